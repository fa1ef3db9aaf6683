"""The OpenAI painter against a server that speaks the API over real HTTP: the good ways first, then every bad one."""

from __future__ import annotations

import base64
import io
import logging
import struct
import threading
import zlib
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any

import openai_loopback as loop
import pytest
from openai_loopback import IMAGES, KEY, LoopbackOpenAI, colour_of, fail, page, picture, png
from PIL import Image

from promptmagic.errors import (
    BadAnswerError,
    BriefError,
    EngineError,
    KeyMissingError,
    OptionError,
    PromptMagicError,
    RefusedError,
    UnavailableError,
)
from promptmagic.model import FREE, UNKNOWN_COST, Parts, Picture, Prompt
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter, ServerLimitsWarning

CANVAS = Canvas(seed=7, size=(256, 128))
PROMPT = Prompt("A red kite over a harbour.")
AT_ONCE = Patience(timeout=10, first=0)
HASTY = Patience(timeout=0.3, first=0)

COPYING_SERVER = {"error": {"message": f"Incorrect API key provided: {KEY[:10]}*****{KEY[-4:]}. Or {KEY}!"}}


def paid(server: LoopbackOpenAI) -> OpenAIServer:
    """The server as one that bills, and streams: a proxy on this machine in front of a paid one."""
    return OpenAIServer(base_url=server.base_url, key=KEY, stream=True)


def free(server: LoopbackOpenAI, **known: Any) -> OpenAIServer:
    return OpenAIServer(base_url=server.base_url, key=KEY, free=True, stream=True, **known)


@pytest.fixture
def painter(loopback: LoopbackOpenAI) -> OpenAIPainter:
    return OpenAIPainter(server=paid(loopback), patience=AT_ONCE)


def error_of(painter: OpenAIPainter, prompt: Prompt = PROMPT, canvas: Canvas = CANVAS) -> EngineError:
    with pytest.raises(EngineError) as caught:
        painter.paint(prompt, canvas)
    error = caught.value
    assert error.message
    assert error.billed in ("no", "yes", "perhaps")
    return error


class Watcher:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[float | None, bytes | None]] = []

    def __call__(self, fraction: float | None, partial: bytes | None) -> None:
        self.told.append((fraction, partial))


