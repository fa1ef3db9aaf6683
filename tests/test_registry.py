"""Engines by name: a plugin that cannot be used is named with its package and the cause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from promptmagic.errors import EngineError, OptionError, UnknownNameError
from promptmagic.registry import Spec, make, names, told

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


@pytest.mark.parametrize(
    ("text", "name", "model", "options"),
    [
        ("sketch", "sketch", "", {}),
        (" openai : org/model:tag ", "openai", "org/model:tag", {}),
        ("x,steps=20", "x", "", {"steps": "20"}),
        (
            r"x:C:\My Pictures\model,steps=20, Guide-Scale = 6",
            "x",
            r"C:\My Pictures\model",
            {"steps": "20", "guide_scale": "6"},
        ),
        ('x:"a, b",k="1,2"', "x", "a, b", {"k": "1,2"}),
        ('x:\'it\'\'s, a\',k="say ""hi"""', "x", "it's, a", {"k": 'say "hi"'}),
        ("x:it's fine,k=a=b", "x", "it's fine", {"k": "a=b"}),
        ("x:a{1},k=", "x", "a{1}", {"k": ""}),
    ],
)
def test_a_spec_is_name_model_and_options(text: str, name: str, model: str, options: dict[str, str]) -> None:
    spec = Spec.parse(text)
    assert spec == Spec(name, model, options)
    assert Spec.parse(str(spec)) == spec


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x,", "'' is no option"),
        ("x:a,steps", "'steps' is no option"),
        ("x:my, folder,steps=2", "'folder' is no option"),
        ('x:"a,b', "quote is not closed"),
        ("x,a=1,A=2", "a stands twice"),
    ],
)
def test_what_is_no_spec_is_one_error(text: str, words: str) -> None:
    with pytest.raises(OptionError, match=words):
        Spec.parse(text)


TUNABLE = """
from promptmagic.painters import PainterOption

class Engine:
    name = label = "plug"
    free = True
    options = (
        PainterOption("steps", int, "how many steps", 20, least=1, most=200),
        PainterOption("guidance", float, "how closely", 7.5, least=0),
        PainterOption("sampler", str, "which", "ddim", choices=("ddim", "Euler")),
        PainterOption("tiled", bool, "in tiles", False),
    )
    def __init__(self, model, **given):
        self.model = model
        for option in self.options:
            setattr(self, option.name, given.get(option.name, option.default))
    def paint(self, prompt, canvas, progress): ...
"""


def test_a_painter_is_made_with_its_options_read(install: Install) -> None:
    group = install("painter", TUNABLE)
    engine = make(group, "plug:m,steps=30,sampler=euler,tiled=yes", {"guidance": 3, "steps": 5})
    assert (engine.model, engine.steps, engine.guidance, engine.sampler, engine.tiled) == ("m", 30, 3.0, "Euler", True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("steps=0", "steps must be a whole number from 1 to 200, not '0'"),
        ("steps=many", "steps must be a whole number from 1 to 200, not 'many'"),
        ("steps=2.5", "steps must be a whole number"),
        ("guidance=-1", "guidance must be a number of 0 or more, not '-1'"),
        ("guidance=nan", "guidance must be a number"),
        ("sampler=eular", "sampler must be one of ddim, Euler, not 'eular'. Did you mean Euler?"),
        ("tiled=maybe", "tiled must be yes or no, not 'maybe'"),
        ("stpes=20", "There is no option of the painter 'plug' called 'stpes'. Did you mean steps?"),
    ],
)
def test_an_option_that_does_not_fit_is_one_error(install: Install, options: str, words: str) -> None:
    group = install("painter", TUNABLE)
    with pytest.raises((OptionError, UnknownNameError)) as caught:
        make(group, f"plug,{options}")
    assert caught.value.message.startswith(words)


def test_an_engine_without_options_says_so(install: Install) -> None:
    with pytest.raises(UnknownNameError, match="has no options"):
        make(install("painter", GOOD), "plug,steps=2")


def test_an_engine_whose_packages_are_missing_says_how_to_get_them(install: Install) -> None:
    needy = GOOD.replace("free = True", 'free = True; needs = ("nothing_of_that_name",); install = "pip install it"')
    with pytest.raises(EngineError, match=r"is not installed: nothing_of_that_name\. Run: pip install it"):
        make(install("painter", needy), "plug")


def test_a_package_with_a_damaged_list_is_named_in_one_warning_and_harms_no_other(
    install: Install, tmp_path: Path
) -> None:
    group = install("painter", GOOD)
    folder = tmp_path / "damaged-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: damaged\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(f"[{group}]\nno equals sign\n")
    with pytest.warns(RuntimeWarning, match="The plugins of damaged cannot be read") as warned:
        found = names(group)
    assert found == names(group) == ["plug"]
    assert len(warned) == 1


def test_a_plugin_never_takes_the_name_of_another(install: Install, tmp_path: Path) -> None:
    group = install("painter", GOOD)
    folder = tmp_path / "promptmagic-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: promptmagic\nVersion: 1.0\n")
    (tmp_path / "ours.py").write_text(GOOD.replace('"plug"', '"built in"'))
    (folder / "entry_points.txt").write_text(f"[{group}]\nplug = ours:Engine\n")
    with pytest.warns(RuntimeWarning, match="promptmagic-plug is left out: its painter 'plug'"):
        assert make(group, "plug").name == "built in"
