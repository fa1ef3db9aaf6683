"""What a plugin's engine does wrong is one error that says whose bug it is, and whether it was billed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from promptmagic.errors import BadAnswerError, EngineError, RefusedError
from promptmagic.expanders import Expansion
from promptmagic.history import History
from promptmagic.model import Brief, Prompt
from promptmagic.studio import faults
from promptmagic.studio.engines import Engines
from promptmagic.studio.pipeline import Pipeline

FOX = Prompt("a fox")


class Expander:
    """An expander that does what it was made to do."""

    name, model, free = "odd", "", False

    def __init__(self, does: Callable[[], object]) -> None:
        self._does = does

    def expand(self, briefs: Sequence[Brief], *, seed: int) -> Expansion:
        return self._does()  # type: ignore[return-value]  # on purpose


def crash() -> object:
    raise ZeroDivisionError("division by fake-0123456789")


@pytest.fixture
def pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    monkeypatch.setenv("ODD_API_KEY", "fake-0123456789")
    return Pipeline(History(tmp_path), Engines(), parallel=1, partials=False)


def expanded(pipeline: Pipeline, does: Callable[[], object]) -> Expansion:
    expander = Expander(does)
    return pipeline.expansion(expander, [Brief("a fox")], 1, pipeline.orders_of_prompts(expander))


@pytest.mark.parametrize(
    ("does", "words"),
    [
        (crash, "The expander 'odd' failed with ZeroDivisionError: division by …."),
        (lambda: None, "The expander 'odd' returned None in place of an Expansion."),
        (lambda: [FOX], "The expander 'odd' returned list in place of an Expansion."),
        (lambda: Expansion(("a fox",)), "The expander 'odd' returned str in place of a Prompt."),  # type: ignore[arg-type]  # on purpose
        (lambda: Expansion((FOX, FOX)), "The expander 'odd' returned 2 prompts for 1."),
    ],
)
def test_an_expander_s_bug_is_named_as_its_own(pipeline: Pipeline, does: Callable[[], object], words: str) -> None:
    with pytest.raises(EngineError) as caught:
        expanded(pipeline, does)
    assert caught.value.message == words
    assert caught.value.billed == "perhaps"


def test_an_error_that_it_raises_on_purpose_passes_as_it_is() -> None:
    with pytest.raises(RefusedError, match="no foxes"), faults.named("expander", Expander(crash), "no"):
        raise RefusedError("There are no foxes here.")


def test_too_few_prompts_are_a_bad_answer(pipeline: Pipeline) -> None:
    with pytest.raises(BadAnswerError):
        expanded(pipeline, lambda: Expansion(()))
