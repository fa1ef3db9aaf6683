"""The studio: the whole way from a brief to kept pictures, and the rooms in which it is gone."""

from promptmagic.studio.studio import Studio, Watcher

__all__ = ["Studio", "Watcher"]
