"""Other languages, as far as they are read, and what is said where they are not."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import describe
from promptmagic.lexicon.vocabulary import small_words


@pytest.mark.parametrize(
    ("text", "language", "nouns"),
    [
        ("Fuchs", "de", ["fox"]),
        ("renard", "fr", ["fox"]),
        ("zorro", "es", ["fox"]),
        ("volpe", "it", ["fox"]),
        ("キツネ", "ja", ["fox"]),
        ("여우", "ko", ["fox"]),
        ("一只猫和一只狗", "zh", ["cat", "dog"]),
        ("ein Hund unter einem Baum", "de", ["dog", "tree"]),
        ("deux chats et un chien dans le jardin", "fr", ["cat", "dog"]),
        ("un perro durmiendo en la cocina", "es", ["dog"]),
    ],
)
def test_the_nouns_of_other_languages_are_read(text: str, language: str, nouns: list[str]) -> None:
    scene = describe(text)
    assert (scene.language, [subject.noun for subject in scene.subjects]) == (language, nouns)
    written = "writes its prompts in it" if language in ("de", "fr", "es") else "to a brief"
    assert "The offline pair reads" in scene.notes[0]
    assert written in scene.notes[0]


def test_small_words_say_place_hour_weather_colour_number_and_relation() -> None:
    german = describe("drei rote Vögel über dem Meer bei Sonnenuntergang")
    assert (german.place, german.hour, german.subjects[0].count) == ("sea", "sunset", 3)
    french = describe("un chat noir sur un toit")
    assert (french.subjects[0].colour, french.relations[0].kind) == ((28, 28, 32), "on")
    assert describe("Aquarell einer Katze").style == "watercolor"


@pytest.mark.parametrize("text", ["a rose", "Rosa Parks", "a port at night", "a hippo in a tutu", "chat", ""])
def test_english_is_not_taken_for_another_language(text: str) -> None:
    assert describe(text).language == "en"


def test_a_language_that_nobody_knows_is_said_to_be_unknown() -> None:
    scene = describe("xyzzy plugh frotz blorb")
    assert (scene.language, scene.understanding) == ("", 0)
    assert "English" in scene.notes[0]


@pytest.mark.parametrize("text", ["a roller coaster", "roller skates"])
def test_a_name_of_two_words_is_english_though_one_of_them_is_another_languages(text: str) -> None:
    scene = describe(text)
    assert (scene.language, len(scene.subjects)) == ("en", 1)


@pytest.mark.parametrize(
    ("text", "nouns", "count"),
    [
        ("zwei Hunde", ["dog"], 2), ("zwei Mädchen", ["girl"], 2), ("der Hut des Bären", ["hat", "bear"], 1),
        ("die Bären im Wald", ["bear"], 3), ("die Fischer am See", ["fisherman"], 3), ("drei Äpfel", ["apple"], 3),
        ("ein Häschen", ["rabbit"], 1), ("die Vögelchen im Wald", ["bird"], 3), ("ein madchen im Garten", ["girl"], 1),
        ("des souris dans la cuisine", ["mouse"], 3), ("les chevaux", ["horse"], 3), ("une chienne noire", ["dog"], 1),
        ("des châteaux de sable", ["sandcastle"], 3), ("l'arbre et l'oiseau", ["tree", "bird"], 1),
        ("unos peces en el mar", ["fish"], 3), ("tres patitos", ["duck"], 3), ("una leona", ["lion"], 1),
        ("dos pajaros", ["bird"], 2), ("un barco de papel", ["boat"], 1),
        ("due gatti sul tetto", ["cat", "rooftop"], 2),
    ],
)  # fmt: skip
def test_plurals_cases_diminutives_and_missing_accents_are_read(text: str, nouns: list[str], count: int) -> None:
    scene = describe(text)
    assert ([one.noun for one in scene.subjects], scene.subjects[0].count) == (nouns, count)
    assert scene.not_understood == ()


@pytest.mark.parametrize(
    ("text", "kind", "doer", "thing"),
    [
        ("ein Junge liest ein Buch", "read", "boy", "book"),
        ("Im Garten spielt ein Kind mit einem roten Ball", "play with", "child", "ball"),
        ("ein Mädchen, das ein Buch liest", "read", "girl", "book"),
        ("zwei Hasen fressen Karotten", "eat", "rabbit", "carrot"),
        ("ein Vogel zwischen zwei Blumen", "between", "bird", "flower"),
        ("eine Katze unterm Tisch", "under", "cat", "table"),
        ("un chien à côté d'un arbre", "beside", "dog", "tree"),
        ("l'éléphant porte un chapeau rouge", "wear", "elephant", "hat"),
        ("sous la table dort un chat", "under", "cat", "table"),
        ("un gato debajo de la mesa", "under", "cat", "table"),
        ("un elefante detrás de un árbol", "behind", "elephant", "tree"),
        ("una niña come una manzana roja", "eat", "girl", "apple"),
    ],
)
def test_who_does_what_and_is_where_is_read_as_in_english(text: str, kind: str, doer: str, thing: str) -> None:
    scene = describe(text)
    found = {(scene.subjects[one.subject].noun, one.kind, scene.subjects[one.object].noun) for one in scene.relations}
    assert (doer, kind, thing) in found


@pytest.mark.parametrize(
    ("text", "place", "hour", "weather", "season"),
    [
        ("ein Fuchs im Herbstwald am frühen Morgen", "forest", "dawn", "", "autumn"),
        ("une baleine sous la mer", "underwater", "", "", ""),
        ("un lapin dans la foret, il neige", "forest", "", "snow", ""),
        ("un perro en la playa de noche", "beach", "night", "", ""),
        ("un zorro en el bosque cuando llueve", "forest", "", "rain", ""),
    ],
)
def test_place_hour_weather_and_season_are_read(text: str, place: str, hour: str, weather: str, season: str) -> None:
    scene = describe(text)
    assert (scene.place, scene.hour, scene.weather, scene.season) == (place, hour, weather, season)


@pytest.mark.parametrize("text", ["Strand ohne Menschen", "la plage sans personne", "una playa sin gente"])
def test_what_is_not_to_be_there_is_read(text: str) -> None:
    assert describe(text).exclusions == ("person",)


def test_what_describes_a_noun_may_stand_behind_it() -> None:
    cat = describe("un chat très petit et noir").subjects[0]
    assert (cat.size, cat.colour) == ("small", (28, 28, 32))


def test_slips_are_read_where_they_are_sure_and_asked_about_where_not() -> None:
    sure = describe("ein Regenschrim und ein madchen")
    assert [one.noun for one in sure.subjects] == ["umbrella", "girl"]
    assert sure.corrected == "ein Regenschirm und ein mädchen"
    assert "“Regenschrim” is read as “regenschirm”." in sure.notes
    asked = describe("un cartl en la playa")
    assert asked.corrected == asked.text
    assert asked.notes[0] == "“cartl” is not known: did you mean “cartel”?"


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_word_of_the_tables_has_an_english_one_that_is_known(language: str) -> None:
    unread = {english for english in small_words(language).values() if describe(english).not_understood} - {
        "guinea pig"
    }
    assert unread == set()
