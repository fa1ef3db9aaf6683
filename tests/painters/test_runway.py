"""The Runway painter: the real SDK against a server that speaks Runway's API over real HTTP."""

from __future__ import annotations

import base64
import io
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any, get_args, get_type_hints

import pytest
from openai_loopback import Answer, answer, colour_of, cut, page, stall
from PIL import Image
from runway_loopback import (
    CANCELLED,
    DONE,
    KEY,
    ORDERS,
    PENDING,
    PICTURES,
    THROTTLED,
    LoopbackRunway,
    failed,
    running,
)

from promptmagic import Studio
from promptmagic.errors import (
    BadAnswerError,
    BriefError,
    CancelledError,
    EngineError,
    KeyMissingError,
    OptionError,
    PromptMagicError,
    RefusedError,
    UnavailableError,
    UnknownNameError,
)
from promptmagic.events import Event, Painting
from promptmagic.history import History
from promptmagic.model import Parts, Picture, Prompt
from promptmagic.net.retries import Patience
from promptmagic.painters import Canvas, Reference
from promptmagic.painters.runway import RunwayPainter, is_drawing, models
from promptmagic.painters.runway.server import RunwayServer

pytest.importorskip("runwayml", reason="the extra `runway` is not installed")
text_to_image_create_params = pytest.importorskip("runwayml.types.text_to_image_create_params")

PROMPT = Prompt("A red kite over a harbour.")
CANVAS = Canvas(seed=7, size=(1024, 1024))
AT_ONCE = Patience(timeout=20, retries=2, first=0)


@pytest.fixture
def runway() -> Iterator[LoopbackRunway]:
    with LoopbackRunway() as server:
        yield server


@pytest.fixture
def painter(runway: LoopbackRunway) -> RunwayPainter:
    return painter_of(runway)


def painter_of(runway: LoopbackRunway, model: str = "", patience: Patience = AT_ONCE) -> RunwayPainter:
    return RunwayPainter(model, server=RunwayServer(runway.base_url, KEY), patience=patience, poll=0)


def error_of(painter: RunwayPainter, canvas: Canvas = CANVAS) -> EngineError:
    with pytest.raises(EngineError) as caught:
        painter.paint(PROMPT, canvas)
    assert caught.value.billed in ("no", "yes", "perhaps")
    return caught.value


def picture_file(width: int = 64, height: int = 64, *, noisy: bool = False) -> bytes:
    image = Image.new("RGBA", (width, height), "teal")
    if noisy:
        image = Image.frombytes("RGB", (width, height), Random(7).randbytes(width * height * 3))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


