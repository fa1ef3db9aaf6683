"""Relations: read between two nouns, and kept in the picture."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.relations import Relation, arranged, relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.spots import Spot


def read(text: str) -> list[Relation]:
    return relations(read_scene(Prompt(text), 0))


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("a man riding a white horse", Relation("man", "riding", "horse")),
        ("a child sitting on an old wooden bench", Relation("child", "on", "bench")),
        ("a girl on a horse", Relation("girl", "riding", "horse")),
        ("a cat is asleep on top of the big red car", Relation("cat", "on", "car")),
        ("a fisherman in a small boat", Relation("fisherman", "in", "boat")),
        ("a dog under a tree", Relation("dog", "under", "tree")),
        ("two sheep next to a barn at dawn", Relation("sheep", "beside", "barn")),
    ],
)
def test_a_relation_is_read_between_two_nouns(text: str, relation: Relation) -> None:
    assert read(text) == [relation]


@pytest.mark.parametrize(
    "text", ["a dog and a cat", "a dog. On a bench", "a cat in a meadow", "a dog", "a boat on a lake, a cabin", ""]
)
def test_no_relation_is_made_up(text: str) -> None:
    assert read(text) == []


def spot(noun: str, x: float, y: float, height: float) -> Spot:
    return Spot(SHAPES[noun], noun, x, y, height, None)


def arrange(first: str, how: str, second: str) -> tuple[Spot, Spot, list[str]]:
    order = arranged(
        [spot(first, 20, 90, 10), spot(second, 200, 300, 120)],
        [Relation(first, how, second)],  # type: ignore[arg-type]  # the relations are spelt out in the tests below
        1000,
    )
    by_noun = {one.noun: one for one in order}
    return by_noun[first], by_noun[second], [one.noun for one in order]


def test_a_rider_sits_above_the_mount_half_hidden_behind_it() -> None:
    rider, horse, order = arrange("person", "riding", "horse")
    assert order == ["person", "horse"]
    assert rider.x == horse.x
    assert rider.y - rider.height < horse.y - horse.height
    assert rider.cut is not None
    assert horse.y - horse.height < rider.cut < horse.y


def test_one_who_is_on_a_thing_stands_at_its_top_before_it() -> None:
    cat, car, order = arrange("cat", "on", "car")
    assert order == ["car", "cat"]
    assert cat.y == pytest.approx(car.y - car.height, abs=0.1 * car.height)
    assert cat.carried


def test_one_who_is_in_a_boat_is_hidden_by_its_side() -> None:
    child, boat, order = arrange("child", "in", "boat")
    assert order == ["child", "boat"]
    assert boat.y - boat.height < child.y < boat.y + 0.1 * boat.height


def test_one_who_is_beside_a_thing_does_not_cover_it() -> None:
    dog, tent, _ = arrange("dog", "beside", "tent")
    assert abs(dog.x - tent.x) >= dog.half + tent.half
    assert dog.height < tent.height


def test_one_who_is_under_a_tree_stands_on_its_ground() -> None:
    dog, tree, order = arrange("dog", "under", "tree")
    assert order == ["tree", "dog"]
    assert abs(dog.x - tree.x) < tree.half
    assert dog.y == pytest.approx(tree.y, abs=0.1 * tree.height)


def test_a_whale_under_a_boat_does_not_cover_it() -> None:
    whale, boat, _ = arrange("whale", "under", "boat")
    assert whale.y - whale.height >= boat.y


def test_those_that_belong_together_stay_in_the_picture() -> None:
    order = arranged(
        [spot("tall ship", 100, 200, 120), spot("island", 330, 240, 60)],
        [Relation("tall ship", "beside", "island")],
        400,
    )
    ship = next(one for one in order if one.noun == "tall ship")
    assert ship.x + ship.half <= 400
    assert ship.x < 330


def test_a_chain_of_relations_ends_where_its_last_thing_stands() -> None:
    order = arranged(
        [spot("cat", 10, 90, 10), spot("bench", 100, 200, 20), spot("tree", 300, 250, 90)],
        [Relation("cat", "on", "bench"), Relation("bench", "under", "tree")],
        400,
    )
    by_noun = {one.noun: one for one in order}
    assert abs(by_noun["cat"].x - by_noun["bench"].x) < by_noun["bench"].half
    assert abs(by_noun["bench"].x - by_noun["tree"].x) < by_noun["tree"].half


def test_a_boat_beside_a_lighthouse_stays_on_the_water() -> None:
    boat, _, _ = arrange("boat", "beside", "lighthouse")
    assert (boat.x, boat.y) == (20, 90)
