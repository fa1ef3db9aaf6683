"""Displays that a cell keeps and changes later, each known by an id: a widget, a bundle, or a line in their place."""

from __future__ import annotations

from IPython.display import display

from promptmagic.display.figure import Bundle
from promptmagic.history.notebooks.ipynb import LINE


def publish(bundle: Bundle, display_id: str, *, update: bool = False) -> None:
    """Display a bundle under an id, or put it where the display with that id stands."""
    data, metadata = bundle
    display(data, metadata=metadata, raw=True, display_id=display_id, update=update)  # type: ignore[no-untyped-call]  # IPython has no types


def publish_widget(widget: object, display_id: str) -> None:
    """Display a widget under an id; exports leave it out."""
    display(widget, display_id=display_id, metadata={LINE: True})  # type: ignore[no-untyped-call]


def give_way(line: str, display_id: str) -> None:
    """Put a line of text where a widget stands; exports leave it out as they do the widget."""
    publish(({"text/plain": line}, {LINE: True}), display_id, update=True)
