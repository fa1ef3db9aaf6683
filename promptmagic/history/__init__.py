"""What was painted in a notebook, kept beside it: rows in SQLite, picture files that tell their own story."""

from __future__ import annotations

from promptmagic.history.database import HistoryWarning
from promptmagic.history.history import History
from promptmagic.history.metadata import PictureStory, read_picture
from promptmagic.history.notebook import Place, identify

__all__ = ["History", "HistoryWarning", "PictureStory", "Place", "identify", "read_picture"]
