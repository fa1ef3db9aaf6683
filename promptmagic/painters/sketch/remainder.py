"""Remainder: what becomes of the words of a short brief that the rest of the report names neither as drawn nor as not.

Each is told of, so that none is lost in silence: numbers and colors are looked up in the picture, sizes and what is
true of a thing by nature count with the thing, a preposition with the relation that it says; all else is not drawn.
Only grammar, and what praises or says how a picture is made, needs no account.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.data import sections, words
from promptmagic.lexicon.nouns import records
from promptmagic.lexicon.reading import read_words
from promptmagic.lexicon.words import matches
from promptmagic.painters.sketch.accounts import (
    AIRS,
    LONE,
    LONGEST,
    UPON,
    alone,
    at_hand,
    at_its_part,
    is_by_nature,
    perched,
    true_of,
    unseen_head,
)
from promptmagic.painters.sketch.acts import PARTS, hour_seen, on_the_back, weather_seen
from promptmagic.painters.sketch.art import akin
from promptmagic.painters.sketch.boxes import boxes, in_a_row, is_seen
from promptmagic.painters.sketch.doing import is_led
from promptmagic.painters.sketch.places import INDOORS
from promptmagic.painters.sketch.relations import HANDS, LIVING, SAT_ON, relations
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.stature import is_sized
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

_FOR_MANY = frozenset({"classroom", "library", "station", "stage", "hall", "museum", "hospital", "laboratory"})
"""Places that are called empty where no people are."""

_PARTS_OF = {
    "flag": frozenset({"castle", "sandcastle", "circus tent", "viking ship", "pirate ship", "sailboat"}),
    "boat": frozenset({"harbour"}),
    "sailboat": frozenset({"harbour"}),
}
"""What has others of a thing by itself, so that more of these are seen than anybody counted."""

_FULL = 6
"""How many of a thing fill another at least."""

_SHARE = 0.2
"""Which part of a thing shows its color at least."""

_OPEN_LAND = frozenset({"meadow", "hills", "desert", "beach", "savanna", "polar", "farm", "planet", "mountains"})
_WATERS = frozenset({"lake", "sea", "river", "harbour", "canal", "swamp", "pond"})
"""What is seen to be crossed by what floats on it."""

_ALOFT = 0.55
"""How far down the picture one is at most who flies over a wood that is seen from above, as a share of its height."""

_MOVING = frozenset({"run", "act walk", "act run", "gallop", "jump"})
"""What has no other side that one must be seen to reach, and how those are drawn who are on their way."""

_SLIGHT = frozenset(
    {"being", "using", "making", "going", "coming", "showing", "having", "feeling", "saying"}
    | {"covering", "filling", "surrounding", "light", "lighting"}
)
"""Verbs that tell of nothing that a picture could lack."""

_LOOKING = frozenset({"look through", "look at", "look"})
"""Deeds whose verb also is a word of pictures ("a looking glass", "a new look"), and is told of as the deed it is."""

_INTO = frozenset({"into", "onto"})
"""Words of a way that a still picture shows the end of at most."""

_ENTERED = frozenset({"dive", "act dive", "act pour"})
"""Doings that are drawn with the end of their way."""

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
        if shown is None and match is not None and _only_lettered(brief, word, role):
            shown = False
        if shown is not None:
            phrase = role.role == "relation" and role.start <= found.start() if role else False
            whole = own[role.start : role.end] if phrase and role else found[0]
            told |= set(_WORD.findall(whole)) if phrase else set()
            yield _deed(whole) if shown else whole, shown


def _only_lettered(brief: _Brief, word: str, one: Said | None) -> bool:
    """Whether a word says something, and only stands on a card in letters."""
    grammar = word in words("words", "stop") or word.isnumeric() or word in words("words", "judging")
    silent = one is not None and one.role in _SILENT
    return brief.easel.carded and not brief.easel.lettered and not grammar and not silent


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
    if brief.said.language != "en" and match.english in words("words", "stop"):
        return None  # "un", "sur": as "a" and "on" are
    if {"state bite", "state slice"} & brief.easel.drawn and f"state {word}" in brief.easel.drawn:
        return True  # every word of "with a bite taken out"
    if f"seen {word}" in brief.easel.drawn:
        return not brief.easel.carded  # of the light: from the back, against the sun
    if word == "out" and any(laid.how == "in" and laid.part == "window" for laid in relations(brief.easel.scene)):
        return True
    if word in words("words", "carrying") and " " not in match.wording and _carries(brief, word, match, one):
        return _carried(brief, word, match)
    if word in _INTO and brief.said.text[match.end :].split()[:1] != ["account"]:
        return bool(_ENTERED & brief.easel.drawn)
    if word in words("words", "judging") or match.wording in words("words", "judging"):
        return None
    if one is not None and one.role == "relation" and brief.said.text[one.start : one.end].lower() in _TELLING:
        return _related(brief, one) if word not in ("the", "of") else None
    if one is None or one.role == "season":  # the leaves of autumn are told of by themselves
        if one is not None and {word, brief.said.text[one.start : one.end].lower()} & brief.easel.drawn:
            return not brief.easel.carded
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
        return not brief.easel.carded and not is_led(brief.said, one)  # a forge is no forging
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
        if not brief.there(first.subject):
            return False
        held = first.value
        filled = (layout for layout in relations(brief.easel.scene) if layout.how in ("in", "on"))
        if any(layout.first.noun == held and is_seen(layout, brief.easel.marks) for layout in filled):
            return True
        if held in brief.seen and held not in {mark.noun for mark in brief.easel.marks}:
            return True  # a library's shelves are full by themselves
        return max(visible(brief.easel.marks, brief.easel.image.size).values(), default=0) >= _FULL
    deed = one is not None and one.role in ("relation", "pose") and not is_led(brief.said, one)
    return deed and not brief.easel.carded


def _carries(brief: _Brief, word: str, match: Match, one: Said | None) -> bool:
    """Whether a small word carries a time or a direction where it stands, and is told of by nothing else."""
    text = brief.said.text.lower()
    before, after = text[: match.start].split()[-1:], text[match.end :].split()[:1]
    if any(other.words.lower().split()[:1] == [word] for other in brief.said.relations):
        return False
    if before and before[0] in words("words", "set phrase before") | {word}:
        return False
    if word in ("up", "down") and not words("words", "leading").issuperset(after or ["-"]):
        return False  # who looks up or sits down goes no way
    if word in ("life", "layers") and after not in (["in"], ["of"], ["on"], ["at"], ["under"]):
        return False
    placed = word == "before" and (one is None or one.role == "relation")
    following = next((other.role for other in brief.said.said if other.start >= match.end), "")
    if placed and following == "subject":
        return False
    return not (after and f"{word} {after[0]}" in words("words", "set phrase"))


def _carried(brief: _Brief, word: str, match: Match) -> bool | None:
    """Return whether a small word that carries a time or a direction is seen; None where nothing could lack it."""
    easel = brief.easel
    if word == "before" and easel.scene.brewing:  # a storm whose clouds are there and whose rain is not
        return not easel.carded
    if word in ("up", "down"):
        return not {"act climb", "climb", "slide", "act slide"}.isdisjoint(easel.drawn) and not easel.carded
    if word == "together":
        count = visible(easel.marks, easel.image.size)
        return not easel.carded and sum(count[noun] for noun in count if lexicon.group(noun) in LIVING) > 1
    if word == "alone":
        living = sum(other.count for other in brief.said.subjects if lexicon.group(other.noun) in LIVING)
        return not easel.carded and (living == 1 or alone(brief.said, easel))
    if word == "along":
        ahead = (other for other in brief.said.said if other.start >= match.end)
        next_one = next((other for other in ahead if other.role in ("subject", "setting")), None)  # a muddy road is one
        there = next_one is not None and (next_one.value in easel.drawn or next_one.value in brief.seen)
        before = [other.value for other in brief.said.said if other.role == "subject" and other.end <= match.start]
        if before and lexicon.group(before[-1]) == "plant" and boxes(easel.marks, before[-1]):
            return False  # trees that are set out one by one stand on the road
        return not easel.carded and there
    if word == "against":
        return "act lean" in easel.drawn
    if word == "back":
        return True if on_the_back(easel) else (False if _leads_on(brief, match) else None)
    return False


def _leads_on(brief: _Brief, match: Match) -> bool:
    """Whether a word stands before a thing that it describes, or after what somebody does: a back seat, going back."""
    before, after = brief.said.text[: match.start].split()[-1:], brief.said.text[match.end :].split()[:1]
    described = bool(after) and after[0].isalpha() and not words("words", "stop").issuperset(after)
    return described or (bool(before) and before[0].endswith(("ing", "s", "ed")))


def _told(brief: _Brief, word: str, match: Match, one: Said) -> bool | None:
    """Return whether what a word says by its role is seen; None where it says nothing that a picture could lack."""
    easel, scene = brief.easel, brief.easel.scene
    if {f"state {word}", f"state {match.wording}"} & easel.drawn:
        return not easel.carded
    if word in ("rusty", "rusted"):
        return False  # brown alone is no rust
    if one.role == "number" and word == "one" and brief.said.text[one.end :].split()[:1] == ["of"]:
        return None  # one of them is seen where they are
    if one.role == "number":
        return _counted(brief, word, one)
    if (
        one.role == "colour"
        and scene.place != "portrait"
        and (parts := [other for other in brief.said.said if other.role == "part" and other.start == one.end + 1])
    ):
        if f"state {parts[0].value}" in easel.drawn:
            return not easel.carded
        return False  # an eye's color is none of its owner's
    if one.role == "colour":
        by_nature = one.subject < 0 and not _next_unknown(brief, one) and true_of(match, brief.said, easel)
        return _coloured(brief, one) or by_nature
    if one.role in ("size", "part") and is_by_nature(brief.said, one):
        return bool(brief.seen)
    if one.role == "size" and one.subject < 0:  # of a place: every city is big
        return _is_of_its_place(brief.said, one, match) and bool(brief.seen) and not easel.carded
    if one.role == "size" and word in _SIZED:
        return brief.there(one.subject) and not easel.carded and is_sized(brief.easel, brief.said, one)
    if one.role == "subject":
        return brief.there(one.subject)
    if one.role == "setting":
        phrase = brief.said.text[one.start : one.end]
        return one.value in easel.drawn and word != unseen_head(phrase, one.value, easel)
    if one.role == "part":
        if at_its_part(brief.said, one, easel):
            return True
        shown = _has(brief, one) or at_hand(brief.said, one, easel) is True
        if shown and not brief.there(one.subject):
            return bool(brief.seen)
        shown = shown or true_of(match, brief.said, easel, one) or scene.place == "portrait"
        return brief.there(one.subject) and shown
    if LONE & {word, match.english} and alone(brief.said, easel):
        return True
    if one.role == "mood" or "mood" in match.meanings:
        if word in easel.drawn:  # as a street that is drawn full of people
            return not easel.carded
        felt = {word, match.wording, match.english} & words("words", "feeling")
        moods = AIRS if felt else _FELT_IN_LIGHT
        elsewhere = bool(brief.said.subjects or brief.said.places) and match.english not in moods
        return bool(scene.mood) and not easel.carded and not elsewhere and not _is_of_the_living(brief, one)
    if one.role == "light":
        lamplit = easel.light.indoors and one.value == "sun" and one.value not in brief.seen
        return not easel.carded and not lamplit and one.value in easel.drawn | {"sun", "stars"}
    if one.role == "hour" and one.value == scene.hour:  # said in two words: at night, by moonlight
        return hour_seen(easel) and not easel.carded
    if one.role in ("hour", "weather", "season"):
        return False
    if word == "empty" and one.role == "quality":
        return _empty(brief, one)
    if one.role == "quality" and one.subject < 0 and word in easel.drawn:  # as a medieval kitchen is
        return not easel.carded
    if one.role in ("quality", "material") and one.subject < 0 and _next_unknown(brief, one):
        return False  # nothing is of stone where no block is drawn
    wooden = one.role != "material" or one.value != "wood" or _browned(brief, one)
    return (one.subject < 0 or brief.there(one.subject)) and true_of(match, brief.said, easel, one) and wooden


def _next_unknown(brief: _Brief, one: Said) -> bool:
    """Whether the thing that a word describes, which stands right after it, is read as no thing."""
    following = brief.said.text[one.end :].split()[:1]
    after = next((other for other in brief.said.said if other.start >= one.end), None)
    close = after is not None and not brief.said.text[one.end : after.start].strip() and after.role != "unread"
    return bool(following) and following[0].isalpha() and not close and following[0] not in words("words", "stop")


def _empty(brief: _Brief, one: Said) -> bool:
    """Whether a place, or what people sit on, is empty: nobody is in the picture."""
    scene = brief.easel.scene
    living = any(lexicon.group(subject.noun) in LIVING for subject in scene.subjects)
    peopled = bool({"person", "people"} & brief.easel.drawn)
    noun = brief.said.subjects[one.subject].noun if 0 <= one.subject < len(brief.said.subjects) else ""
    able = not noun or noun in SAT_ON or noun == "playground" or bool(noun in records() and records()[noun].setting)
    seat = noun in SAT_ON
    furnished = scene.place in INDOORS and not seat and not _is_hall(brief, one)
    sole = not seat and sum(other.count for other in scene.subjects if lexicon.group(other.noun) in LIVING) == 1
    return able and (not living or sole) and not peopled and not furnished and not brief.easel.carded


def _is_hall(brief: _Brief, one: Said) -> bool:
    """Whether what is empty is a place for many, which is so where nobody else is in it, for all its furniture."""
    after = next((other for other in brief.said.said if other.start >= one.end), None)
    return after is not None and after.role == "setting" and after.value in _FOR_MANY


def _browned(brief: _Brief, one: Said) -> bool:
    """Whether a thing that is said to be of wood has the color of wood where it left a trace."""
    if not 0 <= one.subject < len(brief.said.subjects):
        return True
    marks = [mark for mark in brief.easel.marks if mark.noun == brief.said.subjects[one.subject].noun]
    shares = [_share(brief.easel.image, mark.mask, mark.corner, None) for mark in marks]
    planks = brief.said.subjects[one.subject].noun in _PLANKS
    return not brief.easel.carded and (planks or not marks or max(shares) >= _BROWN)


def _is_of_its_place(said: SceneDescription, one: Said, match: Match) -> bool:
    """Whether the size that is said of a place is such places' by nature."""
    after = next((other for other in said.said if other.start >= one.end), None)
    named = sections("words")["true of"].get(match.wording, ())
    return after is not None and after.role == "setting" and after.value in named


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
    if (placed := _hanging(brief, one)) is not None:
        return placed
    if f"seen {brief.said.text[one.start : one.end].lower()}" in brief.easel.drawn:
        return True  # as light that falls through a window
    after = next((other for other in brief.said.said if other.start >= one.end and other.role != "quality"), None)
    wording = brief.said.text[one.start : one.end]
    if wording.lower() == "inside" and after is None:
        within = (other for other in relations(brief.easel.scene) if other.how == "in" and not other.words)
        return any(is_seen(other, brief.easel.marks) for other in within)
    if after is not None and after.role == "subject" and not brief.there(after.subject):
        return False  # nobody is seen under what is not there
    if after is not None and after.role == "setting" and brief.said.text[after.start : after.end].lower() in _general():
        return False  # and nobody through a hallway that is drawn as any room
    if any(other.words == wording for other in brief.said.relations):
        laid = (layout for layout in relations(brief.easel.scene) if layout.how in ("emerging", "growing"))
        emerges = any(is_seen(layout, brief.easel.marks) for layout in laid)
        looks = wording.lower() == "out of" and ("look at" in brief.easel.drawn or emerges)
        looks |= any(other.how == "in" and other.part == "window" for other in relations(brief.easel.scene))
        return looks or wording.lower() not in ("through", "out of")  # nothing is drawn half through another
    before = next((other for other in reversed(brief.said.said) if other.end <= one.start), None)
    if before is not None and before.role == "subject" and not brief.there(before.subject):
        return None
    settled = before is not None and before.role == "setting" and before.value in brief.easel.drawn
    walks = before is not None and before.role in ("subject", "pose", "relation") and _of_the_living(brief, one)
    if wording.lower() == "across" and after is not None and after.value in _WATERS and _afloat(brief, one):
        return True
    if wording.lower() == "across" and after is not None and after.role == "setting" and walks:
        if after.value in _OPEN_LAND and not _MOVING.isdisjoint(brief.easel.drawn):
            return True  # who runs there is in the midst of it
        return "act cross" in brief.easel.drawn  # who stands in a street crosses none
    if settled and one.value == "beside" and after is not None and after.role == "subject":
        return brief.there(after.subject)  # a village at the foot of a volcano
    if after is not None and after.role == "setting":
        earlier = [other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start]
        flier = next((noun for noun in reversed(earlier) if lexicon.group(noun) in (*LIVING, "vehicle")), "")
        if one.value == "over" and flier and after.value != "sky":
            found = boxes(brief.easel.marks, flier)
            low = max(brief.easel.horizon, brief.easel.height * _ALOFT if brief.easel.scene.aloft(flier) else 0.0)
            return not found or any(box.bottom <= low for box in found)
        if one.value == "behind" and earlier and lexicon.group(earlier[-1]) in ("land", "sky"):
            return after.value in brief.easel.drawn  # as a volcano is behind its village in all layouts
        overhead = one.value == "under" and after.value == "sky"
        return overhead or (one.value not in ("under", "behind", "on top of") and after.value in brief.easel.drawn)
    if after is not None and after.role == "weather" and not brief.said.text[one.end : after.start].strip(" the"):
        return weather_seen(brief.easel)  # who runs through the snow is in it
    said_of = after is None or after.role not in ("subject", "quality", "hour", "weather", "season")
    return None if said_of and after is not None else False


