"""What single words of other languages mean in English: the lexicon's own tables, and the names of the emoji.

German, French and Spanish have tables of their own (data/german.txt and its like), Italian and Portuguese a few words
in data/languages.txt; nouns come from the names that the package `emoji` gives its signs in thirteen languages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from promptmagic.lexicon.data import by_wording, sections, words
from promptmagic.lexicon.inflection import Ending, bases, folded, transcribed
from promptmagic.lexicon.table import WordKind, group, normal, table

WITH_SMALL_WORDS = ("de", "fr", "es", "it", "pt")
"""Languages whose small words are known, by their codes."""

LATIN = (*WITH_SMALL_WORDS, "tr", "id")
_FILES = {"de": "german", "fr": "french", "es": "spanish"}
_NOT_SECTIONS = ("unlike",)
_SLIP_LENGTH = 5
"""Of how many letters a word is at least that may be meant as another: of shorter ones too many are near to others."""

_LONG = 8
"""Of how many letters a word is that any slip is taken for one of."""

_DOUBLE = re.compile(r"(\w)\1")

_LINKS = ("", "s", "n", "en", "es", "er", "e")
"""What German puts between the parts of a compound."""


@dataclass(frozen=True, slots=True)
class WordMeaning:
    """A word in English, in the singular; `many` where its ending says that there are several.

    `spelled` is the word as it is rightly written, where it was typed without its accents, else empty.
    """

    english: str
    many: bool = False
    spelled: str = ""


@cache
def small_words(language: str) -> Mapping[str, str]:
    """Return the lexicon's own words of a language with the English ones for them; none of most languages."""
    if language not in WITH_SMALL_WORDS:
        return {}
    if language not in _FILES:
        return {_spaced(word): english for word, english in by_wording("languages", language).items()}
    file = _FILES[language]
    found: dict[str, str] = {}
    for section in sections(file):
        if section not in _NOT_SECTIONS:
            for word, english in by_wording(file, section).items():
                found.setdefault(_spaced(word), english)
    return found


@lru_cache(maxsize=8192)
def find(word: str, language: str) -> WordMeaning | None:
    """Return what a word or a run of words in lower case means in English; None where it is not known."""
    own, names = small_words(language), emoji_names(language)
    for known in (own, names):
        if word in known:
            return WordMeaning(known[word])
    if " " in word:
        return _several(word, language)
    for known in (own, names):
        for base, form in bases(word, language):
            if base in known and _can_be(known[base], form):
                return WordMeaning(_shrunk(known[base], form), "many" in form)
    if language == "de" and (umlauts := transcribed(word)) != word and (found := find(umlauts, language)):
        return found
    if not word.isascii():
        return _compound(word) if language == "de" else None
    if (exact := _unaccented(language).get(folded(word), "")) != "":
        known_word = find(exact, language)
        return WordMeaning(known_word.english, known_word.many, exact) if known_word else None
    for base, form in bases(folded(word), language):
        exact = _unaccented(language).get(folded(base), "")
        if exact and (plain := find(exact, language)) and _can_be(plain.english, form):
            return WordMeaning(_shrunk(plain.english, form), "many" in form)
    if language == "de":
        return _compound(word)
    if language == "ko":
        stem = next((word[:-cut] for cut in (1, 2) if word[:-cut] in names), "")
        return WordMeaning(names[stem]) if stem else None
    return None


def _can_be(english: str, form: Ending) -> bool:
    """Tell whether a word can have a form: only things are small, and only those who live are a she."""
    if "she" in form:
        return not is_noun(english) or group(table().meanings[normal(english)]["subject"]) in _LIVING
    return is_noun(english) or "small" not in form


_LIVING = frozenset({"animal", "person", "fantasy"})


@lru_cache(maxsize=4096)
def slip(word: str, language: str) -> str:
    """Return the only known word that one in lower case surely is a slip of the keys away from; else nothing.

    Of other languages nobody lists the real words that look like known ones ("poste", no "porte"): of a short word only
    a swapped pair and a doubled letter are surely slips.
    """
    near = _near(word, language)
    sure = near if len(word) >= _LONG else {known for known in near if _sure(folded(word), folded(known))}
    return next(iter(sure)) if len(sure) == 1 else ""


def meant(word: str, language: str) -> str:
    """Return the only known word that one in lower case may be meant as, to be asked of the person; else nothing."""
    near = _near(word, language)
    return next(iter(near)) if len(near) == 1 else ""


@lru_cache(maxsize=4096)
def _near(word: str, language: str) -> frozenset[str]:
    if language not in WITH_SMALL_WORDS or len(word) < _SLIP_LENGTH or not word.isalpha() or find(word, language):
        return frozenset()
    plain = folded(word)
    return frozenset(
        known
        for size in (-1, 0, 1)
        for known in _by_length(language).get((plain[0], len(plain) + size), ())
        if _one_slip(plain, folded(known))
    )


def _sure(typed: str, known: str) -> bool:
    """Tell whether two spellings have the same letters, or one of them a double one for a single."""
    return sorted(typed) == sorted(known) or _DOUBLE.sub(r"\1", typed) == _DOUBLE.sub(r"\1", known)


def noun_instead(word: str, language: str) -> str:
    """Return the thing that a word is besides what else it means: "porte" is a door, and wears."""
    own = by_wording(_FILES[language], "noun") if language in _FILES else {}
    return own.get(word, "") or emoji_names(language).get(word, "")


