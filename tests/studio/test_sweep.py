"""Sweeps: every combination painted once, here or by workers, taken up where they were left, and no key on the way."""

from __future__ import annotations

import io
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from openai_loopback import BILLS, IMAGES, KEY, LoopbackOpenAI, fail

from promptmagic import Studio
from promptmagic.errors import (
    BudgetError,
    CancelledError,
    EngineError,
    KeyMissingError,
    OptionError,
    PromptMagicError,
    UnknownNameError,
)
from promptmagic.history import History
from promptmagic.model import Picture
from promptmagic.painters import Canvas
from promptmagic.parallel import Stop
from promptmagic.studio.progress import Bar, ProgressLine
from promptmagic.studio.remote import PaintingTask, carry_out
from promptmagic.studio.sweep import combinations

SMALL = "64x64"


def studio_in(folder: Path, **defaults: Any) -> Studio:
    return Studio(History(folder), **{"painter": "sketch", "expander": "template", "size": SMALL, **defaults})


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return studio_in(tmp_path)


class Tallies(list[ProgressLine]):
    """Remembers the tallies; does something when so many are painted."""

    def __init__(self, at: int = -1, then: Callable[[], object] = bool) -> None:
        self.at = at
        self.then = then

    def __call__(self, progress: ProgressLine) -> None:
        self.append(progress)
        if progress.painted == self.at:
            self.at = -1
            self.then()

    @property
    def last(self) -> ProgressLine:
        return self[-1]


def pixels(picture: Picture) -> bytes:
    return picture.image.convert("RGB").tobytes()


def interrupt() -> None:
    raise KeyboardInterrupt


# What is painted


def test_every_combination_has_a_generation_in_order(studio: Studio) -> None:
    made = studio.sweep(["a kite", "a boat"], style=["ink", "oil"], seed=[1, 2], watch=Tallies())
    found = [(g.brief, g.record.briefs[0].style, g.variations[0].seed) for g in made]
    assert found == [
        (brief, style, seed) for brief in ("a kite", "a boat") for style in ("ink", "oil") for seed in (1, 2)
    ]
    assert len(made.pictures) == len(studio.history) == 8
    assert made.failed == ()


def test_a_brief_alone_is_swept_over_too(studio: Studio) -> None:
    assert len(studio.sweep("a kite", seed=range(3), watch=Tallies())) == 3


def test_variations_and_choices_are_those_of_a_single_cell(studio: Studio) -> None:
    assert [len(g.variations) for g in studio.sweep(["a kite", "a {red|blue} kite"], watch=Tallies())] == [1, 2]
    assert [len(g.variations) for g in studio.sweep(["a boat"], n=3, watch=Tallies())] == [3]


def test_what_is_asked_for_twice_is_painted_once(studio: Studio) -> None:
    made = studio.sweep(["a kite", "a kite"], style=["ink", "ink"], watch=Tallies())
    assert len(made) == len(studio.history) == 1


def test_a_sweep_paints_what_single_calls_would(studio: Studio, tmp_path: Path) -> None:
    made = studio.sweep(["a kite over the sea"], style=["ink"], seed=[7], watch=Tallies())
    alone = studio_in(tmp_path / "alone").paint("a kite over the sea", style="ink", seed=7, n=1)
    assert pixels(made[0].picture) == pixels(alone.picture)


def test_the_rows_of_a_sweep_are_those_of_its_pictures(studio: Studio) -> None:
    studio.paint("not of it", n=1)
    made = studio.sweep(["a kite"], seed=[3, 4], watch=Tallies())
    assert [(row["brief"], row["seed"]) for row in made.to_dicts()] == [("a kite", 3), ("a kite", 4)]
    assert repr(made) == "<Sweep of 2 generations: 2 of 2 pictures>"


# Taken up again


def test_what_is_in_the_history_is_not_painted_again(studio: Studio) -> None:
    first = studio.sweep(["a kite", "a boat"], seed=[1, 2], watch=Tallies())
    tallies = Tallies()
    again = studio.sweep(["a kite", "a boat", "a cat"], seed=[1, 2], watch=tallies)
    assert (tallies.last.saved, tallies.last.painted) == (4, 2)
    assert [g.id for g in again][:4] == [g.id for g in first]
    assert len(studio.history) == 6


def let_work_arrive() -> None:
    """Wait for what was under way at an interrupt: it is kept when it arrives, and only then not painted again."""
    for thread in threading.enumerate():
        if thread.name == "promptmagic":
            thread.join(60)


def test_an_interrupted_sweep_is_taken_up_where_it_was_left(studio: Studio) -> None:
    with pytest.raises(CancelledError, match="of 12 pictures"):
        studio.sweep(["a kite"], seed=range(12), watch=Tallies(5, interrupt))
    let_work_arrive()
    kept = len([g for g in studio.history if g.record.pictures])
    assert 5 <= kept <= 12
    tallies = Tallies()
    assert len(studio.sweep(["a kite"], seed=range(12), watch=tallies).pictures) == 12
    assert tallies.last.saved >= kept
    assert tallies.last.saved + tallies.last.painted == 12
    assert len(studio.history) == 12


