"""Bridges: who crosses one is on a viaduct from edge to edge over a river; who is under one stands in its arch."""

from __future__ import annotations

import re

from promptmagic import lexicon
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.places import city, lake
from promptmagic.painters.sketch.places.outlook import View
from promptmagic.painters.sketch.places.rooftops import from_near
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, line, path, trace
from promptmagic.painters.sketch.visible import mark

OWN_KIND = re.compile(
    r"\b(?:rope|suspension|hanging|foot|draw|rainbow|toy|garden|japanese|tiny|small|little|glass|ice|golden gate|tower"
    r"|brooklyn|lego)[ -]?bridges?\b|\bfootbridge|\bdrawbridge",
    re.IGNORECASE,
)
"""Bridges that are no great span of stone, iron or planks."""

OPEN = frozenset(
    {"river", "mountains", "hills", "meadow", "forest", "lake", "farm", "city", "village", "street", "jungle", "sky"}
)
"""Where a river may run, and a bridge across it."""

STONE: Colour = (178, 166, 150)
PLANKS: Colour = (142, 100, 66)
IRON: Colour = (112, 124, 136)
GRASS: Colour = (104, 140, 74)

DECK, SPRING, FOOT = 0.54, 0.8, 0.94
"""How far down a bridge's deck is, where its arches begin to bend, and where its piers end."""

NEAR = 0.36
"""How high those come to be who cross it, of the unit."""


def crossed(scene: SketchScene) -> str:
    """Return "on" where somebody is on a bridge, "under" where somebody is under one; else empty."""
    elsewhere = set(lexicon.describe(scene.told).places) - OPEN
    if scene.subject("bridge") is None or OWN_KIND.search(scene.told) or elsewhere:
        return ""
    bridge = scene.subject("bridge")
    if bridge is None or bridge.count > 1 or bridge.size in ("tiny", "small"):
        return ""
    found = [one for one in relations(scene) if one.second.noun == "bridge"]
    if any(one.how in ("on", "riding") and lexicon.group(one.first.noun) in SEEN for one in found):
        return "on"
    beneath = all(one.how == "under" and lexicon.group(one.first.noun) in SEEN for one in found)
    return "under" if found and beneath else ""


SEEN = ("animal", "person", "fantasy", "vehicle")
"""Who crosses bridges, or goes under them."""


def layouts(scene: SketchScene, where: str) -> tuple[View, ...]:
    """Return the layouts of a bridge that somebody is on, or under."""
    if where == "under":
        return (in_the_arch,)
    urban = {"city", "street", "village"} & set(scene.places)
    high = "mountains" in scene.places
    views = (city.waterfront,) if urban else (lake.river_gorge,) if high else (lake.river_bends, lake.river_plain)
    return tuple(map(_spanned, views))


def _spanned(view: View) -> View:
    """Return a layout that has a bridge from edge to edge before a view of a river."""

    def over_the_river(easel: Easel) -> Stage:
        view(easel)
        easel.taken.clear()
        tone = _tone(easel)
        deck, spring, foot = (easel.height * share for share in (DECK, SPRING, FOOT))
        half = easel.width * 0.25
        arches = [(-0.02, half * 0.62), (0.5, half), (1.02, half * 0.62)]
        arches = [(easel.width * across, reach) for across, reach in arches]
        _set(easel, _bridge(easel, tone, deck, (spring, foot), arches))
        _told(easel)
        seat = Zone(easel.width * 0.2, deck - 1, easel.width * 0.8, deck - 1, 1.0, 1.0)
        air = Zone(easel.width * 0.14, easel.height * 0.08, easel.width * 0.86, easel.height * 0.2, 0.7, 0.7)
        water = Zone(easel.width * 0.4, easel.height * 0.84, easel.width * 0.6, easel.height * 0.94, 0.9, 1.2)
        return Stage({"ground": seat, "shore": seat, "air": air, "water": water, **from_near(easel.scene, seat, NEAR)})

    return over_the_river


def in_the_arch(easel: Easel) -> Stage:
    """From the bank: one great arch of a bridge near by, a grassy path through it, the river and its valley beyond."""
    shapes = (find(one.noun) for one in easel.scene.subjects if one.noun != "bridge")
    sails = any(shape is not None and shape.habitat == "water" for shape in shapes)
    (lake.mirror if sails else lake.river_bends)(easel)
    easel.taken.clear()
    tone = _tone(easel)
    deck, spring, foot = easel.height * 0.2, easel.height * 0.62, easel.height * 0.95
    grass = snow_tone(easel) if easel.scene.wintry else toned(easel, GRASS)
    low = easel.height + 4
    if sails:
        return _over_water(easel, tone, deck, spring)
    bank = trace(
        "M", -4, easel.height * 0.8, "Q", easel.width * 0.5, easel.height * 0.74, easel.width + 4, easel.height * 0.8,
        "L", easel.width + 4, low, "L", -4, low, "Z",
    )  # fmt: skip
    easel.put(path(bank, grass))
    _set(easel, _bridge(easel, tone, deck, (spring, foot), [(easel.width * 0.5, easel.width * 0.36)]))
    _told(easel)
    ground = Zone(easel.width * 0.36, easel.height * 0.86, easel.width * 0.64, easel.height * 0.94, 1.3, 1.5)
    air = Zone(easel.width * 0.3, easel.height * 0.4, easel.width * 0.7, easel.height * 0.5, 0.7, 0.7)
    return Stage({"ground": ground, "shore": ground, "air": air})


