"""Taking in a lesson: without doubles, and without trust."""

from __future__ import annotations

import io
import json
import os
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from promptmagic.errors import HistoryError
from promptmagic.history import History, read_picture
from promptmagic.model import Record, Variation

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]
Change = Callable[[dict[str, Any]], None]

PICTURE = "pictures/lesson/a-beach-sunset-1_a.png"


@pytest.fixture
def teacher(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> History:
    history = History(tmp_path / "teacher", name="lesson")
    record = history.begin(make_record(id="a", n=2, cell="c", key="k"))
    for number in (1, 2):
        history.put("a", make_variation(record, number))
    history.pick("a", 2, "c")
    history.star("a", 1)
    history.begin(make_record("a lake", id="b", parent="a", kind="imageprompt"))
    history.pick_prompt("b", 3)
    return history


@pytest.fixture
def lesson(tmp_path: Path, teacher: History) -> Path:
    return teacher.export(tmp_path / "lesson.zip")


@pytest.fixture
def student(tmp_path: Path) -> History:
    return History(tmp_path / "student", name="lesson")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rewritten(path: Path, change: Change | None = None, **members: bytes) -> Path:
    """Write the lesson anew with its manifest changed, and other contents for some of its members."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(held.pop("lesson.json"))
    if change is not None:
        change(manifest)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (
            held | {PICTURE if name == "picture" else name: data for name, data in members.items()}
        ).items():
            archive.writestr(name, data)
        archive.writestr("lesson.json", json.dumps(manifest))
    return path


def refused(history: History, path: Path, reason: str) -> None:
    """Check that the lesson is refused in one clear error, and that nothing is changed, here or elsewhere."""
    root = path.parent
    before, folders = files_of(root), sorted(root.rglob("*"))
    with pytest.raises(HistoryError, match=reason) as caught:
        history.import_(path)
    assert "\n" not in str(caught.value)
    assert files_of(root) == before
    assert sorted(root.rglob("*")) == folders
    assert len(history) == 0


def test_a_lesson_comes_with_its_pictures_stars_and_picks(lesson: Path, teacher: History, student: History) -> None:
    assert [art.id for art in student.import_(lesson)] == ["a", "b"]
    for name, cell in (("a", "c"), ("a", ""), ("b", "")):
        theirs, ours = teacher.record(name, cell), student.record(name, cell)
        assert (ours.chosen, ours.picked_prompt, ours.prompts) == (theirs.chosen, theirs.picked_prompt, theirs.prompts)
        assert [v.starred for v in ours.variations] == [v.starred for v in theirs.variations]
        assert [p.image.tobytes() for p in ours.pictures] == [p.image.tobytes() for p in theirs.pictures]
        assert ours.author == "lesson"
    assert [record.id for record in student.find("k", "c")] == ["a"]
    assert [art.id for art in student.search("beach")] == ["a"]


def test_a_second_import_adds_nothing(tmp_path: Path, lesson: Path, student: History) -> None:
    student.import_(lesson)
    before = files_of(tmp_path / "student/paintings/lesson")
    assert student.import_(lesson) == []
    assert len(student) == 2
    assert files_of(tmp_path / "student/paintings/lesson") == before


def test_what_is_here_stays_and_what_is_missing_is_added(
    lesson: Path, student: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = student.begin(make_record("mine", id="a", n=2))
    mine = student.put("a", make_variation(record, 1))
    student.import_(lesson)
    kept = student.record("a")
    assert kept.typed == "mine"
    assert kept.variation(1).picture == mine.picture
    assert kept.variation(2).picture is not None


def test_the_imported_belong_to_the_notebook_that_imports_them(
    tmp_path: Path, lesson: Path, make_record: MakeRecord
) -> None:
    mine, folder = History(tmp_path / "x", name="mine"), History(tmp_path / "y")
    mine.import_(lesson)
    folder.import_(lesson)
    assert len(mine) == 2
    assert {path.parent.name for path in (tmp_path / "x").rglob("*.png")} == {"mine"}
    assert folder["a"].record.notebook == "lesson"


def test_a_deleted_generation_can_be_imported_again(lesson: Path, student: History) -> None:
    student.import_(lesson)
    student.delete("a")
    assert [art.id for art in student.import_(lesson)] == ["a"]
    assert student["a"].picture.image.size == (32, 24)


def test_what_was_imported_can_be_rebuilt_from_its_files(tmp_path: Path, lesson: Path, student: History) -> None:
    student.import_(lesson)
    told = [read_picture(path) for path in (tmp_path / "student").rglob("*.png")]
    assert {(story.generation, story.number, story.brief) for story in told} == {
        ("a", 1, "a beach sunset"),
        ("a", 2, "a beach sunset"),
    }
    before = student.record("a", "c")
    (tmp_path / "student/paintings/history.sqlite").unlink()
    again = History(tmp_path / "student")
    assert again.rebuild() == 2
    assert again.record("a", "c") == before


def test_markup_stays_text_and_control_characters_go(tmp_path: Path, lesson: Path, student: History) -> None:
    markup = "<script>alert(1)</script>"

    def change(manifest: dict[str, Any]) -> None:
        first = manifest["generations"][0]
        first["briefs"] = [{"text": f"{markup}\x1b[31m\0"}] * 2
        first["prompts"][0]["text"] = first["variations"][0]["prompt"]["text"] = f"{markup}\n\x07\ud83d"
        first["notebook"] = "../../../outside"
        first["options"] = {"x\0": ["\x1b", {"y": markup}]}

    folder = History(tmp_path / "student")
    folder.import_(rewritten(lesson, change))
    record = folder.record("a")
    assert record.text == f"{markup}[31m"
    assert record.prompts[0].text == f"{markup}\n?"
    assert record.options == {"x": ["", {"y": markup}]}
    assert all(path.is_relative_to(tmp_path / "student/paintings") for path in tmp_path.rglob("*outside*"))
    assert not (tmp_path.parent / "outside").exists()
    assert "<script" not in folder.export(tmp_path / "album.html").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["../evil.png", "/evil.png", "pictures/../../evil.png", "..\\evil.png", "C:/evil.png", "pictures\\x.png"]
)
def test_a_name_that_points_outside_is_refused(lesson: Path, student: History, name: str) -> None:
    refused(student, rewritten(lesson, None, **{name: b"x"}), "points outside of the lesson")


def test_a_link_is_refused(lesson: Path, student: History) -> None:
    info = zipfile.ZipInfo("pictures/link.png")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(lesson, "a") as archive:
        archive.writestr(info, "/etc/passwd")
    refused(student, lesson, "is a link")


def test_a_bomb_is_refused(lesson: Path, student: History) -> None:
    with zipfile.ZipFile(lesson, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pictures/bomb.png", bytes(20_000_000))
    refused(student, lesson, "unpacks to far more than it is")


def test_a_bomb_that_lies_about_its_size_is_refused(lesson: Path, student: History) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    rewritten(lesson, picture=packer.compress(bytes(50_000_000)) + packer.flush())
    data = bytearray(lesson.read_bytes())
    at = data.index(b"PK\x01\x02")
    while PICTURE.encode() != data[at + 46 : at + 46 + len(PICTURE)]:
        at = data.index(b"PK\x01\x02", at + 4)
    struct.pack_into("<H", data, at + 10, zipfile.ZIP_DEFLATED)
    struct.pack_into("<H", data, struct.unpack_from("<I", data, at + 42)[0] + 8, zipfile.ZIP_DEFLATED)
    lesson.write_bytes(data)
    refused(student, lesson, "cannot be read|no whole picture|neither PNG")


def test_two_files_of_one_name_are_refused(lesson: Path, student: History) -> None:
    with zipfile.ZipFile(lesson, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(PICTURE, b"another")
    refused(student, lesson, "two files of one name")


@pytest.mark.parametrize("name", ["pictures/a\nb.png", "pictures/\x1b[31mred.png", "pictures/\x7f.png"])
def test_a_name_with_control_characters_is_refused(lesson: Path, student: History, name: str) -> None:
    refused(student, rewritten(lesson, None, **{name: b"x"}), "control characters")


@pytest.mark.parametrize(
    "name", ["CON", "pictures/aux.png", "NUL.png", "pictures/com1", "lesson.json/x.png", ".hidden"]
)
def test_names_of_devices_are_looked_up_and_never_written_to(
    tmp_path: Path, lesson: Path, student: History, name: str
) -> None:
    student.import_(rewritten(lesson, lambda m: first(m)["variations"][0].update(file=name), **{name: painted()}))
    written = [path.name for path in (tmp_path / "student").rglob("*.png")]
    assert sorted(written) == ["a-beach-sunset-1_a.png", "a-beach-sunset-2_a.png"]


def painted() -> bytes:
    return encoded(Image.new("RGB", (8, 8)), "png")


def test_a_wrong_checksum_is_refused(lesson: Path, student: History) -> None:
    data = bytearray(lesson.read_bytes())
    at = data.index(b"IDAT")
    data[at + 8] ^= 1
    lesson.write_bytes(data)
    refused(student, lesson, "cannot be read")


def test_an_encrypted_file_is_refused(lesson: Path, student: History) -> None:
    data = bytearray(lesson.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    lesson.write_bytes(data)
    refused(student, lesson, "is encrypted")


def test_a_zip_in_place_of_a_picture_is_refused(lesson: Path, student: History) -> None:
    refused(student, rewritten(lesson, picture=lesson.read_bytes()), "neither PNG nor JPEG nor WebP")


def test_a_manifest_that_is_larger_than_its_pictures_explain_takes_no_memory(lesson: Path, student: History) -> None:
    with zipfile.ZipFile(lesson) as archive:
        manifest = json.loads(archive.read("lesson.json"))
    many = (
        os.urandom(2_800_000)
        .hex()
        .translate({ord(digit): "[]," if digit < "8" else "{}," for digit in "0123456789abcdef"})
    )
    whole = json.dumps(manifest).replace('"promptmagic_lesson"', f'"x": [{many}0], "promptmagic_lesson"', 1)
    with zipfile.ZipFile(lesson, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lesson.json", whole)
    tracemalloc.start()
    refused(student, lesson, "larger than 8 MB")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40_000_000


def test_very_many_files_are_refused(lesson: Path, student: History) -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, *[0] * 4, 0, 0, 0, 1, *[0] * 6) + b"x"
    count = 100_001
    size = len(entry) * count
    zip64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, size, 1)
    lesson.write_bytes(
        entry * count + zip64 + locator + struct.pack("<4s4H2LH", b"PK\x05\x06", *[0] * 4, *[2**32 - 1] * 2, 0)
    )
    refused(student, lesson, "100,001 files")


def huge() -> bytes:
    """A PNG file of 100,000 pixels a side, a few hundred bytes long."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    body = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


def encoded(image: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (huge(), "more than 50,000,000 pixels"),
        (encoded(Image.new("1", (10_000, 6_000)), "png"), "more than 50,000,000 pixels"),
        (encoded(Image.new("L", (8, 8)), "bmp"), "neither PNG nor JPEG nor WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither PNG nor JPEG nor WebP"),
        (b"", "neither PNG nor JPEG nor WebP"),
        (encoded(Image.effect_noise((64, 64), 9), "png")[:500], "no whole picture"),
        (encoded(Image.effect_noise((64, 64), 9), "webp")[:60], "no whole picture"),
        (b"\xff\xd8\xff\xe0rest", "no whole picture"),
    ],
    ids=["huge", "large", "bmp", "svg", "empty", "cut png", "cut webp", "broken jpeg"],
)
def test_what_is_no_picture_that_a_painter_makes_is_refused(
    lesson: Path, student: History, data: bytes, reason: str
) -> None:
    refused(student, rewritten(lesson, picture=data), reason)


