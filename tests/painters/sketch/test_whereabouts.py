"""Whereabouts: which place a brief is painted at, and in which of its compositions."""

from __future__ import annotations

import pytest
from report_agreement import disagreements

from promptmagic import lexicon
from promptmagic.model import Prompt
from promptmagic.painters.sketch.places import bridges, rooftops
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for

INDOORS = ("room", "kitchen", "library", "classroom", "laboratory", "table")


def _where(brief: str) -> tuple[str, set[str]]:
    scene = read_scene(Prompt(brief), 3)
    place = place_for(scene)
    return place, {layout.__name__ for layout in layouts_for(scene, place)}


@pytest.mark.parametrize(
    "brief",
    ["an amusement park", "workers before the pyramid", "a roller coaster", "a doctor with a giraffe",
     "a painter painting a lighthouse", "a mechanic repairing a train"],
)  # fmt: skip
def test_nothing_higher_than_a_room_stands_in_one(brief: str) -> None:
    assert _where(brief)[0] not in INDOORS


@pytest.mark.parametrize(
    ("brief", "waters"),
    [("a bear fishing from a small rowing boat", "lake"), ("a fox rowing a boat", "lake"), ("a goat on a raft", "sea")],
)
def test_a_boat_brings_water(brief: str, waters: str) -> None:
    assert _where(brief)[0] == waters


@pytest.mark.parametrize(
    "brief", ["a toy boat in the bathtub", "a tractor pulling a boat", "a boat on the roof of a car"]
)
def test_a_boat_on_land_brings_none(brief: str) -> None:
    assert _where(brief)[0] not in ("lake", "sea", "river")


@pytest.mark.parametrize(
    ("brief", "layout"),
    [
        ("a cherry orchard in bloom", "between_the_rows"), ("a dog in the vineyard", "vines_across"),
        ("a spooky swamp", "drowned_wood"), ("a heron in the marsh", "reedy_pools"), ("a quiet canal", "to_the_lock"),
        ("a fairground at night", "under_the_wheel"), ("two girls at a bus stop", "in_town"),
        ("a bike in front of her garage", "before_the_garage"), ("a bus at the school gate", "at_the_gate"),
        ("a cook in the castle kitchen", "kitchen"), ("the king in his throne room", "hall"),
        ("a desert road", "road"), ("a car park", "car_park"), ("a petrol station", "petrol_station"),
        ("a fire station", "fire_station"), ("a lion in the zoo", "enclosure"), ("a cow in the barn", "barn"),
        ("boys in the gym", "gym"), ("boxes in the attic", "attic"), ("people in a train carriage", "carriage"),
        ("a lavender field", "sown"), ("a wheat field", "sown"), ("a dog in a field of tulips", "sown"),
        ("a busy train station", "train_at_the_platform"),
    ],
)  # fmt: skip
def test_a_place_that_is_named_is_painted(brief: str, layout: str) -> None:
    assert layout in _where(brief)[1]


def test_a_compound_is_one_place() -> None:
    assert not lexicon.describe("life in a castle kitchen").subjects
    assert lexicon.describe("a cat in the school kitchen").place == "kitchen"


@pytest.mark.parametrize(
    ("brief", "weather"),
    [
        ("a beach after the storm", "clear"),
        ("a street once the rain has stopped", "clear"),
        ("a village after the snow", "snow"),
    ],
)
def test_a_weather_that_is_over_has_passed(brief: str, weather: str) -> None:
    assert lexicon.describe(brief).weather == weather


@pytest.mark.parametrize("brief", ["a desert road just before a thunderstorm", "a lake with a storm approaching"])
def test_a_weather_to_come_has_not_begun(brief: str) -> None:
    assert read_scene(Prompt(brief), 3).brewing


def test_what_is_seen_from_a_balcony_is_the_place_beyond_it() -> None:
    assert _where("a cat on a balcony overlooking the sea")[0] == "sea"
    assert _where("a man on his balcony")[0] == "village"
    assert _where("city rooftops seen from an attic")[1] == {"through_the_window"}


@pytest.mark.parametrize(
    ("brief", "place", "layout"),
    [("two girls skipping in front of the school", "street", "before_the_front"),
     ("a dog outside the bakery", "street", "before_the_front"),
     ("a man waiting in front of the library", "street", "before_the_front"),
     ("a birch wood in spring", "forest", "stand"),
     ("an avenue of cherry trees", "forest", "avenue"),
     ("a desert village at noon", "village", "desert_village"),
     ("a kite above the village", "village", "under_the_sky"),
     ("a raven on the chimney", "village", "on_the_chimney"),
     ("a sailor washing his shirt in the sea", "beach", "island")],
)  # fmt: skip
def test_the_words_around_a_place_say_how_it_is_seen(brief: str, place: str, layout: str) -> None:
    """A front behind those who are before it, a wood of the tree that is named, a village of its land."""
    found, layouts = _where(brief)
    assert found == place
    assert layout in layouts


@pytest.mark.parametrize(
    ("brief", "layout"),
    [
        ("a cat on a rooftop at night", rooftops.ridge_of_tiles),
        ("a man playing violin on the roof", rooftops.ridge_of_tiles),
        ("a girl dancing on a rooftop", rooftops.flat_roof),
        ("a telescope on a rooftop", rooftops.flat_roof),
    ],
)
def test_who_is_on_a_roof_is_seen_from_near(brief: str, layout: object) -> None:
    scene = read_scene(Prompt(brief), 0)
    assert layouts_for(scene, place_for(scene)) == (layout,)


@pytest.mark.parametrize(
    "brief", ["a cat on the roof of a barn", "birds flying over the roofs", "skis on a car's roof"]
)
def test_a_roof_that_is_somebodys_or_only_below_is_no_place(brief: str) -> None:
    assert not rooftops.is_on_a_roof(read_scene(Prompt(brief), 0))


@pytest.mark.parametrize(
    ("brief", "where"),
    [
        ("old steam train crossing a stone bridge", "on"),
        ("a woman walking across a bridge", "on"),
        ("a dog under a bridge", "under"),
        ("a ship under a bridge", "under"),
        ("a monkey on a rope bridge", ""),
        ("a bridge", ""),
    ],
)
def test_who_crosses_a_bridge_has_one_from_edge_to_edge(brief: str, where: str) -> None:
    assert bridges.crossed(read_scene(Prompt(brief), 0)) == where


@pytest.mark.parametrize("brief", ["a dog under a bridge", "a car crossing a bridge", "a ship under a bridge"])
def test_who_is_at_a_bridge_is_seen_and_told_to_be(brief: str) -> None:
    assert disagreements(brief) == []
