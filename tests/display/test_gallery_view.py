"""What a cell shows of a history: the gallery, what is restored from it, and what it leaves."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from PIL import Image

from promptmagic import History, Studio
from promptmagic.display.gallery_view import GalleryView
from promptmagic.model import Brief, Picture, Prompt, Record, Variation

WIDGET = "application/vnd.jupyter.widget-view+json"
WAIT = 60  # seconds, for a painting thread


@pytest.fixture
def shown() -> Iterator[CapturingDisplayPublisher]:
    shell = InteractiveShell.instance()
    publisher = shell.display_pub
    shell.display_pub = CapturingDisplayPublisher()  # type: ignore[no-untyped-call]  # IPython has no types here
    yield shell.display_pub
    shell.display_pub = publisher
    InteractiveShell.clear_instance()


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(History(tmp_path, name="lesson"), painter="sketch", expander="template", size="96x64")
    studio.paint("a calm sea", n=1)
    studio.paint("a beach sunset", n=3)
    return studio


@pytest.fixture
def view(studio: Studio, shown: CapturingDisplayPublisher) -> Iterator[GalleryView]:
    view = GalleryView(studio, studio.history)
    view.show()
    yield view
    view.leave()


def outputs(shown: CapturingDisplayPublisher) -> list[dict[str, Any]]:
    """The displays as a front end keeps them: in their order, later updates in their place."""
    found: dict[str, dict[str, Any]] = {}
    for output in shown.outputs:
        found[output["transient"]["display_id"]] = output["data"]
    return list(found.values())


def texts(shown: CapturingDisplayPublisher) -> list[str]:
    return [output["text/plain"].splitlines()[0] for output in outputs(shown)]


def press(view: GalleryView, kind: str, number: int = -1) -> None:
    """Send what a button of the page sends about one of the generations."""
    view.gallery._handle_custom_msg({"kind": kind, "id": view.studio.history[number].id}, [])


def wait(view: GalleryView) -> None:
    """Wait until a repainting is over."""
    done = threading.Event()
    view.gallery.observe(lambda change: done.set(), "painting")
    if view.gallery.painting:
        assert done.wait(WAIT)


def test_the_gallery_stands_above_the_table_that_is_saved(view: GalleryView, shown: CapturingDisplayPublisher) -> None:
    widget, table = outputs(shown)
    assert WIDGET in widget
    assert WIDGET not in table
    assert table["text/plain"].startswith("History of lesson.ipynb: 2 generations, 4 pictures, free\n")


@pytest.mark.parametrize("leave", ["another_cell_ran", "keep"])
def test_it_gives_way_to_a_line_and_the_newest_table(
    view: GalleryView, shown: CapturingDisplayPublisher, studio: Studio, leave: str
) -> None:
    studio.paint("a stormy sea", n=1)
    getattr(view, leave)()
    assert texts(shown) == [
        "run the cell again to search, star, open and restore",
        "History of lesson.ipynb: 3 generations, 5 pictures, free",
    ]
    assert view.kept
    assert view.gallery.comm is None


def test_after_a_reload_its_output_is_out_of_reach_and_stays(view: GalleryView) -> None:
    for page in (1.0, 2.0):
        view.gallery._handle_custom_msg({"kind": "want", "page": page}, [])
    view.another_cell_ran()
    assert not view.kept


def test_what_is_restored_stands_in_a_picker_with_its_figure(
    view: GalleryView, shown: CapturingDisplayPublisher, studio: Studio
) -> None:
    press(view, "restore")
    picker = view.gallery.picker
    assert picker is not None
    assert [card["state"] for card in picker.pictures] == ["painted"] * 3
    picker.chosen = 2
    assert studio.history[-1].record.chosen == 2
    assert "a beach sunset · variation 2 of 3" in texts(shown)[1]
    assert len(outputs(shown)) == 2, "it takes over the places of gallery and table"


def test_keeping_the_picker_closes_the_gallery_too(view: GalleryView, shown: CapturingDisplayPublisher) -> None:
    press(view, "restore")
    picker = view.gallery.picker
    assert picker is not None
    picker.chosen = 3
    picker._handle_custom_msg({"kind": "keep", "number": 3}, [])
    assert view.kept
    assert view.gallery.comm is None
    assert texts(shown)[0].startswith("variation 3 of 3")
    assert "a beach sunset · variation 3 of 3" in texts(shown)[1]


def test_back_leads_to_the_table_and_closes_the_picker(view: GalleryView, shown: CapturingDisplayPublisher) -> None:
    press(view, "restore")
    picker = view.gallery.picker
    press(view, "back")
    assert view.gallery.picker is None
    assert picker is not None
    assert picker.comm is None
    assert texts(shown)[1].startswith("History of lesson.ipynb")
    assert not view.kept


def test_repainting_shows_a_child_of_the_generation(view: GalleryView, studio: Studio) -> None:
    press(view, "repaint")
    wait(view)
    assert len(studio.history) == 3
    assert studio.history[-1].parent == studio.history[-2]
    assert view.gallery.picker is not None
    assert [card["state"] for card in view.gallery.picker.pictures] == ["painted"] * 3
    assert not view.gallery.picker.busy


def test_a_repainting_that_fails_says_why_and_leads_back(tmp_path: Path, shown: CapturingDisplayPublisher) -> None:
    history = History(tmp_path, name="lesson")
    prompt = Prompt("a beach")
    history.begin(Record("g1", "paint", "a beach", (Brief("a beach"),), prompts=(prompt,), painter="openai"))
    buffer = io.BytesIO()
    Image.new("RGB", (64, 64)).save(buffer, "PNG")
    history.put("g1", Variation(1, prompt, 1, "openai", Picture(64, 64, "png", "openai", data=buffer.getvalue())))
    view = GalleryView(Studio(history), history)
    view.show()
    press(view, "repaint")
    wait(view)
    assert "key" in view.gallery.note
    assert view.gallery.picker is None
    assert len(history) == 1
    view.leave()


def test_a_repainting_can_be_stopped(view: GalleryView, studio: Studio) -> None:
    studio.paint("a beach", n=10, size="768x768")
    press(view, "repaint")
    press(view, "stop")
    wait(view)
    assert "Stopped" in view.gallery.note


def test_a_generation_that_is_gone_is_said(view: GalleryView) -> None:
    view.gallery._handle_custom_msg({"kind": "restore", "id": "no-such"}, [])
    assert "no-such" in view.gallery.note
