"""Pictures that a language model draws, through the whole way: cells, history, budget, sweep, exports."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from pathlib import Path

import nbformat
import pytest
from conftest import RunCells
from drawings import BOAT, PLATES, RED_BOAT
from nbformat import NotebookNode
from openai_loopback import BILLS, CHAT, EDITS, IMAGES, RESPONSES, LoopbackOpenAI, answer, expand_responses, writes
from PIL import Image

from promptmagic.errors import BudgetError
from promptmagic.events import Event, Painting
from promptmagic.history import History
from promptmagic.studio import Studio

SMALL = "128x128"


@pytest.fixture
def studio(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> Studio:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(History(tmp_path), painter="svg", expander="template", size=SMALL)


def draws(server: LoopbackOpenAI, *texts: str) -> None:
    """Let the server write these drawings one after another, the last one without end; prompts as ever."""
    left = list(texts)

    def write(call: object) -> None:
        body = call.seen.body  # type: ignore[attr-defined]
        if "illustrator" in str(body.get("instructions")):
            writes(left.pop(0) if len(left) > 1 else left[0])(call)  # type: ignore[arg-type]
        else:
            expand_responses(call)  # type: ignore[arg-type]

    server.always(RESPONSES, write)


def figure(notebook: NotebookNode, number: int) -> str:
    """The markup of the figure that a cell saved."""
    outputs = [o for o in notebook.cells[number].outputs if "text/html" in o.get("data", {})]
    return str(outputs[-1].data["text/html"])


def test_a_refined_drawing_says_how_little_of_it_changed(studio: Studio, loopback: LoopbackOpenAI) -> None:
    draws(loopback, BOAT, RED_BOAT)
    art = studio.paint("a boat", n=1)
    child = art.refine("make the boat red")
    assert child.picture.label.endswith("1 of 6 parts changed")
    assert child.picture.svg.replace("#c22", "#7a4a2b") == art.picture.svg
    assert child.parent is not None
    assert child.parent.id == art.id


def test_another_like_it_and_a_repaint_are_drawn_too(studio: Studio, loopback: LoopbackOpenAI) -> None:
    draws(loopback, BOAT, PLATES[3], PLATES[2])
    art = studio.paint("a boat", n=1)
    assert len(art.vary(n=2).record.pictures) == 2
    assert art.repaint(painter="svg:gpt-6-luna").picture.svg == art.vary(n=1).picture.svg


def test_a_drawing_goes_out_in_an_album_as_a_picture_only(
    studio: Studio, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    draws(loopback, BOAT.replace("The boat", "&lt;img src=x onerror=alert(1)&gt;"))
    studio.paint("a boat", n=1)
    page = studio.history.export(tmp_path / "album.html").read_text("utf-8")
    assert "<svg" not in page
    assert "onerror" not in page


def test_a_drawing_that_a_lesson_hands_on_can_still_be_changed(
    studio: Studio, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    draws(loopback, BOAT, RED_BOAT)
    art = studio.paint("a boat", n=1)
    lesson = studio.history.export(tmp_path / "lesson.zip")
    assert not any(name.endswith(".svg") for name in zipfile.ZipFile(lesson).namelist())
    other = Studio(History(tmp_path / "elsewhere"), painter="svg", expander="template", size=SMALL)
    other.history.import_(lesson)
    assert other.history[-1].picture.svg == art.picture.svg
    assert other.refine(other.history[-1].id, 1, "make the boat red").picture.label.endswith("1 of 6 parts changed")


def test_every_request_is_an_order_within_the_budget(
    studio: Studio, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.servers = BILLS
    draws(loopback, "no drawing", BOAT)
    studio.budget = 0.01
    art = studio.paint("a boat", n=1)
    assert loopback.count(RESPONSES) == 2
    assert art.cost.usd == pytest.approx(2 * (900 * 0.10 + 1600 * 0.50) / 1e6)
    studio.budget = 0.002
    with pytest.raises(BudgetError):
        studio.paint("another boat", n=1)
    assert loopback.count(RESPONSES) == 2


def test_a_sweep_draws_each_brief(studio: Studio, loopback: LoopbackOpenAI) -> None:
    draws(loopback, *PLATES[:2])
    table = studio.sweep(["a kite", "a puppy"], n=1)
    assert len(table) == 2
    assert all(row.picture.label.startswith("drawn as SVG") for row in table)


def test_auto_draws_where_the_server_has_language_models_alone(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    entries = [{"id": name} for name in ("nomic-embed-text", "llama3.2:3b", "qwen3:8b")]
    loopback.always("/v1/models", answer({"object": "list", "data": entries}))
    draws(loopback, BOAT)
    studio = Studio(History(tmp_path), expander="template", size=SMALL)
    for brief in ("a boat", "a ship"):
        assert studio.paint(brief, n=1).picture.model == "llama3.2:3b"
    assert loopback.count("/v1/models") == 1
    assert loopback.count(IMAGES) == 0


def test_a_named_server_is_asked_for_its_own_model(tmp_path: Path, loopback: LoopbackOpenAI) -> None:
    draws(loopback, BOAT)
    servers = {"school": {"url": loopback.base_url}}
    studio = Studio(History(tmp_path), expander="template", size=SMALL, servers=servers)
    art = studio.paint("a boat", n=1, painter="svg:school:qwen2.5:7b")
    assert loopback.bodies(RESPONSES)[0]["model"] == "qwen2.5:7b"
    assert art.picture.label == "drawn as SVG by qwen2.5:7b (school)"
    assert art.record.variations[0].painter == "svg:school:qwen2.5:7b"


def test_an_estimate_is_reckoned_from_this_history_s_own_bills(
    studio: Studio, loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.servers = BILLS
    draws(loopback, BOAT)
    before = studio.estimate(studio.request("paint", "a boat", studio.defaults.updated(n=1)))
    studio.paint("a boat", n=1)
    later = Studio(History(tmp_path), painter="svg", expander="template", size=SMALL, servers=BILLS)
    after = later.estimate(later.request("paint", "a ship", later.defaults.updated(n=1)))
    assert before.usd == pytest.approx((900 * 0.10 + 5000 * 0.50) / 1e6)
    assert after.usd == pytest.approx((900 * 0.10 + 1600 * 0.50) / 1e6)


def test_auto_paints_where_a_server_has_a_picture_model_or_does_not_say(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    entries = [{"id": name} for name in ("llama3.2:3b", "flux.1-schnell")]
    loopback.always("/v1/models", answer({"object": "list", "data": entries}))
    studio = Studio(History(tmp_path), expander="template", size="256x256")
    studio.paint("a boat", n=1)
    assert loopback.count(IMAGES) == 1
    assert loopback.count(EDITS) == 0
    assert loopback.count(CHAT) == 0


def test_a_listener_sees_the_drawing_grow(studio: Studio, loopback: LoopbackOpenAI) -> None:
    draws(loopback, PLATES[5])
    events: list[Event] = []
    studio.paint("a cell", n=1, listener=events.append)
    assert sum(isinstance(event, Painting) and event.partial is not None for event in events) >= 2


def test_a_cell_draws_says_so_and_shows_it_again_for_nothing(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    draws(loopback, BOAT)
    cell = f"%paint -p svg -e template -n 2 --size {SMALL} --save boat.svg --pick 2 a boat"
    notebook = run_cells(cell, cell, "print(paint_history[-1].picture.svg[:4])", env=loopback.environ)
    assert "drawn as SVG by gpt-6-luna" in figure(notebook, 0)
    assert "<svg" not in json.dumps(notebook.cells[0])
    assert figure(notebook, 1) == figure(notebook, 0)
    assert loopback.count(RESPONSES) == 2
    assert notebook.cells[2].outputs[0].text == "<svg\n"


def test_that_the_server_cannot_paint_is_said_once(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    loopback.always("/v1/models", answer({"object": "list", "data": [{"id": "llama3.2:3b"}]}))
    draws(loopback, BOAT)
    cells = [f"%paint -e template -n 1 --size {SMALL} --pick 1 {brief}" for brief in ("a boat", "a ship")]
    notebook = run_cells(*cells, env=loopback.environ)
    said = [str(o.get("text", "")) for cell in notebook.cells for o in cell.outputs if o.output_type == "stream"]
    assert len([text for text in said if "has no picture model, so llama3.2:3b draws" in text]) == 1
    assert loopback.count("/v1/models") == 1


def test_a_moving_drawing_moves_in_the_saved_figure_beside_a_still_one(
    run_cells: RunCells, loopback: LoopbackOpenAI
) -> None:
    draws(loopback, f"{BOAT}<motion>\nL04-boat bob 20\n</motion>")
    notebook = run_cells(
        f"%paint -p svg,frames=6 -e template -n 1 --size {SMALL} --pick 1 a boat", env=loopback.environ
    )
    found = re.search(r'src="data:image/gif;base64,([^"]+)"', figure(notebook, 0))
    assert found
    with Image.open(io.BytesIO(base64.b64decode(found[1]))) as image:
        assert getattr(image, "n_frames", 1) == 4  # equal ones that follow each other are one, shown longer
    assert any("image/jpeg" in output.get("data", {}) for output in notebook.cells[0].outputs)


def test_paint_draws_the_prompt_that_was_picked(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    draws(loopback, BOAT)
    notebook = run_cells(f"%%imageprompt -p svg -n 2 --size {SMALL} --pick 1\na boat", env=loopback.environ)
    assert "drawn as SVG" in figure(notebook, 0)
    assert loopback.count(RESPONSES) == 2


def test_a_moving_figure_is_shown_again_where_the_notebook_is_alone(
    run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    draws(loopback, f"{BOAT}<motion>\nL04-boat bob 20\n</motion>")
    cell = f"%paint -p svg,frames=6 -e template -n 1 --size {SMALL} --pick 1 a boat"
    notebook = run_cells(cell, env=loopback.environ)
    for path in (tmp_path / "paintings").rglob("*"):
        if path.is_file():
            path.unlink()
    nbformat.write(notebook, tmp_path / "alone.ipynb")  # type: ignore[no-untyped-call]
    again = run_cells(cell, env=loopback.environ | {"PROMPTMAGIC_NOTEBOOK": str(tmp_path / "alone.ipynb")})
    assert "data:image/gif" in figure(again, 0)
    assert loopback.count(RESPONSES) == 1
