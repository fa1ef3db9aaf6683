"""Finishes: each keeps the picture's size, repeats itself, and changes the picture in its own characteristic way."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from promptmagic.painters.finishes import FINISHES, finish
from promptmagic.styles import STYLES


def scene(width: int = 160, height: int = 120) -> Image.Image:
    """Return a small landscape: a graded sky, a sun, a green hill, a red barn."""
    sky = Image.linear_gradient("L").resize((width, height))
    image = Image.merge(
        "RGB",
        (
            sky.point([90 + v // 2 for v in range(256)]),
            sky.point([120 + v // 4 for v in range(256)]),
            sky.point([235 - v // 4 for v in range(256)]),
        ),
    )
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.62, height * 0.12, width * 0.74, height * 0.28), fill=(255, 236, 170))
    draw.ellipse((-width * 0.3, height * 0.6, width * 1.3, height * 1.8), fill=(84, 140, 62))
    draw.rectangle((width * 0.22, height * 0.46, width * 0.42, height * 0.76), fill=(190, 44, 38))
    return image


def finished(style: str, image: Image.Image | None = None, seed: int = 7) -> Image.Image:
    return finish(style, image or scene(), random.Random(seed))


def saturation(image: Image.Image) -> float:
    return ImageStat.Stat(image.convert("HSV").getchannel("S")).mean[0]


def brightness(image: Image.Image) -> float:
    return ImageStat.Stat(image.convert("L")).mean[0]


def difference(first: Image.Image, second: Image.Image) -> float:
    """Return the mean difference of all channels, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3


def share_of_commonest(image: Image.Image, number: int) -> float:
    """Return which part of the picture has one of its commonest colours."""
    counts = sorted((count for count, _ in image.getcolors(1 << 24) or []), reverse=True)
    return sum(counts[:number]) / (image.width * image.height)


