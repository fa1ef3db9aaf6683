"""What one cell asks for, filled in and checked before anyone is called: briefs, painters, seed and replay key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from promptmagic import brief as briefs
from promptmagic.errors import OptionError, did_you_mean
from promptmagic.model import Brief, Kind, Record
from promptmagic.options import MOST_VARIATIONS, TABLE, Options
from promptmagic.painters import MENTION
from promptmagic.redaction import masked
from promptmagic.registry import Spec, split
from promptmagic.sizes import DEFAULT_SIZE
from promptmagic.studio import asked
from promptmagic.studio.asked import ENGINES, Asked, one_spelling
from promptmagic.studio.sources import Start

USUAL_VARIATIONS = 4
ONLINE = "openai"
"""The name of the painter and of the expander that `auto` means where OpenAI is configured."""

OFFLINE_PAINTER = "sketch"
OFFLINE_EXPANDER = "template"


@dataclass(frozen=True, slots=True)
class Request:
    """One cell's request: `briefs` and `painters` have an entry for each variation; a painter may still be "auto".

    `start` is what the pictures start from, where they start from one. `configured` are the options of painters, by the
    painter's name, that were not typed. `key` is what saved generations are looked up by, and `asked` what must agree
    with them; `match` are painter and expander as the cell or its notebook gives them, "auto" where it gives none.
    `frame` is the brief before its choices are filled, and `rounds` says for each variation how many before it were the
    same combination of choices: empty where there is no choice.
    """

    kind: Kind
    typed: str
    options: Options
    briefs: tuple[Brief, ...]
    painters: tuple[str, ...]
    cell: str = ""
    start: Start | None = None
    configured: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    key: str = ""
    asked: Asked = field(default_factory=Asked)
    match: tuple[str, str] = ("auto", "auto")
    frame: str = ""
    rounds: tuple[int, ...] = ()

    @property
    def n(self) -> int:
        """How many variations are asked for."""
        return len(self.briefs)

    @property
    def seed(self) -> int:
        """The first variation's seed: as asked, or derived from the brief (the same on every machine).

        It is derived from the filled brief, and of choices from what they have in common, whichever are offered.
        """
        if self.options.seed is not None:
            return self.options.seed
        text = self.frame if self.rounds else "\0".join(brief.text for brief in self.briefs)
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:3], "big")

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that a saved generation may have: today's, and the one of histories that were written before it."""
        return self.key, self.former_key

    @property
    def identity(self) -> tuple[object, ...]:
        """What only a request for the very same has in common with this one."""
        return self.former_key, self.painters, self.options.expander

    @property
    def former_key(self) -> str:
        """What a saved generation was found by at first: the filled briefs, the start, and all options that counted."""
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

    def matches(self, record: Record) -> bool:
        """Say whether a record with this key may stand in for the request.

        `auto` matches any engine's; a named engine matches its own, whichever model was its default then.
        """
        saved = Asked.of_record(record)
        if saved is not None and not self.asked.agrees(saved):
            return False
        painter, expander = self.match
        return _same_engine(painter, record.painter, record.options.get("painter")) and _same_engine(
            expander, record.expander, record.options.get("expander")
        )

    def differences(self, record: Record) -> list[str]:
        """Return what a person's own configuration asks for that a saved generation has otherwise."""
        saved = Asked.of_record(record)
        found = [] if saved is None else self.asked.differences(saved)
        for name, used, wanted in (
            ("painter", record.painter, self.options.painter),
            ("expander", record.expander, self.options.expander),
        ):
            if self.match[ENGINES.index(name)] == "auto" != wanted and not _same_engine(wanted, used, None):
                found.append(f"{name} {wanted}")
        return found

    def check_pick(self) -> None:
        """Raise OptionError where `--pick` lies beyond what will be made."""
        pick = self.options.pick
        if pick is not None and pick > self.n:
            raise OptionError(f"--pick {pick} is beyond the {self.n} variations.", f"Pick 1 to {self.n}, or raise -n.")


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
    given: Collection[str] | None = None,
    painter_options: Mapping[str, Mapping[str, object]] | None = None,
) -> Request:
    """Fill in a brief as typed, with the variables in `names`, and spread its choices over the variations.

    `given` are the fields of the options that the cell or its notebook gives, None for all of them: the others come
    from a person's own configuration. `painter_options` are those that were not typed, by the painter's name.

    Where `%paint` starts from a picture, the brief is the change to make, and is expanded only by a named expander; by
    the templates never, which would invent another picture.

    Raises
    ------
    BriefError
        The brief is empty, too long, or names an unknown variable.
    OptionError
        There are more combinations of choices than variations can be.
    """
    templates = [
        briefs.Template.parse(text).with_values(names or {}) for text in (typed, options.style, options.painter)
    ]
    options = replace(options, style=masked(options.style), exclude=masked(options.exclude), role=masked(options.role))
    counts = [template.count for template in templates]
    total = counts[0] * counts[1] * counts[2]
    usual = total if total > 1 else USUAL_VARIATIONS
    n = options.n or (_all_combinations(total) if total > 1 else USUAL_VARIATIONS)
    rows = []
    combinations = briefs.spread(total, n)
    for combination in combinations:
        rest, painter = divmod(combination, counts[2])
        text, style = divmod(rest, counts[1])
        rows.append([template.fill(k, {}) for template, k in zip(templates, (text, style, painter), strict=True)])
    painters = tuple(painter for _, _, painter in rows)
    if start is not None and start.others:
        _check_mentions([text for text, _, _ in rows], [start.source.tag, *(source.tag for source in start.others)])
    configured = _bearing(painter_options or {}, painters)
    matched = [getattr(options, name) if given is None or name in given else "auto" for name in ENGINES]
    return Request(
        kind=kind,
        typed=masked(typed.strip()),
        options=_settled(kind, options, start),
        briefs=tuple(
            Brief(briefs.check(text), masked(style), options.exclude, change=start is not None)
            for text, style, _ in rows
        ),
        painters=painters,
        cell=cell,
        start=start,
        configured=configured,
        key=asked.key(kind, templates[0], None if start is None else start.digests),
        asked=asked.asked(
            options,
            style=templates[1],
            painters=painters,
            usual=usual,
            starts=start is not None,
            configured=configured,
            given=given,
        ),
        match=(matched[0], matched[1]),
        frame=one_spelling(templates[0].frame),
        rounds=tuple(combinations[:at].count(one) for at, one in enumerate(combinations)) if total > 1 else (),
    )


