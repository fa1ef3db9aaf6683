"""The places that the sketch can draw, each a module with a tuple of layouts."""

from __future__ import annotations

from collections.abc import Callable

from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.places import beach, lake, mountains, sea

Layout = Callable[[Easel], Stage]
"""Paints one composition of a place, and says where subjects may stand in it."""

PLACES: dict[str, tuple[Layout, ...]] = {
    "beach": beach.LAYOUTS,
    "sea": sea.LAYOUTS,
    "lake": lake.LAKES,
    "river": lake.RIVERS,
    "mountains": mountains.LAYOUTS,
}
"""The layouts of each place, by its canonical name."""
