"""The ledger of a history: what a studio writes down and finds again, each in the store of its folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from promptmagic.errors import NotPaintedError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.history.notebook import Place, here
from promptmagic.model import FREE, Cost, Desk, Generation, Prompt, Record, Variation

if TYPE_CHECKING:
    from promptmagic.history.history import History
    from promptmagic.history.store import Store


class Ledger:
    """The part of a `History` that a studio and the magics use; the parameters are those of a `History`."""

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        name: str = "",
        desk: Callable[[], Desk] | None = None,
        locate: Callable[[], Place] | None = None,
        metadata: bool = True,
        patience: float = 10.0,
    ) -> None:
        self._desk: Callable[[], Desk] = desk if desk is not None else lambda: self
        fixed = Place(Path(folder or here()).expanduser().resolve(), name, "as given")
        self._locate = locate if locate is not None else lambda: fixed
        self.metadata = metadata
        self._patience = patience
        self._stores: dict[Path, Store] = {}
        self._places: set[tuple[Path, str]] = set()
        self._keepers: list[Callable[[], None]] = []
        self._show_gallery: Callable[[History], None] | None = None
        self._lock = threading.RLock()

    @property
    def place(self) -> Place:
        """Which notebook this is now, and how that was found."""
        return self._locate()

    def begin(self, record: Record) -> Record:
        """Insert a new generation; it belongs to the current notebook unless it names one.

        Raises
        ------
        HistoryError
            There is one with that id.
        """
        place = self.place
        record = record if record.notebook else replace(record, notebook=place.name)
        store = self._store(place)
        store.begin(record)
        return store.load(record.id, record.cell)

    def save_prompts(self, id: str, prompts: Sequence[Prompt], *, expander: str, cost: Cost) -> Record:
        """Replace all prompts of a generation, and say who wrote them and what that cost."""
        store = self._store_of(id)
        store.save_prompts(id, prompts, expander, cost)
        return store.load(id)

    def add_prompts(self, id: str, prompts: Sequence[Prompt], cost: Cost = FREE) -> Record:
        """Put further prompts behind those of a generation; `cost` is what they cost, in US dollars."""
        store = self._store_of(id)
        record = store.load(id)
        store.save_prompts(id, (*record.prompts, *prompts), record.expander, record.expansion_cost + cost)
        return store.load(id)

    def save_prompt(self, id: str, number: int, prompt: Prompt) -> Record:
        """Replace prompt `number` (from 1).

        Raises
        ------
        OptionError
            There is none with that number.
        """
        store = self._store_of(id)
        _check_prompt(store.load(id), number)
        store.save_prompt(id, number, prompt)
        return store.load(id)

    def put(self, id: str, variation: Variation) -> Variation:
        """Keep a variation, in place of one with its number; its picture is on disk when this returns.

        The returned variation's picture has its `path`, and `data` only where it could not be written.
        """
        return self._store_of(id).put(id, variation)

    def pick(self, id: str, number: int, cell: str = "") -> Record:
        """Choose a painted variation for a cell.

        Raises
        ------
        OptionError
            There is no variation with that number.
        NotPaintedError
            It has no picture.
        """
        store = self._store_of(id)
        if store.load(id).variation(number).picture is None:
            raise NotPaintedError(f"Variation {number} has no picture.", "Pick another.")
        store.pick(id, number, cell)
        return store.load(id, cell)

    def pick_prompt(self, id: str, number: int) -> Record:
        """Choose a prompt.

        Raises
        ------
        OptionError
            There is none with that number.
        """
        store = self._store_of(id)
        _check_prompt(store.load(id), number)
        store.pick_prompt(id, number)
        return store.load(id)

    def star(self, id: str, number: int, starred: bool = True) -> Record:
        """Give a variation a star, or take it away.

        Raises
        ------
        OptionError
            There is no variation with that number.
        """
        store = self._store_of(id)
        store.load(id).variation(number)
        store.star(id, number, starred)
        return store.load(id)

    def record(self, id: str, cell: str = "") -> Record:
        """Return a generation's newest state; `chosen` is that cell's pick, else the one made without a cell.

        Where no cell is named, it is the newest pick of all.

        Raises
        ------
        UnknownNameError
            There is no such generation; close matches are named.
        """
        try:
            return self._store(self.place).load(id, cell)
        except UnknownNameError:
            return self._store_of(id).load(id, cell)

    def find(self, key: str, cell: str = "") -> list[Record]:
        """Return the generations with a key in the folder's store: those of the cell first, then the newest first."""
        return self._store(self.place).find(key, cell)

    def adopt(self, key: str) -> bool:
        """Put in what the folder's notebooks show in their own saved outputs for a key, and this history lacks.

        What is seen there is a copy of the chosen picture. Say whether a notebook shows any.
        """
        from promptmagic.history import adoption

        place = self.place
        return bool(key) and adoption.from_outputs(self._store(place), place, key)

    def retell(self, path: Path, id: str, variation: Variation) -> None:
        """Let a copy of a picture tell its story as the kept files do, or none; see `metadata`.

        Raises
        ------
        HistoryError
            The file cannot be written.
        """
        from promptmagic.history.metadata import retell

        retell(path, self.record(id), variation, tells=self.metadata)

    def searched(self) -> str:
        """Return a sentence that says where a saved generation was looked for in vain."""
        place = self.place
        also = f" and in the saved outputs of {place.path.name}" if place.path.is_file() else ""
        return f"No saved picture of it was found in {self._store(place).home}{also}."

    def appear(self, id: str) -> None:
        """Note that the current notebook shows a generation, which another one made."""
        place = self.place
        if place.name:
            self._store(place).appear([id], place.name)

    def count(self, key: str) -> int:
        """Return how many generations in the folder's store have a key."""
        return self._store(self.place).count_key(key)

    def on_keep(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Have `keep()` call `callback`; return what takes it off the list again."""
        with self._lock:
            self._keepers.append(callback)

        def remove() -> None:
            with self._lock:
                self._keepers[:] = [keeper for keeper in self._keepers if keeper is not callback]

        return remove

    def repaint(self, id: str, painter: str | None = None, **options: Any) -> Generation:  # noqa: ARG002 - as a desk's
        """Refuse: a history alone has no painter."""
        raise _no_studio()

    def vary(self, id: str, number: int, n: int = 4) -> Generation:  # noqa: ARG002 - as a desk's
        """Refuse: a history alone has no painter."""
        raise _no_studio()

    def refine(
        self,
        id: str,  # noqa: ARG002 - as a desk's
        number: int,  # noqa: ARG002
        change: str,  # noqa: ARG002
        n: int = 1,  # noqa: ARG002
        painter: str | None = None,  # noqa: ARG002
        **options: Any,  # noqa: ARG002
    ) -> Generation:
        """Refuse: a history alone has no painter."""
        raise _no_studio()

    def _generation(self, id: str) -> Generation:
        return Generation(id, self._desk())

    def _store(self, place: Place) -> Store:
        from promptmagic.history.store import Store

        with self._lock:
            if place.folder not in self._stores:
                self._stores[place.folder] = Store(place.folder, patience=self._patience)
            store = self._stores[place.folder]
            store.tells = self.metadata
            is_new = (place.folder, place.name) not in self._places
            self._places.add((place.folder, place.name))
        if is_new and place.name:
            from promptmagic.history import adoption

            adoption.from_notebooks(store, place)
        return store

    def _store_of(self, id: str) -> Store:
        """Return the store that holds an id: the current folder's, else one that this kernel has used."""
        current = self._store(self.place)
        with self._lock:
            others = [store for store in self._stores.values() if store is not current]
        return next((store for store in (current, *others) if store.holds(id)), current)


def _check_prompt(record: Record, number: int) -> None:
    if not 1 <= number <= len(record.prompts):
        raise OptionError(f"There is no prompt {number}.", f"There are {len(record.prompts)}, counted from 1.")


def _no_studio() -> PromptMagicError:
    return PromptMagicError(
        "A history alone cannot paint.", "Ask a studio: Studio(history).repaint(id) or .vary(id, number)."
    )
