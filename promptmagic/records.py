"""Records, variations and prompts as JSON and back: the one form that the store and the picture files share.

Writing leaves out what is empty. Reading takes whatever is there: a file may come from another version or another hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, TypeVar

from promptmagic import redaction
from promptmagic.model import (
    FREE,
    UNKNOWN_COST,
    Brief,
    Copy,
    Cost,
    Parts,
    Picture,
    PictureFormat,
    Prompt,
    Record,
    Variation,
)

T = TypeVar("T", str, int, float, bool)

MOST_ROWS = 1_000
"""Prompts of a generation, or whatever else it lists, that are believed: far more than any has."""

COST_LIMIT = 1_000_000
"""US dollars, or items of no known price: what claims to have cost more than this is not believed."""


def dumps(value: object, *, ascii_only: bool = False) -> str:
    """Return compact JSON in which no key of this process's environment can be read.

    A server's error message may quote the key it refused; what is kept must not.
    """
    text = json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"), default=str)
    if not ascii_only and not encodable(text):
        text = json.dumps(value, separators=(",", ":"), default=str)
    return redaction.masked(text)


def encodable(text: str) -> bool:
    """Say whether the text can be written as UTF-8: half a surrogate pair, as some tools paste it, cannot."""
    return text.isascii() or text.encode("utf-8", "replace") == text.encode("utf-8", "surrogatepass")


def _no_number(_name: str) -> None:
    """Neither JSON nor SQLite knows NaN and the infinities."""


def _finite(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


_DECODER = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)


def loads(text: str | bytes) -> dict[str, Any]:
    """Return the JSON object in a text; an empty one where there is none."""
    try:
        value = _DECODER.decode(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def get(data: Mapping[str, Any], name: str, default: T) -> T:
    """Return a value of the default's type, or the default."""
    value = data.get(name)
    if isinstance(default, float) and isinstance(value, int):
        return type(default)(value) if abs(value) < 1e300 else default
    return value if type(value) is type(default) else default


def mapping(value: object) -> dict[str, Any]:
    """Return a JSON object; an empty one where the value is none."""
    return dict(value) if isinstance(value, Mapping) else {}


def rows(data: Mapping[str, Any], name: str, read: Callable[[object], Any]) -> tuple[Any, ...]:
    """Return the values of a JSON list, each read by `read`.

    At most `MOST_ROWS` are, and one more: whoever refuses too many can tell that there are.
    """
    value = data.get(name)
    return tuple(read(item) for item in value[: MOST_ROWS + 1]) if isinstance(value, list) else ()


def moment(text: object) -> datetime | None:
    """Return the time that an ISO text names, in UTC; None where it names none."""
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    # At the ends of the calendar a change of zone leads out of it.
    if found is None or not 1970 <= found.year <= 9000:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in ("", None, False, {}, [], ())}


def of_cost(cost: Cost) -> dict[str, Any]:
    """Return a cost as JSON; free is empty."""
    return {item.name: value for item in fields(cost) if (value := getattr(cost, item.name))}


def to_cost(data: object) -> Cost:
    """Read what `of_cost` wrote."""
    found = mapping(data)
    cost = Cost(get(found, "usd", 0.0), get(found, "unknown", 0), get(found, "estimated", False)) if found else FREE
    return cost if 0 <= cost.usd <= COST_LIMIT and 0 <= cost.unknown <= COST_LIMIT else UNKNOWN_COST


def of_brief(brief: Brief) -> dict[str, Any]:
    """Return a brief as JSON."""
    return _filled({"text": brief.text, "style": brief.style, "exclude": brief.exclude, "change": brief.change})


def to_brief(data: object) -> Brief:
    """Read what `of_brief` wrote."""
    found = mapping(data)
    text, style, exclude = (get(found, name, "") for name in ("text", "style", "exclude"))
    return Brief(text, style, exclude, get(found, "change", False))


def of_prompt(prompt: Prompt) -> dict[str, Any]:
    """Return a prompt as JSON."""
    parts = prompt.parts.to_dict()
    told = {"text": prompt.text, "title": prompt.title, "edited": prompt.edited, "parts": parts, "scene": prompt.scene}
    return _filled(told)


