"""At the water: who drinks or fishes stands at its edge, several side by side; and parts of a place in their colour."""

from __future__ import annotations

import pytest
from PIL import ImageStat

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.visible import visible

SIZE = (192, 192)


def painted(brief: str) -> Easel:
    return compose(read_scene(Prompt(brief), 3), SIZE)


@pytest.mark.parametrize("brief", ["three zebras drinking at a river", "three elephants drinking at a waterhole"])
def test_several_drink_side_by_side_wholly_in_the_picture(brief: str) -> None:
    easel = painted(brief)
    noun = easel.scene.subjects[0].noun
    boxes = [(mark.corner, box) for mark in easel.marks if mark.noun == noun and (box := mark.mask.getbbox())]
    assert len({corner[1] + box[3] for corner, box in boxes}) == 3
    assert all(mark.whole > 0.9 for mark in easel.marks if mark.noun == noun)
    assert visible(easel.marks, SIZE)[noun] == 3


@pytest.mark.parametrize("brief", ["a man fishing at a lake", "a boy fishing in a river"])
def test_who_fishes_has_a_rod_and_stands_on_the_bank(brief: str) -> None:
    easel = painted(brief)
    assert "act fish" in easel.drawn
    assert "wade" not in easel.drawn


@pytest.mark.parametrize(
    ("brief", "box"),
    [
        ("a bicycle leaning against a yellow wall", (70, 8, 120, 60)),
        ("a girl in a room with yellow walls", (2, 2, 30, 20)),
    ],
)
def test_a_wall_has_the_colour_that_is_said_of_it(brief: str, box: tuple[int, int, int, int]) -> None:
    red, green, blue = ImageStat.Stat(painted(brief).image.crop(box)).mean
    assert red > blue + 60
    assert green > 0.72 * red  # no ochre
