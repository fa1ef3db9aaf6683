"""More rooms by what is done in them: the cabin of a space station, a bakery at its oven, a museum's hall of bones."""

from __future__ import annotations

import math
import random
import re

from PIL import Image, ImageDraw, ImageFilter

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.furniture import WOOD
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.places.kitchen import counter, lamp_over
from promptmagic.painters.sketch.places.room import boards, stage
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, ring, trace
from promptmagic.painters.sketch.windows import look_out, window

CABIN = (
    r"\b(?:in|inside|aboard|on|on board) (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}"
    r"(?:space ?stations?|space ?ships?|starships?|space ?craft)\b"
    r"|\b(?:space ?station|space ?ship|starship|spacecraft) (?:interior|corridor|cabin|window|kitchen|lab|bridge)\b"
)
BAKERY = r"\bbaker(?:y|ies)\b|\bbakehouse\b|\bpatisserie\b"
BAKING = re.compile(
    r"\b(?:ovens?|bakers?\b(?!')|loaves|loaf|bread|dough|flour|inside|interior|kneads?|kneading|baking"
    r"|in (?:an?|the|his|her) bakery)\b",
    re.IGNORECASE,
)
MUSEUM = (
    r"\bmuseum\b(?=.*\b(?:dinosaurs?|skeletons?|bones|fossils?|t[ -]?rex)\b)"
    r"|\b(?:dinosaurs?|skeletons?|bones|fossils?)\b(?=.*\bmuseum\b)"
)
"""Words for such rooms."""

HULL: Colour = (206, 212, 220)
BRICK: Colour = (170, 96, 70)
CRUST: tuple[Colour, ...] = ((200, 132, 66), (178, 106, 52), (222, 164, 92), (160, 92, 46))
BONE: Colour = (236, 226, 204)


def cabin(easel: Easel) -> Stage:
    """Inside a space station: a great round window with the earth before the stars, panels, cables and small lights."""
    easel.set_out(horizon=0.7, sun=0.5)
    width, height, unit = easel.width, easel.height, easel.unit
    chance = easel.chance("cabin")
    hull = mix(HULL, easel.scene.place_colour, 0.5) if easel.scene.place_colour else HULL
    easel.fill(
        [(-2, -2), (width + 2, -2), (width + 2, height + 2), (-2, height + 2)],
        scaled(hull, 0.62),
        scaled(hull, 0.9),
        scaled(hull, 0.6),
    )
    x, y, radius = width / 2, height * 0.4, min(width, height) * 0.36
    parts = []
    for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        corner = (width / 2 + dx * width / 2, height / 2 + dy * height / 2)
        parts.append(
            line(
                trace("M", x + dx * radius * 0.8, y + dy * radius * 0.8, "L", *corner), scaled(hull, 0.5), unit * 0.012
            )
        )
    for left, top, wide, tall in (
        (0.02, 0.06, 0.15, 0.2),
        (0.83, 0.06, 0.15, 0.2),
        (0.01, 0.32, 0.12, 0.3),
        (0.87, 0.32, 0.12, 0.3),
        (0.04, 0.7, 0.24, 0.2),
        (0.72, 0.7, 0.24, 0.2),
    ):
        parts += _panel(easel, chance, width * left, height * top, width * wide, height * tall, hull)
    easel.put("".join(parts))
    _space_window(easel, x, y, radius, hull)
    rail = [
        line(
            trace("M", width * a, height * 0.93, "Q", width * (a + b) / 2, height * 0.9, width * b, height * 0.93),
            (226, 152, 60),
            unit * 0.016,
        )
        for a, b in ((0.08, 0.34), (0.66, 0.92))
    ]
    easel.put("".join(rail))
    easel.glow(x, y, unit * 0.8, (120, 170, 240), 0.24, 1.6)
    easel.note(
        "space station",
        "spaceship",
        "space",
        "satellite",
        "window",
        "earth",
        "star",
        "stars",
        "cabin",
        "room",
        "interior",
        "planet",
        "seen through",
        "act in",
        "act inside",
        "seen inside",
        "state floating",
        "float",
        "act float",
        "spacecraft",
        "starship",
    )
    easel.found["site"] = ("satellite", "earth", "window", "planet", "star", "rocket")
    middle = Zone(width * 0.26, height * 0.62, width * 0.66, height * 0.9, 1.5, 1.8, afloat=True)
    return Stage({"ground": middle, "air": middle, "shore": middle, "water": middle})


