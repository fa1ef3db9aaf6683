"""The built-in expander that needs no model: puts a brief into sentences made of phrases that fit it."""

from __future__ import annotations

from collections.abc import Sequence

from promptmagic.expanders import Expansion
from promptmagic.expanders.template.writer import Writer
from promptmagic.model import Brief

_APART_WORDS = 3


class TemplateExpander:
    """Expands briefs offline, free, and the same way every time.

    The prompts depend on the briefs and the seed alone. A brief's own words stay as they are; what is added fits them.
    """

    name = "template"
    about = "from phrases, offline and free"
    free = True

    def __init__(self, model: str = "") -> None:
        self.model = model

    def expand(self, briefs: Sequence[Brief], *, seed: int) -> Expansion:
        """Return one prompt for each brief, in order; equal briefs get prompts that differ."""
        titles: set[str] = set()
        writers = {brief: Writer(brief, seed, apart, titles) for brief, apart in _apart(briefs).items()}
        return Expansion(tuple(writers[brief].write() for brief in briefs))


def _apart(briefs: Sequence[Brief]) -> dict[Brief, str]:
    """Return for each brief the few words that the others lack: of its style, or else of its text."""
    said = {brief: (brief.style or brief.text) for brief in briefs}
    if len({brief.style for brief in briefs}) < 2:
        said = {brief: brief.text for brief in briefs}
    shared = set.intersection(*(set(text.split()) for text in said.values())) if said else set()
    return {
        brief: " ".join([word for word in text.split() if word not in shared][:_APART_WORDS]).strip(",.;:")
        for brief, text in said.items()
    }
