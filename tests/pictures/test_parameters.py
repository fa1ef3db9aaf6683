"""The `parameters` text: one reader for files and for what is pasted, and one writer; what is written is read back."""

from __future__ import annotations

import itertools

import pytest

from promptmagic.dialects.pasted import read as read_pasted
from promptmagic.model import Parts, Picture, Prompt, Variation
from promptmagic.pictures.metadata import parameters_of
from promptmagic.pictures.parameters import Parameters, read, write


@pytest.mark.parametrize(
    ("text", "prompt", "exclude", "settings"),
    [
        ("", "", "", {}),
        ("a cat", "a cat", "", {}),
        ("a cat: black, with: eyes", "a cat: black, with: eyes", "", {}),
        ("a cat\nNegative prompt: dogs", "a cat", "dogs", {}),
        ("a cat\n negative prompt: dogs\nand mice", "a cat", "dogs\nand mice", {}),
        ("Negative prompt: dogs\nSteps: 4", "", "dogs", {"Steps": "4"}),
        ('x\nSteps: 4, Note: "unclosed', "x", "", {"Steps": "4", "Note": '"unclosed'}),
        ("x\nSteps: 4\nTemplate: {x|y}\nNegative Template: z", "x", "", {"Steps": "4"}),
    ],
)
def test_a_text_is_read_for_what_it_is(text: str, prompt: str, exclude: str, settings: dict[str, str]) -> None:
    found = read(text)
    assert (found.prompt, found.exclude, found.settings) == (prompt, exclude, settings)


PROMPTS = ["a beach", "a beach,\nat dusk", "Take steps: three of them", '"quoted": words, 1:2', "日没の浜辺"]
EXCLUDED = ["", "people, boats", "text: any, logo"]
SETTINGS: list[list[tuple[str, str]]] = [
    [],
    [("Steps", "20"), ("CFG scale", "7.5"), ("Seed", "3")],
    [("Steps", "1"), ("Size", "64x64"), ("Model", 'odd, "model": 1'), ("Painter", "line\nbreak")],
]


@pytest.mark.parametrize("pasted", [False, True], ids=["in a file", "pasted"])
@pytest.mark.parametrize(("prompt", "exclude", "settings"), list(itertools.product(PROMPTS, EXCLUDED, SETTINGS)))
def test_what_is_written_is_read_back(
    prompt: str, exclude: str, settings: list[tuple[str, str]], *, pasted: bool
) -> None:
    found = read(write(prompt, exclude, settings), pasted=pasted)
    assert (found.prompt, found.exclude, found.settings) == (prompt, exclude, dict(settings))


def test_a_painted_variations_parameters_are_read_back() -> None:
    picture = Picture(8, 8, "png", "sketch", model='odd, "model": 1')
    text = parameters_of(Variation(1, Prompt("a beach,\nat dusk", Parts(avoid="people,\nboats")), 7, picture=picture))
    found = read(text)
    assert (found.prompt, found.exclude) == ("a beach,\nat dusk", "people, boats")
    assert found.settings["Model"] == 'odd, "model": 1'
    assert "Seed" not in found.settings


def test_prose_that_is_pasted_has_no_settings() -> None:
    assert read("a cat: black, with: eyes, and: paws", pasted=True).written == ()
    assert read("a recipe\nSteps: 3, then bake", pasted=True) == Parameters("a recipe\nSteps: 3, then bake")


def test_a_wording_for_stable_diffusion_is_read_back_as_it_was_asked() -> None:
    text = Prompt("a fox in the snow", Parts(subject="a fox", avoid="people, text")).to(
        "stable-diffusion", size="512x768", seed=9
    )
    pasted = read_pasted(text)
    assert pasted is not None
    assert pasted.options == {"seed": 9, "size": "512x768", "exclude": "people, text"}
