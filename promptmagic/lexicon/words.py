"""A text cut into words, and the words matched to the lexicon's longest wordings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from promptmagic.lexicon import vocabulary
from promptmagic.lexicon.data import by_wording
from promptmagic.lexicon.languages import LOOKED_AT, in_english, language_of, unknown
from promptmagic.lexicon.spelling import Slip, slip
from promptmagic.lexicon.table import WordKind, group, table
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
    """Return the text's words, in order, grouped to the longest wordings known; slips of the keys as what is meant."""
    return _with_apostrophes(_read(text)[0])


def slips(text: str) -> tuple[Slip, ...]:
    """Return the words of a text that are read as others, since they are one slip of the keys away from them."""
    return _read(without_lettering(text)[0])[1]


def _read(text: str) -> tuple[list[Match], tuple[Slip, ...]]:
    typed = list(_words(text))
    if (spoken := language_of(tuple(word.normal for word in typed[:LOOKED_AT]))) in vocabulary.WITH_SMALL_WORDS:
        return _read_foreign(typed, text, spoken)
    words = list(_in_english(typed))
    found = _grouped(words, text)
    if not any(_may_slip(match, text) for match in found) or language(text) != "en":
        return found, ()
    told = _TELLING.search(text)
    last = told.end() if told else len(text)
    beside = ["", *("" if match.breaks else match.english for match in found), ""]
    near = {
        match.start: (by_wording("lookalikes", "in small letters").get(match.raw, ""))
        or slip(match.wording, beside[at], beside[at + 2], " ".join(beside[max(0, at - 1) : at + 1]))
        for at, match in enumerate(found)
        if match.end <= last and _may_slip(match, text)
    }
    if not any(near.values()):
        return found, ()
    mended = [replace(word, normal=american(near.get(word.start) or word.normal)) for word in words]
    return _grouped(mended, text), tuple(
        Slip(text[word.start : word.end], near[word.start], word.start, word.end)
        for word in words
        if near.get(word.start)
    )


def _read_foreign(typed: list[_Word], text: str, spoken: str) -> tuple[list[Match], tuple[Slip, ...]]:
    """Return what words of another language say, slips of the keys mended; a missing accent is one that nobody told."""
    spelled = [word.normal for word in typed]
    near: dict[int, str] = {}
    for at in unknown(spelled, spoken):
        named = spoken != "de" and typed[at].start > 0 and text[typed[at].start].isupper()
        near[at] = "" if named else vocabulary.slip(spelled[at], spoken)
    mended = [replace(word, normal=near.get(at) or word.normal) for at, word in enumerate(typed)]
    told = []
    for at, word in enumerate(typed):
        known = None if near.get(at) or "'" in word.normal else vocabulary.find(word.normal, spoken)
        meant = near.get(at) or (known.spelled if known else "")
        if meant:
            told.append(Slip(text[word.start : word.end], meant, word.start, word.end))
    return _grouped(list(_in_english(mended, spoken)), text), tuple(told)


def _grouped(words: list[_Word], text: str) -> list[Match]:
    found = []
    at = 0
    while at < len(words):
        match, size = _longest_at(words, at, text)
        found.append(match)
        at += size
    return found


_TELLING = re.compile(
    r"\b(?:says?|saying|reads|called|named|titled|entitled|lettered|inscribed|the words?|caption|title)\b",
    re.IGNORECASE,
)
"""After these a person's own letters follow, which are never mended."""


def _may_slip(match: Match, text: str) -> bool:
    """Whether a word may be one typed in haste: one that nobody knows, and no name."""
    guessed = match.meanings == {"adjective": ""} and match.wording not in table().meanings  # by its ending alone
    joined = "-" in (text[match.start - 1 : match.start], text[match.end : match.end + 1])
    if (match.meanings and not guessed) or joined or not match.raw.isalpha():
        return False
    return match.raw.islower() or not text[: match.start].strip() or text.isupper()


def _with_apostrophes(found: list[Match]) -> list[Match]:
    """Return the words with a possessive that lacks its apostrophe as one: "a fishermans hands", "the childrens tea".

    What follows "a" is no plural; nor are the plurals of irregular nouns formed like that.
    """
    return [
        replace(match, raw=f"{match.raw[:-1]}'s", plural=False, english=match.wording)
        if match.plural and _owns(found, at)
        else match
        for at, match in enumerate(found)
    ]


_MISSPELT = re.compile(r"(?:.*(?:man|men)|children)s", re.IGNORECASE)
"""What can only be a possessive without its apostrophe."""


def _owns(found: list[Match], at: int) -> bool:
    """Tell whether what looks like a plural owns what follows."""
    match = found[at]
    if at + 1 >= len(found) or found[at + 1].breaks or not match.raw.lower().endswith("s"):
        return False
    after = found[at + 1]
    parts = by_wording("sentences", "part").keys() | by_wording("sentences", "body part").keys()
    named = bool({"subject", "place"} & after.meanings.keys()) or after.raw.lower() in parts
    if not named or match.raw.lower() in table().meanings:
        return False
    if _MISSPELT.fullmatch(match.raw):
        return True
    for before in range(at - 1, max(at - 4, -1), -1):
        if found[before].wording in (*_ARTICLES, "my"):
            return True
        if not {"adjective", "colour", "size"} & found[before].meanings.keys():
            return False
    return False


