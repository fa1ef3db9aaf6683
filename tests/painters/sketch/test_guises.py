"""Guises: animals in the parts of people are dressed as these, stand up for what people do, hold it at their mouths."""

from __future__ import annotations

import pytest

from promptmagic import lexicon
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.guises import guise
from promptmagic.painters.sketch.including import included
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.beasts import Beast, upright
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.sitting import room_of


def _body(brief: str) -> Beast | None:
    shape, _ = guise(brief, read_scene(Prompt(brief), 0).subjects[0])
    body = shape.body if shape else None
    assert body is None or isinstance(body, Beast), brief
    return body


@pytest.mark.parametrize(
    ("brief", "animal", "role"),
    [
        ("a hamster dressed as a knight", "hamster", "knight"),
        ("a sloth as a superhero", "sloth", "superhero"),
        ("a pirate cat", "cat", "pirate"),
        ("raccoon chef making pizza", "raccoon", "chef"),
        ("a pig as a pirate captain", "pig", "pirate"),
        ("a cat in a wizard costume", "cat", "wizard"),
        ("a bear in a police uniform", "bear", "police officer"),
        ("a fox dressed like a detective", "fox", "detective"),
    ],
)
def test_an_animal_in_a_part_wears_what_belongs_to_it(brief: str, animal: str, role: str) -> None:
    body = _body(brief)
    assert body is not None
    assert (body.noun, body.costume.hat, body.costume.coat) == (animal, COSTUMES[role].hat, COSTUMES[role].coat)
    assert body.costume.beard is None


@pytest.mark.parametrize(
    "brief", ["a sheep farmer with her sheep", "a king penguin", "a cat in a box", "a dog as big as a house"]
)
def test_an_animal_of_whom_no_part_is_told_is_itself(brief: str) -> None:
    assert _body(brief) is None


@pytest.mark.parametrize(
    "brief",
    [
        "a hamster dressed as a knight", "a lion dressed as a king sitting on a throne", "a hamster skateboarding",
        "a cat in a wizard costume", "a hedgehog brushing its teeth", "a t-rex playing the drums",
        "a castle on a cloud", "a superhero flying over the city at night", "a princess in a castle",
        "a banana with a smiley face", "a happy avocado",
    ],
)  # fmt: skip
def test_what_is_drawn_of_it_is_told(brief: str) -> None:
    picture = SketchPainter().paint(Prompt(brief), Canvas(size=(160, 160), seed=1), lambda *_: None)
    assert picture.undrawn == (), brief


def test_who_is_dressed_as_another_is_one_and_not_two() -> None:
    for brief in ("a lion dressed as a king sitting on a throne", "a pig as a pirate captain"):
        assert not {"king", "captain"} & {one.noun for one in lexicon.describe(brief).subjects}, brief


def test_a_hand_at_the_mouth_is_at_the_animals_own() -> None:
    fox = find("fox")
    assert fox is not None
    standing = upright("fox", fox)
    assert standing is not None
    assert standing.body is not None
    assert standing.body.hand(poses()["brush teeth"])[0] > 0.2  # its muzzle is long


def test_who_sits_at_a_desk_is_in_a_room_wherever_such_are_at_home() -> None:
    for brief in ("a mermaid sitting at a desk", "a fox sitting at a desk"):
        assert room_of(read_scene(Prompt(brief), 0)) == "room", brief
    assert room_of(read_scene(Prompt("a bear cooking over a campfire"), 0)) == ""


def test_what_a_part_wears_by_itself_is_not_worn_twice() -> None:
    scene = read_scene(Prompt("a lion king with a golden crown"), 0)
    easel = compose(scene, (160, 160), scene.told)
    crown = next(one for one in scene.subjects if one.noun == "crown")
    assert included(easel, crown, relations(scene))


@pytest.mark.parametrize(
    "brief", ["my dad as a superhero flying over the city", "a boy as a knight", "grandma as a pirate"]
)
def test_people_are_dressed_for_the_parts_they_play(brief: str) -> None:
    shape, words = guise(brief, read_scene(Prompt(brief), 0).subjects[0])
    assert shape is not None
    assert words == brief.split(" as a ")[1].split(" ")[0]


@pytest.mark.parametrize(
    "brief", ["my dad as happy as a clam", "a boy as tall as a house", "a man, as a rule, on a bench"]
)
def test_who_plays_no_part_is_dressed_as_ever(brief: str) -> None:
    shape, _ = guise(brief, read_scene(Prompt(brief), 0).subjects[0])
    assert shape is None
