"""Whether a phrase may stand beside a brief and what was added to it."""

from __future__ import annotations

import re

from promptmagic.expanders.template.phrases import Phrase
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.subjects import ELSEWHEN
from promptmagic.expanders.template.tables import (
    CHANGED,
    DISASTER,
    EARED,
    EYEWEAR,
    FAR,
    FRIENDS,
    FURNISHED,
    HIDDEN,
    LIVING,
    MIRRORED,
    OF_EARS,
    OF_EYES,
    OF_WORDS,
    RUFFLED,
    RUINED,
)
from promptmagic.expanders.template.wording import shade_of
from promptmagic.lexicon import SceneDescription, covers, group, kind
from promptmagic.lexicon.nouns import records


def admits(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase says nothing that contradicts or repeats what is said already."""
    said = phrase.reading
    free = not any(one.aspect in ("topic", "page") for one in phrase.conditions)
    if phrase.slot == "subject" and not free and scene.shows in ("subject", "place"):
        return False  # a teacher who explains fractions is no diagram of them
    if phrase.slot == "subject" and not free:  # it says in other words what the page is of
        return not phrase.stems & scene.barred and not _out_of_view(scene, phrase)
    return not (
        _out_of_view(scene, phrase)
        or (scene.reading.language == "en" and phrase.stems & (scene.taken | scene.barred))
        or _differs(scene, said)
        or (scene.shade and shade_of(phrase.text) not in ("", scene.shade))
        or any(dict(_claimed(scene)).get(aspect, value) != value for aspect, value in phrase.claims)
        or _hides(scene, said)
        or any(_clashes(scene, subject.noun) for subject in said.subjects)
    )


_HUES = re.compile(
    r"\b(?:red|orange|yellow|green|blue|violet|purple|pink|rose|brown|golden|gold|amber|russet|copper|turquoise|rainbow"
    r"|reddish|bluish|greenish|rusty|ocher|crimson|scarlet|rosy)\b"
)
"""Words of colors, which no picture in black and white has."""

_OF_A_FACE = re.compile(r"\b(?:face|head|eye[sd]?|eyes|hair|lips|cheeks?|brow|chin|mouth|smile|gaze|beard|forehead)\b")


def _out_of_view(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase is of what is too far off for the kind of view, too near for it, or not as usual.

    A phrase that names its views is right in them. Of a subject, all else is seen from a few steps away; of a
    place, from where all of it is in view.
    """
    asked = {condition.aspect for condition in phrase.conditions}
    if _is_unlike(scene, phrase) or (scene.mono and _HUES.search(phrase.text)):
        return True  # charcoal has no brown shadow
    if phrase.slot == "subject" and scene.family == "face" and not _OF_A_FACE.search(phrase.text):
        return True  # a portrait has no room for what lies around somebody's feet
    other = RUINED.search(scene.reading.text) or (asked & OF_WORDS and _is_elsewhen(scene, phrase))
    is_usual = phrase.slot in ("subject", "setting", "detail") and not phrase.is_of_an_act
    if is_usual and other and not (asked & {"ruined", "topic", "page", "theme"}):
        return True  # what is usually there is not there now, or not yet
    if phrase.slot == "subject" and phrase.is_of_a_word and "interior" in scene.fixed.get("word", ()):
        words = [one.values for one in phrase.conditions if one.aspect == "word" and one.wanted]
        if not any("interior" in values for values in words):
            return True  # what a building is known by is seen from outside
    if phrase.slot in ("setting", "detail") and scene.deserted and FURNISHED.search(phrase.text):
        return True
    if phrase.slot == "detail" and MIRRORED.search(scene.reading.text) and RUFFLED.search(phrase.text):
        return True
    if phrase.slot in ("setting", "detail") and CHANGED.search(scene.reading.text) and not asked & OF_WORDS:
        return True
    if phrase.slot == "light" and scene.reading.hour and DISASTER.search(scene.reading.text) and not asked & OF_WORDS:
        return True
    if phrase.slot == "subject" and scene.page and phrase.is_of_a_word and not asked & {"topic", "page"}:
        return True
    if "shot" in asked or not scene.focus:
        return False
    if scene.shot == "close":
        return phrase.slot == "detail" or (
            phrase.slot in ("setting", "when", "light", "glow") and FAR.search(phrase.text) is not None
        )
    return False


def _is_unlike(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase tells of eyes that are covered, or of ears that nobody sees on such a being."""
    if OF_EYES.search(phrase.text) and EYEWEAR.search(scene.reading.text):
        return True
    main = scene.reading.subjects[scene.main].noun if scene.reading.subjects else ""
    if group(main) != "animal" or not OF_EARS.search(phrase.text):
        return False
    return records()[main].marks.get("coat", "") != "fur" and main not in EARED


def _is_elsewhen(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether things look otherwise in a brief than a phrase has them, unless it was made for that very word."""
    found = ELSEWHEN.search(scene.reading.text)
    if found is None or phrase.is_of_an_act:
        return False  # an act is the same in every age
    words = " ".join(word for one in phrase.conditions if one.aspect == "word" and one.wanted for word in one.values)
    return found[0].lower() not in words


def _claimed(scene: Scene) -> frozenset[tuple[str, str]]:
    """Return what is settled: by phrases, or by the hour, since nothing is bright at night."""
    hour = {"night": "dark", "day": "bright"}.get(scene.hour)
    return scene.claims | (frozenset({("key", hour)}) if hour else frozenset())


def _differs(scene: Scene, said: SceneDescription) -> bool:
    for mine, theirs in ((scene.hour, said.hour), (scene.weather, said.weather), (scene.season, said.season)):
        if mine and theirs and mine != theirs:
            return True
    if scene.reading.said_place == "sky" and set(said.places) - {"sky"}:
        return True
    if said.mood and scene.manner:
        return said.mood != scene.manner and said.mood not in FRIENDS.get(scene.manner, ())
    return False


def _hides(scene: Scene, said: SceneDescription) -> bool:
    hidden = HIDDEN.get(scene.hour, set()) | HIDDEN.get(scene.weather, set()) | scene.absent
    return bool(hidden & {*said.lights, said.weather, *said.places})


def _clashes(scene: Scene, noun: str) -> bool:
    """Tell whether a thing would change a count of the brief, or is said not to be there."""
    if any(kind(noun) == kind(mine) for mine in scene.nouns):
        return True
    if scene.deserted and group(noun) in LIVING:
        return True
    return any(covers(general, noun) for general in scene.absent)
