"""A hundred hostile briefs, each the whole way offline: a labelled picture or one clear error, and bounded work."""

from __future__ import annotations

import pytest
from hostile_briefs import briefs

from promptmagic.brief import check
from promptmagic.errors import BriefError
from promptmagic.expanders.template import TemplateExpander
from promptmagic.lexicon.describing import describe
from promptmagic.model import Brief
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.scene import MOST_THINGS, read_scene

BRIEFS = briefs()
ADDED = 2_000
"""More characters than any prompt adds to its brief."""


def refusal(text: str) -> BriefError | None:
    try:
        check(text)
    except BriefError as error:
        return error
    return None


def test_there_are_a_hundred() -> None:
    assert len(set(BRIEFS)) == 100


@pytest.mark.parametrize("number", range(100))
def test_a_hostile_brief_gives_a_picture_or_one_clear_error(number: int) -> None:
    refused = refusal(BRIEFS[number])
    if refused is not None:
        assert refused.message
        assert refused.advice
        return
    brief = Brief(check(BRIEFS[number]))
    prompts = TemplateExpander().expand([brief] * 4, seed=1).prompts
    texts = {prompt.text for prompt in prompts}
    assert len(texts) == 4 or describe(brief.text).language != "en", "English is written about English only"
    picture = SketchPainter().paint(prompts[0], Canvas(1, (64, 64)))
    assert picture.image.size == (64, 64)
    assert picture.label == "offline sketch"


@pytest.mark.parametrize("number", range(100))
def test_a_hostile_brief_asks_for_no_more_than_a_picture_holds(number: int) -> None:
    (prompt,) = TemplateExpander().expand([Brief(BRIEFS[number])], seed=1).prompts
    assert len(prompt.text) < len(BRIEFS[number]) + ADDED
    assert sum(subject.count for subject in read_scene(prompt, 1).subjects) <= MOST_THINGS
