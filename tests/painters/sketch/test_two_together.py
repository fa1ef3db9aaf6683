"""Two together: what one does to another is seen: in the arms, out of the spout, in the mud, in a blanket."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.doing import deed_of, doing, standing_up
from promptmagic.painters.sketch.grouping import grouped
from promptmagic.painters.sketch.relations import SketchRelation, relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.spots import Group, Spot


def group_of(text: str) -> Group:
    """Return the one group of what a text names, in pixels of a picture of 1000."""
    scene = read_scene(Prompt(text), 0)
    shapes = ((subject, find(subject.noun)) for subject in scene.subjects)
    things = {
        subject: Spot(shape, subject.noun, 0, 0, shape.height * 1000, subject.colour)
        for subject, shape in shapes
        if shape is not None
    }
    for subject, spot in list(things.items()):
        act = deed_of(scene, subject)
        things[subject] = spot if act is None else doing(standing_up(spot), act)
    [(_, group)] = [one for one in grouped(things, relations(scene)) if len(one[1].spots) > 1]
    return group


def pair(text: str, first: str, second: str) -> tuple[Spot, Spot, list[str]]:
    """Return two spots of the one group of a text, and the order in which it is drawn."""
    spots = group_of(text).spots
    by_noun = {spot.noun: spot for spot in spots}
    return by_noun[first], by_noun[second], [spot.noun for spot in spots]


def relation(text: str) -> SketchRelation:
    """Return the one relation of a text."""
    [found] = relations(read_scene(Prompt(text), 0))
    return found


@pytest.mark.parametrize("text", ["a boy carrying a puppy", "a girl holding a cat", "a bear hugging a teddy bear"])
def test_the_arms_lie_over_who_is_carried(text: str) -> None:
    group = group_of(text)
    order = [spot.noun for spot in group.spots]
    assert order[-1] == "arms"
    assert group.spots[-1].fore
    assert not group.spots[-1].states


def test_what_is_given_to_one_hand_has_no_arms_before_it() -> None:
    assert "arms" not in [spot.noun for spot in group_of("a girl holding an umbrella").spots]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("a teapot pouring tea into a cup", "pouring"),
        ("a watering can pouring water on a flower", "pouring"),
        ("a tree growing out of an old car", "growing"),
        ("a kitten wrapped in a blanket", "wrapped"),
        ("a tractor stuck in the mud", "mired"),
        ("a pig in the mud", "mired"),
    ],
)
def test_what_is_sunk_into_another_is_laid_out_so(text: str, how: str) -> None:
    assert relation(text).how == how


def test_a_pot_is_in_the_air_over_the_cup_that_it_fills() -> None:
    pot, cup, _ = pair("a teapot pouring tea into a cup", "teapot", "cup")
    assert pot.y < cup.top
    assert pot.x < cup.x


def test_mud_lies_before_who_is_stuck_and_a_plant_grows_behind_what_it_comes_out_of() -> None:
    tractor, mud, order = pair("a tractor stuck in the mud", "tractor", "mud")
    assert order == ["tractor", "mud"]
    assert mud.half > tractor.half
    assert mud.top < tractor.bottom < mud.bottom
    tree, car, order = pair("a tree growing out of an old car", "tree", "car")
    assert order == ["tree", "car"]
    assert car.top < tree.bottom < car.bottom
    assert tree.top < car.top


@pytest.mark.parametrize(
    ("text", "who", "tool"),
    [
        ("a barber cutting a boy's hair", "barber", "scissors"),
        ("a doctor listening to a teddy bear", "doctor", "chest piece"),
        ("a cowboy saddling his horse", "cowboy", "saddle"),
        ("a boy washing an elephant with a hose", "boy", "hose"),
        ("a woman picking lemons from a tree", "woman", "picked lemon"),
        ("a boy pouring water into a glass", "boy", "tilted jug"),
    ],
)
def test_who_does_something_has_the_tool_for_it(text: str, who: str, tool: str) -> None:
    scene = read_scene(Prompt(text), 0)
    subject = scene.subject(who)
    assert subject is not None
    act = deed_of(scene, subject)
    assert act is not None
    assert act.pose.tool == tool


def test_a_model_stands_beyond_the_easel() -> None:
    scene = read_scene(Prompt("an artist painting a woman"), 0)
    [found] = relations(scene)
    assert found.act is not None
    assert found.act.pose.dressed == "portrait easel"
    assert found.act.gap > 20


def test_each_of_several_who_are_led_has_its_own_rope_and_who_rows_an_oar() -> None:
    dogs = [spot.noun for spot in group_of("a woman walking three dogs").spots]
    assert dogs.count("dog") == 3
    assert dogs.count("rope") == 2  # the first is on the leash in her hand
    assert "rope" in [spot.noun for spot in group_of("a girl leading a horse").spots]
    rowing = [spot.noun for spot in group_of("two men rowing a boat").spots]
    assert rowing.count("oar") == rowing.count("man") == 2


def test_who_watches_something_in_a_bowl_is_outside_of_it() -> None:
    found = relations(read_scene(Prompt("a cat watching a goldfish in a bowl"), 0))
    assert [(one.first.noun, one.how, one.fixed.noun) for one in found] == [
        ("cat", "facing", "bowl"),
        ("fish", "in", "bowl"),
    ]


def test_who_plays_chess_with_a_robot_has_it_at_the_board_and_in_no_hand() -> None:
    found = relations(read_scene(Prompt("an old man playing chess with a robot"), 0))
    assert [(one.first.noun, one.how, one.second.noun) for one in found] == [
        ("grandfather", "doing", "chess"),
        ("robot", "doing", "chess"),
    ]


def test_a_rock_is_broad_enough_to_stand_on() -> None:
    goat, rock, _ = pair("a goat standing on a rock", "goat", "rock")
    assert rock.half * 0.9 > goat.half * 0.9


def test_sheep_that_are_herded_are_several_and_their_shepherd_is_behind_them() -> None:
    scene = read_scene(Prompt("a shepherd herding sheep"), 0)
    sheep = scene.subject("sheep")
    assert sheep is not None
    assert sheep.count > 1
    assert relation("a shepherd herding sheep").how == "trailing"
    one = read_scene(Prompt("a sheep on a hill"), 0).subject("sheep")
    assert one is not None
    assert one.count == 1


def test_two_animals_that_look_at_each_other_are_turned_to_each_other() -> None:
    assert relation("a lion and a mouse looking at each other").how == "facing"
