"""What the seasons do to the land: the colours of grass and woods, which flowers bloom, how far down snow lies."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.easel import Easel

Tones = dict[str, tuple[Colour, ...]]

DARKEST = 60.0
"""How bright a named colour is at least (`luminance`) that flowers take: none are black."""

GRASS: Tones = {
    "spring": ((122, 172, 74), (142, 192, 84), (96, 150, 62), (170, 206, 104)),
    "summer": ((112, 154, 66), (134, 170, 74), (86, 130, 54), (166, 184, 92)),
    "autumn": ((176, 146, 70), (196, 162, 80), (146, 116, 56), (206, 176, 100)),
    "winter": ((230, 236, 244), (214, 224, 238), (240, 244, 250), (200, 214, 232)),
}

WOODS: Tones = {
    "spring": ((64, 112, 74), (78, 128, 72)),
    "summer": ((46, 88, 70), (52, 96, 66)),
    "autumn": ((176, 96, 48), (196, 124, 52)),
    "winter": ((104, 126, 144), (128, 148, 164)),
}

CROWNS: Tones = {
    "spring": ((120, 168, 74), (150, 186, 90), (238, 178, 196)),
    "summer": ((84, 130, 58), (104, 146, 66), (70, 116, 60)),
    "autumn": ((206, 104, 40), (226, 152, 48), (178, 66, 38), (214, 178, 70)),
    "winter": ((156, 168, 184), (176, 186, 200)),
}

BLOOMS: Tones = {
    "spring": ((250, 226, 92), (255, 255, 250), (246, 150, 182), (170, 130, 220), (255, 190, 100)),
    "summer": ((228, 66, 52), (250, 250, 246), (250, 206, 70), (120, 110, 214), (240, 120, 160)),
    "autumn": ((226, 140, 60), (190, 90, 120), (240, 214, 120)),
    "winter": ((255, 255, 255),),
}


def season(easel: Easel) -> str:
    """Return the scene's season; summer if it is open, winter where snow lies."""
    return "winter" if easel.scene.wintry else easel.scene.season or "summer"


def green(easel: Easel, tones: Tones, index: int = 0) -> Colour:
    """Return one tone of the season, drawn towards the colour that the prompt gives the place."""
    own = tones[season(easel)][index]
    asked = easel.scene.place_colour
    wet = easel.scene.place in ("lake", "river", "sea", "beach")
    return mix(own, asked, 0.6) if asked and not wet else own


def flowers(easel: Easel) -> tuple[Colour, ...]:
    """Return the colours of the meadow's flowers: those that are named, else the season's."""
    for noun in ("flower", "wildflower", "poppy", "tulip", "daisy", "lavender", "rose"):
        subject = easel.scene.subject(noun)
        if subject and subject.colour:
            return (subject.colour, mix(subject.colour, (255, 255, 255), 0.3))
    if easel.scene.subject("poppy"):
        return ((224, 58, 44), (240, 90, 60))
    if easel.scene.subject("daisy"):
        return ((255, 255, 250), (246, 246, 236))
    if easel.scene.subject("sunflower"):
        return ((248, 190, 40), (255, 210, 80))
    if easel.scene.subject("lavender"):
        return ((142, 112, 196), (166, 136, 214))
    named = tuple(colour for colour in easel.scene.colours if luminance(colour) > DARKEST)
    return named or BLOOMS[season(easel)]


def snow_line(easel: Easel) -> float:
    """Return how far down the peaks the snow comes, 0 to 1."""
    return {"winter": 0.95, "spring": 0.62, "summer": 0.45, "autumn": 0.4}[season(easel)]
