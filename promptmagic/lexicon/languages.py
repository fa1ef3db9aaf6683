"""Other languages: which one a text is in, and its words in English, as far as they are known (`vocabulary`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from promptmagic.lexicon.data import sections
from promptmagic.lexicon.table import table
from promptmagic.lexicon.vocabulary import (
    LATIN,
    WITH_SMALL_WORDS,
    WordMeaning,
    emoji_names,
    find,
    is_noun,
    noun_instead,
    small_words,
)
from promptmagic.lexicon.word_order import DETERMINERS, WordRun, in_number, in_order

LOOKED_AT = 60
"""How many words of a text tell its language."""

_LONGEST = 5
_TURKISH = frozenset("ığş")
"""Letters that no other Latin language here has."""
_ELIDED = frozenset(
    [
        "l",
        "d",
        "qu",
        "j",
        "n",
        "s",
        "c",
        "m",
        "t",
        "un",
        "dell",
        "nell",
        "sull",
        "all",
        "dall",
        "quest",
        "lorsqu",
        "jusqu",
    ]
)
"""What stands before an apostrophe and is a word of its own."""


@dataclass(frozen=True, slots=True)
class Translated:
    """An English word, and the words of the text that it stands for: from `first` up to `end`, counted in words.

    Where a word is cut into several, as Japanese is, `start` and `stop` say which of its letters; else `stop` is 0.
    `goes_on` where it is not the first of several English words for them.
    """

    english: str
    first: int
    end: int
    start: int = 0
    stop: int = 0
    goes_on: bool = False


@lru_cache(maxsize=256)
def language_of(spelled: tuple[str, ...]) -> str:
    """Return the language of a text's words in lower case: "en" where in doubt, "" where nobody knows it."""
    looked_at = spelled[:LOOKED_AT]
    named = _in_names(looked_at)
    foreign = [word for at, word in enumerate(looked_at) if at not in named and not _english(word)]
    if not foreign:
        return "en"
    script = _script(foreign)
    if script != "latin":
        return script
    if any(letter in _TURKISH for word in foreign for letter in word):
        return "tr"
    parts = [part for word in looked_at for part, _, _ in _elided(word)]
    best, most, shares = "en", 0.0, dict[str, float]()
    for language in WITH_SMALL_WORDS:
        own = small_words(language)
        here = [part for word in foreign for part, _, _ in _elided(word)]
        own_here = [word for word in here if word in own and word not in _shared()]
        if any(_joins(own[word]) for word in own_here) or len(own_here) == len(looked_at):
            share = sum(word in own or find(word, language) is not None for word in parts) / len(parts)
            shares[language] = share
            best, most = (language, share) if share > most else (best, most)
    if most >= 0.4:
        alike = [language for language, share in shares.items() if share == most]
        return max(alike, key=lambda language: sum(find(word, language) is not None for word in foreign))
    if len(foreign) * 2 <= len(looked_at) or any(_names_something(word) for word in looked_at):
        return best if most >= 0.3 else "en"
    return _by_nouns(foreign, looked_at)


def _by_nouns(foreign: Sequence[str], looked_at: Sequence[str]) -> str:
    """Return the language whose nouns explain most of the words; of several, the first in the usual order."""
    known = {language: sum(find(word, language) is not None for word in foreign) for language in LATIN}
    best = max(known, key=lambda language: known[language])
    if known[best] * 2 >= len(foreign) and known[best]:
        return best
    return "en" if len(looked_at) < 4 else ""


def in_english(spelled: Sequence[str], language: str, breaks: Collection[int] = ()) -> list[Translated]:
    """Return the words in English, those not known as they are; `breaks` are those after a comma or the like."""
    if language in ("ja", "zh"):
        return [piece for at, word in enumerate(spelled) for piece in _cut(word, at, language)]
    pieces = in_order(in_number(list(_pieces(spelled, language, breaks)), language), language)
    return [
        Translated(word, piece.first, piece.end, piece.start, piece.stop, goes_on=number > 0)
        for piece in pieces
        for number, word in enumerate(piece.english.split(" "))
    ]


def unknown(spelled: Sequence[str], language: str) -> list[int]:
    """Return the positions of the words of which nothing is known."""
    return [piece.first for piece in _pieces(spelled, language, ()) if not piece.known]


def name(language: str) -> str:
    """Return a language's English name."""
    return next(iter(sections("languages")["language names"].get(language, ())), "this language")


