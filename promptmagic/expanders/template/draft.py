"""A prompt in the making, and whether what was added leaves the facts of its brief as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from promptmagic.expanders.template.phrases import Phrase
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.traits import shown
from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.table import group, places
from promptmagic.model import Brief

_TOO_LONG_TO_REREAD = 4_000
"""Characters from which a brief outweighs the two phrases that it gets, which fit it one by one."""


@dataclass(slots=True)
class Draft:
    """A prompt in the making: the scene as it stands, and the phrases taken, in order.

    `frames` are the wordings that colors and a mood stand in, so that the prompts of one brief do not say them alike.
    """

    number: int
    brief: Brief
    scene: Scene
    taken: list[Phrase] = field(default_factory=list)
    frames: tuple[str, str] = ("{}", "{}")

    @property
    def owner(self) -> str:
        """The word that says whose the visible traits are: "its", or "the monkey's" where there is a second subject."""
        said, main = self.scene.reading, shown(self.scene)
        many = said.subjects[main].count > 1
        if many and main == self.scene.main:
            return "their"  # the noun said again would be counted again
        word = re.search(r"[a-z]+(?=(?:['’]s)?$)", said.subjects[main].word)
        if word and (len(said.subjects) > 1 or group(said.subjects[main].noun) == "person"):
            return f"the {word[0]}'" if many and word[0].endswith("s") else f"the {word[0]}'s"
        return "their" if many else "its"

    def of(self, *slots: str) -> list[str]:
        """Return the texts of the phrases of some slots, slot by slot, as they stand in the prompt."""
        one = self.scene.aspects()["number"] == {"one"} and self.scene.focus != "person"
        texts = (phrase.text for slot in slots for phrase in self.taken if phrase.slot == slot)
        return [
            text.replace("{its}", "its" if one else "their").replace("{it}", "it" if one else "them") for text in texts
        ]


def keeps_facts(draft: Draft, text: str) -> bool:
    """Tell whether a text, read again, says of place, hour, weather, season and foreign nouns what its brief says."""
    if len(draft.brief.text) > _TOO_LONG_TO_REREAD:
        return True
    before, now, place = draft.scene.reading, describe(text), draft.scene.place
    if before.language != "en" and not (before.language == now.language and set(_things(before)) <= set(_things(now))):
        return False  # what was added hides in which language the brief is, and so what its nouns are
    if not before.place and place in places() and now.said_place not in ("", place):
        return False  # its own setting was lost among details
    if draft.scene.shows == "subject" and now.said_place and not (before.said_place or draft.of("setting")):
        return False  # a word of a detail reads as a setting
    return all(
        not was or was == now_is
        for was, now_is in (
            (before.said_place, now.said_place),
            (before.hour, now.hour),
            (before.weather, now.weather),
            (before.season, now.season),
        )
    )


def _things(said: SceneDescription) -> list[tuple[object, ...]]:
    return [(one.noun, one.count, one.colour, one.size) for one in said.subjects]
