"""Figures: how large subjects stand, what flies, and which trees an island carries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import ImageChops

from promptmagic.model import Prompt
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.figures import tropical
from promptmagic.painters.sketch.grouping import grouped
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.spots import Spot


def tall(text: str) -> int:
    """Return how many rows the subjects of a text take in a picture of 200."""
    scene = read_scene(Prompt(text), 0)
    with_them, without = (compose(one, (200, 200)).image for one in (scene, replace(scene, subjects=())))
    box = ImageChops.difference(with_them, without).convert("L").point([0] * 40 + [255] * 216).getbbox()
    return box[3] - box[1] if box else 0


@pytest.mark.parametrize("noun", ["dog", "house", "snail"])
def test_a_giant_thing_is_larger_and_a_tiny_one_smaller_than_usual(noun: str) -> None:
    usual, giant, tiny = (tall(f"a {size}{noun} on a hill") for size in ("", "giant ", "tiny "))
    assert giant > 1.1 * usual
    assert 0 < tiny < 0.6 * usual


@pytest.mark.parametrize("text", ["an owl on a branch", "an owl on a branch at night", "two robins on a branch"])
def test_who_sits_on_a_branch_is_seen_from_near(text: str) -> None:
    assert tall(text) > 0.3 * 200


@pytest.mark.parametrize("pair", ["snail and a tiny king", "mouse and a tiny house", "bee and a tiny flower"])
def test_a_giant_thing_beside_a_tiny_one_takes_almost_half_of_the_height(pair: str) -> None:
    assert tall(f"a giant {pair} in a meadow") >= 0.43 * 200


@pytest.mark.parametrize("text", ["a bowl of fruit", "a basket of vegetables", "toys in a box"])
def test_a_word_for_many_things_is_drawn_as_one_heap_of_them(text: str) -> None:
    scene = read_scene(Prompt(text), 0)
    assert all(subject.count == 1 for subject in scene.subjects)
    heap = next(subject.noun for subject in scene.subjects if subject.noun in ("fruit", "vegetable", "toy"))
    assert heap in compose(scene, (96, 96)).drawn


def test_children_who_play_differ_in_height_and_clothes() -> None:
    scene = read_scene(Prompt("four children playing football"), 0)
    assert "act play" in compose(scene, (96, 96)).drawn
    things = {one: Spot(SHAPES[one.noun], one.noun, 0, 0, 100) for one in scene.subjects if one.noun == "child"}
    ball = next(one for one in scene.subjects if one.noun == "football")
    things[ball] = Spot(SHAPES["beach ball"], ball.noun, 0, 0, 30)
    [(_, group)] = grouped(things, relations(scene))
    children = [spot for spot in group.spots if spot.noun == "child"]
    assert len({spot.height for spot in children}) == len({spot.colour for spot in children}) == 4
    assert all(spot.draw is spot.shape.playing for spot in children)


@pytest.mark.parametrize("text", ["fireflies", "fireflies over a meadow at night"])
def test_fireflies_glow(text: str) -> None:
    scene = read_scene(Prompt(text), 0)
    lit, dark = (compose(one, (200, 200)).image for one in (scene, replace(scene, subjects=(), lights=frozenset())))
    assert "firefly" in compose(scene, (96, 96)).drawn
    assert ImageChops.subtract(lit, dark).convert("L").point([0] * 60 + [255] * 196).getbbox()


@pytest.mark.parametrize(
    ("text", "warm"),
    [
        ("a tropical island", True),
        ("an island off a beach", True),
        ("a wooded island", False),
        ("an island in a mountain lake", False),
        ("an island in an icy sea", False),
        ("a snowy island", False),
        ("an island with palms in a lake", True),
    ],
)
def test_palms_grow_where_it_is_warm(text: str, warm: bool) -> None:
    assert tropical(read_scene(Prompt(text), 0)) == warm


@pytest.mark.parametrize("text", ["an island in a mountain lake", "an island in a river", "a wooded island in the sea"])
@pytest.mark.parametrize("seed", range(4))
def test_an_island_on_cool_water_has_pines_and_no_palms(text: str, seed: int) -> None:
    easel = compose(read_scene(Prompt(text), seed), (96, 96))
    assert {"island", "pine"} <= easel.drawn
    assert "palm" not in easel.drawn


@pytest.mark.parametrize("text", ["gulls over the sea", "gulls in the sky", "seagulls flying over a beach"])
@pytest.mark.parametrize("seed", range(4))
def test_gulls_in_the_air_are_drawn_above_the_horizon(text: str, seed: int) -> None:
    easel = compose(read_scene(Prompt(text), seed), (128, 128))
    flying = [y for _, y, _ in easel.taken[-3:]]
    assert "gull" in easel.drawn
    assert all(y < max(easel.horizon, 0.62 * 128) for y in flying)


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("gulls circling a lighthouse", True),
        ("a flock of gulls high above the waves", True),
        ("soaring gulls", True),
        ("gulls on the sand", False),
        ("gulls and a kite flying", False),
    ],
)
def test_a_text_says_who_is_in_the_air(text: str, high: bool) -> None:
    assert read_scene(Prompt(text), 0).aloft("gull") == high


@pytest.mark.parametrize("noun", ["owl", "crow", "parrot", "swan", "goose", "flamingo", "duck", "heron"])
def test_birds_that_fly_spread_their_wings(noun: str) -> None:
    easel = compose(read_scene(Prompt(f"a {noun} flying over the hills"), 3), (160, 160))
    box = boxes(easel.marks, noun)[0]
    assert box.wide / box.high > 1.15
    assert box.bottom < easel.horizon