class Watcher:
    """Remembers how much was done, and stops the work when it is told so often."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.told: list[float | None] = []
        self.stop_at = stop_at

    def __call__(self, fraction: float | None, partial: bytes | None) -> None:
        self.told.append(fraction)
        if self.stop_at is not None and len(self.told) > self.stop_at:
            raise CancelledError("Stopped.")


# When all goes well


def test_the_picture_is_the_one_that_the_task_made(painter: RunwayPainter) -> None:
    made = painter.paint(PROMPT, CANVAS)
    assert (made.width, made.height, made.format) == (1024, 1024, "png")
    assert made.image.getpixel((9, 9)) == colour_of(f"{PROMPT.text} 7")
    assert (made.painter, made.model, made.seed) == ("runway", "gen4_image", 7)
    assert made.label == "Runway gen4_image"


def test_an_order_holds_the_model_the_prompt_the_ratio_and_the_seed(
    runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    painter.paint(PROMPT, CANVAS)
    assert runway.bodies(ORDERS) == [
        {"model": "gen4_image", "promptText": PROMPT.text, "ratio": "1024:1024", "seed": 7}
    ]


def test_the_cost_is_what_the_task_was_charged_in_credits_and_dollars(painter: RunwayPainter) -> None:
    made = painter.paint(PROMPT, CANVAS)
    assert made.usage == {"credits": 8}
    assert made.cost.usd == pytest.approx(0.08)
    assert not made.cost.estimated


def test_where_the_charge_is_not_told_the_estimate_stands_and_is_said_to_be_one(
    runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    runway.go({"status": "SUCCEEDED", "estimatedCost": {"credits": 5}})
    cost = painter.paint(PROMPT, CANVAS).cost
    assert cost.usd == pytest.approx(0.05)
    assert cost.estimated


def test_progress_is_that_of_the_task(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.go(PENDING, THROTTLED, running(0.25), running(0.75), DONE)
    watcher = Watcher()
    painter.paint(PROMPT, CANVAS, watcher)
    assert list(dict.fromkeys(watcher.told)) == [None, 0.25, 0.75]


def test_a_throttled_task_is_waited_for(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.go(*[THROTTLED] * 5, DONE)
    assert painter.paint(PROMPT, CANVAS).width == 1024


def test_a_seed_beyond_the_largest_begins_anew(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    assert painter.paint(PROMPT, Canvas(seed=2**32 + 3)).seed == 3


# Sizes


@pytest.mark.parametrize(
    ("asked", "painted"),
    [
        ((1024, 1024), (1024, 1024)),
        ((1024, 1536), (1080, 1440)),
        ((1536, 1024), (1440, 1080)),
        ((1360, 768), (1360, 768)),
        ((768, 1360), (720, 1280)),
        ((3840, 2160), (1920, 1080)),
        ((256, 256), (720, 720)),
        ((1792, 768), (1808, 768)),
        (None, (1920, 1080)),
    ],
)
def test_a_size_becomes_the_nearest_that_runway_paints(
    asked: tuple[int, int] | None, painted: tuple[int, int], runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    made = painter.paint(PROMPT, Canvas(seed=7, size=asked))
    assert (made.width, made.height) == painted == painter.fitted(Canvas(seed=7, size=asked))
    if asked not in (None, painted):
        assert f"{painted[0]}x{painted[1]}, its nearest to" in made.label


@pytest.mark.parametrize("size", [(512, 1536), (3000, 1000), (100, 1)])
def test_a_shape_that_runway_does_not_paint_is_an_error_that_names_those_it_does(
    size: tuple[int, int], runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    with pytest.raises(OptionError, match="2112x912") as caught:
        painter.check(Canvas(seed=7, size=size))
    assert f"{size[0]}x{size[1]}" in caught.value.message


@pytest.mark.parametrize("asked", [{"mask": b"x", "source": b"x"}, {"quality": "high"}, {"background": "opaque"}])
def test_what_runway_has_no_choice_of_is_an_error_before_any_request(
    asked: dict[str, Any], runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    with pytest.raises(OptionError):
        painter.paint(PROMPT, Canvas(seed=7, **asked))
    assert runway.count("") == 0


# Starting from a picture


def test_a_picture_to_start_from_goes_along_and_is_named_in_the_prompt(
    runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    source = picture_file()
    painter.paint(Prompt("make it night"), Canvas(seed=7, source=source))
    (body,) = runway.bodies(ORDERS)
    assert body["promptText"] == "Start from @picture: make it night"
    (image,) = body["referenceImages"]
    assert image["tag"] == "picture"
    assert base64.b64decode(image["uri"].removeprefix("data:image/png;base64,")) == source


def test_a_picture_too_large_for_a_request_is_sent_smaller(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    painter.paint(PROMPT, Canvas(seed=7, source=picture_file(1500, 1500, noisy=True)))
    (image,) = runway.bodies(ORDERS)[0]["referenceImages"]
    assert image["uri"].startswith("data:image/jpeg;base64,")
    assert len(image["uri"]) <= 5_000_000


def test_turbo_paints_from_a_picture_and_from_nothing_else(runway: LoopbackRunway) -> None:
    turbo = painter_of(runway, "gen4_image_turbo")
    with pytest.raises(OptionError, match="--from"):
        turbo.paint(PROMPT, CANVAS)
    assert runway.count("") == 0
    assert turbo.paint(PROMPT, Canvas(seed=7, source=picture_file())).model == "gen4_image_turbo"


def test_the_moderation_that_is_asked_for_goes_along(runway: LoopbackRunway) -> None:
    server = RunwayServer(runway.base_url, KEY)
    RunwayPainter(server=server, poll=0, moderation="low").paint(PROMPT, CANVAS)
    assert runway.bodies(ORDERS)[0]["contentModeration"] == {"publicFigureThreshold": "low"}


def test_an_unknown_model_is_an_error_with_close_matches() -> None:
    with pytest.raises(UnknownNameError, match="gen4_image_turbo"):
        RunwayPainter("gen4_turbo")


# Prompts


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_prompt_is_an_error_before_any_request(
    text: str, runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    with pytest.raises(BriefError):
        painter.paint(Prompt(text), CANVAS)
    assert runway.count("") == 0


@pytest.mark.parametrize("text", ["„Küste“ 🌊\nzwei", "شاطئ البحر", "half \ud83c a pair", '{"a": $5}', "🌊" * 500])
def test_any_script_arrives(text: str, runway: LoopbackRunway, painter: RunwayPainter) -> None:
    painter.paint(Prompt(text), CANVAS)
    assert runway.bodies(ORDERS)[0]["promptText"] == text.encode(errors="replace").decode().replace("\n", " ")


def test_a_prompt_is_told_in_runway_s_own_way(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    made = painter.paint(Prompt("A kite without a tail. No people.", Parts(style="oil", avoid="people")), CANVAS)
    style = "Style: a rich oil painting on canvas with thick visible brush strokes."
    assert runway.bodies(ORDERS)[0]["promptText"] == f"A kite. {style}"
    assert made.undrawn == ("without people, tail",)


def test_what_is_beyond_the_limit_is_not_told_and_said_so(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    sentences = [f"Kite {k} is red." for k in range(100)]
    made = painter.paint(Prompt(" ".join(sentences)), CANVAS)
    told = runway.bodies(ORDERS)[0]["promptText"]
    assert 980 < len(told) <= 1_000
    assert told.endswith("is red.")
    assert f"{told} {made.undrawn[0]}" == " ".join(sentences)


# Tasks that end without a picture

CODES = [
    ("SAFETY.INPUT.TEXT", RefusedError, "declined this prompt"),
    ("INPUT_PREPROCESSING.SAFETY.TEXT", RefusedError, "declined this prompt"),
    ("SAFETY.OUTPUT.IMAGE", RefusedError, "withheld it"),
    ("INTERNAL.BAD_OUTPUT.CODE01", BadAnswerError, "its own look"),
    ("ASSET.INVALID", EngineError, "the picture to start from"),
    ("INPUT_PREPROCESSING.INTERNAL", UnavailableError, "failed to paint"),
    ("INTERNAL", UnavailableError, "failed to paint"),
    ("A.CODE.OF.TOMORROW", UnavailableError, "failed to paint"),
    (None, UnavailableError, "failed to paint"),
]


@pytest.mark.parametrize(("code", "kind", "words"), CODES, ids=[str(code) for code, _, _ in CODES])
def test_a_failed_task_is_an_error_with_its_code_and_what_runway_says(
    code: str | None, kind: type[EngineError], words: str, runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    runway.go(PENDING, failed(code, "An animal was not happy."))
    error = error_of(painter)
    assert type(error) is kind
    assert words in error.message
    assert code is None or code in error.message
    assert "An animal was not happy." in error.message
    assert error.billed == "no"
    assert runway.count(ORDERS) == 1


def test_a_failure_that_was_charged_says_how_much(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.go(failed("SAFETY.OUTPUT.IMAGE", credits=5))
    error = error_of(painter)
    assert "It charged 5 credits." in error.message
    assert error.billed == "yes"


def test_a_task_that_somebody_else_cancelled_is_an_error(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.go(running(0.5), CANCELLED)
    error = error_of(painter)
    assert "was cancelled at Runway" in error.message
    assert error.billed == "no"


def test_a_task_that_succeeds_with_nothing_is_an_error(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.go({**DONE, "output": []})
    assert error_of(painter).billed == "yes"


def test_a_task_that_takes_too_long_is_called_off(runway: LoopbackRunway) -> None:
    runway.go(running(0.1))
    error = error_of(painter_of(runway, patience=Patience(timeout=0.2, retries=0, first=0)))
    assert isinstance(error, UnavailableError)
    assert "within 0.2 seconds" in error.message
    assert error.billed == "perhaps"
    assert runway.deleted == ["task-1"]


# Addresses


def test_an_expired_address_is_asked_for_anew(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.expired = 2
    assert painter.paint(PROMPT, CANVAS).image.getpixel((0, 0)) == colour_of(f"{PROMPT.text} 7")
    fetched = [seen.path for seen in runway.requests if seen.path.startswith("/pictures/")]
    assert len(set(fetched)) == 3
    assert runway.count(ORDERS) == 1


def test_a_picture_that_cannot_be_fetched_names_its_task_and_was_billed(
    runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    runway.expired = 99
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert "status 403" in error.message
    assert "task-1" in error.message
    assert error.billed == "yes"
    assert runway.deleted == []


def test_the_key_does_not_go_to_where_the_pictures_are(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    with LoopbackRunway() as store:
        store.always("/pictures/kite.png", answer(picture_file(), kind="image/png"))
        runway.go({**DONE, "output": [f"{store.address}/pictures/kite.png"]})
        painter.paint(PROMPT, CANVAS)
        assert "authorization" not in store.requests[0].headers


# Requests that fail


def test_a_wrong_key_is_refused(runway: LoopbackRunway) -> None:
    painter = RunwayPainter(server=RunwayServer(runway.base_url, "key_wrong-0000"), patience=AT_ONCE, poll=0)
    error = error_of(painter)
    assert isinstance(error, KeyMissingError)
    assert 'promptmagic.login("runway")' in error.advice
    assert error.billed == "no"
    assert runway.count("") == 1


def test_no_key_is_an_error_before_any_request(runway: LoopbackRunway) -> None:
    error = error_of(RunwayPainter(server=RunwayServer(runway.base_url)))
    assert isinstance(error, KeyMissingError)
    assert runway.count("") == 0


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_runway_that_sheds_load_is_asked_again(status: int, runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.queue(ORDERS, answer({"error": "Later."}, status=status, Retry_After="0"))
    assert painter.paint(PROMPT, CANVAS).width == 1024
    assert runway.count(ORDERS) == 2


def test_asking_again_comes_to_an_end(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.always(ORDERS, answer({"error": "Too many requests."}, status=429))
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert "It was asked 3 times." in error.message
    assert error.billed == "no"
    assert runway.count(ORDERS) == 3


@pytest.mark.parametrize("fault", [answer({"error": "Oh."}, status=500), cut(b'{"id', 999)], ids=["500", "cut"])
def test_an_order_that_may_have_arrived_is_not_sent_again(
    fault: Answer, runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    runway.queue(ORDERS, fault)
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert error.billed == "perhaps"
    assert runway.count(ORDERS) == 1


@pytest.mark.parametrize(
    "fault",
    [answer({"error": "Oh."}, status=500), answer({}, status=502), cut(b'{"id', 999)],
    ids=["500", "502", "cut"],
)
def test_a_question_after_a_task_is_repeated(fault: Answer, runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.queue("/v1/tasks/task-1", fault, fault)
    assert painter.paint(PROMPT, CANVAS).width == 1024
    assert runway.count(ORDERS) == 1


def test_a_server_that_does_not_answer_is_left(runway: LoopbackRunway) -> None:
    runway.queue(ORDERS, stall)
    error = error_of(painter_of(runway, patience=Patience(timeout=0.3, first=0)))
    assert isinstance(error, UnavailableError)
    assert "in time" in error.message
    assert error.billed == "perhaps"


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with LoopbackRunway() as gone:
        painter = painter_of(gone)
    error = error_of(painter)
    assert "cannot be reached" in error.message
    assert error.billed == "no"


def test_an_account_without_credit_is_told_so(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.queue(ORDERS, answer({"error": "You do not have enough credits to run this task."}, status=400))
    error = error_of(painter)
    assert isinstance(error, UnavailableError)
    assert "no credit left" in error.message
    assert error.billed == "no"


def test_what_the_api_names_as_wrong_is_told(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    issue = {"path": ["ratio"], "message": "Ratios went out of fashion"}
    runway.queue(ORDERS, answer({"error": "Validation of body failed", "issues": [issue]}, status=400))
    assert "Ratios went out of fashion" in error_of(painter).message


@pytest.mark.parametrize("fault", [page(), answer("hello"), answer([]), answer({"id": ""})])
def test_a_server_that_is_not_runway_is_told_by_its_address(
    fault: Answer, runway: LoopbackRunway, painter: RunwayPainter
) -> None:
    runway.queue(ORDERS, fault)
    error = error_of(painter)
    assert isinstance(error, BadAnswerError)
    assert "RUNWAYML_BASE_URL" in error.advice


@pytest.mark.parametrize("url", ["localhost:80", "ftp://x", "http://[::1", "http:///v1"])
def test_a_base_url_that_is_no_web_address_is_an_error(url: str) -> None:
    assert "RUNWAYML_BASE_URL" in error_of(RunwayPainter(server=RunwayServer(url, KEY))).advice


# Stopping


def test_a_stopped_task_is_called_off(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.go(running(0.1))
    with pytest.raises(CancelledError):
        painter.paint(PROMPT, CANVAS, Watcher(stop_at=5))
    assert runway.deleted == ["task-1"]


def test_what_is_stopped_before_it_began_is_not_ordered(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    with pytest.raises(CancelledError):
        painter.paint(PROMPT, CANVAS, Watcher(stop_at=0))
    assert runway.count("") == 0


# The key stays where it is


def everything_in(error: BaseException) -> str:
    others = [everything_in(other) for other in (error.__cause__, error.__context__) if other is not None]
    return " ".join([repr(error), str(error), repr(vars(error)), *others])


COPIES = [
    answer({"error": f"Bad key {KEY}"}, status=401),
    answer({"error": f"{KEY}"}, status=500),
    answer(f"<title>{KEY}</title>", status=403, kind="text/html"),
    answer({"error": "x", "issues": [{"got": KEY}]}, status=400),
]


@pytest.mark.parametrize("fault", COPIES, ids=range(len(COPIES)))
def test_no_error_and_no_log_holds_the_key(
    fault: Answer, runway: LoopbackRunway, painter: RunwayPainter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    runway.always(ORDERS, fault)
    with pytest.raises(PromptMagicError) as caught:
        painter.paint(PROMPT, CANVAS)
    shown = everything_in(caught.value) + caplog.text
    assert KEY not in shown
    assert KEY[:12] not in shown


def test_a_failed_task_does_not_tell_the_key(runway: LoopbackRunway, painter: RunwayPainter) -> None:
    runway.go(failed(f"SAFETY.{KEY}", KEY))
    assert KEY not in everything_in(error_of(painter))


def test_no_repr_holds_the_key(painter: RunwayPainter) -> None:
    assert KEY not in f"{painter!r} {painter.server!r} {painter.label} {painter.paint(PROMPT, CANVAS)!r}"


# Through the studio, and in a cell


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for what other threads do; fail where it does not come true in half a minute."""
    for _ in range(600):
        if true():
            return
        threading.Event().wait(0.05)
    pytest.fail("it did not come true")


