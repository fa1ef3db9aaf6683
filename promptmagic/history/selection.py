"""Which generations `.where()` asks for, and how SQL says that."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from promptmagic.errors import OptionError
from promptmagic.history.search import condition
from promptmagic.model import Kind
from promptmagic.text import storable

Moment = datetime | date | timedelta | str
"""A time, a day, how long ago, or a time or day as ISO text; without a zone it is local time."""

SqlCondition = tuple[str, list[object]]
"""A condition on a row of `generations`, and its parameters."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of a generation; None and empty texts ask for nothing. See `History.where`."""

    words: str = ""
    painter: str = ""
    expander: str = ""
    style: str = ""
    kind: Kind | None = None
    cell: str = ""
    since: datetime | None = None
    until: datetime | None = None
    starred: bool | None = None
    picked: bool | None = None
    painted: bool | None = None

    def condition(self, db: sqlite3.Connection) -> SqlCondition:
        """Return all that is asked, as one condition."""
        found, values = condition(db, self.words)
        asked: list[SqlCondition] = [(found, [*values]), *self._texts(), *self._times(), *self._states()]
        return " AND ".join(f"({test})" for test, _ in asked), [value for _, values in asked for value in values]

    def _texts(self) -> list[SqlCondition]:
        asked: list[SqlCondition] = []
        if self.painter:
            asked.append(_painter(self.painter))
        if self.expander:
            asked.append(_spec("json_extract(facts, '$.expander')", self.expander))
        if self.style:
            style = "lower(json_extract(value, '$.style')) = lower(?)"
            query = f"EXISTS (SELECT 1 FROM json_each(facts, '$.briefs') WHERE {style})"  # noqa: S608 - our own words
            asked.append((query, [storable(self.style)]))
        if self.kind:
            asked.append(("json_extract(facts, '$.kind') = ?", [self.kind]))
        if self.cell:
            asked.append(("cell = ?", [storable(self.cell)]))
        return asked

    def _times(self) -> list[SqlCondition]:
        since: list[SqlCondition] = [("created >= ?", [self.since.isoformat()])] if self.since else []
        return [*since, ("created < ?", [self.until.isoformat()])] if self.until else since

    def _states(self) -> list[SqlCondition]:
        states = {
            "SELECT generation FROM variations WHERE starred": self.starred,
            "SELECT generation FROM picks": self.picked,
            "SELECT generation FROM variations WHERE file IS NOT NULL": self.painted,
        }
        return [
            (f"n {'' if asked else 'NOT '}IN ({query})", []) for query, asked in states.items() if asked is not None
        ]


def _spec(column: str, name: str) -> SqlCondition:
    """Return the condition that a column holds `name`, or `name:model` for whatever model."""
    wanted = storable(name)
    return f"coalesce({column}, '') = ? OR substr(coalesce({column}, ''), 1, ?) = ?", [
        wanted,
        len(wanted) + 1,
        f"{wanted}:",
    ]


def _painter(spec: str) -> SqlCondition:
    """Return the condition that a picture is this painter's, or was asked of it."""
    name, _, model = storable(spec).partition(":")
    asked, values = _spec("json_extract(facts, '$.painter')", spec)
    painted = "json_extract(picture, '$.painter') = ? AND (? = '' OR json_extract(picture, '$.model') = ?)"
    query = f"SELECT generation FROM variations WHERE picture IS NOT NULL AND {painted}"  # noqa: S608 - our own words
    return f"{asked} OR n IN ({query})", [*values, name, model, model]


def instant(when: Moment, *, end: bool = False) -> datetime:
    """Return the time in UTC at which `when` begins; `end` gives the end of a whole day.

    Raises
    ------
    OptionError
        The text is neither a time nor a day.
    """
    try:
        return _instant(when, end)
    except (ValueError, OverflowError) as error:
        raise OptionError(
            f"{when!r} is neither a time nor a day.", 'Write it as "2026-11-22" or "2026-11-22 14:30", or give a date.'
        ) from error


def _instant(when: Moment, end: bool) -> datetime:
    if isinstance(when, timedelta):
        return datetime.now(UTC) - when
    if isinstance(when, str):
        text = when.strip()
        when = date.fromisoformat(text) if len(text) <= len("2026-11-22") else datetime.fromisoformat(text)
    if not isinstance(when, datetime):
        when = datetime.combine(when + DAY if end else when, time())
    return when.astimezone(UTC)
