"""Whatever holds pictures shows them where it stands alone in a cell, though the extension is not loaded."""

from __future__ import annotations

import base64
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from PIL import Image, ImageChops, ImageStat

from promptmagic import History, Prompt, Studio
from promptmagic.display.alone import SHEET_PICTURES
from promptmagic.generation import Generation
from promptmagic.model import Parts, Picture
from promptmagic.studio.sweep import Missing, Sweep


@pytest.fixture
def art(tmp_path: Path) -> Generation:
    """A generation of two small sketches."""
    return Studio(History(tmp_path), painter="sketch", expander="template", size="192x128").paint("a red fox", n=2)


def shown(value: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a session without the extension shows of a value."""
    shell = InteractiveShell()  # type: ignore[no-untyped-call]  # IPython has no types
    assert shell.display_formatter is not None
    data, metadata = shell.display_formatter.format(value)  # type: ignore[no-untyped-call]  # IPython has no types
    return data, metadata


def picture_in(data: dict[str, Any]) -> Image.Image:
    found = next(value for kind, value in data.items() if kind.startswith("image/"))
    return Image.open(io.BytesIO(base64.b64decode(found))).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other.convert("RGB").resize(one.size))).mean)


def test_a_generation_a_variation_and_a_picture_show_the_picture(art: Generation) -> None:
    for value, picture in [
        (art, art.picture),
        (art.picture, art.picture),
        (art.variations[1], art.variations[1].picture),
    ]:
        data, _ = shown(value)
        assert picture is not None
        assert difference(picture_in(data), picture.image) < 8, repr(value)
        assert '<img src="data:image/' in data["text/html"]
        assert 'alt=""' not in data["text/html"]
        assert "offline sketch" in data["text/html"]
        assert "free" in data["text/plain"]


def test_what_is_not_there_is_told_and_no_traceback(art: Generation) -> None:
    path = art.picture.path
    assert path is not None
    path.unlink()
    assert "cannot be read" in shown(art.picture)[0]["text/html"]
    assert "cannot be read" in shown(art.variations[0])[0]["text/html"]
    assert "was not kept" in shown(Picture(4, 4, "png", "sketch"))[0]["text/html"]


def test_a_prompt_shows_its_words_whole_and_what_they_say(art: Generation) -> None:
    prompt = art.prompts[0]
    data, _ = shown(prompt)
    assert prompt.text in data["text/plain"]
    assert "composition</sup>" in data["text/html"]
    own, _ = shown(Prompt("a <b>dog</b> for $5 & $6", Parts(avoid="people"), edited=True))
    assert "<b>" not in own["text/html"]
    assert "$5" not in own["text/html"], "mathematics"
    assert own["text/plain"].splitlines() == ["a <b>dog</b> for $5 & $6", "edited", "left out: people"]


def test_a_sweep_shows_a_sheet_and_what_it_could_not_paint(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="96x64")
    sweep = studio.sweep(["a red kite", "a blue boat"], n=2)
    data, _ = shown(sweep)
    assert "2 generations · 4 pictures · free" in data["text/html"]
    assert "1 a red kite" in data["text/html"]
    sheet = picture_in(data)
    assert sheet.width > 300
    assert ImageStat.Stat(sheet).stddev[0] > 20, "there are pictures on it"
    failed = Sweep([], [Missing("a kite", "sketch", "Refused.")], sweep.progress)
    data, _ = shown(failed)
    assert "0 pictures · free · 1 failed" in data["text/html"]
    assert "Refused." in data["text/html"]


def test_the_sheet_of_a_large_sweep_stays_small_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64", raw=True)
    sweep = studio.sweep([f"a kite {number}" for number in range(SHEET_PICTURES // 10 + 1)], n=10)
    data, _ = shown(sweep)
    assert f"The first {SHEET_PICTURES} are shown." in data["text/html"]
    assert len(data["text/html"]) + len(data["image/jpeg"]) < 300_000


def test_a_history_shows_its_table(art: Generation, tmp_path: Path) -> None:
    data, metadata = shown(History(tmp_path))
    assert 'alt="a red fox' in data["text/html"]
    assert "1 generation, 2 pictures, free" in data["text/plain"]
    assert metadata


def test_nothing_heavy_is_imported_before_something_is_shown() -> None:
    check = "import sys; from promptmagic import Prompt; Prompt('a fox'); print({'PIL', 'IPython'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
