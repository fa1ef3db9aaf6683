"""Remainder: what becomes of the words of a short brief that the rest of the report names neither as drawn nor as not.

Each is told of, so that none is lost in silence: numbers and colors are looked up in the picture, sizes and what is
true of a thing by nature count with the thing, a preposition with the relation that it says; all else is not drawn.
Only grammar, and what praises or says how a picture is made, needs no account.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.data import words
from promptmagic.lexicon.nouns import records
from promptmagic.lexicon.reading import read_words
from promptmagic.lexicon.words import matches
from promptmagic.painters.sketch.accounts import AIRS, LONGEST, UPON, at_hand, perched, true_of
from promptmagic.painters.sketch.acts import on_the_back, weather_seen
from promptmagic.painters.sketch.art import akin
from promptmagic.painters.sketch.boxes import TraceBox, boxes, is_seen
from promptmagic.painters.sketch.places import INDOORS
from promptmagic.painters.sketch.relations import LIVING, SAT_ON, relations
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.visible import visible

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from promptmagic.lexicon import Said
    from promptmagic.lexicon.words import Match
    from promptmagic.painters.colour import Colour
    from promptmagic.painters.sketch.easel import Easel

_WORD = re.compile(r"[\w’']+")

_SILENT = frozenset({"style", "lens", "composition", "lettering", "exclusion", "form"})
"""Roles that are seen in the whole picture, or told of elsewhere."""

_TELLING = frozenset(
    {"under", "underneath", "below", "beneath", "behind", "inside", "between", "among", "over", "above", "around"}
    | {"through", "across", "in front of", "on top of", "in the middle of", "surrounded by", "out of", "at the foot of"}
    | {"in the shade of", "in the shadow of"}
)
"""Prepositions that say more than that the two are there together."""

_BODIES = frozenset({"head", "face", "eye", "ear", "leg", "arm", "hand", "foot", "nose", "hair", "mouth", "neck"})
"""Parts that all who live are drawn with."""

_OF_ANIMALS = frozenset({"tail", "paw", "fur"})
"""Parts that most animals are drawn with besides."""

_TOGETHER = {"pair": 2, "couple": 2, "both": 2, "few": 2, "some": 2, "twin": 2, "duo": 2}
"""What is seen at least of what is said to be so many; of other words for several, three."""

_ORDERED = frozenset({"row", "rows", "line", "bed", "string", "circle", "stand", "clump", "clumps"})
"""Words for several that lie as the sketch lays nobody."""

_PILED = frozenset({"pile", "heap", "stack", "tower", "mound", "mountain"})

_SIZED = frozenset(
    {"tiny", "small", "little", "miniature", "big", "large", "huge", "giant", "enormous", "gigantic", "massive", "tall"}
    | {"great", "colossal"}
)
"""Words of size that the sketch draws; it draws nobody long or young."""

_SIZES = {"tiny": (0.0, 0.25), "small": (0.0, 0.22), "large": (0.25, 1.0), "giant": (0.4, 1.0)}
"""Which part of a picture's height what has a size takes at least and at most."""

_FULL = 6
"""How many of a thing fill another at least."""

_SHARE = 0.2
"""Which part of a thing shows its color at least."""

_SLIGHT = frozenset(
    {"being", "using", "making", "going", "coming", "showing", "having", "feeling", "saying"}
    | {"covering", "filling", "surrounding", "light", "lighting"}
)
"""Verbs that tell of nothing that a picture could lack."""

_LOOKING = frozenset({"look through", "look at", "look"})
"""Deeds whose verb also is a word of pictures ("a looking glass", "a new look"), and is told of as the deed it is."""

_INTO = frozenset({"into", "onto"})
"""Words of a way that a still picture shows the end of at most."""

_ROW, _LEVEL = 3, 0.2
"""How many are a row at least, and how far apart their feet may be, as a share of their height."""

