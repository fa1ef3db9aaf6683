"""What a history of 10,000 generations and 40,000 variations costs, against an empty one in the same run."""

from __future__ import annotations

import io
import itertools
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from promptmagic.history import History
from promptmagic.history.store.entries import Entry, merge
from promptmagic.history.store.store import Store
from promptmagic.model import Brief, Picture, Prompt, Record, Variation

GENERATIONS, PICTURES = 10_000, 4
RUNS = 15
NOTEBOOK = "lesson"
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
PLACES = ("beach", "lake", "meadow", "harbour", "forest", "village", "desert", "glacier")
TIMES = ("at dawn", "at noon", "at sunset", "by moonlight", "in fog", "in a storm", "in spring")

_OPENING = """
import re, sys, time
from pathlib import Path
from promptmagic.history import History
import promptmagic.history.store

def peak():
    # Not getrusage: its peak is inherited from the process that started this one.
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

before = peak()
start, processor = time.perf_counter(), time.process_time()
history = History(sys.argv[1], name="lesson")
len(history)
opened, worked = time.perf_counter() - start, time.process_time() - processor
repr(history), history.search("beach sunset")[-5:], list(history[-50:])
print(opened, worked, peak() - before)
"""


def record(number: int) -> Record:
    """Return the record of one generation, each a little different."""
    place, light = PLACES[number % len(PLACES)], TIMES[number // 3 % len(TIMES)]
    brief = f"a {place} {light}, number {number}"
    prompts = tuple(
        Prompt(f"{brief}: wide view {k}, soft light on wet sand, gulls wheeling over the tideline, calm mood")
        for k in range(PICTURES)
    )
    return Record(
        id=f"g{number:06}-{uuid.uuid4().hex[:6]}",
        kind="paint",
        typed=brief,
        briefs=(Brief(brief),) * PICTURES,
        options={"n": PICTURES, "size": "square"},
        key=f"key-{number}",
        painter="sketch",
        prompts=prompts,
        notebook=NOTEBOOK,
        created=BEGUN + timedelta(minutes=number),
    )


def fill(folder: Path) -> None:
    """Put 10,000 generations with their (empty) files into a folder's store, in one transaction."""
    store = Store(folder)
    pictures = store.home / NOTEBOOK
    pictures.mkdir(parents=True)
    whole = [_entry(record(number)) for number in range(GENERATIONS)]
    for file in itertools.chain.from_iterable(entry.files.values() for entry in whole):
        (store.home / file).touch()
    store.database.write(lambda db: [merge(db, entry) for entry in whole])


def multiply(folder: Path, times: int) -> None:
    """Make a store so many times as large, by its own rows."""

    def work(db: sqlite3.Connection) -> None:
        top = db.execute("SELECT max(n) FROM generations").fetchone()[0]
        for k in range(1, times):
            db.execute(
                """INSERT INTO generations SELECT n + ?1, id || '-' || ?2, notebook, cell, key, created, picked_prompt,
                    usd, unknown, estimated, indexed, words, json_set(facts, '$.id', id || '-' || ?2), 0
                    FROM generations WHERE n <= ?3""",
                (k * top, k, top),
            )
            for table in ("prompts", "variations"):
                named = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})") if name != "generation"]
                columns = ", ".join(named)
                query = f"INSERT INTO {table} (generation, {columns}) SELECT generation + ?1, {columns}"
                db.execute(f"{query} FROM {table} WHERE generation <= ?2", (k * top, top))

    Store(folder).database.write(work)


def _entry(bare: Record) -> Entry:
    numbers = range(1, PICTURES + 1)
    picture = Picture(1024, 1024, "png", "sketch", label="offline sketch", seed=7)
    variations = tuple(Variation(k, bare.prompts[k - 1], k, "sketch", picture) for k in numbers)
    return Entry(replace(bare, variations=variations), {k: f"{NOTEBOOK}/{bare.id}-{k}.png" for k in numbers})


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Opening:
    """How a fresh process opened a history.

    `took` is how many milliseconds passed until it knew the length, of which the processor `worked` so many; `grown` by
    how many MB the process had grown after some looking.
    """

    took: float
    worked: float
    grown: float


