"""One card: a ground, a frame or a panel, the words, and vignettes of what is sure."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageChops, ImageFilter

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.colour import BLACK, WHITE, Colour, luminance, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.cards.ornaments import ORNAMENTS, TALLEST, frame, rule
from promptmagic.painters.sketch.cards.typesetting import SetLines, faces, set_in
from promptmagic.painters.sketch.cards.wording import Words, words_of
from promptmagic.painters.sketch.easel import Easel, curve, gradient
from promptmagic.painters.sketch.figures import stood
from promptmagic.painters.sketch.places.mood import Palette, palette_of
from promptmagic.painters.sketch.shapes import Shape, find, find_worded
from promptmagic.painters.sketch.shapes.pen import box, disc, line, ring

MOST_VIGNETTES = 3

CLEARANCE = 0.03
"""How far words keep from an ornament above them, in the sheet's shorter side."""

RING, WITHIN_RING = 0.47, 0.7
"""How far a logo's ring is from its middle, and how broad its lettering is at most, in the sheet's shorter side."""

BRIGHT = 118
"""From which brightness (0 to 255) a ground bears dark letters."""

READABLE = 110
"""How far letters differ from their ground in brightness at least."""

WOOD: Colour = (136, 92, 54)
CREAM: Colour = (252, 242, 220)

LETTERED = frozenset({"card", "sign", "poster", "banner", "book", "letter", "notice", "envelope"})
"""Things that a card is itself, and so does not show."""

ORNAMENTAL = ("sprigs", "rays", "stars")
"""The ornaments of a card that nothing is said of."""

BY_MOOD = {"cheerful": "sprigs", "energetic": "rays", "romantic": "sprigs", "calm": "sprigs", "mysterious": "stars"}

CLOUDED = frozenset({"cloudy", "rain", "storm", "snow", "fog"})
"""Weather in which no sun is to be seen, not even on a card."""

UNLETTERED = "No letters here for these words"
"""What a card says where no font has a brief's letters."""

