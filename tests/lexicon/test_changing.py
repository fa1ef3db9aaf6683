"""A change in the words of what it changes."""

from __future__ import annotations

import pytest

from promptmagic.lexicon.changing import changed


@pytest.mark.parametrize(
    ("scene", "change", "whole"),
    [
        ("a boat on a lake", "make it night", "a boat on a lake at night"),
        ("a boat on a lake at sunset", "make it night", "a boat on a lake at night"),
        ("a beach sunset", "now make it dawn", "a beach at dawn"),
        ("a cat in the rain", "make it snow", "a cat in the snow"),
        ("a park", "make it autumn", "a park in autumn"),
        ("a boat on a lake", "without the boat", "a boat on a lake, without the boat"),
        ("a boat on a lake", "add two gulls", "a boat on a lake, changed: add two gulls"),
        ("", "make it night", "at night"),
    ],
)
def test_a_change_becomes_part_of_the_scene(scene: str, change: str, whole: str) -> None:
    assert changed(scene, change).strip() == whole
