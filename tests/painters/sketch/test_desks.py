"""Desks: who works at one sits there, what is read there is not turned round, and the rooms that machines have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from promptmagic.lexicon import describe
from promptmagic.model import Prompt
from promptmagic.painters.sketch.places import computing
from promptmagic.painters.sketch.places.plain import asked
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.spots import Spot
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for


def _act(brief: str) -> str:
    layouts = relations(read_scene(Prompt(brief), 3))
    return next((layout.act.pose.name for layout in layouts if layout.act is not None), "")


@pytest.mark.parametrize(
    ("brief", "pose"),
    [
        ("people sitting around a table", "at a desk"),
        ("five friends around a table", "at a desk"),
        ("a woman at her desk", "at a desk"),
        ("two managers talking at a table", "at a desk"),
        ("a man working at his desk", "type"),
    ],
)
def test_people_at_a_table_sit_there_on_chairs(brief: str, pose: str) -> None:
    assert _act(brief) == pose


@pytest.mark.parametrize("brief", ["a waiter at a table", "a man standing at a table", "a cat at the table"])
def test_not_everybody_sits_at_a_table(brief: str) -> None:
    assert _act(brief) == ""


@pytest.mark.parametrize("noun", ["line chart", "growth chart", "whiteboard", "document"])
def test_what_is_read_is_never_turned_round(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    spot = Spot(shape, noun, 10.0, 0.0, 50.0)
    assert spot.turned() == replace(spot, x=-10.0)
    assert replace(spot, noun="dog").turned().flipped


@pytest.mark.parametrize(
    "brief", ["lipstick on pink background", "a phone on a pastel yellow background", "shoes against a grey backdrop"]
)
def test_a_ground_of_a_colour_is_a_plain_one(brief: str) -> None:
    assert asked(read_scene(Prompt(brief), 3)) == "icon"


@pytest.mark.parametrize("brief", ["a fox with mountains in the background", "a cup on a wooden background"])
def test_other_backgrounds_are_none(brief: str) -> None:
    assert asked(read_scene(Prompt(brief), 3)) == ""


@pytest.mark.parametrize("brief", ["server room with blue lights", "a data center", "a technician in the server room"])
def test_servers_have_a_room_of_their_own(brief: str) -> None:
    scene = read_scene(Prompt(brief), 3)
    assert layouts_for(scene, place_for(scene)) == computing.LAYOUTS


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("two monitors on a desk", "monitor"),
        ("a jar of cream", "cream jar"),
        ("our sales chart", "growth chart"),
        ("nail varnish", "nail polish"),
        ("the ceo and a robot", "businessman"),
        ("three colleagues", "person"),
        ("yoga mat and dumbbells", "yoga mat"),
        ("gift boxes with a bow", "gift"),
        ("an iced latte", "iced coffee"),
        ("a kitchen with a fruit bowl", "fruit bowl"),
        ("sneakers and a water bottle", "water bottle"),
    ],
)
def test_things_and_people_of_work_are_known(text: str, noun: str) -> None:
    assert noun in {one.noun for one in describe(text).subjects}


def test_a_team_of_people_is_several() -> None:
    assert describe("a team of developers").subjects[0].count == 5


@pytest.mark.parametrize(
    ("brief", "pose"),
    [("a barista making coffee", "pour out"), ("a chef making a pizza", "roll"), ("a woman making juice", "pour out")],
)
def test_who_makes_food_does_not_build_it_with_a_hammer(brief: str, pose: str) -> None:
    assert _act(brief) == pose


def test_what_has_no_head_wears_nothing() -> None:
    kinds = {one.kind for one in describe("a microphone with headphones").relations}
    assert "wear" not in kinds
    assert "wear" in {one.kind for one in describe("a teddy bear with headphones").relations}


def test_a_car_is_charged_at_no_railway_station() -> None:
    scene = read_scene(Prompt("an electric car at a charging station"), 3)
    assert not {layout.__module__.rpartition(".")[2] for layout in layouts_for(scene, place_for(scene))} & {"station"}


def test_a_runner_runs() -> None:
    assert COSTUMES["runner"].pose == "run"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("icon of a cloud with an arrow", "arrow"),
        ("a basketball player jumping to the basket", "basket"),
        ("monthly sales", "salt"),
    ],
)
def test_a_word_of_work_is_no_other_thing(text: str, noun: str) -> None:
    assert noun not in {one.noun for one in describe(text).subjects}


def test_a_screen_is_a_television_at_home_and_a_monitor_at_work() -> None:
    assert describe("a developer with two screens").subjects[1].noun == "monitor"
    assert describe("a family in front of the screen").subjects[1].noun == "television"
