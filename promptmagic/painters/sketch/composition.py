"""Composition: the choice of light and layout for a scene, and the order in which a picture is painted."""

from __future__ import annotations

from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import figures
from promptmagic.painters.sketch.light import light_for, painted_in
from promptmagic.painters.sketch.noise import Streams
from promptmagic.painters.sketch.places import PLACES, place_for
from promptmagic.painters.sketch.scene import Scene
from promptmagic.painters.sketch.weather import weather


def compose(scene: Scene, size: tuple[int, int]) -> Easel:
    """Paint a scene and return the easel with its picture, before any finish.

    Neighbouring seeds take different layouts, so that the variations of one brief differ in composition.
    """
    streams = Streams(scene.seed, scene.text)
    weather_seen = "" if scene.weather == "snow" and not scene.snowfall else scene.weather
    light = light_for(scene.hour, weather_seen, scene.mood, variant=scene.seed + scene.seed // 4)
    easel = Easel(scene, painted_in(light, scene.colours), size, streams)
    place = place_for(scene)
    layouts = PLACES[place]
    easel.note(place)
    stage = layouts[scene.seed % len(layouts)](easel)
    figures(easel, stage)
    weather(easel)
    return easel
