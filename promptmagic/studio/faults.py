"""The faults of plugins: what another's engine does wrong becomes an error that says whose bug it is, without keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypeVar

from promptmagic.errors import Billed, EngineError, PromptMagicError
from promptmagic.expanders import Expander
from promptmagic.painters import Painter
from promptmagic.registry import told

T = TypeVar("T")
EngineKind = Literal["painter", "expander"]


@contextmanager
def named(kind: EngineKind, engine: Painter | Expander, billed: Billed | None) -> Iterator[None]:
    """Turn an engine's bug into an EngineError that says whose it is, with its cause."""
    try:
        yield
    except PromptMagicError:
        raise
    except Exception as error:
        raise EngineError(
            f"The {kind} {engine.name!r} failed with {told(error)}.", _report_it(kind), billed=billed
        ) from error


def checked(made: object, wanted: type[T], kind: EngineKind, engine: Painter | Expander, billed: Billed | None) -> T:
    """Return what an engine made, or raise EngineError where that is nothing of the kind that it owes."""
    if isinstance(made, wanted):
        return made
    what = "None" if made is None else f"{type(made).__module__}.{type(made).__qualname__}".removeprefix("builtins.")
    noun = f"{'an' if wanted.__name__[0] in 'AEIO' else 'a'} {wanted.__name__}"
    raise EngineError(
        f"The {kind} {engine.name!r} returned {what} in place of {noun}.", _report_it(kind), billed=billed
    )


def _report_it(kind: EngineKind) -> str:
    return f"That is a bug of the {kind}: please report it to its makers."
