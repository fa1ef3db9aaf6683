"""What happens while a generation is made, told to one listener as plain values, always on the thread that asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from promptmagic.errors import PromptMagicError
from promptmagic.model import FREE, Cost, Picture, Prompt, Record, Variation


@dataclass(frozen=True, slots=True)
class Started:
    """The work begins: `total` cards wait, and it will cost about `estimate`. Sent before any request."""

    record: Record
    total: int
    estimate: Cost = FREE


@dataclass(frozen=True, slots=True)
class Prompted:
    """Prompt `number` (from 1) arrived."""

    number: int
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Previewed:
    """The free preview of prompt `number` is painted."""

    number: int
    picture: Picture


@dataclass(frozen=True, slots=True)
class Painting:
    """Variation `number` is on its painter's output; `fraction` (0 to 1) and a `partial` picture where it tells.

    `grows` says that a partial picture is right as far as it goes, and is no blurred guess at all of it.
    """

    number: int
    fraction: float | None = None
    partial: bytes | None = None
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Painted:
    """A variation has its picture, and it is on disk."""

    variation: Variation


@dataclass(frozen=True, slots=True)
class Failed:
    """Variation `number` has no picture; its siblings go on."""

    number: int
    error: PromptMagicError


@dataclass(frozen=True, slots=True)
class Finished:
    """No more will come; `stopped` where a person interrupted it."""

    record: Record
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that a person should know: beside the pictures, which are there, something did not come."""

    text: str


Event = Started | Prompted | Previewed | Painting | Painted | Failed | Finished | Noted
Listener = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Do nothing: the listener of a script that only wants the result."""
