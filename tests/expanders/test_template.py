"""The offline expander, tried on many briefs: facts kept, nothing contradicted or repeated, siblings that differ."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.expanders.template.phrases import SLOTS, phrases
from promptmagic.lexicon import read
from promptmagic.model import Brief, Prompt
from promptmagic.styles import STYLES

REFERENCE = (
    "tranquil beach sunset sun just touching horizon warm orange pink hues calm reflective water gentle waves "
    "silhouettes palm trees few seagulls peaceful serene"
)


@cache
def expanded(text: str, seed: int = 1, n: int = 10) -> tuple[Prompt, ...]:
    return TemplateExpander().expand([Brief(text)] * n, seed=seed).prompts


def test_siblings_differ_in_light_framing_and_mood() -> None:
    for brief in ("a beach sunset", "a lake in the mountains", "a red fox", "a bowl of lemons"):
        parts = [prompt.parts for prompt in expanded(brief, n=4)]
        assert len({part.light for part in parts}) >= 3
        assert len({part.composition for part in parts}) == 4
        assert len({part.palette for part in parts}) >= 3
        assert len({part.mood for part in parts}) >= 3


@pytest.mark.parametrize("seed", range(12))
def test_one_of_four_beach_sunsets_comes_near_what_most_people_expect(seed: int) -> None:
    wanted = set(REFERENCE.split())
    shares = [
        len(wanted & set(re.findall(r"\w+", prompt.text.lower()))) / len(wanted)
        for prompt in expanded("a beach sunset", seed, 4)
    ]
    assert max(shares) > 0.9


def test_nothing_that_is_ever_added_denies_a_thing_or_names_a_style() -> None:
    for slot in SLOTS:
        assert phrases(slot)
        for phrase in phrases(slot):
            assert phrase.reading.absent == (), phrase.text
            assert phrase.reading.style == "", phrase.text


def test_every_wording_of_a_style_is_read_as_that_style_and_as_nothing_else() -> None:
    for style in STYLES:
        for words in style.words:
            reading = read(words)
            assert reading.style == style.name, words
            assert reading.unknown == (), words
            assert (reading.place, reading.hour, reading.weather, reading.subjects) == ("", "", "", ()), words


def test_titles_in_the_phrase_book_are_short() -> None:
    for slot in SLOTS:
        for phrase in phrases(slot):
            assert len(phrase.title.split()) <= 6, phrase.text


def test_seeds_give_different_sets_and_the_same_seed_the_same() -> None:
    for brief in ("a beach sunset", "x", "海辺の夕焼け"):
        assert expanded(brief, 1, 4) == TemplateExpander().expand([Brief(brief)] * 4, seed=1).prompts
        assert {p.text for p in expanded(brief, 1, 4)} != {p.text for p in expanded(brief, 2, 4)}


def test_other_processes_and_hash_seeds_give_the_same_prompts() -> None:
    code = (
        "from promptmagic.expanders.template import TemplateExpander; from promptmagic.model import Brief;"
        "print(ascii([p.text for p in TemplateExpander().expand([Brief('a beach sunset')] * 4, seed=7).prompts]))"
    )
    for hash_seed in ("0", "4711"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == ascii([prompt.text for prompt in expanded("a beach sunset", 7, 4)])


def test_prompts_come_in_the_order_of_their_briefs() -> None:
    briefs = [Brief("a red boat"), Brief("a red boat"), Brief("a blue house"), Brief("a red boat", style="ink")]
    first, second, third, fourth = TemplateExpander().expand(briefs, seed=1).prompts
    assert first.text != second.text
    assert [p.parts.subject for p in (first, second, third, fourth)] == [b.text for b in briefs]
    assert fourth.parts.style == "ink"


def test_titles_say_in_which_words_or_style_the_briefs_differ() -> None:
    briefs = [Brief(f"a {colour} boat on a lake") for colour in ("red", "blue", "red")]
    titles = [prompt.title for prompt in TemplateExpander().expand(briefs, seed=1).prompts]
    assert [title.split(",")[0] for title in titles] == ["red", "blue", "red"]
    assert len(set(titles)) == 3
    styled = [Brief("a boat", style=style) for style in ("ink", "oil", "")]
    titles = [prompt.title for prompt in TemplateExpander().expand(styled, seed=1).prompts]
    assert [title.split(",")[0] for title in titles] == ["ink", "oil", "a boat"]


def test_expanding_is_free_and_may_be_asked_for_nothing() -> None:
    expansion = TemplateExpander().expand([], seed=1)
    assert expansion.prompts == ()
    assert str(expansion.cost) == "free"


def only(text: str, **asked: Any) -> Prompt:
    return TemplateExpander().expand([Brief(text, **asked)], seed=5).prompts[0]


@pytest.mark.parametrize("style", [style.name for style in STYLES])
def test_a_named_style_is_worded_and_told_apart(style: str) -> None:
    prompt = only("a beach sunset", style=style)
    assert read(prompt.text).style == style
    assert prompt.parts.style == style
    assert prompt.parts.medium


def test_a_free_style_keeps_its_words() -> None:
    prompt = only("a beach sunset", style="in the manner of a 1950s railway advertisement")
    assert "Style: in the manner of a 1950s railway advertisement." in prompt.text


def test_a_drawing_without_color_gets_no_colors() -> None:
    for prompt in TemplateExpander().expand([Brief("a beach sunset", style="charcoal")] * 10, seed=1).prompts:
        assert not re.search(r"orange|pink|violet|crimson|coral", prompt.text)


@pytest.mark.parametrize(
    ("exclude", "sentence"),
    [
        ("people", "No people."),
        ("people, boats and text", "No people, boats or text."),
        ("no clouds", "No clouds."),
        ("the moon; a tree", "No moon or tree."),
        ("Nothing blurry. Nothing dark.", "Leave out: Nothing blurry. Nothing dark."),
    ],
)
def test_what_to_leave_out_is_a_sentence_at_the_end(exclude: str, sentence: str) -> None:
    prompt = only("a beach sunset", exclude=exclude)
    assert prompt.text.endswith(sentence)
    assert prompt.parts.avoid == exclude


def test_what_is_left_out_is_never_added() -> None:
    briefs = [Brief("a beach sunset", exclude="birds, trees, boats and clouds")] * 10
    for prompt in TemplateExpander().expand(briefs, seed=1).prompts:
        assert not re.search(r"gull|palm|sailboat|cloud", prompt.text.removesuffix("No birds, trees, boats or clouds."))


def test_quoted_text_is_lettering() -> None:
    prompt = only('a sign that says "Open 24 hours" above a cafe')
    assert '"Open 24 hours"' in prompt.text
    assert prompt.parts.lettering == "Open 24 hours"


def test_a_brief_in_quotation_marks_as_a_whole_is_read_as_a_brief() -> None:
    assert only('"a beach sunset"').text.startswith("A beach sunset, ")


@pytest.mark.parametrize("brief", ["海辺の夕焼け", "une plage au coucher du soleil", "a zorblax eating a flimp"])
def test_no_place_or_hour_is_guessed_for_words_not_understood(brief: str) -> None:
    for prompt in expanded(brief):
        assert read(prompt.text).place == ""
        assert read(prompt.text).hour == ""


def test_a_sentence_is_followed_by_sentences() -> None:
    for prompt in expanded("The old man walks his dog in the rain."):
        assert re.match(r"The old man walks his dog in the rain\. [A-Z]", prompt.text)


def test_a_name_in_odd_case_and_code_are_not_capitalised() -> None:
    assert only("iPhone on a table").text.startswith("iPhone")
    assert only('print("hello")').text.startswith('print("hello")')


def test_a_long_brief_stays_whole_and_gets_little_added() -> None:
    brief = (
        "a beach at sunset where " + "the waves roll in and the gulls cry over the sand and " * 180 + "the sun sinks"
    )
    for prompt in expanded(brief, n=4):
        assert brief[1:] in prompt.text
        assert len(prompt.text) - len(brief) < 160


def test_several_lines_stay_several_lines() -> None:
    assert only("a beach\n\n\ta boat").text.startswith("A beach\n\n\ta boat")
