"""From a text to its description."""

from __future__ import annotations

import re
from functools import lru_cache

from promptmagic import styles
from promptmagic.lexicon import languages, vocabulary
from promptmagic.lexicon.data import words
from promptmagic.lexicon.description import Role, Said, SceneDescription
from promptmagic.lexicon.reading import WordsRead, read_words
from promptmagic.lexicon.sentences import parse
from promptmagic.lexicon.setting import choose
from promptmagic.lexicon.spelling import meant, mended
from promptmagic.lexicon.table import WordKind
from promptmagic.lexicon.words import Match, language, slips

_ROLES: tuple[tuple[WordKind, Role], ...] = (
    ("name", "name"), ("topic", "topic"), ("form", "form"), ("style", "style"), ("hour", "hour"),
    ("weather", "weather"), ("season", "season"), ("light", "light"), ("mood", "mood"), ("weak hour", "hour"),
    ("colour", "colour"), ("size", "size"), ("number", "number"), ("adjective", "quality"),
)  # fmt: skip


_MOST_CORRECTED = 4
"""For no more unknown words than these a likely one is looked for."""


_LETTERED = re.compile(
    r"\b(?:cards?|posters?|signs?|logos?|labels?|banners?|invitations?|certificates?|menus?|tickets?|covers?|titles?)\b",
    re.IGNORECASE,
)
"""What bears a brief's words, as a person has typed them."""


@lru_cache(maxsize=64)
def describe(text: str) -> SceneDescription:
    """Return what a text describes, as far as it is understood.

    Pure, and quick: a brief takes a few milliseconds, a longer text time linear in its length. Equal texts give equal
    descriptions; nothing is raised, whatever the text is.
    """
    read = read_words(text)
    reading = read.reading
    sentence = parse(read, text)
    bare = None if reading.style else _bare_style(read)
    said = _said(read, (*((bare,) if bare else ()), *sentence.said))
    spoken = language(text)
    typed = slips(text)
    place, origin, places = choose(read, sentence.subjects, sentence.relations)
    topics = tuple(dict.fromkeys(one.value for one in said if one.role == "topic"))
    names = tuple(dict.fromkeys(one.value for one in said if one.role == "name"))
    form = next((one.value for one in said if one.role == "form"), "")
    understood = {text[one.start : one.end] for one in said if one.role != "unread"}
    understood |= {word for phrase in understood for word in phrase.split()}
    unknown = tuple(word for word in reading.unknown if word not in understood and word not in reading.lettering)
    return SceneDescription(
        text=text,
        corrected=text if _LETTERED.search(text) else mended(text, typed),
        subjects=sentence.subjects,
        relations=sentence.relations,
        place=place,
        place_origin=origin,
        places=places,
        hour=reading.hour,
        weather=reading.weather,
        season=reading.season,
        mood=reading.mood,
        style=bare.value if bare else reading.style if any(one.role == "style" for one in said) else "",
        lights=reading.lights,
        colours=reading.colours,
        place_colour=reading.place_colour if place == reading.place else None,
        sky_colour=reading.sky_colour,
        lettering=reading.lettering,
        exclusions=reading.absent,
        form=form,
        topics=topics,
        names=names,
        said=said,
        not_understood=unknown,
        language=spoken,
        notes=(*filter(None, (one.told for one in typed)), *_notes(spoken, unknown)),
        understanding=_understanding(said, form, topics, names),
    )


_READ = dict.fromkeys(("de", "fr", "es"), "common words and short sentences")
"""What is read of a language, where it is more than the names of things."""

_WRITTEN = dict.fromkeys(("de", "fr", "es"), "and writes its prompts in it") | dict.fromkeys(
    ("it", "pt", "ja", "ru", "zh", "ko"), "and adds a few words of it to a brief"
)
"""What the template expander writes in a language; a brief in any other stays as it stands."""


