"""Cards: the words of a brief where a scene of it would be nonsense, and lettering wherever it is asked for."""

from __future__ import annotations

import random

import pytest

from promptmagic.model import Parts, Picture, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.noise import Streams
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.cards.card import Sheet, set_words, within_ring
from promptmagic.painters.sketch.cards.ideas import idea_of
from promptmagic.painters.sketch.cards.ornaments import ORNAMENTS
from promptmagic.painters.sketch.cards.typesetting import set_in
from promptmagic.painters.sketch.cards.wording import Words, words_of
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.light import light_for
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.treatment import sure, treatment


def how(brief: str) -> str:
    return treatment(read_scene(Prompt(brief), 0), brief)


def painted(brief: str, size: tuple[int, int] = (160, 160), style: str = "") -> Picture:
    return SketchPainter().paint(Prompt(brief, Parts(style=style)), Canvas(3, size))


@pytest.mark.parametrize(
    "brief",
    [
        "Albert Einstein",
        "timeline of ancient Egypt",
        "a graph of temperatures",
        "a birthday card for my mum with flowers",
        'a poster that says "Welcome back to school"',
        "logo for a coffee shop called Bean There",
        "supercalifragilisticexpialidocious",
        "why is the sky blue",
        "it is raining cats and dogs",
    ],
)
def test_what_no_scene_can_say_is_a_card(brief: str) -> None:
    assert how(brief) == "card"


@pytest.mark.parametrize(
    "brief", ["a cat on a chair", "happiness", "Snowy Mountains At Dawn", "the Great Wall of China"]
)
def test_what_is_understood_is_a_scene(brief: str) -> None:
    assert how(brief) == "scene"


@pytest.mark.parametrize(
    ("brief", "words"),
    [
        ('a sign that says "Keep out"', Words("sign", "Keep out", asked=True)),
        ("logo for a coffee shop called Bean There", Words("logo", "Bean There", asked=True)),
        ("a birthday card for my mum with flowers", Words("greeting", "Happy birthday", "Mum", asked=True)),
        ("a Diwali card for the class", Words("greeting", "Happy Diwali", asked=True)),
        ("the rules of chess", Words("title", "The rules of chess")),
        ("a glass of honesty", Words("title", "A glass of honesty")),
        ("the end of doubt, black and white photo", Words("title", "The end of doubt")),
        ("peace, love, joy", Words("title", "Peace, love, joy")),
        (
            "poster for the school flea market, says SATURDAY 10 AM",
            Words("poster", "School flea market", "SATURDAY 10 AM", asked=True),
        ),
        ("sign on a door that says QUIET PLEASE with an sleepy sloth", Words("sign", "QUIET PLEASE", asked=True)),
        ("thank you card for our swimming coach", Words("greeting", "Thank you", "for our swimming coach", asked=True)),
        ("birthday card for a 7 year old who loves diggers", Words("greeting", "Happy birthday", "", True, "7")),
        ("layers of the rainforest, simple diagramm for kids", Words("title", "Layers of the rainforest")),
        ("a girl reading a book under a tree", Words("title", "A girl reading a book under a tree")),
        ("menu for a pizza place called Luna", Words("menu", "Luna", "Menu", asked=True)),
        ("movie poster called Night Train to Lisbon", Words("poster", "Night Train to Lisbon", "", asked=True)),
    ],
)
def test_a_card_says_the_lettering_the_name_or_the_greeting_else_the_brief(brief: str, words: Words) -> None:
    assert words_of(brief) == words


def test_a_thing_whose_word_is_part_of_a_name_or_a_diagram_is_not_shown_beside_it() -> None:
    for brief in ("food chain in the ocean", "map of Europe"):
        assert sure(read_scene(Prompt(brief), 0), brief) == ()