def test_a_painted_picture_is_the_one_that_the_server_made(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    made = painter.paint(PROMPT, CANVAS)
    assert (made.width, made.height, made.format) == (256, 128, "png")
    assert made.image.getpixel((9, 9)) == colour_of(PROMPT.text)
    assert (made.painter, made.model) == ("openai", "gpt-image-2.6-flare")


def test_a_request_names_the_model_and_only_what_was_asked(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    painter.paint(PROMPT, Canvas(seed=7, size=None))
    assert loopback.bodies() == [
        {
            "model": "gpt-image-2.6-flare",
            "prompt": PROMPT.text,
            "n": 1,
            "response_format": "b64_json",
            "seed": 7,
        }
    ]


def test_size_and_quality_are_sent_where_they_are_asked(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    painter.paint(PROMPT, Canvas(seed=7, size=(512, 256), quality="High"))
    assert loopback.bodies()[0]["size"] == "512x256"
    assert loopback.bodies()[0]["quality"] == "high"


def test_its_options_are_sent_where_they_differ_from_what_the_server_does_anyway(loopback: LoopbackOpenAI) -> None:
    server = paid(loopback)
    OpenAIPainter(server=server, moderation="low", compression=60).paint(PROMPT, Canvas(seed=7, format="webp"))
    OpenAIPainter(server=server, moderation="auto", partials=0).paint(PROMPT, CANVAS, Watcher())
    first, second = loopback.bodies()
    assert (first["moderation"], first["output_compression"]) == ("low", 60)
    assert not {"moderation", "output_compression", "stream", "partial_images"} & second.keys()


def test_compression_needs_a_format_that_has_one(loopback: LoopbackOpenAI) -> None:
    with pytest.raises(OptionError, match="Only a jpeg or a webp"):
        OpenAIPainter(server=paid(loopback), compression=60).check(CANVAS)


def test_what_openai_itself_refuses_is_not_sent_to_it() -> None:
    asked = OpenAIPainter()._request("a kite", CANVAS, OpenAIServer(key=KEY), watched=True)
    assert asked.keys() == {"model", "prompt", "n", "size", "stream", "partial_images"}


def test_the_cost_comes_from_what_the_server_counted(painter: OpenAIPainter) -> None:
    made = painter.paint(PROMPT, CANVAS)
    assert made.usage["output_tokens"] == 1056
    assert made.cost.usd == pytest.approx((40 * 5 + 1056 * 30) / 1e6)


def test_a_server_on_this_machine_is_free(loopback: LoopbackOpenAI) -> None:
    painter = OpenAIPainter(server=free(loopback))
    assert painter.free
    assert painter.paint(PROMPT, CANVAS).cost == FREE


def test_the_label_names_who_painted() -> None:
    assert OpenAIPainter(server=OpenAIServer(key=KEY)).label == "OpenAI gpt-image-2.6-flare"
    local = OpenAIServer(base_url="http://localhost:8080/v1")
    assert OpenAIPainter("flux", server=local).label == "flux (localhost:8080)"


def test_a_key_set_after_the_painter_was_made_is_used(
    loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    painter = OpenAIPainter(patience=AT_ONCE)
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    painter.paint(PROMPT, CANVAS)
    assert loopback.requests[-1].headers["authorization"] == f"Bearer {KEY}"


def test_an_empty_base_url_in_the_environment_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    server = OpenAIPainter().server
    assert server.base_url == "https://api.openai.com/v1"
    server.check()


def test_several_threads_paint_side_by_side(loopback: LoopbackOpenAI) -> None:
    """All four requests are in flight at once: the server answers none before it has them all."""
    together = threading.Barrier(4, timeout=20)

    def answer_together(call: loop.Call) -> None:
        together.wait()
        loop.paint(call)

    loopback.always(IMAGES, answer_together)
    painter = OpenAIPainter(server=free(loopback), patience=AT_ONCE)
    made: dict[str, Picture] = {}

    def paint(text: str) -> None:
        made[text] = painter.paint(Prompt(text), CANVAS)

    threads = [threading.Thread(target=paint, args=(f"kite {k}",)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {text: one.image.getpixel((0, 0)) for text, one in made.items()} == {
        text: colour_of(text) for text in ("kite 0", "kite 1", "kite 2", "kite 3")
    }


# The wording


def test_what_was_asked_beside_a_raw_prompt_becomes_sentences(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    painter.paint(Prompt("a harbour", Parts(style="in felt and wire", avoid="people")), CANVAS)
    assert loopback.bodies()[0]["prompt"] == "a harbour. Style: in felt and wire. Leave out: people."


def test_a_prompt_that_an_expander_worded_is_sent_as_it_is(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    painter.paint(Prompt("A harbour with no people.", Parts(subject="A harbour", avoid="people")), CANVAS)
    assert loopback.bodies()[0]["prompt"] == "A harbour with no people."


@pytest.mark.parametrize("text", ["„Küste“ 🌊\nzwei", "شاطئ البحر", "a\0b", "half \ud83c a pair", '{"a": $5}'])
def test_any_script_arrives(text: str, loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    painter.paint(Prompt(text), CANVAS)
    assert loopback.bodies()[0]["prompt"] == text.encode(errors="replace").decode()


@pytest.mark.parametrize("text", ["", "  \n", "x" * 32_001])
def test_an_empty_and_an_endless_prompt_are_errors_before_any_request(
    text: str, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    with pytest.raises(BriefError):
        painter.paint(Prompt(text), CANVAS)
    assert loopback.count("") == 0


# Sizes, qualities and models that cannot be


@pytest.mark.parametrize(
    ("size", "advice"),
    [
        ((1000, 1000), "Use 992x992."),
        ((1024, 128), "Use a ratio from 1:3 to 3:1."),
        ((4096, 2048), "Use at most 3840x2160, upright or lying."),
        ((2176, 2176), "Use at most 3840x2160, upright or lying."),
    ],
)
def test_a_size_that_the_models_do_not_take_is_an_error_before_any_request(
    size: tuple[int, int], advice: str, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    with pytest.raises(OptionError) as caught:
        painter.paint(PROMPT, Canvas(seed=1, size=size))
    assert caught.value.advice == advice
    assert loopback.count("") == 0


def test_the_largest_picture_may_stand_upright(painter: OpenAIPainter) -> None:
    assert painter.paint(PROMPT, Canvas(seed=1, size=(2160, 3840))).height == 3840


def test_an_unknown_quality_is_answered_with_the_known_ones(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    with pytest.raises(OptionError, match="Did you mean high"):
        painter.paint(PROMPT, Canvas(seed=1, quality="hihg"))
    assert loopback.count("") == 0


def test_background_and_format_are_sent_where_they_are_asked(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    painter.paint(PROMPT, Canvas(seed=1, background="transparent", format="webp"))
    assert loopback.bodies()[0]["background"] == "transparent"
    assert loopback.bodies()[0]["output_format"] == "webp"


@pytest.mark.parametrize(("background", "format"), [("transparent", "jpeg"), ("blue", ""), ("", "bmp")])
def test_a_background_or_format_that_cannot_be_is_an_error_before_any_request(
    background: str, format: str, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    with pytest.raises(OptionError):
        painter.paint(PROMPT, Canvas(seed=1, background=background, format=format))
    assert loopback.count("") == 0


def test_a_server_with_models_of_its_own_decides_on_sizes_and_qualities(loopback: LoopbackOpenAI) -> None:
    painter = OpenAIPainter("sdxl", server=free(loopback))
    assert painter.paint(PROMPT, Canvas(seed=1, size=(200, 200), quality="30 steps")).width == 200
    assert loopback.bodies()[0]["quality"] == "30 steps"


@pytest.mark.parametrize(("model", "day"), [("dall-e-3", "2026-05-12"), ("gpt-image-1", "2026-10-23")])
def test_a_retired_model_is_an_error_that_names_its_day_and_its_replacement(
    model: str, day: str, loopback: LoopbackOpenAI
) -> None:
    error = error_of(OpenAIPainter(model, server=paid(loopback)))
    assert day in error.message
    assert "openai:gpt-image-2.6-flare" in error.advice
    assert loopback.count("") == 0


def test_a_model_that_the_server_will_shut_down_soon_gives_one_warning(loopback: LoopbackOpenAI) -> None:
    soon = loop.answer({"id": "gpt-image-2.2", "object": "model", "shutdown_date": "2026-12-24"})
    loopback.always("/v1/models/gpt-image-2.2", soon)
    painter = OpenAIPainter("gpt-image-2.2", server=paid(loopback), patience=AT_ONCE)
    with pytest.warns(UserWarning, match="ends on 2026-12-24"):
        painter.paint(PROMPT, CANVAS)
    painter.paint(PROMPT, CANVAS)
    assert loopback.count("/v1/models/gpt-image-2.2") == 1


# Partial pictures


def test_partial_pictures_are_told_while_the_picture_is_painted(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    watcher = Watcher()
    painter.partials = 2
    made = painter.paint(PROMPT, CANVAS, watcher)
    assert made.image.getpixel((0, 0)) == colour_of(PROMPT.text)
    assert made.usage["output_tokens"] == 1056
    assert [fraction for fraction, _ in watcher.told] == pytest.approx([1 / 3, 2 / 3])
    assert all(partial and partial.startswith(b"\x89PNG") for _, partial in watcher.told)


def test_a_partial_picture_is_told_before_the_next_is_sent(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    seen = threading.Event()

    def send_the_rest_once_the_first_is_seen(call: loop.Call) -> None:
        call.begin(200, "text/event-stream")
        call.event(loop.partial(call.seen.body))
        assert seen.wait(20)
        call.event(loop.completed(call.seen.body))

    loopback.queue(IMAGES, send_the_rest_once_the_first_is_seen)
    painter.paint(PROMPT, CANVAS, lambda fraction, partial: seen.set())
    assert seen.is_set()


def test_no_partial_pictures_are_asked_for_where_nobody_watches(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    painter.paint(PROMPT, CANVAS)
    assert "stream" not in loopback.bodies()[0]


def test_a_stream_answered_as_plain_json_is_read_with_no_second_request(painter: OpenAIPainter) -> None:
    with LoopbackOpenAI(streams=False) as plain:
        painter = OpenAIPainter(server=paid(plain), patience=AT_ONCE)
        made = painter.paint(PROMPT, CANVAS, Watcher())
        assert made.image.getpixel((0, 0)) == colour_of(PROMPT.text)
        assert plain.count() == 1


def test_a_stream_cut_after_one_partial_picture_may_have_been_billed(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, loop.stream(loop.partial({"prompt": "x"})))
    with pytest.raises(UnavailableError) as caught:
        painter.paint(PROMPT, CANVAS, Watcher())
    assert caught.value.billed == "perhaps"
    assert loopback.count() == 1


def test_a_stream_without_events_may_have_been_billed_and_is_not_asked_again(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, loop.stream())
    with pytest.raises(UnavailableError) as caught:
        painter.paint(PROMPT, CANVAS, Watcher())
    assert caught.value.billed == "perhaps"
    assert loopback.count() == 1


def test_a_free_server_that_streams_nothing_is_asked_plainly_and_remembered(loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, loop.stream())
    painter = OpenAIPainter(server=free(loopback))
    with pytest.warns(ServerLimitsWarning, match="takes no request for partial pictures"):
        painter.paint(PROMPT, CANVAS, Watcher())
    painter.paint(PROMPT, CANVAS, Watcher())
    assert ["stream" in body for body in loopback.bodies()] == [True, False, False]


def test_a_failure_within_a_stream_is_told(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    refusal = {"type": "error", "error": {"code": "moderation_blocked", "message": "Rejected by the safety system."}}
    loopback.queue(IMAGES, loop.stream(refusal))
    with pytest.raises(RefusedError, match="Rejected by the safety system"):
        painter.paint(PROMPT, CANVAS, Watcher())


def test_what_a_watcher_raises_ends_the_painting(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    def stop(fraction: float | None, partial: bytes | None) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        painter.paint(PROMPT, CANVAS, stop)


# The fault table: what the server says


def test_without_a_key_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    error = error_of(OpenAIPainter())
    assert isinstance(error, KeyMissingError)
    assert "promptmagic.login()" in error.advice
    assert error.billed == "no"


def test_a_wrong_key_is_named_as_that(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, loop.answer(COPYING_SERVER, status=401))
    error = error_of(painter)
    assert isinstance(error, KeyMissingError)
    assert "refused the key" in error.message
    assert error.billed == "no"


def test_an_unverified_organization_is_told_to_verify(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, fail(403, {"message": "Your organization must be verified to use the model."}))
    error = error_of(painter)
    assert isinstance(error, KeyMissingError)
    assert "Verify the organization" in error.advice


def test_an_unknown_model_is_named_with_close_matches(loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(404, {"message": "The model does not exist.", "code": "model_not_found"}))
    error = error_of(OpenAIPainter("gpt-image-2.6-flair", server=paid(loopback), patience=AT_ONCE))
    assert "Did you mean gpt-image-2.6-flare" in error.message


def test_a_compatible_server_without_the_model_is_asked_which_ones_it_has(loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(404, "model 'flux' not found"))
    models = {"object": "list", "data": [{"id": "sdxl", "object": "model"}, {"id": "qwen", "object": "model"}]}
    loopback.queue("/v1/models", loop.answer(models))
    error = error_of(OpenAIPainter("flux", server=free(loopback), patience=AT_ONCE))
    assert error.advice == "Name one of its models: openai:sdxl, openai:qwen."


@pytest.mark.parametrize("answer", [fail(404, "no"), page(), loop.answer({"data": None}), loop.answer([])])
def test_a_server_that_does_not_tell_its_models_changes_nothing(answer: loop.Answer, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(404, "model 'flux' not found"))
    loopback.queue("/v1/models", answer)
    error = error_of(OpenAIPainter("flux", server=free(loopback), patience=AT_ONCE))
    assert error.advice == "Name a model that this key may use, after openai:."


def test_a_refused_prompt_is_an_error_of_its_own_and_its_siblings_are_painted(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    refusal = {"message": "Your request was rejected by the safety system.", "code": "moderation_blocked"}
    loopback.queue(IMAGES, loop.paint, fail(400, refusal), loop.paint)
    painter.paint(PROMPT, CANVAS)
    error = error_of(painter)
    assert isinstance(error, RefusedError)
    assert error.billed == "no"
    painter.paint(PROMPT, CANVAS)


def test_a_rate_limit_is_waited_for_and_asked_again(loopback: LoopbackOpenAI) -> None:
    waited: list[float] = []
    painter = OpenAIPainter(server=paid(loopback), patience=Patience(sleep=waited.append))
    loopback.queue(IMAGES, fail(429, {"message": "Slow down.", "code": "rate_limit_exceeded"}, Retry_After="7"))
    painter.paint(PROMPT, CANVAS)
    assert loopback.count() == 2
    assert 7 <= waited[0] <= 8


@pytest.mark.parametrize("headers", [{"retry_after_ms": "250"}, {"Retry_After": formatdate(0, usegmt=True)}])
def test_retry_after_may_be_milliseconds_or_a_date(headers: dict[str, str], loopback: LoopbackOpenAI) -> None:
    waited: list[float] = []
    painter = OpenAIPainter(server=paid(loopback), patience=Patience(sleep=waited.append))
    loopback.queue(IMAGES, fail(429, {"message": "Slow down."}, **headers))
    painter.paint(PROMPT, CANVAS)
    assert waited[0] < 0.5


def test_a_wait_longer_than_patience_is_an_error_at_once(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, fail(429, {"message": "Slow down."}, Retry_After="3600"))
    assert isinstance(error_of(painter), UnavailableError)
    assert loopback.count() == 1


def test_pauses_between_tries_grow_and_vary(loopback: LoopbackOpenAI) -> None:
    waited: list[float] = []
    painter = OpenAIPainter(server=paid(loopback), patience=Patience(first=1, retries=3, sleep=waited.append))
    loopback.always(IMAGES, fail(429, {"message": "Slow down."}))
    error_of(painter)
    bounds = zip(waited, (1, 2, 4), strict=True)
    assert all(longest / 2 <= pause <= longest for pause, longest in bounds)


def test_no_credit_is_not_asked_again(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, fail(429, {"message": "You exceeded your quota.", "code": "insufficient_quota"}))
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert "no credit" in error.message
    assert loopback.count() == 1


@pytest.mark.parametrize("failure", [fail(500, {"message": "Oops."}), page(502), page(503, "Maintenance")])
def test_a_failure_behind_which_it_may_have_painted_is_not_asked_again(
    failure: loop.Answer, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, failure)
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert error.billed == "perhaps"
    assert loopback.count() == 1


def test_a_failure_that_stays_is_an_error_after_some_tries(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.always(IMAGES, fail(429, {"message": "Slow down."}, Retry_After="0"))
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert "It was asked 4 times." in error.message
    assert error.billed == "no"
    assert loopback.count() == 4


def test_a_page_in_place_of_a_failure_is_named_by_its_title(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.always(IMAGES, page(503, "Down for maintenance"))
    assert "Down for maintenance" in error_of(painter).message


def test_a_gateway_that_gave_up_may_have_cost_money_and_is_not_asked_again(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.always(IMAGES, page(504, "Gateway time-out"))
    assert error_of(painter).billed == "perhaps"
    assert loopback.count() == 1


def test_a_web_page_in_place_of_a_picture_points_to_the_base_url(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, page(200, "Welcome to nginx"))
    error = error_of(painter)
    assert isinstance(error, BadAnswerError)
    assert "Welcome to nginx" in error.message
    assert "OPENAI_BASE_URL" in error.advice


@pytest.mark.parametrize(
    "body",
    [
        "the model is busy",
        {"error": "the model is busy"},
        {"detail": "the model is busy"},
        {"detail": [{"loc": ["body", "size"], "msg": "the model is busy"}]},
        {"message": "the model is busy"},
        {"error": {"message": "the model is busy", "code": 1}},
    ],
)
def test_the_servers_sentence_is_shown_whatever_its_shape(
    body: object, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, loop.answer(body, status=400))
    assert "the model is busy." in error_of(painter).message


# The fault table: what the wire does


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with LoopbackOpenAI() as gone:
        server = paid(gone)
    error = error_of(OpenAIPainter(server=server, patience=AT_ONCE))
    assert isinstance(error, UnavailableError)
    assert "cannot be reached" in error.message
    assert "-p sketch" in error.advice
    assert error.billed == "no"


def test_a_connection_that_breaks_off_may_have_been_billed_and_is_not_repeated(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, loop.cut(b'{"created": 1, "data": [{"b64', 100_000))
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert "broke off" in error.message
    assert error.billed == "perhaps"
    assert loopback.count() == 1


@pytest.mark.parametrize("answer", [loop.stall, loop.drip], ids=["stalls", "drips"])
def test_a_server_that_does_not_come_to_an_end_is_left(answer: loop.Answer, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, answer)
    painter = OpenAIPainter(server=paid(loopback), patience=HASTY)
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert "in time" in error.message
    assert error.billed == "perhaps"
    assert loopback.count() == 1


# The fault table: what the picture is


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises many pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


NOISE = png("noise", 64, 64, noisy=True)

BROKEN = {
    "truncated base64": base64.b64encode(NOISE).decode()[:-30],
    "base64 with odd characters": "not!base64",
    "a text file": b"This is no picture.",
    "a cut PNG": NOISE[: len(NOISE) // 2],
    "a web page as a data: URL": "data:text/html,<p>hello",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_whole_picture_is_an_error_that_was_billed(
    body: bytes | str, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, picture(body))
    error = error_of(painter)
    assert isinstance(error, BadAnswerError)
    assert error.billed == "yes"


@pytest.mark.parametrize("side", [30_000, 12_000, 9_000])
def test_a_picture_with_too_many_pixels_is_not_decoded(
    side: int, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, picture(huge_png(side, side)))
    error = error_of(painter)
    assert isinstance(error, BadAnswerError)
    assert "pixels" in error.message
    assert error.billed == "yes"


@pytest.mark.parametrize("data", [[], None, [{}], [None], [{"b64_json": ""}], "none"])
def test_fewer_pictures_than_asked_are_an_error(data: Any, loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, loop.answer({"created": 1, "data": data}))
    error = error_of(painter)
    assert isinstance(error, BadAnswerError)
    assert error.billed == "perhaps"


def encoded(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 16), "teal").save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(("kind", "format"), [("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "webp")])
def test_the_three_formats_are_kept_as_they_came(
    kind: str, format: str, loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, picture(encoded(kind)))
    made = painter.paint(PROMPT, CANVAS)
    assert (made.format, made.data) == (format, encoded(kind))


# The fault table: pictures at an address


@pytest.fixture
def gallery(loopback: LoopbackOpenAI) -> Iterator[LoopbackOpenAI]:
    """Another server, which has a picture at /kite.png."""
    with LoopbackOpenAI() as other:
        other.always("/kite.png", loop.answer(encoded("PNG"), kind="image/png"))
        yield other


def test_a_picture_by_its_address_is_fetched_without_the_key(
    loopback: LoopbackOpenAI, gallery: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, picture(url=f"{gallery.address}/kite.png"))
    assert painter.paint(PROMPT, CANVAS).data == encoded("PNG")
    assert "authorization" not in gallery.requests[0].headers


def test_a_picture_on_the_server_itself_may_have_a_short_address_and_is_asked_for_with_the_key(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.always("/files/kite.png", loop.answer(encoded("PNG"), kind="image/png"))
    loopback.queue(IMAGES, picture(url="/files/kite.png"))
    assert painter.paint(PROMPT, CANVAS).data == encoded("PNG")
    assert loopback.requests[-1].headers["authorization"] == f"Bearer {KEY}"


def test_a_picture_as_a_data_url_is_read(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    data = base64.b64encode(encoded("PNG")).decode()
    loopback.queue(IMAGES, picture(url=f"data:image/png;base64,{data}"))
    assert painter.paint(PROMPT, CANVAS).data == encoded("PNG")


def test_a_redirect_is_followed_and_a_loop_of_them_is_not(
    loopback: LoopbackOpenAI, gallery: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    gallery.always("/old", loop.redirect("/kite.png"))
    gallery.always("/round", loop.redirect("/round"))
    loopback.queue(IMAGES, picture(url=f"{gallery.address}/old"), picture(url=f"{gallery.address}/round"))
    assert painter.paint(PROMPT, CANVAS).data == encoded("PNG")
    assert "redirects" in error_of(painter).message
    assert gallery.count("/round") == 4


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/x", "javascript:alert(1)", "http://[::1"])
def test_only_addresses_on_the_web_are_fetched(url: str, loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, picture(url=url))
    assert isinstance(error_of(painter), BadAnswerError)


def test_a_redirect_to_a_file_is_not_followed(
    loopback: LoopbackOpenAI, gallery: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    gallery.always("/sly", loop.redirect("file:///etc/hostname"))
    loopback.queue(IMAGES, picture(url=f"{gallery.address}/sly"))
    assert "not on the web" in error_of(painter).message


def test_an_address_that_answers_no_picture_says_that_the_picture_was_billed(
    loopback: LoopbackOpenAI, gallery: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, picture(url=f"{gallery.address}/gone.png"))
    error = error_of(painter)
    assert "status 404" in error.message
    assert error.billed == "yes"


# The fault table: what was counted


@pytest.mark.parametrize("usage", [None, {}, "many", {"total": 5}, {"input_tokens": 0, "output_tokens": 0}])
def test_a_cost_that_cannot_be_known_is_unknown(usage: Any, loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    entry = {"b64_json": base64.b64encode(encoded("PNG")).decode()}
    loopback.queue(IMAGES, loop.answer({"created": 1, "data": [entry], "usage": usage}))
    assert painter.paint(PROMPT, CANVAS).cost == UNKNOWN_COST


def test_usage_by_other_names_is_reckoned_with(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    entry = {"b64_json": base64.b64encode(encoded("PNG")).decode()}
    usage = {"prompt_tokens": 100, "completion_tokens": 1000}
    loopback.queue(IMAGES, loop.answer({"created": 1, "data": [entry], "usage": usage}))
    made = painter.paint(PROMPT, CANVAS)
    assert made.usage == usage
    assert made.cost.usd == pytest.approx(0.0305)


# Compatible servers, each with its ways


def refuse(name: str) -> loop.Answer:
    """Paint unless a request holds that parameter, as a server with a strict idea of the API does."""

    def answer(call: loop.Call) -> None:
        if name in call.seen.body:
            loop.answer({"detail": [{"loc": ["body", name], "msg": "Extra inputs are not permitted"}]}, status=422)(
                call
            )
        else:
            loop.paint(call)

    return answer


@pytest.mark.filterwarnings("ignore::promptmagic.painters.openai.ServerLimitsWarning")
@pytest.mark.parametrize("name", ["response_format", "seed", "stream", "partial_images"])
def test_a_parameter_that_a_server_refuses_is_left_out_from_then_on(name: str, loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, refuse(name))
    painter = OpenAIPainter(server=free(loopback), patience=AT_ONCE)
    painter.paint(PROMPT, CANVAS, Watcher())
    painter.paint(PROMPT, CANVAS, Watcher())
    assert [name in body for body in loopback.bodies()] == [True, False, False]


def test_what_a_server_cannot_do_is_said_once(loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, refuse("seed"))
    painter = OpenAIPainter(server=free(loopback), patience=AT_ONCE)
    with pytest.warns(ServerLimitsWarning, match="takes no seed: it is asked without from now on"):
        painter.paint(PROMPT, CANVAS)
    painter.paint(PROMPT, CANVAS)  # a warning would be an error here


def test_a_seed_is_claimed_only_where_a_person_knows_that_it_is_used(loopback: LoopbackOpenAI) -> None:
    """A server that ignores it answers like one that uses it: with a picture."""
    assert OpenAIPainter(server=free(loopback)).paint(PROMPT, CANVAS).seed is None
    assert loopback.bodies()[0]["seed"] == 7
    assert OpenAIPainter(server=free(loopback, seed=True)).paint(PROMPT, CANVAS).seed == 7


@pytest.mark.filterwarnings("ignore::promptmagic.painters.openai.ServerLimitsWarning")
def test_a_seed_that_was_refused_is_not_claimed(loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, refuse("seed"))
    assert OpenAIPainter(server=free(loopback, seed=True)).paint(PROMPT, CANVAS).seed is None


@pytest.mark.filterwarnings("ignore::promptmagic.painters.openai.ServerLimitsWarning")
def test_a_server_that_does_not_implement_streaming_is_asked_without(loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(501, {"message": "streaming is not supported"}))
    painter = OpenAIPainter(server=paid(loopback), patience=AT_ONCE)
    assert painter.paint(PROMPT, CANVAS, Watcher()).width == 256
    assert ["stream" in body for body in loopback.bodies()] == [True, False]


def test_a_gateway_is_asked_for_no_stream_unless_a_person_says_that_it_can(loopback: LoopbackOpenAI) -> None:
    for server in (OpenAIServer(base_url=loopback.base_url), OpenAIServer(base_url=loopback.base_url, stream=True)):
        OpenAIPainter(server=server).paint(PROMPT, CANVAS, Watcher())
    assert ["stream" in body for body in loopback.bodies()] == [False, True]


def test_a_failure_with_status_500_that_names_a_parameter_is_told_and_the_next_request_goes_without(
    loopback: LoopbackOpenAI, painter: OpenAIPainter
) -> None:
    loopback.queue(IMAGES, fail(500, {"message": "response_format is not supported"}))
    assert error_of(painter).billed == "perhaps"
    painter.paint(PROMPT, CANVAS)
    assert ["response_format" in body for body in loopback.bodies()] == [True, False]


LITELLM_UNKNOWN = "/images/generations: Invalid model name passed in model=flux. Call `/v1/models` to view available."


def test_an_unknown_model_is_known_by_what_is_said_of_it(loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(400, {"message": LITELLM_UNKNOWN, "type": "None", "param": "None", "code": "400"}))
    loopback.queue("/v1/models", loop.answer({"data": [{"id": "painter-1"}]}))
    error = error_of(OpenAIPainter("flux", server=paid(loopback), patience=AT_ONCE))
    assert "has no model called 'flux'" in error.message
    assert error.advice == "Name one of its models: openai:painter-1."
    assert error.billed == "no"


def test_a_wrong_key_is_known_by_what_is_said_of_it(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, fail(400, {"message": "No connected db.", "type": "no_db_connection", "code": "400"}))
    assert isinstance(error_of(painter), KeyMissingError)


def test_a_server_of_texts_says_that_it_paints_no_pictures(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, loop.answer({"detail": "Not Found"}, status=404))
    error = error_of(painter)
    assert "paints no pictures" in error.message
    assert "-p svg" in error.advice
    assert "-p sketch" in error.advice


def test_a_reason_with_a_less_than_sign_is_no_web_page(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, fail(400, {"message": "n must be <= 4"}))
    assert "It says: n must be <= 4." in error_of(painter).message


def test_a_refusal_that_names_nothing_optional_is_told(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    loopback.queue(IMAGES, fail(400, {"message": "Unknown size."}))
    error = error_of(painter)
    assert "Unknown size." in error.message
    assert loopback.count() == 1


def test_azure_is_asked_for_a_deployment_as_openai_is(loopback: LoopbackOpenAI) -> None:
    path = "/openai/deployments/kites/images/generations?api-version=2026-01-01"
    loopback.always(path, loop.paint)
    server = OpenAIServer(base_url=loopback.address, key="azure-test-key", azure_version="2026-01-01")
    painter = OpenAIPainter("kites", server=server, patience=AT_ONCE)
    assert painter.paint(PROMPT, CANVAS).label == "OpenAI kites"
    (body,) = loopback.bodies(path)
    assert body.keys() == {"model", "prompt", "n", "size"}
    assert loopback.requests[0].headers["api-key"] == "azure-test-key"


# Keys stay where they are


def everything_in(error: BaseException) -> str:
    """All that a traceback, a debugger or a log could show of an error."""
    others = [everything_in(other) for other in (error.__cause__, error.__context__) if other is not None]
    return " ".join([repr(error), str(error), repr(vars(error)), repr(error.args), *others])


COPIES = [
    loop.answer(COPYING_SERVER, status=401),
    loop.answer(COPYING_SERVER, status=500),
    loop.answer(f"<title>Bearer {KEY}</title>", status=403, kind="text/html"),
    loop.answer({"detail": f"header Authorization: Bearer {KEY}"}),
    loop.stream({"type": "error", "error": {"message": f"key {KEY} is used up"}}),
    picture(url=f"{KEY}:x"),
]


@pytest.mark.parametrize("answer", COPIES, ids=range(len(COPIES)))
def test_no_error_holds_the_key_or_a_part_of_it(
    answer: loop.Answer, loopback: LoopbackOpenAI, painter: OpenAIPainter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    loopback.always(IMAGES, answer)
    with pytest.raises(PromptMagicError) as caught:
        painter.paint(PROMPT, CANVAS)
    shown = everything_in(caught.value) + caplog.text
    assert KEY not in shown
    assert KEY[:10] not in shown
    assert KEY[-10:] not in shown


def test_no_repr_holds_the_key(loopback: LoopbackOpenAI, painter: OpenAIPainter) -> None:
    shown = f"{painter!r} {painter.server!r} {painter.label} {painter.paint(PROMPT, CANVAS)!r}"
    assert KEY not in shown


def test_a_password_in_the_base_url_is_not_shown() -> None:
    server = OpenAIServer(base_url="http://me:secret@127.0.0.1:9/v1")
    painter = OpenAIPainter("flux", server=server, patience=AT_ONCE)
    assert "secret" not in f"{painter!r} {painter.label} {everything_in(error_of(painter))}"


@pytest.mark.parametrize("key", ["sk-test…", "sk test", "sk-\x1b[0m"])
def test_a_key_that_cannot_be_one_is_an_error_before_any_request(key: str, loopback: LoopbackOpenAI) -> None:
    error = error_of(OpenAIPainter(server=OpenAIServer(base_url=loopback.base_url, key=key)))
    assert isinstance(error, KeyMissingError)
    assert key not in everything_in(error)
    assert loopback.count("") == 0


@pytest.mark.parametrize("url", ["localhost:8080", "127.0.0.1", "ftp://localhost/v1", "http://[::1", "http:///v1"])
def test_a_base_url_that_is_no_web_address_is_an_error(url: str) -> None:
    assert "OPENAI_BASE_URL" in error_of(OpenAIPainter(server=OpenAIServer(base_url=url, key=KEY))).advice
