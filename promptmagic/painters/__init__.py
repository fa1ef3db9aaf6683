"""Painters turn a prompt into a picture: the protocol that each of them follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from promptmagic.model import Picture, Prompt

GROUP = "promptmagic.painters"
"""The entry-point group in which painters, built-in or not, are registered."""

Progress = Callable[[float | None, bytes | None], None]
"""Told while painting: how much is done (0 to 1, None where unknown) and a partial picture's bytes, if there is one."""


def silent(fraction: float | None, partial: bytes | None) -> None:
    """Ignore the progress."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """What picture is wanted, beside the prompt's words.

    `size` is width and height in pixels, None for the painter's own choice; `seed` is used by painters that take one;
    `quality` is the painter's own word, empty for its default. `background` ("transparent", "opaque") and `format`
    ("png", "jpeg", "webp") are for painters that have a choice there; empty for the painter's own.

    `source` is the picture to start from, for painters that `can_edit`, and `mask` what limits the change: transparent
    (and white) where the picture may change, of the source's size. Both are PNG files.
    """

    seed: int
    size: tuple[int, int] | None = (1024, 1024)
    quality: str = ""
    background: str = ""
    format: str = ""
    source: bytes | None = field(default=None, repr=False)
    mask: bytes | None = field(default=None, repr=False)


class Painter(Protocol):
    """Paints one prompt. Made by the registry as `Class(model)`, where `model` may be empty; used by several threads.

    `name` is the registry's name, `model` the model in use (empty where there is none), `label` its honest name in
    captions, `free` whether it never bills. One that starts from a picture where the canvas has a `source` says so with
    an attribute `edits = True`; it is asked for nothing of the kind otherwise. One that ends its work soon, and costs
    nothing after, when `progress` raises CancelledError says so with `cancels = True`; `progress` of any other never
    raises, since what is paid for should arrive.
    """

    name: str
    model: str
    label: str
    free: bool

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture, with `data` set.

        Raises
        ------
        OptionError
            The canvas asks for what this painter cannot do.
        EngineError
            The picture could not be made; says whether it was billed.
        """
        ...


@runtime_checkable
class Careful(Protocol):
    """What a painter may also offer: to find out before any call, of its own or of others, what it cannot paint."""

    def check(self, canvas: Canvas) -> None:
        """Look at the canvas without calling anybody.

        Raises
        ------
        OptionError
            It asks for what this painter cannot do.
        EngineError
            Something is missing, such as a key.
        """
        ...


def can_cancel(painter: object) -> bool:
    """Say whether a painter can be called back once it has begun."""
    return getattr(painter, "cancels", False) is True


def can_edit(painter: object) -> bool:
    """Say whether a painter can start from a picture."""
    return getattr(painter, "edits", False) is True