def _panel(
    easel: Easel, chance: random.Random, left: float, top: float, wide: float, tall: float, hull: Colour
) -> list[str]:
    """Return a panel of the wall: screens, switches, or a soft hatch."""
    parts = [
        box(left, top, wide, tall, scaled(hull, 0.78), 6),
        box(left + 3, top + 3, wide - 6, tall - 6, scaled(hull, 0.96), 5),
    ]
    if chance.random() < 0.6:
        screen = (left + wide * 0.12, top + tall * 0.12, wide * 0.76, tall * 0.4)
        parts.append(box(*screen, (22, 40, 58), 3))
        curve = trace("M", screen[0] + 4, screen[1] + screen[3] * 0.7)
        for k in range(1, 7):
            curve += trace(
                " L", screen[0] + 4 + (screen[2] - 8) * k / 6, screen[1] + screen[3] * chance.uniform(0.25, 0.75)
            )
        parts.append(line(curve, (110, 230, 190), 1.4))
    for _ in range(9):
        px, py = left + wide * chance.uniform(0.14, 0.86), top + tall * chance.uniform(0.62, 0.88)
        parts.append(
            disc(
                px,
                py,
                easel.unit * 0.007,
                chance.choice(((255, 92, 80), (110, 226, 130), (250, 206, 90), (240, 244, 250))),
            )
        )
    return parts


def _space_window(easel: Easel, x: float, y: float, radius: float, hull: Colour) -> None:
    """Set the round window: stars, the earth below, the frame with its bolts."""
    unit, chance = easel.unit, easel.chance("stars outside")
    side = round(radius * 2)
    view = Image.new("RGB", (side, side), (8, 12, 30))
    draw = ImageDraw.Draw(view)
    for _ in range(150):
        sx, sy, size = chance.uniform(0, side), chance.uniform(0, side), chance.choice((0.5, 0.7, 1.2))
        draw.ellipse(
            (sx - size, sy - size, sx + size, sy + size),
            fill=chance.choice(((255, 255, 255), (190, 206, 255), (255, 236, 206))),
        )
    globe = radius * 1.25
    cx, cy = side * 0.56, side * 1.06
    draw.ellipse((cx - globe * 1.03, cy - globe * 1.03, cx + globe * 1.03, cy + globe * 1.03), fill=(110, 170, 240))
    draw.ellipse((cx - globe, cy - globe, cx + globe, cy + globe), fill=(38, 104, 186))
    for _ in range(7):
        a, b, size = (
            chance.uniform(-0.8, 0.6) * globe,
            chance.uniform(-0.86, -0.2) * globe,
            chance.uniform(0.08, 0.22) * globe,
        )
        for _ in range(6):
            px, py = cx + a + chance.uniform(-1, 1) * size, cy + b + chance.uniform(-0.5, 0.5) * size
            if (px - cx) ** 2 + (py - cy) ** 2 < (globe * 0.9) ** 2:
                draw.ellipse(
                    (px - size * 0.7, py - size * 0.4, px + size * 0.7, py + size * 0.4),
                    fill=chance.choice(((86, 146, 84), (150, 150, 92), (70, 126, 82))),
                )
    clouds = Image.new("L", (side, side))
    pen = ImageDraw.Draw(clouds)
    for _ in range(26):
        a, b = chance.uniform(-0.9, 0.9) * globe, chance.uniform(-0.95, -0.1) * globe
        if a * a + b * b < (globe * 0.92) ** 2:
            wide = chance.uniform(0.08, 0.26) * globe
            pen.ellipse(
                (cx + a - wide, cy + b - wide * 0.16, cx + a + wide, cy + b + wide * 0.16), fill=chance.randint(90, 200)
            )
    view.paste(WHITE, (0, 0), clouds.filter(ImageFilter.GaussianBlur(max(1.0, unit / 160))))
    mask = Image.new("L", (side * 2, side * 2))
    ImageDraw.Draw(mask).ellipse((0, 0, side * 2 - 1, side * 2 - 1), fill=255)
    easel.put(
        disc(x, y, radius * 1.13, scaled(hull, 0.56))
        + disc(x, y, radius * 1.1, lighter(hull, 0.3))
        + disc(x, y, radius * 1.03, scaled(hull, 0.5))
    )
    easel.image.paste(view, (round(x - radius), round(y - radius)), mask.resize((side, side), Image.Resampling.BOX))
    bolts = []
    for k in range(12):
        turn = math.pi * 2 * k / 12
        bolts.append(
            disc(
                x + math.cos(turn) * radius * 1.065,
                y + math.sin(turn) * radius * 1.065,
                unit * 0.008,
                scaled(hull, 0.62),
            )
        )
    easel.put(ring(x, y, radius, unit * 0.008, scaled(hull, 0.42)) + "".join(bolts))


