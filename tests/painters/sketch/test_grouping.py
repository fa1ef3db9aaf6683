"""Grouping: things that are related stand as their relation says, about the one that they are related to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.grouping import grouped
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.spots import Group, Spot

UNIT = 1000


def groups(text: str) -> list[Group]:
    """Return the groups of what a text names, in pixels of a picture of 1000."""
    scene = read_scene(Prompt(text), 0)
    things = {}
    for subject in scene.subjects:
        shape = find(subject.noun)
        assert shape is not None, subject
        things[subject] = Spot(shape, subject.noun, 0, 0, shape.height * UNIT, subject.colour)
    return [group for _, group in grouped(things, relations(scene))]


def pair(text: str, first: str, second: str) -> tuple[Spot, Spot, list[str]]:
    """Return two spots of the one group of a text, and the order in which it is drawn."""
    [group] = groups(text)
    by_noun = {spot.noun: spot for spot in group.spots}
    return by_noun[first], by_noun[second], [spot.noun for spot in group.spots]


def test_things_that_nothing_relates_stand_alone_each() -> None:
    assert [len(group.spots) for group in groups("a dog, three cats and a barn")] == [1] * 5


def test_a_rider_sits_on_the_back_of_the_mount_and_on_no_ground() -> None:
    rider, horse, order = pair("a man riding a horse", "man", "horse")
    assert order == ["horse", "man"]
    assert horse.top < rider.y < horse.y
    assert rider.top < horse.top
    assert rider.carried
    assert rider.draw is rider.shape.seated


def test_one_who_is_on_a_thing_stands_at_its_top_before_it() -> None:
    cat, car, order = pair("a cat on a car", "cat", "car")
    assert order == ["car", "cat"]
    assert cat.y == pytest.approx(car.top, abs=0.1 * car.height)
    assert cat.carried


def test_one_who_is_in_a_boat_is_hidden_by_its_side() -> None:
    child, boat, order = pair("a child in a boat", "child", "boat")
    assert order == ["child", "boat"]
    assert child.draw is not None  # cut off below the waist, where the boat's side is
    assert child.top < boat.top < child.y - 0.2 * child.height


def test_one_who_is_beside_a_thing_does_not_cover_it() -> None:
    dog, tent, _ = pair("a dog beside a tent", "dog", "tent")
    assert abs(dog.x - tent.x) >= dog.half + tent.half


def test_one_who_is_under_a_tree_stands_on_its_ground() -> None:
    dog, tree, order = pair("a dog under a tree", "dog", "tree")
    assert order == ["tree", "dog"]
    assert abs(dog.x - tree.x) < tree.half
    assert dog.y == pytest.approx(tree.y, abs=0.1 * tree.height)


def test_what_is_behind_a_thing_is_drawn_before_it_and_partly_hidden() -> None:
    lion, rock, order = pair("a lion behind a rock", "lion", "rock")
    assert order == ["lion", "rock"]
    assert lion.y < rock.y
    assert abs(lion.x - rock.x) < lion.half + rock.half


def test_what_is_in_front_of_a_thing_is_drawn_after_it_and_lower() -> None:
    bird, house, order = pair("a robin in front of a house", "robin", "house")
    assert order == ["house", "robin"]
    assert bird.y > house.y
    assert abs(bird.x - house.x) < house.half


def test_what_flies_over_a_thing_is_above_its_top() -> None:
    eagle, castle, _ = pair("an eagle flying over a castle", "eagle", "castle")
    assert eagle.bottom < castle.top
    assert abs(eagle.x - castle.x) < castle.half


def test_two_stand_in_the_two_gaps_between_three() -> None:
    [group] = groups("two cats between three trees")
    row = sorted(group.spots, key=lambda spot: spot.x)
    assert [spot.noun for spot in row] == ["tree", "cat", "tree", "cat", "tree"]
    assert all(left.x + left.half <= right.x - right.half for left, right in pairwise(row))


def test_one_stands_between_two_different_things() -> None:
    [group] = groups("a horse between a house and a tree")
    row = [spot.noun for spot in sorted(group.spots, key=lambda spot: spot.x)]
    assert row[1] == "horse"
    assert set(row) == {"house", "horse", "tree"}


def test_what_is_held_is_at_the_hand_and_what_is_worn_on_the_head() -> None:
    balloon, girl, order = pair("a girl holding a balloon", "balloon", "girl")
    assert order == ["girl", "balloon"]
    assert girl.top < balloon.bottom < girl.y
    assert abs(balloon.x - girl.x) < girl.half + balloon.half
    crown, king, _ = pair("a king wearing a crown", "crown", "king")
    assert crown.x == king.x
    assert crown.y == pytest.approx(king.top, abs=0.12 * king.height)


def test_fruit_in_a_bowl_looks_over_its_rim() -> None:
    [group] = groups("a bowl of six oranges")
    oranges, bowl = group.spots[:-1], group.spots[-1]
    assert bowl.noun == "bowl"
    assert len(oranges) == 6
    assert all(abs(orange.x - bowl.x) < bowl.half and orange.top < bowl.top for orange in oranges)


def test_riders_are_shared_out_among_their_mounts() -> None:
    assert [[spot.noun for spot in group.spots] for group in groups("two men riding two horses")] == [
        ["horse", "man"],
        ["horse", "man"],
    ]


def test_a_whale_under_a_boat_does_not_cover_it() -> None:
    whale, boat, _ = pair("a whale under a boat", "whale", "boat")
    assert whale.top >= boat.y


def test_a_chain_of_relations_ends_where_its_last_thing_stands() -> None:
    [group] = groups("a cat on a bench under a tree")
    by_noun = {spot.noun: spot for spot in group.spots}
    assert group.anchor.noun == "tree"
    assert abs(by_noun["cat"].x - by_noun["bench"].x) < by_noun["bench"].half
    assert abs(by_noun["bench"].x - by_noun["tree"].x) < by_noun["tree"].half


def test_a_group_turned_round_is_its_image_in_a_mirror() -> None:
    [group] = groups("a dog beside a tent")
    turned = group.turned()
    assert turned.anchor.flipped
    assert [spot.x for spot in turned.spots] == [-spot.x for spot in group.spots]
    assert turned.turned() == group
