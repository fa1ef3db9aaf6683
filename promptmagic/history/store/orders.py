"""The orders of one store: a row for each paid request, committed before it is sent, and what became of it.

An order is checked against the budget and written in one transaction, so that the sum of what was spent, what is under
way anywhere, and what may have been billed holds over threads, kernels and restarts. What is paid for is written to a
hidden folder under the order's id as it arrives, before anybody decodes it, and removed once the history keeps it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from promptmagic import records, redaction
from promptmagic.errors import OptionError, UnknownNameError
from promptmagic.history.store import rows
from promptmagic.history.store.database import Database
from promptmagic.history.store.journal import Journal
from promptmagic.model import FREE, Cost, Picture
from promptmagic.pictures import writing
from promptmagic.pictures.decoding import verified
from promptmagic.text import storable

ARRIVED = ".arrived"
"""The folder of answers that are not kept yet; hidden, so that none is taken for a picture that somebody put there."""

ADDRESS = ".url"

State = Literal["open", "perhaps", "billed", "kept", "refused", "settled"]
"""`open`: under way, as far as is known; `perhaps`: it may have been billed; `billed`: paid for nothing that is kept;
`kept`: what was paid for is in the history; `refused`: it was not billed; `settled`: a person said what it cost."""

_STATES: tuple[State, ...] = ("open", "perhaps", "billed", "kept", "refused", "settled")

_CENT_OF_A_CENT = 1e-6

Allow = Callable[[Cost, Cost], None]
"""Told what was spent and what is under way; raises where an order would go too far."""

_COLUMNS = "id, at, deadline, what, notebook, generation, number, key, process, state, usd, unknown, estimated, facts"
_OWN = "(?1 = '' OR notebook = ?1)"
_UNANSWERED = "state IN ('open', 'perhaps')"


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    """One paid request as the history knows it.

    `what` says who is paid for what; `cost` is its estimate until more is known, in US dollars. It is for variation
    `number` of `generation` (0: for its prompts), asked for by a cell with that `key`. `deadline` is when its answer
    must have come, as Unix time. `facts` are what a picture that arrives late is told of itself: its painter, model and
    label.
    """

    id: str
    what: str
    cost: Cost
    deadline: float
    notebook: str = ""
    generation: str = ""
    number: int = 0
    key: str = ""
    noted: State = "open"
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    process: str = field(default_factory=lambda: this_process())
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def state(self) -> State:
        """What is known of it now: one whose answer did not come in time may have been billed."""
        return "perhaps" if self.noted == "open" and time.time() > self.deadline else self.noted

    def __repr__(self) -> str:
        said = {"open": "under way", "perhaps": "may have been billed", "billed": "billed, not kept"}
        when = f"{self.at:%Y-%m-%d %H:%M} UTC"
        return f"<Order {self.id}: {self.what}, {self.cost}, {said.get(self.state, self.state)}, placed {when}>"


@cache
def _start() -> str:
    return uuid4().hex[:8]


def this_process() -> str:
    """Return a name for this process, which no other has."""
    return f"{os.getpid()}-{_start()}"


class OrderBook:
    """The orders of one store, whose pictures lie in `home`. Safe for threads and beside other processes."""

    def __init__(self, home: Path, database: Database, journal: Journal) -> None:
        self.home = home
        self.folder = home / ARRIVED
        self._database = database
        self._journal = journal

    @property
    def is_kept(self) -> bool:
        """Whether what is written here outlives this process."""
        return not self._database.in_memory

    # An order's life

    def place(self, order: PlacedOrder, allow: Allow) -> None:
        """Write an order down, unless `allow` raises at what was spent and is under way."""

        def work(db: sqlite3.Connection) -> None:
            allow(*spent(db, order.notebook))
            insert(db, order)

        self._database.write(work)
        self._journal.order(to_json(order))

    def arrived(self, id: str, what: bytes | str) -> OSError | None:
        """Write what an order brought, bytes or an address; return what prevented it.

        Bytes are written for whoever comes after this process dies. Where the power fails before the picture itself is
        on the disk, some milliseconds later, the order is there to say that it may have been billed.
        """
        path = self.folder / (id if isinstance(what, bytes) else f"{id}{ADDRESS}")
        try:
            if isinstance(what, bytes):
                writing.write_whole(path, what, synced=False)
            else:
                writing.write_whole(path, what.encode(errors="replace"))
        except OSError as error:
            return error
        return None

    def goods(self, id: str) -> bytes | str | None:
        """Return what an order brought that is not kept yet; None where it brought nothing."""
        with suppress(OSError):
            return (self.folder / id).read_bytes() or None
        with suppress(OSError):
            return (self.folder / f"{id}{ADDRESS}").read_text("utf-8", "replace")
        return None

    def place_of_goods(self, id: str) -> Path | None:
        """Return where the bytes lie that an order brought and that are not kept yet; None where there are none."""
        path = self.folder / id
        return path if path.is_file() else None

    def close(self, ids: Sequence[str], state: State, cost: Cost | None = None) -> None:
        """Note what became of orders; each costs its estimate, where no `cost` in US dollars is given."""
        if ids:
            self._database.write(lambda db: close(db, ids, state, cost))
            self.note_closed(ids, state, cost)

    def note_closed(self, ids: Sequence[str], state: State, cost: Cost | None = None, number: int = 0) -> None:
        """Note in the journal what became of orders; what they brought need not wait any longer where it is kept.

        `number` is that of the variation which has the picture.
        """
        for id in ids:  # noqa: A001 - what it is
            line: dict[str, Any] = {"order": id, "state": state, "at": rows.now()}
            line |= {} if cost is None else {"cost": records.of_cost(cost)}
            self._journal.order(line | ({"number": number} if number else {}), synced=False)
            if state in ("kept", "refused"):
                self.forget_goods(id)

    def forget_goods(self, id: str) -> None:
        """Remove what an order brought, since the history keeps it."""
        for name in (id, f"{id}{ADDRESS}"):
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)

    def settle(self, id: str, usd: float) -> None:
        """Note what a person knows of an order's bill, in US dollars.

        Raises
        ------
        OptionError
            That is no amount.
        UnknownNameError
            There is no such order that is open.
        """
        if not 0 <= usd <= records.COST_LIMIT:
            raise OptionError(f"An order costs an amount of US dollars, not {usd!r}.", "Give one such as 0.05, or 0.")
        loose = [order.id for order in self.unsettled()]
        if id not in loose:
            raise UnknownNameError.among("open order", id, loose, "paint_history.orders lists those that are open.")
        self.close([id], "settled", Cost(float(usd)))

    # What is known

    def unsettled(self, notebook: str = "") -> list[PlacedOrder]:
        """Return a notebook's orders that are open, may have been billed, or brought nothing that is kept."""
        return self._found(f"{_OWN} AND state IN ('open', 'perhaps', 'billed')", notebook)

    def unanswered(self, generation: str) -> list[PlacedOrder]:
        """Return a generation's orders whose answer nobody saw."""
        return self._found(f"generation = ?1 AND {_UNANSWERED}", generation)

    def unanswered_prompts(self, key: str) -> list[PlacedOrder]:
        """Return the orders of prompts for a cell's key whose answer nobody saw."""
        return self._found(f"key = ?1 AND number = 0 AND generation = '' AND {_UNANSWERED}", key) if key else []

    def was_placed(self, key: str) -> bool:
        """Say whether an order for a key was ever placed, whatever became of it."""
        return bool(key) and bool(self._found("key = ?1 AND number = 0", key))

    def spent(self, notebook: str) -> tuple[Cost, Cost]:
        """Return what a notebook spent, or may have, and what is under way, in US dollars."""
        return self._database.read(lambda db: spent(db, notebook))

    def waiting(self) -> Iterator[str]:
        """Yield the ids of the orders that brought what is not kept yet."""
        with suppress(OSError):
            for name in sorted(path.name for path in self.folder.iterdir()):
                id = name.removesuffix(ADDRESS)  # noqa: A001 - what it is
                if id.isalnum():
                    yield id

    def addresses(self, generation: str) -> list[PlacedOrder]:
        """Return a generation's orders that brought an address, at which its picture waits to be fetched."""
        with suppress(OSError):
            names = {path.name for path in self.folder.iterdir()}
            ids = sorted(name.removesuffix(ADDRESS) for name in names if name.endswith(ADDRESS))
            fetched = ("kept", "refused", "settled")
            return [
                order
                for order in self.find([id for id in ids if id.isalnum() and id not in names])  # noqa: A001 - what it is
                if order.generation == generation and order.number and order.noted not in fetched
            ]
        return []

    def answers(self, orders: Sequence[PlacedOrder]) -> dict[str, bytes]:
        """Return what orders of other processes brought, by their ids, as far as it waits to be read."""
        brought = {order.id: self.goods(order.id) for order in orders if order.process != this_process()}
        return {id: goods for id, goods in brought.items() if isinstance(goods, bytes)}  # noqa: A001 - what it is

    def open_ids(self) -> set[str]:
        """Return the ids of the orders that are under way, as far as is known."""
        query = "SELECT id FROM orders WHERE state = 'open' AND deadline > ?"
        return {id for (id,) in self._database.read(lambda db: db.execute(query, (time.time(),)).fetchall())}  # noqa: A001

    def find(self, ids: Sequence[str]) -> list[PlacedOrder]:
        """Return the orders with these ids, as far as they are known."""
        return [order for id in ids for order in self._found("id = ?1", id)]  # noqa: A001 - what it is

    def _found(self, condition: str, value: str) -> list[PlacedOrder]:
        query = f"SELECT {_COLUMNS} FROM orders WHERE {condition} ORDER BY at, id"  # noqa: S608 - our own words
        return [
            _order(*row) for row in self._database.read(lambda db: db.execute(query, (storable(value),)).fetchall())
        ]


