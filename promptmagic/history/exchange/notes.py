"""A history as Markdown, with its pictures in a folder beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from promptmagic.captions import alt_text, entry_caption
from promptmagic.errors import HistoryError
from promptmagic.history.exchange.album import credits_of, summary
from promptmagic.history.store import files
from promptmagic.model import Picture, Record, Variation
from promptmagic.pictures import writing
from promptmagic.pictures.metadata import without_story
from promptmagic.text import printable

MARKUP = re.compile(r"([\\`*_\[\]#|~$])|^([-+=])|(?<=^\d)([.)])|(?<=^\d\d)([.)])")
"""What may mean something in one of Markdown's dialects, some of it at a line's beginning only."""


def write(path: Path, title: str, records: Sequence[Record], *, tells: bool = True) -> None:
    """Write the notes, their pictures first, which keep their story if `tells`.

    Raises
    ------
    OSError
        They cannot be written.
    """
    folder = path.with_name(f"{path.stem}_pictures")
    lines = [f"# {_line(title)}", _line(summary(records))]
    for record in records:
        lines += _section(record, folder, tells)
    if terms := credits_of(records):
        lines += ["## Credits", *map(_line, terms)]
    writing.write_whole(path, ("\n\n".join(lines) + "\n").encode("utf-8"))


def _section(record: Record, folder: Path, tells: bool) -> Iterator[str]:
    yield f"## {_line(record.scene or '(no brief)')}"
    shown = record.shown
    prompts = [shown.prompt] if shown else list(record.prompts)
    for variation in sorted(record.visible, key=lambda v: v is not shown):
        if variation.picture is not None:
            yield _picture(record, variation, variation.picture, folder, large=variation is shown, tells=tells)
        elif variation.error:
            yield f"Variation {variation.number}: {_line(variation.error)}"
    yield from (_quote(prompt.text) for prompt in prompts if prompt.text)
    yield f"{record.created.astimezone():%Y-%m-%d %H:%M} · {_line(str(record.cost))}"


def _picture(record: Record, variation: Variation, picture: Picture, folder: Path, *, large: bool, tells: bool) -> str:
    """Write the picture beside the notes; return its lines."""
    name = files.picture_name(record, variation)
    try:
        data = picture.read()
    except HistoryError as error:
        return _line(str(error))
    writing.write_whole(folder / name, data if tells else without_story(data, picture))
    link = f"{quote(folder.name)}/{quote(name)}"
    star = "★ " if variation.starred else ""
    words = f"{star}{_line(entry_caption(record, variation, picture))}"
    return f"![{_line(alt_text(record, variation))}]({link})\n\n*{words}*" if large else f"- [{words}]({link})"


def _quote(text: str) -> str:
    return "\n".join(f"> {_line(line)}" for line in text.splitlines())


def _line(text: str) -> str:
    """Return a text as one line of Markdown in which nothing is markup, nor HTML."""
    line = " ".join(printable(text).split())
    return MARKUP.sub(r"\\\g<0>", line.replace("&", "&amp;").replace("<", "&lt;"))
