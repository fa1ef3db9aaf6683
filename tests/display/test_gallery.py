"""The gallery's pages, and what it answers to the page in the browser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openai_loopback import BILLS, LoopbackOpenAI
from PIL import Image

from promptmagic import History, Studio
from promptmagic.display.gallery import Gallery
from promptmagic.events import Event, Started
from promptmagic.model import Brief, Picture, Prompt, Record, Variation
from promptmagic.parallel import Monitor


class Told(Gallery):
    """A gallery that remembers what it sends to the page."""

    def __init__(self, *args: Any) -> None:
        self.messages: list[tuple[dict[str, Any], list[bytes]]] = []
        super().__init__(*args)

    def send(self, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        self.messages.append((content, list(buffers or [])))
        super().send(content, buffers)

    def ask(self, **message: object) -> list[tuple[dict[str, Any], list[bytes]]]:
        """Hear what the page sends, and return what goes back."""
        self.messages.clear()
        self._handle_custom_msg(message, [])
        return self.messages

    def sent(self, size: str) -> list[Image.Image]:
        return [Image.open(io.BytesIO(data[0])) for content, data in self.messages if content.get("size") == size]


def picture(number: int) -> Picture:
    buffer = io.BytesIO()
    Image.new("RGB", (96, 64), (number * 8, 80, 160)).save(buffer, "PNG")
    return Picture(96, 64, "png", "sketch", label="offline sketch", seed=number, data=buffer.getvalue())


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a history of thirty generations, the newest of two pictures."""
    folder = tmp_path_factory.mktemp("lesson")
    history = History(folder, name="lesson")
    for number in range(30):
        brief = f"a beach {number}"
        prompts = (Prompt(brief),) * (2 if number == 29 else 1)
        record = Record(
            f"g{number:02}", "paint", brief, (Brief(brief),) * len(prompts), prompts=prompts, painter="sketch"
        )
        history.begin(record)
        for k, prompt in enumerate(prompts, 1):
            history.put(record.id, Variation(k, prompt, k, "sketch", picture(number + k)))
    return folder


@pytest.fixture
def studio(lesson: Path, tmp_path: Path) -> Studio:
    copytree(lesson, tmp_path, dirs_exist_ok=True)
    return Studio(History(tmp_path, name="lesson"), painter="sketch", expander="template")


@pytest.fixture
def gallery(studio: Studio) -> Iterator[Told]:
    gallery = Told(studio.history, studio)
    yield gallery
    gallery.close()


def briefs(gallery: Told) -> list[str]:
    return [card["brief"] for card in gallery.cards]


def test_the_newest_page_comes_first_and_pages_turn_to_the_oldest(gallery: Told) -> None:
    assert briefs(gallery) == [f"a beach {k}" for k in range(29, 17, -1)]
    gallery.ask(kind="look", first=12, query="", starred=False)
    assert briefs(gallery) == [f"a beach {k}" for k in range(17, 5, -1)]
    gallery.ask(kind="look", first=24, query="", starred=False)
    assert briefs(gallery) == [f"a beach {k}" for k in range(5, -1, -1)]
    assert (gallery.first, gallery.found) == (24, 30)


@pytest.mark.parametrize("first", [-5, 30, 10**9])
def test_a_page_that_is_not_there_is_the_first_one(gallery: Told, first: int) -> None:
    gallery.ask(kind="look", first=first, query="", starred=False)
    assert gallery.first == 0
    assert len(gallery.cards) == 12


def test_search_and_stars_narrow_what_is_shown(gallery: Told, studio: Studio) -> None:
    gallery.ask(kind="look", first=0, query="BEACH 17", starred=False)
    assert briefs(gallery) == ["a beach 17"]
    gallery.ask(kind="star", id=gallery.cards[0]["id"], number=1, starred=True)
    assert gallery.cards[0]["starred_shown"]
    assert studio.history.starred[0].brief == "a beach 17"
    gallery.ask(kind="look", first=0, query="", starred=True)
    assert briefs(gallery) == ["a beach 17"]
    gallery.ask(kind="look", first=0, query="no such words", starred=False)
    assert (gallery.cards, gallery.found) == ([], 0)


def test_a_page_sends_its_pictures_small_and_only_its_own(gallery: Told) -> None:
    gallery.ask(kind="want", page=1.0)
    pictures = gallery.sent("card")
    assert len(pictures) == 12
    assert all(max(picture.size) <= 320 for picture in pictures)


