"""Whereabouts: which place a scene is painted at, and which of its layouts show what the prompt names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.places import (
    PLACES,
    Layout,
    bathroom,
    brickwork,
    cafe,
    cave,
    city,
    classroom,
    desert,
    farm,
    garden,
    halls,
    harbour,
    jungle,
    kitchen,
    lake,
    market,
    mountains,
    office,
    park,
    polar,
    portrait,
    room,
    sea,
    space,
    stage,
    station,
    street,
    swimming,
    table,
    underwater,
    village,
)
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import Scene
from promptmagic.painters.sketch.shapes import find

HOMES: dict[str, str] = {
    "cafe": "room",
    "swimming pool": "garden",
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
}
"""The place where a subject is shown if the prompt names no place, by its canonical noun."""

OLD_TOWN: tuple[Layout, ...] = (village.up_the_slope, street.canyon, village.square, street.shop_fronts)

ASKED: dict[str, tuple[tuple[str, tuple[Layout, ...]], ...]] = {
    "mountains": (
        (r"\bvolcano(es)?\b|\beruption\b|\blava\b", (mountains.volcano,)),
        (r"\blakes?\b|\btarn\b", (mountains.massif, lake.mirror, mountains.great_peak, mountains.valley)),
    ),
    "cave": (
        (r"\b(lake|pool|water|river|grotto|boat)\b", (cave.under_lake,)),
        (r"crystal|\bgems?\b|\bgeode", (cave.crystals,)),
        (r"\b(tunnel|mine|dungeon|torch\w*|passage|catacombs?|crypt)\b", (cave.tunnel,)),
    ),
    "city": (
        (r"\bcaf[eé]s?\b|\bbistro\b|\brestaurant\b|\bshops?\b", (street.shop_fronts, street.alley, street.bend)),
        (r"\bmarkets?\b|\bbazaar\b|\bsouk\b", market.LAYOUTS),
        (r"\b(venice|amsterdam|canals?)\b", (village.by_the_water,)),
        (r"\b(paris|rome|prague|vienna|lisbon|istanbul|florence|old|medieval)\b", OLD_TOWN),
        (r"\b(river|harbou?r|waterfront|canal|bay|bridge|quay|boats?|ships?)\b", (city.waterfront,)),
        (r"\brooftops?\b|\bover the roofs\b", (city.over_the_roofs,)),
        (r"\bpark\b", (city.from_the_park,)),
        (r"\bskyline\b", (city.waterfront, city.over_the_roofs, city.from_the_park)),
    ),
    "classroom": ((r"\b(black|chalk)board\b|\bteacher\b", (classroom.before_the_class, classroom.to_the_board)),),
    "desert": (
        (r"\boasis\b|\bpalms?\b", (desert.oasis,)),
        (r"\bdunes?\b|\bsahara\b", (desert.dunes, desert.great_dune)),
        (r"\bcact\w+|\bsaguaros?\b", (desert.cacti,)),
        (r"\b(canyon|mesas?|buttes?|badlands|monument valley)\b", (desert.mesas,)),
    ),
    "farm": (
        (r"\bbarns?\b", (farm.barnyard,)),
        (r"\brice\b|\bterrace[sd]?\b|\bpadd(?:y|ies)\b", (farm.terraces,)),
    ),
    "garden": (
        (r"\bpool\b", swimming.LAYOUTS),
        (r"\b(cemetery|cemeteries|graveyards?|churchyard)\b", park.GRAVEYARDS),
        (r"\bplaygrounds?\b|\bsandpit\b|\bseesaw\b", park.PLAYGROUNDS),
        (r"\bponds?\b|\blil(?:y|ies)\b|\bjapanese\b|\bzen\b", (garden.pond,)),
        (r"\bfountain\b", (garden.terrace,)),
        (r"\b(parks?|oaks?|swings?|bench(es)?|lawns?|picnic)\b", park.LAYOUTS),
    ),
    "hills": ((r"\bvineyards?\b|\bgrape ?vines?\b", (farm.rows,)),),
    "river": ((r"\bwaterfalls?\b|\bcascades?\b", (lake.falls,)),),
    "jungle": (
        (r"\bwaterfalls?\b|\bcascades?\b", (jungle.jungle_falls,)),
        (r"\b(river|amazon|boat|canoe|crocodile)\b", (jungle.green_river,)),
        (r"\b(temple|ruins?|pyramid)\b", (jungle.ruins,)),
    ),
    "kitchen": ((r"\btable\b", (kitchen.great_table, kitchen.stove_corner)),),
    "portrait": (
        (
            r"\b(festive|spring|brid\w+|brides?|wedding|floral|flow\w+|blossom\w*|garlands?|wreaths?|birthday|valentine)\b",
            (portrait.wreath, portrait.among_leaves, portrait.window_light, portrait.backdrop),
        ),
    ),
    "polar": (
        (r"\b(frozen|ice) (lake|river)\b|\blake\b", (polar.frozen_lake,)),
        (r"\bicebergs?\b", (polar.icebergs,)),
        (r"\bglaciers?\b", (polar.glacier,)),
    ),
    "room": (
        (r"\bcaf[eé]s?\b|\bcoffee\s?(shop|house)\b|\brestaurant\b|\bbistro\b|\bdiner\b|\bpub\b", cafe.LAYOUTS),
        (r"\boffice\b", office.LAYOUTS),
        (r"\bchurch\b|\bcathedral\b|\bchapel\b|\bnave\b", (halls.nave,)),
        (r"\bworkshop\b|\bgarage\b", (halls.workbench,)),
        (r"\b(shop|store|supermarket)\b", halls.SHOPS),
        (r"\bbath(room|tub)\b", bathroom.LAYOUTS),
        (r"\b(beds?|bedroom|sleeping|nursery|bedside|hospital)\b", room.BEDROOMS),
        (r"\b(museum|gallery|exhibition)\b", (room.gallery,)),
        (r"\b(fireplace|hearth|fireside|by the fire)\b", (room.fireside,)),
    ),
    "sea": ((r"\b(harbou?rs?|marina|quay|docks?|seaport)\b", harbour.LAYOUTS),),
    "space": (
        (r"\bgalax(?:y|ies)\b|\bmilky way\b", (space.spiral,)),
        (r"\borbit\w*\b|\b(from|above) space\b|\bspace station\b|\bsatellite\b", (space.orbit,)),
        (r"\bsaturn\b|\brings?\b|\bringed\b", (space.ringed_giant,)),
    ),
    "stage": (
        (r"\b(jazz|club|nightclub|bar|blues|stand-?up|comedian|trio|singer)\b", (stage.club, stage.solo)),
        (r"\b(concert|rock|band|festival|dj|crowd|pop)\b", (stage.concert,)),
        (r"\b(theatre|theater|opera|ballet|ballerina|play|puppets?)\b", (stage.theatre, stage.solo)),
    ),
    "street": (
        (r"\bsubway\b|\bmetro\b|\bunderground\b", (station.underground, station.down_the_platform)),
        (r"\b(station|platform|railway)\b", station.OPEN_AIR),
        (r"\bmarkets?\b|\bbazaar\b|\bsouk\b|\bstalls?\b", market.LAYOUTS),
        (r"\balley(way)?\b", (street.alley,)),
        (r"\b(shops?|caf[eé]s?|bakery|bookshop|store|storefront|restaurant|diner)\b", (street.shop_fronts,)),
        (r"\b(road|highway|motorway|avenue|boulevard)\b", (street.canyon, street.bend)),
    ),
    "table": ((r"\bwindow(sill)?\b", (table.at_the_window,)),),
    "underwater": (
        (r"\bcorals?\b|\breefs?\b", (underwater.reef, underwater.gorge)),
        (r"\bkelp\b|\bseaweed\b", (underwater.kelp_forest,)),
    ),
    "village": (
        (r"\b(lake|sea|harbou?r|coast|seaside|fishing|bay|fjord|shore|waterfront)\b", (village.by_the_water,)),
        (r"\b(street|lane|road)\b", (village.lane, village.square)),
        (r"\bmarket\b", (market.square, market.row_of_stalls, market.lane, market.close_stall)),
        (r"\bsquare\b", (village.square,)),
    ),
}
"""Words that ask for some of a place's layouts: those that show what they name."""

