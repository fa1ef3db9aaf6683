"""Pictures to start from: everything that `--from` and `--mask` take, and a clear answer to everything else."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from promptmagic.errors import HistoryError, NotPaintedError, OptionError, UnknownNameError
from promptmagic.generation import Generation
from promptmagic.history import History
from promptmagic.options import Options
from promptmagic.studio import Studio
from promptmagic.studio.sources import Source, Start, find, find_again, find_start

RED = Image.new("RGB", (40, 30), "red")


@pytest.fixture
def art(tmp_path: Path) -> Generation:
    return Studio(History(tmp_path), painter="sketch", expander="template", size="96x64").paint("a beach", n=2)


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    monkeypatch.chdir(tmp_path)
    return History(tmp_path)


def image_of(source: Source) -> Image.Image:
    image = Image.open(io.BytesIO(source.data))
    assert image.format == "PNG"
    assert image.size == (source.width, source.height)
    return image


class Array:
    """What numpy's arrays are to Pillow: pixels of one colour."""

    def __init__(self, height: int, width: int, kind: str = "|u1") -> None:
        self._data = bytes([200, 100, 50]) * (height * width * int(kind[-1]))
        strides = (3 * width, 3, 1)
        self.__array_interface__ = {"shape": (height, width, 3), "typestr": kind, "version": 3, "strides": strides}

    def tobytes(self) -> bytes:
        return self._data


def test_a_generation_gives_its_chosen_picture_and_is_the_parent(art: Generation, history: History) -> None:
    art.pick(2)
    found = find(art, history)
    assert (found.parent, found.name) == (art.id, art.id)
    assert image_of(found).convert("RGB").tobytes() == art.picture.image.convert("RGB").tobytes()


@pytest.mark.parametrize("part", [slice(None), slice(0, 10), slice(-5, None)])
def test_an_id_its_beginning_or_its_end_is_that_generation(art: Generation, history: History, part: slice) -> None:
    assert find(art.id[part], history).parent == art.id


def test_a_picture_a_variation_and_their_file_name_their_generation(art: Generation, history: History) -> None:
    path = art.picture.path
    assert path is not None
    found = [find(reference, history) for reference in (art.picture, art.variations[0], path, str(path))]
    assert [source.parent for source in found] == [art.id] * 4
    assert len({source.digest for source in found}) == 1


def test_a_file_of_ours_that_the_history_does_not_know_has_no_parent(art: Generation, tmp_path: Path) -> None:
    copy = art.picture.save(tmp_path / "elsewhere" / "copy.png")
    assert find(copy, History(tmp_path / "elsewhere")).parent is None


def test_no_text_of_a_file_goes_along(art: Generation, history: History) -> None:
    assert b"a beach" in art.picture.read()
    assert b"a beach" not in find(art, history).data


def test_what_a_painter_wrote_for_itself_goes_beside_the_picture(art: Generation, history: History) -> None:
    found = [find(reference, history) for reference in (art, art.picture.image, art.picture.path)]
    assert all("a beach" in source.recipe and b"recipe" not in source.data for source in found)
    assert find(RED, history).recipe == ""


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "gif", "bmp"])
def test_a_picture_file_of_any_kind_is_a_png_at_its_own_size(history: History, tmp_path: Path, ending: str) -> None:
    RED.save(tmp_path / f"red.{ending}")
    found = find(f"red.{ending}", history)
    assert (found.name, found.parent) == (f"red.{ending}", None)
    assert image_of(found).size == (40, 30)


