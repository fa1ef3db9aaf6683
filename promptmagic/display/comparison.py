"""A row of pictures with labels, and below it what their prompts say differently."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from promptmagic.analysis import Change, Difference
from promptmagic.captions import row_alt_text
from promptmagic.display import sheet
from promptmagic.display.explaining import compared, lines
from promptmagic.display.figure import (
    IMAGE_SIDE,
    framed,
    image_html,
)
from promptmagic.display.thumbnail import thumbnail
from promptmagic.errors import NotPaintedError, OptionError
from promptmagic.generation import Generation
from promptmagic.model import Picture, Prompt, Record, Variation
from promptmagic.text import bounded, printed

if TYPE_CHECKING:
    from PIL.Image import Image

MOST = 10
"""Pictures in a row: as many as a cell makes variations."""

_COLUMNS = 5
"""Of more than these the row is broken, so that each is still large enough to see what differs."""

_BYTES = 110_000
_IMAGE_BYTES = 40_000
"""The row has the room of a figure: see there."""

_LABEL_LETTERS = 60
_TEXT_LETTERS = 400
_ITEM = "margin:0.7em 0 0;max-width:46em;line-height:1.6"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pictures side by side, with labels, and what each one's prompt says otherwise than the first one's.

    Alone in a cell it shows itself, and is saved with the notebook as any figure is.

    Parameters
    ----------
    labels
        What stands below each picture, in their order.
    variations
        What is compared.
    differences
        What was changed from the first prompt to each of the others: one fewer than there are pictures.
    """

    labels: tuple[str, ...]
    variations: tuple[Variation, ...]
    differences: tuple[Difference, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """The parts of the prompts in which any of them differs from the first: one, where only one was changed."""
        return tuple(dict.fromkeys(name for difference in self.differences for name in difference.changed))

    @property
    def alt(self) -> str:
        """What a screen reader says for the row."""
        return row_alt_text(self.labels, _TEXT_LETTERS)

    @property
    def image(self) -> Image:
        """The labelled row as a PIL image, at most 1440 pixels wide."""
        shown = tuple(
            replace(variation, number=number, prompt=replace(variation.prompt, title=label), starred=False)
            for number, (variation, label) in enumerate(zip(self.variations, self.labels, strict=True), 1)
        )
        row = Record("", "paint", "", (), variations=shown)
        return sheet.draw(row, min(len(shown), _COLUMNS))[0]

    def save(self, path: str | Path) -> Path:
        """Write the row to a file whose ending says in which format, and return its path.

        Raises
        ------
        OptionError
            The ending is not known, or the file cannot be written.
        """
        target = Path(path).expanduser()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.image.save(target)
        except (OSError, ValueError) as error:
            raise OptionError(
                f"The row cannot be written to {target}: {error}.", "Give another path, such as row.png."
            ) from error
        return target

    def __str__(self) -> str:
        told = [f"{number}  {label}" for number, label in enumerate(self.labels, 1)]
        for number, difference in enumerate(self.differences, 2):
            told.append(f"{number} against 1: {bounded(str(difference), _TEXT_LETTERS)}")
            told += [f"    {line}" for line in lines(difference)]
        return printed("\n".join(told))

    def __repr__(self) -> str:
        return printed(f"<Comparison: {', '.join(self.labels)}>")

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        image = self.image
        large = thumbnail(image, sheet.SHEET_SIDE, budget=_BYTES)
        small = thumbnail(image, IMAGE_SIDE, budget=_IMAGE_BYTES, webp=False)
        body = image_html(large, self.alt)
        for number, difference in enumerate(self.differences, 2):
            told = "".join(f"<br>{html.escape(line)}" for line in lines(difference))
            body += f'<div dir="auto" style="{_ITEM}"><b>{number} against 1:</b> {compared(difference)}{told}</div>'
        markup = framed(body, [self.alt])
        return {"text/html": markup, small.mime: small.base64, "text/plain": str(self)}, {}


def compare(*pictures: Generation | Variation, labels: Sequence[str] = ()) -> Comparison:
    """Lay pictures side by side, and say what their prompts say differently.

    Parameters
    ----------
    pictures
        Two to ten: of a generation its chosen picture, or variations themselves. A single generation stands for all of
        its painted variations.
    labels
        What stands below each; by default what sets it apart from its siblings, or its brief.

    Raises
    ------
    OptionError
        There are fewer than two pictures, or more than ten, or not as many labels as pictures.
    NotPaintedError
        One of them is not painted.

    Examples
    --------
    >>> row = promptmagic.compare(day, night, labels=["at noon", "at night"])  # doctest: +SKIP
    >>> row.changed  # doctest: +SKIP
    ('light',)
    """
    shown = [_Shown.of(one) for one in _whole(pictures)]
    if not 2 <= len(shown) <= MOST:
        raise OptionError(
            f"There {'is' if len(shown) == 1 else 'are'} {len(shown)} to compare.",
            f"Give 2 to {MOST} generations or variations, or one generation with several painted variations.",
        )
    if labels and len(labels) != len(shown):
        raise OptionError(
            f"There are {len(labels)} labels for {len(shown)} pictures.", "Give one label for each, or none."
        )
    named = tuple(bounded(label, _LABEL_LETTERS) for label in (labels or _labels(shown)))
    differences = tuple(shown[0].difference(other) for other in shown[1:])
    return Comparison(named, tuple(one.variation for one in shown), differences)


def _whole(pictures: Sequence[Generation | Variation]) -> Sequence[Generation | Variation]:
    """Return what is compared where a single generation stands for all that was painted in it."""
    match pictures:
        case (Generation() as one,):
            return [variation for variation in one.variations if variation.picture is not None]
    return pictures


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is compared: its brief where that is known, its variation, and the words that it was painted from.

    A picture that was refined was painted from its first picture's prompt and the changes since.
    """

    brief: str
    variation: Variation
    prompt: Prompt
    changes: tuple[str, ...] = ()

    @classmethod
    def of(cls, one: object) -> _Shown:
        match one:
            case Generation():
                variation = one.chosen
                if variation is not None and variation.picture is not None:
                    return cls(one.brief, variation, *_painted_from(one, variation))
            case Variation() if one.picture is not None:
                return cls("", one, one.prompt)
            case Variation():
                pass
            case Picture():
                raise OptionError("A picture alone has no prompt to compare.", "Give its generation, or its variation.")
            case _:
                raise OptionError(
                    f"{type(one).__name__} is nothing to compare.", "Give generations, such as art, or art.variations."
                )
        raise NotPaintedError("One of them is not painted yet.", "Press Paint in its picker, or leave it out.")

    def difference(self, other: _Shown) -> Difference:
        """Return what was changed from this one to another."""
        words = self.prompt.diff(other.prompt)
        gone = [change for change in self.changes if change not in other.changes]
        new = [change for change in other.changes if change not in self.changes]
        changed: list[tuple[str, Change]] = [(f" {change}", "removed") for change in gone]
        changed += [(f" {change}", "added") for change in new]
        before, after = (Prompt(", ".join(changes)).explain().parts for changes in (gone, new))
        old = self.prompt.explain().parts
        parts = {name: (before.get(name) or old.get(name, ""), after.get(name, "")) for name in {**before, **after}}
        return Difference((*words.pieces, *changed), {**words.parts, **parts})


def _painted_from(one: Generation, variation: Variation) -> tuple[Prompt, tuple[str, ...]]:
    """Return the prompt that a picture comes from, and the changes that were made in it since, in their order."""
    changes: list[str] = []
    generation: Generation | None = one
    prompt = variation.prompt
    while generation is not None and any(brief.change for brief in generation.record.briefs):
        changes.insert(0, prompt.text)
        generation = generation.parent
        start = generation.chosen if generation is not None else None
        prompt = start.prompt if start is not None else Prompt("")
    return prompt, tuple(changes)


def _labels(shown: Sequence[_Shown]) -> list[str]:
    """Return what tells the pictures apart: their briefs, what each is called among its siblings, or its prompt."""
    for words in (
        [one.brief for one in shown],
        [one.variation.prompt.title for one in shown],
        [one.variation.prompt.text for one in shown],
    ):
        if all(words) and len(set(words)) == len(words):
            return words
    return [f"picture {number}" for number in range(1, len(shown) + 1)]
