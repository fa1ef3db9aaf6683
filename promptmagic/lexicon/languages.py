"""Other languages: their words in English, as far as they are known.

The small words of German, French and Spanish are in data/languages.txt; nouns come from the names that the package
`emoji` gives its signs in thirteen languages, imported when a text is met that English does not explain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from promptmagic.lexicon.data import by_wording, sections, words
from promptmagic.lexicon.table import normal, table

_WITH_SMALL_WORDS = ("de", "fr", "es", "it", "pt")
_LATER_ADJECTIVES = frozenset({"fr", "es", "it", "pt"})
"""Languages in which a colour stands behind its noun."""

_LATIN = ("de", "fr", "es", "it", "pt", "tr", "id")
_ENDINGS = {"de": ("en", "er", "n", "e", "s"), "fr": ("s", "x"), "es": ("es", "s"), "it": (), "pt": ("s",)}
LOOKED_AT = 60
"""How many words of a text tell its language."""

_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Translated:
    """An English word, and the words of the text that it stands for: from `first` up to `end`, counted in words.

    Where a word is cut into several, as Japanese is, `start` and `stop` say which of its letters; else `stop` is 0.
    """

    english: str
    first: int
    end: int
    start: int = 0
    stop: int = 0


@lru_cache(maxsize=256)
def language_of(spelled: tuple[str, ...]) -> str:
    """Return the language of a text's words in lower case: "en" where in doubt, "" where nobody knows it."""
    looked_at = spelled[:LOOKED_AT]
    foreign = [word for word in looked_at if not _english(word)]
    if not foreign:
        return "en"
    script = _script(foreign)
    if script != "latin":
        return script
    best, most, shares = "en", 0.0, dict[str, float]()
    for language in _WITH_SMALL_WORDS:
        own = by_wording("languages", language)
        own_here = [word for word in foreign if word in own and word not in _shared()]
        if any(_joins(own[word]) for word in own_here) or len(own_here) == len(looked_at):
            share = sum(word in own for word in looked_at) / len(looked_at)
            shares[language] = share
            best, most = (language, share) if share > most else (best, most)
    if most >= 0.4:
        alike = [language for language, share in shares.items() if share == most]
        return max(alike, key=lambda language: sum(_noun(word, language) != "" for word in foreign))
    if len(foreign) * 2 <= len(looked_at) or any(_names_something(word) for word in looked_at):
        return best if most >= 0.3 else "en"
    return _by_nouns(foreign, looked_at)


def _by_nouns(foreign: Sequence[str], looked_at: Sequence[str]) -> str:
    """Return the language whose nouns explain most of the words; of several, the first in the usual order."""
    known = {language: sum(_noun(word, language) != "" for word in foreign) for language in _LATIN}
    best = max(known, key=lambda language: known[language])
    if known[best] * 2 >= len(foreign) and known[best]:
        return best
    return "en" if len(looked_at) < 4 else ""


def in_english(spelled: Sequence[str], language: str) -> list[Translated]:
    """Return the words in English, those that are not known as they are."""
    if language in ("ja", "zh"):
        return [piece for at, word in enumerate(spelled) for piece in _cut(word, at, language)]
    found: list[Translated] = []
    at = 0
    while at < len(spelled):
        for size in range(min(_LONGEST, len(spelled) - at), 0, -1):
            english = _noun(" ".join(spelled[at : at + size]), language)
            if english or size == 1:
                found += [Translated(word, at, at + size) for word in (english or spelled[at]).split(" ")]
                at += size
                break
    return _reordered(found) if language in _LATER_ADJECTIVES else found


def name(language: str) -> str:
    """Return a language's English name."""
    return next(iter(sections("languages")["language names"].get(language, ())), "this language")


