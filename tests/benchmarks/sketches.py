"""How long four offline sketches of 512 px take, against a plain Pillow task on this machine, and their peak memory."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterator

from PIL import Image, ImageFilter

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter

RUNS = 5
BRIEFS = ("a beach sunset", "snowy mountains at dawn", "a sailboat on a stormy sea", "a meadow in spring")


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def four_sketches(side: int) -> None:
    """Paint the four briefs as squares of that many pixels a side."""
    painter = SketchPainter()
    for seed, brief in enumerate(BRIEFS):
        painter.paint(Prompt(brief), Canvas(seed=seed, size=(side, side)))


def reference() -> None:
    """Blur and enlarge a 1024 px picture sixteen times: the sort of work that a sketch is made of."""
    image = Image.linear_gradient("L").resize((1024, 1024)).convert("RGB")
    for _ in range(16):
        image.filter(ImageFilter.GaussianBlur(12)).resize((512, 512), Image.Resampling.BICUBIC)


def report() -> Iterator[str]:
    """Yield the median seconds, their ratio to the reference, and the peak memory of the process."""
    four_sketches(64)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for side in (512, 1024):
        pairs = [(seconds(lambda s=side: four_sketches(s)), seconds(reference)) for _ in range(RUNS)]  # type: ignore[misc]
        ours = statistics.median(ours for ours, _ in pairs)
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        yield f"four sketches of {side:4} px   {ours:6.2f} s, {ratio:.2f} x the Pillow reference"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"peak memory of sketching   {peak:6.0f} MB, {peak - before:.0f} MB above the process before"
