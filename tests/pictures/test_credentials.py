"""Pictures that a vendor signed leave our hands as they came; all others say that a machine made them."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import pytest
from openai_loopback import IMAGES, KEY, LoopbackOpenAI, picture
from PIL import Image
from signing import signed, state

from promptmagic.display.controller import Controller
from promptmagic.display.figure import figure
from promptmagic.display.picker import PickerWidget
from promptmagic.display.thumbnail import thumbnail
from promptmagic.generation import Generation
from promptmagic.history import History, read_picture
from promptmagic.model import Picture, PictureFormat
from promptmagic.pictures import credentials
from promptmagic.pictures.xmp import SOURCE_TYPES
from promptmagic.studio import Studio

FORMATS: list[PictureFormat] = ["png", "jpeg", "webp", "gif"]
ENDINGS = {"png": "png", "jpeg": "jpg", "webp": "webp", "gif": "gif"}
TRAINED, UNTRAINED = (f"{SOURCE_TYPES}{kind}".encode() for kind in ("trainedAlgorithmicMedia", "algorithmicMedia"))


@pytest.fixture(params=FORMATS)
def vendor(request: pytest.FixtureRequest) -> tuple[PictureFormat, bytes]:
    return request.param, signed(request.param)


@pytest.fixture
def paint(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Generation]:
    """Paint with a server that answers with these bytes."""
    monkeypatch.setenv("OPENAI_BASE_URL", loopback.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def painted(data: bytes, brief: str = "a boat at dusk", **options: Any) -> Generation:
        loopback.always(IMAGES, picture(data))
        history = History(tmp_path)
        history.metadata = options.pop("metadata", True)
        studio = Studio(history, painter="openai", raw=True, n=1)
        return studio.paint(brief, **options)

    return painted


def test_a_signed_picture_is_kept_saved_and_handed_on_as_the_vendor_sent_it(
    vendor: tuple[PictureFormat, bytes], paint: Callable[..., Generation], tmp_path: Path
) -> None:
    kind, data = vendor
    assert state(data, kind) == "Valid"
    saved = tmp_path / f"saved.{ENDINGS[kind]}"
    art = paint(data, save=str(saved))
    assert art.picture.path is not None
    history = History(tmp_path)
    for form in ("album.html", "lesson.zip", "notes.md"):
        history.export(tmp_path / form)
    with ZipFile(tmp_path / "lesson.zip") as archive:
        packed = archive.read(next(name for name in archive.namelist() if name.startswith("pictures/")))
    noted = next((tmp_path / "notes_pictures").iterdir()).read_bytes()
    page = (tmp_path / "album.html").read_text()
    in_album = [base64.b64decode(text) for text in re.findall(r"data:image/\w+;base64,([^\"]+)", page)]
    assert {art.picture.path.read_bytes(), saved.read_bytes(), art.picture.read(), packed, noted, *in_album} == {data}


def test_the_picker_hands_a_signed_picture_to_the_browser_as_the_vendor_sent_it(
    vendor: tuple[PictureFormat, bytes], paint: Callable[..., Generation], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its Save button downloads is what this message brings; `test_hand` clicks the button itself."""
    kind, data = vendor
    art = paint(data)
    picker = PickerWidget()
    Controller(picker, cast("Studio", art.backend)).restore(art.record)
    sent: list[tuple[Any, list[bytes]]] = []
    monkeypatch.setattr(picker, "send", lambda message, buffers=None: sent.append((message, list(buffers or []))))
    picker._handle_custom_msg({"kind": "full", "number": 1, "ask": "save"}, [])
    ((message, (handed,)),) = [each for each in sent if each[0]["kind"] == "full"]
    assert message["type"] == f"image/{kind}"
    assert bool(bytes(handed) == data)
    assert state(bytes(handed), kind) == "Valid"


def test_what_is_known_of_a_signed_picture_survives_without_the_database(
    vendor: tuple[PictureFormat, bytes], paint: Callable[..., Generation], tmp_path: Path
) -> None:
    art = paint(vendor[1])
    path = art.picture.path
    assert path is not None
    assert read_picture(path).brief == "a boat at dusk"
    shutil.copytree(tmp_path / "paintings", tmp_path / "other" / "paintings")
    for file in (tmp_path / "other" / "paintings").glob("history.sqlite*"):
        file.unlink()
    again = History(tmp_path / "other")
    assert again.rebuild() == 1
    assert again[-1].brief == "a boat at dusk"
    assert again[-1].picture.read() == vendor[1]
    assert str(again[-1].picture.credentials) == "content credentials: OpenAI, intact"


def test_a_lesson_brings_signed_pictures_and_what_is_known_of_them(
    vendor: tuple[PictureFormat, bytes], paint: Callable[..., Generation], tmp_path: Path
) -> None:
    paint(vendor[1])
    History(tmp_path).export(tmp_path / "lesson.zip")
    pupil = tmp_path / "pupil"
    pupil.mkdir()
    History(pupil).import_(tmp_path / "lesson.zip")
    for file in (pupil / "paintings").glob("history.sqlite*"):
        file.unlink()
    again = History(pupil)
    again.rebuild()
    assert again[-1].brief == "a boat at dusk"
    assert again[-1].picture.read() == vendor[1]


