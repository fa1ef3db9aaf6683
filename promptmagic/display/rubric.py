"""A rubric: what is looked at in a picture or a prompt, and what is written down about each, as a table to show."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from promptmagic.display.figure import framed
from promptmagic.errors import OptionError

_CRITERIA: Mapping[str, str] = {
    "subject": "Is what the brief asks for there, as many of it and in the right place?",
    "setting": "Can you tell where it is, and what time of day?",
    "light": "Does the light come from one place, and does it suit the mood?",
    "composition": "Does the eye find the most important thing first?",
    "style": "Does the manner fit what the picture is for?",
    "honesty": "Do caption and alt text say what is there, who made it, and what is missing?",
}
_LEVELS = ("not yet", "partly", "yes")
_CELL = "padding:0.35em 0.8em;text-align:start;border-bottom:1px solid #8888;vertical-align:top"


@dataclass(frozen=True, slots=True)
class Rubric:
    """Questions to ask of a picture, and the levels of an answer. Alone in a cell it shows itself as a table.

    Parameters
    ----------
    criteria
        A question for each thing that is looked at, by its name; by default six that fit any picture.
    levels
        What an answer may be, the least first; the first counts 0 points, the next 1, and so on.

    Examples
    --------
    >>> rubric = Rubric({"light": "Is there one light?", "mood": "Does it feel lonely?"})
    >>> rubric.score(light="yes", mood="partly")
    '3 of 4 points: light yes (2), mood partly (1)'
    """

    criteria: Mapping[str, str] = field(default_factory=lambda: dict(_CRITERIA))
    levels: tuple[str, ...] = _LEVELS

    def __post_init__(self) -> None:
        if not self.criteria or len(self.levels) < 2:
            raise OptionError("A rubric needs a criterion and two levels.", "Leave them out to have the usual ones.")

    def score(self, **answers: str) -> str:
        """Return the points that these answers come to, in a line.

        Parameters
        ----------
        answers
            One of the levels for each criterion: ``light="partly"``.

        Raises
        ------
        OptionError
            A criterion is missing or not known, or an answer is none of the levels.
        """
        for name in self.criteria:
            if name not in answers:
                raise OptionError(
                    f"Nothing is said about {name}.", f"Add {name}={self.levels[-1]!r}, or another level."
                )
        for name, level in answers.items():
            if name not in self.criteria:
                raise OptionError(f"The rubric does not ask for {name}.", f"It asks for {', '.join(self.criteria)}.")
            if level not in self.levels:
                raise OptionError(f"{level!r} is no level of this rubric.", f"Choose from {', '.join(self.levels)}.")
        points = {name: self.levels.index(answers[name]) for name in self.criteria}
        told = ", ".join(f"{name} {answers[name]} ({count})" for name, count in points.items())
        return f"{sum(points.values())} of {len(points) * (len(self.levels) - 1)} points: {told}"

    def __str__(self) -> str:
        told = [f"{name}: {question}" for name, question in self.criteria.items()]
        return "\n".join([*told, f"levels: {', '.join(self.levels)}"])

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        heads = "".join(f'<th style="{_CELL}">{html.escape(name)}</th>' for name in ("", "question", *self.levels))
        boxes = f'<td style="{_CELL}">☐</td>' * len(self.levels)
        rows = "".join(
            f'<tr><th scope="row" style="{_CELL}">{html.escape(name)}</th>'
            f'<td style="{_CELL}">{html.escape(question)}</td>{boxes}</tr>'
            for name, question in self.criteria.items()
        )
        table = f'<table style="border-collapse:collapse"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        return {"text/html": framed(table, []), "text/plain": str(self)}, {}
