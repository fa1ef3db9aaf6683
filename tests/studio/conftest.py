"""What tests of paid requests share."""

from __future__ import annotations

import pytest
from openai_loopback import LoopbackOpenAI


@pytest.fixture
def server(loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> LoopbackOpenAI:
    """A server that bills where a studio says so (`paying.studio_in`), by the environment of this process."""
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return loopback
