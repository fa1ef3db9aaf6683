"""Asking a language model for a drawing: it is shown as it grows, read, and asked for once more if broken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from promptmagic.errors import BadAnswerError, EngineError, RefusedError
from promptmagic.model import FREE, Cost
from promptmagic.net.retries import Patience
from promptmagic.openai_client import writing
from promptmagic.openai_client.calls import Asking, call
from promptmagic.openai_client.failures import bill
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.openai_client.writing import Message, Tell, TextRequest, Written
from promptmagic.painters import Progress, silent
from promptmagic.painters.svg import instruction, reading
from promptmagic.painters.svg.drawing import Drawing
from promptmagic.painters.svg.reading import RefusedDrawingError
from promptmagic.painters.svg.rendering import NotRenderedError, render

if TYPE_CHECKING:
    from openai import OpenAI

T = TypeVar("T")

PARTIAL_SIDE = 512
"""Pixels of the longer side of a drawing that is shown while it grows."""

_PAUSE = 0.7
"""Seconds between two looks at what is written so far, at least."""

_USUAL = 12_000
"""Characters that an answer usually has: what the progress is reckoned by."""

_QUOTED = 160


class UnreadableAnswerError(BadAnswerError):
    """What a model wrote was no drawing, also the second time. `text` is what it wrote last."""


@dataclass
class Conversation:
    """One drawing's talk with a model: its messages so far, what the server counted, and what it cost.

    Parameters
    ----------
    asking, patience
        Whom to ask, as what each request is ordered, and how long to wait.
    instruction
        What the model is told before all.
    seed
        Sent to a server that may take one.
    """

    asking: Asking
    patience: Patience
    instruction: str
    seed: int
    messages: list[Message] = field(default_factory=list)
    usage: dict[str, int] = field(default_factory=dict)
    cost: Cost = FREE
    seeded: bool = False

    def ask(self, message: Message, read: Callable[[str], T], tell: Tell) -> T:
        """Return what is read of the model's answer to a message; asked once more where it cannot be read.

        `read` raises RefusedDrawingError or NotRenderedError with the reason. Each request is billed by itself.

        Raises
        ------
        UnreadableAnswerError
            It could not be read the second time either; holds what the model wrote.
        EngineError
            The request failed.
        """
        self.messages.append(message)
        written = self._write(tell)
        try:
            return self._read(written, read)
        except (RefusedDrawingError, NotRenderedError) as error:
            self.messages.append(Message("user", instruction.again(str(error))))
        written = self._write(tell)
        try:
            return self._read(written, read)
        except (RefusedDrawingError, NotRenderedError) as error:
            raise self._unreadable(written.text, str(error)) from None

    def _read(self, written: Written, read: Callable[[str], T]) -> T:
        self.messages.append(Message("assistant", instruction.readable(written.text) or "(nothing)"))
        if written.cut:
            raise RefusedDrawingError("it was cut off before its end; write a shorter one")
        return read(written.text)

    def _write(self, tell: Tell) -> Written:
        server, model = self.asking.server, self.asking.model
        asked = TextRequest(self.asking, self.instruction, tuple(self.messages), self.seed)
        heard: list[str] = []

        def hear(text: str) -> None:
            heard[:] = [text]
            tell(text)

        def work(client: OpenAI) -> Written:
            return writing.write(client, asked, hear)

        try:
            written = call(server, work, self.patience, model=model)
        except EngineError as error:
            if heard:
                error.text = heard[-1]
                error.message += f" It had written {len(error.text):,} characters.{self._began(error.text)}"
            raise
        self.seeded = written.seeded
        for name, count in written.usage.items():
            self.usage[name] = self.usage.get(name, 0) + count
        self.cost += server.words_cost(model, written.usage)
        if written.refusal:
            raise RefusedError(
                f"{server.name} declined this prompt.{server.quote(written.refusal)}",
                "Reword the prompt, and try again.",
                billed=bill(server, "yes"),
            )
        return written

    def _unreadable(self, text: str, reason: str) -> UnreadableAnswerError:
        error = UnreadableAnswerError(
            f"{self.asking.model} wrote no drawing that can be shown, asked twice: {reason}.{self._began(text)}",
            "Use a more capable model, such as -p svg:MODEL, or ask for something simpler.",
            billed=bill(self.asking.server, "yes"),
        )
        error.text = text
        return error

    def _began(self, text: str) -> str:
        began = " ".join(text.split())[:_QUOTED]
        return f' It began: "{self.asking.server.clean(began)}…"' if began else " It wrote nothing."


def watching(progress: Progress, size: tuple[int, int], shown: Callable[[str], Drawing | None]) -> Tell:
    """Return what is told of a text that grows: it shows what is drawn so far, now and then.

    `shown` says what of the text can be shown.
    """
    if progress is silent:
        return lambda _: None
    scale = PARTIAL_SIDE / max(size)
    small = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
    last = [time.monotonic(), 0.0]

    def tell(text: str) -> None:
        now = time.monotonic()
        if now - last[0] < _PAUSE and len(text) - last[1] < _USUAL / 8:
            return
        last[:] = now, len(text)
        fraction = min(0.95, len(text) / _USUAL)
        progress(fraction, _so_far(shown(text), small))
        last[0] = time.monotonic()

    return tell


def _so_far(drawing: Drawing | None, size: tuple[int, int]) -> bytes | None:
    if drawing is None:
        return None
    try:
        return render(drawing, size)
    except NotRenderedError:
        return None  # the whole drawing will say why


def so_far(size: tuple[int, int]) -> Callable[[str], Drawing | None]:
    """Return what shows of a whole drawing that is being written for a view box of that size."""
    return lambda text: reading.so_far(text, size)


def sees(server: OpenAIServer, model: str, patience: Patience) -> bool:
    """Say whether the model says that it can look at pictures; one whose server cannot be asked does not."""

    def look(client: OpenAI) -> bool:
        return writing.can_see(client, server, model)

    try:
        return call(server, look, patience, model=model)
    except EngineError:
        return False
