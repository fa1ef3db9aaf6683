"""What a sentence describes: who does what to whom, and what each thing does and has."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import SceneDescription, describe


def related(text: str) -> list[tuple[str, str, str]]:
    scene = describe(text)
    return [(scene.subjects[one.subject].noun, one.kind, scene.subjects[one.object].noun) for one in scene.relations]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("a puppy wearing a superhero cape", [("dog", "wear", "cape")]),
        ("a princess in a pink dress in front of her castle",
         [("princess", "wear", "dress"), ("princess", "in front of", "castle")]),
        ("a child reading a book in the library", [("child", "read", "book")]),
        ("a boy washing a car", [("boy", "wash", "car")]),
        ("my dog sleeping on the sofa", [("dog", "on", "sofa")]),
        ("three children flying kites", [("child", "fly", "kite")]),
        ("a surfer riding a big wave", [("surfer", "ride", "wave")]),
        ("a girl with red hair holding a blue balloon under a tree",
         [("girl", "hold", "balloon"), ("girl", "under", "tree")]),
        ("a girl on a horse holding a flag", [("girl", "ride", "horse"), ("girl", "hold", "flag")]),
        ("a cat and a dog sitting on a bench", [("cat", "on", "bench"), ("dog", "on", "bench")]),
        ("under a big oak sits an old man reading a newspaper",
         [("grandfather", "under", "tree"), ("grandfather", "read", "newspaper")]),
        ("two monkeys eating bananas in a tree", [("monkey", "eat", "banana"), ("monkey", "in", "tree")]),
        ("a pizza with mushrooms", [("mushroom", "on", "pizza")]),
        ("a bowl full of cherries", [("bowl", "full of", "cherry")]),
        ("a snowman made of ice cream", [("snowman", "made of", "ice cream")]),
        ("a bird in a cage on a table", [("bird", "in", "cage")]),
        ("a pirate with a parrot on his shoulder", [("parrot", "on", "pirate")]),
        ("a Christmas tree with presents under it", [("gift", "under", "christmas tree")]),
        ("a snowman with a carrot nose and a red scarf", [("snowman", "wear", "scarf")]),
        ("a penguin with a top hat and a bow tie", [("penguin", "wear", "hat"), ("penguin", "wear", "tie")]),
        ("a little girl hugging a teddy bear in bed", [("girl", "hug", "teddy bear"), ("girl", "in", "bed")]),
        ("a windmill in a tulip field", []),
        ("a boy eating spaghetti with a fork", [("boy", "eat", "pasta"), ("boy", "hold", "fork")]),
        ("a cat chasing a mouse around a table",
         [("cat", "chase", "mouse"), ("cat", "around", "table"), ("mouse", "around", "table")]),
        ("a rabbit coming out of a hat", [("rabbit", "in", "hat")]),
        ("a rabbit in a hat", [("rabbit", "wear", "hat")]),
        ("a bird sitting on a scarecrow's head", [("bird", "on", "scarecrow")]),
        ("a monkey hanging from a branch", [("monkey", "under", "branch")]),
        ("a knight riding a dragon over a castle", [("knight", "ride", "dragon"), ("dragon", "over", "castle")]),
        ("a tourist taking a photo of a castle", [("person", "photograph", "castle")]),
        ("a girl feeding a carrot to a horse", [("girl", "hold", "carrot"), ("girl", "feed", "horse")]),
        ("a library full of books and a ladder", []),
        ("two cats and a dog behind a fence", [("cat", "behind", "fence"), ("dog", "behind", "fence")]),
    ],
)  # fmt: skip
def test_verbs_and_prepositions_relate_the_nouns(text: str, relations: list[tuple[str, str, str]]) -> None:
    assert related(text) == relations


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("a cabin in the heart of the forest", ["cabin"]),
        ("the heart of a lion", ["lion"]),
        ("the eye of the storm", []),
        ("the face of the mountain", []),
        ("the mouth of a river", []),
        ("an arm of the sea", []),
        ("a mountain of homework", []),
        ("a heart of roses", ["heart", "rose"]),
        ("the hand of a child", ["child"]),
    ],
)
def test_a_figure_of_speech_is_no_part_of_a_body(text: str, nouns: list[str]) -> None:
    assert [subject.noun for subject in describe(text).subjects] == nouns


def test_the_face_of_somebody_is_a_portrait_and_that_of_a_mountain_is_a_mountain() -> None:
    assert describe("the face of an old man").place == "portrait"
    assert describe("the face of a mountain").place == "mountains"


def test_what_is_done_something_to_is_another_of_its_kind() -> None:
    assert [subject.count for subject in describe("a pirate ship chasing a merchant ship").subjects] == [1, 1]
    assert [subject.count for subject in describe("a ship chasing another ship").subjects] == [2]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a boy and his grandmother baking cookies", "kitchen"),
        ("a man cooking over a campfire", ""),
        ("a market stall with apples", "street"),
        ("a dragon guarding a pile of gold", "cave"),
    ],
)
def test_doings_and_things_have_their_places(text: str, place: str) -> None:
    assert describe(text).place == place


def test_between_has_two_others() -> None:
    scene = describe("a cat between a lamp and a tree")
    (one,) = scene.relations
    assert (one.kind, scene.subjects[one.object].noun, scene.subjects[one.other or 0].noun) == (
        "between",
        "lamp",
        "tree",
    )


def test_what_a_thing_does_has_and_is_made_of_belongs_to_it() -> None:
    man, house = describe("an old sleeping knight with a white beard beside a house made of glass").subjects
    assert (man.pose, man.qualities, house.material) == ("sleep", ("old",), "glass")
    assert [(part.noun, part.colour) for part in man.parts] == [("beard", (247, 246, 242))]


@pytest.mark.parametrize(
    ("text", "form", "topics", "names"),
    [
        ("food chain in the ocean", "", ("food chain",), ()),
        ("a plant cell under the microscope", "", ("plant cell",), ()),
        ("a birthday card for my mum with flowers", "card", (), ()),
        ("timeline of the stone age", "timeline", ("history",), ()),
        ("the Great Wall of China", "", (), ("great wall",)),
        ("Albert Einstein", "", (), ("albert einstein",)),
    ],
)
def test_compounds_are_units_and_no_scene(
    text: str, form: str, topics: tuple[str, ...], names: tuple[str, ...]
) -> None:
    scene = describe(text)
    assert (scene.form, scene.topics, scene.names) == (form, topics, names)
    assert scene.understanding == 0


def test_every_word_that_carries_meaning_ends_as_something_or_as_not_understood() -> None:
    scene = describe("a red fox under a blorft tree, no people, in watercolor at dusk")
    roles = {scene.text[one.start : one.end]: one.role for one in scene.said}
    assert roles["red fox"] == roles["tree"] == "subject"
    assert (roles["under"], roles["dusk"], roles["watercolor"]) == ("relation", "hour", "style")
    assert (roles["people"], roles["blorft"]) == ("exclusion", "unread")
    assert scene.not_understood == ("blorft",)
    assert scene.exclusions == ("person",)


def test_what_only_looks_like_the_plural_of_a_no_denies_nothing() -> None:
    scene = describe("sticky notes along the edge of a monitor")
    assert scene.exclusions == ()
    assert "monitor" in {subject.noun for subject in scene.subjects}


@pytest.mark.parametrize("text", ["", " ", "\0", "?!", "é" * 5000, "a cat on " * 3000, "on on on under a of"])
def test_any_text_has_a_description(text: str) -> None:
    assert isinstance(describe(text), SceneDescription)


@pytest.mark.parametrize(
    ("text", "place", "origin"),
    [
        ("a fishing harbour with cafés", "sea", "implied"),
        ("a village with a church and a café", "village", "said"),
        ("a street in Paris with a café", "street", "said"),
        ("a goldfish in a bowl", "table", "home"),
        ("a violin on a chair", "room", "home"),
        ("a boy with a trumpet", "", ""),
        ("a man in a suit holding an umbrella", "", ""),
        ("a cow and a cat", "farm", "home"),
        ("two elephants and a piano", "savanna", "home"),
        ("camels in Egypt", "desert", "said"),
        ("a lighthouse and a boat", "sea", "home"),
        ("a mouse behind a wheel of cheese", "table", "home"),
        ("a pile of books under a desk lamp", "table", "home"),
        ("a lamp beside a sofa", "room", "home"),
        ("a farmer planting seeds in a field", "farm", "said"),
        ("carrots growing in a field", "farm", "said"),
        ("a horse in a field", "meadow", "said"),
    ],
)
def test_the_place_is_chosen_from_the_whole_sentence(text: str, place: str, origin: str) -> None:
    scene = describe(text)
    assert (scene.place, scene.place_origin) == (place, origin)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("a fox, charcoal", "charcoal"),
        ("a fox in the snow, pastel", "pastel"),
        ("pastel landscape with hills", "pastel"),
        ("oil", "oil"),
        ("a house in pastel colors", ""),
        ("an ink bottle on a table", ""),
        ("a flat road", ""),
        ("a tourist taking a photo of a castle", ""),
    ],
)
def test_a_bare_word_is_a_style_only_where_it_stands_for_itself(text: str, style: str) -> None:
    assert describe(text).style == style


@pytest.mark.parametrize(
    ("text", "noun", "colour"),
    [
        ("a clown with a red nose and a balloon", "balloon", None),
        ("a girl with red hair beside a tree", "tree", None),
        ("a man in a black suit", "man", (28, 28, 32)),
        ("a blue bird on a red house", "bird", (47, 110, 196)),
    ],
)
def test_a_colour_belongs_to_its_own_noun(text: str, noun: str, colour: tuple[int, int, int] | None) -> None:
    (subject,) = [one for one in describe(text).subjects if one.noun == noun]
    assert subject.colour == colour


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("a wheel of cheese", ["cheese"]),
        ("a sea of people at a concert", ["person"]),
        ("a head of lettuce and two tomatoes", ["cabbage", "tomato"]),
        ("a loaf of bread and a slice of cheese", ["bread", "cheese"]),
        ("a wheel on a cart", ["wheel", "cart"]),
        ("a boy's red bicycle", ["bicycle"]),
        ("a slice of cake for grandma's birthday", ["cake"]),
        ("a butterfly on a girl's nose", ["butterfly", "girl"]),
        ("a boy dressed as a pirate", ["boy"]),
        ("a man dressed as a pirate", ["pirate"]),
        ("a girl who paints as the dog watches", ["girl", "dog"]),
        ("a hedgehog rolled into a ball", ["hedgehog"]),
        ("a cloud that looks like a rabbit", ["cloud"]),
    ],
)
def test_what_is_only_a_measure_an_owner_or_a_likeness_is_no_thing_of_its_own(text: str, nouns: list[str]) -> None:
    assert [subject.noun for subject in describe(text).subjects] == nouns


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("a postman chased by a goose", [("goose", "chase", "postman")]),
        ("a cart pulled by a horse", [("horse", "pull", "cart")]),
        ("a mouse eaten by a cat", [("cat", "eat", "mouse")]),
        ("a cat sitting by a fire", [("cat", "beside", "fire")]),
        ("a girl who watched by the door", [("girl", "beside", "door")]),
    ],
)
def test_by_says_who_does_what_is_done_to_somebody(text: str, relations: list[tuple[str, str, str]]) -> None:
    assert related(text) == relations


def test_what_a_quarrel_is_over_is_under_nobody() -> None:
    assert related("two boys fighting over a cookie") == []
    assert related("two boys jumping over a cookie") == [("boy", "over", "biscuit")]


def test_weather_over_a_place_is_not_over() -> None:
    assert describe("lightning over a wheat field").weather == "storm"
    assert describe("the storm is over").weather == "clear"


@pytest.mark.parametrize(
    ("brief", "there"),
    [
        ("minimalist desk with laptop, plant and a cup of tea", ["computer", "potted plant", "tea"]),
        ("a table with a vase, apples and a candle", ["vase", "apple", "candle"]),
        ("a desk with a lamp, a chair and a rug", ["lamp"]),
        ("a bench with a newspaper and a boy", ["newspaper"]),
    ],
)
def test_all_that_a_table_is_with_is_on_it(brief: str, there: list[str]) -> None:
    scene = describe(brief)
    on = [scene.subjects[one.subject].noun for one in scene.relations if one.kind == "on"]
    assert on == there


@pytest.mark.parametrize(
    ("brief", "nouns"),
    [
        ("a vase of lavender on a table", {"vase", "lavender"}),
        ("soap with lavender", {"soap", "lavender"}),
        ("a jar of honey", {"jar", "honey"}),
        ("tea with honey", {"tea"}),
        ("a girl with a lavender dress", {"girl", "dress"}),
        ("a sky of violet", set()),
    ],
)
def test_what_something_holds_is_no_colour(brief: str, nouns: set[str]) -> None:
    assert {subject.noun for subject in describe(brief).subjects} == nouns
