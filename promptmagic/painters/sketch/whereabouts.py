"""Whereabouts: which place a scene is painted at, and which of its layouts show what the prompt names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.setting import is_high
from promptmagic.painters.sketch.afloat import is_seen_below
from promptmagic.painters.sketch.land import PATH
from promptmagic.painters.sketch.places import (
    INDOORS,
    PLACES,
    WEATHERLESS,
    Layout,
    adobe,
    aerial,
    bathroom,
    breakers,
    brickwork,
    bridges,
    cafe,
    canal,
    castle,
    cave,
    circuit,
    city,
    classroom,
    clinic,
    closeup,
    computing,
    desert,
    evenings,
    fairground,
    farm,
    forest,
    frontage,
    garden,
    greenhouse,
    grove,
    halls,
    harbour,
    indoors,
    jungle,
    kerbside,
    kitchen,
    laden,
    lake,
    lands,
    market,
    meadow,
    mountains,
    office,
    orchard,
    outlook,
    park,
    pitch,
    plain,
    polar,
    portrait,
    rampart,
    roman,
    rooftops,
    room,
    savanna,
    sea,
    shelf,
    sown,
    space,
    stage,
    station,
    street,
    swamp,
    swimming,
    table,
    underwater,
    vaults,
    village,
    yards,
)
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.sites import site_of
from promptmagic.painters.sketch.sitting import is_a_face, land_of, leaves_home, room_of

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
    r"\b(?:workshop|garage|carpent\w+|mechanics?|joiner|cobbler|shoemaker|toymaker|clockmaker"
    r"|watchmaker|potter|welder|plumber|electrician)\b"
)
"""Words of trades, and of where they are plied."""

SMITHS = r"\b(?:forges?|smith(?:s|y|ies)?|blacksmiths?|anvil)\b"
"""Words of who works iron, and where: with a fire and an anvil."""

UNKNOWN_ROOMS = (
    r"\b(?:courtroom|court ?house|sauna|cockpit|airport|departure (?:hall|lounge)|terminal|elevator|lift|ballroom|lobby"
    r"|waiting room|hallway|corridor|barber ?shop|hairdresser|embassy|parliament|bank|post office|police station"
    r"|throne room|casino|bowling alley|locker room|changing room|control room|spaceship interior|nursery|vault)\b"
)
"""Rooms of which no furniture is known here: they are bare, so that no sofa stands in a court."""

FOOTBALL = r"\b(?:soccer|football(?:ers?)?|goal(?:keeper|post|ie)s?|penalty kick|stadium|rugby)\b"
TENNIS = r"\btennis\b"
BASKETBALL = r"\b(?:basketball|netball|slam dunk)\w*\b"
"""Words of games that are played on a ground of their own."""

KITCHEN_OF_A_CASTLE = (
    r"\b(?:castle|medieval|palace|abbey|monastery|manor|knights?'?)(?:'s)? (?:castle |palace )?kitchens?\b"
    r"|\bkitchens? (?:of|in|inside) (?:an?|the) (?:[\w-]+ ){0,2}(?:castle|palace|abbey|monastery|manor)\b"
    r"|\bkitchens? (?:of|in) the middle ages\b"
)
"""Words for a kitchen with an open hearth; no castle stands in it."""

IN_A_CASTLE = (
    r"\b(?:castle|palace|medieval|great|banquet|knights?'?|viking) (?:tower )?(?:hall|interior|room|chamber)\b"
    r"|\bthrone room\b|\bbanquet hall\b"
    r"|\bhall of (?:an?|the) (?:[\w-]+ )?castle\b"
    r"|\b(?:in|inside) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}(?:castle|palace|fortress)\b"
)
"""Words for the great room of a castle."""

OVER_ROOFS = (
    r"\b(?:over|above|past|across) (?:an?|the|our|their|my) (?:[\w-]+ ){0,2}(?:village|town|hamlet|roofs|rooftops)\b"
)
"""Words of what is in the sky over houses."""

IN_THE_MOUNTAINS = r"\b(?:mountain|alpine|swiss) (?:village|town|hamlet)\b|\bin the (?:alps|mountains)\b"
"""Words of a village that mountains stand over."""

IN_THE_SHALLOWS = re.compile(
    r"\b(?:wash|rins|scrub|clean|stand|wad|paddl|splash|play|danc|cool|dip|soak|bath|fill|search|look|collect|catch)\w*"
    r"(?: [\w'-]+){0,4} (?:in|into|at) the (?:[\w-]+ )?(?:sea|ocean|waves|surf)\b",
    re.IGNORECASE,
)
"""Words of those who are busy in the sea where one can stand."""

SWAMP = r"\b(?:swamp(?:s|y|land)?|bayou|mangroves?|everglades)\b"
MARSH = r"\b(?:marsh(?:es|y|land)?|bogs?|wetlands?|fens?)\b"
"""Words for land that stands under water: with trees in it, and without."""

FAIR = (
    r"\bcarousels?\b|\bmerry-go-rounds?\b|\b(?:amusement|theme|luna|pleasure) parks?\b"
    r"|\bfair ?grounds?\b|\bfun ?fairs?\b"
)
"""Words for a place with a great wheel and a carousel."""

GAMES: tuple[tuple[str, tuple[Layout, ...]], ...] = (
    (FOOTBALL, pitch.FOOTBALL), (TENNIS, (pitch.tennis_court,)), (BASKETBALL, (pitch.basketball_court,)),
)  # fmt: skip
"""Where games are played, by their words."""

IN_A_ROW = re.compile(
    r"\brows? of\b|\bin (?:a|one|two) (?:neat |straight |long )?(?:rows?|line)\b|\blined up\b", re.IGNORECASE
)
"""Words of things that stand side by side."""

LONG_TABLES, SEVERAL = (table.against_the_wall, table.at_the_window, table.out_of_the_dark), 3
"""Tables that go on to both sides; and from how many things on they need the room."""

BALCONY = re.compile(r"\bbalcon(?:y|ies)\b|\b(?:roof|rooftop) terrace\b|\bloggia\b", re.IGNORECASE)
"""Words that put a balcony before a view."""

FROM_AN_ATTIC = re.compile(
    r"\b(?:from|through|out of) (?:an?|the|his|her|their|my|our|its) (?:[\w-]+ ){0,2}"
    r"(?:attic|garret|loft|skylight|dormer)\b",
    re.IGNORECASE,
)
"""Words that show a view through the window of an attic."""

ABOVE_THE_WOODS = r"\b(?:moon|crescent|stars|milky way|aurora|northern lights|rainbow|shooting star|fireworks?)\b"
"""Words of what is in the sky, which no closed wood lets be seen."""

ASKED: dict[str, tuple[tuple[str, tuple[Layout, ...]], ...]] = {
    "mountains": (
        (ON_A_PEAK, (meadow.crag,)),
        (r"\bgreat wall\b|\bchinese wall\b", (rampart.great_wall,)),
        (r"\bvolcano(es)?\b|\beruption\b|\blava\b", (mountains.volcano,)),
        (r"\blakes?\b|\btarn\b", (mountains.massif, lake.mirror, mountains.great_peak, mountains.valley)),
        (PATH, (mountains.massif,)),
    ),
    "cave": (
        (r"\bpaint(?:s|ed|ing|ings)?\b|\bcave art\b", (cave.painted,)),
        (r"\b(lake|pool|water|river|grotto|boat)\b", (cave.under_lake,)),
        (r"crystal|\bgems?\b|\bgeode", (cave.crystals,)),
        (r"\b(tunnel|mine|dungeon|torch\w*|passage|catacombs?|crypt)\b", (cave.tunnel,)),
    ),
    "city": (
        (r"\beiffel\b", (park.esplanade,)),
        (r"\bcaf[eé]s?\b|\bbistro\b|\brestaurant\b|\bshops?\b", (street.shop_fronts, street.alley, street.bend)),
        (r"\bmarkets?\b|\bbazaar\b|\bsouk\b", market.LAYOUTS),
        (r"\brooftops?\b|\bover the roofs\b", (city.over_the_roofs,)),
        (r"\b(venice|amsterdam|canals?)\b", (village.by_the_water,)),
        (r"\b(paris|rome|prague|vienna|lisbon|istanbul|florence|old|medieval)\b", OLD_TOWN),
        (r"\b(river|harbou?r|waterfront|canal|bay|bridge|quay|boats?|ships?)\b", (city.waterfront,)),
        (r"\bpark\b", (city.from_the_park,)),
        (r"\bskyline\b", (city.waterfront, city.over_the_roofs, city.from_the_park)),
    ),
    "classroom": ((r"\b(black|chalk)board\b|\bteacher\b", (classroom.before_the_class, classroom.to_the_board)),),
    "desert": (
        (r"\b(?:roads?|highways?|motorway|route 66)\b", (desert.road,)),
        (r"\boasis\b|\bpalms?\b", (desert.oasis,)),
        (
            r"\bdunes?\b|\bsahara\b|\bcaravans?\b|\bcamels?\b|\bdromedar\w+|\bbedouins?\b",
            (desert.dunes, desert.great_dune),
        ),
        (r"\bcact\w+|\bsaguaros?\b", (desert.cacti,)),
        (r"\b(canyon|mesas?|buttes?|badlands|monument valley)\b", (desert.mesas,)),
    ),
    "farm": (
        (sown.FIELD, sown.LAYOUTS),
        (r"\b(?:in|inside) (?:an?|the) (?:barn|stable|cowshed|hayloft)\b", indoors.BARNS),
        (r"\bbarns?\b|\b(?:farm|barn|stable)\s?-?yards?\b|\bstables?\b|\bcoops?\b", (farm.barnyard,)),
        (r"\bfields?\b|\bplou?gh\w*|\bplow\w*|\bseeds?\b|\bsow(?:s|ing)\b|\bfurrows?\b|\bcrops?\b", (farm.rows,)),
        (r"\brice\b|\bterrace[sd]?\b|\bpadd(?:y|ies)\b", (farm.terraces,)),
    ),
    "garden": (
        (r"\borchards?\b", orchard.LAYOUTS),
        (r"\bzoos?\b|\b(?:animal|lion|tiger|elephant|monkey|bear) enclosure\b", yards.ZOOS),
        (r"\bpool\b", swimming.LAYOUTS),
        (r"\b(cemetery|cemeteries|graveyards?|churchyard)\b", park.GRAVEYARDS),
        (r"\bplaygrounds?\b|\bsandpit\b|\bseesaw\b", park.PLAYGROUNDS),
        (r"\bponds?\b|\blil(?:y|ies)\b|\bjapanese\b|\bzen\b", (garden.pond,)),
        (r"\bfountain\b", (garden.terrace,)),
        (r"\bparks?\b(?=.*" + PATH + ")|" + PATH + r"(?=.*\bparks?\b)", (park.lawn_and_path,)),
        (r"\b(parks?|oaks?|swings?|bench(es)?|lawns?|picnic)\b", park.LAYOUTS),
        (PATH, (garden.between_beds,)),
    ),
    "meadow": ((sown.FIELD, sown.LAYOUTS), (FAIR, fairground.LAYOUTS), *GAMES, (PATH, (meadow.winding_path,))),
    "hills": (
        (r"\broman (?:soldiers?|legion\w*|army|road)\b|\blegionar\w+\b|\bcenturions?\b", roman.LAYOUTS),
        (ON_A_HILL, (meadow.hilltop,)),
        (r"\bvine?yards?\b|\bgrape ?vines?\b", orchard.VINEYARDS),
        (PATH, (meadow.winding_path,)),
    ),
    "forest": (
        (r"\b(?:olive|almond|cherry|apple|orange|lemon|pear|plum|peach) groves?\b", orchard.LAYOUTS),
        (SWAMP, (swamp.drowned_wood,)),
        (MARSH, (swamp.reedy_pools,)),
        (PATH, (forest.woodland_path,)),
        (ABOVE_THE_WOODS, (forest.clearing, forest.slope)),
    ),
    "river": (
        (r"\bcanals?\b", canal.LAYOUTS),
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
    "kitchen": (
        (KITCHEN_OF_A_CASTLE, (castle.kitchen,)),
        (r"\btable\b", (kitchen.great_table, kitchen.stove_corner)),
    ),
    "portrait": (
        (
            r"\b(festive|spring|brid\w+|brides?|wedding|floral|flow\w+|blossom\w*|garlands?|wreaths?|birthday|valentine)\b",
            (portrait.wreath, portrait.among_leaves, portrait.window_light, portrait.backdrop),
        ),
    ),
    "polar": (
        (r"\b(frozen|ice) (lake|river)\b|\blake\b|\bskat(?:e|er|ers|ing)\b|\brink\b|\bhockey\b", (polar.frozen_lake,)),
        (r"\bicebergs?\b", (polar.icebergs,)),
        (r"\bglaciers?\b", (polar.glacier,)),
    ),
    "room": (
        (IN_A_CASTLE, (castle.hall,)),
        (SMITHS, (vaults.forge,)),
        (r"\b(?:tombs?|burial chamber|sarcophagus|mumm(?:y|ies)|pharaoh'?s chamber)\b", (vaults.tomb,)),
        (r"\b(?:wine )?cellars?\b|\bbasement\b", (vaults.cellar,)),
        (r"\b(?:prison|jail|cell)\b", (vaults.cell,)),
        (r"\b(?:bar|tavern|pub|saloon|inn)\b", (evenings.bar,)),
        (r"\bcinemas?\b|\bmovie theat(?:er|re)s?\b", (evenings.cinema,)),
        (r"\b(?:attic|garret|loft)\b", indoors.ATTICS),
        (r"\b(?:server|data) ?(?:room|hall|cent(?:er|re)|farm|rack)s?\b|\bservers\b", computing.LAYOUTS),
        (r"\bgym(?:nasium)?\b|\bsports hall\b", indoors.GYMS),
        (r"\bcanteen\b|\bcafeteria\b|\bdining hall\b", indoors.CANTEENS),
        (r"\blaundry room\b|\blaund(?:e)?rette\b|\blaundromat\b", indoors.LAUNDRIES),
        (r"\b(?:train|railway) (?:carriage|compartment)\b|\b(?:inside|on) (?:an?|the) train\b", indoors.CARRIAGES),
        (CARED_FOR, clinic.LAYOUTS),
        (
            r"\bcaf[eé]s?\b|\bbaristas?\b|\bespresso machine\b|\bcoffee\s?(shop|house)\b|\brestaurant\b|\bbistro\b"
            r"|\bdiner\b",
            cafe.LAYOUTS,
        ),
        (r"\boffice\b|\btyp(?:es|ing)\b|\b(?:on|at) (?:an? |the |his |her )?(?:laptop|computer)\b", office.LAYOUTS),
        (r"\b(?:greenhouse|glasshouse|conservatory)\b", greenhouse.LAYOUTS),
        (r"\bchurch\b|\bcathedral\b|\bchapel\b|\bnave\b", (halls.nave,)),
        (AT_WORK, (halls.workbench,)),
        (r"\b(shop|store|supermarket)\b", halls.SHOPS),
        (r"\bbath(room|tub)\b|\bbrush\w* (?:his |her |its |their |the )?teeth\b", bathroom.LAYOUTS),
        (UNKNOWN_ROOMS, (evenings.bare_room,)),
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
        (r"\bcar ?parks?\b|\bparking (?:lots?|garage|spaces?)\b", yards.CAR_PARKS),
        (r"\b(?:petrol|gas|filling|fuel) stations?\b", yards.PETROL),
        (r"\bfire (?:brigade )?stations?\b|\bfire ?house\b", yards.FIRE_STATIONS),
        (r"\b(?:construction|building)[ -]sites?\b", yards.BUILDING_SITES),
        (r"\b(race ?tracks?|raceway|speedway|racing|race cars?|formula (?:one|1))\b", circuit.LAYOUTS),
        (r"\b(?:bus|tram) (?:stops?|shelters?)\b|\bbusstops?\b", kerbside.BUS_STOPS),
        (r"\bdriveways?\b|\bgarage doors?\b|\b(?:in front of|outside|before) (?:\w+ )garage\b", kerbside.DRIVES),
        (r"\bschool gates?\b", kerbside.GATES),
        (r"\bschool ?yards?\b|\bschool playground\b|\bplayground of the school\b", kerbside.SCHOOLYARDS),
        (r"\bsubway\b|\bmetro\b|\bunderground\b", (station.underground, station.down_the_platform)),
        (
            r"(?<!police )(?<!power )(?<!weather )(?<!radio )(?<!charging )\bstation\b|\bplatform\b|\brailway\b",
            station.OPEN_AIR,
        ),
        (r"\bmarkets?\b|\bbazaar\b|\bsouk\b|\bstalls?\b", market.LAYOUTS),
        (r"\balley(way)?\b", (street.alley,)),
        (r"\b(shops?|caf[eé]s?|bakery|bookshop|store|storefront|restaurant|diner)\b", (street.shop_fronts,)),
        (r"\b(road|highway|motorway|avenue|boulevard)\b", (street.canyon, street.bend)),
    ),
    "table": (
        (r"\bwindow(sill)?\b", (table.at_the_window,)),
        (r"\bdesk\b", LONG_TABLES),
        (r"\bwooden (?:[\w-]+ )?table\b", (table.against_the_wall, table.at_the_window)),
    ),
    "underwater": (
        (r"\bcorals?\b|\breefs?\b", (underwater.reef, underwater.gorge)),
        (r"\bkelp\b|\bseaweed\b", (underwater.kelp_forest,)),
    ),
    "village": (
        (r"\b(?:desert|oasis|adobe|sahara|sand dunes?|dunes?)\b", adobe.DESERT_VILLAGES),
        (OVER_ROOFS, (village.under_the_sky,)),
        (IN_THE_MOUNTAINS, (village.under_a_mountain,)),
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

UNDER_ROOFS = frozenset({"room", "table", "kitchen", "library", "stage"})
"""Where things are at home in houses."""

BUILT_UP = frozenset({"street", "city", "village", "library", "classroom", "room", "kitchen"})
"""Where one is that stands before a building: in town, though the building's rooms are named with it."""

