"""Whereabouts: which place a scene is painted at, and which of its layouts show what the prompt names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.afloat import is_seen_below
from promptmagic.painters.sketch.places import (
    PLACES,
    Layout,
    bathroom,
    breakers,
    brickwork,
    cafe,
    cave,
    circuit,
    city,
    classroom,
    clinic,
    closeup,
    desert,
    farm,
    garden,
    greenhouse,
    halls,
    harbour,
    jungle,
    kitchen,
    lake,
    market,
    meadow,
    mountains,
    office,
    park,
    pitch,
    polar,
    portrait,
    rampart,
    roman,
    room,
    savanna,
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
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find

OLD_TOWN: tuple[Layout, ...] = (village.up_the_slope, street.canyon, village.square, street.shop_fronts)

AT_DESKS = re.compile(
    r"\b(students?|pupils?|children|kids|child|boys?|girls?|class)\b.*\b(at|in|behind) (?:their|his|her|the|an?)? ?"
    r"(?:[\w-]+ )?(?:desks?|tables?)\b|\b(students?|pupils?|children|kids) (?:sitting|learning|studying|writing)\b"
)
"""Words that set pupils at their desks."""

NEAR_GROUND = frozenset({"meadow", "garden", "forest", "hills"})
"""Places in which small animals are seen from near."""

GREAT_WAVE = r"\bsurf(?:s|ing|er|ers)\b|\b(?:big|huge|giant|great|enormous|monster|massive|towering) wave\b|\btsunami\b"
"""Words that ask for one great wave."""

ON_A_PEAK = (
    r"\b(?:on|atop) (?:(?:the )?top of )?(?:an?|the|its) (?:[\w-]+ ){0,2}(?:mountain ?top|mountain|peak|summit|crag)\b"
)
"""Words that set a thing upon a mountain."""

ON_A_HILL = r"\b(?:on|atop) (?:top of )?(?:an?|the|its) (?:[\w-]+ ){0,2}(?:hill|hilltop|hillside|mound)\b"
"""Words that set a thing upon a hill."""

CARED_FOR = (
    r"\b(?:hospitals?|clinics?|nurses?|doctors?|patients?|surgeons?|surgery|dentists?|vets?|veterinarian|wards?|injections?"
    r"|ambulance|stethoscope|bandag\w+|operating (?:room|theat\w+|table))\b"
)
"""Words of those who care for the sick, and where they do."""

AT_WORK = (
    r"\b(?:workshop|garage|carpent\w+|blacksmiths?|anvil|mechanics?|joiner|cobbler|shoemaker|toymaker|clockmaker"
    r"|watchmaker|potter|welder|plumber|electrician)\b"
)
"""Words of trades, and of where they are plied."""

FOOTBALL = r"\b(?:soccer|football(?:ers?)?|goal(?:keeper|post|ie)s?|penalty kick|stadium|rugby)\b"
TENNIS = r"\btennis\b"
BASKETBALL = r"\b(?:basketball|netball|slam dunk)\w*\b"
"""Words of games that are played on a ground of their own."""

GAMES: tuple[tuple[str, tuple[Layout, ...]], ...] = (
    (FOOTBALL, pitch.FOOTBALL), (TENNIS, (pitch.tennis_court,)), (BASKETBALL, (pitch.basketball_court,)),
)  # fmt: skip
"""Where games are played, by their words."""

ASKED: dict[str, tuple[tuple[str, tuple[Layout, ...]], ...]] = {
    "mountains": (
        (ON_A_PEAK, (meadow.crag,)),
        (r"\bgreat wall\b|\bchinese wall\b", (rampart.great_wall,)),
        (r"\bvolcano(es)?\b|\beruption\b|\blava\b", (mountains.volcano,)),
        (r"\blakes?\b|\btarn\b", (mountains.massif, lake.mirror, mountains.great_peak, mountains.valley)),
    ),
    "cave": (
        (r"\b(lake|pool|water|river|grotto|boat)\b", (cave.under_lake,)),
        (r"crystal|\bgems?\b|\bgeode", (cave.crystals,)),
        (r"\b(tunnel|mine|dungeon|torch\w*|passage|catacombs?|crypt)\b", (cave.tunnel,)),
    ),
    "city": (
        (r"\beiffel\b", (park.esplanade,)),
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
        (r"\bbarns?\b|\b(?:farm|barn|stable)\s?-?yards?\b|\bstables?\b|\bcoops?\b", (farm.barnyard,)),
        (r"\bfields?\b|\bplou?gh\w*|\bplow\w*|\bseeds?\b|\bsow(?:s|ing)\b|\bfurrows?\b|\bcrops?\b", (farm.rows,)),
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
    "meadow": GAMES,
    "hills": (
        (r"\broman (?:soldiers?|legion\w*|army|road)\b|\blegionar\w+\b|\bcenturions?\b", roman.LAYOUTS),
        (ON_A_HILL, (meadow.hilltop,)),
        (r"\bvineyards?\b|\bgrape ?vines?\b", (farm.rows,)),
    ),
    "river": (
        (r"\bwaterfalls?\b|\bcascades?\b", (lake.falls,)),
        (
            r"\b(?:swim|wad|bath|fish|splash|cross|ford)\w*\b|"
            r"\bin (?:an?|the|its) (?:[\w-]+ )?(?:river|stream|creek|water)\b",
            (lake.river_across,),
        ),
    ),
    "jungle": (
        (r"\bwaterfalls?\b|\bcascades?\b", (jungle.jungle_falls,)),
        (r"\b(river|amazon|boat|canoe|crocodile)\b", (jungle.green_river,)),
        (r"\b(temple|ruins?|pyramid)\b", (jungle.ruins,)),
    ),
    "savanna": (
        (r"\bwater ?holes?\b|\bdrink\w*\b|\bpond\b", (savanna.water_hole,)),
        (r"\brocks?\b|\bboulders?\b|\bkopje\b", (savanna.rocky_rise,)),
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
        (CARED_FOR, clinic.LAYOUTS),
        (r"\bcaf[eé]s?\b|\bcoffee\s?(shop|house)\b|\brestaurant\b|\bbistro\b|\bdiner\b|\bpub\b", cafe.LAYOUTS),
        (r"\boffice\b", office.LAYOUTS),
        (r"\b(?:greenhouse|glasshouse|conservatory)\b", greenhouse.LAYOUTS),
        (r"\bchurch\b|\bcathedral\b|\bchapel\b|\bnave\b", (halls.nave,)),
        (AT_WORK, (halls.workbench,)),
        (r"\b(shop|store|supermarket)\b", halls.SHOPS),
        (r"\bbath(room|tub)\b", bathroom.LAYOUTS),
        (r"\b(sofas?|couch(es)?|settee|armchairs?)\b", room.CLOSE),
        (r"\b(beds?|bedroom|sleeping|nursery|bedside|hotel)\b", room.BEDROOMS),
        (r"\b(museum|gallery|exhibition)\b", (room.gallery,)),
        (r"\bon (?:the|a|his|her) (?:[\w-]+ )?walls?\b", (room.plain_wall, room.papered_corner)),
        (r"\b(fireplace|hearth|fireside|by the fire)\b", (room.fireside,)),
        (r"\bwindows?(sill)?\b", (room.by_the_window,)),
    ),
    "sea": (
        (GREAT_WAVE, (breakers.great_wave,)),
        (r"\b(harbou?rs?|marina|quay|docks?|seaport)\b", harbour.LAYOUTS),
    ),
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
        (r"\b(race ?tracks?|raceway|speedway|racing|race cars?|formula (?:one|1))\b", circuit.LAYOUTS),
        (r"\bsubway\b|\bmetro\b|\bunderground\b", (station.underground, station.down_the_platform)),
        (r"\b(station|platform|railway)\b", station.OPEN_AIR),
        (r"\bmarkets?\b|\bbazaar\b|\bsouk\b|\bstalls?\b", market.LAYOUTS),
        (r"\balley(way)?\b", (street.alley,)),
        (r"\b(shops?|caf[eé]s?|bakery|bookshop|store|storefront|restaurant|diner)\b", (street.shop_fronts,)),
        (r"\b(road|highway|motorway|avenue|boulevard)\b", (street.canyon, street.bend)),
    ),
    "table": (
        (r"\bwindow(sill)?\b", (table.at_the_window,)),
        (r"\bwooden (?:[\w-]+ )?table\b", (table.against_the_wall, table.at_the_window)),
    ),
    "underwater": (
        (r"\bcorals?\b|\breefs?\b", (underwater.reef, underwater.gorge)),
        (r"\bkelp\b|\bseaweed\b", (underwater.kelp_forest,)),
    ),
    "village": (
        (
            r"\bvolcano(es)?\b|\b(?:foot|base|slopes?|shadow) of (?:an?|the|its) (?:[\w-]+ ){0,2}mountains?\b"
            r"|\b(?:under|below|beneath) (?:an?|the|its) (?:[\w-]+ ){0,2}mountains?\b",
            (village.under_a_mountain,),
        ),
        (r"\b(?:castles?|fortress|palace|ruins?|monastery|abbey|temple|pagoda)\b", (village.under_a_castle,)),
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

SILL = 0.1
"""How high an animal is at most that sits on a windowsill, as a share of the unit: cats and dogs do, foxes, ducks."""

LARGE = 0.16
"""A thing that is higher than this share of the unit stands in a room rather than on a table."""


INSIDE = frozenset(
    {"wall", "pillar", "staircase", "chimney", "statue", "gate", "fence", "well", "fountain", "birdhouse"}
)
"""What is built, and may stand in a house all the same."""

UNDER_ROOFS = frozenset({"room", "table", "kitchen", "library"})
"""Where things are at home in houses."""

ROADSIDE = frozenset(
    {"desert", "mountains", "hills", "meadow", "forest", "jungle", "savanna", "farm", "beach", "sea", "polar", "planet"}
)
"""Open land: a road that is named with it leads through it, and is no street."""


def layouts_for(scene: SketchScene, place: str) -> tuple[Layout, ...]:
    """Return the layouts for a scene at that place: those that show what the prompt names, else all."""
    text = scene.text.lower()
    if place == "street" and WALLED.search(text):
        return brickwork.LAYOUTS
    if place == "classroom" and AT_DESKS.search(text):
        return (classroom.facing_the_class,)
    from_near = place in NEAR_GROUND and not scene.wintry and not re.search(ON_A_HILL, text)
    if from_near and closeup.small_world(scene):
        return closeup.LAYOUTS
    asked = next((found for words, found in ASKED.get(place, ()) if re.search(words, text)), ())
    if place == "room" and not scene.places and not asked:
        return room.CLOSE
    if place == "portrait" and not asked:
        return _behind(scene) or PLACES[place]
    return asked or (DRY.get(place, PLACES[place]) if _standing(scene) else PLACES[place])


def _behind(scene: SketchScene) -> tuple[Layout, ...]:
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


def _standing(scene: SketchScene) -> bool:
    """Whether anything of a scene stands on the ground."""
    shapes = (find(subject.noun) for subject in scene.subjects)
    return any(shape is not None and shape.habitat == "ground" for shape in shapes)


def place_for(scene: SketchScene) -> str:
    """Return the place to paint: as its words and its subjects ask, but no house in a room, no fire on a table."""
    place = _place_for(scene)
    if place == "sea" and is_seen_below(scene):
        return "underwater"
    if place in UNDER_ROOFS and not scene.places and not scene.subject("window"):
        if any(lexicon.group(one.noun) == "building" and one.noun not in INSIDE for one in scene.subjects):
            return "meadow"
        if place == "table" and scene.subject("fireplace"):
            return "room"
        if any(scene.subject(noun) for noun in ("star", "moon", "crescent", "sun", "planet")):
            return "hills"  # what is in the sky is seen from the land
    return place


def _place_for(scene: SketchScene) -> str:
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
    if scene.subject("window") and _before_a_window(scene):
        return _by_the_window(scene)
    if scene.home in PLACES:
        return _grounded(scene) if scene.home == "sky" else scene.home
    if scene.subject("window"):
        return _by_the_window(scene)
    if scene.subjects or scene.unread:
        return _nearest(scene) or "abstract"
    return "sky" if scene.hour or scene.weather or scene.lights else "abstract"


def _by_the_window(scene: SketchScene) -> str:
    """Return where a window is that nothing else places: over a sill if small things are by it, else in a room."""
    others = [subject for subject in scene.subjects if subject.noun != "window"]
    kinds = {lexicon.group(subject.noun) for subject in others}
    small = all(_fits_a_sill(subject) for subject in others)
    return "table" if kinds and kinds <= {"thing", "food", "plant", "animal"} and small else "room"


def _before_a_window(scene: SketchScene) -> bool:
    """Whether all that a scene has are living things that a window is said to be related to: it is seen from inside."""
    named = {subject.noun for subject in scene.subjects}
    living = all(lexicon.group(noun) in ("person", "animal") for noun in named - {"window"})
    said = lexicon.describe(scene.told)
    return living and any(
        "window" in (said.subjects[one.object].noun, said.subjects[one.subject].noun) for one in said.relations
    )


def _fits_a_sill(subject: Subject) -> bool:
    """Whether a thing may sit or stand on the sill of a window; what is no animal may anyhow."""
    shape = find(subject.noun)
    return lexicon.group(subject.noun) != "animal" or shape is None or shape.height <= SILL


def _grounded(scene: SketchScene) -> str:
    """Return where things that are at home in the sky are shown: in the sky, unless others need space or land."""
    elsewhere = [lexicon.home(subject.noun) for subject in scene.subjects]
    standing = [subject for subject in scene.subjects if lexicon.home(subject.noun) != "sky"]
    on_land = next((home for home in elsewhere if home in PLACES and home != "sky"), "")
    return on_land or (standing and _nearest(scene, standing)) or "sky"


def _nearest(scene: SketchScene, subjects: Sequence[Subject] = ()) -> str:
    """Return where the first thing of a scene that has a shape looks best, by its kind; empty if there is none."""
    for subject in subjects or scene.subjects:
        shape, kind = find(subject.noun), lexicon.group(subject.noun)
        if shape is None or kind not in BY_GROUP or subject.noun in FORMLESS:
            continue
        if kind == "thing" and shape.habitat == "air":
            return "meadow"
        people = any(lexicon.group(one.noun) == "person" for one in scene.subjects)
        heights = [other.height for one in scene.subjects if (other := find(one.noun)) is not None]
        large = max(heights, default=0.0) > LARGE or people  # nobody stands on a table, and no door
        return "room" if kind == "thing" and large else BY_GROUP[kind]
    return ""
