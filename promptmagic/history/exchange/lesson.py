"""A history as one zip file that another can take in: the original pictures with their stories, and a manifest.

`lesson.json` holds `promptmagic_lesson` (the version of this form: 1), `title`, and `generations`: a list of entries as
`history.store.entries` writes them, in order of creation, with all prompts, options, costs, stars and picks. An entry's
`file` names the picture in the zip, below `pictures/`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from promptmagic import redaction
from promptmagic.errors import HistoryError
from promptmagic.history.exchange.album import credits_of
from promptmagic.history.store import entries, files
from promptmagic.history.store.entries import Entry
from promptmagic.history.store.rows import MISSING
from promptmagic.model import Record, Variation
from promptmagic.pictures import writing
from promptmagic.pictures.metadata import without_story

MANIFEST = "lesson.json"
CREDITS = "CREDITS.txt"
FORM = "promptmagic_lesson"
VERSION = 1
PICTURES = "pictures"
EPOCH = 1980
"""The first year that a zip file can name."""


def write(path: Path, title: str, whole: Sequence[Entry], tells: bool = True) -> None:
    """Write the zip; the pictures of `whole` have their bytes or their paths, and keep their story if `tells`.

    Raises
    ------
    OSError
        It cannot be written; what was there before stays.
    """
    with writing.whole(path) as file, ZipFile(file, "w") as archive:
        told = [entries.to_json(_packed(archive, entry, tells)) for entry in whole]
        manifest = {FORM: VERSION, "title": title, "generations": told}
        text = redaction.masked(json.dumps(manifest, ensure_ascii=True, indent=1, default=str))
        archive.writestr(MANIFEST, text, ZIP_DEFLATED)
        if terms := credits_of([entry.record for entry in whole]):
            archive.writestr(CREDITS, "\n".join(terms) + "\n", ZIP_DEFLATED)


def _packed(archive: ZipFile, entry: Entry, tells: bool) -> Entry:
    """Put the pictures of an entry in; return it with their names in the zip."""
    named: dict[int, str] = {}
    variations = []
    picked = set({(pick.notebook, pick.cell): pick.number for pick in entry.picks}.values())
    for variation in entry.record.variations:
        if variation.removed and variation.number not in picked:
            variations.append(replace(variation, picture=None))
            continue
        data = _bytes(variation)
        if data is None:
            lost = MISSING if variation.picture else ""
            variations.append(replace(variation, picture=None, error=variation.error or lost))
            continue
        name = _name(entry.record, variation)
        archive.writestr(_info(name, entry.record), data if tells else without_story(data, variation.picture))
        named[variation.number] = name
        variations.append(variation)
    return replace(entry, record=replace(entry.record, variations=tuple(variations)), files=named)


def _bytes(variation: Variation) -> bytes | None:
    try:
        return variation.picture.read() if variation.picture else None
    except HistoryError:
        return None


def _name(record: Record, variation: Variation) -> str:
    return f"{PICTURES}/{files.folder_name(record.notebook)}/{files.picture_name(record, variation)}"


def _info(name: str, record: Record) -> ZipInfo:
    """Say when the picture was made; pictures are compressed already."""
    created = record.created.astimezone(UTC)
    moment = (max(created.year, EPOCH), created.month, created.day, created.hour, created.minute, created.second)
    info = ZipInfo(name, moment)
    info.compress_type = ZIP_STORED
    info.external_attr = 0o644 << 16
    return info