_FELT_IN_LIGHT = AIRS | {
    "gentle",
    "placid",
    "still",
    "cosy",
    "cozy",
    "snug",
    "gloomy",
    "moody",
    "dramatic",
    "candlelit",
    "misty",
}
"""Moods that the light of a place shows; in none does a kitchen look busy, or a pumpkin scary."""

_PLANKS = frozenset({"fence", "crate", "barrel", "ladder"})
"""What is seen to be of wood by its planks, in whatever color."""

_BROWN = 0.5
"""Which part of a thing of wood is brown at least."""

_PROBE: Colour = (200, 30, 180)
"""A color that hardly anything has by itself."""


@dataclass(frozen=True, slots=True)
class _Brief:
    """A brief as it was read, and the picture of it."""

    easel: Easel
    said: SceneDescription
    seen: AbstractSet[str]

    def there(self, subject: int) -> bool:
        """Whether a subject of the brief can be seen."""
        return 0 <= subject < len(self.said.subjects) and self.said.subjects[subject].noun in self.seen


def remainder(easel: Easel, own: str, seen: AbstractSet[str], told: AbstractSet[str]) -> Iterator[tuple[str, bool]]:
    """Yield each word of a person's own that is in no list yet, and whether the picture shows what it says.

    `told` are the words of both lists, in lower case.
    """
    if len(own.split()) > LONGEST:
        return
    read = read_words(own)
    brief = _Brief(easel, describe(own), seen)
    gone = {place for match in read.absent for place in range(match.start, match.end)}
    told = set(told)
    for found in _WORD.finditer(own):
        word = found[0].casefold()
        if word in told or word.removesuffix("s").rstrip("'’") in told or found.start() in gone:
            continue
        match = next((one for one in read.there if one.start <= found.start() < one.end), None)
        role = next((one for one in brief.said.said if one.start <= found.start() < one.end), None)
        shown = None if match is None else _shown(brief, word, match, role)
        if shown is not None:
            phrase = role.role == "relation" and role.start <= found.start() if role else False
            whole = own[role.start : role.end] if phrase and role else found[0]
            told |= set(_WORD.findall(whole)) if phrase else set()
            yield _deed(whole) if shown else whole, shown


def _content(brief: _Brief, match: Match) -> bool:
    """Whether a word says what a thing is full of, as a suitcase is of clothes."""
    before = brief.said.text[: match.start].split()[-2:]
    return before == ["full", "of"]


def _deed(phrase: str) -> str:
    """Return the words of a deed without the preposition of what it is done on, which is told of by itself."""
    told = phrase.split()
    while len(told) > 1 and told[0].endswith("ing") and told[-1] in words("words", "stop"):
        del told[-1]
    return " ".join(told)


def _shown(brief: _Brief, word: str, match: Match, one: Said | None) -> bool | None:
    """Return whether what a word says is seen; None where it says nothing that a picture could lack."""
    if word in _INTO and brief.said.text[match.end :].split()[:1] != ["account"]:
        return bool({"dive", "act dive"} & brief.easel.drawn)
    if word in words("words", "judging") or match.wording in words("words", "judging"):
        return None
    if one is not None and one.role == "relation" and brief.said.text[one.start : one.end].lower() in _TELLING:
        return _related(brief, one) if word not in ("the", "of") else None
    if one is None or one.role == "season":  # the leaves of autumn are told of by themselves
        named = {other.meanings.get("subject", "") for other in matches(word)}
        if named & brief.easel.drawn:
            return not brief.easel.carded
    if word == "back" and on_the_back(brief.easel):
        return True
    sliced = word in ("slice", "piece", "wedge") and any("slice" in one.qualities for one in brief.easel.scene.subjects)
    if sliced or (word in UPON and perched(brief.easel)):
        return True
    part = one is not None and one.role == "part"
    if (word in words("words", "stop") and not part) or word.isnumeric():
        return None
    if one is not None and one.role not in ("unread", "relation", "pose"):
        return None if one.role in _SILENT else _told(brief, word, match, one)
    if one is not None and one.role == "relation" and f"act {one.value}" in brief.easel.drawn:
        return not brief.easel.carded
    doing = "verb" in match.meanings and word.endswith("ing") and word not in _SLIGHT
    doing |= one is not None and one.value in _LOOKING
    needless = (
        not doing and not _content(brief, match) and {word, match.wording, match.english} & words("words", "needless")
    )
    if needless or "phrase" in match.meanings:
        return None
    if true_of(match, brief.said, brief.easel, one):
        return True
    if one is not None and one.value == "full of":
        after = (other for other in brief.said.said if other.start >= one.end)
        first = next((other for other in after if other.role not in ("quality", "colour", "size", "number")), None)
        if first is None or first.role != "subject":
            return False  # of what nobody draws
        held = first.value
        filled = (layout for layout in relations(brief.easel.scene) if layout.how in ("in", "on"))
        if any(layout.first.noun == held and is_seen(layout, brief.easel.marks) for layout in filled):
            return True
        if held in brief.seen and held not in {mark.noun for mark in brief.easel.marks}:
            return True  # a library's shelves are full by themselves
        return max(visible(brief.easel.marks, brief.easel.image.size).values(), default=0) >= _FULL
    return one is not None and one.role in ("relation", "pose") and not brief.easel.carded


