"""What is to be left out, taken out of a prompt's words: models that know no negation paint what a "without" names."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic.dialects.limits import QUOTED, sentences_of
from promptmagic.dialects.phrases import distinct, tidy
from promptmagic.model import Prompt

_EXCLUDING = re.compile(r"^(?:there (?:is|are) no|no|without|avoid|exclude|leave out:?)\s", re.IGNORECASE)
_WITHOUT = re.compile(
    r"(?:(?:,?(?:(?<!\s)\s++)?)\b(?:without|with no|free of)|[,;]\s*+(?:and\s++|but\s++)?no)\s++"
    r"(?!(?:an? )?(?:end|doubts?|limits?|charge|exceptions?|warning|fail)\b)"
    r"(?:any\s++|an?\s++|the\s++)?([^,.;:!?\"“”\s]{1,100}+(?:\s{1,100}+[^,.;:!?\"“”\s]{1,100}+){0,100}?)"
    r"(?=\s*+(?:[,.;:!?]|$|\b(?:in|on|at|by|under|beside|and|but|or)\b))",
    re.IGNORECASE,
)


def split_off(prompt: Prompt) -> tuple[Prompt, list[str]]:
    """Return the prompt with only what is there in its words, and what is to be left out, a thing each."""
    avoid = things(prompt.parts.avoid)
    said = {
        name: words for name, words in prompt.parts.to_dict().items() if name not in ("style", "lettering", "avoid")
    }
    text, *positive = (_positive(words, avoid) for words in (prompt.text, *said.values()))
    parts = replace(prompt.parts, avoid="", **dict(zip(said, positive, strict=True)))
    return replace(prompt, text=text, parts=parts), distinct(tidy(item) for item in avoid)


def _positive(text: str, avoid: list[str]) -> str:
    """Return a text without what it says is not there, which is added to `avoid`; the text itself where that is all."""
    kept = []
    for number, sentence in enumerate(sentences_of(text)):
        bare = sentence.strip()
        names_known = any(thing.casefold() in bare.casefold() for thing in avoid)
        if _EXCLUDING.match(bare) and (number or names_known):
            avoid.extend([] if names_known else things(_EXCLUDING.sub("", bare)))
            continue
        pieces = re.split(f"({QUOTED.pattern})", sentence)  # every other one stands in quotes
        for place in range(0, len(pieces), 2):
            avoid.extend(match[1] for match in _WITHOUT.finditer(pieces[place]))
            pieces[place] = _WITHOUT.sub("", pieces[place])
        kept.append("".join(pieces))
    return "".join(kept).strip() or text


def things(text: str) -> list[str]:
    """Return what a list of things to leave out names, one by one."""
    bare = re.sub(r"^(?:no|without|avoid|exclude|leave out)\s+", "", text.strip(" .\n"), flags=re.IGNORECASE)
    return [item.strip() for item in re.split(r"[,;،、，]|\s(?:and|or|nor)\s", bare) if item.strip()]
