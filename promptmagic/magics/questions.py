"""A brief that ends in a question mark: IPython would take the line for a request for help before any magic sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from tokenize import TokenInfo
from typing import Any

from IPython.core.inputtransformer2 import TokenTransformBase, assemble_continued_line, find_end_of_continued_line

_QUESTION = re.compile(
    r"(?P<before>\s*(?:[^\W\d][\w.\[\]'\", ]*(?<![=!<>])=\s*)?)%"
    r"(?P<magic>paint|imageprompt|describe|\w+(?=[ \t]+%(?:paint|imageprompt|describe)\b))[ \t]+"
    r"(?P<typed>[^?\s].*\?)\s*$"
)
"""A line magic of ours, maybe behind `%time`, with words before the question mark; `%paint?` alone stays a request for
help."""


class QuestionTransformer(TokenTransformBase):
    """Turns a line magic whose brief ends in a question mark into the call that it stands for."""

    priority = 1  # before IPython's own for help, which has 5

    @classmethod
    def find(cls, tokens_by_line: Sequence[Sequence[TokenInfo]]) -> QuestionTransformer | None:
        """Return the transformer of the first such line; None where there is none."""
        for tokens in tokens_by_line:
            first = next((token for token in tokens if token.string.strip()), None)
            if first is not None and _QUESTION.match(_logical(tokens)):
                return cls(first.start)
        return None

    def transform(self, lines: list[str]) -> list[str]:
        """Return the cell's lines with that line put in other words."""
        end = find_end_of_continued_line(lines, self.start_line)
        line = assemble_continued_line(lines, (self.start_line, 0), end)
        match: Any = _QUESTION.match(line)
        if match is None:
            return lines
        call = f"{match['before']}get_ipython().run_line_magic({match['magic']!r}, {match['typed']!r})\n"
        return [*lines[: self.start_line], call, *lines[end + 1 :]]


def _logical(tokens: Sequence[TokenInfo]) -> str:
    """Return the line that a statement stands on, with those that continue it behind a backslash."""
    physical = dict.fromkeys((token.start[0], token.line) for token in tokens if token.line)
    return " ".join(line.rstrip("\n").removesuffix("\\") for _, line in sorted(physical))
