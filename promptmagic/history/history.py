"""The notebook's history, as a person holds it: a sequence of generations that outlives the kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from promptmagic import hooks
from promptmagic.errors import HistoryError, UnknownNameError
from promptmagic.generation import Generation, id_of
from promptmagic.history.recording import Recording
from promptmagic.model import Cost, Kind

if TYPE_CHECKING:
    from promptmagic.history.exchange.votes import Votes
    from promptmagic.history.listing import Overview
    from promptmagic.history.selection import Moment
    from promptmagic.history.store.orders import PlacedOrder

LISTED = 10
"""How many generations the repr shows."""

_FOR_ENGINES = frozenset(
    [
        "add",
        "add_prompts",
        "adopt",
        "appear",
        "begin",
        "complete",
        "count",
        "family",
        "find",
        "index",
        "know_cell",
        "on_gallery",
        "on_keep",
        "order_book",
        "overview",
        "pays_unkept",
        "pick_prompt",
        "pick_shown",
        "place",
        "put",
        "record",
        "refine",
        "remove",
        "repaint",
        "retell",
        "save_prompt",
        "searched",
        "shown_in_outputs",
        "vary",
        "was_searched",
    ]
)
"""What the studio and the displays call, and no person: Tab leaves it out."""


class History(Recording, Sequence[Generation]):
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
    backend
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

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if name not in _FOR_ENGINES]

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
            from promptmagic.history.listing import title
            from promptmagic.text import many

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
            There is nothing to write, no form has this ending, or the file cannot be written.

        Examples
        --------
        >>> paint_history.export("album.html")  # doctest: +SKIP
        >>> paint_history.export("best.zip", paint_history.starred)  # doctest: +SKIP
        """
        from promptmagic.history.exchange.exporting import export

        place = self.place
        store = self._store(place)
        ids = store.ids(place.name) if generations is None else [generation.id for generation in generations]
        target = Path(path).expanduser()
        export(target, place.name or place.folder.name, store.whole(ids), tells=self.metadata)
        return target

    def import_(self, path: str | Path, author: str = "") -> list[Generation]:
        """Take in what this history does not hold; return the generations that came or grew.

        They then belong to the current notebook, with their pictures, stars and picks; what is here already stays as
        it is, and whoever else picked in it is remembered by name: see `votes` and `album`. Nothing is trusted: texts
        stay texts, and what is no picture or too large is refused.

        Parameters
        ----------
        path
            An exported zip, a notebook (then what its saved outputs show), a folder with `paintings/` in it, or a
            folder of any of these, such as all that a class has handed in.
        author
            Who it is from; by default what the file or the folder is called.

        Raises
        ------
        HistoryError
            The file cannot be read, or something in it does not fit; nothing was changed.

        Examples
        --------
        >>> paint_history.import_("lesson.zip")  # doctest: +SKIP
        [<Generation 261122-041907-3f9c2a: 'a beach sunset', 4 of 4 painted, variation 2 chosen>]
        """
        from promptmagic.history.notebooks.handed_in import take

        place = self.place
        found = take(self._store(place), place, Path(path).expanduser(), author)
        return [self._generation(id) for id in found]  # noqa: A001 - what it is

    def votes(self, generation: str | Generation) -> Votes:
        """Return who picked which variation of a generation: this notebook, and all of whom picks were taken in.

        Raises
        ------
        UnknownNameError
            There is no such generation; close matches are named.

        Examples
        --------
        >>> paint_history.votes(paint_history[-1])  # doctest: +SKIP
        variation 2 · 3 votes · anna, ben, lesson
        variation 1 · 1 vote · carla
        """
        from promptmagic.history.exchange.votes import Votes

        store = self._store(self.place)
        return Votes.of(store.votes(store.resolve(id_of(generation))))

    def album(self, path: str | Path) -> Path:
        """Write one page that shows a class, author by author: what each of them picked, and made; return its path.

        What nobody else picked or made stands under the notebook's own name.

        Raises
        ------
        HistoryError
            There is nothing to write, or the file cannot be written.
        """
        from promptmagic.history.exchange.exporting import export_by_author

        place = self.place
        store = self._store(place)
        target = Path(path).expanduser()
        title = place.name or place.folder.name
        whole = store.whole(store.ids(place.name))
        export_by_author(target, title, whole, {entry.record.id: store.votes(entry.record.id) for entry in whole})
        return target

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
        store.delete(store.resolve(id_of(id)))

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
        """What all of this notebook cost so far, in US dollars, with what is under way or may have been billed."""
        place = self.place
        return self._store(place).totals(place.name)[1]

    @property
    def orders(self) -> list[PlacedOrder]:
        """The paid requests of this notebook that are under way, may have been billed, or brought nothing.

        Examples
        --------
        >>> paint_history.orders  # doctest: +SKIP
        [<Order 5f0c1d2e3a4b: a picture by OpenAI gpt-image-2, about $0.21, may have been billed, placed …>]
        """
        return self.order_book().unsettled(self.place.name)

    def settle(self, id: str, usd: float) -> None:
        """Say what one of the `orders` cost in the end, in US dollars: 0 where it is on no bill.

        Raises
        ------
        UnknownNameError
            There is no such order; close matches are named.
        OptionError
            That is no amount of money.
        """
        self.order_book().settle(id, usd)

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
        return self._store(self.place).unrecorded.rebuild()

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

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("table_bundle", self)


def _check_words(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"What to search for is text, not {type(text).__name__}.")