DRY: dict[str, tuple[Layout, ...]] = {
    "jungle": tuple(layout for layout in PLACES["jungle"] if layout is not jungle.green_river),
}
"""The layouts of a place that have room for what stands on the ground."""

BY_GROUP: dict[str, str] = {
    "animal": "meadow",
    "person": "meadow",
    "fantasy": "meadow",
    "plant": "meadow",
    "building": "hills",
    "vehicle": "street",
    "food": "table",
    "thing": "table",
}
"""Where things are shown that are at home nowhere in particular, by their kind."""

FORMLESS = frozenset({"rock", "pebble", "stone", "grass"})
"""What lies about anywhere, and says nothing of the place."""

SEAFARING: tuple[Layout, ...] = (sea.horizon, village.by_the_water)
SURROUNDINGS: dict[str, tuple[Layout, ...]] = dict.fromkeys(
    ("fisherman", "sailor", "captain", "pirate", "mermaid"), SEAFARING
)
"""What is behind a sitter who belongs somewhere though such people stand anywhere."""

WALLED = re.compile(
    r"\bgraffiti\b|\bmurals?\b|\bbrick wall\b|\b(?:against|along|in front of|beside|by|before) (?:an?|the|its|his|her) "
    r"(?:[\w-]+ )?(?:brick|stone|concrete|street|city|house|garden|old|whitewashed|crumbling) wall\b|"
    r"\blean(?:s|ing)? (?:against|on) (?:an?|the) (?:[\w-]+ ){0,2}wall\b"
)
"""Words that make a wall the ground of a picture rather than a thing in it."""

LARGE = 0.16
"""A thing that is higher than this share of the unit stands in a room rather than on a table."""


ROADSIDE = frozenset(
    {"desert", "mountains", "hills", "meadow", "forest", "jungle", "farm", "beach", "sea", "polar", "planet"}
)
"""Open land: a road that is named with it leads through it, and is no street."""


