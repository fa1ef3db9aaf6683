"""The gallery: the widget in which a history lies on a light table, page by page, to be searched, starred and opened.

Only one page of it is ever read. Its state is plain values, kept small because notebooks may save it; pictures travel
beside it in custom messages, small ones for the cards and the whole one for what is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import anywidget
import traitlets
from ipywidgets import widget_serialization  # type: ignore[import-untyped]  # it has no types

from promptmagic.captions import alt_text, caption
from promptmagic.display.cards import original
from promptmagic.display.picker import LOCK, PickerWidget
from promptmagic.display.script import script
from promptmagic.display.table import cover, facts, summary
from promptmagic.display.thumbnail import Thumbnail, copy_of
from promptmagic.display.wording import Wording
from promptmagic.errors import PromptMagicError
from promptmagic.generation import Generation
from promptmagic.model import Picture, Record, Variation
from promptmagic.text import bounded, printed

if TYPE_CHECKING:
    from promptmagic.history import History
    from promptmagic.studio import Studio

_CARD_SIDE, _CARD_BYTES = 320, 24_000
"""Pixels of a card's square picture, about twice its width in the page; bytes of it at most."""

_STRIP_SIDE = 160
_LARGE_SIDE, _LARGE_BYTES = 2048, 1_500_000
"""A picture that is opened travels as it is kept, unless it has more bytes than this."""

_BRIEF_LETTERS = 160
_PROMPT_LETTERS = 4_000
_ERROR_LETTERS = 300


