"""Who writes the prompts, and what they are told: `--as` and `--show-instruction`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import RunCells
from openai_loopback import BILLS, IMAGES, RESPONSES, LoopbackOpenAI

from promptmagic import Studio
from promptmagic.errors import OptionError
from promptmagic.expanders.wording import instruction

DESIGNER = "You are a set designer"


def spoken(server: LoopbackOpenAI) -> list[str]:
    return [body["instructions"] for body in server.bodies(RESPONSES)]


@pytest.fixture
def studio(loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Studio:
    monkeypatch.chdir(tmp_path)
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(servers=BILLS, size="1024x1024")


def test_a_role_replaces_the_first_sentence_and_nothing_else(studio: Studio, loopback: LoopbackOpenAI) -> None:
    studio.expand("a stage for a comedy", n=2, role=DESIGNER)
    studio.expand("a stage for a comedy", n=2, role="Du bist Bühnenbildnerin!")
    first, second = spoken(loopback)
    _, _, rest = instruction().partition("You word prompts for an image model.")
    assert first == f"{DESIGNER}.{rest}"
    assert second == f"Du bist Bühnenbildnerin!{rest}"


def test_who_writes_belongs_to_what_a_cell_replays(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    asked = f'a = %imageprompt -n 1 --as "{DESIGNER}" a comedy'
    run_cells(asked, asked, "b = %imageprompt -n 1 a comedy", env=loopback.environ)
    assert loopback.count(RESPONSES) == 2
    run_cells(f"%config PromptMagics.role = '{DESIGNER}'", "c = %imageprompt -n 1 a comedy", env=loopback.environ)
    assert loopback.count(RESPONSES) == 2
    assert [text.startswith(f"{DESIGNER}. ") for text in spoken(loopback)] == [True, False]


def test_further_prompts_are_by_the_same_writer(studio: Studio, loopback: LoopbackOpenAI) -> None:
    art = studio.expand("a comedy", n=1, role=DESIGNER)
    studio.additions.more(art.id, 1)
    assert [text.startswith(DESIGNER) for text in spoken(loopback)] == [True, True]


def test_a_key_in_who_writes_is_sent_nowhere_and_in_no_file_and_no_widget(
    run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    key = "sk-live-0123456789-a-persons-own-key"
    run = run_cells(
        f'%imageprompt -n 1 --as "You are {key}" a comedy',
        f"%config PromptMagics.role = 'You are {key}, a cook'",
        "%imageprompt -n 1 a comedy",
        "%paint -n 1 --size 1024x1024 a tragedy",
        env={**loopback.environ, "OPENAI_API_KEY": key},
    )
    assert [text.split(".")[0] for text in spoken(loopback)] == ["You are [key]", *["You are [key], a cook"] * 2]
    shown = json.dumps([[cell.outputs for cell in run.cells[::2]], run.metadata])
    assert key not in shown
    kept = [path for path in (tmp_path / "paintings").rglob("*") if path.is_file()]
    assert {path.suffix for path in kept} >= {".sqlite", ".png"}
    assert not [path.name for path in kept if key.encode() in path.read_bytes()]
    assert any(b"You are [key]" in path.read_bytes() for path in kept)


def test_where_no_model_writes_one_line_says_that_nobody_is_told(run_cells: RunCells) -> None:
    (cell,) = run_cells(
        '%imageprompt -e template -p sketch --size 96x96 -n 1 --as "You are a set designer" a fox'
    ).cells
    said = "".join(output.text for output in cell.outputs if output.output_type == "stream")
    assert "--as is not used: no language model writes these prompts." in said


def test_a_role_has_bounds() -> None:
    with pytest.raises(OptionError, match="2,001 characters"):
        Studio(role="x" * 2001)
    assert Studio(role="You\x00 are\na  cook").defaults.role == "You are a cook"


def test_the_instruction_is_shown_whole_and_nobody_is_asked(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    shown, svg, offline, count = run_cells(
        f'%paint --show-instruction -n 2 --as "{DESIGNER}" --no people a comedy',
        "%paint --show-instruction --raw -p svg a red kite",
        "%paint --show-instruction -e template -p sketch a fox",
        "len(paint_history)",
        env=loopback.environ,
    ).cells
    said = ["".join(output.text for output in cell.outputs) for cell in (shown, svg, offline)]
    assert instruction(DESIGNER) in said[0]
    assert '{"brief": 2, "text": "a comedy", "leave_out": "people"}' in said[0]
    assert '"additionalProperties": false' in said[0]
    assert "No expander is asked" in said[1]
    assert "a red kite" in said[1]
    assert "<svg" in said[1]
    assert "template asks no language model" in said[2]
    assert count.outputs[0].data["text/plain"] == "0"
    assert loopback.count("") == loopback.count(IMAGES) == 0


def test_what_is_shown_is_what_is_sent(studio: Studio, loopback: LoopbackOpenAI) -> None:
    request = studio.request("imageprompt", "a comedy", studio.defaults.updated(n=2, role=DESIGNER))
    shown = studio.instruction(request)
    studio.make(request)
    (body,) = loopback.bodies(RESPONSES)
    assert body["instructions"] in shown
    assert body["input"] in shown
