"""What a cell shows, from the first waiting card to the line that the picker gives way to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from promptmagic import History, PromptMagicError, Studio
from promptmagic.display.cell_output import CellOutput
from promptmagic.display.plain import PlainOutput
from promptmagic.events import Finished, Painted, Started
from promptmagic.model import Cost, Kind, Record

BRIEF = "a beach sunset"
WIDGET = "application/vnd.jupyter.widget-view+json"
WAIT = 60  # seconds, for a painting thread


class Cell:
    """A cell's output as a front end keeps it: displays in their order, later updates in their place."""

    def __init__(self, publisher: CapturingDisplayPublisher) -> None:
        self._publisher = publisher

    @property
    def outputs(self) -> list[dict[str, Any]]:
        shown: dict[str, dict[str, Any]] = {}
        for output in self._publisher.outputs:
            display_id = output["transient"]["display_id"]
            assert output["update"] is (display_id in shown), "an update changes what is there, and nothing else is new"
            shown[display_id] = output["data"]
        return list(shown.values())

    @property
    def texts(self) -> list[str]:
        return [output["text/plain"] for output in self.outputs]


@pytest.fixture
def cell() -> Iterator[Cell]:
    shell = InteractiveShell.instance()
    publisher = shell.display_pub
    shell.display_pub = CapturingDisplayPublisher()  # type: ignore[no-untyped-call]  # IPython has no types here
    yield Cell(shell.display_pub)
    shell.display_pub = publisher
    InteractiveShell.clear_instance()


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(History(tmp_path), painter="sketch", expander="template", size="96x64")


def run(studio: Studio, kind: Kind = "paint", n: int = 3) -> tuple[CellOutput, Record]:
    request = studio.request(kind, BRIEF, studio.defaults.updated(n=n), cell="c1")
    output = CellOutput(studio, kind=kind, brief=BRIEF, total=n, cell="c1")
    output.show()
    return output, studio.make(request, output.tell)


def press(output: CellOutput, **message: object) -> None:
    """Send what a button in the page sends."""
    assert output.picker is not None
    output.picker._handle_custom_msg(message, [])


def paint(output: CellOutput, studio: Studio, **message: object) -> None:
    """Press Paint and wait until its thread is done."""
    done = threading.Event()
    assert output.picker is not None

    def settled(change: dict[str, Any]) -> None:
        if not change["new"]:
            done.set()

    output.picker.observe(settled, "busy")
    press(output, kind="paint", **message)
    assert done.wait(WAIT)


def test_waiting_cards_stand_there_before_anything_is_asked(studio: Studio, cell: Cell) -> None:
    output = CellOutput(studio, kind="paint", brief=BRIEF, total=3)
    output.show()
    assert cell.texts == ["a beach sunset · 3 variations · run the cell again to choose"]
    assert output.picker is not None
    assert [card["state"] for card in output.picker.pictures] == ["waiting"] * 3
    assert output.picker.busy


def test_cards_fill_and_the_first_picture_stands_below(studio: Studio, cell: Cell) -> None:
    output, _ = run(studio)
    assert output.picker is not None
    assert [card["state"] for card in output.picker.pictures] == ["painted"] * 3
    assert not output.picker.busy
    assert WIDGET in cell.outputs[0]
    assert "variation 1 of 3 · offline sketch" in cell.texts[1]


def test_a_pick_changes_the_figure_and_belongs_to_the_cell(studio: Studio, cell: Cell) -> None:
    output, record = run(studio)
    assert output.picker is not None
    output.picker.set_state({"chosen": 2})
    assert "variation 2 of 3" in cell.texts[1]
    assert studio.record(record.id, "c1").chosen == 2
    assert output.picked


def test_a_pick_by_code_is_seen_in_picker_and_figure_but_keeps_nothing(studio: Studio, cell: Cell) -> None:
    output, record = run(studio)
    studio.pick(record.id, 3, "c1")
    assert output.picker is not None
    assert output.picker.chosen == 3
    assert "variation 3 of 3" in cell.texts[1]
    output.another_cell_ran()
    assert not output.kept


