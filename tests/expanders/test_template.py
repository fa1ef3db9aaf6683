"""The offline expander, tried on many briefs: facts kept, nothing contradicted or repeated, siblings that differ."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.expanders.template.phrases import FOREIGN_SLOTS, SLOTS, SPOKEN_SLOTS, look, phrases
from promptmagic.lexicon import describe, looks, read
from promptmagic.lexicon.nouns import records
from promptmagic.model import Brief, Prompt
from promptmagic.styles import STYLES

REFERENCE = (
    "tranquil beach sunset sun just touching horizon warm orange pink hues calm reflective water gentle waves "
    "silhouettes palm trees few seagulls peaceful serene"
)


@cache
def expanded(text: str, seed: int = 1, n: int = 10) -> tuple[Prompt, ...]:
    return TemplateExpander().expand([Brief(text)] * n, seed=seed).prompts


def test_siblings_differ_in_light_and_framing() -> None:
    for brief in ("a beach sunset", "a lake in the mountains", "a red fox", "a bowl of lemons"):
        parts = [prompt.parts for prompt in expanded(brief, n=4)]
        assert len({part.light for part in parts}) >= 3
        assert len({part.composition for part in parts}) == 4


def test_a_scene_whose_colors_and_mood_are_known_has_several() -> None:
    parts = [prompt.parts for prompt in expanded("a beach sunset", n=4)]
    assert len({part.palette for part in parts}) >= 3
    assert len({part.mood for part in parts}) >= 3


@pytest.mark.parametrize("seed", range(12))
def test_one_of_four_beach_sunsets_comes_near_what_most_people_expect(seed: int) -> None:
    wanted = set(REFERENCE.split())
    shares = [
        len(wanted & set(re.findall(r"\w+", prompt.text.lower()))) / len(wanted)
        for prompt in expanded("a beach sunset", seed, 4)
    ]
    assert max(shares) > 0.9


def test_nothing_that_is_ever_added_denies_a_thing_or_names_a_style() -> None:
    traits = {trait for record in records().values() for told in record.looks.values() for trait in told}
    for slot in SLOTS:
        told = [look(trait) for trait in traits] if slot == "look" else phrases(slot)
        assert told
        for phrase in told:
            assert phrase.reading.exclusions == (), phrase.text
            assert phrase.reading.style == "" or slot == "medium", phrase.text  # the fourth prompt may be painted


def test_every_wording_of_a_style_is_read_as_that_style_and_as_nothing_else() -> None:
    for style in STYLES:
        for words in style.words:
            reading = read(words)
            assert reading.style == style.name, words
            assert reading.unknown == (), words
            assert (reading.place, reading.hour, reading.weather, reading.subjects) == ("", "", "", ()), words


def test_the_space_in_a_picture_is_not_that_of_the_stars() -> None:
    """No phrase of composition or background moves a sketch into space: "an empty, light-filled space behind"."""
    told = [phrase.text for slot in SLOTS for phrase in phrases(slot)]
    spacious = [text for text in told if re.search(r"(?<!deep )(?<!outer )\bspace\b", text)]
    assert len(spacious) > 10
    assert [phrase for phrase in spacious if "space" in describe(f"A dog, {phrase}.").places] == []


def test_titles_in_the_phrase_book_are_short() -> None:
    for slot in SLOTS:
        for phrase in phrases(slot):
            assert len(phrase.title.split()) <= 6, phrase.text


def test_seeds_give_different_sets_and_the_same_seed_the_same() -> None:
    for brief in ("a beach sunset", "x", "ein Hund im Schnee"):
        assert expanded(brief, 1, 4) == TemplateExpander().expand([Brief(brief)] * 4, seed=1).prompts
        assert {p.text for p in expanded(brief, 1, 4)} != {p.text for p in expanded(brief, 2, 4)}


def test_other_processes_and_hash_seeds_give_the_same_prompts() -> None:
    code = (
        "from promptmagic.expanders.template import TemplateExpander; from promptmagic.model import Brief;"
        "print(ascii([p.text for p in TemplateExpander().expand([Brief('a beach sunset')] * 4, seed=7).prompts]))"
    )
    for hash_seed in ("0", "4711"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == ascii([prompt.text for prompt in expanded("a beach sunset", 7, 4)])


def test_prompts_come_in_the_order_of_their_briefs() -> None:
    briefs = [Brief("a red boat"), Brief("a red boat"), Brief("a blue house"), Brief("a red boat", style="ink")]
    first, second, third, fourth = TemplateExpander().expand(briefs, seed=1).prompts
    assert first.text != second.text
    assert [p.parts.subject for p in (first, second, third, fourth)] == [b.text for b in briefs]
    assert fourth.parts.style == "ink"


def test_titles_say_in_which_words_or_style_the_briefs_differ() -> None:
    briefs = [Brief(f"a {colour} boat on a lake") for colour in ("red", "blue", "red")]
    titles = [prompt.title for prompt in TemplateExpander().expand(briefs, seed=1).prompts]
    assert [title.split(",")[0] for title in titles] == ["red", "blue", "red"]
    assert len(set(titles)) == 3
    styled = [Brief("a boat", style=style) for style in ("ink", "oil", "")]
    titles = [prompt.title for prompt in TemplateExpander().expand(styled, seed=1).prompts]
    assert [title.split(",")[0] for title in titles] == ["ink", "oil", "a boat"]


def test_expanding_is_free_and_may_be_asked_for_nothing() -> None:
    expansion = TemplateExpander().expand([], seed=1)
    assert expansion.prompts == ()
    assert str(expansion.cost) == "free"


def only(text: str, **asked: Any) -> Prompt:
    return TemplateExpander().expand([Brief(text, **asked)], seed=5).prompts[0]


@pytest.mark.parametrize("style", [style.name for style in STYLES])
def test_a_named_style_is_worded_and_told_apart(style: str) -> None:
    prompt = only("a beach sunset", style=style)
    assert read(prompt.text).style == style
    assert prompt.parts.style == style
    assert prompt.parts.medium


def test_a_free_style_keeps_its_words() -> None:
    prompt = only("a beach sunset", style="in the manner of a 1950s railway advertisement")
    assert "Style: in the manner of a 1950s railway advertisement." in prompt.text


def test_a_drawing_without_color_gets_no_colors() -> None:
    for prompt in TemplateExpander().expand([Brief("a beach sunset", style="charcoal")] * 10, seed=1).prompts:
        assert not re.search(r"orange|pink|violet|crimson|coral", prompt.text)


@pytest.mark.parametrize(
    ("exclude", "sentence"),
    [
        ("people", "No people."),
        ("people, boats and text", "No people, boats or text."),
        ("no clouds", "No clouds."),
        ("the moon; a tree", "No moon or tree."),
        ("Nothing blurry. Nothing dark.", "Leave out: Nothing blurry. Nothing dark."),
    ],
)
def test_what_to_leave_out_is_a_sentence_at_the_end(exclude: str, sentence: str) -> None:
    prompt = only("a beach sunset", exclude=exclude)
    assert prompt.text.endswith(sentence)
    assert prompt.parts.avoid == exclude


def test_what_is_left_out_is_never_added() -> None:
    briefs = [Brief("a beach sunset", exclude="birds, trees, boats and clouds")] * 10
    for prompt in TemplateExpander().expand(briefs, seed=1).prompts:
        assert not re.search(r"gull|palm|sailboat|cloud", prompt.text.removesuffix("No birds, trees, boats or clouds."))


def test_quoted_text_is_lettering() -> None:
    prompt = only('a sign that says "Open 24 hours" above a cafe')
    assert '"Open 24 hours"' in prompt.text
    assert prompt.parts.lettering == "Open 24 hours"


def test_a_brief_in_quotation_marks_as_a_whole_is_read_as_a_brief() -> None:
    assert only('"a beach sunset"').text.startswith("A beach sunset, ")


@pytest.mark.parametrize("brief", ["海辺の夕焼け", "pláž při západu slunce", "a zorblax eating a flimp"])
def test_no_place_or_hour_is_guessed_for_words_not_understood(brief: str) -> None:
    for prompt in expanded(brief):
        assert read(prompt.text).place == ""
        assert read(prompt.text).hour == ""


@pytest.mark.parametrize(
    ("brief", "language"),
    [
        ("ein Hund im Schnee", "de"),
        ("un chat noir sur un toit", "fr"),
        ("un perro en la cocina", "es"),
        ("una volpe nel bosco", "it"),
        ("mulher na praia", "pt"),
        ("лиса в лесу", "ru"),
    ],
)
def test_a_brief_in_another_language_is_continued_in_that_language(brief: str, language: str) -> None:
    told = {"language": frozenset({language})}
    known = {
        phrase.text.casefold()
        for slot in (*FOREIGN_SLOTS, *SPOKEN_SLOTS)
        for phrase in phrases(slot)
        if all(condition.holds(told) for condition in phrase.conditions if condition.aspect == "language")
    }
    made = expanded(brief)
    assert len({prompt.text for prompt in made}) == len(made)
    for prompt in made:
        first, *tails = prompt.text.rstrip(".").split(". ")
        assert first.casefold() == brief.casefold()
        assert tails
        assert {tail.casefold() for tail in tails} <= known


@pytest.mark.parametrize(
    ("brief", "concrete"),
    [
        ("un caballo blanco en la playa", "la espuma dibuja líneas"),
        ("des enfants jouent au football", "sous les chaussures"),
        ("eine alte Frau mit einem Korb", "Lachfältchen"),
    ],
)
def test_a_brief_in_another_language_gets_something_to_be_seen(brief: str, concrete: str) -> None:
    assert any(concrete.casefold() in prompt.text.casefold() for prompt in expanded(brief, n=4))


@pytest.mark.parametrize(
    ("brief", "sign"),
    [
        ("portrait of a firefighter", "helmet|reflective stripes|soot|gloves"),
        ("a nurse", "scrubs|badge|fob watch|attentive"),
        ("an old typewriter", "keys|ribbon|roller"),
        ("a beekeeper", "veiled hat|fine mesh|honeycomb|smoker"),
        ("anger", "fist|jagged|broken|shout"),
        ("the Great Wall of China", "watchtowers|bricks"),
        ("a village in a flood", "water|adrift|rooftops|balcony"),
    ],
)
def test_what_a_thing_or_a_trade_is_known_by_is_told(brief: str, sign: str) -> None:
    assert all(re.search(sign, prompt.text.lower()) for prompt in expanded(brief, n=4))


@pytest.mark.parametrize("brief", ["キツネ", "雪中的狐狸", "여우"])
def test_a_brief_in_another_script_is_continued_in_that_script(brief: str) -> None:
    made = expanded(brief, n=4)
    assert len({prompt.text for prompt in made}) == 4
    assert not any(re.search("[A-Za-z]", prompt.text) for prompt in made)


@pytest.mark.parametrize("brief", ["ثعلب", "pláž při západu slunce"])
def test_nothing_is_added_in_a_language_that_the_expander_does_not_write(brief: str) -> None:
    assert {prompt.text.rstrip(".").casefold() for prompt in expanded(brief)} == {brief.casefold()}


def test_a_sentence_is_followed_by_sentences() -> None:
    for prompt in expanded("The old man walks his dog in the rain."):
        assert re.match(r"The old man walks his dog in the rain\. [A-Z]", prompt.text)


def test_a_name_in_odd_case_and_code_are_not_capitalised() -> None:
    assert only("iPhone on a table").text.startswith("iPhone")
    assert only('print("hello")').text.startswith('print("hello")')


def test_a_long_brief_stays_whole_and_gets_little_added() -> None:
    brief = (
        "a beach at sunset where " + "the waves roll in and the gulls cry over the sand and " * 180 + "the sun sinks"
    )
    for prompt in expanded(brief, n=4):
        assert brief[1:] in prompt.text
        assert len(prompt.text) - len(brief) < 160


def test_several_lines_stay_several_lines() -> None:
    assert only("a beach\n\n\ta boat").text.startswith("A beach\n\n\ta boat")


@pytest.mark.parametrize("brief", ["a fox", "an owl", "a sailboat", "a castle", "a violin", "a pizza", "a sunflower"])
def test_a_known_thing_is_described_by_what_is_seen_of_it(brief: str) -> None:
    traits = looks(describe(brief).subjects[0])
    shown = [prompt for prompt in expanded(brief, n=4) if any(trait in prompt.text for trait in traits)]
    assert len(shown) >= 3


@pytest.mark.parametrize(
    ("brief", "unfit"),
    [
        ("a white fox", r"russet|black|amber"),
        ("an iced coffee", r"steam"),
        ("a cat asleep on a chair", r"luminous eyes"),
        ("a knight in a red cape", r"surcoat|helmet|armor"),
        ("a frozen waterfall", r"spray|white water"),
        ("a skeleton of a dinosaur in a museum", r"hide"),
        ("a Viking village", r"braided hair"),
        ("a heat wave in the city", r"spray|curling white lip"),
    ],
)
def test_no_trait_speaks_against_the_brief(brief: str, unfit: str) -> None:
    assert [prompt.text for prompt in expanded(brief) if re.search(unfit, prompt.text)] == []


def test_a_second_subject_is_named_where_the_picture_is_framed() -> None:
    told = [prompt.text for prompt in expanded("a knight fighting a dragon", n=4)]
    assert sum("the knight" in text and "the dragon" in text for text in told) >= 2


@pytest.mark.parametrize(
    ("brief", "shown"),
    [
        ("the water cycle", "vapor|clouds?|rain|seeping"),
        ("photosynthesis", "leaf|leaves|plant"),
        ("envy", "eye|window|garden|apples"),
        ("earthquakes", "crack|shelf"),
    ],
)
def test_a_topic_is_told_by_what_a_picture_can_show(brief: str, shown: str) -> None:
    assert all(re.search(shown, prompt.text) for prompt in expanded(brief, n=4))


@pytest.mark.parametrize(
    "brief",
    [
        "ein Fuchs schläft im Wald", "zwei Hunde spielen im Schnee", "Strand ohne Menschen", "Oma backt einen Kuchen",
        "un chat noir sur un toit la nuit", "une fille lit un livre", "un bateau rouge sur le lac",
        "la rue sous la pluie",
        "un perro en la playa", "una manzana sobre la mesa", "un castillo bajo la nieve", "un pez bajo el mar",
    ],
)  # fmt: skip
def test_four_prompts_in_another_language_are_four_kinds_in_whole_sentences(brief: str) -> None:
    prompts = TemplateExpander().expand([Brief(brief)] * 4, seed=3).prompts
    assert all(prompt.text.lower().startswith(brief.lower()) for prompt in prompts)
    added = [prompt.text[len(brief) :].strip(". ").split(". ") for prompt in prompts]
    told = [sentence for sentences in added for sentence in sentences if sentence]
    assert all(len(sentences) >= 1 and sentences[0] for sentences in added)
    assert len(set(told)) == len(told)  # nothing is said twice
    words = ("the ", " with ", " and ", "light ")
    assert not any(word in text for text in told for word in words)  # no English tails


@pytest.mark.parametrize(
    ("brief", "never"),
    [
        ("eine Katze bei Nacht im Zimmer", r"Tageslicht|hell und freundlich|Strahlen"),
        ("un chat dans la cuisine", r"sol clair|horizon|réverbères"),
        ("un perro en la lluvia", r"polvo|sombras largas"),
        ("ein roter Ball im Garten", r"herrschen vor|beherrschen"),
    ],
)
def test_prompts_of_other_languages_do_not_contradict_their_briefs(brief: str, never: str) -> None:
    prompts = TemplateExpander().expand([Brief(brief)] * 8, seed=5).prompts
    assert not [prompt.text for prompt in prompts if re.search(never, prompt.text)]


def test_german_nouns_get_their_capitals_and_accents_in_prompts() -> None:
    (prompt,) = TemplateExpander().expand([Brief("ein madchen liest im garten ein buch")], seed=1).prompts
    assert prompt.text.startswith("Ein Mädchen liest im Garten ein Buch.")


def test_a_style_beside_a_brief_of_another_language_is_asked_for_in_that() -> None:
    (prompt,) = TemplateExpander().expand([Brief("un chat", style="watercolor", exclude="les arbres")], seed=1).prompts
    assert prompt.text.endswith("Style : aquarelle. Sans les arbres.")


def test_every_sentence_of_another_language_has_its_like_in_the_two_others() -> None:
    counts = {
        language: sum(
            any(one.aspect == "language" and language in one.values for one in phrase.conditions)
            for slot in SPOKEN_SLOTS
            for phrase in phrases(slot)
        )
        for language in ("de", "fr", "es")
    }
    assert len(set(counts.values())) == 1