def _afloat(brief: _Brief, one: Said) -> bool:
    """Whether what is told of before a word floats or swims in the picture: it is in the midst of the water."""
    before = [other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start]
    shapes = {noun: find(noun) for noun in before if boxes(brief.easel.marks, noun)}
    return any(shape is not None and shape.habitat == "water" for shape in shapes.values())


def _of_the_living(brief: _Brief, one: Said) -> bool:
    """Whether somebody or some machine that moves is named before a word, as who goes there."""
    before = [other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start]
    return any(lexicon.group(noun) in LIVING or noun in HANDS for noun in before)


def _hanging(brief: _Brief, one: Said) -> bool | None:
    """Return whether what is said to be "below" or "above" without a word of what is; None where one follows."""
    wording = brief.said.text[one.start : one.end].lower()
    rest = re.sub(r"^(?:it|them|him|her)\b", "", brief.said.text[one.end :].lower().strip()).strip()
    if wording not in ("below", "above", "beneath") or rest[:1].isalnum():
        return None
    before = [other for other in brief.said.said if other.end <= one.start and other.role in ("subject", "setting")]
    if not before:
        return None
    last, easel = before[-1], brief.easel
    nouns = [other.value for other in before[:-1] if other.role == "subject"]
    mine = boxes(easel.marks, last.value) if last.role == "subject" else []
    others = [box for noun in nouns for box in boxes(easel.marks, noun)]
    if not mine or not others:
        aloft = lexicon.group(last.value) == "sky" or last.value in ("sky", "mountains", "hills")
        return (last.value in easel.drawn | brief.seen) and aloft == (wording == "above")
    lower = [mine_.top >= other.bottom - 0.25 * other.high for mine_ in mine for other in others]
    higher = [mine_.bottom <= other.top + 0.25 * other.high for mine_ in mine for other in others]
    return any(higher) if wording == "above" else any(lower)


