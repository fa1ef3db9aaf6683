"""A picture taken apart into a few flat colours and the clean-edged regions that each of them fills."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageStat

from promptmagic.painters.colour import Colour
from promptmagic.painters.finishes.darkroom import side


@dataclass(frozen=True, slots=True)
class Region:
    """One colour and where it is: `mask` is white there (mode L, smooth edges), `share` is its part of the picture."""

    colour: Colour
    mask: Image.Image
    share: float


def palette(image: Image.Image, count: int) -> list[Colour]:
    """Return at most `count` colours of the picture: two thirds by how common they are, the others by how strange.

    Those others are each the farthest from all chosen before, so that one small red boat keeps its red.
    """
    small = image.copy()
    small.thumbnail((192, 192), Image.Resampling.BOX)
    common = small.quantize(max(1, round(count * 0.65)), Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
    chosen = [colour for colour, _ in _counted(common)]
    many = _counted(small.quantize(96, Image.Quantize.FASTOCTREE, kmeans=1, dither=Image.Dither.NONE))
    while len(chosen) < count:
        gains = [(min(apart(colour, known) for known in chosen) * area**0.5, colour) for colour, area in many]
        gain, strangest = max(gains)
        if gain < 4000:
            break
        chosen.append(strangest)
    return chosen


def apart(first: Colour, second: Colour) -> float:
    """Return how different two colours look, as a square: hue counts for more than brightness."""
    red, green, blue = (a - b for a, b in zip(first, second, strict=True))
    return (red + green + blue) ** 2 / 6 + 3 * (red - green) ** 2 + 2 * (green - blue) ** 2


def _counted(indexed: Image.Image) -> list[tuple[Colour, int]]:
    """Return the colours in use, with the number of pixels that have them."""
    flat = indexed.getpalette() or []
    used = sorted((index, area) for area, index in indexed.getcolors(256) or [] if isinstance(index, int))
    return [((flat[3 * i], flat[3 * i + 1], flat[3 * i + 2]), area) for i, area in used]


def limited(image: Image.Image, colours: list[Colour]) -> Image.Image:
    """Return the image in those colours alone (mode P, indices into the list)."""
    holder = Image.new("P", (1, 1))
    holder.putpalette([channel for colour in colours for channel in colour])
    return image.quantize(palette=holder, dither=Image.Dither.NONE)


def regions(image: Image.Image, colours: list[Colour], softness: float) -> list[Region]:
    """Return the regions of the colours, largest first, their edges rounded by `softness` of the shorter side.

    Each pixel goes to the colour that is commonest around it, so that the edges are clean curves.
    """
    calm = image.filter(ImageFilter.MedianFilter(3))
    indexed = limited(calm, colours)
    plane = Image.frombytes("L", indexed.size, indexed.tobytes())
    radius = max(0.5, side(image) * softness)
    best = Image.new("L", image.size, 0)
    owner = Image.new("L", image.size, 0)
    for index in range(len(colours)):
        votes = plane.point([255 if level == index else 0 for level in range(256)])
        votes = votes.filter(ImageFilter.GaussianBlur(radius))
        wins = ImageChops.subtract(votes, best).point([0] + [255] * 255)
        owner.paste(index, (0, 0), wins)
        best = ImageChops.lighter(best, votes)
    counts = owner.histogram()
    total = image.width * image.height
    found = []
    for index, colour in enumerate(colours):
        if counts[index]:
            mask = owner.point([255 if level == index else 0 for level in range(256)])
            found.append(Region(_typical(image, mask, colour), mask, counts[index] / total))
    return sorted(found, key=lambda region: -region.share)


def _typical(image: Image.Image, mask: Image.Image, colour: Colour) -> Colour:
    """Return the colour in the middle of those under the mask; `colour` where there are none."""
    red, green, blue = ImageStat.Stat(image, mask).median if mask.getbbox() else colour
    return int(red), int(green), int(blue)


def owners(image: Image.Image, found: list[Region]) -> Image.Image:
    """Return the picture of the regions in their flat colours."""
    flat = Image.new("RGB", image.size, found[0].colour)
    for region in found[1:]:
        flat.paste(region.colour, (0, 0), region.mask)
    return flat
