"""Viewing: from where a picture is seen is told, a silhouette is dark, and a feeling in a place has a bearer."""

from __future__ import annotations

import pytest

from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch.painter import SketchPainter


def _painted(brief: str) -> Picture:
    return SketchPainter().paint(Prompt(brief), Canvas(size=(128, 128), seed=3))


@pytest.mark.parametrize(
    ("brief", "view"),
    [
        ("a castle seen from above", "seen from above"),
        ("a tree seen from below", "seen from below"),
        ("bird's eye view of a chair", "bird's eye view"),
        ("a house, isometric view", "isometric view"),
    ],
)
def test_a_view_from_elsewhere_is_missing(brief: str, view: str) -> None:
    picture = _painted(brief)
    assert view in picture.undrawn
    assert not {"above", "below"} & set(picture.drawn)


def test_what_is_behind_a_thing_is_no_view() -> None:
    assert not any("from behind" in word for word in _painted("a dog jumping from behind a tree").undrawn)


def test_a_silhouette_is_dark_and_told() -> None:
    plain, dark = _painted("a horse at sunset"), _painted("silhouette of a horse at sunset")
    assert "silhouette" in dark.drawn
    assert plain.data != dark.data


@pytest.mark.parametrize(("brief", "felt"), [("loneliness in a big city", "loneliness"), ("joy in a park", "joy")])
def test_a_feeling_in_a_place_has_somebody_who_shows_it(brief: str, felt: str) -> None:
    picture = _painted(brief)
    assert felt in picture.drawn
    assert not picture.undrawn


def test_who_is_afraid_shrinks_from_what_frightens_them() -> None:
    picture = _painted("a knight afraid of a tiny mouse")
    assert "afraid of" in picture.drawn
    assert not picture.undrawn


def test_a_bond_between_two_shows_both() -> None:
    picture = _painted("friendship between a boy and a dog")
    assert {"boy", "dog"} <= set(picture.drawn)
    assert picture.label == "offline sketch"
