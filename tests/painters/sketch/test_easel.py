"""The easel: places in fractions, areas, glows and haze."""

from __future__ import annotations

from itertools import pairwise

import pytest

from promptmagic.painters.noise import Streams, fractal
from promptmagic.painters.sketch.easel import Easel, fade, gradient, in_perspective, ramp
from promptmagic.painters.sketch.light import light_for
from promptmagic.painters.sketch.scene import SketchScene


def easel(size: tuple[int, int] = (100, 100), *, seed: int = 0, weather: str = "") -> Easel:
    scene = SketchScene("", seed)
    return Easel(scene, light_for("day", weather), size, Streams(seed, "a test"))


def mirrored(wanted: bool) -> Easel:
    return next(found for seed in range(50) if (found := easel(seed=seed)).mirrored == wanted)


def test_a_mirrored_easel_counts_from_the_right() -> None:
    assert mirrored(False).x(0.2) == pytest.approx(20)
    assert mirrored(True).x(0.2) == pytest.approx(80)


def test_a_tall_picture_has_the_taller_sky() -> None:
    square, tall = easel(), easel((100, 300))
    for one in (square, tall):
        one.set_out(horizon=0.5, sun=0.5)
    assert tall.horizon / 300 > square.horizon / 100


def test_an_area_is_white_inside_and_black_outside() -> None:
    mask, corner = easel().area([(20, 20), (60, 20), (60, 50), (20, 50)])
    assert mask.getpixel((40 - corner[0], 30 - corner[1])) == 255
    assert mask.getpixel((0, 0)) == 0


def test_an_area_beyond_the_picture_is_clipped_to_it() -> None:
    one = easel()
    one.fill([(-50, 90), (150, 90), (150, 400), (-50, 400)], (255, 0, 0))
    assert one.image.getpixel((50, 95)) == (255, 0, 0)
    assert one.image.getpixel((50, 50)) != (255, 0, 0)


def test_a_glow_is_brightest_in_its_middle_and_ends_at_its_radius() -> None:
    one = easel()
    one.image.paste((0, 0, 0), (0, 0, 100, 100))
    one.glow(50, 50, 20, (255, 255, 255))
    levels = [one.image.convert("L").getpixel((x, 50)) for x in (50, 60, 68, 72)]
    assert levels == sorted(levels, reverse=True)  # type: ignore[type-var]  # an L image's levels are numbers
    assert levels[-1] == 0


def test_a_vector_fragment_lands_where_its_coordinates_say() -> None:
    one = easel()
    one.put('<rect x="30" y="40" width="10" height="10" fill="#f00"/>', (25, 35, 60, 60))
    assert one.image.getpixel((35, 45)) == (255, 0, 0)
    assert one.image.getpixel((28, 38)) != (255, 0, 0)


def test_fog_loses_far_things_more_than_near_ones() -> None:
    fog = easel(weather="fog")
    assert (fog.air(0.6) - 0.6) / 0.4 > (fog.air(0.1) - 0.1) / 0.9 > 0
    assert easel().air(0.6) == 0.6


def test_gradients_fades_and_ramps_end_at_their_stops() -> None:
    column = gradient(((0, 0, 0), (255, 255, 255)), (4, 11))
    assert column.getpixel((0, 0)) == (0, 0, 0)
    assert column.getpixel((3, 10)) == (255, 255, 255)
    levels = fade((0, 1), (2, 11))
    assert levels.getpixel((0, 10)) == 255
    assert ramp(levels, 0.4, 0.6).getpixel((0, 3)) == 0
    assert ramp(levels, 0.4, 0.6).getpixel((0, 8)) == 255


def test_a_texture_in_perspective_is_finer_at_the_horizon() -> None:
    flat = fractal(easel().chance("plane"), (256, 256), (16, 16), octaves=1)
    plane = in_perspective(flat, (256, 128), 6)

    def changes(row: int) -> int:
        levels = [plane.getpixel((x, row)) for x in range(256)]
        return sum((a > 127) != (b > 127) for a, b in pairwise(levels))  # type: ignore[operator]  # an L image's levels are numbers

    assert changes(2) > 2 * changes(126)


def test_a_layers_chance_repeats_and_differs_from_anothers() -> None:
    one = easel()
    assert one.chance("sea").random() == one.chance("sea").random()
    assert one.chance("sea").random() != one.chance("sky").random()
