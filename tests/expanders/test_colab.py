"""The expander of Google Colab's own language model, where a stand-in for Colab's package begins the network."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import openai_loopback as loop
import pytest

from promptmagic import registry
from promptmagic.errors import BadAnswerError, EngineError, UnavailableError
from promptmagic.expanders import GROUP
from promptmagic.expanders.colab import ColabExpander
from promptmagic.model import FREE, Brief

AI = """
import json, pathlib
def generate_text(prompt, model_name="google/gemini-2.5-flash", stream=False):
    heard = pathlib.Path(__file__).with_name("heard.jsonl")
    with heard.open("a") as file:
        file.write(json.dumps([prompt, model_name]) + "\\n")
    answers = json.loads(pathlib.Path(__file__).with_name("answers.json").read_text())
    answer = answers[min(len(heard.read_text().splitlines()), len(answers)) - 1]
    if answer is None:
        raise RuntimeError("quota exceeded for sk-test-0000-not-a-real-key-0000")
    return answer
"""

Heard = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def colab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Heard]]:
    """Be in a Colab whose model gives these answers, None for a failure; returns what tells what it heard."""

    def be(*answers: str | None) -> Heard:
        package = tmp_path / "google" / "colab"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "ai.py").write_text(AI)
        (package / "answers.json").write_text(json.dumps(answers))
        forget_google()
        monkeypatch.syspath_prepend(tmp_path)
        return lambda: [tuple(json.loads(line)) for line in (package / "heard.jsonl").read_text().splitlines()]

    yield be
    forget_google()


def forget_google() -> None:
    for name in [name for name in sys.modules if name == "google" or name.startswith("google.")]:
        del sys.modules[name]


def wrote(*numbers: int) -> str:
    """What a model writes for these briefs."""
    return json.dumps({"prompts": [loop.prompt_for({"brief": n, "text": "a fox"}) for n in numbers]})


def test_colabs_model_writes_the_prompts_free_and_with_no_key(colab: Callable[..., Heard]) -> None:
    heard = colab(wrote(1, 2))
    expansion = registry.make(GROUP, "colab").expand([Brief("a fox"), Brief("a fox")], seed=1)
    assert len({prompt.text for prompt in expansion.prompts}) == 2
    assert expansion.cost == FREE
    ((text, model),) = heard()
    assert '"text": "a fox"' in text
    assert "You word prompts for an image model." in text
    assert model == "google/gemini-2.5-flash"


def test_its_model_can_be_named_and_told_who_it_is(colab: Callable[..., Heard]) -> None:
    heard = colab(wrote(1))
    ColabExpander("google/gemini-2.5-pro").expand([Brief("a fox")], seed=1, role="You are a set designer")
    ((text, model),) = heard()
    assert text.startswith("You are a set designer. You are given briefs")
    assert model == "google/gemini-2.5-pro"


def test_what_is_missing_is_asked_for_once_more_and_what_came_is_kept(colab: Callable[..., Heard]) -> None:
    heard = colab(wrote(1), "no")
    with pytest.raises(BadAnswerError, match="only 1 of 2 prompts") as caught:
        ColabExpander().expand([Brief("a fox")] * 2, seed=1)
    assert len(caught.value.kept) == 1
    assert caught.value.billed is None
    assert "already_written" in heard()[1][0]


def test_a_failure_of_colabs_is_told_without_keys(colab: Callable[..., Heard]) -> None:
    colab(None)
    with pytest.raises(UnavailableError, match="quota exceeded") as caught:
        ColabExpander().expand([Brief("a fox")], seed=1)
    assert "sk-test" not in str(caught.value)


def test_elsewhere_it_says_where_it_is() -> None:
    with pytest.raises(EngineError, match="Google Colab alone"):
        registry.make(GROUP, "colab")