Background = Callable[[Easel], object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things stand on a card, in pixels, and its colours.

    The words and the `band` of vignettes below them stand in a box; `over` a painted place the box is a panel.
    """

    left: float
    top: float
    right: float
    bottom: float
    band: float
    ink: Colour
    paper: Colour
    accent: Colour
    over: bool

    @property
    def middle(self) -> float:
        """The column of its middle."""
        return (self.left + self.right) / 2

    @property
    def unit(self) -> float:
        """Its shorter side."""
        return min(self.right - self.left, self.bottom - self.top)


def card(easel: Easel, text: str, subjects: Sequence[Subject], background: Background | None = None) -> str:
    """Paint a card of a brief's words, and return the letters that no font here has.

    `background` paints the place that the brief names, over which the words stand; without one they stand on paper.
    """
    words = words_of(text)
    background = None if words.form == "logo" else background  # whose ring is all that is about it
    files, missing = faces(f"{words.title}{words.line}")
    words = _legible(words, missing)
    palette = _deepened(easel, palette_of(easel))
    vignettes = _sure(easel, words, subjects)
    sheet = _sheet(easel, words, palette, bool(vignettes), over=background is not None)
    setting, small = set_words(easel, words, sheet)
    if background is not None:
        background(easel)
        easel.image = easel.image.filter(ImageFilter.GaussianBlur(easel.unit / 220))
        sheet = _panel(easel, sheet, setting, small)
    else:
        _paper(easel, palette)
    top = _top(sheet, setting, small, words, easel.unit)
    ornament = _ornament(easel, sheet, words, top - sheet.top, len(vignettes))
    drawing = [_mount(easel, words, sheet) if sheet.over else "", _decor(easel, sheet, words, palette, ornament)]
    drawing.append(_lettering(sheet, setting, small, top, easel.unit, ruled=ornament != "rays"))
    layer, corner = easel.vector("".join(drawing), fonts=files)
    easel.place(layer, corner)
    _show(easel, sheet, vignettes)
    return missing


def _legible(words: Words, missing: str) -> Words:
    """Return the words without the letters that cannot be set; where little is left, a line that says so."""
    lacking = str.maketrans("", "", missing)
    title, line_ = words.title.translate(lacking).strip(), words.line.translate(lacking).strip()
    enough = sum(map(str.isalnum, title)) * 2 > sum(map(str.isalnum, words.title))
    return replace(words, title=title if enough else UNLETTERED, line=line_)


def _deepened(easel: Easel, palette: Palette) -> Palette:
    """Return the palette with its ground light or dark enough for letters: dark at night and for each second seed."""
    ground = palette[0]
    if easel.scene.hour == "night" or luminance(ground) < BRIGHT:
        dark = mix(scaled(ground, 0.34 if luminance(ground) > 60 else 1.0), BLACK, 0.15)
        return (dark, *(mix(tone, WHITE, 0.35) for tone in palette[1:4]), palette[4])  # type: ignore[return-value]
    if easel.scene.seed % 2 and not easel.scene.colours and easel.scene.mood not in ("calm", "dreamy"):
        deep = mix(palette[4], palette[1], 0.22)
        return (deep, mix(palette[3], palette[1], 0.25), mix(palette[2], WHITE, 0.3), palette[3], palette[4])
    return palette


def _sure(easel: Easel, words: Words, subjects: Sequence[Subject]) -> list[tuple[Subject, Shape]]:
    """Return the things to show: those that are drawn, apart from the card itself and those who are written to."""
    found = []
    shown = [subject for subject in subjects if subject.word.lower() not in words.title.lower() or not words.asked]
    for subject in shown or (lexicon.read(words.title).subjects if words.form == "poster" else ()):
        shape = find_worded(subject.noun, subject.word) if subject.word else find(subject.noun)
        to_whom = words.form == "greeting" and lexicon.group(subject.noun) == "person"
        if shape is not None and not easel.scene.lacks(subject.noun) and subject.noun not in LETTERED and not to_whom:
            found.append((subject, shape))
    if words.form == "logo":
        return found[:1]
    if words.form == "sign":
        return []
    if len(found) == 1 and found[0][0].count > 1:
        return found * min(MOST_VIGNETTES, found[0][0].count)
    return found[:MOST_VIGNETTES]


def _paper(easel: Easel, palette: Palette) -> None:
    """Lay the ground: paper of the palette, lighter in the middle, with a fine grain."""
    size = (easel.width, easel.height)
    lifted = mix(palette[0], WHITE, 0.28 if luminance(palette[0]) > BRIGHT else 0.08)
    paint = gradient((lifted, palette[0], mix(palette[0], palette[1], 0.1)), size)
    grain = fractal(easel.chance("paper"), size, (max(5, easel.width // 9), max(5, easel.height // 9)), octaves=3)
    worn = curve(grain, lambda level: 0.5 + (level - 0.5) * 0.1)
    easel.image = ImageChops.overlay(paint, Image.merge("RGB", [worn] * 3))


def _sheet(easel: Easel, words: Words, palette: Palette, vignettes: bool, *, over: bool) -> Sheet:
    """Return where things stand: over a place inside a margin, else on the whole card."""
    wide, high, unit = easel.width, easel.height, min(easel.width, easel.height)
    edge = unit * (0.12 if over else 0.05)
    light = luminance(palette[0]) > BRIGHT
    paper = mix(palette[0], WHITE, 0.35) if light and over else palette[0]
    ink = palette[4] if light else mix(palette[0], CREAM, 0.9)
    if abs(luminance(ink) - luminance(paper)) < READABLE:
        ink = mix(ink, BLACK if light else WHITE, 0.8)
    accent = max(palette[1:4], key=lambda tone: min(90.0, abs(luminance(tone) - luminance(paper))))
    if words.form == "sign" and over:
        paper, ink, accent = WOOD, CREAM, mix(WOOD, CREAM, 0.5)
    band = (high - 2 * edge) * (0.36 if vignettes else 0.0)
    return Sheet(edge, edge, wide - edge, high - edge, band, ink, paper, accent, over)


def set_words(easel: Easel, words: Words, sheet: Sheet) -> tuple[SetLines, SetLines | None]:
    """Return a card's words and its small line as large as they fit where they stand."""
    wide = (sheet.right - sheet.left) * (0.74 if sheet.over else 0.8)
    wide = min(wide, sheet.unit * WITHIN_RING) if words.form == "logo" else wide
    high = (sheet.bottom - sheet.top - sheet.band) * 0.62
    unit = min(easel.width, easel.height)
    small = set_in(words.line, wide, unit * 0.14, 400, unit * 0.055) if words.line else None
    room = high - (small.high + unit * 0.06 if small else 0)
    weight = 800 if words.asked or len(words.title) < 26 else 650
    setting = set_in(words.title, wide, room, weight, unit * (0.12 if sheet.over else 0.15))
    for share in (0.85, 0.7, 0.55):
        if words.form != "logo" or within_ring(sheet, setting, words, unit):
            break
        setting = set_in(words.title, wide, room * share, weight, unit * 0.15 * share)
    return setting, small


def within_ring(sheet: Sheet, setting: SetLines, words: Words, unit: float) -> bool:
    """Whether a logo's lettering keeps clear of the ring about it."""
    top = _top(sheet, setting, None, words, unit) - (sheet.top + sheet.bottom) / 2
    farthest = max(abs(top), abs(top + setting.high))
    return math.hypot(setting.wide / 2, farthest) < sheet.unit * RING * 0.92


def _whole(setting: SetLines, small: SetLines | None, unit: float) -> float:
    return setting.high + (small.high + unit * 0.1 if small else 0)


def _panel(easel: Easel, sheet: Sheet, setting: SetLines, small: SetLines | None) -> Sheet:
    """Return the sheet cut down to a panel about its words, so that the place round it is seen."""
    unit = min(easel.width, easel.height)
    wide = max(setting.wide, small.wide if small else 0, unit * 0.4) + unit * 0.2
    high = _whole(setting, small, easel.unit) + sheet.band + unit * 0.24
    left, top = (easel.width - wide) / 2, (easel.height - high) / 2
    left, top = max(sheet.left, left), max(sheet.top, top)
    return replace(sheet, left=left, right=easel.width - left, top=top, bottom=easel.height - top)


def _mount(easel: Easel, words: Words, sheet: Sheet) -> str:
    """Draw the panel with its soft shadow; a sign on two posts."""
    unit = easel.unit
    wide, high = sheet.right - sheet.left, sheet.bottom - sheet.top
    drawn = []
    if words.form == "sign":
        for across in (0.2, 0.8):
            x = sheet.left + wide * across - unit * 0.02
            drawn.append(box(x, sheet.top + high * 0.5, unit * 0.04, easel.height - sheet.top, scaled(WOOD, 0.7)))
    for step in range(1, 6):
        grow = unit * 0.004 * step
        drawn.append(
            f'<rect x="{sheet.left - grow:.1f}" y="{sheet.top - grow + unit * 0.012:.1f}"'
            f' width="{wide + 2 * grow:.1f}" height="{high + 2 * grow:.1f}" rx="{unit * 0.012 + grow:.1f}"'
            ' fill="#000000" opacity=".06"/>'
        )
    drawn.append(box(sheet.left, sheet.top, wide, high, sheet.paper, unit * 0.012))
    if words.form == "sign":
        for down in (0.22, 0.47, 0.71):
            y = sheet.top + high * down
            grain = f"M{sheet.left + wide * 0.03:.1f},{y:.1f} q{wide * 0.3:.1f},{unit * 0.012:.1f} {wide * 0.94:.1f},0"
            drawn.append(line(grain, scaled(WOOD, 0.86), max(0.8, unit * 0.005)))
    return "".join(drawn)


def _ornament(easel: Easel, sheet: Sheet, words: Words, clear: float, vignettes: int) -> str:
    """Return the name of a card's ornament; `clear` is how far its words stand below its upper edge."""
    first = math.floor(easel.chance("which ornament").random() * len(ORNAMENTAL))
    name = BY_MOOD.get(easel.scene.mood) or ORNAMENTAL[(easel.scene.seed + first) % len(ORNAMENTAL)]
    if name == "rays" and (easel.scene.weather in CLOUDED or clear < (TALLEST + CLEARANCE) * sheet.unit):
        name = "sprigs"
    if name == "rays" and sheet.band:
        name = "sun"  # the vignettes stand where the other would rise
    crowded = name == "sprigs" and vignettes == MOST_VIGNETTES  # their row reaches into the corner
    if easel.scene.hour == "night" or crowded:
        name = "stars"
    return "confetti" if words.form == "greeting" else name


def _decor(easel: Easel, sheet: Sheet, words: Words, palette: Palette, ornament: str) -> str:
    edges = frame(sheet.left, sheet.top, sheet.right, sheet.bottom, sheet.ink, sheet.accent)
    if words.form == "logo":
        radius = sheet.unit * RING
        middle = (sheet.top + sheet.bottom) / 2
        return ring(sheet.middle, middle, radius, sheet.unit * 0.012, sheet.accent) + ring(
            sheet.middle, middle, radius * 0.955, sheet.unit * 0.004, sheet.ink
        )
    if words.form == "sign":
        return edges
    tones = (sheet.accent, palette[2], palette[3])
    chance = easel.chance("ornament")
    return ORNAMENTS[ornament](chance, sheet.left, sheet.top, sheet.right, sheet.bottom, tones) + edges


def _top(sheet: Sheet, setting: SetLines, small: SetLines | None, words: Words, unit: float) -> float:
    """Return the row where the words begin: above the band of vignettes, a logo's below its own."""
    room = sheet.bottom - sheet.top - sheet.band
    if words.form == "logo":
        return sheet.top + sheet.band + (room - setting.high) * (0.3 if sheet.band else 0.5)
    lowered = 0.6 if sheet.band and not sheet.over else 0.5
    pennants = sheet.unit * 0.17 if words.form == "greeting" else 0.0
    return sheet.top + pennants + max(0.0, room - pennants - _whole(setting, small, unit)) * lowered


def _lettering(sheet: Sheet, setting: SetLines, small: SetLines | None, top: float, unit: float, *, ruled: bool) -> str:
    """Draw the words from the row `top` on, with a line below them, and one above where they are `ruled`."""
    drawn = setting.drawn(sheet.middle, top, sheet.ink)
    foot = top + setting.high
    if small is not None:
        drawn += rule(sheet.middle, foot + unit * 0.05, min(setting.wide, unit * 0.3), sheet.accent)
        return drawn + small.drawn(sheet.middle, foot + unit * 0.1, sheet.ink)
    reach = min(setting.wide, unit * 0.34, (sheet.right - sheet.left) * 0.36)
    below = foot + unit * 0.055
    drawn += rule(sheet.middle, below, reach, sheet.accent) if ruled or sheet.band else ""
    return drawn + (rule(sheet.middle, top - unit * 0.055, reach, sheet.accent) if ruled and not sheet.band else "")


def _show(easel: Easel, sheet: Sheet, vignettes: Sequence[tuple[Subject, Shape]]) -> None:
    """Draw the sure things in a row below the words, each on a disc of colour; one alone, for a logo, above them."""
    if not vignettes:
        return
    count = len(vignettes)
    emblem = count == 1 and words_above(easel)
    radius = min(sheet.band * 0.38, (sheet.right - sheet.left) * 0.76 / count / 2.3)
    y = sheet.top + sheet.band * 0.72 if emblem else sheet.bottom - sheet.band * 0.57
    for number, (subject, shape) in enumerate(vignettes):
        x = sheet.middle + (number - (count - 1) / 2) * radius * 2.5
        ground = mix(mix(sheet.accent, sheet.paper, 0.62), WHITE, 0.2 if luminance(sheet.paper) > BRIGHT else 0.0)
        easel.put(disc(x, y, radius, ground) + ring(x, y, radius * 1.07, max(0.8, radius * 0.022), sheet.accent))
        height = min(radius * 1.5, radius * 1.5 / max(0.2, shape.aspect))
        foot = y if shape.habitat == "air" else y + height * 0.5
        chance = easel.chance(f"vignette {number}")
        layer, corner = stood(easel, shape, chance, x, foot, height, subject.colour, against=0)
        easel.place(layer, corner)
        easel.note(subject.noun)


def words_above(easel: Easel) -> bool:
    """Whether a card is a logo, whose emblem stands above its name."""
    return words_of(easel.scene.text).form == "logo"
