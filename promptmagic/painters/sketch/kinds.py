"""Kinds: what can be looked out of, carried by two, or loaded, and who does so by what they are and not by a word."""

from __future__ import annotations

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.lexicon.nouns import marked, points
from promptmagic.painters.sketch.shapes import Shape, find
from promptmagic.painters.sketch.shapes.beasts import faces

MOUTHS = points("mouth")
"""Where an animal's mouth is, with which it carries."""

SMALL = ("thing", "food", "plant")
"""Kinds of things that hang by a cord, or lie on a cart."""

BORNE_BY_TWO = frozenset(
    {"banner", "basket", "bathtub", "bed", "bench", "boat", "bookshelf", "box", "bridge", "bucket", "cage"}
    | {"canoe", "carpet", "chest", "christmas tree", "couch", "crate", "cupboard", "desk", "door"}
    | {"guitar case", "ladder", "log", "mattress", "oar", "piano", "pine", "pipe", "plank", "pole", "raft"}
    | {"refrigerator", "rug", "sledge", "sofa", "stretcher", "suitcase", "surfboard", "table", "trunk"}
)
"""What two carry between them."""

PACK_ANIMALS = frozenset({"donkey", "horse", "camel", "llama", "alpaca", "bison", "cow", "bull", "elephant", "goat"})
"""What carries on its back, tied fast, what others have in the mouth."""

FISHED_FROM = frozenset({"water lily", "pier", "bridge", "rock", "bench", "iceberg", "log", "raft", "shore"})
"""On what one is who does something from it."""

LOADED = frozenset(
    {"cart", "hay wagon", "toy cart", "sledge", "sled", "wheelbarrow", "truck", "shopping cart", "carriage"}
)
"""What has on it or in it whatever it is "with"."""

HOLES = {"burrow": 0.8}
"""In whose opening animals stand as they are, and how high they are there at most, as shares of its height."""

DEEP = frozenset({"burrow", "nest", "barrel", "shoe", "teapot", "bucket", "bag", "backpack", "flask", "dustbin"})
"""In what one is seen from the shoulders up, even without looking out of it."""

SUNK_INTO = marked("vessel") & (
    DEEP
    | {"crate", "basket", "chest", "gift", "suitcase", "pot", "cup", "tea", "vase", "hat", "cauldron", "trough", "well"}
    | {
        "washing machine",
        "bathtub",
        "nest",
        "bowl",
        "jug",
        "watering can",
        "hay bale",
        "cart",
        "hay wagon",
        "wheelbarrow",
        "cradle",
    }
)
"""Out of what one looks, head and shoulders above its rim."""

ON_RAILS = frozenset({"train", "tram"})
"""In front of what one stands on its way, before its nose."""

HANGERS = frozenset({"bat", "sloth"})
"""Animals that hang from whatever they are on."""


_JAZZ = ("saxophonist", "bassist", "trumpeter", "drummer")
_BANDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("jazz trio", "jazz band", "jazz quartet", "trio", "quartet", "quintet"), _JAZZ),
    **dict.fromkeys(("rock band", "band"), ("guitarist", "singer", "drummer", "guitarist")),
    **dict.fromkeys(("string quartet", "orchestra"), ("violinist", "violinist", "cellist", "violinist")),
    **dict.fromkeys(
        ("musicians", "buskers", "street musicians"), ("musician", "violinist", "saxophonist", "trumpeter")
    ),
    **dict.fromkeys(("brass band", "marching band"), ("trumpeter", "saxophonist")),
}
"""Who plays in a band, one after the other."""


def band_member(word: str, number: int) -> Shape | None:
    """Return the drawing of the one of that number of a band, by the wording for the band."""
    members = _BANDS.get(word.lower())
    return find(members[number % len(members)]) if members else None


def both_there(said: SceneDescription, one: lexicon.Relation, other: Subject) -> bool:
    """Whether another person is said to be at the same thing in the same way: both sit on the sofa."""
    if lexicon.group(other.noun) != "person":
        return False
    alike = (two for two in said.relations if (two.kind, two.object) == (one.kind, one.object) and two != one)
    return any(said.subjects[two.subject].noun == other.noun for two in alike)


def dangles(first: Subject, how: str, second: Subject) -> bool:
    """Whether a thing hangs by a cord, or an animal by its thread: over another, or from a tree or a bough."""
    kind, wooden = lexicon.group(first.noun), second.noun == "branch" or lexicon.covers("tree", second.noun)
    tied = kind in SMALL or first.noun in ("spider", "caterpillar")
    return first.pose == "swing" and tied and (how == "over" or wooden)


def loaded(first: Subject, second: Subject) -> bool:
    """Whether a cart is said to be with a thing, which is on it."""
    return first.noun in LOADED and lexicon.group(second.noun) in SMALL


def cooks(said: SceneDescription, one: lexicon.Relation) -> bool:
    """Whether who is over a fire cooks something there, and so is before it."""
    return any((other.subject, other.kind) == (one.subject, "cook") for other in said.relations)


def bear_together(first: Subject, second: Subject) -> bool:
    """Whether two carry one long thing between them."""
    pair = first.count == 2 and second.count == 1 and second.noun in BORNE_BY_TWO
    shape = find(first.noun)
    return pair and shape is not None and (shape.body is not None or first.noun in faces() or first.noun in MOUTHS)


def small_on_leaves(noun: str) -> bool:
    """Whether an animal is so small that it sits on the leaf that it eats."""
    return lexicon.covers("insect", noun) or noun in ("snail", "slug", "caterpillar", "ladybird")


def is_packed(first: Subject, second: Subject) -> bool:
    """Whether an animal carries a thing on its back, as beasts of burden do."""
    return first.noun in PACK_ANIMALS and lexicon.group(second.noun) in SMALL