def _reordered(found: list[Translated]) -> list[Translated]:
    """Return the words with colours and the like before their nouns, as English has them."""
    meanings = table().meanings
    ordered = list(found)
    for at in range(len(ordered) - 1):
        first, second = (meanings.get(piece.english, {}) for piece in ordered[at : at + 2])
        behind = {"colour", "size", "adjective"} & second.keys() and "subject" not in second
        if "subject" in first and behind:
            ordered[at], ordered[at + 1] = ordered[at + 1], ordered[at]
    return ordered


def _cut(word: str, at: int, language: str) -> Iterator[Translated]:
    """Yield the known words in a run of letters without blanks, and what is between them as it is."""
    known = _names(language)
    place = unknown = 0
    while place < len(word):
        size = next(
            (size for size in range(min(8, len(word) - place), 0, -1) if word[place : place + size] in known), 0
        )
        if not size:
            place += 1
            continue
        if unknown < place and place - unknown > 2:
            yield Translated(word[unknown:place], at, at + 1, unknown, place)
        for english in known[word[place : place + size]].split(" "):
            yield Translated(english, at, at + 1, place, place + size)
        place += size
        unknown = place
    if unknown == 0 or len(word) - unknown > 2:
        yield Translated(word[unknown:], at, at + 1, unknown, len(word))


def _noun(word: str, language: str) -> str:
    """Return a word in English, a plural as a plural; empty where it is not known."""
    if language in _WITH_SMALL_WORDS and word in by_wording("languages", language):
        return by_wording("languages", language)[word]
    known = _names(language)
    if word in known:
        return known[word]
    for ending in _ENDINGS.get(language, ()):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem in known:
            return _plural(known[stem])
    if language == "ko":
        return next((known[word[:-cut]] for cut in (1, 2) if word[:-cut] in known), "")
    return ""


def _plural(english: str) -> str:
    irregular = {single: plural for plural, single in by_wording("plurals", "irregular").items()}
    if english in irregular:
        return irregular[english]
    return english[:-1] + "ies" if english.endswith("y") else f"{english}s"


@cache
def _names(language: str) -> dict[str, str]:
    """Return the emoji's names in a language with the lexicon's nouns for them."""
    import emoji

    emoji.config.load_language(language)
    faces = words("languages", "face")
    found: dict[str, str] = {}
    for sign, (whole, last) in _nouns_of_emoji().items():
        local = str(emoji.EMOJI_DATA[sign].get(language, ""))
        if ":" not in local:
            continue
        wanted = whole or ("" if "_" in local else last)  # a deciduous tree is a tree, where its name is one word
        if wanted:
            found.setdefault(_without_face(_bare(local), faces), wanted)
    return found


@cache
def _nouns_of_emoji() -> dict[str, tuple[str, str]]:
    """Return the signs whose English name, or its last word, is a noun of the lexicon: both, empty where it is none.

    Found once for all languages: most of the signs are people in one of five skin colours.
    """
    import emoji

    meanings = table().meanings
    found: dict[str, tuple[str, str]] = {}
    for sign, data in emoji.EMOJI_DATA.items():
        whole = _bare(str(data["en"])).removesuffix(" face")
        names = (whole, whole.rpartition(" ")[2])
        known = tuple(name if "subject" in meanings.get(normal(name), {}) else "" for name in names)
        if any(known):
            found[sign] = (known[0], known[1])
    return found


def _without_face(name: str, faces: frozenset[str]) -> str:
    """Return the animal of "Katzengesicht", which is a Katze, and of "tête de chat"."""
    for face in faces:
        stem = name.removeprefix(face).removesuffix(face).strip()
        if stem != name:
            return stem[:-1] if face == "gesicht" and stem.endswith(("n", "e")) and len(stem) > 4 else stem
    return name


def _bare(wording: str) -> str:
    return wording.strip(":").replace("_", " ").replace("-", " ").replace("’", "'").lower()


def _english(word: str) -> bool:
    meanings = table().meanings
    return word in meanings or word.isdecimal() or word.removesuffix("s") in meanings or len(word) == 1


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
    return frozenset(
        word for language in _WITH_SMALL_WORDS for word in by_wording("languages", language) if word in meanings
    )


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
