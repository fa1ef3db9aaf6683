"""Costumes: what people wear and hold by what they do. One row a person; `people` draws them."""

from __future__ import annotations

from dataclasses import dataclass

from promptmagic.painters.colour import Colour

SKINS: tuple[Colour, ...] = ((250, 214, 184), (232, 184, 146), (196, 140, 100), (146, 98, 68), (104, 70, 52))
HAIRS: tuple[Colour, ...] = ((42, 32, 30), (92, 60, 40), (146, 96, 54), (206, 164, 96), (138, 62, 38))
COATS: tuple[Colour, ...] = (
    (198, 64, 56), (52, 96, 148), (226, 168, 60), (72, 124, 96), (128, 84, 140), (224, 220, 208), (64, 72, 88),
)  # fmt: skip
TROUSERS: tuple[Colour, ...] = ((58, 66, 92), (92, 82, 72), (44, 46, 54), (120, 108, 90))

WHITE: Colour = (242, 242, 238)
BONE: Colour = (236, 230, 212)
BLACK: Colour = (44, 44, 54)
GREY: Colour = (150, 154, 162)
SILVER: Colour = (184, 194, 204)
RED: Colour = (200, 56, 50)
NAVY: Colour = (44, 62, 104)
BLUE: Colour = (62, 112, 176)
GREEN: Colour = (70, 124, 78)
BROWN: Colour = (124, 84, 54)
TAN: Colour = (206, 170, 122)
YELLOW: Colour = (240, 194, 66)
PURPLE: Colour = (112, 68, 152)
PINK: Colour = (236, 142, 172)
ORANGE: Colour = (232, 126, 44)


@dataclass(frozen=True, slots=True)
class Costume:
    """What one kind of person wears; None and "" leave it to chance or out.

    `hair` is "short", "long", "bun", "none" or "" (by chance). `cut` is "trousers", "skirt", "gown" (to the ground),
    "tunic" (above the knee) or "" (by chance). `on` names what is worn over the clothes, from `[worn]` in
    `wardrobe.txt`; `hat` and `prop` are from `[hats]` and `[held]` there, `pose` is how they stand, from `poses.txt`.
    `build` is how large the head is beside the body: 1 for the grown, more for children. `height` is as in `Shape`,
    `aspect` the width over the height with what is held.
    """

    coat: Colour | None = None
    trousers: Colour | None = None
    cut: str = ""
    hair: str = ""
    hair_colour: Colour | None = None
    hat: str = ""
    hat_colour: Colour = BLACK
    beard: Colour | None = None
    skin: Colour | None = None
    on: tuple[str, ...] = ()
    prop: str = ""
    pose: str = ""
    cape: Colour | None = None
    build: float = 1.0
    height: float = 0.17
    aspect: float = 0.38


_MAN = Costume(cut="trousers", hair="short")
_WOMAN = Costume(cut="skirt", hair="long")

