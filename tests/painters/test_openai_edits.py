"""Starting from a picture with the OpenAI painter: what is sent as a form, and what comes back."""

from __future__ import annotations

import io

import openai_loopback as loop
import pytest
from openai_loopback import EDITS, IMAGES, KEY, LoopbackOpenAI, colour_of, fail, png, shown_by
from PIL import Image

from promptmagic.errors import BadAnswerError, OptionError, RefusedError, UnavailableError
from promptmagic.model import Picture, Prompt
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas, can_edit
from promptmagic.painters.openai import OpenAIPainter

SOURCE = png("a beach", 96, 64)
MASK = png("a mask", 96, 64)
PROMPT = Prompt("Make it night.")
EDIT = Canvas(seed=7, size=(96, 64), source=SOURCE)
AT_ONCE = Patience(timeout=10, first=0)


@pytest.fixture
def painter(loopback: LoopbackOpenAI) -> OpenAIPainter:
    return OpenAIPainter(server=OpenAIServer(base_url=loopback.base_url, key=KEY, stream=True), patience=AT_ONCE)


def colour_asked_for(loopback: LoopbackOpenAI) -> tuple[int, int, int]:
    return colour_of(shown_by(loopback.bodies(EDITS)[-1]))


def colour_of_picture(picture: Picture) -> object:
    return picture.image.getpixel((9, 9))


def test_it_says_that_it_can() -> None:
    assert can_edit(OpenAIPainter())


def test_the_picture_goes_as_a_file_and_the_answer_is_that_of_both(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    made = painter.paint(PROMPT, EDIT)
    (body,) = loopback.bodies(EDITS)
    assert loopback.count(IMAGES) == 0
    assert body["image"] == loop.Sent("image.png", "image/png", SOURCE)
    assert {name: body[name] for name in ("prompt", "model", "size", "n")} == {
        "prompt": PROMPT.text,
        "model": "gpt-image-2.6-flare",
        "size": "96x64",
        "n": 1,
    }
    assert colour_of_picture(made) == colour_asked_for(loopback) != colour_of(PROMPT.text)


def test_another_picture_gives_another_answer(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    other = Canvas(seed=7, size=(96, 64), source=png("a lake", 96, 64))
    assert colour_of_picture(painter.paint(PROMPT, EDIT)) != colour_of_picture(painter.paint(PROMPT, other))


def test_a_mask_goes_beside_it(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    painter.paint(PROMPT, Canvas(seed=7, source=SOURCE, mask=MASK))
    assert loopback.bodies(EDITS)[0]["mask"] == loop.Sent("mask.png", "image/png", MASK)


def test_the_cost_counts_the_picture_that_it_starts_from(painter: OpenAIPainter) -> None:
    assert painter.paint(PROMPT, EDIT).cost.usd == pytest.approx((40 * 5 + 1000 * 8 + 1056 * 30) / 1e6)


def test_partial_pictures_of_an_edit_are_told(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    told: list[bytes | None] = []
    made = painter.paint(PROMPT, EDIT, lambda fraction, partial: told.append(partial))
    assert loopback.bodies(EDITS)[0]["stream"] is True
    assert len(told) == 1
    assert told[0] is not None
    Image.open(io.BytesIO(told[0])).verify()
    assert colour_of_picture(made) == colour_asked_for(loopback)
    assert made.usage["input_tokens_details.image_tokens"] == 1000


def test_a_compatible_server_is_told_to_answer_with_the_picture_itself(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    painter.paint(PROMPT, EDIT)
    assert loopback.bodies(EDITS)[0]["response_format"] == "b64_json"
    assert loopback.bodies(EDITS)[0]["seed"] == 7


def test_openai_itself_is_not() -> None:
    asked = OpenAIPainter()._request("a kite", EDIT, OpenAIServer(key=KEY), watched=False)
    assert asked.keys() == {"model", "prompt", "n", "size", "image"}


def test_what_a_compatible_server_refuses_is_left_out(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(EDITS, fail(400, {"message": "Unknown parameter: 'response_format'."}))
    painter.paint(PROMPT, EDIT)
    assert ["response_format" in body for body in loopback.bodies(EDITS)] == [True, False]
    assert all(body["image"].data == SOURCE for body in loopback.bodies(EDITS))


def test_an_edit_is_tried_again_where_that_helps(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(EDITS, fail(429, {"message": "Slow down."}, Retry_After="0"))
    assert painter.paint(PROMPT, EDIT).width == 96
    assert [body["image"].data for body in loopback.bodies(EDITS)] == [SOURCE] * 2


def test_a_refused_edit_and_a_damaged_answer_are_errors(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(EDITS, fail(400, {"message": "Rejected.", "code": "moderation_blocked"}), loop.picture(b"text"))
    with pytest.raises(RefusedError):
        painter.paint(PROMPT, EDIT)
    with pytest.raises(BadAnswerError):
        painter.paint(PROMPT, EDIT)


def test_a_server_that_cannot_edit_is_one_clear_error(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.always(EDITS, fail(404, {"message": "Invalid URL (POST /v1/images/edits)"}))
    with pytest.raises(UnavailableError, match="Invalid URL"):
        painter.paint(PROMPT, EDIT)


def test_a_picture_file_that_is_too_large_is_an_error_before_any_request(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    with pytest.raises(OptionError, match="51 MB"):
        painter.paint(PROMPT, Canvas(seed=1, source=bytes(51_000_000)))
    assert loopback.count("") == 0
