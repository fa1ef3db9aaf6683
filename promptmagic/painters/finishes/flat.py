"""Finishes of flat colour: poster, pixel art, paper cut, woodblock print, stained glass."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.finishes.darkroom import (
    blurred,
    clouds,
    printed,
    ramp,
    saturated,
    shaded,
    shifted,
    side,
    speckle,
    toned,
    trembled,
    triple,
    vignetted,
)
from promptmagic.painters.finishes.outline import contours, ridges
from promptmagic.painters.finishes.paper import embossed, rough
from promptmagic.painters.finishes.regions import Region, apart, limited, owners, palette, regions


def _worked(image: Image.Image, short: int, most: int) -> Image.Image:
    """Return the picture with a shorter side of `short` pixels (but at most doubled) to `most`.

    Regions are found there: those of a small picture have smooth edges when they are reduced again.
    """
    factor = min(2.0, max(1.0, short / side(image)), most / side(image))
    size = (round(image.width * factor), round(image.height * factor))
    return image if size == image.size else image.resize(size, Image.Resampling.BICUBIC)


def flat(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as a flat poster: a dozen clean colours with drawn edges, nothing between them."""
    del chance
    bright = toned(saturated(image, 1.3), lambda level: 0.03 + 0.97 * level)
    working = _worked(bright, 760, 2048)
    found = regions(working, palette(bright, 18), 0.0022)
    drawn = shaded(owners(working, found), _scored(working, 0.42))
    return drawn.resize(image.size, Image.Resampling.LANCZOS)


def _scored(image: Image.Image, strength: float) -> Image.Image:
    """Return thin drawn edges (mode L, dark on white), so that what has the colour of its ground is seen on it."""
    lines = contours(image, 0.0016, 1.1)
    return toned(lines, lambda level: 1 - strength * max(0.0, min(1.0, (level - 0.3) * 1.8)))


_BAYER = bytes((0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5))
"""The 4 by 4 matrix of ordered dithering (Bayer, 1973)."""


