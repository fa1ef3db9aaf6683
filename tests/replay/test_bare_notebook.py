"""What a notebook alone can show again, and what is said where it cannot."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from classroom import Classroom, Teach, caption, figure, picture

from promptmagic.history import History
from promptmagic.history.notebooks.outputs import COPY_NOTE

PAID = "%paint -p openai --raw -n 3 --size 256x256"

Change = Callable[[list[dict[str, Any]]], None]


def handed_out(lesson: Path, classroom: Classroom, change: Change = lambda cells: None) -> list[dict[str, Any]]:
    """Give the classroom the notebook alone, its cells changed; return them as they are on disk."""
    notebook = json.loads(lesson.read_text("utf-8"))
    change(notebook["cells"])
    (classroom.folder / lesson.name).write_text(json.dumps(notebook), "utf-8")
    return classroom.cells(lesson.name)


def error(cell: dict[str, Any]) -> str:
    return " ".join(output["evalue"] for output in cell["outputs"] if output["output_type"] == "error")


def test_two_cells_with_one_brief_each_show_their_own_pick(teach: Teach, classroom: Classroom) -> None:
    lesson = teach("%paint -o one -p openai --raw -n 3 --size 256x256 a beach", "one.pick(2)\nNone", f"{PAID} a beach")
    cells = handed_out(lesson, classroom)
    assert ["variation 2 of 3" in caption(cells[1])[0], "variation 1 of 3" in caption(cells[3])[0]] == [True, True]
    shown = classroom.execute()
    assert [picture(shown[k]) for k in (1, 3)] == [picture(cells[k]) for k in (1, 3)]
    shutil.rmtree(classroom.folder / "paintings")
    assert [picture(cell) for cell in classroom.papermill()[1:4:2]] == [picture(cells[k]) for k in (1, 3)]


def test_a_script_works_with_the_copy_and_what_was_made_of_it_is_found_too(teach: Teach, classroom: Classroom) -> None:
    lesson = teach(
        f"art = {PAID} --pick 2 a beach", f"{PAID} --from art --pick 1 make it night", "art.brief, art.chosen.number"
    )
    cells = handed_out(lesson, classroom)
    shown = classroom.execute()
    assert [picture(shown[k]) for k in (1, 2)] == [picture(cells[k]) for k in (1, 2)]
    assert shown[3]["outputs"] == cells[3]["outputs"]
    history = History(classroom.folder, name="lesson")
    assert [(art.brief, art.chosen.number) for art in history if art.chosen] == [("a beach", 2), ("make it night", 1)]
    assert history[0].picture.image.size == (256, 256)


def test_another_pick_than_the_saved_one_says_what_is_missing(beach: Path, classroom: Classroom) -> None:
    def other_pick(cells: list[dict[str, Any]]) -> None:
        cells[1]["source"] = f"{PAID} --pick 3 a beach"

    handed_out(beach, classroom, other_pick)
    said = error(classroom.execute(allow_errors=True)[1])
    assert "This picture is not here: the notebook's saved output shows another variation." in said
    assert "lesson.zip" in said


def test_a_lesson_whose_outputs_were_cleared_says_where_it_looked(beach: Path, classroom: Classroom) -> None:
    handed_out(beach, classroom, lambda cells: cells[1].update(outputs=[]))
    said = error(classroom.execute(allow_errors=True)[1])
    home = classroom.folder / "paintings"
    assert f"No saved picture of it was found in {home} and in the saved outputs of lesson.ipynb." in said


def test_a_cell_that_changed_is_another_cell(beach: Path, classroom: Classroom) -> None:
    def other_brief(cells: list[dict[str, Any]]) -> None:
        cells[1]["source"] = f"{PAID} --pick 2 another beach"

    handed_out(beach, classroom, other_brief)
    assert "No OpenAI key" in error(classroom.execute(allow_errors=True)[1])


def test_sketches_are_painted_again_as_they_were_with_the_saved_pick(teach: Teach, classroom: Classroom) -> None:
    sketch = "%paint -p sketch -e template -n 2 --size 96x96"
    lesson = teach(f"art = {sketch} a beach\nart.pick(2)\nNone", f"{PAID} a lake")
    cells = handed_out(lesson, classroom)
    shown = classroom.execute()
    assert picture(shown[1]) == picture(cells[1])
    assert caption(shown[1]) == caption(cells[1])
    art = History(classroom.folder, name="lesson")[0]
    assert [v.picture.path.suffix for v in art.variations if v.picture and v.picture.path] == [".png", ".png"]
    assert [path.suffix for path in sorted(art.picture.path.parent.glob("a-beach*"))] == [".png", ".png"]  # type: ignore[union-attr]  # it was painted


def test_a_notebook_that_is_overwritten_while_it_runs_shows_all_of_its_pictures(
    teach: Teach, classroom: Classroom
) -> None:
    clear = (
        "import json, pathlib\nfile = pathlib.Path('lesson.ipynb')\nnotebook = json.loads(file.read_text())\n"
        "for cell in notebook['cells']:\n    cell['outputs'] = []\nfile.write_text(json.dumps(notebook))\nNone"
    )
    lesson = teach(f"{PAID} --pick 1 a beach", "None", f"{PAID} --pick 3 a lake")
    cells = handed_out(lesson, classroom, lambda cells: cells[2].update(source=clear))
    shown = classroom.execute()
    assert [picture(shown[k]) for k in (1, 3)] == [picture(cells[k]) for k in (1, 3)]


def test_a_sheet_of_all_variations_is_shown_again_as_it_was(teach: Teach, classroom: Classroom) -> None:
    lesson = teach(f"art = {PAID} --grid a beach\nart.pick(2)\nNone")
    cells = handed_out(lesson, classroom)
    shown = classroom.execute()[1]
    assert picture(shown) == picture(cells[1])
    assert caption(shown) == [*caption(cells[1]), COPY_NOTE]
    assert classroom.nbval() == ""


def test_the_originals_take_the_place_of_the_copies(beach: Path, classroom: Classroom) -> None:
    cells = handed_out(beach, classroom)
    classroom.execute()
    student = History(classroom.folder, name="lesson")
    assert [v.picture.is_here for v in student[0].variations if v.picture] == [False, True, False]
    teacher = History(beach.parent, name="lesson")
    student.import_(teacher.export(beach.parent / "lesson.zip"))
    assert [v.picture.read() for v in student[0].variations if v.picture] == [
        v.picture.read() for v in teacher[0].variations if v.picture
    ]
    shown = classroom.execute()[1]
    assert (picture(shown), caption(shown)) == (picture(cells[1]), caption(cells[1]))


def test_a_deleted_generation_does_not_come_back_from_its_output(beach: Path, classroom: Classroom) -> None:
    handed_out(beach, classroom)
    classroom.execute()
    history = History(classroom.folder, name="lesson")
    history.delete(history[-1])
    assert "No OpenAI key" in error(classroom.execute(allow_errors=True)[1])


def scripted(cells: list[dict[str, Any]]) -> None:
    data = figure(cells[1])["data"]
    markup = "".join(data["text/html"])
    data["text/html"] = markup.replace("<figure", "<script>alert(1)</script><figure onclick='alert(1)'")


def test_of_a_saved_output_only_pictures_and_words_are_taken(beach: Path, classroom: Classroom) -> None:
    handed_out(beach, classroom, scripted)
    markup = "".join(figure(classroom.execute()[1])["data"]["text/html"])
    assert "alert" not in markup
    assert COPY_NOTE in markup


def not_a_picture(cells: list[dict[str, Any]]) -> None:
    figure(cells[1])["data"]["text/html"] = '<img src="data:image/png;base64,AAAA">'


def no_record(cells: list[dict[str, Any]]) -> None:
    del figure(cells[1])["metadata"]["promptmagic"]["record"]


def other_types(cells: list[dict[str, Any]]) -> None:
    figure(cells[1])["metadata"]["promptmagic"]["record"]["variations"] = {"number": []}


def no_id(cells: list[dict[str, Any]]) -> None:
    figure(cells[1])["metadata"]["promptmagic"]["record"]["id"] = "../../etc/passwd"


@pytest.mark.parametrize("change", [not_a_picture, no_record, other_types, no_id])
def test_an_output_that_was_tampered_with_is_left_alone(beach: Path, classroom: Classroom, change: Change) -> None:
    handed_out(beach, classroom, change)
    assert "No OpenAI key" in error(classroom.execute(allow_errors=True)[1])
