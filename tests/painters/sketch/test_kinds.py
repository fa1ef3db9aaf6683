"""Kinds of briefs that a bag of nouns paints comically: young animals, measures, windows, sleep, leaps, sitters."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from promptmagic.lexicon import YOUNG, describe
from promptmagic.model import Parts, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.cards.wording import words_of
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.visible import visible

SIZE = (192, 192)


def painted(text: str, seed: int = 7, hidden: frozenset[str] = frozenset()) -> Easel:
    return compose(read_scene(Prompt(text), seed), SIZE, hidden=hidden)


def own_pixels(text: str, noun: str, seed: int = 7) -> tuple[int, int, int, int]:
    """Return the box of what a noun alone changes in a picture: left, top, right, bottom."""
    apart = ImageChops.difference(painted(text, seed).image, painted(text, seed, frozenset({noun})).image)
    bounds = apart.convert("L").point([255 * (level > 12) for level in range(256)]).getbbox()
    assert bounds is not None, f"no {noun} is seen"
    return bounds


@pytest.mark.parametrize(
    ("text", "noun", "young"),
    [
        ("a polar bear and her cub on the ice", "polar bear", 1),
        ("a bear with two cubs in the forest", "bear", 2),
        ("a cat and her kittens", "cat", 3),
        ("a duck with five ducklings", "duck", 5),
        ("an elephant and its baby", "elephant", 1),
        ("a whale and her calf", "whale", 1),
        ("a penguin feeding its chick", "penguin", 1),
    ],
)
def test_the_young_of_an_animal_are_such_animals_at_half_size(text: str, noun: str, young: int) -> None:
    said = describe(text)
    assert [(one.noun, one.count, YOUNG in one.qualities) for one in said.subjects] == [
        (noun, 1, False),
        (noun, young, True),
    ]
    marks = [mark for mark in painted(text).marks if mark.noun == noun]
    heights = sorted(box[3] - box[1] for mark in marks if (box := mark.mask.getbbox()))
    assert len(heights) == young + 1
    assert heights[0] < heights[-1] * 0.75


@pytest.mark.parametrize("text", ["a dog and a kitten", "a mother and her baby", "a girl and her kitten", "a kitten"])
def test_what_is_nobodys_young_is_grown(text: str) -> None:
    assert not any(YOUNG in one.qualities for one in describe(text).subjects)


@pytest.mark.parametrize("text", ["a tower of pancakes with syrup", "a tower of books", "a tower of red apples"])
def test_a_tower_of_things_is_no_tower(text: str) -> None:
    assert "tower" not in [one.noun for one in describe(text).subjects]
    easel = painted(text)
    assert len([mark for mark in easel.marks if mark.noun != "syrup"]) == 1


@pytest.mark.parametrize("text", ["a tower of stone", "a tower", "the tower of london", "a tower of the castle"])
def test_a_tower_that_stands_remains_one(text: str) -> None:
    assert "tower" in [one.noun for one in describe(text).subjects]


@pytest.mark.parametrize("seed", range(4))
def test_who_looks_out_of_a_window_is_before_a_window_of_the_wall(seed: int) -> None:
    easel = painted("a cat looking out of a rainy window", seed)
    assert {"window", "rain", "cat"} <= easel.drawn
    assert [mark.noun for mark in easel.marks] == ["cat"]


@pytest.mark.parametrize(("text", "noun"), [("a clock on the wall", "clock"), ("a mirror on the wall", "mirror")])
def test_what_is_on_a_wall_hangs_there(text: str, noun: str) -> None:
    assert own_pixels(text, noun)[3] < SIZE[1] * 0.66


def test_who_sleeps_in_a_cradle_lies_in_it() -> None:
    text = "a baby sleeping in a cradle"
    left, top, right, bottom = own_pixels(text, "baby")
    assert right - left > (bottom - top) * 1.3
    around = own_pixels(text, "cradle")
    assert around[0] <= left
    assert right <= around[2]
    assert bottom <= around[3]


@pytest.mark.parametrize("text", ["a man sleeping on a bench", "a sleeping king", "a girl sleeping in a bed"])
def test_people_lie_down_to_sleep(text: str) -> None:
    noun = describe(text).subjects[0].noun
    left, top, right, bottom = own_pixels(text, noun)
    assert right - left > (bottom - top) * 1.2


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("a boy jumping into a swimming pool", "boy"),
        ("a girl diving into a lake", "girl"),
        ("a dog jumping into the sea", "dog"),
    ],
)
def test_who_jumps_into_water_is_in_the_air_over_a_splash(text: str, noun: str) -> None:
    easel = painted(text)
    mask = next(mark.mask for mark in easel.marks if mark.noun == noun)
    bounds = mask.getbbox()
    assert bounds is not None
    rows = [mask.crop((0, y, mask.width, y + 1)).getbbox() is not None for y in range(bounds[1], bounds[3])]
    assert not all(rows), "nothing is between the one who jumps and the splash"


def test_a_portrait_shows_the_sitter_close_and_the_animal_in_front() -> None:
    easel = painted("portrait of a girl with a cat")
    girl, cat = (next(mark for mark in easel.marks if mark.noun == noun) for noun in ("girl", "cat"))
    box = girl.mask.getbbox()
    assert box is not None
    assert girl.corner[1] + box[3] >= SIZE[1] - 2
    assert visible(easel.marks, SIZE) == {"girl": 1, "cat": 1}
    assert [mark.noun for mark in easel.marks] == ["girl", "cat"]
    assert cat.whole == 1.0


def test_what_is_eaten_is_at_the_mouth() -> None:
    girl = own_pixels("a girl eating an apple", "girl")
    apple = own_pixels("a girl eating an apple", "apple")
    share = (girl[3] - (apple[1] + apple[3]) / 2) / (girl[3] - girl[1])
    assert 0.66 < share < 0.95


@pytest.mark.parametrize("text", ["a girl holding a flower on a bench", "a boy holding an apple on a bench"])
def test_what_one_holds_who_sits_is_in_the_hand(text: str) -> None:
    holder, held = (one.noun for one in describe(text).subjects[:2])
    person, thing = own_pixels(text, holder), own_pixels(text, held)
    assert thing[1] > person[1] + (person[3] - person[1]) * 0.1


@pytest.mark.parametrize(
    ("text", "noun"),
    [("a guitar behind a car", "guitar"), ("a cake behind a castle", "cake"), ("a cup behind a boat", "cup")],
)
def test_a_small_thing_behind_a_large_one_is_seen_or_reported(text: str, noun: str) -> None:
    for seed in range(4):
        easel = painted(text, seed)
        picture = SketchPainter().paint(Prompt(text), Canvas(seed, SIZE))
        assert (visible(easel.marks, SIZE)[noun] > 0) == (noun in picture.drawn)
        assert noun in picture.drawn


@pytest.mark.parametrize("seed", range(4))
def test_who_sits_by_a_fireplace_leaves_the_fire_to_be_seen(seed: int) -> None:
    easel = painted("an old woman by the fireplace", seed)
    fire = easel.x(0.52) if easel.mirrored else SIZE[0] * 0.52
    (mark,) = (mark for mark in easel.marks if mark.noun != "fireplace")
    bounds = mark.mask.getbbox()
    assert bounds is not None
    assert not mark.corner[0] + bounds[0] < fire < mark.corner[0] + bounds[2]


def test_a_tree_that_a_picture_is_of_is_large() -> None:
    for seed in range(4):
        easel = painted("a tree in the snow", seed)
        assert easel.found.get("lone tree") or any(mark.noun == "tree" for mark in easel.marks)


def test_the_same_words_give_the_same_pixels() -> None:
    one, other = (painted("a duck with five ducklings").image for _ in range(2))
    assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize(
    ("text", "noun", "share"),
    [("a camel in front of the pyramids", "camel", 0.16), ("a knight in front of a castle", "knight", 0.16)],
)
@pytest.mark.parametrize("seed", range(4))
def test_who_stands_before_a_landmark_can_be_seen(text: str, noun: str, share: float, seed: int) -> None:
    _, top, _, bottom = own_pixels(text, noun, seed)
    assert bottom - top >= share * SIZE[1]


@pytest.mark.parametrize(
    "text", ["a bear in a river", "kids swimming in a lake", "an elephant standing in the water of a lake"]
)
@pytest.mark.parametrize("seed", range(4))
def test_who_is_in_the_water_is_covered_by_it_to_the_belly(text: str, seed: int) -> None:
    easel = painted(text, seed)
    noun = describe(text).subjects[0].noun
    seen = [mark for mark in easel.marks if mark.noun == noun]
    assert seen
    on_land = painted(
        text.partition(" in ")[0].replace("swimming", "standing").replace("standing", "") + " on a lawn", seed
    )
    tall = [mark for mark in on_land.marks if mark.noun == noun]
    for mark, whole in zip(seen, tall, strict=True):
        (left, top, right, bottom), full = mark.mask.getbbox() or (0, 0, 0, 0), whole.mask.getbbox() or (0, 0, 1, 1)
        assert (bottom - top) / (right - left) < 0.9 * (full[3] - full[1]) / (full[2] - full[0])


@pytest.mark.parametrize("feeling", ["loneliness", "hope", "love", "a feeling of peace", "fear", "happiness"])
def test_a_feeling_is_shown_by_a_landscape(feeling: str) -> None:
    assert "abstract" not in painted(feeling).drawn


def test_a_feeling_in_an_abstract_style_stays_abstract() -> None:
    assert "abstract" in painted("abstract art about loneliness").drawn


def test_a_greenhouse_that_somebody_is_in_is_the_place() -> None:
    easel = painted("a girl watering plants in a greenhouse")
    assert "greenhouse" in easel.drawn
    assert "greenhouse" not in [mark.noun for mark in easel.marks]


def test_who_stands_on_an_iceberg_stands_on_one_in_the_water() -> None:
    easel = painted("penguins on an iceberg")
    berg = next(mark for mark in easel.marks if mark.noun == "iceberg")
    top = berg.corner[1] + (berg.mask.getbbox() or (0, 0, 0, 0))[1]
    for mark in easel.marks:
        if mark.noun == "penguin":
            foot = mark.corner[1] + (mark.mask.getbbox() or (0, 0, 0, 0))[3]
            assert top <= foot <= berg.corner[1] + berg.mask.height


@pytest.mark.parametrize("seed", range(4))
def test_what_holds_flowers_on_a_piano_stands_on_it(seed: int) -> None:
    text = "a vase with three roses on the piano"
    _, _, _, foot = own_pixels(text, "vase", seed)
    _, top, _, bottom = own_pixels(text, "piano", seed)
    assert top < foot < (top + bottom) / 2 + 0.1 * SIZE[1]


def test_an_expanders_words_of_a_pose_move_nobody() -> None:
    brief = "a girl with a red balloon"
    told = Prompt(f"{brief}, both arms drawn close around it. Centered in the frame.", Parts(subject=brief))
    easel = compose(read_scene(told, 7), SIZE, own=brief)
    girl = next(mark for mark in easel.marks if mark.noun == "girl")
    assert girl.corner[1] + (girl.mask.getbbox() or (0, 0, 0, 0))[3] > 0.6 * SIZE[1]


@pytest.mark.parametrize("text", ["a man holding an umbrella", "a girl with an umbrella jumping in puddles"])
@pytest.mark.parametrize("seed", range(3))
def test_an_umbrella_in_the_hand_spreads_above_the_head(text: str, seed: int) -> None:
    easel = painted(text, seed)
    tops = {mark.noun: mark.corner[1] + (mark.mask.getbbox() or (0, 0, 0, 0))[1] for mark in easel.marks}
    assert tops["umbrella"] < tops[describe(text).subjects[0].noun]
    assert visible(easel.marks, SIZE)[describe(text).subjects[0].noun] == 1


def test_a_baby_that_somebody_holds_lies_in_their_arms() -> None:
    text = "a mother holding her baby"
    _, top, _, bottom = own_pixels(text, "baby")
    _, head, _, foot = own_pixels(text, "woman")
    assert head < top < bottom < foot - 0.2 * (foot - head)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("a plumber", "mechanic"),
        ("my grandchildren", "child"),
        ("a yak", "bison"),
        ("a lightbulb", "lamp"),
        ("a jeep", "car"),
    ],
)
def test_common_words_are_read(text: str, noun: str) -> None:
    assert [one.noun for one in describe(text).subjects] == [noun]
    assert not describe(text).not_understood


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("a baby elephant with its mother", "elephant"),
        ("a kitten and its mother", "cat"),
        ("a foal and its father", "horse"),
    ],
)
def test_the_mother_of_an_animal_is_such_an_animal_and_larger(text: str, noun: str) -> None:
    assert [(one.noun, YOUNG in one.qualities) for one in describe(text).subjects] == [(noun, True), (noun, False)]
    boxes = [mark.mask.getbbox() or (0, 0, 0, 0) for mark in painted(text).marks if mark.noun == noun]
    heights = sorted(bottom - top for _, top, _, bottom in boxes)
    assert len(heights) == 2
    assert heights[0] < heights[1] * 0.75


def test_the_mother_of_a_person_is_a_woman() -> None:
    assert [one.noun for one in describe("a boy and his mother").subjects] == ["boy", "woman"]


@pytest.mark.parametrize("text", ["a cat looking at the moon", "a girl looking at the stars through a telescope"])
def test_who_looks_at_the_sky_stands_on_the_ground(text: str) -> None:
    told = Prompt(f"{text}, high in a wide sky. Clouds parting in the middle.", Parts(subject=text))
    easel = compose(read_scene(told, 7), SIZE, own=text)
    first = describe(text).subjects[0].noun
    mark = next(one for one in easel.marks if one.noun == first)
    assert mark.corner[1] + (mark.mask.getbbox() or (0, 0, 0, 0))[3] > easel.horizon
    assert easel.horizon < SIZE[1]


def test_a_poster_says_its_topic_and_not_that_it_is_one() -> None:
    assert words_of("a poster for a jazz concert").title == "Jazz concert"
    assert words_of("a banner about saving water").title == "Saving water"
    assert words_of("a poster of a cat").asked is False


def test_what_a_dish_is_made_of_is_not_drawn_beside_it() -> None:
    easel = painted("a sandwich with cheese and tomato")
    assert [mark.noun for mark in easel.marks] == ["sandwich"]
    assert {"cheese", "tomato"} <= easel.drawn


@pytest.mark.parametrize("seed", range(3))
def test_what_is_under_a_boat_is_below_its_waterline(seed: int) -> None:
    boat, shark = (own_pixels("a shark under a rowboat", noun, seed) for noun in ("boat", "shark"))
    assert shark[1] > (boat[1] + boat[3]) / 2
    assert shark[2] - shark[0] < 1.3 * (boat[2] - boat[0])