def test_another_cell_keeps_only_what_a_person_picked(studio: Studio, cell: Cell) -> None:
    output, _ = run(studio)
    output.another_cell_ran()
    assert WIDGET in cell.outputs[0]
    assert output.picker is not None
    output.picker.set_state({"chosen": 3})
    press(output, kind="want", page=1.0)
    output.another_cell_ran()
    assert not output.kept, "a page has it in view"
    press(output, kind="view", page=1.0, seen=False)
    output.another_cell_ran()
    assert cell.outputs[0] == {"text/plain": "variation 3 of 3 · run the cell again to choose anew, free"}
    assert "variation 3 of 3" in cell.texts[1]
    assert output.picker is None


def test_keep_without_a_pick_accepts_the_picture_that_is_shown(studio: Studio, cell: Cell) -> None:
    output, record = run(studio)
    press(output, kind="keep", number=1)
    assert output.kept
    assert studio.record(record.id, "c1").chosen == 1


def test_a_kept_cell_still_follows_a_pick_by_code(studio: Studio, cell: Cell) -> None:
    output, record = run(studio)
    output.keep()
    studio.pick(record.id, 2, "c1")
    assert [text.split(" · ")[0] for text in cell.texts] == ["variation 2 of 3", BRIEF]
    assert "variation 2 of 3" in cell.texts[1]


def test_a_picker_that_a_reloaded_page_shows_is_not_kept_by_itself(studio: Studio, cell: Cell) -> None:
    output, _ = run(studio)
    assert output.picker is not None
    for page in (1.0, 2.0):
        press(output, kind="want", page=page)
    output.picker.set_state({"chosen": 2})
    press(output, kind="view", page=2.0, seen=False)
    output.another_cell_ran()
    output.keep()
    assert not output.kept


def test_a_picker_whose_output_does_not_follow_is_not_called_kept(studio: Studio, cell: Cell) -> None:
    output, _ = run(studio)
    assert output.picker is not None
    press(output, kind="want", page=1.0)
    press(output, kind="lost")
    output.picker.set_state({"chosen": 2})
    press(output, kind="view", page=1.0, seen=False)
    output.another_cell_ran()
    output.keep()
    assert not output.kept
    assert WIDGET in cell.outputs[0]


def test_a_restored_cell_shows_pictures_and_pick_and_asks_nobody(studio: Studio, cell: Cell) -> None:
    _, record = run(studio)
    studio.pick(record.id, 2, "c1")
    again = CellOutput(studio, kind="paint", brief=BRIEF, total=3, cell="c1")
    again.restore(studio.record(record.id, "c1"))
    assert again.picker is not None
    assert again.picker.chosen == 2
    assert [card["state"] for card in again.picker.pictures] == ["painted"] * 3
    assert not again.picked
    assert "variation 2 of 3" in cell.texts[-1]


def test_prompts_are_picked_and_edited_without_painting_and_painted_on_paint(studio: Studio, cell: Cell) -> None:
    output, record = run(studio, "imageprompt")
    assert output.picker is not None
    output.picker.set_state({"picked_prompt": 2})
    press(output, kind="edit", number=2, text="a snowy mountain")
    assert len(studio.record(record.id).pictures) == 1
    assert output.picker.prompts[1]["text"] == "a snowy mountain"
    assert output.picker.prompts[1]["edited"]
    assert output.picker.prices[0] == "free"
    paint(output, studio, number=2, times=2, text="a snowy mountain at night")
    variations = studio.record(record.id, "c1").variations
    assert [variation.prompt.text for variation in variations[1:]] == ["a snowy mountain at night"] * 2
    assert output.picker.chosen == 2
    assert "variation 2 of 3" in cell.texts[1]


def test_an_empty_prompt_is_answered_in_the_note_and_not_painted(studio: Studio, cell: Cell) -> None:
    output, record = run(studio, "imageprompt")
    press(output, kind="paint", number=1, times=1, text="  ")
    assert output.picker is not None
    assert "empty" in output.picker.note
    assert len(studio.record(record.id).pictures) == 1


