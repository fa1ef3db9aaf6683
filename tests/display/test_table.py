"""What a history leaves in the saved notebook: small, without a widget, the same every time."""

from __future__ import annotations

import io
import re
from pathlib import Path
from random import Random

from PIL import Image

from promptmagic import History, Studio
from promptmagic.display.table import SHOWN, table_bundle
from promptmagic.model import Brief, Picture, Prompt, Record, Variation


def filled(folder: Path, count: int) -> Studio:
    studio = Studio(History(folder, name="lesson"), painter="sketch", expander="template", size="96x64")
    for number in range(count):
        studio.paint(f"a beach sunset {number}", n=1)
    return studio


def test_an_empty_history_says_so(tmp_path: Path) -> None:
    data, _ = table_bundle(History(tmp_path, name="lesson"))
    assert data["text/plain"] == "History of lesson.ipynb: nothing is painted yet"
    assert "nothing is painted yet" in data["text/html"]


def test_the_newest_generations_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    studio = filled(tmp_path, SHOWN + 2)
    data, _ = table_bundle(studio.history)
    assert data["text/html"].count("<img") == SHOWN
    assert "sunset 13" in data["text/html"]
    assert "sunset 1<" not in data["text/html"]
    assert "14 generations, 14 pictures, free" in data["text/html"]
    assert data["text/plain"].endswith("… and 2 older")


def test_it_stays_small_and_every_picture_has_alt_text(tmp_path: Path) -> None:
    history = History(tmp_path, name="lesson")
    for number in range(SHOWN):
        noise = Image.frombytes("RGB", (256, 256), Random(number).randbytes(256 * 256 * 3))
        buffer = io.BytesIO()
        noise.save(buffer, "PNG", compress_level=1)
        prompt = Prompt("a meadow")
        history.begin(Record(f"g{number}", "paint", "a meadow", (Brief("a meadow"),), prompts=(prompt,)))
        picture = Picture(256, 256, "png", "sketch", data=buffer.getvalue())
        history.put(f"g{number}", Variation(1, prompt, 1, picture=picture))
    html = table_bundle(history)[0]["text/html"]
    assert len(html) < 120_000
    assert len(re.findall(r'<img [^>]*alt="[^"]+"', html)) == SHOWN


def test_stars_and_picks_show_but_no_time_no_id_and_no_path(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path, name="lesson"), painter="sketch", expander="template", size="96x64")
    art = studio.paint("a calm sea", n=2).pick(2)
    studio.history.star(art.id, 1)
    data, metadata = table_bundle(studio.history)
    assert "★ a calm sea" in data["text/html"]
    assert "2 pictures · number 2 chosen · free" in data["text/plain"]
    for text in data.values():
        assert art.id not in text
        assert str(tmp_path) not in text
        assert not re.search(r"\d\d:\d\d", text)
    assert table_bundle(studio.history) == (data, metadata)


def test_hostile_briefs_stay_words(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64")
    studio.paint("a <script>alert(1)</script> sea \"'", n=1)
    assert "<script" not in table_bundle(studio.history)[0]["text/html"]


def test_a_picture_file_that_was_lost_is_said(tmp_path: Path) -> None:
    studio = filled(tmp_path, 1)
    path = studio.history[0].picture.path
    assert path is not None
    path.unlink()
    assert "no picture" in table_bundle(studio.history)[0]["text/html"]


def test_prompts_that_were_not_painted_are_said(tmp_path: Path) -> None:
    history = History(tmp_path, name="lesson")
    history.begin(Record("g1", "imageprompt", "a calm sea", (Brief("a calm sea"),), prompts=(Prompt("a calm sea"),)))
    data, _ = table_bundle(history)
    assert "prompts only" in data["text/html"]
    assert "a calm sea · 1 prompt · free" in data["text/plain"]
