"""Whether the report of a sketch agrees with its picture: `python tests/report_agreement.py [FIRST] [LAST]`.

Briefs are put together from nouns, places and hours. Of each thing that a brief names, what the report says is compared
with what is measured: the picture painted with it and without it, and how much of it the difference shows.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import islice

from relation_table import SIDE, measured

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.recipe import SketchRecipe, Step
from promptmagic.painters.sketch.report import report
from promptmagic.painters.sketch.scene import read_scene

BRIEFS = 300
THINGS = (
    "cat", "dog", "elephant", "robot", "girl", "knight", "boat", "car", "bicycle", "balloon", "apple", "chair",
    "tree", "house", "lantern", "penguin", "horse", "wizard", "umbrella", "frog", "whale", "train", "cake", "owl",
    "zorgle", "guitar", "snowman", "castle", "butterfly", "tractor", "bear", "cup", "sunflower", "kite",
)  # fmt: skip
WHERE = ("", "on a beach", "in a forest", "in the city", "in a kitchen", "in a garden", "by a lake", "in the desert")
WHEN = ("", "at night", "at sunset", "in the rain", "in the snow", "in thick fog")
JOINTS = ("and", "beside", "behind", "under", "in front of")

SEEN, CLEARLY = 1e-4, 2e-3
"""Which part of a picture's pixels a thing changes at least to be seen, and to be seen without doubt.

Between the two a sliver shows behind something else, which may be called drawn or not."""


def briefs(count: int) -> Iterator[str]:
    """Yield briefs, always the same."""
    chance = random.Random(18)
    for _ in range(count):
        one, two = chance.sample(THINGS, 2)
        rest = f"{chance.choice(JOINTS)} a {two}" if chance.random() < 0.7 else ""
        yield " ".join(f"a {one} {rest} {chance.choice(WHERE)} {chance.choice(WHEN)}".split())


def disagreements(brief: str, seed: int = 3) -> list[str]:
    """Return the things of a brief of which the report says what the picture does not show."""
    scene = read_scene(Prompt(brief), seed)
    easel = compose(scene, (SIDE, SIDE), brief)
    drawn, undrawn = report(easel, SketchRecipe((Step(brief, seed),)))
    if not easel.marks:
        return []  # a card: its words are all there
    nouns = [subject.noun for subject in easel.scene.subjects]
    found = dict(zip(nouns, measured(brief, seed, *nouns), strict=True))
    marked = {mark.noun for mark in easel.marks}
    wrong = []
    for subject in easel.scene.subjects:
        where = found[subject.noun]
        area = 0 if where is None else where.area
        visible = area >= SEEN * SIDE * SIDE
        visible = visible or (subject.noun in easel.drawn and subject.noun not in marked)  # by the place itself
        said = any(word in drawn for word in (subject.word, subject.noun)) and subject.word not in undrawn
        if said != visible and not SEEN * SIDE * SIDE <= area < CLEARLY * SIDE * SIDE:
            wrong.append(subject.noun)
    return wrong


def main(first: int, last: int) -> None:
    """Print each brief of that part whose report is wrong, and the share that is right."""
    right = 0
    for brief in islice(briefs(BRIEFS), first, last):
        wrong = disagreements(brief)
        right += not wrong
        if wrong:
            print(f"{brief}: {', '.join(wrong)}", flush=True)
    print(f"{right} of {last - first}: {right / (last - first):.1%}")


if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[1:3]]
    main(numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else BRIEFS)
