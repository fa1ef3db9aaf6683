"""Who drives a vehicle, or rides in it, is seen at its windows."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.cabins import WINDOWS
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import find

SIZE = (512, 384)


@pytest.mark.parametrize(
    ("brief", "who", "vehicle", "many"),
    [
        ("a man driving a car", "man", "car", 1),
        ("a dog driving a bus", "dog", "bus", 1),
        ("a woman in a taxi", "woman", "car", 1),
        ("passengers in a tram", "person", "tram", 3),
        ("a school bus full of children", "child", "bus", 7),
        ("a pilot flying a helicopter", "pilot", "helicopter", 1),
        ("an astronaut in a rocket", "astronaut", "rocket", 1),
        ("three clowns in a car", "clown", "car", 3),
        ("a man in a hot air balloon", "man", "hot air balloon", 1),
        ("a farmer driving a tractor", "farmer", "tractor", 1),
    ],
)
def test_who_is_in_a_vehicle_is_seen_within_its_outline(brief: str, who: str, vehicle: str, many: int) -> None:
    marks = compose(read_scene(Prompt(brief), 3), SIZE).marks
    (around,) = boxes(marks, vehicle)
    inside = boxes(marks, who)
    assert len(inside) == many
    for one in inside:
        assert around.left < one.left < one.right < around.right
        assert around.top < one.top < one.bottom < around.bottom


@pytest.mark.parametrize("brief", ["a cat driving a truck", "a girl riding a bus", "a bus full of children"])
def test_the_report_says_so(brief: str) -> None:
    picture = SketchPainter().paint(Prompt(brief), Canvas(3, SIZE))
    assert not picture.undrawn


def test_nobody_holds_a_plane_in_the_hand_who_flies_it() -> None:
    picture = SketchPainter().paint(Prompt("a pilot flying a plane"), Canvas(3, SIZE))
    assert "flying" in " ".join(picture.undrawn)


@pytest.mark.parametrize("noun", WINDOWS)
def test_each_pane_lies_within_a_vehicle_that_is_drawn(noun: str) -> None:
    assert find(noun) is not None
    for pane in WINDOWS[noun]:
        assert -1 < pane.left < pane.right < 1
        assert 0 < pane.bottom < pane.top < 1
