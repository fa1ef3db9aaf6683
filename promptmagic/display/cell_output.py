"""The output: what one cell shows, a picker and below it the figure, kept in step with the studio while both live."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from promptmagic.captions import which
from promptmagic.display.cards import numbers
from promptmagic.display.controller import SHOWN_AGAIN, Controller
from promptmagic.display.figure import noted_bundle, record_bundle
from promptmagic.display.picker import LOCK, PickerWidget
from promptmagic.display.publishing import give_way, publish, publish_widget
from promptmagic.display.sheet import sheet_bundle
from promptmagic.display.wording import PLAIN, Wording
from promptmagic.errors import PromptMagicError
from promptmagic.events import Event, Finished, Started
from promptmagic.model import Kind, Record
from promptmagic.text import bounded

if TYPE_CHECKING:
    from promptmagic.studio import Studio
    from promptmagic.studio.request import Request
    from promptmagic.studio.restoring import Restoration

_BRIEF_LETTERS = 100


class CellOutput:
    """What one cell shows: the picker, and the figure as a display of its own below it.

    It listens to the studio's run (`tell`), and afterwards follows what is picked; the picker's controller does what is
    asked for there. Once kept, the figure and a line of text are all that is left, and follow the pick still.

    Parameters
    ----------
    studio
        Who paints, and who remembers picks.
    kind, brief, total
        What was asked for, and how many variations of it.
    cell
        The cell that a pick belongs to; empty where the host does not say.
    note
        One line to the person, such as why the painting is offline.
    widget
        Whether there is a picker. Without one nothing is shown but the figure, by `restore`.
    grid
        Whether the figure is the labelled sheet of all variations, not the chosen one alone.
    wording
        How the words of its prompts are shown.
    stage
        The ids of two displays that stand already, of the picker and of the figure: this one takes them over. By
        default it makes its own.

    Attributes
    ----------
    picker
        The picker; None where there is none, or none any more.
    picked
        Whether a person picked something in this picker.
    kept
        Whether the picker has given way to its line of text.
    shown
        Whether its place in the cell is taken.
    """

    def __init__(
        self,
        studio: Studio,
        *,
        kind: Kind,
        brief: str,
        total: int,
        cell: str = "",
        note: str = "",
        widget: bool = True,
        grid: bool = False,
        wording: Wording = PLAIN,
        stage: tuple[str, str] | None = None,
    ) -> None:
        self.studio = studio
        self.cell = cell
        self.picked = False
        self.kept = False
        self._id = ""
        self._grid = grid
        self._wording = wording
        self._picker_display, self._figure_display = stage or (uuid4().hex, uuid4().hex)
        self._figure_shown: tuple[object, ...] = stage or ()
        self._following: Callable[[], None] | None = None
        self.shown = stage is not None
        self._note = note
        self._anew: Request | None = None
        self.picker: PickerWidget | None = None
        self._controller: Controller | None = None
        if widget:
            self.picker = _waiting_picker(kind, brief, total, note)
            self.picker.wording = wording
            self.picker.on_msg(self._on_message)
            self.picker.observe(self._on_settled, "busy")
            self._controller = Controller(self.picker, studio, cell, note=note, on_pick=self._on_pick)

    # What the magics call

    def show(self) -> None:
        """Display the picker; before any request, so that the waiting cards stand there at once."""
        self.shown = True
        if self.picker is not None:
            publish_widget(self.picker, self._picker_display)
        elif self._note:
            print(self._note)

    def tell(self, event: Event) -> None:
        """Hear what happens in the studio, and show it."""
        with LOCK:
            if self._controller is not None:
                self._controller.tell(event)
            if isinstance(event, Started):
                self._follow(event.record.id)
            elif isinstance(event, Finished) and self.picker is not None:
                self.refresh()

    def restore(self, record: Record, restoration: Restoration = SHOWN_AGAIN) -> None:
        """Show a saved generation with its pick, and follow it from here on; asks nobody anything.

        `restoration` says what the cell goes on to paint of it, and whether a button paints it anew.
        """
        with LOCK:
            self._anew = restoration.anew
            if self._controller is not None:
                self._controller.restore(record, restoration)
                if not self.shown:
                    self.show()
            if self.cell or self.picker is not None:
                self._follow(record.id)
            else:  # picks that no cell can be told from would change what --pick fixed
                self._id = record.id
            self.refresh()

    def fail(self) -> None:
        """Settle after the run was ended by an error, which the cell itself shows: no card is left waiting.

        A picker in which nothing has arrived, and nothing can be tried again, gives way to a line of text.
        """
        with LOCK:
            if self.picker is None or self._controller is None:
                return
            self._controller.settle()
            arrived = numbers([*self.picker.prompts, *self.picker.pictures], "prompted", "painted", "failed")
            if not arrived:
                self._give_way(f"{bounded(self.picker.brief, _BRIEF_LETTERS)} · nothing was painted")
            elif not self._figure_shown and self._id:
                # Its place is made now: a display made later, from another thread, would stand in another cell.
                record = self.studio.record(self._id, self.cell)
                self._show_figure(record, ("nothing yet",))

    def another_cell_ran(self) -> None:
        """Keep the pick, if a person picked something here, has gone on elsewhere, and nothing is being painted."""
        with LOCK:
            if self.picked and self.picker is not None and not (self.picker.busy or self.picker.in_view):
                self.keep()

    def keep(self) -> None:
        """Let the picker give way to a line of text; the picture stays. Does nothing the second time.

        Where a page has found that the outputs of the cell do not follow, the picker stays: nothing would say what was
        picked, nor that it is not saved.
        """
        with LOCK:
            if self.picker is not None and not self.picker.lost:
                self._give_way(self._kept_line())

    def leave(self) -> None:
        """Stop following the generation and close the picker: its cell shows something else now."""
        with LOCK:
            self.kept = True
            if self._following is not None:
                self._following()
                self._following = None
            self._close()

    # Following the generation

    def _follow(self, id: str) -> None:
        if self._id != id:
            if self._following is not None:
                self._following()
            self._id = id
            self._following = self.studio.watch(id, self._on_change)

    def _on_change(self, _record: Record) -> None:
        """Show what was picked, here or by anyone else who holds the generation."""
        with LOCK:
            if self.kept:
                give_way(self._kept_line(), self._picker_display)
            self.refresh()

    def _on_settled(self, change: Mapping[str, object]) -> None:
        """Say what is missing once nothing more comes."""
        if not change["new"] and self._id and self._figure_shown and not self.kept:
            self.refresh()

    def refresh(self) -> None:
        """Bring the figure up to date; it is displayed when there is something to show for the first time."""
        record = self.studio.record(self._id, self.cell)
        shows = _subject(record, grid=self._grid, settled=self._is_settled)
        if shows not in ((), self._figure_shown):
            self._show_figure(record, shows)

    @property
    def _is_settled(self) -> bool:
        """Whether nothing more is being painted."""
        return self.picker is None or not self.picker.busy

    def _show_figure(self, record: Record, shows: tuple[object, ...]) -> None:
        is_sheet = self._grid and record.shown
        made = sheet_bundle(record) if is_sheet else record_bundle(record, self._wording, settled=self._is_settled)
        is_first = not self._figure_shown
        publish(made, self._figure_display, update=not is_first)
        if (noted := noted_bundle(record)) is not None:
            # Only now: tools that compare outputs look at what is displayed first, and at no update.
            publish(noted, self._figure_display, update=True)
        self._figure_shown = shows
        if self.picker is not None and (is_first or _updates_reach_page()):
            self.picker.below = record.shown.number if record.shown else 0

    # Answering the person

    def _on_pick(self) -> None:
        self.picked = True

    def _on_message(self, _picker: object, content: object, _buffers: object) -> None:
        match content:
            case {"kind": "keep", "number": int(number)}:
                self._keep_choice(number)
            case {"kind": "anew"} if self._anew is not None and self._controller is not None:
                request = self._anew
                self._controller.begin_anew(lambda stop: self.studio.make(request, self.tell, stop))

    def _keep_choice(self, number: int) -> None:
        with LOCK:
            if self.picker is None or self.picker.busy or not self._id:
                return
            if number:
                self.picker.chosen = number
            self._give_way(self._kept_line())  # the page that asks has found that its outputs follow

    # Giving way

    def _kept_line(self) -> str:
        try:
            record = self.studio.record(self._id, self.cell)
        except PromptMagicError:
            return "run the cell again to choose anew"
        if record.shown is not None:
            what = which(record, record.shown.number)
        elif record.prompts:
            what = f"prompt {record.picked_prompt or 1} of {len(record.prompts)}"
        else:
            what = "nothing painted"
        return f"{what} · run the cell again to choose anew, free"

    def _give_way(self, line: str) -> None:
        """Put a line of text where the picker was, and only then close it: a closed widget alone shows as an error."""
        self.kept = True
        give_way(line, self._picker_display)
        self._close()

    def _close(self) -> None:
        if self.picker is not None:
            self.picker.close()
        self.picker = self._controller = None


def _waiting_picker(kind: Kind, brief: str, total: int, note: str) -> PickerWidget:
    cards = [{"number": number, "state": "waiting"} for number in range(1, total + 1)]
    return PickerWidget(
        kind=kind,
        brief=brief,
        total=total,
        prompts=cards if kind == "imageprompt" else [],
        pictures=cards if kind == "paint" else [],
        busy=True,
        own_cell=True,
        can_keep=_updates_reach_page(),
        below=0,
        note=note,
    )


def _updates_reach_page() -> bool:
    """Say whether this host shows a display that was updated later: Voila shows what it was at first."""
    return not os.environ.get("SERVER_SOFTWARE", "").startswith("voila/")


def _subject(record: Record, *, grid: bool, settled: bool) -> tuple[object, ...]:
    """Return what the figure depends on; empty where there is nothing to show yet."""
    shown = record.shown
    if shown is not None and grid:
        return (record.id, record.variations, record.chosen)
    if shown is not None:
        missing = sum(variation.picture is None for variation in record.visible)
        count = (len(record.variations), len(record.visible))
        return (record.id, replace(shown, starred=False), count, settled or not missing)
    if record.kind == "imageprompt" and record.prompts:
        return (record.id, record.prompts, record.picked_prompt)
    return ()
