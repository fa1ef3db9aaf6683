"""A studio that pays, what it asks of the loopback server where it is to cost little, and the orders of all that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from openai_loopback import BILLS, LoopbackOpenAI

from promptmagic.history import History
from promptmagic.studio import Studio

SMALL: dict[str, Any] = {"size": "64x64", "quality": "low", "raw": True}


def studio_in(folder: Path, **known: Any) -> Studio:
    """A studio whose default server bills, and which asks no request twice by itself."""
    return Studio(History(folder), retries=0, partials=False, servers=BILLS, **known)


def check_orders(server: LoopbackOpenAI, folder: Path) -> None:
    """Check that each request to a server came under an order of its own.

    And where it bills, which some that the journals in a folder tell of give away, that all of them are told of.
    """
    asked = server.ordered
    assert "" not in asked, "a request was sent without an order"
    assert len(set(asked)) == len(asked), "two requests were sent under one order"
    written = {order for path in folder.rglob("journal.jsonl") for order in orders_in(path)}
    missing = set(asked) - written
    assert not missing or missing == set(asked), f"{len(missing)} of {len(asked)} requests are in no history"


def orders_in(journal: Path) -> Iterator[str]:
    """Tell the ids of the orders that a history's journal tells of; it survives what damages the rows."""
    for line in journal.read_text("utf-8", "replace").splitlines():
        with suppress(ValueError):
            told = json.loads(line)
            if isinstance(told, dict) and "order" in told:
                yield str(told["order"])
