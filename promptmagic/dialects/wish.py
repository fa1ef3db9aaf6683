"""What is asked of a dialect beside a prompt's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class WordingRequest:
    """What is asked beside a prompt's words: by the options of a cell, and by the target's own settings."""

    size: str = ""
    seed: int | None = None
    exclude: str = ""
    raw: bool = False
    model: str = ""
    own: Mapping[str, Any] = field(default_factory=dict)
