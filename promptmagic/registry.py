"""Painters and expanders by name: built-in ones and installed plugins are entry points alike.

A *spec* is what a person types after `-p` or `-e`: `name` or `name:model`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from promptmagic.errors import EngineError, UnknownNameError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


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
    kind = group.rpartition(".")[2].removesuffix("s")
    name, _ = split(spec)
    if name not in _entries(group):
        raise UnknownNameError.among(kind, name, names(group))


def make(group: str, spec: str) -> Any:
    """Import and make the painter or expander that the spec names.

    Raises
    ------
    UnknownNameError
        Nothing with that name is registered.
    EngineError
        It is registered but cannot be imported; says which package it came from.
    """
    check(group, spec)
    name, model = split(spec)
    entry = _entries(group)[name]
    try:
        factory = entry.load()
    except (ImportError, AttributeError) as error:
        source = entry.dist.name if entry.dist else "unknown package"
        raise EngineError(
            f"The {group.rpartition('.')[2].removesuffix('s')} {name!r} of {source} cannot be loaded: {error}.",
            "Install what it needs, or choose another.",
        ) from error
    return factory(model)
