"""Orders: what was paid for is kept, nothing is ordered twice, and what may have been billed is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from openai_loopback import (
    BILLS,
    IMAGES,
    RESPONSES,
    Call,
    LoopbackOpenAI,
    answer,
    fail,
    paint,
    picture64,
    prompts_for,
    response,
)
from paying import SMALL, studio_in

from promptmagic.errors import CancelledError, EngineError, PromptMagicError, UnansweredError
from promptmagic.events import Event, Painting
from promptmagic.generation import Generation
from promptmagic.history import History
from promptmagic.parallel import Monitor, Stop
from promptmagic.studio import Studio, underway


class Gate:
    """A server that answers with pictures once it is opened."""

    def __init__(self, server: LoopbackOpenAI, count: int) -> None:
        self.opened = threading.Event()
        self._came = threading.Semaphore(0)
        self._count = count
        server.always(IMAGES, self._wait)

    def _wait(self, call: Call) -> None:
        self._came.release()
        self.opened.wait(30)
        paint(call)

    def wait_for_all(self) -> None:
        for _ in range(self._count):
            assert self._came.acquire(timeout=30)


def stopped_while(gate: Gate, work: Callable[[Stop], object]) -> None:
    """Do what can be stopped, and stop it once all its requests have reached the server."""
    stop = Stop()
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work, stop)
        gate.wait_for_all()
        stop.set()
        with pytest.raises(CancelledError):
            done.result(30)


def interrupted(studio: Studio, gate: Gate, brief: str, n: int) -> str:
    """Have a cell's pictures stopped while all of its requests are at the server; return its generation's id."""
    draft = studio.expand(brief, n=1, **SMALL)
    stopped_while(gate, lambda stop: studio.additions.paint_prompt(draft.id, 1, times=n, monitor=Monitor(stop=stop)))
    return draft.id


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Wait until so many pieces of work wait for one that is under way already."""
    came, wait = threading.Semaphore(0), underway._waited

    def waited(doing: Any, stop: Stop) -> Any:
        came.release()
        return wait(doing, stop)

    def join(count: int) -> None:
        for _ in range(count):
            assert came.acquire(timeout=30), "it did not wait for what is under way"

    monkeypatch.setattr(underway, "_waited", waited)
    return join


def ids_at(server: LoopbackOpenAI) -> list[str]:
    return [seen.headers["x-client-request-id"] for seen in server.requests if seen.path == IMAGES]


def test_what_arrives_after_an_interrupt_is_kept_and_what_is_asked_again_waits_for_it(
    tmp_path: Path, server: LoopbackOpenAI, joined: Callable[[int], None]
) -> None:
    studio, gate = studio_in(tmp_path), Gate(server, 4)
    id = interrupted(studio, gate, "a beach", 4)  # noqa: A001 - what it is
    with ThreadPoolExecutor(5) as pool:
        again = [pool.submit(studio.additions.retry, id, number) for number in (1, 2, 3, 4)] + [
            pool.submit(studio.complete, id)
        ]
        joined(8)
        gate.opened.set()
        for done in again:
            done.result(30)
    record = studio.record(id)
    assert len(ids_at(server)) == len(record.pictures) == 4
    files = sorted(path.name for path in (tmp_path / "paintings").rglob("*.png"))
    assert sorted(name.rpartition("_")[2].removesuffix(".png") for name in files) == sorted(ids_at(server))
    assert not studio.history.orders


def test_a_sweep_that_was_stopped_waits_for_what_is_under_way(
    tmp_path: Path, server: LoopbackOpenAI, joined: Callable[[int], None]
) -> None:
    studio, gate = studio_in(tmp_path), Gate(server, 4)
    told: list[object] = []

    def sweep(stop: Stop) -> object:
        return studio.sweep(["a beach", "a lake", "a hill", "a wood"], watch=told.append, stop=stop, **SMALL)

    stopped_while(gate, sweep)
    with ThreadPoolExecutor(1) as pool:
        again = pool.submit(sweep, Stop())
        joined(4)
        gate.opened.set()
        again.result(30)
    assert (server.count(IMAGES), len([v for art in studio.history for v in art.record.pictures])) == (4, 4)


