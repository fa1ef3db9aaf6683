"""What was painted in a notebook, kept beside it: rows in SQLite, picture files that tell their own story."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from promptmagic.history.history import History
from promptmagic.history.notebook import Place, identify

if TYPE_CHECKING:
    from promptmagic.history.database import HistoryWarning
    from promptmagic.history.metadata import PictureStory, read_picture

__all__ = ["History", "HistoryWarning", "PictureStory", "Place", "identify", "read_picture"]

# The extension makes a History while it loads; what reads and writes files waits until there is something to read.
_HOMES = {"HistoryWarning": "database", "PictureStory": "metadata", "read_picture": "metadata"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'promptmagic.history' has no attribute {name!r}")
    return getattr(import_module(f"promptmagic.history.{_HOMES[name]}"), name)