def test_another_thread_can_stop_it(studio: Studio) -> None:
    stop = Stop()
    with pytest.raises(CancelledError):
        studio.sweep(["a kite"], seed=range(50), watch=Tallies(3, stop.set), stop=stop)


def test_a_generation_of_which_a_part_is_missing_is_completed(
    loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    online = studio_in(tmp_path, painter="openai", size="1024x1024", retries=0)
    loopback.queue(IMAGES, fail(400, {"message": "No kites today."}))
    first = online.sweep(["a kite"], n=3, parallel=1, watch=Tallies())
    assert [(m.brief, m.painter) for m in first.failed] == [("a kite", "openai")]
    assert "No kites today." in first.failed[0].error
    again = online.sweep(["a kite"], n=3, watch=Tallies())
    assert len(again.pictures) == 3
    assert again.failed == ()
    assert loopback.count(IMAGES) == 4


def test_variations_that_a_person_added_are_no_matter_of_the_sweep(studio: Studio) -> None:
    made = studio.sweep(["a kite"], n=2, watch=Tallies())
    studio.additions.more(made[0].id, 1)
    tallies = Tallies()
    again = studio.sweep(["a kite"], n=2, watch=tallies)
    assert (tallies.last.saved, tallies.last.painted, len(again.pictures)) == (2, 0, 3)


# Executors


@pytest.fixture(params=["threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    pool: Executor = (
        ThreadPoolExecutor(2) if request.param == "threads" else ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    )
    with pool:
        yield pool


def test_an_executor_paints_the_same_pictures(executor: Executor, tmp_path: Path) -> None:
    briefs, seeds = ["a kite over the sea", "a boat"], [1, 2]
    here = studio_in(tmp_path / "here").sweep(briefs, seed=seeds, watch=Tallies())
    there = studio_in(tmp_path / "there").sweep(briefs, seed=seeds, executor=executor, watch=Tallies())
    assert [pixels(picture) for picture in there.pictures] == [pixels(picture) for picture in here.pictures]
    assert [g.record.prompts for g in there] == [g.record.prompts for g in here]


def test_an_interrupt_ends_a_sweep_by_an_executor(executor: Executor, studio: Studio) -> None:
    with pytest.raises(CancelledError):
        studio.sweep(["a kite"], seed=range(60), executor=executor, watch=Tallies(5, interrupt))
    tallies = Tallies()
    assert len(studio.sweep(["a kite"], seed=range(60), executor=executor, watch=tallies).pictures) == 60
    assert tallies.last.saved >= 5


def test_a_painter_that_cannot_paint_there_is_a_failure_of_that_picture_alone(studio: Studio) -> None:
    class Forgetful(ThreadPoolExecutor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            (order,) = args
            return super().submit(failing if order.canvas.seed == 2 else fn, *args, **kwargs)

    with Forgetful(2) as forgetful:
        made = studio.sweep(["a kite"], seed=[1, 2, 3], executor=forgetful, watch=Tallies())
    assert len(made.pictures) == 2
    assert ["out of paint" in missing.error for missing in made.failed] == [True]


def failing(task: PaintingTask) -> PromptMagicError:
    return EngineError(f"{task.spec} is out of paint.")


def test_a_lost_process_pool_is_one_error_and_nothing_is_lost(studio: Studio) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:

        def kill() -> None:
            for process in pool._processes.values():
                os.kill(process.pid or 0, signal.SIGKILL)

        with pytest.raises(EngineError, match="The executor takes no more work") as caught:
            studio.sweep(["a kite"], seed=range(20), executor=pool, watch=Tallies(5, kill))
    assert "not painted again" in caught.value.advice
    tallies = Tallies()
    assert len(studio.sweep(["a kite"], seed=range(20), watch=tallies).pictures) == 20
    assert tallies.last.saved >= 5


# Keys


class Recording(ThreadPoolExecutor):
    """Pickles what it is given, as an executor of processes does, and keeps the bytes."""

    def __init__(self) -> None:
        super().__init__(2)
        self.sent: list[bytes] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.sent.append(pickle.dumps((fn, args, kwargs)))
        fn, args, kwargs = pickle.loads(self.sent[-1])  # noqa: S301 - its own bytes
        return super().submit(fn, *args, **kwargs)


def test_no_key_is_sent(loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    with Recording() as recording:
        online = studio_in(tmp_path, painter="openai", size="1024x1024")
        made = online.sweep(["a kite"], seed=[1, 2], executor=recording, watch=Tallies())
    assert len(made.pictures) == len(recording.sent) == 2
    sent = b"".join(recording.sent)
    assert b"a kite" in sent.lower()
    for secret in (KEY, KEY[8:24], loopback.base_url):
        assert secret.encode() not in sent


def test_a_worker_without_a_key_is_one_error_that_says_where_it_belongs(
    loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    with ThreadPoolExecutor(2) as pool:

        class Elsewhere(Executor):
            def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
                return pool.submit(keyless, *args)

        online = studio_in(tmp_path, painter="openai", size="1024x1024")
        with pytest.raises(KeyMissingError, match="No OpenAI key is set") as caught:
            online.sweep(["a kite"], seed=range(30), executor=Elsewhere(), parallel=2, watch=Tallies())
    assert "each worker needs it in its own environment" in caught.value.advice


def keyless(task: PaintingTask) -> PromptMagicError:
    """As a worker answers in whose environment there is no key."""
    return KeyMissingError("No OpenAI key is set.", "Call promptmagic.login().", billed="no")


# Money


def test_a_budget_that_does_not_reach_for_all_stops_before_the_first_call(
    loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    online = studio_in(tmp_path, painter="openai", size="1024x1024", quality="low", budget=0.05, servers=BILLS)
    with pytest.raises(BudgetError, match="a sweep of 100 generations"):
        online.sweep(["a kite"], seed=range(100), watch=Tallies())
    assert loopback.count("") == 0
    assert len(online.history) == 0


# What does not fit


@pytest.mark.parametrize(
    ("briefs", "options", "kind"),
    [
        ([], {}, OptionError),
        (["a kite"], {"style": []}, OptionError),
        (["a kite"], {"pick": 1}, OptionError),
        (["a kite"], {"save": "kite.png"}, OptionError),
        (["a kite"], {"kites": 1}, UnknownNameError),
        (["a kite"], {"painter": ["sketch", "sketsh"]}, UnknownNameError),
        (["a kite"], {"size": ["64x64", "16x16"]}, OptionError),
        (["a kite", ""], {}, PromptMagicError),
    ],
)
def test_what_does_not_fit_is_an_error_before_anything_is_painted(
    briefs: list[str], options: dict[str, Any], kind: type[Exception], studio: Studio
) -> None:
    with pytest.raises(kind):
        studio.sweep(briefs, watch=Tallies(), **options)
    assert len(studio.history) == 0


def test_a_size_in_numbers_is_one_value() -> None:
    assert list(combinations({"size": (64, 96), "seed": [1, 2]})) == [
        {"size": (64, 96), "seed": 1},
        {"size": (64, 96), "seed": 2},
    ]


# What a person sees


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_written_over_itself_on_a_screen_and_once_into_a_file() -> None:
    screen, file = Screen(), io.StringIO()
    for bar in (Bar(screen), Bar(file)):
        bar(ProgressLine(4, saved=1))
        bar(ProgressLine(4, saved=1, painted=2, failed=1, seconds=65, ended=True))
    assert file.getvalue() == "████████████████████████ 3 of 4 pictures · 1 there before · 1 failed · in 1:05\n"
    assert screen.getvalue().startswith("\r██████")
    assert screen.getvalue().endswith(f"\r{file.getvalue()}")


def test_a_tally_says_how_long_it_will_take() -> None:
    assert str(ProgressLine(200, painted=50, seconds=30)).endswith("50 of 200 pictures · about 1:30 left")


# Dask


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A client of two Dask workers, processes of their own that a nanny starts again."""
    distributed = pytest.importorskip("distributed", reason="dask[distributed] is not installed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1", silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def test_an_interrupt_ends_a_sweep_by_dask_and_the_next_one_goes_on(cluster: Any, studio: Studio) -> None:
    with pytest.raises(CancelledError):
        studio.sweep(["a boat"], seed=range(60), executor=cluster.get_executor(), watch=Tallies(5, interrupt))
    let_work_arrive()
    tallies = Tallies()
    assert len(studio.sweep(["a boat"], seed=range(60), executor=cluster.get_executor(), watch=tallies).pictures) == 60
    assert tallies.last.saved >= 5
    assert len(studio.history) == 60


def test_dask_paints_all_though_a_worker_is_killed_midway_and_nothing_twice_after_that(
    cluster: Any, studio: Studio
) -> None:
    seeds = range(200)
    killed: list[int] = []

    def kill() -> None:
        killed.extend(cluster.run(os.getpid).values())
        os.kill(killed[0], signal.SIGKILL)

    made = studio.sweep(["a kite"], seed=seeds, executor=cluster.get_executor(), watch=Tallies(80, kill))
    assert killed
    assert len(made.pictures) == 200
    assert made.failed == ()
    assert len({g.variations[0].seed for g in made}) == 200
    tallies = Tallies()
    studio.sweep(["a kite"], seed=seeds, executor=cluster.get_executor(), watch=tallies)
    assert (tallies.last.saved, tallies.last.painted) == (200, 0)
    assert len(studio.history) == 200
    alone = carry_out(
        PaintingTask("alone", "sketch", made[3].prompts[0], Canvas(seed=made[3].variations[0].seed, size=(64, 64)))
    )
    assert isinstance(alone, Picture)
    assert pixels(made[3].picture) == pixels(alone)
