"""Apart: where two whom a brief joins are drawn and not joined, a card is painted instead."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene

SIZE = (160, 160)


def carded(brief: str, size: tuple[int, int] = SIZE) -> bool:
    return compose(read_scene(Prompt(brief), 3), size, brief).carded


@pytest.mark.parametrize(
    "brief",
    [
        "a man putting a letter in a mailbox",
        "a girl pushing her grandmother in a wheelchair",
        "a lighthouse in a bedroom",
        "a doctor listening to a teddy bear's heart",
    ],
)
def test_two_who_are_joined_and_not_drawn_so_make_a_card(brief: str) -> None:
    assert carded(brief)
    assert carded(brief, (320, 224))


@pytest.mark.parametrize(
    "brief",
    [
        "a hen on the roof of a barn",
        "a monkey riding a bicycle",
        "a kitten in a basket",
        "a dog carrying a newspaper",
        "a goose wearing a hat",
        "a shy fox beside a lonely house",
        "a boy chasing a pig around a tree",
        "a toy lighthouse in a bedroom",
        "a man with a statue in a room",
    ],
)
def test_a_scene_stays_where_they_are_joined_or_nothing_joins_them(brief: str) -> None:
    assert not carded(brief)
