"""Desolation: an abandoned place is seen to be one, whatever place it is."""

from __future__ import annotations

import pytest
from PIL import Image, ImageStat

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene


def painted(brief: str) -> Easel:
    return compose(read_scene(Prompt(brief), 5), (200, 200), brief)


def colourful(image: Image.Image) -> float:
    return ImageStat.Stat(image.convert("HSV").getchannel("S")).mean[0]


@pytest.mark.parametrize("place", ["a street", "a village", "a castle in the hills", "a factory"])
def test_an_abandoned_place_has_faded_colours_weeds_and_ivy(place: str) -> None:
    left, lived_in = painted(place.replace("a ", "an abandoned ", 1)), painted(place)
    assert colourful(left.image) < 0.75 * colourful(lived_in.image)
    assert {"weed", "ivy"} <= left.drawn
    assert not {"weed", "ivy"} & lived_in.drawn


def test_an_abandoned_room_has_cobwebs_and_an_abandoned_beach_no_ivy() -> None:
    assert "cobweb" in painted("an abandoned living room").drawn
    assert "ivy" not in painted("an abandoned boat on the beach").drawn
    assert "abandoned" not in painted("a beach").drawn


@pytest.mark.parametrize("brief", ["an abandoned puppy in a box", "an abandoned little girl on a bench"])
def test_one_who_is_abandoned_may_be_in_any_place(brief: str) -> None:
    assert not {"weed", "ivy", "abandoned"} & painted(brief).drawn


@pytest.mark.parametrize(
    "brief", ["an abandoned factory overgrown with ivy", "an eerie forest", "a lonely house on a hill"]
)
def test_what_is_seen_of_the_mood_of_a_place_is_told(brief: str) -> None:
    picture = SketchPainter().paint(Prompt(brief), Canvas(5, (320, 320)))
    assert not picture.undrawn


def test_a_lonely_place_is_seen_at_dusk_unless_another_hour_is_named() -> None:
    assert read_scene(Prompt("a lonely lighthouse"), 5).light_hour == "dusk"
    assert read_scene(Prompt("a lonely lighthouse in the morning"), 5).light_hour == "morning"
    assert read_scene(Prompt("a lighthouse"), 5).light_hour == ""
