"""What an order adds to one painted picture: written, answered, kept, closed; in milliseconds."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from promptmagic.history import History
from promptmagic.model import Brief, Cost, Picture, Prompt, Record, Variation, new_id
from promptmagic.studio.budget import Budget
from promptmagic.studio.orders import Purpose, StudioOrders

TIMES = 60


def milliseconds(history: History, record: Record, data: bytes, number: int, *, ordered: bool) -> float:
    """Keep one picture, by an order or not; return how long it took."""
    picture = Picture(256, 256, "png", "openai", data=data, cost=Cost(0.01))
    variation = Variation(number, record.prompts[0], number, "openai", picture)
    orders = StudioOrders(history.order_book(), Budget(history), Purpose(""), seconds=60)
    began = time.perf_counter()
    if ordered:
        with orders.place("a picture", Cost(0.01)) as order:
            order.arrived(data)
        history.put(record.id, variation, order.id)
    else:
        history.put(record.id, variation)
    return (time.perf_counter() - began) * 1000


def report() -> Iterator[str]:
    """Tell the medians, and their difference."""
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (256, 256)).save(file, "png")
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder))
        record = history.begin(Record(new_id(), "imageprompt", "a fox", (Brief("a fox"),), prompts=(Prompt("a fox"),)))
        took = {ordered: list[float]() for ordered in (False, True)}
        for k in range(TIMES):
            for ordered in took:
                took[ordered].append(
                    milliseconds(history, record, file.getvalue(), 2 * k + ordered + 1, ordered=ordered)
                )
        plain, by_order = (statistics.median(took[ordered]) for ordered in (False, True))
    added = by_order - plain
    yield f"a picture kept {plain:.1f} ms, by an order {by_order:.1f} ms: an order adds {added:.1f} ms"
    yield f"which is {by_order / plain:.2f} x a picture without one, and {added / 10:.2f} x the 10 ms allowed"
