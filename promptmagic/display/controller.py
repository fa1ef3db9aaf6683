"""The controller of a picker: shows in it what happens to a generation, and does what a person asks for in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from promptmagic.display.cards import Row, card_picture, numbers, picture_card, prompt_card
from promptmagic.display.jobs import Jobs
from promptmagic.display.offers import offers_of, prices_of_painting, subject_of
from promptmagic.display.picker import LOCK, PickerWidget
from promptmagic.display.previews import Previews
from promptmagic.display.tasks import Desk, Task, first_new, task_of
from promptmagic.display.wording import Wording
from promptmagic.errors import PromptMagicError
from promptmagic.events import Event, Failed, Finished, Noted, Painted, Painting, Previewed, Prompted, Started
from promptmagic.generation import Generation
from promptmagic.model import Prompt, Record, Variation
from promptmagic.parallel import Monitor, Stop
from promptmagic.sizes import pixels
from promptmagic.studio.restoring import Restoration
from promptmagic.text import bounded

if TYPE_CHECKING:
    from promptmagic.studio import Studio

_NOTE_LETTERS = 400

SHOWN_AGAIN = Restoration()
"""Of a generation of which nothing is to be painted."""


class Controller:
    """Serves one picker until it is closed. Messages of its page, and events, may come on any thread.

    What takes long runs in a thread of its own, one at a time, so that the kernel stays free; a person can stop it.

    Parameters
    ----------
    picker
        Whom it serves.
    studio
        Who paints, and who remembers picks.
    cell
        The cell that a pick belongs to; empty where the host does not say.
    note
        What the picker says where there is nothing else to say.
    on_pick
        Called when a person has picked something.
    """

    def __init__(
        self,
        picker: PickerWidget,
        studio: Studio,
        cell: str = "",
        *,
        note: str = "",
        on_pick: Callable[[], None] = lambda: None,
    ) -> None:
        self.picker = picker
        self.studio = studio
        self.id = ""
        self._cell = cell
        self._note = note
        self._on_pick = on_pick
        self._is_here = True
        self._following: Callable[[], None] | None = None
        self._jobs = Jobs(LOCK, self.say, self._end)
        self._began = time.monotonic()
        self._previews = Previews(self._sketch)
        self._chosen = self._picked_prompt = 0
        self._instead: dict[int, int] = {}  # what was chosen where the chosen one was removed
        self._starred: set[int] = set()
        self._offered: object = None
        self._anew: str | None = None
        picker.observe(self._on_choice, ["chosen", "picked_prompt"])
        picker.observe(self._on_stars, "starred")
        picker.on_msg(self._on_message)
        picker.on_close(self.leave)

    def leave(self) -> None:
        """Serve no longer: what is being made for this picker ends."""
        with LOCK:
            self._is_here = False
            if self._following is not None:
                self._following()
                self._following = None
            self._jobs.stop()
            self._previews.forget()

    # Showing

    def follow(self, id: str) -> None:
        """Show from here on what happens to this generation, by whomever."""
        with LOCK:
            if self.id != id and self._is_here:
                if self._following is not None:
                    self._following()
                self.id = id
                self._following = self.studio.watch(id, self._on_change)

    def restore(self, record: Record, restoration: Restoration = SHOWN_AGAIN) -> None:
        """Show a saved generation, and follow it; what is still to be painted of it waits, for the cell paints it."""
        with LOCK, self.picker.hold_sync():
            self.follow(record.id)
            self._remember_choices(record)
            self._anew = None if restoration.anew is None else str(restoration.price)
            self._note = restoration.note or self._note
            self.picker.note = bounded(self._note, _NOTE_LETTERS)
            self.picker.source = restoration.source
            self.picker.own_cell = self.picker.busy = bool(restoration.painting)
            self.picker.show_record(record)
            to_come = [{"number": number, "state": "prompted"} for number in restoration.painting]
            self.picker.put_cards("pictures", to_come)
            self._offer(record)
            for number, prompt in enumerate(record.prompts, 1):
                if record.kind == "imageprompt":
                    self._previews.want(number, prompt)

    def tell(self, event: Event) -> None:
        """Hear what happens in the studio's run for this picker, and show it."""
        with LOCK:
            if self._is_here:
                self._show_event(self.picker, event)

    def _show_event(self, picker: PickerWidget, event: Event) -> None:
        match event:
            case Started(record, total, estimate):
                if record.id != self.id:
                    self._show_start(record, total)
                    picker.cost = str(estimate)
            case Prompted(number, prompt):
                row: Row = "prompts" if picker.kind == "imageprompt" else "pictures"
                picker.put_card(row, prompt_card(number, prompt, self.picker.wording))
            case Previewed(number, picture):
                picker.put_picture("prompts", number, card_picture(picture))
            case Painting(number, fraction, partial_bytes, grows):
                if not picker.busy:
                    picker.own_cell = picker.busy = True
                if number not in numbers(picker.pictures, "painting"):
                    picker.put_card("pictures", {"number": number, "state": "painting"})
                picker.show_progress(number, fraction, partial_bytes, grows=grows)
            case Painted(variation):
                self._show_painted(variation)
            case Failed(number, error):
                reason = bounded(str(error), _NOTE_LETTERS)
                picker.put_card("pictures", {"number": number, "state": "failed", "error": reason})
            case Noted(text):
                self.say(PromptMagicError(text))
            case Finished(record):
                picker.cost = str(record.cost)
                self._offer(record)
                if not self._jobs.running:
                    self.settle()

    def _show_start(self, record: Record, total: int) -> None:
        self._began = time.monotonic()
        self._chosen = self._picked_prompt = 0
        self._starred, self._anew = set(), None
        self._instead.clear()
        if self.id:  # what was said of the generation that stood here before
            self._note = ""
            self.say(None)
        self.picker.wait_for(record, total)
        self.follow(record.id)

    def _show_painted(self, variation: Variation) -> None:
        self.picker.put_card("pictures", picture_card(variation, self.picker.brief, self.picker.wording))
        if variation.picture is not None:
            self.picker.put_picture("pictures", variation.number, variation.picture)

    def settle(self) -> None:
        """Leave no card waiting, and let the clock stand still."""
        with LOCK:
            picker = self.picker
            stopped = [{"number": number, "state": "stopped"} for number in numbers(picker.prompts, "waiting")]
            picker.put_cards("prompts", stopped)
            unpainted = numbers(picker.pictures, "waiting", "prompted", "painting")
            picker.put_cards("pictures", [{"number": number, "state": "stopped"} for number in unpainted])
            picker.seconds = round(time.monotonic() - self._began, 1)
            picker.own_cell = picker.busy = False

    def _offer(self, record: Record) -> None:
        """Say what can be added, and what that would cost; asked anew only where that may have changed."""
        subject = (subject_of(record), self._anew)
        if subject == self._offered:
            return
        self._offered = subject
        self.picker.offers = offers_of(self.studio.additions, record) | ({"anew": self._anew} if self._anew else {})
        if record.kind == "imageprompt" and record.prompts:
            self.picker.prices = prices_of_painting(self.studio.additions, record)

    # Following

    def _on_change(self, _record: Record) -> None:
        """Show what was picked, starred, edited or painted, here or by anyone else who holds the generation."""
        with LOCK:
            if not self._is_here:
                return
            record = self.studio.record(self.id, self._cell)
            self._remember_choices(record)
            self._show_prompts(record)
            self.picker.show_variations(record)
            self.picker.cost = str(record.cost)
            self.picker.chosen, self.picker.picked_prompt = self._chosen, self._picked_prompt
            if not self.picker.busy:
                self._offer(record)

    def _show_prompts(self, record: Record) -> None:
        texts = {card["number"]: card.get("text") for card in self.picker.prompts}
        for number, prompt in enumerate(record.prompts if record.kind == "imageprompt" else (), 1):
            if texts.get(number) != prompt.text:
                self.picker.put_card("prompts", prompt_card(number, prompt, self.picker.wording))
                self._previews.want(number, prompt)

    def _remember_choices(self, record: Record) -> None:
        self._chosen, self._picked_prompt = record.chosen or 0, record.picked_prompt or 0
        self._starred = {variation.number for variation in record.variations if variation.starred}

    def _sketch(self, number: int, prompt: Prompt) -> None:
        try:
            record = self.studio.record(self.id)
            size = pixels(str(record.options.get("size", "square")))
            seed = int(record.options.get("seed", 0)) + number - 1
            picture = card_picture(self.studio.preview(prompt, seed=seed, size=size))
        except PromptMagicError as error:
            self.say(error)
            return
        with LOCK:
            if self._is_here:
                self.picker.put_picture("prompts", number, picture)

    def say(self, error: PromptMagicError | None) -> None:
        """Say in the picker what went wrong, or that nothing did."""
        with LOCK:
            if self._is_here:
                self.picker.note = bounded(str(error or self._note), _NOTE_LETTERS)

    # Answering the person

    def _on_choice(self, change: Mapping[str, Any]) -> None:
        number = int(change["new"])
        is_picture = change["name"] == "chosen"
        if not number or not self.id or number == (self._chosen if is_picture else self._picked_prompt):
            return
        self._on_pick()
        try:
            if is_picture:
                self.studio.pick(self.id, number, self._cell)
            else:
                self.studio.pick_prompt(self.id, number)
        except PromptMagicError as error:
            self.say(error)

    def _on_stars(self, change: Mapping[str, Any]) -> None:
        stars = set(change["new"])
        try:
            for number in sorted(stars ^ self._starred) if self.id else ():
                self.studio.star(self.id, number, number in stars)
        except PromptMagicError as error:
            self.say(error)

    def _on_message(self, _picker: object, content: object, buffers: Sequence[bytes | memoryview]) -> None:
        if not self.id or not isinstance(content, dict):
            return
        try:
            self._do_as_told(content, [bytes(buffer) for buffer in buffers])
        finally:
            if self._is_here and "serial" in content:
                self.picker.send({"kind": "heard", "page": content.get("page"), "serial": content["serial"]})

    def _do_as_told(self, content: dict[str, Any], files: Sequence[bytes]) -> None:
        match content:
            case {"kind": "edit", "number": int(number), "text": str(text)}:
                self._edit(number, text)
            case {"kind": "stop"}:
                self._jobs.stop()
            case {"kind": "remove", "number": int(number)}:
                self._remove(number, undo=bool(content.get("undo")))
            case {"kind": "paint", "number": int(number), "text": str(text)}:
                self._paint(number, text, content)
            case _:
                if (task := task_of(content, self.picker.kind, files)) is not None:
                    self._begin(task)

    def _remove(self, number: int, *, undo: bool) -> None:
        """Take a card away that nobody is painting, or bring it back: chosen, where it was and nobody chose since."""
        with LOCK:
            try:
                if undo and number in self.picker.removed:
                    self.studio.remove(self.id, number, self._cell, undo=True)
                    if self._chosen == self._instead.pop(number, -1):
                        self.studio.pick(self.id, number, self._cell)
                elif number in numbers(self.picker.pictures, "painted", "failed", "stopped"):
                    was_chosen = number == self._chosen
                    record = self.studio.remove(self.id, number, self._cell)
                    if was_chosen and record.chosen:
                        self._instead[number] = record.chosen
            except PromptMagicError as error:
                self.say(error)
                return
            self.say(None)

    def _edit(self, number: int, text: str) -> bool:
        """Replace a prompt's wording; say whether the studio took it."""
        with LOCK:
            try:
                if self.studio.record(self.id).prompts[number - 1].text != text.strip():
                    self.studio.edit_prompt(self.id, number, text)
            except PromptMagicError as error:
                self.say(error)
                return False
            self.say(None)
            return True

    def _paint(self, number: int, text: str, content: dict[str, Any]) -> None:
        """Paint a prompt as it stands in the page."""
        with LOCK:
            task = task_of(content, self.picker.kind)
            if self._edit(number, text) and task is not None and not self.picker.busy:
                self.picker.picked_prompt = number
                self._begin(task)

    # Jobs

    def _begin(self, task: Task) -> None:
        """Do something that takes long, unless a cell is doing something; the cards that it will add wait at once.

        While a job is done, no other is begun but that of painting cards once more, which waits for its turn.
        """
        with LOCK:
            picker = self.picker
            is_free = not picker.busy or (bool(task.again) and self._jobs.running)
            if not is_free or not self._is_here:
                return
            if not self._jobs.running:
                self._began = time.monotonic()
                self.say(None)
            with picker.hold_sync():
                picker.source = ""
                picker.own_cell, picker.busy = False, True
                gone = picker.removed if task.row == "pictures" else []
                first = max([card["number"] for card in getattr(picker, task.row)] + gone, default=0) + 1
                added = range(first, first + task.adds)
                picker.put_cards(task.row, [{"number": number, "state": "waiting"} for number in added])
                picker.put_cards("pictures", [{"number": number, "state": "waiting"} for number in task.again])
            desk = Desk(self.studio.additions, self.id, self.say)
            self._jobs.begin(lambda stop: self._do(task, desk, Monitor(self.tell, stop)))

    def begin_anew(self, make: Callable[[Stop], object]) -> None:
        """Make another generation in the place of this one: `make` tells of it by `tell`, until its stop is set."""
        with LOCK:
            if not self.picker.busy and self._is_here and self._anew is not None:
                self.say(None)
                self.picker.own_cell, self.picker.busy = False, True
                self._jobs.begin(make)

    def _do(self, task: Task, desk: Desk, monitor: Monitor) -> None:
        before = self.studio.record(self.id)
        task.work(desk, monitor)
        new = first_new(before, self.studio.record(self.id)) if task.chooses else ()
        if new:
            if len(new) == 1:
                self._on_pick()
            self.studio.pick(self.id, new[0], self._cell)

    def _end(self) -> None:
        """Show what the jobs have left; cards of what was never begun go away again."""
        if not self._is_here:
            return
        record, picker = self.studio.record(self.id, self._cell), self.picker
        with picker.hold_sync():
            self.settle()
            picker.show_variations(record)
            if record.kind == "imageprompt":
                picker.prompts = [card for card in picker.prompts if card["number"] <= len(record.prompts)]
            picker.cost = str(record.cost)
            self._offer(record)


class Picker(PickerWidget):
    """A picker that somebody makes by hand, to choose from a generation.

    Parameters
    ----------
    generation
        What is picked here is picked there, and the other way round.
    traits
        Those of the widget, such as its `layout`.
    """

    def __init__(self, generation: Generation, **traits: Any) -> None:
        super().__init__(**traits)
        self.wording = Wording.of_record(generation.record)
        from promptmagic.studio import Studio

        if isinstance(generation.backend, Studio):
            Controller(self, generation.backend, generation.cell).restore(generation.record)
            return

        def pick(change: Mapping[str, Any]) -> None:
            if change["new"]:
                generation.pick(int(change["new"]))

        self.show_record(generation.record)
        self.observe(pick, "chosen")
