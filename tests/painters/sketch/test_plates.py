"""Plates: whole drawings found by meaning, with labels or without, in every shape, and said to be plates."""

from __future__ import annotations

import pytest
from PIL import ImageChops, ImageStat

from promptmagic.lexicon import describe, group
from promptmagic.model import Parts, Picture, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.plates.finding import Plate, find_plate, plates
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.treatment import plate_for


def painted(brief: str, size: tuple[int, int] = (256, 256), style: str = "") -> Picture:
    return SketchPainter().paint(Prompt(brief, Parts(style=style)), Canvas(3, size))


@pytest.mark.parametrize("plate", plates(), ids=lambda plate: plate.name)
def test_every_plate_is_found_by_its_wordings_and_has_labels(plate: object) -> None:
    known = next(one for one in plates() if one is plate)
    for wording in known.wordings:
        assert find_plate(wording) is known, wording
        assert find_plate(f"a labelled diagram of the {wording} for class 5, without labels") is known, wording
    assert known.labels


@pytest.mark.parametrize("plate", plates(), ids=lambda plate: plate.name)
def test_no_wording_of_a_plate_asks_for_a_style(plate: Plate) -> None:
    assert not [wording for wording in plate.wordings if describe(wording).style]


def test_what_a_plate_shows_may_be_named_beside_it() -> None:
    for brief in (
        "water cycle with mountains, clouds and sea, simple for grade 3",
        "the water cycle with a river and rain",
    ):
        picture = painted(brief)
        assert (picture.label, picture.undrawn) == ("offline plate", ()), brief
    assert find_plate("rain over mountains and a river") is None


def test_a_scene_about_somebody_is_no_plate() -> None:
    wording = plates()[0].wordings[0]
    assert find_plate(f"a girl who dreams of the {wording}", frozenset({group("girl")})) is None


@pytest.mark.parametrize("scene", ["a human heart of roses", "a human skeleton dancing", "human eye, galaxy inside"])
def test_a_thing_that_a_scene_would_mean_is_a_plate_only_alone(scene: str) -> None:
    assert find_plate(scene) is None
    assert find_plate(f"{scene}: labelled diagram") is not None


def test_a_plate_is_said_to_be_one_and_is_the_same_for_every_seed() -> None:
    wording = plates()[0].wordings[0]
    pictures = [SketchPainter().paint(Prompt(wording), Canvas(seed, (256, 256))) for seed in (1, 2)]
    assert {picture.label for picture in pictures} == {"offline plate"}
    assert not pictures[0].undrawn


def test_without_labels_the_letters_are_gone_and_the_rest_is_as_it_was() -> None:
    wording = plates()[0].wordings[0]
    labelled, bare = painted(wording), painted(f"{wording} without labels")
    assert ImageChops.difference(labelled.image, bare.image).getbbox() is not None


@pytest.mark.parametrize("size", [(384, 128), (128, 384), (200, 140)])
def test_a_plate_fits_every_shape(size: tuple[int, int]) -> None:
    assert painted(plates()[0].wordings[0], size, "watercolor").image.size == size


@pytest.mark.parametrize("size", [(320, 224), (224, 320)])
def test_a_plate_that_is_drawn_to_its_edges_lies_on_a_plain_board(size: tuple[int, int]) -> None:
    image = painted("the solar system", size).image.convert("RGB")
    left, right, upper, lower = ((0, 10, 24, 210), (296, 10, 320, 210), (10, 0, 210, 24), (10, 280, 210, 300))
    for edge in (left, right) if size[0] > size[1] else (upper, lower):
        assert max(ImageStat.Stat(image.crop(edge).resize((6, 6))).stddev) < 14


@pytest.mark.parametrize(
    ("brief", "name"),
    [
        ("how a volcano looks inside, cut open", "volcano-section"),
        ("wie funktioniert ein Vulkan", "volcano-section"),
        ("photosynthesis in a leaf, simple diagramm for kids", "photosynthesis"),
        ("el ciclo de vida de la mariposa para niños", "butterfly-life-cycle"),
        ("how does the moon change shape", "moon-phases"),
        ("what's inside a tooth?", "human-tooth"),
        ("our solar sytem", "solar-system"),
    ],
)
def test_a_plate_is_found_however_somebody_asks_for_it(brief: str, name: str) -> None:
    found = plate_for(read_scene(Prompt(brief), 0), brief)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "brief",
    [
        "cut flowers on a table",
        "inside a castle",
        "a heart made of roses",
        "how a frog jumps",
        "a plant cell phone",
        "two kids looking at a volcano",
        "layers of snow on a roof",
        "the moon is made of cheese",
        "a growing plant",
    ],
)
def test_what_only_sounds_like_a_question_is_no_plate(brief: str) -> None:
    assert plate_for(read_scene(Prompt(brief), 0), brief) is None


@pytest.mark.parametrize("wording", ["light spectrum", "solar system", "moon phases"])
def test_pale_letters_are_seen_in_a_style_on_a_dark_ground(wording: str) -> None:
    labelled, bare = (painted(f"{wording}{rest}", style="blueprint") for rest in ("", ", without labels"))
    title = ImageChops.difference(labelled.image, bare.image).crop((64, 0, 192, 24)).convert("L")
    assert ImageStat.Stat(title).extrema[0][1] > 100


@pytest.mark.parametrize(
    ("brief", "name"),
    [
        ("a tadpole turning into a frog", "frog-life-cycle"),
        ("a caterpillar turning into a butterfly", "butterfly-life-cycle"),
        ("a caterpillar becoming a butterfly", "butterfly-life-cycle"),
    ],
)
def test_what_turns_into_another_by_nature_is_its_life(brief: str, name: str) -> None:
    found = find_plate(brief)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("brief", ["a prince turning into a frog", "a frog turning into a prince"])
def test_what_turns_into_another_by_magic_is_none(brief: str) -> None:
    assert find_plate(brief) is None


@pytest.mark.parametrize("brief", ["how the eye sees", "how do our eyes see", "how eyes see"])
def test_how_eyes_see_is_asked_of_the_eye(brief: str) -> None:
    found = find_plate(brief)
    assert found is not None
    assert found.name == "human-eye"
