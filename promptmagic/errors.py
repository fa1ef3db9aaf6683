"""Everything that promptmagic raises on purpose.

::

    PromptMagicError            one clear message; `advice` says what to do, `billed` whether it cost money
    ├── BriefError              the brief is empty, too long, or names what does not exist
    ├── OptionError             an option or its value is unknown or does not fit
    ├── UnknownNameError        no painter, expander, style or history entry has that name
    ├── BudgetError             a paid call would exceed the budget, or its price is not known
    ├── NotPaintedError         a picture was asked for where nothing is painted yet
    ├── EngineError             an expander or a painter could not do its work
    │   ├── KeyMissingError     no key is configured, or the server refused it
    │   ├── RefusedError        the engine declined this prompt
    │   ├── UnavailableError    the server could not be reached, or is overloaded or out of credit
    │   ├── BadAnswerError      the server answered something that is no prompt or no picture
    │   └── UnansweredError     it was ordered before, and nobody saw the answer: it may have been billed
    ├── CancelledError          a person stopped the work before it was done
    └── HistoryError            the history cannot be read or written

Each is shown in a notebook as its message alone, yet it is a real error: tools that execute notebooks see the failure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

Billed = Literal["no", "yes", "perhaps"]
"""Whether the failed work may appear on a bill."""


class PromptMagicError(Exception):
    """The root of all errors raised on purpose.

    Parameters
    ----------
    message
        What happened, in one sentence.
    advice
        What to do about it, in one sentence; empty where the message says it.
    billed
        Whether money was spent: said in the message for errors of paid engines.
    """

    def __init__(self, message: str, advice: str = "", *, billed: Billed | None = None) -> None:
        self.message = message
        self.advice = advice
        self.billed = billed
        super().__init__(message)

    def __str__(self) -> str:
        bill = {"no": "Nothing was billed.", "yes": "It was billed.", "perhaps": "It may have been billed."}
        return " ".join(part for part in (self.message, self.advice, bill.get(self.billed or "", "")) if part)

    def _render_traceback_(self) -> list[str]:
        """Show the message alone: IPython calls this in place of printing a traceback."""
        return [f"{type(self).__name__}: {self}"]


class BriefError(PromptMagicError):
    """The brief is empty, too long, or names what does not exist."""


class OptionError(PromptMagicError, ValueError):
    """An option or its value is unknown or does not fit."""


class UnknownNameError(PromptMagicError, LookupError):
    """Nothing has that name; the message lists close matches."""

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str], advice: str = "") -> UnknownNameError:
        """Say that no `kind` is called `name`, and which of the `known` names are near."""
        names = sorted(known)
        hint = advice or (f"Known: {', '.join(names)}." if names else "None is installed.")
        return cls(f"There is no {kind} called {name!r}.{did_you_mean(name, names)}", hint)


class BudgetError(PromptMagicError):
    """A paid call would exceed the budget, or its price is not known; it was not made."""


class NotPaintedError(PromptMagicError):
    """A picture was asked for where nothing is painted yet."""


class EngineError(PromptMagicError):
    """An expander or a painter could not do its work.

    `kept` are the prompts that had come before it failed, `kept_for` the numbers (from 1) of the briefs that they are
    for, and `kept_cost` what they cost; None where that is not known. `text` is what a language model had written.
    """

    kept: tuple[Any, ...] = ()
    kept_for: tuple[int, ...] = ()
    kept_cost: Any = None
    text: str = ""


class KeyMissingError(EngineError):
    """No key is configured, or the server refused it."""


class RefusedError(EngineError):
    """The engine declined this prompt."""


class UnavailableError(EngineError):
    """The server could not be reached, or is overloaded or out of credit."""


class BadAnswerError(EngineError):
    """The server answered something that is no prompt or no picture."""


class UnansweredError(EngineError):
    """It was ordered before, and nobody saw the answer: it may have been billed, so it is not ordered again unasked."""


class CancelledError(PromptMagicError):
    """A person stopped the work before it was done."""


class HistoryError(PromptMagicError):
    """The history cannot be read or written."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return " Did you mean …?" with the nearest of the `known` names, or an empty string."""
    import difflib

    near = difflib.get_close_matches(name.lower(), list(known), n=3, cutoff=0.55)
    return f" Did you mean {' or '.join(near)}?" if near else ""
