"""Moving pictures, and what else the newest models of OpenAI take."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import nbformat
import pytest
from conftest import RunCells
from nbconvert import HTMLExporter
from openai_loopback import EDITS, IMAGES, KEY, PAID, LoopbackOpenAI, picture
from PIL import Image

from promptmagic.display.figure import figure
from promptmagic.errors import OptionError
from promptmagic.history import History
from promptmagic.model import Prompt
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter
from promptmagic.studio import Studio

PROMPT = Prompt("a fox that blinks")


def gif(side: int = 64, frames: int = 9, *, noisy: bool = False) -> bytes:
    pictures = [
        Image.effect_noise((side, side), 90) if noisy else Image.new("L", (side, side), 20 * k) for k in range(frames)
    ]
    buffer = io.BytesIO()
    pictures[0].save(buffer, "GIF", save_all=True, append_images=pictures[1:], duration=200, loop=0)
    return buffer.getvalue()


@pytest.fixture
def server(loopback: LoopbackOpenAI) -> OpenAIServer:
    return OpenAIServer(loopback.base_url, KEY)


@pytest.mark.parametrize(("noisy", "side"), [(False, 64), (True, 1024)])
def test_a_gif_is_kept_whole_and_moves_in_the_figure_within_bounds(
    loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, noisy: bool, side: int
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", loopback.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    loopback.always(IMAGES, picture(gif(side, noisy=noisy)))
    studio = Studio(History(tmp_path), painter="openai,frames=9,duration=250,complexity=high", raw=True, n=1)
    art = studio.paint("a fox that blinks", format="gif")
    (body,) = loopback.bodies(IMAGES)
    assert (body["output_format"], body["frame_count"], body["frame_duration_ms"]) == ("gif", 9, 250)
    assert body["complexity"] == "high"
    assert "stream" not in body
    with Image.open(io.BytesIO(art.picture.read())) as kept:
        assert (kept.n_frames, kept.size) == (9, (side, side))  # type: ignore[attr-defined]  # a GIF's
    shown = art.record.shown
    assert shown is not None
    bundle, _ = figure(art.record, shown)
    assert "data:image/gif;base64," in bundle["text/html"]
    assert {"image/png", "image/jpeg"} & bundle.keys()
    assert sum(map(len, bundle.values())) < 1_500_000


@pytest.mark.parametrize(
    ("model", "known", "canvas", "message"),
    [
        ("gpt-image-2", {}, Canvas(seed=1, format="gif"), "makes no moving pictures"),
        ("gpt-image-2", {"complexity": "low"}, Canvas(seed=1), "does not know complexity"),
        ("", {"frames": 4}, Canvas(seed=1), "Only a gif has frames"),
        ("", {}, Canvas(seed=1, format="gif", source=b"x", mask=b"y"), "takes no mask"),
    ],
)
def test_what_a_model_cannot_do_is_an_error_before_any_call(
    loopback: LoopbackOpenAI, server: OpenAIServer, model: str, known: dict[str, int], canvas: Canvas, message: str
) -> None:
    with pytest.raises(OptionError, match=message):
        OpenAIPainter(model, server=server, **known).paint(PROMPT, canvas)
    assert loopback.count("") == 0


def test_who_asks_goes_along_with_new_pictures_and_changes(loopback: LoopbackOpenAI, server: OpenAIServer) -> None:
    painter = OpenAIPainter(server=server, safety_identifier="pupil-7", complexity="low")
    painter.paint(PROMPT, Canvas(seed=1))
    still = io.BytesIO()
    Image.new("RGB", (64, 64)).save(still, "PNG")
    painter.paint(PROMPT, Canvas(seed=1, source=still.getvalue()))
    for path in (IMAGES, EDITS):
        (body,) = loopback.bodies(path)
        assert (body["safety_identifier"], body["complexity"]) == ("pupil-7", "low")


def test_a_cell_with_a_moving_picture_stays_small_in_the_notebook_and_moves_on_a_page(
    run_cells: RunCells, loopback: LoopbackOpenAI
) -> None:
    loopback.always(IMAGES, picture(gif(512, noisy=True)))
    notebook = run_cells(
        "%paint --raw -n 1 --format gif -p openai,frames=9 a fox that blinks", env={**loopback.environ, **PAID}
    )
    assert len(nbformat.writes(notebook)) < 1_500_000  # type: ignore[no-untyped-call]  # nbformat has no types
    page, _ = HTMLExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call]  # nbconvert neither
    shown = re.findall(r'src="data:image/gif;base64,([^"]+)"', page)
    assert shown
    with Image.open(io.BytesIO(base64.b64decode(shown[0]))) as moving:
        assert moving.n_frames == 9  # type: ignore[attr-defined]  # a GIF's
