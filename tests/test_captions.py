"""What is said of a picture is said alike wherever it stands: in the figure, the gallery, an album and in notes."""

from __future__ import annotations

import html
import re
from pathlib import Path

from promptmagic import History, Studio
from promptmagic.captions import alt_text, caption, entry_caption
from promptmagic.display.figure import figure
from promptmagic.display.gallery import Gallery
from promptmagic.display.table import table_bundle


def alts(page: str) -> list[str]:
    """The alt texts of a page's pictures."""
    return [html.unescape(alt) for alt in re.findall(r'<img [^>]*alt="([^"]*)"', page)]


def test_a_picture_has_one_alt_text_and_it_is_that_of_its_own_choice(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path, name="lesson"), painter="sketch", expander="template", size="64x64")
    art = studio.paint("a {red|blue} kite", raw=True).pick(2)
    said = [alt_text(art.record, variation) for variation in art.variations]
    assert said == ["a red kite", "a blue kite"]

    assert alts(figure(art.record, art.variations[1])[0]["text/html"]) == [said[1]]
    assert alts(table_bundle(studio.history)[0]["text/html"]) == [said[1]]
    assert [card["alt"] for card in Gallery(studio.history, studio).cards] == [said[1]]
    album = studio.history.export(tmp_path / "album.html").read_text("utf-8")
    assert sorted(alts(album)) == sorted(said)
    notes = studio.history.export(tmp_path / "notes.md").read_text("utf-8")
    assert f"![{said[1]}](" in notes


def test_a_caption_says_who_painted_it_and_what_it_cost_wherever_it_stands(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64")
    art = studio.paint("a kite", n=2, raw=True, seed=7)
    shown = art.variations[0]
    assert shown.picture is not None
    assert caption(art.record, shown, shown.picture) == "a kite · variation 1 of 2 · offline sketch, seed 7 · free"
    entry = entry_caption(art.record, shown, shown.picture)
    assert entry == "variation 1 of 2 · offline sketch · seed 7 · free"
    assert entry in html.unescape(studio.history.export(tmp_path / "album.html").read_text("utf-8"))
