"""A history as one self-contained page: every picture in it, no script, nothing fetched, all words escaped."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator, Sequence
from importlib.resources import files

from promptmagic.captions import alt_text, entry_caption
from promptmagic.errors import HistoryError
from promptmagic.model import FREE, Cost, Picture, Record, Variation
from promptmagic.pictures.metadata import derived
from promptmagic.text import many, printable

LARGE, SMALL = 1024, 320
"""Pixels: the longer side of a chosen picture, and of its siblings."""

QUALITY = 85

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may do for this page: show the pictures in it."""


def album(title: str, records: Sequence[Record]) -> str:
    """Return the page: each generation with its chosen picture large, its siblings small, its words and its cost."""
    places = {record.id: f"g{k}" for k, record in enumerate(records, 1)}
    return _page(title, records, [_article(record, places[record.id], places) for record in records])


def album_of_authors(title: str, parts: Sequence[tuple[str, Sequence[Record]]]) -> str:
    """Return a page with a part for each author: the generations as that person picked, or made, them."""
    body: list[str] = []
    for k, (name, records) in enumerate(parts, 1):
        body.append(f'<h2 class="author" dir="auto">{_text(name)}</h2>')
        body += [_article(record, f"a{k}g{m}", {}) for m, record in enumerate(records, 1)]
    return _page(title, [record for _, records in parts for record in records], body)


def _page(title: str, records: Sequence[Record], body: Sequence[str]) -> str:
    style = files("promptmagic.history.exchange").joinpath("album.css").read_text("utf-8")
    distinct = list({record.id: record for record in records}.values())
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f'<meta name="generator" content="promptmagic"><title>{_text(title)}</title>',
            f"<style>\n{style}</style></head>",
            f'<body><header><h1 dir="auto">{_text(title)}</h1><p class="soft">{summary(distinct)}</p></header>',
            "<main>",
            *body,
            "</main>",
            "<footer>Made with promptmagic. Offline sketches are named so; prices are in US dollars.",
            *(f"<p>{_text(line)}</p>" for line in credits_of(distinct)),
            "</footer>",
            "</body></html>",
            "",
        ]
    )


def credits_of(records: Sequence[Record]) -> list[str]:
    """Return what is to be said for passing the pictures on: whose art is in them, on which terms; each line once."""
    licences = (picture.licence for record in records for picture in record.pictures if picture.licence)
    return sorted({printable(line) for line in licences})


def summary(records: Sequence[Record]) -> str:
    """Return how much there is, from when, at what cost."""
    if not records:
        return "Nothing is painted yet."
    days = sorted({f"{record.created.astimezone():%Y-%m-%d}" for record in records})
    when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    pictures = sum(len(record.pictures) for record in records)
    cost = sum((record.cost for record in records), FREE)
    return " · ".join([many(len(records), "generation"), many(pictures, "picture"), str(cost), when])


def _article(record: Record, place: str, places: dict[str, str]) -> str:
    shown = record.shown
    parts = list(_chosen(record, shown)) if shown else []
    kind = "" if parts else ' class="bare"'
    siblings = [_sibling(record, v) for v in record.visible if v is not shown and v.picture is not None]
    return "\n".join(
        [
            f'<article id="{place}" aria-labelledby="{place}-title"{kind}>',
            *parts,
            f'<div><h2 id="{place}-title" dir="auto">{_text(record.scene or "(no brief)")}</h2>',
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
        words = f"{_star(variation)}{_text(entry_caption(record, variation, variation.picture))}"
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
    yield from (f'<p class="soft">{_text(variation.error)}</p>' for variation in record.visible if variation.error)
    yield from (_prompt(prompt.text) for prompt in record.prompts)


def _prompt(text: str) -> str:
    return f'<blockquote dir="auto">{_text(text)}</blockquote>' if text else ""


def _image(record: Record, variation: Variation, picture: Picture, side: int) -> str:
    try:
        url, (width, height) = _original(picture) if side == LARGE and picture.credentials else _copied(picture, side)
    except (HistoryError, OSError):
        return '<p class="soft">The picture file is missing or damaged.</p>'
    alt = _text(alt_text(record, variation))
    return f'<img src="{url}" alt="{alt}" width="{width}" height="{height}">'


def _original(picture: Picture) -> tuple[str, tuple[int, int]]:
    """Return a picture as it was sent, whose content credentials hold, and the size at which it is shown."""
    image = picture.image
    image.thumbnail((LARGE, LARGE))
    return _url(f"image/{picture.format}", picture.read()), image.size


def _copied(picture: Picture, side: int) -> tuple[str, tuple[int, int]]:
    from PIL.Image import Resampling

    image = picture.image
    clear = image.has_transparency_data
    image = image.convert("RGBA" if clear else "RGB")
    image.thumbnail((side, side), Resampling.LANCZOS, reducing_gap=3.0)
    buffer = io.BytesIO()
    kind = "webp" if clear else "jpeg"
    image.save(buffer, kind, quality=QUALITY)
    return _url(f"image/{kind}", derived(buffer.getvalue(), picture)), image.size


def _url(mime: str, data: bytes) -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode('ascii')}"


def _text(text: str) -> str:
    return html.escape(printable(text))
