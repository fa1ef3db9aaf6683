"""A prompt pasted from Midjourney or a tool for Stable Diffusion is read as a brief with options; nothing else is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from golden_dialects import PROMPTS

from promptmagic.dialects import TARGETS, tags, word
from promptmagic.dialects.pasted import Pasted, read
from promptmagic.magics.arguments import parse
from promptmagic.model import Prompt
from promptmagic.registry import Spec

EACH = pytest.mark.parametrize(
    ("prompt", "asked"), [(prompt, asked) for _, prompt, asked in PROMPTS], ids=[name for name, _, _ in PROMPTS]
)


def pasted(text: str) -> Pasted:
    found = read(text)
    assert found is not None
    return found


@EACH
def test_what_is_worded_for_midjourney_comes_back(prompt: Prompt, asked: dict[str, object]) -> None:
    text = word(prompt, "midjourney:7,stylize=250", **{"size": "3:2", "seed": 5, "raw": True} | asked)  # type: ignore[arg-type]  # options of all kinds
    found = pasted(f"/imagine prompt: {text}")
    assert found.target == "midjourney"
    assert f"{text} ".startswith(f"{found.brief} ")
    assert found.options["seed"] == asked.get("seed", 5)
    assert found.options["raw"] is True
    assert found.options["size"] == re.findall(r"--ar (\S+)", text)[0]
    assert found.options.get("exclude", "") == (re.findall(r"--no (.*)", text) or [""])[0]
    assert found.own == {"stylize": "250"}
    assert (found.model, found.left_out) == ("7", ())
    asked_again: dict[str, Any] = {**found.options, **found.own}
    again = word(Prompt(found.brief), f"midjourney:{found.model}", **asked_again)
    assert again == text or len(text) > 1_000


@EACH
def test_what_is_worded_for_stable_diffusion_comes_back(prompt: Prompt, asked: dict[str, object]) -> None:
    text = word(prompt, "stable-diffusion,weights=yes", **{"size": "768x512", "seed": 5} | asked)  # type: ignore[arg-type]  # options of all kinds
    found = pasted(text)
    positive, negative = tags(prompt, weights=True)
    unweighted = re.sub(r"\(((?:[^()\\]|\\.)*):1\.\d\)", r"\1", positive)
    assert found.target == "stable-diffusion"
    assert found.brief == re.sub(r"\\([()\[\]])", r"\1", unweighted)
    asked_out = [str(asked["exclude"])] if "exclude" in asked else []
    assert found.options.get("exclude", "") == ", ".join(filter(None, [negative, *asked_out]))
    assert found.options["seed"] == asked.get("seed", 5)
    assert found.options["size"] == re.findall(r"Size: (\S+)", text)[0]
    assert found.left_out == ()


@pytest.mark.parametrize(
    "text",
    [
        "a beach sunset",
        "imagine prompt: a beach",
        "/imagine prompt a beach",
        "he types /imagine prompt: a cat",
        "a cat --ar 16:9 --v 7",
        "Steps: 3",
        "a recipe\nSteps: 3, then bake",
        "stairs\nSteps: 20, Sampler: none, Seed: 7\nand a cat",
        "Negative prompt: people",
        "(a cat:1.2), [dog]",
        "",
    ],
)
def test_what_lacks_the_markers_is_a_brief_as_typed(text: str) -> None:
    assert read(text) is None


def test_midjourney_s_flags_become_options() -> None:
    line = "-n 2 /imagine prompt: a red fox::2 in {snow, rain} --ar 16:9 --no people, text --seed 7 --style raw --tile"
    arguments = parse("paint", line)
    assert arguments.brief == "a red fox, in {snow|rain}"
    assert arguments.values == {
        "n": 2,
        "size": "16:9",
        "exclude": "people, text",
        "seed": 7,
        "raw": True,
    }
    assert arguments.note == "Left out of the pasted prompt, since only Midjourney knows it: ::2, --tile"


def test_an_a1111_block_in_a_cell_s_body_becomes_a_brief_with_options() -> None:
    body = (
        "masterpiece, (a ((red)) fox:1.3), [snow], \\(smile\\) <lora:fox:0.8> BREAK forest\n"
        "Negative prompt: blurry, (bad hands:1.4)\n"
        'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 123, Size: 512x768, Model: "a, b"\n'
    )
    arguments = parse("imageprompt", "-s oil --size square", body)
    assert arguments.brief == "masterpiece, a red fox, snow, (smile), forest"
    assert arguments.values == {"style": "oil", "size": "square", "seed": 123, "exclude": "blurry, bad hands"}
    assert "\n" not in arguments.note
    for left_out in ("<lora:fox:0.8>", "Sampler: Euler a", 'Model: "a, b"', "steps 20", "guidance 7"):
        assert left_out in arguments.note


def test_settings_are_kept_where_it_is_worded_for_the_same_system_again() -> None:
    arguments = parse("imageprompt", "--for midjourney,chaos=3 /imagine prompt: a fox --s 50, --c 9 --niji 6")
    assert Spec.parse(arguments.values["target"]) == Spec("midjourney", "niji 6", {"stylize": "50", "chaos": "3"})
    assert arguments.note == ""


@pytest.mark.parametrize(
    "flag", ["--ar 99:1", "--ar wide", "--seed many", "--seed 4294967296", "--raw yes", "--no", "--s 9999", "--zoom 2"]
)
def test_a_flag_that_does_not_fit_is_named_and_left_out(flag: str) -> None:
    arguments = parse("paint", f"/imagine prompt: a fox {flag}")
    assert arguments.values == {}
    assert arguments.note.endswith(f": {flag}")


def test_typographic_dashes_and_addresses_of_a_pasted_prompt_are_understood() -> None:
    found = pasted("/imagine prompt: https://example.org/a.png a well-known fox — asleep —ar 3:2")
    assert (found.brief, found.options) == ("a well-known fox — asleep", {"size": "3:2"})
    assert found.left_out == ("https://example.org/a.png",)


def test_two_dashes_keep_it_as_typed() -> None:
    assert parse("paint", "-- /imagine prompt: a fox --ar 3:2").brief == "/imagine prompt: a fox --ar 3:2"


def test_every_system_with_markers_is_one_that_prompts_are_worded_for() -> None:
    assert {pasted("/imagine prompt: x").target, pasted("x\nSteps: 1, Seed: 1, Size: 64x64").target} <= TARGETS.keys()


def test_a_template_behind_the_settings_is_no_part_of_a_pasted_prompt() -> None:
    found = pasted(
        "a tree\nNegative prompt: cars\nSteps: 20, Sampler: e, Seed: 5, Size: 64x64\nTemplate: a {tree|bush}"
    )
    assert (found.brief, found.options) == ("a tree", {"seed": 5, "size": "64x64", "exclude": "cars"})


def test_a_line_of_what_to_leave_out_is_read_without_settings() -> None:
    found = pasted("a boat at dawn\nNegative prompt: (blurry:1.2), cars")
    assert (found.brief, found.options) == ("a boat at dawn", {"exclude": "blurry, cars"})
