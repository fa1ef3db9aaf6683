"""Roles: whoever is named by what they do is drawn as one who does it, and told as seen."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.guises import guise
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.people import Person
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.shapes.roles import ROLES
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe


def test_all_that_a_role_wears_is_in_the_wardrobe() -> None:
    pieces = wardrobe()
    for noun, costume in ROLES.items():
        assert {costume.hat} <= {"", *pieces["hats"]}, noun
        assert {costume.prop} <= {"", *pieces["held"]}, noun
        assert set(costume.on) <= pieces["worn"].keys() | pieces["behind"].keys(), noun
    assert {pose.by for pose in poses().values()} <= {"", *pieces["worn"]}


@pytest.mark.parametrize(
    "brief",
    [
        "a goalkeeper", "a medieval blacksmith", "a cavewoman", "a mummy", "a jazz musician", "a drummer", "a miner",
        "a beekeeper", "an explorer", "a gladiator", "a medieval peasant", "a judge", "a surgeon", "an archaeologist",
        "a boxer", "a gymnast", "a conductor", "a magician", "an elf", "a genie", "a figure skater", "a jazz trio",
        "a samurai", "a lumberjack", "a crossing guard", "a train conductor",
    ],
)  # fmt: skip
def test_a_role_is_drawn_and_told_as_seen(brief: str) -> None:
    picture = SketchPainter().paint(Prompt(brief), Canvas(size=(96, 96), seed=1), lambda *_: None)
    assert picture.undrawn == (), brief


@pytest.mark.parametrize(
    "brief",
    [
        "kids trick or treating dressed as ghosts", "a girl dressed up as a pirate", "a goalkeeper diving for the ball",
        "a ballet dancer tying her shoes", "firefighters rescuing a kitten from a tree", "a girl doing a cartwheel",
        "a caveman painting a bison on the wall", "a woman playing the cello", "a man playing the double bass",
        "a girl shooting with bow and arrow", "a girl combing her hair", "a man sitting at a desk",
        "a girl ice skating",
    ],
)  # fmt: skip
def test_an_act_that_a_pose_shows_is_told_as_seen(brief: str) -> None:
    picture = SketchPainter().paint(Prompt(brief), Canvas(size=(96, 96), seed=1), lambda *_: None)
    assert picture.undrawn == (), brief


def test_children_in_disguise_have_no_beards() -> None:
    body = guise("a boy dressed as a pirate", read_scene(Prompt("a boy dressed as a pirate"), 0).subjects[0])[0]
    assert body is not None
    assert isinstance(body.body, Person)
    assert body.body.costume.hat == COSTUMES["pirate"].hat
    assert body.body.costume.beard is None


def test_a_wording_with_a_costume_of_its_own_has_it() -> None:
    assert find_worded("player", "goalkeeper") is find("goalkeeper") is not find("player")
    assert find_worded("waiter", "waitress") is find("waitress")
    assert COSTUMES["goalkeeper"].gloves is not None