@pytest.fixture
def configured(runway: LoopbackRunway, monkeypatch: pytest.MonkeyPatch) -> LoopbackRunway:
    for name, value in runway.environ.items():
        monkeypatch.setenv(name, value)
    return runway


def test_a_studio_paints_keeps_and_reckons(configured: LoopbackRunway, tmp_path: Any) -> None:
    for _ in range(2):
        configured.go(DONE)
    studio = Studio(History(tmp_path), painter="runway", expander="template", budget=1.0)
    art = studio.paint("a kite", n=2, seed=7)
    assert [v.picture.seed for v in art.variations if v.picture] == [7, 8]
    assert art.cost.usd == pytest.approx(0.16)
    kept: Picture = History(tmp_path)[-1].picture
    assert kept.usage == {"credits": 8}


def test_a_budget_stops_before_any_order(configured: LoopbackRunway, tmp_path: Any) -> None:
    studio = Studio(History(tmp_path), painter="runway", expander="template", budget=0.2)
    with pytest.raises(PromptMagicError, match=r"budget of \$0\.20"):
        studio.paint("a kite", n=4)
    assert configured.count("") == 0


def test_a_plan_says_which_size_is_painted_and_what_it_costs(configured: LoopbackRunway, tmp_path: Any) -> None:
    studio = Studio(History(tmp_path), painter="runway", expander="template", n=2, size="9:16")
    plan = studio.plan(studio.request("paint", "a kite", studio.defaults))
    assert "2 pictures, 720x1280 for 768x1360, about $0.10" in plan
    assert configured.count("") == 0