def roughness(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Return how much fine texture there is within the box."""
    part = image.convert("L").crop(box)
    return ImageStat.Stat(ImageChops.difference(part, part.filter(ImageFilter.GaussianBlur(3)))).mean[0]


ALL = pytest.mark.parametrize("style", FINISHES)


def test_every_named_style_has_a_finish_and_there_is_a_plain_one() -> None:
    assert set(FINISHES) == {"", *(style.name for style in STYLES)}


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(LookupError, match="daguerreotype"):
        finished("daguerreotype")


@ALL
@pytest.mark.parametrize("size", [(64, 64), (64, 192), (192, 64), (301, 199)])
def test_a_finish_keeps_size_and_mode(style: str, size: tuple[int, int]) -> None:
    result = finished(style, scene(*size))
    assert (result.size, result.mode) == (size, "RGB")


@ALL
def test_a_finish_gives_the_same_pixels_from_the_same_chance(style: str) -> None:
    assert finished(style).tobytes() == finished(style).tobytes()


@ALL
def test_a_finish_leaves_the_picture_that_it_was_given_alone(style: str) -> None:
    image = scene()
    before = image.tobytes()
    finished(style, image)
    assert image.tobytes() == before


def test_no_two_styles_look_alike() -> None:
    pictures = {style: finished(style) for style in FINISHES}
    names = list(pictures)
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            assert difference(pictures[first], pictures[second]) > 2, (first, second)


def test_the_plain_finish_keeps_the_picture_and_darkens_its_corners() -> None:
    image = scene()
    result = finished("", image)
    assert difference(image, result) < 16
    corner = (0, 0, 12, 12)
    assert brightness(result.crop(corner)) < brightness(image.crop(corner)) - 8


def test_a_photo_is_sharp_in_the_middle_and_soft_at_the_top() -> None:
    stripes = Image.new("RGB", (120, 120))
    draw = ImageDraw.Draw(stripes)
    for x in range(0, 120, 6):
        draw.rectangle((x, 0, x + 2, 119), fill=(200, 200, 200))
    result = finished("photo", stripes.resize((480, 480), Image.Resampling.NEAREST))
    assert roughness(result, (160, 260, 320, 300)) > 1.25 * roughness(result, (160, 0, 320, 40))


@pytest.mark.parametrize("style", ["ink", "pencil", "charcoal"])
def test_drawings_are_nearly_without_colour(style: str) -> None:
    assert saturation(finished(style)) < 0.42 * saturation(scene())


def test_ink_is_lines_of_one_dark_ink_on_warm_paper() -> None:
    result = finished("ink", scene(320, 240))
    red, _, blue = ImageStat.Stat(result.crop((205, 32, 232, 62))).median
    assert red > 225 > blue or red > blue + 4
    levels = result.convert("L").histogram()
    assert sum(levels[:70]) > 0.08 * 320 * 240


@pytest.mark.parametrize("style", ["ink", "woodcut"])
def test_hatching_is_denser_where_the_picture_is_darker(style: str) -> None:
    steps = Image.linear_gradient("L").rotate(90).resize((240, 240)).convert("RGB")
    result = finished(style, steps)
    thirds = [brightness(result.crop((x, 20, x + 70, 220))) for x in (5, 85, 165)]
    assert max(thirds) - min(thirds) > 60
    assert thirds in (sorted(thirds), sorted(thirds, reverse=True))


@pytest.mark.parametrize("style", ["pencil", "charcoal", "pastel", "watercolor", "oil", "chalkboard"])
def test_what_is_worked_by_hand_has_texture_where_the_scene_has_none(style: str) -> None:
    image = scene(320, 240)
    box = (210, 75, 310, 120)
    assert roughness(finished(style, image), box) > roughness(image, box) + 1


def test_woodcut_has_one_black_one_paper_and_one_colour() -> None:
    levels = finished("woodcut", scene(320, 240)).convert("L").histogram()
    assert sum(levels[:60]) > 0.15 * 320 * 240
    assert sum(levels[150:]) > 0.15 * 320 * 240


def test_pixel_art_is_square_cells_of_few_colours() -> None:
    result = finished("pixel", scene(480, 360))
    assert len(result.getcolors(1 << 24) or []) <= 24
    cell = 3
    small = result.resize((480 // cell, 360 // cell), Image.Resampling.NEAREST)
    assert small.resize(result.size, Image.Resampling.NEAREST).tobytes() == result.tobytes()


def test_pixel_art_keeps_a_small_thing_in_its_strong_colour() -> None:
    image = scene(480, 360)
    ImageDraw.Draw(image).rectangle((300, 300, 316, 316), fill=(240, 30, 200))
    red, green, blue = finished("pixel", image).getpixel((308, 308))  # type: ignore[misc]  # RGB has three
    assert red > 200 > 110 > green
    assert blue > 140


def test_neon_is_a_dark_picture_with_strong_light() -> None:
    result = finished("neon", scene(320, 240))
    assert brightness(result) < 0.66 * brightness(scene(320, 240))
    assert saturation(result) > saturation(scene(320, 240))
    assert (result.convert("L").getextrema()[1] or 0) > 170  # type: ignore[operator]  # L has one pair


def test_a_flat_poster_is_few_colours_with_clean_edges() -> None:
    assert share_of_commonest(scene(320, 240), 16) < 0.75
    assert share_of_commonest(finished("flat", scene(320, 240)), 16) > 0.9


def test_watercolor_stands_on_white_paper_with_a_torn_border() -> None:
    result = finished("watercolor", scene(320, 240))
    for corner in ((0, 0, 8, 8), (312, 0, 320, 8), (0, 232, 8, 240), (312, 232, 320, 240)):
        assert brightness(result.crop(corner)) > 228
    edges = [
        next(x for x in range(160) if brightness(result.crop((x, y, x + 1, y + 1))) < 215) for y in range(60, 180, 6)
    ]
    assert len(set(edges)) > 3


def test_a_blueprint_is_blue_with_white_lines() -> None:
    result = finished("blueprint", scene(320, 240))
    red, _, blue = ImageStat.Stat(result).median
    assert blue > red + 60
    assert (result.convert("L").getextrema()[1] or 0) > 190  # type: ignore[operator]  # L has one pair


def test_a_chalkboard_is_dark_slate_with_light_chalk() -> None:
    levels = finished("chalkboard", scene(320, 240)).convert("L").histogram()
    assert sum(levels[:90]) > 0.4 * 320 * 240
    assert sum(levels[170:]) > 0.01 * 320 * 240


def test_stained_glass_is_strong_colour_between_dark_lead() -> None:
    result = finished("stained glass", scene(320, 240))
    grass = (140, 190, 260, 235)
    assert saturation(result.crop(grass)) > saturation(scene(320, 240).crop(grass)) + 10
    assert sum(result.convert("L").histogram()[:64]) > 0.06 * 320 * 240


def test_cut_paper_throws_shadows_to_the_lower_right() -> None:
    image = Image.new("RGB", (240, 240), (120, 170, 220))
    ImageDraw.Draw(image).rectangle((80, 80, 160, 160), fill=(220, 60, 50))
    result = finished("paper cut", image)
    lit, shaded = result.crop((74, 90, 77, 150)), result.crop((163, 90, 166, 150))
    assert brightness(shaded) < brightness(lit) - 12


def test_a_woodblock_print_is_muted_framed_and_sealed_in_red() -> None:
    result = finished("ukiyo-e", scene(320, 240))
    assert saturation(result) < saturation(scene(320, 240))
    assert brightness(result.crop((0, 100, 4, 140))) > 200
    red, green, blue = ImageStat.Stat(result.crop((12, 214, 18, 220))).median
    assert red > green + 60
    assert red > blue + 60


@pytest.mark.parametrize("style", ["oil", "pastel"])
def test_painted_strokes_keep_the_colours_of_things(style: str) -> None:
    result = finished(style, scene(320, 240))
    red, green, blue = ImageStat.Stat(result.crop((80, 125, 125, 170))).median
    assert red > green + 40
    assert red > blue + 40


def test_a_dark_figure_stands_out_of_the_dark_ground_of_a_woodcut() -> None:
    dusk = Image.new("RGB", (240, 240), (150, 170, 190))
    draw = ImageDraw.Draw(dusk)
    draw.rectangle((0, 90, 240, 240), fill=(52, 84, 46))
    draw.ellipse((70, 120, 170, 210), fill=(24, 24, 34))
    cut = finished("woodcut", dusk).convert("L")
    inside = ImageStat.Stat(cut.crop((100, 140, 140, 190))).mean[0]
    rim = max(ImageStat.Stat(cut.crop((x, 155, x + 6, 175))).mean[0] for x in range(56, 72, 2))
    assert rim - inside > 90
    assert ImageStat.Stat(cut.crop((0, 0, 240, 80))).mean[0] > 150, "lines run over the bright sky"
