"""Accounts: what becomes of each word of a brief that nobody else answers for: a look, a state, a feeling, a part.

A short brief is told of word by word. What is drawn of it is known by what was painted; the rest is reported, unless
the word only judges ("beautiful"), or says how a picture is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import Said, SceneDescription, Subject, describe
from promptmagic.lexicon.data import sections, words
from promptmagic.lexicon.reading import read_words
from promptmagic.lexicon.table import table
from promptmagic.painters.sketch.acts import held, on_the_back
from promptmagic.painters.sketch.boxes import boxes, is_seen
from promptmagic.painters.sketch.parts import shows_part
from promptmagic.painters.sketch.places import INDOORS
from promptmagic.painters.sketch.relations import LIVING, relations
from promptmagic.painters.sketch.retold import depicting
from promptmagic.painters.sketch.shapes.costumes import COSTUMES

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from promptmagic.lexicon.words import Match
    from promptmagic.painters.sketch.easel import Easel

_WITHIN = re.compile(r"\b(?:under|beneath|behind|inside|through) (?:an? |the |its |their )?(?P<what>[\w-]+)")
"""Words that put somebody under or behind what is no thing by itself: nobody is drawn under the ice."""

_IN_MID_AIR = re.compile(r"\bin mid[- ]?air\b")
_ON_A_PART = re.compile(r"\b(?:in|on|over|around|under|behind|through|from) (?:its|his|her|their) $")
_ON_TOP = re.compile(r"\bon top\b(?! of)")
_COMPOUND = re.compile(r"\b(?:an?|the) ([\w-]+) ([\w-]+)(?=$|[,.;]| (?:in|on|at|of|with|over|under|by|near|behind)\b)")

_GRIPS = frozenset({"hand", "hands", "arm", "arms", "head", "back", "foot", "feet", "mouth", "beak", "eyes", "trunk"})
"""Parts that hold things, or on which they are worn: what is there is told of as held."""

LONGEST = 32
"""A brief of more words than this is a prompt: nobody reads what became of each of them."""

_ANSWERED = frozenset(
    {"number", "size", "colour", "hour", "weather", "season", "style", "lens", "composition", "lettering", "exclusion"}
    | {"unread", "relation", "pose", "topic", "name", "setting"}
)
"""Roles that the rest of the report answers for."""

UPON = frozenset({"shoulder", "shoulders", "lap", "pouch", "nose", "neck", "tail", "trunk"})
"""Places on a body that nothing is drawn at: who is there stands on top, or beside."""


def unshown(easel: Easel, own: str, seen: AbstractSet[str]) -> Iterator[str]:
    """Yield the words of a person's own that say something which the picture does not show."""
    if len(own.split()) > LONGEST:
        return
    said = describe(own)
    roles = {one.start: one for one in said.said}
    taken = {place for one in said.said if one.role in _ANSWERED for place in range(one.start, one.end)}
    there = {subject.noun for subject in easel.scene.subjects}
    for found in _WITHIN.finditer(own):
        meant = table().meanings.get(found["what"], {})
        if (
            "plain" in meant
            and not {"subject", "place"} & meant.keys()
            and found["what"] not in words("words", "needless")
        ):
            yield found[0]
    if (aloft := _IN_MID_AIR.search(own)) and not easel.found.get("in mid-leap") and not _is_aloft(easel):
        yield aloft[0]
    yield from _depicted(said, seen)
    yield from _put(own, said, easel)
    yield from _compounds(own, {place for one in said.said for place in range(one.start, one.end)})
    for match in read_words(own).there:
        one = roles.get(match.start)
        if one is not None and one.role == "subject":
            otherwise = any(match.raw.lower() in subject.word.lower() for subject in easel.scene.subjects)
            if one.value not in there and one.value not in seen and not otherwise and easel.scene.subjects:
                yield match.raw
        elif match.start in taken or (match.wording in UPON and perched(easel)):
            continue
        elif one is not None and one.role == "part":
            worn = one.value == "clothes" and not true_of(match, said, easel)
            if worn or (match.wording in UPON and _is_place_of(said, match) and not at_its_part(said, one, easel)):
                yield match.raw
        elif one is not None and one.role == "form":
            if easel.carded and not easel.lettered:
                yield match.raw
        elif "region" in match.meanings and not {"subject", "place"} & match.meanings.keys():
            if not true_of(match, said, easel):
                yield match.raw  # a country is drawn as any such land
        elif match.wording != "empty" and _tells(match) and not true_of(match, said, easel, one):
            yield match.raw


def _is_aloft(easel: Easel) -> bool:
    """Whether one of the living is seen wholly above the horizon."""
    living = {mark.noun for mark in easel.marks if lexicon.group(mark.noun) in LIVING}
    return any(box.bottom <= easel.horizon for noun in living for box in boxes(easel.marks, noun))


