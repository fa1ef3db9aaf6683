"""Stature: whether what is said to be small or large is so in the picture, by itself or beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon.nouns import measured
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.relations import LIVING, PUT_ON, relations

if TYPE_CHECKING:
    from promptmagic.lexicon import Said, SceneDescription
    from promptmagic.painters.sketch.easel import Easel

_SIZES = {"tiny": (0.0, 0.2), "small": (0.0, 0.22), "large": (0.25, 1.0), "giant": (0.4, 1.0)}
"""Which part of a picture's height what has a size takes at least and at most."""

_CHILDREN, _PERSON = frozenset({"girl", "boy", "child", "baby"}), 1.65
"""Who is small whoever is there, and how high people are, in metres."""

_WORN = {"tiny": (0.0, 0.05), "small": (0.0, 0.075), "large": (0.3, 9.0), "giant": (0.4, 9.0)}
"""The same of what somebody wears, as a share of their height."""

_FAR = 3.0
"""How many times larger or smaller beside another than such are one is at least who is giant or tiny."""

_BESIDE = 0.35
"""How high one is at most who is tiny beside another that is larger by nature, as a share of that one's height."""

_SMALLER = 0.65
"""How high one is at most who is small beside another, as a share of that one's height."""


def is_sized(easel: Easel, said: SceneDescription, one: Said) -> bool:
    """Whether what is tiny or small is so in the picture, and what is large or giant."""
    found = boxes(easel.marks, said.subjects[one.subject].noun)
    if not found:  # the place has it, or it is the crown that every king has
        return said.subjects[one.subject].noun not in PUT_ON
    high = max(box.high for box in found)
    noun = said.subjects[one.subject].noun
    on = [each for each in relations(easel.scene) if each.how in ("on", "riding") and each.second.noun == noun]
    above = [box for each in on for box in boxes(easel.marks, each.first.noun)]
    larger = any(box.wide > other.wide or box.high > other.high for box in above for other in found)
    if one.value in ("tiny", "small") and larger:
        return True  # beside who is on it
    worn = [each for each in relations(easel.scene) if each.how == "wearing" and each.second.noun == noun]
    wearers = [box.high for each in worn for box in boxes(easel.marks, each.first.noun)]
    if wearers and one.value in _WORN:
        least, most = _WORN[one.value]
        return any(least <= high / wearer <= most for wearer in wearers)
    if (compared := _beside_others(easel, said, one, high)) is not None:
        return compared
    least, most = _SIZES.get(one.value, (0.0, 1.0))
    if least <= high / easel.height <= most:
        return True
    subject = said.subjects[one.subject]
    if lexicon.group(subject.noun) not in LIVING:
        return False
    if one.value == "small" and subject.noun in _CHILDREN:
        return True
    others = {other.noun for other in said.subjects if lexicon.group(other.noun) in LIVING} - {subject.noun}
    tall, own = measured("tall"), measured("tall").get(subject.noun, _PERSON)
    usual = {noun: own / tall.get(noun, _PERSON) for noun in others}
    found_ = [(noun, box.high) for noun in others for box in boxes(easel.marks, noun)]
    if one.value in ("tiny", "small") and any(high <= _SMALLER * usual[noun] * other for noun, other in found_):
        return True  # beside that one it is far smaller than such are
    beside = [box.high for noun in others for box in boxes(easel.marks, noun)]
    if one.value in ("tiny", "small"):  # a child beside a man is
        return any(high <= _SMALLER * other for other in beside)
    return any(other <= _SMALLER * high for other in beside)


def _beside_others(easel: Easel, said: SceneDescription, one: Said, high: int) -> bool | None:
    """Whether one who is giant or tiny is so beside another, as an ant as high as a house is; None if unknown."""
    tall, noun = measured("tall"), said.subjects[one.subject].noun
    if one.value not in ("giant", "large", "tiny") or noun not in tall:
        return None
    for other in said.subjects:
        usual = tall.get(other.noun, _PERSON if lexicon.group(other.noun) == "person" else 0.0)
        others = boxes(easel.marks, other.noun) if usual and other.noun != noun else []
        for box in others:
            times = high / box.high * usual / tall[noun]
            if times >= _FAR if one.value != "tiny" else times <= 1 / _FAR:
                return True
            if one.value == "tiny" and usual > 2 * tall[noun] and high > _BESIDE * box.high:
                return False
    return None
