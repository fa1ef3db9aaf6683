"""Windows seen from inside: the hour and the weather behind the panes, frames and curtains, the light they cast."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.easel import Easel, Point, faint
from promptmagic.painters.sketch.lamplight import FLAMES, indoor_light, is_moonlit
from promptmagic.painters.sketch.land import leaf_band, ridge, rolling
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, line, path, trace
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.towers import skyline
from promptmagic.painters.sketch.water import water
from promptmagic.painters.sketch.weather import weather

SEEN_OUTSIDE = frozenset(
    {"sky", "cloud", "sun", "moon", "star", "stars", "rain", "snow", "fog", "storm", "wind", "lightning", "aurora"}
    | {"rainbow", "sea", "water", "skyscraper", "skyline", "fireworks", "cloudy", "clear"}
)
"""What counts as drawn when it is seen through a window; a tree that is named stands in the room."""

FRAME: Colour = (238, 234, 226)


def look_out(easel: Easel, *, horizon: float, sun: float) -> Image.Image:
    """Paint what lies outside, as it is seen through any window, and let the light be that of a room from here on.

    `horizon` is how far down the picture it lies.
    """
    before = set(easel.drawn)
    easel.set_out(horizon=horizon, sun=sun)
    easel.horizon = round(easel.height * horizon)
    sky(easel)
    text = easel.scene.text
    if "city" in easel.scene.places or re.search(r"\b(city|skyscrapers?|downtown)\b", text, re.IGNORECASE):
        skyline(easel, "outside", easel.horizon + easel.unit * 0.1, easel.unit * 0.34, haze=0.4, wide=0.05)
    elif {"sea", "beach", "lake"} & set(easel.scene.places):
        water(easel, easel.horizon, easel.height, tint=(44, 132, 160), waves=0.5)
    else:
        line_ = rolling(easel, "outside hill", easel.horizon, easel.unit * 0.06)
        ridge(easel, line_, easel.height, green(easel, GRASS), haze=0.4)
        leaf_band(
            easel,
            "outside trees",
            lambda _: easel.horizon + easel.unit * 0.05,
            easel.unit * 0.12,
            green(easel, WOODS),
            haze=0.2,
        )
        low = rolling(easel, "outside lawn", easel.horizon + easel.unit * 0.06, easel.unit * 0.02)
        ridge(easel, low, easel.height, green(easel, GRASS), haze=0.1)
    weather(easel)
    easel.drawn = before | easel.drawn & SEEN_OUTSIDE
    view = easel.image.copy()
    easel.light = indoor_light(easel.light, candles=bool(FLAMES & easel.scene.lights), moonlit=is_moonlit(easel))
    return view


def window(
    easel: Easel,
    view: Image.Image,
    left: float,
    top: float,
    wide: float,
    tall: float,
    *,
    panes: tuple[int, int] = (2, 3),
    curtains: Colour | None = None,
    arched: bool = False,
    frame: Colour = FRAME,
) -> None:
    """Set a window into the wall before the viewer (all in pixels), with or without curtains."""
    rim = min(wide, tall) * 0.06
    curtains = easel.scene.colour_of("curtain") or curtains
    own = easel.ambient(frame)
    outline = _outline(left, top, wide, tall, arched=arched)
    outer = _outline(left - rim, top - rim, wide + 2 * rim, tall + 2 * rim, arched=arched)
    easel.fill(outer, lighter(own, 0.2), darker(own, 0.12))
    mask, corner = easel.area(outline)
    easel.image.paste(view.crop((*corner, corner[0] + mask.width, corner[1] + mask.height)), corner, mask)
    bars = [f"M{left + wide * i / panes[0]:.1f},{top:.1f}v{tall:.1f}" for i in range(1, panes[0])]
    bars += [f"M{left:.1f},{top + tall * i / panes[1]:.1f}h{wide:.1f}" for i in range(1, panes[1])]
    sill = box(left - rim * 2.4, top + tall + rim * 0.6, wide + rim * 4.8, rim * 1.3, lighter(own, 0.1))
    under = box(left - rim * 2.0, top + tall + rim * 1.9, wide + rim * 4.0, rim * 0.8, darker(own, 0.35))
    easel.put(line("".join(bars), own, rim * 0.55) + sill + under)
    if curtains:
        easel.put(_curtains(left, top, wide, tall, easel.ambient(curtains)))
        easel.note("curtain")
    _shines(easel, left + wide / 2, top + tall / 2, max(wide, tall))
    windows = easel.found.setdefault("windows", [])
    if isinstance(windows, list):
        windows.append((left, top, wide, tall))
    easel.note("window")


def _outline(left: float, top: float, wide: float, tall: float, *, arched: bool) -> list[Point]:
    if not arched:
        return [(left, top), (left + wide, top), (left + wide, top + tall), (left, top + tall)]
    rise = wide * 0.5
    crown = [(left + wide * i / 16, top + rise - rise * (1 - (i / 8 - 1) ** 2) ** 0.5) for i in range(17)]
    return [*crown, (left + wide, top + tall), (left, top + tall)]


def _shines(easel: Easel, x: float, y: float, reach: float) -> None:
    """Let daylight come in; what comes in at night lights nothing."""
    if is_moonlit(easel):
        easel.burn(x, y + reach * 0.5, reach * 1.6)
    elif easel.light.lamplit < 0.75:
        easel.burn(x, y + reach * 0.3, reach * 2.0 * (1 - 0.5 * easel.light.lamplit))
        easel.glow(x, y, reach * 0.9, mix(easel.light.sun, WHITE, 0.4), 0.22 * (1 - easel.light.lamplit), 1.6)


def side_window(easel: Easel, view: Image.Image, corners: Sequence[Point]) -> None:
    """Set a window into a side wall: `corners` are its upper far, upper near, lower near and lower far one."""
    own = easel.ambient(FRAME)
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    easel.fill([(middle[0] + (x - middle[0]) * 1.12, middle[1] + (y - middle[1]) * 1.07) for x, y in corners], own)
    mask, corner = easel.area(corners)
    easel.image.paste(view.crop((*corner, corner[0] + mask.width, corner[1] + mask.height)), corner, mask)
    far_top, near_top, near_low, far_low = corners

    def between(a: Point, b: Point, share: float) -> str:
        return f"{a[0] + (b[0] - a[0]) * share:.1f},{a[1] + (b[1] - a[1]) * share:.1f}"

    bars = [f"M{between(far_top, near_top, 1 / 2)}L{between(far_low, near_low, 1 / 2)}"]
    bars += [f"M{between(far_top, far_low, i / 3)}L{between(near_top, near_low, i / 3)}" for i in (1, 2)]
    easel.put(line("".join(bars), own, easel.unit * 0.008))
    _shines(easel, middle[0], middle[1], abs(near_low[1] - near_top[1]))
    windows = easel.found.setdefault("windows", [])
    if isinstance(windows, list):
        left, right = sorted((far_top[0], near_top[0]))
        windows.append((left, far_top[1], right - left, far_low[1] - far_top[1]))
    easel.note("window")


def _curtains(left: float, top: float, wide: float, tall: float, cloth: Colour) -> str:
    rod = top - tall * 0.07
    low = top + tall * 1.16
    parts = []
    for side in (-1, 1):
        outer = left - wide * 0.24 if side < 0 else left + wide * 1.24
        inner = left + wide * 0.08 if side < 0 else left + wide * 0.92
        tie = rod + tall * 0.74
        waist = outer + (inner - outer) * 0.5
        foot = outer + (inner - outer) * 0.7
        swing = ("Q", inner, tie - tall * 0.2, waist, tie)
        parts.append(path(trace("M", outer, rod, "H", inner, *swing, "L", foot, low, "H", outer, "Z"), cloth))
        for fold in range(1, 5):
            x = outer + (inner - outer) * fold / 5
            share = fold / 5
            tied, hem = outer + (waist - outer) * share, outer + (foot - outer) * share
            crease = trace("M", x, rod, "Q", x, tie - tall * 0.2, tied, tie, "L", hem, low)
            parts.append(line(crease, darker(cloth, 0.26), max(0.6, wide * 0.014)))
        parts.append(line(f"M{outer:.1f},{tie:.1f}L{waist:.1f},{tie:.1f}", lighter(cloth, 0.4), max(0.8, wide * 0.025)))
    parts.append(
        line(f"M{left - wide * 0.34:.1f},{rod:.1f}H{left + wide * 1.34:.1f}", darker(cloth, 0.6), max(1.0, wide * 0.03))
    )
    return "".join(parts)


def sun_patch(easel: Easel, corners: Sequence[Point], strength: float = 0.34) -> None:
    """Let the sun draw a window's light on a floor or a wall; not in bad weather, nor by night."""
    dull = easel.scene.weather in ("rain", "storm", "fog", "snow", "cloudy")
    if dull or easel.light.lamplit > 0.6:
        return
    mask, corner = easel.area(corners)
    soft = faint(mask.filter(ImageFilter.GaussianBlur(easel.unit / 200)), strength)
    under = easel.image.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
    light = Image.new("RGB", mask.size)
    light.paste(mix(easel.light.sun, easel.light.glow, 0.5), (0, 0), soft)
    easel.image.paste(ImageChops.screen(under, light), corner)
