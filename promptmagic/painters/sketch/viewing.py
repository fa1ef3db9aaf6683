"""Viewing: from where a picture is said to be seen, and which of that the painter does.

All is painted from a person's height, so that a view from above or from behind is told as missing; a silhouette is
drawn dark, and a wide view is what every landscape is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import describe
from promptmagic.painters.sketch.gaze import faces_viewer

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel
    from promptmagic.painters.sketch.scene import SketchScene

DARK = (22, 18, 28)
"""What a silhouette is filled with."""

BEFORE_THE_LIGHT = 0.7
"""How strong the light from behind is from which on what stands before it is dark."""

_SILHOUETTE = re.compile(r"\bsilhouett(?:es?|ed)\b", re.IGNORECASE)
_WIDE = re.compile(
    r"\b(?:wide (?:shot|view|angle(?: view)?)|wide-angle(?: view)?|panoram(?:a|ic view))\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\b(?:(?:seen|viewed|view|shot) )?from (?:(?:directly|high|far|right) )?"
    r"(?:above|below|underneath|behind|the side|the air|space)(?! (?:an?|the|his|her|its|their|\w+ing)\b)"
    r"|\bfrom (?:an?|the) (?:(?:air)?plane|drone|helicopter|balloon)\b|\bdrone (?:view|shot|photo)\b"
    r"|\b(?:bird'?s|worm'?s)[ -]eye(?: view)?\b|\baerial(?: view| shot)?\b|\btop[ -]down(?: view)?\b"
    r"|\boverhead (?:view|shot)\b|\b(?:low|high)[ -]angle(?: view| shot)?\b|\bisometric(?: view)?\b"
    r"|\bfish-?eye(?: lens| view)?\b",
    re.IGNORECASE,
)
"""Words of a view from where nobody stands."""

_OVERHEAD = re.compile(r"above|aerial|bird|top|overhead|the air|plane|drone|helicopter|balloon", re.IGNORECASE)
"""Those of them that are of a view from the air."""


_AT_THE_VIEWER = re.compile(
    r"\b(?:look|star|gaz|smil|grinn?|glar|pos|fac)\w* (?:\w+ly |straight |right )?"
    r"(?:(?:at|into|to|towards?|for) )?the (?:camera|viewer|lens)\b",
    re.IGNORECASE,
)
"""Words of somebody who looks out of the picture."""


_SEEN_FROM = re.compile(r"\b(?:seen|viewed|view) from(?= (?:an?|the|one|his|her|its|their|inside)\b)", re.IGNORECASE)
"""Words of a view from where something is."""


_OUTLOOKS = frozenset({"window", "balcony", "rooftop", "hill", "tower", "beach", "bridge", "train", "boat"})
"""From what a picture is seen whose place it is."""


def _is_of_a_thing(easel: Easel, own: str, end: int) -> bool:
    """Whether a view is said to be from a thing that is drawn as what one looks at: Saturn's moons before its rings."""
    after = next((one for one in describe(own).said if one.start >= end and one.role in ("subject", "setting")), None)
    if after is None or after.role == "setting" or after.value in _OUTLOOKS:
        return False
    return not easel.carded and after.value in easel.drawn


def _faces_out(easel: Easel) -> bool:
    """Whether the first who is there has their face to the viewer, as people have who do nothing else."""
    nouns = (one.noun for one in easel.scene.subjects if lexicon.group(one.noun) in ("person", "animal", "fantasy"))
    first = next(nouns, "")
    return first in easel.drawn and (lexicon.group(first) == "person" or faces_viewer(easel, first))


def is_silhouette(scene: SketchScene) -> bool:
    """Whether what a picture is of is seen as a dark shape."""
    return _SILHOUETTE.search(scene.told) is not None


def views(easel: Easel, own: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a person's own that say from where a picture is seen, and whether it is."""
    outdoors = not easel.light.indoors
    dark = bool(easel.marks) or (easel.light.backlit > BEFORE_THE_LIGHT and bool(easel.scene.subjects))
    yield from ((found[0], not easel.carded and dark) for found in _SILHOUETTE.finditer(own))
    yield from ((found[0], not easel.carded and outdoors) for found in _WIDE.finditer(own))
    if (seen_from := _SEEN_FROM.search(own)) is not None and _is_of_a_thing(easel, own, seen_from.end()):
        yield seen_from[0], False
    for found in _AT_THE_VIEWER.finditer(own):
        yield found[0], not easel.carded and _faces_out(easel)
    for found in _ELSEWHERE.finditer(own):
        phrase = found[0]
        from_space = phrase.endswith("space") and not {"orbit", "space"}.isdisjoint(easel.drawn)
        overhead = _OVERHEAD.search(phrase) is not None
        over_roofs = overhead and "from above" in easel.drawn
        yield phrase, not easel.carded and (from_space or over_roofs)