def language(text: str) -> str:
    """Return the language of a text: its code, "en" where in doubt, and "" where nobody knows it."""
    return language_of(tuple(word.normal for word in islice(_words(text), LOOKED_AT)))


def _in_english(words: list[_Word], spoken: str | None = None) -> Iterator[_Word]:
    """Yield the words as English has them: those that stand there, unless another language explains them better."""
    spelled = tuple(word.normal for word in words)
    spoken = language_of(spelled[:LOOKED_AT]) if spoken is None else spoken
    if spoken in ("en", ""):
        yield from words
        return
    breaks = frozenset(at for at, word in enumerate(words) if word.breaks)
    for piece in in_english(spelled, spoken, breaks):
        first, last = words[piece.first], words[piece.end - 1]
        end = last.start + piece.stop if piece.stop else last.end
        broken = first.breaks and not (piece.goes_on or piece.start)
        yield _Word(american(piece.english), first.start + piece.start, end, broken)


def english_words(text: str) -> list[tuple[str, int, int, bool]]:
    """Return the words of a text as English has them, in its order; those that nobody knows are as they stand there.

    With each come the letters of the text that it stands for, and whether a comma or the like is before it.
    """
    typed = list(_words(text))
    known = {word.start: word.normal for word in typed}
    return [
        (
            text[one.start : one.end] if known.get(one.start) == one.normal else one.normal,
            one.start,
            one.end,
            one.breaks,
        )
        for one in _in_english(typed)
    ]


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
        if size == 1 and (whole := _run_apart(words, at, text)) is not None:
            return whole, 2
        if match is not None and not _goes_on(words, at, size, text):
            return match, size
    raw = text[first.start : first.end]
    return Match(
        raw, first.normal, _by_form(first.normal), False, first.breaks, first.start, first.end, first.normal
    ), 1


_DOES = frozenset({"fly", "flies", "jump", "jumps", "runs", "run", "catch", "play", "swim", "march", "dance", "crash"})
"""What somebody does, so that "a dragon fly over a hill" is none of the flies."""


def _run_apart(words: list[_Word], at: int, text: str) -> Match | None:
    """Return two words that are a thing when they are written as one: "snow man", "butter fly", "wheel chair".

    One that only describes ("black bird", "green house") is left as it is, and so is what an animal does.
    """
    pair = words[at : at + 2]
    if len(pair) < 2 or pair[1].breaks or not text[pair[0].end : pair[1].start].isspace():
        return None
    meanings = table().meanings
    first = meanings.get(pair[0].normal, {})
    if _DESCRIBES & first.keys() or len(pair[0].normal) < 3 or len(pair[1].normal) < 3:
        return None
    if group(first.get("subject", "")) in ("animal", "fantasy", "person") and pair[1].normal in _DOES:
        return None
    joined = pair[0].normal + pair[1].normal
    for form in (joined, *_singulars(joined)):
        found = meanings.get(form, {})
        if {"subject", "place"} & found.keys():
            raw, whole = text[pair[0].start : pair[1].end], f"{pair[0].normal} {pair[1].normal}"
            return Match(raw, form, found, form != joined, pair[0].breaks, pair[0].start, pair[1].end, whole)
    return None


_DESCRIBES: frozenset[WordKind] = frozenset({"colour", "size", "adjective", "number", "stop", "negation", "verb"})


def _goes_on(words: list[_Word], at: int, size: int, text: str) -> bool:
    """Tell whether a wording that begins with an article is only part of what is named: "a glass" of "a glass vase"."""
    if size == 1 or words[at].normal not in _ARTICLES or at + size >= len(words) or words[at + size].breaks:
        return False
    joint = text[words[at + size - 1].end : words[at + size].start]
    longer = _longest_at(words, at + 1, text)[1] >= size
    return "-" in joint or longer or "subject" in table().meanings.get(words[at + size].normal, {})


_NOT_COUNTED: frozenset[WordKind] = frozenset({"stop", "negation", "adjective", "number", "size"})
"""Kinds of words of which there are never several: "notes" are not the plural of "not"."""


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
        if found is not None and not (found and found.keys() <= _NOT_COUNTED):
            return Match(raw, head + single, found, True, run[0].breaks, run[0].start, run[-1].end, head + last)
    return None


def _singulars(word: str) -> Iterator[str]:
    """Yield what the word may be the plural of."""
    if (irregular := by_wording("plurals", "irregular").get(word)) is not None:
        yield american(irregular)
    if (irregular := by_wording("plurals", "irregular").get(word.removesuffix("s"))) is not None:
        yield american(irregular)  # "childrens" for "children's"
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