def _check_mentions(texts: Sequence[str], tags: Sequence[str]) -> None:
    """Raise an error where a brief tells of a picture that nobody named."""
    for name in (match[1] for text in texts for match in MENTION.finditer(text)):
        if name not in tags:
            hint = did_you_mean(f"@{name}", [f"@{tag}" for tag in tags])
            raise OptionError(
                f"There is no picture @{name} to start from.{hint}",
                f"Name it with --from {name}=REF, or write it apart.",
            )


def _bearing(
    configured: Mapping[str, Mapping[str, object]], painters: Sequence[str]
) -> Mapping[str, Mapping[str, object]]:
    """Return the configured options of each painter that is named, or that `auto` may mean."""
    named = {split(spec)[0] for spec in painters}
    if "auto" in named:
        named |= {ONLINE, OFFLINE_PAINTER}
    return {
        name: options
        for name, options in configured.items()
        if name in named and isinstance(options, Mapping) and options
    }


def _settled(kind: Kind, options: Options, start: Start | None) -> Options:
    """Return the options without what was found by them, and with what they mean here."""
    as_typed = split(options.expander)[0] == OFFLINE_EXPANDER or (kind == "paint" and options.expander == "auto")
    size = "" if start is None and options.size == DEFAULT_SIZE else options.size
    return replace(
        options, source=None, mask=None, markup=None, raw=options.raw or (start is not None and as_typed), size=size
    )


def _all_combinations(total: int) -> int:
    if total > MOST_VARIATIONS:
        raise OptionError(
            f"The choices make {total:,} combinations, and at most {MOST_VARIATIONS} can be painted at once.",
            f"Add -n, such as -n {MOST_VARIATIONS}, for some of them spread evenly, or take choices away.",
        )
    return total
