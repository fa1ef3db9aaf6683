"""What the tests of the sketch share: a small picture of a brief, as pixels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL.Image import Image

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter

Paint = Callable[..., Image]


@pytest.fixture(scope="session")
def paint() -> Paint:
    """Paint a text and return the decoded picture."""

    def painted(text: str, seed: int = 0, size: tuple[int, int] = (128, 128)) -> Image:
        return SketchPainter().paint(Prompt(text), Canvas(seed, size)).image.convert("RGB")

    return painted
