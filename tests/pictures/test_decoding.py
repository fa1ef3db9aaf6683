"""Whatever a server or a person gives is decoded where its pixels can be: any mode, depth, profile, any metadata."""

from __future__ import annotations

import base64
import io
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openai_loopback as loop
import pytest
from openai_loopback import IMAGES, KEY, LoopbackOpenAI, png
from PIL import Image, ImageCms

from promptmagic.errors import BadAnswerError
from promptmagic.history import History, read_picture
from promptmagic.model import Picture, Prompt
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter
from promptmagic.pictures.decoding import UndecodableError, decode_base64, decoded, on_white, size_of, verified
from promptmagic.studio import Studio
from promptmagic.studio.sources import find

RED = (200, 40, 30)


def file_of(image: Image.Image, format: str, **how: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **how)
    return buffer.getvalue()


def plain(mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> Image.Image:
    return Image.new("RGB", size, RED).convert(mode)


def wide(mode: str) -> Image.Image:
    """A grey picture of 16 bits: half as bright as can be."""
    return Image.new("I", (40, 30), 0x8080).convert(mode)


def near(image: Image.Image, colour: tuple[int, int, int] = RED, *, by: int = 6) -> bool:
    found = image.convert("RGB").getpixel((9, 9))
    assert isinstance(found, tuple)
    return all(abs(one - other) <= by for one, other in zip(found, colour, strict=True))


FILES: dict[str, tuple[bytes, tuple[int, int, int]]] = {
    "PNG": (file_of(plain(), "PNG"), RED),
    "PNG with a palette": (file_of(plain().quantize(4), "PNG"), RED),
    "PNG with transparency": (file_of(plain("RGBA"), "PNG"), RED),
    "PNG in grey": (file_of(plain("L"), "PNG"), (87, 87, 87)),
    "PNG in black and white": (file_of(plain("L").point(lambda v: 255 if v > 50 else 0, "1"), "PNG"), (255, 255, 255)),
    "PNG in grey of 16 bits": (file_of(wide("I;16"), "PNG"), (128, 128, 128)),
    "JPEG": (file_of(plain(), "JPEG"), RED),
    "JPEG in grey": (file_of(plain("L"), "JPEG"), (87, 87, 87)),
    "JPEG in CMYK": (file_of(plain("CMYK"), "JPEG"), RED),
    "WebP": (file_of(plain(), "WEBP"), RED),
    "WebP, lossless and transparent": (file_of(plain("RGBA"), "WEBP", lossless=True), RED),
    "GIF": (file_of(plain(), "GIF"), RED),
    "GIF that moves": (file_of(plain(), "GIF", save_all=True, append_images=[Image.new("RGB", (40, 30), "blue")]), RED),
}


@pytest.mark.parametrize(("data", "colour"), FILES.values(), ids=FILES.keys())
def test_every_kind_of_picture_is_kept_as_it_came_and_shown_in_its_colours(
    data: bytes, colour: tuple[int, int, int]
) -> None:
    delivery = verified(data)
    assert (delivery.width, delivery.height, delivery.data) == (40, 30, data)
    assert near(decoded(data), colour)


# Metadata


def chunk(kind: bytes, body: bytes, *, crc: int | None = None) -> bytes:
    return (
        struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body) if crc is None else crc)
    )


def with_chunk(*chunks: bytes) -> bytes:
    """A PNG with chunks put behind its header."""
    data = FILES["PNG"][0]
    return data[:33] + b"".join(chunks) + data[33:]


def with_segment(marker: int, body: bytes) -> bytes:
    """A JPEG with a segment put at its beginning."""
    data = FILES["JPEG"][0]
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + data[2:]


def webp_with(kind: bytes, body: bytes) -> bytes:
    data = file_of(plain(), "WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0")
    at = data.index(b"EXIF")
    head, old = data[:at], struct.unpack_from("<I", data, at + 4)[0]
    inner = head + kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) + data[at + 8 + old + old % 2 :]
    return inner[:4] + struct.pack("<I", len(inner) - 8) + inner[8:]


