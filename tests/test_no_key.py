"""The key is nowhere: not in a notebook, a history, a picture, a repr, a log, an error or a traceback."""

from __future__ import annotations

import base64
import logging
import traceback
from pathlib import Path

import nbformat
import pytest
from conftest import RunCells
from openai_loopback import CHAT, EDITS, IMAGES, KEY, RESPONSES, LoopbackOpenAI, answer, fail, page, picture, stream
from PIL import Image

from promptmagic.errors import PromptMagicError
from promptmagic.events import Event
from promptmagic.expanders.openai import OpenAIExpander
from promptmagic.history import History, read_picture
from promptmagic.painters.openai import OpenAIPainter
from promptmagic.studio import Studio

QUOTED = {"message": f"Incorrect API key provided: {KEY[:12]}****{KEY[-6:]}. You sent {KEY} as Bearer {KEY}."}
QUOTING = [
    fail(401, QUOTED),
    fail(400, QUOTED | {"code": "moderation_blocked"}),
    fail(403, QUOTED),
    fail(500, QUOTED),
    answer({"detail": f"denied for {KEY}"}, status=422),
    answer(f"plain words on {KEY}", status=418, kind="text/plain"),
    page(503, KEY),
    page(200, f"Hello {KEY}"),
    answer({"data": [{"url": f"file:///tmp/{KEY}.png"}]}),
    answer({"data": [], "note": KEY}),
    picture(KEY.encode()),
    stream({"type": "error", "error": QUOTED}),
]
"""Answers of a server that says the key back to whoever asks."""

PART = 12
"""So many characters of the key in a row are a part of it that helps a thief."""

PARTS = {KEY[k : k + PART] for k in range(len("sk-test-"), len(KEY) - PART)}


def spellings(part: str) -> list[bytes]:
    """A text as it would stand in a file: as it is, in UTF-16, in base64 at each of three offsets."""
    shifted = [base64.b64encode(b"x" * k + part.encode())[4:-4] for k in range(3)]
    return [part.encode(), part.encode("utf-16-le"), *shifted]


NEEDLES = {needle for part in [KEY, *PARTS] for needle in spellings(part)[:2]} | set(spellings(KEY))


def has_key(data: bytes) -> bool:
    return any(needle in data for needle in NEEDLES)


def files_with_key(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and has_key(path.read_bytes())]


@pytest.mark.parametrize(
    "form", [str.encode, lambda text: base64.b64encode(b"ab" + text.encode()), lambda t: t[9:25].encode()]
)
def test_the_search_would_find_it(form: object, tmp_path: Path) -> None:
    assert callable(form)
    (tmp_path / "leak.txt").write_bytes(b"before " + form(KEY) + b" after")
    assert files_with_key(tmp_path)


def test_it_is_in_nothing_that_a_studio_makes_says_or_keeps(
    tmp_path: Path,
    loopback: LoopbackOpenAI,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    studio, said = Studio(History(tmp_path)), list[str]()

    def listen(event: Event) -> None:
        said.append(repr(event))

    art = studio.paint("a beach", n=2, listener=listen)
    art.refine("make it night")
    said += [
        repr(value)
        for value in (studio, studio.history, art, art.record, art.picture, OpenAIPainter(), OpenAIExpander())
    ]
    assert art.picture.path is not None
    said.append(repr(read_picture(art.picture.path)))
    said += [studio.plan(studio.request("paint", "a new beach", studio.defaults))]
    for number, quoting in enumerate(QUOTING):
        for path in (IMAGES, EDITS):
            loopback.queue(path, quoting)
        loopback.queue(RESPONSES, quoting)
        loopback.queue(CHAT, *[quoting] * 3)
        red = Image.new("RGB", (64, 64), "red")
        for options in ({"raw": True}, {"source": red}, {"expander": "openai", "painter": "sketch", "size": "64x64"}):
            try:
                said.append(repr(studio.paint(f"brief {number}", n=1, listener=listen, **options).record))
            except PromptMagicError as error:
                said += [str(error), repr(error), *error._render_traceback_()]
                said += traceback.format_exception(error)
    assert sum("Traceback" in words for words in said) > 2 * len(QUOTING)
    out, err = capfd.readouterr()
    assert not [words for words in [*said, caplog.text, out, err] if has_key(words.encode())]
    assert (tmp_path / "paintings" / "history.sqlite").exists()
    assert not files_with_key(tmp_path)


def test_it_is_in_no_notebook_that_was_run(run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path) -> None:
    loopback.queue(IMAGES, *QUOTING[:2])
    notebook = run_cells(
        "%paint -n 2 --raw a beach",
        "%paint -n 2 a lake",
        "art = paint_history[-1]\nart, paint_history, art.record",
        "art.refine('make it night')",
        "%%imageprompt -n 2\na sea",
        "%paint --dry-run a sea",
        "%config PromptMagics",
        "%paint --pick 1 -n 1 --fresh -p openai:dall-e-3 a beach",
        env=loopback.environ,
        allow_errors=True,
    )
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]  # nbformat has no types here
    (tmp_path / "saved.ipynb").write_text(text)
    assert notebook.cells[0].outputs[-1].ename in ("KeyMissingError", "RefusedError")
    assert notebook.cells[-1].outputs[-1].output_type == "error"
    assert not files_with_key(tmp_path)
