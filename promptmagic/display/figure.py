"""The static figure: what stays in the notebook, and shows in every viewer with no kernel and no widget.

Each function returns a MIME bundle and its metadata, as `IPython.display.display(bundle, metadata=…, raw=True)` takes
them. The HTML is one `<figure>` with inline styles: no script, no style block, every word escaped, so that it survives
the sanitizers of untrusted notebooks and of code hosts. Equal records give equal bundles.
"""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from typing import Any

from promptmagic.display.thumbnail import Thumbnail, thumbnail
from promptmagic.display.wording import PLAIN, Wording
from promptmagic.errors import HistoryError, OptionError
from promptmagic.history import outputs
from promptmagic.model import Copy, Generation, Picture, Prompt, Record, Variation
from promptmagic.studio.sources import digest

Bundle = tuple[dict[str, Any], dict[str, Any]]
"""A MIME bundle and its metadata."""

FIGURE_SIDE = 1024
"""Pixels: the longer side of the picture in the figure."""

IMAGE_SIDE = 512
"""Pixels: the longer side of the image beside the HTML, for viewers that show none."""

_FIGURE_BYTES = 120_000
_IMAGE_BYTES = 40_000
"""In base64 both add at most 215 KB to the notebook. Tools that save the state of widgets add the picker's script and
style, some 60 KB; the words beside them are bounded, so that a cell stays below 300 KB with them too."""

_BOX = (768, 560)
"""CSS pixels that the figure fills at most, so that a picture and its caption fit one screen; sharp beyond 1x there."""

_BRIEF_LETTERS = 160
_ALT_LETTERS = 300
_UNDRAWN_LETTERS = 120
_PROMPT_LETTERS = 2_000

_CAPTION = "margin:0.5em 0 0;font-size:0.9em;line-height:1.45;opacity:0.78"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def figure(record: Record, variation: Variation, wording: Wording = PLAIN) -> Bundle:
    """Return the figure of one variation: the picture, alt text, what `wording` says of its prompt, and a caption.

    Raises
    ------
    HistoryError
        The picture's file was moved or deleted.
    """
    picture = variation.picture
    if picture is None:
        return failure(record, variation.error or f"Variation {variation.number} is not painted.")
    if (copy := outputs.shown(picture)) is not None:
        return again(record, variation.number, copy)
    large = thumbnail(picture.image, FIGURE_SIDE, budget=_FIGURE_BYTES)
    small = thumbnail(picture.image, IMAGE_SIDE, budget=_IMAGE_BYTES, webp=False)
    lines = [caption(record, variation, picture)]
    if picture.undrawn:
        lines.append(f"not drawn: {bounded(', '.join(picture.undrawn), _UNDRAWN_LETTERS)}")
    if missing := [v for v in record.variations if v.picture is None and record.kind == "paint"]:
        reason = next((v.error for v in missing if v.error), "stopped")
        lines.append(f"{len(missing)} of {len(record.variations)} not painted: {bounded(reason, _UNDRAWN_LETTERS)}")
    image = image_html(large, alt_text(record, variation))
    return bundle(
        record,
        "\n".join([*lines, *wording.lines(variation.prompt, wording.text_of(variation))]),
        framed(image + wording.below(variation), lines),
        {small.mime: small.base64},
        number=variation.number,
        alt=alt_text(record, variation),
        digest=_digest(picture),
    )


def noted_bundle(record: Record) -> Bundle | None:
    """Return what a record shows with a line that it is a notebook's copy; None where it is none."""
    shown = record.shown
    copy = outputs.shown(shown.picture) if shown is not None else None
    return None if shown is None or copy is None else again(record, shown.number, replace(copy, noted=True))


def again(record: Record, number: int, copy: Copy) -> Bundle:
    """Return what a notebook's saved output showed, as it stood there."""
    large, small = _encoded(copy.large), _encoded(copy.small)
    lines = [*copy.text.splitlines(), *([outputs.COPY_NOTE] if copy.noted else [])]
    return bundle(
        record,
        "\n".join(lines),
        framed(image_html(large, copy.alt), lines),
        {small.mime: small.base64},
        number=number,
        grid=copy.sheet,
        alt=copy.alt,
        digest=copy.digest,
    )


def _digest(picture: Picture) -> str:
    try:
        return digest(picture)
    except OptionError:  # nothing can start from it
        return ""


def _encoded(data: bytes) -> Thumbnail:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        return Thumbnail(f"image/{str(image.format).lower()}", data, image.width, image.height)


def prompts(record: Record, wording: Wording = PLAIN) -> Bundle:
    """Return the prompts as text: what stands there before a painter that costs money has been asked."""
    heading = f"{_brief(record)} · {_count(len(record.prompts), 'prompt')} · nothing painted yet"
    items, texts = [], []
    for number, prompt in enumerate(record.prompts, 1):
        shown = replace(prompt, text=bounded(prompt.text, _PROMPT_LETTERS))
        to_paste = wording.text(prompt, number)
        is_picked = number == record.picked_prompt
        items.append(_item(wording.markup(shown), wording.to_paste(to_paste), is_picked))
        texts += [f"{number}. {shown.text}{' (picked)' if is_picked else ''}", *wording.lines(shown, to_paste)]
    body = f'<ol style="margin:0;padding-inline-start:1.6em;max-width:46em">{"".join(items)}</ol>'
    return bundle(record, "\n".join([heading, *texts]), framed(body, [heading]))