def _depicted(said: SceneDescription, seen: AbstractSet[str]) -> Iterator[str]:
    """Yield what a statue or a picture is said to be of: the one is drawn, and not the other."""
    for one, other in depicting(said):
        if one.value != "statue" or other.value not in seen or lexicon.group(other.value) != "person":
            yield said.text[one.end : other.end].strip()


def _put(own: str, said: SceneDescription, easel: Easel) -> Iterator[str]:
    """Yield where on another's body or on top of what a thing is said to be: nothing is drawn in a tree's trunk."""
    for one in said.said:
        where = _ON_A_PART.search(own[: one.start])
        if where is not None and own[one.start : one.end] not in UPON - _GRIPS and at_hand(said, one, easel) is False:
            yield own[where.start() : one.end]
    on = (layout for layout in relations(easel.scene) if layout.how == "on")
    if _ON_TOP.search(own) and not any(is_seen(layout, easel.marks) for layout in on):
        yield "on top"


def at_its_part(said: SceneDescription, part: Said, easel: Easel) -> bool:
    """Whether somebody is seen at the part of another that a text names, as on a tractor's roof."""
    owner = said.subjects[part.subject].noun if 0 <= part.subject < len(said.subjects) else ""
    laid = [one for one in relations(easel.scene) if one.part == part.value or (one.how == "holding" and one.part)]
    if part.value == "head":  # which one sees at a vehicle's window
        laid += [one for one in relations(easel.scene) if one.how == "in" and one.part in ("window", "back seat")]
    return any(
        owner in (one.first.noun, one.second.noun) and shows_part(one) and is_seen(one, easel.marks) for one in laid
    )


def parts_seen(easel: Easel, said: SceneDescription) -> frozenset[str]:
    """Return the words for parts of others at which somebody is seen."""
    parts = (one for one in said.said if one.role == "part" and at_its_part(said, one, easel))
    return frozenset(word.lower() for one in parts for word in said.text[one.start : one.end].split())


def at_hand(said: SceneDescription, part: Said, easel: Easel) -> bool | None:
    """Whether a thing is seen where it is said to be on somebody's body; None where nothing is said to be there."""
    if part.role != "part" or _ON_A_PART.search(said.text[: part.start].lower()) is None:
        return None
    if said.text[part.start : part.end].lower() == "back":
        return on_the_back(easel)
    if said.text[part.start : part.end].lower() not in _GRIPS:
        return False
    before = [one.value for one in said.said if one.role == "subject" and one.end <= part.start]
    hats = {COSTUMES[noun].hat for noun in easel.drawn & COSTUMES.keys()}
    included = bool(before) and before[-1] in (easel.drawn - {mark.noun for mark in easel.marks}) | hats
    return included or any(layout.how in ("holding", "wearing", "eating") for layout in relations(easel.scene))


def _compounds(own: str, taken: AbstractSet[int]) -> Iterator[str]:
    """Yield names of things of two words each of which alone would say nothing, as a power line."""
    silent = words("words", "needless")
    for found in _COMPOUND.finditer(own):
        if found.start(1) not in taken and found.start(2) not in taken and {found[1], found[2]} <= silent:
            yield f"{found[1]} {found[2]}"


def _is_place_of(said: SceneDescription, match: Match) -> bool:
    """Whether a part is where somebody is, as in "on his shoulder"."""
    before = next((one for one in reversed(said.said) if one.end <= match.start and one.role != "quality"), None)
    return before is not None and before.role in ("relation", "subject") and "on" in said.text[: match.start].split()


def perched(easel: Easel) -> bool:
    """Whether a bird is seen on somebody's shoulder, or a child on both."""
    laid = relations(easel.scene)
    on = (
        one for one in laid if one.how == "shouldered" or (one.how == "on" and lexicon.covers("bird", one.first.noun))
    )
    return any(lexicon.group(one.second.noun) == "person" and is_seen(one, easel.marks) for one in on)


def _tells(match: Match) -> bool:
    """Whether a word says something that one would look for in a picture."""
    meant = match.meanings.keys()
    if match.wording in words("words", "telling") or match.english in words("words", "telling"):
        return True
    if meant & {"subject", "place", "phrase", "stop", "light", "negation", "not negation", "region", "number", "size"}:
        return False
    if "plain" in meant or (meant and meant <= {"verb"}):
        stem = match.english
        return not {match.wording, stem} & words("words", "needless")
    return False


CROWDS = frozenset({"busy", "crowded", "bustling", "packed", "crowd", "crowds"})
"""Words of a place that is drawn full of people: a bus before them has none in it."""

AIRS = frozenset({"calm", "peaceful", "quiet", "serene", "tranquil", "dreamy"})
"""Moods that water, air and light have by themselves: a park in a city shows no loneliness, but a sea is calm."""


