"""A studio that pays, and what it asks of the loopback server where it is to cost little."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openai_loopback import BILLS

from promptmagic.history import History
from promptmagic.studio import Studio

SMALL: dict[str, Any] = {"size": "64x64", "quality": "low", "raw": True}


def studio_in(folder: Path, **known: Any) -> Studio:
    """A studio whose default server bills, and which asks no request twice by itself."""
    return Studio(History(folder), retries=0, partials=False, servers=BILLS, **known)