def _general() -> AbstractSet[str]:
    return words("words", "only general") | words("words", "named place")


def _counted(brief: _Brief, word: str, one: Said) -> bool:
    """Whether as many are seen as a number says."""
    index = one.subject if one.subject >= 0 else _next_subject(brief, one)
    if not brief.there(index):
        return False
    subject = brief.said.subjects[index]
    if word in ("row", "rows", "line"):
        return in_a_row(boxes(brief.easel.marks, subject.noun))
    if word in _ORDERED:
        return False
    if word in ("pair", "pairs") and subject.noun in sections("words")["true of"].get("pair", ()):
        return True  # such a thing is one by itself
    if word in _PILED:
        piled = (other for other in brief.easel.scene.subjects if other.noun == subject.noun)
        return any({"pile", "stack"}.intersection(other.qualities) for other in piled)
    if f"{word} {subject.noun}" in brief.easel.drawn:  # as one window of a house
        return not brief.easel.carded
    marked = {mark.noun for mark in brief.easel.marks}
    if brief.easel.carded or subject.noun not in marked:
        return one.value == "1" and (subject.noun not in PARTS or brief.easel.carded)
    count = visible(brief.easel.marks, brief.easel.image.size)[subject.noun]
    exact = words_exact().get(word)
    if exact is not None:
        if _as_part(brief, subject.noun):
            return False  # three flags before a castle that has four
        kin = [
            other.count for at, other in enumerate(brief.said.subjects) if other.noun == subject.noun and at != index
        ]
        return count - sum(kin) == exact or (exact == 1 and count > 0)
    return count >= _TOGETHER.get(word, 3)