@pytest.mark.parametrize(
    ("brief", "symbols"),
    [
        ("time running out", ("hourglass",)),
        ("friendship after a quarrel", ("handshake",)),
        ("courage of a shy child", ("lion",)),
        ("the power of justice", ("scales",)),
        ("the end of a friendship", ()),
        ("fear of the dark", ()),
    ],
)
def test_an_idea_has_the_symbol_that_everybody_knows_or_none(brief: str, symbols: tuple[str, ...]) -> None:
    idea = idea_of(brief)
    assert idea is not None
    assert idea.symbols == symbols
    assert how(brief) == "card"


@pytest.mark.parametrize("brief", ["a time machine", "a love letter", "a candle in the dark", "a peace sign"])
def test_a_thing_that_is_called_by_an_idea_is_none(brief: str) -> None:
    assert idea_of(brief) is None


def test_a_sentence_of_another_language_that_is_half_understood_is_a_card_of_all_its_things() -> None:
    assert how("una niña recuerda flores de su abuela en el jardín") == "card"
    assert how("die Katze schläft auf dem Sofa") == "scene"


def test_words_keep_inside_their_box_however_long_they_are() -> None:
    for text in ("Ink", "a long brief " * 40, "w" * 300, "キツネ" * 20):
        setting = set_in(text, 300, 200, 600, 60)
        assert setting.wide <= 301
        assert setting.high <= 201


def test_lettering_that_was_set_is_reported_as_drawn() -> None:
    picture = painted('a poster that says "Read more"')
    assert "Read more" in picture.drawn
    assert "Read more" not in picture.undrawn


@pytest.mark.parametrize("size", [(192, 64), (64, 192), (300, 200)])
def test_a_card_fits_every_shape_and_takes_a_style(size: tuple[int, int]) -> None:
    plain, inked = painted("Albert Einstein", size), painted("Albert Einstein", size, "ink")
    assert plain.image.size == size
    assert plain.image.tobytes() != inked.image.tobytes()


@pytest.mark.parametrize("name", sorted(ORNAMENTS))
def test_ornaments_keep_inside_the_frame_of_a_card(name: str) -> None:
    colours = ((0, 0, 0),) * 3
    drawn = ORNAMENTS[name](random.Random(3), 20, 20, 380, 280, colours)
    painted_on = Easel(read_scene(Prompt("a card"), 0), light_for("", ""), (400, 300), Streams(0, "")).vector(drawn)
    layer, (left, top) = painted_on
    bounds = layer.getchannel("A").point(lambda level: 255 * (level > 60)).getbbox()
    assert bounds is not None
    gap = 0.036 * 260 - 2
    assert left + bounds[0] >= 20 + gap
    assert top + bounds[1] >= 20 + gap
    assert left + bounds[2] <= 380 - gap
    assert top + bounds[3] <= 280 - gap


@pytest.mark.parametrize("name", ["Bean There", "Crumbs and Butter Company", "The Great Northern Bakery of the Valley"])
def test_the_lettering_of_a_logo_keeps_clear_of_its_ring(name: str) -> None:
    easel = Easel(read_scene(Prompt("a logo"), 0), light_for("", ""), (640, 448), Streams(0, ""))
    words = Words("logo", name, asked=True)
    sheet = Sheet(22, 22, 618, 426, 145, (0, 0, 0), (255, 255, 255), (0, 0, 0), over=False)
    setting, _ = set_words(easel, words, sheet)
    assert within_ring(sheet, setting, words, easel.unit)


def test_a_brief_of_which_nothing_is_drawn_is_a_card_and_one_who_only_acts_is_a_scene() -> None:
    for brief, carded in (("time stands still", True), ("a cowboy riding into the sunset", False)):
        assert compose(read_scene(Prompt(brief), 3), (160, 160), brief).carded == carded


def test_a_brief_whose_letters_no_font_has_is_a_card_all_the_same() -> None:
    assert painted("\U0001e900\U0001e901\U0001e902").image.size == (160, 160)