ROADSIDE = frozenset(
    {"desert", "mountains", "hills", "meadow", "forest", "jungle", "savanna", "farm", "beach", "sea", "polar", "planet"}
)
"""Open land: a road that is named with it leads through it, and is no street."""


def layouts_for(scene: SketchScene, place: str) -> tuple[Layout, ...]:
    """Return the layouts for a scene at that place: those that show what the prompt names, else all."""
    if from_the_air := aerial.layouts(scene, place):
        return from_the_air
    if place in ("table", "room", "kitchen") and shelf.asked(scene):
        return (shelf.board,)
    if (
        place == "table"
        and IN_A_ROW.search(scene.told)
        and max((one.count for one in scene.subjects), default=0) >= SEVERAL
    ):
        return (table.in_rank,)
    if place == "table" and (bare := plain.asked(scene)):
        return (plain.alone,) if bare == "icon" else (plain.repeated,)
    views = _views(scene, place)
    if place not in INDOORS and place not in WEATHERLESS:
        if BALCONY.search(scene.told):
            return tuple(map(outlook.from_a_balcony, views))
        if FROM_AN_ATTIC.search(scene.told):
            return tuple(map(outlook.from_an_attic, views))
        if outlook.THROUGH_A_WINDOW.search(scene.told):
            return tuple(map(outlook.from_a_window, views))
    return views


