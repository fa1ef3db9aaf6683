"""Sketches painted side by side: the same pixels wherever they are painted, and a picture when a worker is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from promptmagic.errors import CancelledError
from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, silent
from promptmagic.painters.sketch.pool import Pool
from promptmagic.painters.sketch.session import paint_here
from promptmagic.painters.sketch.worker import Worker, WorkerLost

PROMPT = Prompt("a lake at dusk with a red boat")
CANVAS = Canvas(3, (96, 64))


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.end()


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(2)
    yield pool
    pool.close()


def at_once(works: list[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def pixels(picture: Picture) -> bytes:
    return picture.image.tobytes()


def test_a_worker_paints_the_same_pixels_and_report(worker: Worker) -> None:
    here, there = paint_here(PROMPT, CANVAS), worker.paint(PROMPT, CANVAS, silent)
    assert pixels(there) == pixels(here)
    assert (there.drawn, there.undrawn, there.seed) == (here.drawn, here.undrawn, here.seed)


def test_a_key_that_was_set_after_the_worker_began_stands_in_no_picture_of_it(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.paint(PROMPT, CANVAS, silent)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-obviously-fake-0123456789")
    assert b"obviously" not in worker.paint(Prompt("a lake sk-obviously-fake-0123456789"), CANVAS, silent).read()


def test_a_worker_paints_one_after_another(worker: Worker) -> None:
    seeds = [worker.paint(PROMPT, Canvas(seed, (64, 64)), silent).seed for seed in (1, 2, 3)]
    assert seeds == [1, 2, 3]


def test_a_killed_worker_is_lost(worker: Worker) -> None:
    worker.paint(PROMPT, CANVAS, silent)
    os.kill(worker.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    with pytest.raises(WorkerLost):
        worker.paint(PROMPT, CANVAS, silent)


def test_what_a_worker_cannot_paint_is_lost_and_the_worker_goes_on(worker: Worker) -> None:
    with pytest.raises(WorkerLost):
        worker.paint(PROMPT, Canvas(1, (1, 1)), silent)
    assert worker.paint(PROMPT, CANVAS, silent).width == 96


def test_a_stop_ends_the_worker(worker: Worker) -> None:
    def stop(fraction: float | None, partial: bytes | None) -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        worker.paint(PROMPT, CANVAS, stop)
    assert not worker.alive


def test_sketches_asked_for_at_once_are_all_painted_as_they_are_alone(pool: Pool) -> None:
    painted: dict[int, Picture] = {}

    def work(seed: int) -> Callable[[], object]:
        return lambda: painted.update({seed: pool.paint(PROMPT, Canvas(seed, (96, 96)), silent)})

    at_once([work(seed) for seed in range(5)])
    assert {seed: pixels(paint_here(PROMPT, Canvas(seed, (96, 96)))) for seed in range(5)} == {
        seed: pixels(picture) for seed, picture in painted.items()
    }


def test_a_sketch_whose_worker_is_killed_is_painted_here(pool: Pool) -> None:
    reached, killed = threading.Event(), threading.Event()
    painted: list[Picture] = []

    def holding(fraction: float | None, partial: bytes | None) -> None:
        reached.set()
        killed.wait(30)

    def beside() -> None:
        reached.wait(30)
        worker = pool.hire()
        assert worker is not None
        os.kill(worker.pid, signal.SIGTERM)
        pool.give_back(worker)
        painted.append(pool.paint(PROMPT, CANVAS, silent))
        killed.set()

    at_once([lambda: pool.paint(PROMPT, CANVAS, holding), beside])
    assert pixels(painted[0]) == pixels(paint_here(PROMPT, CANVAS))


def test_where_no_process_can_be_started_all_is_painted_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    pool = Pool(4)
    painted: list[Picture] = []
    at_once([lambda: painted.append(pool.paint(PROMPT, CANVAS, silent))] * 3)
    assert len({pixels(picture) for picture in painted}) == 1


SCRIPT = """
import threading
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
def work(seed):
    SketchPainter().paint(Prompt("a lake"), Canvas(seed, (256, 256)))
threads = [threading.Thread(target=work, args=(seed,)) for seed in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("painted")
"""


def test_a_script_without_a_main_guard_paints_side_by_side_and_exits(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    (tmp_path / "random.py").write_text("raise RuntimeError('the folder of the script is not to be searched first')")
    done = subprocess.run(
        [sys.executable, "-P", "-W", "error", str(script)], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert (done.stdout, done.stderr) == ("painted\n", "")


def test_workers_end_with_the_process_that_they_work_for() -> None:
    code = (
        "from promptmagic.painters.sketch.worker import Worker; import os; print(Worker().pid, flush=True); os._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    worker = int(done.stdout)
    ended = threading.Event()
    while not ended.wait(0.02):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            ended.set()
        else:
            if Path(f"/proc/{worker}/stat").exists() and " Z " in Path(f"/proc/{worker}/stat").read_text():
                ended.set()
