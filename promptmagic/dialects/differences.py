"""What was changed between two prompts: which words went, which came, and which parts say something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from promptmagic.analysis import Change, Difference
from promptmagic.dialects.own_words import explanation
from promptmagic.model import Prompt

_WORD = re.compile(r"(?<!\s)\s*+(?:\w++(?:['’-]\w++)*+|[^\w\s])")
"""A word or a sign with the white space before it, which makes no difference."""


def difference(before: Prompt, after: Prompt | str) -> Difference:
    """Return what was changed from one prompt to another, word by word; a text is a person's own prompt."""
    after = Prompt(after) if isinstance(after, str) else after
    old, new = _parts(before), _parts(after)
    names = dict.fromkeys([*old, *new])
    said = {name: (old.get(name, ""), new.get(name, "")) for name in names}
    parts = {name: (one, other) for name, (one, other) in said.items() if _plain(one) != _plain(other)}
    return Difference(tuple(_pieces(before.text, after.text)), parts)


def _parts(prompt: Prompt) -> dict[str, str]:
    """Return what each part says: what was asked as an option, and stands in none of the words, too."""
    asked = {"style": prompt.parts.style, "avoid": prompt.parts.avoid}
    return {name: words for name, words in asked.items() if words} | dict(explanation(prompt).parts)


def _plain(words: str) -> str:
    """Return words without what changes no meaning: capitals, and the white space between them."""
    return " ".join(words.casefold().split())


def _pieces(before: str, after: str) -> Iterator[tuple[str, Change]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    for what, start, end, from_, to in matcher.get_opcodes():
        if what == "equal":
            yield "".join(new[from_:to]), "same"
            continue
        if start < end:
            yield "".join(old[start:end]), "removed"
        if from_ < to:
            yield "".join(new[from_:to]), "added"


def _bare(words: list[str]) -> list[str]:
    return [word.strip().casefold() for word in words]
