"""What was painted and kept leaves nothing behind in the kernel: no thread, no open file, no comm."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from conftest import ADDRESS, TRANSPORT
from kernel_state import KernelState, is_supported, states
from traitlets.config import Config

pytestmark = pytest.mark.skipif(not is_supported(), reason="this system does not tell what a process holds")

LOAD = "%load_ext promptmagic"
KEEP = "paint_history.keep()"


def cells(first: int) -> list[str]:
    """Cells that paint, pick, ask for prompts, start from a picture, show a sheet and look at the history."""
    return [
        f"%paint -n 2 --size 96x64 --seed {first} a beach sunset",
        f"art = %paint -n 3 --size 96x64 --seed {first + 1} a calm sea",
        "art.pick(2); art",
        "art.vary(n=2)",
        f"%%imageprompt -n 2 --size 96x64 --seed {first + 2}\na mountain lake",
        f"%paint --grid --pick 1 -n 2 --size 96x64 --seed {first + 3} a stormy sea",
        "paint_history",
        "from promptmagic import Picker; picker = Picker(art); picker",
        "picker.close(); del picker",
        KEEP,
    ]


@pytest.fixture
def before_and_after(tmp_path: Path) -> tuple[KernelState, KernelState]:
    kernel = Config(KernelManager={"transport": TRANSPORT, "ip": ADDRESS.format(tmp_path)})
    before, after = states([LOAD, *cells(0)], [*cells(10), *cells(20), *cells(30)], transport=kernel)
    return before, after


def test_nothing_is_left_over(before_and_after: tuple[KernelState, KernelState]) -> None:
    before, after = before_and_after
    assert after.comms == before.comms
    assert Counter(after.threads) - Counter(before.threads) == Counter()
    assert Counter(after.handles) - Counter(before.handles) == Counter()
