"""A lesson from elsewhere, looked through before anything of it is taken in: nothing in it is trusted.

Names in the zip are only looked up, never written to. What does not fit is one clear error, before anything is changed.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from promptmagic import records
from promptmagic.errors import HistoryError
from promptmagic.history.exchange.lesson import FORM, MANIFEST, VERSION
from promptmagic.history.store import entries
from promptmagic.history.store.entries import Entry
from promptmagic.history.store.rows import MISSING, NUMBERS
from promptmagic.model import Picture, Record, Variation
from promptmagic.pictures import decoding
from promptmagic.pictures.containers import format_of
from promptmagic.text import printable

MEMBERS = 100_000
TOTAL_BYTES = 8 * 1024**3
MANIFEST_BYTES, MANIFEST_BYTES_PER_PICTURE, MOST_MANIFEST_BYTES = 8 * 1024**2, 16 * 1024, 256 * 1024**2
"""Of the manifest, which takes up to 25 times as much memory: so much at once, and so much more for each picture.

A generation of four pictures has some 9 kB, one of prompts alone 5 kB.
"""

PICTURE_BYTES = 128 * 1024**2
RATIO = 200
"""How many bytes one compressed byte may become: pictures hardly shrink, a manifest to a tenth."""

TEXT_CHARACTERS = 100_000
NAME_CHARACTERS = 200
DEPTH = 40
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

UNREADABLE = (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error, struct.error)
"""What Python's zipfile raises for a file that is broken, encrypted or made to harm."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An opened lesson: its entries, cleaned, and their pictures, each checked when it is read."""

    entries: Sequence[Entry]
    _archive: ZipFile

    def picture(self, entry: Entry, variation: Variation) -> Picture:
        """Return a variation's picture with its bytes, and its size and format as they are.

        Raises
        ------
        HistoryError
            It is none, or too large.
        """
        name = entry.files[variation.number]
        data = _read(self._archive, name, PICTURE_BYTES)
        kind = format_of(io.BytesIO(data))
        if kind is None or variation.picture is None:
            raise _refused(f"{_shown(name)} is neither PNG nor JPEG nor WebP")
        width, height = size_of(name, data)
        return replace(variation.picture, data=data, path=None, width=width, height=height, format=kind)


@contextmanager
def opened(path: Path) -> Iterator[Lesson]:
    """Open a lesson and look through all of it but its pictures.

    Raises
    ------
    HistoryError
        It is no lesson, or something in it does not fit.
    """
    try:
        archive = ZipFile(path)
    except FileNotFoundError as error:
        raise HistoryError(f"There is no file {path}.", "Check the path.") from error
    except UNREADABLE as error:
        raise HistoryError(f"{path.name} is no zip file that can be read.", "Export the lesson again.") from error
    with archive:
        _check_members(archive)
        manifest = records.loads(_read(archive, MANIFEST, _most_of_manifest(archive)))
        _check_form(manifest)
        yield Lesson(list(_entries(manifest, set(archive.namelist()))), archive)


def _refused(why: str) -> HistoryError:
    return HistoryError(f"The lesson was not taken in: {why}.", "Nothing was changed; ask for it to be exported again.")


def _shown(text: str) -> str:
    """Return a name from the zip as it may stand in a message."""
    line = " ".join(printable(text).split())
    return repr(line if len(line) <= 80 else f"{line[:79]}…")


# The zip