def bakery(easel: Easel) -> Stage:
    """A bakery: the brick oven with its fire, shelves of loaves, a counter with baskets, sacks of flour."""
    view = look_out(easel, horizon=0.5, sun=0.3)
    room = build(
        easel, left=-0.1, right=1.1, top=-0.02, bottom=0.7, wall=(236, 220, 196), floor=boards(easel), tiles=True
    )
    unit, chance = easel.unit, easel.chance("loaves")
    wide = min(easel.width * 0.2, unit * 0.2)
    window(easel, view, easel.x(0.88) - wide / 2, easel.height * 0.12, wide, easel.height * 0.26, panes=(2, 2))
    _oven(easel, easel.x(0.27), room.bottom + unit * 0.05, unit * 0.5)
    for row in range(3):
        _bread_shelf(easel, chance, 0.64, 0.17 + 0.15 * row, 0.3)
    counter(easel, 0.66, 0.88, span=(0.52, 1.1))
    _baskets(easel, chance, 0.66)
    _sack(easel, 0.5, easel.height * 0.86, 0.15)
    lamp_over(easel, 0.62, 0.04)
    easel.found["site"] = ("stove", "shop", "bread", "fire")
    easel.note(
        "bakery",
        "shop",
        "stove",
        "oven",
        "bread",
        "loaf",
        "loaves",
        "counter",
        "fire",
        "room",
        "shelf",
        "flour",
        "bun",
        "store",
        "bakehouse",
        "full of",
    )
    return stage(easel, room, (0.3, 0.62), rows=(0.86, 0.95), scale=2.6)


def _oven(easel: Easel, x: float, foot: float, wide: float) -> None:
    """Build a vaulted oven of brick: its mouth aglow, a loaf on the peel before it."""
    brick, unit = easel.ambient(BRICK), easel.unit
    half, high = wide / 2, wide * 1.02
    parts = [
        path(
            trace(
                "M",
                x - half,
                foot,
                "V",
                foot - high * 0.6,
                "Q",
                x - half,
                foot - high,
                x,
                foot - high,
                "Q",
                x + half,
                foot - high,
                x + half,
                foot - high * 0.6,
                "V",
                foot,
                "Z",
            ),
            brick,
        )
    ]
    chance = easel.chance("bricks")
    rows = 12
    for row in range(rows):
        y = foot - high * 0.94 * (row + 1) / rows
        inset = 0.0 if row < 7 else half * (0.06 * (row - 6)) ** 1.2
        span, step = half * 2 - 2 * inset, wide / 8
        left = x - half + inset
        at = left - step * 0.5 * (row % 2)
        while at < left + span:
            tone = mix(
                brick, darker(brick, 0.3) if chance.random() < 0.5 else lighter(brick, 0.25), chance.random() * 0.6
            )
            start, end = max(left + 1, at + 1), min(left + span - 1, at + step - 1)
            if end > start + 2:
                parts.append(box(start, y, end - start, high * 0.94 / rows - 2, tone, 1))
            at += step
    mouth = half * 0.56
    base = foot - high * 0.34
    arch = ("A", mouth, mouth * 0.9, 0, 0, 1, x + mouth)
    parts.append(
        path(
            trace("M", x - mouth * 1.16, base, "A", mouth * 1.16, mouth * 1.06, 0, 0, 1, x + mouth * 1.16, base, "Z"),
            darker(brick, 0.45),
        )
    )
    parts.append(path(trace("M", x - mouth, base, *arch, base, "Z"), (54, 22, 16)))
    parts.append(box(x - half * 1.04, base, half * 2.08, high * 0.05, easel.ambient((150, 140, 130)), 2))
    parts.append(box(x - mouth * 0.8, foot - high * 0.22, mouth * 1.6, high * 0.18, (48, 40, 40), 3))
    for k in range(5):
        cx, tall = x + mouth * (-0.6 + 0.3 * k), mouth * chance.uniform(0.3, 0.56)
        flame = trace(
            "M",
            cx - mouth * 0.14,
            base,
            "Q",
            cx - mouth * 0.12,
            base - tall * 0.6,
            cx,
            base - tall,
            "Q",
            cx + mouth * 0.14,
            base - tall * 0.5,
            cx + mouth * 0.14,
            base,
            "Z",
        )
        parts.append(path(flame, (250, 150, 44) if k % 2 else (255, 206, 92)))
    parts += [oval(x + mouth * side, base - mouth * 0.1, mouth * 0.3, mouth * 0.15, CRUST[0]) for side in (-0.4, 0.36)]
    easel.put("".join(parts))
    easel.glow(x, base - mouth * 0.3, wide * 0.7, (255, 150, 60), 0.55, 1.7)
    easel.burn(x, base, unit * 1.1)
    easel.take(x, foot, half)