def to_prompt(data: object) -> Prompt:
    """Read what `of_prompt` wrote."""
    found = mapping(data)
    parts = mapping(found.get("parts"))
    known = Parts(**{item.name: get(parts, item.name, "") for item in fields(Parts)})
    text, title, scene = (get(found, name, "") for name in ("text", "title", "scene"))
    return Prompt(text, known, title, get(found, "edited", False), scene)


def of_picture(picture: Picture) -> dict[str, Any]:
    """Return what is known of a picture as JSON, without its pixels and its place."""
    data = _filled(
        {
            "painter": picture.painter,
            "model": picture.model,
            "label": picture.label,
            "drawn": list(picture.drawn),
            "undrawn": list(picture.undrawn),
            "usage": dict(picture.usage),
            "cost": of_cost(picture.cost),
            "licence": picture.licence,
            "source_type": "" if picture.source_type == "trainedAlgorithmicMedia" else picture.source_type,
            "alt": picture.alt,
            "copy": picture.copy is not None,
            "digest": picture.copy.digest if picture.copy else "",
        }
    )
    seed = {} if picture.seed is None else {"seed": picture.seed}
    return {"width": picture.width, "height": picture.height, "format": picture.format} | data | seed


def to_picture(data: object) -> Picture:
    """Read what `of_picture` wrote."""
    found = mapping(data)
    kind: PictureFormat = "png"
    if found.get("format") in ("jpeg", "webp", "gif"):
        kind = found["format"]
    seed = found.get("seed")
    return Picture(
        width=get(found, "width", 0),
        height=get(found, "height", 0),
        format=kind,
        painter=get(found, "painter", ""),
        model=get(found, "model", ""),
        label=get(found, "label", ""),
        seed=seed if isinstance(seed, int) else None,
        drawn=rows(found, "drawn", str),
        undrawn=rows(found, "undrawn", str),
        usage={name: count for name, count in mapping(found.get("usage")).items() if isinstance(count, int)},
        cost=to_cost(found.get("cost")),
        licence=get(found, "licence", ""),
        source_type="algorithmicMedia" if found.get("source_type") == "algorithmicMedia" else "trainedAlgorithmicMedia",
        alt=get(found, "alt", ""),
        copy=Copy(digest=get(found, "digest", "")) if get(found, "copy", False) else None,
    )


def of_variation(variation: Variation) -> dict[str, Any]:
    """Return a variation as JSON, without its picture, its error and its star."""
    data = {"prompt": of_prompt(variation.prompt), "painter": variation.painter, "origin": variation.origin}
    data |= {"removed": True} if variation.removed else {}
    return _filled(data) | {"seed": variation.seed}


def to_variation(number: int, data: object) -> Variation:
    """Read what `of_variation` wrote."""
    found = mapping(data)
    return Variation(
        number,
        to_prompt(found.get("prompt")),
        get(found, "seed", 0),
        get(found, "painter", ""),
        origin=get(found, "origin", 0) or None,
        removed=get(found, "removed", False),
    )


def of_record(record: Record) -> dict[str, Any]:
    """Return what a record says of its request as JSON: all but its prompts, variations and picks."""
    data = {
        "typed": record.typed,
        "briefs": [of_brief(brief) for brief in record.briefs],
        "options": dict(record.options),
        "key": record.key,
        "expander": record.expander,
        "expansion_cost": of_cost(record.expansion_cost),
        "painter": record.painter,
        "parent": record.parent,
        "notebook": record.notebook,
        "cell": record.cell,
        "author": record.author,
    }
    return {"id": record.id, "kind": record.kind, "created": record.created.isoformat()} | _filled(data)


def to_record(data: object) -> Record:
    """Read what `of_record` wrote."""
    found = mapping(data)
    return Record(
        id=get(found, "id", ""),
        kind="imageprompt" if found.get("kind") == "imageprompt" else "paint",
        typed=get(found, "typed", ""),
        briefs=rows(found, "briefs", to_brief),
        options=mapping(found.get("options")),
        key=get(found, "key", ""),
        expander=get(found, "expander", ""),
        expansion_cost=to_cost(found.get("expansion_cost")),
        painter=get(found, "painter", ""),
        parent=get(found, "parent", "") or None,
        notebook=get(found, "notebook", ""),
        cell=get(found, "cell", ""),
        author=get(found, "author", ""),
        created=moment(found.get("created")) or datetime.now(UTC),
    )
