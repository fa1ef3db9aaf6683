"""Drawings (SVG) by OpenAI's models, and pictures that a person drew notes over."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hostile_drawings import cases
from openai_loopback import BILLS, EDITS, IMAGES, KEY, LoopbackOpenAI, answer, picture
from PIL import Image, ImageDraw

from promptmagic.errors import BadAnswerError, OptionError, PromptMagicError
from promptmagic.history import History
from promptmagic.model import UNKNOWN_COST, Prompt
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter
from promptmagic.studio import Studio

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<rect width="100" height="100" fill="#0000ff"/><circle cx="50" cy="50" r="30" fill="#ff0000"/>
<path d="M10 90 L90 90 L50 80 Z" fill="#00ff00"/><text x="5" y="20" font-size="9">sun</text></svg>"""


@pytest.fixture
def studio(loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(History(tmp_path), painter="openai", raw=True, n=1, size="64x64", servers=BILLS)


def test_a_drawing_is_shown_as_a_picture_and_handed_out_as_svg(
    studio: Studio, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    loopback.always(IMAGES, picture(SVG.encode()))
    art = studio.paint("a red sun", format="svg", painter="openai,author=gpt-6-luna")
    (body,) = loopback.bodies(IMAGES)
    assert (body["output_format"], body["svg"], body["n"]) == ("svg", {"model": "gpt-6-luna"}, 1)
    assert "stream" not in body
    assert art.picture.format == "png"
    assert art.picture.image.getpixel((32, 32)) == (255, 0, 0)
    assert art.picture.image.getpixel((2, 60)) == (0, 0, 255)
    assert "<circle" in art.picture.svg
    assert art.picture.save(tmp_path / "sun.svg").read_text().startswith("<svg")
    assert art.cost.usd > 0


def test_a_drawing_of_an_edit_takes_its_author_as_a_field_of_the_form(studio: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.always(EDITS, picture(SVG.encode()))
    studio.paint("as a drawing", source=Image.new("RGB", (64, 64)), format="svg", painter="openai,author=gpt-6-luna")
    (body,) = loopback.bodies(EDITS)
    assert (body["output_format"], body["svg[model]"]) == ("svg", "gpt-6-luna")


def test_nothing_in_a_hostile_drawing_runs_or_is_fetched(loopback: LoopbackOpenAI, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    painter = OpenAIPainter(server=OpenAIServer(loopback.base_url, KEY))
    shown = 0
    for _, written in cases(loopback.base_url, str(secret))[::7]:
        loopback.queue(IMAGES, picture(written.encode(errors="replace")))
        try:
            made = painter.paint(Prompt("x"), Canvas(seed=1, size=(64, 64), format="svg"))
        except PromptMagicError:
            continue
        shown += 1
        assert made.data is not None
        assert b"the secret" not in made.data
        assert "<script" not in made.svg.lower()
        assert 'href="http' not in made.svg.lower()
    assert loopback.count("") == loopback.count(IMAGES)
    assert shown


def test_a_drawing_that_is_refused_was_billed(studio: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, picture(SVG.replace("<text", "<script>1</script><text").encode()))
    with pytest.raises(BadAnswerError, match="holds <script>") as caught:
        studio.paint("a red sun", format="svg")
    assert caught.value.billed == "yes"
    loopback.always(IMAGES, answer({"data": [{"b64_json": "x"}]}))
    with pytest.raises(PromptMagicError):
        studio.paint("a blue sun", format="svg")


def test_a_drawing_of_many_parts_is_shown(studio: Studio, loopback: LoopbackOpenAI) -> None:
    patches = "".join(f'<path fill="#{k * 97 % 4096:03x}" d="M{k % 97} {k % 89}h2v2h-2Z"/>' for k in range(9_000))
    loopback.always(IMAGES, picture(SVG.replace("</svg>", f"{patches}</svg>").encode()))
    art = studio.paint("a mosaic", format="svg")
    assert art.picture.svg.count("<path") == 9_001


def test_what_is_refused_was_billed_and_is_kept(
    studio: Studio, loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sent = SVG.replace("<text", "<script>1</script><text").encode()
    loopback.always(IMAGES, picture(sent))
    with pytest.raises(BadAnswerError, match="What came is kept: ") as caught:
        studio.paint("a red sun", format="svg")
    assert caught.value.billed == "yes"
    [kept] = Path("paintings", ".arrived").iterdir()
    assert f"What came is kept: {kept}." in str(caught.value)
    assert kept.read_bytes() == sent
    [order] = studio.history.orders
    assert (order.id, order.state) == (kept.name, "billed")


def test_nobody_knows_what_a_drawing_costs(studio: Studio) -> None:
    painter = OpenAIPainter(server=OpenAIServer("https://api.openai.com/v1", KEY))
    assert painter.price(Canvas(seed=1, format="svg")) == UNKNOWN_COST


# Markup


@pytest.fixture
def arrow() -> Image.Image:
    image = Image.new("RGBA", (64, 48), (0, 0, 0, 0))
    ImageDraw.Draw(image).line((5, 5, 40, 40), "red", 3)
    return image


def test_a_markup_goes_along_and_belongs_to_the_replay(
    studio: Studio, loopback: LoopbackOpenAI, arrow: Image.Image
) -> None:
    photo = Image.new("RGB", (64, 48), "green")
    art = studio.paint("do what the notes say", source=photo, markup=arrow)
    (body,) = loopback.bodies(EDITS)
    assert (body["image"].name, body["markup"].name, body["markup"].kind) == ("image.png", "markup.png", "image/png")
    with Image.open(io.BytesIO(body["markup"].data)) as sent:
        assert (sent.size, sent.getpixel((20, 20)), sent.getpixel((60, 2))) == ((64, 48), (255, 0, 0, 255), (0,) * 4)
    assert studio.paint("do what the notes say", source=photo, markup=arrow) == art
    assert loopback.count(EDITS) == 1
    studio.paint("do what the notes say", source=photo)
    assert loopback.count(EDITS) == 2


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"markup": (64, 40)}, "The markup has 64x40 pixels, and the picture 64x48"),
        ({"markup": None}, "nowhere transparent"),
        ({"mask": Image.new("L", (64, 48), 255)}, "do not go together"),
        ({"painter": "openai:gpt-image-2"}, "gpt-image-2 reads no markup"),
        ({"painter": "svg"}, "'svg' reads no markup"),
        ({"source": None}, "--markup is drawn over a picture, and there is none"),
        ({"markup": None, "source": None, "format": "svg", "painter": "openai:gpt-image-2.5-flare"}, "draws no SVG"),
        ({"markup": None, "source": None, "painter": "openai,author=gpt-6-luna"}, "Only a drawing has an author"),
    ],
)
def test_what_does_not_go_is_an_error_before_any_call(
    studio: Studio, loopback: LoopbackOpenAI, arrow: Image.Image, asked: dict[str, Any], error: str
) -> None:
    given: dict[str, Any] = {"source": Image.new("RGB", (64, 48)), "markup": arrow, **asked}
    if isinstance(given["markup"], tuple):
        given["markup"] = Image.new("RGBA", given["markup"])
    elif given["markup"] is None and given["source"] is not None:
        given["markup"] = Image.new("RGBA", (64, 48), "white")
    with pytest.raises(OptionError, match=error):
        studio.paint("do it", **given)
    assert loopback.count("") == 0


def test_a_compatible_server_that_refuses_the_seed_still_hears_the_rest(loopback: LoopbackOpenAI) -> None:
    painter = OpenAIPainter(server=OpenAIServer(loopback.base_url, KEY), complexity="low")
    loopback.queue(IMAGES, answer({"error": {"message": "Unknown parameter: seed"}}, status=400))
    with pytest.warns(UserWarning, match="takes no seed"):
        painter.paint(Prompt("x"), Canvas(seed=1, size=(64, 64)))
    first, second = loopback.bodies(IMAGES)
    assert ("seed" in first, "seed" in second) == (True, False)
    assert second["complexity"] == "low"
