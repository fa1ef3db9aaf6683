"""Several pictures to start from, each with a name that the brief calls it by."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import openai_loopback as loop
import pytest
from conftest import RunCells
from openai_loopback import BILLS, EDITS, PAID, LoopbackOpenAI
from PIL import Image

from promptmagic import History, Studio
from promptmagic.errors import OptionError, UnknownNameError
from promptmagic.options import Options
from promptmagic.studio.sources import Start, find, find_start


def png(colour: str, size: tuple[int, int] = (64, 48)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def studio(loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Studio:
    monkeypatch.chdir(tmp_path)
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "fox.png").write_bytes(png("orange"))
    (tmp_path / "room.png").write_bytes(png("green"))
    return Studio(servers=BILLS, raw=True, n=1, painter="openai:gpt-image-2.5-flare")


def sent(server: LoopbackOpenAI) -> tuple[str, list[tuple[str, object]]]:
    """The prompt of the last edit, and the names and colours of the pictures that went along."""
    body = server.bodies(EDITS)[-1]
    files: list[loop.Sent] = body.get("image[]") or [body["image"]]
    return body["prompt"], [
        (file.name, Image.open(io.BytesIO(file.data)).convert("RGB").getpixel((9, 9))) for file in files
    ]


ORANGE, GREEN = (255, 165, 0), (0, 128, 0)


def test_all_go_along_and_the_prompt_says_which_is_which(studio: Studio, loopback: LoopbackOpenAI) -> None:
    art = studio.paint("the @hero asleep in the @room", source=["hero=fox.png", "room=room.png"])
    prompt, files = sent(loopback)
    assert prompt == "the hero (image 1) asleep in the room (image 2)"
    assert files == [("hero.png", ORANGE), ("room.png", GREEN)]
    assert art.prompts[0].text == "the @hero asleep in the @room"


def test_those_that_the_brief_does_not_name_are_told_of_behind_it(studio: Studio, loopback: LoopbackOpenAI) -> None:
    studio.paint("put both on one sheet", source={"hero": "fox.png", "room": Image.new("RGB", (64, 48), "green")})
    assert sent(loopback)[0] == "put both on one sheet Image 1 is hero. Image 2 is room."
    studio.paint("@picture2 beside @picture1", source=["fox.png", "room.png"])
    assert sent(loopback)[0] == "picture2 (image 2) beside picture1 (image 1)"


def test_a_mask_is_of_the_first(studio: Studio, loopback: LoopbackOpenAI) -> None:
    studio.paint("@a in @b", source=["a=fox.png", "b=room.png"], mask=Image.new("L", (64, 48), 255))
    body = loopback.bodies(EDITS)[-1]
    assert Image.open(io.BytesIO(body["mask"].data)).size == (64, 48)
    assert len(body["image[]"]) == 2


def test_it_is_replayed_and_another_picture_or_name_is_another_request(
    studio: Studio, loopback: LoopbackOpenAI
) -> None:
    art = studio.paint("@a and @b", source=["a=fox.png", "b=room.png"])
    assert studio.paint("@a and @b", source={"a": "fox.png", "b": png("green")}) == art
    assert loopback.count(EDITS) == 1
    assert studio.paint("@a and @b", source=["a=room.png", "b=fox.png"]) != art
    assert loopback.count(EDITS) == 2


def test_more_of_it_starts_from_all_of_them_also_in_another_process(
    studio: Studio, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    art = studio.paint("@a and @b", source=["a=fox.png", "b=room.png"])
    again = Studio(History(tmp_path), servers=BILLS)
    again.additions.more(art.id, 1)
    assert sent(loopback) == ("a (image 1) and b (image 2)", [("a.png", ORANGE), ("b.png", GREEN)])


def test_the_estimate_counts_each(studio: Studio) -> None:
    one, two = (
        studio.estimate(studio.request("paint", "both", studio.defaults.updated(source=source)))
        for source in (["fox.png"], ["fox.png", "room.png"])
    )
    assert two.usd > one.usd


@pytest.mark.parametrize(
    ("brief", "source", "painter", "error"),
    [
        ("@hreo asleep", ["hero=fox.png", "room=room.png"], "openai", "no picture @hreo .* Did you mean @hero"),
        ("both", ["a=fox.png", "a=room.png"], "openai", "Two pictures are called 'a'"),
        ("both", {"a b": "fox.png", "c": "room.png"}, "openai", "cannot be called 'a b'"),
        ("both", [], "openai", "0 pictures"),
        ("both", ["fox.png"] * 17, "openai", "at most 16 pictures, and 17 are given"),
        ("both", ["fox.png", "room.png"], "svg", "starts from one picture, and 2 are given"),
        ("both", ["a=fox.png", "b=romm.png"], "openai", "no file 'romm.png'"),
    ],
)
def test_what_cannot_be_is_one_error_before_any_call(
    studio: Studio, loopback: LoopbackOpenAI, brief: str, source: Any, painter: str, error: str
) -> None:
    with pytest.raises((OptionError, UnknownNameError), match=error):
        studio.paint(brief, source=source, painter=painter)
    assert loopback.count("") == 0


def test_a_file_whose_name_holds_a_sign_of_equality_is_a_file(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "a=b.png").write_bytes(png("red"))
    start = find_start(Options(source="a=b.png"), studio.history)
    assert start is not None
    assert start.source.name == "a=b.png"


def test_one_picture_with_a_name_is_one_picture(studio: Studio, loopback: LoopbackOpenAI) -> None:
    studio.paint("make it night", source=["hero=fox.png"])
    assert "image" in loopback.bodies(EDITS)[-1]


# What a picture may be


class Shown:
    """Whatever shows itself as PNG."""

    def __init__(self, shown: Any) -> None:
        self.shown = shown

    def _repr_png_(self) -> Any:
        return self.shown


class Drawn:
    """A figure as matplotlib makes them: it can be saved."""

    def savefig(self, file: io.BytesIO, *, format: str, bbox_inches: str) -> None:
        assert (format, bbox_inches) == ("png", "tight")
        file.write(png("orange"))


@pytest.mark.parametrize(
    "value",
    [
        Drawn(),
        Shown(png("orange")),
        Shown(base64.b64encode(png("orange")).decode()),
        Shown((png("orange"), {"width": 9})),
        png("orange"),
    ],
)
def test_a_figure_and_whatever_shows_itself_is_a_picture(tmp_path: Path, value: object) -> None:
    history = History(tmp_path)
    for found in (
        (find(value, history), find("fig", history, {"fig": value}))
        if not isinstance(value, bytes)
        else (find(value, history),)
    ):
        assert (found.width, found.height) == (64, 48)
        assert Image.open(io.BytesIO(found.data)).getpixel((1, 1)) == ORANGE


def test_what_shows_itself_as_nothing_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no picture"):
        find(Shown(None), History(tmp_path))


@pytest.fixture
def web() -> Iterator[str]:
    """A server on this machine with one picture, and an address that leads on to it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path == "/moved" else 200 if "fox" in self.path else 404)
            if self.path == "/moved":
                self.send_header("Location", "/fox.png")
            self.end_headers()
            if "fox" in self.path:
                self.wfile.write(png("orange"))

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_that_a_person_typed_is_fetched(tmp_path: Path, web: str) -> None:
    history = History(tmp_path)
    found = find(f"{web}/a/fox.png?token=secret", history)
    assert Image.open(io.BytesIO(found.data)).getpixel((1, 1)) == ORANGE
    assert found.name.endswith("/…/fox.png")
    assert "secret" not in found.name
    assert find(f"{web}/moved", history).digest == found.digest
    with pytest.raises(OptionError, match="status 404"):
        find(f"{web}/none.png", history)
    start = find_start(Options(source=[f"hero={web}/fox.png", f"room={web}/moved"]), history)
    assert start is not None
    assert [source.tag for source in (start.source, *start.others)] == ["hero", "room"]


def test_a_start_of_several_tells_them_apart(tmp_path: Path) -> None:
    history = History(tmp_path)
    first, second = find(png("orange"), history), find(png("green"), history)
    assert Start(first, None, (second,)).digests != Start(second, None, (first,)).digests != Start(second).digests


def test_in_a_cell_the_option_is_given_again(run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path) -> None:
    (tmp_path / "fox.png").write_bytes(png("orange"))
    options = "--from hero=fox.png --from room=room"
    setup = "from PIL import Image\nroom = Image.new('RGB', (64, 48), 'green')"
    environ = {**loopback.environ, **PAID}
    *_, dry = run_cells(
        setup,
        f"%paint -n 1 -p openai:gpt-image-2.5-flare {options} the @hero asleep in the @room",
        f"%paint --dry-run --fresh -n 1 the @hero asleep in the @room {options}",
        env=environ,
    ).cells
    assert sent(loopback) == (
        "the hero (image 1) asleep in the room (image 2)",
        [("hero.png", ORANGE), ("room.png", GREEN)],
    )
    said = "".join(output.get("text", "") for output in dry.outputs)
    assert "from      fox.png as @hero, 64x48 pixels" in said
    assert "from      room as @room, 64x48 pixels" in said
