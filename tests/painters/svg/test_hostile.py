"""Nothing of a hostile answer runs, reads, fetches or lasts; what is refused says why."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hostile_drawings import cases
from PIL import Image

from promptmagic.painters.svg import grammar, reading, rendering
from promptmagic.painters.svg.reading import RefusedDrawingError
from promptmagic.painters.svg.rendering import NotRenderedError

CASES = cases("http://127.0.0.1:9", "/nowhere/secret.svg")
NAMES = [name for name, _ in CASES]

UNTOLD = "a secret that no picture may tell"


@pytest.fixture(scope="module")
def reached() -> Iterator[tuple[str, list[str]]]:
    """A server that writes down who asks it for anything."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("secret") / "secret.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><text>{UNTOLD}</text></g></svg>')
    return path


@pytest.mark.parametrize("number", range(len(CASES)), ids=NAMES)
def test_an_answer_is_drawn_harmlessly_or_refused_with_its_reason(
    number: int, reached: tuple[str, list[str]], secret: Path
) -> None:
    server, seen = reached
    _, text = cases(server, str(secret))[number]
    outcome = drawn(text)
    if isinstance(outcome, str):
        assert 5 < len(outcome) < 300
    else:
        with Image.open(io.BytesIO(outcome)) as image:
            assert image.size == (512, 512)
    assert seen == []


def drawn(text: str) -> bytes | str:
    """The picture of an answer, or why there is none."""
    try:
        drawing = reading.read(text).drawing
        harmless(drawing.to_svg((64, 64)))
        return rendering.render(drawing, (512, 512))
    except (RefusedDrawingError, NotRenderedError) as error:
        return str(error)


MEASURE = """
import resource
from hostile_drawings import heavy
from promptmagic.painters.svg import reading, rendering
for _, text in heavy():
    try:
        rendering.render(reading.read(text).drawing, (1024, 1024))
    except (reading.RefusedDrawingError, rendering.NotRenderedError):
        pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def test_no_drawing_takes_more_memory_than_it_may() -> None:
    tests = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], capture_output=True, check=True, env={**os.environ, "PYTHONPATH": tests}
    )
    assert 10_000_000 < int(done.stdout) < 200_000_000


def harmless(svg: str) -> None:
    """Fail where a file holds anything that is not allowed, as an XML parser sees it."""
    assert UNTOLD not in svg
    for element in ElementTree.fromstring(svg).iter():  # noqa: S314 - what we wrote ourselves
        name = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
        assert name in grammar.ELEMENTS
        for attribute, value in element.attrib.items():
            assert attribute in grammar.ATTRIBUTES | {"viewBox", "font-family"}
            assert not re.search(r"url\((?!#)|:|//", value)
            if attribute == "href":
                assert value.startswith("#")


@pytest.mark.parametrize("number", range(len(CASES)), ids=NAMES)
def test_the_drawing_so_far_is_as_harmless(number: int) -> None:
    text = CASES[number][1]
    for share in (0.3, 0.6, 0.9):
        drawing = reading.so_far(text[: min(int(len(text) * share), 300_000)])
        if drawing is not None:
            harmless(drawing.to_svg())


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("element-script", "<script>"),
        ("root-onload", "onload"),
        ("use-http", "outside"),
        ("styled-cursor-data-svg", "outside"),
        ("inside", "declares"),
        ("ten-million-points", "200,000 characters"),
        ("elements", "4,000 elements"),
        ("deep", "32 deep"),
        ("use-bomb", "20,000 shapes"),
        ("use-itself", "draws itself"),
        ("number-NaN", 'width="NaN"'),
        ("chat", "no <svg>"),
    ],
)
def test_the_reason_says_what_to_mend(name: str, reason: str) -> None:
    with pytest.raises(RefusedDrawingError, match=re.escape(reason)):
        reading.read(dict(CASES)[name])
