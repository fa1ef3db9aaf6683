"""What the lexicon reads out of a text."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import covers, group, home, kind, places, read
from promptmagic.lexicon.data import sections
from promptmagic.lexicon.description import MOST
from promptmagic.lexicon.nouns import records
from promptmagic.lexicon.table import table


def nouns(text: str) -> list[tuple[str, int]]:
    return [(subject.noun, subject.count) for subject in read(text).subjects]


def test_a_beach_sunset_is_a_place_an_hour_and_the_sun() -> None:
    reading = read("a beach sunset")
    assert (reading.place, reading.hour, reading.lights) == ("beach", "sunset", ("sun",))
    assert reading.subjects == ()
    assert reading.unknown == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the seashore", ("beach",)),
        ("a lake in the mountains", ("lake", "mountains")),
        ("a mountain lake", ("lake", "mountains")),
        ("mountains behind a lake", ("lake", "mountains")),
        ("a pink sky above a village by the sea", ("village", "sea", "sky")),
        ("a lake with a far shore", ("lake",)),
        ("an apple on a small round table", ("table",)),
        ("an astronaut on the moon", ("planet",)),
        ("under the sea", ("underwater",)),
        ("a lonely island", ("sea",)),
        ("an island in a lake", ("lake",)),
        ("geometric shapes", ("abstract",)),
        ("a bridge made of geometric shapes", ()),
        ("centered, with empty space around", ()),
    ],
)
def test_places_are_named_most_important_first(text: str, named: tuple[str, ...]) -> None:
    assert read(text).places == named
    assert read(text).place == (named[0] if named else "")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("sunrise", "dawn"),
        ("early morning", "dawn"),
        ("in the morning light", "morning"),
        ("high noon", "day"),
        ("golden-hour light", "golden"),
        ("sunset over the sea", "sunset"),
        ("the setting sun", "sunset"),
        ("at twilight", "dusk"),
        ("moonlit bay", "night"),
        ("Starry Night", "night"),
        ("stars over the desert", "night"),
        ("a sunny beach", "day"),
        ("a sunny morning", "morning"),
        ("a galaxy in outer space", ""),
        ("midnight blue curtains", ""),
        ("a boat", ""),
    ],
)
def test_the_hour_is_read_from_words_and_hinted_by_things(text: str, hour: str) -> None:
    assert read(text).hour == hour


@pytest.mark.parametrize(
    ("text", "weather"),
    [
        ("a rainy, stormy night", "storm"),
        ("stormy sea", "storm"),
        ("snowy peaks", "snow"),
        ("snow-capped peaks", ""),
        ("foggy lake", "fog"),
        ("a windswept hill", "wind"),
        ("an overcast day", "cloudy"),
        ("white clouds", ""),
        ("a cloudless sky", "clear"),
        ("a clear glass", ""),
        ("without rain", ""),
    ],
)
def test_the_strongest_weather_wins(text: str, weather: str) -> None:
    assert read(text).weather == weather


def test_season_and_mood_are_read() -> None:
    assert read("an autumnal forest").season == "autumn"
    assert read("in the fall").season == "autumn"
    assert read("a waterfall").season == ""
    assert read("a tranquil pond").mood == "calm"
    assert read("an eerie castle").mood == "mysterious"


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("watercolour of a cat", "watercolor"),
        ("a painting by Van Gogh", "oil"),
        ("pixel-art castle", "pixel"),
        ("a minimalist poster", "flat"),
        ("a photograph of a tree", "photo"),
        ("oil on the water", ""),
        ("a flat stone", ""),
        ("a pen and a pencil", ""),
    ],
)
def test_style_words_are_told_from_things(text: str, style: str) -> None:
    assert read(text).style == style


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three boats", [("boat", 3)]),
        ("3 boats", [("boat", 3)]),
        ("boats", [("boat", 3)]),
        ("a boat", [("boat", 1)]),
        ("a flock of gulls", [("gull", 7)]),
        ("a dozen eggs", [("egg", 12)]),
        ("five hundred 500 sheep", [("sheep", MOST)]),
        ("one sheep", [("sheep", 1)]),
        ("two geese and a mouse", [("goose", 2), ("mouse", 1)]),
        ("a field of sunflowers", [("sunflower", 12)]),
        ("people", [("person", 3)]),
        ("a pair of scissors", [("scissors", 1)]),
        ("two big old wooden chairs", [("chair", 2)]),
        ("a boat, two boats and the boat", [("boat", 2)]),
        ("4k boat", [("boat", 1)]),
    ],
)
def test_things_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    assert nouns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("palm trees", ["palm"]),
        ("seagulls and sea-gulls", ["gull"]),
        ("a sail boat", ["sailboat"]),
        ("a sailboat and a boat", ["sailboat", "boat"]),
        ("a light house", ["lighthouse"]),
        ("a robot dog", ["dog"]),
        ("sun, moon and stars", ["sun", "moon", "star"]),
        ("a pine forest", ["pine"]),
        ("wolves, leaves and knives", ["wolf", "leaf", "knife"]),
        ("the dog's bowl", ["bowl"]),
        ("a rocking horse", ["rocking horse"]),
        ("🐱🎩", ["cat", "hat"]),
        ("👩‍🚀", ["astronaut"]),
        ("grey harbour", ["harbour"]),
    ],
)
def test_things_are_found_by_their_longest_wording(text: str, expected: list[str]) -> None:
    assert [noun for noun, _ in nouns(text)] == expected


def colours(text: str) -> dict[str, bool]:
    named = {rgb: word for word, rgb in read(text).colours}
    return {f"{named.get(s.colour, '-') if s.colour else '-'} {s.noun}": True for s in read(text).subjects}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a red boat", {"red boat"}),
        ("an orange cat and a black dog", {"orange cat", "black dog"}),
        ("an orange and a lemon", {"- orange", "- lemon"}),
        ("a red and white lighthouse", {"red lighthouse"}),
        ("two black swans and a white swan", {"black swan", "white swan"}),
        ("the boat is red", {"red boat"}),
        ("a door painted green", {"green door"}),
        ("a red sunset with a boat", {"- boat"}),
        ("pink light on a boat", {"- boat"}),
        ("red, with boats", {"- boat"}),
        ("a light blue old car", {"light blue car"}),
        ("roses in a rose garden", {"- rose"}),
    ],
)
def test_a_colour_belongs_to_the_right_thing(text: str, expected: set[str]) -> None:
    assert set(colours(text)) == expected


def test_colours_of_the_place_its_water_and_the_sky_are_kept_apart() -> None:
    turquoise, pink = (60, 194, 189), (241, 147, 180)
    assert read("a turquoise sea").place_colour == turquoise
    assert read("a beach with turquoise water").place_colour == turquoise
    reading = read("a beach under a pink sky")
    assert reading.place_colour is None
    assert reading.sky_colour == pink
    assert read("warm orange and pink hues").colours == (("orange", (240, 138, 36)), ("pink", pink))


def test_grey_and_gray_are_one_colour() -> None:
    assert read("a grey cat").subjects[0].colour == read("a gray cat").subjects[0].colour is not None


def test_sizes_are_bound_to_the_next_thing() -> None:
    assert [(s.noun, s.size) for s in read("a tiny house on a giant mushroom by a tree").subjects] == [
        ("house", "tiny"),
        ("mushroom", "giant"),
        ("tree", ""),
    ]
    assert nouns("a giant") == [("giant", 1)]


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("no people", [], ("person",)),
        ("a beach without palm trees or gulls", [], ("palm", "gull")),
        ("no people, cars, or boats, a dog", ["dog"], ("person", "car", "boat")),
        ("no people, a dog", ["dog"], ("person",)),
        ("without people and a red buoy", ["buoy"], ("person",)),
        ("not a beach but a boat", ["boat"], ("beach",)),
        ("not only a dog", ["dog"], ()),
        ("no clouds in the sky", [], ("cloud",)),
    ],
)
def test_what_is_said_not_to_be_there_is_no_subject(text: str, there: list[str], absent: tuple[str, ...]) -> None:
    assert [noun for noun, _ in nouns(text)] == there
    assert read(text).absent == absent


def test_words_not_understood_are_handed_back_once_in_order() -> None:
    assert read("a Zorblax eats a flimp near the zorblax").unknown == ("Zorblax", "flimp")
    assert read("海辺の夕焼け").unknown == ("海辺の夕焼け",)
    assert read("समुद्र तट").unknown == ("समुद्र", "तट")
    assert read("🦖").unknown == ("🦖",)


def test_describing_words_and_grammar_are_understood() -> None:
    text = "She is slowly walking by, dreamily smiling, in a brighter, greenish, moonless and very old-fashioned way."
    assert read(text).unknown == ()


def test_lettering_is_not_drawn_as_things() -> None:
    reading = read('a sign that says "Sea Shells" on a beach')
    assert reading.lettering == ("Sea Shells",)
    assert [subject.noun for subject in reading.subjects] == ["sign"]
    assert reading.unknown == ("Sea Shells",)
    assert read("“a beach sunset”").place == "beach"


def test_the_sentence_that_most_people_expect_is_wholly_understood() -> None:
    reading = read(
        "A tranquil beach at sunset, the sun just touching the horizon, warm orange and pink hues, calm reflective "
        "water with gentle waves, silhouettes of palm trees, a few seagulls, peaceful and serene"
    )
    assert reading.unknown == ()
    assert (reading.place, reading.hour, reading.mood) == ("beach", "sunset", "calm")
    assert [(s.noun, s.count) for s in reading.subjects] == [("sun", 1), ("wave", 3), ("palm", 3), ("gull", 3)]


@pytest.mark.parametrize("text", ["", "???", "\n", "{" * 33_000, "boat " * 6_600, "no " * 11_000, "a" * 33_000])
def test_any_text_is_read(text: str) -> None:
    assert len(read(text).subjects) <= 1


def test_twice_the_text_is_read_to_the_same_facts() -> None:
    text = "three red boats on a calm lake in the mountains at dawn. "
    once, often = read(text), read(text * 400)
    assert often == once


def test_general_words_cover_special_ones() -> None:
    assert covers("bird", "gull")
    assert covers("person", "sailor")
    assert covers("animal", "gull")
    assert not covers("gull", "bird")
    assert (kind("palm"), kind("boat"), group("palm"), home("camel"), home("chess")) == (
        "tree",
        "boat",
        "plant",
        "desert",
        "",
    )


MARKS = frozenset(
    {
        "home",
        "hoist",
        "tall",
        "mouth",
        "hand",
        "eyes",
        "is",
        "game",
        "kind",
        "mass",
        "same_plural",
        "mount",
        "seat",
        "vessel",
        "enclosing",
        "support",
        "sat_on",
        "legged",
    }
    | {"shelter", "head", "grip", "handy", "worn", "clothes", "doll", "costumed", "everyday", "hot", "ball", "jug"}
    | {
        "formless",
        "coat",
        "monument",
        "neck",
        "straight",
        "dished",
        "inside",
        "glasses",
        "lids",
        "opening",
        "roof",
        "bars",
    }
    | {"spout"}
)


def test_every_value_in_the_lists_is_known_elsewhere() -> None:
    for noun, record in records().items():
        assert {record.home, record.setting, record.marks.get("inside", "")} <= {"", *places()}, noun
        assert record.general in records(), noun
        assert record.marks.keys() <= MARKS, noun
    for wording in (wording for section in sections("emoji").values() for wording in section):
        assert wording in table().meanings, wording


@pytest.mark.parametrize(
    ("text", "noun", "qualifiers"),
    [
        ("a robot dog", "dog", ("robot",)),
        ("a pirate ship", "ship", ("pirate",)),
        ("a ghost ship in the fog", "ship", ("ghost",)),
        ("a winged cow", "cow", ("winged",)),
        ("the castle is ruined", "castle", ("ruined",)),
        ("a big red wooden boat", "boat", ()),
        ("palm trees", "palm", ()),
        ("a robot, a dog", "dog", ()),
    ],
)
def test_a_subject_knows_the_words_that_make_it_another_thing(
    text: str, noun: str, qualifiers: tuple[str, ...]
) -> None:
    subject = next(subject for subject in read(text).subjects if subject.noun == noun)
    assert subject.qualifiers == qualifiers


@pytest.mark.parametrize(
    "text", ["a photo of a cat in a box", "photo of my desk", "a photo of a fox that fills the frame"]
)
def test_a_photo_of_something_is_a_style(text: str) -> None:
    said = read(text)
    assert said.style == "photo"
    assert "photograph print" not in {subject.noun for subject in said.subjects}


def test_who_builds_something_is_no_building() -> None:
    assert [s.noun for s in read("two children building a sandcastle").subjects] == ["child", "sandcastle"]
    assert [s.noun for s in read("a tall building").subjects] == ["building"]
