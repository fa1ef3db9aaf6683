"""Ideas: what nobody can see, such as courage or time, and the symbol that everybody knows for it.

An idea is a brief's subject where it leads it ("courage of a shy child") or stands in it in so many words ("time
running out"): then no scene is painted of who else is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from promptmagic import lexicon
from promptmagic.lexicon.data import by_wording, sections, words
from promptmagic.lexicon.words import matches
from promptmagic.painters.sketch.art import Art
from promptmagic.painters.sketch.cards.requests import without_requests
from promptmagic.painters.sketch.catalogue import CatalogueEntry
from promptmagic.painters.sketch.glyphs import CREDIT, glyph
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes import find

LONGEST = 16
"""Words of a brief that may be of an idea: a longer one tells a story."""

_WORD = re.compile(r"[^\W_][\w'’-]*|,")
_FELT = re.compile(
    r"(?:(?:the|a) )?(?P<whole>(?:feeling|sense) of (?:being|not|having) (?P<what>.+)"
    r"|(?:being|becoming|getting|feeling) (?P<how>[a-z]+))$"
)
"""A brief that is of how somebody feels: "being jealous", "the feeling of being new in class"."""

_FEELING_OF = re.compile(r"\W*(?:the |a )?(?:feeling|sense) of (?:being|not|having)\b", re.IGNORECASE)
"""How a brief begins that is of a feeling, wherever that is had."""

_ABSTRACT = re.compile(r"[a-z]{4,}(?:ness|hood|ship|ity)")
"""How words end that name what cannot be seen, where the lexicon knows no thing of that name."""


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea that a brief is about: its words there, the symbols for it, and the mood of its colours."""

    words: str
    symbols: tuple[str, ...] = ()
    mood: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    symbols: tuple[str, ...]
    mood: str
    anywhere: bool


def idea_of(text: str) -> Idea | None:
    """Return the idea that a brief is about, if it is about one."""
    said = [found[0].lower() for found in _WORD.finditer(without_requests(" ".join(text[:200].split()))[0])]
    if not said or len(said) > LONGEST:
        return None
    leads = _leads(said)
    for leading in (True, False):
        for size in range(min(6, len(said)), 0, -1):
            for start in range(len(said) - size + 1):
                wording = " ".join(said[start : start + size])
                known = _ideas().get(wording)
                if known is None or (start not in leads if leading else not known.anywhere):
                    continue
                if leading and not known.anywhere and not _ends(said, start + size):
                    continue
                turned = start and any(" ".join(said[:start]).endswith(before) for before in words("cards", "turned"))
                return Idea(wording, () if turned else known.symbols, "lonely" if turned else known.mood)
    if (felt := _FELT.match(" ".join(said))) is not None:
        known = _ideas().get(f"feeling {(felt['what'] or felt['how']).split()[0]}") or _Known((), "", anywhere=False)
        return Idea(felt["whole"], known.symbols, known.mood)
    start = next((at for at, word in enumerate(said) if word not in words("words", "article")), 0)
    if is_abstract(text):
        return Idea(said[start])
    for start in sorted(leads):
        if start < len(said) and _is_abstract(said[start]) and said[start + 1 : start + 2] in ([], ["of"], [","]):
            return Idea(said[start])
    return None


def _leads(said: list[str]) -> set[int]:
    """Return where an idea may stand that leads a brief: at its head, behind "the power of"."""
    leads = {0}
    for start in range(min(7, len(said))):
        if start in leads:
            leads |= {
                start + size for size in (1, 2) if " ".join(said[start : start + size]) in words("cards", "leading")
            }
    return leads


def _ends(said: list[str], end: int) -> bool:
    """Whether nothing follows an idea that makes another thing of it."""
    return end >= len(said) or said[end] == "," or said[end] in words("cards", "following")


def _is_abstract(word: str) -> bool:
    return _ABSTRACT.fullmatch(word) is not None and not any(match.meanings for match in matches(word))


@cache
def _ideas() -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for wording, told in by_wording("cards", "idea").items():
        symbols, _, mood = told.partition("/")
        names = tuple(name.strip() for name in symbols.split("+") if name.strip() != "none")
        found[wording.removeprefix("=")] = _Known(names, mood.strip(), wording.startswith("="))
    return found


@cache
def symbol(name: str) -> Shape | None:
    """Return the drawing of a symbol: one of our own, an emoji's art, or a thing of the catalogue."""
    file = files("promptmagic.painters.sketch.cards").joinpath("symbols", f"{name}.svg")
    if file.is_file():
        art = Art(file.read_text(encoding="utf-8"))
        return Shape(art.draw, "ground", 0.2, art.aspect)
    for sign in sections("cards")["symbol"].get(name, ()):
        drawn = glyph(CatalogueEntry(name, "ground", 0.2, sign))
        return None if drawn is None else Shape(drawn.draw, "ground", 0.2, drawn.aspect, credit=CREDIT)
    return find(name)


def is_abstract(text: str) -> bool:
    """Whether a brief is about something in so many words: "the meaning of Christmas"."""
    if _FEELING_OF.match(text):
        return True
    said = [found[0].lower() for found in _WORD.finditer(text[:60])]
    said = said[1:] if said and said[0] in words("words", "article") else said
    return len(said) > 2 and said[0] in words("cards", "abstract") and said[1] == "of"


def is_about_an_idea(text: str, nouns: frozenset[str]) -> bool:
    """Whether a brief in which these things are named is about an idea: nobody but people is named beside it."""
    if is_abstract(text):
        return True
    idea = idea_of(text)
    if idea is None:
        return False
    own = {match.meanings.get("subject", "") for match in matches(idea.words)} | set(idea.symbols)
    return all(noun in own or lexicon.group(noun) == "person" for noun in nouns)
