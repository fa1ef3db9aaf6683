"""Which words of a prompt say what: found in its text, told in its own words, and honest where it is not known."""

from __future__ import annotations

import pytest

from promptmagic.dialects.anatomy import NAMES, explain, told, unknown
from promptmagic.expanders.template import TemplateExpander
from promptmagic.expanders.wording import read
from promptmagic.model import Brief, Parts, Prompt

STREET = Prompt(
    'A quiet street at night. A shop sign reads "OPEN". Seen from across the road with a 35 mm lens, light from the '
    "sign alone, lonely, in teal and amber. A natural photograph with shallow depth of field. There are no cars.",
    Parts(
        subject="a shop sign",
        setting="a quiet street at night",
        composition="seen from across the road",
        light="light from the sign alone",
        medium="photograph",
        style="photo",
        mood="lonely",
        palette="teal and amber",
        lettering="OPEN",
        avoid="cars",
    ),
)


def test_every_part_is_told_in_the_prompt_s_own_words() -> None:
    assert told(STREET) == {
        "subject": "A shop sign",
        "setting": "A quiet street at night",
        "light": "light from the sign alone",
        "composition": "Seen from across the road",
        "lens": "with a 35 mm lens, with shallow depth of field",
        "style": "A natural photograph",
        "mood": "lonely",
        "palette": "teal and amber",
        "lettering": "OPEN",
        "avoid": "There are no cars",
    }


@pytest.mark.parametrize("style", ["", "watercolor", "photo", "in the manner of a map"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a beach sunset", {"setting", "light"}),
        ("a fox reading 🦊 by a lake", {"subject", "setting", "light"}),
        ("夕日のビーチ", {"subject"}),
        ('a sign "GO. Now"', {"subject"}),
    ],
)
def test_spans_lie_apart_in_order_and_within_the_text(text: str, told: set[str], style: str) -> None:
    (prompt,) = TemplateExpander().expand([Brief(text, style, "people")], seed=3).prompts
    spans = explain(prompt)
    assert {*told, "avoid"} <= {span.name for span in spans} <= set(NAMES)
    assert bool(style) == ("style" in {span.name for span in spans})
    ends = [0, *(place for span in spans for place in (span.start, span.end)), len(prompt.text)]
    assert ends == sorted(ends)
    assert all(span.start < span.end for span in spans)


def test_a_person_s_own_words_are_told_apart() -> None:
    (prompt,) = (
        TemplateExpander()
        .expand([Brief("a red fox in the snow at dusk, watercolor, low angle, 35mm film")], seed=3)
        .prompts
    )
    marked = {prompt.text[span.start : span.end]: span.name for span in explain(prompt)}
    assert marked["A red fox"] == "subject"
    assert (marked["dusk"], marked["watercolor"]) == ("light", "style")
    assert (marked["low angle"], marked["35mm film"]) == ("composition", "lens")


def test_parts_of_a_language_model_are_found_by_their_letters() -> None:
    answer = (
        '{"prompts": [{"brief": 1, "prompt": "海边的日落，沙滩上有一棵棕榈树。", "subject": "日落", "setting": "海边", '
        '"light": "sunlight of which the text says nothing"}]}'
    )
    prompt = read(answer, {1: Brief("海边的日落")})[1]
    assert told(prompt) == {"subject": "日落", "setting": "海边"}


def test_a_word_is_not_found_within_another() -> None:
    assert told(Prompt("An ocean, a can of paint", Parts(subject="can"))) == {"subject": "can"}
    assert explain(Prompt("An ocean, a can of paint", Parts(subject="can")))[0].start == 12


def test_two_parts_never_claim_the_same_words() -> None:
    prompt = Prompt("soft morning light", Parts(light="soft morning light", mood="soft", palette="light"))
    assert told(prompt) == {"light": "soft morning light"}


def test_of_an_edited_and_of_a_plain_prompt_it_says_that_nothing_is_known() -> None:
    edited = STREET.reworded("A quiet street, seen from above")
    assert (explain(edited), unknown(edited)[:24]) == ((), "This prompt was edited: ")
    assert unknown(Prompt("a fox")).endswith("nobody expanded this prompt.")
    assert unknown(STREET) == ""
