"""Placing: as many as are named stand in the picture, each seen whole, at the size that is asked for."""

from __future__ import annotations

from itertools import combinations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.placing import Wish, Zone, placed
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.spots import Bounds, Group, Spot


def easel(size: tuple[int, int] = (400, 400)) -> Easel:
    """Return an easel whose picture's ground nothing stands on yet."""
    blank = compose(read_scene(Prompt("a meadow"), 0), size)
    blank.taken.clear()
    return blank


def alone(noun: str, height: float) -> Group:
    return Group((Spot(SHAPES[noun], noun, 0, 0, height),), 0)


def ground(size: tuple[int, int]) -> Zone:
    width, height = size
    return Zone(0, height * 0.6, width, height * 0.96)


@pytest.mark.parametrize("count", [1, 5, 12])
@pytest.mark.parametrize("size", [(400, 400), (600, 220), (220, 600)])
def test_none_covers_another_and_all_are_whole_in_the_picture(count: int, size: tuple[int, int]) -> None:
    groups = placed(easel(size), [Wish(alone("cow", 70), ground(size))] * count)
    assert len(groups) == count
    for one, other in combinations(groups, 2):
        assert one.bounds.common(other.bounds) < 0.3 * one.bounds.area
    for group in groups:
        bounds = group.bounds
        assert bounds.left >= 0
        assert bounds.top >= 0
        assert bounds.right <= size[0]
        assert bounds.bottom <= size[1]


def test_far_ones_are_drawn_first_and_smaller() -> None:
    groups = placed(easel(), [Wish(alone("cow", 30), ground((400, 400)))] * 6)
    feet = [group.anchor.y for group in groups]
    heights = [group.anchor.height for group in groups]
    assert feet == sorted(feet)
    assert heights == sorted(heights)


def test_what_is_too_many_is_made_smaller_rather_than_laid_over_another() -> None:
    few = placed(easel(), [Wish(alone("elephant", 90), ground((400, 400)))] * 2)
    many = placed(easel(), [Wish(alone("elephant", 90), ground((400, 400)))] * 12)
    assert many[-1].anchor.height < few[-1].anchor.height


def test_rectangles_know_what_they_share() -> None:
    assert Bounds(0, 0, 10, 10).common(Bounds(5, 5, 20, 20)) == 25
    assert Bounds(0, 0, 10, 10).common(Bounds(10, 0, 20, 10)) == 0
