"""The places that the sketch can draw, each a module with a tuple of layouts."""

from __future__ import annotations

from collections.abc import Callable

from promptmagic import lexicon
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.places import (
    beach,
    cave,
    city,
    classroom,
    desert,
    farm,
    forest,
    garden,
    heavens,
    jungle,
    kitchen,
    laboratory,
    lake,
    library,
    meadow,
    mood,
    mountains,
    planet,
    polar,
    portrait,
    room,
    sea,
    space,
    stage,
    street,
    table,
    underwater,
    village,
)
from promptmagic.painters.sketch.scene import Scene
from promptmagic.painters.sketch.shapes import find

Layout = Callable[[Easel], Stage]
"""Paints one composition of a place, and says where subjects may stand in it."""

PLACES: dict[str, tuple[Layout, ...]] = {
    "beach": beach.LAYOUTS,
    "sea": sea.LAYOUTS,
    "lake": lake.LAKES,
    "river": lake.RIVERS,
    "mountains": mountains.LAYOUTS,
    "meadow": meadow.LAYOUTS,
    "hills": meadow.HILLS,
    "forest": forest.LAYOUTS,
    "sky": heavens.LAYOUTS,
    "desert": desert.LAYOUTS,
    "polar": polar.LAYOUTS,
    "underwater": underwater.LAYOUTS,
    "space": space.LAYOUTS,
    "planet": planet.LAYOUTS,
    "jungle": jungle.LAYOUTS,
    "garden": garden.LAYOUTS,
    "farm": farm.LAYOUTS,
    "cave": cave.LAYOUTS,
    "room": room.LAYOUTS,
    "kitchen": kitchen.LAYOUTS,
    "library": library.LAYOUTS,
    "table": table.LAYOUTS,
    "classroom": classroom.LAYOUTS,
    "laboratory": laboratory.LAYOUTS,
    "portrait": portrait.LAYOUTS,
    "stage": stage.LAYOUTS,
    "city": city.LAYOUTS,
    "street": street.LAYOUTS,
    "village": village.LAYOUTS,
    "abstract": mood.LAYOUTS,
}
"""The layouts of each place, by its canonical name."""

INDOORS = frozenset({"room", "kitchen", "library", "classroom", "laboratory", "table", "portrait", "stage"})
"""The places that have a roof: the weather is outside their windows."""

WEATHERLESS = frozenset({"underwater", "space", "cave"})
"""Other places that no rain or snow reaches."""

HOMES: dict[str, str] = {
    "palm": "beach",
    "gull": "beach",
    "shell": "beach",
    "starfish": "beach",
    "crab": "beach",
    "beach umbrella": "beach",
    "island": "sea",
    "wave": "sea",
    "rock": "sea",
    "pebble": "beach",
    "sailboat": "sea",
    "ship": "sea",
    "lighthouse": "sea",
    "boat": "lake",
    "reed": "lake",
    "pine": "mountains",
    "cabin": "mountains",
    "tree": "meadow",
    "flower": "meadow",
    "poppy": "meadow",
    "daisy": "meadow",
    "tulip": "meadow",
    "sunflower": "meadow",
    "grass": "meadow",
    "cloud": "sky",
    "star": "sky",
    "moon": "sky",
    "sun": "sky",
    "rainbow": "hills",
    "snowman": "meadow",
    "bird": "sky",
}
"""The place where a subject is shown if the prompt names no place, by its canonical noun."""


def layouts_for(scene: Scene, place: str) -> tuple[Layout, ...]:
    """Return the layouts for a scene at that place: among mountains with a lake, those that have room for it."""
    if place == "mountains" and "lake" in scene.places:
        return (mountains.massif, lake.mirror, mountains.great_peak, mountains.valley)
    return PLACES[place]


NEAREST: dict[str, str] = {"": "meadow", "garden": "meadow", "jungle": "forest", "street": "hills", "village": "hills"}
"""The place that comes nearest to one that cannot be drawn, for what stands there; "" is nowhere in particular."""


def _nearest(scene: Scene) -> str:
    """Return where the things of a scene that stand on the ground look best; empty if there are none, or nowhere is."""
    for subject in scene.subjects:
        shape = find(subject.noun)
        stands = lexicon.group(subject.noun) in ("animal", "person", "plant", "building", "vehicle")
        if stands and shape is not None and shape.habitat == "ground":
            return NEAREST.get(scene.place or lexicon.home(subject.noun), "")
    return ""


def place_for(scene: Scene) -> str:
    """Return the place to paint: the first named that can be drawn, else where its subjects are at home.

    A prompt that names only an hour, a weather or a light is given the sky; one that names a place which cannot be
    drawn is given the nearest to it if something stands there, else a composition of colour and mood.
    """
    for place in scene.places:
        if place in PLACES and (place != "sky" or scene.place == "sky"):
            return place
    if scene.places:
        return _nearest(scene) or "abstract"
    for subject in scene.subjects:
        home = HOMES.get(subject.noun) or lexicon.home(subject.noun)
        if home in PLACES and not (scene.unread and subject.noun in ("rock", "pebble")):
            return home
    if scene.subjects or scene.unread:
        return _nearest(scene) or "abstract"
    return "sky" if scene.hour or scene.weather or scene.lights else "abstract"