def test_an_interrupt_calls_off_what_is_under_way(configured: LoopbackRunway, tmp_path: Any) -> None:
    for _ in range(2):
        configured.go(running(0.1))

    def interrupt(event: Event) -> None:
        if isinstance(event, Painting) and len(configured.orders) == 2:
            raise KeyboardInterrupt

    studio = Studio(History(tmp_path), painter="runway", expander="template")
    with pytest.raises(CancelledError, match="may be billed"):
        studio.paint("a kite", n=2, listener=interrupt)
    wait_until(lambda: len(configured.deleted) == 2)


def test_a_cell_paints_with_runway(runway: LoopbackRunway, run_cells: Any) -> None:
    runway.go(DONE)
    notebook = run_cells("%paint -p runway -e template -n 1 --size 16:9 a kite over a harbour", env=runway.environ)
    (display,) = [
        output for output in notebook.cells[0].outputs if "<figure" in str(output.get("data", {}).get("text/html"))
    ]
    assert "Runway gen4_image" in display["data"]["text/html"]
    assert "$0.08" in display["data"]["text/plain"]
    assert KEY not in str(notebook)


def test_a_cell_without_a_key_says_what_to_type(run_cells: Any) -> None:
    notebook = run_cells("%paint -p runway -e template a kite", allow_errors=True)
    error = notebook.cells[0].outputs[-1]
    assert error["ename"] == "KeyMissingError"
    assert 'promptmagic.login("runway")' in error["evalue"]


