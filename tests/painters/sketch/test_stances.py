"""Stances: animals hold themselves as a sentence says, and touch what they are said to touch."""

from __future__ import annotations

import random
from typing import cast

import pytest
from PIL import ImageDraw

from promptmagic.expanders.template import TemplateExpander
from promptmagic.lexicon import describe
from promptmagic.lexicon.nouns import numbers
from promptmagic.model import Brief, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch.boxes import TraceBox, boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.session import paint_here
from promptmagic.painters.sketch.shapes import Shape, find
from promptmagic.painters.sketch.shapes.joints import Proof, bounding, lowered, lying
from promptmagic.painters.sketch.stances import doings
from promptmagic.painters.sketch.stances import young as young_of
from promptmagic.painters.sketch.states import states_of

NECKED = sorted(noun for noun in numbers("neck") if find(noun) is not None)
"""The animals whose neck is known."""

SIZE = (320, 224)


def painted(text: str) -> Easel:
    """Return the easel after a text was painted."""
    return compose(read_scene(Prompt(text), 7), SIZE)


def one(easel: Easel, noun: str) -> TraceBox:
    """Return where the one thing of a name is seen."""
    (found,) = boxes(easel.marks, noun)
    return found


def proof(shape: Shape) -> Proof:
    """Return the proof of a shape."""
    return Proof.of(shape.draw(random.Random(0), 100), 100)


