"""Evident: what can be seen of what was drawn: things, the weather, the hour and the season."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import describe
from promptmagic.painters.sketch.places import INDOORS, WEATHERLESS
from promptmagic.painters.sketch.relations import BALLS, LIVING, relations
from promptmagic.painters.sketch.retold import depicted
from promptmagic.painters.sketch.visible import visible

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel

_LAMPLIT = 0.15
"""From where on a room is seen by its lamps."""

_GROWING = frozenset(
    {"grass", "flower", "wildflower", "tree", "field", "meadow", "forest", "garden", "beach", "leaf", "vine", "wheat"}
)
"""What shows spring, summer or autumn."""

_OUTLOOKS = frozenset({"window", "sky", "cloud", "sun", "moon", "greenhouse"})
"""What shows an hour to who is in a room."""

_OUT_IN = re.compile(r"\b(?:in|through|under) (?:the |a |an )?(?:\w+ )?(?:rain|snow|storm|snowstorm|fog|mist|wind)\b")
"""Words that put somebody out in the weather."""


def seen_nouns(easel: Easel) -> frozenset[str]:
    """Return what can be seen of what was drawn: of things that left marks those whose own shape is visible.

    Somebody who is seen on a bench hides most of it, and shows that it is there.
    """
    count = visible(easel.marks, easel.image.size)
    seen = {noun for noun in easel.drawn if count.get(noun, 1)}
    own = {subject.noun for subject in easel.scene.subjects}  # the roofs of a skyline are nobody's to stand on
    if any(lexicon.group(noun) == "building" and noun in own for noun in seen - {"rooftop"}):
        seen |= {"rooftop"} & {subject.noun for subject in easel.scene.subjects}
    still = easel.scene.place not in ("sea", "beach") and easel.scene.weather not in ("storm", "wind")
    if still and not count.get("wave"):  # a lake's ripples are no waves
        seen -= {"wave"}
    if easel.light.indoors and easel.light.lamplit > _LAMPLIT:  # no sunbeam is seen by lamplight
        seen -= {"sun"}
    if "asleep" in easel.drawn:  # who lies under a blanket is as long as anybody
        seen -= {"giant"}
    if "juggled balls" in easel.drawn:  # whatever is said to be juggled
        seen = {noun for noun in seen if noun in BALLS or lexicon.group(noun) not in ("food", "thing")}
    if "act write" in easel.drawn:  # on a sheet in the hand
        seen |= {"letter", "paper", "note"} & set(re.findall(r"\w+", easel.scene.told.lower()))
    if "statue" in seen:  # which is of a person
        seen |= {noun for noun in depicted(describe(easel.scene.told)) if lexicon.group(noun) == "person"}
    sat_on = (one for one in relations(easel.scene) if one.how in ("on", "riding") and one.first.noun in seen)
    return frozenset(seen | {one.second.noun for one in sat_on if one.second.noun in easel.drawn})


_BLOWN = frozenset({"kite", "wind turbine"})
"""What shows that the wind blows."""


def weather_seen(easel: Easel) -> bool:
    """Whether the scene's weather can be seen: out of doors, or through a window."""
    place = easel.scene.place or next(iter(easel.drawn & (INDOORS | WEATHERLESS)), "")
    living = any(lexicon.group(subject.noun) in LIVING for subject in easel.scene.subjects)
    if living and (place in INDOORS or easel.light.indoors) and _OUT_IN.search(easel.scene.told):
        return False  # who is out in the rain is not seen in a room
    if easel.drawn & WEATHERLESS:
        return False
    if easel.scene.weather == "wind":
        return not easel.drawn.isdisjoint(_BLOWN)  # a few leaves in the air tell nobody
    if place in INDOORS or easel.light.indoors:
        return "window" in easel.drawn and easel.scene.weather not in ("wind", "clear")
    return True


def hour_seen(easel: Easel) -> bool:
    """Whether the scene's hour can be seen: on a stage, in a cave or under water it is always the same."""
    if easel.scene.place in WEATHERLESS:
        return easel.scene.hour == "night" and easel.scene.place == "space"
    if easel.light.indoors and easel.scene.hour not in ("", "night") and easel.scene.place != "stage":
        return not easel.drawn.isdisjoint(_OUTLOOKS)  # evening light alone is any lamp's
    return easel.scene.place != "stage" or bool(easel.drawn & {"window", "sky", "star", "moon"})


def season_seen(easel: Easel) -> bool:
    """Whether the scene's season can be seen: a winter by its snow, the others by what grows out of doors."""
    if easel.scene.season == "winter":
        bare = easel.scene.place in ("beach", "sea", "desert") or easel.light.indoors
        return not bare or "snow" in easel.drawn
    return not easel.light.indoors and not easel.drawn.isdisjoint(_GROWING)
