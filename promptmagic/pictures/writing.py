"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".part"


@contextmanager
def whole(path: Path, *, synced: bool = True) -> Iterator[BinaryIO]:
    """Let a file be written so that at any instant it is there complete and on the disk, or not at all.

    Without `synced` it outlives this process, but may be lost, or be empty, where the power fails within seconds.

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
            if synced:
                os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink()
    if synced:
        _settle(path.parent)


def write_whole(path: Path, data: bytes, *, synced: bool = True) -> None:
    """Write a file whole or not at all, as `whole` does.

    Raises
    ------
    OSError
        It cannot be written; nothing is left behind.
    """
    with whole(path, synced=synced) as file:
        file.write(data)


def _settle(folder: Path) -> None:
    """Make the disk remember the folder's new entry; some systems cannot be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
