"""A history as one self-contained page: every picture in it, no script, nothing fetched, all words escaped."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from promptmagic.errors import HistoryError
from promptmagic.history.listing import many
from promptmagic.history.words import printable
from promptmagic.model import FREE, Cost, Picture, Record, Variation

if TYPE_CHECKING:
    from PIL.Image import Image

LARGE, SMALL = 1024, 320
"""Pixels: the longer side of a chosen picture, and of its siblings."""

QUALITY = 85
ALT_LETTERS = 300

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may do for this page: show the pictures in it."""


def album(title: str, records: Sequence[Record]) -> str:
    """Return the page: each generation with its chosen picture large, its siblings small, its words and its cost."""
    style = files("promptmagic.history").joinpath("album.css").read_text("utf-8")
    places = {record.id: f"g{k}" for k, record in enumerate(records, 1)}
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f'<meta name="generator" content="promptmagic"><title>{_text(title)}</title>',
            f"<style>\n{style}</style></head>",
            f'<body><header><h1 dir="auto">{_text(title)}</h1><p class="soft">{summary(records)}</p></header>',
            "<main>",
            *(_article(record, places) for record in records),
            "</main>",
            "<footer>Made with promptmagic. Offline sketches are named so; prices are in US dollars.</footer>",
            "</body></html>",
            "",
        ]
    )


def summary(records: Sequence[Record]) -> str:
    """Return how much there is, from when, at what cost."""
    if not records:
        return "Nothing is painted yet."
    days = sorted({f"{record.created.astimezone():%Y-%m-%d}" for record in records})
    when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    pictures = sum(len(record.pictures) for record in records)
    cost = sum((record.cost for record in records), FREE)
    return " · ".join([many(len(records), "generation"), many(pictures, "picture"), str(cost), when])


def caption(record: Record, variation: Variation, picture: Picture) -> str:
    """Return which variation this is, who painted it with which seed, and what it cost."""
    painter = picture.label or picture.painter
    if picture.model and picture.model not in painter:
        painter = f"{painter}, {picture.model}"
    seed = "" if picture.seed is None else f"seed {picture.seed}"
    chosen = "chosen" if variation.number == record.chosen else ""
    which = f"variation {variation.number} of {len(record.variations)}"
    undrawn = f"not drawn: {', '.join(picture.undrawn)}" if picture.undrawn else ""
    return " · ".join(part for part in (which, chosen, painter, seed, str(picture.cost), undrawn) if part)


def alt_text(record: Record, variation: Variation) -> str:
    """Return what a screen reader says for a picture: the brief and what sets this one apart."""
    words = variation.prompt.title or variation.prompt.text
    text = record.text if words.casefold() in record.text.casefold() else f"{record.text}: {words}"
    line = " ".join(printable(text).split())
    return line if len(line) <= ALT_LETTERS else line[: ALT_LETTERS - 1].rstrip() + "…"


def _article(record: Record, places: dict[str, str]) -> str:
    place = places[record.id]
    shown = record.shown
    parts = list(_chosen(record, shown)) if shown else []
    kind = "" if parts else ' class="bare"'
    siblings = [_sibling(record, v) for v in record.variations if v is not shown and v.picture is not None]
    return "\n".join(
        [
            f'<article id="{place}" aria-labelledby="{place}-title"{kind}>',
            *parts,
            f'<div><h2 id="{place}-title" dir="auto">{_text(record.text or "(no brief)")}</h2>',
            f'<p class="soft">{_facts(record, places)}</p>',
            *_words(record, shown),
            "</div>",
            *([f'<ul class="siblings" aria-label="Other variations">{"".join(siblings)}</ul>'] if siblings else []),
            "</article>",
        ]
    )


def _chosen(record: Record, variation: Variation) -> Iterator[str]:
    if variation.picture is not None:
        image = _image(record, variation, variation.picture, LARGE)
        words = f"{_star(variation)}{_text(caption(record, variation, variation.picture))}"
        yield f'<figure class="chosen">{image}<figcaption dir="auto">{words}</figcaption></figure>'


def _sibling(record: Record, variation: Variation) -> str:
    picture = variation.picture
    image = _image(record, variation, picture, SMALL) if picture else ""
    words = f"{variation.number} · {variation.prompt.title}" if variation.prompt.title else str(variation.number)
    return f'<li><figure>{image}<figcaption dir="auto">{_star(variation)}{_text(words)}</figcaption></figure></li>'


def _star(variation: Variation) -> str:
    return '<span class="star" role="img" aria-label="starred">★</span> ' if variation.starred else ""


def _facts(record: Record, places: dict[str, str]) -> str:
    created = f"{record.created.astimezone():%Y-%m-%d %H:%M}"
    cost = _text(f"{record.cost} in all")
    origin = f'<a href="#{places[record.parent]}">made from an earlier one</a>' if record.parent in places else ""
    typed = f"typed as “{_text(record.typed)}”" if record.typed.strip() not in ("", record.text) else ""
    return " · ".join(part for part in (created, typed, cost if record.cost != Cost() else "free", origin) if part)


def _words(record: Record, shown: Variation | None) -> Iterator[str]:
    """Yield the shown picture's prompt; all prompts where nothing is painted, and why nothing is."""
    if shown is not None:
        yield _prompt(shown.prompt.text)
        return
    yield from (f'<p class="soft">{_text(variation.error)}</p>' for variation in record.variations if variation.error)
    yield from (_prompt(prompt.text) for prompt in record.prompts)


def _prompt(text: str) -> str:
    return f'<blockquote dir="auto">{_text(text)}</blockquote>' if text else ""


def _image(record: Record, variation: Variation, picture: Picture, side: int) -> str:
    try:
        image = picture.image
    except (HistoryError, OSError):
        return '<p class="soft">The picture file is missing or damaged.</p>'
    url, (width, height) = _data_url(image, side)
    alt = html.escape(alt_text(record, variation))
    return f'<img src="{url}" alt="{alt}" width="{width}" height="{height}">'


def _data_url(image: Image, side: int) -> tuple[str, tuple[int, int]]:
    from PIL.Image import Resampling

    clear = image.has_transparency_data
    image = image.convert("RGBA" if clear else "RGB")
    image.thumbnail((side, side), Resampling.LANCZOS, reducing_gap=3.0)
    buffer = io.BytesIO()
    kind = "webp" if clear else "jpeg"
    image.save(buffer, kind, quality=QUALITY)
    return f"data:image/{kind};base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}", image.size


def _text(text: str) -> str:
    return html.escape(printable(text))
