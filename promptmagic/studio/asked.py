"""What a cell and its notebook ask for, in one spelling: what a saved generation is found by.

The brief finds it (`key`); what is `given` beside it (typed, or set by the notebook itself) must agree with it. What a
person's own configuration `filled` in belongs to a new generation only, and hides no saved one.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from promptmagic.brief import Template
from promptmagic.model import Kind, Record
from promptmagic.options import TABLE, Options
from promptmagic.registry import Spec
from promptmagic.sizes import DEFAULT_SIZE, pixels

ASKED = "asked"
"""The name in a record's options under which it keeps this."""

ENGINES = ("painter", "expander")
"""Options that are compared by which engine they name, not by their spelling."""

PAINTER_OPTIONS = "painter_options"


@dataclass(frozen=True, slots=True)
class Asked:
    """Options by their names, as plain JSON values; one that equals the built-in default is in neither."""

    given: Mapping[str, Any] = field(default_factory=dict)
    filled: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return what a record keeps of this."""
        return {ASKED: {"given": dict(self.given), "filled": dict(self.filled)}}

    @classmethod
    def of_record(cls, record: Record) -> Asked | None:
        """Return what a record was asked for; None where it was written before this was kept."""
        kept = record.options.get(ASKED)
        if not isinstance(kept, Mapping):
            return None
        given, filled = kept.get("given"), kept.get("filled")
        return cls(given if isinstance(given, Mapping) else {}, filled if isinstance(filled, Mapping) else {})

    def agrees(self, saved: Asked) -> bool:
        """Say whether a generation that was asked for like `saved` may stand in for this."""
        known = {**saved.filled, **saved.given}
        return all(known.get(name) == value for name, value in self.given.items()) and saved.given.keys() <= (
            self.given.keys()
        )

    def differences(self, saved: Asked) -> list[str]:
        """Return what a person's own configuration would fill in otherwise than a saved generation has it."""
        known = {**saved.filled, **saved.given}
        return [f"{name} {_shown(value)}" for name, value in self.filled.items() if known.get(name) != value]


def _shown(value: Any) -> str:
    return "x".join(map(str, value)) if isinstance(value, list) else str(value)


def key(kind: Kind, brief: Template, start: object) -> str:
    """Return what saved generations are looked up by: the filled brief, and what it starts from.

    `start` is the digests of the pictures that it starts from, as plain JSON; None for none.
    """
    found: dict[str, Any] = {"kind": kind, "brief": brief.wording}
    if start is not None:
        found["start"] = start
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:32]


def asked(
    options: Options,
    *,
    style: Template,
    painters: Sequence[str],
    usual: int,
    starts: bool,
    configured: Mapping[str, Mapping[str, object]],
    given: Collection[str] | None,
) -> Asked:
    """Return what is asked for beside a brief.

    Parameters
    ----------
    options, style, painters
        The checked options, the style with its names filled in, and each variation's painter.
    usual
        How many variations there are where nobody says how many.
    starts
        Whether there is a picture to start from, whose size is then the usual one.
    configured
        The options of painters that were not typed, by the painter's name.
    given
        The fields of the options that the cell or its notebook gives; None for all.
    """
    values = _values(options, style, usual, starts=starts)
    named = {Spec.parse(spec).name: Spec.parse(spec).options for spec in painters}
    typed = {f"{name}.{option}": _number(value) for name in named for option, value in named[name].items()}
    others = {
        f"{name}.{option}": _number(str(value))
        for name, chosen in configured.items()
        for option, value in chosen.items()
        if str(value).strip()
    }
    is_given = set(values) if given is None else set(given)
    if given is None or PAINTER_OPTIONS in given:
        is_given.update(others)
    if given is None or "painter" in given:
        is_given.update(typed)
    values = {**values, **others, **typed}
    return Asked(
        {name: value for name, value in values.items() if name in is_given},
        {name: value for name, value in values.items() if name not in is_given},
    )


def _values(options: Options, style: Template, usual: int, *, starts: bool) -> dict[str, Any]:
    """Return the options that belong to a replay, resolved, less those that equal their defaults."""
    plain = Options()
    values: dict[str, Any] = {
        option.field: getattr(options, option.field)
        for option in TABLE
        if option.replayed
        and option.field not in ENGINES
        and getattr(options, option.field) != getattr(plain, option.field)
    }
    if values.get("n") == usual:
        del values["n"]
    if style.wording:
        values["style"] = style.wording
    for name, value in values.items():
        if isinstance(value, str) and name not in ("size", "style"):
            values[name] = one_spelling(value)
    if "size" in values:
        wanted = pixels(values["size"])
        values["size"] = "auto" if wanted is None else list(wanted)
        if wanted == pixels(DEFAULT_SIZE) and not starts:
            del values["size"]
    return values


def one_spelling(text: str) -> str:
    """Return a text with single blanks between its words, in one Unicode form."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _number(text: str) -> str:
    """Return a number in one spelling, and any other text as it is: 6, 6.0 and "6" ask for the same."""
    try:
        return f"{float(text):.15g}"
    except ValueError:
        return text.strip()