BOMB = zlib.compress(bytes(80_000_000), 9)
EXIFS = {"MM alone": b"MM\0*", "hello": b"hello", "nothing": b"", "noise": bytes(range(256)) * 8}

HARMED = {
    "a text whose sum is wrong": with_chunk(chunk(b"tEXt", b"Title\0kite", crc=1)),
    "a text that is not packed as it says": with_chunk(chunk(b"zTXt", b"Title\0\0no zlib")),
    "an international text that ends early": with_chunk(chunk(b"iTXt", b"Title\0\1")),
    "a text that unpacks to 80 MB": with_chunk(chunk(b"zTXt", b"Title\0\0" + BOMB)),
    "a hundred texts": with_chunk(*[chunk(b"zTXt", b"T%d\0\0" % k + zlib.compress(b"x" * 9999)) for k in range(100)]),
    "a profile that is none": with_chunk(chunk(b"iCCP", b"mine\0\0" + zlib.compress(b"no profile"))),
    "a profile that is not packed": with_chunk(chunk(b"iCCP", b"mine\0\0no zlib")),
    "a gamma of nothing": with_chunk(chunk(b"gAMA", b"")),
    "a resolution of one byte": with_chunk(chunk(b"pHYs", b"\0")),
    **{f"PNG, Exif: {name}": with_chunk(chunk(b"eXIf", body)) for name, body in EXIFS.items()},
    **{f"JPEG, Exif: {name}": with_segment(0xE1, b"Exif\0\0" + body) for name, body in EXIFS.items()},
    **{f"WebP, Exif: {name}": webp_with(b"EXIF", body) for name, body in EXIFS.items()},
    "JPEG, a profile that is none": with_segment(0xE2, b"ICC_PROFILE\0\1\1no profile"),
    "JPEG, half a profile": with_segment(0xE2, b"ICC_PROFILE\0\1\2half"),
    "JPEG, Photoshop's": with_segment(0xED, b"Photoshop 3.0\x008BIM\x04"),
    "JPEG, several pictures in one": with_segment(0xE2, b"MPF\0II*\0\xff\xff\xff\xff"),
    "JPEG, a comment that is no text": with_segment(0xFE, b"\xff\xfe\0\x80"),
}


@pytest.mark.parametrize("data", HARMED.values(), ids=HARMED.keys())
def test_metadata_that_cannot_be_read_count_for_nothing(data: bytes, tmp_path: Path) -> None:
    assert verified(data).data == data
    assert near(decoded(data))
    picture = Picture(40, 30, verified(data).format, "openai", data=data)
    assert near(picture.image)
    for ending in ("png", "jpg", "webp"):
        assert near(decoded(picture.save(tmp_path / f"kite.{ending}").read_bytes()))


@pytest.mark.parametrize("data", HARMED.values(), ids=HARMED.keys())
def test_such_a_picture_can_be_started_from(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "kite.bin").write_bytes(data)
    found = find(str(tmp_path / "kite.bin"), History(tmp_path))
    assert (found.width, found.height) == (40, 30)
    assert near(decoded(found.data))


def test_hundreds_of_texts_that_unpack_to_much_are_read_in_time(tmp_path: Path) -> None:
    (tmp_path / "kite.png").write_bytes(with_chunk(*[chunk(b"zTXt", b"Comment\0\0" + BOMB)] * 300))
    start = time.process_time()
    read_picture(tmp_path / "kite.png")
    assert time.process_time() - start < 3


