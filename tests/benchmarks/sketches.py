"""How long offline sketches take, alone and four at once, against a plain Pillow task; their memory; the import."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

from hostile_briefs import briefs
from PIL import Image, ImageFilter

from promptmagic.brief import check
from promptmagic.errors import PromptMagicError
from promptmagic.expanders.template import TemplateExpander
from promptmagic.model import Brief, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter

RUNS = 5
BRIEFS = (
    "a beach sunset", "snowy mountains at dawn", "a sailboat on a stormy sea", "a meadow in spring",
    "a city street at night", "a cat in a kitchen", "a village in winter", "a deep forest in the fog",
    "an astronaut on the moon", "a coral reef under water", "a bowl of fruit on a table", "an old library",
)  # fmt: skip
STYLES = ("watercolor", "oil", "ink", "pixel art")

PEAK = """
import json, resource, sys
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
side, texts = json.loads(sys.argv[1])
for seed, text in enumerate(texts):
    SketchPainter().paint(Prompt(text), Canvas(seed, (side, side)))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

IMPORTING = """
import time
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps
start = time.perf_counter()
import promptmagic.painters.sketch
print(time.perf_counter() - start)
"""


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def sketch(text: str, side: int, seed: int = 7) -> None:
    """Paint one square of that many pixels a side."""
    SketchPainter().paint(Prompt(text), Canvas(seed, (side, side)))


def four_at_once(text: str, side: int) -> None:
    """Paint four seeds of a brief from four threads, as a cell does."""
    threads = [threading.Thread(target=sketch, args=(text, side, seed)) for seed in (7, 8, 9, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def reference() -> None:
    """Blur and enlarge a 1024 px picture four times: the sort of work that a sketch is made of."""
    image = Image.linear_gradient("L").resize((1024, 1024)).convert("RGB")
    for _ in range(4):
        image.filter(ImageFilter.GaussianBlur(12)).resize((512, 512), Image.Resampling.BICUBIC)


def printed(code: str, *arguments: str) -> float:
    """Return the number that a fresh Python prints."""
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return float(run.stdout)


def alone(side: int) -> Iterator[str]:
    """Yield the mean and the slowest of the briefs, plain and in styles."""
    for name, texts in (("plain", BRIEFS), ("styled", tuple(f"a beach sunset, {style}" for style in STYLES))):
        taken = {text: seconds(lambda t=text: sketch(t, side)) for text in texts}  # type: ignore[misc]
        ratio = statistics.mean(taken.values()) / statistics.median(seconds(reference) for _ in range(RUNS))
        slowest = max(taken, key=lambda text: taken[text])
        yield (
            f"a {name} sketch of {side} px   {statistics.mean(taken.values()):5.2f} s on average, "
            f"{ratio:.1f} x the Pillow reference; slowest {taken[slowest]:.2f} s ({slowest})"
        )


def at_once(side: int) -> str:
    """Return how much longer four at once take than one."""
    one = statistics.mean(
        statistics.median(seconds(lambda s=seed: sketch("a beach sunset", side, s)) for _ in range(3))  # type: ignore[misc]
        for seed in (7, 8, 9, 10)
    )
    first = seconds(lambda: four_at_once("a beach sunset", side))
    four = statistics.median(seconds(lambda: four_at_once("a beach sunset", side)) for _ in range(RUNS))
    return f"four at once of {side} px       {four:5.2f} s, {four / one:.2f} x one (the first time {first / one:.2f} x)"


def hostile(brief: str) -> None:
    """Expand and paint a brief, or get its error."""
    try:
        (prompt,) = TemplateExpander().expand([Brief(check(brief))], seed=1).prompts
        SketchPainter().paint(prompt, Canvas(1, (512, 512)))
    except PromptMagicError:
        return


def report() -> Iterator[str]:
    """Yield a line for each figure."""
    importing = statistics.median(printed(IMPORTING) for _ in range(RUNS))
    yield f"import of the sketch painter   {1000 * importing:5.0f} ms over Pillow"
    sketch("a beach", 64)
    for side in (512, 1024):
        yield from alone(side)
        yield at_once(side)
    slowest = max(seconds(lambda b=brief: hostile(b)) for brief in briefs())  # type: ignore[misc]
    yield f"the slowest of 100 hostile     {slowest:5.2f} s, expanded and painted at 512 px"
    for side in (512, 1024):
        peak = printed(PEAK, json.dumps([side, BRIEFS]))
        yield f"peak memory at {side:4} px         {peak:5.0f} MB, the whole process"
