"""Accounts: each word of a short brief ends as drawn or as not drawn, and relations are seen or told as missing."""

from __future__ import annotations

import re

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.boxes import TraceBox, boxes, is_seen
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene

SIZE = (160, 160)


def told(brief: str) -> tuple[str, str]:
    picture = SketchPainter().paint(Prompt(brief), Canvas(3, SIZE))
    return ", ".join(picture.drawn), ", ".join(picture.undrawn)


@pytest.mark.parametrize(
    ("brief", "missing"),
    [
        ("a lonely old man on a park bench", "lonely"),
        ("a proud lion on a rock", "proud"),
        ("an abandoned factory", "abandoned"),
        ("a hammer hitting a nail", "hitting"),
        ("a man in a suit and tie", "suit"),
        ("a man in a suit and tie", "tie"),
        ("a tornado over a farm", "tornado"),
        ("a sailor on a boat holding a telescope and a sad clown", "sad"),
        ("a pig in the mud", "mud"),
        ("a sunflower taller than a house", "taller"),
        ("a polar bear swimming under the ice", "under the ice"),
        ("elephants in Kenya", "Kenya"),
        ("a mouse under a barrel", "under a barrel"),
        ("a head of lettuce", "head"),
        ("a boy's red bicycle", "boy's"),
        ("a long blue scarf and an invisible friend", "long"),
        ("ducks in a row", "in a row"),
        ("an electrician with a ladder", "electrician"),
        ("a husky in the snow", "husky"),
        ("a computer mouse and an apple", "computer mouse"),
        ("a dragon who works as a librarian", "librarian"),
        ("sunflowers turning to the sun", "turning"),
        ("a gondola on a canal", "canal"),
        ("a firefighter rescuing a kitten from a tree", "rescuing"),
        ("three elephants crossing a river", "crossing"),
        ("an owl reading a newspaper", "reading"),
        ("loneliness in a big city", "loneliness"),
        ("two knights in front of a crowd", "in front of"),
        ("a cabin in the heart of the forest", "heart"),
    ],
)
def test_what_a_picture_does_not_show_of_a_brief_is_told(brief: str, missing: str) -> None:
    assert missing in told(brief)[1]


@pytest.mark.parametrize(
    "brief",
    [
        "children in the playground",
        "a snake in the grass",
        "a date palm in an oasis",
        "a castle on a hill",
        "an old man on a park bench",
        "a parrot on a pirate's shoulder",
        "two kids on a seesaw",
        "an Egyptian pharaoh on his throne",
        "a beautiful red fox, highly detailed",
        "a hedgehog carrying an apple on its back",
        "a dragon guarding a pile of gold",
        "a wolf howling at the moon",
        "a library full of books",
        "the first moon landing",
        "a penguin on a skateboard",
    ],
)
def test_what_it_shows_is_not_told_as_missing(brief: str) -> None:
    assert told(brief)[1] == ""


def test_nothing_is_told_of_as_drawn_and_as_missing() -> None:
    drawn, undrawn = told("the first moon landing and a flag")
    assert set(drawn.split(", ")).isdisjoint(undrawn.split(", "))


def test_missing_words_stand_in_the_order_of_the_text_and_together_where_they_do() -> None:
    assert told("an elephant spraying water with its trunk")[1] == "spraying water"


@pytest.mark.parametrize(
    ("brief", "shown"),
    [
        ("a big red ball", ("big", "red")),
        ("a white swan", ("white",)),
        ("two boats on a lake", ("two", "lake")),
        ("a flock of sheep", ("flock",)),
        ("tomatoes in a greenhouse", ("greenhouse",)),
        ("a cat under a table", ("under",)),
        ("the moment before the storm", ()),
    ],
)
def test_every_word_of_a_short_brief_is_told_of(brief: str, shown: tuple[str, ...]) -> None:
    drawn, undrawn = told(brief)
    assert set(shown) <= set(drawn.split(", "))
    silent = {"a", "an", "the", "of", "on", "in", "moment", "before"}
    assert set(brief.split()) <= silent | set(re.split(r"[ ,]+", f"{drawn} {undrawn}"))


def test_words_are_told_of_in_the_letters_in_which_they_were_typed() -> None:
    assert "Children" not in told("children on the beach on Christmas Eve")[0]
    assert "Christmas Eve" in told("children on the beach on Christmas Eve")[1]


def test_a_landscape_for_a_feeling_is_said_to_be_one_and_no_other_feeling_is() -> None:
    assert told("loneliness") == ("loneliness", "")
    assert told("courage") == ("", "courage")


def test_of_one_who_teaches_another_to_ride_only_one_rides() -> None:
    assert "ride" not in told("a father teaching his son to ride a bike")[1]


def test_clothes_that_nobody_is_drawn_in_do_not_lie_beside_people() -> None:
    assert not boxes(compose(read_scene(Prompt("a penguin with a bow tie"), 3), SIZE).marks, "tie")


@pytest.mark.parametrize(
    ("brief", "seen"),
    [
        ("a cat on a chair", True),
        ("a bird under a bridge", True),
        ("a cat in a basket", True),
        ("a cat behind a tree", True),
        ("a boy riding a horse", True),
        ("a ghost in a house", False),
    ],
)
def test_a_relation_is_seen_where_the_boxes_of_the_two_say_so(brief: str, seen: bool) -> None:
    easel = compose(read_scene(Prompt(brief), 3), SIZE)
    (relation,) = relations(easel.scene)
    assert is_seen(relation, easel.marks) == seen


def test_the_box_of_a_trace_is_where_its_pixels_are() -> None:
    easel = compose(read_scene(Prompt("a cat on a chair"), 3), SIZE)
    (cat,), (chair,) = boxes(easel.marks, "cat"), boxes(easel.marks, "chair")
    assert isinstance(cat, TraceBox)
    assert chair.top < cat.bottom < chair.bottom


def test_what_fills_a_jar_or_lies_on_a_plate_keeps_within_it() -> None:
    for brief, vessel, held in (("a jar of cookies", "jar", "biscuit"), ("a plate of cookies", "plate", "biscuit")):
        marks = compose(read_scene(Prompt(brief), 3), SIZE).marks
        (around,) = boxes(marks, vessel)
        assert all(around.left - 2 <= one.left and one.right <= around.right + 2 for one in boxes(marks, held))


@pytest.mark.parametrize(("brief", "noun"), [("a cat on the roof", "house"), ("a bowl of noodles", "noodle")])
def test_a_roof_has_its_house_and_a_dish_is_drawn_once(brief: str, noun: str) -> None:
    assert boxes(compose(read_scene(Prompt(brief), 3), SIZE).marks, noun)
    assert not boxes(compose(read_scene(Prompt(brief), 3), SIZE).marks, "bowl")


def test_what_a_thing_is_made_of_does_not_stand_beside_it() -> None:
    assert not boxes(compose(read_scene(Prompt("a castle made of ice cream"), 3), SIZE).marks, "ice cream")
