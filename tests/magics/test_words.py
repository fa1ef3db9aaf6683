"""Small inputs of people's own words that once went wrong: each row is one of a kind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import RunCells
from nbformat import NotebookNode

from promptmagic import History, Prompt, Studio
from promptmagic.errors import OptionError
from promptmagic.magics.arguments import parse
from promptmagic.options import Options

SMALL = (
    '%config PromptMagics.painter = "sketch"\n%config PromptMagics.expander = "template"\n'
    '%config PromptMagics.size = "96x96"'
)


def said(cell: NotebookNode) -> str:
    return "".join(output.get("text", "") for output in cell.outputs)


def figures(cell: NotebookNode) -> list[str]:
    return [output.data["text/html"] for output in cell.outputs if "text/html" in output.get("data", {})]


@pytest.mark.parametrize(
    ("line", "brief", "values"),
    [
        ("--style “soft watercolor” a boat", "a boat", {"style": "soft watercolor"}),
        ("--style „weiches Aquarell“ ein Boot", "ein Boot", {"style": "weiches Aquarell"}),
        ("--style «aquarelle douce» un bateau", "un bateau", {"style": "aquarelle douce"}),
        ("a fox in the snow --ar 16:9 --v 8.1", "a fox in the snow", {"size": "16:9"}),
        ("a cat --v 7 --stylize 100", "a cat", {}),
        ("a fox --draft --oref https://example.org/fox.png", "a fox", {}),
        ("a $5 bill beside a $10 bill", "a $5 bill beside a $10 bill", {}),
        (r"1960s \(style\)", r"1960s \(style\)", {}),
        ("a fox --p abc123 --hd --exp 10 --weird 300 --tile --sref 42", "a fox", {}),
    ],
)
def test_words_are_words_and_flags_are_flags(line: str, brief: str, values: dict[str, Any]) -> None:
    arguments = parse("paint", line)
    assert (arguments.brief, dict(arguments.values)) == (brief, values)


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        ("a fox in the snow --ar 16:9 --v 8.1", "--v 8.1"),
        ("a cat --v 7 --stylize 100", "--v 7"),
        ("a fox --draft --oref https://example.org/fox.png", "--draft"),
        ("a fox --p abc123 --hd", "p abc123"),
    ],
)
def test_one_line_tells_which_flags_are_not_used(line: str, unused: str) -> None:
    note = parse("paint", line).note
    assert unused in note
    assert "\n" not in note


def test_a_list_is_a_choice_whatever_kind_of_list(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64", raw=True)
    for animals in (["fox", "owl"], ("fox", "owl"), {"fox": 1, "owl": 2}.keys()):
        request = studio.request("paint", "a {animals} on a beach", studio.defaults, names={"animals": list(animals)})
        assert [brief.text for brief in request.briefs] == ["a fox on a beach", "a owl on a beach"]
    one = studio.request("paint", "a {animal} on a beach", Options(), names={"animal": "fox"})
    assert {brief.text for brief in one.briefs} == {"a fox on a beach"}


def test_a_question_dollars_and_a_list_in_one_notebook(run_cells: RunCells) -> None:
    _, question, dollars, _, choice, words = run_cells(
        SMALL,
        "%paint -n 1 what is this cat?",
        r"%paint -n 1 a $5 bill beside a $10 bill, \(x\)",
        'animals = ["fox", "owl"]',
        "%paint a {animals} on a beach\nlen(paint_history[-1].variations)",
        "%paint -n 1 --style oill a boat",
    ).cells
    assert "what is this cat?" in figures(question)[0]
    caption = figures(dollars)[0].partition("<figcaption")[2]
    assert not re.search(r"\$\d|\\\(", caption)  # each sign stands in an element of its own: no mathematics
    assert "5 bill beside a" in caption
    assert choice.outputs[-1].data["text/plain"] == "2"
    assert "oil" in said(words)


def test_an_option_of_the_other_magic_is_named_with_its_magic() -> None:
    with pytest.raises(OptionError, match="--explain is an option of %%imageprompt alone"):
        parse("paint", "--explain a fox")
    with pytest.raises(OptionError, match="--same is an option of %paint alone"):
        parse("imageprompt", "--same a fox")


def test_midjourney_is_told_of_named_addresses() -> None:
    named = "--from sref=https://example.org/style.png --from oref=https://example.org/fox.png"
    values = parse("imageprompt", f"--for midjourney {named} a fox").values
    assert values["source"] == ("sref=https://example.org/style.png", "oref=https://example.org/fox.png")
    worded = Prompt("a fox").to(values["target"])
    assert "--sref https://example.org/style.png" in worded
    assert "--oref https://example.org/fox.png" in worded
    other = "--for midjourney,sref=42 --from sref=https://example.org/style.png a fox"
    assert "--sref 42" in Prompt("a fox").to(parse("imageprompt", other).values["target"])
    assert "target" not in parse("paint", f"{named} a fox").values
