"""Small real pictures and records to keep."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from promptmagic.model import Brief, Parts, Picture, PictureFormat, Prompt, Record, Variation, new_id

MakePicture = Callable[..., Picture]
MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]


@pytest.fixture
def make_picture() -> MakePicture:
    """Paint a gradient in one of the three formats; keywords go to the Picture."""

    def make(format: PictureFormat = "png", size: tuple[int, int] = (32, 24), **known: Any) -> Picture:
        image = Image.linear_gradient("L").resize(size).convert("RGB")
        buffer = io.BytesIO()
        image.save(buffer, format)
        told: dict[str, Any] = {"painter": "sketch", "label": "offline sketch", "seed": 7} | known
        return Picture(*size, format, data=buffer.getvalue(), **told)

    return make


@pytest.fixture
def make_record() -> MakeRecord:
    """Make a record of `n` prompts for a brief; keywords go to the Record."""

    def make(brief: str = "a beach sunset", n: int = 3, **known: Any) -> Record:
        prompts = tuple(Prompt(f"{brief}, wording {k}", Parts(subject=brief), f"title {k}") for k in range(1, n + 1))
        told: dict[str, Any] = {"id": new_id(), "kind": "paint", "typed": brief, "notebook": "lesson"} | known
        return Record(briefs=(Brief(brief),) * n, prompts=prompts, painter="sketch", expander="template", **told)

    return make


@pytest.fixture
def make_variation(make_picture: MakePicture) -> MakeVariation:
    """Make the painted variation `number` of a record; keywords go to its Picture."""

    def make(record: Record, number: int = 1, **known: Any) -> Variation:
        return Variation(number, record.prompts[number - 1], 6 + number, "sketch", make_picture(**known))

    return make