def _pieces(spelled: Sequence[str], language: str, breaks: Collection[int]) -> Iterator[WordRun]:
    """Yield the longest runs of words that are known, one by one those that are not."""
    parts = [(part, at, start, stop) for at, word in enumerate(spelled) for part, start, stop in _elided(word)]
    at = 0
    while at < len(parts):
        size, found = 1, None
        for size in range(min(_LONGEST, len(parts) - at), 0, -1):
            run = parts[at : at + size]
            if not any(one[1] in breaks and one[2] == 0 for one in run[1:]):
                found = find(" ".join(one[0] for one in run), language)
                if found is not None:
                    break
        first, last = parts[at], parts[at + size - 1]
        before = parts[at - 1][0] if at else ""
        if size == 1 and found and before in DETERMINERS.get(language, ()) and not is_noun(found.english):
            found = WordMeaning(noun_instead(first[0], language) or found.english, found.many)
        yield WordRun(
            " ".join(one[0] for one in parts[at : at + size]),
            found.english if found else first[0],
            first[1],
            last[1] + 1,
            first[2],
            last[3],
            many=found is not None and found.many,
            known=found is not None or first[0].isdecimal(),
            breaks=first[1] in breaks and first[2] == 0,
        )
        at += size


def _elided(word: str) -> Iterator[tuple[str, int, int]]:
    """Yield a word's parts on both sides of an apostrophe ("l'arbre"), and which letters they are; 0, 0 the whole."""
    before, apostrophe, after = word.partition("'")
    if apostrophe and after and before in _ELIDED:
        yield before, 0, len(before)
        yield after, len(before) + 1, len(word)
    else:
        yield word, 0, 0


def _cut(word: str, at: int, language: str) -> Iterator[Translated]:
    """Yield the known words in a run of letters without blanks, and what is between them as it is."""
    known = emoji_names(language)
    place = unread = 0
    while place < len(word):
        size = next(
            (size for size in range(min(8, len(word) - place), 0, -1) if word[place : place + size] in known), 0
        )
        if not size:
            place += 1
            continue
        if unread < place and place - unread > 2:
            yield Translated(word[unread:place], at, at + 1, unread, place)
        for english in known[word[place : place + size]].split(" "):
            yield Translated(english, at, at + 1, place, place + size)
        place += size
        unread = place
    if unread == 0 or len(word) - unread > 2:
        yield Translated(word[unread:], at, at + 1, unread, len(word))


def _in_names(spelled: Sequence[str]) -> set[int]:
    """Return which words belong to an English name of two: the roller of a roller coaster is no German scooter."""
    return {
        at
        for first in range(len(spelled) - 1)
        for at in (first, first + 1)
        if _english(" ".join(spelled[first : first + 2]))
    }


def _english(word: str) -> bool:
    meanings = table().meanings
    single = meanings.get(word.removesuffix("s"), {})
    many = bool(single) and "stop" not in single  # "dos" is no plural of "do"
    return word in meanings or word.isdecimal() or many or len(word) == 1


def _names_something(word: str) -> bool:
    means = table().meanings.get(word, {})
    return bool({"subject", "place"} & means.keys()) and word not in _shared()


def _joins(english: str) -> bool:
    """Tell whether a word is one that only joins others: no name of anything, which English texts may hold too."""
    return bool({"stop", "number", "negation", "verb"} & table().meanings.get(english, {}).keys())


@cache
def _shared() -> frozenset[str]:
    """Return the words of other languages that are English too: "die", "orange", "rose", "port"."""
    meanings = table().meanings
    return frozenset(word for language in WITH_SMALL_WORDS for word in small_words(language) if word in meanings)


def _script(foreign: Sequence[str]) -> str:
    """Return the language that a script alone gives away; "latin" for Latin letters, "" for what nobody reads here."""
    letters = "".join(foreign)
    if any("\u3040" <= letter <= "\u30ff" for letter in letters):
        return "ja"
    for start, end, language in (("\u4e00", "\u9fff", "zh"), ("\uac00", "\ud7af", "ko"), ("\u0400", "\u04ff", "ru")):
        if any(start <= letter <= end for letter in letters):
            return language
    if any("\u0600" <= letter <= "\u06ff" for letter in letters):
        return "fa" if any(letter in "پچژگکی" for letter in letters) else "ar"
    return "latin" if all(letter < "\u0370" or (letter > "\u1e00" and letter < "\u2000") for letter in letters) else ""