def _told(brief: _Brief, word: str, match: Match, one: Said) -> bool:
    """Return whether what a word says by its role is seen."""
    easel, scene = brief.easel, brief.easel.scene
    if word in ("rusty", "rusted"):
        return False  # brown alone is no rust
    if one.role == "number":
        return _counted(brief, word, one)
    if (
        one.role == "colour"
        and scene.place != "portrait"
        and any(other.role == "part" and other.start == one.end + 1 for other in brief.said.said)
    ):
        return False  # an eye's color is none of its owner's
    if one.role == "colour":
        return _coloured(brief, one) or (one.subject < 0 and true_of(match, brief.said, easel))
    if one.role == "size" and word in _SIZED:
        return brief.there(one.subject) and not easel.carded and _sized(brief, one)
    if one.role == "subject":
        return brief.there(one.subject)
    if one.role == "setting":
        return one.value in easel.drawn
    if one.role == "part":
        shown = _has(brief, one) or at_hand(brief.said, one, easel) is True
        if shown and not brief.there(one.subject):
            return bool(brief.seen)
        shown = shown or true_of(match, brief.said, easel, one) or scene.place == "portrait"
        return brief.there(one.subject) and shown
    if one.role == "mood" or "mood" in match.meanings:
        felt = {word, match.wording, match.english} & words("words", "feeling")
        moods = AIRS if felt else _FELT_IN_LIGHT
        elsewhere = bool(brief.said.subjects or brief.said.places) and match.english not in moods
        return bool(scene.mood) and not easel.carded and not elsewhere and not _is_of_the_living(brief, one)
    if one.role == "light":
        return not easel.carded and one.value in easel.drawn | {"sun", "stars"}
    if one.role in ("hour", "weather", "season"):
        return False
    if word == "empty" and one.role == "quality":
        return _empty(brief, one)
    wooden = one.role != "material" or one.value != "wood" or _browned(brief, one)
    return (one.subject < 0 or brief.there(one.subject)) and true_of(match, brief.said, easel, one) and wooden


def _empty(brief: _Brief, one: Said) -> bool:
    """Whether a place, or what people sit on, is empty: nobody is in the picture."""
    scene = brief.easel.scene
    living = any(lexicon.group(subject.noun) in LIVING for subject in scene.subjects)
    peopled = bool({"person", "people"} & brief.easel.drawn)
    noun = brief.said.subjects[one.subject].noun if 0 <= one.subject < len(brief.said.subjects) else ""
    able = not noun or noun in SAT_ON or noun == "playground" or bool(noun in records() and records()[noun].setting)
    furnished = scene.place in INDOORS
    return able and not living and not peopled and not furnished and not brief.easel.carded