# All models of the installed SDK

ALL = [*models.all_of_them().values()]


def test_every_image_model_of_the_installed_sdk_is_offered() -> None:
    """By the SDK's own types, not by the reading of its file."""
    types = get_args(text_to_image_create_params.TextToImageCreateParams)
    names = {name for kind in types for name in get_args(get_type_hints(kind)["model"])}
    assert names == set(models.all_of_them())
    assert len(names) >= 21


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.name)
def test_nothing_that_a_model_needs_is_unknown(model: models.ImageModel) -> None:
    assert model.lacking == ()
    assert model.ratios or not model.needs_ratio
    kind = next(
        kind
        for kind in get_args(text_to_image_create_params.TextToImageCreateParams)
        if model.name in get_args(get_type_hints(kind)["model"])
    )
    hints = get_type_hints(kind)
    assert ("seed" in hints, "reference_images" in hints) == (model.seeds, model.references > 0)
    for asked, name in models.CHOICES.items():
        assert model.choices.get(asked, ()) == get_args(hints.get(name))


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.name)
def test_each_model_paints_and_starts_from_as_many_pictures_as_it_takes(
    model: models.ImageModel, runway: LoopbackRunway
) -> None:
    painter = painter_of(runway, model.name)
    names = ["a", "hero", "a_very_long_name_of_a_picture", *(f"other{k}" for k in range(99))][: model.references]
    references = tuple(Reference(name, picture_file()) for name in names)
    if model.fewest == 0:
        painter.paint(PROMPT, replace(CANVAS, size=model.ratios[-1]))
        body = runway.bodies(ORDERS)[-1]
        assert body["ratio"] == "{}:{}".format(*model.ratios[-1])
        assert ("seed" in body) == model.seeds
    if references:
        canvas = replace(CANVAS, size=None, source=references[0].data, references=references)
        painter.paint(Prompt("@hero in the @a"), canvas)
        assert len(runway.bodies(ORDERS)[-1]["referenceImages"]) == model.references
    else:
        with pytest.raises(OptionError, match="starts from no picture"):
            painter.check(replace(CANVAS, source=picture_file()))


