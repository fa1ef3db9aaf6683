"""A text of another language as English has it, word by word, and the way back to the person's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from promptmagic.lexicon.describing import describe
from promptmagic.lexicon.words import english_words

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Gloss:
    """An English text for one of another language.

    `spans` are, for each word of `text`, its start and end there, and those of the words of `source` it stands for.
    """

    source: str
    text: str
    spans: tuple[tuple[int, int, int, int], ...]

    def own(self, phrase: str) -> str:
        """Return the person's own words for words of the English text; those themselves where there are none."""
        found = self._places(phrase) or self._places_of_noun(phrase)
        if not found:
            return phrase
        start, end = min(at[0] for at in found), max(at[1] for at in found)
        named = {place for at in found for place in range(*at)}
        between = [one for one in _WORD.finditer(self.source, start, end) if one.start() not in named]
        if len(between) <= 1:  # an article or the like
            return self.source[start:end]
        return " ".join(self.source[first:last] for first, last in sorted(set(found)))

    def _places(self, phrase: str) -> list[tuple[int, int]]:
        at = re.search(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", self.text.casefold())
        if at is None:
            return []
        return [(first, last) for start, end, first, last in self.spans if at.start() <= start and end <= at.end()]

    def _places_of_noun(self, noun: str) -> list[tuple[int, int]]:
        """Return where a thing is named that a report calls by its canonical noun."""
        said = describe(self.text).said
        meant = next((one for one in said if one.role in ("subject", "setting") and one.value == noun), None)
        return self._places(self.text[meant.start : meant.end]) if meant else []


def gloss(text: str) -> Gloss:
    """Return a text in English, word for word and in English order; words that nobody knows stay as they are."""
    made, spans = "", []
    for word, start, end, breaks in english_words(text):
        made += (", " if breaks else " ") if made else ""
        spans.append((len(made), len(made) + len(word), start, end))
        made += word
    return Gloss(text, made, tuple(spans))