def _browned(brief: _Brief, one: Said) -> bool:
    """Whether a thing that is said to be of wood has the color of wood where it left a trace."""
    if not 0 <= one.subject < len(brief.said.subjects):
        return True
    marks = [mark for mark in brief.easel.marks if mark.noun == brief.said.subjects[one.subject].noun]
    shares = [_share(brief.easel.image, mark.mask, mark.corner, None) for mark in marks]
    planks = brief.said.subjects[one.subject].noun in _PLANKS
    return not brief.easel.carded and (planks or not marks or max(shares) >= _BROWN)


def _sized(brief: _Brief, one: Said) -> bool:
    """Whether what is tiny or small is so in the picture, and what is large or giant."""
    found = boxes(brief.easel.marks, brief.said.subjects[one.subject].noun)
    if not found:
        return True
    share = max(box.high for box in found) / brief.easel.height
    least, most = _SIZES.get(one.value, (0.0, 1.0))
    return least <= share <= most


def _is_of_the_living(brief: _Brief, one: Said) -> bool:
    """Whether a feeling is somebody's, whose face would show it, and not a landscape's."""
    nouns = [other for other in brief.said.said if other.role in ("subject", "setting")]
    after = next((other for other in nouns if other.start >= one.end), None)
    bearer = after or next((other for other in reversed(nouns) if other.end <= one.start), None)
    return bearer is not None and bearer.role == "subject" and lexicon.group(bearer.value) in LIVING


def _related(brief: _Brief, one: Said) -> bool | None:
    """Return whether a relation is seen that nobody reported as missing: it is between two that are seen."""
    if brief.easel.carded:
        return False
    after = next((other for other in brief.said.said if other.start >= one.end and other.role != "quality"), None)
    wording = brief.said.text[one.start : one.end]
    if after is not None and after.role == "subject" and not brief.there(after.subject):
        return False  # nobody is seen under what is not there
    if after is not None and after.role == "setting" and brief.said.text[after.start : after.end].lower() in _general():
        return False  # and nobody through a hallway that is drawn as any room
    if any(other.words == wording for other in brief.said.relations):
        looks = wording.lower() == "out of" and "look at" in brief.easel.drawn
        return looks or wording.lower() not in ("through", "out of")  # nothing is drawn half through another
    before = next((other for other in reversed(brief.said.said) if other.end <= one.start), None)
    if before is not None and before.role == "subject" and not brief.there(before.subject):
        return None
    settled = before is not None and before.role == "setting" and before.value in brief.easel.drawn
    if settled and one.value == "beside" and after is not None and after.role == "subject":
        return brief.there(after.subject)  # a village at the foot of a volcano
    if after is not None and after.role == "setting":
        earlier = [other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start]
        flier = next((noun for noun in reversed(earlier) if lexicon.group(noun) in (*LIVING, "vehicle")), "")
        if one.value == "over" and flier and after.value != "sky":
            found = boxes(brief.easel.marks, flier)
            return not found or any(box.bottom <= brief.easel.horizon for box in found)
        overhead = one.value == "under" and after.value == "sky"
        return overhead or (one.value not in ("under", "behind", "on top of") and after.value in brief.easel.drawn)
    if after is not None and after.role == "weather" and not brief.said.text[one.end : after.start].strip(" the"):
        return weather_seen(brief.easel)  # who runs through the snow is in it
    said_of = after is None or after.role not in ("subject", "quality", "hour", "weather", "season")
    return None if said_of and after is not None else False


def _general() -> AbstractSet[str]:
    return words("words", "only general") | words("words", "named place")


