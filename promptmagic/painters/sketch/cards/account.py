"""Account: which of a brief's words a card shows, and which it only bears as letters that nobody asked for.

What was asked for as lettering is drawn by it. Of all else a card shows what its emblems and its place are of; the rest
of the words is not drawn, though it may be read there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.data import by_wording, words
from promptmagic.lexicon.vocabulary import small_words
from promptmagic.lexicon.words import matches
from promptmagic.painters.sketch.cards.ideas import idea_of, symbol
from promptmagic.painters.sketch.cards.wording import AGE, Words, form_words, words_of

_WORD = re.compile(r"[^\W_](?:[\w'’-]*[\w])?")
_SEEN = frozenset({"style", "lens", "composition", "exclusion"})
"""Roles of words that say how the whole is painted."""

_ASKING = frozenset(
    {
        "says",
        "say",
        "saying",
        "reads",
        "reading",
        "called",
        "named",
        "titled",
        "entitled",
        "words",
        "text",
        "title",
        "who",
    }
    | {
        "loves",
        "love",
        "likes",
        "like",
        "name",
        "caption",
        "slogan",
        "message",
        "inscription",
        "lettering",
        "it",
        "that",
    }
)
"""Words of a brief that ask for letters, or for what somebody likes."""


def symbols_told(own: str, drawn: frozenset[str]) -> list[str]:
    """Return the idea that a card shows a symbol for, with what it is shown as."""
    idea = idea_of(own)
    if idea is None or words_of(own).asked:
        return []
    shown = [name for name in idea.symbols if name in drawn and symbol(name) is not None]
    if not shown:
        return []
    return [idea.words if shown == [idea.words] else f"{idea.words} as {' and '.join(shown)}"]


def not_pictured(own: str, drawn: Iterable[str], seen: frozenset[str] = frozenset()) -> list[str]:
    """Return the words of a brief that its card does not show, those that stand side by side as one phrase.

    Parts are seen of the things that are `seen`.
    """
    card, said = words_of(own), describe(own)
    claimed = set(_claimed(own, card, drawn))
    parts = {number for number, one in enumerate(said.subjects) if one.noun in seen}
    shown = (one for one in said.said if one.role in _SEEN or (one.role == "part" and one.subject in parts))
    silent = {at for one in shown for at in range(one.start, one.end)}
    asking = (_ASKING | form_words(card.form)) - {"door"} if card.asked else frozenset()
    asking |= frozenset(card.hidden.lower().split()) if card.form != "greeting" else _wishing()
    phrases: list[list[tuple[int, int]]] = [[]]
    for found in _WORD.finditer(own):
        if found.start() in claimed or found.start() in silent or found[0].lower() in asking:
            phrases.append([])
        else:
            if phrases[-1] and "," in own[phrases[-1][-1][1] : found.start()]:
                phrases.append([])
            phrases[-1].append(found.span())
    related = _relating(said, card)
    told = (_trimmed(own, phrase, related) for phrase in phrases)
    return list(dict.fromkeys(phrase for phrase in told if phrase))


def _relating(said: SceneDescription, card: Words) -> frozenset[int]:
    """Return where the small words stand that say how two lie to each other: a card shows none of that."""
    told = (one for one in said.said if one.role == "relation" and one.value not in ("of", "with", "to", "for", "from"))
    return frozenset() if card.asked else frozenset(one.start for one in told)


def _wishing() -> frozenset[str]:
    """Return the words by which a greeting is asked for: it stands on the card in its own."""
    return frozenset(word for wording in by_wording("cards", "greeting") for word in wording.split())


def _claimed(own: str, card: Words, drawn: Iterable[str]) -> Iterator[int]:
    """Yield the places of a brief's words that a card shows, or letters as it was asked to."""
    shown = [phrase.rpartition(" as ")[0] or phrase for phrase in drawn]
    if card.asked:
        lettered = f"{card.title} {card.line} {card.figure}".casefold()
        bare = {found[0] for found in _WORD.finditer(lettered)}
        yield from (found.start() for found in _WORD.finditer(own) if found[0].casefold() in bare)
        aged = AGE.search(own) if card.figure else None
        yield from range(aged.start(), aged.end()) if aged else ()
    for phrase in shown:
        for found in re.finditer(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", own.casefold()):
            yield from range(found.start(), found.end())


def _trimmed(own: str, phrase: list[tuple[int, int]], kept: frozenset[int] = frozenset()) -> str:
    """Return a phrase without the small words at its ends that are not `kept`; nothing where it has no others."""
    while phrase and phrase[0][0] not in kept and _is_small(own[slice(*phrase[0])], own):
        phrase = phrase[1:]
    while len(phrase) > 1 and _is_small(own[slice(*phrase[-1])], own):
        phrase = phrase[:-1]
    if phrase and phrase[-1][0] not in kept and _is_small(own[slice(*phrase[-1])], own):
        phrase = phrase[:-1]
    return own[phrase[0][0] : phrase[-1][1]] if phrase else ""


def _is_small(word: str, own: str) -> bool:
    lower = word.lower()
    if lower in words("words", "stop") | words("words", "article") or lower in words("cards", "following"):
        return True
    spoken = describe(own).language
    english = small_words(spoken).get(lower, "")
    return any("stop" in match.meanings or match.wording in words("words", "article") for match in matches(english))