def _views(scene: SketchScene, place: str) -> tuple[Layout, ...]:
    """Return the layouts of a place as it is seen from within it."""
    text = scene.text.lower()
    site = site_of(scene)
    if site is not None and place == site.place:
        return site.layouts
    if place == "village" and adobe.ON_A_CHIMNEY.search(scene.told):
        return adobe.CHIMNEYS
    if place in ("street", "village", "city") and (abroad := lands.layouts(scene)):
        return abroad
    if (spanned := bridges.crossed(scene)) and place == "river":
        return bridges.layouts(scene, spanned)
    if place in ("city", "village", "street") and rooftops.is_on_a_roof(scene):
        return rooftops.layouts(scene)
    if place == "street" and frontage.FRONTED.search(scene.told):
        return frontage.LAYOUTS
    if place in ("forest", "street", "jungle", "garden", "meadow") and (found := grove.layouts(scene)):
        return found
    if place == "street" and WALLED.search(text):
        return brickwork.LAYOUTS
    if place == "classroom" and AT_DESKS.search(text):
        return (classroom.facing_the_class,)
    from_near = place in NEAR_GROUND and not scene.wintry and not re.search(ON_A_HILL, text)
    if from_near and closeup.small_world(scene):
        return closeup.LAYOUTS
    if place == "cave" and lands.in_a_cave(scene) and not _asked(place, scene.told.lower()):
        return (cave.mouth, cave.tunnel)
    if (
        place in ("street", "city", "village")
        and re.search(r"\bstalls?\b|\bstands?\b", scene.told)
        and laden.wares(scene)
    ):
        return (laden.near_stall,)
    asked = _asked(place, scene.told.lower()) or _asked(place, text)  # a person's own words go before an expander's
    if place == "room" and not asked and (aged := _room_of_its_age(scene)):
        return aged
    if place == "room" and not scene.places and not asked:
        return room.CLOSE
    if place == "portrait" and not asked:
        return _behind(scene) or PLACES[place]
    things = [
        one for one in scene.subjects if lexicon.group(one.noun) != "animal" and one.noun not in ("table", "desk")
    ]
    if place == "table" and not asked and len(things) >= SEVERAL:
        return LONG_TABLES
    return asked or (DRY.get(place, PLACES[place]) if _standing(scene) else PLACES[place])


