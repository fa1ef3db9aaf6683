"""The offline pair as a cell uses it: four prompts of a brief, and their sketches, looked at together."""

from __future__ import annotations

from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageStat

from promptmagic.expanders.template import TemplateExpander
from promptmagic.model import Brief, Picture
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.recipe import SketchRecipe, Step
from promptmagic.painters.sketch.session import sketch

BRIEFS = (
    "a beach sunset", "a lake in the mountains", "a village in winter", "a city at night", "a deep forest", "a kitchen",
    "an old library", "a coral reef", "a portrait of a king", "a garden in spring", "a cat", "a bowl of lemons",
    "three red boats on a lake", "a robot in a classroom", "a farm", "abstract shapes",
)  # fmt: skip
APART = 8.5
"""How far two thumbnails differ at least, in mean levels of 255: a picture and its mirror image do about that."""


def four(brief: str, seed: int = 40) -> list[Picture]:
    prompts = TemplateExpander().expand([Brief(brief)] * 4, seed=seed).prompts
    painter = SketchPainter()
    return [painter.paint(prompt, Canvas(seed + k, (128, 128))) for k, prompt in enumerate(prompts)]


def apart(one: Picture, other: Picture) -> float:
    small = [picture.image.convert("RGB").resize((32, 32), Image.Resampling.BOX) for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


@pytest.mark.parametrize("brief", BRIEFS)
def test_four_variations_are_four_pictures(brief: str) -> None:
    pictures = four(brief)
    assert min(apart(one, other) for one, other in combinations(pictures, 2)) > APART


@pytest.mark.parametrize(
    ("brief", "things"),
    [
        ("three red boats on a lake", {"boats", "lake"}),
        ("a cat on a chair", {"cat", "chair"}),
        ("a lighthouse in a storm", {"lighthouse", "storm"}),
    ],
)
def test_what_the_brief_names_is_drawn_in_all_four(brief: str, things: set[str]) -> None:
    for picture in four(brief):
        assert things <= set(picture.drawn)
        assert picture.undrawn == ()


@pytest.mark.parametrize("brief", ["a beach sunset", "a kitchen", "a village in winter", "a desert at noon"])
def test_no_word_of_the_expander_is_reported_as_missing(brief: str) -> None:
    assert [picture.undrawn for picture in four(brief)] == [()] * 4


@pytest.mark.parametrize("seed", range(4))
def test_a_flock_is_seen_from_high_and_low(seed: int) -> None:
    def birds(many: str) -> Image.Image:
        recipe = SketchRecipe((Step("the sea", seed), Step(many, seed)))
        return sketch(recipe, (256, 256))[0]

    assert ImageChops.difference(birds("add a flock of birds"), birds("no gulls, no birds")).getbbox() is not None