def true_of(match: Match, said: SceneDescription, easel: Easel, one: Said | None = None) -> bool:
    """Whether a word is true of what was drawn: of a thing by nature, or of a whole landscape that shows a feeling.

    A word that is said of `one` thing is true of that one: a teapot before a window is not of glass.
    """
    if (LONE & {match.wording, match.english} and alone(said, easel)) or held(easel, match.wording):
        return True
    if not easel.drawn.isdisjoint({match.wording, match.english}) and one is not None and one.subject < 0:
        return not easel.carded  # as a kitchen that is drawn as a medieval one
    if easel.drawn & INDOORS and any(lexicon.group(other.noun) == "building" for other in said.subjects):
        return False  # nothing that is said of a castle is seen in a kitchen
    if one is not None and one.role in ("material", "quality") and 0 <= one.subject < len(said.subjects):
        general = sections("words")["true of"]
        kinds = general.get(match.wording) or general.get(match.english) or ()
        noun, word = said.subjects[one.subject].noun, said.subjects[one.subject].word.lower()
        done = bool({match.wording, match.english} & easel.drawn - CROWDS)  # as a house that is drawn in flames
        covered = one.role == "quality" and (done or any(lexicon.covers(kind, noun) for kind in kinds))
        return covered or any(kind in (noun, word) for kind in kinds)
    nouns = {subject.noun for subject in said.subjects}
    words_ = sections("words")["true of"].get(match.wording) or sections("words")["true of"].get(match.english) or ()
    if any(lexicon.covers(general, noun) for general in words_ for noun in nouns | easel.drawn):
        return True
    if match.english in easel.drawn or match.wording in easel.drawn:
        return True
    feeling = match.english in words("words", "feeling") or match.wording in words("words", "feeling")
    shown = bool(said.mood) and not easel.carded
    return feeling and shown and (match.english in AIRS or not (nouns or said.places))


def has_by_nature(own: str, subject: Subject, part: str) -> bool:
    """Whether such things are drawn with a part as it is said to be: a walrus with long tusks."""
    said = re.search(
        rf"(?:with|has|having|and|its|their) (?:very |a |an |its |two )*((?:\w+ )?{re.escape(part)})\b", own
    )
    named = (said[1] if said else part, part)
    known = next((kinds for name in named if (kinds := sections("words")["true of"].get(name))), ())
    return subject.noun in known or subject.word.lower() in known


def is_by_nature(said: SceneDescription, one: Said) -> bool:
    """Whether a part, or the size of one, is such things' by nature."""
    parts = (other for other in said.said if other.role == "part" and other.start in (one.start, one.end + 1))
    part = next(parts, None)
    if part is None or part.subject < 0:
        return False
    subject = said.subjects[part.subject]
    return has_by_nature(said.text.lower(), subject, said.text[part.start : part.end].lower())


def unseen_head(phrase: str, place: str, easel: Easel) -> str:
    """Return the last word of a place's phrase where it names what is not drawn there: the road of "desert road"."""
    before, _, head = phrase.lower().rpartition(" ")
    meanings = table().meanings
    meant = meanings.get(head, {})
    nouns = {meant[kind] for kind in ("subject", "place") if kind in meant}
    named = place in (meanings.get(before, {}).get("place"), meanings.get(before, {}).get("subject"))
    return head if named and nouns and nouns.isdisjoint({place, *easel.drawn}) and head not in easel.drawn else ""


LONE = frozenset({"lonely", "lone", "solitary", "alone"})
"""What is seen of a single thing in an empty place."""

_INHABITED = frozenset({"person", "people", "building", "house", "stall", "crowd", "train", "car"})
"""Where these are drawn, nothing is alone."""

_WOODED = frozenset({"palm", "pine", "forest", "oasis", "tree", "jungle"})
"""Where these are drawn, no tree is alone."""


def alone(said: SceneDescription, easel: Easel) -> bool:
    """Whether the one thing that a text names stands alone in an open place, and has no face that would show more."""
    if len(said.subjects) != 1 or said.subjects[0].count > 1 or easel.carded or easel.light.indoors:
        return False
    noun = said.subjects[0].noun
    if lexicon.group(noun) == "plant" and not easel.drawn.isdisjoint(_WOODED - {noun}):
        return False
    return lexicon.group(noun) not in LIVING and noun in easel.drawn and easel.drawn.isdisjoint(_INHABITED - {noun})


def is_true(word: str, easel: Easel) -> bool:
    """Whether a word that is read as nothing is true by nature of a thing that is drawn: coffee steams."""
    if held(easel, word):
        return True
    kinds = sections("words")["true of"].get(word) or ()
    return any(lexicon.covers(kind, subject.noun) for kind in kinds for subject in easel.scene.subjects)
