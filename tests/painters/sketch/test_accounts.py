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
from promptmagic.painters.sketch.session import paint_here

SIZE = (160, 160)


def told(brief: str) -> tuple[str, str]:
    picture = SketchPainter().paint(Prompt(brief), Canvas(3, SIZE))
    return ", ".join(picture.drawn), ", ".join(picture.undrawn)


@pytest.mark.parametrize(
    ("brief", "missing"),
    [
        ("a lonely old man on a park bench", "lonely"),
        ("a jealous lion on a rock", "jealous"),
        ("an abandoned puppy in a box", "abandoned"),
        ("a hammer hitting a nail", "hitting"),
        ("a man in a suit and tie", "suit"),
        ("a man in a suit and tie", "tie"),
        ("a tornado over a farm", "tornado"),
        ("a sailor on a boat holding a telescope and a jealous clown", "jealous"),
        ("a pig in the quicksand", "quicksand"),
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
        ("a dragon who works as a librarian", "librarian"),
        ("sunflowers turning to the sun", "turning"),
        ("a raft on the rapids", "rapids"),
        ("three elephants crossing a river", "crossing"),
        ("an owl reading a newspaper", "reading"),
        ("two knights in front of a crowd", "in front of"),
        ("a cabin in the heart of the forest", "heart"),
        ("an old woman walking away", "away"),
        ("three kids running away from a wave", "away"),
        ("a man carrying a ladder across the street", "across"),
        ("a barn at night with one lit window", "one"),
        ("a cow on a bus shelter", "on a bus shelter"),
        ("a dog on a cave", "on a cave"),
        ("a cow in front of a cave", "in front of a cave"),
        ("summer in a classroom", "summer"),
        ("life in a village", "life"),
        ("the phases of the moon in a row", "in a row"),
        ("feeling left out in a group", "group"),
        ("a castle seen late at night", "late"),
        ("climbers on a ridge", "ridge"),
    ],
)
def test_what_a_picture_does_not_show_of_a_brief_is_told(brief: str, missing: str) -> None:
    assert missing in told(brief)[1]


