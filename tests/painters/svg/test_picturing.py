"""Every finish leaves a drawing's labels legible."""

from __future__ import annotations

import io

import pytest
from drawings import PLANT_CELL, TRIAL
from PIL import Image, ImageChops, ImageFilter, ImageStat

from promptmagic.painters.finishes import FINISHES
from promptmagic.painters.svg import picturing, reading
from promptmagic.painters.svg.drawing import Drawing
from promptmagic.painters.svg.rendering import render

SIZE = (512, 512)
FEWEST_LEVELS = 70
"""Of 255, between a letter and what is around it: black on mid grey has 128."""


def masks(drawing: Drawing) -> tuple[Image.Image, Image.Image]:
    """Return where the letters of a drawing are, and where their nearest surroundings."""
    with Image.open(io.BytesIO(render(picturing._only(drawing, letters=True), SIZE, background=None))) as image:
        letters = image.getchannel("A").point(lambda level: 255 if level > 200 else 0)
    near = letters.filter(ImageFilter.MaxFilter(7))
    return letters, ImageChops.subtract(near, letters.filter(ImageFilter.MaxFilter(3)))


@pytest.mark.parametrize("style", FINISHES)
@pytest.mark.parametrize("plate", [PLANT_CELL, TRIAL["08-parts-of-a-flower"]], ids=["light and dark", "dark on light"])
def test_labels_stand_out_in_every_finish(style: str, plate: str) -> None:
    drawing = reading.read(plate).drawing
    picture = picturing.picture_of(drawing, SIZE, style).convert("L")
    plain = picturing.picture_of(drawing, SIZE).convert("L")
    letters, around = masks(drawing)
    for box in boxes():
        of_letters, of_ground = letters.crop(box), around.crop(box)
        if (of_letters.histogram()[255]) < 60:
            continue
        own = contrast(plain.crop(box), of_letters, of_ground)
        assert contrast(picture.crop(box), of_letters, of_ground) > min(FEWEST_LEVELS, 0.6 * own), box


def boxes() -> list[tuple[int, int, int, int]]:
    """The squares of a grid that is as fine as a label is high and wide."""
    step = 64
    return [(x, y, x + step, y + step) for x in range(0, SIZE[0], step) for y in range(0, SIZE[1], step)]


def contrast(picture: Image.Image, letters: Image.Image, around: Image.Image) -> float:
    return abs(ImageStat.Stat(picture, letters).mean[0] - ImageStat.Stat(picture, around).mean[0])