def test_named_pictures_are_tags_where_a_model_knows_them_and_places_elsewhere(runway: LoopbackRunway) -> None:
    references = (Reference("hero", picture_file()), Reference("b", picture_file(32, 32)))
    canvas = replace(CANVAS, source=references[0].data, references=references)
    painter_of(runway).paint(Prompt("the @hero beside the @b"), canvas)
    painter_of(runway, "muse_image").paint(Prompt("the @hero beside the @b"), canvas)
    painter_of(runway).paint(Prompt("the @hero alone"), canvas)
    tagged, placed, half = runway.bodies(ORDERS)
    assert tagged["promptText"] == "the @hero beside the @b_picture"
    assert [image["tag"] for image in tagged["referenceImages"]] == ["hero", "b_picture"]
    assert placed["promptText"] == "the hero (image 1) beside the b (image 2)"
    assert all("tag" not in image for image in placed["referenceImages"])
    assert half["promptText"] == "Start from @b_picture: the @hero alone"


@pytest.mark.parametrize(
    ("model", "canvas", "error"),
    [
        ("gpt_image_2", replace(CANVAS, quality="hihg"), "no quality 'hihg'.*Did you mean"),
        ("gpt_image_2_5_flare", replace(CANVAS, background="transparent"), "no background 'transparent'"),
        ("muse_image", replace(CANVAS, format="gif"), "no format 'gif'"),
        ("gemini_2.5_flash", replace(CANVAS, quality="high"), "has no choice of quality"),
        ("bria_fibo_edit_1_5", CANVAS, "paints only from a picture"),
    ],
)
def test_what_a_model_does_not_take_is_an_error_before_any_request(
    model: str, canvas: Canvas, error: str, runway: LoopbackRunway
) -> None:
    with pytest.raises(OptionError, match=error):
        painter_of(runway, model).paint(PROMPT, canvas)
    assert not runway.requests


