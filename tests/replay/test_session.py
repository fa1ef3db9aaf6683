"""What a session keeps whatever is done to it: its history, and what plain code painted in it."""

from __future__ import annotations

from conftest import RunCells

SMALL = "%config PromptMagics.size = '64x64'\n%config PromptMagics.variations = 1"


def shown(cell: object) -> str:
    outputs = cell.outputs  # type: ignore[attr-defined]
    return str(outputs[-1].data["text/plain"])


def test_a_reset_of_the_namespace_and_work_in_plain_code_leave_one_history(run_cells: RunCells) -> None:
    *_, after_reset, after_code, after_reload = run_cells(
        SMALL,
        "%paint a beach",
        "%reset -f",
        "len(paint_history)",
        "from promptmagic import Studio\n"
        "Studio(painter='sketch', expander='template').paint('a lake', n=1, size='64x64')\n"
        "len(paint_history)",
        "%reload_ext promptmagic\nlen(paint_history)",
    ).cells
    assert [shown(cell) for cell in (after_reset, after_code, after_reload)] == ["1", "2", "2"]
