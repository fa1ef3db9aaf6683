"""Features: hair, beards, freckles, years and the clothes of a time are drawn on who is said to have them."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.features import featured
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import find_worded
from promptmagic.painters.sketch.shapes.costume import Costume
from promptmagic.painters.sketch.shapes.eras import eras
from promptmagic.painters.sketch.shapes.people import Person
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe
from promptmagic.painters.sketch.whereabouts import place_for


def costume(brief: str) -> Costume:
    subject = read_scene(Prompt(brief), 0).subjects[0]
    shape = find_worded(subject.noun, subject.word)
    assert shape is not None
    body = featured(shape, brief, subject)[0].body
    assert isinstance(body, Person)
    return body.costume


def test_hair_beard_and_freckles_are_as_said() -> None:
    girl = costume("girl with red braids and freckles")
    assert (girl.hair, *girl.marks) == ("braids", "freckles")
    assert girl.hair_colour is not None
    assert girl.hair_colour[0] > 150
    man = costume("bald man with a moustache")
    assert man.hair == "none"
    assert man.moustache is not None
    sailor = costume("portrait of an old sailor with a white beard")
    assert "wrinkles" in sailor.marks
    assert sailor.beard is not None
    assert min(sailor.beard) > 200


def test_each_tells_of_its_own_hair() -> None:
    brief = "a blonde woman beside a man with a black beard"
    woman, man = read_scene(Prompt(brief), 0).subjects[:2]
    shapes = [find_worded(one.noun, one.word) for one in (woman, man)]
    drawn = [featured(shape, brief, one)[0].body for shape, one in zip(shapes, (woman, man), strict=True) if shape]
    beards = [body.costume.beard for body in drawn if isinstance(body, Person)]
    assert beards[0] is None
    assert beards[1] is not None


def test_people_of_old_wear_what_they_wore() -> None:
    assert costume("an inca king").hat == "feather crown"
    assert "toga fold" in costume("a roman man").on
    assert costume("a victorian lady").hat == "flowered bonnet"
    assert costume("a medieval peasant").prop == "pitchfork"


def test_all_that_a_time_wears_is_in_the_wardrobe() -> None:
    pieces = wardrobe()
    for rows in eras().values():
        for worn in rows.values():
            assert worn.hat in {"", *pieces["hats"]}
            assert worn.prop in {"", *pieces["held"]}
            assert set(worn.on) <= pieces["worn"].keys() | pieces["behind"].keys()


@pytest.mark.parametrize(
    "brief",
    [
        "girl with red braids and freckles", "bald man with a moustache and glasses", "man with a long red beard",
        "a scared woman", "an exhausted nurse", "a proud boy", "roman emperor giving a speech", "an old lady",
        "weightlifter lifting a heavy barbell", "girl jumping rope", "woman doing yoga", "tennis player serving",
        "viking warrior with axe and shield", "samurai drawing his sword", "man typing on a laptop",
        "boy brushing his teeth", "angry boy with crossed arms", "ice skater doing a pirouette",
        "woman doing push ups", "mother hanging up laundry", "woman talking on the phone", "teenager taking a selfie",
        "golfer hitting a ball", "fencer with a sword", "potter making a bowl", "boy doing homework at his desk",
        "runner crossing the finish line", "aztec warrior with a spear", "man vacuuming", "dj with headphones",
        "boy sleeping at his desk", "basketball player dunking", "archer aiming with bow and arrow",
    ],
)  # fmt: skip
def test_who_is_so_is_told_as_seen(brief: str) -> None:
    picture = SketchPainter().paint(Prompt(brief), Canvas(size=(96, 96), seed=1), lambda *_: None)
    assert picture.undrawn == (), brief


@pytest.mark.parametrize("brief", ["a scared woman", "a very surprised man", "girl with freckles"])
def test_a_face_is_seen_from_near(brief: str) -> None:
    assert place_for(read_scene(Prompt(brief), 0)) == "portrait"


@pytest.mark.parametrize(
    ("brief", "place"),
    [
        ("egyptian workers dragging a stone block", "desert"),
        ("man washing the dishes", "kitchen"),
        ("boy playing the drums", "stage"),
        ("woman typing on a laptop", "room"),
    ],
)
def test_a_deed_has_its_place(brief: str, place: str) -> None:
    assert place_for(read_scene(Prompt(brief), 0)) == place


@pytest.mark.parametrize("brief", ["a happy girl on the beach", "a sad man feeding a dog", "a girl combing her hair"])
def test_who_does_more_is_seen_where_it_is_done(brief: str) -> None:
    assert place_for(read_scene(Prompt(brief), 0)) != "portrait"
