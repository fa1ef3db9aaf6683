"""What a kernel holds after 100 paintings that it did not hold before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kernel_state import states

PAINTINGS = 100
ALLOWED = 30
"""Megabytes."""

LOAD = '%load_ext promptmagic\n%config PromptMagics.painter = "sketch"\n%config PromptMagics.expander = "template"'
BRIEFS = ("a beach sunset", "a mountain lake at dawn", "a village in winter", "a stormy sea", "a meadow with poppies")


def paintings(count: int, first: int) -> list[str]:
    """Return cells that each paint four pictures, no two alike; every fifth asks for prompts first."""
    numbers = range(first, first + count)
    return [
        f"%%imageprompt -n 4 --size 256x256 --seed {number}\n{BRIEFS[number % 5]}"
        if number % 5 == 4
        else f"%paint -n 4 --size 256x256 --seed {number} {BRIEFS[number % 5]}"
        for number in numbers
    ]


def report() -> Iterator[str]:
    """Yield the growth of memory, and what is left of threads, handles and comms, after warming up with ten."""
    keep = "paint_history.keep()"
    before, after = states([LOAD, *paintings(10, 0), keep], [*paintings(PAINTINGS, 10), keep])
    growth = after.megabytes - before.megabytes
    share = growth / ALLOWED
    yield f"memory, {PAINTINGS} paintings       {growth:6.1f} MB more, {share:.2f} x the {ALLOWED} MB allowed"
    threads = Counter(after.threads) - Counter(before.threads)
    handles = Counter(after.handles) - Counter(before.handles)
    comms = after.comms - before.comms
    left = ", ".join([*threads, *handles]) or "none"
    yield f"left over                   {threads.total()} threads, {handles.total()} handles, {comms} comms: {left}"
