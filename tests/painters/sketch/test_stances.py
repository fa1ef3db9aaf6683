"""Stances: animals hold themselves as a sentence says, and touch what they are said to touch."""

from __future__ import annotations

import random

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.lexicon import describe
from promptmagic.lexicon.nouns import numbers
from promptmagic.model import Brief, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch.boxes import TraceBox, boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.session import paint_here
from promptmagic.painters.sketch.shapes import Shape, find
from promptmagic.painters.sketch.shapes.joints import Proof, bounding, lowered, lying
from promptmagic.painters.sketch.stances import doings

NECKED = sorted(noun for noun in numbers("neck") if find(noun) is not None)
"""The animals whose neck is known."""

SIZE = (320, 224)


def painted(text: str) -> Easel:
    """Return the easel after a text was painted."""
    return compose(read_scene(Prompt(text), 7), SIZE)


def one(easel: Easel, noun: str) -> TraceBox:
    """Return where the one thing of a name is seen."""
    (found,) = boxes(easel.marks, noun)
    return found


def proof(shape: Shape) -> Proof:
    """Return the proof of a shape."""
    return Proof.of(shape.draw(random.Random(0), 100), 100)


@pytest.mark.parametrize("noun", NECKED)
def test_a_grazing_animal_has_its_mouth_at_the_ground_and_its_feet_on_it(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    grazing = lowered(noun, shape, 0.0)
    assert grazing is not None
    assert grazing.mouth is not None
    left, low, right, high = proof(grazing).extent
    assert abs(low) < 0.03
    assert grazing.mouth[1] < (0.3 if noun in ("tiger", "leopard") else 0.2), "a face seen from before has a chin below"
    assert abs(high - 1) < 0.05
    assert abs((right - left) - grazing.aspect) < 0.1
    feet = [run for run in proof(grazing).runs(0.03) if run[0] < grazing.mouth[0] * grazing.aspect / 2 - 0.1]
    assert feet, "it stands on its feet, not on its nose"


@pytest.mark.parametrize("noun", [noun for noun in NECKED if noun not in ("rabbit", "chicken")])
def test_one_that_lies_is_lower_than_one_that_stands(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    for asleep in (True, False):
        low = lying(noun, shape, asleep=asleep)
        assert low is not None
        assert low.height < shape.height
        assert abs(proof(low).extent[1]) < 0.03


@pytest.mark.parametrize("noun", ["cow", "dog", "deer", "walking cat"])
def test_one_that_gallops_stretches_its_legs(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    galloping = bounding(noun, shape)
    assert galloping is not None
    standing = proof(shape).runs(0.08)
    stretched = proof(galloping).runs(0.08)
    assert stretched[-1][1] - stretched[0][0] > standing[-1][1] - standing[0][0]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("a giraffe drinking from a river", {"drink": ""}),
        ("a horse drinking from a trough", {"drink": "trough"}),
        ("sheep grazing on a hill", {"eat": ""}),
        ("a fox sniffing a flower", {"sniff": "flower"}),
        ("a dog chasing a cat", {"chase": "cat"}),
    ],
)
def test_what_an_animal_does_is_read_with_what_it_does_it_to(text: str, done: dict[str, str]) -> None:
    said = describe(text)
    assert doings(said, said.subjects[0]) == done


@pytest.mark.parametrize(
    "brief",
    [
        "a cow grazing in a meadow",
        "a lion sleeping under a tree",
        "a deer drinking from a lake",
        "a horse jumping over a fence",
        "a dog chasing a cat",
        "a bear climbing a tree",
        "a fox sniffing a flower",
        "a monkey hanging from a branch",
        "a cow lying in the grass",
        "a cat curled up in an armchair",
        "a dog carrying a bone in its mouth",
        "a giraffe eating leaves from a tree",
        "a rabbit eating a carrot",
        "a cow looking over a wooden fence",
        "an owl on a branch in front of the full moon",
    ],
)
def test_what_is_drawn_of_an_animals_doing_is_not_reported_missing(brief: str) -> None:
    prompt = TemplateExpander().expand([Brief(brief)], seed=7).prompts[0]
    picture = paint_here(prompt, Canvas(7, (448, 320)))
    assert picture.undrawn == ()


def test_what_hangs_from_a_branch_is_below_it() -> None:
    easel = painted("a monkey hanging from a branch")
    monkey, branch = one(easel, "monkey"), one(easel, "branch")
    assert branch.top < monkey.top < branch.bottom
    assert monkey.high > 0.3 * SIZE[1]


def test_a_vessel_is_at_the_mouth_that_drinks_from_it() -> None:
    easel = painted("a horse drinking from a trough")
    horse, trough = one(easel, "horse"), one(easel, "trough")
    assert max(horse.left, trough.left) < min(horse.right, trough.right)
    assert trough.top < horse.bottom <= trough.bottom + 4


def test_one_asleep_on_a_pile_touches_it() -> None:
    easel = painted("a dragon sleeping on a pile of gold")
    dragon, pile = one(easel, "dragon"), one(easel, "hoard")
    assert pile.top <= dragon.bottom < pile.bottom
    assert dragon.wide < pile.wide * 1.6


def test_one_that_looks_over_a_fence_stands_behind_it() -> None:
    easel = painted("a cow looking over a wooden fence")
    (cow,) = boxes(easel.marks, "cow")
    fences = boxes(easel.marks, "fence")
    assert all(cow.order < fence.order for fence in fences)
    assert all(cow.top < fence.top and cow.bottom <= fence.bottom for fence in fences)


def test_the_moon_is_behind_who_is_before_it() -> None:
    easel = painted("an owl on a branch in front of the full moon")
    owl, moon = one(easel, "owl"), one(easel, "moon")
    assert moon.order < owl.order
    assert moon.left < owl.left < owl.right < moon.right
