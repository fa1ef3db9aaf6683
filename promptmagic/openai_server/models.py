"""OpenAI's models by name: which one is the default, and which have retired or will."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from promptmagic.errors import EngineError

PAINTER = "gpt-image-2.6-flare"
EXPANDER = "gpt-6-luna"

CURRENT = (PAINTER, "gpt-image-2.6-sunburst", "gpt-image-2.5-flare", "gpt-image-2.5-sunburst", "gpt-image-2", EXPANDER)
"""The models that this package was made for, the defaults first of their sort."""

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

_warned: set[str] = set()
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


def warn(model: str, last: date, today: date | None = None) -> None:
    """Warn, once in this process, that a model ends on the day `last`, if that is within 60 days."""
    if last - (today or datetime.now(UTC).date()) > _NOTICE:
        return
    with _lock:
        if model in _warned:
            return
        _warned.add(model)
    warnings.warn(
        f"The model {model} ends on {last.isoformat()}: write openai:{PAINTER} instead.",
        ModelRetiresWarning,
        stacklevel=2,
    )
