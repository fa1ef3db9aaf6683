"""Letters: the typeface that comes with us, the machine's own for other scripts, and which letters nothing here has.

Our face is Inter (SIL Open Font License), from the package `fontpkg-inter`: it has Latin, Greek, Cyrillic, arrows and
the signs of school mathematics, in all weights, so that a label looks the same on every machine.
"""

from __future__ import annotations

import os
import struct
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import BinaryIO

FAMILY = "Inter"
"""The name of our face, as renderers ask for it."""

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_MOST_FACES = 4000
"""Files of the machine's that are looked at: a design studio's machine has more, and would wait."""

_MOST_BYTES = 4_000_000
"""Of one table of letters: those of the largest Chinese faces have some 300 kB."""


@dataclass(frozen=True)
class Typesetting:
    """What a text is set with.

    Attributes
    ----------
    files : tuple of Path
        The font files: ours, then those of the machine's that have letters which ours lacks.
    missing : str
        The letters of the text that no face here has, once each, in their order.
    """

    files: tuple[Path, ...]
    missing: str = ""


@cache
def own_faces() -> tuple[Path, ...]:
    """Return the files of our typeface, the upright one first; each holds all weights."""
    folder = Path(str(files("fontpkg_inter"))) / "files"
    return tuple(sorted(folder.glob("*.ttf"), key=lambda path: ("italic" in path.name.lower(), path.name)))


def typesetting(text: str) -> Typesetting:
    """Return the files that have the letters of a text, and those letters that none has."""
    ours = own_faces()
    lacking = [letter for letter in letters_of(text) if ord(letter) not in letters(ours[0])]
    chosen: list[Path] = []
    if lacking:
        for path in machine_faces():
            has = letters(path)
            if any(ord(letter) in has for letter in lacking):
                chosen.append(path)
                lacking = [letter for letter in lacking if ord(letter) not in has]
            if not lacking:
                break
    return Typesetting((*ours, *chosen), "".join(lacking))


def face_for(text: str) -> Path | None:
    """Return the one file that has all letters of a text, ours first; None where no single face has them."""
    wanted = frozenset(map(ord, letters_of(text)))
    return next((path for path in _in_turn() if wanted <= letters(path)), None)


def letters_of(text: str) -> tuple[str, ...]:
    """Return the letters of a text that a face must have, once each: no spaces, controls or joiners."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(letter for letter in composed if not _unseen(letter)))


@cache
def letters(face: Path) -> frozenset[int]:
    """Return the code points that a font file has a glyph for; none where it cannot be read."""
    try:
        with face.open("rb") as file:
            return frozenset(_code_points(_letter_table(file)))
    except (OSError, ValueError, struct.error, IndexError):
        return frozenset()


@cache
def machine_faces() -> tuple[Path, ...]:
    """Return the font files of this machine, plain upright ones first, in an order that is always the same."""
    found = {path.name: path for path in islice(_font_files(), _MOST_FACES)}
    return tuple(sorted(found.values(), key=lambda path: (_plainness(path.stem.lower()), path.name)))


def _in_turn() -> Iterator[Path]:
    yield own_faces()[0]
    yield from machine_faces()


def _unseen(letter: str) -> bool:
    selector = "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    return letter.isspace() or selector or unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Cs")


def _plainness(stem: str) -> tuple[bool, bool, int]:
    """Return what sorts a family's plain upright face before its other ones, and sans before serif and mono."""
    marked = any(word in stem for word in ("bold", "italic", "oblique", "light", "thin", "black", "condensed"))
    return marked, any(word in stem for word in ("serif", "mono", "emoji")), len(stem)


def _font_files() -> Iterator[Path]:
    for folder in _folders():
        for at, _, names in os.walk(folder):
            yield from (Path(at, name) for name in sorted(names) if Path(name).suffix.lower() in _SUFFIXES)


def _folders() -> list[Path]:
    """Return where this system keeps fonts: those that fontconfig looks into, macOS's, Windows's, and conda's."""
    home, environment = Path.home(), os.environ.get
    shared = (environment("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    own = [environment("XDG_DATA_HOME") or str(home / ".local" / "share")]
    found = [Path(part, "fonts") for part in (*shared, *own, str(Path(sys.prefix, "share"))) if part]
    found += [home / ".fonts", Path(sys.prefix, "fonts")]
    if sys.platform == "darwin":
        found += [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    if windows := environment("WINDIR"):
        found.append(Path(windows, "Fonts"))
    if local := environment("LOCALAPPDATA"):
        found.append(Path(local, "Microsoft", "Windows", "Fonts"))
    return [folder for folder in found if folder.is_dir()]


def _letter_table(file: BinaryIO) -> bytes:
    """Return a font's table of letters (`cmap`), of a collection its first font's."""
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (tables,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    for _ in range(tables):
        tag, _, offset, length = struct.unpack(">4sIII", file.read(16))
        if tag == b"cmap":
            if length > _MOST_BYTES:
                raise ValueError("a table of letters is larger than any face's")
            file.seek(offset)
            return file.read(length)
    raise ValueError("a font without a table of letters")


def _code_points(table: bytes) -> Iterator[int]:
    """Yield the code points of the widest Unicode part of a table of letters."""
    (parts,) = struct.unpack_from(">H", table, 2)
    known: dict[int, int] = {}
    for number in range(parts):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            known[struct.unpack_from(">H", table, offset)[0]] = offset
    if 12 in known:
        yield from _ranges(table, known[12])
    elif 4 in known:
        yield from _segments(table, known[4])


def _ranges(table: bytes, at: int) -> Iterator[int]:
    """Yield the code points of a part in format 12: ranges of 32 bits."""
    (count,) = struct.unpack_from(">I", table, at + 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">III", table, at + 16 + 12 * number)
        if last > sys.maxunicode:
            raise ValueError("a range beyond Unicode")
        yield from range(first, last + 1)


def _segments(table: bytes, at: int) -> Iterator[int]:
    """Yield the code points of a part in format 4: segments of 16 bits, whose glyphs are counted or listed."""
    (twice,) = struct.unpack_from(">H", table, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", table, at + 16 + 2 * twice)
    offsets_at = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            if not offsets[number]:
                glyph = (point + deltas[number]) & 0xFFFF
            else:
                where = offsets_at + 2 * number + offsets[number] + 2 * (point - first)
                (glyph,) = struct.unpack_from(">H", table, where)
            if glyph:
                yield point