def test_what_is_opened_tells_all_and_sends_its_shown_picture_whole(gallery: Told, studio: Studio) -> None:
    [(opened, _), *_] = gallery.ask(kind="open", id=gallery.cards[0]["id"])
    assert opened["kind"] == "opened"
    assert opened["price"] == "free"
    assert [v["number"] for v in opened["variations"]] == [1, 2]
    assert opened["variations"][1]["caption"].startswith("a beach 29 · variation 2 of 2 · offline sketch")
    assert [picture.size for picture in gallery.sent("large")] == [(96, 64)]
    assert len(gallery.sent("strip")) == 2
    gallery.ask(kind="enlarge", id=gallery.cards[0]["id"], number=2)
    assert gallery.sent("large")[0].tobytes() == studio.history[-1].variations[1].picture.image.tobytes()  # type: ignore[union-attr]


def test_a_generation_that_is_gone_is_said_in_the_note(gallery: Told) -> None:
    gallery.ask(kind="open", id="no-such-id")
    assert "no-such-id" in gallery.note


@pytest.mark.parametrize("message", [{}, {"kind": "open"}, {"kind": "enlarge", "number": 99}, {"kind": "dance"}])
def test_nonsense_from_a_page_harms_nothing(gallery: Told, message: dict[str, Any]) -> None:
    gallery.ask(**message)
    assert len(gallery.cards) == 12


def test_a_second_load_of_the_page_is_noticed(gallery: Told) -> None:
    gallery.ask(kind="want", page=1.0)
    assert not gallery.reloaded
    gallery.ask(kind="want", page=2.0)
    assert gallery.reloaded


def test_without_a_studio_it_shows_and_stars_but_does_not_paint(studio: Studio) -> None:
    gallery = Told(studio.history)
    assert not gallery.can_paint
    [(opened, _), *_] = gallery.ask(kind="open", id=gallery.cards[0]["id"])
    assert opened["price"] == ""
    gallery.close()


def test_its_text_is_a_readable_line(gallery: Told) -> None:
    assert (
        repr(gallery)
        == "History of lesson.ipynb: 30 generations, 31 pictures, free · run the cell again to look through it"
    )


def test_a_generation_is_deleted_and_brought_back(lesson: Path, tmp_path: Path) -> None:
    gallery = Told(History(copytree(lesson, tmp_path / "lesson"), name="lesson"))
    gallery.ask(kind="delete", id="g28")
    assert [card["id"] for card in gallery.cards[:2]] == ["g29", "g27"]
    assert gallery.deleted == ["a beach 28"]
    assert gallery.note == "“a beach 28” is deleted."
    gallery.ask(kind="undo")
    assert [card["id"] for card in gallery.cards[:2]] == ["g29", "g28"]
    assert (gallery.deleted, gallery.note) == ([], "“a beach 28” is back.")
    gallery.ask(kind="undo")
    assert "nothing to undo" in gallery.note


def test_a_pictures_own_file_is_sent(lesson: Path) -> None:
    history = History(lesson, name="lesson")
    gallery = Told(history)
    [(content, [data])] = gallery.ask(kind="original", id="g29", number=2)
    assert content["name"] == "a-beach-29-2.png"
    kept = history["g29"].variations[1].picture
    assert kept is not None
    assert data == kept.read()


def test_what_repainting_costs_is_what_it_will_be_asked(tmp_path: Path, loopback: LoopbackOpenAI) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in loopback.environ.items():
            patch.setenv(name, value)
        studio = Studio(History(tmp_path), painter="sketch", expander="template", size="512x512", servers=BILLS)
        art = studio.paint("a calm sea", n=2)
        gallery = Told(studio.history, studio)
        [opened] = [content for content, _ in gallery.ask(kind="open", id=art.id) if content["kind"] == "opened"]
        assert opened["price"] == "free"
        paid = studio.repaint(art.id, "openai", quality="high")
        told: list[Event] = []
        [opened] = [content for content, _ in gallery.ask(kind="open", id=paid.id) if content["kind"] == "opened"]
        studio.repaint(paid.id, fresh=True, monitor=Monitor(told.append))
        assert opened["price"] == str(next(event.estimate for event in told if isinstance(event, Started)))
        assert opened["price"].startswith("about $")