def test_a_run_that_fails_before_anything_arrived_leaves_a_line(studio: Studio, cell: Cell) -> None:
    output = CellOutput(studio, kind="paint", brief=BRIEF, total=2)
    output.show()
    output.fail()
    assert cell.outputs == [{"text/plain": "a beach sunset · nothing was painted"}]


def test_an_interrupted_run_keeps_what_arrived_and_lets_no_card_wait(studio: Studio, cell: Cell) -> None:
    record = studio.paint(BRIEF, n=2).record
    output = CellOutput(studio, kind="paint", brief=BRIEF, total=2)
    output.show()
    for event in (Started(record, 2), Painted(record.variations[0]), Finished(record, stopped=True)):
        output.tell(event)
    output.fail()
    assert output.picker is not None
    assert [card["state"] for card in output.picker.pictures] == ["painted", "stopped"]
    assert "variation 1 of 2" in cell.texts[1]


def test_the_estimate_stands_in_the_head_while_waiting_and_the_cost_after(studio: Studio, cell: Cell) -> None:
    record = studio.paint(BRIEF, n=1).record
    output = CellOutput(studio, kind="paint", brief=BRIEF, total=1)
    output.tell(Started(record, 1, Cost(0.17, estimated=True)))
    assert output.picker is not None
    assert output.picker.cost == "about $0.17"
    output.tell(Finished(record))
    assert output.picker.cost == "free"


def test_without_widgets_the_estimate_is_a_line_where_it_costs_something(studio: Studio) -> None:
    record, lines = studio.paint(BRIEF, n=1).record, list[str]()
    output = PlainOutput(studio, kind="paint", brief=BRIEF, total=1, write=lines.append)
    output.tell(Started(record, 1))
    output.tell(Started(record, 1, Cost(0.17, estimated=True)))
    assert lines == ["  about $0.17"]


def test_without_a_widget_only_the_figure_is_shown(studio: Studio, cell: Cell) -> None:
    request = studio.request("paint", BRIEF, studio.defaults.updated(n=2, pick=2))
    output = CellOutput(studio, kind="paint", brief=BRIEF, total=2, widget=False)
    output.show()
    output.restore(studio.make(request, output.tell))
    assert [text.split(" · ")[1] for text in cell.texts] == ["variation 2 of 2"]


def test_picks_from_two_threads_leave_picker_figure_and_history_agreed(studio: Studio, cell: Cell) -> None:
    output, record = run(studio)
    assert output.picker is not None
    picker = output.picker

    def pick(numbers: list[int]) -> None:
        for number in numbers:
            picker.set_state({"chosen": number})

    threads = [threading.Thread(target=pick, args=(numbers,)) for numbers in ([1, 2, 3] * 4, [3, 2, 1] * 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    chosen = studio.record(record.id, "c1").chosen
    assert picker.chosen == chosen
    assert f"variation {chosen} of 3" in cell.texts[1]


@pytest.mark.parametrize("kind", ["paint", "imageprompt"])
def test_a_terminal_is_told_what_arrives_and_where_it_is(studio: Studio, kind: Kind) -> None:
    lines: list[str] = []
    output = PlainOutput(studio, kind=kind, brief=BRIEF, total=2, write=lines.append)
    output.show()
    record = studio.make(studio.request(kind, BRIEF, studio.defaults.updated(n=2)), output.tell)
    path = record.pictures[0].path
    assert path is not None
    assert f"saved as {path}" in lines
    assert path.is_file()
    assert any(path.name in line for line in lines[1:-1])
    others = [f'to choose another: paint_history["{record.id}"].pick(2)'] if kind == "paint" else []
    assert lines[lines.index(f"saved as {path}") + 1 :] == others


def test_a_terminal_is_told_why_a_variation_failed(studio: Studio) -> None:
    from promptmagic.events import Failed

    lines: list[str] = []
    output = PlainOutput(studio, kind="paint", brief=BRIEF, total=2, write=lines.append)
    output.tell(Failed(2, PromptMagicError("The server is away.", "Try again later.")))
    assert lines == ["  2  failed: The server is away. Try again later."]