def layouts_for(scene: Scene, place: str) -> tuple[Layout, ...]:
    """Return the layouts for a scene at that place: those that show what the prompt names, else all."""
    text = scene.text.lower()
    if place == "street" and WALLED.search(text):
        return brickwork.LAYOUTS
    asked = next((found for words, found in ASKED.get(place, ()) if re.search(words, text)), ())
    if place == "room" and not scene.places and not asked:
        return room.CLOSE
    if place == "portrait" and not asked:
        return _behind(scene) or PLACES[place]
    return asked or (DRY.get(place, PLACES[place]) if _standing(scene) else PLACES[place])


def _behind(scene: Scene) -> tuple[Layout, ...]:
    """Return the layouts of a portrait whose sitter belongs somewhere, or is said to be there; else none."""
    named = [
        place for place in scene.places if place in PLACES and place not in ("portrait", "table", "sky", "abstract")
    ]
    at_home = [lexicon.home(subject.noun) for subject in scene.subjects]
    place = next((place for place in (*named, *at_home) if place in PLACES and place != "table"), "")
    sitter = next((SURROUNDINGS[subject.noun] for subject in scene.subjects if subject.noun in SURROUNDINGS), ())
    views = (() if named else sitter) or PLACES.get(place, ())
    if not views:
        return ()
    first, second = (portrait.in_front_of(view) for view in views[:2])
    return (first, portrait.backdrop, second, portrait.window_light)


def _standing(scene: Scene) -> bool:
    """Whether anything of a scene stands on the ground."""
    shapes = (find(subject.noun) for subject in scene.subjects)
    return any(shape is not None and shape.habitat == "ground" for shape in shapes)


def place_for(scene: Scene) -> str:
    """Return the place to paint: the first that is named, else where its subjects are at home.

    A prompt that names only an hour, a weather or a light is given the sky; one that nothing is known of, a composition
    of colour and mood.
    """
    if WALLED.search(scene.text.lower()) and not set(scene.places) - {"street", "city", "village"}:
        return "street"
    settled = next((place for place in scene.places if place in ("village", "city")), "")
    if settled and scene.places[0] in ("river", "lake", "sea"):
        return settled
    if scene.places[:1] == ("street",):
        open_land = [place for place in scene.places[1:] if place in ROADSIDE]
        return open_land[0] if open_land else "street"
    for place in scene.places:
        if place in PLACES and (place != "sky" or scene.place == "sky"):
            return place
    if scene.places:
        return _nearest(scene) or "abstract"
    homes = [home for home in (HOMES.get(noun) or lexicon.home(noun) for noun in _at_home(scene)) if home in PLACES]
    if homes:
        return _grounded(scene, homes) if homes[0] == "sky" else homes[0]
    if scene.subject("window"):
        return _by_the_window(scene)
    if scene.subjects or scene.unread:
        return _nearest(scene) or "abstract"
    return "sky" if scene.hour or scene.weather or scene.lights else "abstract"


def _by_the_window(scene: Scene) -> str:
    """Return where a window is that nothing else places: over a table if things stand by it, else in a room."""
    kinds = {lexicon.group(subject.noun) for subject in scene.subjects if subject.noun != "window"}
    return "table" if kinds and kinds <= {"thing", "food", "plant"} else "room"


def _at_home(scene: Scene) -> list[str]:
    """Return the nouns that tell where a scene is: first what others are in or on; what is only held tells nothing."""
    related = relations(scene)
    first = [
        one.second for one in related if one.how in ("in", "on", "under") and lexicon.group(one.second.noun) == "thing"
    ]
    held = (one.moving for one in related if one.how in ("holding", "wearing"))
    last = [one for one in held if (shape := find(one.noun)) is None or shape.height <= LARGE]
    told = [subject for subject in scene.subjects if subject not in last]
    ordered = sorted(told, key=lambda subject: subject not in first)
    return [subject.noun for subject in ordered if not (scene.unread and subject.noun in FORMLESS)]


def _grounded(scene: Scene, homes: list[str]) -> str:
    """Return where things that are at home in the sky are shown: in the sky, unless others need space or land."""
    elsewhere = [home for home in homes if home != "sky"]
    standing = [
        subject for subject in scene.subjects if (HOMES.get(subject.noun) or lexicon.home(subject.noun)) != "sky"
    ]
    return elsewhere[0] if elsewhere else (standing and _nearest(scene, standing)) or "sky"


def _nearest(scene: Scene, subjects: Sequence[Subject] = ()) -> str:
    """Return where the first thing of a scene that has a shape looks best, by its kind; empty if there is none."""
    for subject in subjects or scene.subjects:
        shape, kind = find(subject.noun), lexicon.group(subject.noun)
        if shape is None or kind not in BY_GROUP or subject.noun in FORMLESS:
            continue
        if kind == "thing" and shape.habitat == "air":
            return "meadow"
        return "room" if kind == "thing" and shape.height > LARGE else BY_GROUP[kind]
    return ""
