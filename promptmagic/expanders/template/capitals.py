"""Names that a prompt writes with capital letters where its brief does not."""

from __future__ import annotations

import re

from promptmagic.lexicon import SceneDescription
from promptmagic.lexicon.data import by_wording
from promptmagic.lexicon.vocabulary import find, is_noun

_NAMES = {
    name.lower(): name
    for name in (
        *("January", "February", "April", "June", "July", "September", "October", "November", "December"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Christmas", "Halloween", "Easter", "Thanksgiving", "Hanukkah", "Diwali", "Ramadan"),
        *("Africa", "America", "Europe", "Asia", "Australia", "Antarctica", "Sahara", "Himalayas"),
        *(
            "Egypt",
            "Japan",
            "Italy",
            "France",
            "Spain",
            "Germany",
            "England",
            "Scotland",
            "Ireland",
            "Mexico",
            "Brazil",
        ),
        *("India", "Russia", "Norway", "Sweden", "Iceland", "Greece", "London", "Paris", "Rome", "Venice", "Berlin"),
        *("Tokyo", "Kyoto", "Amsterdam", "Athens", "Vienna", "Prague", "Istanbul"),
        *("Greek", "Roman", "Egyptian", "Japanese", "Italian", "French", "Spanish", "German", "English", "Scottish"),
        *("Irish", "Mexican", "Brazilian", "Indian", "Russian", "Norwegian", "Swedish", "Icelandic", "African"),
        *("American", "European", "Asian", "Australian", "Chinese", "Korean", "Persian", "Aztec", "Mayan", "Incan"),
        *("Celtic", "Victorian", "Venetian", "Parisian", "TV", "UFO", "DNA", "NASA", "USA"),
        *("Holland", "Netherlands", "Dutch", "Portugal", "Poland", "Switzerland", "Swiss", "Austria", "Belgium"),
        *("Inuit", "Viking", "Vikings", "Titanic", "Eiffel", "Everest", "Kenya", "Alaska", "Canada", "Hawaii", "Peru"),
        *("Santa", "Mars", "Jupiter", "Saturn", "T-rex", "X-ray"),
    )
}
"""Words that are written with capital letters whatever they stand beside."""

_GERMAN = re.compile(r"(?<![\w'-])[a-zäöüß]{2,}(?![\w'-])")
_ADVERBS = ("morgens", "mittags", "abends", "nachts")


def _is_german_noun(word: str) -> bool:
    """Tell whether a German word in lower case is a noun, as far as it is known, and so has a capital."""
    if word.endswith(_ADVERBS) or any(word in by_wording("german", name) for name in ("small", "verb", "describing")):
        return False
    if any(word in by_wording("german", name) for name in ("place", "time", "noun")):
        return True
    found = find(word, "de")
    return found is not None and is_noun(found.english.removeprefix("small "))


_WORD = re.compile(r"(?<![\w'-])[a-z]+(?:-[a-z]+)?(?![\w-])")


def cased(text: str) -> str:
    """Return a text with its names in capitals."""
    return _WORD.sub(lambda word: _NAMES.get(word[0], word[0]), text)


def capitalized(text: str, reading: SceneDescription) -> str:
    """Return an English brief with its names in capitals; what stands in quotation marks stays as it is."""
    if reading.language == "de":
        return _GERMAN.sub(lambda word: word[0].capitalize() if _is_german_noun(word[0]) else word[0], text)
    if reading.language != "en" or not text.isascii():
        return text
    parts = re.split(r'("[^"]*")', text)
    return "".join(part if at % 2 else cased(part) for at, part in enumerate(parts))