def is_noun(english: str) -> bool:
    """Tell whether English words name a thing, as a plural can be of."""
    return "subject" in table().meanings.get(normal(english), {})


def plural(english: str) -> str:
    """Return an English noun in the plural."""
    irregular = {single: many for many, single in by_wording("plurals", "irregular").items()}
    if english in irregular.values() or (english.endswith("s") and is_noun(english[:-1])):
        return english
    if english in irregular:
        return irregular[english]
    return english[:-1] + "ies" if english.endswith("y") else f"{english}s"


@cache
def emoji_names(language: str) -> Mapping[str, str]:
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
def _nouns_of_emoji() -> Mapping[str, tuple[str, str]]:
    """Return the signs whose English name, or its last word, is a noun of the lexicon: both, empty where it is none.

    WordMeaning once for all languages: most of the signs are people in one of five skin colours.
    """
    import emoji

    found: dict[str, tuple[str, str]] = {}
    for sign, data in emoji.EMOJI_DATA.items():
        whole = _bare(str(data["en"])).removesuffix(" face")
        known = tuple(name if is_noun(name) else "" for name in (whole, whole.rpartition(" ")[2]))
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


def _spaced(wording: str) -> str:
    return wording.replace("-", " ")


def _shrunk(english: str, form: str) -> str:
    small = "small" in form and is_noun(english) and not english.startswith(("small ", "tiny "))
    return f"small {english}" if small else english


def _several(run: str, language: str) -> WordMeaning | None:
    """Return a name of several words that stands in the plural, or without its accents: "châteaux de sable"."""
    exact = _worn_down(language).get(" ".join(_crude(word) for word in run.split(" ")), "")
    if not exact:
        return None
    english = {**emoji_names(language), **small_words(language)}[exact]
    first, other = folded(run.split(" ")[0]), folded(exact.split(" ")[0])
    return WordMeaning(english, many=first != other and is_noun(english))


def _crude(word: str) -> str:
    """Return what a word keeps in all its numbers: a key of no other use."""
    plain = folded(word)
    return plain.rstrip("sx").removesuffix("e") if len(plain) > 3 else plain


@cache
def _worn_down(language: str) -> Mapping[str, str]:
    every = {**emoji_names(language), **small_words(language)}
    return {" ".join(_crude(word) for word in name.split(" ")): name for name in every if " " in name}


@cache
def _unaccented(language: str) -> Mapping[str, str]:
    """Return the single words by their letters without accents: of two alike, the one of the own table."""
    if language not in WITH_SMALL_WORDS:
        return {}
    every = (*small_words(language), *emoji_names(language))
    found: dict[str, str] = {}
    for word in every:
        if " " not in word:
            found.setdefault(folded(word), word)
    return found


@cache
def _by_length(language: str) -> Mapping[tuple[str, int], tuple[str, ...]]:
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for plain, word in _unaccented(language).items():
        if len(plain) >= _SLIP_LENGTH - 1:
            found[plain[0], len(plain)].append(word)
    return {key: tuple(same) for key, same in found.items()}


def _one_slip(typed: str, known: str) -> bool:
    """Tell whether a letter is left out, typed besides, or swapped with the next."""
    start = next((at for at, (one, other) in enumerate(zip(typed, known, strict=False)) if one != other), -1)
    if start < 0:
        return len(typed) != len(known)
    one, other = typed[start:], known[start:]
    if len(typed) == len(known):  # a wrong letter makes too many real words of others: Schritten are no Schlitten
        return len(one) > 1 and one[1] + one[0] + one[2:] == other
    return one[1:] == other or one == other[1:]


def _compound(word: str) -> WordMeaning | None:
    """Return what a German compound means whose parts are known: "Herbstwald" is an autumn forest."""
    unlike = words("german", "unlike")
    if any(word.startswith(other) for other in unlike):
        return None
    for cut in range(3, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        thing = _part(tail)
        if thing is None or not _names(thing.english):
            continue
        for first in _heads(head):
            described = small_words("de").get(first) or emoji_names("de").get(first)
            if described and not _joins_only(described):
                return WordMeaning(f"{described} {thing.english}", thing.many)
    return None


def _heads(head: str) -> Iterator[str]:
    yield head
    for link in _LINKS[1:]:
        if head.endswith(link) and len(head) - len(link) > 2:
            yield head.removesuffix(link)
    yield f"{head}e"


def _part(tail: str) -> WordMeaning | None:
    """Return the last part of a compound: a word as it is, or in a plural or a case."""
    for known in (small_words("de"), emoji_names("de")):
        if tail in known:
            return WordMeaning(known[tail])
    for known in (small_words("de"), emoji_names("de")):
        for base, form in bases(tail, "de"):
            if base in known and len(base) > 2:
                return WordMeaning(_shrunk(known[base], form), "many" in form)
    return None


_NAMING: frozenset[WordKind] = frozenset({"subject", "place", "hour", "weather", "season"})


def _names(english: str) -> bool:
    return bool(_NAMING & table().meanings.get(normal(english), {}).keys()) or english == "landscape"


def _joins_only(english: str) -> bool:
    means = table().meanings.get(normal(english), {})
    return bool({"stop", "number", "negation", "verb"} & means.keys()) and "subject" not in means
