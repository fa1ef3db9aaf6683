"""The places that the sketch can draw, each a module with a tuple of layouts; `whereabouts` chooses among them."""

from __future__ import annotations

from collections.abc import Callable

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
    savanna,
    sea,
    space,
    stage,
    street,
    table,
    underwater,
    village,
)

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
    "savanna": savanna.LAYOUTS,
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
