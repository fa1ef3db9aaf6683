"""The built-in expander that needs no model: puts a brief into sentences made of phrases that fit it."""

from __future__ import annotations

from collections.abc import Sequence

from promptmagic.expanders import Expansion
from promptmagic.expanders.template.writer import Writer
from promptmagic.model import Brief


class TemplateExpander:
    """Expands briefs offline, free, and the same way every time.

    The prompts depend on the briefs and the seed alone. A brief's own words stay as they are; what is added fits them.
    """

    name = "template"
    free = True

    def __init__(self, model: str = "") -> None:
        self.model = model

    def expand(self, briefs: Sequence[Brief], *, seed: int) -> Expansion:
        """Return one prompt for each brief, in order; equal briefs get prompts that differ."""
        writers: dict[Brief, Writer] = {}
        return Expansion(tuple(writers.setdefault(brief, Writer(brief, seed)).write() for brief in briefs))
