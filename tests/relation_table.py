"""The table of relations, measured on pixels: `python tests/relation_table.py [NAME …]`.

Each of fifteen relations is painted between twenty pairs of things. A picture is composed three times, whole, without
the subject and without the object; the differences are where each of them is, and tell whether it is where the words
say. The whole table takes some minutes; the tests take a sample of it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageStat

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene

SIDE = 256
PAIRS = 20
NOTICED = 12
"""How far a pixel differs, of 255, where something was drawn."""

_ANIMALS = ("cat", "dog", "fox", "rabbit", "bear", "frog", "penguin", "owl", "mouse", "squirrel")
_PEOPLE = ("girl", "boy", "man", "woman", "king", "knight", "pirate", "chef", "clown", "witch")
_SEATS = ("chair", "bench", "table", "box", "rock", "bed", "sofa", "car", "mushroom", "fence")
_LARGE = ("tree", "house", "car", "castle", "barn", "bench", "church", "tent", "elephant", "bus")


@dataclass(frozen=True, slots=True)
class Where:
    """Where something is seen: its box in pixels, the mask of its pixels, and how many there are."""

    left: int
    top: int
    right: int
    bottom: int
    mask: Image.Image
    area: int

    @property
    def wide(self) -> int:
        """Its width."""
        return self.right - self.left

    @property
    def high(self) -> int:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The column of its middle."""
        return (self.left + self.right) / 2


Test = Callable[[Where, Where], bool]


def _shared(one: Where, two: Where) -> float:
    """Return which part of the narrower one's width the other shares."""
    both = min(one.right, two.right) - max(one.left, two.left)
    return both / max(1, min(one.wide, two.wide))


def _on(one: Where, two: Where) -> bool:
    foot = two.top - 0.12 * one.high <= one.bottom <= two.bottom - 0.06 * two.high
    return foot and _shared(one, two) > 0.5 and one.top < two.top + 0.5 * two.high


def _under(one: Where, two: Where) -> bool:
    return _shared(one, two) > 0.4 and one.top >= two.top + 0.15 * two.high


def _in(one: Where, two: Where) -> bool:
    return _shared(one, two) > 0.6 and two.top - 1.2 * one.high < one.top and one.bottom <= two.bottom + 2


def _beside(one: Where, two: Where) -> bool:
    gap = max(one.left, two.left) - min(one.right, two.right)
    level = abs(one.bottom - two.bottom) < 0.5 * max(one.high, two.high)
    return -0.35 * min(one.wide, two.wide) < gap < 1.2 * max(one.wide, two.wide) and level


def _behind(one: Where, two: Where) -> bool:
    return one.bottom <= two.bottom + 2 and _shared(one, two) > 0.15


def _peeps(brief: str, seed: int, first: str, second: str) -> bool:
    """Whether one who is farther away is partly hidden by a thing, and partly seen beyond its straight edge."""
    scene = read_scene(Prompt(brief), seed)
    bare, both = (compose(scene, (SIDE, SIDE), hidden=frozenset(nouns)).image for nouns in ({second}, {first, second}))
    alone, seen = _where(bare, both), measured(brief, seed, first)[0]
    return alone is not None and seen is not None and 0.25 * alone.area < seen.area < 0.9 * alone.area


def _over(one: Where, two: Where) -> bool:
    return one.bottom <= two.top + 0.3 * two.high and _shared(one, two) > 0.3


def _held(one: Where, two: Where) -> bool:
    reach = 0.45 * one.wide + 0.25 * one.high
    return one.left - reach < two.middle < one.right + reach and two.bottom > one.top and two.top < one.bottom


def _worn(one: Where, two: Where) -> bool:
    return _shared(one, two) > 0.6 and (two.top + two.bottom) / 2 < (one.top + one.bottom) / 2 + 0.1 * one.high


def _ridden(one: Where, two: Where) -> bool:
    return _shared(one, two) > 0.5 and one.top < two.top + 0.35 * two.high and one.bottom < two.bottom


def _between(one: Where, two: Where) -> bool:
    return two.left < one.left and one.right < two.right


def _around(one: Where, two: Where) -> bool:
    return one.left < two.left and one.right > two.right


