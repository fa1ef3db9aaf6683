"""The notebook's history, as a person holds it: a sequence of generations that outlives the kernel."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from promptmagic.errors import NotPaintedError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.history.notebook import Place, here
from promptmagic.model import Cost, Desk, Generation, Prompt, Record, Variation

if TYPE_CHECKING:
    from promptmagic.history.store import Store

LISTED = 10
"""How many generations the repr shows."""

BRIEF_COLUMNS = 40


class History(Sequence[Generation]):
    """All generations of a notebook, in order of creation. Safe to use from several threads.

    Nothing is made on disk before the first generation. Ids are found in the whole folder's store, by their beginning
    or end too; length, iteration, indexes and searches cover the current notebook, or all notebooks of the folder
    where no notebook is named.

    Parameters
    ----------
    folder
        Where the notebook lies; by default the working directory. `paintings/` is made in it.
    name
        The notebook's name without .ipynb; empty for all notebooks of the folder.
    desk
        Returns what its generations ask to pick and to paint; asked late, since a history may be there before any
        painter is. By default the history itself, which can pick, but not paint.
    locate
        Tells which notebook this is, on every call: one history so follows a kernel from notebook to notebook.
        `folder` and `name` are then not used.

    Examples
    --------
    >>> history = History("lessons")
    >>> len(history)
    0
    """

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        name: str = "",
        desk: Callable[[], Desk] | None = None,
        locate: Callable[[], Place] | None = None,
    ) -> None:
        self._desk: Callable[[], Desk] = desk if desk is not None else lambda: self
        fixed = Place(Path(folder or here()).expanduser().resolve(), name, "as given")
        self._locate = locate if locate is not None else lambda: fixed
        self._stores: dict[Path, Store] = {}
        self._keepers: list[Callable[[], None]] = []
        self._lock = threading.RLock()

    # For people

    @property
    def place(self) -> Place:
        """Which notebook this is now, and how that was found."""
        return self._locate()

    def __len__(self) -> int:
        place = self.place
        return self._store(place).count(place.name)

    def __iter__(self) -> Iterator[Generation]:
        place = self.place
        return (self._generation(found) for found in self._store(place).ids(place.name))

    @overload
    def __getitem__(self, key: int | str) -> Generation: ...
    @overload
    def __getitem__(self, key: slice) -> list[Generation]: ...

    def __getitem__(self, key: int | str | slice) -> Generation | list[Generation]:
        place = self.place
        store = self._store(place)
        if isinstance(key, str):
            return self._generation(store.resolve(key))
        total = store.count(place.name)
        if isinstance(key, slice):
            places = range(total)[key]
            first, last = (min(places), max(places)) if places else (0, -1)
            found = store.nth(place.name, first, last - first + 1)
            return [self._generation(found[k - first]) for k in places if k - first < len(found)]
        found = store.nth(place.name, key + total if key < 0 else key) if -total <= key < total else []
        if not found:
            raise IndexError(f"The history of {_title(place)} holds {_many(total, 'generation')}.")
        return self._generation(found[0])

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Generation):
            item = item.id
        if not isinstance(item, str):
            return False
        try:
            self._store(self.place).resolve(item)
        except UnknownNameError:
            return False
        return True

    def search(self, text: str) -> list[Generation]:
        """Return the generations whose brief or prompts hold all of the words, in whatever case, oldest first."""
        place = self.place
        return [self._generation(found) for found in self._store(place).ids(place.name, text)]

    @property
    def starred(self) -> list[Generation]:
        """The generations in which a variation has a star."""
        place = self.place
        return [self._generation(found) for found in self._store(place).ids(place.name, starred=True)]

    @property
    def cost(self) -> Cost:
        """What everything in this notebook cost so far, in US dollars."""
        place = self.place
        return self._store(place).cost(place.name)

    def keep(self) -> None:
        """Let all open pickers give way to a line of plain text, as their Keep buttons do."""
        with self._lock:
            keepers = list(self._keepers)
        for keeper in keepers:
            keeper()

    def rebuild(self) -> int:
        """Put back what the picture files tell and the database does not; return how many pictures that were."""
        return self._store(self.place).rebuild()

    def __repr__(self) -> str:
        place = self.place
        store = self._store(place)
        total, newest = store.count(place.name), store.newest(place.name, LISTED)
        where = "in memory only" if store.database.in_memory else f"in {store.home}"
        if not newest:
            return f"History of {_title(place)}, {where}: nothing is painted yet"
        cost = store.cost(place.name)
        counts = f"{_many(total, 'generation')}, {_many(store.pictures(place.name), 'picture')}, {cost}"
        rest = f"… and {total - len(newest)} older" if total > len(newest) else ""
        return "\n".join(
            line for line in (f"History of {_title(place)}, {where}: {counts}", *_table(newest), rest) if line
        )

    # For the studio

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
                self._stores[place.folder] = Store(place.folder)
            return self._stores[place.folder]

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


def _title(place: Place) -> str:
    return f"{place.name}.ipynb" if place.name else f"all notebooks in {place.folder.name}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _table(records: Sequence[Record]) -> list[str]:
    """Return the lines of a table with one record a line, its columns aligned."""
    rows = [("id", "created", "brief", "pictures", "chosen", "cost"), *map(_cells, records)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _cells(record: Record) -> tuple[str, ...]:
    created = record.created.astimezone().strftime("%Y-%m-%d %H:%M")
    chosen = str(record.chosen) if record.chosen else ""
    brief = _shortened(" ".join(record.text.split()))
    return record.id, created, brief, str(len(record.pictures)), chosen, str(record.cost)


def _char_width(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _width(text: str) -> int:
    return sum(map(_char_width, text))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _shortened(text: str) -> str:
    text = "".join(char for char in text if unicodedata.category(char) != "Cc")
    if _width(text) <= BRIEF_COLUMNS:
        return text
    while _width(text) >= BRIEF_COLUMNS:
        text = text[: min(len(text) - 1, BRIEF_COLUMNS)]
    return f"{text.rstrip()}…"