COSTUMES: dict[str, Costume] = {
    "person": Costume(),
    "man": _MAN,
    "woman": _WOMAN,
    "grandfather": Costume(
        BROWN, cut="trousers", hair="short", hair_colour=GREY, beard=GREY, prop="stick", aspect=0.46
    ),
    "grandmother": Costume(
        PURPLE, cut="skirt", hair="bun", hair_colour=GREY, on=("glasses",), prop="stick", aspect=0.46
    ),
    "child": Costume(build=1.55, height=0.12, aspect=0.35),
    "boy": Costume(cut="trousers", hair="short", build=1.55, height=0.12, aspect=0.35),
    "girl": Costume(cut="skirt", hair="long", build=1.55, height=0.12, aspect=0.35),
    "baby": Costume(
        (178, 212, 236),
        (178, 212, 236),
        "trousers",
        "none",
        build=2.1,
        hat="bonnet",
        hat_colour=WHITE,
        height=0.08,
        aspect=0.31,
    ),
    "farmer": Costume(RED, (62, 92, 140), "trousers", "short", hat="straw", on=("bib",), prop="pitchfork", aspect=0.52),
    "gardener": Costume(GREEN, BROWN, "trousers", hat="straw", on=("apron",), prop="spade", aspect=0.5),
    "shepherd": Costume(TAN, BROWN, "gown", hat="hood", hat_colour=BROWN, beard=GREY, prop="crook", aspect=0.5),
    "fisherman": Costume(
        YELLOW,
        (70, 84, 96),
        "trousers",
        "short",
        hair_colour=GREY,
        beard=GREY,
        hat="sou'wester",
        hat_colour=YELLOW,
        prop="fishing rod",
        aspect=0.78,
    ),
    "sailor": Costume(WHITE, NAVY, "trousers", "short", hat="sailor", hat_colour=WHITE, on=("collar",), aspect=0.42),
    "captain": Costume(
        NAVY, NAVY, "trousers", beard=GREY, hat="peaked", hat_colour=WHITE, on=("buttons",), aspect=0.42
    ),
    "surfer": Costume(skin=(232, 184, 146), coat=BLACK, trousers=BLACK, cut="trousers", prop="surfboard", aspect=0.58),
    "diver": Costume(
        BLACK, BLACK, "trousers", "none", hat="hood", hat_colour=BLACK, on=("diving mask", "tank"), aspect=0.46
    ),
    "hiker": Costume(GREEN, BROWN, "trousers", hat="brim", hat_colour=TAN, on=("backpack",), prop="stick", aspect=0.5),
    "runner": Costume(ORANGE, BLACK, "shorts", hair="short", on=("number",), aspect=0.42),
    "cowboy": Costume(
        (168, 92, 60),
        (70, 90, 130),
        "trousers",
        "short",
        hat="cowboy",
        hat_colour=BROWN,
        on=("kerchief", "belt"),
        prop="lasso",
        aspect=0.59,
    ),
    "dancer": Costume(PINK, PINK, "tutu", "bun", height=0.18, pose="raised", aspect=0.52),
    "musician": Costume(BLACK, BLACK, "trousers", hat="beret", hat_colour=RED, pose="strum", aspect=0.56),
    "guitarist": Costume(BLACK, NAVY, "trousers", "long", pose="strum", aspect=0.56),
    "violinist": Costume(BLACK, BLACK, "gown", "bun", pose="fiddle", aspect=0.52),
    "singer": Costume(RED, RED, "gown", "long", prop="microphone", pose="sing held", aspect=0.54),
    "painter": Costume(
        (232, 226, 212),
        BROWN,
        "trousers",
        hat="beret",
        hat_colour=RED,
        on=("smock", "palette"),
        prop="brush",
        aspect=0.54,
    ),
    "writer": Costume(BROWN, BLACK, "trousers", on=("glasses", "scarf"), prop="quill", aspect=0.54),
    "reader": Costume(GREEN, cut="trousers", pose="read", aspect=0.52),
    "teacher": Costume((126, 96, 76), BLACK, hair="bun", on=("glasses", "tie", "book"), prop="pointer", aspect=0.54),
    "student": Costume(BLUE, on=("backpack", "book"), build=1.3, height=0.14, aspect=0.46),
    "scientist": Costume(
        WHITE, BLACK, "trousers", hair_colour=GREY, on=("lab coat", "glasses"), prop="flask", aspect=0.48
    ),
    "doctor": Costume(WHITE, BLUE, "trousers", on=("lab coat", "stethoscope"), prop="bag", aspect=0.5),
    "nurse": Costume((150, 200, 214), WHITE, "skirt", "bun", hat="nurse", hat_colour=WHITE, on=("cross",), aspect=0.4),
    "chef": Costume(
        WHITE,
        (86, 92, 104),
        "trousers",
        "short",
        hat="toque",
        hat_colour=WHITE,
        on=("double buttons", "kerchief"),
        prop="ladle",
        height=0.19,
        aspect=0.46,
    ),
    "waiter": Costume(BLACK, BLACK, "trousers", "short", on=("shirt front", "bow tie"), prop="tray", aspect=0.52),
    "police officer": Costume(
        (46, 66, 116),
        (36, 48, 84),
        "trousers",
        "short",
        hat="peaked",
        hat_colour=(36, 48, 84),
        on=("badge", "belt", "tie"),
        aspect=0.42,
    ),
    "firefighter": Costume(
        (206, 148, 52),
        (206, 148, 52),
        "trousers",
        "short",
        hat="fire helmet",
        hat_colour=RED,
        on=("bands", "belt"),
        prop="axe",
        aspect=0.5,
    ),
    "soldier": Costume(
        RED,
        BLACK,
        "trousers",
        "short",
        hat="bearskin",
        on=("crossbelt", "buttons"),
        prop="rifle",
        height=0.2,
        aspect=0.42,
    ),
    "legionary": Costume(
        RED,
        BROWN,
        "tunic",
        "short",
        hat="galea",
        hat_colour=(214, 170, 88),
        on=("lorica", "belt", "pteruges", "scutum"),
        prop="spear",
        height=0.19,
        aspect=0.56,
    ),
    "pharaoh": Costume(
        (240, 226, 190), WHITE, "skirt", "none", hat="nemes", skin=SKINS[2], on=("necklace",), prop="crook", aspect=0.5
    ),
    "santa": Costume(
        RED, RED, "trousers", "short", hair_colour=WHITE, beard=WHITE, hat="santa hat", on=("belt",), aspect=0.46
    ),
    "dentist": Costume((120, 190, 190), WHITE, "trousers", on=("goggles", "apron"), aspect=0.42),
    "patient": Costume((190, 214, 226), (222, 228, 232), "trousers", "short", aspect=0.4),
    "pilot": Costume(BROWN, TAN, "trousers", hat="flying cap", hat_colour=BROWN, on=("scarf", "goggles"), aspect=0.42),
    "builder": Costume(
        ORANGE,
        (70, 90, 130),
        "trousers",
        "short",
        hat="hard hat",
        hat_colour=YELLOW,
        on=("bands",),
        prop="hammer",
        aspect=0.5,
    ),
    "carpenter": Costume(
        (196, 150, 90), BROWN, "trousers", "short", beard=BROWN, on=("apron",), prop="hammer", aspect=0.5
    ),
    "barber": Costume(WHITE, BLACK, "trousers", "short", on=("apron", "bow tie"), prop="scissors", aspect=0.46),
    "postman": Costume(
        NAVY, NAVY, "trousers", hat="peaked", hat_colour=NAVY, on=("satchel",), prop="letter", aspect=0.46
    ),
    "mechanic": Costume(BLUE, BLUE, "trousers", hat="cap", hat_colour=RED, on=("bib",), prop="wrench", aspect=0.48),
    "astronaut": Costume(
        WHITE,
        WHITE,
        "trousers",
        "none",
        hat="space helmet",
        hat_colour=WHITE,
        on=("space suit",),
        height=0.18,
        aspect=0.46,
    ),
    "mermaid": Costume(
        (64, 170, 160),
        (64, 170, 160),
        "tail",
        "long",
        hair_colour=(196, 84, 50),
        on=("shells",),
        height=0.16,
        aspect=0.5,
    ),
    "king": Costume(
        RED,
        BLACK,
        "gown",
        beard=(168, 120, 70),
        hat="crown",
        on=("ermine",),
        cape=(150, 36, 44),
        prop="sceptre",
        height=0.18,
        aspect=0.5,
    ),
    "queen": Costume(
        PURPLE,
        BLACK,
        "gown",
        "long",
        skin=SKINS[0],
        hair_colour=(112, 66, 38),
        hat="crown",
        on=("necklace",),
        cape=(84, 44, 120),
        height=0.18,
        aspect=0.42,
    ),
    "prince": Costume(BLUE, WHITE, "trousers", "short", hat="crown", on=("belt",), cape=RED, prop="sword", aspect=0.5),
    "princess": Costume(
        PINK, WHITE, "gown", "long", hair_colour=(226, 184, 96), hat="tiara", on=("necklace",), aspect=0.4
    ),
    "bride": Costume(
        WHITE, WHITE, "gown", "long", hat="veil", hat_colour=WHITE, on=("flowers",), pose="bouquet", aspect=0.42
    ),
    "businessman": Costume(NAVY, NAVY, "trousers", "short", on=("shirt front", "tie"), aspect=0.4),
    "groom": Costume(BLACK, BLACK, "trousers", "short", on=("shirt front", "bow tie"), aspect=0.4),
    "knight": Costume(
        SILVER,
        (140, 150, 164),
        "trousers",
        "none",
        hat="great helm",
        hat_colour=SILVER,
        on=("mail", "shield"),
        prop="sword",
        height=0.18,
        aspect=0.56,
    ),
    "samurai": Costume(
        (150, 40, 44), BLACK, "trousers", "none", hat="kabuto", on=("plates",), prop="katana", aspect=0.58
    ),
    "ninja": Costume(BLACK, BLACK, "trousers", "none", hat="mask", on=("belt",), prop="katana", aspect=0.62),
    "pirate": Costume(
        (150, 40, 44),
        BROWN,
        "trousers",
        "long",
        hair_colour=BLACK,
        beard=BLACK,
        hat="tricorn",
        on=("eyepatch", "belt", "open coat"),
        prop="cutlass",
        aspect=0.52,
    ),
    "viking": Costume(
        BROWN,
        TAN,
        "trousers",
        "long",
        hair_colour=(206, 140, 70),
        beard=(206, 140, 70),
        hat="horned helmet",
        hat_colour=SILVER,
        on=("fur", "belt", "round shield"),
        prop="axe",
        aspect=0.56,
    ),
    "wizard": Costume(
        (58, 62, 140),
        NAVY,
        "gown",
        "long",
        hair_colour=(226, 226, 230),
        beard=(226, 226, 230),
        hat="pointed",
        hat_colour=(58, 62, 140),
        on=("stars",),
        prop="staff",
        height=0.2,
        aspect=0.44,
    ),
    "witch": Costume(
        (70, 50, 90),
        BLACK,
        "gown",
        "long",
        hair_colour=(150, 82, 40),
        skin=(190, 206, 142),
        hat="pointed",
        hat_colour=BLACK,
        on=("belt",),
        prop="broom",
        height=0.2,
        aspect=0.46,
    ),
    "monk": Costume((140, 96, 60), BROWN, "gown", "tonsure", on=("rope belt",), aspect=0.38),
    "nun": Costume(BLACK, BLACK, "gown", "none", hat="wimple", on=("cross",), aspect=0.38),
    "clown": Costume(
        YELLOW,
        RED,
        "trousers",
        "none",
        hat="clown wig",
        skin=(252, 240, 230),
        on=("ruff", "red nose", "dots"),
        aspect=0.46,
    ),
    "detective": Costume(
        TAN,
        BROWN,
        "trousers",
        "short",
        hat="brim",
        hat_colour=BROWN,
        on=("long coat",),
        prop="magnifying glass",
        aspect=0.48,
    ),
    "player": Costume(RED, WHITE, "shorts", "short", on=("number", "football"), aspect=0.5),
    "basketball player": Costume(ORANGE, ORANGE, "shorts", "short", on=("number",), prop="basketball", aspect=0.48),
    "tennis player": Costume(WHITE, WHITE, "skirt", "bun", prop="racket", aspect=0.59),
    "skier": Costume(BLUE, BLACK, "trousers", hat="bobble", hat_colour=RED, on=("skis", "goggles"), aspect=0.56),
    "skater": Costume(PURPLE, PURPLE, "skirt", "bun", on=("skates",), height=0.18, pose="fists out", aspect=0.58),
    "superhero": Costume(BLUE, RED, "tights", "short", cape=RED, on=("emblem",), pose="fists", aspect=0.56),
    "angel": Costume(WHITE, WHITE, "gown", "long", hair_colour=(226, 184, 96), hat="halo", on=("wings",), aspect=0.72),
    "fairy": Costume(
        (150, 206, 140), PINK, "skirt", "long", on=("fairy wings",), prop="wand", build=1.25, height=0.13, aspect=0.74
    ),
    "devil": Costume(RED, RED, "trousers", "none", skin=(214, 74, 62), hat="horns", prop="trident", aspect=0.52),
    "vampire": Costume(
        BLACK,
        BLACK,
        "trousers",
        "short",
        hair_colour=BLACK,
        skin=(226, 226, 220),
        cape=(120, 24, 36),
        on=("shirt front", "bow tie", "high collar", "fangs"),
        aspect=0.46,
    ),
    "skeleton": Costume(BONE, BONE, "bones", "none", skin=BONE, hat="skull", hat_colour=BONE, aspect=0.4),
    "zombie": Costume(
        (110, 100, 90),
        (80, 76, 84),
        "trousers",
        "short",
        hair_colour=BLACK,
        skin=(136, 164, 116),
        on=("torn",),
        pose="fists out",
        aspect=0.62,
    ),
    "dwarf": Costume(
        RED,
        BLUE,
        "trousers",
        "short",
        beard=(232, 230, 226),
        hat="gnome",
        hat_colour=RED,
        on=("belt",),
        build=1.5,
        height=0.11,
        aspect=0.28,
    ),
    "giant": Costume(
        BROWN, GREEN, "trousers", "short", beard=BROWN, on=("belt", "torn"), prop="club", height=0.36, aspect=0.5
    ),
}
"""Everybody who is drawn, by the noun for what they do."""
