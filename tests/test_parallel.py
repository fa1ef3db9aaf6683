"""Work side by side: events reach the thread that asked, errors stop what has not begun, nothing waits at exit."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from promptmagic.events import Event, Listener, Painting
from promptmagic.parallel import in_thread, side_by_side


def test_the_result_of_one_piece_of_work_comes_back() -> None:
    assert in_thread(lambda: threading.current_thread().name) == "promptmagic"


def test_an_error_in_the_thread_is_raised_where_it_was_asked_for() -> None:
    def work() -> None:
        raise ZeroDivisionError("in the thread")

    with pytest.raises(ZeroDivisionError, match="in the thread"):
        in_thread(work)


def test_events_reach_the_listener_on_the_calling_thread() -> None:
    heard: list[tuple[Event, threading.Thread]] = []
    works = [lambda tell, k=k: tell(Painting(k)) for k in range(5)]
    side_by_side(works, 3, lambda event: heard.append((event, threading.current_thread())))
    assert {event for event, _ in heard} == {Painting(k) for k in range(5)}
    assert {thread for _, thread in heard} == {threading.current_thread()}


def test_at_most_so_many_work_at_once() -> None:
    # Two of three meet at the barrier; a third at work would make it three and the meeting fail.
    meeting, most, now = threading.Barrier(2), 0, 0
    lock = threading.Lock()

    def work(tell: Listener) -> None:
        nonlocal most, now
        with lock:
            now += 1
            most = max(most, now)
        meeting.wait(10)
        with lock:
            now -= 1

    side_by_side([work] * 6, 2, lambda event: None)
    assert most == 2


def test_an_error_stops_what_has_not_begun() -> None:
    begun: list[int] = []

    def work(tell: Listener) -> None:
        begun.append(len(begun))
        raise ValueError("the first")

    with pytest.raises(ValueError, match="the first"):
        side_by_side([work] * 5, 1, lambda event: None)
    assert begun == [0]


def test_an_error_of_the_listener_is_raised_and_stops_the_rest() -> None:
    def listen(event: Event) -> None:
        raise RuntimeError("no room")

    with pytest.raises(RuntimeError, match="no room"):
        side_by_side([lambda tell: tell(Painting(1))] * 3, 1, listen)


def test_the_process_does_not_wait_for_work_under_way_at_exit() -> None:
    script = """
import threading
from promptmagic.parallel import side_by_side
from promptmagic.events import Painting
def work(tell):
    tell(Painting(1))
    threading.Event().wait()
def listen(event):
    raise SystemExit(7)
side_by_side([work], 1, listen)
"""
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 7


@pytest.mark.parametrize("parallel", [0, -1])
def test_fewer_than_one_at_once_is_one(parallel: int) -> None:
    heard: list[Event] = []
    side_by_side([lambda tell: tell(Painting(1)), lambda tell: tell(Painting(2))], parallel, heard.append)
    assert heard == [Painting(1), Painting(2)]
