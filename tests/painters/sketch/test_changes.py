"""Changes of a sketch: the scene is kept, what was asked is another, and what was not understood is said."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageStat

from promptmagic.errors import OptionError
from promptmagic.model import Parts, Picture, Prompt
from promptmagic.painters import RECIPE, Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.changes import scene_of
from promptmagic.painters.sketch.recipe import SketchRecipe, Step, read_recipe
from promptmagic.painters.sketch.scene import SketchScene

BEACH = "a beach sunset with two red sailboats and palm trees"
ANOTHER = "Make another version of this picture: the same subject and style, with other details and composition."


def scene(*words: str, turn: int = 0) -> SketchScene:
    first, *changes = words
    return scene_of(SketchRecipe((Step(first, 7), *(Step(change, 8, turn) for change in changes))))


def counts(found: SketchScene) -> dict[str, int]:
    return {subject.noun: subject.count for subject in found.subjects}


def painted(text: str, seed: int = 7) -> Picture:
    return SketchPainter().paint(Prompt(text), Canvas(seed, (128, 128)))


def canvas_on(picture: Picture, seed: int = 8, mask: bytes | None = None) -> Canvas:
    image = picture.image
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return Canvas(seed, image.size, source=buffer.getvalue(), recipe=str(image.info.get(RECIPE, "")), mask=mask)


def changed(picture: Picture, words: str, seed: int = 8, mask: bytes | None = None) -> Picture:
    return SketchPainter().paint(Prompt(words), canvas_on(picture, seed, mask))


def difference(one: Picture, other: Picture, box: tuple[int, int, int, int] | None = None) -> float:
    apart = ImageChops.difference(one.image.convert("RGB"), other.image.convert("RGB")).crop(box)
    return sum(ImageStat.Stat(apart).mean) / 3


# What the words mean


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("make it night", "hour", "night"),
        ("at dawn instead", "hour", "dawn"),
        ("in the rain", "weather", "rain"),
        ("let it snow", "weather", "snow"),
        ("in autumn", "season", "autumn"),
        ("as a watercolor", "style", "watercolor"),
        ("move it to the desert", "place", "desert"),
        ("make it a forest", "place", "forest"),
    ],
)
def test_a_change_of_one_thing_leaves_the_others(words: str, name: str, value: str) -> None:
    before, after = scene(BEACH), scene(BEACH, words)
    assert getattr(after, name) == value
    assert counts(after) == counts(before)
    kept = {"place", "hour", "weather", "season", "style", "seed", "root", "turn"} - {name}
    assert [getattr(after, k) for k in kept] == [getattr(before, k) for k in kept]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("without the boats", {"palm": 3}),
        ("remove the sailboats", {"palm": 3}),
        ("take the boats away", {"palm": 3}),
        ("no trees", {"sailboat": 2}),
        ("add a dog", {"sailboat": 2, "palm": 3, "dog": 1}),
        ("add a sailboat", {"sailboat": 3, "palm": 3}),
        ("add a dog under the palm trees", {"sailboat": 2, "palm": 3, "dog": 1}),
        ("with three crabs", {"sailboat": 2, "palm": 3, "crab": 3}),
        ("five boats", {"sailboat": 5, "palm": 3}),
        ("one boat", {"sailboat": 1, "palm": 3}),
        ("two more boats", {"sailboat": 4, "palm": 3}),
        ("another boat", {"sailboat": 3, "palm": 3}),
        ("fewer palms", {"sailboat": 2, "palm": 1}),
        ("replace the boats with a whale", {"palm": 3, "whale": 1}),
        ("turn the sailboats into a whale", {"palm": 3, "whale": 1}),
        ("remove the boats and add a dog", {"palm": 3, "dog": 1}),
        ("bigger boats", {"sailboat": 2, "palm": 3}),
    ],
)
def test_things_are_added_removed_counted_and_replaced(words: str, expected: dict[str, int]) -> None:
    assert counts(scene(BEACH, words)) == expected


def test_what_was_removed_stays_away_and_may_come_back() -> None:
    gone = scene(BEACH, "without the boats")
    assert gone.lacks("sailboat")
    back = scene(BEACH, "without the boats", "add a sailboat")
    assert not back.lacks("sailboat")
    assert counts(back)["sailboat"] == 1


def test_a_thing_takes_another_colour_and_size() -> None:
    boat = scene(BEACH, "make the boats blue").subject("sailboat")
    assert boat is not None
    assert boat.colour is not None
    assert boat.colour[2] > boat.colour[0]
    sizes = [scene(BEACH, words).subject("sailboat") for words in ("bigger boats", "smaller boats", "giant boats")]
    assert [found.size for found in sizes if found] == ["large", "small", "giant"]


def test_bigger_alone_means_what_the_picture_is_of() -> None:
    dog = scene("a dog on a beach", "bigger").subject("dog")
    assert dog is not None
    assert dog.size == "large"


def test_the_sky_takes_a_colour() -> None:
    assert scene("a lake", "make the sky purple").sky_colour is not None


def test_another_hour_takes_the_old_lights_and_hues_along() -> None:
    night = scene("a beach sunset, the sun just touching the horizon, warm orange and pink hues", "make it night")
    assert night.hour == "night"
    assert "sun" not in night.lights
    assert night.colours == ()


def test_rain_takes_the_sun_away() -> None:
    found = scene("a beach with the sun low over the sea", "in the rain")
    assert "sun" not in {*found.lights, *counts(found)}


def test_changes_follow_each_other() -> None:
    found = scene("a lake", "make it night", "add a red boat", "in winter")
    assert (found.hour, found.season, counts(found)) == ("night", "winter", {"boat": 1})


def test_what_says_nothing_that_can_be_drawn_is_reported() -> None:
    assert "make it fly" in scene(BEACH, "make it fly").unread
    assert "zorblax" in scene(BEACH, "add a zorblax").unread
    assert scene(BEACH, "make it night").unread == ()


def test_another_version_turns_the_details_and_nothing_else() -> None:
    other = scene(BEACH, ANOTHER)
    assert other == replace(scene(BEACH), turn=other.turn)
    assert other.turn
    assert scene(BEACH, ANOTHER, ANOTHER).turn != other.turn


def test_the_same_change_asked_for_again_turns_the_details() -> None:
    assert scene(BEACH, "make it night", turn=1).turn


# What is painted


def test_a_changed_sketch_keeps_its_scene_to_the_pixel_elsewhere() -> None:
    plain = painted("a lake with a boat")
    gone = changed(plain, "without the boat")
    assert difference(plain, gone) > 0
    assert difference(plain, gone, (0, 0, 128, 40)) == 0


def test_night_falls_over_the_same_scene() -> None:
    day = painted("mountains by day")
    night = changed(day, "make it night")
    light = [ImageStat.Stat(picture.image.convert("L")).mean[0] for picture in (day, night)]
    assert light[0] > light[1] + 40
    assert "night" in night.drawn


def test_variations_of_a_sketch_differ_from_it_less_than_another_seed_does() -> None:
    first = painted(BEACH)
    varied = [changed(first, ANOTHER, seed=seed) for seed in (8, 9)]
    apart = [difference(first, picture) for picture in varied]
    assert all(0 < amount < difference(first, painted(BEACH, seed=9)) for amount in apart)
    assert difference(varied[0], varied[1]) > 0


def test_a_change_is_the_same_each_time() -> None:
    first = painted(BEACH)
    assert difference(changed(first, "make it night"), changed(first, "make it night")) == 0


def test_a_mask_limits_the_change() -> None:
    first = painted("a lake by day")
    mask = Image.new("RGBA", (128, 128), (0, 0, 0, 255))
    mask.paste((255, 255, 255, 0), (64, 0, 128, 128))
    buffer = io.BytesIO()
    mask.save(buffer, "PNG")
    night = changed(first, "make it night", mask=buffer.getvalue())
    assert difference(first, night, (0, 0, 64, 128)) == 0
    assert difference(first, night, (64, 0, 128, 128)) > 20


def test_a_changed_sketch_can_be_changed_again_at_another_size() -> None:
    canvas = replace(canvas_on(changed(painted("a lake"), "make it night")), size=(192, 96))
    twice = SketchPainter().paint(Prompt("add a red boat"), canvas)
    assert twice.image.size == (192, 96)
    assert {"night", "boat"} <= set(twice.drawn)
    steps = read_recipe(str(twice.image.info[RECIPE]), twice.read())
    assert steps is not None
    assert [step.words for step in steps.steps] == ["a lake", "make it night", "add a red boat"]


# What cannot be changed


def test_a_picture_that_is_no_sketch_is_one_clear_error() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (128, 128), "red").save(buffer, "PNG")
    canvas = Canvas(1, (128, 128), source=buffer.getvalue())
    for act in (SketchPainter().check, lambda canvas: SketchPainter().paint(Prompt("make it night"), canvas)):
        with pytest.raises(OptionError, match="is no sketch") as caught:
            act(canvas)
    assert "-p openai" in caught.value.advice


def test_a_sketch_that_another_hand_changed_is_no_sketch_any_more() -> None:
    picture = painted("a lake")
    image = picture.image
    image.putpixel((0, 0), (1, 2, 3))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    with pytest.raises(OptionError, match="was changed since"):
        SketchPainter().check(replace(canvas_on(picture), source=buffer.getvalue()))


@pytest.mark.parametrize("recipe", ["{", "[]", '{"pixels": 1}', '{"pixels": "", "steps": [7]}', "null", "\0"])
def test_a_damaged_recipe_is_no_recipe(recipe: str) -> None:
    with pytest.raises(OptionError):
        SketchPainter().check(replace(canvas_on(painted("a lake")), recipe=recipe))


def test_no_key_stands_in_a_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-obviously-fake-0123456789")
    picture = painted("a lake called sk-obviously-fake-0123456789")
    assert b"obviously-fake" not in picture.read()


def test_an_expanders_words_are_not_taken_for_the_persons() -> None:
    prompt = Prompt("A zorblax, a flimp beside it.", Parts(subject="a zorblax", setting="a flimp beside it"))
    assert SketchPainter().paint(prompt, Canvas(1, (96, 96))).undrawn == ("zorblax",)
