"""The report claims only what was laid out, and misses nothing that is plainly there."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.recipe import SketchRecipe, Step
from promptmagic.painters.sketch.report import report
from promptmagic.painters.sketch.scene import read_scene


def told(brief: str) -> tuple[str, str]:
    """Return what a small picture of a brief is told to show, and what not."""
    easel = compose(read_scene(Prompt(brief), 3), (256, 256), brief)
    drawn, undrawn = report(easel, SketchRecipe((Step(brief, 3),)))
    return ", ".join(drawn), ", ".join(undrawn)


@pytest.mark.parametrize(
    ("brief", "missing"),
    [
        ("a pirate digging up a treasure chest on a beach", "digging"),
        ("a snail racing a tortoise", "racing"),
        ("a crying clown holding a broken balloon", "holding"),
        ("a mermaid brushing her hair on a rock", "on a rock"),
        ("a mountaineer climbing a steep cliff", "climbing"),
        ("a crowded bus in the morning", "crowded"),
        ("a barista pouring milk into a cup of coffee", "into"),
        ("a wizard riding a broomstick over a sleeping village", "sleeping"),
        ("children lighting lanterns on a beach at night", "lighting"),
        ("a golden retriever catching a frisbee in mid-air", "in mid-air"),
        ("a seamstress sewing a wedding dress", "seamstress sewing"),
        ("a dog chasing its own tail in the garden", "chasing its own tail"),
        ("a gorilla beating its chest in the jungle", "chest"),
    ],
)
def test_what_nobody_laid_out_is_not_claimed(brief: str, missing: str) -> None:
    assert missing in told(brief)[1]


@pytest.mark.parametrize(
    ("brief", "shown"),
    [
        ("a ballerina dancing on a stage under a spotlight", "under"),
        ("ducklings following their mother across the road", "across"),
        ("an astronaut floating in space", "floating"),
        ("a waiter carrying a tray", "tray"),
    ],
)
def test_what_is_plainly_there_is_not_told_as_missing(brief: str, shown: str) -> None:
    drawn, undrawn = told(brief)
    assert shown in drawn
    assert shown not in undrawn
