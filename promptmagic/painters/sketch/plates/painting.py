"""Painting: a plate fitted into a picture of any shape, in a palette, with its labels or without them."""

from __future__ import annotations

import io
import re
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps, ImageStat

from promptmagic.painters.colour import WHITE, Colour, luminance, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.plates.finding import UNLABELLED, Plate, plate_named
from promptmagic.pictures.fonts import FAMILY, own_faces

SIDE = 1024
"""How many units a plate is wide and high."""

TINTED = 0.62
"""How far a plate is drawn in the colours that a brief names."""

DARK = frozenset({"blueprint", "chalkboard", "neon"})
"""Styles on a dark ground, on which labels are light."""

_OPENING = re.compile(r"<g id=[\"']labels[\"'][^>]*>")
_GROUP = re.compile(r"<g\b[^>]*?(/?)>|</g>")


PLAIN = 14.0
"""How far the colours along a plate's edge are at most from blurred ones, of 255, where its ground is carried on beyond
it without a seam; found by trying on all plates."""

MARGIN = 0.035
"""How far a plate that lies on a board is from the picture's edge, of its shorter side."""


def plate(easel: Easel, chosen: Plate) -> None:
    """Paint a plate without its labels in the middle of a picture of any shape.

    A plain ground is carried on to the picture's edges. What is drawn to its own edges lies on a board, as a sheet.
    """
    drawing = _rendered(_without_labels(chosen.svg), _side(easel, chosen))
    paint = Image.new("RGB", drawing.size, WHITE)
    paint.paste(drawing.convert("RGB"), (0, 0), drawing.getchannel("A"))
    if easel.scene.colours:
        paint = _toned(paint, easel.scene.colours)
    size = (easel.width, easel.height)
    easel.image = _on_a_board(paint, size) if _lies_on_a_board(easel, chosen) else _extended(paint, size)
    easel.plate = chosen.name


