"""Painting: a plate fitted into a picture of any shape, in a palette, with its labels or without them."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageChops, ImageFilter, ImageOps

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


def plate(easel: Easel, chosen: Plate) -> None:
    """Paint a plate without its labels, in the middle, its ground carried on to the picture's edges."""
    drawing = _rendered(_without_labels(chosen.svg), _side(easel))
    paint = Image.new("RGB", drawing.size, WHITE)
    paint.paste(drawing.convert("RGB"), (0, 0), drawing.getchannel("A"))
    if easel.scene.colours:
        paint = _toned(paint, easel.scene.colours)
    easel.image = _extended(paint, (easel.width, easel.height))
    easel.plate = chosen.name


def lettered(easel: Easel, finished: Image.Image) -> Image.Image:
    """Return a finished picture of a plate with its labels, which no finish blurs; or without them."""
    if UNLABELLED.search(easel.scene.text):
        return finished
    side = _side(easel)
    layer = _rendered(_labels_only(plate_named(easel.plate).svg), side)
    if easel.scene.style in DARK:
        light = Image.new("RGB", layer.size, (240, 244, 248))
        light.putalpha(ImageChops.multiply(layer.getchannel("A"), _dark_parts(layer)))
        layer = light
    finished = finished.convert("RGB")
    finished.paste(layer.convert("RGB"), ((easel.width - side) // 2, (easel.height - side) // 2), layer.getchannel("A"))
    return finished


def _dark_parts(layer: Image.Image) -> Image.Image:
    """Return where a layer of labels is dark: its letters and lines, not the light plates behind them."""
    return ImageOps.invert(layer.convert("L")).point([min(255, level * 2) for level in range(256)])


def _side(easel: Easel) -> int:
    return min(easel.width, easel.height)


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
    if (width, height) == (side, side):
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
