"""Jobs: what takes long in a picker, one after another in a thread of their own, until a person stops them."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager

from promptmagic.errors import PromptMagicError
from promptmagic.parallel import Stop

JobWork = Callable[[Stop], object]
"""What is done in a job, until its `stop` is set."""


class Jobs:
    """Does one job after another; a thread lives only while there is one to do.

    Parameters
    ----------
    lock
        Guards whose jobs these are; `on_error` and `on_end` are called while it is held.
    on_error
        Called with what ended a job early, as it ends.
    on_end
        Called when the last job has ended, however it has.
    """

    def __init__(
        self,
        lock: AbstractContextManager[object],
        on_error: Callable[[PromptMagicError], None],
        on_end: Callable[[], None],
    ) -> None:
        self._lock = lock
        self._on_error = on_error
        self._on_end = on_end
        self._waiting: deque[JobWork] = deque()
        self._stop: Stop | None = None

    @property
    def running(self) -> bool:
        """Whether a job is being done."""
        return self._stop is not None

    def begin(self, work: JobWork) -> None:
        """Do a job, or let it wait until those before it have ended."""
        with self._lock:
            self._waiting.append(work)
            if self._stop is None:
                self._stop = Stop()
                threading.Thread(target=self._run, name="promptmagic-job", daemon=True).start()

    def stop(self) -> None:
        """End the job that is being done, and forget those that wait."""
        with self._lock:
            self._waiting.clear()
            if self._stop is not None:
                self._stop.set()

    def _run(self) -> None:
        try:
            while (job := self._next()) is not None:
                self._do(*job)
        finally:
            with self._lock:
                self._stop = None
                self._on_end()

    def _next(self) -> tuple[JobWork, Stop] | None:
        with self._lock:
            if not self._waiting:
                return None
            self._stop = Stop()
            return self._waiting.popleft(), self._stop

    def _do(self, work: JobWork, stop: Stop) -> None:
        try:
            work(stop)
        except PromptMagicError as error:
            with self._lock:
                self._on_error(error)
