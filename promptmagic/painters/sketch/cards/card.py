"""One card: a ground, a frame or a panel, the words, and vignettes of what is sure."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageChops, ImageFilter

from promptmagic.lexicon import Subject
from promptmagic.lexicon.data import by_wording
from promptmagic.lexicon.data import words as listed
from promptmagic.painters.colour import BLACK, WHITE, Colour, luminance, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.cards.emblems import BRIGHT, MOST, Disc, Emblem, emblems, show
from promptmagic.painters.sketch.cards.ideas import idea_of
from promptmagic.painters.sketch.cards.ornaments import ORNAMENTS, frame, rule
from promptmagic.painters.sketch.cards.typesetting import SetLines, faces, set_in
from promptmagic.painters.sketch.cards.wording import Words, words_of
from promptmagic.painters.sketch.easel import Easel, curve, gradient
from promptmagic.painters.sketch.places.mood import MOODS, Palette, palette_of
from promptmagic.painters.sketch.shapes.pen import box, disc, line, ring

LANDSCAPE = 1.2
"""From which width, in heights, emblems stand beside the words and not below them."""

TALL, BROAD = 0.26, 0.7
"""From which height on, in the shorter side, and which share of the width, words reach into the corners."""

SIDE, BAND, PENNANTS = 0.4, 0.46, 0.17
"""Which share of a card emblems take beside its words, or below them; how far pennants hang into it."""

RING, WITHIN_RING = 0.47, 0.7
"""How far a logo's ring is from its middle, and how broad its lettering is at most, in the sheet's shorter side."""

READABLE = 175
"""How far letters differ from their ground in brightness at least."""

PALE, DEEP = 165, 104
"""How bright a light ground is at least, and a dark one at most: between them no letters stand out."""

GREY = 16
"""How far a grey's parts are apart at most."""

WARM: Colour = (252, 241, 222)
WOOD: Colour = (136, 92, 54)
CREAM: Colour = (252, 242, 220)

ORNAMENTAL = ("sprigs", "arcs", "corners")
"""The ornaments of a card that nothing is said of."""

BY_MOOD = {"cheerful": "sprigs", "energetic": "arcs", "romantic": "sprigs", "calm": "sprigs", "mysterious": "corners"}

UNLETTERED = "No letters here for these words"
"""What a card says where no font has a brief's letters."""

