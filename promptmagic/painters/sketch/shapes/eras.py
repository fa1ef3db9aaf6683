"""Eras: what men, women, rulers, soldiers and workers wore of old, by the word for their time and people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from promptmagic.lexicon import Subject
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shapes.costume import BLACK, BROWN, SKINS, TAN, WHITE, Costume
from promptmagic.painters.sketch.shapes.costumes import COSTUMES

_LINEN: Colour = (240, 230, 204)
_GOLD: Colour = (214, 170, 74)
_MAIZE: Colour = (222, 166, 62)

_KILT = Costume(_LINEN, (150, 110, 70), "tunic", "short", hair_colour=BLACK, skin=SKINS[2], bare="chest", aspect=0.4)
_TOGA = Costume(
    (238, 232, 218),
    (134, 92, 58),
    "gown",
    "short",
    hair_colour=(60, 44, 36),
    on=("toga fold",),
    bare="arms",
    aspect=0.42,
)
_STOLA = replace(_TOGA, coat=(214, 190, 168), hair="bun", on=("girdle",))
_FEATHERED = Costume(
    (206, 74, 52),
    _MAIZE,
    "tunic",
    "long",
    hair_colour=BLACK,
    skin=SKINS[2],
    bare="arms",
    hat="feather band",
    hat_colour=_MAIZE,
    on=("pectoral", "stepped hem"),
    aspect=0.46,
)
_RULER = replace(
    _FEATHERED,
    hat="feather crown",
    on=("pectoral", "stepped hem"),
    cape=(36, 118, 108),
    prop="staff",
    height=0.2,
    aspect=0.62,
)

_ERAS: dict[str, dict[str, Costume]] = {
    "egyptian": {
        "man": replace(_KILT, on=("broad collar",), hat="khat", hat_colour=_LINEN),
        "woman": Costume(
            _LINEN,
            _LINEN,
            "gown",
            "long",
            hair_colour=BLACK,
            skin=SKINS[2],
            bare="arms",
            on=("broad collar",),
            hat="circlet",
        ),
        "worker": replace(_KILT, hat="khat", hat_colour=(226, 214, 184)),
        "soldier": replace(_KILT, on=("broad collar", "round shield"), prop="spear", hat="khat", aspect=0.56),
        "king": COSTUMES["pharaoh"],
        "queen": replace(
            COSTUMES["pharaoh"], coat=_LINEN, cut="gown", hat="nemes", on=("broad collar",), prop="", aspect=0.4
        ),
        "priest": replace(_KILT, hair="none", on=("broad collar", "sash"), cape=TAN),
    },
    "roman": {
        "man": _TOGA,
        "woman": _STOLA,
        "worker": replace(COSTUMES["legionary"], coat=(186, 150, 104), hat="", on=("belt",), prop="", aspect=0.38),
        "soldier": COSTUMES["legionary"],
        "king": replace(_TOGA, coat=WHITE, hat="laurel", on=("purple fold",), aspect=0.46),
        "queen": replace(_STOLA, coat=(150, 70, 110), hat="circlet"),
        "priest": replace(_TOGA, coat=WHITE),
    },
    "medieval": {
        "man": replace(
            COSTUMES["peasant"],
            coat=(86, 110, 82),
            hat="hood",
            hat_colour=(150, 70, 50),
            on=("belt",),
            prop="",
            aspect=0.4,
        ),
        "woman": Costume((132, 74, 86), BROWN, "gown", "long", hat="wimple", on=("girdle",), aspect=0.4),
        "worker": COSTUMES["peasant"],
        "soldier": COSTUMES["knight"],
    },
    "victorian": {
        "man": Costume(
            (52, 50, 60),
            (84, 82, 90),
            "trousers",
            "short",
            hat="top hat",
            on=("tails", "shirt front", "bow tie"),
            prop="stick",
            height=0.19,
            aspect=0.46,
        ),
        "woman": Costume(
            (104, 60, 92),
            BLACK,
            "gown",
            "bun",
            hat="flowered bonnet",
            hat_colour=(104, 60, 92),
            on=("full skirt", "lace"),
            height=0.18,
            aspect=0.5,
        ),
        "worker": Costume(
            (120, 104, 84),
            (74, 66, 62),
            "trousers",
            "short",
            hat="cap",
            hat_colour=(92, 82, 70),
            on=("waistcoat", "kerchief"),
            aspect=0.4,
        ),
    },
    "aztec": {
        "man": _FEATHERED,
        "woman": replace(_FEATHERED, coat=(226, 214, 184), cut="gown", hair="braids", on=("pectoral",)),
        "worker": replace(_FEATHERED, hat="", coat=(206, 178, 128), on=("stepped hem",)),
        "soldier": replace(_FEATHERED, on=("pectoral", "stepped hem", "round shield"), prop="spear", aspect=0.56),
        "king": _RULER,
        "queen": replace(_RULER, cut="gown", coat=(226, 196, 120), on=("pectoral",), prop=""),
        "priest": replace(_RULER, cut="gown", coat=(238, 232, 214), cape=(164, 50, 44)),
    },
    "prehistoric": {"man": COSTUMES["caveman"], "woman": COSTUMES["cavewoman"], "worker": COSTUMES["caveman"]},
    "viking": {
        "man": COSTUMES["viking"],
        "soldier": COSTUMES["viking"],
        "king": replace(COSTUMES["viking"], hat="crown", cape=(134, 44, 44)),
        "woman": replace(
            COSTUMES["viking"],
            coat=(92, 112, 134),
            cut="gown",
            hair="braids",
            beard=None,
            hat="circlet",
            on=("fur", "girdle"),
            prop="",
            aspect=0.4,
        ),
    },
}
"""What people wore, by their time and by what they are."""

_SAID: Mapping[str, str] = {
    **{name: name for name in _ERAS},
    "egypt": "egyptian", "rome": "roman", "greek": "roman", "greece": "roman", "athenian": "roman",
    "inca": "aztec", "incan": "aztec", "incas": "aztec", "maya": "aztec", "mayan": "aztec", "mayas": "aztec",
    "aztecs": "aztec", "middle ages": "medieval", "19th century": "victorian", "stone age": "prehistoric",
    "vikings": "viking",
}  # fmt: skip
"""The words for a time or a people."""

_KINDS: Mapping[str, str] = {
    "king": "king", "prince": "king", "queen": "queen", "princess": "queen", "soldier": "soldier", "knight": "soldier",
    "warrior": "soldier", "monk": "priest", "carpenter": "worker", "builder": "worker", "farmer": "worker",
    "mason": "worker", "slave": "worker",
    "legionary": "soldier",
}  # fmt: skip
"""What somebody is, by noun: who is none of these is a man or a woman."""

_WOMANLY = frozenset({"queen", "princess"})
EVERYDAY = frozenset({"person", "man", "woman", "boy", "girl", "child", "grandfather", "grandmother", "student"})
"""Who wears what others of their time do."""


def eras() -> Mapping[str, Mapping[str, Costume]]:
    """Return what people wore, by their time and by what they are."""
    return _ERAS


@cache
def _everyday() -> frozenset[Costume]:
    return frozenset(COSTUMES[noun] for noun in (*_KINDS, *EVERYDAY) if noun in COSTUMES)


def time_of(text: str) -> str:
    """Return the time that a text names, by the name of its row; empty where it names none."""
    words, said = set(text.lower().replace(",", " ").replace(".", " ").split()), text.lower()
    return next((_SAID[name] for name in _SAID if name in words or (" " in name and name in said)), "")


def costume_of(costume: Costume, subject: Subject, said: str) -> tuple[Costume, tuple[str, ...]]:
    """Return what somebody wore whose time a text names, and the word for it; else their own costume."""
    words = {*subject.qualities, *subject.qualifiers, *said.replace(",", " ").replace(".", " ").split()}
    name = next((name for name in _SAID if name in words or (" " in name and name in said)), "")
    if not name or (subject.noun not in _KINDS and subject.noun not in EVERYDAY):
        return costume, ()
    if costume not in _everyday():
        return costume, ()  # a medieval peasant, a blacksmith: they wear what they do anyhow
    rows = _ERAS[_SAID[name]]
    womanly = costume.cut in ("skirt", "gown") and costume.hair in ("long", "bun") and not costume.beard
    plain = "woman" if womanly else "man"
    row = rows.get(_KINDS.get(subject.noun, plain))
    row = row or (rows.get(plain) if subject.noun in EVERYDAY or subject.noun in ("soldier", "warrior") else None)
    if row is None:
        return costume, ()
    young = costume.build > 1.2
    return replace(
        row,
        build=costume.build,
        height=costume.height if young else row.height,
        beard=None if young else row.beard,
        prop="" if young else row.prop,
        mood=costume.mood,
    ), (*name.split(), subject.word.lower())
