"""Painters and expanders by name: built-in ones and installed plugins are entry points alike.

A *spec* is what a person types after `-p` or `-e`: `name` or `name:model`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from promptmagic.errors import EngineError, PromptMagicError, UnknownNameError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_ATTRIBUTES = {"painter": ("name", "model", "label", "free"), "expander": ("name", "model", "free")}
"""What an engine of each kind must have, beside its method."""

_METHODS = {"painter": "paint", "expander": "expand"}

_SECRET = ("KEY", "SECRET", "TOKEN")
"""An environment variable with one of these in its name holds what nobody is to see."""

_SHORTEST = 6
"""Characters of a key; anything shorter is a setting, such as 1, and stands in other words by chance."""


@cache
def _entries(group: str) -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=group)}


def names(group: str) -> list[str]:
    """Return the names registered in an entry-point group, sorted."""
    return sorted(_entries(group))


def split(spec: str) -> tuple[str, str]:
    """Return the name and the model (maybe empty) of a spec."""
    name, _, model = spec.partition(":")
    return name.strip(), model.strip()


def check(group: str, spec: str) -> None:
    """Raise UnknownNameError, with close matches, unless the spec's name is registered."""
    name, _ = split(spec)
    if name not in _entries(group):
        raise UnknownNameError.among(_kind(group), name, names(group))


def make(group: str, spec: str) -> Any:
    """Import and make the painter or expander that the spec names.

    Raises
    ------
    UnknownNameError
        Nothing with that name is registered.
    EngineError
        It is registered but cannot be imported or made, or lacks what engines must have; says which package it came
        from.
    """
    check(group, spec)
    name, model = split(spec)
    kind, entry = _kind(group), _entries(group)[name]
    whose = f"The {kind} {name!r} of {entry.dist.name if entry.dist else 'an unknown package'}"
    with _cause_named(f"{whose} cannot be loaded", "Install what it needs, or choose another."):
        factory = entry.load()
    with _cause_named(f"{whose} cannot be made", f"Choose another {kind}, or report it to its makers."):
        engine = factory(model)
        lacking = _lacking(engine, kind)
    if lacking:
        raise EngineError(
            f"{whose} has no {' and no '.join(lacking)}.",
            f"That is a bug of the {kind}: please report it to its makers.",
        )
    return engine


def secrets() -> list[str]:
    """Return the keys that the environment holds, the longest first."""
    found = {value for name, value in os.environ.items() if any(word in name.upper() for word in _SECRET)}
    return sorted((value for value in found if len(value) >= _SHORTEST), key=len, reverse=True)


def told(error: BaseException) -> str:
    """Return an exception of a plugin's in words, on one line, without the keys that the environment holds."""
    text = str(error)
    for secret in secrets():
        text = text.replace(secret, "…")
    text = shorten(text, 300, placeholder="…").rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


@contextmanager
def _cause_named(what: str, advice: str) -> Iterator[None]:
    """Turn whatever a plugin raises into an error that says what cannot be done, and why."""
    try:
        yield
    except PromptMagicError:
        raise
    except (Exception, SystemExit) as error:
        raise EngineError(f"{what}: {told(error)}.", advice) from error


def _kind(group: str) -> str:
    return group.rpartition(".")[2].removesuffix("s")


def _lacking(engine: object, kind: str) -> list[str]:
    """Return what an engine must have and has not."""
    lacking = [name for name in _ATTRIBUTES[kind] if not hasattr(engine, name)]
    method = _METHODS[kind]
    return lacking if callable(getattr(engine, method, None)) else [*lacking, f"{method}()"]
