"""What people ask for is drawn as what it is called, in the colour that is said, and not as its kind."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene

ASKED = (
    "a yellow school bus", "a blue school bus",
    "a snow globe with a little village in it", "a construction crane", "a gingerbread house",
    "a hay wagon full of hay", "a tepee", "a yurt", "a pagoda", "a circus tent", "a rocking horse", "a treasure map",
    "a message in a bottle", "a green biplane", "a dump truck", "a forklift", "a snowplough", "a roller coaster",
    "a cable car over a valley", "a gondola", "a galley", "a synagogue", "an aqueduct", "a catapult", "a chariot",
    "a trampoline", "a red drone", "a typewriter", "a whiteboard", "a microwave", "a sewing machine", "a piggy bank",
    "a unicycle", "a snowmobile", "a combine harvester", "an oil rig", "a horseshoe", "an observatory",
    "a stegosaurus", "a brontosaurus", "a pterodactyl", "a meerkat", "a hyena", "an orca", "a toucan", "a hamster",
    "a vulture", "a narwhal", "an ice cream van", "a trojan horse", "a beaver dam", "a paddle board", "an old oak",
    "a gas station in the desert", "a gas station at night", "a girl waving a red flag", "a parrot wearing an eyepatch",
    "a castle with a moat and a drawbridge",
    "a sarcophagus", "a shipwreck", "a field of lavender", "a rapeseed field", "a red tulip field", "a poppy field",
)  # fmt: skip


@pytest.mark.parametrize("brief", ASKED)
def test_it_is_drawn_as_what_it_is_called(brief: str) -> None:
    picture = SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192)))
    assert picture.undrawn == ()


def test_a_word_in_company_is_the_thing_that_is_meant() -> None:
    for brief, noun in (
        ("a dinosaur with a long neck eating leaves", "brontosaurus"), ("a beaver building a dam", "beaver dam"),
        ("a gas station in the desert", "service station"), ("a train conductor with a whistle", "train conductor"),
        ("a conductor on the railway platform", "train conductor"),
    ):  # fmt: skip
        assert noun in {one.noun for one in read_scene(Prompt(brief), 7).subjects}, brief
    assert {one.noun for one in read_scene(Prompt("a conductor before an orchestra"), 7).subjects} >= {"conductor"}


@pytest.mark.parametrize("load", ["car", "house", "piano"])
def test_what_a_crane_lifts_hangs_on_its_hook(load: str) -> None:
    brief = f"a crane lifting a {load}"
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()
    marks = compose(read_scene(Prompt(brief), 7), (384, 384)).marks
    (crane,), (hung,) = boxes(marks, "crane"), boxes(marks, load)
    assert crane.top < hung.top
    assert hung.bottom < crane.bottom


@pytest.mark.parametrize(
    ("brief", "whole"),
    [("an apple with a bite taken out of it", "an apple"), ("a half-eaten donut", "a donut"),
     ("a pizza with one slice missing", "a pizza"), ("a bitten apple", "an apple")],
)  # fmt: skip
def test_of_what_somebody_ate_some_is_gone(brief: str, whole: str) -> None:
    assert SketchPainter().paint(Prompt(brief), Canvas(7, (192, 192))).undrawn == ()
    left, full = (sum(mark.mask.histogram()[128:]) for text in (brief, whole)
                  for mark in compose(read_scene(Prompt(text), 7), (384, 384)).marks[-1:])  # fmt: skip
    assert 0.6 * full < left < 0.97 * full
