"""What one cell asks for, filled in and checked before anyone is called: briefs, painters, seed and replay key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from promptmagic import brief as briefs
from promptmagic.errors import OptionError
from promptmagic.model import Brief, Kind, Record
from promptmagic.options import MOST_VARIATIONS, TABLE, Options
from promptmagic.registry import Spec, split
from promptmagic.sizes import DEFAULT_SIZE
from promptmagic.studio.sources import Start

USUAL_VARIATIONS = 4
OFFLINE_PAINTER = "sketch"
OFFLINE_EXPANDER = "template"


@dataclass(frozen=True, slots=True)
class Request:
    """One cell's request: `briefs` and `painters` have an entry for each variation; a painter may still be "auto".

    `start` is what the pictures start from, where they start from one. `configured` are the options of painters, by the
    painter's name, that were not typed.
    """

    kind: Kind
    typed: str
    options: Options
    briefs: tuple[Brief, ...]
    painters: tuple[str, ...]
    cell: str = ""
    start: Start | None = None
    configured: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """How many variations are asked for."""
        return len(self.briefs)

    @property
    def seed(self) -> int:
        """The first variation's seed: as asked, or derived from the filled brief (the same on every machine)."""
        if self.options.seed is not None:
            return self.options.seed
        text = "\0".join(brief.text for brief in self.briefs)
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:3], "big")

    @property
    def key(self) -> str:
        """What a saved generation is found by: the filled briefs, the start, the options less those of `matches`."""
        replayed = {option.field for option in TABLE if option.replayed} - {"expander", "painter", "style", "exclude"}
        asked: dict[str, Any] = {
            "kind": self.kind,
            "briefs": [[brief.text, brief.style, brief.exclude] for brief in self.briefs],
            "options": {name: value for name, value in self.options.to_dict().items() if name in replayed},
        }
        if self.start is not None:
            asked["start"] = self.start.digests
        if any(given := [self._painter_options(spec) for spec in self.painters]):
            asked["painter_options"] = given
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:32]

    def _painter_options(self, spec: str) -> Mapping[str, Any]:
        """Return the options that a painter gets, in one spelling; of each that it may be, where it is "auto"."""
        wanted = Spec.parse(spec)
        if wanted.name == "auto":
            return {name: _spelled(options) for name, options in self.configured.items()}
        return _spelled({**self.configured.get(wanted.name, {}), **wanted.options})

    def matches(self, record: Record, *, online: bool) -> bool:
        """Say whether a record with this key may stand in for the request.

        `auto` matches any engine's, except that offline work does not stand in once OpenAI is configured (`online`);
        a named engine matches its own, whichever model was its default then.
        """
        wanted = self.options
        if wanted.painter == "auto" and online and split(record.painter)[0] == OFFLINE_PAINTER:
            return False
        return _same_engine(wanted.painter, record.painter, record.options.get("painter")) and _same_engine(
            wanted.expander, record.expander, record.options.get("expander")
        )


def _same_engine(wanted: str, used: str, asked: Any) -> bool:
    if wanted in ("auto", used, asked):
        return True
    if "{" in wanted:  # a choice or a variable: which engines it names is known only where it is the same one
        return False
    name, model = split(wanted)
    return (name, model or split(used)[1]) == split(used)


def _spelled(options: Mapping[str, object]) -> dict[str, str]:
    """Return options as text, each number in one spelling: 6, 6.0 and "6" ask for the same."""
    return {name: _number(text) for name, value in sorted(options.items()) if (text := str(value).strip())}


def _number(text: str) -> str:
    try:
        return f"{float(text):.15g}"
    except ValueError:
        return text


def make_request(
    kind: Kind,
    typed: str,
    options: Options,
    *,
    names: Mapping[str, object] | None = None,
    cell: str = "",
    start: Start | None = None,
) -> Request:
    """Fill in a brief as typed, with the variables in `names`, and spread its choices over the variations.

    Where `%paint` starts from a picture, the brief is the change to make, and is expanded only by a named expander; by
    the templates never, which would invent another picture.

    Raises
    ------
    BriefError
        The brief is empty, too long, or names an unknown variable.
    OptionError
        There are more combinations of choices than variations can be, or `--pick` lies beyond them.
    """
    templates = [briefs.Template.parse(text) for text in (typed, options.style, options.painter)]
    counts = [template.count for template in templates]
    total = counts[0] * counts[1] * counts[2]
    n = options.n or (_all_combinations(total) if total > 1 else USUAL_VARIATIONS)
    if options.pick is not None and options.pick > n:
        raise OptionError(f"--pick {options.pick} is beyond the {n} variations.", f"Pick 1 to {n}, or raise -n.")
    rows = []
    for combination in briefs.spread(total, n):
        rest, painter = divmod(combination, counts[2])
        text, style = divmod(rest, counts[1])
        rows.append(
            [template.fill(k, names or {}) for template, k in zip(templates, (text, style, painter), strict=True)]
        )
    return Request(
        kind=kind,
        typed=typed.strip(),
        options=_settled(kind, options, start),
        briefs=tuple(
            Brief(briefs.check(text), style, options.exclude, change=start is not None) for text, style, _ in rows
        ),
        painters=tuple(painter for _, _, painter in rows),
        cell=cell,
        start=start,
    )


def _settled(kind: Kind, options: Options, start: Start | None) -> Options:
    """Return the options without what was found by them, and with what they mean here."""
    as_typed = split(options.expander)[0] == OFFLINE_EXPANDER or (kind == "paint" and options.expander == "auto")
    size = "" if start is None and options.size == DEFAULT_SIZE else options.size
    return replace(options, source=None, mask=None, raw=options.raw or (start is not None and as_typed), size=size)


def _all_combinations(total: int) -> int:
    if total > MOST_VARIATIONS:
        raise OptionError(
            f"The choices make {total:,} combinations, and at most {MOST_VARIATIONS} can be painted at once.",
            f"Add -n, such as -n {MOST_VARIATIONS}, for some of them spread evenly, or take choices away.",
        )
    return total
