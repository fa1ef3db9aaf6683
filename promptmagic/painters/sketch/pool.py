"""The pool of workers: one sketch is painted in this process, those asked for at the same time by others beside it."""

from __future__ import annotations

import atexit
import os
import sys
import threading

from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, Progress, silent
from promptmagic.painters.sketch.session import paint_here
from promptmagic.painters.sketch.worker import Worker, WorkerLost

WORTH_IT = 250 * 250
"""Pixels below which a sketch is done before a worker would have it."""

MOST = 4
"""How many sketches are painted at once at most: more would only need more memory."""

_POLL = 0.1
"""Seconds between looks for a stop while all are busy."""


class Pool:
    """Shares sketches out. Workers are started when first needed, and kept for the next.

    Where no process can be started, or one was killed, the sketch is painted here: only more slowly. One that never
    painted anything is the last that is tried.
    """

    def __init__(self, count: int) -> None:
        self._condition = threading.Condition()
        self._more = count if count > 1 else 0
        self._at_home = False
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress) -> Picture:
        """Return the picture, painted here or by a worker."""
        while not self._at_home_now():
            worker = self.hire()
            if worker is not None:
                return self._by(worker, prompt, canvas, progress)
            with self._condition:
                self._condition.wait(_POLL)
            progress(None, None)
        try:
            return paint_here(prompt, canvas, progress)
        finally:
            self._leave()

    def _by(self, worker: Worker, prompt: Prompt, canvas: Canvas, progress: Progress) -> Picture:
        try:
            return worker.paint(prompt, canvas, progress)
        except WorkerLost:
            if not worker.proven:
                self._more = 0
            return paint_here(prompt, canvas, progress)
        finally:
            self.give_back(worker)

    def _at_home_now(self) -> bool:
        """Take this process's own turn, if it is free and no worker is up: with workers, it does the rest."""
        with self._condition:
            if self._at_home or (self._proven() and self._more > 0):
                return False
            self._at_home = True
            return True

    def _proven(self) -> bool:
        return any(worker.proven and worker.alive for worker in (*self._idle, *self._busy))

    def _leave(self) -> None:
        with self._condition:
            self._at_home = False
            self._condition.notify()

    def hire(self) -> Worker | None:
        """Return a worker that has nothing to do, or a new one; None where there is none to have."""
        with self._condition:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    self._busy.add(worker)
                    return worker
                worker.end()
            if len(self._busy) >= self._more:
                return None
            try:
                worker = Worker()
            except (OSError, ValueError):
                self._more = 0
                return None
            self._busy.add(worker)
            return worker

    def give_back(self, worker: Worker) -> None:
        """Keep a worker for the next sketch; one that is there no more, or not wanted any more, is let go."""
        with self._condition:
            self._busy.discard(worker)
            if worker.alive and self._more:
                self._idle.append(worker)
            else:
                worker.end()
            self._condition.notify()

    def close(self) -> None:
        """End all workers at once."""
        with self._condition:
            self._more = 0
            for worker in (*self._idle, *self._busy):
                worker.end()
            self._idle.clear()


def _count() -> int:
    """Return how many sketches this machine may paint at once."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    can_start = (
        bool(sys.executable) and not getattr(sys, "frozen", False) and sys.platform not in ("emscripten", "wasi")
    )
    return min(MOST, processors) if can_start else 1


def _open() -> None:
    global _pool
    _pool = Pool(_count())


def paint(prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
    """Return the picture of a prompt; several threads that ask at once are served side by side."""
    width, height = canvas.size or (WORTH_IT, WORTH_IT)
    if width * height < WORTH_IT:
        return paint_here(prompt, canvas, progress)
    return _pool.paint(prompt, canvas, progress)


_pool: Pool
_open()
atexit.register(lambda: _pool.close())
if hasattr(os, "register_at_fork"):  # a forked child must not share its parent's workers
    os.register_at_fork(after_in_child=_open)
