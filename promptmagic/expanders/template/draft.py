"""A prompt in the making, and whether what was added leaves the facts of its brief as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from promptmagic.expanders.template.capitals import cased
from promptmagic.expanders.template.hues import hue_in
from promptmagic.expanders.template.naming import anchor_of, other_of, thing_of, topic_of, who_of
from promptmagic.expanders.template.phrases import (
    ANCHOR,
    BOTH,
    COLOR,
    OTHER,
    SEEN,
    SPOKEN_SLOTS,
    THING,
    TOPIC,
    TWO,
    WHO,
    Phrase,
)
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.subjects import pair_of
from promptmagic.expanders.template.tables import HUES, MOVING_THINGS
from promptmagic.expanders.template.traits import shown
from promptmagic.expanders.template.wording import listed
from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.nouns import records
from promptmagic.lexicon.table import group, places
from promptmagic.model import Brief

_TOO_LONG_TO_REREAD = 4_000
"""Characters from which a brief outweighs the two phrases that it gets, which fit it one by one."""


_LEADING = frozenset({"name", "relation", "pose", "unread", "setting"})
"""What stands before a noun that is not the first thing said, so that "its" would be somebody else's."""


_PAIR = 2

_OWNERS = frozenset({"person", "animal", "fantasy"}) | MOVING_THINGS
"""Whose visible traits are said to be theirs; those of a lemonade are just there."""

_COMPOUNDS = ("ice cream", "hot dog", "teddy bear", "fire engine", "polar bear", "snow globe")
"""Nouns of two words, the last of which is another thing."""


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
        alone = len(said.subjects) == 1
        if (many and main == self.scene.main and alone) or self.scene.is_crowd:
            return "their"  # the noun said again would be counted again
        word = re.search(r"(?:\b[a-z]-)?[a-z]+(?=(?:['’]s)?$)", said.subjects[main].word.split(" of ")[0].lower())
        start = next((one.start for one in said.said if one.role == "subject" and one.subject == main), 0)
        led = any(
            one.start < start and one.role in ("name", "relation", "pose", "unread", "setting") for one in said.said
        )
        if word and not many and re.search(r"[^su]s$", word[0]) and word[0] not in records():
            return "their"  # northern lights
        if word and (led or len(said.subjects) > 1 or group(said.subjects[main].noun) == "person"):
            named = next((name for name in _COMPOUNDS if said.subjects[main].word.lower().endswith(name)), word[0])
            if not {group(said.subjects[main].noun), said.subjects[main].noun} & _OWNERS:
                return "the"  # a lemonade owns nothing
            if group(said.subjects[main].noun) == "person" and who_of(said, main) == named:
                return f"{named}'s"  # grandpa, who is named by the word alone
            return cased(f"the {named}'" if many and named.endswith("s") else f"the {named}'s")
        return "their" if many else "its"

    @property
    def seen(self) -> str:
        """The visible traits chosen, as one list with their owner: "its russet fur and white-tipped tail"."""
        told = [phrase.text for phrase in self.taken if phrase.slot == "look"]
        if not told:
            return ""
        return listed(told) if told[0].startswith("the ") and "'" in told[0] else f"{self.owner} {listed(told)}"

    @property
    def tells_looks(self) -> bool:
        """Whether one of the phrases has the visible traits in it, so that they need no words of their own."""
        return any(phrase.tells_looks for phrase in self.taken)

    def of(self, *slots: str) -> list[str]:
        """Return the texts of the phrases of some slots, slot by slot, as they stand in the prompt."""
        one = self.scene.number == "one" and self.scene.focus != "person"
        texts = [phrase.text for slot in slots for phrase in self.taken if phrase.slot == slot]
        if slots == SPOKEN_SLOTS:  # as they were taken: first what this kind of prompt is of
            texts = [phrase.text for phrase in self.taken if phrase.slot in slots]
        color = next((name for name, _ in self.scene.reading.colours if name in HUES), "")
        color = hue_in(self.scene.reading.language, color)
        filled = {"{its}": "its" if one else "their", "{it}": "it" if one else "them", SEEN: self.seen, COLOR: color}
        filled |= {WHO: who_of(self.scene.reading, self.scene.main), THING: thing_of(self.scene.reading)}
        filled[OTHER] = other_of(self.scene.reading, self.scene.main)
        filled[TOPIC] = topic_of(self.scene.reading)
        filled[ANCHOR] = anchor_of(self.scene.reading, self.scene.main)[0]
        if names := pair_of(self.scene.reading, self.scene.main):
            last = "," if " and " in names[-1] else " and"
            filled[BOTH] = f"{', '.join(names[:-1])}{last} {names[-1]}"
            alone = len(names) == _PAIR and not any(name.endswith(("s", "children", "people")) for name in names)
            filled[TWO] = "both" if alone else filled[BOTH]  # "both" of two things that are each one
            filled["{first}"], filled["{second}"] = names[:2]
        for second in (OTHER, "{second}"):
            if " and " in filled.get(second, ""):  # "the desk, the laptop and the cactus"
                texts = [re.sub(rf"(\{{\w+\}}) and {re.escape(second)}", rf"\1, {second}", text) for text in texts]
        return [re.sub(r"\{\w+\}", lambda found: filled.get(found[0], found[0]), text) for text in texts]

    def only(self, slots: Sequence[str]) -> Draft:
        """Return it with the phrases of some slots alone; without the traits, also without what tells of them."""
        kept = [one for one in self.taken if one.slot in slots and ("look" in slots or not one.tells_looks)]
        return replace(self, taken=kept)


def keeps_facts(draft: Draft, text: str) -> bool:
    """Tell whether a text, read again, says of place, hour, weather, season and foreign nouns what its brief says."""
    if len(draft.brief.text) > _TOO_LONG_TO_REREAD:
        return True
    before, now, place = draft.scene.reading, describe(text), draft.scene.place
    if before.language != "en" and not (before.language == now.language and set(_things(before)) <= set(_things(now))):
        return False  # what was added hides in which language the brief is, and so what its nouns are
    if draft.of(*SPOKEN_SLOTS):
        pass  # no sentence of those names a place that anybody would take for the brief's
    elif not before.place and place in places() and now.said_place not in ("", place):
        return False  # its own setting was lost among details
    elif draft.scene.shows == "subject" and now.said_place and not (before.said_place or draft.of("setting")):
        return False  # a word of a detail reads as a setting
    return all(
        not was or was == now_is
        for was, now_is in (
            (before.said_place, now.said_place),
            (before.hour, now.hour),
            (before.weather if before.weather == draft.scene.weather else "", now.weather),
            (before.season, now.season),
        )
    )


def _things(said: SceneDescription) -> list[tuple[object, ...]]:
    return [(one.noun, one.count, one.colour, one.size) for one in said.subjects]
