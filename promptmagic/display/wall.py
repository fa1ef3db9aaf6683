"""The wall: what a cell shows of a history, a gallery and below it the saved table, or a picker and its figure."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from uuid import uuid4

from IPython.display import display

from promptmagic.crew import Stop
from promptmagic.display.easel import Easel
from promptmagic.display.figure import Bundle, bounded
from promptmagic.display.gallery import Gallery
from promptmagic.display.picker import LOCK
from promptmagic.display.table import table_bundle
from promptmagic.errors import PromptMagicError
from promptmagic.events import Event, Finished
from promptmagic.model import Record

if TYPE_CHECKING:
    from promptmagic.history import History
    from promptmagic.studio import Studio

_NOTE_LETTERS = 400
_LINE = "run the cell again to search, star, open and restore"


class Wall:
    """What a cell shows of a history: the gallery, and as a display of its own below it the table that is saved.

    A generation that is restored or repainted takes both places: its picker that of the gallery, its figure that of
    the table. It takes the calls of an `Easel`.

    Parameters
    ----------
    studio
        Who paints, and who remembers picks.
    history
        What hangs here.
    cell
        The cell that shows it.
    """

    def __init__(self, studio: Studio, history: History, *, cell: str = "") -> None:
        self.studio = studio
        self.cell = cell
        self.kept = False
        self._history = history
        self._stage = (uuid4().hex, uuid4().hex)
        self._easel: Easel | None = None
        self._stop: Stop | None = None
        self.gallery = Gallery(history, studio)
        self.gallery.on_msg(self._on_message)

    def show(self) -> None:
        """Display the gallery, and the saved table below it, which a page with the live gallery hides."""
        display(self.gallery, display_id=self._stage[0])  # type: ignore[no-untyped-call]  # IPython has no types
        _publish(table_bundle(self._history), self._stage[1], update=False)

    def another_cell_ran(self) -> None:
        """Leave the saved table alone where nothing is being painted, and its output can be reached."""
        with LOCK:
            painting = self.gallery.painting or bool(self._easel and self._easel.picker and self._easel.picker.busy)
            if not painting and not self.gallery.reloaded:
                self.keep()

    def keep(self) -> None:
        """Let the gallery, or the picker in it, give way to a line of text; what is below stays."""
        with LOCK:
            if self.kept:
                return
            self.kept = True
            if self._easel is not None:
                self._easel.keep()
            else:
                _publish(({"text/plain": _LINE}, {}), self._stage[0], update=True)
                _publish(table_bundle(self._history), self._stage[1], update=True)
            self.gallery.close()

    def leave(self) -> None:
        """Close everything: the cell shows something else now."""
        with LOCK:
            self.kept = True
            if self._easel is not None:
                self._easel.leave()
            self.gallery.close()

    # Answering the person

    def _on_message(self, _gallery: object, content: object, _buffers: object) -> None:
        if not isinstance(content, dict):
            return
        name = str(content.get("id", ""))
        try:
            match content.get("kind"):
                case "restore":
                    self._restore(name)
                case "repaint":
                    self._repaint(name)
                case "stop" if self._stop is not None:
                    self._stop.set()
                case "back":
                    self._back()
        except PromptMagicError as error:
            self._say(error)

    def _restore(self, id: str) -> None:
        """Put a generation into a picker, whose picks belong to the cell that made it."""
        with LOCK:
            if self.kept or self.gallery.painting:
                return
            record = self.studio.record(id)
            easel = self._hang(Easel(self.studio, kind=record.kind, brief=record.text, total=0, stage=self._stage))
            easel.restore(record)

    def _repaint(self, id: str) -> None:
        """Paint a generation's prompts anew, in a thread of its own, before the person's eyes."""
        with LOCK:
            if self.kept or self.gallery.painting:
                return
            record = self.studio.record(id)
            easel = Easel(self.studio, kind="paint", brief=record.text, total=len(record.prompts), stage=self._stage)
            if easel.picker is not None:
                easel.picker.own_cell = False
            self._hang(easel)
            self._stop = Stop()
            self.gallery.painting = True
        work = (id, easel, self._stop)
        threading.Thread(target=self._paint, args=work, name="promptmagic-repaint", daemon=True).start()

    def _paint(self, id: str, easel: Easel, stop: Stop) -> None:
        made: list[Record] = []

        def tell(event: Event) -> None:
            if isinstance(event, Finished):
                made.append(event.record)
            else:
                easel.tell(event)

        try:
            self.studio.repaint(id, listener=tell, stop=stop)
        except PromptMagicError as error:
            self._say(error)
        finally:
            self._settle(easel, made[-1] if made else None)

    def _settle(self, easel: Easel, record: Record | None) -> None:
        """Show what was repainted, and follow it; go back to the table where nothing was."""
        with LOCK:
            self.gallery.painting = False
            self._stop = None
            if record is not None and record.pictures and not self.kept:
                easel.restore(record)
            elif easel is self._easel:
                self._back()

    def _hang(self, easel: Easel) -> Easel:
        """Show an easel's picker in the gallery's place."""
        former, self._easel = self._easel, easel
        if former is not None:
            former.leave()
        if easel.picker is not None:
            easel.picker.on_close(lambda: self._on_closed(easel))
        self.gallery.note = ""
        self.gallery.picker = easel.picker
        return easel

    def _on_closed(self, easel: Easel) -> None:
        """Close the gallery once the picker in it was kept: a line of text stands in their place."""
        if easel is self._easel and easel.kept and not self.kept:
            self.kept = True
            self.gallery.close()

    def _back(self) -> None:
        """Return to the table."""
        with LOCK:
            easel, self._easel = self._easel, None
            if easel is None or self.gallery.painting:
                self._easel = easel
                return
            self.gallery.picker = None
            easel.leave()
            self.gallery.look(self.gallery.first)
            _publish(table_bundle(self._history), self._stage[1], update=True)

    def _say(self, error: PromptMagicError) -> None:
        self.gallery.note = bounded(str(error), _NOTE_LETTERS)


def _publish(bundle: Bundle, display_id: str, *, update: bool) -> None:
    data, metadata = bundle
    display(data, metadata=metadata, raw=True, display_id=display_id, update=update)  # type: ignore[no-untyped-call]