def test_the_switch_that_keeps_stories_out_of_files_leaves_a_signature_alone(
    vendor: tuple[PictureFormat, bytes], paint: Callable[..., Generation]
) -> None:
    assert paint(vendor[1], metadata=False).picture.read() == vendor[1]


def test_a_picture_and_its_caption_say_whose_credentials_it_carries_and_whether_they_hold(
    paint: Callable[..., Generation],
) -> None:
    art = paint(signed())
    assert (art.picture.credentials.state, art.picture.credentials.issuer) == ("intact", "OpenAI")
    shown = art.record.shown
    assert shown is not None
    assert "content credentials: OpenAI, intact" in figure(art.record, shown)[0]["text/html"]
    assert art.picture.path is not None
    changed = bytearray(art.picture.path.read_bytes())
    changed[-30] ^= 1
    art.picture.path.write_bytes(changed)
    assert str(art.picture.credentials) == "content credentials: OpenAI, broken"
    assert str(paint(_plain("png"), "a tree").picture.credentials) == "content credentials: none"


def test_without_the_package_that_checks_them_credentials_are_seen_and_said_to_be_unchecked(tmp_path: Path) -> None:
    (tmp_path / "signed.webp").write_bytes(signed("webp"))
    (tmp_path / "c2pa.py").write_text("raise ImportError('not installed here')")
    code = """if True:
        from pathlib import Path
        from promptmagic.model import Picture
        print(Picture(64, 64, "webp", "openai", path=Path("signed.webp")).credentials)"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "content credentials: there, not checked"


@pytest.mark.parametrize("format", FORMATS)
def test_credentials_are_seen_where_there_are_some_and_only_there(format: str) -> None:
    data = signed(format)
    assert credentials.carried(data)
    assert not credentials.carried(_plain(format))
    for end in range(0, len(data), 997):
        credentials.carried(data[:end])  # a cut one is seen or not, and never an error


def test_a_name_in_a_certificate_is_only_words() -> None:
    found = credentials.checked(signed(issuer="Ann\x1b[31m<b>" + "o" * 40))
    assert found.state == "intact"
    assert "\x1b" not in str(found)
    assert len(found.issuer) <= 60


@pytest.mark.parametrize("metadata", [True, False])
def test_any_other_picture_says_that_a_model_made_it(
    vendor: tuple[PictureFormat, bytes], paint: Callable[..., Generation], tmp_path: Path, *, metadata: bool
) -> None:
    art = paint(_plain(vendor[0]), metadata=metadata)
    assert art.picture.read().count(TRAINED) == 1
    assert str(art.picture.credentials) == "content credentials: none"
    assert bool(read_picture(art.picture.path or "")) is metadata


def test_a_sketch_says_that_an_algorithm_made_it_which_learned_from_nothing(tmp_path: Path) -> None:
    art = Studio(History(tmp_path), painter="sketch", expander="template", n=1, size="64x64").paint("a beach")
    assert UNTRAINED in art.picture.read()
    assert TRAINED not in art.picture.read()
    assert art.picture.path is not None
    with Image.open(art.picture.path) as image:
        assert image.info["XML:com.adobe.xmp"]


def test_a_copy_for_the_notebook_says_that_it_is_one_and_what_its_original_carries(
    vendor: tuple[PictureFormat, bytes], paint: Callable[..., Generation], tmp_path: Path
) -> None:
    art = paint(vendor[1])
    shown = art.record.shown
    assert shown is not None
    bundle = figure(art.record, shown)[0]
    found = re.search(r"base64,([^\"]+)", bundle["text/html"])
    assert found is not None
    beside = next(value for name, value in bundle.items() if name.startswith("image/"))
    other = "webp" if vendor[0] == "png" else "png"
    converted = art.picture.save(tmp_path / f"other.{other}").read_bytes()
    for copy in (base64.b64decode(found[1]), base64.b64decode(beside), converted):
        assert TRAINED in copy
        assert b"The original carries content credentials by OpenAI; this copy does not." in copy
        assert not credentials.carried(copy)
        with Image.open(io.BytesIO(copy)) as image:
            image.load()


def test_what_a_copy_says_of_itself_leaves_its_pixels_alone(make_picture: Callable[..., Picture]) -> None:
    picture = make_picture("png", (300, 200))
    from promptmagic.display.thumbnail import copy_of

    small = thumbnail(picture.image, 100, budget=9_000)
    marked = copy_of(picture, 100, budget=10_000)
    assert len(marked.data) <= 10_000
    with Image.open(io.BytesIO(small.data)) as bare, Image.open(io.BytesIO(marked.data)) as told:
        assert bare.tobytes() == told.tobytes()


def _plain(format: str) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((64, 64)).save(buffer, format)
    return buffer.getvalue()
