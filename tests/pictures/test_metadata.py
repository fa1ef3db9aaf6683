"""A picture file tells its own story: to this package, to Pillow, and to tools that know `parameters`."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from promptmagic.errors import HistoryError
from promptmagic.history import History, PictureStory, read_picture
from promptmagic.model import Brief, Cost, Parts, Picture, PictureFormat, Prompt, Record, Variation
from promptmagic.pictures.metadata import values, with_story, without_story
from promptmagic.studio import Studio

MakePicture = Callable[..., Picture]
MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]

FORMATS: list[PictureFormat] = ["png", "jpeg", "webp", "gif"]
HARD_TEXT = 'line one\nline "two", with commas: and <tags> & \\ / 日本 ☀ עברית \x07\ufffe\ud83d'
STABLE_DIFFUSION = (
    "a beach, (sunset:1.2),\npalms\nNegative prompt: people,\nboats\n"
    'Steps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 1234567890, Size: 512x768, Model: "sd, v1.5", '
    'Lora hashes: "a: 1, b: 2", Version: v1.6.0'
)


@pytest.fixture
def kept(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> Callable[..., Path]:
    """Write a picture of a record with its story and return the path."""

    def keep(format: PictureFormat = "png", record: Record | None = None, **known: object) -> Path:
        record = record or make_record(n=2, key="k", options={"n": 2}, created=datetime(2026, 11, 22, tzinfo=UTC))
        variation = make_variation(record, 2, format=format, **known)
        assert variation.picture is not None
        assert variation.picture.data is not None
        path = tmp_path / f"kept.{format}"
        path.write_bytes(with_story(variation.picture.data, record, variation))
        return path

    return keep


@pytest.mark.parametrize("format", FORMATS)
def test_the_story_says_what_was_asked_and_who_painted_it(kept: Callable[..., Path], format: PictureFormat) -> None:
    story = read_picture(kept(format, cost=Cost(0.04, estimated=True), model="m-1"))
    assert story
    assert (story.brief, story.typed, story.prompt) == ("a beach sunset", "a beach sunset", "a beach sunset, wording 2")
    assert (story.painter, story.model, story.label, story.seed) == ("sketch", "m-1", "offline sketch", 7)
    assert (story.cost, story.options, story.notebook) == (Cost(0.04, estimated=True), {"n": 2}, "lesson")
    assert (story.number, story.created) == (2, datetime(2026, 11, 22, tzinfo=UTC))
    assert story.raw["promptmagic"] == 1
    assert story.settings == {
        "Seed": "7",
        "Size": "32x24",
        "Model": "m-1",
        "Painter": "offline sketch",
        "Version": "promptmagic",
    }


@pytest.mark.parametrize("format", FORMATS)
def test_the_story_restores_the_generation_with_its_hardest_texts(
    kept: Callable[..., Path], make_record: MakeRecord, format: PictureFormat
) -> None:
    prompts = (Prompt(HARD_TEXT, Parts(subject=HARD_TEXT, avoid="people"), "dusk", True), Prompt("a lake"))
    record = replace(make_record(HARD_TEXT, n=2, parent="p", cell="c", expansion_cost=Cost(0.1)), prompts=prompts)
    record = replace(record, briefs=(Brief(HARD_TEXT, "ink", "people"), Brief("a lake")))
    restored, variation = values(read_picture(kept(format, record)).raw)
    assert restored == record
    assert variation.prompt == record.prompts[1]
    assert (variation.number, variation.seed, variation.painter) == (2, 8, "sketch")


@pytest.mark.parametrize("format", FORMATS)
def test_the_pixels_are_untouched_and_any_reader_opens_the_file(
    kept: Callable[..., Path], make_picture: MakePicture, format: PictureFormat
) -> None:
    with Image.open(kept(format)) as image:
        image.verify()
    with Image.open(kept(format)) as image:
        assert image.tobytes() == make_picture(format).image.tobytes()


@pytest.mark.parametrize("format", ["png", "jpeg", "webp"])
def test_pillow_alone_reads_the_story_and_the_parameters(kept: Callable[..., Path], format: PictureFormat) -> None:
    with Image.open(kept(format)) as image:
        if format == "png":
            story, parameters = image.info["promptmagic"], image.info["parameters"]
        else:
            description = image.getxmp()["xmpmeta"]["RDF"]["Description"]
            story = description["story"]
            comment = image.getexif().get_ifd(0x8769)[0x9286]
            assert comment.startswith(b"UNICODE\0")
            parameters = comment[8:].decode("utf-16-be")
            assert description["parameters"] == parameters
    assert json.loads(story)["prompt"]["text"] == "a beach sunset, wording 2"
    assert parameters.startswith("a beach sunset, wording 2\nSeed: 7, Size: 32x24")


@pytest.mark.parametrize(
    ("format", "mode"),
    [
        *(("png", mode) for mode in ("L", "RGB", "RGBA", "P", "1")),
        *(("jpeg", mode) for mode in ("L", "RGB", "CMYK")),
        *(("webp", mode) for mode in ("L", "RGB", "RGBA")),
    ],
)
def test_pictures_of_every_kind_take_a_story(
    make_record: MakeRecord, make_picture: MakePicture, tmp_path: Path, format: PictureFormat, mode: str
) -> None:
    image = make_picture(size=(33, 17)).image.convert(mode)
    for options in ({}, {"lossless": True}) if format == "webp" else ({},):
        buffer = io.BytesIO()
        image.save(buffer, format, **options)
        data = buffer.getvalue()
        record = make_record()
        path = tmp_path / "any"
        path.write_bytes(with_story(data, record, Variation(1, record.prompts[0], 1, picture=make_picture(format))))
        assert read_picture(path).generation == record.id
        with Image.open(path) as told, Image.open(io.BytesIO(data)) as plain:
            assert told.size == plain.size
            assert told.mode == plain.mode
            assert told.tobytes() == plain.tobytes()


def test_chunks_that_are_there_already_are_kept(make_record: MakeRecord, make_picture: MakePicture) -> None:
    record = make_record()
    image = make_picture().image
    profile = b"a colour profile of sorts" * 10
    exif = Image.Exif()
    exif[0x010E] = "a description"
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="someone"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    text = PngInfo()
    text.add_text("Author", "someone")
    text.add_text("parameters", "theirs")
    for kind, options in (
        ("png", {"pnginfo": text, "exif": exif}),
        ("jpeg", {"xmp": packet, "exif": exif, "comment": b"hello", "progressive": True}),
        ("webp", {"xmp": packet, "exif": exif}),
    ):
        buffer = io.BytesIO()
        image.save(buffer, kind, icc_profile=profile, **options)
        variation = Variation(1, record.prompts[0], 1, picture=make_picture())
        once = with_story(buffer.getvalue(), record, variation)
        with Image.open(io.BytesIO(once)) as told:
            assert told.info["icc_profile"] == profile
            assert told.getexif()[0x010E] == "a description"
            if kind == "png":
                assert told.info["Author"] == "someone"
                assert told.info["parameters"] == "theirs"
            else:
                assert "someone" in str(told.getxmp())
                assert record.id in str(told.getxmp())
            if kind == "jpeg":
                assert told.info["comment"] == b"hello"


@pytest.mark.parametrize("format", FORMATS)
def test_a_second_story_replaces_the_first(
    tmp_path: Path, make_record: MakeRecord, make_picture: MakePicture, format: PictureFormat
) -> None:
    data = make_picture(format).data
    assert data is not None
    path = tmp_path / "twice"
    for name in ("first", "second"):
        record = make_record(id=name)
        data = with_story(data, record, Variation(1, record.prompts[0], 1, picture=make_picture(format)))
    path.write_bytes(data)
    assert read_picture(path).generation == "second"
    assert b'"first"' not in data
    assert b"&quot;first" not in data


@pytest.mark.parametrize("format", FORMATS)
def test_ten_prompts_of_the_longest_kind_fit_into_every_format(
    kept: Callable[..., Path], make_record: MakeRecord, format: PictureFormat
) -> None:
    long = replace(make_record(n=10), prompts=tuple(Prompt(f"{k} " + "日本☀" * 10_666) for k in range(10)))
    path = kept(format, long)
    assert values(read_picture(path).raw)[0] == long
    with Image.open(path) as image:
        image.load()


def test_a_broken_picture_is_kept_as_it_is(make_record: MakeRecord, make_variation: MakeVariation) -> None:
    record = make_record()
    variation = make_variation(record)
    assert variation.picture is not None
    whole = variation.picture.data or b""
    for data in (b"", b"hello", whole[:60], b"RIFF\x00\x00\x00\x00WEBP", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1\x00"):
        assert with_story(data, record, variation) == data


# Pictures of others


def test_a_picture_of_another_tool_is_understood_as_far_as_it_goes(tmp_path: Path) -> None:
    text = PngInfo()
    text.add_text("parameters", STABLE_DIFFUSION)
    Image.new("RGB", (8, 8)).save(tmp_path / "sd.png", pnginfo=text)
    story = read_picture(tmp_path / "sd.png")
    assert story.prompt == "a beach, (sunset:1.2),\npalms"
    assert story.exclude == "people,\nboats"
    assert (story.seed, story.model, story.painter, story.raw) == (1234567890, "sd, v1.5", "", {})
    assert story.settings["Lora hashes"] == "a: 1, b: 2"
    assert story.settings["CFG scale"] == "7"


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("ending", ["jpg", "webp"])
def test_parameters_in_an_exif_comment_are_read_whatever_their_byte_order(
    tmp_path: Path, encoding: str, ending: str
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + STABLE_DIFFUSION.encode(encoding)
    Image.new("RGB", (8, 8)).save(tmp_path / f"sd.{ending}", exif=exif)
    assert read_picture(tmp_path / f"sd.{ending}").parameters == STABLE_DIFFUSION


def test_compressed_texts_are_read(tmp_path: Path) -> None:
    for zipped in (False, True):
        text = PngInfo()
        text.add_itxt("parameters", "日本 sunset", zip=zipped)
        Image.new("RGB", (8, 8)).save(tmp_path / "a.png", pnginfo=text)
        assert read_picture(tmp_path / "a.png").prompt == "日本 sunset"
    text = PngInfo()
    text.add_text("parameters", "a sunset", zip=True)
    Image.new("RGB", (8, 8)).save(tmp_path / "b.png", pnginfo=text)
    assert read_picture(tmp_path / "b.png").prompt == "a sunset"


@pytest.mark.parametrize("format", FORMATS)
def test_an_unmarked_picture_has_an_empty_story(tmp_path: Path, make_picture: MakePicture, format: str) -> None:
    path = make_picture(format).save(tmp_path / f"plain.{format}")
    assert read_picture(path) == PictureStory()
    assert not read_picture(path)


@pytest.mark.parametrize("content", [b"", b"hello", b"RIFFxxxxWAVE", None])
def test_what_is_no_picture_is_one_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "note.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(HistoryError, match=r"note\.png"):
        read_picture(str(path))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"promptmagic",
        b"promptmagic\0\0\0\0\0{",
        b"promptmagic\0\0\0\0\0" + b"[" * 100_000,
        b"promptmagic\0\0\0\0\0\xff\xfe",
        b'promptmagic\0\0\0\0\0{"other": 1}',
        b"parameters\0\1\0\0\0not zlib",
        b"parameters\0\1\0\0\0" + zlib.compress(b"x" * 100_000_000, 9),
        b"parameters\0\0\0\0\0" + b"a b" * 100_000,
    ],
)
def test_a_hostile_text_does_no_harm(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "hostile.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"iTXt", body) + chunk(b"IEND", b""))
    assert len(read_picture(path).parameters) <= 16 * 1024 * 1024
    assert read_picture(path).raw == {}


@pytest.mark.parametrize(
    "raw",
    [
        {"promptmagic": 1},
        {"promptmagic": 1, "generation": 7, "prompt": [], "brief": "x", "cost": "much", "seed": "7", "usage": []},
        {"promptmagic": 2, "number": "one", "generation": {"id": 5, "briefs": {}, "prompts": "x", "created": "today"}},
        {"promptmagic": 1, "drawn": {"a": 1}, "width": -1.5, "format": "exe", "generation": {"prompts": [1, None, {}]}},
    ],
)
def test_a_story_in_another_shape_is_taken_as_far_as_it_goes(tmp_path: Path, raw: dict[str, object]) -> None:
    text = PngInfo()
    text.add_itxt("promptmagic", json.dumps(raw))
    Image.new("RGB", (8, 8)).save(tmp_path / "odd.png", pnginfo=text)
    story = read_picture(tmp_path / "odd.png")
    assert story.raw == raw
    assert story.seed is None
    assert story.prompt == ""


@pytest.mark.parametrize("format", FORMATS)
def test_a_switch_keeps_all_texts_out_of_files_copies_and_exports(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation, format: PictureFormat
) -> None:
    history = History(tmp_path, metadata=False)
    record = history.begin(make_record("a secret brief"))
    kept = history.put(record.id, make_variation(record, format=format))
    assert kept.picture is not None
    assert kept.picture.path is not None
    assert not read_picture(kept.picture.path)
    assert kept.picture.image.tobytes() == make_variation(record, format=format).picture.image.tobytes()  # type: ignore[union-attr]  # it is painted
    history.export(tmp_path / "lesson.zip")
    history.export(tmp_path / "notes.md")
    with ZipFile(tmp_path / "lesson.zip") as archive:
        name = next(name for name in archive.namelist() if name.startswith("pictures/"))
        assert b"secret" not in archive.read(name)
    assert not [path for path in (tmp_path / "notes_pictures").iterdir() if b"secret" in path.read_bytes()]
    assert History(tmp_path)[-1].brief == "a secret brief"
    history.metadata = True
    told = history.put(record.id, make_variation(record, 2, format=format))
    assert told.picture is not None
    assert told.picture.path is not None
    assert read_picture(told.picture.path).brief == "a secret brief"


@pytest.mark.parametrize("format", FORMATS)
def test_stripping_leaves_a_whole_picture_without_any_text(
    make_picture: MakePicture, kept: Callable[..., Path], format: PictureFormat
) -> None:
    told = kept(format).read_bytes()
    picture = make_picture(format)
    bare = without_story(told, picture)
    with Image.open(io.BytesIO(bare)) as image:
        assert image.tobytes() == make_picture(format).image.tobytes()
        assert not image.getexif()
        assert not {"promptmagic", "parameters", "exif"} & image.info.keys()
    assert b"a beach" not in bare
    assert without_story(bare, picture) == bare
    assert without_story(b"no picture", picture) == b"no picture"


def test_a_copy_in_another_format_tells_the_story_too(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", n=1, size="64x64")
    for ending in ("png", "jpg", "webp"):
        studio.paint("a beach", save=str(tmp_path / f"copy.{ending}"))
        assert read_picture(tmp_path / f"copy.{ending}").brief == "a beach"
    studio.history.metadata = False
    studio.paint("a beach", save=str(tmp_path / "bare.jpg"))
    assert not read_picture(tmp_path / "bare.jpg")


def test_a_picture_says_on_which_terms_it_may_be_passed_on(tmp_path: Path, kept: Callable[..., Path]) -> None:
    assert read_picture(kept(licence="CC0")).licence == "CC0"
    assert read_picture(kept()).licence == "Painted by offline sketch, whose terms say how it may be used."
    art = Studio(History(tmp_path), painter="sketch", expander="template", n=1, size="64x64").paint("a beach")
    assert art.picture.path is not None
    assert "claim no rights" in read_picture(art.picture.path).licence


@pytest.mark.parametrize("format", FORMATS)
def test_exiftool_reads_the_story_and_the_parameters(kept: Callable[..., Path], format: PictureFormat) -> None:
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not installed")
    read = subprocess.run([tool, "-json", "-G0", kept(format)], capture_output=True, text=True, check=True)
    found = {name.partition(":")[2].lower(): value for name, value in json.loads(read.stdout)[0].items()}
    story = found.get("promptmagic") or found["story"]
    assert json.loads(story)["generation"]["typed"] == "a beach sunset"
    assert "Seed: 7" in found["parameters"]