class Gallery(anywidget.AnyWidget):
    """The widget: a page of generations, the newest first.

    Parameters
    ----------
    history
        What it shows.
    studio
        Who is told of stars, and asked for prices. Without one nothing can be restored or repainted.

    Attributes
    ----------
    title, summary
        Which history this is, and how much it holds.
    query, starred
        What is looked for: words, and only what has a star.
    first, found
        How many generations come before this page, and how many fit what is looked for.
    cards
        The page: for each generation its id, its words, and whether there is a picture of it.
    picker
        The picker into which a generation was restored; it stands in place of the table.
    deleted
        The briefs of what was deleted here and can be brought back, the last one last.
    painting
        Whether a repainting is under way, which the Stop button ends.
    can_paint
        Whether there is a studio.
    note
        One line to the person, such as why something failed.
    page
        The load of the page in which it was first seen, by its own name; 0 before one has answered.
    reloaded
        Whether it has been seen in another load of the page since (no trait).
    in_view
        Whether a page has it in view (no trait either); no, where no page has shown it.
    """

    _esm = script("gallery.js")
    _css = script("gallery.css")

    title = traitlets.Unicode("").tag(sync=True)
    summary = traitlets.Unicode("").tag(sync=True)
    query = traitlets.Unicode("").tag(sync=True)
    starred = traitlets.Bool(False).tag(sync=True)
    first = traitlets.Int(0).tag(sync=True)
    found = traitlets.Int(0).tag(sync=True)
    cards = traitlets.List(traitlets.Dict()).tag(sync=True)
    per_page = traitlets.Int(12).tag(sync=True)
    picker = traitlets.Instance(PickerWidget, allow_none=True).tag(sync=True, **widget_serialization)
    deleted = traitlets.List(traitlets.Unicode()).tag(sync=True)
    painting = traitlets.Bool(False).tag(sync=True)
    can_paint = traitlets.Bool(False).tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)
    page = traitlets.Float(0.0).tag(sync=True)

    PER_PAGE: ClassVar[int] = 12
    """How many generations are on a page."""

    def __init__(self, history: History, studio: Studio | None = None, **traits: Any) -> None:
        self._history = history
        self._studio = studio
        self.reloaded = self.in_view = False
        super().__init__(can_paint=studio is not None, per_page=self.PER_PAGE, **traits)
        self.on_msg(self._answer)
        self.look()

    def __repr__(self) -> str:
        return printed(f"{self.title}: {self.summary} · run the cell again to look through it")

    def close(self) -> None:
        """Take the gallery away, and the layout that was made for it: nothing of either is left in kernel or page."""
        self.layout.close()
        super().close()

    # The page

    def look(self, first: int = 0, query: str | None = None, starred: bool | None = None) -> None:
        """Show the page that begins after `first` generations, of those that fit what is looked for."""
        query = self.query if query is None else query.strip()
        starred = self.starred if starred is None else starred
        first, found, page = self._found(first, query, starred)
        overview = self._history.overview(0)
        records = [generation.record for generation in page]
        with LOCK, self.hold_sync():
            self.title = overview.title
            self.summary = summary(overview)
            self.query, self.starred = query, starred
            self.first, self.found = first, found
            self.cards = [_card(record) for record in records]
        for record in records:
            self._send_cover(record)

    def _found(self, first: int, query: str, starred: bool) -> tuple[int, int, list[Generation]]:
        """Return where the page begins, how many generations fit, and those on the page, the newest first."""
        fitting = self._history.where(query, starred=True if starred else None) if query or starred else self._history
        found = len(fitting)
        first = first if 0 <= first < found else 0
        return first, found, fitting[max(0, found - first - self.PER_PAGE) : found - first][::-1]

    def _send_cover(self, record: Record) -> None:
        small = cover(record, _CARD_SIDE, _CARD_BYTES)
        if small is not None and record.shown is not None:
            self._send_picture(record.id, 0, "card", small.mime, small.data)

    def _send_picture(self, id: str, number: int, size: str, mime: str, data: bytes) -> None:
        message = {"kind": "picture", "id": id, "number": number, "size": size, "type": mime}
        self.send(message, buffers=[data])

    # Answering the page

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over what the page has changed (called by ipywidgets, on whichever thread the message came)."""
        with LOCK:
            super().set_state(sync_data)

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, dict):
            return
        try:
            self._do(content)
        except PromptMagicError as error:
            self.note = bounded(str(error), _ERROR_LETTERS)

    def _do(self, content: Mapping[str, Any]) -> None:
        name, number = str(content.get("id", "")), int(content.get("number") or 0)
        match content.get("kind"):
            case "want":
                self._greet(float(content.get("page") or 0))
            case "view":
                self.in_view = bool(content.get("seen"))
            case "look":
                self.note = ""
                first = max(0, int(content.get("first") or 0))
                self.look(first, str(content.get("query", "")), bool(content.get("starred")))
            case "open":
                self._open(name)
            case "enlarge":
                self._enlarge(name, number)
            case "original":
                self._send_original(name, number)
            case "star":
                self._star(name, number, bool(content.get("starred")))
            case "delete":
                self._delete(name)
            case "undo":
                self._undo()

    def _greet(self, page: float) -> None:
        with LOCK:
            self.page = self.page or page
            self.reloaded = self.reloaded or page != self.page
            self.in_view = True
        self.send({"kind": "here"})
        self.look(self.first)

    def _open(self, id: str) -> None:
        """Send all that is known of a generation, and its pictures: small for the strip, large for the shown one."""
        record = self._history.record(id)
        self.send({"kind": "opened", **self._details(record)})
        if record.shown is not None:
            self._enlarge(id, record.shown.number)
        for variation in record.visible:
            if variation.picture is not None and (small := _small(variation.picture)) is not None:
                self._send_picture(id, variation.number, "strip", small.mime, small.data)

    def _details(self, record: Record) -> dict[str, Any]:
        return {
            **_card(record),
            "count": len(record.wanted),
            "price": self._price(record),
            "prompts": [bounded(prompt.text, _PROMPT_LETTERS) for prompt in record.prompts],
            "variations": [_detail(record, variation) for variation in record.visible],
        }

    def _price(self, record: Record) -> str:
        """Return what painting a generation's prompts anew would cost; nothing where that cannot be done."""
        if self._studio is None or not record.wanted:
            return ""
        try:
            return str(self._studio.price_of_repaint(record.id))
        except PromptMagicError:
            return ""

    def _send_original(self, id: str, number: int) -> None:
        """Send a picture's own file, or why there is none."""
        answer = {"kind": "original", "id": id, "number": number}
        try:
            record = self._history.record(id)
            picture = record.variation(number).picture
            file = None if picture is None else original(picture, record.text, number)
        except PromptMagicError as error:
            self.send({**answer, "error": bounded(str(error), _ERROR_LETTERS)})
            return
        if file is not None:
            self.send({**answer, "type": file.mime, "name": file.name}, buffers=[file.data])

    def _delete(self, id: str) -> None:
        brief = self._history.record(id).text
        self._history.delete(id)
        with LOCK:
            self.deleted = [*self.deleted, bounded(brief, _BRIEF_LETTERS)]
            self.note = f"“{bounded(brief, _BRIEF_LETTERS)}” is deleted."
        self.look(self.first)

    def _undo(self) -> None:
        back = self._history.undo()
        with LOCK:
            self.deleted = self.deleted[:-1]
            self.note = f"“{bounded(back.brief, _BRIEF_LETTERS)}” is back."
        self.look(self.first)

    def _enlarge(self, id: str, number: int) -> None:
        picture = self._history.record(id).variation(number).picture
        if picture is None:
            return
        data = picture.read()
        if len(data) <= _LARGE_BYTES:
            self._send_picture(id, number, "large", f"image/{picture.format}", data)
            return
        small = copy_of(picture, _LARGE_SIDE, budget=_LARGE_BYTES)
        self._send_picture(id, number, "large", small.mime, small.data)

    def _star(self, id: str, number: int, starred: bool) -> None:
        record = (self._studio or self._history).star(id, number, starred)
        with LOCK:
            self.cards = [_card(record) if card["id"] == id else card for card in self.cards]


def _card(record: Record) -> dict[str, Any]:
    shown = record.shown
    return {
        "id": record.id,
        "brief": bounded(record.scene, _BRIEF_LETTERS),
        "facts": facts(record),
        "when": f"{record.created.astimezone():%Y-%m-%d %H:%M}",
        "alt": alt_text(record, shown) if shown else "",
        "number": shown.number if shown and shown.picture else 0,
        "count": len(record.pictures) or len(record.prompts),
        "starred": any(variation.starred for variation in record.visible),
        "starred_shown": bool(shown and shown.starred),
    }


def _detail(record: Record, variation: Variation) -> dict[str, Any]:
    picture = variation.picture
    return {
        "number": variation.number,
        "title": bounded(variation.prompt.title or variation.prompt.text, _BRIEF_LETTERS),
        "text": bounded(variation.prompt.text, _PROMPT_LETTERS),
        "copy": bounded(Wording.of_record(record).text_of(variation), _PROMPT_LETTERS),
        "alt": alt_text(record, variation),
        "caption": caption(record, variation, picture) if picture else bounded(variation.error, _ERROR_LETTERS),
        "painted": picture is not None,
        "starred": variation.starred,
        "chosen": variation.number == record.chosen,
    }


def _small(picture: Picture) -> Thumbnail | None:
    try:
        return copy_of(picture, _STRIP_SIDE, budget=_CARD_BYTES)
    except PromptMagicError:
        return None
