"""What a picture, a variation, a prompt and a sweep show where they stand alone in a cell, with no extension loaded.

Figures as `figure` makes them: any sanitizer lets them pass, and no widget is in them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from promptmagic.captions import ALT_LETTERS, described, picture_caption, row_alt_text, undrawn_line
from promptmagic.display import sheet
from promptmagic.display.explaining import explained
from promptmagic.display.figure import FIGURE_SIDE, IMAGE_SIDE, Bundle, framed, image_html
from promptmagic.display.markup import escaped
from promptmagic.display.thumbnail import composed, copy_of, moving
from promptmagic.errors import HistoryError
from promptmagic.model import Picture, Prompt, Record, Variation
from promptmagic.text import bounded, many

if TYPE_CHECKING:
    from promptmagic.studio.sweep import Sweep

SHEET_PICTURES = 60
"""Pictures on the sheet of a sweep at most: beyond that nobody sees what is on them."""

_FIGURE_BYTES, _IMAGE_BYTES = 120_000, 40_000
"""The room of a figure: see there."""

_TEXT_LETTERS = 2_000
_REASON_LETTERS = 300
_PROSE = "margin:0;max-width:46em;line-height:1.9"


def picture_bundle(picture: Picture) -> Bundle:
    """Return a picture with what is known of it; where its file is gone, a line that says so."""
    return _pictured(picture, picture.alt or picture_caption(picture), repr(picture), [])


def variation_bundle(variation: Variation) -> Bundle:
    """Return a variation's picture and its prompt; where there is none, why."""
    prompt = bounded(variation.prompt.text, _TEXT_LETTERS)
    if variation.picture is None:
        reason = bounded(variation.error or "not painted", _REASON_LETTERS)
        return _lines([f"variation {variation.number} · no picture: {reason}", prompt], repr(variation))
    alt = described(variation.prompt.title or variation.prompt.text, variation.prompt, variation.picture)
    return _pictured(variation.picture, alt, repr(variation), [f"variation {variation.number}: {prompt}"])


def prompt_bundle(prompt: Prompt) -> Bundle:
    """Return a prompt's words: each part underlined where who wrote it said which words say what."""
    explanation = prompt.explain()
    words = explained(explanation) if explanation.source == "expander" else escaped(prompt.text)
    told = ["edited"] if prompt.edited else []
    told += [f"left out: {prompt.parts.avoid}"] if prompt.parts.avoid else []
    body = f'<div dir="auto" style="{_PROSE}">{words}</div>'
    return {"text/html": framed(body, told), "text/plain": "\n".join([prompt.text, *told])}, {}


def sweep_bundle(sweep: Sweep) -> Bundle:
    """Return a labelled sheet of a sweep's pictures, at most `SHEET_PICTURES`, and how many there are in all."""
    painted = [
        replace(variation, prompt=replace(variation.prompt, title=generation.record.asked(variation.number)))
        for generation in sweep
        for variation in generation.record.visible
        if variation.picture is not None
    ]
    shown = tuple(replace(one, number=number) for number, one in enumerate(painted[:SHEET_PICTURES], 1))
    counts = [many(len(sweep), "generation"), many(len(painted), "picture"), str(sweep.cost)]
    counts += [f"{len(sweep.failed)} failed"] if sweep.failed else []
    lines = [" · ".join(counts)]
    if len(painted) > len(shown):
        lines.append(f"The first {len(shown)} are shown.")
    lines += sorted({bounded(missing.error, _REASON_LETTERS) for missing in sweep.failed if missing.error})[:3]
    if not shown or shown[0].picture is None:
        return _lines(lines, repr(sweep))
    image, _ = sheet.draw(Record("", "paint", "", (), variations=shown))
    source_type = shown[0].picture.source_type
    large = composed(image, sheet.SHEET_SIDE, source_type, budget=_FIGURE_BYTES)
    small = composed(image, IMAGE_SIDE, source_type, budget=_IMAGE_BYTES, webp=False)
    alt = row_alt_text([one.prompt.title for one in shown], ALT_LETTERS)
    markup = framed(image_html(large, alt), lines)
    return {"text/html": markup, small.mime: small.base64, "text/plain": repr(sweep)}, {}


def _pictured(picture: Picture, alt: str, text: str, more: list[str]) -> Bundle:
    try:
        large = moving(picture) or copy_of(picture, FIGURE_SIDE, budget=_FIGURE_BYTES)
        small = copy_of(picture, IMAGE_SIDE, budget=_IMAGE_BYTES, webp=False)
    except HistoryError as error:
        return _lines([str(error), *more], text)
    lines = [picture_caption(picture), *filter(None, [undrawn_line(picture)]), *more]
    markup = framed(image_html(large, bounded(alt, ALT_LETTERS)), lines)
    return {"text/html": markup, small.mime: small.base64, "text/plain": text}, {}


def _lines(lines: list[str], text: str) -> Bundle:
    return {"text/html": framed("", lines), "text/plain": text}, {}