RELATIONS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], Test]] = {
    "on": ("a {} on a {}", _ANIMALS, _SEATS, _on),
    "in": ("a {} in a {}", _ANIMALS, ("box", "basket", "boat", "bucket", "bathtub", "barrel", "cage", "hat"), _in),
    "under": ("a {} under a {}", _ANIMALS, ("table", "tree", "chair", "umbrella", "bench", "bed", "bridge"), _under),
    "behind": ("a {} behind a {}", _ANIMALS, _LARGE, _behind),
    "in front of": ("a {} in front of a {}", _PEOPLE, _LARGE, lambda one, two: _behind(two, one)),
    "beside": ("a {} beside a {}", _ANIMALS, _LARGE, _beside),
    "between": ("a {} between two {}s", _ANIMALS, ("tree", "house", "chair", "car", "rock", "lamp"), _between),
    "over": ("a {} flying over a {}", ("bird", "dragon", "eagle", "butterfly", "owl"), _LARGE, _over),
    "holding": ("a {} holding a {}", _PEOPLE, ("flower", "balloon", "sword", "lantern", "book", "flag"), _held),
    "wearing": ("a {} wearing a {}", _ANIMALS, ("hat", "crown", "scarf", "cape"), _worn),
    "riding": ("a {} riding a {}", _PEOPLE, ("horse", "camel", "elephant", "bicycle", "dragon", "unicorn"), _ridden),
    "eating": ("a {} eating a {}", _ANIMALS, ("carrot", "banana", "cake", "pizza", "apple"), _held),
    "reading": ("a {} reading a {}", _PEOPLE, ("book", "letter"), _held),
    "pushing": ("a {} pushing a {}", _PEOPLE, ("wheelbarrow", "car", "cart", "baby carriage", "barrel"), _beside),
    "around": ("six {}s around a {}", _PEOPLE, ("tree", "fire", "table", "snowman", "fountain"), _around),
}
"""Each relation: its words, who and what are put into them, and what must be so in the picture."""


def pairs(relation: str, count: int = PAIRS) -> Iterator[tuple[str, str]]:
    """Yield pairs of things for a relation, always the same."""
    _, ones, twos, _ = RELATIONS[relation]
    every = [(one, two) for one in ones for two in twos if one != two]
    random.Random(relation).shuffle(every)
    yield from every[:count]


def text(relation: str, one: str, two: str) -> str:
    """Return the words for a pair."""
    words = RELATIONS[relation][0].format(one, two)
    for vowel in "aeiou":
        words = words.replace(f"a {vowel}", f"an {vowel}")
    return (
        words.replace("womans", "women")
        .replace("mans", "men")
        .replace("witchs", "witches")
        .replace("thiefs", "thieves")
    )


def measured(brief: str, seed: int, *nouns: str) -> list[Where | None]:
    """Return where things of a brief are seen: by the difference that each makes."""
    scene = read_scene(Prompt(brief), seed)
    whole = compose(scene, (SIDE, SIDE)).image
    return [_where(whole, compose(scene, (SIDE, SIDE), hidden=frozenset({noun})).image) for noun in nouns]


def _where(whole: Image.Image, without: Image.Image) -> Where | None:
    mask = ImageChops.difference(whole, without).convert("L").point([255 * (level > NOTICED) for level in range(256)])
    box = mask.getbbox()
    return None if box is None else Where(*box, mask, int(ImageStat.Stat(mask).sum[0] / 255))


def holds(relation: str, one: str, two: str, seed: int = 3) -> bool:
    """Whether a picture shows a relation of a pair."""
    brief = text(relation, one, two)
    subjects = read_scene(Prompt(brief), seed).subjects
    if len(subjects) < 2:
        return False
    first, second = measured(brief, seed, subjects[0].noun, subjects[1].noun)
    if first is None or second is None:
        return False
    peeps = relation == "behind" and first.bottom <= second.bottom + 2
    if peeps and _peeps(brief, seed, subjects[0].noun, subjects[1].noun):
        return True
    return RELATIONS[relation][3](first, second)


def main(names: list[str]) -> None:
    """Print the share of each relation that is right, and what is not."""
    right = total = 0
    for relation in names or RELATIONS:
        wrong = [pair for pair in pairs(relation) if not holds(relation, *pair)]
        count = len(list(pairs(relation)))
        right, total = right + count - len(wrong), total + count
        print(f"{relation:12} {count - len(wrong):3} of {count}", *(f"{one}/{two}" for one, two in wrong))
    print(f"{right} of {total}: {right / total:.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