def _as_part(brief: _Brief, noun: str) -> bool:
    """Whether more of what is counted are seen on another thing, or in the place, which has them by itself."""
    there = {other.noun for other in brief.said.subjects} | brief.easel.drawn
    return not there.isdisjoint(_PARTS_OF.get(noun, frozenset()))


def _next_subject(brief: _Brief, one: Said) -> int:
    """Return the thing that a number counts which stands apart from it, as in "one very fluffy alpaca"."""
    after = (other for other in brief.said.said if other.start >= one.end)
    first = next((other for other in after if other.role not in ("quality", "colour", "size", "material")), None)
    return first.subject if first is not None and first.role == "subject" else -1


@cache
def words_exact() -> dict[str, int]:
    """Return the words that say exactly how many."""
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return {name: number for number, name in enumerate(names, 1)} | {"single": 1, "dozen": 12}


def _has(brief: _Brief, one: Said) -> bool:
    """Whether the owner of a part is drawn with it, as all such are."""
    noun = brief.said.subjects[one.subject].noun
    worded = brief.said.text[one.start : one.end].lower()
    if brief.said.text[: one.start].lower().split()[-1:] in (["his"], ["her"], ["their"]):
        before = (other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start)
        owners = [other for other in before if lexicon.group(other) in LIVING]
        noun = owners[-1] if owners else noun
    kind = lexicon.group(noun)
    usual = _BODIES | (_OF_ANIMALS if kind == "animal" else frozenset())
    return kind in LIVING and one.value in usual and (worded.startswith(one.value[:3]) or worded == "feet")


def _coloured(brief: _Brief, one: Said) -> bool:
    """Whether a color is seen on what is said to have it: because it is drawn in any, or it has that one by itself."""
    scene = brief.easel.scene
    asked = _parsed(one.value)
    if asked is None or scene.place == "portrait":
        return asked is not None
    if not 0 <= one.subject < len(brief.said.subjects):
        if asked in scene.colours and "backdrop" in brief.easel.drawn:
            return True  # the plain ground has it
        if _next_unknown(brief, one):
            return False  # a collar that nobody draws has no color
        if not any(other.start >= one.end and other.role != "colour" for other in brief.said.said):  # said of all
            marks = [mark for mark in brief.easel.marks if mark.noun in brief.seen]
            if brief.said.subjects and not brief.said.places:
                return any(_share(brief.easel.image, mark.mask, mark.corner, asked) >= _SHARE for mark in marks)
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