def opening(folder: Path) -> Opening:
    """Open a history in a fresh process."""
    command = [sys.executable, "-c", _OPENING, str(folder)]
    # The modules are compiled, as they are once they are installed.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["PYTHONPYCACHEPREFIX"] = str(folder.parent / "compiled")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    if done.returncode:
        raise RuntimeError(done.stderr)
    took, worked, grown = map(float, done.stdout.split())
    return Opening(took * 1000, worked * 1000, grown)


def recording(history: History, data: bytes, number: int) -> None:
    """Record one generation of one picture, and pick it."""
    begun = history.begin(record(number))
    picture = Picture(64, 64, "png", "sketch", data=data)
    history.put(begun.id, Variation(1, begun.prompts[0], 1, "sketch", picture))
    history.pick(begun.id, 1)


def report() -> Iterator[str]:
    """Yield the medians, each as a share of what is allowed; the two stores are measured in turn."""
    with tempfile.TemporaryDirectory() as scratch:
        full, empty = Path(scratch, "full"), Path(scratch, "empty")
        fill(full)
        warm(full, empty)
        yield from _openings(full, empty)
        yield from _looks(History(full, name=NOTEBOOK))
        yield from _recordings(History(full, name=NOTEBOOK), History(empty, name=NOTEBOOK))
        multiply(full, 10)
        pairs = [(opening(full), opening(empty)) for _ in range(RUNS)]
        opened, worked, bare = (
            statistics.median(found)
            for found in zip(*((ours.took, ours.worked, theirs.worked) for ours, theirs in pairs), strict=True)
        )
        yield _line("opening ten times as many", opened, "ms", 100)
        yield f"history of 100,000: opening works for {worked:.0f} ms of it, an empty one for {bare:.0f} ms"


def warm(*folders: Path) -> None:
    """Record a first generation, so that both stores are there and know their folders."""
    for folder in folders:
        recording(History(folder, name=NOTEBOOK), _pixels(), GENERATIONS)


def _pixels() -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((64, 64)).save(buffer, "png")
    return buffer.getvalue()


def _openings(full: Path, empty: Path) -> Iterator[str]:
    opening(empty)  # compiles
    pairs = [(opening(full), opening(empty)) for _ in range(RUNS)]
    added = statistics.median(ours.took - theirs.took for ours, theirs in pairs)
    grown = statistics.median(ours.grown - theirs.grown for ours, theirs in pairs)
    yield _line("opening adds", added, "ms", 50)
    yield _line("memory grows by", grown, "MB", 20)


def _looks(history: History) -> Iterator[str]:
    words = ("beach at sunset", "number 7777", "storm", "ea", "nowhere to be found")
    searches = [seconds(lambda w=w: history.search(w)) * 1000 for w in words * RUNS]  # type: ignore[misc]
    yield _line("a search, median", statistics.median(searches), "ms", 30)
    slowest = max(statistics.median(searches[k :: len(words)]) for k in range(len(words)))
    yield _line("a search, hardest words", slowest, "ms", 30)
    yield _line("the newest page (20)", _median(lambda: history.overview(20)), "ms", 20)
    yield _line("a page from the middle", _median(lambda: [art.record for art in history[5000:5020]]), "ms", 20)


def _recordings(full: History, empty: History) -> Iterator[str]:
    data, pairs = _pixels(), []
    for number in range(GENERATIONS + 1, GENERATIONS + 1 + RUNS * 2):
        ours = seconds(lambda k=number: recording(full, data, k))  # type: ignore[misc]
        theirs = seconds(lambda k=number: recording(empty, data, k))  # type: ignore[misc]
        pairs.append((ours, theirs))
    ratio = statistics.median(ours for ours, _ in pairs) / statistics.median(theirs for _, theirs in pairs)
    yield f"history of 10,000: {'recording':23} {ratio:6.2f} x an empty store, {ratio / 1.5:.2f} x the 1.5 allowed"


def _median(work: Callable[[], object]) -> float:
    """Return milliseconds."""
    return statistics.median(seconds(work) for _ in range(RUNS)) * 1000


def _line(what: str, measured: float, unit: str, allowed: float) -> str:
    share = measured / allowed
    return f"history of 10,000: {what:23} {measured:6.1f} {unit}, {share:.2f} x the {allowed:.0f} {unit} allowed"


if __name__ == "__main__":
    for line in report():
        print(line)
