"""What can be said of the words of a prompt, as plain values: an explanation of one, a difference of two.

They are made by `Prompt.explain` and `Prompt.diff`, and show themselves where they stand alone in a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from promptmagic import hooks

NAMES = ("subject", "setting", "light", "composition", "lens", "style", "mood", "palette", "lettering", "avoid")
"""What words can say, in the order in which it is told."""

LABELS = {"lettering": "text", "avoid": "left out"}
"""How a name is written for people, where not as it is."""

_OPEN = ("subject", "setting", "light", "composition", "lens", "style", "mood", "palette")
"""What any picture has, whether its prompt says it or leaves it to the painter."""


def label(name: str) -> str:
    """Return the name of a part as people read it."""
    return LABELS.get(name, name)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text: from `start` up to `end`, in characters, and what they say."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which words of a prompt say what.

    Parameters
    ----------
    text
        The prompt's words.
    spans
        Which of them say what, in their order; none overlap. Words that say nothing of the kind are in none.
    source
        Who knows it: "expander", who wrote the prompt and said so, or "words", where a person's own words were read
        by what they usually mean. That may be wrong.

    Examples
    --------
    >>> from promptmagic import Prompt
    >>> explained = Prompt("a red fox in a forest at night, oil painting").explain()
    >>> explained.parts["style"]
    'oil painting'
    >>> explained
    [subject: a red fox] in [setting: a forest] at [light: night], [style: oil painting]
    """

    text: str
    spans: tuple[Span, ...] = ()
    source: Literal["expander", "words"] = "expander"

    @property
    def parts(self) -> Mapping[str, str]:
        """What each part says, in the prompt's own words, by the part's name; parts left open are not there."""
        words = {
            name: ", ".join(self.text[span.start : span.end].strip(" ,.;") for span in self.spans if span.name == name)
            for name in NAMES
        }
        return {name: text for name, text in words.items() if text}

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that the prompt leaves to the painter: those of eight that every picture has."""
        parts = self.parts
        return tuple(name for name in _OPEN if name not in parts)

    @property
    def note(self) -> str:
        """How far it is to be trusted, in one sentence; empty where who wrote the prompt said so."""
        if self.source == "expander":
            return ""
        if not self.spans:
            return "None of these words is known."
        return "Read from the words alone, by what they usually mean."

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yield the whole text in pieces, each with the name of what it says, or an empty one."""
        place = 0
        for span in self.spans:
            if span.start > place:
                yield self.text[place : span.start], ""
            yield self.text[span.start : span.end], span.name
            place = span.end
        if place < len(self.text):
            yield self.text[place:], ""

    def __str__(self) -> str:
        return "".join(f"[{label(name)}: {words}]" if name else words for words, name in self.pieces())

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("explanation_bundle", self)


Change = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What was changed between two prompts.

    Parameters
    ----------
    pieces
        The words of both, in order, each run of them with "same", "removed" or "added".
    parts
        The parts that say something else now, by name: what they said before and what they say now. Empty text stands
        for a part that is left open.

    Examples
    --------
    >>> from promptmagic import Prompt
    >>> change = Prompt("a calm sea at noon, oil").diff("a calm sea at night, oil")
    >>> change.removed, change.added
    (('noon',), ('night',))
    >>> change
    a calm sea at [-noon-] {+night+}, oil
    """

    pieces: tuple[tuple[str, Change], ...] = ()
    parts: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def removed(self) -> tuple[str, ...]:
        """The words that are gone, in runs."""
        return self._runs("removed")

    @property
    def added(self) -> tuple[str, ...]:
        """The words that are new, in runs."""
        return self._runs("added")

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the parts that say something else now."""
        return tuple(self.parts)

    def _runs(self, change: Change) -> tuple[str, ...]:
        return tuple(text.strip() for text, kind in self.pieces if kind == change and text.strip())

    def __bool__(self) -> bool:
        return any(kind != "same" for _, kind in self.pieces)

    def __str__(self) -> str:
        marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
        told = (_enclosed(text, *marks[kind]) for text, kind in self.pieces)
        return "".join(told).replace("-]{+", "-] {+") if self else "nothing was changed"

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("difference_bundle", self)


def _enclosed(text: str, before: str, after: str) -> str:
    """Return a text between marks, the white space around it outside of them."""
    bare = text.strip()
    if not bare:
        return text
    start = text.index(bare)
    return f"{text[:start]}{before}{bare}{after}{text[start + len(bare) :]}"
