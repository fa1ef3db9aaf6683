"""What is to be seen of a brief's subjects: their visible traits that nothing in it speaks against."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic.expanders.template.aspects import aspects_of
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.subjects import ELSEWHEN, is_compound, pair_of
from promptmagic.expanders.template.tables import (
    BELOW,
    CLOTHES,
    COLD,
    COLORS,
    EMPTIED,
    EYES,
    EYEWEAR,
    FEELING_FIRST,
    FINE,
    FLOWING,
    FROM_ABOVE,
    FROZEN,
    HANDS,
    HIGH,
    LOW,
    NEW_LOOKS,
    OF_EYES,
    OTHERS,
    PARTLY,
    RUINED,
    SADDLED,
    STEAMING,
    STUFFS,
    UNDERSIDE,
    UNFINISHED,
    VESSELS,
    YOUNG,
)
from promptmagic.lexicon import SceneDescription, group, looks
from promptmagic.lexicon.description import Subject

_PLAIN = frozenset({"child", "boy", "girl", "man", "woman", "person", "friend", "baby"})
"""Those of whom, while they do something, hair and cheeks are not what a picture is of."""

_POSSESSIVE = re.compile("['’]s?$")

_PARTS = frozenset({"window", "door", "wall", "floor", "roof", "road", "street", "fence", "stairs"})
"""What is mostly a part of something else, which may look otherwise there: the window of a car has no panes."""


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
    if group(main.noun) == "building" and re.search(r"\binterior\b", said.text, re.IGNORECASE):
        return ()  # of a hall from within nobody sees the roof
    if (
        FEELING_FIRST.match(said.text)
        or _is_remade(said, shown(scene))
        or (main.noun in _PLAIN and aspects_of(scene)["acted"] == {"yes"})
    ):
        return ()
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
    hidden = {one.object for one in said.relations if one.kind in ("full of", "made of", "wear", "wait for")}
    hidden |= {
        one.object
        for one in said.relations
        if one.kind in ("in", "inside", "on", "drive", "ride", "through")
        and group(said.subjects[one.object].noun) in ("vehicle", "building")
        and said.subjects[one.object].noun not in SADDLED
    }
    found: list[str] = []
    pair = pair_of(said, scene.main)
    for index, other in enumerate(said.subjects):
        word = re.search(r"[a-z]+(?=(?:['’]s)?$)", other.word.lower())
        if index in (scene.main, shown(scene)) or index in hidden or not word or other.word == told.word:
            continue
        if (
            is_compound(said, index)
            or _is_remade(said, index)
            or other.noun in _PARTS
            or (pair and not any(name.endswith(other.word.lower()) for name in pair))
            or group(other.noun) not in (_SHOWN_AT_A_DISTANCE if scene.shot == "bold" else OTHERS)
            or other.count > 1
            or other.word.lower() in YOUNG
        ):
            continue  # several, said again, would be counted again
        if re.search(rf"\bof (?:\w+ )*{re.escape(other.word)}\b", said.text):
            continue  # the dinosaur of "a skeleton of a dinosaur"
        owner = f"the {re.sub(_POSSESSIVE, '', other.word.lower())}'s"
        found += [f"{owner} {look}" for look in looks(other) if _allows(scene, look, other)][:1]
    return tuple(found[:1])


def _is_remade(said: SceneDescription, index: int) -> bool:
    """Tell whether a thing may look otherwise than its kind does: it is of another stuff, or of a kind nobody knows.

    A rubber boot has no laces, and a three-legged table no four legs.
    """
    one = said.subjects[index]
    if group(one.noun) in ("animal", "fantasy"):
        return False
    if ELSEWHEN.search(said.text):
        return True
    start = next((span.start for span in said.said if span.role == "subject" and span.subject == index), 0)
    unread = any(span.role == "unread" and 0 <= start - span.end <= 1 for span in said.said)
    return bool(one.material) or unread


_SHOWN_AT_A_DISTANCE = frozenset({"person", "animal", "fantasy", "plant"})
"""Whose looks are told in a picture that is not of them alone."""

_YOUNG_ONE = re.compile(
    r"\b(?:baby|babies|newborn|calf|calves|cubs?|pups?|fawns?|foals?|kids?|lambs?)\b", re.IGNORECASE
)
_GROWN = re.compile(r"\b(?:tusks?|manes?|antlers?|horns?|beards?)\b|\bgreat\b")
"""What the young of a kind have not got yet."""


def beside(one: str, other: str) -> bool:
    """Tell whether one close view can hold two visible traits: the throat of a whale and its tail are too far apart."""
    pairs = ((one, other), (other, one))
    return not any(HIGH.search(first) and LOW.search(second) for first, second in pairs)


def _allows(scene: Scene, look: str, subject: Subject) -> bool:
    """Tell whether nothing in the brief speaks against a visible trait of a subject."""
    said, told = scene.reading, aspects_of(scene)
    if group(subject.noun) == "building" and UNFINISHED.search(said.text):
        return False
    barred = [COLORS] if scene.coloured or scene.mono else []
    barred += [STUFFS] if subject.material or told["made"] == {"said"} else []
    barred += [EYES] if "sleep" in told["deed"] or subject.pose == "sleep" else []
    barred += [OF_EYES] if EYEWEAR.search(said.text) else []
    barred += [BELOW, LOW] if PARTLY.search(said.text) else []
    barred += [CLOTHES] if scene.wears or CLOTHES.search(said.text) else []
    barred += [STEAMING] if COLD.search(said.text) else []
    barred += [FLOWING] if FROZEN.search(said.text) or EMPTIED.search(said.text) else []
    barred += [BELOW] if scene.place == "portrait" or (scene.shot == "close" and scene.focus == "person") else []
    barred += [LOW] if scene.shot == "close" and scene.focus == "animal" else []
    barred += [CLOTHES, HANDS] if scene.place == "portrait" and scene.shot == "close" else []
    barred += [UNDERSIDE] if FROM_ABOVE.search(said.text) else []
    barred += [FINE] if scene.shot == "wide" else []
    barred += [BELOW, LOW] if "swim" in told["deed"] and scene.place != "underwater" else []
    barred += [_GROWN] if _YOUNG_ONE.search(said.text) else []
    barred += [NEW_LOOKS] if RUINED.search(said.text) else []
    return not any(words.search(look) for words in barred)
