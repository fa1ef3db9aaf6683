"""Doing: people do what the verb says, and their hands come to what they do it to."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from promptmagic.lexicon.data import sections
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.doing import act_of, deed_of, doing
from promptmagic.painters.sketch.grouping import grouped
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes import SHAPES, find
from promptmagic.painters.sketch.shapes.beasts import faces, upright
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.people import OWN, PEOPLE
from promptmagic.painters.sketch.shapes.poses import LOWER, UPPER, acts, elbow, legs, poses
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe
from promptmagic.painters.sketch.spots import Spot

NEAR = 0.2
"""How far apart a person and what they touch are at most, as a share of the person's height."""


def test_all_that_a_pose_names_is_there() -> None:
    for pose in poses().values():
        assert pose.legs in ("", *legs()), pose.name
        assert {pose.tool, pose.other} <= {"", OWN, *wardrobe()["held"]}, pose.name
        assert {pose.dressed, pose.by} <= {"", *wardrobe()["worn"]}, pose.name
    assert {costume.pose for costume in COSTUMES.values()} <= {"", *poses()}


def test_every_act_is_a_verb_that_is_read_and_has_what_it_needs() -> None:
    verbs = {*sections("sentences")["deed"], *sections("sentences")["pose"], "picnic"}
    verbs |= {"rescue", "paint on"}  # told by several words together
    verbs |= {"auscultate", "lift"}  # ways of listening and holding
    verbs |= {"roast", "look up", "look down", "look into", "point up"}  # ways of cooking, looking and pointing
    for act in acts():
        assert act.verb in verbs, act.verb
        assert act.pose.name, act.verb
        assert {act.pose.tool, act.pose.other} <= {"", OWN, *wardrobe()["held"]}, act.verb
        assert act.pose.dressed in ("", *wardrobe()["worn"]), act.verb
        assert act.at or act.held or act.own or act.alone, act.verb


@pytest.mark.parametrize("noun", ["person", "girl", "king", "firefighter", "knight", "nurse", "mermaid", "family"])
def test_everybody_is_drawn_in_every_pose(noun: str) -> None:
    body = PEOPLE[noun].body
    assert body is not None
    for pose in poses().values():
        assert body.acting(pose)(random.Random(1), 100.0).startswith("<g")


def test_an_arm_is_no_longer_than_it_is() -> None:
    bend, hand = elbow((11.4, -75.0), (90.0, -75.0), 1)
    assert hand[0] - 11.4 == pytest.approx(UPPER + LOWER, abs=0.1)
    assert bend[0] == pytest.approx(11.4 + UPPER, abs=2)


