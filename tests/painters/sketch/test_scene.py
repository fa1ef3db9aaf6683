"""What a prompt asks the sketch to show."""

from __future__ import annotations

from promptmagic.model import Parts, Prompt
from promptmagic.painters.sketch.scene import read_scene


def test_snowy_peaks_lie_in_snow_but_a_blizzard_falls() -> None:
    peaks, blizzard = (read_scene(Prompt(text), 0) for text in ("snowy mountains", "mountains in a blizzard"))
    assert peaks.wintry
    assert not peaks.snowfall
    assert blizzard.wintry
    assert blizzard.snowfall


def test_a_subjects_colour_does_not_tint_the_sky() -> None:
    scene = read_scene(Prompt("a red boat on a lake"), 0)
    assert scene.colours == ()
    boat = scene.subject("boat")
    assert boat is not None
    assert boat.colour is not None


def test_what_is_to_be_avoided_is_neither_counted_nor_a_subject() -> None:
    scene = read_scene(Prompt("a beach with palms", Parts(avoid="palms, seagulls")), 0)
    assert scene.subject("palm") is None
    assert scene.count("palm", 3) == 0
    assert scene.count("gull", 3) == 0
    assert scene.count("crab", 3) == 3


def test_birds_that_are_absent_include_gulls() -> None:
    assert read_scene(Prompt("a beach without birds"), 0).lacks("gull")


def test_a_style_asked_for_beside_the_prompt_wins_over_one_in_its_words() -> None:
    assert read_scene(Prompt("a lake, oil painting", Parts(style="ink")), 0).style == "ink"
    assert read_scene(Prompt("a lake, oil painting"), 0).style == "oil"


ADDED = "three palms, an old brick wall, a folded napkin"


def nouns(text: str, subject: str) -> list[str]:
    scene = read_scene(Prompt(text, Parts(subject=subject, setting=ADDED)), 1)
    return [subject.noun for subject in scene.subjects]


def test_of_an_expanders_things_only_those_of_an_empty_landscape_are_subjects() -> None:
    assert nouns(f"A cat on a beach, {ADDED}.", "a cat on a beach") == ["cat"]
    assert nouns(f"A beach, {ADDED}.", "a beach") == ["palm"]
    assert nouns(f"A kitchen, {ADDED}.", "a kitchen") == []
    typed = read_scene(Prompt(f"A cat, {ADDED}."), 1)
    assert {"cat", "wall", "palm"} <= {subject.noun for subject in typed.subjects}
