"""Files: herds keep together and go one way, caravans and the young go one behind the other."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import describe
from promptmagic.model import Prompt
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.files import goes_one_way
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene

SIZE = (320, 224)


@pytest.mark.parametrize(
    ("text", "noun", "rows"),
    [("a camel caravan crossing the desert", "camel", 1), ("a herd of horses galloping", "horse", 2)],
)
def test_those_who_go_together_stand_in_rows_one_after_another(text: str, noun: str, rows: int) -> None:
    found = boxes(compose(read_scene(Prompt(text), 7), SIZE).marks, noun)
    assert len(found) >= 4
    assert len({round(box.bottom / 4) for box in found}) <= rows + 1
    assert goes_one_way(text)


def test_several_young_go_behind_the_grown_one() -> None:
    scene = read_scene(Prompt("a mother duck with six ducklings"), 7)
    (relation,) = relations(scene)
    assert (relation.how, relation.first.word, relation.second.word) == ("trailing", "ducklings", "duck")
    found = boxes(compose(scene, SIZE).marks, "duck")
    grown = max(found, key=lambda box: box.high)
    young = [box for box in found if box is not grown]
    assert len(young) == 6
    assert len({box.left > grown.left for box in young}) == 1  # all on one side of it


def test_the_young_are_where_the_grown_one_is() -> None:
    scene = read_scene(Prompt("a polar bear and her cub on an ice floe"), 7)
    assert {(one.first.word, one.how, one.second.word) for one in relations(scene)} == {
        ("polar bear", "on", "ice floe"),
        ("cub", "on", "ice floe"),
    }


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a cat looking at a goldfish in a bowl", ["fish"]),
        ("a girl looking at a butterfly in a jar", ["butterfly"]),
        ("a boy and a dog in a boat", ["boy", "dog"]),
    ],
)
def test_who_looks_at_what_a_small_vessel_holds_is_not_in_it(text: str, inside: list[str]) -> None:
    said = describe(text)
    assert [said.subjects[one.subject].noun for one in said.relations if one.kind == "in"] == inside


def test_a_dog_has_its_stick_in_its_mouth() -> None:
    scene = read_scene(Prompt("a dog carrying a stick in its mouth on the beach"), 7)
    (relation,) = relations(scene)
    assert (relation.how, relation.second.noun) == ("holding", "stick")
    assert "mouth" in compose(scene, SIZE).drawn
