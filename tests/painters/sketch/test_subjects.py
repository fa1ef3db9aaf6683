"""Subjects, measured on pixels: as many as are named, in their colour, where the text puts them, none hidden."""

from __future__ import annotations

import colorsys
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from promptmagic import lexicon
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene

HERE = Path(__file__).parent
SIZE = (192, 192)
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@cache
def picture(text: str, seed: int = 0, size: tuple[int, int] = SIZE) -> Image.Image:
    return compose(read_scene(Prompt(text), seed), size).image


@cache
def without_subjects(text: str, seed: int = 0, size: tuple[int, int] = SIZE) -> Image.Image:
    """Paint the same scene, from the same chance, with nothing in it."""
    return compose(replace(read_scene(Prompt(text), seed), subjects=()), size).image


def changed(text: str, seed: int = 0, size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a mask of where the subjects of a text are."""
    apart = ImageChops.difference(picture(text, seed, size), without_subjects(text, seed, size))
    return apart.convert("L").point([0] * 40 + [255] * 216)


@cache
def hue(colour: str) -> int:
    """Return where a colour's hue lies, from 0 to 255, as the lexicon means it."""
    red, green, blue = (level / 255 for level in lexicon.read(f"a {colour} car").colours[0][1])
    return round(255 * colorsys.rgb_to_hsv(red, green, blue)[0])


def like(image: Image.Image, colour: str) -> Image.Image:
    """Return a mask of the vivid pixels of about that colour."""
    hues, strengths, values = image.convert("HSV").split()
    middle = hue(colour)
    near = hues.point([255 * (abs((level - middle + 128) % 256 - 128) < 13) for level in range(256)])
    vivid = strengths.point([0] * 130 + [255] * 126)
    seen = ImageChops.multiply(near, ImageChops.multiply(vivid, values.point([0] * 60 + [255] * 196)))
    return seen.convert("L")


def own(text: str, colour: str, seed: int = 0) -> Image.Image:
    """Return a mask of what the subjects of a text have of a colour, and not the scene that they are in."""
    return ImageChops.multiply(like(picture(text, seed), colour), changed(text, seed))


def box(mask: Image.Image) -> tuple[int, int, int, int]:
    """Return the rectangle that holds all that a mask shows."""
    found = mask.getbbox()
    assert found is not None
    return found


def area(mask: Image.Image) -> int:
    return sum(level > 127 for level in mask.tobytes())


def blots(mask: Image.Image, least: int = 12) -> int:
    """Return how many separate blots of at least so many pixels a mask has."""
    width, height = mask.size
    left = {place for place, level in enumerate(mask.tobytes()) if level > 127}
    sizes = []
    while left:
        reached = [left.pop()]
        for place in reached:
            fresh = left & set(_near(place, width, height))
            left -= fresh
            reached += sorted(fresh)
        sizes.append(len(reached))
    return sum(size >= least for size in sizes)


def _near(place: int, width: int, height: int) -> Iterator[int]:
    x, y = place % width, place // width
    yield from (
        (y + down) * width + x + across
        for down in (-1, 0, 1)
        for across in (-1, 0, 1)
        if 0 <= x + across < width and 0 <= y + down < height
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "noun", ["horse", "tiger", "farmer", "bicycle", "windmill", "unicorn", "giant", "barrel", "watering can", "witch"]
)
def test_what_a_text_names_is_there_and_large_enough_to_be_seen(noun: str, seed: int) -> None:
    mask = changed(f"a {noun} in a meadow", seed)
    left, top, right, bottom = box(mask)
    assert max(right - left, bottom - top) > 0.12 * SIZE[0]
    assert area(mask) > 0.002 * SIZE[0] * SIZE[1]


@pytest.mark.parametrize("count", range(1, 13))
def test_as_many_are_drawn_as_are_named_up_to_twelve(count: int) -> None:
    text = f"{NUMBERS[count - 1]} magenta balloon{'s' if count > 1 else ''} over a meadow"
    assert blots(like(picture(text, 1, (288, 288)), "magenta")) == count


@pytest.mark.parametrize(("words", "count"), [("a pair of", 2), ("a dozen", 12), ("half a dozen", 6)])
def test_number_words_are_counted_too(words: str, count: int) -> None:
    assert blots(like(picture(f"{words} magenta balloons over a meadow", 2, (288, 288)), "magenta")) == count


@pytest.mark.parametrize("noun", ["car", "bird", "house", "dress", "dragon", "mug", "chair", "robot", "teapot"])
@pytest.mark.parametrize("colour", ["red", "blue", "magenta"])
def test_a_thing_has_the_colour_that_is_named(noun: str, colour: str) -> None:
    text = f"a {colour} {noun} on a hill"
    there = changed(text)
    own = like(Image.composite(picture(text), Image.new("RGB", SIZE), there), colour)
    assert area(own) > 0.1 * area(there)


def test_each_of_two_things_has_its_own_colour() -> None:
    text = "a magenta bird in front of a yellow house on a hill"
    assert area(own(text, "magenta")) > 30
    assert area(own(text, "yellow")) > 200
    assert box(own(text, "magenta"))[1] > box(own(text, "yellow"))[1]


def test_two_of_one_kind_in_two_colours_are_both_drawn() -> None:
    text = "a red car and a magenta car on a hill"
    assert blots(own(text, "red"), 40) >= 1
    assert blots(own(text, "magenta"), 40) >= 1


def test_what_flies_over_a_thing_is_above_it() -> None:
    text = "a magenta eagle flying over a blue house on a hill"
    assert box(own(text, "magenta"))[3] <= box(own(text, "blue"))[1] + 4


def test_a_cat_on_a_barrel_sits_at_its_top() -> None:
    text = "a magenta cat on a blue barrel on a hill"
    cat, both = box(own(text, "magenta")), box(changed(text))
    assert cat[3] < both[3] - 0.3 * (both[3] - both[1])


def test_what_is_behind_a_thing_is_hidden_in_part_and_what_is_before_it_is_not() -> None:
    behind, before = (
        area(own(f"a magenta car {where} a yellow house on a hill", "magenta", 4))
        for where in ("behind", "in front of")
    )
    assert 20 < behind < 0.9 * before


def test_a_rider_is_above_the_mount() -> None:
    text = "a magenta monk riding a yellow horse on a hill"
    rider, horse = box(own(text, "magenta")), box(own(text, "yellow"))
    assert rider[1] + rider[3] < horse[1] + horse[3]
    assert rider[3] < horse[3]


def test_a_thing_reflected_in_a_lake_is_seen_twice() -> None:
    image = picture("a magenta castle reflected in a lake")
    plain = picture("a magenta castle beside a lake")
    assert area(changed("a magenta castle reflected in a lake")) > 0
    assert image.tobytes() != plain.tobytes()


@pytest.mark.parametrize("text", ["a lion, a tiger and a bear in a meadow", "a dog, a cat, a cow and a pig on a hill"])
@pytest.mark.parametrize("size", [(192, 192), (288, 120), (120, 288)])
def test_none_covers_another_unless_it_is_told_to(text: str, size: tuple[int, int]) -> None:
    subjects = read_scene(Prompt(text), 0).subjects
    together = blots(changed(text, 0, size), 30)
    assert together >= len(subjects) - 1, "at least all but two whose shadows touch are apart"


def judged() -> dict[str, str]:
    """Return what somebody saw in the picture of each noun, who was not told its name."""
    data = tomllib.loads((HERE / "judged.toml").read_text(encoding="utf-8"))
    assert date.fromisoformat(data["judged"]["date"]) <= date(2100, 1, 1)
    return {**data["seen"], **data["missed"]}


def test_nine_in_ten_of_the_nouns_were_recognised() -> None:
    data = tomllib.loads((HERE / "judged.toml").read_text(encoding="utf-8"))
    assert len(data["seen"]) >= 0.9 * 300
    assert not set(data["seen"]) & set(data["missed"])


@pytest.mark.parametrize("noun", sorted(set(judged())))
def test_every_noun_of_the_list_is_drawn_or_reported_as_undrawn(noun: str) -> None:
    text = noun if noun in ("glasses", "scissors", "pants", "pliers", "grapes", "hair", "lips") else f"a {noun}"
    painted = SketchPainter().paint(Prompt(text), Canvas(1, (64, 64)))
    said = " ".join((*painted.drawn, *painted.undrawn)).lower()
    assert noun.split()[-1][:4] in said, (painted.drawn, painted.undrawn)


def test_the_judgement_is_of_the_whole_list() -> None:
    lists = re.sub(r"(?m)^(#.*|\[.*\])$", ",", (HERE / "nouns.txt").read_text(encoding="utf-8"))
    listed = {" ".join(part.split()) for part in lists.split(",")} - {""}
    assert set(judged()) == listed
    assert len(listed) == 300
