"""Models that have retired, or will: an error for the first, one warning for the second."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from promptmagic.errors import EngineError
from promptmagic.net.bodies import json_object
from promptmagic.net.retries import Patience
from promptmagic.openai_client.calls import call
from promptmagic.openai_client.models import CURRENT, PAINTER
from promptmagic.openai_client.server import OpenAIServer

if TYPE_CHECKING:
    from openai import OpenAI

LAST_DAYS: Mapping[str, date] = {
    "dall-e-2": date(2026, 5, 12),
    "dall-e-3": date(2026, 5, 12),
    "gpt-image-1": date(2026, 10, 23),
    "gpt-image-1.5": date(2026, 12, 1),
    "gpt-image-1-mini": date(2026, 12, 1),
    "chatgpt-image-latest": date(2026, 12, 1),
}
"""When models end, as announced on OpenAI's page of deprecations (read in November 2026)."""

_NOTICE = timedelta(days=60)

_LOOK = 5.0
"""Seconds that a look at a model's page may take."""

_warned: set[str] = set()
_asked: set[tuple[str, str]] = set()
_lock = threading.Lock()


class ModelRetiresWarning(UserWarning):
    """A model that is in use will soon answer no more."""


def check(model: str, today: date | None = None) -> None:
    """Raise the error of a retired model, and warn once of one that soon will be.

    Raises
    ------
    EngineError
        The model has retired; names the day and what to write instead.
    """
    last = LAST_DAYS.get(model.lower())
    if last is None:
        return
    if last <= (today or datetime.now(UTC).date()):
        raise EngineError(
            f"The model {model} was retired on {last.isoformat()}.", f"Write openai:{PAINTER} instead.", billed="no"
        )
    warn(model, last, today)


def look_up(server: OpenAIServer, model: str, patience: Patience) -> None:
    """Ask a paid server, once in this process, when it will retire a model, and warn where that is soon.

    A server that does not tell is no failure.
    """
    with _lock:
        if server.free or server.azure_version or (server.base_url, model) in _asked:
            return
        _asked.add((server.base_url, model))

    def look(client: OpenAI) -> object:
        with client.models.with_streaming_response.retrieve(model, timeout=min(_LOOK, patience.timeout)) as response:
            return json_object(response.read()).get("shutdown_date")

    try:
        last = _day(call(server, look, replace(patience, retries=0), model=model))
    except EngineError:
        return
    if last is not None:
        warn(model, last)


def _day(value: object) -> date | None:
    try:
        if isinstance(value, str):
            return date.fromisoformat(value[:10])
        return datetime.fromtimestamp(value, UTC).date() if isinstance(value, int) else None
    except (ValueError, OverflowError, OSError):
        return None


def warn(model: str, last: date, today: date | None = None) -> None:
    """Warn, once in this process, that a model ends on the day `last`, if that is within 60 days."""
    if last - (today or datetime.now(UTC).date()) > _NOTICE:
        return
    with _lock:
        if model in _warned:
            return
        _warned.add(model)
    other = next(name for name in CURRENT if name != model)
    warnings.warn(
        f"The model {model} ends on {last.isoformat()}: write openai:{other} instead.",
        ModelRetiresWarning,
        stacklevel=2,
    )
