"""Near words: what is named by two words is not read as the last of them where that is another thing."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import describe
from promptmagic.painters.sketch.shares import main_unknown

ANOTHER = """
snow globe, cable car, paper crane, snow angel, prairie dog, gummy bear, koala bear, dragon fruit, cuckoo
clock, egg timer, water gun, glue gun, bouncy castle, traffic cone, milk float, golf cart, hand truck,
bubble gum, candy cane, apple core, jelly bean, cotton candy, fortune cookie, diving bell,
barrel organ, steel drum, drum kit, music box, ballot box, punching bag, card house, dog house,
gingerbread man, snow fort, radio tower, water tower, steering wheel, water
slide, crow bar, chess knight, letter opener, shoe rack, wine rack, skateboard ramp, key ring, pool table,
puffer fish, cat fish, magic carpet, paper plane, model ship, toy train, rocking horse, rubber duck, tin
soldier, stick figure, bird bath, banana split, butterfly valve, monkey wrench, piggy bank, polo player,
lacrosse player, trapeze artist, tightrope walker, dog walker, bull rider, life guard, sundial, abacus,
hammock, gravestone, guinea pig, chariot, pagoda, blueberry, vacuum cleaner, grandfather clock, washing
line, fishing net, cello, orca, toucan
"""

THE_SAME = """
pony, puppy, golden retriever, seagull, oak tree, rowing boat, fishing boat, sports car, log cabin,
farmhouse, snow leopard, apple pie, birthday cake, street lamp, clock tower, football player, street
musician, palace guard, horse rider, hot air balloon, polar bear, teddy bear, sea lion, fire hydrant, wine
barrel, police dog, rose bush, park bench, stone bridge
"""


def _list(names: str) -> list[str]:
    return [one.strip() for one in names.replace("\n", " ").split(",")]


@pytest.mark.parametrize("named", _list(ANOTHER))
def test_what_its_last_word_is_not_is_not_known(named: str) -> None:
    said = describe(f"a {named} in a garden")
    # a later drawing of its own makes it known, and then it is that thing by its whole name
    assert main_unknown(said) or said.subjects[0].word == said.subjects[0].noun == named, said.subjects


@pytest.mark.parametrize("named", _list(ANOTHER)[:40:4])
def test_beside_another_it_is_left_out_whole(named: str) -> None:
    said = describe(f"a cat beside a {named}")
    assert [one.noun for one in said.subjects][:1] == ["cat"]
    assert named in said.not_understood or named in {one.noun for one in said.subjects}


@pytest.mark.parametrize("named", _list(THE_SAME))
def test_a_kind_of_a_thing_is_that_thing(named: str) -> None:
    said = describe(f"a {named} in a garden")
    assert said.subjects
    assert not main_unknown(said)


@pytest.mark.parametrize(
    "text",
    ["a cat asleep on a sofa", "the tree taller than a house", "a coffee warmer than tea", "a sunflower van gogh"],
)
def test_what_is_said_of_a_thing_after_it_is_no_part_of_its_name(text: str) -> None:
    assert describe(text).subjects
