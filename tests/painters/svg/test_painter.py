"""The SVG painter against a server that writes as language models do: as events, whole, by chat, wrongly, or not."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from drawings import BOAT, PLANT_CELL, RED_BOAT, TREEHOUSE
from openai_loopback import CHAT, KEY, RESPONSES, Call, LoopbackOpenAI, answer, chat, fail, png, response, writes
from PIL import Image, ImageChops, ImageDraw

from promptmagic.errors import BadAnswerError, EngineError, OptionError, RefusedError, UnavailableError
from promptmagic.model import FREE, Parts, Picture, Prompt
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import RECIPE, Canvas
from promptmagic.painters.svg import SvgPainter, reading
from promptmagic.painters.svg.conversation import UnreadableAnswerError

CANVAS = Canvas(seed=7, size=(256, 256))
PROMPT = Prompt("A boat on the sea.", Parts(subject="boat", light="noon", palette="blue", avoid="people"))
AT_ONCE = Patience(timeout=10, first=0)


def paid(server: LoopbackOpenAI) -> OpenAIServer:
    return OpenAIServer(base_url=server.base_url, key=KEY)


@pytest.fixture
def painter(loopback: LoopbackOpenAI) -> SvgPainter:
    return SvgPainter(server=paid(loopback), patience=AT_ONCE)


def started_from(picture: Picture, **asked: Any) -> Canvas:
    """The canvas that starts from a picture, as the studio makes it: its pixels alone, and its recipe."""
    image = picture.image
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "PNG")
    return replace(CANVAS, source=buffer.getvalue(), recipe=image.info[RECIPE], **asked)


def different(first: Picture, second: Picture) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(first.image.convert("RGB"), second.image.convert("RGB")).getbbox()


def said(server: LoopbackOpenAI) -> str:
    """The text of the last message that the server was sent."""
    content = server.bodies(RESPONSES)[-1]["input"][-1]["content"]
    return content if isinstance(content, str) else str(content[0]["text"])


def test_a_picture_is_drawn_with_its_bill_and_its_honest_name(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(TREEHOUSE))
    picture = painter.paint(PROMPT, CANVAS)
    assert (picture.width, picture.height, picture.format, picture.model) == (256, 256, "png", "gpt-6-luna")
    assert picture.label.startswith("drawn as SVG by gpt-6-luna")
    assert picture.seed is None
    assert picture.usage["output_tokens"] == 1600
    assert picture.cost.usd == pytest.approx((900 * 0.10 + 1600 * 0.50) / 1e6)


def test_the_model_is_told_how_to_draw_and_what_in_its_parts(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT))
    painter.paint(PROMPT, replace(CANVAS, size=(512, 256)))
    body = loopback.bodies(RESPONSES)[0]
    assert 'viewBox="0 0 1448 724"' in body["instructions"]
    assert "motion" not in body["instructions"]
    assert said(loopback) == "Draw: A boat on the sea.\nLight: noon\nPalette: blue\nLeave out: people"


def test_the_drawing_is_seen_growing(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(PLANT_CELL))
    partials: list[bytes] = []
    shares: list[float] = []

    def progress(fraction: float | None, partial: bytes | None) -> None:
        shares.append(fraction or 0)
        if partial:
            partials.append(partial)

    painter.paint(PROMPT, CANVAS, progress)
    assert len(partials) >= 3
    assert shares == sorted(shares)
    sizes = {Image.open(io.BytesIO(partial)).size for partial in partials}
    assert sizes == {(512, 512)}
    assert len(set(partials)) == len(partials)


@pytest.mark.parametrize("streams", [True, False])
def test_a_server_that_knows_chat_alone_draws_too_and_is_sent_the_seed(
    loopback: LoopbackOpenAI, *, streams: bool
) -> None:
    loopback.always(RESPONSES, fail(404, {"message": "no such address"}))
    loopback.always(CHAT, writes(BOAT) if streams else answer(chat(BOAT)))
    free = OpenAIServer(base_url=loopback.base_url, key=KEY, free=True, seed=True)
    painter = SvgPainter("llama3.2", server=free, patience=AT_ONCE)
    picture = painter.paint(PROMPT, CANVAS)
    assert (picture.cost, picture.seed) == (FREE, 7)
    assert loopback.bodies(CHAT)[0]["seed"] == 7
    painter.paint(PROMPT, CANVAS)
    assert loopback.count(RESPONSES) == 1


def test_what_is_broken_is_asked_for_once_more_with_the_reason(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT.replace("<defs>", "<script>alert(1)</script><defs>")), writes(BOAT))
    picture = painter.paint(PROMPT, CANVAS)
    assert loopback.count(RESPONSES) == 2
    assert "it holds <script>, which is not allowed" in said(loopback)
    assert picture.usage["output_tokens"] == 3200


def test_what_stays_broken_is_an_error_that_keeps_the_text(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.always(RESPONSES, writes("A boat is a wooden <b>thing</b> on the sea."))
    with pytest.raises(UnreadableAnswerError, match="no <svg> in it") as caught:
        painter.paint(PROMPT, CANVAS)
    assert loopback.count(RESPONSES) == 2
    assert caught.value.billed == "yes"
    assert caught.value.text == "A boat is a wooden <b>thing</b> on the sea."
    assert "A boat is a wooden" in str(caught.value)


def test_a_drawing_that_was_cut_off_is_asked_for_again(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    cut = response(BOAT[:900], status="incomplete") | {"incomplete_details": {"reason": "max_output_tokens"}}
    loopback.queue(RESPONSES, answer(cut), writes(BOAT))
    painter.paint(PROMPT, CANVAS)
    assert "cut off" in said(loopback)


def test_a_weak_model_that_repeats_itself_without_end_is_not_listened_to_for_ever(loopback: LoopbackOpenAI) -> None:
    def repeat(call: Call) -> None:
        call.begin(200, "text/event-stream")
        while not call.server.closing.is_set():
            call.event({"choices": [{"index": 0, "delta": {"content": "<svg><rect/>" * 200}}]})

    loopback.always(RESPONSES, fail(404, {"message": "no such address"}))
    loopback.always(CHAT, repeat)
    server = OpenAIServer(base_url=loopback.base_url, key=KEY, free=True)
    with pytest.raises(UnreadableAnswerError, match="cut off before its end") as caught:
        SvgPainter("smollm2:135m", server=server, patience=AT_ONCE).paint(PROMPT, CANVAS)
    assert loopback.count(CHAT) == 2
    assert caught.value.billed == "no"
    assert 100_000 < len(caught.value.text) < 200_000


def test_what_was_written_before_the_deadline_is_kept(loopback: LoopbackOpenAI) -> None:
    def half(call: Call) -> None:
        call.begin(200, "text/event-stream")
        call.event({"type": "response.output_text.delta", "delta": BOAT[: len(BOAT) // 2]})
        call.server.closing.wait()

    loopback.always(RESPONSES, half)
    slow = SvgPainter(server=paid(loopback), patience=Patience(timeout=1, first=0))
    with pytest.raises(UnavailableError, match=r"characters\. It began: .<plan>Sky, sea") as caught:
        slow.paint(PROMPT, CANVAS)
    assert caught.value.text == BOAT[: len(BOAT) // 2]
    assert caught.value.billed == "perhaps"


def test_a_refusal_is_one_error(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, answer(response("", refusal="I cannot draw that.")))
    with pytest.raises(RefusedError, match="I cannot draw that"):
        painter.paint(PROMPT, CANVAS)
    assert loopback.count(RESPONSES) == 1


def test_a_key_that_a_model_repeats_is_nowhere_in_the_picture(
    painter: SvgPainter, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    loopback.queue(RESPONSES, writes(BOAT.replace('"L02-sun"', f'"{KEY}"').replace("Sky, sea", KEY)))
    picture = painter.paint(PROMPT, CANVAS)
    assert KEY not in picture.image.info[RECIPE]


def test_a_change_sends_the_drawing_and_alters_nothing_else(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT), writes(RED_BOAT))
    first = painter.paint(PROMPT, CANVAS)
    second = painter.paint(Prompt("make the boat red"), started_from(first))
    assert "make the boat red" in said(loopback)
    assert 'id="hull"' in said(loopback)
    left, top, right, bottom = different(first, second) or (0, 0, 256, 256)
    assert left >= 74
    assert top >= 145
    assert right <= 182
    assert bottom <= 181
    assert second.label.endswith("1 of 6 parts changed")


def test_another_version_is_drawn_anew(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT), writes(TREEHOUSE))
    first = painter.paint(PROMPT, CANVAS)
    words = "Make another version of this picture: other details. It shows: a boat."
    painter.paint(Prompt(words), started_from(first))
    assert "another composition" in said(loopback)
    assert loopback.bodies(RESPONSES)[1]["instructions"] == loopback.bodies(RESPONSES)[0]["instructions"]


def test_a_brushed_mask_names_the_parts_under_it_and_no_other_changes(
    painter: SvgPainter, loopback: LoopbackOpenAI
) -> None:
    both = RED_BOAT.replace("</svg>", '<g id="L02-sun"/></svg>')
    loopback.queue(RESPONSES, writes(BOAT), writes(both))
    first = painter.paint(PROMPT, CANVAS)
    mask = Image.new("RGBA", (256, 256), (0, 0, 0, 255))
    ImageDraw.Draw(mask).ellipse((80, 50, 180, 170), fill=(0, 0, 0, 0))
    buffer = io.BytesIO()
    mask.save(buffer, "PNG")
    second = painter.paint(Prompt("a small boat"), started_from(first, mask=buffer.getvalue()))
    assert "change no other: L04-boat." in said(loopback)
    assert second.label.endswith("1 of 6 parts changed")


def test_a_picture_that_is_no_drawing_cannot_be_changed_by_it(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT))
    canvas = started_from(painter.paint(PROMPT, CANVAS))
    with pytest.raises(OptionError, match="no drawing"):
        painter.check(replace(canvas, recipe=""))
    painted_over = io.BytesIO()
    Image.new("RGB", (256, 256)).save(painted_over, "PNG")
    with pytest.raises(OptionError, match="was changed since"):
        painter.check(replace(canvas, source=painted_over.getvalue()))
    assert loopback.count(RESPONSES) == 1


def test_a_second_pass_shows_the_model_its_drawing_and_takes_its_corrections(loopback: LoopbackOpenAI) -> None:
    entry = {"id": "seer", "object": "model", "capabilities": ["completion", "multimodal"]}
    loopback.always("/v1/models", answer({"object": "list", "data": [entry]}))
    loopback.queue(RESPONSES, writes(BOAT), writes(RED_BOAT))
    picture = SvgPainter("seer", server=paid(loopback), patience=AT_ONCE, passes=2).paint(PROMPT, CANVAS)
    content = loopback.bodies(RESPONSES)[1]["input"][-1]["content"]
    assert [sorted(piece) for piece in content] == [["text", "type"], ["detail", "image_url", "type"]]
    assert all(isinstance(message["content"], str) for message in loopback.bodies(RESPONSES)[0]["input"])
    shown = base64.b64decode(content[1]["image_url"].partition(",")[2])
    assert Image.open(io.BytesIO(shown)).size == (256, 256)
    assert picture.label.endswith("1 part corrected")
    assert "#c22" in picture.image.info[RECIPE]


def test_a_model_that_does_not_say_that_it_sees_draws_in_one_pass(loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT))
    picture = SvgPainter(server=paid(loopback), patience=AT_ONCE, passes=2).paint(PROMPT, CANVAS)
    assert loopback.count(RESPONSES) == 1
    assert "one pass" in picture.label


def test_a_style_finishes_the_drawing_and_leaves_its_letters_readable(
    painter: SvgPainter, loopback: LoopbackOpenAI
) -> None:
    loopback.always(RESPONSES, writes(BOAT))
    plain = painter.paint(PROMPT, CANVAS)
    oil = painter.paint(Prompt("A boat on the sea.", Parts(style="oil")), CANVAS)
    assert different(plain, oil) is not None
    assert "oil" in said(loopback)


@pytest.mark.parametrize(
    "canvas",
    [
        Canvas(1, (4000, 4000)),
        Canvas(1, (1000, 100)),
        Canvas(1, (256, 256), quality="high"),
        Canvas(1, (256, 256), background="transparent"),
        Canvas(1, (256, 256), format="jpeg"),
    ],
)
def test_what_it_cannot_draw_is_said_before_any_call(
    painter: SvgPainter, loopback: LoopbackOpenAI, canvas: Canvas
) -> None:
    with pytest.raises(OptionError):
        painter.paint(PROMPT, canvas)
    assert loopback.count("") == 0


def test_the_drawing_comes_out_of_the_picture_again(
    painter: SvgPainter, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    loopback.queue(RESPONSES, writes(BOAT))
    picture = painter.paint(PROMPT, CANVAS)
    assert reading.read(picture.svg).drawing.to_svg() == reading.read(BOAT).drawing.to_svg()
    assert picture.save(tmp_path / "boat.svg").read_text("utf-8") == picture.svg
    assert picture.animation is None
    with pytest.raises(OptionError, match="not drawn as SVG"):
        replace(picture, data=png("no drawing", 9, 9)).svg  # noqa: B018


def test_what_the_model_would_be_told_can_be_read_before_anybody_is_asked(
    painter: SvgPainter, loopback: LoopbackOpenAI
) -> None:
    told = painter.instruction(PROMPT, CANVAS)
    assert loopback.count("") == 0
    loopback.queue(RESPONSES, writes(BOAT))
    painter.paint(PROMPT, CANVAS)
    assert told == f"{loopback.bodies(RESPONSES)[0]['instructions']}\n\n{said(loopback)}"


def test_a_price_is_told_before_it_is_paid(painter: SvgPainter) -> None:
    assert painter.price(CANVAS).usd == pytest.approx((900 * 0.10 + 5000 * 0.50) / 1e6)
    assert painter.price(CANVAS).estimated


def test_an_estimate_is_reckoned_from_earlier_bills(painter: SvgPainter) -> None:
    painter.learn([{"output_tokens": 2000}, {"completion_tokens": 4000}, {"input_tokens": 9}])
    assert painter.price(CANVAS).usd == pytest.approx((900 * 0.10 + 3000 * 0.50) / 1e6)


def test_a_page_instead_of_an_answer_is_one_error(painter: SvgPainter, loopback: LoopbackOpenAI) -> None:
    loopback.always(RESPONSES, answer("<html><title>502</title></html>", kind="text/html"))
    loopback.always(CHAT, answer("<html><title>502</title></html>", kind="text/html"))
    with pytest.raises(EngineError) as caught:
        painter.paint(PROMPT, CANVAS)
    assert isinstance(caught.value, BadAnswerError)
