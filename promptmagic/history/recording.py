"""The recording of a history: what a studio writes down and finds again, each in the store of its folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from promptmagic.errors import NotPaintedError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.generation import Backend, Generation, id_of
from promptmagic.history.notebooks.notebook import Place, here
from promptmagic.model import FREE, Cost, Prompt, Record, Variation

if TYPE_CHECKING:
    from promptmagic.history.store.orders import OrderBook
    from promptmagic.history.store.picks import Cell
    from promptmagic.history.store.store import Store


CELLS_KNOWN = 1000
"""Of how many cells, the last that ran, the words are remembered."""


class Recording:
    """The part of a `History` that a studio and the magics use; the parameters are those of a `History`."""

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        name: str = "",
        backend: Callable[[], Backend] | None = None,
        locate: Callable[[], Place] | None = None,
        metadata: bool = True,
        patience: float = 10.0,
    ) -> None:
        self._backend: Callable[[], Backend] = backend if backend is not None else lambda: self
        fixed = Place(Path(folder or here()).expanduser().resolve(), name, "as given")
        self._locate = locate if locate is not None else lambda: fixed
        self.metadata = metadata
        self.pays_unkept = False
        self._patience = patience
        self._stores: dict[Path, Store] = {}
        self._words: dict[str, str] = {}
        self._unplaced: list[str] = []
        self._places: set[tuple[Path, str]] = set()
        self._keepers: list[Callable[[], None]] = []
        self._show_gallery: Callable[[Any], None] | None = None
        self._lock = threading.RLock()

    @property
    def place(self) -> Place:
        """Which notebook this is now, and how that was found."""
        return self._locate()

    def begin(self, record: Record, paid: Sequence[str] = ()) -> Record:
        """Insert a new generation; it belongs to the current notebook unless it names one.

        `paid` are the orders of its prompts, which this closes.

        Raises
        ------
        HistoryError
            There is one with that id.
        """
        place = self.place
        record = record if record.notebook else replace(record, notebook=place.name)
        store = self._store(place)
        store.begin(record, paid)
        if not place.is_known:
            with self._lock:
                self._unplaced.append(record.id)
        return store.load(record.id, self._cell(record.cell))

    def add_prompts(self, id: str, prompts: Sequence[Prompt], cost: Cost = FREE, paid: Sequence[str] = ()) -> Record:
        """Put further prompts behind those of a generation; `cost` is what their orders, `paid`, cost in US dollars."""
        store = self._store_of(id)
        store.add_prompts(id, prompts, cost, paid)
        return store.load(id)

    def add(
        self, id: str, tasks: Callable[[Record], Sequence[Variation]], cost: Cost = FREE, paid: Sequence[str] = ()
    ) -> Record:
        """Put further variations behind those of a generation, numbered in one transaction; return it with those alone.

        `tasks` makes them of what the generation is at that moment. Where its prompts and variations are in step, their
        prompts are added too, at a `cost` that the orders in `paid` had, in US dollars.
        """
        return self._store_of(id).add(id, tasks, cost, paid)

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

    def put(self, id: str, variation: Variation, order: str = "") -> Variation:
        """Keep a variation, in place of one with its number; its picture is on disk when this returns.

        What an `order` brought, which this closes, never takes another picture's place: it gets a number of its own.
        The returned variation's picture has its `path`, and `data` only where it could not be written.
        """
        return self._store_of(id).put(id, variation, order)

    def order_book(self, id: str = "") -> OrderBook:
        """Return the orders of the store that holds a generation; of the current folder's, where none is named."""
        return (self._store_of(id) if id else self._store(self.place)).orders

    def pick(self, id: str | Generation, number: int, cell: str = "") -> Record:
        """Choose a painted variation for a cell.

        Raises
        ------
        OptionError
            There is no variation with that number, or it was removed.
        NotPaintedError
            It has no picture.
        """
        (store, found), where = self._named(id), self._cell(cell)
        variation = store.load(found).variation(number)
        if variation.picture is None:
            raise NotPaintedError(f"Variation {number} has no picture.", "Pick another.")
        if variation.removed:
            raise OptionError(f"Variation {number} was removed.", f"remove({number}, undo=True) brings it back.")
        store.pick(found, number, where)
        return store.load(found, where)

    def know_cell(self, id: str, source: str) -> None:
        """Remember the words of a cell, by which its picks are found where tools have given it another id."""
        with self._lock:
            self._words.pop(id, None)
            self._words[id] = source
            while len(self._words) > CELLS_KNOWN:
                del self._words[next(iter(self._words))]

    def _cell(self, id: str, place: Place | None = None) -> Cell:
        """Return which cell of which notebook has an id: of this one, unless another is named."""
        from promptmagic.history.notebooks.cells import cell_of

        with self._lock:
            source = self._words.get(id, "")
        return cell_of(place or self.place, id, source)

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

    def star(self, id: str | Generation, number: int, starred: bool = True) -> Record:
        """Give a variation a star, or take it away.

        Raises
        ------
        OptionError
            There is no variation with that number.
        """
        store, found = self._named(id)
        store.load(found).variation(number)
        store.star(found, number, starred)
        return store.load(found)

    def remove(self, id: str | Generation, number: int, cell: str = "", *, undo: bool = False) -> Record:
        """Take a variation out of sight, or bring it back; where it is shown in the cell, another is chosen there.

        Raises
        ------
        OptionError
            There is no variation with that number, or it is the only picture that is left.
        """
        (store, found), where = self._named(id), self._cell(cell)
        record = store.load(found, where)
        picture = record.variation(number).picture
        if not undo:
            others = [v.number for v in record.visible if v.number != number and (v.picture or picture is None)]
            if not others:
                raise OptionError(
                    "It is the only one that is left.", "paint_history.delete() takes the whole generation out."
                )
            if number == record.chosen:
                store.pick(found, next((other for other in others if other > number), others[-1]), where)
        store.remove(found, number, removed=not undo)
        return store.load(found, where)

    def describe(self, id: str | Generation, number: int, alt: str) -> Record:
        """Give a variation's picture an alt text.

        Raises
        ------
        OptionError
            There is no variation with that number.
        NotPaintedError
            It has no picture.
        """
        store, found = self._named(id)
        if store.load(found).variation(number).picture is None:
            raise NotPaintedError(f"Variation {number} has no picture.", "Describe another.")
        store.describe(found, number, alt)
        return store.load(found)

    def family(self, id: str | Generation) -> str:
        """Return the tree of one generation, itself marked: what it was made from, and all that was made from that.

        Raises
        ------
        UnknownNameError
            There is no such generation; close matches are named.
        """
        from promptmagic.history.lineage import family, tree

        store = self._store(self.place)
        found = store.resolve(id_of(id))
        return tree(family(store.leaves(""), found), found)

    def record(self, id: str | Generation, cell: str = "") -> Record:
        """Return a generation's newest state; `chosen` is that cell's pick, else the one made without a cell.

        Where no cell is named, it is the newest pick of all.

        Raises
        ------
        UnknownNameError
            There is no such generation; close matches are named.
        """
        where = self._cell(cell)
        try:
            return self._store(self.place).load(id_of(id), where)
        except UnknownNameError:
            store, found = self._named(id)
            return store.load(found, where)

    def find(self, keys: Sequence[str], cell: str = "") -> list[Record]:
        """Return the generations with one of these keys in the folder's store.

        Those of the first key come first, and among them those of the cell, then the newest.
        """
        return self._store(self.place).find(keys, self._cell(cell))

    def pick_shown(self, id: str, cell: str) -> None:
        """Take over the pick that the notebook's own saved output shows for a cell, where it has none of its own.

        A notebook that a tool runs as a copy of another takes over that one's.
        """
        store, where = self._store_of(id), self._cell(cell)
        if store.own_pick(id, where) is None and (number := self._picked_elsewhere(store, id, cell)):
            with suppress(OptionError):
                if store.load(id).variation(number).picture is not None:
                    store.pick(id, number, where)

    def _picked_elsewhere(self, store: Store, id: str, cell: str) -> int | None:
        from promptmagic.history.notebooks.cells import chosen_in_output

        place = self.place
        if number := chosen_in_output(place, id, self._cell(cell)):
            return number
        if place.origin is None:
            return None
        origin = replace(place, folder=place.origin.parent, name=place.origin.stem)
        where = self._cell(cell, origin)
        return store.own_pick(id, where) or chosen_in_output(origin, id, where)

    def adopt(self, keys: Sequence[str]) -> bool:
        """Put in what the folder's notebooks show in their own saved outputs for one of these keys, and this one lacks.

        What is seen there is a copy of the chosen picture. Say whether a notebook shows any.
        """
        from promptmagic.history.notebooks import adoption

        place = self.place
        return any(keys) and adoption.from_outputs(self._store(place), place, keys)

    def was_searched(self, keys: Sequence[str]) -> bool:
        """Say whether there was time to look through all notebooks that may show what has one of these keys."""
        from promptmagic.history.notebooks import adoption

        place = self.place
        return place.was_searched and adoption.others(place, keys).is_whole

    def shown_in_outputs(self, keys: Sequence[str]) -> list[Record]:
        """Return what `adopt` would put in for these keys; writes nothing."""
        from promptmagic.history.notebooks import adoption

        return adoption.shown(self.place, keys) if any(keys) else []

    def retell(self, path: Path, id: str, variation: Variation) -> None:
        """Let a copy of a picture tell its story as the kept files do, or none; see `metadata`.

        Raises
        ------
        HistoryError
            The file cannot be written.
        """
        from promptmagic.pictures.metadata import retell

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

    def complete(self, id: str) -> Record:  # noqa: ARG002 - as a backend's
        """Refuse: a history alone has no painter."""
        raise _no_studio()

    def repaint(self, id: str, painter: str | None = None, **options: Any) -> Generation:  # noqa: ARG002 - as a backend's
        """Refuse: a history alone has no painter."""
        raise _no_studio()

    def vary(self, id: str, number: int, n: int = 4, *, fresh: bool = False) -> Generation:  # noqa: ARG002 - as a backend's
        """Refuse: a history alone has no painter."""
        raise _no_studio()

    def refine(
        self,
        id: str,  # noqa: ARG002 - as a backend's
        number: int,  # noqa: ARG002
        change: str,  # noqa: ARG002
        n: int = 1,  # noqa: ARG002
        painter: str | None = None,  # noqa: ARG002
        **options: Any,  # noqa: ARG002
    ) -> Generation:
        """Refuse: a history alone has no painter."""
        raise _no_studio()

    def _generation(self, id: str) -> Generation:
        return Generation(id, self._backend())

    def _store(self, place: Place) -> Store:
        from promptmagic.history.store.store import Store

        with self._lock:
            if place.folder not in self._stores:
                self._stores[place.folder] = Store(place.folder, patience=self._patience)
            store = self._stores[place.folder]
            store.tells = self.metadata
            is_new = (place.folder, place.name) not in self._places
            self._places.add((place.folder, place.name))
            unplaced, self._unplaced = (self._unplaced, []) if place.is_known and place.name else ([], self._unplaced)
        if unplaced:  # made before it was known which notebook runs: a run has one history
            store.move(unplaced, place.name)
        if is_new and place.name:
            from promptmagic.history.notebooks import adoption

            adoption.from_notebooks(store, place)
        return store

    def _named(self, generation: str | Generation) -> tuple[Store, str]:
        """Return the store that holds a generation, and its full id: an id's beginning or end names it too."""
        id = id_of(generation)  # noqa: A001 - what it is
        store = self._store_of(id)
        return store, id if store.holds(id) else store.resolve(id)

    def _store_of(self, id: str) -> Store:
        """Return the store that holds an id: the current folder's, else one that this kernel has used."""
        current = self._store(self.place)
        with self._lock:
            others = [store for store in self._stores.values() if store is not current]
        if not others:  # nowhere else to look, but at what came without a row
            current.unrecorded.look()
            return current
        return next((store for store in (current, *others) if store.holds(id)), current)


def _check_prompt(record: Record, number: int) -> None:
    if not 1 <= number <= len(record.prompts):
        raise OptionError(f"There is no prompt {number}.", f"There are {len(record.prompts)}, counted from 1.")


def _no_studio() -> PromptMagicError:
    return PromptMagicError(
        "A history alone cannot paint.", "Ask a studio: Studio(history).repaint(id) or .vary(id, number)."
    )