def test_prompts_that_arrive_after_an_interrupt_are_kept_and_painted_by_the_next_run(
    tmp_path: Path, server: LoopbackOpenAI, joined: Callable[[int], None]
) -> None:
    came, opened = threading.Event(), threading.Event()

    def wait(call: Call) -> None:
        came.set()
        opened.wait(30)
        answer(response(prompts_for(call.seen.body)))(call)

    server.always(RESPONSES, wait)
    studio, stop = studio_in(tmp_path), Stop()
    request = studio.request("paint", "a beach", studio.defaults.updated(n=2, quality="low"))
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(studio._pipeline.begin, studio._pipeline.resolved(request), 1, Monitor(stop=stop))
        assert came.wait(30)
        stop.set()
        with pytest.raises(CancelledError, match="may have been billed"):
            done.result(30)
        again = pool.submit(studio.paint, "a beach", n=2, quality="low")
        joined(1)
        opened.set()
        assert len(again.result(30).record.pictures) == 2
    assert (server.count(RESPONSES), len(studio.history), studio.history.orders) == (1, 1, [])


def test_a_budget_lets_no_more_through_where_the_server_tells_no_usage(tmp_path: Path, server: LoopbackOpenAI) -> None:
    server.always(IMAGES, answer({"data": [{"b64_json": picture64("a beach", 64, 64)}]}))
    studio = studio_in(tmp_path, budget=0.20)
    draft = studio.expand("a beach", n=1, raw=True, quality="medium", size="1536x1024")
    for _ in range(4):
        with suppress(PromptMagicError):
            studio.additions.paint_prompt(draft.id, 1, times=3)
    assert server.count(IMAGES) == 2
    assert 0.15 < studio.history.cost.usd <= 0.20
    assert str(studio.record(draft.id).pictures[0].cost).startswith("about $0.079")


KERNEL = """
import sys
from promptmagic.studio import Studio
from promptmagic.errors import PromptMagicError
studio = Studio(retries=0, partials=False, budget=float(sys.argv[2]), servers={"openai": {"paid": True}})
print("ready", flush=True)
sys.stdin.readline()
try:
    exec(sys.argv[1])
except PromptMagicError as error:
    print(error, flush=True)
"""


