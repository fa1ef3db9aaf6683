"""What is to be seen of a brief's subjects: their visible traits that nothing in it speaks against."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.subjects import is_compound
from promptmagic.expanders.template.tables import (
    BELOW,
    CLOTHES,
    COLD,
    COLORS,
    EMPTIED,
    EYES,
    FINE,
    FLOWING,
    FROM_ABOVE,
    FROZEN,
    HANDS,
    HIGH,
    LOW,
    NEW_LOOKS,
    OTHERS,
    RUINED,
    SADDLED,
    STEAMING,
    STUFFS,
    UNDERSIDE,
    VESSELS,
    YOUNG,
)
from promptmagic.lexicon import group, looks
from promptmagic.lexicon.description import Subject


def shown(scene: Scene) -> int:
    """The index of the subject whose traits are told.

    It is the main one, or what is in it where that is food and nothing is known of the vessel.
    """
    subjects = scene.reading.subjects
    if looks(subjects[scene.main]) or subjects[scene.main].noun not in VESSELS:
        return scene.main
    held = (index for index, one in enumerate(subjects) if looks(one) and group(one.noun) == "food")
    return next(held, scene.main)


def traits(scene: Scene) -> tuple[str, ...]:
    """Return the visible traits of the main subject that nothing in the brief speaks against."""
    said = scene.reading
    if not said.subjects or scene.page or said.language != "en" or scene.focus == "other" or scene.is_crowd:
        return ()
    if scene.focus == "food" and group(said.subjects[scene.main].noun) == "animal":
        return ()
    if scene.shows == "subject" and scene.weather in ("fog", "storm") and scene.shot != "close":
        return ()  # not to be made out
    main = said.subjects[shown(scene)]
    if not scene.focus and group(main.noun) in ("person", "animal", "fantasy", "food", "vehicle"):
        return ()  # "a Viking village" has many
    if not scene.focus and group(main.noun) == "building" and said.place_origin == "said":
        return ()  # "a kitchen in a restaurant" shows nothing of it from outside
    if scene.is_pack:
        main = replace(main, count=2)
    return tuple(look for look in looks(main) if _allows(scene, look, main))


def traits_of_another(scene: Scene) -> tuple[str, ...]:
    """Return the visible traits of the second subject, with its name: "the hedgehog's dense spines"."""
    said = scene.reading
    if scene.shows != "subject" or scene.focus == "other" or scene.is_crowd or (scene.shot == "wide" and scene.place):
        return ()
    told = said.subjects[shown(scene)]
    hidden = {one.object for one in said.relations if one.kind in ("full of", "made of", "wear")}
    hidden |= {
        one.object
        for one in said.relations
        if one.kind in ("in", "inside", "on", "drive", "ride", "through")
        and group(said.subjects[one.object].noun) in ("vehicle", "building")
        and said.subjects[one.object].noun not in SADDLED
    }
    found: list[str] = []
    for index, other in enumerate(said.subjects):
        word = re.search(r"[a-z]+(?=(?:['’]s)?$)", other.word.lower())
        if index in (scene.main, shown(scene)) or index in hidden or not word or other.word == told.word:
            continue
        if (
            is_compound(said, index)
            or group(other.noun) not in OTHERS
            or other.count > 1
            or other.word.lower() in YOUNG
        ):
            continue  # several, said again, would be counted again
        if re.search(rf"\bof (?:\w+ )*{re.escape(other.word)}\b", said.text):
            continue  # the dinosaur of "a skeleton of a dinosaur"
        owner = f"the {word[0]}'" if other.count > 1 and word[0].endswith("s") else f"the {word[0]}'s"
        found += [f"{owner} {look}" for look in looks(other) if _allows(scene, look, other)][:1]
    return tuple(found[:1])


def beside(one: str, other: str) -> bool:
    """Tell whether one close view can hold two visible traits: the throat of a whale and its tail are too far apart."""
    pairs = ((one, other), (other, one))
    return not any(HIGH.search(first) and LOW.search(second) for first, second in pairs)


def _allows(scene: Scene, look: str, subject: Subject) -> bool:
    """Tell whether nothing in the brief speaks against a visible trait of a subject."""
    said, told = scene.reading, scene.aspects()
    barred = [COLORS] if scene.coloured or scene.mono else []
    barred += [STUFFS] if subject.material or told["made"] == {"said"} else []
    barred += [EYES] if "sleep" in told["deed"] or subject.pose == "sleep" else []
    barred += [CLOTHES] if scene.wears or CLOTHES.search(said.text) else []
    barred += [STEAMING] if COLD.search(said.text) else []
    barred += [FLOWING] if FROZEN.search(said.text) or EMPTIED.search(said.text) else []
    barred += [BELOW] if scene.place == "portrait" or (scene.shot == "close" and scene.focus == "person") else []
    barred += [CLOTHES, HANDS] if scene.place == "portrait" and scene.shot == "close" else []
    barred += [UNDERSIDE] if FROM_ABOVE.search(said.text) else []
    barred += [FINE] if scene.shot == "wide" else []
    barred += [NEW_LOOKS] if RUINED.search(said.text) else []
    return not any(words.search(look) for words in barred)
