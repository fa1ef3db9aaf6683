"""Grouping: things that are related stand as their relation says, about the one that they are related to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
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


def test_each_of_several_wears_its_own() -> None:
    scene = read_scene(Prompt("two cats wearing glasses"), 3)
    marks = compose(scene, (192, 192)).marks
    assert [mark.noun for mark in marks].count("glasses") == 2


def test_who_is_behind_a_vehicle_is_at_its_rear_and_in_front_of_a_train_before_its_nose() -> None:
    dog, car, _ = pair("a dog behind a car", "dog", "car")
    assert (dog.x > car.x) == car.flipped
    dog, train, _ = pair("a dog in front of a train", "dog", "train")
    assert dog.x > train.x + 0.8 * train.half


def test_small_ones_beside_a_vehicle_are_on_the_side_that_one_sees() -> None:
    goat, train, order = pair("a goat beside a train", "goat", "train")
    assert order == ["train", "goat"]
    assert abs(goat.x) < train.half
    assert goat.bottom > train.bottom


def test_what_an_owl_eats_is_at_its_beak() -> None:
    carrot, owl, _ = pair("an owl eating a carrot", "carrot", "owl")
    assert 0.5 * owl.height < owl.bottom - (carrot.top + carrot.bottom) / 2 < 0.75 * owl.height
    assert abs(carrot.x) < 0.4 * owl.half


def test_one_on_a_tent_is_on_its_ridge() -> None:
    cat, tent, _ = pair("a cat on a tent", "cat", "tent")
    assert cat.y == pytest.approx(tent.top, abs=0.1 * tent.height)


@pytest.mark.parametrize(
    "brief", ["bees around a sunflower", "butterflies around a flower", "six bats around a castle"]
)
def test_what_flies_is_around_the_head_of_a_thing(brief: str) -> None:
    [group] = groups(brief)
    thing, others = group.anchor, [spot for spot in group.spots if spot is not group.anchor]
    assert all(spot.y < thing.bottom - 0.4 * thing.height for spot in others)
    assert len({round(spot.x) for spot in others}) == len(others)


def test_a_close_up_fills_the_picture() -> None:
    def tallest(brief: str) -> int:
        boxes = (mark.mask.getbbox() for mark in compose(read_scene(Prompt(brief), 3), (192, 192)).marks)
        return max(box[3] - box[1] for box in boxes if box)

    assert tallest("a bee on a sunflower, close up") > 0.6 * 192 > tallest("a bee on a sunflower")


@pytest.mark.parametrize(
    "brief", ["a girl riding a giant snail", "a boy riding a giant rabbit", "a mouse riding a turtle"]
)
def test_a_rider_is_no_speck_on_a_giant(brief: str) -> None:
    [group] = groups(brief)
    rider = next(spot for spot in group.spots if spot is not group.anchor)
    assert rider.height > 0.3 * group.anchor.height


def test_what_leaps_over_a_boat_has_left_the_water_and_is_above_it() -> None:
    easel = compose(read_scene(Prompt("a whale jumping over a fishing boat"), 3), (192, 192))
    lows = {mark.noun: mark.corner[1] + box[3] for mark in easel.marks if (box := mark.mask.getbbox())}
    tops = {mark.noun: mark.corner[1] + box[1] for mark in easel.marks if (box := mark.mask.getbbox())}
    assert lows["whale"] < tops["boat"] + 0.35 * (lows["boat"] - tops["boat"])


@pytest.mark.parametrize("brief", ["a dragon curled around a clock tower", "a snake wrapped around a tree"])
def test_a_long_body_is_wound_around_a_thing_half_behind_it(brief: str) -> None:
    [group] = groups(brief)
    nouns = [spot.noun for spot in group.spots]
    assert nouns.index("coil") < group.lead < len(nouns) - 1
    assert nouns[-1] == group_of(brief)


def group_of(brief: str) -> str:
    return brief.split()[1]


def test_an_octopus_has_each_thing_in_an_arm_of_its_own() -> None:
    [group] = groups("an octopus holding four umbrellas")
    held = [spot for spot in group.spots if spot is not group.anchor]
    assert len({(round(spot.x), round(spot.y)) for spot in held}) == len(held) == 4
    assert {spot.x > 0 for spot in held} == {True, False}


def test_who_is_under_a_seat_is_behind_its_legs() -> None:
    [group] = groups("a cat under a table")
    assert [spot.noun for spot in group.spots] == ["cat", "table"]
