"""What lives below the surface is seen under water, half sunk in it, or stranded: it hovers over no sea."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.whereabouts import place_for

SIZE = (512, 384)


def painted(brief: str) -> Easel:
    return compose(read_scene(Prompt(brief), 7), SIZE)


@pytest.mark.parametrize(
    "brief", ["a shark in the sea", "a jellyfish in the ocean", "an octopus and a fish in the sea"]
)
def test_alone_in_the_sea_it_is_seen_under_water(brief: str) -> None:
    assert place_for(read_scene(Prompt(brief), 7)) == "underwater"


@pytest.mark.parametrize(
    "brief",
    ["a shark in the sea at sunset", "a shark near a boat", "a dolphin in the sea", "a fish jumping out of the sea"],
)
def test_with_what_is_above_it_is_not(brief: str) -> None:
    assert place_for(read_scene(Prompt(brief), 7)) != "underwater"


@pytest.mark.parametrize(("brief", "noun"), [("a fish in a lake", "fish"), ("a shark in the sea at sunset", "shark")])
def test_at_the_surface_its_back_shows(brief: str, noun: str) -> None:
    (box,) = boxes(painted(brief).marks, noun)
    assert box.wide > 3.2 * box.high


def test_on_the_beach_it_lies_on_the_sand() -> None:
    (ashore,) = boxes(painted("an octopus on the beach").marks, "octopus")
    (swimming,) = boxes(painted("an octopus in a lake").marks, "octopus")
    assert ashore.bottom > 0.8 * SIZE[1] > swimming.bottom


def test_what_others_circle_does_not_fly() -> None:
    (raft,) = boxes(painted("sharks circling a raft").marks, "raft")
    assert raft.bottom > 0.4 * SIZE[1]


@pytest.mark.parametrize("noun", ["turtle", "dog", "penguin"])
def test_who_swims_under_water_is_in_the_midst_of_it(noun: str) -> None:
    easel = painted(f"a {noun} swimming underwater")
    (box,) = boxes(easel.marks, noun)
    assert box.bottom < 0.75 * SIZE[1]
    assert "swim" in easel.drawn


def test_a_diver_lies_in_the_water() -> None:  # slanting down, the head first
    (box,) = boxes(painted("a diver swimming underwater").marks, "diver")
    assert box.wide > 1.2 * box.high
