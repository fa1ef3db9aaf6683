"""What a brief asks for that is no scene: a sheet, an idea, a theme with many sides."""

from __future__ import annotations

import re

from promptmagic.expanders.template.phrases import themes
from promptmagic.expanders.template.subjects import focus_of, is_done
from promptmagic.expanders.template.tables import (
    A_THING,
    ABSTRACT,
    ALONE_AMONG,
    CARD,
    EVENT,
    FEELING,
    FEELING_FIRST,
    GREETING,
    HOW,
    IDEA,
    PAGES,
    PARTS,
    SCHOOL,
    SECTION,
    SENSE,
    WHAT,
    WORKING,
)
from promptmagic.lexicon import SceneDescription, group

_SENSED = re.compile(r"\W*(?:the |a )?(?:feeling|sense) of (?:being|not|having)\b", re.IGNORECASE)
"""How a brief begins that is of what somebody feels, wherever that is."""

_THEME = 3
"""Up to so many words are a theme by themselves; more tell a scene."""


def page_of(reading: SceneDescription) -> str:
    """Return how a sheet is laid out that a brief asks for, a diagram or a card; empty where it is of a scene."""
    text = reading.text
    named = bool(reading.subjects)
    acted = focus_of(reading) == "person" and reading.form in ("", "diagram", "map")  # "showing him how to fish"
    page = (
        ""
        if acted
        else next((PAGES.get(name, "idea") for name in (*filter(None, [reading.form]), *reading.topics)), "")
    )
    if page == "planets" and not reading.form and (reading.said_place or focus_of(reading)):
        page = ""  # an eclipse over the desert is one that is seen
    if reading.form == "diagram" and not acted and not PARTS.search(text) and not reading.topics:
        page = "process"
    if page:
        return page
    if SECTION.search(text) or WORKING.search(text):
        return "section"
    if GREETING.match(text) or (reading.lettering and CARD.match(text)):
        return "card"
    if EVENT.match(text):
        return "event"
    if WHAT.match(text):
        return "idea"
    if HOW.search(text):
        return "process"
    return "idea" if not named and SCHOOL.search(text) else ""


def is_idea(reading: SceneDescription, page: str) -> bool:
    """Tell whether the brief is a word for what nobody can see: a feeling, a piece of music."""
    if page:
        return False
    text = reading.text
    if ALONE_AMONG.match(text) or SENSE.match(text) or _SENSED.match(text):
        return True
    beings = any(group(one.noun) in ("animal", "person", "fantasy") for one in reading.subjects)
    if FEELING_FIRST.match(text) and not (reading.said_place or beings):
        return True
    if _names_a_thing(reading) or themes() & set(re.findall(r"\w+", text.lower())):
        return False
    is_word = not (reading.not_understood or is_done(text) or A_THING.match(text))
    return is_word or any(words.search(text) for words in (IDEA, FEELING, ABSTRACT))


def is_theme(reading: SceneDescription, page: str) -> bool:
    """Tell whether the brief names no thing at all, but something with many sides: "the renaissance"."""
    if page:
        return page == "event"
    text = reading.text
    if (
        _names_a_thing(reading)
        or is_idea(reading, page)
        or is_done(text)
        or reading.hour
        or reading.weather
        or A_THING.match(text)
    ):
        return False
    words = re.findall(r"\w+", text.lower())
    return len(words) <= _THEME or bool(set(words) & themes())


def _names_a_thing(reading: SceneDescription) -> bool:
    """Tell whether a brief names anything that can be shown, or how."""
    return bool(
        reading.subjects or reading.said_place or reading.names or reading.topics or reading.form or reading.lettering
    )
