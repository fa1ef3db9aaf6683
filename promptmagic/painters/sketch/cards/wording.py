"""What a card says: the words in quotes or after "says", a name, a greeting, what it is for, else the brief.

A card never bears the words of a request: neither "simple diagram for kids" nor "poster for" is what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from promptmagic.lexicon.data import by_wording, sections
from promptmagic.lexicon.words import without_lettering
from promptmagic.painters.sketch.cards.requests import PUPILS, without_requests

CardForm = Literal[
    "title", "poster", "sign", "greeting", "logo", "invitation", "cover", "label", "menu", "certificate", "ticket"
]

LONGEST = 600
"""Characters of a brief in which a card's words are looked for: a longer one is a text of its own."""

_SAID = re.compile(
    r"\b(?:(?:that|which|it) (?:says?|reads?)|says|say|saying|reads|(?P<reading>reading)|lettered|inscribed"
    r"|with (?:the |its )?(?:words?|text|caption|inscription|slogan|message|lettering|writing))\b[:,]?\s+",
    re.IGNORECASE,
)
"""Words before those that are to be lettered."""

_CALLED = re.compile(r"\b(?:called|named|titled|entitled|with the (?:title|name))\b[:,]?\s+", re.IGNORECASE)
"""Words before a name."""

_STOP = re.compile(
    r"[,.;\n]\s|[.;]$|\s(?:with|featuring|showing|above|below|under|beneath|beside|behind|next to|surrounded by"
    r"|in (?:big|large|bold|small|red|blue|green|white|black|golden?|yellow|pink|colou?rful)"
    r"|on (?:an?|the)|and (?:an?|the)|in (?:an?|the))\s",
    re.IGNORECASE,
)
"""Where words that are to be lettered end, if they are not in capitals."""

_JOINERS = frozenset({"of", "the", "and", "to", "a", "an", "for", "la", "le", "de", "del", "der", "die", "das", "und"})
"""Small words within a name; those of a title more."""

_IN_TITLES = _JOINERS | {"in", "on", "at", "by", "from", "with", "into", "under", "over"}

