"""The static figure: what stays in the notebook, and shows in every viewer with no kernel and no widget.

Each function returns a MIME bundle and its metadata, as `IPython.display.display(bundle, metadata=…, raw=True)` takes
them. The HTML is one `<figure>` with inline styles: no script, no style block, every word escaped, so that it survives
the sanitizers of untrusted notebooks and of code hosts. Equal records give equal bundles.
"""

from __future__ import annotations

import html
import io
from dataclasses import replace
from typing import Any

from promptmagic.captions import BRIEF_LETTERS, alt_text, caption, missing_line, undrawn_line
from promptmagic.display.markup import FRAME, escaped
from promptmagic.display.thumbnail import Thumbnail, copy_of, moving
from promptmagic.display.wording import PLAIN, Wording
from promptmagic.errors import HistoryError, OptionError
from promptmagic.generation import Generation
from promptmagic.history.notebooks import ipynb, outputs
from promptmagic.model import Copy, Picture, Record, Variation
from promptmagic.studio.sources import digest
from promptmagic.text import bounded, many

Bundle = tuple[dict[str, Any], dict[str, Any]]
"""A MIME bundle and its metadata."""

FIGURE_SIDE = 1024
"""Pixels: the longer side of the picture in the figure."""

IMAGE_SIDE = 512
"""Pixels: the longer side of the image beside the HTML, for viewers that show none."""

_FIGURE_BYTES = 120_000
_IMAGE_BYTES = 40_000
"""In base64 both add at most 215 KB to the notebook. Tools that save the state of widgets add the picker's script and
style, some 84 KB; the words beside them are bounded, so that a cell stays below 300 KB with them too."""

_BOX = (768, 560)
"""CSS pixels that the figure fills at most, so that a picture and its caption fit one screen; sharp beyond 1x there."""

_REASON_LETTERS = 300
_PROMPT_LETTERS = 2_000

_CAPTION = "margin:0.5em 0 0;font-size:0.9em;line-height:1.45;opacity:0.78"


def figure(record: Record, variation: Variation, wording: Wording = PLAIN, *, settled: bool = True) -> Bundle:
    """Return the figure of one variation: the picture, alt text, what `wording` says of its prompt, and a caption.

    While more is being painted it is not `settled`, and nothing is said of what is missing.

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
    large = moving(picture) or copy_of(picture, FIGURE_SIDE, budget=_FIGURE_BYTES)
    small = copy_of(picture, IMAGE_SIDE, budget=_IMAGE_BYTES, webp=False)
    lines = [caption(record, variation, picture)]
    lines += filter(None, [undrawn_line(picture)])
    if settled and record.kind == "paint":
        lines += filter(None, [missing_line(record)])
    alt = alt_text(record, variation)
    return bundle(
        record,
        "\n".join([*lines, *wording.lines(variation.prompt, wording.text_of(variation))]),
        framed(image_html(large, alt) + wording.below(variation), lines),
        {small.mime: small.base64},
        number=variation.number,
        alt=alt,
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
    heading = f"{_brief(record)} · {many(len(record.prompts), 'prompt')} · nothing painted yet"
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
    line = f"{_brief(record)} · no picture: {bounded(reason, _REASON_LETTERS)}"
    return bundle(record, line, framed("", [line]))


def record_bundle(record: Record, wording: Wording = PLAIN, *, settled: bool = True) -> Bundle:
    """Return what a record has to show: the chosen picture, else its prompts, else why there is nothing."""
    shown = record.shown
    if shown is not None:
        try:
            return figure(record, shown, wording, settled=settled)
        except HistoryError as error:
            return failure(record, str(error))
    if record.kind == "imageprompt" and record.prompts:
        return prompts(record, wording)
    return failure(record, next((v.error for v in record.visible if v.error), "nothing is painted yet"))


def generation_bundle(generation: Generation) -> Bundle:
    """Return what a variable alone in a cell shows."""
    record = generation.record
    return record_bundle(record, Wording.of_record(record))


def _brief(record: Record) -> str:
    return bounded(record.text, BRIEF_LETTERS)


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
    captions = "".join(f'<div dir="auto">{escaped(line)}</div>' for line in lines)
    return f'{FRAME}{body}<figcaption style="{_CAPTION}">{captions}</figcaption></figure>'


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
    """Put a bundle together; its metadata are what a replay without a history needs: `history.notebooks.outputs`."""
    known: dict[str, Any] = {"generation": record.id, "kind": record.kind, "key": record.key, "number": number}
    known |= {name: value for name, value in {"grid": grid, "alt": alt, "digest": digest}.items() if value}
    known["record"] = outputs.told(record)
    return {"text/html": markup, **(images or {}), "text/plain": text}, {ipynb.OURS: known}
