"""Streets, villages and markets of other lands and ages: their houses, their ground, what grows and stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch import dwellings
from promptmagic.painters.sketch.dressing import busy, dress
from promptmagic.painters.sketch.dwellings import Dwelling
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import LAMPS
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import ground, rolling
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.places import roman
from promptmagic.painters.sketch.places.market import stall
from promptmagic.painters.sketch.places.meadow import backdrop, hill, winding_path
from promptmagic.painters.sketch.places.mountains import heaven
from promptmagic.painters.sketch.roadway import paved
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.seasons import snow_line
from promptmagic.painters.sketch.shapes.pen import disc, line, polygon, put
from promptmagic.painters.sketch.trees import one_tree


@dataclass(frozen=True, slots=True)
class Land:
    """A land or an age: the words for it, how its houses look, its ground, and what stands about.

    `plants` are nouns of the catalogue, `slabs` whether its streets are paved. In an `old` one nobody of today walks
    about, and a road is a way through the land (`way`). `tall` is how high houses are, `far` what is seen behind them.
    """

    name: str
    words: str
    house: Dwelling
    soil: Colour
    plants: tuple[str, ...] = ()
    slabs: bool = False
    old: bool = False
    tall: float = 1.0
    far: str = ""
    way: tuple[Callable[[Easel], Stage], ...] = ()

    def named(self, told: str) -> Iterator[re.Match[str]]:
        """Yield the words for it in a text in lower case."""
        return re.finditer(rf"\b(?:{self.words})\b", told)


LANDS: tuple[Land, ...] = (
    Land("stone age", r"cave ?m[ae]n|cave ?wom[ae]n|cave ?people|stone age|neanderthals?|(?:mammoth|ice age) hunters?"
         r"|prehistoric (?:people|m[ae]n|village|camp|humans?|hunters?|family|tribe)", dwellings.hide_tent,
         (150, 142, 92), ("rock",), old=True, far="hills", way=(winding_path,)),
    Land("antiquity", r"ancient (?:rome|greece|romans?|greeks?)|romans?|pompeii|gladiators?|centurions?|legionar\w+"
         r"|caesar|antiquity|spartans?|togas?", dwellings.roman, (206, 190, 160), ("cypress",), slabs=True, old=True,
         far="hills", way=roman.LAYOUTS),
    Land("ancient egypt", r"ancient egypt\w*|pharaohs?|cleopatra", dwellings.medina, (222, 184, 128), ("palm",),
         old=True, far="pyramids"),
    Land("viking age", r"vikings?|norsem[ae]n", dwellings.longhouse, (132, 138, 92), ("pine", "barrel"), old=True,
         far="alps", way=(winding_path,)),
    Land("wild west", r"wild west|old west|cow ?boys?|cow ?girls?|sheriffs?|saloons?|outlaws?|gunslingers?|western town"
         r"|gold rush", dwellings.saloon, (206, 168, 122), ("cactus", "barrel"), old=True, far="mesas"),
    Land("japan", r"japan\w*|kyoto|edo period|geishas?|samurais?|ninjas?|shoguns?", dwellings.machiya, (168, 158, 146),
         ("cherry tree", "bamboo"), slabs=True, far="fuji"),
    Land("china", r"chin(?:a|ese)|beijing|hutongs?|(?:ming|tang|qing|song) dynasty", dwellings.hutong, (178, 170, 158),
         ("bamboo", "willow"), slabs=True, far="hills"),
    Land("india", r"india|indian(?! (?:summer|ocean|chief|tribe))|rajasthan\w*|jaipur|delhi|varanasi", dwellings.haveli,
         (204, 172, 132), ("palm",)),
    Land("mexico", r"mexic\w+|oaxaca|day of the dead|d[ií]a de (?:los )?muertos", dwellings.casa, (206, 182, 150),
         ("cactus",), far="strings"),
    Land("north africa", r"morocc\w+|marrake(?:ch|sh)|casablanca|medina|[kc]asbah|souks?|bazaars?|arab\w*|egypt\w*"
         r"|cairo|tunis\w*|algeri\w*|yemen\w*|baghdad|persian?|damascus|jerusalem|bedouins?|middle east\w*"
         r"|north africa\w*", dwellings.medina, (220, 184, 134), ("palm",), tall=1.1, far="minaret"),
    Land("africa", r"africa\w*|kenya\w*|tanzania\w*|ghana\w*|nigeria\w*|senegal\w*|ma+sai|zulus?", dwellings.round_hut,
         (196, 132, 88), ("acacia",), tall=0.86, far="hills"),
    Land("mediterranean", r"greek (?:island|village|town|street)s?|santorini|mykonos|cyclad\w+|aegean|mediterranean"
         r"|whitewashed (?:village|town|houses?)", dwellings.cube, (226, 216, 198), ("olive tree",), slabs=True,
         far="sea"),
    Land("alps", r"alpine|alps|swiss|switzerland|tyrol\w*|austrian?", dwellings.chalet, (142, 158, 96), ("pine",),
         far="alps"),
    Land("middle ages", r"medi(?:a)?eval|middle ages|knights?|jousting|jesters?|feudal|blacksmiths?|plague doctors?"
         r"|renaissance fair", dwellings.timbered, (166, 140, 108), ("barrel",), old=True, tall=1.1,
         way=(winding_path,)),
)  # fmt: skip
"""The lands and ages, the more special first."""

MODERN = re.compile(
    r"\b(?:skylines?|skyscrapers?|downtown|modern|neon|traffic|futur\w+|cyberpunk|tokyo|shanghai|hong kong|dubai|mumbai"
    r"|new york|manhattan|london|paris|berlin|chicago|san francisco|los angeles|sydney"
    r"|subway|metro|highway|motorway|cars?|taxis?|bus|buses|station|airport|parking|petrol|gas station)\b",
    re.IGNORECASE,
)
"""Words of a town of today, whichever land it is in."""

PEOPLE = (
    "knight", "samurai", "ninja", "viking", "cowboy", "pharaoh", "geisha", "cave", "roman soldier", "legion",
    "gladiator", "blacksmith", "centurion", "sheriff",
)  # fmt: skip
"""How words of a land begin that name somebody, who is seen only where they are drawn."""

MARKET = re.compile(r"\bmarkets?\b|\bbazaars?\b|\bsouks?\b|\bstalls?\b", re.IGNORECASE)
WAY = re.compile(r"\b(?:roads?|paths?|trails?|track|way)\b", re.IGNORECASE)
TOWN = re.compile(
    r"\b(?:town|village|street|alley|square|market|city|houses?|saloon|hamlet|settlement|camp)\b", re.IGNORECASE
)


def land_of(scene: SketchScene) -> Land | None:
    """Return the land or the age that a scene is set in, if its words say one that has houses of its own."""
    told = scene.told.lower()
    if MODERN.search(told):
        return None
    return next((one for one in LANDS if any(_named(found, told) for found in one.named(told))), None)


def _named(found: re.Match[str], told: str) -> bool:
    """Whether a word of a land says where a scene is, and not of which kind an animal or a dish is: a Persian cat."""
    following = told[found.end() :].split()[:1]
    noun = lexicon.read(following[0]).subjects[:1] if following and told[found.end()] == " " else ()
    return not noun or lexicon.group(noun[0].noun) not in ("animal", "food", "vehicle", "thing")


def in_a_cave(scene: SketchScene) -> bool:
    """Whether people of the stone age are at home, or at a wall: where nobody had built one yet."""
    land = land_of(scene)
    inside = not scene.places or scene.place in ("room", "cave", "portrait", "table")
    return land is not None and land.name == "stone age" and inside


def layouts(scene: SketchScene) -> tuple[Callable[[Easel], Stage], ...]:
    """Return how a built-up place is seen in its land; nothing where the words say none."""
    land = land_of(scene)
    if land is None:
        return ()
    told = scene.told
    if land.way and WAY.search(told) and not TOWN.search(told):
        return land.way
    if MARKET.search(told):
        return (partial(market, land=land),)
    return (partial(lane, land=land), partial(row, land=land))


def row(easel: Easel, land: Land) -> Stage:
    """Straight at a row of houses, the open ground before them."""
    easel.set_out(horizon=0.54, sun=0.68)
    foot = _behind(easel, land, 0.16)
    _houses(easel, land, foot, easel.unit * 0.3 * land.tall)
    _soil(easel, land, foot)
    _plants(easel, land, ((0.05, 0.3, 0.3), (0.95, 0.36, 0.34)))
    return _stage(easel, land, (0.2, 0.8), (0.5, 0.92))


def lane(easel: Easel, land: Land) -> Stage:
    """Between houses on both sides that grow smaller to the end of the way."""
    easel.set_out(horizon=0.48, sun=0.34)
    foot = _behind(easel, land, 0.03)
    _houses(easel, land, foot + easel.unit * 0.01, easel.unit * 0.11 * land.tall, haze=0.3)
    _soil(easel, land, foot)
    for index, near in enumerate((0.12, 0.22, 0.4, 0.68)):
        for side in (-1, 1):
            x = easel.width / 2 + side * easel.unit * (0.16 + 0.5 * near)
            _house(
                easel,
                land,
                f"lane {index} {side}",
                x,
                easel.y(0.04 + 0.62 * near),
                easel.unit * (0.14 + 0.5 * near) * land.tall,
                haze=0.2 * (1 - near),
            )
    _plants(easel, land, ((0.24, 0.3, 0.22), (0.79, 0.36, 0.24)))
    return _stage(easel, land, (0.36, 0.64), (0.5, 0.92))


def market(easel: Easel, land: Land) -> Stage:
    """Stalls under awnings before the houses, people between them."""
    easel.set_out(horizon=0.52, sun=0.7)
    foot = _behind(easel, land, 0.12)
    _houses(easel, land, foot, easel.unit * 0.32 * land.tall)
    _soil(easel, land, foot)
    _plants(easel, land, ((0.04, 0.16, 0.36), (0.97, 0.18, 0.34)))
    for across in (0.16, 0.5, 0.84):
        stall(easel, across, easel.y(0.42), 0.3)
    if not land.old:
        busy(easel, "buyers", ((0.2, easel.y(0.54), 0.21), (0.42, easel.y(0.6), 0.23), (0.76, easel.y(0.56), 0.21)))
    easel.note("market", "stall", "awning")
    return _stage(easel, land, (0.14, 0.86), (0.68, 0.93), scale=0.9)


def _behind(easel: Easel, land: Land, down: float) -> float:
    """Paint the sky and what is far off, and return the row on which the houses stand."""
    if land.far in ("hills", "sea"):
        backdrop(easel)
    else:
        heaven(easel)
    foot = easel.y(down)
    if land.far == "hills":
        hill(easel, 0, easel.y(0.02), easel.unit * 0.1, haze=0.45)
    elif land.far == "alps":
        alps(
            easel,
            "land range",
            easel.horizon + easel.unit * 0.02,
            easel.unit * 0.32,
            haze=0.3,
            snow=snow_line(easel) * 0.8,
        )
        easel.note("mountains")
    elif land.far == "fuji":
        _peak(easel)
    elif land.far == "mesas":
        _mesas(easel)
    elif land.far == "pyramids":
        for across, high in ((0.72, 0.26), (0.5, 0.17)):
            dress(easel, "pyramid", across, easel.y(0.04), high, cast=False)
    elif land.far == "sea":
        sea = mix(easel.ambient((58, 134, 190)), easel.light.haze, easel.air(0.2))
        top = easel.horizon - 2.0
        easel.fill([(-2, top), (easel.width + 2, top), (easel.width + 2, foot + 4), (-2, foot + 4)], sea)
        easel.note("sea")
    tone = mix(easel.ambient(land.soil), easel.light.shade, easel.light.backlit * 0.4)
    ground(easel, rolling(easel, "land", easel.y(0.02), easel.unit * 0.008), _snowed(easel, tone), layer="land")
    if land.far == "minaret":
        x, y, high = easel.x(0.7), foot, easel.unit * 0.62 * (0.5 + down * 3)
        _draw(easel, dwellings.minaret(), x, y, high / 240, 0.16)
        easel.note("minaret")
    birds(easel, 0.3, 0.26)
    return foot


def _snowed(easel: Easel, tone: Colour) -> Colour:
    return mix(tone, easel.ambient((234, 238, 246)), 0.86) if easel.scene.wintry else tone


def _peak(easel: Easel) -> None:
    """Raise the one wide peak with its cap of snow."""
    x, y, high = easel.x(0.3), easel.horizon + easel.unit * 0.02, easel.unit * 0.3
    blue = mix(easel.ambient((104, 124, 164)), easel.light.haze, easel.air(0.4))
    white = mix(easel.ambient((246, 248, 252)), easel.light.haze, easel.air(0.2))
    slope = [
        (x - high * 2.0, y),
        (x - high * 0.9, y - high * 0.42),
        (x - high * 0.22, y - high),
        (x + high * 0.2, y - high),
        (x + high * 0.9, y - high * 0.42),
        (x + high * 2.0, y),
    ]
    cap = [
        (x - high * 0.44, y - high * 0.78),
        (x - high * 0.22, y - high),
        (x + high * 0.2, y - high),
        (x + high * 0.42, y - high * 0.78),
        (x + high * 0.24, y - high * 0.7),
        (x + high * 0.1, y - high * 0.8),
        (x - high * 0.06, y - high * 0.66),
        (x - high * 0.22, y - high * 0.78),
    ]
    easel.put(polygon(slope, blue) + polygon(cap, white))


def _mesas(easel: Easel) -> None:
    """Set flat-topped hills of red rock on the horizon."""
    red = mix(easel.ambient((190, 104, 72)), easel.light.haze, easel.air(0.36))
    parts = []
    for across, wide, high in ((0.16, 0.2, 0.15), (0.44, 0.09, 0.2), (0.84, 0.26, 0.17)):
        x, half, top = easel.x(across), easel.unit * wide / 2, easel.horizon - easel.unit * high
        low = easel.horizon + easel.unit * 0.02
        parts.append(
            polygon(
                [
                    (x - half * 1.7, low),
                    (x - half, top + easel.unit * 0.05),
                    (x - half * 0.92, top),
                    (x + half * 0.92, top),
                    (x + half, top + easel.unit * 0.05),
                    (x + half * 1.7, low),
                ],
                red,
            )
        )
        parts.append(
            polygon(
                [
                    (x + half * 0.4, top),
                    (x + half * 0.92, top),
                    (x + half, top + easel.unit * 0.05),
                    (x + half * 1.7, low),
                    (x + half * 0.7, low),
                ],
                scaled(red, 0.84),
            )
        )
    easel.put("".join(parts))


def _houses(easel: Easel, land: Land, foot: float, high: float, haze: float = 0.08) -> None:
    """Set a row of houses from edge to edge, close in a town, apart where huts and tents stand."""
    step = high * (1.5 if land.house in (dwellings.hide_tent, dwellings.round_hut) else 1.04)
    count = int(easel.width / step) + 2
    shift = easel.chance("land row").uniform(0.1, 0.5)
    for index in range(count):
        _house(easel, land, f"row {index} {foot:.0f}", (index - shift + 0.5) * step, foot, high, haze=haze)
    if land.far == "strings" and high > easel.unit * 0.2:
        _pennants(easel, foot - high * 1.05)


def _house(easel: Easel, land: Land, layer: str, x: float, foot: float, high: float, *, haze: float) -> None:
    chance = easel.chance(f"{land.name} {layer}")
    glass = (
        chance.choice(LAMPS) if easel.light.lamplit > 0.3 else mix(scaled(easel.light.sky[2], 0.6), (44, 54, 68), 0.5)
    )
    shadow(easel, x, foot, high * 0.52, 0.3)
    _draw(easel, land.house(chance, glass), x, foot, high / 100, haze)
    easel.take(x, foot, high * 0.5)


def _draw(easel: Easel, fragment: str, x: float, y: float, scale: float, haze: float) -> None:
    reach = (int(x - 70 * scale) - 2, int(y - 260 * scale) - 2, int(x + 70 * scale) + 2, int(y + 12 * scale) + 2)
    easel.put(put(fragment, x, y, scale=scale), reach, ambient=0.9, haze=easel.air(haze))


def _soil(easel: Easel, land: Land, foot: float) -> None:
    """Pave the ground before the houses, or tread a way of bare earth through it."""
    tone = land.soil
    if land.slabs:
        paved(easel, f"{land.name} paving", foot, tone)
        return
    bare = _snowed(easel, easel.ambient(mix(tone, (188, 154, 116), 0.4)))
    middle, far, low = easel.width / 2, easel.unit * 0.05, easel.height + 4.0
    easel.fill(
        [
            (middle - far, foot),
            (middle + far, foot),
            (middle + easel.unit * 0.44, low),
            (middle - easel.unit * 0.44, low),
        ],
        bare,
    )
    chance, parts = easel.chance("pebbles of the way"), []
    for _ in range(46):
        near = chance.random() ** 0.7
        x, y = chance.uniform(0, easel.width), foot + (low - foot) * near
        parts.append(disc(x, y, easel.unit * 0.004 * (0.4 + near), scaled(bare, chance.uniform(0.78, 0.94))))
    easel.put("".join(parts))


def _plants(easel: Easel, land: Land, spots: tuple[tuple[float, float, float], ...]) -> None:
    """Let what grows there stand between the houses."""
    for index, (across, down, tall) in enumerate(spots):
        noun = land.plants[index % len(land.plants)] if land.plants else ""
        if noun in ("pine", "cypress", "cherry tree", "palm"):
            if not easel.scene.lacks(noun):
                one_tree(easel, f"{land.name} {index}", noun, easel.x(across), easel.y(down), easel.unit * tall)
                easel.note(noun, "tree")
        elif noun:
            small = {"barrel": 0.34, "rock": 0.3, "cactus": 0.7}.get(noun, 1.0)
            dress(easel, noun, across, easel.y(down), tall * small)


def _pennants(easel: Easel, top: float) -> None:
    """Hang strings of cut paper over the street."""
    parts = []
    for drop in (0.0, 0.1):
        y = top + easel.unit * drop
        parts.append(
            line(f"M0,{y:.1f}Q{easel.width / 2:.1f},{y + easel.unit * 0.06:.1f} {easel.width},{y:.1f}", (90, 70, 60), 1)
        )
        for index in range(12):
            share = (index + 0.5) / 12
            x, low = easel.width * share, y + easel.unit * 0.12 * share * (1 - share)
            size = easel.unit * 0.024
            tone = dwellings.VIVID[(index + int(drop * 20)) % len(dwellings.VIVID)]
            parts.append(
                polygon(
                    [
                        (x - size, low),
                        (x + size, low),
                        (x + size, low + size * 1.6),
                        (x, low + size * 1.2),
                        (x - size, low + size * 1.6),
                    ],
                    tone,
                )
            )
    easel.put("".join(parts), ambient=0.9)


def _stage(easel: Easel, land: Land, span: tuple[float, float], rows: tuple[float, float], scale: float = 1.1) -> Stage:
    """Return where people may stand; the land's own words in the text are seen."""
    told = easel.scene.told.lower()
    named = (found[0] for found in land.named(told))
    seen = [word for word in named if not word.startswith(PEOPLE)]
    easel.note(*seen, *(part for word in seen for part in word.split()), land.name)
    easel.note("street", "village", "town", "house", "building", "door", "window", "square")
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), scale, scale * 1.36),
            "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.5, 0.7, 0.7),
        }
    )
