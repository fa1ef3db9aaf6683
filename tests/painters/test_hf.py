"""The Hugging Face painter: the real client against an endpoint on this machine that answers over real HTTP."""

from __future__ import annotations

import base64
import io
import logging
from pathlib import Path
from typing import Any

import pytest
from conftest import RunCells
from openai_loopback import Answer, LoopbackOpenAI, answer, cut, png
from PIL import Image

from promptmagic import History, Studio
from promptmagic.errors import (
    BadAnswerError,
    BriefError,
    BudgetError,
    EngineError,
    KeyMissingError,
    OptionError,
    RefusedError,
    UnavailableError,
)
from promptmagic.model import FREE, UNKNOWN_COST, Cost, Parts, Prompt
from promptmagic.net.retries import Patience
from promptmagic.painters import Canvas
from promptmagic.painters.hf import HuggingFacePainter

pytest.importorskip("huggingface_hub", reason="the extra `hf` is not installed")

KEY = "hf_0000notarealkey0000000000000000"
PATH = "/models/flux"
PROMPT = Prompt("A red kite over a harbour.", Parts(avoid="people"))
CANVAS = Canvas(seed=7, size=(64, 48))
PICTURE = png("a kite", 64, 48)


@pytest.fixture
def endpoint(loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> LoopbackOpenAI:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    loopback.always(PATH, answer(PICTURE, kind="image/png"))
    return loopback


def painter_of(endpoint: LoopbackOpenAI, **values: Any) -> HuggingFacePainter:
    return HuggingFacePainter(f"{endpoint.address}{PATH}", patience=Patience(timeout=5), **values)


def test_the_words_the_size_the_seed_and_the_settings_go_along(endpoint: LoopbackOpenAI) -> None:
    made = painter_of(endpoint, steps=8, guidance=3.5).paint(PROMPT, CANVAS)
    (body,) = endpoint.bodies(PATH)
    assert body["inputs"].startswith("A red kite over a harbour.")
    assert "people" in body["inputs"]
    assert body["parameters"] == {
        "width": 64,
        "height": 48,
        "num_inference_steps": 8,
        "guidance_scale": 3.5,
        "seed": 7,
    }
    assert made.data == PICTURE
    assert (made.width, made.height, made.format, made.seed) == (64, 48, "png", None)
    assert made.label == f"the model at {endpoint.address.removeprefix('http://')}"


def test_a_picture_to_start_from_goes_along(endpoint: LoopbackOpenAI) -> None:
    source = png("a beach", 32, 32)
    painter_of(endpoint).paint(Prompt("Make it night."), Canvas(seed=7, size=(64, 48), source=source))
    (body,) = endpoint.bodies(PATH)
    assert base64.b64decode(body["inputs"].rpartition(",")[2]) == source
    assert body["parameters"]["prompt"] == "Make it night."
    assert body["parameters"]["target_size"] == {"width": 64, "height": 48}


def test_a_key_is_needed_but_for_this_machine_and_goes_along(
    endpoint: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyMissingError, match="HF_TOKEN"):
        HuggingFacePainter("black-forest-labs/FLUX.1-dev").check(CANVAS)
    painter_of(endpoint).paint(PROMPT, CANVAS)
    monkeypatch.setenv("HF_TOKEN", KEY)
    painter_of(endpoint).paint(PROMPT, CANVAS)
    assert [seen.headers["authorization"] for seen in endpoint.requests] == ["Bearer none", f"Bearer {KEY}"]
    monkeypatch.setenv("HF_TOKEN", "not a key")
    with pytest.raises(KeyMissingError, match="characters that no key has"):
        painter_of(endpoint).check(CANVAS)


def test_its_price_is_what_a_person_says(endpoint: LoopbackOpenAI) -> None:
    flux = HuggingFacePainter("black-forest-labs/FLUX.1-dev")
    assert (flux.price(CANVAS), flux.free) == (UNKNOWN_COST, False)
    assert flux.label == "black-forest-labs/FLUX.1-dev (Hugging Face)"
    assert HuggingFacePainter("a/b", provider="fal-ai").label == "a/b (Hugging Face, fal-ai)"
    assert painter_of(endpoint).price(CANVAS) == FREE
    paid = painter_of(endpoint, usd=0.03)
    assert paid.price(CANVAS) == Cost(0.03, estimated=True)
    assert not paid.free


@pytest.mark.parametrize(
    ("canvas", "error"),
    [
        (Canvas(seed=1, quality="high"), "no choice of quality"),
        (Canvas(seed=1, format="gif"), "no choice of format"),
        (Canvas(seed=1, background="opaque"), "no choice of background"),
        (Canvas(seed=1, source=PICTURE, mask=PICTURE), "takes no mask"),
    ],
)
def test_what_is_not_to_be_had_is_an_error_before_any_request(
    canvas: Canvas, error: str, endpoint: LoopbackOpenAI
) -> None:
    with pytest.raises(OptionError, match=error):
        painter_of(endpoint).paint(PROMPT, canvas)
    with pytest.raises(OptionError, match="needs a model"):
        HuggingFacePainter().check(CANVAS)
    with pytest.raises(BriefError):
        painter_of(endpoint).paint(Prompt(" "), CANVAS)
    assert not endpoint.requests


@pytest.mark.parametrize(
    ("given", "kind", "says", "billed"),
    [
        (answer({"error": f"Invalid token {KEY}"}, status=401), KeyMissingError, "refused the key", "no"),
        (answer({"error": "You have exceeded your credits"}, status=402), UnavailableError, "no credit left", "no"),
        (answer({"error": "Not found"}, status=404), UnavailableError, "does not serve this model", "no"),
        (answer({"error": "width must be a multiple of 8"}, status=422), RefusedError, "a multiple of 8", "no"),
        (answer({"error": "Rate limited"}, status=429), UnavailableError, "fewer requests", "no"),
        (answer("<html>oops</html>", status=503, kind="text/html"), UnavailableError, "status 503", "perhaps"),
        (answer(b"not a picture", kind="image/png"), BadAnswerError, "without a picture", "perhaps"),
        (cut(PICTURE[:40], len(PICTURE)), UnavailableError, "broke off", "perhaps"),
    ],
)
def test_a_failure_is_one_clear_error_asked_once(
    given: Answer,
    kind: type[EngineError],
    says: str,
    billed: str,
    endpoint: LoopbackOpenAI,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("HF_TOKEN", KEY)
    endpoint.queue(PATH, given)
    caplog.set_level(logging.DEBUG, "promptmagic")
    with pytest.raises(kind, match=says) as caught:
        painter_of(endpoint, usd=0.03).paint(PROMPT, CANVAS)
    assert caught.value.billed == billed
    assert caught.value.__context__ is None or kind is BadAnswerError
    assert KEY not in str(caught.value)
    assert KEY not in caplog.text
    assert endpoint.count(PATH) == 1


def test_a_provider_that_nobody_knows_is_an_error_before_any_request(endpoint: LoopbackOpenAI) -> None:
    painter = HuggingFacePainter("a/b", provider="nobody")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_TOKEN", KEY)
        with pytest.raises(OptionError, match="nobody"):
            painter.paint(PROMPT, CANVAS)
    assert not endpoint.requests


def test_nobody_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(UnavailableError, match="cannot be reached"):
        HuggingFacePainter("http://127.0.0.1:9/x").paint(PROMPT, CANVAS)


def test_a_studio_orders_keeps_and_reckons(endpoint: LoopbackOpenAI, tmp_path: Path) -> None:
    spec = f'hf:"{endpoint.address}{PATH}",usd=0.03'
    studio = Studio(History(tmp_path), painter=spec, raw=True, n=2, size="64x48")
    art = studio.paint("a kite")
    assert endpoint.count(PATH) == 2
    assert str(art.cost) == "about $0.06"
    assert studio.paint("a kite") == art
    assert endpoint.count(PATH) == 2
    night = art.refine("make it night", painter=spec)
    assert night.picture.image.size == (64, 48)
    with pytest.raises(BudgetError):
        Studio(History(tmp_path), painter=f'hf:"{endpoint.address}{PATH}",usd=5', raw=True, budget=1.0).paint("a sea")
    assert endpoint.count(PATH) == 3


def test_a_cell_paints_with_it(run_cells: RunCells, endpoint: LoopbackOpenAI, tmp_path: Path) -> None:
    (cell,) = run_cells(
        f"art = %paint --raw -n 1 --pick 1 --size 64x48 -p hf:{endpoint.address}{PATH} a kite\nart.picture.model",
        env={"NO_PROXY": "127.0.0.1"},
    ).cells
    assert cell.outputs[-1].data["text/plain"] == f"'{endpoint.address}{PATH}'"
    kept = next((tmp_path / "paintings").rglob("*.png"))
    with Image.open(io.BytesIO(kept.read_bytes())) as image:
        assert image.size == (64, 48)
