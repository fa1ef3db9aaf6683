"""Files: animals that go one way, and those that go one behind the other, as a caravan does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.spots import Group, Spot

ONE_WAY = re.compile(
    r"\b(?:cross(?:es|ing)?|ford(?:s|ing)?|migrat\w*|stamped\w*|gallop\w*|march\w*|parad\w*|caravans?)\b"
    r"|\b(?:herd|pack|flock|team|group)s?\b.*\b(?:run|walk|travel|mov|head|charg)\w*",
    re.IGNORECASE,
)
"""Words for those who all go the same way."""

FILE = re.compile(
    r"\bcaravans?\b|\bin (?:an? )?(?:long )?(?:line|row|single file|file)\b|\bsingle file\b"
    r"|\b(?:line|row|queue|procession|parade|train) of\b|\bone behind (?:the other|another)\b",
    re.IGNORECASE,
)
"""Words for those who go one behind the other."""

HERD = re.compile(r"\b(?:herds?|packs?|flocks?|prides?|droves?|stampedes?) of\b", re.IGNORECASE)
"""Words for those who keep together."""

ROWS_FROM, DEEPER, ASIDE = 4, 0.3, 0.9
"""From how many on a herd goes in two rows; how far nearer each row is, in heights, and aside, in half breadths."""

LEAST = 3
"""How many make a file."""

APART = 1.12
"""How far from each other those of a file are, in their breadths."""


def goes_one_way(told: str) -> bool:
    """Whether all who walk in a text go the same way."""
    return ONE_WAY.search(told) is not None or FILE.search(told) is not None


def in_file(groups: Sequence[tuple[Subject, Group]], told: str) -> list[tuple[Subject, Group]]:
    """Return the groups with the animals of a kind that are said to go in a file joined into one.

    So are those of a herd, in two rows.
    """
    if not FILE.search(told) and not HERD.search(told):
        return list(groups)
    rows = 1 if FILE.search(told) else 2
    found: list[tuple[Subject, Group]] = []
    filed: set[Subject] = set()
    for subject, group in groups:
        mine = [other for one, other in groups if one == subject]
        alone = all(len(one.spots) == 1 and not one.anchor.carried for one in mine)
        afoot = group.anchor.shape.habitat in ("ground", "shore", "water") and lexicon.group(subject.noun) == "animal"
        if not afoot or not alone or len(mine) < LEAST:
            found.append((subject, group))
        elif subject not in filed:
            filed.add(subject)
            found.append((subject, _filed([one.anchor for one in mine], rows if len(mine) >= ROWS_FROM else 1)))
    return found


def _filed(spots: Sequence[Spot], rows: int) -> Group:
    """Return animals one behind the other in so many rows, all the same way; the nearer are drawn later."""
    first, columns = spots[0], -(-len(spots) // rows)
    step = first.half * 2 * APART
    placed = []
    for number, one in enumerate(spots):
        row, column = divmod(number, columns)
        x = (column - (columns - 1) / 2) * step + row * first.half * ASIDE
        placed.append(replace(one, x=x, y=row * first.height * DEEPER, flipped=first.flipped))
    return Group(tuple(placed), columns // 2)
