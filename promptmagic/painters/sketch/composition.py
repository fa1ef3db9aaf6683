"""Composition: the choice of light and layout for a scene, and the order in which a picture is painted."""

from __future__ import annotations

import re

from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import figures
from promptmagic.painters.sketch.lamplight import lamplight
from promptmagic.painters.sketch.light import Light, in_dust, in_neon, light_for, painted_in
from promptmagic.painters.sketch.noise import Streams
from promptmagic.painters.sketch.places import INDOORS, WEATHERLESS
from promptmagic.painters.sketch.scene import Scene
from promptmagic.painters.sketch.weather import weather
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for

COLOURFUL = ("dawn", "golden", "sunset", "dusk")
"""The hours whose sky takes on the colours that a prompt names."""

VARIATIONS = 4
"""How many variations of a brief are usual: so many neighbouring seeds are to differ in composition."""

DUST = re.compile(r"\b(sand|dust)\s?-?storms?\b", re.IGNORECASE)


def compose(scene: Scene, size: tuple[int, int]) -> Easel:
    """Paint a scene and return the easel with its picture, before any finish.

    Neighbouring seeds take different layouts, so that the variations of one brief differ in composition.
    """
    streams = Streams(scene.seed, scene.root or scene.text, scene.turn)
    weather_seen = "" if scene.weather == "snow" and not scene.snowfall else scene.weather
    if scene.mood == "gloomy" and not weather_seen:
        weather_seen = "cloudy"
    light = light_for(scene.light_hour, weather_seen, scene.mood, variant=scene.seed + scene.seed // 4)
    easel = Easel(scene, _coloured(light, scene), size, streams)
    place = place_for(scene)
    layouts = layouts_for(scene, place)
    easel.note(place)
    if len(layouts) < VARIATIONS:
        easel.mirrored = _turned(scene, len(layouts))
    stage = layouts[scene.seed % len(layouts)](easel)
    figures(easel, stage)
    if place in INDOORS:
        lamplight(easel)
    elif place not in WEATHERLESS:
        weather(easel)
    return easel


def _turned(scene: Scene, layouts: int) -> bool:
    """Whether a layout that comes again among the variations of a brief is turned round: each second time it is."""
    first = Streams(0, scene.root or scene.text).stream("mirror").random() < 0.5
    return first != bool(scene.seed // layouts % 2)


def _coloured(light: Light, scene: Scene) -> Light:
    """Return the light in the scene's colours: fully where the sky's is named, else as far as the hour takes colour."""
    if "neon" in scene.lights and light.lamplit > 0.5:
        light = in_neon(light)
    if DUST.search(scene.text):
        light = in_dust(light)
    if scene.sky_colour:
        return painted_in(light, (scene.sky_colour,), 1.6)
    return painted_in(light, scene.colours, 1.0 if scene.light_hour in COLOURFUL else 0.4)
