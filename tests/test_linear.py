"""Whatever reads a foreign text takes time in proportion to it: a server's, a model's, a file's."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from promptmagic import captions, records, redaction, styles, text
from promptmagic.dialects import pasted
from promptmagic.errors import BriefError, OptionError, UnknownNameError
from promptmagic.expanders import wording
from promptmagic.expanders.template import TemplateExpander
from promptmagic.history.exchange import notes
from promptmagic.history.store import files
from promptmagic.lexicon import describe
from promptmagic.lexicon.changing import changed
from promptmagic.magics import arguments
from promptmagic.magics.questions import QuestionTransformer
from promptmagic.model import Brief, Parts, Prompt
from promptmagic.net import bodies, streams
from promptmagic.openai_client import failures
from promptmagic.painters.runway import is_drawing
from promptmagic.painters.sketch.cards.wording import words_of
from promptmagic.painters.sketch.plates.finding import find_plate
from promptmagic.painters.svg import changes, grammar, motion, reading
from promptmagic.pictures import foreign, xmp

LONG = 200_000
"""Characters: a reader whose time grows with the square takes a second and more for them, a linear one a hundredth."""

AS_LONG_AS_A_PROMPT = 16_000
SHARE = 0.15
"""Texts are tried at this share of their length as well: quadratic reading takes 44 times as long for the whole."""

SLACK = 0.05
"""Seconds of a processor that no ratio is asked of: what takes less is not slow."""

UNITS = [
    " ", "\n", "x", "1", "(", "[", "{", "<", '"', "“", "«", "\\", ",", " ,", ".", "a, ", "a. ", "a-", "--a ", "-- ",
    "::1", "a: b, ", "\nSteps: 1", "BREAK ", "<svg ", "<svg>", '<svg a="', "</g>", "<!--", "<plan>", "<title>",
    "&#x41;", "\\u0041", '{"a":', '{"prompts":[', '{"prompt": "a b"},', "[1,", "url(#", "=41", "%41", "é", "👩‍🚀",
    "\ud800", "\0", "with ", "without ", "50mm ", 'a"b ', "(a:1", "eyJ", "***", "<promptmagic:story>",
    "<rdf:Description ", "<!---->", "<!doctype ", "/", "fox, ", "a fox on a box ", "a view of ",
    "without a fox and ",
]  # fmt: skip
"""What a text is made of, again and again: blanks, letters, brackets, quotes, and what nearly is what is looked for."""

HEADS = ['"', "/imagine", "a\nSteps: 1, ", "<svg", '<svg viewBox="', '<svg><rect x="', "{", ":", "«a"]
"""What stands once before blanks or figures without end."""


def texts(length: int) -> list[str]:
    again = [unit * (length // len(unit)) for unit in UNITS]
    return again + [head + unit * length for head in HEADS for unit in (" ", "1")]


SQUARES = "<svg>" + "<rect id='a' width='5' height='5'/>" * 3 + "</svg>"
DRAWING = reading.read(SQUARES).drawing
BRIEFS = {1: Brief("a fox", exclude="people", style="oil")}


def data(words: str) -> bytes:
    return words.encode("utf-8", "replace")


READERS: dict[str, Callable[[str], object]] = {
    "a body": lambda words: bodies.said(bodies.json_value(data(words))),
    "a failure": lambda words: bodies.said({"error": {"message": words}}),
    "what is quoted": lambda words: redaction.quoted(words, "sk-0123456789abcdef"),
    "what is masked": redaction.masked,
    "events": lambda words: list(streams.events([data(words)])),
    "a model's answer": lambda words: wording.read(words, BRIEFS),
    "a model's prompt": lambda words: wording.read(json.dumps({"prompts": [{"brief": 1, "prompt": words}]}), BRIEFS),
    "a drawing": reading.read,
    "a drawing so far": reading.so_far,
    "parts of a drawing": reading.read_parts,
    "places of parts": changes.places,
    "motion": lambda words: motion.motions(words, DRAWING),
    "numbers": grammar.bounded,
    "parameters": lambda words: foreign.told({"parameters": words}),
    "InvokeAI": lambda words: foreign.told({"invokeai_metadata": words}),
    "InvokeAI 2": lambda words: foreign.told({"sd-metadata": json.dumps({"image": {"prompt": words}})}),
    "ComfyUI": lambda words: foreign.told({"prompt": words}),
    "records": records.loads,
    "XMP": lambda words: xmp.texts(data(words)),
    "XMP written anew": lambda words: xmp.merged(data(words), xmp.Texts(story="{}")),
    "one line": text.shortened,
    "the head of a file": lambda words: is_drawing(data(words)),
    "a name of parameters": lambda words: failures.named({"error": {"message": words}}, {"seed": ("seed",)}),
    "a file's name": files.slug,
    "a line of Markdown": lambda words: notes.MARKUP.sub(r"\\1", words),
}


def worded(target: str, words: str) -> str:
    return Prompt(words, Parts(subject=words[:1000], avoid="people")).to(target)


QUESTION = QuestionTransformer((1, 0))  # type: ignore[no-untyped-call]

WORDINGS: dict[str, Callable[[str], object]] = {
    **{target: partial(worded, target) for target in ("openai", "midjourney", "runway", "stable-diffusion")},
    "explained": lambda words: Prompt(words, Parts(subject=words[:1000], avoid="a")).explain(),
    "a pasted prompt": pasted.read,
    "what is typed": partial(arguments.parse, "paint"),
    "options behind a brief": lambda words: arguments.parse("paint", f"a fox -n 2 {words}"),
    "a quoted value": lambda words: arguments.parse("paint", f'--style "{words}'),
    "a brief that is read": describe,
    "a change that is read": partial(changed, "a fox on a beach"),
    "a scene that is changed": lambda words: changed(words, "make it night"),
    "a brief for the offline expander": lambda words: TemplateExpander().expand([Brief(words)], seed=1),
    "a style": styles.find,
    "a diagram": find_plate,
    "a card": words_of,
    "an alt text": lambda words: captions.described(words, Prompt(words)),
    "a question": lambda words: QUESTION.transform([f"%paint {words}?\n"]),
}


def seconds(read: Callable[[str], object], words: str) -> float:
    start = time.process_time()
    with suppress(
        ValueError, BriefError, OptionError, UnknownNameError, reading.RefusedDrawingError
    ):  # a clear no is an answer as well
        read(words)
    return time.process_time() - start


def slow(read: Callable[[str], object], length: int) -> list[tuple[str, float]]:
    """Return the texts that take longer than in proportion to their length, and how long."""
    found = []
    for short, whole in zip(texts(round(length * SHARE)), texts(length), strict=True):
        many = seconds(read, whole)
        if many > 3 * SLACK:  # the first to be read may have loaded what reads
            many = min(many, seconds(read, whole))
        if many > 3 * SLACK and many > SLACK + 2.5 * seconds(read, short) / SHARE:
            found.append((whole[:20], many))
    return found


@pytest.mark.parametrize("name", READERS)
def test_a_long_text_is_read_in_time_in_proportion_to_it(name: str) -> None:
    assert slow(READERS[name], LONG) == []


@pytest.mark.parametrize("name", WORDINGS)
def test_the_longest_prompt_is_worded_in_time_in_proportion_to_it(name: str) -> None:
    assert slow(WORDINGS[name], AS_LONG_AS_A_PROMPT) == []


def test_a_reader_that_begins_anew_at_each_letter_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "UNITS", [" "])
    monkeypatch.setitem(globals(), "HEADS", [])
    # Long enough for a second of a processor: with half of it, a quick one was done within what is not called slow.
    assert slow(partial(re.search, r"\s+!"), 2 * AS_LONG_AS_A_PROMPT)
    assert slow(str.split, LONG) == []