def _check_members(archive: ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise _refused(f"it holds {len(members):,} files, more than {MEMBERS:,}")
    if sum(member.file_size for member in members) > TOTAL_BYTES:
        raise _refused(f"unpacked it is larger than {TOTAL_BYTES // 1024**3} GB")
    if len({member.filename for member in members}) < len(members):
        raise _refused("it holds two files of one name")
    for member in members:
        if problem := _problem(member):
            raise _refused(f"{_shown(member.filename)} {problem}")


def _most_of_manifest(archive: ZipFile) -> int:
    """Return how many bytes the manifest may have, for as many pictures as lie beside it."""
    return min(MOST_MANIFEST_BYTES, MANIFEST_BYTES + MANIFEST_BYTES_PER_PICTURE * len(archive.namelist()))


def _problem(member: ZipInfo) -> str:
    """Return what is wrong with a member, in words that follow its name."""
    name = member.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        return "points outside of the lesson"
    if name != printable(name) or "\n" in name:
        return "has control characters in its name"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link"
    if member.flag_bits & 1:
        return "is encrypted"
    if member.file_size > 1024 and member.file_size > RATIO * member.compress_size:
        return "unpacks to far more than it is"
    return ""


def _read(archive: ZipFile, name: str, limit: int) -> bytes:
    """Return a member's bytes: what it says of its size is not relied on."""
    try:
        with archive.open(name) as file:
            data = file.read(limit + 1)
    except KeyError as error:
        raise _refused(f"it holds no {_shown(name)}") from error
    except UNREADABLE as error:
        raise _refused(f"{_shown(name)} cannot be read") from error
    if len(data) > limit:
        raise _refused(f"{_shown(name)} is larger than {limit // 1024**2} MB")
    return data


# The manifest


def _check_form(manifest: dict[str, Any]) -> None:
    version = records.get(manifest, FORM, 0)
    if version > VERSION:
        raise HistoryError("The lesson was written by a newer promptmagic.", "Upgrade promptmagic.")
    if version < 1 or not isinstance(manifest.get("generations"), list):
        raise _refused(f"its {MANIFEST} is none")


def _entries(manifest: dict[str, Any], names: set[str]) -> Iterator[Entry]:
    seen: set[str] = set()
    for item in manifest["generations"]:
        if not isinstance(item, dict):
            raise _refused("a generation in it is none")
        entry = _checked(entries.from_json(cleaned(item)), names)
        if entry.record.id in seen:
            raise _refused(f"it holds generation {entry.record.id} twice")
        seen.add(entry.record.id)
        yield entry


def cleaned(value: Any, depth: int = 0) -> Any:
    """Return a JSON value with all texts in it, names too, free of control characters.

    Raises
    ------
    HistoryError
        It is nested too deeply, or a text in it is too long.
    """
    if depth > DEPTH:
        raise _refused("it is nested too deeply")
    if isinstance(value, str):
        if len(value) > TEXT_CHARACTERS:
            raise _refused(f"a text in it is longer than {TEXT_CHARACTERS:,} characters")
        return printable(value)
    if isinstance(value, list):
        return [cleaned(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {cleaned(name, depth + 1): cleaned(item, depth + 1) for name, item in value.items()}
    return value


def _checked(entry: Entry, names: set[str]) -> Entry:
    record = checked_record(entry.record)
    numbers = [variation.number for variation in record.variations]
    if len(set(numbers)) < len(numbers) or any(not 1 <= number <= NUMBERS for number in numbers):
        raise _refused(f"the variations of {record.id} are not numbered from 1")
    for name in entry.files.values():
        if name not in names:
            raise _refused(f"it holds no {_shown(name)}")
    painted = {v.number for v in record.variations if v.picture is not None and v.number in entry.files}
    variations = tuple(v if v.number in painted else _unpainted(v) for v in record.variations)
    return Entry(
        record=replace(record, variations=variations),
        files={number: name for number, name in entry.files.items() if number in painted},
        picks=tuple(replace(pick, cell=pick.cell[:NAME_CHARACTERS]) for pick in entry.picks if pick.number in painted),
    )


def _unpainted(variation: Variation) -> Variation:
    return replace(variation, picture=None, error=variation.error or MISSING)


def checked_record(record: Record) -> Record:
    """Return a record whose ids, numbers and names fit.

    Raises
    ------
    HistoryError
        An id is none, or there are too many prompts.
    """
    for id in (record.id, record.parent):  # noqa: A001 - what it is
        if id is not None and not ID.fullmatch(id):
            raise _refused(f"{_shown(id)} is no id")
    if max(len(record.prompts), len(record.briefs)) > NUMBERS:
        raise _refused(f"{record.id} has more than {NUMBERS:,} prompts")
    picked = record.picked_prompt
    return replace(
        record,
        notebook=" ".join(record.notebook.split())[:NAME_CHARACTERS],
        cell=" ".join(record.cell.split())[:NAME_CHARACTERS],
        picked_prompt=picked if picked and 1 <= picked <= len(record.prompts) else None,
    )


# The pictures


def size_of(name: str, data: bytes) -> tuple[int, int]:
    """Return width and height in pixels of a picture that can be decoded to its last pixel.

    Raises
    ------
    HistoryError
        It cannot, or it has too many pixels.
    """
    try:
        return decoding.size_of(data, decoding.SERVED)
    except decoding.UndecodableError as error:
        if error.reason == "large":
            raise _refused(f"{_shown(name)} has more than {decoding.MOST_PIXELS:,} pixels") from error
        raise _refused(f"{_shown(name)} is no whole picture") from error
