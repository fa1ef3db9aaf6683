"""Generations as the outputs of notebooks show them: a notebook's own file replays where there is no history.

A figure's metadata tell which generation it shows, and all that is known of it but its pixels. These are taken from the
figure: the large picture from its HTML, the small one beside it. Of the HTML nothing else is used, since a file may
have been changed by anyone: what is shown again is put together anew.

| name | meaning |
|---|---|
| `generation`, `kind`, `key`, `number` | the generation, what it replays for, and which variation is shown |
| `grid` | the picture is the sheet of all variations |
| `alt`, `digest` | what a screen reader says for the picture, and the digest of the original's pixels |
| `record` | the generation as `history.store.entries` writes it, each prompt once, its longest texts cut; `chosen` |
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from promptmagic import records
from promptmagic.errors import HistoryError
from promptmagic.history.exchange import checks
from promptmagic.history.notebooks import ipynb
from promptmagic.history.notebooks.ipynb import Figure
from promptmagic.history.store import entries
from promptmagic.history.store.entries import Entry
from promptmagic.model import Copy, Picture, PictureFormat, Prompt, Record, Variation
from promptmagic.pictures.containers import format_of

COPY_NOTE = "shown again from this notebook: its original is not here"
"""The line below a picture that is shown again from a notebook's own output."""

ROOM = 40_000
"""Bytes of JSON that a figure's metadata may take before their longest texts are cut."""

LETTERS = 2_000
"""How long a text in the metadata may then be."""

PICTURE = re.compile(r'<img src="data:image/(?:png|jpeg|webp|gif);base64,([A-Za-z0-9+/=]+)"')
SMALL_TYPES = ("image/png", "image/jpeg")
SMALL_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Saved:
    """What one output shows: its generation, for its cell, and which variation as it is seen there.

    `record.chosen` is that cell's pick. All pictures in `record` have a `copy`; only that of variation `number` has
    anything in it.
    """

    record: Record
    cell: str
    number: int | None

    @property
    def is_noted(self) -> bool:
        """Whether the output says that it shows another's again."""
        return any(v.picture and v.picture.copy and v.picture.copy.noted for v in self.record.variations)


def told(record: Record) -> dict[str, Any]:
    """Return what a figure's metadata tell of its generation."""
    data = _told(record)
    text = records.dumps(data)
    if len(text) > ROOM:
        text = records.dumps(_cut(data))
    return records.loads(text)


def _told(record: Record) -> dict[str, Any]:
    data = entries.to_json(Entry(record))
    in_step = record.kind == "paint"
    for variation in data["variations"]:
        index = variation["number"] - 1
        if in_step and index < len(data["prompts"]) and variation.get("prompt") == data["prompts"][index]:
            del variation["prompt"]
    if len(set(record.briefs)) == 1:
        del data["briefs"][1:]
    return data | ({"chosen": record.chosen} if record.chosen else {})


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= LETTERS else f"{value[: LETTERS - 1]}…"
    if isinstance(value, list):
        return [_cut(item) for item in value]
    return {name: _cut(item) for name, item in value.items()} if isinstance(value, dict) else value


def saved(path: Path) -> Iterator[Saved]:
    """Yield what the outputs of a notebook show, in their order; what does not fit together is left out."""
    for figure in ipynb.figures(path):
        with suppress(HistoryError):
            yield _saved(figure)


def _saved(figure: Figure) -> Saved:
    told = checks.cleaned(dict(figure.told))
    data = records.mapping(told.get("record"))
    record = checks.checked_record(entries.from_json(data).record)
    briefs = record.briefs * len(record.prompts) if len(record.briefs) == 1 else record.briefs
    number = records.get(told, "number", 0) or None
    variations = tuple(_variation(record, variation) for variation in record.variations)
    record = replace(record, briefs=briefs, variations=variations)
    copy = _copy(figure, told)
    known = [v.number for v in variations if v.picture is not None]
    if record.kind == "paint" and not known:
        raise HistoryError("The output shows no picture.")
    if number not in known:
        number = known[0] if known and copy is not None and copy.sheet else None
    if copy is not None and number is not None:
        record = replace(record, variations=tuple(_with(v, copy) if v.number == number else v for v in variations))
    chosen = records.get(data, "chosen", 0)
    return Saved(replace(record, chosen=chosen if chosen in known else None), figure.cell, number)


def _variation(record: Record, variation: Variation) -> Variation:
    prompt = variation.prompt
    if prompt == Prompt("") and variation.number <= len(record.prompts):
        prompt = record.prompts[variation.number - 1]
    picture = variation.picture and replace(variation.picture, copy=Copy())
    return replace(variation, prompt=prompt, picture=picture)


def _with(variation: Variation, copy: Copy) -> Variation:
    """Return a variation with what was seen of it."""
    if variation.picture is None:
        return variation
    if copy.sheet:
        return replace(variation, picture=replace(variation.picture, copy=copy))
    kind = _format(copy.large)
    return replace(variation, picture=replace(variation.picture, copy=copy, data=copy.large, format=kind))


def _copy(figure: Figure, told: Mapping[str, Any]) -> Copy | None:
    """Return what is seen in a figure; None where there is no picture in it.

    Raises
    ------
    HistoryError
        It holds what is no picture, or too large a one.
    """
    found = PICTURE.search(figure.data.get("text/html", ""))
    small = next((figure.data[kind] for kind in SMALL_TYPES if kind in figure.data), "")
    if found is None:
        return None
    large = _decoded(found[1])
    checks.size_of("a picture in it", large)
    lines = figure.data.get("text/plain", "").splitlines()
    return Copy(
        large=large,
        small=_checked_small(small),
        text="\n".join(line for line in lines if line != COPY_NOTE),
        alt=records.get(told, "alt", ""),
        digest=records.get(told, "digest", ""),
        sheet=told.get("grid") is True,
        noted=COPY_NOTE in lines,
    )


def _checked_small(text: str) -> bytes:
    small = _decoded(text) if len(text) <= SMALL_BYTES else b""
    if small:
        checks.size_of("a picture in it", small)
    return small


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _format(data: bytes) -> PictureFormat:
    return format_of(io.BytesIO(data)) or "jpeg"


def shown(picture: Picture | None) -> Copy | None:
    """Return what an output showed of a picture, where that is all there is of it."""
    copy = picture.copy if picture is not None else None
    return copy if copy is not None and copy.large and copy.small else None