def kernel(folder: Path, code: str, budget: float = 100.0) -> subprocess.Popen[str]:
    """A process of its own with a studio in it, waiting for a line before it does what it is told."""
    process = subprocess.Popen(
        [sys.executable, "-c", KERNEL, code, str(budget)],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(*kernels: subprocess.Popen[str]) -> None:
    for process in kernels:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()


def test_four_kernels_at_once_never_pass_one_budget(tmp_path: Path, server: LoopbackOpenAI) -> None:
    code = "studio.paint('a beach', n=1, raw=True, quality='medium', size='1536x1024', fresh=True)"
    # None is billed before three are refused: a bill, which may be less than its estimate, would let more through.
    gate = Gate(server, 1)
    kernels = [kernel(tmp_path, code, 0.10) for _ in range(4)]
    go(*kernels)
    wait_for(lambda: sum(process.poll() is not None for process in kernels) == 3)
    gate.opened.set()
    said = [process.communicate(timeout=60)[0] for process in kernels]
    assert server.count(IMAGES) == 1
    assert sum("does not reach" in text for text in said) == 3


def test_two_kernels_that_press_paint_at_once_overwrite_nothing(tmp_path: Path, server: LoopbackOpenAI) -> None:
    studio = studio_in(tmp_path)
    draft = studio.expand("a beach", n=1, **SMALL)
    kernels = [
        kernel(tmp_path, f"for _ in range(5): studio.additions.paint_prompt({draft.id!r}, 1, times=2)")
        for _ in range(2)
    ]
    go(*kernels)
    for process in kernels:
        assert process.communicate(timeout=60)[0] == ""
    record = studio.record(draft.id)
    assert server.count(IMAGES) == len(record.pictures) == len(list((tmp_path / "paintings").rglob("*.png"))) == 20
    assert len({v.seed for v in record.variations}) == 20


def test_what_a_killed_kernel_had_ordered_is_told_and_ordered_again_only_when_asked(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    gate = Gate(server, 2)
    server.queue(IMAGES, paint, paint)
    process = kernel(tmp_path, "studio.paint('a beach', n=4, size='64x64', quality='low', raw=True)")
    go(process)
    gate.wait_for_all()
    wait_for(lambda: len(list((tmp_path / "paintings").rglob("*.png"))) == 2)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    studio = studio_in(tmp_path)
    art = studio.paint("a beach", n=4, **SMALL)
    assert (server.count(IMAGES), len(art.record.pictures)) == (4, 2)
    assert "2 pictures were ordered before and may have been billed (" in studio.additions.missing_note(art.record)
    assert len(studio.history.orders) == 2
    assert studio.history.cost.usd > art.cost.usd > 0
    gate.opened.set()
    art.complete()
    assert (server.count(IMAGES), len(art.record.pictures)) == (6, 4)
    assert len(studio.history.orders) == 2
    assert studio.additions.missing_note(art.record) == ""


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)  # another process does it


def test_where_nothing_came_of_an_order_the_next_run_says_so_and_orders_nothing(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    gate = Gate(server, 1)
    process = kernel(tmp_path, "studio.paint('a beach', n=1, size='64x64', quality='low', raw=True)")
    go(process)
    gate.wait_for_all()
    process.kill()
    process.communicate()
    gate.opened.set()
    studio = studio_in(tmp_path)
    for _ in range(2):
        with pytest.raises(UnansweredError, match=r"1 request for this \(about .*complete\(\).*may have been billed"):
            studio.paint("a beach", n=1, **SMALL)
    assert server.count(IMAGES) == 1
    (found,) = studio.history
    assert isinstance(found, Generation)
    (lost,) = studio.sweep(["a beach"], watch=lambda _: None, **SMALL).failed
    assert "may have been billed" in lost.error
    studio.history.settle(studio.history.orders[0].id, 0)
    assert len(studio.paint("a beach", n=1, **SMALL).record.pictures) == 1


def test_bytes_that_arrived_before_a_kernel_was_killed_are_a_picture_in_the_next(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    code = """
import os
from promptmagic.painters import openai
openai.verified = lambda data: os.kill(os.getpid(), 9)
studio.paint('a beach', n=1, size='64x64', quality='low', raw=True)
"""
    process = kernel(tmp_path, code)
    go(process)
    process.communicate(timeout=30)
    studio = studio_in(tmp_path)
    art = studio.paint("a beach", n=1, **SMALL)
    assert (server.count(IMAGES), len(art.record.pictures), studio.history.orders) == (1, 1, [])
    assert art.picture.image.size == (64, 64)
    assert str(art.picture.cost).startswith("at most about") or art.picture.cost.estimated
    assert not list((tmp_path / "paintings/.arrived").iterdir())


def test_a_late_picture_never_takes_the_place_of_another(tmp_path: Path, server: LoopbackOpenAI) -> None:
    gate = Gate(server, 1)
    process = kernel(tmp_path, "studio.paint('a beach', n=1, size='64x64', quality='low', raw=True)")
    go(process)
    gate.wait_for_all()
    studio = studio_in(tmp_path)
    server.always(IMAGES, paint)
    (art,) = studio.history
    studio.complete(art.id)
    gate.opened.set()
    process.communicate(timeout=30)
    record = studio.record(art.id)
    assert [v.number for v in record.variations if v.picture] == [1, 2]
    assert len(record.prompts) == 2
    assert server.count(IMAGES) == 2 == len({p.path for p in record.pictures})
    assert not studio.history.orders


def test_a_gateway_that_fails_may_have_billed_and_is_not_asked_again_by_itself(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    server.always(IMAGES, fail(502, "bad gateway"))
    studio = Studio(History(tmp_path), partials=False, servers=BILLS)
    with pytest.raises(EngineError, match="may have been billed"):
        studio.paint("a beach", n=1, **SMALL)
    assert server.count(IMAGES) == 1
    assert [order.state for order in studio.history.orders] == ["perhaps"]


def test_a_picture_that_was_paid_for_is_told_while_it_is_waited_for(tmp_path: Path, server: LoopbackOpenAI) -> None:
    studio, gate = studio_in(tmp_path), Gate(server, 1)
    id = interrupted(studio, gate, "a beach", 1)  # noqa: A001 - what it is
    heard: list[Event] = []
    with ThreadPoolExecutor(1) as pool:
        again = pool.submit(studio.additions.complete, id, monitor=Monitor(heard.append))
        wait_for(lambda: bool(heard))
        gate.opened.set()
        again.result(30)
    assert heard[0] == Painting(1)
    assert server.count(IMAGES) == 1


def test_the_budget_goes_on_to_count_what_was_deleted(tmp_path: Path, server: LoopbackOpenAI) -> None:
    studio = studio_in(tmp_path, budget=0.05)
    art = studio.paint("a beach", n=1, raw=True, quality="medium", size="64x64")
    spent = studio.history.order_book().spent("")[0]
    assert spent == art.cost
    studio.history.delete(art)
    studio.history.empty_bin()
    assert studio_in(tmp_path).history.order_book().spent("")[0] == spent


def test_three_of_four_prompts_are_kept_and_painted_and_only_the_fourth_is_asked_for_when_wanted(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    def three(call: Call) -> None:
        answer(response(prompts_for(call.seen.body)[:3]))(call)

    def none(call: Call) -> None:
        answer(response([]))(call)

    server.queue(RESPONSES, three, none)
    studio = studio_in(tmp_path)
    art = studio.paint("a beach", n=4, size="64x64", quality="low")
    assert (server.count(RESPONSES), server.count(IMAGES), len(art.prompts)) == (2, 3, 3)
    assert studio.additions.missing_note(art.record).startswith("1 of 4 prompts did not come: .complete() asks for")
    assert art.record.expansion_cost.usd > 0
    assert not studio.history.orders
    assert studio.paint("a beach", n=4, size="64x64", quality="low") == art
    assert server.count("") == 5
    art.complete()
    assert (server.count(RESPONSES), server.count(IMAGES), len(art.record.pictures)) == (3, 4, 4)
    assert studio.additions.missing_note(art.record) == ""


def test_a_plan_says_what_the_budget_would_refuse_and_writes_nothing(tmp_path: Path, server: LoopbackOpenAI) -> None:
    studio = studio_in(tmp_path, budget=0.15)
    options = studio.defaults.updated(painter="openai:gpt-image-2", quality="high", n=1, raw=True)
    plan = studio.plan(studio.request("paint", "a beach", options))
    assert plan.splitlines()[-1].startswith("budget    refuses it: This notebook's budget of $0.15 does not reach")
    assert (server.count(""), list(tmp_path.iterdir())) == (0, [])
    with pytest.raises(PromptMagicError, match=r"would cost about \$0\.21"):
        studio.paint("a beach", painter="openai:gpt-image-2", quality="high", n=1, raw=True)
    assert server.count("") == 0


@pytest.mark.parametrize("path", ["x" * 300 + ".png", "~nobodyxyz/x.png", "a\0b.png", "/"])
def test_a_path_that_cannot_be_written_is_an_error_before_anything_is_paid(
    tmp_path: Path, server: LoopbackOpenAI, path: str
) -> None:
    with pytest.raises(PromptMagicError):
        studio_in(tmp_path).paint("a beach", n=1, save=path, **SMALL)
    assert server.count("") == 0