def picture(order: PlacedOrder, goods: bytes) -> Picture:
    """Return the picture that an order brought, as far as it is known when it comes late.

    Raises
    ------
    EngineError
        It is none.
    """
    delivery = verified(goods)
    return Picture(
        width=delivery.width,
        height=delivery.height,
        format=delivery.format,
        painter=order.facts.get("painter", ""),
        model=order.facts.get("model", ""),
        label=order.facts.get("label", ""),
        cost=order.cost,
        data=delivery.data,
    )


# Rows


def insert(db: sqlite3.Connection, order: PlacedOrder) -> None:
    """Insert an order, unless it is there."""
    cost = order.cost
    db.execute(
        f"INSERT OR IGNORE INTO orders ({_COLUMNS}, loose) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)",  # noqa: S608 - our own words
        (
            order.id,
            order.at.isoformat(),
            order.deadline,
            storable(redaction.masked(order.what)),
            *map(storable, (order.notebook, order.generation)),
            order.number,
            storable(order.key),
            order.process,
            order.noted,
            cost.usd,
            cost.unknown,
            cost.estimated,
            records.dumps(dict(order.facts)),
        ),
    )


def close(db: sqlite3.Connection, ids: Sequence[str], state: State, cost: Cost | None = None) -> None:
    """Note what became of orders; what the rows of a generation tell of a cost is not `loose`."""
    if state == "refused":
        cost = FREE
    known = cost is not None and not cost.unknown
    for id in ids:  # noqa: A001 - what it is
        db.execute(
            """UPDATE orders SET state = ?2, loose = ?3, usd = iif(?4, ?5, usd), unknown = iif(?4, 0, unknown),
                estimated = iif(?4, ?6, estimated)
                WHERE id = ?1 AND (state NOT IN ('kept', 'settled') OR ?2 = 'kept')""",
            (
                id,
                state,
                state not in ("kept", "refused"),
                known,
                cost.usd if cost else 0,
                bool(cost and cost.estimated),
            ),
        )


