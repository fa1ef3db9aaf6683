"""The output where there are no widgets, in a terminal or a script: a few printed lines, and where the pictures are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from promptmagic.captions import caption
from promptmagic.display.wording import PLAIN, Wording
from promptmagic.events import Event, Failed, Finished, Noted, Painted, Previewed, Prompted, Started
from promptmagic.model import FREE, Kind, Prompt, Record, Variation
from promptmagic.text import bounded, many, say

if TYPE_CHECKING:
    from promptmagic.studio import Studio
    from promptmagic.studio.restoring import Restoration

_BRIEF_LETTERS = 100
_PROMPT_LETTERS = 400


class PlainOutput:
    """Prints what a `CellOutput` would show, and takes the same calls.

    `write` is called with each line; the other parameters are those of `CellOutput`. Without `widget` only
    `restore` prints. `show_picture` is called with the record in the end, in consoles that show pictures.
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
        grid: bool = False,  # noqa: ARG002 - text shows all variations anyway
        wording: Wording = PLAIN,
        write: Callable[[str], object] = say,
    ) -> None:
        self.studio = studio
        self.cell = cell
        self.picked = False
        self.kept = True  # there is no picker that could be kept later
        self._kind = kind
        self._brief = bounded(brief, _BRIEF_LETTERS)
        self._total = total
        self._note = note
        self._tells = widget
        self._wording = wording
        self._write = write
        self.shown = False
        self.show_picture: Callable[[Record], object] = _nowhere

    def show(self) -> None:
        """Print what is being made, before any request."""
        self.shown = True
        if self._note:
            self._write(self._note)
        if not self._tells:
            return
        noun = "prompt" if self._kind == "imageprompt" else "variation"
        self._write(f"{self._brief} · {many(self._total, noun)}")

    def tell(self, event: Event) -> None:
        """Print prompts and pictures as they arrive."""
        if not self._tells:
            return
        match event:
            case Started(_, _, estimate) if estimate != FREE:
                self._write(f"  {estimate}")
            case Prompted(number, prompt) if self._kind == "imageprompt":
                self._tell_prompt(number, prompt)
            case Painted(variation):
                self._write(f"  {variation.number}  {_words(variation)}  {_place(variation)}".rstrip())
            case Failed(number, error):
                self._write(f"  {number}  failed: {error}")
            case Noted(text):
                self._write(text)
            case Finished(record, stopped):
                self._finish(record, stopped)
            case Started() | Prompted() | Previewed():
                pass

    def restore(self, record: Record, restoration: Restoration | None = None) -> None:
        """Print a saved generation and where its pictures are."""
        if restoration is not None and restoration.note:
            self._write(restoration.note)
        if record.kind == "imageprompt":
            for number, prompt in enumerate(record.prompts, 1):
                self._tell_prompt(number, prompt)
        for variation in record.visible:
            if variation.picture is not None:
                self._write(f"  {variation.number}  {_words(variation)}  {_place(variation)}".rstrip())
        self._finish(record, stopped=False)

    def fail(self) -> None:
        """Nothing is left to settle: the error itself is printed by the shell."""

    def another_cell_ran(self) -> None:
        """There is no picker to keep."""

    def keep(self) -> None:
        """There is no picker to keep."""

    def leave(self) -> None:
        """There is no generation to follow."""

    def _tell_prompt(self, number: int, prompt: Prompt) -> None:
        self._write(f"  {number}  {bounded(prompt.text, _PROMPT_LETTERS)}")
        for line in self._wording.lines(prompt, self._wording.text(prompt, number)):
            self._write(line)

    def _finish(self, record: Record, stopped: bool) -> None:
        shown = record.shown
        if shown is not None and shown.picture is not None:
            self._write(caption(record, shown, shown.picture))
            if shown.picture.path is not None:
                self._write(f"saved as {shown.picture.path}")
            others = [v.number for v in record.visible if v.picture is not None and v.number != shown.number]
            if others and not record.chosen:
                self._write(f'to choose another: paint_history["{record.id}"].pick({others[0]})')
            self.show_picture(record)
        elif stopped:
            self._write("stopped before a picture had arrived")
        elif record.kind == "imageprompt":
            self._write("nothing painted yet: add --pick K to paint prompt K")


def _nowhere(_record: Record) -> None:
    """Show no picture: a terminal cannot."""


def _words(variation: Variation) -> str:
    return variation.prompt.title or bounded(variation.prompt.text, _BRIEF_LETTERS)


def _place(variation: Variation) -> str:
    path = variation.picture.path if variation.picture is not None else None
    return "" if path is None else path.name
