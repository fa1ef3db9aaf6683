"""The OpenAI painter against the bare SDK: four variations against one call, the first partial picture, and memory."""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import openai_loopback as loop
from nbclient import NotebookClient
from openai import OpenAI
from openai_loopback import IMAGES, KEY, LoopbackOpenAI, picture64

from promptmagic.display.picker import PickerWidget
from promptmagic.events import Event, Painting
from promptmagic.history import History
from promptmagic.studio import Studio

RUNS = 3
SECONDS = 2.0
"""How long the server takes for one picture."""

SIDE = 2048


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def four_against_one(folder: Path) -> str:
    """Measure four variations with their prompts against one bare call, in pairs, after one call of each unmeasured."""
    with LoopbackOpenAI() as server:
        os.environ.update(server.environ)
        studio = Studio(History(folder), painter="openai", expander="openai", n=4)
        client = OpenAI(base_url=server.base_url, api_key=KEY)

        def bare() -> None:
            client.images.generate(model="gpt-image-2.6-flare", prompt="a beach", size="1024x1024")

        def ours() -> None:
            studio.paint("a beach", fresh=True)

        for warm_up in (bare, ours):
            warm_up()
        server.seconds = SECONDS
        pairs = [(seconds(ours), seconds(bare)) for _ in range(RUNS)]
    four, one = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return f"four variations by OpenAI  {four:6.2f} s, {ratio:.2f} x one bare SDK call ({one:.2f} s)"


def first_partial(folder: Path) -> str:
    """Measure from the sending of four noisy partial pictures of 1024 px to each in its card."""
    sent: dict[str, float] = {}
    told: list[float] = []
    shown: list[float] = []

    def send(call: loop.Call) -> None:
        body = call.seen.body
        partial = loop.partial(body) | {"b64_json": picture64(body["prompt"], 1024, 1024, noisy=True)}
        wire = f"data: {json.dumps(partial)}\n\n".encode()
        call.begin(200, "text/event-stream")
        sent[body["prompt"]] = time.perf_counter()
        call.handler.wfile.write(wire)
        call.server.closing.wait(1.0)
        call.event(loop.completed(body))

    with LoopbackOpenAI() as server:
        os.environ.update(server.environ)
        server.always(IMAGES, send)
        studio, picker = Studio(History(folder), painter="openai", n=4), PickerWidget(total=4)
        prompts = [f"a {colour} beach" for colour in ("red", "green", "blue", "white")]
        for prompt in prompts:
            picture64(prompt, 1024, 1024, noisy=True)

        def listen(event: Event) -> None:
            if isinstance(event, Painting) and event.partial:
                prompt = prompts[event.number - 1]
                told.append(time.perf_counter() - sent[prompt])
                picker.show_progress(event.number, event.fraction, event.partial)
                shown.append(time.perf_counter() - sent[prompt])

        studio.paint("a {red|green|blue|white} beach", raw=True, listener=listen)
    return (
        f"partial pictures, 3 MB     {min(told):6.2f} s from sent to told, {min(shown):.2f} s to its card (first); "
        f"{max(told):.2f} s and {max(shown):.2f} s (last)"
    )


# What a kernel's memory was at its highest since it was last at rest. Both kernels have everything imported by then.
_REST = """
import gc
gc.collect()
def memory(name):
    return int(next(line for line in open('/proc/self/status') if line.startswith(name)).split()[1]) / 1024
open('/proc/self/clear_refs', 'w').write('5')
rest = memory('VmRSS')
"""
_PEAK = "print(memory('VmHWM') - rest)"

_OURS = (
    "%load_ext promptmagic",
    "%paint --raw -n 4 --size 64x64 a beach",
    _REST,
    f"%paint --raw -n 4 --size {SIDE}x{SIDE} a beach",
    _PEAK,
)
_BARE = (
    "import base64\nfrom concurrent.futures import ThreadPoolExecutor\nfrom openai import OpenAI\nclient = OpenAI()\n"
    "def fetch(size):\n"
    "    answer = client.images.generate(model='gpt-image-2.6-flare', prompt='a beach', size=size)\n"
    "    return base64.b64decode(answer.data[0].b64_json)\n"
    "def four(side):\n"
    "    with ThreadPoolExecutor(4) as pool:\n"
    "        return list(pool.map(fetch, [f'{side}x{side}'] * 4))",
    "pictures = four(64)",
    _REST,
    f"pictures = four({SIDE})\nassert all(len(picture) > 6_000_000 for picture in pictures)",
    _PEAK,
)


def peak(server: LoopbackOpenAI, cells: tuple[str, ...]) -> float:
    """Run the cells in a kernel and return the megabytes that the last one prints."""
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    notebook.cells = [nbformat.v4.new_code_cell(code) for code in cells]  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}})
        client.execute(env={**os.environ, **server.environ})
    return float(notebook.cells[-1].outputs[0].text)


def memory() -> str:
    """Measure the peak above rest of a kernel that paints four noisy pictures, and of one that only fetches them."""
    with LoopbackOpenAI(noisy=True) as server:
        pairs = [(peak(server, _OURS), peak(server, _BARE)) for _ in range(RUNS)]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return f"peak memory, four 2048 px  {ours:6.0f} MB, {ratio:.2f} x the bare SDK ({bare:.0f} MB)"


def report() -> Iterator[str]:
    """Yield what speed and memory are beside the bare SDK's."""
    with tempfile.TemporaryDirectory() as folder:
        yield four_against_one(Path(folder, "four"))
        yield first_partial(Path(folder, "partial"))
    yield memory()
