"""What a painter made that is not installed here is shown again all the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from promptmagic.errors import UnknownNameError
from promptmagic.history import History
from promptmagic.model import Picture, Prompt, Record, Variation, new_id
from promptmagic.options import Options
from promptmagic.studio import Studio
from promptmagic.studio.request import make_request


def test_a_generation_of_a_painter_that_is_not_installed_is_found(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(buffer, "png")
    asked = make_request("paint", "a beach", Options().updated(painter="prism", n=1))
    history = History(tmp_path)
    prompt = Prompt("a beach")
    record = Record(new_id(), "paint", "a beach", asked.briefs, key=asked.key, painter="prism", prompts=(prompt,))
    history.begin(record)
    history.put(record.id, Variation(1, prompt, 7, "prism", Picture(8, 8, "png", "prism", data=buffer.getvalue())))
    studio = Studio(history)
    assert studio.paint("a beach", painter="prism", n=1).id == record.id
    for brief, fresh in (("a lake", False), ("a beach", True)):
        with pytest.raises(UnknownNameError, match="no painter called 'prism'"):
            studio.paint(brief, painter="prism", n=1, fresh=fresh)
