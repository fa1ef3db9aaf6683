"""What values leave to higher floors, such as wording a prompt: the package offers it to them, so that none climbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_OFFERED: dict[str, Callable[[], Callable[..., Any]]] = {}


def offer(name: str, find: Callable[[], Callable[..., Any]]) -> None:
    """Let `name` be done by what `find` returns, which is imported when it is first wanted."""
    _OFFERED[name] = find


def withdraw(name: str) -> None:
    """Offer something no longer."""
    _OFFERED.pop(name, None)


def offers(name: str) -> bool:
    """Say whether something is offered under a name."""
    return name in _OFFERED


def call(name: str, *args: Any, **kwargs: Any) -> Any:
    """Do what was offered under a name."""
    return _OFFERED[name]()(*args, **kwargs)