Background = Callable[[Easel], object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things stand on a card, in pixels, and its colours.

    The words and the `band` of emblems below them, or those at their `side`, stand in a box; `over` a painted place the
    box is a panel.
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
    side: float = 0.0

    @property
    def middle(self) -> float:
        """The column of the middle of its words."""
        return (self.left + self.side * 0.94 + self.right) / 2

    @property
    def shown(self) -> bool:
        """Whether there is room for emblems."""
        return bool(self.band or self.side)

    @property
    def unit(self) -> float:
        """Its shorter side."""
        return min(self.right - self.left, self.bottom - self.top)


def card(easel: Easel, text: str, subjects: Sequence[Subject], background: Background | None = None) -> str:
    """Paint a card of a brief's words, and return the letters that no font here has.

    Its letters are left to be put on the finished picture, since few finishes leave any that can be read.

    `background` paints the place that the brief names, over which the words stand; without one they stand on paper.
    """
    words, idea = words_of(text), idea_of(text)
    background = None if words.form == "logo" else background  # whose ring is all that is about it
    files, missing = faces(f"{words.title}{words.line}{words.figure}")
    words = _legible(words, missing)
    mood = idea.mood if idea is not None and not (easel.scene.mood or easel.scene.colours) else ""
    palette = _deepened(easel, MOODS[mood] if mood in MOODS else palette_of(easel))
    shown = emblems(easel, words, subjects, idea)
    sheet = _sheet(easel, words, palette, len(shown), over=background is not None)
    setting, small = set_words(easel, words, sheet)
    if background is not None:
        background(easel)
        easel.image = easel.image.filter(ImageFilter.GaussianBlur(easel.unit / 220))
        sheet = _panel(easel, sheet, setting, small, hung=is_festive(words))
    else:
        _paper(easel, palette)
    top = _top(sheet, setting, small, words, easel.unit)
    ornament = _ornament(easel, words, len(shown), crowded=_is_crowded(sheet, setting, small))
    drawing = [_mount(easel, words, sheet) if sheet.over else "", _decor(easel, sheet, words, palette, ornament)]
    drawing.append(_rules(sheet, setting, small, top, easel.unit))
    easel.place(*easel.vector("".join(drawing)))
    show(easel, shown, _spots(sheet, words, shown), (sheet.ink, sheet.paper, sheet.accent), files)
    layer, corner = easel.vector(_lettering(sheet, setting, small, top, easel.unit), fonts=files)
    easel.letters = Image.new("RGBA", (easel.width, easel.height), (*sheet.ink, 0))
    easel.letters.paste(layer, corner)
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
    if max(ground) - min(ground) < GREY and luminance(ground) > BRIGHT:  # paper is warm, or of a color
        ground = mix(mix(ground, WARM, 0.6), palette[2], 0.04)
        palette = (ground, *palette[1:])
    if easel.scene.hour == "night" or luminance(ground) < PALE:
        dark = mix(scaled(ground, 0.34 if luminance(ground) > 60 else 1.0), BLACK, 0.15)
        return (dark, *(mix(tone, WHITE, 0.35) for tone in palette[1:4]), palette[4])  # type: ignore[return-value]
    if easel.scene.seed % 2 and not easel.scene.colours and easel.scene.mood not in ("calm", "dreamy"):
        deep = mix(palette[4], palette[1], 0.22)
        if luminance(deep) > DEEP:
            return palette
        return (deep, mix(palette[3], palette[1], 0.25), mix(palette[2], WHITE, 0.3), palette[3], palette[4])
    return palette


def _paper(easel: Easel, palette: Palette) -> None:
    """Lay the ground: paper of the palette, lighter in the middle, with a fine grain."""
    size = (easel.width, easel.height)
    lifted = mix(palette[0], WHITE, 0.28 if luminance(palette[0]) > BRIGHT else 0.08)
    paint = gradient((lifted, palette[0], mix(palette[0], palette[1], 0.1)), size)
    grain = fractal(easel.chance("paper"), size, (max(5, easel.width // 9), max(5, easel.height // 9)), octaves=3)
    worn = curve(grain, lambda level: 0.5 + (level - 0.5) * 0.1)
    easel.image = ImageChops.overlay(paint, Image.merge("RGB", [worn] * 3))


def _sheet(easel: Easel, words: Words, palette: Palette, shown: int, *, over: bool) -> Sheet:
    """Return where things stand: over a place inside a margin, else on the whole card."""
    wide, high, unit = easel.width, easel.height, min(easel.width, easel.height)
    edge = unit * (0.12 if over else 0.05)
    light = luminance(palette[0]) > BRIGHT
    paper = mix(palette[0], WHITE, 0.35) if light and over else palette[0]
    ink = palette[4] if light else mix(palette[0], CREAM, 0.9)
    if abs(luminance(ink) - luminance(paper)) < READABLE:
        ink = mix(ink, BLACK if light else WHITE, 0.62)
    accent = max(palette[1:4], key=lambda tone: min(90.0, abs(luminance(tone) - luminance(paper))))
    if words.form == "sign" and over:
        paper, ink, accent = WOOD, CREAM, mix(WOOD, CREAM, 0.5)
    beside = 0 < shown < MOST and words.form != "logo" and wide > high * LANDSCAPE
    side = (wide - 2 * edge) * SIDE if beside else 0.0
    side = min(side, (high - 2 * edge) * 0.8)
    band = (
        (high - 2 * edge) * (0.36 if words.form == "logo" else BAND - 0.06 * bool(words.line))
        if shown and not beside
        else 0.0
    )
    return Sheet(edge, edge, wide - edge, high - edge, band, ink, paper, accent, over, side)


def set_words(easel: Easel, words: Words, sheet: Sheet) -> tuple[SetLines, SetLines | None]:
    """Return a card's words and its small line as large as they fit where they stand."""
    narrow = is_festive(words) or bool(sheet.band) or (sheet.over and not sheet.side)  # something is in its corners
    wide = (sheet.right - sheet.left - sheet.side) * (0.75 if narrow else 0.84)
    wide = min(wide, sheet.unit * WITHIN_RING) if words.form == "logo" else wide
    unit = min(easel.width, easel.height)
    pennants = sheet.unit * PENNANTS if is_festive(words) else 0.0
    high = sheet.bottom - sheet.top - sheet.band - pennants
    small = set_in(words.line, wide, min(unit * 0.16, high * 0.3), 500, unit * 0.068) if words.line else None
    room = high * 0.8 - small.high - unit * 0.13 if small else high * (0.64 if sheet.band else 0.66)
    room = min(max(room, high * 0.3), high * 0.66)
    weight = 800 if words.asked or len(words.title) < 26 else 650
    setting = set_in(words.title, wide, room, weight, unit * (0.15 if sheet.over else 0.165))
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
    return setting.high + (small.high + unit * 0.115 if small else 0)


def _panel(easel: Easel, sheet: Sheet, setting: SetLines, small: SetLines | None, *, hung: bool) -> Sheet:
    """Return the sheet cut down to a panel about its words, so that the place round it is seen."""
    unit = min(easel.width, easel.height)
    wide = max(setting.wide, small.wide if small else 0, unit * 0.7) + sheet.side + unit * 0.2
    high = max(_whole(setting, small, easel.unit) + sheet.band + unit * 0.26, sheet.side * 1.02, unit * 0.42)
    high += unit * PENNANTS * 0.8 if hung else 0.0
    left, top = (easel.width - wide) / 2, (easel.height - high) / 2
    left, top = max(sheet.left, left), max(sheet.top, top)
    return replace(sheet, left=left, right=easel.width - left, top=top, bottom=easel.height - top)


def _mount(easel: Easel, words: Words, sheet: Sheet) -> str:
    """Draw the panel with its soft shadow; a sign on two posts."""
    unit = easel.unit
    wide, high = sheet.right - sheet.left, sheet.bottom - sheet.top
    drawn = []
    if words.form == "sign" and "door" in easel.drawn:  # it hangs there from a nail
        nail, half = max(unit * 0.03, sheet.top - unit * 0.13), wide * 0.3
        x = (sheet.left + sheet.right) / 2
        foot = sheet.top + unit * 0.01
        cord = f"M{x - half:.1f},{foot:.1f} L{x:.1f},{nail:.1f} L{x + half:.1f},{foot:.1f}"
        drawn.append(line(cord, (226, 208, 172), max(0.8, unit * 0.007)))
        drawn.append(disc(x, nail, unit * 0.011, (90, 84, 80)))
    elif words.form == "sign":
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


def _is_crowded(sheet: Sheet, setting: SetLines, small: SetLines | None) -> bool:
    """Whether a card's words reach into its corners."""
    broad = max(setting.wide, small.wide if small is not None else 0.0)
    if sheet.band:
        return True
    return (setting.high > sheet.unit * TALL) if sheet.side else broad > (sheet.right - sheet.left) * BROAD


def is_festive(words: Words) -> bool:
    """Whether pennants hang on a card: not on one that wishes somebody well, or comforts them."""
    feasts = by_wording("cards", "greeting").values()
    asked = words.title in feasts or words.figure
    return words.form == "greeting" and bool(asked) and words.title not in listed("cards", "quiet")


def _ornament(easel: Easel, words: Words, shown: int, *, crowded: bool) -> str:
    """Return the name of a card's ornament: one that says nothing, but for the stars of a night."""
    if is_festive(words):
        return "confetti"
    first = math.floor(easel.chance("which ornament").random() * len(ORNAMENTAL))
    name = BY_MOOD.get(easel.scene.mood) or ORNAMENTAL[(easel.scene.seed + first) % len(ORNAMENTAL)]
    if shown > 1 or crowded:
        name = "corners"  # words and several discs reach into the others
    return "stars" if easel.scene.hour == "night" else name


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
    lowered = 0.44 if sheet.band else 0.5  # a rule stands between them and what is shown
    pennants = sheet.unit * PENNANTS if is_festive(words) else 0.0
    return sheet.top + pennants + max(0.0, room - pennants - _whole(setting, small, unit)) * lowered


def _lettering(sheet: Sheet, setting: SetLines, small: SetLines | None, top: float, unit: float) -> str:
    """Set the words from the row `top` on, a small line below the large ones."""
    drawn = setting.drawn(sheet.middle, top, sheet.ink)
    foot = top + setting.high + unit * 0.115
    return drawn + (small.drawn(sheet.middle, foot, sheet.ink) if small is not None else "")


def _rules(sheet: Sheet, setting: SetLines, small: SetLines | None, top: float, unit: float) -> str:
    """Draw a rule below the large words, and one above them where nothing else is shown."""
    foot = top + setting.high + unit * 0.06
    if small is not None:
        return rule(sheet.middle, foot, min(setting.wide, unit * 0.3), sheet.accent)
    reach = min(setting.wide, unit * 0.34, (sheet.right - sheet.left) * 0.36)
    above = "" if sheet.shown else rule(sheet.middle, top - unit * 0.06, reach, sheet.accent)
    return rule(sheet.middle, foot, reach, sheet.accent) + above


def _spots(sheet: Sheet, words: Words, shown: Sequence[Emblem]) -> list[Disc]:
    """Return where emblems are: beside the words, one above another, or in a row below them; a logo's above them."""
    count = len(shown)
    high = sheet.bottom - sheet.top
    pennants = sheet.unit * PENNANTS * 0.7 if is_festive(words) else 0.0
    if sheet.side:
        room = high - pennants
        radius = min(sheet.side * 0.42, room * (0.36 if count == 1 else 0.2))
        middle = sheet.top + pennants + room / 2
        x = sheet.left + sheet.side * 0.56
        return [Disc(x, middle + (number - (count - 1) / 2) * radius * 2.3, radius) for number in range(count)]
    radius = min(sheet.band * 0.4, (sheet.right - sheet.left) * (0.8 if count == 1 else 0.74) / max(1, count) / 2.3)
    y = sheet.top + sheet.band * 0.72 if words.form == "logo" else sheet.bottom - sheet.band * 0.54
    return [Disc(sheet.middle + (n - (count - 1) / 2) * radius * 2.45, y, radius) for n in range(count)]
