"""Lands: a street, a village or a market is built as its land and its age build, and no other place is."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch.painter import SketchPainter
from promptmagic.painters.sketch.places.lands import LANDS, land_of
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.treatment import as_meant
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for


@pytest.mark.parametrize(
    ("brief", "land"),
    [
        ("busy market street in morocco", "north africa"),
        ("roman soldiers in the street", "antiquity"),
        ("a pharaoh in a street of ancient egypt", "ancient egypt"),
        ("a medieval market", "middle ages"),
        ("a cowboy in a wild west town", "wild west"),
        ("a village in japan", "japan"),
        ("an indian market", "india"),
        ("a mexican street", "mexico"),
        ("a cow in an alpine village", "alps"),
        ("an african village", "africa"),
        ("a street in santorini", "mediterranean"),
        ("a viking village", "viking age"),
        ("a street in a city", ""),
        ("a persian cat in a street", ""),
        ("an african elephant in a village", ""),
        ("a cowboy in the streets of new york", ""),
        ("a neon street in tokyo, japan", ""),
        ("a village in an indian summer", ""),
    ],
)
def test_a_text_says_its_land(brief: str, land: str) -> None:
    found = land_of(read_scene(Prompt(brief), 1))
    assert (found.name if found else "") == land


@pytest.mark.parametrize("word", ["morocco", "wild west", "medieval", "japan", "mexican", "alpine", "african"])
def test_a_land_that_is_built_so_is_seen(word: str) -> None:
    picture = SketchPainter().paint(Prompt(f"a village street, {word}"), Canvas(size=(96, 96), seed=3))
    assert word in " ".join(picture.drawn)
    assert word not in " ".join(picture.undrawn)


def test_each_land_has_a_name_of_its_own() -> None:
    assert len({one.name for one in LANDS}) == len(LANDS)


@pytest.mark.parametrize(
    ("brief", "layout"),
    [
        ("a cat in a bar", "bar"),
        ("friends in a tavern", "bar"),
        ("a dog in a cellar", "cellar"),
        ("a medieval blacksmith at work", "forge"),
        ("a mummy in an egyptian tomb", "tomb"),
        ("a cat in a cinema", "cinema"),
        ("a man in a prison cell", "cell"),
        ("a judge in a courtroom", "bare_room"),
        ("a knight in a room", "hall"),
        ("a caveman painting bison on the wall", "painted"),
    ],
)
def test_a_room_is_furnished_as_what_it_is_or_bare(brief: str, layout: str) -> None:
    scene = as_meant(read_scene(Prompt(brief), 1), brief)
    assert [one.__name__ for one in layouts_for(scene, place_for(scene))] == [layout]