def first(manifest: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = manifest["generations"][0]
    return found


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda m: m.update(promptmagic_lesson=2), "newer promptmagic"),
        (lambda m: m.update(promptmagic_lesson="1"), "lesson.json' is none|lesson.json is none"),
        (lambda m: m.update(generations={}), "lesson.json is none"),
        (lambda m: m.update(generations=["a"]), "a generation in it is none"),
        (lambda m: first(m).update(id="../x"), "'../x' is no id"),
        (lambda m: first(m).update(id=7), "'' is no id"),
        (lambda m: first(m).update(id="b"), "holds generation b twice"),
        (lambda m: first(m).update(parent="x\ny"), "'x y' is no id"),
        (lambda m: first(m).update(typed="x" * 100_001), "longer than 100,000 characters"),
        (lambda m: first(m).update(options={"x": nested(60)}), "nested too deeply"),
        (lambda m: first(m)["variations"][0].update(number=0), "not numbered from 1"),
        (lambda m: first(m)["variations"][0].update(number=10**30), "not numbered from 1"),
        (lambda m: first(m)["variations"][0].update(number=2), "not numbered from 1"),
        (lambda m: first(m)["variations"][0].update(file="elsewhere.png"), "holds no 'elsewhere.png'"),
        (lambda m: first(m)["variations"][0].update(file="lesson.json"), "neither PNG"),
        (lambda m: first(m).update(prompts=[{}] * 1001), "more than 1,000 prompts"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(lesson: Path, student: History, change: Change, reason: str) -> None:
    refused(student, rewritten(lesson, change), reason)


def test_wrong_types_and_numbers_beyond_measure_are_left_out(lesson: Path, student: History) -> None:
    def change(manifest: dict[str, Any]) -> None:
        first(manifest).update(created="0001-01-01T00:00:00+14:00", picked_prompt=99, options=7, expansion_cost=[1])
        variation = first(manifest)["variations"][0]
        variation.update(starred="yes", seed="x", error=3)
        variation["picture"].update(width="x", cost={"usd": float("inf")}, usage={"a": "b"}, drawn="no list")
        first(manifest)["picks"] += [7, {"number": 10**30}, {"number": 2, "at": "never", "cell": 9}]

    student.import_(rewritten(lesson, change))
    record = student.record("a")
    assert record.created.year > 2000
    assert record.picked_prompt is None
    assert not record.variation(1).starred
    assert record.pictures[0].width == 32
    assert [art.id for art in student.where(painter="sketch")] == ["b", "a"]
    assert "a" in repr(student)
    assert student.to_dicts()


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(10)], ids=["empty", "text", "stump"])
def test_a_file_that_is_no_zip_is_refused(tmp_path: Path, student: History, data: bytes) -> None:
    path = tmp_path / "lesson.zip"
    path.write_bytes(data)
    refused(student, path, "no zip file that can be read")


def test_another_zip_a_folder_and_nothing_are_refused(tmp_path: Path, student: History) -> None:
    with closing(zipfile.ZipFile(tmp_path / "other.zip", "w")) as archive:
        archive.writestr("readme.txt", "hello")
    refused(student, tmp_path / "other.zip", "holds no 'lesson.json'")
    refused(student, tmp_path / "none.zip", "There is no file")
    with pytest.raises(HistoryError):
        student.import_(tmp_path)


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, lesson: Path, student: History) -> None:
    (tmp_path / "student/paintings").mkdir(parents=True)
    (tmp_path / "student/paintings/lesson").write_text("in the way")
    refused(student, lesson, "could not be written")
