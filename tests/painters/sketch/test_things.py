"""Things: apparatus, instruments, toys, food, and what stands on, lies in or hangs from what."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest
from PIL import Image

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.boxes import TraceBox, boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene

ASKED = (
    "a glass prism splitting white light into a rainbow", "a pendulum swinging", "a DNA double helix",
    "a bar magnet with iron filings around it", "a green circuit board", "a sundial in a garden", "a printing press",
    "a wooden toy train", "a paper crane", "a drum kit on a stage", "a pocket watch with a chain", "a ship in a bottle",
    "a bowl of ramen with half a boiled egg and green onions", "a red armchair beside a floor lamp",
    "a box with old photographs", "a quill and an inkwell on a desk", "a coffee machine in a kitchen",
    "a man wearing a sombrero", "a grandfather clock in a hall", "a treasure chest full of gold coins", "a lego castle",
    "an ice cream sundae with a cherry on top", "three blue toy cars", "a cement mixer",
    "a blue cube behind a red sphere", "a cone, a cube and a cylinder", "a cat sitting on a cube",
)  # fmt: skip


@pytest.mark.parametrize("brief", ASKED)
def test_a_thing_is_drawn_with_all_that_belongs_to_it(brief: str) -> None:
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()


def test_words_of_what_a_drawing_holds_are_no_state_of_it() -> None:
    from promptmagic.painters.sketch.states import states_of

    for brief in ("a bar magnet with iron filings around it", "a glass prism", "a wooden toy train"):
        subject = read_scene(Prompt(brief), 7).subjects[0]
        assert states_of(brief, subject) == (), brief


def test_what_is_played_is_no_box_of_matches() -> None:
    assert read_scene(Prompt("two football matches"), 7).subjects == ()


def test_a_photo_of_somebody_is_no_print_beside_them() -> None:
    assert [one.noun for one in read_scene(Prompt("a photo of a dog"), 7).subjects] == ["dog"]


def test_what_is_over_a_burner_stands_on_its_tripod() -> None:
    marks = compose(read_scene(Prompt("a beaker over a bunsen burner"), 7), (256, 256)).marks
    (beaker,), (burner,) = boxes(marks, "beaker"), boxes(marks, "bunsen burner")
    assert abs(beaker.bottom - burner.top) < 0.15 * burner.high


@pytest.mark.parametrize("brief", ["a bunsen burner heating a beaker", "a gas burner heating a beaker"])
def test_what_a_burner_heats_stands_on_it(brief: str) -> None:
    easel = compose(read_scene(Prompt(brief), 7), (256, 256))
    (beaker,), (burner,) = boxes(easel.marks, "beaker"), boxes(easel.marks, "bunsen burner")
    assert abs(beaker.bottom - burner.top) < 0.15 * burner.high
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()


def test_who_heats_a_thing_is_not_on_it() -> None:
    marks = compose(read_scene(Prompt("a student heating a beaker"), 7), (256, 256)).marks
    (student,), (beaker,) = boxes(marks, "student"), boxes(marks, "beaker")
    assert student.bottom > beaker.bottom


@pytest.mark.parametrize("brief", ["test tubes in a rack", "a rack of test tubes", "test tubes with coloured liquids"])
def test_test_tubes_stand_in_their_rack(brief: str) -> None:
    easel = compose(read_scene(Prompt(brief), 7), (192, 192))
    assert len(boxes(easel.marks, "test tube rack")) == 1
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()


def test_a_laboratory_of_beakers_is_not_said_to_have_test_tubes() -> None:
    assert "test tube" not in compose(read_scene(Prompt("a scientist in a laboratory"), 7), (192, 192)).drawn


@pytest.mark.parametrize("noun", ["sphere", "geometric cone"])
def test_the_shades_of_a_solid_go_over_into_one_another(noun: str) -> None:
    drawing = files("promptmagic.painters.sketch.shapes").joinpath("art", f"{noun}.svg").read_text("utf-8")
    tones = re.findall(r'fill="#(\w\w)(\w\w)(\w\w)"', drawing)
    for one, other in pairwise(tones):
        assert max(abs(int(a, 16) - int(b, 16)) for a, b in zip(one, other, strict=True)) <= 6


@pytest.mark.parametrize(
    "brief", ["solar panels on a roof", "a house with solar panels on the roof", "solar panels on the roof of a house"]
)
def test_panels_on_a_roof_have_a_house_below_them(brief: str) -> None:
    easel = compose(read_scene(Prompt(brief), 7), (192, 192))
    assert len(boxes(easel.marks, "solar house")) == 1
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()


@pytest.mark.parametrize(
    "brief", ["ants carrying leaves to their nest", "a spider on a branch", "a spider in a web between two branches"]
)
def test_the_smallest_creatures_are_seen_from_near(brief: str) -> None:
    assert compose(read_scene(Prompt(brief), 7), (192, 192)).found["close up"] == "near"


@pytest.mark.parametrize(
    ("brief", "nouns"),
    [
        ("a Venus flytrap and a fly", {"venus flytrap", "fly insect"}),
        ("Jupiter", {"jupiter"}),
        ("a dandelion", {"dandelion"}),
    ],
)
def test_what_is_named_is_not_another_of_its_kind(brief: str, nouns: set[str]) -> None:
    assert {one.noun for one in read_scene(Prompt(brief), 7).subjects} == nouns


def test_a_skull_in_somebodys_hand_is_no_larger_than_a_head() -> None:
    marks = compose(read_scene(Prompt("a student holding a skull"), 7), (256, 256)).marks
    (student,), (skull,) = boxes(marks, "student"), boxes(marks, "skull")
    assert skull.high < 0.25 * student.high


@pytest.mark.parametrize("brief", ["an ant next to an elephant", "a spider beside a horse", "a boy and an ant"])
def test_an_ant_is_no_melon_beside_what_is_large(brief: str) -> None:
    easel = compose(read_scene(Prompt(brief), 7), (256, 256))
    creeping, large = sorted(
        (max(boxes(easel.marks, one.noun), key=lambda box: box.high) for one in easel.scene.subjects),
        key=lambda box: box.high,
    )
    assert creeping.high < 0.155 * large.high


@pytest.mark.parametrize(
    "brief", ["a flat icon of a backpack", "a red apple on a white background", "a sticker of a cat"]
)
def test_an_icon_stands_on_a_plain_ground_in_the_middle(brief: str) -> None:
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()
    easel = compose(read_scene(Prompt(brief), 7), (192, 192))
    (box,) = boxes(easel.marks, easel.scene.subjects[0].noun)
    assert abs((box.left + box.right) / 2 - 96) < 20
    assert box.high > 40


def test_a_pattern_repeats_its_motifs_over_the_whole_picture() -> None:
    brief = "seamless pattern of lemons and leaves"
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()
    image = compose(read_scene(Prompt(brief), 7), (192, 192)).image
    for x, y in ((0, 0), (96, 0), (0, 96), (96, 96)):
        part = _pixels(image.crop((x, y, x + 96, y + 96)))
        assert sum(red > 180 and green > 150 and blue < 110 for red, green, blue in part) > 60


def test_a_stall_sells_what_is_named() -> None:
    brief = "a fruit stall with oranges, bananas and grapes"
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()
    colours = _pixels(compose(read_scene(Prompt(brief), 7), (256, 256)).image)
    assert sum(red > 200 and 100 < green < 180 and blue < 90 for red, green, blue in colours) > 300  # oranges


def _pixels(image: Image.Image) -> list[tuple[int, int, int]]:
    data = image.convert("RGB").tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


def _seen(brief: str, *nouns: str) -> list[TraceBox]:
    """Return where the one thing of each name is seen, of a brief that is shown whole."""
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == (), brief
    marks = compose(read_scene(Prompt(brief), 7), (256, 256)).marks
    return [boxes(marks, noun)[0] for noun in nouns]


def test_things_on_a_desk_stand_on_its_top_at_one_level() -> None:
    desk, laptop, plant = _seen("a desk with a laptop, a mug and a plant on it", "table", "computer", "potted plant")
    assert abs(laptop.bottom - plant.bottom) < 6
    assert abs(laptop.bottom - desk.top) < 0.2 * desk.high


def test_what_is_on_top_is_on_top() -> None:
    books, candle = _seen("a stack of old books with a candle on top", "book", "candle")
    assert candle.bottom < books.top + 0.2 * books.high


def test_what_swims_in_a_cup_is_small_and_within_it() -> None:
    cup, sweet = _seen("a cup of hot chocolate with marshmallows", "cup", "marshmallow")
    assert sweet.high < 0.25 * cup.high
    assert cup.top < sweet.bottom < cup.bottom


def test_what_is_named_after_a_glass_of_milk_is_beside_it() -> None:
    glass, cookie = _seen("a glass of milk and a cookie", "drinking glass", "biscuit")
    assert cookie.right < glass.left + 3 or cookie.left > glass.right - 3


def test_a_row_on_a_shelf_stands_at_one_level() -> None:
    brief = "a row of teapots on a shelf"
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()
    found = boxes(compose(read_scene(Prompt(brief), 7), (256, 256)).marks, "teapot")
    assert len(found) >= 3
    assert max(box.bottom for box in found) - min(box.bottom for box in found) < 4


ACTING = (
    "an excavator digging a hole", "a medieval catapult throwing a stone", "a rocket lifting off",
    "a crane lifting a steel beam", "a white dress on a hanger",
)  # fmt: skip


@pytest.mark.parametrize("brief", ACTING)
def test_a_machine_is_seen_at_its_work(brief: str) -> None:
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()


def test_several_that_are_colourful_have_each_their_own_colour() -> None:
    brief = "five colorful mugs"
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()
    easel = compose(read_scene(Prompt(brief), 7), (256, 256))
    found = boxes(easel.marks, "cup")
    middles = {easel.image.getpixel(((box.left + box.right) // 2, box.bottom - box.high // 3)) for box in found}
    assert len(found) == len(middles) == 5


@pytest.mark.parametrize(("brief", "count"), [("three blue eggs in a nest", 3), ("a nest with four eggs", 4)])
def test_as_many_eggs_lie_in_a_nest_as_are_said(brief: str, count: int) -> None:
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (256, 256))).undrawn == ()
    assert len(boxes(compose(read_scene(Prompt(brief), 7), (256, 256)).marks, "egg")) == count
