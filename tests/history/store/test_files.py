"""Picture files have names that a person can read and any system takes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from promptmagic.history.store.files import folder_name, picture_name, slug
from promptmagic.model import Brief, Record, Variation
from promptmagic.pictures.writing import write_whole

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]

HOSTILE = [
    "",
    " ",
    "...",
    ".hidden",
    "../../etc/passwd",
    "..\\..\\windows",
    "C:\\x",
    "con",
    "NUL.txt",
    "history.sqlite",
    "history.sqlite-journal",
    "a\0b\nc\x7f",
    '<>:"/\\|?*',
    "x" * 33_000,
    "日本語" * 1000,
    "e\u0301" * 500,
    "\ud83d",
    "👩‍👩‍👧‍👦" * 100,
    "\u202egnp.exe",
    "trailing. ",
]


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        ("a beach sunset", "a-beach-sunset"),
        ("  A “Beach”… at 5 o'clock!  ", "a-beach-at-5-o-clock"),
        ("Ein Weg über die Brücke", "ein-weg-über-die-brücke"),
        ("海の夕日", "海の夕日"),
        ("закат на море", "закат-на-море"),
        ("समुद्र तट", "समुद्र-तट"),
        ("cafe\u0301", "café"),
        ("🌅", ""),
    ],
)
def test_a_brief_becomes_words_joined_by_hyphens(brief: str, expected: str) -> None:
    assert slug(brief) == expected


def test_a_picture_is_named_by_its_brief_its_number_and_its_generation(
    make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = make_record(id="261122-041907-3f9c2a")
    assert picture_name(record, make_variation(record, 3)) == "a-beach-sunset-3_261122-041907-3f9c2a.png"
    assert picture_name(record, make_variation(record, 1, format="jpeg")).endswith("-3f9c2a.jpg")
    mixed = replace(record, briefs=(Brief("a beach"), Brief("a lake"), Brief("🌅")))
    assert picture_name(mixed, make_variation(record, 2)) == "a-lake-2_261122-041907-3f9c2a.png"
    assert picture_name(mixed, make_variation(record, 3)) == "picture-3_261122-041907-3f9c2a.png"
    assert picture_name(replace(mixed, kind="imageprompt"), make_variation(record, 2)).startswith("a-beach-sunset-2")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_become_harmless_ones(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation, text: str
) -> None:
    record = make_record(text, id=text or "x", notebook=text)
    for name in (folder_name(text), picture_name(record, make_variation(record))):
        assert Path(name).name == name
        assert len(name.encode()) <= 255
        assert name == unicodedata.normalize("NFC", name)
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert not name.startswith(".")
        assert not name.endswith((".", " "))
        assert not re.fullmatch(r"(con|nul)(\..*)?|history\.sqlite.*", name, re.IGNORECASE) or name.endswith("_")
    path = tmp_path / folder_name(text) / picture_name(record, make_variation(record))
    write_whole(path, b"data")
    assert path.read_bytes() == b"data"
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_notebook_keeps_its_own_name_where_it_can() -> None:
    assert folder_name("Lesson 1 – Über Bilder") == "Lesson 1 – Über Bilder"


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken.png").mkdir()
    with pytest.raises(OSError, match=r"directory|Access"):
        write_whole(tmp_path / "taken.png", b"data")
    assert os.listdir(tmp_path) == ["taken.png"]  # noqa: PTH208 - hidden files too