def _loaf(chance: random.Random, x: float, y: float, size: float) -> str:
    tone = chance.choice(CRUST)
    if chance.random() < 0.3:  # round
        return oval(x, y - size * 0.34, size * 0.5, size * 0.36, tone) + line(
            trace("M", x - size * 0.26, y - size * 0.5, "l", size * 0.5, size * 0.2)
            + trace(" M", x + size * 0.24, y - size * 0.52, "l", -size * 0.46, size * 0.24),
            lighter(tone, 0.5),
            size * 0.05,
        )
    cuts = "".join(
        trace(" M", x + size * k, y - size * 0.4, "l", size * 0.12, size * 0.14) for k in (-0.36, -0.14, 0.08, 0.3)
    )
    return (
        box(x - size * 0.6, y - size * 0.44, size * 1.2, size * 0.44, tone, size * 0.2)
        + box(x - size * 0.54, y - size * 0.42, size * 1.08, size * 0.14, lighter(tone, 0.3), size * 0.07)
        + line(cuts.strip(), lighter(tone, 0.6), size * 0.05)
    )


def _bread_shelf(easel: Easel, chance: random.Random, across: float, down: float, wide: float) -> None:
    x, y, half = easel.x(across), easel.height * (down + 0.11), min(easel.width, easel.unit) * wide / 2
    wood, parts = easel.ambient(WOOD), []
    at = x - half + easel.unit * 0.04
    while at < x + half - easel.unit * 0.02:
        parts.append(_loaf(chance, at, y, easel.unit * 0.075))
        at += easel.unit * chance.uniform(0.07, 0.095)
    parts.append(box(x - half, y, half * 2, easel.unit * 0.018, wood, 2))
    parts += [box(x + side * half * 0.9 - 2, y, 4, easel.unit * 0.035, darker(wood, 0.3)) for side in (-1, 1)]
    easel.put("".join(parts), ambient=1.0)


def _baskets(easel: Easel, chance: random.Random, down: float) -> None:
    for across in (0.62, 0.76, 0.9):
        x, y, size = easel.x(across), easel.height * down, easel.unit * 0.1
        straw = easel.ambient((206, 158, 96))
        parts = [_loaf(chance, x + size * k * 0.42, y - size * 0.28, size * 0.62) for k in (-0.8, 0.0, 0.8, -0.4, 0.4)]
        parts.append(
            polygon(
                [
                    (x - size * 0.7, y - size * 0.36),
                    (x + size * 0.7, y - size * 0.36),
                    (x + size * 0.56, y),
                    (x - size * 0.56, y),
                ],
                straw,
            )
        )
        weave = "".join(trace(" M", x - size * 0.66, y - size * k, "h", size * 1.3) for k in (0.1, 0.2, 0.3))
        parts.append(line(weave.strip(), darker(straw, 0.25), 1.4))
        easel.put("".join(parts), ambient=0.6)


