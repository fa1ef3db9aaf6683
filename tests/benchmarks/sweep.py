"""How many sketches a second a sweep paints: in this process one by one, in its usual way, and by two Dask workers."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from importlib import import_module
from pathlib import Path
from typing import Any

from promptmagic import Studio
from promptmagic.history import History
from promptmagic.studio.progress import ProgressLine

PICTURES = 40
WORKERS = 2


def unwatched(_: ProgressLine) -> None:
    """Show nothing."""


def seconds(executor: Executor | None = None, parallel: int | None = None) -> float:
    """Return how long a sweep over forty sketches of 512 px takes, into a history of its own."""
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(History(Path(folder)), painter="sketch", expander="template", size="512x512")
        start = time.perf_counter()
        studio.sweep(
            "a sailboat at sunset", seed=range(PICTURES), executor=executor, parallel=parallel, watch=unwatched
        )
        return time.perf_counter() - start


@contextlib.contextmanager
def workers() -> Iterator[Executor]:
    """Two Dask workers on this machine, warmed up: their first picture imports what they need."""
    distributed: Any = import_module("distributed")
    options = {"threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1", "silence_logs": 50}
    with distributed.LocalCluster(n_workers=WORKERS, **options) as cluster, distributed.Client(cluster) as client:
        executor: Executor = client.get_executor()
        seconds(executor)
        yield executor


def report() -> Iterator[str]:
    """Yield pictures a second, and their ratio to one after another."""
    seconds()
    alone = seconds(parallel=1)
    usual = seconds()
    with workers() as executor:
        shared = seconds(executor)
    for name, taken in (("one by one", alone), ("in-process", usual), (f"{WORKERS} Dask workers", shared)):
        yield f"sweep, {name:<15} {PICTURES / taken:6.2f} pictures/s, {alone / taken:.2f} x one by one"
