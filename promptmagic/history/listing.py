"""What a history shows of itself: plain values for a display, a table of text, and one row a variation for analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from promptmagic.errors import HistoryError
from promptmagic.history.notebooks.notebook import Place
from promptmagic.model import Cost, Record, Variation
from promptmagic.text import columns, many, padded, printed, shortened


@dataclass(frozen=True, slots=True)
class Overview:
    """A history at a glance, as plain values; texts are as they were typed, and must be escaped for HTML.

    `home` is the folder of the pictures. `generations`, `pictures` and `cost` count all of it; `newest` are its newest
    generations, the newest first.
    """

    title: str
    home: Path
    in_memory: bool
    generations: int
    pictures: int
    cost: Cost
    newest: tuple[Record, ...]

    @property
    def summary(self) -> str:
        """The first line: which notebook, where, how much, at what cost."""
        where = "in memory only" if self.in_memory else f"in {self.home}"
        if not self.newest:
            return f"{self.title}, {where}: nothing is painted yet"
        counts = f"{many(self.generations, 'generation')}, {many(self.pictures, 'picture')}, {self.cost}"
        return f"{self.title}, {where}: {counts}"

    @property
    def rest(self) -> str:
        """The last line: how many are not listed; empty where all are."""
        older = self.generations - len(self.newest)
        return f"… and {older:,} older" if self.newest and older > 0 else ""

    def __str__(self) -> str:
        lines = (self.summary, *(table(self.newest) if self.newest else ()), self.rest)
        return printed("\n".join(line for line in lines if line))


def title(place: Place) -> str:
    """Return what a history is called: by its notebook, or by its folder; where no tool told it, with that said."""
    if not place.is_known:
        return f"{place.name!r} ({place.how})"
    return f"{place.name}.ipynb" if place.name else f"all notebooks in {place.folder.name}"


def table(records: Sequence[Record]) -> list[str]:
    """Return the lines of a table with one record a line, its columns aligned."""
    rows = [("id", "created", "brief", "pictures", "chosen", "cost"), *map(_cells, records)]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in rows]


def _cells(record: Record) -> tuple[str, ...]:
    created = record.created.astimezone().strftime("%Y-%m-%d %H:%M")
    chosen = str(record.chosen) if record.chosen else ""
    return record.id, created, shortened(record.text), str(len(record.pictures)), chosen, str(record.cost)


def rows(record: Record) -> Iterator[dict[str, Any]]:
    """Yield one flat row a variation; a generation without any has one row too, with no number."""
    for variation in record.variations or (None,):
        yield _of_generation(record, variation) | _of_variation(record, variation)


def frame(dicts: Sequence[dict[str, Any]]) -> Any:
    """Return rows as a pandas DataFrame.

    Raises
    ------
    HistoryError
        pandas is not installed.
    """
    from importlib import import_module

    try:
        pandas = import_module("pandas")
    except ImportError as error:
        raise HistoryError(
            "A frame needs pandas, which is not installed.",
            "Run %pip install pandas and restart the kernel, or use .to_dicts().",
        ) from error
    return pandas.DataFrame(dicts, columns=COLUMNS)


def _of_generation(record: Record, variation: Variation | None) -> dict[str, Any]:
    index = variation.number - 1 if variation else 0
    in_step = record.kind == "paint" and index < len(record.briefs)
    return {
        "generation": record.id,
        "created": record.created,
        "notebook": record.notebook,
        "cell": record.cell,
        "kind": record.kind,
        "typed": record.typed,
        "brief": record.briefs[index].text if in_step else record.text,
        "style": record.briefs[index].style if in_step else "",
        "expander": record.expander,
        "parent": record.parent,
    }


def _of_variation(record: Record, variation: Variation | None) -> dict[str, Any]:
    picture = variation.picture if variation else None
    return {
        "number": variation.number if variation else None,
        "prompt": variation.prompt.text if variation else "",
        "painter": picture.painter if picture else variation.painter if variation else record.painter,
        "model": picture.model if picture else "",
        "seed": picture.seed if picture else None,
        "width": picture.width if picture else None,
        "height": picture.height if picture else None,
        "usd": picture.cost.usd if picture and not picture.cost.unknown else None,
        "chosen": variation is not None and variation.number == record.chosen,
        "starred": variation is not None and variation.starred,
        "file": str(picture.path) if picture and picture.path else None,
        "error": variation.error if variation else "",
    }


COLUMNS = (*_of_generation(Record("", "paint", "", ()), None), *_of_variation(Record("", "paint", "", ()), None))
"""The names of a row's values: a history without rows has them too."""
