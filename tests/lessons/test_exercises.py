"""Each lesson's exercises: a wrong answer fails with a sentence that helps, a right one passes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from classroom import NO_NETWORK
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

LESSONS = Path(__file__).parent.parent.parent / "notebooks" / "lessons"
Wrong = tuple[str, str]
"""An answer, and words of the sentence that it is answered with."""

ANSWERS: Mapping[str, Mapping[str, tuple[str, list[Wrong]]]] = {
    "1-first-picture": {
        "1": (
            'reason = "Number 2: the boat is large and the sun stands right behind its sail."',
            [
                ('reason = "  "', "Nothing is written yet"),
                ('reason = "I like the boat because it is so big there"', "Which picture is it"),
                ('reason = "I like number 2"', "Say a little more"),
            ],
        ),
        "2": (
            'prediction = ["quokka"]',
            [
                ("prediction = []", "The list is empty"),
                ('prediction = "quokka"', "Keep the square brackets"),
                ('prediction = ["zebra"]', "'zebra' is no word of the brief"),
            ],
        ),
        "3": (
            "missing = [word.title() for word in animals.picture.undrawn]",
            [
                ("missing = []", "The list is empty"),
                ('missing = "quokka"', "Keep the square brackets"),
                ('missing = ["fox"]', "'fox' is not in the line: it was drawn"),
            ],
        ),
        "4": (
            "mine = %paint --pick 1 -n 1 three kites over a green hill at noon",
            [
                ("mine = None", "Nothing is painted yet"),
                ("mine = %paint --pick 1 -n 1 a kite", "in five words or more"),
                ("mine = boat", "choose something of your own"),
            ],
        ),
    },
    "2-anatomy-of-a-prompt": {
        "1": (
            'found |= {"setting": "by the sea", "light": "at dusk", "composition": "seen from below",'
            ' "style": "watercolor", "mood": "lonely",'
            ' "palette": "grey and gold"}',
            [
                ("", "Nothing is written for setting: where is it"),
                ('found["setting"] = "on a hill"', "does not stand in the prompt like that"),
                ('found["setting"] = "a"', "Look again for setting"),
                ('found["setting"] = "lonely"', "Look again for setting"),
            ],
        ),
        "2": (
            'mine = promptmagic.Prompt("a red fox in a forest at night, close-up, oil painting, calm, blue and gold")',
            [
                ('mine = promptmagic.Prompt("")', "The prompt is empty"),
                ('mine = promptmagic.Prompt("a lighthouse, ink")', "That is our lighthouse"),
                ('mine = promptmagic.Prompt("a red fox")', "Add words for setting or light"),
            ],
        ),
        "3": (
            'open_one = promptmagic.Prompt("a red fox in a forest at night, close-up, oil painting, blue and gold")\n'
            'left_open = "mood"',
            [
                ('open_one, left_open = promptmagic.Prompt(""), ""', "The second prompt is empty"),
                ("open_one = mine", "All parts of your first prompt are still there"),
                (
                    'open_one, left_open = promptmagic.Prompt("a red fox in a forest at night, close-up, oil painting, '
                    'blue and gold"), "light"',
                    "Missing now: mood",
                ),
            ],
        ),
    },
    "3-style-and-light": {
        "1": (
            'first, second = promptmagic.Prompt("a mill at noon, ink"), promptmagic.Prompt("a mill at night, ink")',
            [
                ("", "Write both prompts"),
                ('first = second = promptmagic.Prompt("a mill")', "The two say the same"),
                (
                    'first = promptmagic.Prompt("a robot, light from the left")\n'
                    'second = promptmagic.Prompt("a robot, light from the right")',
                    "They differ, but the check cannot tell in what",
                ),
                (
                    'first = promptmagic.Prompt("a mill at noon, ink")\n'
                    'second = promptmagic.Prompt("a mill at night, oil")',
                    "make style the same in both",
                ),
            ],
        ),
        "2": (
            'moods = {"dawn": "hopeful", "noon": "lazy", "night": "lonely"}',
            [
                ("", "There is no word for dawn yet"),
                ('moods = {"dawn": "very calm", "noon": "a", "night": "b"}', "One word for dawn"),
                ('moods = {"dawn": "night", "noon": "a", "night": "b"}', "is a time. How does it feel?"),
                ('moods = {"dawn": "calm", "noon": "calm", "night": "b"}', "Two of your words are the same"),
            ],
        ),
        "3": (
            'expectation = "the oil one will look heavier"\n'
            "one = %paint --raw --pick 1 -n 1 --seed 5 a mill by a river, oil painting\n"
            "other = %paint --raw --pick 1 -n 1 --seed 5 a mill by a river, ink\n"
            "row = promptmagic.compare(one, other)",
            [
                ("", "There is no row yet"),
                ("row = promptmagic.compare(ink, ink)", "The pictures come from the same words"),
                (
                    "other = %paint --raw --pick 1 -n 1 --seed 5 a lighthouse by the sea at night, oil painting\n"
                    "row = promptmagic.compare(noon, other)",
                    "change one part, and hold the rest",
                ),
                ("row = promptmagic.compare(watercolor, ink)", "Write what you expect"),
            ],
        ),
    },
    "4-iterate": {
        "1": (
            'asked = {"a cat": True, "at night": True, "many readers": False, "calm": True, "watercolor": True, '
            '"a dog": False}',
            [("", "'a cat' is still open"), ('asked["a cat"] = False', "what does it say about 'a cat'")],
        ),
        "2": (
            'changed = ["Light", "style"]',
            [
                ("", "The list is empty"),
                ('changed = "style"', "Keep the square brackets"),
                ('changed = ["mood"]', "mood is the same in both"),
                ('changed = ["style"]', "There are 2 changes, and you have found 1"),
            ],
        ),
        "3": (
            'final = night.refine("as a watercolor")',
            [("", "There is no final picture yet"), ("final = start", "not made from the night picture")],
        ),
        "4": (
            'judged = dict.fromkeys(judged, "partly")',
            [("", "For subject write one of: not yet, partly, yes")],
        ),
    },
    "5-other-tools": {
        "1": (
            'shape, left_out, seed = "16:9", "people", 7',
            [
                ("", "The shape is still empty"),
                ('shape = "wide"', "look behind --ar"),
                ('shape = "16:9"', "What is to be left out?"),
                ('shape, left_out, seed = "16:9", "people", "7"', "a number without quotation marks"),
            ],
        ),
        "2": (
            'midjourney = "a red kite over a beach --ar 3:2 --no people"',
            [
                ("", "Nothing is written yet"),
                ('midjourney = "a kite --ar 3:2"', "belong in front of the flags"),
                ('midjourney = "a red kite over a beach without people"', "is a flag: --no people"),
                ('midjourney = "a red kite over a beach --no people"', "The shape is missing"),
                ('midjourney = "a red kite over a beach --ar 3:2"', "What is to be left out is missing"),
            ],
        ),
        "3": (
            'positive = "An empty street in bright daylight."',
            [
                ("", "Nothing is written yet"),
                ('positive = "a street without cars"', "'without' says what is not there"),
                ('positive = "an empty road by day"', "The street has gone"),
                ('positive = "a street that cars have left"', "The word itself stands there"),
            ],
        ),
        "4": (
            'needs_negative_prompt, must_be_copied_by_hand, cannot_repeat_by_seed = "stable-diffusion", "midjourney", '
            '"openai"',
            [("", "Which one has a second text"), ('needs_negative_prompt = "runway"', "Which one has a second text")],
        ),
    },
    "6-cost-limits-honesty": {
        "1": (
            "class_cost = 28 * 4 * 0.05",
            [
                ("", "The sum is still 0"),
                ("class_cost = 5,60", "a plain number, with a point"),
                ("class_cost = 28 * 0.05", "they paint four"),
                ("class_cost = 28 * 4 * 5", "which is 5 cents"),
                ("class_cost = 6", "6 is not it"),
            ],
        ),
        "2": (
            "pictures = 2.50 / 0.05",
            [
                ("", "Still 0"),
                ('pictures = "50"', "a plain number"),
                ("pictures = 2.50 / 0.2", "20 cents"),
                ("pictures = 49", "2.50 divided by 0.05"),
            ],
        ),
        "3": (
            'alt = "A red sailboat on a still lake in the first light of the morning."',
            [
                ("", "Nothing is written yet"),
                ('alt = "A picture of a boat on a lake"', "Leave out the beginning"),
                ('alt = "A wide still lake in the morning"', "The most important thing is missing"),
                ('alt = "A red sailboat"', "It has 3 words"),
            ],
        ),
        "4": (
            'credit = "An offline sketch by promptmagic, from: a red sailboat on a lake at dawn"',
            [
                ("", "Nothing is written yet"),
                ('credit = "by me"', "Say with what it was made"),
                ('credit = "an offline sketch"', "from which brief"),
                ('credit = "photo, offline sketch of a sailboat"', "It is no photograph"),
            ],
        ),
    },
}


def test_every_exercise_of_every_lesson_is_tried() -> None:
    exercises = {
        path.stem: {name for cell in nbformat.read(path, 4).cells if (name := exercise(cell, "check"))}  # type: ignore[no-untyped-call]
        for path in sorted(LESSONS.glob("[0-9]*.ipynb"))
    }
    assert exercises == {lesson: set(answers) for lesson, answers in ANSWERS.items()}


@pytest.mark.parametrize("lesson", ANSWERS)
def test_exercises_help_with_a_wrong_answer_and_pass_a_right_one(lesson: str, tmp_path: Path) -> None:
    notebook = nbformat.read(LESSONS / f"{lesson}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    asked = ""
    with running(notebook, tmp_path, lesson) as run:
        for cell in [cell for cell in notebook.cells if cell.cell_type == "code"]:
            if name := exercise(cell, "check"):
                right, wrong = ANSWERS[lesson][name]
                for answer, sentence in [("", ""), *wrong]:
                    run(asked + "\n" + answer)
                    told = run(cell.source)
                    assert told, f"{lesson}, exercise {name}: {answer!r} passes"
                    assert sentence in told, f"{lesson}, exercise {name}: {answer!r} is answered with {told!r}"
                    assert re.search(r"[.?]$", told), f"{told!r} is no sentence"
                assert run(asked + "\n" + right) == ""
                assert run(cell.source) == "", f"{lesson}, exercise {name}"
            elif exercise(cell, "answer"):
                asked = cell.source
            else:
                assert run(cell.source) == ""


def exercise(cell: NotebookNode, kind: str) -> str:
    """The number of the exercise that a cell answers or checks; empty for any other."""
    head, _, number = str(cell.id).partition("-")
    return number if head == kind else ""


@contextmanager
def running(notebook: NotebookNode, folder: Path, lesson: str) -> Iterator[Any]:
    """A kernel without key and network in which cells run, each answered with what its error says, if any.

    The notebook lies beside it as it is handed out: with its saved pictures, and no folder of originals.
    """
    (folder / "sitecustomize.py").write_text(NO_NETWORK)
    handed_out = str(shutil.copy(LESSONS / f"{lesson}.ipynb", folder))
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
    scratch: NotebookNode = nbformat.v4.new_code_cell()  # type: ignore[no-untyped-call]

    def run(source: str) -> str:
        scratch.source = source
        scratch.metadata = {}
        try:
            client.execute_cell(scratch, 0)
        except CellExecutionError as error:
            return str(error.evalue)
        return ""

    env = {"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder), "PROMPTMAGIC_NOTEBOOK": handed_out}
    with client.setup_kernel(env=env):
        yield run
