"""Picture files in folders: names that a person can read, written whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from promptmagic.model import Record, Variation

ENDINGS = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}
PICTURE_ENDINGS = tuple(ENDINGS.values())
UNFINISHED = ".part"
STALE_SECONDS = 600
"""How old an unfinished file must be before it is taken for a dead process's: writing takes far less."""

SLUG_CHARACTERS, SLUG_BYTES = 48, 96
FOLDER_CHARACTERS, FOLDER_BYTES = 80, 160
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|history\.sqlite.*|picks\.jsonl|deleted)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, and those of the store itself."""


def slug(text: str) -> str:
    """Return words as a part of a file name: letters and digits of any script, the rest as single hyphens."""
    kept = "".join(char if _is_word(char) else "-" for char in unicodedata.normalize("NFC", text).lower())
    return _cut(re.sub("-+", "-", kept).strip("-"), SLUG_CHARACTERS, SLUG_BYTES).strip("-")


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def _cut(text: str, characters: int, size: int) -> str:
    """Return at most so many characters, and so many bytes in UTF-8, never half a character."""
    return text[:characters].encode("utf-8", "ignore")[:size].decode("utf-8", "ignore")


def folder_name(notebook: str) -> str:
    """Return the name of the folder that holds a notebook's pictures: the notebook's own, where any system takes it."""
    name = _cut(FORBIDDEN.sub("-", unicodedata.normalize("NFC", notebook)), FOLDER_CHARACTERS, FOLDER_BYTES)
    name = name.strip(" .") or "notebook"
    return f"{name}_" if RESERVED.fullmatch(name) else name


def picture_name(record: Record, variation: Variation) -> str:
    """Return the file name of a variation's picture: its brief, its number, its generation's id."""
    index = variation.number - 1
    in_step = record.kind == "paint" and index < len(record.briefs)
    brief = record.briefs[index].text if in_step else record.text
    words = slug(brief) or "picture"
    kind = variation.picture.format if variation.picture else "png"
    return f"{words}-{variation.number}_{slug(record.id)}{ENDINGS[kind]}"


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Let a file be written so that at any instant it is there complete and on the disk, or not at all.

    Raises
    ------
    OSError
        It cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink()
    _settle(path.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, as `whole` does.

    Raises
    ------
    OSError
        It cannot be written; nothing is left behind.
    """
    with whole(path) as file:
        file.write(data)


def _settle(folder: Path) -> None:
    """Make the disk remember the folder's new entry; some systems cannot be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what dead processes left half-written."""
    with suppress(OSError):
        for path in folder.glob(f".*{UNFINISHED}"):
            if time.time() - path.stat().st_mtime > STALE_SECONDS:
                path.unlink(missing_ok=True)


def listed(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of the picture files and of the folders in a folder, in a steady order; hidden ones left out."""
    try:
        with os.scandir(folder) as found:
            entries = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in found if entry.name[0] != "."]
    except OSError:
        return [], []
    names = sorted(name for name, is_folder in entries if not is_folder and name.lower().endswith(PICTURE_ENDINGS))
    return names, sorted(name for name, is_folder in entries if is_folder)


def pictures(folder: Path, skip: Path | None = None) -> Iterator[Path]:
    """Yield the picture files in the folder, and in the folders below but `skip`, in a steady order."""
    names, folders = listed(folder)
    for name in names:
        yield folder / name
    for name in folders:
        if folder / name != skip:
            yield from pictures(folder / name)