def share(cost: Cost, ids: Sequence[str]) -> Cost | None:
    """Return what each of several orders cost, of which all that is known is what they cost together."""
    return None if cost.unknown or not ids else replace(cost, usd=cost.usd / len(ids))


def spent(db: sqlite3.Connection, notebook: str) -> tuple[Cost, Cost]:
    """Return what was spent, or may have been, and what is under way: all orders of this store for the notebook."""
    query = f"""SELECT state = 'open' AND deadline > ?2, sum(usd), sum(unknown), max(estimated)
        FROM orders WHERE {_OWN} GROUP BY 1"""  # noqa: S608 - our own words
    found = db.execute(query, (storable(notebook), time.time())).fetchall()
    sums = {bool(open): Cost(float(usd or 0), int(unknown or 0), bool(guess)) for open, usd, unknown, guess in found}  # noqa: A001
    return sums.get(False, FREE), sums.get(True, FREE)


def loose(db: sqlite3.Connection, notebook: str) -> Cost:
    """Return what a notebook's orders cost, or may have, beside what its generations tell."""
    query = f"SELECT sum(usd), sum(unknown), max(estimated) FROM orders WHERE loose AND {_OWN}"  # noqa: S608 - our own words
    usd, unknown, estimated = db.execute(query, (storable(notebook),)).fetchone()
    return Cost(float(usd or 0), int(unknown or 0), bool(estimated))