def test_pixels_that_are_cut_are_an_error() -> None:
    for data, _ in FILES.values():
        with pytest.raises(BadAnswerError):
            verified(data[: len(data) // 3])


@pytest.mark.parametrize("data", [b"", b"hello", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP"])
def test_what_is_no_picture_is_an_error(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        size_of(data)


# Colours


def test_a_picture_with_a_profile_is_shown_in_srgb() -> None:
    lab = ImageCms.createProfile("LAB")
    to_lab = ImageCms.profileToProfile(plain(), ImageCms.createProfile("sRGB"), lab, outputMode="LAB")
    assert to_lab is not None
    data = file_of(to_lab, "TIFF", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    assert near(decoded(data))


def swapped_profile() -> bytes:
    """The profile of sRGB with red and green exchanged: what is red in the file is green on a screen."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    places = {bytes(profile[132 + 12 * k : 136 + 12 * k]): 132 + 12 * k for k in range(count)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    at, length = struct.unpack_from(">II", profile, places[b"desc"] + 4)
    profile[at : at + length] = profile[at : at + length].replace(
        "sRGB".encode("utf-16-be"), "mine".encode("utf-16-be")
    )
    return bytes(profile)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_colours_are_what_the_profile_says_and_stay_so_in_another_format(format: str, tmp_path: Path) -> None:
    data = file_of(Image.new("RGB", (40, 30), (200, 0, 0)), format, icc_profile=swapped_profile())
    assert near(decoded(data), (0, 200, 0), by=30)
    kind: Any = format.lower()
    saved = Picture(40, 30, kind, "openai", data=data).save(tmp_path / "kite.gif")
    assert near(decoded(saved.read_bytes()), (0, 200, 0), by=40)


def test_the_transparency_of_a_picture_with_a_profile_stays() -> None:
    clear = Image.new("RGBA", (40, 30), (200, 0, 0, 128))
    found = decoded(file_of(clear, "PNG", icc_profile=swapped_profile()))
    assert found.mode == "RGBA"
    assert found.getchannel("A").getextrema() == (128, 128)


@pytest.mark.parametrize("make", [lambda: Image.new("RGBA", (9, 9)), lambda: Image.new("LA", (9, 9))])
def test_what_is_clear_becomes_white_in_a_jpeg(make: Callable[[], Image.Image], tmp_path: Path) -> None:
    picture = Picture(9, 9, "png", "openai", data=file_of(make(), "PNG"))
    assert decoded(picture.save(tmp_path / "kite.jpg").read_bytes()).getpixel((4, 4)) == (255, 255, 255)


def test_a_clear_colour_of_a_palette_becomes_white_too() -> None:
    image = Image.new("P", (9, 9), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    found = decoded(file_of(image, "GIF", transparency=0))
    assert on_white(found).getpixel((4, 4)) == (255, 255, 255)


# As servers send them


def painted(loopback: LoopbackOpenAI, **entry: Any) -> Picture:
    loopback.queue(IMAGES, loop.picture(**entry))
    painter = OpenAIPainter("flux", server=OpenAIServer(base_url=loopback.base_url, key=KEY, free=True))
    return painter.paint(Prompt("a kite"), Canvas(seed=1, size=(64, 64)))


NOISY = png("kite", 31, 17, noisy=True)
PLAIN = base64.b64encode(NOISY).decode()


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.rstrip("="),
        base64.urlsafe_b64encode(NOISY).decode(),
        base64.urlsafe_b64encode(NOISY).decode().rstrip("="),
        "\n".join(PLAIN[at : at + 76] for at in range(0, len(PLAIN), 76)),
        f"data:image/png;base64,{PLAIN}",
        f"  {PLAIN}\r\n",
    ],
)
def test_base64_is_read_in_every_dress(text: str, loopback: LoopbackOpenAI) -> None:
    assert decode_base64(text) == NOISY
    assert painted(loopback, b64_json=text).data == NOISY


@pytest.mark.parametrize("text", ["abcde", "ab=c", "a b!", "é"])
def test_what_is_no_base64_is_an_error(text: str) -> None:
    with pytest.raises(BadAnswerError):
        decode_base64(text)


def test_a_gif_is_kept_and_shown(loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", loopback.base_url)
    data = FILES["GIF that moves"][0]
    loopback.queue(IMAGES, loop.picture(data))
    art = Studio(History(tmp_path), painter="openai:flux", expander="template").paint("a kite", n=1)
    assert art.picture.path is not None
    assert art.picture.path.suffix == ".gif"
    assert History(tmp_path)[art.id].picture.format == "gif"
    assert near(art.picture.image)
