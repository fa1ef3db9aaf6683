"""Acts: the report names every doing that the picture does not show, and a card stands where the doing was all."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene


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
        ("a mason building a house", "building"),
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
