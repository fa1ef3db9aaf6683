"""The picker: the widget in which variations appear while they are made, and one of them is chosen.

Its state is plain values, kept small because notebooks may save it. Pictures travel beside it, as binary thumbnails in
custom messages; the page keeps them and asks for them again ("want") when it was reloaded or shows a second view. The
original travels only when it is looked at in full size, or saved ("full").
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import anywidget
import traitlets

from promptmagic.display.cards import (
    ERROR_LETTERS,
    NARROWEST,
    WIDEST,
    Card,
    Row,
    card_picture,
    numbers,
    original,
    partial_picture,
    picture_card,
    prompt_card,
)
from promptmagic.display.script import script
from promptmagic.display.thumbnail import Thumbnail
from promptmagic.display.wording import PLAIN
from promptmagic.errors import PromptMagicError
from promptmagic.model import Picture, Record
from promptmagic.sizes import pixels
from promptmagic.text import bounded, many, printed

LOCK = threading.RLock()
"""Guards what all pickers and their controllers share with the threads that paint and those that answer the page.

It is one for all of them, because two may show the same generation and tell each other. It is taken before any lock of
the studio, never after one. Observers of a trait that was changed in the page run while it is held.
"""

_NAME_LETTERS = 60


class PickerWidget(anywidget.AnyWidget):
    """The widget: cards to choose from with the mouse or the keyboard.

    An ipywidget like any other: `observe` and `link` its `chosen`, give it a `layout`, put it into an `HBox`.

    Attributes
    ----------
    kind
        "paint", or "imageprompt" where prompts are picked and edited before they are painted.
    chosen
        The number of the chosen picture, 0 before one was chosen.
    picked_prompt
        The number of the picked prompt, 0 before one was picked.
    starred
        The numbers of the pictures with a star.
    removed
        The numbers of the variations that were removed and can be brought back, the last one last.
    below
        The number of the picture that the saved output below shows: 0 where that shows none, -1 where there is no
        such output. While it is another than the chosen one, the picker shows that large by itself.
    prompts, pictures
        The cards. A card's `state` is "waiting", "prompted", "painting", "painted", "failed" or "stopped".
    total
        How many variations were asked for.
    busy
        Whether more is to come; `own_cell` whether that is the work of the cell that made the picker, which can only
        be interrupted, since the kernel hears nothing else meanwhile. All other work can be stopped in the picker.
    seconds
        How long the painting took, once it is done.
    source
        Where a saved generation that is shown again comes from, in words; empty where it was painted in this picker.
    cost, prices
        What it has cost so far; what painting a prompt once, twice, … will cost, as text. No prices: no Paint button.
    offers
        What further work would cost, as text, by what it is (see `offers_of`). What is not offered cannot be done.
    can_keep
        Whether a Keep button makes sense here.
    note
        One line to the person, such as why something failed.
    aspect
        Width to height of a card's picture.
    wording
        How the words on its cards are shown and copied (no trait either).
    lost
        Whether a page has found that the outputs of its cell no longer follow it: they were moved, stand inside another
        widget, or were loaded anew (no trait either).
    in_view
        Whether a page has it in view (no trait either); no, where no page has shown it.
    page
        The load of the page in which the picker was first seen, by its own name; 0 before one has answered. In any
        other the display below, and the picker's own, can no longer be reached.
    """

    _esm = script("picker.js")
    _css = script("picker.css")

    kind = traitlets.Unicode("paint").tag(sync=True)
    brief = traitlets.Unicode("").tag(sync=True)
    total = traitlets.Int(0).tag(sync=True)
    prompts = traitlets.List(traitlets.Dict()).tag(sync=True)
    pictures = traitlets.List(traitlets.Dict()).tag(sync=True)
    chosen = traitlets.Int(0).tag(sync=True)
    picked_prompt = traitlets.Int(0).tag(sync=True)
    starred = traitlets.List(traitlets.Int()).tag(sync=True)
    removed = traitlets.List(traitlets.Int()).tag(sync=True)
    below = traitlets.Int(-1).tag(sync=True)
    busy = traitlets.Bool(False).tag(sync=True)
    own_cell = traitlets.Bool(False).tag(sync=True)
    seconds = traitlets.Float(0.0).tag(sync=True)
    source = traitlets.Unicode("").tag(sync=True)
    cost = traitlets.Unicode("").tag(sync=True)
    prices = traitlets.List(traitlets.Unicode()).tag(sync=True)
    offers = traitlets.Dict(value_trait=traitlets.Unicode()).tag(sync=True)
    can_keep = traitlets.Bool(False).tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)
    aspect = traitlets.Float(1.0).tag(sync=True)
    page = traitlets.Float(0.0).tag(sync=True)

    MOST_AT_ONCE: ClassVar[int] = 4
    """How often one prompt can be painted with one press, and how many More and Vary add."""

    def __init__(self, **traits: Any) -> None:
        self._pictures: dict[tuple[Row, int], Picture | Thumbnail] = {}
        self._on_close: list[Callable[[], None]] = []
        self._made_layout = "layout" not in traits
        self.wording = PLAIN
        self.lost = self.in_view = False
        super().__init__(**traits)
        self.on_msg(self._answer)

    def __repr__(self) -> str:
        noun = "prompt" if self.kind == "imageprompt" else "variation"
        count = len(self.prompts if self.kind == "imageprompt" else self.pictures) or self.total
        name = bounded(self.brief, _NAME_LETTERS) or "a picker"
        return printed(f"{name} · {many(count, noun)} · run the cell again to choose")

    def on_close(self, callback: Callable[[], None]) -> None:
        """Call back once, when the picker is closed."""
        self._on_close.append(callback)

    def close(self) -> None:
        """Take the picker away, and the layout that was made for it: nothing of either is left in kernel or page."""
        while self._on_close:
            self._on_close.pop()()
        self._pictures.clear()
        if self._made_layout:
            self.layout.close()
        super().close()

    # Filling it

    def wait_for(self, record: Record, total: int) -> None:
        """Show `total` waiting cards at once."""
        cards = [{"number": number, "state": "waiting"} for number in range(1, total + 1)]
        with LOCK, self.hold_sync():
            self._describe(record)
            self.total = total
            self.source = ""
            self.chosen = self.picked_prompt = 0
            self.removed = []
            self._pictures.clear()
            self.prompts, self.pictures = (cards, []) if record.kind == "imageprompt" else ([], cards)

    def show_record(self, record: Record) -> None:
        """Show a record as it is; its pictures are read when a page asks for them."""
        with LOCK, self.hold_sync():
            self._describe(record)
            self.total = len(record.prompts)
            if record.kind == "imageprompt":
                self.prompts = [prompt_card(k, prompt, self.wording) for k, prompt in enumerate(record.prompts, 1)]
            self.show_variations(record)
            self.chosen = record.chosen or 0
            self.picked_prompt = record.picked_prompt or 0

    def show_variations(self, record: Record) -> None:
        """Show a record's variations as they are, but those that are being painted go on being shown so."""
        with LOCK, self.hold_sync():
            before = {card["number"]: card["state"] for card in self.pictures}
            cards = [picture_card(variation, record.text, self.wording) for variation in record.visible]
            for card in cards:
                if self.busy and card["state"] == "stopped":
                    card["state"] = before.get(card["number"], "waiting")
            self.pictures = cards
            gone = {v.number for v in record.variations} - {card["number"] for card in cards}
            self.removed = [number for number in self.removed if number in gone] + sorted(gone - set(self.removed))
            self.starred = [variation.number for variation in record.visible if variation.starred]
            for variation in record.visible:
                key: tuple[Row, int] = ("pictures", variation.number)
                if variation.picture is not None and self._pictures.get(key) != variation.picture:
                    self._pictures[key] = variation.picture
                    if self.page:
                        self._send_picture(*key)

    def _describe(self, record: Record) -> None:
        size = pixels(str(record.options.get("size", "square"))) or (1, 1)
        self.kind = record.kind
        self.brief = record.text
        self.cost = str(record.cost)
        self.aspect = min(WIDEST, max(NARROWEST, size[0] / size[1]))

    def put_card(self, row: Row, card: Card) -> None:
        """Add a card to a row, or change what it says: values not given stay as they were."""
        self.put_cards(row, [card])

    def put_cards(self, row: Row, changed: Iterable[Card]) -> None:
        """Add cards to a row, or change what they say, all at once."""
        with LOCK:
            cards = {old["number"]: old for old in getattr(self, row)}
            for card in changed:
                cards[card["number"]] = {**cards.get(card["number"], {}), **card}
            setattr(self, row, [cards[key] for key in sorted(cards)])

    def put_picture(self, row: Row, number: int, picture: Picture | Thumbnail) -> None:
        """Show a picture on a card, and keep it for pages that ask later."""
        with LOCK:
            self._pictures[row, number] = picture
            self._send_picture(row, number)
            if not self.page:
                # A page that is still loading the picker's module has missed what was sent before.
                for earlier in [key for key in self._pictures if key != (row, number)]:
                    self._send_picture(*earlier)

    def show_progress(self, number: int, fraction: float | None, partial: bytes | None, *, grows: bool = False) -> None:
        """Show how far picture `number` is (0 to 1, None where unknown), and what of it can be seen already.

        `grows` says that this is right as far as it goes, so that it is not blurred.
        """
        small = None if partial is None else partial_picture(partial)
        message: dict[str, Any] = {"kind": "progress", "number": number, "fraction": fraction}
        if grows:
            message["grows"] = True
        if small is None:
            self.send(message)
        else:
            self.send({**message, "type": small.mime}, buffers=[small.data])

    # Answering the page

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over what the page has changed (called by ipywidgets, on whichever thread the message came)."""
        with LOCK:
            super().set_state(sync_data)

    @traitlets.validate("chosen")
    def _is_there(self, proposal: Mapping[str, Any]) -> int:
        number = int(proposal["value"])
        known = numbers(self.pictures, "painted")
        if number and number not in known:
            raise traitlets.TraitError(f"There is no picture {number} to choose: there are {known}.")
        return number

    @traitlets.validate("starred")
    def _are_there(self, proposal: Mapping[str, Any]) -> list[int]:
        painted = numbers(self.pictures, "painted")
        return sorted({int(number) for number in proposal["value"]} & set(painted))

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        match content:
            case {"kind": "want", "page": int(page) | float(page)}:
                self._show_all(page)
            case {"kind": "lost"}:
                self.lost = True
            case {"kind": "view", "seen": bool(seen)}:
                self.in_view = seen
            case {"kind": "full", "number": int(number), "ask": str(ask)}:
                self._send_original(number, ask)

    def _show_all(self, page: float) -> None:
        """Send a page all pictures; `page` is the name of its load."""
        with LOCK:
            self.page = self.page or page
            self.lost = self.lost or page != self.page
            self.in_view = True
            self.send({"kind": "here"})
            for row, number in sorted(self._pictures):
                self._send_picture(row, number)

    def _send_picture(self, row: Row, number: int) -> None:
        picture = self._pictures[row, number]
        try:
            small = picture if isinstance(picture, Thumbnail) else card_picture(picture)
        except PromptMagicError as error:
            del self._pictures[row, number]
            self.put_card(row, {"number": number, "state": "failed", "error": bounded(str(error), ERROR_LETTERS)})
            return
        self.send({"kind": "picture", "row": row, "number": number, "type": small.mime}, buffers=[small.data])

    def _send_original(self, number: int, ask: str) -> None:
        """Send a picture's file as it is kept; `ask` is what the page calls its question."""
        with LOCK:
            picture = self._pictures.get(("pictures", number))
        if not isinstance(picture, Picture):
            return
        answer: dict[str, Any] = {"kind": "full", "number": number, "ask": ask}
        try:
            file = original(picture, self.brief, number)
        except PromptMagicError as error:
            self.send({**answer, "error": bounded(str(error), ERROR_LETTERS)})
            return
        self.send({**answer, "type": file.mime, "name": file.name}, buffers=[file.data])