def lettered(easel: Easel, finished: Image.Image) -> Image.Image:
    """Return a finished picture of a plate with its labels, which no finish blurs; or without them."""
    if UNLABELLED.search(easel.scene.text):
        return finished
    chosen = plate_named(easel.plate)
    side = _side(easel, chosen)
    labels = _labels_only(chosen.svg)
    dark = easel.scene.style in DARK
    layer = _rendered(_on_white(labels) if dark else labels, side)
    if dark:
        light = Image.new("RGB", layer.size, (240, 244, 248))
        light.putalpha(ImageChops.multiply(layer.getchannel("A"), _dark_parts(layer)))
        layer = light
    finished = finished.convert("RGB")
    finished.paste(layer.convert("RGB"), ((easel.width - side) // 2, (easel.height - side) // 2), layer.getchannel("A"))
    return finished


_LETTERS = re.compile(
    r"""(<text\b[^>]*\bfill=|<path\b(?![^>]*opacity)[^>]*\bstroke=(?="#[c-f])|<circle\b[^>]*\bfill=(?="#[c-f]))"[^"]+\""""
)
"""Letters and leaders of labels, which may be pale as those on a night sky are."""

_PLATES = re.compile(r'(<rect\b[^>]*\bfill=)"#[0-5][^"]+"')
"""The dark plates behind pale letters."""


def _on_white(labels: str) -> str:
    """Return labels with dark letters and leaders on white plates, whatever they were."""
    return _PLATES.sub(r'\1"#ffffff"', _LETTERS.sub(r'\1"#000000"', labels))


def _dark_parts(layer: Image.Image) -> Image.Image:
    """Return where a layer of labels is dark: its letters and lines, not the light plates behind them."""
    return ImageOps.invert(layer.convert("L")).point([min(255, level * 2) for level in range(256)])


def _side(easel: Easel, chosen: Plate) -> int:
    short = min(easel.width, easel.height)
    return round(short * (1 - 2 * MARGIN)) if _lies_on_a_board(easel, chosen) else short


def _lies_on_a_board(easel: Easel, chosen: Plate) -> bool:
    if easel.width == easel.height:
        return False
    return max(_steps(chosen.name, upright=easel.width < easel.height)) > PLAIN


@cache
def _steps(name: str, *, upright: bool) -> tuple[float, float]:
    """Return how far the colours along a plate's two outer edges are from blurred ones, of 255, at most."""
    small = _rendered(_without_labels(plate_named(name).svg), 128).convert("RGB")
    turned = small.transpose(Image.Transpose.ROTATE_90) if upright else small
    first, last = (_step(turned.crop(edge)) for edge in ((0, 0, 2, 128), (126, 0, 128, 128)))
    return first, last


def _step(edge: Image.Image) -> float:
    strip = edge.resize((24, edge.height), Image.Resampling.BOX)
    blurred = strip.filter(ImageFilter.GaussianBlur(edge.height / 24))
    return max(most for _, most in ImageStat.Stat(ImageChops.difference(strip, blurred)).extrema)


def _on_a_board(paint: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the plate as a sheet with round corners on a board in the colour of its edges, with a soft shadow."""
    side = paint.width
    rim = ImageStat.Stat(paint.resize((64, 64), Image.Resampling.BOX), _rim(64)).mean
    red, green, blue = (round(channel) for channel in rim)
    board = Image.new("RGB", size, mix((red, green, blue), WHITE, 0.72))
    left, top = (size[0] - side) // 2, (size[1] - side) // 2
    corners = Image.new("L", paint.size, 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, side - 1, side - 1), side / 36, fill=255)
    shade = Image.new("L", size, 0)
    shade.paste(corners.point([level * 90 // 255 for level in range(256)]), (left, top + side // 160))
    board.paste((20, 24, 32), (0, 0), shade.filter(ImageFilter.GaussianBlur(side / 90)))
    board.paste(paint, (left, top), corners)
    return board


def _rim(side: int) -> Image.Image:
    """Return a mask of the outermost points of a square."""
    rim = Image.new("L", (side, side), 255)
    rim.paste(0, (2, 2, side - 2, side - 2))
    return rim


def _rendered(svg: str, side: int) -> Image.Image:
    import resvg_py

    inner = re.sub(r"<svg\b", f'<svg width="{side}" height="{side}"', re.sub(_SIZE, r"\1", svg, count=1), count=1)
    data = resvg_py.svg_to_bytes(
        svg_string=inner,
        skip_system_fonts=True,
        font_files=[str(path) for path in own_faces()],
        sans_serif_family=FAMILY,
        font_family=FAMILY,
    )
    return Image.open(io.BytesIO(data)).convert("RGBA")


_SIZE = re.compile(r"(<svg\b[^>]*?)\s(?:width|height)=\"[^\"]*\"(?=[^>]*>)")


def _span(svg: str) -> tuple[int, int] | None:
    """Return where the group of labels begins and ends."""
    opening = _OPENING.search(svg)
    if opening is None:
        return None
    depth = 0
    for tag in _GROUP.finditer(svg, opening.start()):
        depth += -1 if tag[0] == "</g>" else 0 if tag[1] else 1
        if depth == 0:
            return opening.start(), tag.end()
    return None


def _without_labels(svg: str) -> str:
    span = _span(svg)
    return svg if span is None else svg[: span[0]] + svg[span[1] :]


def _labels_only(svg: str) -> str:
    """Return the drawing with nothing but its labels, and what they refer to."""
    span = _span(svg)
    head = re.search(r"<svg\b[^>]*>", svg)
    if span is None or head is None:
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}"></svg>'
    kept = "".join(re.findall(r"<defs\b.*?</defs>|<style\b.*?</style>", svg, re.DOTALL))
    return f"{head[0]}{kept}{svg[span[0] : span[1]]}</svg>"


def _toned(paint: Image.Image, colours: tuple[Colour, ...]) -> Image.Image:
    """Return the plate drawn towards one or two colours, its light and dark as they were."""
    first, last = colours[0], colours[-1]
    dark = scaled(last if luminance(last) < luminance(first) else first, 0.4)
    toned = ImageOps.colorize(paint.convert("L"), dark, mix(first, WHITE, 0.9), mid=mix(first, last, 0.5))
    return Image.blend(paint, toned, TINTED)


def _extended(paint: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the square plate in the middle of a picture of any shape, the colours of its edges carried on."""
    width, height = size
    side = paint.width
    if width == height:
        return paint
    wide = width > height
    long = width if wide else height
    before = (long - side) // 2
    edges = [(0, 0, 2, side), (side - 2, 0, side, side)] if wide else [(0, 0, side, 2), (0, side - 2, side, side)]
    grounds = []
    for edge, room in zip(edges, (before, long - side - before), strict=True):
        strip = paint.crop(edge).resize((1, side) if wide else (side, 1), Image.Resampling.BOX)
        strip = strip.resize((max(1, room), side) if wide else (side, max(1, room)))
        grounds.append(strip.filter(ImageFilter.GaussianBlur(side / 24)))
    whole = Image.new("RGB", size)
    whole.paste(grounds[0], (0, 0))
    whole.paste(grounds[1], (before + side, 0) if wide else (0, before + side))
    whole.paste(paint, (before, 0) if wide else (0, before))
    return whole
