"""The notebook's history, as a person holds it: a sequence of generations that outlives the kernel."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from promptmagic.errors import HistoryError, NotPaintedError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.history.notebook import Place, here
from promptmagic.model import FREE, Cost, Desk, Generation, Kind, Prompt, Record, Variation

if TYPE_CHECKING:
    from promptmagic.history.listing import Overview
    from promptmagic.history.selection import Moment
    from promptmagic.history.store import Store

LISTED = 10
"""How many generations the repr shows."""


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
    metadata
        Whether the picture files that are written from now on hold brief, prompt and settings: those kept, those saved
        as a copy, and those exported. A history cannot be rebuilt from files without them.
    patience
        Seconds to wait for another process that writes, before this history goes on in memory.

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
        if not isinstance(key, slice | SupportsIndex):
            raise TypeError(f"A history is indexed with numbers, slices and ids, not {type(key).__name__}.")
        total = store.count(place.name)
        if isinstance(key, slice):
            places = range(total)[key]
            first, last = (min(places), max(places)) if places else (0, -1)
            found = store.nth(place.name, first, last - first + 1)
            return [self._generation(found[k - first]) for k in places if k - first < len(found)]
        key = index(key)
        found = store.nth(place.name, key + total if key < 0 else key) if -total <= key < total else []
        if not found:
            from promptmagic.history.listing import many, title

            raise IndexError(f"The history of {title(place)} holds {many(total, 'generation')}.")
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
        """Return the generations whose brief or prompts hold all of the words, in whatever case, oldest first.

        Examples
        --------
        >>> paint_history.search("beach sunset")  # doctest: +SKIP
        [<Generation 261122-041907-3f9c2a: 'a beach sunset', 4 of 4 painted>]
        """
        return self.where(text)

    @property
    def starred(self) -> list[Generation]:
        """The generations in which a variation has a star."""
        return self.where(starred=True)

    def where(
        self,
        text: str = "",
        *,
        painter: str = "",
        expander: str = "",
        style: str = "",
        kind: Kind | None = None,
        cell: str = "",
        since: Moment | None = None,
        until: Moment | None = None,
        starred: bool | None = None,
        picked: bool | None = None,
        painted: bool | None = None,
    ) -> list[Generation]:
        """Return the generations that fit all that is asked, oldest first.

        Parameters
        ----------
        text
            Words that must all be in the brief or the prompts, as for `search`.
        painter, expander
            By registry name, with or without a model: "openai", "openai:gpt-image-2.6-flare".
        style
            The style that was asked for, in whatever case.
        kind
            "paint" or "imageprompt".
        cell
            The id of the cell that made it.
        since, until
            A `datetime`, a day (`date`, or text: "2026-11-22", meant with all its hours), or how long ago
            (`timedelta`). Times without a zone are local.
        starred, picked, painted
            Whether a variation has a star, was picked, or has a picture; None asks for neither.

        Raises
        ------
        OptionError
            A time cannot be read.

        Examples
        --------
        >>> paint_history.where(painter="openai", since="2026-11-20", starred=True)  # doctest: +SKIP
        >>> paint_history.where("beach", since=timedelta(hours=1))  # doctest: +SKIP
        """
        from promptmagic.history.selection import Selection, instant

        _check_words(text)
        selection = Selection(
            words=text,
            painter=painter,
            expander=expander,
            style=style,
            kind=kind,
            cell=cell,
            since=None if since is None else instant(since),
            until=None if until is None else instant(until, end=True),
            starred=starred,
            picked=picked,
            painted=painted,
        )
        place = self.place
        return [self._generation(found) for found in self._store(place).ids(place.name, selection)]

    def tree(self) -> str:
        """Return which generation was made from which, one a line: parents above their children.

        Examples
        --------
        >>> paint_history.tree()  # doctest: +SKIP
        261122-041907-3f9c2a  a beach sunset · 4 pictures
        ├── 261122-042011-b0a9d1  a beach sunset, make it night · 1 picture
        └── 261122-042544-77aa01  a beach sunset · 4 pictures
        """
        from promptmagic.history.lineage import tree

        place = self.place
        return tree(self._store(place).leaves(place.name))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dictionary a variation, in order of creation: what a table of the history needs.

        A generation without variations has one too, its `number` None. `usd` is None where the price is not known,
        `created` is in UTC, `file` the path of the picture.

        Examples
        --------
        >>> [row["seed"] for row in paint_history.to_dicts() if row["starred"]]  # doctest: +SKIP
        [7, 12]
        """
        from promptmagic.history.listing import rows

        place = self.place
        return [row for record in self._store(place).records(place.name) for row in rows(record)]

    def to_frame(self) -> Any:
        """Return the rows of `to_dicts()` as a pandas DataFrame.

        Raises
        ------
        HistoryError
            pandas is not installed.

        Examples
        --------
        >>> paint_history.to_frame().groupby("painter").usd.sum()  # doctest: +SKIP
        """
        from promptmagic.history.listing import frame

        return frame(self.to_dicts())

    def export(self, path: str | Path, generations: Iterable[Generation] | None = None) -> Path:
        """Write the notebook's generations, or those given, to a file; its ending says in which form. Return its path.

        `album.html` is one self-contained page to show; `lesson.zip` holds everything, for `import_`; `notes.md` is
        Markdown with the pictures in a folder beside it. A file that is there is replaced.

        Raises
        ------
        HistoryError
            No form has this ending, or the file cannot be written.

        Examples
        --------
        >>> paint_history.export("album.html")  # doctest: +SKIP
        >>> paint_history.export("best.zip", paint_history.starred)  # doctest: +SKIP
        """
        from promptmagic.history.export import export

        place = self.place
        store = self._store(place)
        ids = store.ids(place.name) if generations is None else [generation.id for generation in generations]
        target = Path(path).expanduser()
        export(target, place.name or place.folder.name, store.whole(ids), tells=self.metadata)
        return target

    def import_(self, path: str | Path) -> list[Generation]:
        """Take in what an exported lesson holds and this history does not; return the generations that came or grew.

        They then belong to the current notebook, with their pictures, stars and picks; what is here already stays as
        it is. Nothing in the file is trusted: texts stay texts, and what is no picture or too large is refused.

        Raises
        ------
        HistoryError
            The file cannot be read, or something in it does not fit; nothing was changed.

        Examples
        --------
        >>> paint_history.import_("lesson.zip")  # doctest: +SKIP
        [<Generation 261122-041907-3f9c2a: 'a beach sunset', 4 of 4 painted, variation 2 chosen>]
        """
        from promptmagic.history.intake import take_in

        place = self.place
        found = take_in(self._store(place), Path(path).expanduser(), place.name)
        return [self._generation(id) for id in found]  # noqa: A001 - what it is

    def delete(self, id: str | Generation) -> None:
        """Take a generation out of the history; `undo()` brings it back, until `empty_bin()`.

        Its pictures are moved to `paintings/deleted/`.

        Raises
        ------
        UnknownNameError
            There is no such generation; close matches are named.

        Examples
        --------
        >>> paint_history.delete(paint_history[-1])  # doctest: +SKIP
        >>> paint_history.undo()  # doctest: +SKIP
        <Generation 261122-041907-3f9c2a: 'a beach sunset', 4 of 4 painted>
        """
        store = self._store(self.place)
        store.delete(store.resolve(id if isinstance(id, str) else id.id))

    def undo(self) -> Generation:
        """Bring back the generation that was deleted last, with its pictures, stars and picks.

        Called again, it brings back the one before.

        Raises
        ------
        HistoryError
            Nothing was deleted, or the bin was emptied since.
        """
        return self._generation(self._store(self.place).undo())

    def empty_bin(self) -> int:
        """Remove for good what was deleted in this folder, pictures too; return how many generations that were.

        Raises
        ------
        HistoryError
            The pictures cannot be removed.
        """
        return self._store(self.place).bin.empty()

    @property
    def cost(self) -> Cost:
        """What everything in this notebook cost so far, in US dollars."""
        place = self.place
        return self._store(place).totals(place.name)[1]

    def keep(self) -> None:
        """Let all open pickers give way to a line of plain text, as their Keep buttons do."""
        with self._lock:
            keepers = list(self._keepers)
        for keeper in keepers:
            keeper()

    def gallery(self) -> None:
        """Show the light table of this notebook: its generations to search, star, open, restore and repaint.

        Raises
        ------
        HistoryError
            Nothing here can show it: the extension is not loaded.
        """
        with self._lock:
            show = self._show_gallery
        if show is None:
            raise HistoryError(
                "A gallery needs a notebook with the extension loaded.",
                'Run %load_ext promptmagic, or write a page with .export("album.html").',
            )
        show(self)

    def on_gallery(self, show: Callable[[History], None]) -> None:
        """Have `gallery()` call `show`."""
        with self._lock:
            self._show_gallery = show

    def rebuild(self) -> int:
        """Put back what the picture files tell and the database does not; return how many pictures that were."""
        return self._store(self.place).rebuild()

    def overview(self, count: int = LISTED) -> Overview:
        """Return this history at a glance, as plain values, with its `count` newest generations."""
        from promptmagic.history.listing import Overview, title

        place = self.place
        store = self._store(place)
        pictures, cost = store.totals(place.name)
        return Overview(
            title=f"History of {title(place)}",
            home=store.home,
            newest=tuple(store.newest(place.name, count)),
            in_memory=store.database.in_memory,
            generations=store.count(place.name),
            pictures=pictures,
            cost=cost,
        )

    def __repr__(self) -> str:
        return str(self.overview())

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


def _check_words(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"What to search for is text, not {type(text).__name__}.")


def _check_prompt(record: Record, number: int) -> None:
    if not 1 <= number <= len(record.prompts):
        raise OptionError(f"There is no prompt {number}.", f"There are {len(record.prompts)}, counted from 1.")


def _no_studio() -> PromptMagicError:
    return PromptMagicError(
        "A history alone cannot paint.", "Ask a studio: Studio(history).repaint(id) or .vary(id, number)."
    )