def pixel(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as pixel art: about 120 cells along the shorter side, two dozen colours, ordered dithering."""
    del chance
    cell = max(2, round(side(image) / 120))
    across, down = math.ceil(image.width / cell), math.ceil(image.height / cell)
    vivid = saturated(image, 1.28)
    small = vivid.resize((across, down), Image.Resampling.BOX).filter(ImageFilter.UnsharpMask(1.2, 70, 2))
    colours = palette(small, 24)
    tile = Image.frombytes("L", (4, 4), bytes(128 + round(level * 1.2 - 9) for level in _BAYER))
    weave = Image.new("L", (across, down))
    for x in range(0, across, 4):
        for y in range(0, down, 4):
            weave.paste(tile, (x, y))
    dithered = ImageChops.add(small, triple(weave), 1, -128)
    cells = limited(dithered, colours).convert("RGB")
    large = cells.resize((across * cell, down * cell), Image.Resampling.NEAREST)
    return large.crop((0, 0, image.width, image.height))


def _centre(mask: Image.Image) -> float:
    """Return the mean height of a mask, 0 at the top to 1 at the bottom."""
    column = mask.resize((1, 64), Image.Resampling.BOX).tobytes()
    total = sum(column)
    return sum(y * level for y, level in enumerate(column)) / total / 63 if total else 0.0


def paper_cut(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as layers of cut paper, the lower and the smaller nearer, each with its shadow."""
    bright = saturated(image, 1.25)
    working = _worked(bright, 600, 900)
    calm = blurred(working, 0.002).filter(ImageFilter.MedianFilter(5))
    back, *front = regions(calm, palette(bright, 13), 0.005)
    front.sort(key=lambda region: _centre(region.mask) - 0.9 * region.share)
    fibres = triple(toned(speckle(chance, working.size, coarse=2), lambda level: 0.5 + (level - 0.5) * 0.06))
    result = _sheet(fibres, back.colour)
    for region in front:
        result = shaded(result, _cast(region.mask))
        result.paste(_sheet(fibres, region.colour), (0, 0), region.mask)
        rim = ImageChops.subtract(region.mask, shifted(region.mask, 2, 2))
        result.paste(mix(region.colour, (255, 255, 255), 0.5), (0, 0), toned(rim, lambda level: level * 0.5))
    result = shaded(result, _scored(calm, 0.5))
    return result.resize(image.size, Image.Resampling.LANCZOS)


def _cast(mask: Image.Image) -> Image.Image:
    """Return the shadow (mode L, dark) that a sheet of that outline throws to its lower right."""
    reach = side(mask)
    moved = shifted(mask, round(reach * 0.006), round(reach * 0.009))
    wide = toned(blurred(moved, 0.008), lambda level: 1 - 0.55 * level)
    near = toned(blurred(moved, 0.002), lambda level: 1 - 0.25 * level)
    return ImageChops.multiply(wide, near)


def _sheet(fibres: Image.Image, colour: Colour) -> Image.Image:
    return ImageChops.add(Image.new("RGB", fibres.size, colour), fibres, 1, -128)


PIGMENTS: tuple[Colour, ...] = (
    (30, 46, 86),
    (54, 92, 138),
    (52, 58, 112),
    (98, 106, 164),
    (160, 166, 204),
    (112, 152, 178),
    (176, 202, 206),
    (238, 226, 198),
    (222, 190, 142),
    (198, 120, 76),
    (186, 66, 50),
    (230, 160, 140),
    (92, 116, 84),
    (152, 164, 112),
    (64, 52, 58),
    (120, 92, 116),
)
"""What a Japanese printer of the 1830s had: indigo, Prussian blue, vermilion, ochre, safflower, and their mixtures."""


def _pigment(colour: Colour) -> Colour:
    """Return the colour drawn towards the nearest pigment."""
    nearest = min(PIGMENTS, key=lambda pigment: apart(colour, pigment))
    return mix(colour, nearest, 0.42)


def ukiyo_e(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as a woodblock print: flat pigments, a key line, wood grain, a shaded sky, a red seal."""
    working = _worked(image, 760, 1300)
    vivid = saturated(toned(working, lambda level: 0.08 + 0.92 * level**0.68), 1.5)
    found = regions(vivid, palette(vivid, 14), 0.003)
    printed_blocks = owners(working, [Region(_pigment(r.colour), r.mask, r.share) for r in found])
    key = toned(contours(printed_blocks, 0.0012, 2.6), ramp(0.3, 0.8))
    key = ImageChops.lighter(key, toned(contours(working, 0.0013, 1.2), ramp(0.5, 1.0)))
    size = image.size
    blocks = printed_blocks.resize(size, Image.Resampling.LANCZOS)
    key = key.resize(size, Image.Resampling.LANCZOS)
    sheet = rough(chance, size, (246, 236, 212), strength=0.25)
    grain = ridges(size, chance, max(3.0, side(image) / 60), chance.uniform(-3, 3), 0.012)
    grain = ImageChops.multiply(grain, clouds(chance, size, 4))
    blocks = shaded(blocks, toned(grain, lambda level: 1 - 0.08 * level))
    top = Image.linear_gradient("L").resize(size)
    blocks = Image.composite(
        Image.new("RGB", size, (30, 50, 96)), blocks, toned(top, lambda y: max(0.0, 0.62 - 3.6 * y))
    )
    worn = Image.blend(blocks, sheet, 0.1)
    margin = round(side(image) * 0.028)
    page = sheet.copy()
    inner = (margin, margin, size[0] - margin, size[1] - margin)
    thin = Image.blend(sheet, Image.new("RGB", size, (255, 255, 255)), 0.6)
    page.paste(printed(ImageChops.multiply(worn, thin), (28, 30, 52), key).crop(inner), inner[:2])
    draw = ImageDraw.Draw(page)
    draw.rectangle(
        (inner[0], inner[1], inner[2] - 1, inner[3] - 1), outline=(40, 38, 54), width=max(1, round(side(image) / 360))
    )
    _seal(draw, size, margin)
    return page


def _seal(draw: ImageDraw.ImageDraw, size: tuple[int, int], margin: int) -> None:
    """Draw a red seal in the lower left corner: a frame around a wave, no letters."""
    unit = min(size) * 0.0065
    left, top = margin + unit * 3, size[1] - margin - unit * 13
    draw.rounded_rectangle((left, top, left + unit * 9, top + unit * 10), unit, fill=(188, 52, 42))
    paper = (246, 232, 210)
    width = max(1, round(unit * 0.8))
    for row in range(3):
        y = top + unit * (2.4 + 2.6 * row)
        for column in range(2):
            x = left + unit * (1.4 + 3.1 * column)
            draw.arc((x, y, x + unit * 3, y + unit * 3), 190, 350, fill=paper, width=width)


def _panes(image: Image.Image, chance: random.Random, least: float) -> list[list[tuple[float, float]]]:
    """Return the panes of a window: six-sided cells of a shaken grid, at least `least` pixels wide."""
    step = max(side(image) / 8, least)
    rise = step * 0.75
    nodes: dict[tuple[int, int], tuple[float, float]] = {}

    def node(x: float, y: float) -> tuple[float, float]:
        at = (round(x * 4 / step), round(y * 8 / step))
        if at not in nodes:
            nodes[at] = (x + chance.uniform(-0.16, 0.16) * step, y + chance.uniform(-0.16, 0.16) * step)
        return nodes[at]

    panes = []
    for row in range(-1, round(image.height / rise) + 2):
        for column in range(-1, round(image.width / step) + 2):
            x, y = (column + row % 2 * 0.5) * step, row * rise
            corners = [(0, -0.5), (0.5, -0.25), (0.5, 0.25), (0, 0.5), (-0.5, 0.25), (-0.5, -0.25)]
            panes.append([node(x + dx * step, y + dy * step) for dx, dy in corners])
    return panes


def stained_glass(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as a leaded window: glowing panes in strong colours, dark lead along the shapes."""
    vivid = saturated(toned(image, lambda level: 0.05 + 0.95 * level**0.9), 1.75)
    working = trembled(_worked(vivid, 560, 900), chance, 0.012, short=5)
    found = regions(blurred(working, 0.006), palette(vivid, 12), 0.008)
    glass = owners(working, found)
    panes = _panes(working, chance, 18 * side(working) / side(image))
    tint, lead = Image.new("L", working.size, 128), Image.new("L", working.size, 0)
    tint_draw, lead_draw = ImageDraw.Draw(tint), ImageDraw.Draw(lead)
    thin = max(1, round(side(working) * 0.0032))
    for corners in panes:
        tint_draw.polygon(corners, fill=chance.randint(92, 166))
        lead_draw.line([*corners, corners[0]], fill=255, width=thin, joint="curve")
    for region in found:
        edge = toned(blurred(region.mask, 0.0048), lambda level: 1.6 - abs(level - 0.5) * 5)
        lead = ImageChops.lighter(lead, edge)
    shapes = toned(contours(working, 0.003, 1.4), lambda level: max(0.0, min(0.8, (level - 0.4) * 1.4)))
    lead = ImageChops.lighter(lead, shapes)
    glass = ImageChops.overlay(glass, triple(tint))
    bubbles = toned(embossed(clouds(chance, working.size, 22, octaves=4), 0.5), lambda v: 0.5 + (v - 0.5) * 0.6)
    glass = ImageChops.overlay(glass, triple(bubbles))
    glass, lead = glass.resize(image.size, Image.Resampling.LANCZOS), lead.resize(image.size, Image.Resampling.LANCZOS)
    glow = ImageChops.screen(glass, toned(blurred(glass, 0.03), lambda level: level * 0.3))
    metal = embossed(blurred(lead, 0.002), 0.3)
    came = ImageChops.add(
        Image.new("RGB", image.size, (34, 34, 42)), triple(toned(metal, lambda v: 0.5 + (v - 0.5) * 0.7)), 1, -128
    )
    return vignetted(Image.composite(came, glow, toned(lead, ramp(0.2, 0.7))), 0.22)
