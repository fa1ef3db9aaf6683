"""Choices are a controlled comparison: one seed, one expansion, one composition; only what was said differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ImageChops

from promptmagic.generation import Generation
from promptmagic.history import History
from promptmagic.model import Record
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.studio import Studio
from promptmagic.studio.pipeline import seed_of, unused_seeds

Paints = Callable[..., Generation]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(History(tmp_path), painter="sketch", expander="template", size="192x192")


@pytest.fixture
def paint(studio: Studio) -> Paints:
    return studio.paint


def seeds(art: Generation) -> list[int]:
    return [variation.seed for variation in art.variations]


def test_choices_of_one_round_share_a_seed_and_the_next_round_has_the_next(paint: Paints) -> None:
    assert seeds(paint("a boat at {noon|sunset|night}", seed=7)) == [7, 7, 7]
    assert seeds(paint("a boat at {noon|night}", n=6, seed=7)) == [7, 7, 8, 8, 9, 9]
    assert seeds(paint("a boat", style="{oil|ink}", seed=7)) == [7, 7]
    assert seeds(paint("a boat", n=3, seed=7)) == [7, 8, 9]


def test_the_seed_comes_from_the_brief_before_its_choices_are_filled(paint: Paints) -> None:
    first = paint("a boat at {noon|night}")
    assert seeds(first)[0] == seeds(paint("a boat at {dawn|sunset|dusk}"))[0]
    assert seeds(first)[0] != seeds(paint("a tree at {noon|night}"))[0]


def test_more_of_choices_is_a_further_round(studio: Studio) -> None:
    art = studio.paint("a boat at {noon|night}", seed=7)
    studio.additions.more(art.id, 2)
    assert seeds(art) == [7, 7, 8, 8]


def test_what_was_saved_before_keeps_its_seeds() -> None:
    old = Record("id", "paint", "a boat", (), {"seed": 7})
    assert [seed_of(old, number) for number in (1, 2, 3)] == [7, 8, 9]


def test_another_picture_of_a_choice_takes_a_seed_that_none_of_them_has(paint: Paints) -> None:
    record = paint("a boat at {noon|night}", seed=7).record
    ahead = unused_seeds(record, record.prompts[1], 2)
    assert [next(ahead), next(ahead)] == [8, 9]


@pytest.mark.parametrize(
    ("brief", "options"),
    [
        ("a boat at {noon|sunset|night}", {}),
        ("a boat on a lake", {"style": "{oil|ink}"}),
        ("a {red|black} cat on a sofa", {}),
        ("a lighthouse in {a storm|fog}", {}),
        ("ein Hund im {Garten|Schnee}", {}),
    ],
)
def test_prompts_of_choices_differ_in_what_was_said_alone(paint: Paints, brief: str, options: dict[str, str]) -> None:
    art = paint(brief, n=4, **options)
    rounds: dict[int, set[tuple[str, ...]]] = {}
    for variation in art.variations:
        parts = variation.prompt.parts
        added = (parts.setting, parts.light, parts.composition, parts.palette, parts.mood)
        rounds.setdefault(variation.seed, set()).add(added)
    assert all(len(added) == 1 for added in rounds.values())
    assert any(any(one) for added in rounds.values() for one in added) or "Hund" in brief


def test_the_same_things_stand_in_the_same_places(paint: Paints) -> None:
    places = []
    for variation in paint("a boat at {noon|sunset|night}").variations:
        scene = read_scene(variation.prompt, variation.seed)
        whole, without = (
            compose(scene, (192, 192), "a boat", hidden).image.convert("RGB")
            for hidden in (frozenset[str](), frozenset({"boat"}))
        )
        box = ImageChops.difference(whole, without).convert("L").point(lambda value: 255 * (value > 24)).getbbox()
        assert box is not None
        places.append(box[:3])  # how far down its reflection is to be seen depends on the hour
    assert all(abs(a - b) <= 3 for place in places for a, b in zip(place, places[0], strict=True)), places
