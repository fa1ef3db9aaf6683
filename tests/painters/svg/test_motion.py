"""Moving pictures: what may move, how, and that a notebook can carry the GIF."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from drawings import BOAT, TREEHOUSE
from openai_loopback import KEY, RESPONSES, LoopbackOpenAI, writes
from PIL import Image, ImageChops

from promptmagic.model import Picture, Prompt
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.svg import SvgPainter, motion, reading

SAILING = f"""{BOAT}
<motion>
L04-boat bob 14
sail: swing 4 510 600
L02-sun pulse 1.1 800 200
L05-title = blink 0.3
nothing spin 1 2
L03-sea explode 9
</motion>"""


def frames_of(gif: bytes) -> list[Image.Image]:
    with Image.open(io.BytesIO(gif)) as image:
        frames = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            frames.append(image.convert("RGB"))
        return frames


def painted(loopback: LoopbackOpenAI, text: str = SAILING, style: str = "") -> Picture:
    loopback.queue(RESPONSES, writes(text))
    server = OpenAIServer(base_url=loopback.base_url, key=KEY, free=True)
    painter = SvgPainter(server=server, patience=Patience(timeout=10, first=0), frames=8)
    return painter.paint(Prompt("a boat"), Canvas(7, (512, 512)))


def test_what_moves_is_read_and_what_is_not_there_or_unknown_is_passed_over() -> None:
    answer = reading.read(SAILING)
    moving = motion.motions(answer.motion, answer.drawing)
    assert [(found.id, found.way) for found in moving] == [
        ("L04-boat", "bob"),
        ("sail", "swing"),
        ("L02-sun", "pulse"),
        ("L05-title", "blink"),
    ]


def test_every_way_to_move_begins_as_drawn_and_ends_where_it_began() -> None:
    drawing = reading.read(BOAT).drawing
    ways = ("bob 9", "sway 9", "drift 90", "swing 9 1 2", "spin 1 2", "orbit 1 2 3 4", "pulse 1.2 1 2", "blink 0.5")
    for way in ways:
        (moving,) = motion.motions(f"L04-boat {way}", drawing)
        assert moving.at(0.0).keys() == moving.at(0.37).keys()
        assert moving.at(0.25) != moving.at(0.0)
        for value in moving.at(0.0).values():
            assert value in (
                "translate(0 0.00)", "translate(0.00 0)", "rotate(0.00 1 2)", "1.000", "translate(0.00 0.00)",
                "translate(1 2) scale(1.0000) translate(-1 -2)",
            )  # fmt: skip


def test_a_drawing_that_moves_is_a_gif_beside_its_still_picture(loopback: LoopbackOpenAI, tmp_path: Path) -> None:
    picture = painted(loopback)
    assert "<motion>" in loopback.bodies(RESPONSES)[0]["instructions"]
    assert picture.format == "png"
    gif = picture.save(tmp_path / "boat.gif").read_bytes()
    assert len(gif) < motion.MOST_BYTES
    frames = frames_of(gif)
    assert len(frames) == 8
    assert all(ImageChops.difference(one, two).getbbox() for one, two in pairwise(frames))
    assert gif == picture.animation


def test_a_rich_drawing_stays_small_enough_for_a_notebook(loopback: LoopbackOpenAI) -> None:
    picture = painted(
        loopback,
        f"{TREEHOUSE}\n<motion>\npath-11 bob 5\npath-26 sway 30\nrect-2 sway 9\ncircle-3 pulse 1.2 200 100\n</motion>",
    )
    assert picture.animation is not None
    assert len(picture.animation) < motion.MOST_BYTES


def test_a_drawing_in_which_nothing_moves_is_asked_for_again(loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT))
    assert painted(loopback).animation is not None
    assert loopback.count(RESPONSES) == 2


@pytest.mark.parametrize("text", ["", "L04-boat", "L04-boat bob", "L04-boat bob 1e9", "L04-boat bob NaN", "a " * 9000])
def test_what_is_no_motion_moves_nothing(text: str) -> None:
    assert motion.motions(text, reading.read(BOAT).drawing) == ()
