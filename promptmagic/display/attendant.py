"""The attendant of a picker: shows in it what happens to a generation, and does what a person asks for in it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from promptmagic.crew import Stop
from promptmagic.display.figure import bounded
from promptmagic.display.picker import LOCK, Picker, Row, card_picture, numbers, picture_card, prompt_card
from promptmagic.display.previews import Previews
from promptmagic.errors import CancelledError, EngineError, PromptMagicError
from promptmagic.events import Event, Failed, Finished, Painted, Painting, Previewed, Prompted, Started
from promptmagic.model import Generation, Prompt, Record, Variation
from promptmagic.sizes import pixels
from promptmagic.studio.additions import How

if TYPE_CHECKING:
    from promptmagic.studio import Studio

Work = Callable[[Stop], Record]
"""What a button asks for: adds to the generation until it is stopped, and returns the newest record."""

_NOTE_LETTERS = 400
_MOST = Picker.MOST_AT_ONCE
_PAINTED: tuple[tuple[How, int], ...] = (("vary", _MOST), ("refine", 1))
_UNPAINTED: tuple[tuple[Literal["retry"], int], ...] = (("retry", 1),)
"""What can be asked for of a variation with and without a picture, and how many pictures that makes."""


class Attendant:
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
        picker: Picker,
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
        self._job: Stop | None = None
        self._began = time.monotonic()
        self._previews = Previews(self._sketch)
        self._chosen = self._picked_prompt = 0
        self._starred: set[int] = set()
        self._offered: object = None
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
            if self._job is not None:
                self._job.set()
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

    def restore(self, record: Record) -> None:
        """Show a saved generation, and follow it."""
        with LOCK:
            self.follow(record.id)
            self._remember_choices(record)
            self.picker.own_cell = self.picker.busy = False
            self.picker.show_record(record)
            self._offer(record)
            for number, prompt in enumerate(record.prompts, 1):
                if record.kind == "imageprompt":
                    self._previews.want(number, prompt)

    def tell(self, event: Event) -> None:
        """Hear what happens in the studio's run for this picker, and show it."""
        with LOCK:
            if self._is_here:
                self._show_event(self.picker, event)

    def _show_event(self, picker: Picker, event: Event) -> None:
        match event:
            case Started(record, total, estimate):
                self._show_start(record, total)
                picker.cost = str(estimate) if self._job is None else picker.cost
            case Prompted(number, prompt):
                row: Row = "prompts" if picker.kind == "imageprompt" else "pictures"
                picker.put_card(row, prompt_card(number, prompt, self.picker.wording))
            case Previewed(number, picture):
                picker.put_picture("prompts", number, card_picture(picture))
            case Painting(number, fraction, partial_bytes):
                if not picker.busy:
                    picker.own_cell = picker.busy = True
                if number not in numbers(picker.pictures, "painting"):
                    picker.put_card("pictures", {"number": number, "state": "painting"})
                picker.show_progress(number, fraction, partial_bytes)
            case Painted(variation):
                self._show_painted(variation)
            case Failed(number, error):
                reason = bounded(str(error), _NOTE_LETTERS)
                picker.put_card("pictures", {"number": number, "state": "failed", "error": reason})
            case Finished(record):
                picker.cost = str(record.cost)
                self._offer(record)
                if self._job is None:
                    self.settle()

    def _show_start(self, record: Record, total: int) -> None:
        if self._job is None:
            self._began = time.monotonic()
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
        subject = (record.prompts, [(v.number, v.painter, v.picture is None) for v in record.variations])
        if subject == self._offered:
            return
        self._offered = subject
        prices = {**self._prices(record), "more": self._price(record, 1, _MOST, "more")}
        self.picker.offers = {what: price for what, price in prices.items() if price}
        if record.kind == "imageprompt" and record.prompts:
            times = [_text(partial(self.studio.price, record.id, n)) for n in range(1, _MOST + 1)]
            self.picker.prices = times if all(times) else []

    def _prices(self, record: Record) -> dict[str, str]:
        """Return what further work on each variation would cost; the same for all by one painter."""
        prices: dict[str, str] = {}
        known: dict[tuple[str, str], str] = {}
        for variation in record.variations:
            for how, n in _PAINTED if variation.picture else _UNPAINTED:
                key = (how, variation.painter)
                if key not in known:
                    known[key] = self._price(record, variation.number, n, how)
                prices[f"{how} {variation.number}"] = known[key]
        return prices

    def _price(self, record: Record, number: int, n: int, how: How | Literal["retry"]) -> str:
        if how == "retry":
            return _text(partial(self.studio.price, record.id, n, number if record.kind == "paint" else 1))
        return _text(partial(self.studio.price_of, record.id, number, n, how))

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
        # What a person stopped is still there to be seen: the advice to look for it is for cells.
        text = error.message if isinstance(error, CancelledError) else str(error or self._note)
        with LOCK:
            if self._is_here:
                self.picker.note = bounded(text, _NOTE_LETTERS)

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

    def _on_message(self, _picker: object, content: object, _buffers: object) -> None:
        if not self.id or not isinstance(content, dict):
            return
        try:
            self._do_as_told(content)
        finally:
            if self._is_here:
                self.picker.send({"kind": "heard"})

    def _do_as_told(self, content: dict[str, Any]) -> None:
        match content:
            case {"kind": "edit", "number": int(number), "text": str(text)}:
                self._edit(number, text)
            case {"kind": "paint", "number": int(number), "times": int(times), "text": str(text)}:
                self._paint(number, max(1, min(times, _MOST)), text)
            case {"kind": "more"}:
                self._begin(self._more, adds=_MOST, row="prompts" if self.picker.kind == "imageprompt" else "pictures")
            case {"kind": "vary", "number": int(number)}:
                self._begin(partial(self._vary, number), adds=_MOST)
            case {"kind": "refine", "number": int(number), "text": str(text)}:
                self._begin(partial(self._refine, number, text), adds=1)
            case {"kind": "retry", "numbers": [*failed]}:
                self._begin(partial(self._retry, [int(number) for number in failed]))
            case {"kind": "stop"}:
                with LOCK:
                    if self._job is not None:
                        self._job.set()

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

    def _paint(self, number: int, times: int, text: str) -> None:
        """Paint a prompt as it stands in the page."""
        with LOCK:
            if not self.picker.busy and self._edit(number, text):
                self.picker.picked_prompt = number
                self._begin(partial(self._paint_prompt, number, times), adds=times)

    def _paint_prompt(self, number: int, times: int, stop: Stop) -> Record:
        return self._choosing_new(
            lambda: self.studio.paint_prompt(self.id, number, times=times, listener=self.tell, stop=stop)
        )

    def _refine(self, number: int, words: str, stop: Stop) -> Record:
        return self._choosing_new(lambda: self.studio.change(self.id, number, words, listener=self.tell, stop=stop))

    def _vary(self, number: int, stop: Stop) -> Record:
        return self.studio.more_like(self.id, number, _MOST, listener=self.tell, stop=stop)

    def _more(self, stop: Stop) -> Record:
        return self.studio.more(self.id, _MOST, listener=self.tell, stop=stop)

    def _retry(self, failed: Iterable[int], stop: Stop) -> Record:
        """Paint each of them once more; what fails again keeps none of the others from being tried."""
        for number in failed:
            try:
                self.studio.retry(self.id, number, listener=self.tell, stop=stop)
            except CancelledError:
                raise
            except EngineError as error:
                self.say(error)
        return self.studio.record(self.id, self._cell)

    def _choosing_new(self, work: Callable[[], Record]) -> Record:
        """Do work that a person asked for to have its picture: choose the first that it made."""
        before = {variation.number for variation in self.studio.record(self.id).variations}
        record = work()
        new = [v.number for v in record.variations if v.picture is not None and v.number not in before]
        if new:
            if len(new) == 1:
                self._on_pick()
            record = self.studio.pick(self.id, new[0], self._cell)
        return record

    # Jobs

    def _begin(self, work: Work, *, adds: int = 0, row: Row = "pictures") -> None:
        """Do something that takes long, unless something is being done; the cards that it will add wait at once."""
        with LOCK:
            picker = self.picker
            if picker.busy or not self._is_here:
                return
            self._job = Stop()
            self._began = time.monotonic()
            self.say(None)
            with picker.hold_sync():
                picker.own_cell, picker.busy = False, True
                first = max([card["number"] for card in getattr(picker, row)], default=0) + 1
                picker.put_cards(row, [{"number": first + k, "state": "waiting"} for k in range(adds)])
        threading.Thread(target=self._do, args=(work, self._job), name="promptmagic-job", daemon=True).start()

    def _do(self, work: Work, stop: Stop) -> None:
        try:
            work(stop)
        except PromptMagicError as error:
            self.say(error)
        finally:
            with LOCK:
                self._job = None
                if self._is_here:
                    self._end(self.studio.record(self.id, self._cell))

    def _end(self, record: Record) -> None:
        """Show what a job has left; cards of what was never begun go away again."""
        picker = self.picker
        with picker.hold_sync():
            self.settle()
            picker.show_variations(record)
            if record.kind == "imageprompt":
                picker.prompts = [card for card in picker.prompts if card["number"] <= len(record.prompts)]
            picker.cost = str(record.cost)
            self._offer(record)


def _text(price: Callable[[], object]) -> str:
    """Return a price as text; nothing where what it is for cannot be done."""
    try:
        return str(price())
    except PromptMagicError:
        return ""


def attend(picker: Picker, generation: Generation) -> None:
    """Let a picker that somebody made by hand serve a generation."""
    from promptmagic.studio import Studio

    if isinstance(generation.desk, Studio):
        Attendant(picker, generation.desk, generation.cell).restore(generation.record)
        return

    def pick(change: Mapping[str, Any]) -> None:
        if change["new"]:
            generation.pick(int(change["new"]))

    picker.show_record(generation.record)
    picker.observe(pick, "chosen")