def _sack(easel: Easel, across: float, y: float, tall: float) -> None:
    x, high = easel.x(across), easel.unit * tall
    cloth = easel.ambient((224, 208, 176))
    body = trace(
        "M",
        x - high * 0.36,
        y,
        "Q",
        x - high * 0.5,
        y - high * 0.6,
        x - high * 0.26,
        y - high * 0.86,
        "L",
        x + high * 0.26,
        y - high * 0.86,
        "Q",
        x + high * 0.5,
        y - high * 0.6,
        x + high * 0.36,
        y,
        "Z",
    )
    easel.put(
        path(body, cloth)
        + oval(x, y - high * 0.86, high * 0.28, high * 0.1, (250, 248, 242))
        + oval(x + high * 0.2, y - high * 0.4, high * 0.14, high * 0.36, darker(cloth, 0.12))
    )
    easel.take(x, y, high * 0.4)


def bone_hall(easel: Easel) -> Stage:
    """A museum's hall: a great skeleton of a dinosaur on its stand under high windows, a rope before it."""
    view = look_out(easel, horizon=0.45, sun=0.4)
    room = build(
        easel, left=0.06, right=0.94, top=0.06, bottom=0.66, wall=(222, 214, 200), floor=(196, 188, 176), tiles=True
    )
    for across in (0.22, 0.5, 0.78):
        wide = min(easel.unit * 0.16, easel.width * 0.16)
        window(
            easel,
            view,
            easel.x(across) - wide / 2,
            easel.height * 0.1,
            wide,
            easel.height * 0.28,
            panes=(2, 3),
            arched=True,
        )
    shown = easel.scene.subject("dinosaur skeleton")
    if shown is not None or re.search(r"\b(?:dinosaurs?|t[ -]?rex|bones|fossils?)\b", easel.scene.told, re.IGNORECASE):
        _plinth(easel, room.bottom + easel.unit * 0.02)
        dress(easel, "dinosaur skeleton", 0.5, room.bottom + easel.unit * 0.015, 0.46, cast=False)
        easel.found["site"] = ("dinosaur skeleton", "skeleton", "dinosaur", "bone")
        easel.note("dinosaur skeleton", "skeleton", "dinosaur", "bone", "bones", "fossil", "fossils")
    posts = []
    y = room.bottom + easel.unit * 0.12
    for k in range(5):
        x = easel.width * (0.1 + 0.2 * k)
        posts.append(
            box(x - 2.4, y - easel.unit * 0.1, 4.8, easel.unit * 0.1, (206, 164, 84), 2)
            + disc(x, y - easel.unit * 0.1, 4.4, (226, 186, 104))
        )
        if k < 4:
            posts.append(
                line(
                    trace(
                        "M", x, y - easel.unit * 0.085, "q", easel.width * 0.1, easel.unit * 0.05, easel.width * 0.2, 0
                    ),
                    (150, 40, 48),
                    easel.unit * 0.012,
                )
            )
    easel.put("".join(posts), ambient=1.0)
    easel.burn(easel.width / 2, easel.height * 0.4, easel.unit * 1.2)
    easel.note("museum", "hall", "museum hall", "exhibition", "natural history museum", "rope")
    return stage(easel, room, (0.24, 0.76), rows=(0.86, 0.95), scale=2.1)


def _plinth(easel: Easel, y: float) -> None:
    half = min(easel.unit * 0.46, easel.width * 0.44)
    x, high = easel.width / 2, easel.unit * 0.045
    tone = easel.ambient((120, 104, 92))
    easel.put(
        polygon(
            [(x - half, y), (x + half, y), (x + half * 0.94, y - high * 0.9), (x - half * 0.94, y - high * 0.9)],
            lighter(tone, 0.3),
        )
        + box(x - half, y, half * 2, high, tone)
    )


CABINS, BAKERIES, BONE_HALLS = (cabin,), (bakery,), (bone_hall,)