def _notes(spoken: str, unknown: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a person is told about how their words were read."""
    if spoken == "":
        return (
            "The offline pair reads and writes English; it does not know this language, and adds nothing to a brief.",
        )
    if spoken != "en":
        asked = ((word, vocabulary.meant(word.lower(), spoken)) for word in unknown[:_MOST_CORRECTED])
        return (
            *(f"“{word}” is not known: did you mean “{known}”?" for word, known in asked if known),
            f"The offline pair reads {_READ.get(spoken, 'the nouns')} of {languages.name(spoken)}, "
            f"{_WRITTEN.get(spoken, 'and adds nothing to a brief')}.",
        )
    near = ((word, meant(word)) for word in unknown[:_MOST_CORRECTED] if not word.endswith("ing"))
    return tuple(f"“{word}” is not known: did you mean “{known}”?" for word, known in near if known)


def _said(read: WordsRead, sentence: tuple[Said, ...]) -> tuple[Said, ...]:
    """Return what each word says, the sentence's own findings before what words mean by themselves."""
    taken = {place for one in sentence for place in range(one.start, one.end)}
    found = [one for one in sentence if one.end > one.start]
    for at, match in enumerate(read.there):
        if match.start in taken:
            continue
        if (subject := read.subject_at.get(at)) is not None:
            found.append(Said(match.start, match.end, "subject", read.reading.subjects[subject].noun, subject))
        elif (place := read.place_at.get(at)) is not None:
            found.append(Said(match.start, match.end, "setting", place))
        elif (one := _alone(match)) is not None:
            found.append(one)
    found += [
        Said(match.start, match.end, "exclusion", match.wording)
        for match in read.absent
        if "stop" not in match.meanings and "negation" not in match.meanings
    ]
    return tuple(sorted(_disjoint(found), key=lambda one: one.start))


def _disjoint(found: list[Said]) -> list[Said]:
    kept: list[Said] = []
    taken: set[int] = set()
    for one in found:
        places = set(range(one.start, one.end))
        if not places & taken:
            kept.append(one)
            taken |= places
    return kept


def _alone(match: Match) -> Said | None:
    for kind, role in _ROLES:
        if kind in match.meanings:
            return Said(match.start, match.end, role, match.meanings[kind] or match.wording)
    if match.meanings or match.wording in words("words", "article") or not match.raw.strip():
        return None
    return Said(match.start, match.end, "unread", match.wording)


def _bare_style(read: WordsRead) -> Said | None:
    """Return the style that a bare word asks for, where it stands for itself or leads: "a fox, oil", "pastel hills".

    In the midst of a brief such a word is a thing, or says how a color is.
    """
    there = read.there
    for at, match in enumerate(there):
        style = styles.find(match.english)
        if style is None or _OTHERWISE & match.meanings.keys() or at in read.subject_at:
            continue
        follows = there[at + 1] if at + 1 < len(there) and not there[at + 1].breaks else None
        alone = follows is None and (match.breaks or len(there) == 1 or (at > 0 and there[at - 1].wording == "in"))
        leads = at == 0 and follows is not None and (at + 1 in read.place_at or follows.wording in _PICTURES)
        if alone or leads:
            return Said(match.start, match.end, "style", style.name)
    return None


_OTHERWISE: frozenset[WordKind] = frozenset({"colour", "topic", "name"})
"""Kinds of wordings that a word of a style is part of, and asks for no style: the simple machines."""

_PICTURES = frozenset({"landscape", "portrait", "drawing", "sketch", "painting", "picture", "style", "art", "print"})

_WEIGHTS: dict[Role, float] = {
    "subject": 3, "setting": 2, "relation": 1, "unread": 2, "quality": 0.5, "pose": 1, "hour": 1, "weather": 1,
    "season": 1, "style": 1, "light": 0.5, "mood": 0.5, "colour": 0.5, "material": 0.5, "part": 0.5,
}  # fmt: skip


def _understanding(said: tuple[Said, ...], form: str, topics: tuple[str, ...], names: tuple[str, ...]) -> float:
    """Return the share that is understood, an unknown word weighed as heavy as a noun where it stands first."""
    if topics or form or names:
        return 0.0
    known = sum(_WEIGHTS.get(one.role, 0) for one in said if one.role != "unread")
    unread = 0.0
    first = next((one.role for one in said if one.role in ("subject", "setting", "unread")), "")
    for number, _ in enumerate(one for one in said if one.role == "unread"):
        unread += 4 if number == 0 and first == "unread" else 2
    return known / (known + unread) if known + unread else 0.0