@pytest.mark.parametrize(
    "brief",
    [
        "children in the playground",
        "a mouse under a wheelbarrow",
        "a meadow after the rain",
        "a girl hiding behind the curtain",
        "an open book on a table",
        "a spider above a cake",
        "one white llama",
        "a lonely lighthouse",
        "a boat on a lake, mountains above",
        "water cycle with clouds and a river",
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
    assert "Children" not in told("children on the beach on Easter")[0]
    assert "Nefarious" in told("Nefarious children on the beach")[1]


def test_a_landscape_for_a_feeling_is_said_to_be_one_and_no_other_feeling_is() -> None:
    assert told("loneliness") == ("loneliness", "")
    assert told("courage") == ("courage as lion", "")


def test_of_one_who_teaches_another_to_ride_only_one_rides() -> None:
    assert "ride" not in told("a father teaching his son to ride a bike")[1]


def test_clothes_that_nobody_is_drawn_in_do_not_lie_beside_people() -> None:
    marks = compose(read_scene(Prompt("a penguin with a bow tie"), 3), SIZE).marks
    (tie,), (penguin,) = boxes(marks, "tie"), boxes(marks, "penguin")
    assert penguin.left < tie.left < tie.right < penguin.right  # at its neck


@pytest.mark.parametrize(
    ("brief", "seen"),
    [
        ("a cat on a chair", True),
        ("a bird under a bridge", True),
        ("a cat in a basket", True),
        ("a cat behind a tree", True),
        ("a boy riding a horse", True),
        ("a ghost in a house", True),  # in a room of it
        ("a lion in a cup", False),
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


def test_who_is_on_a_roof_is_near_it_and_a_dish_is_drawn_once() -> None:
    (cat,) = boxes(compose(read_scene(Prompt("a cat on the roof"), 3), SIZE).marks, "cat")
    assert cat.high > 0.12 * SIZE[1]
    assert boxes(compose(read_scene(Prompt("a bowl of noodles"), 3), SIZE).marks, "noodle")
    assert not boxes(compose(read_scene(Prompt("a bowl of noodles"), 3), SIZE).marks, "bowl")


def test_what_a_thing_is_made_of_does_not_stand_beside_it() -> None:
    assert not boxes(compose(read_scene(Prompt("a castle made of ice cream"), 3), SIZE).marks, "ice cream")


@pytest.mark.parametrize(
    "brief",
    [
        "a fox running across a field",
        "lovers under a full moon",
        "a boat under a full moon",
        "a girl with a picnic basket",
        "a coffee shop with a cup of coffee",
        "a bear inside a cave",
        "a crow over a barn",
        "an owl flying over a castle",
        "a dog behind a tent",
        "a boy in a tent",
        "a cat on a tent",
        "a cat on the kitchen floor",
        "a small girl with a big dog",
        "a tiny cat in front of a house",
    ],
)
def test_what_is_plain_to_see_is_not_told_as_missing(brief: str) -> None:
    assert told(brief)[1] == ""


@pytest.mark.parametrize(
    ("brief", "word", "seen"),
    [
        ("loneliness in a big city", "big", True),
        ("a small village in the hills", "small", True),
        ("a girl in a big garden", "big", False),
        ("a boy flying a kite on a windy beach", "windy", True),
        ("a windy day at the sea", "windy", False),
        ("kids trick or treating", "treating", True),
        ("like an old photograph, a farmhouse", "like an old photograph", True),
        ("a melting icebrg", "iceberg", True),
    ],
)
def test_sizes_of_places_wind_feasts_likenesses_and_slips_are_told_as_they_are(
    brief: str, word: str, seen: bool
) -> None:
    assert word in told(brief)[0 if seen else 1]
    assert word not in told(brief)[1 if seen else 0]


def test_the_storm_that_lightning_is_of_is_not_told_unasked() -> None:
    assert "storm" not in told("lightning over a wheat field")[0]


def test_who_looks_as_they_are_not_drawn_is_not_told_as_looking() -> None:
    assert "looking" not in told("a queen on a throne looking jaded")[0]


def test_nobody_points_at_the_moon_along_a_shelf_and_no_giant_is_told_by_a_blanket() -> None:
    assert "pointing" not in told("an astronomer pointing at the moon in a laboratory")[0]
    giant = compose(read_scene(Prompt("a giant sleeping between two hills"), 3), SIZE)
    assert giant.carded


@pytest.mark.parametrize(
    ("brief", "place"),
    [
        ("a forest path in autumn", "forest"),
        ("a path through a meadow", "meadow"),
        ("a trail in the mountains", "mountains"),
        ("a winding path in a garden", "garden"),
        ("a path in the park", "park"),
    ],
)
def test_a_path_is_seen_where_a_place_has_one(brief: str, place: str) -> None:
    picture = paint_here(Prompt(brief), Canvas(size=(192, 192), seed=5))
    assert {"trail" if "trail" in brief else "path", place} <= set(picture.drawn)


@pytest.mark.parametrize(
    "brief", ["un chat sur un piano", "eine Katze unter dem Tisch", "un perro en la playa", "ein Fuchs im Schnee"]
)
def test_small_words_of_other_languages_are_no_things_that_are_missing(brief: str) -> None:
    assert paint_here(Prompt(brief), Canvas(size=(192, 192), seed=3)).undrawn == ()


def test_a_volcano_is_behind_its_village_and_a_cat_is_not() -> None:
    assert paint_here(Prompt("a volcano behind a village"), Canvas(size=(192, 192), seed=3)).undrawn == ()
    assert paint_here(Prompt("a cat behind a village"), Canvas(size=(192, 192), seed=3)).undrawn != ()


def test_nobody_asked_for_the_night_that_moons_are_seen_in() -> None:
    assert "night" not in paint_here(Prompt("saturn and its moons"), Canvas(size=(192, 192), seed=3)).drawn


def test_turned_leaves_of_a_wood_make_it_autumn_and_lie_nowhere_by_themselves() -> None:
    picture = paint_here(Prompt("a forest path with orange leaves"), Canvas(size=(192, 192), seed=3))
    easel = compose(read_scene(Prompt("a forest path with orange leaves"), 3), SIZE)
    assert "leaves" in picture.drawn
    assert "leaf" not in {mark.noun for mark in easel.marks}


@pytest.mark.parametrize(
    ("brief", "drawn"),
    [
        (
            "ein kleines Mädchen liest ein Buch unter einem Baum",
            {"Mädchen", "kleines", "liest", "Buch", "unter", "Baum"},
        ),
        ("deux lapins blancs mangent des carottes", {"deux", "lapins", "blancs", "mangent", "carottes"}),
        ("un perro en un bote rojo", {"perro", "bote", "rojo"}),
    ],
)
def test_a_brief_of_another_language_is_told_about_in_its_own_words(brief: str, drawn: set[str]) -> None:
    picture = paint_here(Prompt(brief), Canvas(size=(128, 128), seed=7))
    assert set(picture.drawn) == drawn
    assert picture.undrawn == ()
