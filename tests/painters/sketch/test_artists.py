"""What painters and photographers ask for: styles that lead a brief, clothes in black, looks into the camera, skies."""

from __future__ import annotations

import random

import pytest
from PIL import ImageStat

from promptmagic.lexicon import Subject, describe
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.colour import luminance
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.doing import act_of
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.people import _look
from promptmagic.painters.sketch.treatment import as_meant


def painted(brief: str) -> Easel:
    return compose(read_scene(Prompt(brief), 5), (200, 200), brief)


def reported(brief: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    picture = SketchPainter().paint(Prompt(brief), Canvas(5, (320, 320)))
    return picture.drawn, picture.undrawn


@pytest.mark.parametrize(
    "brief",
    ["caricature of a grumpy chef", "comic panel: superhero and a robot", "art deco poster of a steam train"],
)
def test_a_manner_that_leads_a_brief_makes_no_card_of_it(brief: str) -> None:
    assert not painted(brief).carded


def test_a_manner_that_is_not_drawn_is_told() -> None:
    assert reported("caricature of a grumpy chef")[1] == ("caricature",)


def test_who_looks_into_the_camera_has_none_beside_them() -> None:
    assert [one.noun for one in describe("an owl staring at the camera").subjects] == ["owl"]
    assert reported("an owl staring at the camera")[1] == ()
    assert "looking at the camera" in reported("a fox looking at the camera")[1]
    assert [one.noun for one in describe("a woman holding a camera").subjects] == ["woman", "camera"]


def test_who_wears_black_is_no_silhouette() -> None:
    look = _look(COSTUMES["man"], random.Random(1), (28, 28, 32))
    assert luminance(look.skin) > 60
    assert "man" in SHAPES


def test_a_stained_glass_owl_is_on_a_window_and_a_stained_glass_lamp_is_of_glass() -> None:
    assert describe("a stained glass owl").style == "stained glass"
    assert describe("a stained glass lamp").style == ""
    assert "state glass" not in painted("a stained glass owl").drawn


@pytest.mark.parametrize(
    ("brief", "weather"),
    [
        ("a stormy sky over the sea", "storm"),
        ("rain clouds over a field", "rain"),
        ("a field, the storm is over", "clear"),
        ("the sea, the storm is over now", "clear"),
    ],
)
def test_a_sky_over_something_is_not_over(brief: str, weather: str) -> None:
    assert describe(brief).weather == weather


def test_an_overcast_sky_has_less_blue_than_a_cloudy_one() -> None:
    gray, cloudy = (
        ImageStat.Stat(painted(f"a lake under {sky} sky").image.convert("HSV").crop((0, 0, 200, 80))).mean[1]
        for sky in ("an overcast", "a cloudy")
    )
    assert gray < 0.75 * cloudy


def test_one_cactus_or_tree_that_is_alone_has_no_others_about() -> None:
    lone, many = painted("a single cactus in the desert").image, painted("many cacti in the desert").image
    assert lone.tobytes() != many.tobytes()
    scene = read_scene(Prompt("a lonely oak on a hill"), 5)
    assert scene.sole("tree")
    assert not read_scene(Prompt("an oak on a hill"), 5).sole("tree")


def test_the_windows_of_a_house_are_in_it_and_make_no_room() -> None:
    brief = "a house with warm light in the windows at dusk"
    assert [one.noun for one in as_meant(read_scene(Prompt(brief), 5), brief).subjects] == ["house"]
    assert not painted(brief).light.indoors
    assert painted("a woman at the window of a house").scene.subject("window") is not None


def test_the_roofs_of_a_named_city_are_painted() -> None:
    assert not painted("paris rooftops in the rain").carded


def test_who_has_freckles_and_headphones_wears_them() -> None:
    worn = [(one.kind, one.subject, one.object) for one in describe("a boy with freckles and headphones").relations]
    assert worn == [("wear", 0, 1)]


def test_dramatic_light_leaves_the_edges_dark() -> None:
    plain, dark = (
        painted(brief).image.convert("L")
        for brief in ("a statue in a church", "a statue in a church, dramatic lighting")
    )
    corner = (0, 0, 40, 40)
    assert ImageStat.Stat(dark.crop(corner)).mean[0] < 0.75 * ImageStat.Stat(plain.crop(corner)).mean[0]


def test_laundry_that_hangs_over_a_street_lies_in_no_heap_there() -> None:
    hung = painted("an alley with laundry hanging between the houses")
    assert "laundry" in hung.drawn
    assert hung.scene.subject("laundry") is None
    assert painted("a basket of laundry in a street").scene.subject("laundry") is not None


def test_a_wolf_howls_on_four_feet() -> None:
    assert act_of(Subject("wolf", word="wolf"), "sing") is None
    assert act_of(Subject("frog", word="frog"), "read") is not None
