"""The badge in the corner of a sketch."""

from __future__ import annotations

from PIL import Image, ImageChops

from promptmagic.painters.sketch.badge import badged


def marked(size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    blank = Image.new("RGB", size, (120, 160, 200))
    return ImageChops.difference(blank, badged(blank.copy())).getbbox()


def test_the_badge_stands_in_the_lower_right_corner() -> None:
    box = marked((512, 512))
    assert box is not None
    assert box[0] > 256
    assert box[1] > 460
    assert box[2] < 512
    assert box[3] < 512


def test_the_badge_lies_inside_narrow_and_wide_pictures() -> None:
    for size in ((170, 500), (500, 170)):
        box = marked(size)
        assert box is not None
        assert box[0] > 0
        assert box[2] < size[0]


def test_a_picture_too_small_to_read_it_bears_no_badge() -> None:
    assert marked((128, 384)) is None


def test_the_badge_is_light_on_dark() -> None:
    box = marked((512, 512))
    assert box is not None
    plate = badged(Image.new("RGB", (512, 512), (120, 160, 200))).crop(box).convert("L")
    darkest, brightest = plate.getextrema()
    assert isinstance(darkest, int)
    assert isinstance(brightest, int)
    assert darkest < 100
    assert brightest > 200
