"""How far a long piece of work is: counted, and shown as one line that is written over."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TextIO

from promptmagic.text import fitting

_WIDTH = 24
"""Letters of the bar."""

_SECONDS = 0.25
"""How long a line stands at least, so that writing it costs nothing."""


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """How many pictures are wanted, how many were there before, and how many were painted or failed since."""

    total: int
    saved: int = 0
    painted: int = 0
    failed: int = 0
    seconds: float = 0.0
    ended: bool = False

    @property
    def done(self) -> int:
        """How many need no more work."""
        return self.saved + self.painted + self.failed

    @property
    def left(self) -> float | None:
        """About how many seconds are left; None before the first picture."""
        worked = self.painted + self.failed
        return self.seconds / worked * (self.total - self.done) if worked else None

    def __str__(self) -> str:
        full = round(_WIDTH * self.done / self.total) if self.total else _WIDTH
        parts = [
            f"{'█' * full}{'░' * (_WIDTH - full)} {self.saved + self.painted} of {self.total} pictures",
            f"{self.saved} there before" if self.saved else "",
            f"{self.failed} failed" if self.failed else "",
            _ending(self),
        ]
        return " · ".join(filter(None, parts))


def _ending(progress: ProgressLine) -> str:
    if progress.ended:
        return f"in {_clock(progress.seconds)}"
    return "" if progress.left is None else f"about {_clock(progress.left)} left"


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Bar:
    """Writes tallies as one line, over and over where somebody sees it, and once at the end where it is a file."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out if out is not None else sys.stdout
        # A notebook's output is no terminal, and does write over its line.
        self._live = self._out.isatty() or type(self._out).__module__.startswith("ipykernel.")
        self._written = 0.0
        self._width = 0

    def __call__(self, progress: ProgressLine) -> None:
        """Write a progress, if it is time."""
        now = time.monotonic()
        if progress.ended or (self._live and now - self._written >= _SECONDS):
            line = fitting(str(progress), getattr(self._out, "encoding", None))
            blank = " " * max(0, self._width - len(line))
            start = "\r" if self._live else ""
            self._out.write(f"{start}{line}{blank}" + ("\n" if progress.ended else ""))
            self._out.flush()
            self._written, self._width = now, len(line)
