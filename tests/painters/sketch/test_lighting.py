"""Lighting: coloured light, moonlight in rooms, fog that veils what is far, puddles, leaves and rays are seen."""

from __future__ import annotations

import pytest
from PIL import ImageStat
from PIL.Image import Image

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene

SIZE = (160, 160)


def painted(text: str) -> Easel:
    return compose(read_scene(Prompt(text), 1), SIZE)


def means(image: Image) -> tuple[float, float, float]:
    red, green, blue = ImageStat.Stat(image.convert("RGB")).mean
    return red, green, blue


def test_a_coloured_light_bathes_all_of_a_place() -> None:
    plain, red, green, blue = (
        means(painted(f"a classroom{said}").image)
        for said in ("", " lit by red light", " in green light", " bathed in blue light")
    )
    assert red[0] - red[2] > plain[0] - plain[2] + 30
    assert green[1] - green[0] > plain[1] - plain[0] + 30
    assert blue[2] - blue[0] > plain[2] - plain[0] + 40


def test_moonlight_alone_makes_a_room_blue_and_lamps_keep_it_warm() -> None:
    moon, lamp = (
        means(painted(f"a bedroom at night, {said}").image)
        for said in ("moonlight through the window", "moonlight and a lamp")
    )
    assert moon[2] > moon[0] + 15
    assert lamp[0] > lamp[2]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("a country lane after rain", "puddle"),
        ("children in a park, autumn leaves", "leaf"),
        ("a village square in heavy snow", "snow"),
        ("grandmother in a kitchen by candle light", "candle"),
    ],
)
def test_what_the_weather_leaves_is_drawn(text: str, noun: str) -> None:
    assert noun in painted(text).drawn


def test_fog_veils_what_is_far_and_not_who_is_near() -> None:
    def contrast(image: Image, box: tuple[int, int, int, int]) -> float:
        return float(ImageStat.Stat(image.convert("L").crop(box)).stddev[0])

    clear, foggy = (painted(f"a farm with a tractor{said}").image for said in ("", " in fog"))
    far = (0, 40, 160, 80)
    assert contrast(foggy, far) < 0.55 * contrast(clear, far)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a wheat field at golden hour", "golden hour"),
        ("a chemistry lab lit by blue light", "light"),
        ("a bedroom at night, moonlight through the window", "moonlight"),
        ("a deer in a forest, back light at sunrise", "back"),
        ("an empty classroom", "empty"),
    ],
)
def test_words_of_light_are_told_as_seen(text: str, told: str) -> None:
    picture = SketchPainter().paint(Prompt(text), Canvas(1, SIZE))
    assert told in picture.drawn
    assert not picture.undrawn
