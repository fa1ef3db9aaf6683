"""Engines by name: a plugin that cannot be used is named with its package and the cause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from promptmagic.errors import EngineError, OptionError
from promptmagic.registry import make, told

Install = Callable[[str, str], str]

GOOD = """
class Engine:
    name = label = "plug"
    free = True
    def __init__(self, model): self.model = model
    def paint(self, prompt, canvas, progress): ...
    def expand(self, briefs, *, seed): ...
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a module as the engine "plug" of the package promptmagic-plug; return its group, one for each test."""

    def to(kind: str, source: str) -> str:
        module = f"plug_{tmp_path.parent.name}_{tmp_path.name}".replace("-", "_")
        (tmp_path / f"{module}.py").write_text(source)
        folder = tmp_path / "promptmagic_plug-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: promptmagic-plug\nVersion: 1.0\n")
        (folder / "entry_points.txt").write_text(f"[{module}.{kind}s]\nplug = {module}:Engine\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        return f"{module}.{kind}s"

    return to


@pytest.mark.parametrize("kind", ["painter", "expander"])
def test_a_plugin_is_made_with_the_model_of_its_spec(install: Install, kind: str) -> None:
    engine: Any = make(install(kind, GOOD), "plug:large")
    assert (engine.name, engine.model) == ("plug", "large")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("raise OSError('libcudart.so.12: cannot open')", "cannot be loaded: OSError: libcudart.so.12: cannot open."),
        ("import nothing_of_that_name", "cannot be loaded: ModuleNotFoundError: No module named"),
        ("raise SystemExit('no GPU')", "cannot be loaded: SystemExit: no GPU."),
        ("class Another: ...", "cannot be loaded: AttributeError: "),
        (GOOD.replace("self, model): self.model = model", "self): ..."), "cannot be made: TypeError: "),
        (GOOD.replace("self.model = model", "1 / 0"), "cannot be made: ZeroDivisionError: division by zero."),
        ("Engine = 5", "cannot be made: TypeError: "),
    ],
)
def test_a_plugin_that_fails_is_one_error_with_its_package_and_the_cause(
    install: Install, source: str, words: str
) -> None:
    group = install("painter", source)
    with pytest.raises(EngineError) as caught:
        make(group, "plug")
    assert caught.value.message.startswith(f"The painter 'plug' of promptmagic-plug {words}")
    assert caught.value.__cause__ is not None


def test_an_error_of_ours_passes_as_it_is(install: Install) -> None:
    refusing = GOOD.replace("self.model = model", "raise OptionError('No such model.')")
    group = install("painter", f"from promptmagic.errors import OptionError\n{refusing}")
    with pytest.raises(OptionError, match=r"^No such model\.$"):
        make(group, "plug")


@pytest.mark.parametrize(
    ("kind", "without", "words"),
    [
        ("painter", "def paint", "has no paint()."),
        ("painter", "label = ", "has no label."),
        ("painter", "free = True", "has no free."),
        ("expander", "def expand", "has no expand()."),
    ],
)
def test_an_engine_that_lacks_something_is_one_error_that_says_what(
    install: Install, kind: str, without: str, words: str
) -> None:
    group = install(kind, GOOD.replace(without, {"label = ": "", "free = True": "..."}.get(without, "def other")))
    with pytest.raises(EngineError) as caught:
        make(group, "plug")
    assert caught.value.message == f"The {kind} 'plug' of promptmagic-plug {words}"


def test_a_template_engine_may_do_without_a_label(install: Install) -> None:
    assert make(install("expander", GOOD.replace("label = ", "")), "plug").name == "plug"


@pytest.mark.parametrize("name", ["PLUG_API_KEY", "plug_secret", "HF_TOKEN"])
def test_what_a_plugin_says_holds_no_key_of_the_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "fake-0123456789")
    assert told(ValueError("401 for fake-0123456789\nat once.")) == "ValueError: 401 for … at once"