def _over_water(easel: Easel, tone: Colour, deck: float, spring: float) -> Stage:
    """Let the arch stand in open water, where there is room for what floats under it."""
    foot = easel.height * 0.86
    _set(easel, _bridge(easel, tone, deck, (spring, foot), [(easel.width * 0.5, easel.width * 0.38)]))
    _told(easel)
    water = Zone(easel.width * 0.4, easel.height * 0.72, easel.width * 0.6, easel.height * 0.8, 1.1, 1.3)
    air = Zone(easel.width * 0.3, easel.height * 0.4, easel.width * 0.7, easel.height * 0.5, 0.7, 0.7)
    return Stage({"water": water, "air": air})


def _set(easel: Easel, drawing: str) -> None:
    """Set a bridge before its view, and keep its trace: who is on it or under it is told by that."""
    if "bridge" in easel.hidden:
        return
    layer, corner = easel.vector(drawing)
    before = easel.image.copy()
    easel.place(layer, corner)
    easel.marks.append(mark("bridge", layer, corner, before, easel.image, 1.0))


def _told(easel: Easel) -> None:
    """Note what is there."""
    easel.found["frontage"] = "bridge"
    easel.note(*(place for place in easel.scene.places if place in ("city", "village", "street", "mountains")))
    easel.note("bridge", "arch", "river", "water", "on", "under")


def _tone(easel: Easel) -> Colour:
    """Return what the bridge is of: stone, planks or iron, or the colour that is asked for."""
    bridge = easel.scene.subject("bridge")
    if bridge is not None and bridge.colour is not None:
        return toned(easel, bridge.colour)
    words = easel.scene.told.lower()
    wood, iron = re.search(r"\bwooden\b|\bwood\b|\bplank", words), re.search(r"\b(?:iron|steel|metal|rail\w*)\b", words)
    stuffs = ("wood", "wooden") if wood else ("iron", "steel", "metal") if iron else ("stone",)
    easel.note(*stuffs, *(f"state {stuff}" for stuff in stuffs))
    return toned(easel, PLANKS if wood else IRON if iron else STONE)


def _bridge(
    easel: Easel, tone: Colour, deck: float, rows: tuple[float, float], arches: list[tuple[float, float]]
) -> str:
    """Draw a bridge from edge to edge: its arches by their middles and half their breadths, a kerb along its deck."""
    wide, unit, (spring, foot) = float(easel.width), easel.unit, rows
    rise = spring - deck - unit * 0.07
    outline: list[str | float] = ["M", -4.0, deck, "L", wide + 4, deck, "L", wide + 4, foot]
    for x, reach in reversed(arches):
        high = min(rise, reach * 1.05)
        outline += ["L", x + reach, foot, "L", x + reach, spring, "A", reach, high, 0, 0, 0, x - reach, spring]
        outline += ["L", x - reach, foot]
    outline += ["L", -4.0, foot, "Z"]
    parts = [path(trace(*outline), tone)]
    deep, bright = darker(tone, 0.42), lighter(tone, 0.16)
    for x, reach in arches:
        high, thick = min(rise, reach * 1.05), unit * 0.045
        soffit = trace(
            "M", x - reach, foot, "L", x - reach, spring, "A", reach, high, 0, 0, 1, x + reach, spring,
            "A", reach, high - thick, 0, 0, 0, x - reach + thick, spring + thick * 0.4, "V", foot, "Z",
        )  # fmt: skip
        parts.append(path(soffit, deep))
        rim = trace("M", x - reach, spring, "A", reach, high, 0, 0, 1, x + reach, spring)
        parts.append(line(rim, bright, unit * 0.012))
    course, chance = unit * 0.036, easel.chance("courses")
    y = deck + course * 1.6
    while y < foot:  # a few joints of its courses, where there is stone
        for _ in range(5):
            x = chance.uniform(0, wide)
            if not any(abs(x - middle) < reach + unit * 0.05 and y > spring - rise for middle, reach in arches):
                parts.append(box(x - unit * 0.03, y, unit * 0.05, unit * 0.004, darker(tone, 0.22)))
        y += course
    parts.append(box(-4, deck - unit * 0.004, wide + 8, unit * 0.03, bright))
    parts.append(box(-4, deck + unit * 0.026, wide + 8, unit * 0.008, deep))
    return "".join(parts)