def test_a_photo_stands_upright(history: History, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    RED.save(tmp_path / "photo.jpg", exif=exif)
    assert image_of(find("photo.jpg", history)).size == (30, 40)


@pytest.mark.parametrize(
    "value", [RED, RED.convert("P"), RED.convert("L"), RED.convert("CMYK"), RED.convert("1"), Array(30, 40)]
)
def test_a_variable_may_hold_a_pil_image_or_an_array(history: History, value: object) -> None:
    found = find("picture", history, {"picture": value})
    assert (found.name, image_of(found).size, image_of(found).mode) == ("picture", (40, 30), "RGB")
    assert find(value, history).digest == found.digest


def test_an_array_keeps_its_colours(history: History) -> None:
    assert image_of(find(Array(3, 4), history)).getpixel((0, 0)) == (200, 100, 50)


def test_transparency_is_kept(history: History) -> None:
    image = Image.new("RGBA", (4, 4), (9, 9, 9, 100))
    assert image_of(find(image, history)).getpixel((0, 0)) == (9, 9, 9, 100)


def test_a_variable_may_hold_a_path_and_goes_before_a_file_of_its_name(history: History, tmp_path: Path) -> None:
    RED.save(tmp_path / "photo.png")
    (tmp_path / "photo").write_text("a file of the variable's name")
    assert find("photo", history, {"photo": "photo.png"}).width == 40
    assert find("photo", history, {"photo": tmp_path / "photo.png"}).width == 40


def test_the_digest_is_that_of_the_pixels(history: History, tmp_path: Path) -> None:
    RED.save(tmp_path / "a.png", compress_level=0)
    RED.save(tmp_path / "b.png", compress_level=9)
    first, second = find("a.png", history), find("b.png", history)
    Image.new("RGB", (40, 30), "blue").save(tmp_path / "a.png")
    assert first.digest == second.digest != find("a.png", history).digest


def test_the_bytes_of_a_file_are_a_picture_too(history: History) -> None:
    buffer = io.BytesIO()
    RED.save(buffer, "PNG")
    assert find(buffer.getvalue(), history).width == 40


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("beech.png", "Did you mean beach.png"),
        ("phto", "Did you mean photo"),
        ("number", "of type int, and holds no picture"),
        ("folder", "is a folder"),
        ("text.png", "is no picture"),
        ("cut.png", "is damaged"),
        ("a\0b", "There is no picture called"),
        ("x" * 5000, "There is no picture called"),
    ],
)
def test_what_is_no_picture_is_one_clear_error(history: History, tmp_path: Path, reference: str, hint: str) -> None:
    RED.save(tmp_path / "beach.png")
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.png").write_text("not a picture")
    noise = Image.effect_noise((60, 60), 90)
    noise.save(tmp_path / "whole.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "whole.png").read_bytes()[:900])
    with pytest.raises((OptionError, UnknownNameError), match=hint):
        find(reference, history, {"photo": RED, "number": 7})


def test_an_id_that_several_have_is_an_error_that_names_them(art: Generation, history: History) -> None:
    other = art.repaint(seed=9)
    shared = next(art.id[:k] for k in range(len(art.id), 0, -1) if other.id.startswith(art.id[:k]))
    with pytest.raises(UnknownNameError, match=rf"Several generations .* {art.id}|{art.id}"):
        find(shared, history)


@pytest.mark.parametrize("value", [7, object(), [1, 2], Array(2, 2, "<f4"), Image.new("F", (2, 2))])
def test_a_value_that_is_no_picture_is_an_error(history: History, value: object) -> None:
    with pytest.raises(OptionError):
        find(value, history)


def test_a_picture_with_too_many_pixels_is_refused(history: History, tmp_path: Path) -> None:
    Image.new("1", (10_000, 6_000)).save(tmp_path / "large.png")
    with pytest.raises(OptionError, match="more than 50,000,000 pixels"):
        find("large.png", history)


def test_a_variation_without_a_picture_says_so(art: Generation, history: History) -> None:
    with pytest.raises(NotPaintedError, match="Variation 2 has no picture"):
        find(replace(art.variations[1], picture=None), history)


# Masks


def start_of(history: History, mask: object, source: object = RED) -> Start | None:
    return find_start(Options(source=source, mask=mask), history)


def test_nothing_asked_is_no_start(history: History) -> None:
    assert find_start(Options(), history) is None


def test_a_mask_alone_is_an_error(history: History) -> None:
    with pytest.raises(OptionError, match="none to start from"):
        find_start(Options(mask=RED), history)


def test_a_mask_of_another_size_is_an_error(history: History) -> None:
    with pytest.raises(OptionError, match="mask has 9x9 pixels, and the picture 40x30"):
        start_of(history, Image.new("L", (9, 9), 255))


def mask_with(mode: str, keep: Any, change: Any) -> Image.Image:
    mask = Image.new(mode, RED.size, keep)
    mask.paste(change, (0, 0, 10, 10))
    return mask


@pytest.mark.parametrize(
    "mask",
    [mask_with("L", 0, 255), mask_with("RGB", "black", "white"), mask_with("RGBA", "red", (9, 9, 9, 0))],
)
def test_white_or_transparent_is_what_may_change(history: History, mask: Image.Image) -> None:
    start = start_of(history, mask)
    assert start is not None
    assert start.mask is not None
    sent = image_of(start.mask)
    assert sent.mode == "RGBA"
    assert sent.getpixel((0, 0)) == (255, 255, 255, 0)
    assert sent.getpixel((20, 20)) == (0, 0, 0, 255)


@pytest.mark.parametrize("mask", [Image.new("L", RED.size, 0), Image.new("RGBA", RED.size, (0, 0, 0, 255))])
def test_a_mask_that_lets_nothing_change_is_an_error(history: History, mask: Image.Image) -> None:
    with pytest.raises(OptionError, match="lets nothing change"):
        start_of(history, mask)


# Found again


def test_what_a_generation_started_from_is_found_again_unless_it_has_changed(
    art: Generation, history: History, tmp_path: Path
) -> None:
    RED.save(tmp_path / "red.png")
    start = find_start(Options(source="red.png"), history)
    assert start is not None
    record = replace(art.record, options=start.to_dict())
    again = find_again(record, history)
    assert again is not None
    assert again.digests == start.digests
    Image.new("RGB", (40, 30), "blue").save(tmp_path / "red.png")
    with pytest.raises(HistoryError, match=r"red\.png"):
        find_again(record, history)
    assert find_again(art.record, history) is None
