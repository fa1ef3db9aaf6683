"""The easel: what one cell shows, a picker and below it the figure, kept in step with the studio while both live."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from IPython.display import display

from promptmagic.display.figure import Bundle, bounded, record_bundle
from promptmagic.display.picker import LOCK, Picker, Row, card_picture, numbers, picture_card, prompt_card
from promptmagic.display.sheet import sheet_bundle
from promptmagic.errors import PromptMagicError
from promptmagic.events import Event, Failed, Finished, Painted, Painting, Previewed, Prompted, Started
from promptmagic.model import Kind, Prompt, Record, Variation
from promptmagic.options import pixels

if TYPE_CHECKING:
    from promptmagic.studio import Studio

_NOTE_LETTERS = 400
_BRIEF_LETTERS = 100


class Easel:
    """What one cell shows: the picker, and the figure as a display of its own below it.

    It listens to the studio's run (`tell`), and afterwards follows picks, edits and the Paint and Keep buttons, whose
    messages may come on any thread.

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
    stage
        The ids of two displays that stand already, of the picker and of the figure: this one takes them over. By
        default it makes its own.

    Attributes
    ----------
    picked
        Whether a person picked something in this picker.
    kept
        Whether the picker has given way to its line of text.
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
        stage: tuple[str, str] | None = None,
    ) -> None:
        self.studio = studio
        self.cell = cell
        self.picked = False
        self.kept = False
        self._kind = kind
        self._id = ""
        self._grid = grid
        self._picker_display, self._figure_display = stage or (uuid4().hex, uuid4().hex)
        self._figure_shown: tuple[object, ...] = stage or ()
        self._following: Callable[[], None] | None = None
        self._is_shown = stage is not None
        self._is_painting = False
        self._began = time.monotonic()
        self._previews = _Previews(self._sketch)
        self._chosen = self._picked_prompt = 0
        self._note = note
        self.picker: Picker | None = None
        if widget:
            cards = [{"number": number, "state": "waiting"} for number in range(1, total + 1)]
            self.picker = Picker(
                kind=kind,
                brief=brief,
                total=total,
                prompts=cards if kind == "imageprompt" else [],
                pictures=cards if kind == "paint" else [],
                busy=True,
                own_cell=True,
                can_keep=True,
                note=note,
            )
            self.picker.observe(self._on_choice, ["chosen", "picked_prompt"])
            self.picker.on_msg(self._on_message)

    # What the magics call

    def show(self) -> None:
        """Display the picker; before any request, so that the waiting cards stand there at once."""
        self._is_shown = True
        if self.picker is not None:
            display(self.picker, display_id=self._picker_display)  # type: ignore[no-untyped-call]  # IPython has no types
        elif self._note:
            print(self._note)

    def tell(self, event: Event) -> None:
        """Hear what happens in the studio, and show it."""
        with LOCK:
            if self.picker is not None and not self.kept:
                self._show_event(self.picker, event)
            if isinstance(event, Started):
                self._follow(event.record.id)
            elif isinstance(event, Finished) and self.picker is not None:
                self.refresh()

    def restore(self, record: Record) -> None:
        """Show a saved generation with its pick, and follow it from here on; asks nobody anything."""
        with LOCK:
            if self.cell or self.picker is not None:
                self._follow(record.id)
            else:  # picks that no cell can be told from would change what --pick fixed
                self._id = record.id
            if self.picker is not None:
                self._remember_choices(record)
                self.picker.show_record(record)
                self.picker.prices = self._prices(record)
                self.picker.own_cell = self.picker.busy = False
                if not self._is_shown:
                    self.show()
                for number, prompt in enumerate(record.prompts, 1):
                    if record.kind == "imageprompt":
                        self._previews.want(number, prompt)
            self.refresh()

    def fail(self) -> None:
        """Settle after the run was ended by an error, which the cell itself shows: no card is left waiting.

        A picker in which nothing has arrived gives way to a line of text.
        """
        with LOCK:
            if self.picker is None or self.kept:
                return
            self._settle(self.picker)
            if not numbers([*self.picker.prompts, *self.picker.pictures], "prompted", "painted"):
                self._give_way(f"{bounded(self.picker.brief, _BRIEF_LETTERS)} · nothing was painted")

    def another_cell_ran(self) -> None:
        """Keep the pick, if a person picked something here, nothing is being painted, and its output can be reached."""
        with LOCK:
            if self.picked and self.picker is not None and not (self.picker.busy or self.picker.reloaded):
                self.keep()

    def keep(self) -> None:
        """Let the picker give way to a line of text; the picture stays. Does nothing the second time."""
        with LOCK:
            if self.picker is None or self.kept:
                return
            self._give_way(self._kept_line())

    def leave(self) -> None:
        """Stop following the generation and close the picker: its cell shows something else now."""
        with LOCK:
            self._stop_following()
            self.kept = True
            if self.picker is not None:
                self.picker.close()

    # Hearing the studio

    def _show_event(self, picker: Picker, event: Event) -> None:
        match event:
            case Started(record, total, estimate):
                self._began = time.monotonic()
                picker.wait_for(record, total)
                picker.cost = str(estimate)
            case Prompted(number, prompt):
                row: Row = "prompts" if self._kind == "imageprompt" else "pictures"
                picker.put_card(row, prompt_card(number, prompt))
            case Previewed(number, picture):
                picker.put_picture("prompts", number, card_picture(picture))
            case Painting(number, fraction, partial):
                if not picker.busy:
                    picker.own_cell = picker.busy = True
                if number not in numbers(picker.pictures, "painting"):
                    picker.put_card("pictures", {"number": number, "state": "painting"})
                picker.show_progress(number, fraction, partial)
            case Painted(variation):
                self._show_painted(picker, variation)
            case Failed(number, error):
                reason = bounded(str(error), _NOTE_LETTERS)
                picker.put_card("pictures", {"number": number, "state": "failed", "error": reason})
            case Finished(record):
                picker.cost = str(record.cost)
                picker.prices = self._prices(record)
                if not self._is_painting:
                    self._settle(picker)

    def _show_painted(self, picker: Picker, variation: Variation) -> None:
        picker.put_card("pictures", picture_card(variation, picker.brief))
        if variation.picture is not None:
            picker.put_picture("pictures", variation.number, variation.picture)

    def _settle(self, picker: Picker) -> None:
        """Leave no card waiting, and let the clock stand still."""
        for number in numbers(picker.prompts, "waiting"):
            picker.put_card("prompts", {"number": number, "state": "stopped"})
        for number in numbers(picker.pictures, "waiting", "prompted", "painting"):
            picker.put_card("pictures", {"number": number, "state": "stopped"})
        picker.seconds = round(time.monotonic() - self._began, 1)
        picker.own_cell = picker.busy = False

    def _prices(self, record: Record) -> list[str]:
        """Return what the Paint button would cost for one picture, for two, …; none where there is no such button."""
        if record.kind != "imageprompt" or not record.prompts:
            return []
        try:
            return [str(self.studio.price(record.id, times)) for times in range(1, Picker.MOST_AT_ONCE + 1)]
        except PromptMagicError as error:
            if self.picker is not None:
                self.picker.note = bounded(str(error), _NOTE_LETTERS)
            return []

    # Following the generation

    def _follow(self, id: str) -> None:
        if self._id != id:
            self._stop_following()
            self._id = id
            self._following = self.studio.watch(id, self._on_change)

    def _stop_following(self) -> None:
        if self._following is not None:
            self._following()
            self._following = None

    def _on_change(self, _record: Record) -> None:
        """Show what was picked, edited or painted, here or by anyone else who holds the generation."""
        with LOCK:
            record = self.studio.record(self._id, self.cell)
            self._remember_choices(record)
            if self.kept:
                _publish(({"text/plain": self._kept_line()}, {}), self._picker_display, update=True)
            elif self.picker is not None:
                self._catch_up(self.picker, record)
            self.refresh()

    def _catch_up(self, picker: Picker, record: Record) -> None:
        self._show_prompts(picker, record)
        for variation in record.variations:
            if variation.picture and variation.number not in numbers(picker.pictures, "painted"):
                self._show_painted(picker, variation)
        picker.cost = str(record.cost)
        picker.chosen, picker.picked_prompt = self._chosen, self._picked_prompt

    def _show_prompts(self, picker: Picker, record: Record) -> None:
        texts = {card["number"]: card.get("text") for card in picker.prompts}
        for number, prompt in enumerate(record.prompts if record.kind == "imageprompt" else (), 1):
            if texts.get(number) != prompt.text:
                picker.put_card("prompts", prompt_card(number, prompt))
                self._previews.want(number, prompt)

    def _sketch(self, number: int, prompt: Prompt) -> None:
        try:
            record = self.studio.record(self._id)
            size = pixels(str(record.options.get("size", "square")))
            seed = int(record.options.get("seed", 0)) + number - 1
            picture = card_picture(self.studio.preview(prompt, seed=seed, size=size))
        except PromptMagicError as error:
            self._say(error)
            return
        with LOCK:
            if self.picker is not None and not self.kept:
                self.picker.put_picture("prompts", number, picture)

    def _remember_choices(self, record: Record) -> None:
        self._chosen, self._picked_prompt = record.chosen or 0, record.picked_prompt or 0

    def refresh(self) -> None:
        """Bring the figure up to date; it is displayed when there is something to show for the first time."""
        record = self.studio.record(self._id, self.cell)
        shows = _subject(record, grid=self._grid)
        if shows in ((), self._figure_shown):
            return
        made = sheet_bundle(record) if self._grid else record_bundle(record)
        _publish(made, self._figure_display, update=bool(self._figure_shown))
        self._figure_shown = shows

    # Answering the person

    def _on_choice(self, change: Mapping[str, Any]) -> None:
        number = int(change["new"])
        is_picture = change["name"] == "chosen"
        if not number or not self._id or number == (self._chosen if is_picture else self._picked_prompt):
            return
        self.picked = True
        try:
            if is_picture:
                self.studio.pick(self._id, number, self.cell)
            else:
                self.studio.pick_prompt(self._id, number)
        except PromptMagicError as error:
            self._say(error)

    def _on_message(self, _picker: object, content: object, _buffers: object) -> None:
        if not isinstance(content, dict) or not self._id:
            return
        number = int(content.get("number") or 0)
        match content.get("kind"):
            case "edit":
                self._edit(number, str(content.get("text", "")))
            case "paint":
                self._paint(number, int(content.get("times") or 1), str(content.get("text", "")))
            case "keep":
                self._keep_choice(number)

    def _edit(self, number: int, text: str) -> bool:
        """Replace a prompt's wording; say whether the studio took it."""
        with LOCK:
            try:
                if self.studio.record(self._id).prompts[number - 1].text != text.strip():
                    self.studio.edit_prompt(self._id, number, text)
            except PromptMagicError as error:
                self._say(error)
                return False
            self._say(None)
            return True

    def _keep_choice(self, number: int) -> None:
        with LOCK:
            if self.picker is None or self.picker.busy:
                return
            if number and number != self._chosen:
                self.picker.chosen = number
            self.keep()

    def _paint(self, number: int, times: int, text: str) -> None:
        """Paint a prompt as it stands in the page, in a thread of its own, so that the kernel stays free."""
        with LOCK:
            if self.picker is None or self.picker.busy or not self._edit(number, text):
                return
            self._is_painting = self.picker.busy = True
            self.picker.picked_prompt = number
            self._began = time.monotonic()
        times = max(1, min(times, Picker.MOST_AT_ONCE))
        threading.Thread(target=self._paint_now, args=(number, times), name="promptmagic-paint", daemon=True).start()

    def _paint_now(self, number: int, times: int) -> None:
        before = {variation.number for variation in self.studio.record(self._id).variations}
        try:
            record = self.studio.paint_prompt(self._id, number, times=times, listener=self.tell)
            new = [v.number for v in record.variations if v.picture is not None and v.number not in before]
            if new:
                self.picked = self.picked or len(new) == 1
                self.studio.pick(self._id, new[0], self.cell)
        except PromptMagicError as error:
            self._say(error)
        finally:
            with LOCK:
                self._is_painting = False
                if self.picker is not None:
                    self._settle(self.picker)

    def _say(self, error: PromptMagicError | None) -> None:
        with LOCK:
            if self.picker is not None:
                self.picker.note = self._note if error is None else bounded(str(error), _NOTE_LETTERS)

    # Giving way

    def _kept_line(self) -> str:
        try:
            record = self.studio.record(self._id, self.cell)
        except PromptMagicError:
            return "run the cell again to choose anew"
        if record.shown is not None:
            what = f"variation {record.shown.number} of {len(record.variations)}"
        elif record.prompts:
            what = f"prompt {record.picked_prompt or 1} of {len(record.prompts)}"
        else:
            what = "nothing painted"
        return f"{what} · run the cell again to choose anew, free"

    def _give_way(self, line: str) -> None:
        """Put a line of text where the picker was, and only then close it: a closed widget alone shows as an error."""
        self.kept = True
        _publish(({"text/plain": line}, {}), self._picker_display, update=True)
        if self.picker is not None:
            self.picker.close()


