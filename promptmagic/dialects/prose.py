"""Dialects of whole sentences: OpenAI's, with exclusions as sentences, and Runway's, of nothing but what is there."""

from __future__ import annotations

from dataclasses import replace

from promptmagic import styles
from promptmagic.dialects.exclusions import split_off, things
from promptmagic.dialects.limits import cut, sentences_of, utf16
from promptmagic.dialects.phrases import distinct, is_plain, style_of, tidy, with_single_spaces
from promptmagic.dialects.wish import WordingRequest
from promptmagic.model import Prompt

OPENAI_CHARACTERS = 32_000
"""What the GPT image models take as a prompt."""

RUNWAY_UNITS = 1_000
"""UTF-16 units that gen4_image takes as a prompt."""


def sentences(prompt: Prompt) -> str:
    """Return a prompt as OpenAI's models want it: what was asked beside its words stands in sentences at its end.

    An expander has worded those already; only a prompt that nobody expanded, or that a person edited, lacks them.
    """
    text = prompt.text.strip()
    if not is_plain(prompt):
        return text
    style = f"Style: {styles.worded(prompt.parts.style)}." if prompt.parts.style else ""
    return _with_sentences(text, style, _leave_out(prompt.parts.avoid))


def _with_sentences(text: str, *sentences: str) -> str:
    missing = [sentence for sentence in sentences if sentence and sentence not in text]
    if missing and text[-1:].isalnum():
        text += "."
    return " ".join([text, *missing])


def _leave_out(asked: str) -> str:
    return f"Leave out: {', '.join(named)}." if (named := things(asked)) else ""


def openai(prompt: Prompt, wish: WordingRequest) -> str:
    """Return the text to paste, with what is asked to be left out of it as a sentence."""
    text = sentences(prompt)
    if not is_plain(prompt):
        text = _with_sentences(text, _leave_out(wish.exclude))
    return cut(text, OPENAI_CHARACTERS, len)


def runway(prompt: Prompt, _wish: WordingRequest) -> str:
    """Return the text to paste."""
    return for_runway(prompt)[0]


def for_runway(prompt: Prompt, most: int = RUNWAY_UNITS) -> tuple[str, str]:
    """Return what Runway is told of a prompt in at most so many UTF-16 units, and what of it is not told for length."""
    text, _ = divided(prompt)
    told = cut(text, most, utf16, keep=style_of(prompt))
    kept = {piece.strip() for piece in sentences_of(told)}
    return told, "".join(piece for piece in sentences_of(text) if piece.strip() not in kept).strip()


def divided(prompt: Prompt) -> tuple[str, str]:
    """Return a prompt in sentences that say what is there, and the things to leave out, between commas.

    What is to be left out is not named in the sentences at all.
    """
    positive, avoid = split_off(prompt)
    text = sentences(replace(positive, parts=replace(positive.parts, avoid="")))
    return with_single_spaces(text), ", ".join(distinct(map(tidy, avoid)))