def failure(record: Record, reason: str) -> Bundle:
    """Return a line that says why there is no picture."""
    line = f"{_brief(record)} · no picture: {bounded(reason, _ALT_LETTERS)}"
    return bundle(record, line, framed("", [line]))


def record_bundle(record: Record, wording: Wording = PLAIN) -> Bundle:
    """Return what a record has to show: the chosen picture, else its prompts, else why there is nothing."""
    shown = record.shown
    if shown is not None:
        try:
            return figure(record, shown, wording)
        except HistoryError as error:
            return failure(record, str(error))
    if record.kind == "imageprompt" and record.prompts:
        return prompts(record, wording)
    return failure(record, next((v.error for v in record.variations if v.error), "nothing is painted yet"))


def generation_bundle(generation: Generation) -> Bundle:
    """Return what a variable alone in a cell shows."""
    record = generation.record
    return record_bundle(record, Wording.of_record(record))


def caption(record: Record, variation: Variation, picture: Picture) -> str:
    """Return the figure's caption: brief, which variation, painter and seed, cost. It holds no times."""
    painter = picture.label or picture.painter
    if picture.seed is not None:
        painter = f"{painter}, seed {picture.seed}"
    which = f"variation {variation.number} of {len(record.variations)}"
    return " · ".join(
        [
            bounded(_asked(record, variation), _BRIEF_LETTERS),
            which,
            bounded(painter, _UNDRAWN_LETTERS),
            str(picture.cost),
        ]
    )


def alt_text(record: Record, variation: Variation) -> str:
    """Return what a screen reader says for a variation's picture: the brief and what sets this one apart."""
    return described(_asked(record, variation), variation.prompt)


def described(brief: str, prompt: Prompt) -> str:
    """Return the alt text of a picture that was painted for a brief from this prompt."""
    words = prompt.title or prompt.text
    text = brief if words.casefold() in brief.casefold() else f"{brief}: {words}"
    return bounded(text, _ALT_LETTERS)


def bounded(text: str, letters: int) -> str:
    """Return the text in one line of at most `letters` characters, cut at a word, without control characters."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    if len(line) <= letters:
        return line
    cut = line[: letters - 1]
    whole_words = cut.rpartition(" ")[0]
    return (whole_words if len(whole_words) > letters // 2 else cut).rstrip(" ,.;:") + "…"


def _asked(record: Record, variation: Variation) -> str:
    """Return the brief of this very variation: with choices in a brief, each was asked for something else."""
    if record.kind == "paint" and variation.number <= len(record.briefs):
        return record.briefs[variation.number - 1].text
    return record.text


def _brief(record: Record) -> str:
    return bounded(record.text, _BRIEF_LETTERS)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _item(text: str, below: str, picked: bool) -> str:
    """Return a prompt in the list of them; `text` and `below` are HTML."""
    mark = " <strong>(picked)</strong>" if picked else ""
    return f'<li dir="auto" style="margin:0 0 0.6em;line-height:1.5">{text}{mark}{below}</li>'


def image_html(picture: Thumbnail, alt: str) -> str:
    """Return a picture as HTML, at a size that fits a screen with its caption."""
    scale = min(1.0, _BOX[0] / picture.width, _BOX[1] / picture.height)
    width, height = round(picture.width * scale), round(picture.height * scale)
    return (
        f'<img src="{picture.url}" alt="{html.escape(alt)}" width="{width}" height="{height}" '
        'style="display:block;max-width:100%;height:auto;border-radius:6px">'
    )


def framed(body: str, lines: list[str]) -> str:
    """Return a figure around HTML, with a caption of these lines of text."""
    captions = "".join(f'<div dir="auto">{html.escape(line)}</div>' for line in lines)
    return f'<figure style="margin:0.5em 4px">{body}<figcaption style="{_CAPTION}">{captions}</figcaption></figure>'


def bundle(
    record: Record,
    text: str,
    markup: str,
    images: dict[str, str] | None = None,
    number: int | None = None,
    *,
    grid: bool = False,
    alt: str = "",
    digest: str = "",
) -> Bundle:
    """Put a bundle together; its metadata are what a replay without a history needs (see `history.outputs`)."""
    known: dict[str, Any] = {"generation": record.id, "kind": record.kind, "key": record.key, "number": number}
    known |= {name: value for name, value in {"grid": grid, "alt": alt, "digest": digest}.items() if value}
    known["record"] = outputs.told(record)
    return {"text/html": markup, **(images or {}), "text/plain": text}, {"promptmagic": known}