class _Previews:
    """Sketches free previews of prompts in one thread, the newest wording of each."""

    def __init__(self, sketch: Callable[[int, Prompt], None]) -> None:
        self._sketch = sketch
        self._wanted: dict[int, Prompt] = {}
        self._at_work = False

    def want(self, number: int, prompt: Prompt) -> None:
        """Sketch the prompt soon."""
        with LOCK:
            self._wanted[number] = prompt
            if not self._at_work:
                self._at_work = True
                threading.Thread(target=self._work, name="promptmagic-preview", daemon=True).start()

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            self._sketch(*wanted)

    def _next(self) -> tuple[int, Prompt] | None:
        with LOCK:
            if not self._wanted:
                self._at_work = False
                return None
            number = next(iter(self._wanted))
            return number, self._wanted.pop(number)


def _publish(bundle: Bundle, display_id: str, *, update: bool) -> None:
    data, metadata = bundle
    display(data, metadata=metadata, raw=True, display_id=display_id, update=update)  # type: ignore[no-untyped-call]


def _subject(record: Record, *, grid: bool) -> tuple[object, ...]:
    """Return what the figure depends on; empty where there is nothing to show yet."""
    shown = record.shown
    if shown is not None and grid:
        return (record.id, record.variations, record.chosen)
    if shown is not None:
        return (record.id, shown, len(record.variations))
    if record.kind == "imageprompt" and record.prompts:
        return (record.id, record.prompts, record.picked_prompt)
    return ()
