"""A generation as people hold it: a live view of what one cell made.

A `Generation` shows the newest `Record` with its id, because a person may pick another picture in the widget long after
a variable was bound to it. What it is asked to do, its backend does.
"""

from __future__ import annotations

from typing import Any, NoReturn, Protocol

from promptmagic import hooks
from promptmagic.errors import NotPaintedError, OptionError
from promptmagic.model import Cost, Picture, Prompt, Record, Variation


def id_of(generation: str | Generation) -> str:
    """Return the id of a generation that is given itself, or by its id.

    Raises
    ------
    OptionError
        It is neither.
    """
    if isinstance(generation, Generation):
        return generation.id
    if not isinstance(generation, str):
        raise OptionError(
            f"A generation is named by its id, or given itself, not as {type(generation).__name__}.",
            "paint_history[-1] is the newest.",
        )
    return generation


class Backend(Protocol):
    """What a `Generation` asks to be done: the studio answers, or the history alone where no painter is needed."""

    def record(self, id: str, cell: str = "") -> Record:
        """Return the newest state; `chosen` is the pick of that cell, or the newest of any where no cell is named."""
        ...

    def pick(self, id: str, number: int, cell: str = "") -> Record:
        """Choose a variation for a cell (the one that made the generation, where none is named), and remember it."""
        ...

    def remove(self, id: str, number: int, cell: str = "", *, undo: bool = False) -> Record:
        """Take a variation out of sight, or bring it back."""
        ...

    def family(self, id: str) -> str:
        """Return the tree that a generation stands in, as text."""
        ...

    def complete(self, id: str) -> Record:
        """Paint what a generation lacks, and nothing else."""
        ...

    def repaint(self, id: str, painter: str | None = None, **options: Any) -> Generation:
        """Paint the same prompts anew."""
        ...

    def vary(self, id: str, number: int, n: int = 4, *, fresh: bool = False) -> Generation:
        """Paint one variation anew, a little differently each time."""
        ...

    def refine(
        self, id: str, number: int, change: str, n: int = 1, painter: str | None = None, **options: Any
    ) -> Generation:
        """Change one variation's picture as the words say."""
        ...


class Generation:
    """What one cell made: its brief, prompts, variations, and the chosen picture. Always shows the newest state.

    Picks belong to a cell: a Generation that a cell was answered with sees and makes the picks of that cell; one from
    the history sees the newest pick of all.
    """

    __slots__ = ("_backend", "_cell", "id")

    def __init__(self, id: str, backend: Backend, cell: str = "") -> None:
        self.id = id
        self._backend = backend
        self._cell = cell

    @property
    def backend(self) -> Backend:
        """Who does what it is asked for: a studio, or its history alone."""
        return self._backend

    @property
    def cell(self) -> str:
        """The cell whose picks it sees and makes; empty where it sees the newest of all."""
        return self._cell

    @property
    def record(self) -> Record:
        """The newest state, as one frozen value."""
        return self._backend.record(self.id, self._cell)

    @property
    def brief(self) -> str:
        """The brief as filled in."""
        return self.record.text

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts that the brief was expanded to."""
        return self.record.prompts

    @property
    def variations(self) -> tuple[Variation, ...]:
        """The variations, in their order."""
        return self.record.visible

    @property
    def chosen(self) -> Variation | None:
        """The chosen variation; until someone picks, the first painted one; None before anything is painted."""
        return self.record.shown

    @property
    def picked(self) -> Variation | None:
        """The variation that somebody picked, in its picker or by code; None until then."""
        record = self.record
        return record.variation(record.chosen) if record.chosen else None

    @property
    def picture(self) -> Picture:
        """The chosen picture; `.picture.image` is the PIL image.

        Raises
        ------
        NotPaintedError
            Nothing is painted yet.
        """
        variation = self.chosen
        if variation is None or variation.picture is None:
            raise NotPaintedError(
                f"Nothing is painted yet for {self.brief!r}.",
                "Press Paint in its picker, or run the cell with --pick 1.",
            )
        return variation.picture

    @property
    def cost(self) -> Cost:
        """What it cost so far, in US dollars."""
        return self.record.cost

    @property
    def parent(self) -> Generation | None:
        """The generation that this one was made from, if any."""
        parent = self.record.parent
        return Generation(parent, self._backend) if parent else None

    def tree(self) -> str:
        """Return what this was made from and what was made from it, one generation a line; its own ends with ◀.

        Examples
        --------
        >>> night.tree()  # doctest: +SKIP
        261122-041907-3f9c2a  a beach sunset · 4 pictures
        └── 261122-042011-b0a9d1  a beach sunset, make it night · 1 picture  ◀
        """
        return self._backend.family(self.id)

    def pick(self, number: int) -> Generation:
        """Choose variation `number` (from 1); the notebook shows and remembers it."""
        self._backend.pick(self.id, number, self._cell)
        return self

    def remove(self, number: int, *, undo: bool = False) -> Generation:
        """Take variation `number` out of sight: of the picker, sheets, albums and exports; with `undo` bring it back.

        Its picture stays on disk and its number stays taken. Where it was chosen, another picture is chosen then.

        Raises
        ------
        OptionError
            There is none with that number, or it is the only picture that is left.
        """
        self._backend.remove(self.id, number, self._cell, undo=undo)
        return self

    def complete(self) -> Generation:
        """Paint what is missing of it, and nothing else: what failed, was stopped, or never answered.

        Raises
        ------
        BudgetError
            The budget does not reach; nothing was called.
        EngineError
            Not one picture could be painted.
        """
        self._backend.complete(self.id)
        return self

    def vary(self, number: int | None = None, n: int = 4, *, fresh: bool = False) -> Generation:
        """Make `n` others like variation `number` (unless told, the chosen one), as a new generation.

        The same call shows again what it made before, free; `fresh=True` makes others.

        A painter that can start from a picture starts from this one; any other paints its prompt with unused seeds.
        """
        return self._backend.vary(self.id, self._chosen_number if number is None else number, n, fresh=fresh)

    def refine(
        self, change: str, n: int = 1, painter: str | None = None, *, number: int | None = None, **options: Any
    ) -> Generation:
        """Change the chosen picture as the words say, such as "make it night", `n` times, as a new generation.

        `number` is another variation to start from than the chosen one.

        Raises
        ------
        NotPaintedError
            There is no picture to change yet.
        OptionError
            The painter cannot start from a picture, or there is no such variation.
        """
        number = self._chosen_number if number is None else number
        return self._backend.refine(self.id, number, change, n, painter, **options)

    @property
    def _chosen_number(self) -> int:
        variation = self.chosen
        return 1 if variation is None else variation.number

    def repaint(self, painter: str | None = None, **options: Any) -> Generation:
        """Paint the same prompts anew, with another painter or other options, as a new generation."""
        return self._backend.repaint(self.id, painter, **options)

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if name not in ("backend", "cell", "record")]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Generation) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __copy__(self) -> Generation:
        return self  # a copy would be a view of the same record

    def __deepcopy__(self, memo: dict[int, Any]) -> Generation:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("A Generation lives in its history: keep its id, and find it again with paint_history[id].")

    def __repr__(self) -> str:
        return f"<Generation {self.record.summary}>"

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("generation_bundle", self)