_WHEN = re.compile(
    r"\b(?:\d|mon|tues|wednes|thurs|fri|satur|sun)\w*day\b|\d|\b(?:noon|midnight|tonight|tomorrow|o'clock|weekend"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
"""Words that say when or at what price something is: the small line of a poster, whose topic is its large one."""

_MARKS = " '\"“”„.,;:"

_LEAD = r"\W*(?:(?:an?|the|my|our|your|draw|make|create|design|paint|please|me|us|one|with)\s+)*"
_KIND = r"(?:[\w'’-]+\s+){0,3}?"
_AFTER = (
    r"(?=\s+(?:for|about|to|of|announcing|advertising|with|from|that|which|saying|says|reading|reads|titled|called"
    r"|named|inviting|listing|on(?! (?:an?|the|my|our|top)\b))\b|\s*[,:;.!]|\s*$)"
)
_TOPIC = re.compile(
    r"\s+(?:for|about|on|announcing|advertising|to|of)\s+(?P<article>(?:an?|the|my|our|your)\s+)?(?P<topic>\S.*)$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"\s+(?:with|featuring|showing)\s|\s+(?:that|which|who)\s|[;:]|,\s|[.!?]\s|[.!?]$", re.IGNORECASE
)
"""Where a topic ends, and its description begins."""

_WHOM = re.compile(r"\b[Ff](?:or|rom) (?:(?P<whose>my|our|a|an|the|your) )?(?P<whom>[\w'’-]+(?: [\w'’-]+){0,5})")
_WHOM_ENDS = re.compile(r"\b(?:who|that|which|with|saying|says|reading|and a|in|on|full of|made|turning|because)\b")
_LOVED = re.compile(
    r"\bwho (?:really |just )?(?:loves?|likes?|adores?|collects?|is (?:mad|crazy) about|enjoys?)\b", re.IGNORECASE
)
AGE = re.compile(
    r"\b(?P<a>\d{1,3})(?:st|nd|rd|th)?[ -](?:years?[ -]olds?|birthday)\b|\bturn(?:s|ing|ed)? (?P<b>\d{1,3})\b",
    re.IGNORECASE,
)
CALLED_SO = frozenset(
    {"mum", "mom", "mummy", "mommy", "mama", "dad", "daddy", "papa", "grandma", "granny", "nana", "grandpa", "grandad"}
    | {"uncle", "aunt", "auntie", "grandmother", "grandfather", "mother", "father", "sis", "bro"}
)
"""What somebody is called by those who write to them."""

_NOBODY = frozenset({"class", "school", "kids", "children", "teens", "adults", "work", "free", "print", "sale"})
_HONOUR = re.compile(r" of (?P<what>[a-z-]{4,})(?: (?P<why>(?:for|to) [^,.;]{1,60}))?", re.IGNORECASE)
"""What a certificate is of."""

_BUSINESS = frozenset({"logo", "menu", "cover", "label", "certificate"})
"""Forms on which a name says all: what it is the name of is not lettered."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a card: its form, its large line, a small one, and whether they were asked for as lettering.

    `figure` is a number set as large as a picture, an age. `hidden` are words of the brief that ask for a card, or say
    to whom it is written: what they name is not shown on it.
    """

    form: CardForm
    title: str
    line: str = ""
    asked: bool = False
    figure: str = ""
    hidden: str = field(default="", compare=False)


def words_of(text: str) -> Words:
    """Return what a card for a brief says."""
    brief = " ".join(text.split())
    rest, quoted = without_lettering(brief)
    rest, quoted = (rest if len(rest) <= LONGEST else rest[:LONGEST]), tuple(quoted)
    headed, after = _headed(rest)
    form = headed or _anywhere(rest)
    said, without = ((), rest) if quoted else _said(rest, after if headed else None)
    name, without = ("", without) if quoted else _name(without, form)
    if quoted and form is None:
        return Words("poster", quoted[0], " · ".join(quoted[1:]), asked=True)
    if form and (quoted or said or name or headed):
        topic, when = _topic(_tail(without, after), form) if headed else ("", "")
        found = _worded(form, quoted or said, name, topic, when, brief)
        if found is not None:
            return found
    title, dropped = without_requests(brief)
    return Words("title", capital(title.strip(" .,;:")), hidden=dropped)


def _worded(form: CardForm, said: Sequence[str], name: str, topic: str, when: str, brief: str) -> Words | None:
    """Return the words of a form that bears letters; None where nothing says what stands on it."""
    if form == "greeting":
        return _greeting(said, name, brief)
    more = " · ".join(said[1:])
    kind = "" if form in ("sign", "poster", "logo", "cover", "label") else capital(form)
    if form == "invitation":
        kind = "You are invited"
    if said and topic and form in ("poster", "ticket", "invitation") and _WHEN.search(said[0]):
        return Words(form, capital(topic), " · ".join(said), asked=True)
    if said:
        return Words(form, said[0], more or (name if form == "poster" else ""), asked=True)
    if name:
        return Words(form, name, when or (kind if form in _BUSINESS else capital(topic)), asked=True)
    if form == "sign":
        owner = re.search(r"\bname\b.*?\b(?P<name>[A-Z][\w'’-]+)", brief)
        return Words(form, owner["name"], asked=True) if owner else None
    if not topic:
        return None
    if form == "certificate" and (honour := _HONOUR.match(brief[brief.lower().find(" of ") :])):
        return Words(form, f"Certificate of {honour['what']}", honour["why"] or "", asked=True)
    if form == "certificate":
        return Words(form, "Certificate", f"for {topic}", asked=True)
    if form == "menu":
        return Words(form, "Menu", capital(topic), asked=True)
    return Words(
        form, capital(topic), when or kind, asked=True, hidden=" ".join(found[0] for found in PUPILS.finditer(brief))
    )


def _greeting(said: Sequence[str], name: str, brief: str) -> Words | None:
    whom, hidden = _to_whom(brief)
    age = AGE.search(brief)
    figure = (age["a"] or age["b"]) if age else ""
    if said:
        return Words("greeting", said[0], " · ".join(said[1:]), asked=True, figure=figure, hidden=hidden)
    greeting = next((wish for wording, wish in _greetings() if _stands(wording, brief)), "")
    if not greeting:
        return Words("greeting", capital(name or whom), asked=True, hidden=hidden) if name or whom else None
    return Words("greeting", greeting, name or whom, asked=True, figure=figure, hidden=hidden)


@cache
def _greetings() -> tuple[tuple[str, str], ...]:
    return tuple(by_wording("cards", "greeting").items())


def _stands(wording: str, brief: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(wording)}(?![\w])", brief.replace("’", "'"), re.IGNORECASE) is not None


@cache
def _forms() -> tuple[tuple[CardForm, re.Pattern[str], re.Pattern[str]], ...]:
    found = []
    for name, wordings in sections("cards")["form"].items():
        either = "|".join(re.escape(word) for word in sorted(wordings, key=len, reverse=True))
        head = re.compile(rf"{_LEAD}{_KIND}(?:{either})\b{_AFTER}", re.IGNORECASE)
        found.append((cast("CardForm", name), head, re.compile(rf"\b(?:{either})\b", re.IGNORECASE)))
    return tuple(found)


def _headed(text: str) -> tuple[CardForm | None, int]:
    """Return the form that a brief asks for in its first words, and where what is said of it begins."""
    best: tuple[CardForm | None, int] = (None, 0)
    for form, head, _ in _forms():
        found = head.match(text)
        if found and (best[0] is None or found.end() < best[1]):
            best = (form, found.end())
    return best


def _anywhere(text: str) -> CardForm | None:
    """Return the form of a thing that bears words somewhere in a brief."""
    return next((form for form, _, word in _forms() if word.search(text)), None)


def _said(text: str, after: int | None) -> tuple[tuple[str, ...], str]:
    """Return the words that are to be lettered, and the text without them: those behind a colon after a form too."""
    if after is not None and text[after : after + 2] == ": ":
        whole = text[after + 2 :]
        run = _capitals(whole) or _until(whole)
        more = re.split(r"[;.]|\swith\s", whole[len(run) :])[0].strip(" ,")
        lines = (capital(run.strip(_MARKS)), *((capital(more),) if more and _WHEN.search(more) else ()))
        return lines, text[:after]
    for found in _SAID.finditer(text):
        rest = text[found.end() :]
        if found["reading"] and not rest[:1].isupper() and not rest[:1].isdecimal():
            continue  # who reads a book
        run = _capitals(rest) or _until(rest)
        if run:
            end = found.end() + len(run)
            return (capital(run.strip(_MARKS)),), f"{text[: found.start()].rstrip(' ,')} {text[end:]}".rstrip()
    return (), text


def _capitals(text: str) -> str:
    """Return the words in capitals that a text begins with, with the numbers among them."""
    end, place, letters = 0, 0, 0
    for token in text.split(" "):
        place += len(token) + 1
        bare = token.strip(".,;:!?")
        loud = bare == bare.upper() and (any(map(str.isalnum, bare)) or bare in ("&", "-", "–", "+"))
        if not loud:
            break
        letters = max(letters, sum(map(str.isalpha, bare)))
        end = place - 1
    run = text[:end]
    return run if letters > 1 and any(len(word.strip(".,!?")) > 1 for word in run.split() if word[:1].isalpha()) else ""


def _until(text: str) -> str:
    found = _STOP.search(text)
    return text[: found.start() if found else len(text)][:80]


def _name(text: str, form: CardForm | None) -> tuple[str, str]:
    """Return the name that a brief gives, and the text without it."""
    found = _CALLED.search(text)
    if found is None or form is None:
        return "", text
    after = text[found.end() :]
    joiners = _IN_TITLES if form in ("cover", "poster") else _JOINERS
    run = _capitals(after) or _proper(after, joiners) or _until(after)
    return capital(run.strip(_MARKS)), f"{text[: found.start()].rstrip()} {text[found.end() + len(run) :]}".rstrip()


def _proper(text: str, joiners: Iterable[str]) -> str:
    """Return the words with capitals that a text begins with, with small ones among them, or nothing."""
    tokens = text.split(" ")
    last = 0
    for number, word in enumerate(tokens):
        if word[:1].isupper() or word[:1].isdecimal() or word[:1] == "&":
            last = number + 1
        elif word.lower() not in joiners:
            break
        if word.endswith((",", ".", ";")):
            break
    run = " ".join(tokens[:last])
    return "" if run.lower() in _JOINERS or (last == 1 and tokens[1:2] and _continues(tokens[1])) else run


def _continues(token: str) -> bool:
    """Whether a word goes on with a name that is written like a sentence: "The slow boat home"."""
    return token.islower() and token not in _IN_TITLES and token.isalpha() and token not in ("who", "that", "which")


def _tail(text: str, after: int) -> str:
    return text[min(after, len(text)) :]


def _topic(text: str, form: CardForm) -> tuple[str, str]:
    """Return what a poster is for, from the words behind it, and when that is."""
    found = _TOPIC.match(text)
    if not found or (form == "poster" and re.match(r"\s+of\b", text, re.IGNORECASE)):
        return "", ""
    whole = found["topic"]
    end = _DESCRIBED.search(whole)
    topic, more = (whole[: end.start()], whole[end.end() :]) if end else (whole, "")
    topic = f"{found['article'] or ''}{topic}" if form == "certificate" else without_requests(topic)[0]
    date = re.split(r"[;]|,?\s+(?:with|featuring|showing)\s", more)[0] if end and "," in end[0] else ""
    return topic.strip(" .,;:")[:80], capital(date.strip(" .,;:")) if _WHEN.search(date) and len(date) < 48 else ""


def _to_whom(brief: str) -> tuple[str, str]:
    """Return to whom a card is written, as it says that, and the brief's words of them."""
    found = _WHOM.search(brief)
    if found is None:
        return "", ""
    ends = _WHOM_ENDS.search(found["whom"])
    whom = found["whom"][: ends.start() if ends else len(found["whom"])].strip(" ,.")
    hidden = whom
    loved = _LOVED.search(brief)
    if loved is None and ends is None:
        hidden = found["whom"]
    aged = AGE.search(whom) is not None
    if _stands_for_a_feast(whom):  # for Anna and Ben's wedding
        owner = re.split(r"['’]s?\s", whom)[0]
        return (owner, owner) if owner != whom and owner[:1].isupper() else ("", "")
    if not whom or aged or whom.lower() in _NOBODY:
        return "", hidden if aged else ""
    named = [word for word in whom.split() if word[:1].isupper()]
    if named:
        first = whom.split().index(named[0])
        return " ".join(whom.split()[first:]), hidden
    said = whom.split()
    if len(said) == 1 and (not found["whose"] or whom.lower() in CALLED_SO):
        return capital(whom), hidden
    return f"for {found['whose'] + ' ' if found['whose'] else ''}{whom}", hidden


def _stands_for_a_feast(whom: str) -> bool:
    return any(_stands(wording, whom) for wording, _ in _greetings())


def form_words(form: str) -> frozenset[str]:
    """Return the words that a form is called by."""
    return frozenset(word for wording in sections("cards")["form"].get(form, ()) for word in wording.split())


def capital(text: str) -> str:
    """Return a text with a capital for its first letter."""
    return text[:1].upper() + text[1:]