@pytest.mark.parametrize("noun", ["man", "girl", "chef", "robot"])
def test_a_hand_comes_to_where_it_reaches(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    assert shape.body is not None
    pose = poses()["tend"]
    across, up = shape.body.hand(pose)
    moved = shape.body.reaching(pose, across - 0.03, up + 0.04)
    assert shape.body.hand(moved) == pytest.approx((across - 0.03, up + 0.04), abs=0.01)


@pytest.mark.parametrize(
    ("brief", "doer", "thing"),
    [
        ("a boy petting his dog", "boy", "dog"),
        ("a nurse bandaging a boy", "nurse", "boy"),
        ("a woman hugging a man", "woman", "man"),
        ("a boy leaning against a tree", "boy", "tree"),
        ("a man pushing a wheelbarrow", "man", "wheelbarrow"),
        ("a farmer feeding chickens", "farmer", "chicken"),
        ("a mechanic repairing a car", "mechanic", "car"),
    ],
)
def test_who_does_something_to_a_thing_is_at_it(brief: str, doer: str, thing: str) -> None:
    for seed in (1, 2, 3):
        easel = compose(read_scene(Prompt(brief), seed), (256, 256))
        ones, others = boxes(easel.marks, doer), boxes(easel.marks, thing)
        gap = min(max(a.left, b.left) - min(a.right, b.right) for a in ones for b in others)
        assert gap < NEAR * max(box.high for box in ones), (brief, seed)


@pytest.mark.parametrize(
    ("brief", "doer", "pose"),
    [
        ("a girl feeding a carrot to a horse", "girl", "tend"),
        ("a mother reading a book to her son", "woman", "read"),
        ("a grandfather reading a story to his granddaughter", "grandfather", "read"),
        ("a woman playing the piano", "woman", "keys seated"),
        ("a boy playing football", "boy", "play 1"),
        ("a boy kicking a ball", "boy", "play 1"),
        ("a man playing football with a boy", "boy", "play 1"),
        ("girls playing basketball", "girl", "dribble"),
        ("two women playing tennis", "woman", "hit"),
        ("children playing in the park", "child", "play 2"),
        ("a scientist looking through a microscope", "scientist", "peer into"),
        ("a boy playing the guitar", "boy", "strum"),
        ("a woman walking her dog", "woman", "walk"),
        ("two old men playing chess", "grandfather", "chess"),
        ("a robot playing cards with a boy", "boy", "cards"),
        ("two businessmen shaking hands", "businessman", "shake"),
        ("a carpenter sawing a plank", "carpenter", "saw"),
        ("a blacksmith hammering a sword", "carpenter", "hammer"),
        ("a baker kneading dough", "chef", "knead"),
        ("a firefighter spraying a house", "firefighter", "spray"),
        ("a boy catching butterflies", "boy", "net"),
        ("a girl brushing her teeth", "girl", "brush teeth"),
        ("a girl brushing a horse", "girl", "wipe"),
        ("a man chopping wood", "man", "chop wood"),
        ("a woman ironing a shirt", "woman", "iron"),
        ("a child blowing out birthday candles", "child", "blow out"),
    ],
)
def test_people_stand_as_one_does_who_does_it(brief: str, doer: str, pose: str) -> None:
    scene = read_scene(Prompt(brief), 1)
    act = deed_of(scene, next(one for one in scene.subjects if one.noun == doer))
    assert act is not None
    assert act.pose.name == pose


@pytest.mark.parametrize(
    ("brief", "first", "second"),
    [
        ("a girl feeding a carrot to a horse", "girl", "horse"),
        ("a mother reading a book to her son", "woman", "boy"),
        ("a teacher reading to a girl", "teacher", "girl"),
        ("a doctor talking to a patient", "doctor", "patient"),
    ],
)
def test_what_is_done_with_a_thing_is_done_to_somebody(brief: str, first: str, second: str) -> None:
    found = {(one.first.noun, one.how, one.second.noun) for one in relations(read_scene(Prompt(brief), 1))}
    assert (first, "doing", second) in found


def test_who_feeds_with_a_thing_has_nothing_else_in_the_hand() -> None:
    for brief, tool in (("a girl feeding a horse", "hay"), ("a girl feeding a carrot to a horse", "")):
        scene = read_scene(Prompt(brief), 1)
        act = deed_of(scene, scene.subjects[0])
        assert act is not None
        assert act.pose.tool == tool


def test_a_dog_on_a_leash_goes_ahead() -> None:
    scene = read_scene(Prompt("a woman walking her dog"), 1)
    things = {
        one: Spot(SHAPES[one.noun], one.noun, 0, 0, 100 if one.noun == "woman" else 50, act=deed_of(scene, one))
        for one in scene.subjects
    }
    [(_, group)] = grouped(things, relations(scene))
    woman, dog = (next(spot for spot in group.spots if spot.noun == noun) for noun in ("woman", "dog"))
    assert woman.x < dog.x
    assert not woman.flipped
    assert not dog.flipped


def test_nobody_plays_the_piano_who_is_only_there() -> None:
    for brief in ("a girl playing the piano with her cat", "a man playing the piano with a robot"):
        scene = read_scene(Prompt(brief), 1)
        assert scene.subjects[-1] not in {one.first for one in relations(scene) if one.second == scene.subjects[1]}


def test_two_who_talk_turn_to_each_other() -> None:
    scene = read_scene(Prompt("two friends talking"), 1)
    [subject] = scene.subjects
    act = deed_of(scene, subject)
    shape = find(subject.noun)
    assert act is not None
    assert shape is not None
    [(_, group)] = grouped({subject: doing(Spot(shape, subject.noun, 0, 0, 100), act)}, ())
    left, right = sorted(group.spots, key=lambda spot: spot.x)
    assert (left.flipped, right.flipped) == (False, True)


def test_who_marches_keeps_the_shield() -> None:
    body = PEOPLE["legionary"].body
    assert body is not None
    marching = body.acting(poses()["walk"])(random.Random(1), 100.0)
    shield = wardrobe()["worn"]["scutum"].drawn(COSTUMES["legionary"].coat or (0, 0, 0))
    assert shield in marching
    assert shield not in body.acting(poses()["read"])(random.Random(1), 100.0)


def test_who_plays_ball_wears_no_skirt() -> None:
    girl = PEOPLE["girl"].body
    assert girl is not None
    assert girl.acting(poses()["play 1"])(random.Random(1), 100.0) != girl.acting(
        replace(poses()["play 1"], name="other")
    )(random.Random(1), 100.0)


def test_what_cannot_be_drawn_is_no_act() -> None:
    fox, camel = (read_scene(Prompt(f"a {noun} reading a book"), 1).subjects[0] for noun in ("fox", "camel"))
    assert act_of(fox, "shake hands") is None
    assert act_of(camel, "read") is None


@pytest.mark.parametrize(
    ("brief", "pose"),
    [
        ("a fox playing the violin", "fiddle"),
        ("a cat playing the piano", "keys seated"),
        ("a raccoon reading a book", "read"),
        ("a bear sweeping the kitchen", "sweep"),
        ("a bear painting a picture", "paint"),
        ("two rabbits playing chess", "chess"),
    ],
)
def test_animals_stand_up_for_what_only_hands_can_do(brief: str, pose: str) -> None:
    easel = compose(read_scene(Prompt(brief), 2), (160, 160))
    scene = read_scene(Prompt(brief), 2)
    act = deed_of(scene, scene.subjects[0])
    assert act is not None
    assert act.pose.name == pose
    assert f"act {act.verb}" in easel.drawn


@pytest.mark.parametrize("brief", ["a fox eating a carrot", "a dog chasing a cat", "a horse drinking from a trough"])
def test_animals_stay_on_their_feet_for_what_animals_do(brief: str) -> None:
    scene = read_scene(Prompt(brief), 2)
    assert deed_of(scene, scene.subjects[0]) is None


def test_every_face_is_cut_from_a_drawing_that_is_there() -> None:
    for noun, face in faces().items():
        shape = find(noun)
        assert shape is not None, noun
        standing = upright(noun, shape)
        assert standing is not None
        assert standing.body is not None
        assert len(face.outline) > 3, noun
        assert standing.draw(random.Random(1), 100.0).startswith("<g")


@pytest.mark.parametrize(
    ("brief", "first", "how", "second"),
    [
        ("a woman carrying a basket on her head", "basket", "on", "woman"),
        ("a man carrying a child on his shoulders", "child", "shouldered", "man"),
        ("a knight kneeling before a queen", "knight", "doing", "queen"),
        ("a waiter serving coffee to a lady", "waiter", "doing", "woman"),
        ("a boy giving flowers to a girl", "boy", "doing", "girl"),
        ("a man rowing a boat", "man", "in", "boat"),
        ("a tortoise racing a hare", "tortoise", "chasing", "rabbit"),
        ("a girl throwing a ball to a dog", "girl", "facing", "dog"),
        ("a woman milking a cow", "woman", "doing", "cow"),
        ("a boy sliding down a slide", "boy", "on", "slide"),
    ],
)
def test_who_does_what_to_whom_is_laid_out(brief: str, first: str, how: str, second: str) -> None:
    found = {(one.first.noun, one.how, one.second.noun) for one in relations(read_scene(Prompt(brief), 1))}
    assert (first, how, second) in found


def shape_of(noun: str) -> Shape:
    shape = find(noun)
    assert shape is not None
    return shape


def test_who_leads_an_animal_goes_before_it() -> None:
    scene = read_scene(Prompt("a boy leading a donkey"), 1)
    things = {one: Spot(shape_of(one.noun), one.noun, 0, 0, 100, act=deed_of(scene, one)) for one in scene.subjects}
    [(_, group)] = grouped(things, relations(scene))
    boy, donkey = (next(spot for spot in group.spots if spot.noun == noun) for noun in ("boy", "donkey"))
    assert donkey.x < boy.x
    assert not donkey.flipped


def test_two_who_shake_hands_are_alike_and_near() -> None:
    easel = compose(read_scene(Prompt("two businessmen shaking hands"), 1), (256, 256))
    one, two = sorted(boxes(easel.marks, "businessman"), key=lambda box: box.left)
    assert two.left - one.right < 0.06 * one.high


@pytest.mark.parametrize(
    ("brief", "noun"),
    [
        ("a cat fishing with a fishing rod", "fishing rod"),
        ("an old woman sweeping with a broom", "broom"),
        ("a man chopping wood with an axe", "axe"),
    ],
)
def test_the_tool_of_a_deed_is_drawn_once(brief: str, noun: str) -> None:
    easel = compose(read_scene(Prompt(brief), 1), (160, 160))
    assert noun in easel.drawn
    assert not boxes(easel.marks, noun)


@pytest.mark.parametrize("fruit", ["apples", "oranges", "lemons"])
def test_who_picks_fruit_does_so_at_a_tree_that_bears_it(fruit: str) -> None:
    easel = compose(read_scene(Prompt(f"a woman picking {fruit} from a tree"), 3), (512, 384))
    (woman,), (tree,) = boxes(easel.marks, "woman"), boxes(easel.marks, "tree")
    assert not boxes(easel.marks, fruit.removesuffix("s"))
    assert woman.left < tree.right
    assert tree.left < woman.right + woman.wide
    assert woman.high < tree.high
    picture = SketchPainter().paint(Prompt(f"a woman picking {fruit} from a tree"), Canvas(3, (512, 384)))
    assert not picture.undrawn


def test_what_is_pointed_at_to_explain_it_is_at_the_height_of_a_hand() -> None:
    easel = compose(read_scene(Prompt("a pirate pointing at a map"), 3), (256, 256))
    pirate, sheet = boxes(easel.marks, "pirate")[0], boxes(easel.marks, "map")[0]
    assert sheet.top < pirate.top + 0.3 * pirate.high
    assert abs(sheet.bottom - pirate.bottom) < 0.1 * pirate.high  # its stand is on the ground


def test_who_looks_into_a_thing_has_the_head_over_it() -> None:
    easel = compose(read_scene(Prompt("a boy looking into a bucket"), 3), (256, 256))
    boy, opened = boxes(easel.marks, "boy")[0], boxes(easel.marks, "bucket")[0]
    assert min(boy.right, opened.right) - max(boy.left, opened.left) > 0.15 * boy.wide


def test_who_leans_over_a_fence_is_behind_it_and_as_high_again() -> None:
    easel = compose(read_scene(Prompt("a man leaning over a fence"), 3), (256, 256))
    man, fence = boxes(easel.marks, "man")[0], boxes(easel.marks, "fence")[0]
    assert man.order < fence.order
    assert 0.35 * man.high < fence.top - man.top < 0.6 * man.high


def test_what_somebody_carries_is_no_toy_of_it() -> None:
    easel = compose(read_scene(Prompt("a man carrying a sofa"), 3), (256, 256))
    man, sofa = boxes(easel.marks, "man")[0], boxes(easel.marks, "sofa")[0]
    assert sofa.wide > 0.7 * man.high


def test_a_violinist_plays_on_while_others_listen() -> None:
    scene = read_scene(Prompt("a nun listening to a violinist"), 1)
    things = {}
    for subject in scene.subjects:
        shape = find(subject.noun)
        assert shape is not None
        things[subject] = Spot(shape, subject.noun, 0, 0, 100)
    [(_, group)] = grouped(things, relations(scene))
    violinist = next(spot for spot in group.spots if spot.noun == "violinist")
    assert violinist.posed is None


@pytest.mark.parametrize(
    ("text", "young"),
    [
        ("a shepherd carrying a lamb", "sheep"),
        ("a farmer carrying a piglet", "pig"),
        ("a farmer carrying a foal", "horse"),
    ],
)
def test_the_young_are_small_in_the_arms_of_who_carries_them(text: str, young: str) -> None:
    easel = compose(read_scene(Prompt(text), 7), (320, 320))
    (bearer,), (small,) = boxes(easel.marks, easel.scene.subjects[0].noun), boxes(easel.marks, young)
    assert small.high < 0.3 * bearer.high
    assert small.wide < 0.55 * bearer.high
    assert bearer.top < small.top < small.bottom < bearer.bottom


def test_a_grown_sheep_is_carried_as_large_as_it_is() -> None:
    easel = compose(read_scene(Prompt("a shepherd carrying a sheep"), 7), (320, 320))
    (bearer,), (sheep,) = boxes(easel.marks, "shepherd"), boxes(easel.marks, "sheep")
    assert sheep.high > 0.4 * bearer.high


def test_who_has_dinner_at_a_table_is_at_it_and_at_home() -> None:
    easel = compose(read_scene(Prompt("a family having dinner around the table"), 7), (320, 320))
    (table,), (family,) = boxes(easel.marks, "table"), boxes(easel.marks, "family")
    assert easel.light.indoors
    assert table.left - 20 < (family.left + family.right) / 2 < table.right + 20
    assert table.order > family.order  # before them


def test_a_small_thing_is_kissed_in_the_hand() -> None:
    easel = compose(read_scene(Prompt("a princess kissing a frog"), 7), (320, 320))
    (frog,), (princess,) = boxes(easel.marks, "frog"), boxes(easel.marks, "princess")
    assert "act kiss" in easel.drawn
    assert frog.bottom < princess.top + 0.4 * princess.high


def test_hopscotch_is_played_in_its_squares() -> None:
    scene = read_scene(Prompt("children playing hopscotch"), 7)
    act = deed_of(scene, scene.subjects[0])
    assert act is not None
    assert act.pose.by == "hopscotch court"
