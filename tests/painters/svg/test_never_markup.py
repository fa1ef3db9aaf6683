"""A hostile drawing is a picture wherever it is shown: in an exported notebook, an album, a gallery never markup."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from conftest import RunCells
from nbconvert import HTMLExporter
from openai_loopback import RESPONSES, LoopbackOpenAI, writes

from promptmagic import History, Studio
from promptmagic.display.gallery import Gallery

EVIL = "<b class='mark-of-evil' onclick='evil()'>&lt;svg onload=evil()&gt;</b>"
ESCAPED = html.escape(EVIL)
SVG = f"""<plan>{EVIL}</plan>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">
<title>{ESCAPED}</title><desc>{ESCAPED}</desc>
<g id="mark-of-evil" data-x="{ESCAPED}" class="mark-of-evil"><rect width="1024" height="1024" fill="#9cf"/>
<circle cx="500" cy="500" r="200" fill="#fc3"/><text x="50" y="90" font-size="40">{ESCAPED}</text>
<text x="50" y="190" font-size="40">\U00012000 {ESCAPED}</text></g></svg>
<motion>mark-of-evil bob 60</motion>"""


class Elements(HTMLParser):
    """Finds elements and attributes that a drawing could have brought into a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.images = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.images += tag == "img"
        said = dict(attrs)
        if "mark-of-evil" in f"{said.get('class')} {said.get('id')}" or said.get("onclick") or said.get("onload"):
            self.found.append(self.get_starttag_text() or tag)


@pytest.fixture
def history(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> History:
    """A history with hostile drawings: one that stands still, one that moves."""
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    loopback.always(RESPONSES, writes(SVG))
    studio = Studio(History(tmp_path), expander="template", size="128x128")
    for painter in ("svg", "svg,frames=4"):
        studio.paint("a boat", n=1, painter=painter, raw=True, fresh=True)
    return studio.history


def test_in_an_album_a_gallery_and_notes(history: History, tmp_path: Path) -> None:
    album = history.export(tmp_path / "album.html").read_text("utf-8")
    for page in (album, history.export(tmp_path / "notes.md").read_text("utf-8")):
        assert not Elements(page).found
    assert Elements(album).images >= 2
    assert "mark-of-evil" not in repr(Gallery(history).get_state())


def test_in_an_exported_notebook(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    loopback.always(RESPONSES, writes(SVG))
    paint = "%paint -p svg -e template --raw --size 128x128 -n 1"
    notebook = run_cells(
        f"{paint} a boat",
        f"{paint} --pick 1 a ship",
        "paint_history",
        "paint_history[-1].picture",
        "paint_history.gallery()",
        env=loopback.environ,
    )
    page, _ = HTMLExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call]
    assert not Elements(page).found
    assert "mark-of-evil" not in nbformat.writes(notebook)  # type: ignore[no-untyped-call]
