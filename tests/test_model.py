"""The nouns: what costs add up to, what a picture can be saved as, how an edited prompt is remembered."""

from __future__ import annotations

import copy
import io
import pickle
from pathlib import Path

import pytest
from PIL import Image

from promptmagic.errors import HistoryError, OptionError
from promptmagic.generation import Generation
from promptmagic.history import History
from promptmagic.model import FREE, UNKNOWN_COST, Cost, Parts, Picture, Prompt, Record, Variation, new_id
from promptmagic.studio import Studio


def picture(mode: str = "RGBA") -> Picture:
    buffer = io.BytesIO()
    Image.new(mode, (4, 3)).save(buffer, "PNG")
    return Picture(4, 3, "png", "sketch", data=buffer.getvalue())


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (FREE, "free"),
        (UNKNOWN_COST, "cost unknown"),
        (Cost(0.042), "$0.042"),
        (Cost(1.5), "$1.50"),
        (Cost(1.5) + UNKNOWN_COST, "at least $1.50"),
        (Cost(0.25, estimated=True) * 2, "about $0.50"),
    ],
)
def test_a_cost_says_what_is_known(cost: Cost, words: str) -> None:
    assert str(cost) == words


@pytest.mark.parametrize(
    ("name", "format"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("sub/a.PNG", "PNG")]
)
def test_a_picture_is_saved_as_its_ending_says(tmp_path: Path, name: str, format: str) -> None:
    path = picture().save(tmp_path / name)
    with Image.open(path) as image:
        assert (image.format, image.size) == (format, (4, 3))


@pytest.mark.parametrize("name", ["", "a.xyz"])
def test_another_ending_or_a_folder_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OptionError):
        picture().save(tmp_path / name)


def test_a_picture_whose_file_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="cannot be read"):
        Picture(4, 3, "png", "sketch", path=tmp_path / "gone.png").read()


@pytest.mark.parametrize("damage", [b"", b"no picture", None])
def test_a_picture_whose_file_is_damaged_says_so(tmp_path: Path, damage: bytes | None) -> None:
    whole = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(whole, "PNG")
    path = tmp_path / "cut.png"
    path.write_bytes(whole.getvalue()[:1000] if damage is None else damage)
    with pytest.raises(HistoryError, match=r"^The picture file cut\.png cannot be read"):
        _ = Picture(64, 64, "png", "sketch", path=path).image


def test_a_copy_of_a_generation_is_the_same_live_view(tmp_path: Path) -> None:
    art = Generation("one", History(tmp_path))
    assert copy.copy(art) is art
    assert copy.deepcopy([art])[0] is art


def test_a_generation_says_why_it_cannot_be_pickled(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="A Generation lives in its history: keep its id"):
        pickle.dumps(Generation("one", History(tmp_path)))


def test_there_is_no_variation_0_to_vary(tmp_path: Path) -> None:
    art = Studio(History(tmp_path), painter="sketch", expander="template", size="96x96").paint("a beach", n=1)
    with pytest.raises(OptionError, match="There is no variation 0"):
        art.vary(0)


def test_an_edited_prompt_keeps_what_was_asked_as_an_option() -> None:
    prompt = Prompt("a beach", Parts(subject="a beach", style="ink", avoid="people"), "title")
    edited = prompt.reworded("a lake")
    assert edited.edited
    assert edited.parts == Parts(style="ink", avoid="people")
    assert prompt.reworded("a beach") is prompt


def test_until_someone_picks_the_first_painted_variation_is_shown() -> None:
    variations = tuple(Variation(k, Prompt("x"), k, picture=picture() if k > 1 else None) for k in (1, 2, 3))
    record = Record("id", "paint", "x", (), variations=variations)
    assert record.shown == variations[1]
    assert record.variation(3) == variations[2]
    with pytest.raises(OptionError, match="There are 3"):
        record.variation(4)


def test_ids_never_meet() -> None:
    assert len({new_id() for _ in range(20_000)}) == 20_000  # by chance alone, hundreds within a second would be alike


def test_values_are_short_to_read() -> None:
    picture = Picture(512, 256, "png", "sketch", label="offline sketch", seed=7)
    prompt = Prompt("a beach at sunset, " * 20, Parts(style="oil"), title="low sun")
    assert repr(picture) == "<Picture: 512x256 png, offline sketch, seed 7, free>"
    assert (
        repr(Variation(2, prompt, 7, picture=picture, starred=True))
        == f"<Variation 2: 'low sun', {picture!r}, starred>"
    )
    assert repr(Variation(1, prompt, 7, error="It was refused.")) == "<Variation 1: 'low sun', failed: It was refused.>"
    assert repr(Variation(1, Prompt("a fox"), 7)) == "<Variation 1: 'a fox', not painted>"
    assert repr(Cost(0.04, estimated=True)) == "<Cost: about $0.04>"
    assert repr(prompt.parts) == "Parts(style='oil')"
    assert len(repr(prompt)) < 100


def test_refine_may_start_from_another_variation_than_the_chosen_one(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", n=2, size="96x96", seed=4)
    art = studio.paint("a beach")
    first, second = (art.refine("make it night", number=number).record for number in (1, 2))
    assert first.parent == second.parent == art.id
    assert first.options["source_digest"] != second.options["source_digest"]
    for number in (0, 3):
        with pytest.raises(OptionError, match=f"There is no variation {number}"):
            art.refine("make it night", number=number)
