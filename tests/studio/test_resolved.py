"""A request is resolved once: one cell looks each engine up once, and once whether there is a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from promptmagic import History, Studio
from promptmagic.studio.engines import Engines


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each method that finds an engine, or a key, was called."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    counts: Counter[str] = Counter()

    def count(name: str) -> None:
        method: Callable[..., Any] = getattr(Engines, name)

        def counting(*arguments: Any) -> Any:
            counts[name] += 1
            return method(*arguments)

        monkeypatch.setattr(Engines, name, counting)

    for name in ("painter", "expander_named", "is_configured"):
        count(name)
    return counts


def test_making_a_generation_looks_everybody_up_once(tmp_path: Path, looked_up: Counter[str]) -> None:
    studio = Studio(History(tmp_path), size="64x64")
    request = studio.request("paint", "a lake", studio.defaults.updated(n=4))
    looked_up.clear()
    studio.make(request)
    # A painter once to plan, and once more by its name in the record that is painted.
    assert looked_up == {"painter": 2, "expander_named": 1, "is_configured": 1}


def test_planning_looks_everybody_up_once(tmp_path: Path, looked_up: Counter[str]) -> None:
    studio = Studio(History(tmp_path), size="64x64")
    request = studio.request("paint", "a lake", studio.defaults.updated(n=4))
    looked_up.clear()
    studio.plan(request)
    assert looked_up == {"painter": 1, "expander_named": 1, "is_configured": 1}


def test_a_replay_looks_nobody_up(tmp_path: Path, looked_up: Counter[str]) -> None:
    studio = Studio(History(tmp_path), size="64x64", n=1, painter="sketch", expander="template")
    studio.paint("a lake")
    request = studio.request("paint", "a lake", studio.defaults)
    looked_up.clear()
    assert studio.replay(request) is not None
    assert not looked_up