def _room_of_its_age(scene: SketchScene) -> tuple[Layout, ...]:
    """Return a room as an age before ours had it, or a bare one; nothing where the words say no such age."""
    land = lands.land_of(scene)
    if land is None or not land.old:
        return ()
    rooms = {"middle ages": castle.hall, "viking age": castle.hall, "wild west": evenings.bar}
    return (rooms.get(land.name, evenings.bare_room),)


def _asked(place: str, text: str) -> tuple[Layout, ...]:
    """Return the layouts of a place that a text asks for; none where it asks for none."""
    return next((found for words, found in ASKED.get(place, ()) if re.search(words, text)), ())


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
    if plain.asked(scene):
        return "table"  # which then is a ground of one colour
    place = _place_for(scene)
    if site_of(scene) is not None:
        return place
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


def _looked_at(scene: SketchScene) -> str:
    """Return what is seen from a balcony or an attic: the place that is named besides, else the town around it."""
    passed = INDOORS | {"sky", "village"}  # a balcony is in a town where nothing else is said
    named = (place for place in scene.places if place in PLACES and place not in passed)
    return next(named, "village")


def _place_for(scene: SketchScene) -> str:
    """Return the place to paint: the first that is named, else where its subjects are at home.

    A prompt that names only an hour, a weather or a light is given the sky; one that nothing is known of, a composition
    of colour and mood.
    """
    if (site := site_of(scene)) is not None:
        return site.place
    if adobe.ON_A_CHIMNEY.search(scene.told):
        return "village"
    if rooftops.is_on_a_roof(scene):
        return "city"
    if bridges.crossed(scene):
        return "river"
    if lands.in_a_cave(scene):
        return "cave"
    if closeup.is_close(scene) and not set(scene.places) - {"portrait"}:
        if closeup.small_world(scene):
            return "meadow"
        if len(scene.subjects) == 1 and lexicon.group(scene.subjects[0].noun) in ("animal", "person"):
            return "portrait"
    if is_a_face(scene):
        return "portrait"
    if land := land_of(scene):
        return land
    if not scene.places and (not scene.home or leaves_home(scene)) and (room := room_of(scene)):
        return room
    people = any(lexicon.group(one.noun) == "person" and one.noun != "mermaid" for one in scene.subjects)
    if scene.place == "sea" and people and IN_THE_SHALLOWS.search(scene.told):
        return "beach"
    if frontage.FRONTED.search(scene.told) and not set(scene.places) - BUILT_UP:
        return "street"
    if grove.kind(scene) and not set(scene.places) - {"forest", "street", "jungle", "garden", "meadow", "hills"}:
        return "forest"
    if WALLED.search(scene.text.lower()) and not set(scene.places) - {"street", "city", "village"}:
        return "street"
    seen_from = BALCONY.search(scene.told) and not INDOORS.intersection(scene.places)
    if FROM_AN_ATTIC.search(scene.told) or seen_from:
        return _looked_at(scene)
    settled = next((place for place in scene.places if place in ("village", "city")), "")
    if settled and scene.places[0] in ("river", "lake", "sea"):
        return settled
    if scene.places[:1] == ("street",):
        said = lexicon.describe(scene.told).places  # an expander's bays bring no sea
        open_land = [place for place in scene.places[1:] if place in ROADSIDE and place in said]
        return open_land[0] if open_land else "street"
    if scene.places[:1] == ("forest",) and scene.subject("pond") is not None:
        return "lake"  # which has woods about it
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
    near = _nearest(scene, standing) if standing else ""
    flies = any(lexicon.group(one.noun) in ("animal", "fantasy") for one in scene.subjects if one not in standing)
    near = "hills" if flies and near in ("table", "room") else near  # what flies is out of doors
    return on_land or near or "sky"


def _nearest(scene: SketchScene, subjects: Sequence[Subject] = ()) -> str:
    """Return where the first thing of a scene that has a shape looks best, by its kind; empty if there is none."""
    for subject in subjects or scene.subjects:
        shape, kind = find(subject.noun), lexicon.group(subject.noun)
        if shape is None or kind not in BY_GROUP or subject.noun in FORMLESS:
            continue
        if (kind == "thing" and shape.habitat == "air") or (kind in ("thing", "food") and is_high(subject)):
            return "meadow"
        people = any(lexicon.group(one.noun) == "person" for one in scene.subjects)
        heights = [other.height for one in scene.subjects if (other := find(one.noun)) is not None]
        large = max(heights, default=0.0) > LARGE or people  # nobody stands on a table, and no door
        return "room" if kind == "thing" and large else BY_GROUP[kind]
    return ""
