"""The sketch painter: what it takes, what it hands back, and that it repeats itself to the pixel."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from promptmagic.errors import OptionError
from promptmagic.model import FREE, Parts, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter

PROMPTS = (
    "a beach sunset",
    "a stormy sea",
    "a foggy lake with reeds",
    "snowy mountains at night",
    "a village in winter with seven dogs and three cats, watercolor",
    "a kitchen with a bowl of lemons, oil painting",
    "a city street at night in the rain, pixel art",
    "an astronaut riding a horse on the moon, ink drawing",
    "a coral reef with a turtle between two fish",
    "abstract shapes in teal and orange, stained glass",
    "something unheard of",
)

HASHING = f"""
import hashlib
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
for text in {PROMPTS!r}:
    picture = SketchPainter().paint(Prompt(text), Canvas(7, (160, 120)))
    print(hashlib.sha256(picture.image.tobytes()).hexdigest())
"""


def hashes(hash_seed: str) -> list[str]:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run([sys.executable, "-c", HASHING], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_fresh_processes_with_other_hash_seeds_paint_the_same_pixels() -> None:
    first = hashes("1")
    assert len(first) == len(PROMPTS)
    assert first == hashes("2")


def test_a_process_that_has_painted_before_paints_the_same_pixels() -> None:
    painter = SketchPainter()
    digests = [
        hashlib.sha256(painter.paint(Prompt("a meadow"), Canvas(3, (96, 96))).image.tobytes()).digest()
        for _ in range(2)
    ]
    assert digests[0] == digests[1]


@pytest.mark.parametrize("size", [(64, 64), (2048, 690), (300, 900), (333, 257), (192, 64), (64, 192)])
def test_a_picture_has_exactly_the_size_asked_for(size: tuple[int, int]) -> None:
    picture = SketchPainter().paint(Prompt("a beach sunset"), Canvas(1, size))
    assert (picture.width, picture.height) == size
    assert picture.image.size == size


def test_a_picture_without_a_size_is_square() -> None:
    picture = SketchPainter().paint(Prompt("a calm colour"), Canvas(0, None))
    assert picture.image.size == (1024, 1024)


@pytest.mark.parametrize("size", [(63, 64), (64, 2049), (1000, 300), (300, 1000), (0, 0), (-5, 100)])
def test_a_size_outside_the_limits_is_an_error_that_says_them(size: tuple[int, int]) -> None:
    with pytest.raises(OptionError) as caught:
        SketchPainter().paint(Prompt("a beach"), Canvas(0, size))
    with pytest.raises(OptionError):
        SketchPainter().check(Canvas(0, size))
    assert "64 to 2048" in caught.value.advice
    assert "1:3 and 3:1" in caught.value.advice


def test_a_quality_is_refused_before_painting() -> None:
    for act in (SketchPainter().check, lambda canvas: SketchPainter().paint(Prompt("a lake"), canvas)):
        with pytest.raises(OptionError, match="no quality 'high'"):
            act(Canvas(0, (64, 64), "high"))


def test_a_model_is_refused() -> None:
    with pytest.raises(OptionError, match="no model 'large'"):
        SketchPainter("large")


def test_a_picture_says_that_it_is_an_offline_sketch_and_costs_nothing() -> None:
    painter = SketchPainter()
    picture = painter.paint(Prompt("a beach"), Canvas(5, (64, 64)))
    assert (painter.name, painter.model, painter.label, painter.free) == ("sketch", "", "offline sketch", True)
    assert (picture.painter, picture.model, picture.label, picture.format) == ("sketch", "", "offline sketch", "png")
    assert picture.seed == 5
    assert picture.cost == FREE


def test_progress_ends_at_one_and_never_falls() -> None:
    told: list[float] = []
    SketchPainter().paint(Prompt("a lake"), Canvas(0, (64, 64)), lambda fraction, _: told.append(fraction or 0.0))
    assert told == sorted(told)
    assert told[-1] == 1.0


def report(text: str, seed: int = 0, avoid: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    picture = SketchPainter().paint(Prompt(text, Parts(avoid=avoid)), Canvas(seed, (64, 64)))
    return picture.drawn, picture.undrawn


@pytest.mark.parametrize("seed", range(4))
def test_what_a_beach_sunset_names_is_drawn_in_every_layout(seed: int) -> None:
    drawn, undrawn = report("a beach at sunset with palm trees, seagulls and gentle waves", seed)
    assert {"beach", "sunset", "palm trees", "seagulls", "waves"} <= set(drawn)
    assert undrawn == ()


def test_a_word_that_nobody_understands_is_reported() -> None:
    drawn, undrawn = report("a zorgblatt on a beach")
    assert any("zorgblatt" in phrase for phrase in undrawn)
    assert not any("zorgblatt" in phrase for phrase in drawn)


def test_a_place_that_cannot_be_drawn_is_reported_and_not_claimed() -> None:
    drawn, undrawn = report("a parliament by the sea")
    assert "sea" in drawn
    assert "sea" not in undrawn
    drawn, undrawn = report("a courtroom")
    assert drawn == ()
    assert undrawn


@pytest.mark.parametrize(
    ("text", "thing", "lost"),
    [
        ("a robot dog", "dog", "robot dog"),
        ("a robot lighthouse at sea", "lighthouse", "robot"),
        ("a winged cow in a meadow", "cow", "winged"),
        ("a chocolate house", "house", "chocolate"),
    ],
)
def test_what_makes_a_thing_another_is_reported_where_it_is_not_drawn(text: str, thing: str, lost: str) -> None:
    drawn, undrawn = report(text)
    assert thing in drawn
    assert undrawn == (lost,)


@pytest.mark.parametrize(
    "text",
    ["a log cabin", "coconut palms", "a pirate ship", "two galleons", "a wooden boat", "a fluffy brown dog"],
)
def test_words_of_look_and_whole_names_are_not_reported(text: str) -> None:
    assert report(text)[1] == ()


def test_no_word_is_both_drawn_and_undrawn() -> None:
    for text in (*PROMPTS, "three sailboats on a lake beside a cathedral", "a violin in a meadow at dawn"):
        drawn, undrawn = report(text)
        assert not set(drawn) & set(undrawn)


def test_the_style_given_as_an_option_finishes_the_picture() -> None:
    plain = SketchPainter().paint(Prompt("a lake"), Canvas(0, (96, 96)))
    inked = SketchPainter().paint(Prompt("a lake", Parts(style="ink")), Canvas(0, (96, 96)))
    assert plain.image.tobytes() != inked.image.tobytes()


@pytest.mark.parametrize("text", ["", " ", "!?", "\0", "海辺の夕日", "שקיעה", "🌴🌅", "x" * 5000])
def test_any_text_gives_a_picture(text: str) -> None:
    assert SketchPainter().paint(Prompt(text), Canvas(0, (64, 64))).image.size == (64, 64)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("30 cats on a beach", "30 cats"),
        ("twenty red boats on a lake", "twenty"),
        ("three cats", None),
        ("12 gulls", None),
    ],
)
def test_more_of_a_thing_than_is_drawn_is_reported(text: str, missing: str | None) -> None:
    undrawn = SketchPainter().paint(Prompt(text), Canvas(1, (96, 96))).undrawn
    assert undrawn == (() if missing is None else (missing,))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("a sleeping dragon", ()),
        ("a sleeping crab", ("sleeping",)),
        ("a dog with three heads", ("three heads",)),
        ("the number 42 in white", ("number 42 in white",)),
        ("a house made of cheese", ("made of cheese",)),
        ("a portrait of a woman with brown hair", ()),
        ("a large old lighthouse by the calm sea", ()),
    ],
)
def test_deeds_parts_and_numbers_that_are_not_drawn_are_reported(text: str, missing: tuple[str, ...]) -> None:
    assert SketchPainter().paint(Prompt(text), Canvas(1, (96, 96))).undrawn == missing


@pytest.mark.parametrize(
    ("text", "said"),
    [("a beach in the style of cubism", ("cubism as oil",)), ("a beach, minimalist", ("minimalist as flat",))],
)
def test_a_style_of_another_name_is_said_to_be_the_nearest(text: str, said: tuple[str, ...]) -> None:
    assert SketchPainter().paint(Prompt(text), Canvas(1, (64, 64))).drawn[-1:] == said


def test_a_style_by_its_own_name_is_not_explained() -> None:
    assert SketchPainter().paint(Prompt("an oil painting of a beach"), Canvas(1, (64, 64))).drawn == ("beach",)
