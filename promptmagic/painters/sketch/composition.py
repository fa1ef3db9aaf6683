"""Composition: the choice of light and layout for a scene, and the order in which a picture is painted."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic.painters.noise import Streams
from promptmagic.painters.sketch.apart import apart
from promptmagic.painters.sketch.cards import card
from promptmagic.painters.sketch.cards.wording import words_of
from promptmagic.painters.sketch.clouds import veil_the_sun
from promptmagic.painters.sketch.desolation import on_its_ground, over_the_place, words_left
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import figures
from promptmagic.painters.sketch.lamplight import lamplight
from promptmagic.painters.sketch.light import Light, in_dust, in_neon, light_for, painted_in
from promptmagic.painters.sketch.lighting import as_asked, before_figures, over_all
from promptmagic.painters.sketch.places import INDOORS, WEATHERLESS, Layout
from promptmagic.painters.sketch.places.plain import is_pictured
from promptmagic.painters.sketch.placing import ACROSS, Lines
from promptmagic.painters.sketch.plates import plate
from promptmagic.painters.sketch.relations import is_before_the_moon, relations
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shares import share_seen
from promptmagic.painters.sketch.sky import is_in_spray, rainbow_in_spray
from promptmagic.painters.sketch.treatment import (
    as_meant,
    background,
    own_subject_missing,
    plate_for,
    sure,
    treatment,
    view_named,
)
from promptmagic.painters.sketch.washing import hang_out, is_hung, without_a_heap
from promptmagic.painters.sketch.weather import weather
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for

COLOURFUL = ("dawn", "golden", "sunset", "dusk")
"""The hours whose sky takes on the colours that a prompt names."""

VARIATIONS = 4
"""How many variations of a brief are usual: so many neighbouring seeds are to differ in composition."""

SHOWN = 0.56
"""Which part of a brief, by the weight of its words, a scene shows at least; of less, a card says more."""

NOTHING = 1e-6
"""The same for a brief that names no things, only doings: a card says more than a place without them."""

VEILED = re.compile(
    r"\bhalf[- ]?hidden (?:sun|moon)\b|\b(?:sun|moon)\b[\w ,-]{0,30}\b(?:behind|through|between|among|from)\b"
    r"[\w ]{0,14}\bclouds?\b|\bclouds?\b[\w ]{0,12}\b(?:hid|cover)\w*\b[\w ]{0,6}\b(?:sun|moon)\b",
    re.IGNORECASE,
)
"""Words that set the sun or the moon behind clouds."""

OVERCAST = re.compile(r"\b(?:overcast|(?:gr[ae]y|leaden|heavy) (?:sky|skies|clouds)|dull day)\b", re.IGNORECASE)
"""Words of a sky without any blue."""

DUST = re.compile(r"\b(sand|dust)\s?-?storms?\b", re.IGNORECASE)


def compose(scene: SketchScene, size: tuple[int, int], own: str = "", hidden: frozenset[str] = frozenset()) -> Easel:
    """Paint a scene and return the easel with its picture, before any finish.

    Neighbouring seeds take different layouts, so that the variations of one brief differ in composition. All chance
    comes from the seed and the place, and where things stand is found in plain daylight: the same seed gives the same
    composition at every hour, in any weather and style, whoever stands there. `own` are the
    words of it that a person wrote, where an expander added others. Things that are `hidden` have their place and are
    not drawn, so that their pixels can be told from the others.
    """
    streams = Streams(scene.seed, scene.root or scene.text, scene.turn)
    weather_seen = "" if scene.weather == "snow" and not scene.snowfall else scene.weather
    if (scene.mood == "gloomy" or words_left(scene)) and not weather_seen:
        weather_seen = "cloudy"
    if weather_seen == "cloudy" and OVERCAST.search(scene.told):
        weather_seen = "overcast"
    own = own or scene.text
    scene = as_meant(scene, own)
    if any(one.how == "over" and one.second.noun == "rainbow" for one in relations(scene)):
        scene = replace(scene, lights=scene.lights - {"rainbow"})
    washing = is_hung(scene)
    scene = without_a_heap(scene)
    light = light_for(scene.light_hour, weather_seen, scene.mood, variant=scene.seed + scene.seed // 4)
    easel = Easel(scene, as_asked(_coloured(light, scene), scene), size, streams)
    chosen = plate_for(scene, own)
    if chosen is not None:
        plate(easel, chosen)
        return easel
    if treatment(scene, own) == "card" and not is_pictured(scene):
        return _carded(easel, own)
    place = place_for(scene)
    if place != "abstract":
        easel = Easel(scene, easel.light, size, Streams(scene.seed, f"scene: {place}", scene.turn))
    easel.hidden = hidden
    easel.found["own moon"] = any(map(is_before_the_moon, relations(scene)))
    layouts = layouts_for(scene, place)
    layout = layouts[scene.seed % len(layouts)]
    easel.note(place)
    if len(layouts) < VARIATIONS:
        easel.mirrored = _turned(scene, place, len(layouts))
    if scene.subjects:
        easel.found["lines"] = _lines(easel, layout)
    stage = layout(easel)
    if place not in INDOORS and place not in WEATHERLESS and VEILED.search(scene.told):
        veil_the_sun(easel)
    if is_in_spray(easel) and place not in INDOORS:
        rainbow_in_spray(easel)
    if place not in WEATHERLESS:
        before_figures(easel, stage)
    on_its_ground(easel)
    if washing:
        hang_out(easel, scene.told)
    figures(easel, stage)
    if place in INDOORS:
        lamplight(easel)
    elif place not in WEATHERLESS:
        weather(easel)
    over_all(easel)
    over_the_place(easel)
    share = share_seen(easel, own)
    belied = own_subject_missing(easel.scene, own, easel.drawn) or apart(easel, own)
    if belied or share < (SHOWN if scene.subjects else NOTHING):
        return _carded(Easel(scene, easel.light, size, streams), own)
    return easel


def _carded(easel: Easel, own: str) -> Easel:
    """Paint a card instead of a scene."""
    scene = easel.scene
    easel.carded = True
    ground = background(scene)
    unset = card(easel, own, sure(scene, own), ground)
    words = words_of(own)
    easel.lettered = words.title if words.asked and not unset else ""
    view = view_named(scene) if ground and "door" not in easel.drawn else ""
    easel.note(*((view,) if view else ()), *((words.form,) if words.asked else ()))
    return easel


def _lines(easel: Easel, layout: Layout) -> Lines:
    """Return the lines of a layout as it is by day, in plain weather: things are placed by them at every hour."""
    plain = replace(easel.scene, hour="", weather="", season="", mood="", style="", lights=frozenset(), snowfall=False)
    small = (ACROSS, max(2, round(ACROSS * easel.height / easel.width)))
    other = Easel(plain, light_for("", ""), small, easel.streams)
    other.mirrored = easel.mirrored
    layout(other)
    return Lines(other.image)


def _turned(scene: SketchScene, place: str, layouts: int) -> bool:
    """Whether a layout that comes again among the variations of a brief is turned round: each second time it is."""
    first = Streams(0, f"scene: {place}").stream("mirror").random() < 0.5
    return first != bool(scene.seed // layouts % 2)


def _coloured(light: Light, scene: SketchScene) -> Light:
    """Return the light in the scene's colours: fully where the sky's is named, else as far as the hour takes colour."""
    if "neon" in scene.lights and light.lamplit > 0.5:
        light = in_neon(light)
    if DUST.search(scene.text):
        light = in_dust(light)
    if scene.sky_colour:
        return painted_in(light, (scene.sky_colour,), 1.6)
    return painted_in(light, scene.colours, 1.0 if scene.light_hour in COLOURFUL else 0.4)
