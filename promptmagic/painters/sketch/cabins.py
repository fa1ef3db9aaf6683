"""Cabins: the windows of vehicles, at which those are seen who drive them or ride in them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from promptmagic import lexicon
from promptmagic.lexicon.nouns import marked, points
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.pose import Pose
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.people import Person
from promptmagic.painters.sketch.spots import Spot


@dataclass(frozen=True, slots=True)
class Window:
    """A pane: from left to right in halves of the vehicle's width from its middle, and up in shares of its height."""

    left: float
    right: float
    bottom: float
    top: float


WINDOWS: Mapping[str, tuple[Window, ...]] = {
    "car": (Window(0.04, 0.34, 0.66, 0.91), Window(-0.36, -0.07, 0.66, 0.91)),
    "police car": (Window(0.07, 0.38, 0.63, 0.85), Window(-0.36, -0.03, 0.63, 0.85)),
    "taxi": (Window(-0.24, 0.2, 0.62, 0.82), Window(0.34, 0.62, 0.62, 0.82)),
    "van": (Window(0.23, 0.56, 0.64, 0.91), Window(-0.2, 0.14, 0.64, 0.91), Window(-0.63, -0.28, 0.64, 0.91)),
    "bus": (
        Window(0.77, 0.93, 0.53, 0.88), Window(0.26, 0.48, 0.57, 0.88), Window(-0.03, 0.19, 0.57, 0.88),
        Window(-0.32, -0.1, 0.57, 0.88), Window(-0.61, -0.39, 0.57, 0.88), Window(-0.9, -0.68, 0.57, 0.88),
    ),
    "tram": (
        Window(0.67, 0.93, 0.44, 0.66), Window(0.27, 0.56, 0.44, 0.66), Window(-0.12, 0.17, 0.44, 0.66),
        Window(-0.86, -0.58, 0.44, 0.66),
    ),
    "train": (
        Window(-0.17, -0.02, 0.49, 0.74), Window(-0.52, -0.42, 0.49, 0.7), Window(-0.66, -0.56, 0.49, 0.7),
        Window(-0.8, -0.7, 0.49, 0.7), Window(-0.94, -0.84, 0.49, 0.7),
    ),
    "school bus": (
        Window(0.42, 0.55, 0.58, 0.82), Window(-0.05, 0.09, 0.58, 0.82), Window(-0.22, -0.08, 0.58, 0.82),
        Window(-0.39, -0.25, 0.58, 0.82), Window(-0.56, -0.42, 0.58, 0.82), Window(-0.72, -0.59, 0.58, 0.82),
        Window(-0.89, -0.76, 0.58, 0.82),
    ),
    "dump truck": (Window(0.45, 0.64, 0.46, 0.67),),
    "snowplough": (Window(-0.02, 0.16, 0.6, 0.82),),
    "forklift": (Window(-0.45, -0.06, 0.48, 0.83),),
    "cable car": (Window(0.37, 0.8, 0.32, 0.55), Window(-0.8, -0.37, 0.32, 0.55)),
    "combine harvester": (Window(-0.01, 0.26, 0.5, 0.76),),
    "truck": (Window(0.4, 0.7, 0.57, 0.8),),
    "fire engine": (Window(0.46, 0.78, 0.57, 0.82),),
    "ambulance": (Window(0.35, 0.63, 0.49, 0.69),),
    "helicopter": (Window(0.28, 0.6, 0.43, 0.74),),
    "tractor": (Window(-0.72, -0.16, 0.66, 0.87),),
    "hot air balloon": (Window(-0.17, 0.17, 0.11, 0.25),),
    "rocket": (Window(-0.27, 0.27, 0.54, 0.67),),
    "submarine": (
        Window(0.32, 0.52, 0.26, 0.41), Window(-0.04, 0.16, 0.26, 0.41), Window(-0.4, -0.2, 0.26, 0.41),
    ),
    "flying saucer": (Window(-0.2, 0.25, 0.77, 0.97),),
    "digger": (Window(-0.49, -0.13, 0.57, 0.79),),
}  # fmt: skip
"""The panes of vehicles as they are drawn, the driver's first: read off their drawings."""

HEADS = points("head")
"""Where the top of an animal's head is, across as a share of half its width, and up."""

ABREAST = 2
"""How many are seen at one window at the most."""

HEAD_AND_NECK = 0.5
"""How much of an animal's height its head and neck take, where it stands on four legs; found by looking at dogs."""

UPRIGHT = 0.9
"""How broad those are at most, in heights, whose heads are above their bodies."""

FITS = 1.5
"""How high somebody at a window is at the most, in widths of it: the shoulders may be cut, a face is not."""

GATHERINGS = frozenset({"people", "crowd"})
"""Several who are drawn as one, and find no room at a window."""


@cache
def _panes() -> Mapping[Draw, tuple[Window, ...]]:
    shapes = ((find(noun), panes) for noun, panes in WINDOWS.items())
    return {shape.draw: panes for shape, panes in shapes if shape is not None}


def panes(vehicle: Shape | None) -> tuple[Window, ...]:
    """Return the windows of a vehicle; none where nobody is seen in it."""
    return () if vehicle is None else _panes().get(vehicle.draw, ())


def rides_inside(noun: str) -> bool:
    """Whether somebody can be seen at a window."""
    shape = find(noun)
    living = lexicon.group(noun) in ("animal", "person", "fantasy") or noun in marked("doll")
    living = living and noun not in GATHERINGS
    return living and shape is not None and shape.habitat in ("ground", "shore")


def at_window(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return somebody at a window: the first at the driver's, others from the rear on."""
    found = panes(anchor.shape)
    behind = found[:0:-1] or found
    seats = 1 if place == 0 else min(ABREAST, ceil((company - 1) / len(behind)))
    kept = 0 if place == 0 else min(place - 1, len(behind) * seats - 1)
    window = found[0] if place == 0 else behind[kept // seats]
    wide = (window.right - window.left) * anchor.half / seats
    high = min((window.top - window.bottom) * anchor.height * 0.96, wide * (FITS if _is_upright(first) else 1.0))
    x = window.left * anchor.half + wide * (kept % seats + 0.5)
    seen = replace(first.shape, draw=_bust(first, wide / high), aspect=wide / high, habitat="ground", body=None)
    return replace(
        first,
        shape=seen,
        x=x,
        y=anchor.bottom - window.bottom * anchor.height,
        height=high,
        carried=True,
        draw=seen.draw,
    )


def _is_upright(first: Spot) -> bool:
    return first.shape.body is not None or first.shape.aspect < UPRIGHT


def _bust(first: Spot, aspect: float) -> Draw:
    """Return what draws head and shoulders of somebody, their lower edge at the origin."""
    body, shape = first.shape.body, first.shape
    whole = body.acting(Pose()) if body is not None else shape.draw
    across, up = HEADS.get(first.noun, (0.0, 1.0))
    upright = _is_upright(first)
    share = body.bust if isinstance(body, Person) else 0.62 if upright else HEAD_AND_NECK

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        full = height / share
        top = full if upright else full * up + height * 0.06
        left = (0.0 if upright else across * shape.aspect * full / 2) - height * aspect / 2
        size = f'width="{height * aspect:.1f}" height="{height:.1f}"'
        view = f'viewBox="{left:.1f} {-top:.1f} {height * aspect:.1f} {height:.1f}"'
        return (
            f'<svg x="{-height * aspect / 2:.1f}" y="{-height:.1f}" {size} {view}>{whole(chance, full, colour)}</svg>'
        )

    return drawn
