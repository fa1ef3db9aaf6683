"""Handing the history on: as a page, as notes, as a lesson."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from promptmagic.errors import HistoryError
from promptmagic.history import History, read_picture
from promptmagic.model import Picture, Prompt, Record, Variation

MakePicture = Callable[..., Picture]
MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]

HOSTILE = '<img src=x onerror=alert(1)> & "quotes" \x1b[31m\0 [link](javascript:x) `code` \ud83d'


class Page(HTMLParser):
    """What stands in a page: its tags with their attributes, and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def images(self) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == "img"]


@pytest.fixture
def history(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> History:
    history = History(tmp_path, name="Lesson 1")
    record = history.begin(make_record(id="a", notebook=""))
    for number in (1, 2, 3):
        history.put("a", make_variation(record, number, size=(1500, 1000)))
    history.pick("a", 2)
    history.star("a", 3)
    history.begin(make_record("a lake", id="b", parent="a", notebook="", kind="imageprompt"))
    return history


def decoded(url: str | None) -> Image.Image:
    assert url is not None
    return Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2])))


def test_an_album_shows_the_chosen_picture_large_and_its_siblings_small(tmp_path: Path, history: History) -> None:
    path = history.export(tmp_path / "album.html")
    page = Page(path.read_text("utf-8"))
    assert page.open == []
    assert [max(decoded(image["src"]).size) for image in page.images] == [1024, 320, 320]
    assert [image["alt"] for image in page.images] == [f"a beach sunset: title {k}" for k in (2, 1, 3)]
    text = " ".join(page.texts)
    for words in ("Lesson 1", "2 generations · 3 pictures · free", "variation 2 of 3 · chosen · offline sketch"):
        assert words in text
    assert "a lake, wording 3" in text
    assert ("a", {"href": "#g1"}) in page.tags


def test_an_album_fetches_nothing_and_holds_no_script(tmp_path: Path, history: History) -> None:
    text = history.export(tmp_path / "album.html").read_text("utf-8")
    page = Page(text)
    assert {tag for tag, _ in page.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "article", "figure", "div"),
        *("figcaption", "h1", "h2", "p", "blockquote", "ul", "li", "img", "span", "a"),
    }
    assert all(str(image["src"]).startswith("data:image/") for image in page.images)
    assert not re.search(r"https?:|url\(", text)
    assert "default-src 'none'" in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize("name", ["album.html", "notes.md"])
def test_what_was_typed_is_never_markup(
    tmp_path: Path, name: str, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    history = History(tmp_path, name="x<script>alert(1)</script>")
    record = make_record(HOSTILE, id="a", notebook="")
    record = history.begin(replace(record, prompts=(Prompt(HOSTILE, title=HOSTILE), *record.prompts[1:])))
    history.put("a", make_variation(record, 1, label=HOSTILE, undrawn=(HOSTILE,)))
    history.put("a", make_variation(record, 2))
    history.put("a", Variation(3, record.prompts[0], 1, error=HOSTILE))
    text = history.export(tmp_path / name).read_text("utf-8")
    assert "<script" not in text
    assert "<img src=x" not in text
    assert not set(text) & {"\0", "\x1b"}
    if name == "notes.md":
        assert "<" not in text
        assert "[link](" not in text
        assert r"\[link\](" in text
    else:
        assert '<img src=x onerror=alert(1)> & "quotes"' in " ".join(Page(text).texts)


def test_a_transparent_picture_stays_so_in_the_album(
    tmp_path: Path, history: History, make_record: MakeRecord, make_picture: MakePicture
) -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(buffer, "png")
    record = history.begin(make_record(id="c", notebook=""))
    clear = replace(make_picture(), data=buffer.getvalue())
    history.put("c", Variation(1, record.prompts[0], 1, "sketch", clear))
    page = Page(history.export(tmp_path / "album.html", [history["c"]]).read_text("utf-8"))
    assert decoded(page.images[0]["src"]).convert("RGBA").getpixel((4, 4))[3] == 0  # type: ignore[index]  # four bands


def test_a_missing_picture_is_said_to_be_missing(tmp_path: Path, history: History) -> None:
    for path in (tmp_path / "paintings").rglob("*.png"):
        path.unlink()
    assert "picture file is missing" in history.export(tmp_path / "album.html").read_text("utf-8")
    assert "cannot be read" in history.export(tmp_path / "notes.md").read_text("utf-8")
    with zipfile.ZipFile(history.export(tmp_path / "lesson.zip")) as archive:
        assert archive.namelist() == ["lesson.json"]


def test_notes_have_their_pictures_in_a_folder_beside_them(tmp_path: Path, history: History) -> None:
    path = history.export(tmp_path / "out/my notes.md")
    text = path.read_text("utf-8")
    linked = re.findall(r"\((my%20notes_pictures/[^)]+)\)", text)
    assert len(linked) == 3
    assert all((path.parent / link.replace("%20", " ")).is_file() for link in linked)
    assert text.startswith("# Lesson 1\n")
    assert "![a beach sunset: title 2](" in text
    assert "> a beach sunset, wording 2" in text
    assert "## a lake" in text


def test_a_lesson_holds_the_originals_and_all_that_is_known(tmp_path: Path, history: History) -> None:
    path = history.export(tmp_path / "lesson.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("lesson.json"))
        archive.extractall(tmp_path / "out")
    first, second = manifest["generations"]
    assert (manifest["promptmagic_lesson"], manifest["title"]) == (1, "Lesson 1")
    assert [pick["number"] for pick in first["picks"]] == [2]
    assert [v.get("starred", False) for v in first["variations"]] == [False, False, True]
    assert (second["id"], second["parent"], len(second["prompts"])) == ("b", "a", 3)
    for variation, kept in zip(first["variations"], history["a"].variations, strict=True):
        assert kept.picture is not None
        assert (tmp_path / "out" / variation["file"]).read_bytes() == kept.picture.read()
        assert read_picture(tmp_path / "out" / variation["file"]).number == kept.number


def test_only_what_is_given_is_exported(tmp_path: Path, history: History) -> None:
    page = Page(history.export(tmp_path / "album.html", [history["b"]]).read_text("utf-8"))
    assert page.images == []


@pytest.mark.parametrize("name", ["album.html", "notes.md", "lesson.zip"])
def test_nothing_never_takes_the_place_of_an_album_that_is_there(tmp_path: Path, history: History, name: str) -> None:
    before = history.export(tmp_path / name).read_bytes()
    with pytest.raises(HistoryError, match="nothing to write"):
        history.export(tmp_path / name, [])
    with pytest.raises(HistoryError, match="nothing to write"):
        History(tmp_path, name="another").export(tmp_path / name)
    assert (tmp_path / name).read_bytes() == before


def test_a_class_that_made_nothing_has_no_album(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="nothing to write"):
        History(tmp_path).album(tmp_path / "class.html")


@pytest.mark.parametrize("name", ["album.pdf", "album", "album.html.exe", "."])
def test_an_unknown_ending_is_one_clear_error(tmp_path: Path, history: History, name: str) -> None:
    with pytest.raises(HistoryError, match=r"Name a file such as album\.html, lesson\.zip or notes\.md"):
        history.export(tmp_path / name)


@pytest.mark.parametrize("name", ["album.html", "notes.md", "lesson.zip"])
def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path: Path, history: History, name: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HistoryError, match="cannot be written"):
        history.export(tmp_path / "file" / name)