def test_what_a_model_has_a_choice_of_goes_along(runway: LoopbackRunway) -> None:
    painter_of(runway, "gpt_image_2").paint(PROMPT, replace(CANVAS, quality="Low", background="transparent"))
    painter_of(runway, "muse_image").paint(PROMPT, replace(CANVAS, format="webp"))
    first, second = runway.bodies(ORDERS)
    assert (first["quality"], first["background"], second["outputFormat"]) == ("low", "transparent", "webp")


def test_a_drawing_is_shown_as_a_picture(runway: LoopbackRunway) -> None:
    svg = (
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<rect width="10" height="10" '
        'fill="#00f"/><circle cx="5" cy="5" r="3" fill="#f00"/><path d="M0 9 L9 9 L5 8 Z" fill="#0f0"/></svg>'
    )
    runway.always(f"{PICTURES}task-1/1.png", answer(svg, kind="image/svg+xml"))
    runway.go(DONE)
    made = painter_of(runway, "recraft_v4_1_vector").paint(PROMPT, CANVAS)
    assert (made.format, made.image.getpixel((made.width // 2, made.height // 2))) == ("png", (255, 0, 0))
    assert "<circle" in made.svg


def test_a_drawing_is_known_whatever_stands_before_it() -> None:
    heads = (
        "\ufeff",
        f"<!-- {'a licence ' * 900}-->\n",
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">',
        '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>\n<!-- a --><!-- b -->',
    )
    assert all(is_drawing(f'{head}<svg xmlns="x">'.encode()) for head in heads)
    assert not is_drawing(b"<!-- <svg> -->" + b"<!---->" * 2_000)
    assert not is_drawing(b"<html><svg>")


def test_an_unknown_price_is_reckoned_from_what_was_charged(runway: LoopbackRunway) -> None:
    painter = painter_of(runway, "muse_image")
    assert painter.price(CANVAS).unknown
    painter.paint(PROMPT, CANVAS)
    assert str(painter.price(CANVAS)) == "at most about $0.08"