def _counted(brief: _Brief, word: str, one: Said) -> bool:
    """Whether as many are seen as a number says."""
    if not brief.there(one.subject):
        return False
    subject = brief.said.subjects[one.subject]
    if word in ("row", "rows", "line"):
        return _in_a_row(boxes(brief.easel.marks, subject.noun))
    if word in _ORDERED:
        return False
    if word in _PILED:
        piled = (other for other in brief.easel.scene.subjects if other.noun == subject.noun)
        return any({"pile", "stack"}.intersection(other.qualities) for other in piled)
    marked = {mark.noun for mark in brief.easel.marks}
    if brief.easel.carded or subject.noun not in marked:
        return one.value == "1"
    count = visible(brief.easel.marks, brief.easel.image.size)[subject.noun]
    exact = words_exact().get(word)
    if exact is not None:
        return count == exact or (exact == 1 and count > 0)
    return count >= _TOGETHER.get(word, 3)


def _in_a_row(found: Sequence[TraceBox]) -> bool:
    """Whether three or more stand side by side, none much nearer than another."""
    if len(found) < _ROW:
        return False
    bottoms = [box.bottom for box in found]
    return max(bottoms) - min(bottoms) <= _LEVEL * min(box.high for box in found)


@cache
def words_exact() -> dict[str, int]:
    """Return the words that say exactly how many."""
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return {name: number for number, name in enumerate(names, 1)} | {"single": 1, "dozen": 12}


def _has(brief: _Brief, one: Said) -> bool:
    """Whether the owner of a part is drawn with it, as all such are."""
    noun = brief.said.subjects[one.subject].noun
    worded = brief.said.text[one.start : one.end].lower()
    kind = lexicon.group(noun)
    usual = _BODIES | (_OF_ANIMALS if kind == "animal" else frozenset())
    return kind in LIVING and one.value in usual and worded.startswith(one.value[:3])


def _coloured(brief: _Brief, one: Said) -> bool:
    """Whether a color is seen on what is said to have it: because it is drawn in any, or it has that one by itself."""
    scene = brief.easel.scene
    asked = _parsed(one.value)
    if asked is None or scene.place == "portrait":
        return asked is not None
    if not 0 <= one.subject < len(brief.said.subjects):
        alone = not brief.said.subjects and not brief.said.places
        return not brief.easel.carded and (asked in (scene.place_colour, scene.sky_colour) or alone)
    subject = brief.said.subjects[one.subject]
    if not brief.there(one.subject):
        return False
    if f"coloured {subject.noun}" in brief.easel.drawn or _takes_colour(subject.noun, subject.word):
        return True
    return any(
        _share(brief.easel.image, mark.mask, mark.corner, asked) >= _SHARE
        for mark in brief.easel.marks
        if mark.noun == subject.noun
    )


@cache
def _takes_colour(noun: str, word: str) -> bool:
    """Whether a thing is drawn in the color that is asked for."""
    shape = find_worded(noun, word) if word else find(noun)
    if shape is None:
        return False
    return shape.draw(random.Random(1), 40, _PROBE) != shape.draw(random.Random(1), 40, None)


def _brown(pixel: Colour) -> bool:
    """Whether a pixel has a color of wood: neither red nor gray."""
    red, green, blue = pixel
    return blue < 0.88 * green and 0.55 * red <= green <= 0.88 * red


def _share(image: Image.Image, mask: Image.Image, corner: tuple[int, int], asked: Colour | None) -> float:
    """Return which part of what a mask shows has a color, or one of wood where none is given."""
    box = (*corner, corner[0] + mask.width, corner[1] + mask.height)
    small = (min(mask.width, 32), min(mask.height, 32))
    pixels = image.convert("RGB").crop(box).resize(small).tobytes()
    inside = mask.resize(small).tobytes()
    shown = [(pixels[3 * at], pixels[3 * at + 1], pixels[3 * at + 2]) for at, level in enumerate(inside) if level > 127]
    return sum(_brown(pixel) if asked is None else akin(pixel, asked) for pixel in shown) / max(1, len(shown))


def _parsed(value: str) -> Colour | None:
    if re.fullmatch(r"[0-9a-f]{6}", value) is None:
        return None
    red, green, blue = bytes.fromhex(value)
    return red, green, blue