@pytest.mark.parametrize("noun", NECKED)
def test_a_grazing_animal_has_its_mouth_at_the_ground_and_its_feet_on_it(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    grazing = lowered(noun, shape, 0.0)
    assert grazing is not None
    assert grazing.mouth is not None
    left, low, right, high = proof(grazing).extent
    assert abs(low) < 0.03
    assert grazing.mouth[1] < (0.3 if noun in ("tiger", "leopard") else 0.2), "a face seen from before has a chin below"
    assert abs(high - 1) < 0.05
    assert abs((right - left) - grazing.aspect) < 0.1
    feet = [run for run in proof(grazing).runs(0.03) if run[0] < grazing.mouth[0] * grazing.aspect / 2 - 0.1]
    assert feet, "it stands on its feet, not on its nose"


@pytest.mark.parametrize("noun", [noun for noun in NECKED if noun not in ("rabbit", "chicken")])
def test_one_that_lies_is_lower_than_one_that_stands(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    for asleep in (True, False):
        low = lying(noun, shape, asleep=asleep)
        assert low is not None
        assert low.height < shape.height
        assert abs(proof(low).extent[1]) < 0.03


@pytest.mark.parametrize("noun", ["cow", "dog", "deer", "walking cat"])
def test_one_that_gallops_stretches_its_legs(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    galloping = bounding(noun, shape)
    assert galloping is not None
    standing = proof(shape).runs(0.08)
    stretched = proof(galloping).runs(0.08)
    assert stretched[-1][1] - stretched[0][0] > standing[-1][1] - standing[0][0]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("a giraffe drinking from a river", {"drink": ""}),
        ("a horse drinking from a trough", {"drink": "trough"}),
        ("sheep grazing on a hill", {"eat": ""}),
        ("a fox sniffing a flower", {"sniff": "flower"}),
        ("a dog chasing a cat", {"chase": "cat"}),
    ],
)
def test_what_an_animal_does_is_read_with_what_it_does_it_to(text: str, done: dict[str, str]) -> None:
    said = describe(text)
    assert doings(said, said.subjects[0]) == done


@pytest.mark.parametrize(
    "brief",
    [
        "a cow grazing in a meadow",
        "a lion sleeping under a tree",
        "a deer drinking from a lake",
        "a horse jumping over a fence",
        "a dog chasing a cat",
        "a bear climbing a tree",
        "a fox sniffing a flower",
        "a monkey hanging from a branch",
        "a cow lying in the grass",
        "a cat curled up in an armchair",
        "a dog carrying a bone in its mouth",
        "a giraffe eating leaves from a tree",
        "a rabbit eating a carrot",
        "a cow looking over a wooden fence",
        "an owl on a branch in front of the full moon",
    ],
)
def test_what_is_drawn_of_an_animals_doing_is_not_reported_missing(brief: str) -> None:
    prompt = TemplateExpander().expand([Brief(brief)], seed=7).prompts[0]
    picture = paint_here(prompt, Canvas(7, (448, 320)))
    assert picture.undrawn == ()


def test_what_hangs_from_a_branch_is_below_it() -> None:
    easel = painted("a monkey hanging from a branch")
    monkey, branch = one(easel, "monkey"), one(easel, "branch")
    assert branch.top < monkey.top < branch.bottom
    assert monkey.high > 0.3 * SIZE[1]


def test_a_vessel_is_at_the_mouth_that_drinks_from_it() -> None:
    easel = painted("a horse drinking from a trough")
    horse, trough = one(easel, "horse"), one(easel, "trough")
    assert max(horse.left, trough.left) < min(horse.right, trough.right)
    assert trough.top < horse.bottom <= trough.bottom + 4


def test_one_asleep_on_a_pile_touches_it() -> None:
    easel = painted("a dragon sleeping on a pile of gold")
    dragon, pile = one(easel, "dragon"), one(easel, "hoard")
    assert pile.top <= dragon.bottom < pile.bottom
    assert dragon.wide < pile.wide * 1.6


def test_one_that_looks_over_a_fence_stands_behind_it() -> None:
    easel = painted("a cow looking over a wooden fence")
    (cow,) = boxes(easel.marks, "cow")
    fences = boxes(easel.marks, "fence")
    assert all(cow.order < fence.order for fence in fences)
    assert all(cow.top < fence.top and cow.bottom <= fence.bottom for fence in fences)


def test_the_moon_is_behind_who_is_before_it() -> None:
    easel = painted("an owl on a branch in front of the full moon")
    owl, moon = one(easel, "owl"), one(easel, "moon")
    assert moon.order < owl.order
    assert moon.left < owl.left < owl.right < moon.right


DRAWN = ("dinosaur", "sleeping dinosaur", "leaping whale", "sleeping dog", "watching cat", "watching dog", "young dog")


@pytest.mark.parametrize("noun", DRAWN)
def test_a_drawing_of_an_animal_is_one_piece(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    drawn = proof(shape).solid
    seen = drawn.copy()
    box = seen.getbbox()
    assert box is not None
    middle = next(
        (x, y) for y in range((box[1] + box[3]) // 2, box[3]) for x in range(box[0], box[2]) if seen.getpixel((x, y))
    )
    ImageDraw.floodfill(seen, middle, 0)
    whole, rest = drawn.histogram()[255], seen.histogram()[255]
    assert rest < 0.03 * whole, "but for drops of water"


def test_a_dinosaur_holds_what_it_eats_before_its_mouth() -> None:
    easel = painted("a dinosaur eating an ice cream")
    eater, food = one(easel, "dinosaur"), one(easel, "ice cream")
    assert eater.top + 0.15 * eater.high < food.top < eater.top + 0.6 * eater.high
    assert max(eater.left, food.left) < min(eater.right, food.right)


def test_a_pet_lies_within_its_sofa() -> None:
    for pet in ("dog", "cat"):
        easel = painted(f"a {pet} sleeping on a sofa")
        asleep, sofa = one(easel, pet), one(easel, "sofa")
        assert sofa.left < asleep.left < asleep.right < sofa.right
        assert asleep.wide < 0.75 * sofa.wide


@pytest.mark.parametrize("seed", range(6))
def test_a_wolf_howls_to_the_side_where_the_moon_is(seed: int) -> None:
    easel = compose(read_scene(Prompt("a wolf howling at the moon, at night"), seed), SIZE)
    wolf = next(mark for mark in easel.marks if mark.noun == "wolf")
    bounds = wolf.mask.getbbox()
    assert bounds is not None
    row = wolf.mask.crop((bounds[0], bounds[1], bounds[2], bounds[1] + max(1, (bounds[3] - bounds[1]) // 8))).getbbox()
    assert row is not None
    muzzle, middle = (row[0] + row[2]) / 2, (bounds[2] - bounds[0]) / 2
    assert (muzzle > middle) == (easel.sun[0] > wolf.corner[0] + bounds[0] + middle)


def test_a_cat_that_watches_through_a_window_turns_its_back() -> None:
    assert "watch" in painted("my cat watching the rain through the window").drawn


def test_elephants_that_cross_a_river_are_in_it() -> None:
    easel = painted("three elephants crossing a river at sunset")
    bank = min(y for _, y in cast("list[tuple[float, float]]", easel.found["bank"]))
    assert all(box.bottom < bank for box in boxes(easel.marks, "elephant"))
    assert easel.found["one way"]


def test_a_bear_that_fishes_has_its_prey_before_it() -> None:
    assert "fish" in painted("a bear fishing in a mountain stream").drawn


def test_an_animal_stands_on_its_skateboard() -> None:
    easel = painted("a penguin on a skateboard")
    penguin, board = one(easel, "penguin"), one(easel, "skateboard")
    assert board.top - 3 <= penguin.bottom <= board.bottom
    assert board.left < (penguin.left + penguin.right) / 2 < board.right


def test_a_bird_holds_a_page_before_its_breast_and_sees_over_it() -> None:
    easel = painted("an owl wearing glasses reading a newspaper")
    owl, page, glasses = one(easel, "owl"), one(easel, "newspaper"), one(easel, "glasses")
    assert abs((page.left + page.right) - (owl.left + owl.right)) < 0.2 * owl.wide
    assert glasses.bottom <= page.top + 2
    assert 0.5 * owl.wide < glasses.wide < 0.9 * owl.wide


def test_a_puppy_is_a_young_dog_but_for_what_only_the_grown_ones_joints_can_do() -> None:
    young = find("young dog")
    assert young is not None
    scene = read_scene(Prompt("a puppy wearing a superhero cape"), 7)
    assert young_of(scene.told, scene.subjects[0], relations(scene)) == young
    scene = read_scene(Prompt("a puppy carrying a bone in its mouth"), 7)
    assert young_of(scene.told, scene.subjects[0], relations(scene)) is None
    assert young_of("", read_scene(Prompt("a dog in a garden"), 7).subjects[0], []) is None


@pytest.mark.parametrize(
    ("text", "how", "first", "second"),
    [
        ("a koala hugging a eucalyptus tree", "climbing", "koala", "tree"),
        ("a woodpecker pecking a tree", "climbing", "woodpecker", "tree"),
        ("a hummingbird drinking nectar from a red flower", "hovering", "hummingbird", "flower"),
        ("a rabbit peeking out of its burrow", "emerging", "rabbit", "burrow"),
        ("a mole coming out of its hole", "emerging", "mole", "burrow"),
        ("baby birds in a nest", "emerging", "bird", "nest"),
    ],
)
def test_small_animals_are_at_what_they_live_on(text: str, how: str, first: str, second: str) -> None:
    (relation,) = relations(read_scene(Prompt(text), 7))
    assert (relation.how, relation.first.noun, relation.second.noun) == (how, first, second)
    easel = painted(text)
    assert {first, second} <= set(easel.drawn)
    lower = min(box.bottom for box in boxes(easel.marks, first))
    assert lower <= max(box.bottom for box in boxes(easel.marks, second)) + 2  # none hangs below what it is at


def test_what_floats_on_its_back_is_in_the_water() -> None:
    otter = one(painted("an otter floating on its back in a river"), "otter")
    assert otter.wide > 2 * otter.high
    assert otter.bottom < SIZE[1] * 0.85


def test_a_wolf_howls_on_its_four_paws() -> None:
    wolf = one(painted("a wolf howling at the full moon"), "wolf")
    assert wolf.wide > wolf.high * 0.8
    assert "act sing" not in painted("a pack of wolves howling in the snow").drawn


def test_a_wood_with_a_moon_over_it_shows_the_sky() -> None:
    easel = painted("a wolf howling at the full moon")
    assert "moon" in easel.drawn
    assert not boxes(easel.marks, "moon")  # the sky's own
    assert find("young bird") == young_of("a baby bird", describe("a baby bird").subjects[0], ())


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        ("three penguins sliding on the ice", "penguin", "slide"),
        ("two elephants dancing in the rain", "elephant", "dance"),
        ("a caterpillar eating a leaf", "caterpillar", "eat"),
        ("a phoenix rising from flames", "phoenix", "rising"),
    ],
)
def test_what_animals_do_is_seen_and_told(text: str, noun: str, told: str) -> None:
    picture = paint_here(Prompt(text), Canvas(7, SIZE))
    assert not any(told in word for word in picture.undrawn)
    assert any(word.startswith(noun) for word in picture.drawn)


def test_a_frog_prince_is_a_frog_with_one_crown() -> None:
    easel = painted("a frog prince with a crown on a lily pad")
    assert boxes(easel.marks, "frog prince")
    assert not boxes(easel.marks, "crown")
    assert not boxes(easel.marks, "prince")


def test_a_woolly_mammoth_is_drawn_as_it_is() -> None:
    (mammoth,) = read_scene(Prompt("a woolly mammoth in the snow"), 7).subjects
    assert mammoth.noun == "mammoth"
    assert not states_of("a woolly mammoth in the snow", mammoth)


@pytest.mark.parametrize(
    ("text", "how", "first", "second"),
    [
        ("an eagle flying with a fish in its claws", "holding", "eagle", "fish"),
        ("a cat with a mouse in its mouth", "holding", "cat", "mouse"),
        ("a caterpillar eating a leaf", "on", "caterpillar", "leaf"),
    ],
)
def test_what_an_animal_has_in_its_claws_or_mouth_is_there(text: str, how: str, first: str, second: str) -> None:
    (relation,) = relations(read_scene(Prompt(text), 7))
    assert (relation.how, relation.first.noun, relation.second.noun) == (how, first, second)


def test_the_young_in_a_nest_and_a_lion_cub_are_no_grown_ones() -> None:
    scene = read_scene(Prompt("a robin feeding its chicks in the nest"), 7)
    chicks = next(subject for subject in scene.subjects if subject.word == "chicks")
    assert young_of(scene.told, chicks, relations(scene)) == find("young bird")
    cub = read_scene(Prompt("a lion cub in the grass"), 7).subjects[0]
    assert young_of("a lion cub in the grass", cub, ()) == find("young lion")
