"""What was painted in a notebook, kept beside it: rows in SQLite, picture files that tell their own story."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from promptmagic.history.history import History
from promptmagic.history.notebooks.notebook import Place, identify

if TYPE_CHECKING:
    from promptmagic.history.reading import read_picture
    from promptmagic.history.store.database import HistoryWarning
    from promptmagic.pictures.metadata import PictureStory

__all__ = ["History", "HistoryWarning", "PictureStory", "Place", "identify", "read_picture"]

# The extension makes a History while it loads; what reads and writes files waits until there is something to read.
_HOMES = {
    "HistoryWarning": "history.store.database",
    "PictureStory": "pictures.metadata",
    "read_picture": "history.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'promptmagic.history' has no attribute {name!r}")
    return getattr(import_module(f"promptmagic.{_HOMES[name]}"), name)
