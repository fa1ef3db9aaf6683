"""The built-in expander that needs no model: puts a brief into sentences made of phrases that fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from promptmagic.expanders import Expansion
from promptmagic.expanders.template.writer import Writer
from promptmagic.lexicon import describe
from promptmagic.model import Brief, Prompt

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
        """Return one prompt for each brief, in order; equal briefs get prompts that differ.

        Briefs that differ are choices of one, and share an expansion: they differ in what was said and in nothing else.
        """
        titles: set[str] = set()
        apart = _apart(briefs)
        written: dict[Brief, Iterator[Prompt]] = {}
        for alike in _by_language(apart):
            rounds = max((list(briefs).count(brief) for brief in alike), default=0)
            writer = Writer(alike, seed, [apart[brief] for brief in alike], titles)
            made = _told_apart([writer.write() for _ in range(rounds)])
            written |= {brief: iter([prompts[at] for prompts in made]) for at, brief in enumerate(alike)}
        return Expansion(tuple(next(written[brief]) for brief in briefs))


_VIEWS = ("Seen from near.", "Seen from far off.", "Seen from a little above.", "Seen from low down.")
"""What tells prompts apart of a brief so full that nothing else fits it."""


def _told_apart(rounds: list[list[Prompt]]) -> list[list[Prompt]]:
    """Return the rounds of prompts, with a view added in those of English briefs that read like one before."""
    made: list[list[Prompt]] = []
    for k, prompts in enumerate(rounds):
        is_same = [p.text for p in prompts] in [[p.text for p in other] for other in rounds[:k]]
        is_english = bool(prompts) and describe(prompts[0].text).language == "en"
        view = _VIEWS[k % len(_VIEWS)] if is_same and is_english else ""
        made.append(
            [replace(prompt, text=f"{prompt.text.rstrip('.')}. {view}") if view else prompt for prompt in prompts]
        )
    return made


def _by_language(briefs: Iterable[Brief]) -> list[list[Brief]]:
    """Return the briefs put together that can share an expansion: those of one language."""
    found: dict[str, list[Brief]] = {}
    for brief in briefs:
        found.setdefault(describe(brief.text).language, []).append(brief)
    return list(found.values())


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
