"""Sites: places by what is built, won or found there, whose words go before those of the wider place around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from promptmagic.painters.sketch.places import (
    Layout,
    crossing,
    gateways,
    greenhouse,
    halls,
    inside,
    pitch,
    stony,
    terrace,
    works,
)
from promptmagic.painters.sketch.scene import SketchScene

IN_A_CHURCH = (
    r"\b(?:in|inside|within) (?:an?|the|our|their) (?:[\w-]+ ){0,2}(?:church|cathedral|chapel|abbey)\b|\bnave\b"
    r"|\b(?:church|cathedral|chapel) (?:interior|nave|pews?|choir|service)\b"
    r"|\b(?:church|cathedral|chapel)\b(?=.*\bstained[- ]glass\b)"
)
IN_A_GREENHOUSE = (
    r"\b(?:greenhouses?|glass ?houses?)\b(?=.*\b(?:full of|filled with|growing|rows? of|inside|tropical"
    r"|snow outside|tomato\w*|orchids?|seedlings?|ferns?|plants?|flowers?)\b)|\bglass ?house interior\b"
)
IN_A_STADIUM = (
    r"\b(?:football|soccer|rugby) (?:stadium|match|ground)\b"
    r"|\bstadium\b(?=.*\b(?:flood ?lights?|flood ?lit|match|players?|fans|crowd|football\w*|soccer|goal|inside)\b)"
)
"""Words that put one inside of a building."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site: the words that ask for it, the wider place that it counts as, its layouts, and words that rule it out."""

    words: str
    place: str
    layouts: tuple[Layout, ...]
    unless: str = r"(?!)"


_SEEN_FROM_WITHOUT = r"\b(?:in front of|outside|next to|behind|beside|garden with|view of|exterior) (?:an?|the|of)?\b"
"""Words that leave one outside of a building."""

SITES: tuple[Site, ...] = (
    Site(inside.CABIN, "room", inside.CABINS, r"\bcrash\w*|\blanded\b"),
    Site(inside.MUSEUM, "room", inside.BONE_HALLS),
    Site(terrace.TERRACE, "street", terrace.TERRACES),
    Site(IN_A_CHURCH, "room", (halls.nave,)),
    Site(IN_A_GREENHOUSE, "room", greenhouse.LAYOUTS, _SEEN_FROM_WITHOUT),
    Site(IN_A_STADIUM, "meadow", pitch.FOOTBALL, r"\b(?:outside|exterior|aerial|from above|in front of)\b"),
    Site(works.POWER_PLANT, "street", works.POWER_PLANTS, r"\bwind (?:power|turbines?)\b"),
    Site(works.SOLAR, "meadow", works.SOLAR_FIELDS),
    Site(works.QUARRY, "mountains", works.QUARRIES),
    Site(works.FACTORY, "street", works.FACTORIES, r"\b(?:in|inside) (?:an?|the|his|her) (?:[\w-]+ ){0,2}factory\b"),
    Site(gateways.RUNWAY, "meadow", gateways.RUNWAYS),
    Site(gateways.AIRPORT, "room", gateways.AIRPORTS, r"\bbus terminal\b|\bcomputer\b"),
    Site(gateways.CONTAINERS, "sea", gateways.CONTAINER_PORTS, r"\bfishing\b"),
    Site(crossing.STEEP, "street", crossing.STEEP_STREETS),
    Site(stony.CANYON, "desert", stony.CANYONS, r"\bwaterfalls?\b|\bbridges?\b|\bbuttes?\b|\bmesas?\b"),
    Site(stony.GLACIER, "mountains", stony.GLACIERS, r"\b(?:sea|ocean|fjord|lake|bay|icebergs?|ship|boat|water)\b"),
    Site(stony.DRIPSTONE, "cave", stony.DRIPSTONES, r"\b(?:lake|pool|water|boat)\b"),
)
"""What is looked for in a brief, in this order."""

_CROSSROADS = re.compile(crossing.CROSSROADS, re.IGNORECASE)


def site_of(scene: SketchScene) -> Site | None:
    """Return the site that a person's words ask for; None where they ask for none."""
    told = scene.told
    if _CROSSROADS.search(told):
        rural = crossing.RURAL.search(told) is not None and "city" not in scene.places
        layouts = crossing.COUNTRY_CROSSROADS if rural else crossing.TOWN_CROSSROADS
        return Site(crossing.CROSSROADS, "street", layouts)
    baking = re.search(inside.BAKERY, told, re.IGNORECASE) and inside.BAKING.search(told)
    if baking and not re.search(_SEEN_FROM_WITHOUT + r"|\bshop ?front\b|\bstreet\b|\bsmell", told, re.IGNORECASE):
        return Site(inside.BAKERY, "room", inside.BAKERIES)
    for site in SITES:
        if re.search(site.words, told, re.IGNORECASE) and not re.search(site.unless, told, re.IGNORECASE):
            return site
    return None
