"""Remainder: what becomes of the words of a short brief that the rest of the report names neither as drawn nor as not.

Each is told of, so that none is lost in silence: numbers and colors are looked up in the picture, sizes and what is
true of a thing by nature count with the thing, a preposition with the relation that it says; all else is not drawn.
Only grammar, and what praises or says how a picture is made, needs no account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

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
from promptmagic.painters.sketch.acts import on_the_back
from promptmagic.painters.sketch.boxes import boxes, is_seen
from promptmagic.painters.sketch.doing import is_led
from promptmagic.painters.sketch.evident import hour_seen
from promptmagic.painters.sketch.measures import PaintedBrief, browned, coloured, counted, next_unknown
from promptmagic.painters.sketch.placed import related
from promptmagic.painters.sketch.places import INDOORS
from promptmagic.painters.sketch.relations import LIVING, SAT_ON, relations
from promptmagic.painters.sketch.stature import is_sized
from promptmagic.painters.sketch.visible import visible

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from promptmagic.lexicon import Said
    from promptmagic.lexicon.words import Match
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

_SIZED = frozenset(
    {"tiny", "small", "little", "miniature", "big", "large", "huge", "giant", "enormous", "gigantic", "massive", "tall"}
    | {"great", "colossal"}
)
"""Words of size that the sketch draws; it draws nobody long or young."""

_FOR_MANY = frozenset({"classroom", "library", "station", "stage", "hall", "museum", "hospital", "laboratory"})
"""Places that are called empty where no people are."""

_FULL = 6
"""How many of a thing fill another at least."""

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


def remainder(easel: Easel, own: str, seen: AbstractSet[str], told: AbstractSet[str]) -> Iterator[tuple[str, bool]]:
    """Yield each word of a person's own that is in no list yet, and whether the picture shows what it says.

    `told` are the words of both lists, in lower case.
    """
    if len(own.split()) > LONGEST:
        return
    read = read_words(own)
    brief = PaintedBrief(easel, describe(own), seen)
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


def _only_lettered(brief: PaintedBrief, word: str, one: Said | None) -> bool:
    """Whether a word says something, and only stands on a card in letters."""
    grammar = word in words("words", "stop") or word.isnumeric() or word in words("words", "judging")
    silent = one is not None and one.role in _SILENT
    return brief.easel.carded and not brief.easel.lettered and not grammar and not silent


def _content(brief: PaintedBrief, match: Match) -> bool:
    """Whether a word says what a thing is full of, as a suitcase is of clothes."""
    before = brief.said.text[: match.start].split()[-2:]
    return before == ["full", "of"]


def _deed(phrase: str) -> str:
    """Return the words of a deed without the preposition of what it is done on, which is told of by itself."""
    told = phrase.split()
    while len(told) > 1 and told[0].endswith("ing") and told[-1] in words("words", "stop"):
        del told[-1]
    return " ".join(told)


def _shown(brief: PaintedBrief, word: str, match: Match, one: Said | None) -> bool | None:
    """Return whether what a word says is seen; None where it says nothing that a picture could lack."""
    if brief.said.language != "en" and match.english in words("words", "stop"):
        return None  # "un", "sur": as "a" and "on" are
    if {"state bite", "state slice"} & brief.easel.drawn and f"state {word}" in brief.easel.drawn:
        return True  # every word of "with a bite taken out"
    if f"seen {word}" in brief.easel.drawn:
        return not brief.easel.carded  # of the light: from the back, against the sun
    if word == "out" and any(laid.how == "in" and laid.part == "window" for laid in relations(brief.easel.scene)):
        return True
    if word == "lighting" and _is_done(brief, match):
        return False  # nobody is seen to light a lamp
    if word in words("words", "carrying") and " " not in match.wording and _carries(brief, word, match, one):
        return _carried(brief, word, match)
    if word in _INTO and brief.said.text[match.end :].split()[:1] != ["account"]:
        return bool(_ENTERED & brief.easel.drawn) and not _stands_apart(brief, match)
    if word in words("words", "judging") or match.wording in words("words", "judging"):
        return None
    if one is not None and one.role == "relation" and brief.said.text[one.start : one.end].lower() in _TELLING:
        return related(brief, one) if word not in ("the", "of") else None
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


def _is_done(brief: PaintedBrief, match: Match) -> bool:
    """Whether a word stands between one of the living and a thing, as what the one does to the other."""
    said = brief.said.said
    before = next((one for one in reversed(said) if one.end == match.start - 1), None)
    after = next((one for one in said if one.start > match.end), None)
    done = before is not None and before.role == "subject" and lexicon.group(before.value) in LIVING
    return done and after is not None and after.role in ("subject", "number", "quality")


def _stands_apart(brief: PaintedBrief, match: Match) -> bool:
    """Whether that into which something is poured is there beside the vessel into which it is seen to flow."""
    after = next((one for one in brief.said.said if one.start >= match.end and one.role == "subject"), None)
    poured = [one.act for one in relations(brief.easel.scene) if one.act is not None and one.act.verb == "pour"]
    own = any(act.pose.other for act in poured)
    return own and after is not None and bool(boxes(brief.easel.marks, after.value))


def _carries(brief: PaintedBrief, word: str, match: Match, one: Said | None) -> bool:
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


def _carried(brief: PaintedBrief, word: str, match: Match) -> bool | None:
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


def _leads_on(brief: PaintedBrief, match: Match) -> bool:
    """Whether a word stands before a thing that it describes, or after what somebody does: a back seat, going back."""
    before, after = brief.said.text[: match.start].split()[-1:], brief.said.text[match.end :].split()[:1]
    described = bool(after) and after[0].isalpha() and not words("words", "stop").issuperset(after)
    return described or (bool(before) and before[0].endswith(("ing", "s", "ed")))


def _told(brief: PaintedBrief, word: str, match: Match, one: Said) -> bool | None:
    """Return whether what a word says by its role is seen; None where it says nothing that a picture could lack."""
    easel, scene = brief.easel, brief.easel.scene
    if {f"state {word}", f"state {match.wording}"} & easel.drawn:
        return not easel.carded
    if word in ("rusty", "rusted"):
        return False  # brown alone is no rust
    if one.role == "number" and word == "one" and brief.said.text[one.end :].split()[:1] == ["of"]:
        return None  # one of them is seen where they are
    if one.role == "number":
        return counted(brief, word, one)
    if (
        one.role == "colour"
        and scene.place != "portrait"
        and (parts := [other for other in brief.said.said if other.role == "part" and other.start == one.end + 1])
    ):
        if f"state {parts[0].value}" in easel.drawn:
            return not easel.carded
        return False  # an eye's color is none of its owner's
    if one.role == "colour":
        by_nature = one.subject < 0 and not next_unknown(brief, one) and true_of(match, brief.said, easel)
        return coloured(brief, one) or by_nature
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
        moods = AIRS if felt or _in_daylight(easel) else _FELT_IN_LIGHT
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
    if one.role in ("quality", "material") and one.subject < 0 and next_unknown(brief, one):
        return False  # nothing is of stone where no block is drawn
    wooden = one.role != "material" or one.value != "wood" or browned(brief, one)
    return (one.subject < 0 or brief.there(one.subject)) and true_of(match, brief.said, easel, one) and wooden


def _in_daylight(easel: Easel) -> bool:
    """Whether the picture has the plain light of a clear day, which shows no mood."""
    return not easel.light.indoors and not (easel.scene.hour or easel.scene.weather)


def _empty(brief: PaintedBrief, one: Said) -> bool:
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


def _is_hall(brief: PaintedBrief, one: Said) -> bool:
    """Whether what is empty is a place for many, which is so where nobody else is in it, for all its furniture."""
    after = next((other for other in brief.said.said if other.start >= one.end), None)
    return after is not None and after.role == "setting" and after.value in _FOR_MANY


def _is_of_its_place(said: SceneDescription, one: Said, match: Match) -> bool:
    """Whether the size that is said of a place is such places' by nature."""
    after = next((other for other in said.said if other.start >= one.end), None)
    named = sections("words")["true of"].get(match.wording, ())
    return after is not None and after.role == "setting" and after.value in named


def _is_of_the_living(brief: PaintedBrief, one: Said) -> bool:
    """Whether a feeling is somebody's, whose face would show it, and not a landscape's."""
    nouns = [other for other in brief.said.said if other.role in ("subject", "setting")]
    after = next((other for other in nouns if other.start >= one.end), None)
    bearer = after or next((other for other in reversed(nouns) if other.end <= one.start), None)
    return bearer is not None and bearer.role == "subject" and lexicon.group(bearer.value) in LIVING


def _has(brief: PaintedBrief, one: Said) -> bool:
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
