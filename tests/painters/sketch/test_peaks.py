"""Peaks: their snow in the light."""

from __future__ import annotations

import pytest
from PIL import ImageStat

from promptmagic.painters.noise import Streams
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.light import light_for
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.scene import SketchScene


def brightness(hour: str, snow: float) -> float:
    easel = Easel(SketchScene("peaks", 0), light_for(hour, ""), (160, 160), Streams(0, "peaks"))
    easel.set_out(horizon=0.9, sun=0.5)
    alps(easel, "range", easel.horizon, easel.unit * 0.7, haze=0.1, snow=snow)
    middle = easel.image.convert("L").crop((0, easel.horizon - 60, 160, easel.horizon - 20))
    return float(ImageStat.Stat(middle).mean[0])


@pytest.mark.parametrize("hour", ["day", "sunset", "night"])
def test_snow_is_brighter_than_rock_at_any_hour(hour: str) -> None:
    assert brightness(hour, 0.95) > 1.3 * brightness(hour, 0.0)


def test_snow_catches_the_moonlight() -> None:
    assert brightness("night", 0.95) > 1.7 * brightness("night", 0.0)
