"""Acts: the report names every doing that the picture does not show, and a card stands where the doing was all."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.doing import deed_of
from promptmagic.painters.sketch.pose import Pose
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes.poses import acts, poses


def undrawn(brief: str) -> tuple[str, ...]:
    return SketchPainter().paint(Prompt(brief), Canvas(3, (160, 160))).undrawn


def carded(brief: str) -> bool:
    return compose(read_scene(Prompt(brief), 3), (160, 160)).carded


@pytest.mark.parametrize(
    ("brief", "words"),
    [
        ("three polar bears sliding on the ice", "sliding"),
        ("a baker pulling bread out of the oven", "pulling"),
        ("a camel looking through a microscope", "looking through"),
        ("a grandfather telling a story to a boy", "telling"),
        ("a koala holding a book", "holding"),
        ("a camel riding a bicycle through the town", "riding"),
        ("three hikers on top of a snowy peak", "on top of a snowy peak"),
        ("a couple in paris", "paris"),
        ("a cat in the classroom in the wind", "in the wind"),
        ("children on halloween", "halloween"),
        ("a samurai fighting", "fighting"),
        ("a man waiting in a meadow", "waiting"),
        ("a girl whispering to a boy", "whispering"),
        ("a mason building a car", "building"),
        ("a girl looking into a pond", "looking into"),
        ("a girl looking into a cave", "looking into"),
    ],
)
def test_what_is_not_seen_is_reported(brief: str, words: str) -> None:
    assert any(words in said for said in undrawn(brief))


@pytest.mark.parametrize(
    "brief",
    [
        "a rabbit eating a carrot",
        "a volcano erupting at night",
        "a girl reading a book",
        "a cowboy riding a bull",
        "a robot holding a flower",
        "a boat sailing on the sea",
        "a bear eating honey",
        "a knight fighting a dragon",
        "a nurse bandaging a boy",
        "children dancing around a campfire",
        "a man kneeling beside his dog",
        "a boy leaning against a tree",
        "a girl playing the violin",
        "a robot watering flowers",
        "a farmer planting seeds",
        "a teacher pointing at the blackboard",
        "two friends sharing an umbrella in the rain",
        "a family having a picnic under an oak",
        "an old man feeding pigeons on a park bench",
        "a hedgehog sleeping under a wheelbarrow",
        "an owl asleep on a branch",
        "a rabbit peeking out of a teapot",
        "a mouse looking out of a boot",
        "two men carrying a sofa",
        "a spider hanging above a birthday cake",
        "a bat hanging from a branch",
        "a donkey pulling a cart full of hay",
        "a boy pushing a wheelbarrow full of apples",
        "a bear fishing from a boat",
        "five kids sitting around a campfire roasting marshmallows",
        "pupils raising their hands",
        "a frog jumping over a garden hose",
        "a bear hugging a rabbit",
    ],
)
def test_what_is_seen_is_not_reported(brief: str) -> None:
    assert undrawn(brief) == ()


@pytest.mark.parametrize(
    "brief",
    [
        "a lion fighting a tiger",
        "a squirrel burying a nut",
        "the inside of a medieval castle",
    ],
)
def test_a_card_stands_where_the_doing_was_all(brief: str) -> None:
    assert carded(brief)


@pytest.mark.parametrize("brief", ["a girl feeding ducks at the pond", "a fox", "a grumpy cat on a chair"])
def test_who_only_stands_there_is_still_painted(brief: str) -> None:
    assert not carded(brief)


def test_nothing_of_an_unknown_subject_is_shown_on_its_card() -> None:
    assert "ring" not in SketchPainter().paint(Prompt("two boxers fighting in a ring"), Canvas(3, (160, 160))).drawn


@pytest.mark.parametrize(
    "brief",
    ["masons building a wall", "slaves building a pyramid", "workers building a road", "a mason building a house"],
)
def test_what_is_built_is_seen_as_it_rises(brief: str) -> None:
    """A house that stands whole is built by nobody."""
    assert undrawn(brief) == ()
    scene = read_scene(Prompt(brief), 3)
    act = deed_of(scene, next(one for one in scene.subjects if one.noun in ("mason", "slave", "builder", "carpenter")))
    assert act is not None
    assert act.verb == "build"
    assert act.pose.by


def test_poses_of_several_are_those_that_are_named() -> None:
    """One pose's name may begin as another's does, and then both would be taken."""
    builds = next(act for act in acts() if act.verb == "build" and "wall" in act.nouns)
    assert [pose.name for pose in builds.poses] == ["lay stones", "haul blocks"]


@pytest.mark.parametrize(
    "pose", [pose for pose in poses().values() if pose.legs == "bench"], ids=lambda pose: pose.name
)
def test_the_head_of_one_who_sits_at_work_stays_over_the_shoulders(pose: Pose) -> None:
    """The body is seen from the front: what leans and bows much has its head beside the shoulders."""
    assert pose.closed or pose.lean + pose.bow <= 20


@pytest.mark.parametrize(
    "brief",
    ["a donkey carrying firewood", "a camel carrying baskets", "a mule loaded with baskets", "a llama carrying sacks"],
)
def test_beasts_of_burden_carry_on_their_backs(brief: str) -> None:
    (relation,) = relations(read_scene(Prompt(brief), 3))
    assert relation.how == "on"
    assert relation.second.noun in ("donkey", "camel", "llama")


def test_a_dog_carries_with_its_mouth() -> None:
    (relation,) = relations(read_scene(Prompt("a dog carrying a basket"), 3))
    assert relation.how == "holding"
