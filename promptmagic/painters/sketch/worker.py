"""A worker: another process that paints sketches for this one, since threads alone would wait for each other.

It is a plain Python started with this process's own import path: no fork, which threads forbid, and no import of the
user's script, which `multiprocessing` needs. Tasks and pictures go through its standard input and output as pickles,
each with its length before it. It ends when its input ends, that is with the process that it works for, however that
one ends; and by itself when nothing was asked for a while.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from typing import BinaryIO, cast

from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, Progress
from promptmagic.redaction import keys

_COMMAND = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from promptmagic.painters.sketch.worker import serve; serve()"
)
_LENGTH = struct.Struct(">I")
_POLL = 0.1
"""Seconds between looks for a stop while a worker paints."""

_IDLE = 300.0
"""Seconds after which a worker that nobody asks anything ends, and gives its memory back."""


class WorkerLost(Exception):  # noqa: N818 - no error to a person: the sketch is painted elsewhere
    """The worker ended, or never came up, or could not do its task."""


class Worker:
    """One other process, used by one thread at a time. It is `proven` once it has answered.

    Raises
    ------
    OSError
        No process can be started here.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very Python, with our own words
            [sys.executable, "-P", "-c", _COMMAND, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.proven = False
        self._answers: queue.SimpleQueue[object] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="promptmagic sketches", daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress) -> Picture:
        """Return the picture. What `progress` raises ends the worker, and is raised.

        Raises
        ------
        WorkerLost
            It has no picture.
        """
        try:
            _send(cast(BinaryIO, self._process.stdin), (prompt, canvas, keys()))
        except (OSError, ValueError) as error:
            raise WorkerLost from error
        try:
            answer = self._answer(progress)
        except BaseException:
            self.end()
            raise
        if not isinstance(answer, Picture):
            self.proven = self.proven or answer is not None
            raise WorkerLost
        self.proven = True
        return answer

    def _answer(self, progress: Progress) -> object:
        while True:
            progress(None, None)
            try:
                return self._answers.get(timeout=_POLL)
            except queue.Empty:
                continue

    def _listen(self) -> None:
        output = cast(BinaryIO, self._process.stdout)
        try:
            while (answer := _receive(output)) is not None:
                self._answers.put(answer)
        except (OSError, ValueError, pickle.UnpicklingError):
            pass
        self._answers.put(None)

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                cast(BinaryIO, pipe).close()
            except OSError:
                continue  # what it had not read yet is of no use any more


def serve() -> None:
    """Be a worker: paint what is asked until the input ends. Nothing else may write to its output."""
    tasks = os.fdopen(os.dup(0), "rb")
    pictures = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    waiting = threading.Event()
    threading.Thread(target=_end_when_idle, args=(waiting,), daemon=True).start()
    from promptmagic.painters.sketch.session import paint_here

    while (task := _receive(tasks)) is not None:
        waiting.set()
        prompt, canvas, hidden = cast(tuple[Prompt, Canvas, list[str]], task)
        try:
            answer: Picture | str = paint_here(prompt, canvas, hidden=hidden)
        except Exception as error:  # noqa: BLE001 - whoever asked paints it again, and has the error there
            answer = repr(error)
        _send(pictures, answer)
        waiting.set()


def _end_when_idle(asked: threading.Event) -> None:
    while asked.wait(_IDLE):
        asked.clear()
    os._exit(0)


def _send(pipe: BinaryIO, value: object) -> None:
    data = pickle.dumps(value)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _receive(pipe: BinaryIO) -> object | None:
    """Return the next value; None where the other side has ended."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    data = pipe.read(_LENGTH.unpack(head)[0])
    return cast(object, pickle.loads(data))  # noqa: S301 - from our own process only