def _order(*row: Any) -> PlacedOrder:
    id, at, deadline, what, notebook, generation, number, key, process, state, usd, unknown, estimated, facts = row  # noqa: A001
    return PlacedOrder(
        id=id,
        what=what,
        cost=records.to_cost({"usd": usd, "unknown": unknown, "estimated": bool(estimated)}),
        deadline=deadline,
        notebook=notebook,
        generation=generation,
        number=number,
        key=key,
        noted=state,
        at=records.moment(at) or datetime.now(UTC),
        process=process,
        facts={name: value for name, value in records.loads(facts).items() if isinstance(value, str)},
    )


# Lines of the journal


def to_json(order: PlacedOrder) -> dict[str, Any]:
    """Return an order as a line of the journal."""
    return {
        "order": order.id,
        "at": order.at.isoformat(),
        "what": order.what,
        "cost": records.of_cost(order.cost),
        "deadline": order.deadline,
        "notebook": order.notebook,
        "generation": order.generation,
        "number": order.number,
        "key": order.key,
        "process": order.process,
        "facts": dict(order.facts),
    }


def numbers(lines: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return the number under which the picture of each order is kept, as far as the journal tells."""
    told = ((records.get(line, "order", ""), records.get(line, "number", 0)) for line in lines if "state" in line)
    return {id: number for id, number in told if 0 < number <= rows.NUMBERS}  # noqa: A001 - what it is


def restore(db: sqlite3.Connection, lines: Sequence[Mapping[str, Any]]) -> None:
    """Put back the orders that lines of the journal tell of, and what became of them."""
    for line in lines:
        data = dict(line)
        id, state = records.get(data, "order", ""), records.get(data, "state", "")  # noqa: A001 - what it is
        if "what" in data:
            insert(db, _told(id, data))
        elif state in _STATES:
            close(db, [id], state, records.to_cost(data["cost"]) if "cost" in data else None)


def _told(id: str, data: dict[str, Any]) -> PlacedOrder:
    order = PlacedOrder(
        id=id,
        what=records.get(data, "what", ""),
        cost=records.to_cost(data.get("cost")),
        deadline=records.get(data, "deadline", 0.0),
        notebook=records.get(data, "notebook", ""),
        generation=records.get(data, "generation", ""),
        number=max(0, min(records.get(data, "number", 0), rows.NUMBERS)),
        key=records.get(data, "key", ""),
        process=records.get(data, "process", ""),
        facts={name: text for name, text in records.mapping(data.get("facts")).items() if isinstance(text, str)},
    )
    at = records.moment(data.get("at"))
    return replace(order, at=at) if at else order
