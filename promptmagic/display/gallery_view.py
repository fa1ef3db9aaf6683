"""What a cell shows of a history: a gallery and below it the saved table, or a picker and its figure."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from uuid import uuid4

from promptmagic.display.cell_output import CellOutput
from promptmagic.display.gallery import Gallery
from promptmagic.display.picker import LOCK
from promptmagic.display.publishing import give_way, publish, publish_widget
from promptmagic.display.table import table_bundle
from promptmagic.errors import PromptMagicError
from promptmagic.events import Event, Finished
from promptmagic.model import Record
from promptmagic.parallel import Monitor, Stop
from promptmagic.text import bounded

if TYPE_CHECKING:
    from promptmagic.history import History
    from promptmagic.studio import Studio

_NOTE_LETTERS = 400
_LINE = "run the cell again to search, star, open and restore"


def show_table(history: History) -> None:
    """Display a history as it is saved: a table, without the gallery above it."""
    publish(table_bundle(history), uuid4().hex)


class GalleryView:
    """What a cell shows of a history: the gallery, and as a display of its own below it the table that is saved.

    A generation that is restored or repainted takes both places: its picker that of the gallery, its figure that of
    the table. It takes the calls of an `CellOutput`.

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
        self._output: CellOutput | None = None
        self._stop: Stop | None = None
        self.gallery = Gallery(history, studio)
        self.gallery.on_msg(self._on_message)

    def show(self) -> None:
        """Display the gallery, and the saved table below it, which a page with the live gallery hides."""
        publish_widget(self.gallery, self._stage[0])
        publish(table_bundle(self._history), self._stage[1])

    def another_cell_ran(self) -> None:
        """Leave the saved table alone once the gallery is out of view, unless something is being painted in it."""
        with LOCK:
            painting = self.gallery.painting or bool(self._output and self._output.picker and self._output.picker.busy)
            if not (painting or self.gallery.reloaded or self.gallery.in_view):
                self.keep()

    def keep(self) -> None:
        """Let the gallery, or the picker in it, give way to a line of text; what is below stays."""
        with LOCK:
            if self.kept:
                return
            self.kept = True
            if self._output is not None:
                self._output.keep()
            else:
                give_way(_LINE, self._stage[0])
                publish(table_bundle(self._history), self._stage[1], update=True)
            self.gallery.close()

    def leave(self) -> None:
        """Close everything: the cell shows something else now."""
        with LOCK:
            self.kept = True
            if self._output is not None:
                self._output.leave()
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
            output = self._hang(
                CellOutput(self.studio, kind=record.kind, brief=record.text, total=0, stage=self._stage)
            )
            output.restore(record)

    def _repaint(self, id: str) -> None:
        """Paint a generation's prompts anew, in a thread of its own, before the person's eyes."""
        with LOCK:
            if self.kept or self.gallery.painting:
                return
            record = self.studio.record(id)
            output = CellOutput(
                self.studio, kind="paint", brief=record.text, total=len(record.wanted), stage=self._stage
            )
            if output.picker is not None:
                output.picker.own_cell = False
            self._hang(output)
            self._stop = Stop()
            self.gallery.painting = True
        work = (id, output, self._stop)
        threading.Thread(target=self._paint, args=work, name="promptmagic-repaint", daemon=True).start()

    def _paint(self, id: str, output: CellOutput, stop: Stop) -> None:
        made: list[Record] = []

        def tell(event: Event) -> None:
            if isinstance(event, Finished):
                made.append(event.record)
            else:
                output.tell(event)

        try:
            self.studio.repaint(id, fresh=True, monitor=Monitor(tell, stop))
        except PromptMagicError as error:
            self._say(error)
        finally:
            self._settle(output, made[-1] if made else None)

    def _settle(self, output: CellOutput, record: Record | None) -> None:
        """Show what was repainted, and follow it; go back to the table where nothing was."""
        with LOCK:
            self.gallery.painting = False
            self._stop = None
            if record is not None and record.pictures and not self.kept:
                output.restore(record)
            elif output is self._output:
                self._back()

    def _hang(self, output: CellOutput) -> CellOutput:
        """Show an output's picker in the gallery's place."""
        former, self._output = self._output, output
        if former is not None:
            former.leave()
        if output.picker is not None:
            output.picker.on_close(lambda: self._on_closed(output))
        self.gallery.note = ""
        self.gallery.picker = output.picker
        return output

    def _on_closed(self, output: CellOutput) -> None:
        """Close the gallery once the picker in it was kept: a line of text stands in their place."""
        if output is self._output and output.kept and not self.kept:
            self.kept = True
            self.gallery.close()

    def _back(self) -> None:
        """Return to the table."""
        with LOCK:
            output, self._output = self._output, None
            if output is None or self.gallery.painting:
                self._output = output
                return
            self.gallery.picker = None
            output.leave()
            self.gallery.look(self.gallery.first)
            publish(table_bundle(self._history), self._stage[1], update=True)

    def _say(self, error: PromptMagicError) -> None:
        self.gallery.note = bounded(str(error), _NOTE_LETTERS)
