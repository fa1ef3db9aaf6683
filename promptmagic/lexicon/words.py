"""A text cut into words, and the words matched to the lexicon's longest wordings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from promptmagic.lexicon.data import by_wording
from promptmagic.lexicon.languages import LOOKED_AT, in_english, language_of
from promptmagic.lexicon.table import WordKind, table
from promptmagic.styles import american

# Combining marks are no "word characters" to Python: without them Hindi, Thai or Arabic words would fall apart.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u200c\u200d"
_LETTERS = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
_PICTOGRAM = r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50]"
_EMOJI = rf"{_PICTOGRAM}(?:[\ufe0f\U0001F3FB-\U0001F3FF]|\u200d{_PICTOGRAM})*"
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*|{_EMOJI}")
_QUOTED = re.compile(r'(?<!\w)"([^"\n]{1,200})"|“([^”\n]{1,200})”|«([^»\n]{1,200})»|„([^“”\n]{1,200})[“”]')
_JOINT = re.compile(r"[\s\-‐‑]*")
_ARTICLES = ("a", "an")
_VERB_ENDINGS = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))
_DEGREES = (("iest", "y"), ("ier", "y"), ("est", ""), ("est", "e"), ("er", ""), ("er", "e"))
_DESCRIBING = re.compile(r"[a-z]{3,}(?:ly|ish|less|ful|ous|like|esque)")


@dataclass(frozen=True, slots=True)
class Match:
    """Some words of a text and what they may mean; nothing where the lexicon does not know them.

    `raw` is how they stand in the text, `wording` the lexicon's entry. `plural` where the entry is the singular of what
    stands there. `breaks` where a comma, a full stop or the like stands before it. It is the text from
    `start` up to `end`; `english` is that in lower case, in English where it was in another language.
    """

    raw: str
    wording: str
    meanings: dict[WordKind, str]
    plural: bool
    breaks: bool
    start: int = 0
    end: int = 0
    english: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    normal: str
    start: int
    end: int
    breaks: bool


def without_lettering(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its quotations, and them; a text that is one quotation as a whole has no lettering."""
    drawn = _QUOTED.sub(lambda match: " ," + " " * (len(match[0]) - 2), text)
    if not any(character.isalnum() for character in drawn):
        return text, ()
    return drawn, tuple(dict.fromkeys(next(filter(None, match.groups())) for match in _QUOTED.finditer(text)))


def matches(text: str) -> list[Match]:
    """Return the text's words, in order, grouped to the longest wordings known."""
    words = list(_in_english(list(_words(text))))
    found = []
    at = 0
    while at < len(words):
        match, size = _longest_at(words, at, text)
        found.append(match)
        at += size
    return found


def language(text: str) -> str:
    """Return the language of a text: its code, "en" where in doubt, and "" where nobody knows it."""
    return language_of(tuple(word.normal for word in islice(_words(text), LOOKED_AT)))


def _in_english(words: list[_Word]) -> Iterator[_Word]:
    """Yield the words as English has them: those that stand there, unless another language explains them better."""
    spelled = tuple(word.normal for word in words)
    spoken = language_of(spelled[:LOOKED_AT])
    if spoken in ("en", ""):
        yield from words
        return
    for piece in in_english(spelled, spoken):
        first, last = words[piece.first], words[piece.end - 1]
        start = first.start + piece.start
        yield _Word(american(piece.english), start, first.start + piece.stop if piece.stop else last.end, first.breaks)


def _words(text: str) -> Iterator[_Word]:
    end = 0
    for match in _WORD.finditer(text):
        word = match[0] if match[0].isascii() else unicodedata.normalize("NFC", match[0]).replace("’", "'")
        gap = text[end : match.start()]
        breaks = end > 0 and _JOINT.fullmatch(gap) is None
        end = match.end()
        named = by_wording("emoji", "emoji").get(word)
        breaks = breaks or named is not None
        yield _Word(american(named or word.lower().removesuffix("'s")), match.start(), end, breaks)


def _longest_at(words: list[_Word], at: int, text: str) -> tuple[Match, int]:
    first = words[at]
    lexicon = table()
    most = 1
    for form in (first.normal, *_singulars(first.normal)):
        most = max(most, lexicon.longest.get(form, 1))
    most = min(most, len(words) - at)
    for size in range(most, 0, -1):
        run = words[at : at + size]
        if any(word.breaks for word in run[1:]):
            continue
        match = _known(run, text)
        if match is not None and not _goes_on(words, at, size, text):
            return match, size
    raw = text[first.start : first.end]
    return Match(
        raw, first.normal, _by_form(first.normal), False, first.breaks, first.start, first.end, first.normal
    ), 1


def _goes_on(words: list[_Word], at: int, size: int, text: str) -> bool:
    """Tell whether a wording that begins with an article is only part of what is named: "a glass" of "a glass vase"."""
    if size == 1 or words[at].normal not in _ARTICLES or at + size >= len(words) or words[at + size].breaks:
        return False
    joint = text[words[at + size - 1].end : words[at + size].start]
    longer = _longest_at(words, at + 1, text)[1] >= size
    return "-" in joint or longer or "subject" in table().meanings.get(words[at + size].normal, {})


def _known(run: list[_Word], text: str) -> Match | None:
    meanings = table().meanings
    head = "".join(word.normal + " " for word in run[:-1])
    last = run[-1].normal
    raw = text[run[0].start : run[-1].end]
    found = meanings.get(head + last)
    if found is not None:
        return Match(raw, head + last, found, False, run[0].breaks, run[0].start, run[-1].end, head + last)
    for single in _singulars(last):
        found = meanings.get(head + single)
        if found is not None and not found.keys() <= {"stop", "adjective", "number", "size"}:
            return Match(raw, head + single, found, True, run[0].breaks, run[0].start, run[-1].end, head + last)
    return None


def _singulars(word: str) -> Iterator[str]:
    """Yield what the word may be the plural of."""
    if (irregular := by_wording("plurals", "irregular").get(word)) is not None:
        yield american(irregular)
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss"):
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    yield word[:-1]  # first, since "pines" are no pins
    if word.endswith("es"):
        yield word[:-2]


def _by_form(word: str) -> dict[WordKind, str]:
    """Return what an unlisted word's form tells: a form of a listed verb or adjective, or one that describes."""
    meanings = table().meanings
    for kind, endings in (("verb", _VERB_ENDINGS), ("adjective", _DEGREES)):
        for ending, base in endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 2:
                continue
            for form in (stem + base, stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem + base):
                known = meanings.get(form, {})
                if kind in known or (kind == "adjective" and ("size" in known or "colour" in known)):
                    return {"verb": ""} if kind == "verb" else {"adjective": ""}
    return {"adjective": ""} if _DESCRIBING.fullmatch(word) else {}
