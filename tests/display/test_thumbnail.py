"""Thumbnails: small, equal for equal pictures, and made once for each picture file."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from promptmagic.display.thumbnail import Shelf, thumbnail
from promptmagic.model import Picture


def kept(path: Path, colour: str) -> Picture:
    Image.new("RGB", (120, 80), colour).save(path)
    return Picture(width=120, height=80, format="png", painter="sketch", path=path)


def test_a_thumbnail_fits_its_side_and_its_bytes() -> None:
    noise = Image.effect_noise((900, 600), 90).convert("RGB")
    small = thumbnail(noise, 544, budget=20_000)
    assert len(small.data) <= 20_000
    assert max(small.width, small.height) <= 544


def test_a_transparent_picture_stays_transparent() -> None:
    assert thumbnail(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), 64, budget=9_000).mime in ("image/png", "image/webp")


def test_a_shelf_reads_a_picture_once_until_its_file_changes(tmp_path: Path) -> None:
    shelf, picture = Shelf(room=4), kept(tmp_path / "one.png", "red")
    first = shelf.thumbnail(picture, 64, budget=9_000)
    assert shelf.thumbnail(picture, 64, budget=9_000) is first
    assert shelf.thumbnail(picture, 32, budget=9_000) is not first
    kept(tmp_path / "one.png", "forestgreen")
    assert shelf.thumbnail(picture, 64, budget=9_000).data != first.data


def test_a_shelf_holds_what_was_used_last(tmp_path: Path) -> None:
    shelf = Shelf(room=2)
    one, two, three = (kept(tmp_path / f"{colour}.png", colour) for colour in ("red", "green", "blue"))
    first, second = (shelf.thumbnail(picture, 64, budget=9_000) for picture in (one, two))
    assert shelf.thumbnail(one, 64, budget=9_000) is first
    shelf.thumbnail(three, 64, budget=9_000)
    assert shelf.thumbnail(one, 64, budget=9_000) is first
    assert shelf.thumbnail(two, 64, budget=9_000) is not second
