"""A prompt is worded as each system wants it: within its limits, with its parameters, and with nothing it misreads."""

from __future__ import annotations

import re

import pytest
from golden_dialects import BEACH, GOLDEN, PROMPTS, chapters

from promptmagic.dialects import MIDJOURNEY_CHARACTERS, OPENAI_CHARACTERS, RUNWAY_UNITS, TARGETS, sentences, tags, word
from promptmagic.errors import BriefError, OptionError, UnknownNameError
from promptmagic.model import Parts, Prompt

NAMES = [name for name, _, _ in PROMPTS]
EACH = pytest.mark.parametrize(("prompt", "asked"), [(prompt, asked) for _, prompt, asked in PROMPTS], ids=NAMES)
FLAG = re.compile(r"(?:^|\s)(?:--|[–—])\w")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_thirty_prompts_are_worded_as_they_were() -> None:
    """Where one changes on purpose: `python tests/golden_dialects.py`, and read what became of it."""
    assert len(PROMPTS) == 30
    assert "\n".join(chapters()) + "\n" == GOLDEN.read_text("utf-8")


@EACH
def test_every_wording_is_within_its_limit(prompt: Prompt, asked: dict[str, object]) -> None:
    long = Prompt(" ".join([prompt.text] * (40_000 // len(prompt.text))), prompt.parts)
    for each in (prompt, long):
        assert len(each.to("openai", **asked)) <= OPENAI_CHARACTERS
        assert len(each.to("midjourney", **asked)) <= MIDJOURNEY_CHARACTERS
        assert 0 < units(each.to("runway", **asked)) <= RUNWAY_UNITS


@EACH
def test_midjourney_finds_no_flag_but_those_at_the_end(prompt: Prompt, asked: dict[str, object]) -> None:
    text = prompt.to("midjourney", **asked)
    words, *flags = re.split(r" (?=--[a-z])", text)
    assert not FLAG.search(words)
    assert not re.search(r"::|[{}]|https?://", words)
    allowed = {"--ar", "--seed", "--raw", "--no"}
    assert {flag.split()[0] for flag in flags} <= allowed
    assert "\n" not in text


@EACH
def test_stable_diffusion_finds_no_weight_and_no_addition_unless_asked(
    prompt: Prompt, asked: dict[str, object]
) -> None:
    positive, negative = tags(prompt)
    for text in (positive, negative):
        assert not re.search(r"(?<!\\)[()\[\]]|[<>]|\bBREAK\b|\bAND\b|\n", text)
    assert not re.search(r",\s*,|^,|,$", positive)
    assert (":1.2)" in tags(prompt, weights=True)[0]) == bool(prompt.parts.subject or prompt.parts.style)


@EACH
def test_runway_is_told_nothing_that_is_to_be_left_out(prompt: Prompt, asked: dict[str, object]) -> None:
    text = prompt.to("runway", **asked)
    assert not re.search(r"\b(?:leave out|there (?:is|are) no)\b", text, re.IGNORECASE)
    assert not re.search(r"\bwithout\b(?! (?:end|art))", text, re.IGNORECASE)


def test_a_long_text_is_cut_at_a_sentence_and_keeps_its_style() -> None:
    text = " ".join(f"Sentence {k} tells of the sea." for k in range(1, 60))
    cut = Prompt(text, Parts(style="oil")).to("runway")
    assert cut.endswith("Style: a rich oil painting on canvas with thick visible brush strokes.")
    assert re.search(r"tells of the sea\. Style:", cut)
    assert units(cut) > 850


def test_no_character_is_cut_in_two() -> None:
    family = "👩‍👩‍👧"
    assert set(Prompt(family * 300).to("runway").split(family)) == {""}
    accented = "e\u0301"
    assert Prompt("a" + accented * 900).to("runway") == "a" + accented * 499


@pytest.mark.parametrize(
    ("size", "flag"),
    [
        ("", ""),
        ("auto", ""),
        ("square", " --ar 1:1"),
        ("portrait", " --ar 2:3"),
        ("panorama", " --ar 7:3"),
        ("16:9", " --ar 16:9"),
        ("21:9", " --ar 21:9"),
        ("1920x1080", " --ar 16:9"),
        ("1023x767", " --ar 4:3"),
        ("64x2048", " --ar 1:32"),
    ],
)
def test_the_aspect_ratio_comes_from_the_size(size: str, flag: str) -> None:
    assert Prompt("a cat").to("midjourney", size=size) == f"a cat{flag}"


def test_a_target_takes_its_model_and_settings_like_a_painter() -> None:
    cat = Prompt("a cat")
    assert cat.to("midjourney:niji 6, stylize=0") == "a cat --s 0 --niji 6"
    assert cat.to("Midjourney", chaos=7, seed=3, raw=True) == "a cat --c 7 --seed 3 --raw"
    assert cat.to("stable_diffusion,steps=12,guidance=4.5", seed=3) == "cat\nSteps: 12, CFG scale: 4.5, Seed: 3"


@pytest.mark.parametrize(
    ("target", "asked", "words"),
    [
        ("midjurney", {}, "Did you mean midjourney"),
        ("", {}, "no target called ''"),
        ("runway:gen9", {}, "has no model 'gen9'"),
        ("midjourney:last", {}, "has no model 'last'"),
        ("midjourney,stylise=3", {}, "Did you mean stylize"),
        ("midjourney,stylize=3000", {}, "from 0 to 1,000"),
        ("openai", {"weights": True}, "has no options"),
        ("midjourney", {"size": "huge"}, "is no size"),
    ],
)
def test_what_no_system_understands_is_one_error(target: str, asked: dict[str, object], words: str) -> None:
    with pytest.raises((UnknownNameError, OptionError), match=words):
        Prompt("a cat").to(target, **asked)


def test_an_empty_prompt_is_an_error_in_every_dialect() -> None:
    for target in TARGETS:
        with pytest.raises(BriefError):
            word(Prompt(" \n"), target)


def test_what_is_asked_beside_the_words_is_left_out_in_each_system_s_own_way() -> None:
    assert BEACH.to("openai", exclude="boats").endswith("There are no people in the picture. Leave out: boats.")
    assert BEACH.to("midjourney", exclude="boats").endswith(" --no people, boats")
    assert BEACH.to("stable-diffusion", exclude="boats").endswith("\nNegative prompt: people, boats")
    assert "boats" not in BEACH.to("runway", exclude="boats")


def test_openai_s_painter_is_told_what_copy_gives() -> None:
    for _, prompt, _ in PROMPTS:
        assert sentences(prompt)[:OPENAI_CHARACTERS] == prompt.to("openai")
