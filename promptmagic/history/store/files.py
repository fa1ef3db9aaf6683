"""Picture files in folders: names that a person can read, written whole or not at all."""

from __future__ import annotations

import itertools
import os
import re
import stat
import time
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from promptmagic.model import Record, Variation
from promptmagic.pictures.writing import UNFINISHED
from promptmagic.records import encodable

ENDINGS = {"png": ".png", "jpeg": ".jpg", "webp": ".webp", "gif": ".gif"}
PICTURE_ENDINGS = tuple(ENDINGS.values())
STALE_SECONDS = 600
"""How old an unfinished file must be before it is taken for a dead process's: writing takes far less."""

_LONGEST_NAME = 1_000

DEEPEST = 20
"""Folders within each other that are looked through: our own are one deep, those that people sort by a few."""

SLUG_CHARACTERS, SLUG_BYTES = 48, 96
FOLDER_CHARACTERS, FOLDER_BYTES = 80, 160
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
RESERVED = re.compile(
    r"(con|prn|aux|nul|com\d|lpt\d|history\.sqlite.*|picks\.jsonl|journal\.jsonl|deleted)(\..*)?", re.IGNORECASE
)
"""Names that Windows keeps for devices, and those of the store itself."""


def slug(text: str) -> str:
    """Return words as a part of a file name: letters and digits of any script, the rest as single hyphens.

    So are letters that no file name can have here, as where the locale is "C": a picture is kept all the same.
    """
    kept = "".join(char if _is_word(char) else "-" for char in _nameable(unicodedata.normalize("NFC", text)).lower())
    return _cut(re.sub("-+", "-", kept).strip("-"), SLUG_CHARACTERS, SLUG_BYTES).strip("-")


def _nameable(text: str) -> str:
    """Return a text in which characters that no file name can have here are hyphens."""
    return text if _fits(text) else "".join(char if _fits(char) else "-" for char in text)


def _fits(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def _cut(text: str, characters: int, size: int) -> str:
    """Return at most so many characters, and so many bytes in UTF-8, never half a character."""
    return text[:characters].encode("utf-8", "ignore")[:size].decode("utf-8", "ignore")


def folder_name(notebook: str) -> str:
    """Return the name of the folder that holds a notebook's pictures: the notebook's own, where any system takes it."""
    name = _cut(FORBIDDEN.sub("-", _nameable(unicodedata.normalize("NFC", notebook))), FOLDER_CHARACTERS, FOLDER_BYTES)
    name = name.strip(" .") or "notebook"
    return f"{name}_" if RESERVED.fullmatch(name) else name


def picture_name(record: Record, variation: Variation, order: str = "") -> str:
    """Return the file name of a variation's picture: its brief, its number, its generation's id, its order's id."""
    index = variation.number - 1
    in_step = record.kind == "paint" and index < len(record.briefs)
    brief = record.briefs[index].text if in_step else record.text
    words = slug(brief) or "picture"
    kind = variation.picture.format if variation.picture else "png"
    ordered = f"_{order}" if order else ""
    return f"{words}-{variation.number}_{slug(record.id)}{ordered}{ENDINGS[kind]}"


def order_of(name: str) -> str:
    """Return the id of the order that brought a picture, from its file's name; empty where nothing was paid."""
    parts = name.rpartition("/")[2].rpartition(".")[0].split("_")
    return parts[2] if len(parts) == 3 and parts[2].isalnum() else ""


def inside(home: Path, file: object) -> Path | None:
    """Return the path of a picture file that a row names; None where it leaves the folder, or is no ordinary file.

    A database may come from another's hand: no link is followed, and no pipe or device is opened.
    """
    if not isinstance(file, str) or len(file) > _LONGEST_NAME or "\0" in file or "\\" in file or ":" in file:
        return None
    parts = file.split("/")
    if not all(part and part not in (".", "..") for part in parts):
        return None
    path = home
    for part in parts[:-1]:
        path /= part
        if path.is_symlink():
            return None
    path /= parts[-1]
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return path  # it is gone, and may come back
    except (OSError, ValueError):
        return None
    return path if stat.S_ISREG(kind) else None


def untaken(path: Path) -> Path:
    """Return a path for a new file: this one, or one beside it where a file stands in its place."""
    names = itertools.chain([path], (path.with_stem(f"{path.stem}-{k}") for k in itertools.count(2)))
    return next(name for name in names if not os.path.lexists(name))


def sweep(folder: Path) -> None:
    """Remove what dead processes left half-written."""
    with suppress(OSError):
        for path in folder.glob(f".*{UNFINISHED}"):
            if time.time() - path.stat().st_mtime > STALE_SECONDS:
                path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Listing:
    """The names in a folder, in a steady order, less those that are hidden.

    `passed_over` are those of pictures and folders that are no text, in bytes that are not UTF-8: no row can hold them.
    """

    pictures: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


def listed(folder: Path) -> Listing:
    """Return what is in a folder; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if entry.name[0] != "."]
            # A link may lead anywhere, and a pipe never ends: neither is a picture of ours.
            names = [e.name for e in entries if e.is_file(follow_symlinks=False) and _is_picture(e.name)]
            folders = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return Listing()
    return Listing(
        tuple(sorted(filter(encodable, names))),
        tuple(sorted(filter(encodable, folders))),
        tuple(sorted(name for name in (*names, *folders) if not encodable(name))),
    )


def walk(folder: Path, skip: Path | None = None) -> Iterator[tuple[Path, Listing]]:
    """Yield a folder and those below it but `skip`, `DEEPEST` within each other, each with what is in it."""
    waiting = [(folder, 0)]
    while waiting:
        folder, depth = waiting.pop()
        listing = listed(folder)
        yield folder, listing
        if depth < DEEPEST:
            below = (folder / name for name in reversed(listing.folders))
            waiting.extend((path, depth + 1) for path in below if path != skip)


def _is_picture(name: str) -> bool:
    return name.lower().endswith(PICTURE_ENDINGS)


def pictures(folder: Path, skip: Path | None = None) -> Iterator[Path]:
    """Yield the picture files in the folder, and in the folders below but `skip`, in a steady order."""
    for found, listing in walk(folder, skip):
        yield from (found / name for name in listing.pictures)
