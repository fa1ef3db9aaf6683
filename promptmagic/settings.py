"""A setting: one named value of a painter or a dialect, with its kind, its bounds, and what it means."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from promptmagic.errors import OptionError, UnknownNameError, did_you_mean

Value = int | float | str | bool
"""What a setting may hold."""

_SWITCH = {"yes": True, "on": True, "true": True, "1": True, "no": False, "off": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a person may set, as ``key=value`` behind a name.

    `kind` is int, float, str or bool. `default` is a value of that kind, None where the painter finds its own. A number
    is from `least` to `most`, a word one of `choices`, where these are given.
    """

    name: str
    kind: type[Value]
    meaning: str
    default: Value | None = None
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()

    def read(self, value: object) -> Value:
        """Return a value, typed or configured, as one of this setting's kind.

        Raises
        ------
        OptionError
            It is of another kind, or out of bounds.
        """
        found = self._as_kind(value)
        if found is None or not self._within(found):
            near = did_you_mean(str(value), self.choices)
            raise OptionError(f"{self.name} must be {self.wanted}, not {value!r}.{near}", f"It means: {self.meaning}.")
        return found

    @property
    def wanted(self) -> str:
        """In words, what it may hold."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        noun = {bool: "yes or no", int: "a whole number", float: "a number"}.get(self.kind, "text")
        if self.least is not None and self.most is not None:
            return f"{noun} from {self.least:,g} to {self.most:,g}"
        if self.least is not None:
            return f"{noun} of {self.least:,g} or more"
        return noun if self.most is None else f"{noun} of {self.most:,g} or less"

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What to offer where a value is to be completed."""
        if self.kind is bool:
            return ("yes", "no")
        return self.choices or (() if self.default is None else (written(self.default),))

    def _as_kind(self, value: object) -> Value | None:
        if self.kind is bool:
            return _SWITCH.get(str(value).strip().lower())
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        if self.kind is str:
            text = str(value).strip()
            return next((choice for choice in self.choices if choice.lower() == text.lower()), text)
        try:
            number: int | float = int(value) if self.kind is int else float(value)
        except (ValueError, OverflowError):
            return None
        lossy = isinstance(value, float) and self.kind is int
        return None if lossy or not math.isfinite(number) else number

    def _within(self, value: Value) -> bool:
        if isinstance(value, str):
            return not self.choices or value in self.choices
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def written(value: Value) -> str:
    """Return a value as it is typed in a spec."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def read(known: Iterable[Setting], given: Mapping[str, object], whose: str) -> dict[str, Any]:
    """Return values, typed or configured, read and within bounds; a value of None is not given.

    Raises
    ------
    UnknownNameError
        There is no such setting; `whose` says of what, such as "the painter 'sketch'".
    OptionError
        A value does not fit.
    """
    by_name = {setting.name: setting for setting in known}
    for name in given:
        if name not in by_name:
            none = "" if by_name else f"{whose[:1].upper()}{whose[1:]} has no options."
            raise UnknownNameError.among(f"option of {whose}", name, by_name, none)
    return {name: by_name[name].read(value) for name, value in given.items() if value is not None}


def hold(holder: object, known: Iterable[Setting], given: Mapping[str, Any]) -> None:
    """Give an object an attribute for each setting: the value that is given, else the default; no word is ``""``.

    Raises
    ------
    TypeError
        Something is given that is no setting.
    """
    left = dict(given)
    for setting in known:
        value = left.pop(setting.name, None)
        value = setting.default if value is None else value
        setattr(holder, setting.name, "" if value is None and setting.kind is str else value)
    if left:
        raise TypeError(f"{type(holder).__name__} has no option {next(iter(left))!r}.")
