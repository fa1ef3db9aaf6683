"""Interrupts, re-runs, presses of Retry, kills and restarts in every order: nothing paid for is lost, nothing passes.

A few seeded sequences run with the tests; `python tests/studio/test_order_sequences.py 0 200` runs as many, and prints
what they came to.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent.parent))

from openai_loopback import EDITS, IMAGES, RESPONSES, Call, LoopbackOpenAI, answer, picture64, prompts_for, response

from promptmagic import costs
from promptmagic.history import History
from promptmagic.history.store.orders import OrderBook, PlacedOrder

SEQUENCES = 20

STEPS = 7
"""What happens in one sequence, one thing after another."""

BUDGETS = (0.003, 0.008, 5.0)
"""US dollars: enough for one run of a cell and little more, for some, for all. Three pictures are estimated at 0.0021,
their prompts at 0.0008."""

WORKER = Path(__file__).with_name("order_worker.py")


class Billing(LoopbackOpenAI):
    """A paid server that answers after a while of chance, logs each order, and bills about what is estimated."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.billed: list[str] = []
        self.usd = 0.0
        self._chance = chance
        self._noting = threading.Lock()
        self.always(IMAGES, self._painted)
        self.always(EDITS, self._painted)
        self.always(RESPONSES, self._written)

    def _bill(self, call: Call, usage: dict[str, int]) -> None:
        with self._noting:
            self.billed.append(call.seen.headers["x-client-request-id"])
            self.usd += costs.cost(str(call.seen.body["model"]), usage).usd
            seconds = self._chance.choice((0.0, 0.0, 0.02, 0.1, 0.3))
        self.closing.wait(seconds)

    def _painted(self, call: Call) -> None:
        prompt = str(call.seen.body["prompt"])
        usage = {"input_tokens": len(prompt) // 4, "output_tokens": 3}
        self._bill(call, usage)
        answer({"data": [{"b64_json": picture64(prompt, 64, 64)}], "usage": usage})(call)

    def _written(self, call: Call) -> None:
        prompts = prompts_for(call.seen.body)
        usage = {"input_tokens": 500, "output_tokens": 300 * len(prompts)}
        self._bill(call, usage)
        answer(response(prompts) | {"usage": usage})(call)


class Worker:
    """A kernel: a process that does one thing after another, which can be interrupted, and that can be killed."""

    def __init__(self, folder: Path, budget: float, environ: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER), str(budget)],
            cwd=folder,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said()

    def said(self) -> dict[str, Any]:
        """Wait for what it says when it has done what it was told."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        return json.loads(line) if line else {}

    def do(self, **told: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()

    def end(self) -> None:
        self.do(what="end")
        self._process.communicate(timeout=60)


def run_sequence(seed: int, folder: Path) -> Counter[str]:
    """Do one sequence; return what happened in it, and what became of what was billed."""
    chance = random.Random(seed)
    budget = chance.choice(BUDGETS)
    happened: Counter[str] = Counter()
    with Billing(chance) as server:
        environ = {**os.environ, **server.environ}
        kernels = [Worker(folder, budget, environ) for _ in range(chance.choice((1, 2, 2, 4)))]
        for _ in range(STEPS):
            at = chance.randrange(len(kernels))
            stops = chance.choice((None, None, 0.0, 0.05, 0.15))
            what = chance.choice(("paint", "paint", "retry", "complete", "button", "sweep"))
            kernels[at].do(
                what=what,
                brief=chance.choice(("a beach", "a lake")),
                raw=chance.random() < 0.6,
                stop=stops,
                chance=chance.random(),
            )
            happened.update([what] if stops is None else [what, "interrupt"])
            if chance.random() < 0.3:  # between an answer and the disk, as often as not
                server.closing.wait(chance.uniform(0.0, 0.4))
                kernels[at].kill()
                kernels[at] = Worker(folder, budget, environ)
                happened.update(["kill"])
            elif chance.random() < 0.7:
                error = kernels[at].said().get("error", "")
                happened.update(["beyond the budget"] if "budget" in error else [])
        for kernel in kernels:
            kernel.end()
        assert server.usd <= budget + 1e-6, "more was billed than the budget"
        billed = list(server.billed)
    return happened + check(folder, billed, budget)


def check(folder: Path, billed: list[str], budget: float) -> Counter[str]:
    """Every billed order is kept, or said to be open or perhaps billed; nothing is overwritten; the budget held."""
    history = History(folder)
    records = [generation.record for generation in history]
    files = {path.name: path for path in (folder / "paintings").rglob("*.png") if not path.name.startswith(".")}
    by_order = {name.rpartition("_")[2].removesuffix(".png") for name in files}
    shown = [picture.path for record in records for picture in record.pictures]
    assert len(shown) == len(set(shown)) == len(files)
    orders = {order.id: order for order in all_orders(history.order_book())}
    loose = {order.id for order in history.orders}
    assert len(set(billed)) == len(billed), "an id was sent twice"
    assert by_order <= set(billed)
    assert history.cost.usd <= budget + 1e-6
    assert history.cost.unknown == 0
    for id in by_order:  # noqa: A001 - what it is
        assert orders[id].noted == "kept"
    became = Counter({"requests": len(billed), "pictures": len(files)})
    for id in billed:  # noqa: A001 - what it is
        assert id in by_order or id in loose or orders[id].noted == "kept", f"{id} is nowhere"
        became["prompts" if orders[id].noted == "kept" and not orders[id].number else orders[id].state] += 1
    assert became["kept"] == len(files), "a picture was paid for twice, or is nowhere"
    return became


def all_orders(book: OrderBook) -> list[PlacedOrder]:
    return book._found("?1 = ''", "")


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_whatever_happens_in_whatever_order_what_was_paid_for_is_here_or_told(seed: int, tmp_path: Path) -> None:
    run_sequence(seed, tmp_path)


if __name__ == "__main__":
    total: Counter[str] = Counter()
    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        with tempfile.TemporaryDirectory() as scratch:
            total += run_sequence(number, Path(scratch))
        print(number, json.dumps(total), flush=True)
