"""Sites: places by what is built, won or found there are painted as such, from the air and through windows too."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for

SITES = [
    ("a steep street with a tram", "street", "steep", "tram"),
    ("an old man at a crossroads", "street", "crossroads", "crossroads"),
    ("crossroads in the country", "street", "country_crossroads", "signpost"),
    ("a container port with cranes", "sea", "container_port", "crane"),
    ("a marble quarry with an excavator", "mountains", "quarry", "quarry"),
    ("a canyon with a river", "desert", "canyon", "river"),
    ("a hiker on a glacier", "mountains", "glacier_valley", "hiker"),
    ("a cave with stalactites", "cave", "dripstone", "stalactite"),
    ("an airport runway with a plane landing", "meadow", "runway", "aeroplane"),
    ("an airport at night", "room", "departure_hall", "airport"),
    ("a factory with smoking chimneys", "street", "factory", "factory"),
    ("a nuclear power plant with cooling towers", "street", "power_plant", "cooling tower"),
    ("a solar farm in the desert", "meadow", "solar_field", "solar panel"),
    ("an astronaut floating in a space station", "room", "cabin", "astronaut"),
    ("a bakery with an oven and loaves of bread", "room", "bakery", "stove"),
    ("a museum hall with a dinosaur skeleton", "room", "bone_hall", "dinosaur skeleton"),
    ("a café terrace at dusk", "street", "cafe_terrace", "terrace"),
    ("inside a church with stained glass windows", "room", "nave", "church"),
    ("a greenhouse full of tomatoes", "room", "glasshouse", "tomato"),
    ("an aerial view of a tropical island", "sea", "island", "island"),
    ("a city from above at night", "city", "city", "from above"),
    ("a rainy street seen through a window", "street", "through_the_panes", "window"),
]


@pytest.mark.parametrize(("text", "place", "layout", "drawn"), SITES)
def test_a_site_is_painted_as_itself(text: str, place: str, layout: str, drawn: str) -> None:
    scene = read_scene(Prompt(text), 1)
    found = place_for(scene)
    assert layout in {getattr(one, "__name__", "") for one in layouts_for(scene, found)}
    assert found == place
    easel = compose(scene, (96, 96))
    assert not easel.carded
    assert drawn in easel.drawn


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("a bakery on a street corner", "bakery"),
        ("a family in front of a greenhouse with plants", "glasshouse"),
        ("a lion from above", "city"),
        ("a wind power plant by the sea", "power_plant"),
    ],
)
def test_words_of_another_view_bring_no_site(text: str, layout: str) -> None:
    scene = read_scene(Prompt(text), 1)
    assert layout not in {getattr(one, "__name__", "") for one in layouts_for(scene, place_for(scene))}


def test_several_turbines_stand_large_side_by_side_over_a_field() -> None:
    easel = compose(read_scene(Prompt("three wind turbines above a sunflower field"), 1), (256, 256))
    seen = [mark for mark in easel.marks if mark.noun == "wind turbine"]
    assert len(seen) == 3
    assert all(mark.mask.height > 256 * 0.2 for mark in seen)
