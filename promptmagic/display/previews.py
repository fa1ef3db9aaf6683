"""Free previews of prompts, sketched in one thread beside all other work, the newest wording of each."""

from __future__ import annotations

import threading
from collections.abc import Callable

from promptmagic.model import Prompt


class Previews:
    """Sketches what is wanted, one after another; a thread lives only while something is wanted.

    Parameters
    ----------
    sketch
        Sketches one prompt, by its number, and shows it.
    """

    def __init__(self, sketch: Callable[[int, Prompt], None]) -> None:
        self._sketch = sketch
        self._wanted: dict[int, Prompt] = {}
        self._at_work = False
        self._lock = threading.Lock()

    def want(self, number: int, prompt: Prompt) -> None:
        """Sketch the prompt soon; an older wording that still waits is forgotten."""
        with self._lock:
            self._wanted[number] = prompt
            if not self._at_work:
                self._at_work = True
                threading.Thread(target=self._work, name="promptmagic-preview", daemon=True).start()

    def forget(self) -> None:
        """Sketch nothing more of what is wanted now."""
        with self._lock:
            self._wanted.clear()

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            self._sketch(*wanted)

    def _next(self) -> tuple[int, Prompt] | None:
        with self._lock:
            if not self._wanted:
                self._at_work = False
                return None
            number = next(iter(self._wanted))
            return number, self._wanted.pop(number)
