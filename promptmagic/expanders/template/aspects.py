"""What the conditions of phrases ask about: the facts of a scene, each by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from promptmagic.expanders.template.doing import doer, done_next, era, is_emptied, pairs
from promptmagic.expanders.template.naming import (
    anchor_of,
    is_handwork,
    is_placed_there,
    is_where_it_is,
    other_of,
    second_of,
    thing_of,
    topic_of,
    who_of,
)
from promptmagic.expanders.template.places import lamp_of
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.subjects import (
    NEGATED,
    acts,
    agency,
    heads,
    is_acted,
    is_apart,
    is_weather_over,
    name_of,
    pair_of,
)
from promptmagic.expanders.template.tables import (
    AIRBORNE,
    AWAY,
    BORNE,
    BURNING,
    COLORED_LIGHT,
    CONFINED,
    DISASTER,
    DISTANT,
    FAMILIES,
    FEELING_OF,
    FROM_ABOVE,
    GLOWING,
    HUES,
    MOVING_THINGS,
    NOODLES,
    OPEN_FAMILIES,
    PARTLY,
    PLANTED,
    RUINED,
    SKY_TOPICS,
    STEAM,
    STILL,
    TINY,
    UNUSUAL,
    USUAL,
)
from promptmagic.expanders.template.wording import in_words
from promptmagic.lexicon import group, kind
from promptmagic.lexicon.description import Arrangement
from promptmagic.lexicon.framing import LENS
from promptmagic.lexicon.nouns import marked, records


def aspects_of(scene: Scene) -> Mapping[str, frozenset[str]]:
    """Return what the phrases' conditions ask about."""
    if not scene.fixed:
        scene.fixed.update(_fixed_aspects(scene))
    values = {
        "place": scene.place,
        "family": scene.family,
        "hour": scene.hour,
        "weather": scene.weather,
        "season": scene.season,
        "manner": scene.manner,
        "food": "hot" if scene.nouns & marked("hot") else "",
        "dress": "costume" if scene.nouns & marked("costumed") or scene.fixed["wears"] == {"yes"} else "everyday",
        "shot": scene.shot,
        "origin": scene.reading.place_origin if scene.place == scene.reading.place else "home",
        "moon": "yes" if "moon" in scene.taken else "",
        "onplate": "yes" if scene.nouns & {"plate", "bowl"} or "plate" in scene.taken else "no",
        "usual": "yes" if _is_usual(scene) else "",
        "plain": "yes" if _is_plain(scene) else "",
        "near": "yes" if _is_near(scene) else "",
        "open": "yes" if _is_open(scene) else "",
        "air": "yes" if _is_airborne(scene) else "",
    }
    seen = frozenset({"yes", scene.seen}) if scene.seen else frozenset({""})
    return {**scene.fixed, "seen": seen, **{name: frozenset({value}) for name, value in values.items()}}


def _fixed_aspects(scene: Scene) -> Mapping[str, frozenset[str]]:
    """Return the aspects that are the brief's own."""
    said = scene.reading
    values = {
        "home": "-" if scene.settled else scene.home,
        "focus": scene.focus,
        "tone": "mono" if scene.mono else "color",
        "colors": "named" if scene.coloured else "free",
        "language": said.language,
        "read": "whole" if said.whole else "part",
        "motion": _motion(scene),
        "made": "said" if any(subject.material or subject.qualities for subject in said.subjects) else "",
        "page": scene.page,
        "cycle": "earth" if SKY_TOPICS & set(said.topics) else "",
        "living": _living(scene),
        "wears": "yes" if scene.wears else "",
        "lamp": lamp_of(said),
        "ruined": "yes" if RUINED.search(said.text) else "",
        "steam": "yes" if STEAM.search(said.text) else "",
        "ramen": "yes" if NOODLES.search(said.text) else "",
        "named": name_of(said),
        "idea": "yes" if scene.is_idea else "",
        "changed": "yes" if DISASTER.search(said.text) else "",
        "alone": "yes" if len(said.subjects) == 1 else "no",
        "number": scene.number,
        "drawn": "yes" if scene.drawn else "",
        "theme": "yes" if scene.is_theme else "",
        "tiny": "yes" if _is_tiny(scene) else "",
        "scene": scene.shows,
        "acted": "yes" if is_acted(said) else "",
        "pair": "yes" if pair_of(said, scene.main) else "",
        "apart": "yes" if is_apart(said, scene.main) else "",
        "agent": agency(said) if scene.focus == "other" else "",
        "who": "yes" if who_of(said, scene.main) and not scene.is_crowd else "",
        "thing": "yes" if thing_of(said) else "",
        "hands": "yes" if is_handwork(said) else "",
        "second": second_of(said, scene.main),
        "anchor": anchor_of(said, scene.main)[1],
        "other": "yes" if other_of(said, scene.main) and not is_where_it_is(said, scene.main) else "",
        "whereat": "yes" if is_where_it_is(said, scene.main) else "",
        "partly": "yes" if PARTLY.search(said.text) else "",
        "topview": "yes" if FROM_ABOVE.search(said.text) else "",
        "topical": "yes" if topic_of(said) else "",
        "away": "yes" if AWAY.search(said.text) else "",
        "framed": "yes" if scene.framed else "",
        "dim": "yes" if _is_dim(scene) else "",
        "beam": "yes" if COLORED_LIGHT.search(said.text) else "",
        "doer": doer(said, scene.focus, scene.number),
        "era": era(said.text),
        "emptied": "yes" if scene.deserted or is_emptied(said.text) else "",
        "long": "yes" if scene.is_long else "",
        "bare": "yes" if scene.is_bare else "",
        "crowd": "yes" if scene.is_crowd else "",
        "lit": "yes" if scene.lit else "",
        "glow": "fire" if BURNING.search(said.text) else "yes" if GLOWING.search(said.text) else "",
        "medium": "" if scene.drawn or said.style or LENS.search(said.text) else "free",
        "persons": in_words(one.count for one in said.subjects if group(one.noun) == "person"),
        "hues": "one" if [name for name, _ in said.colours if name in HUES] and len(said.colours) == 1 else "",
    }
    words = frozenset(re.findall(r"\w+", said.text.lower()))
    if is_weather_over(said):
        words -= {word.lower() for word in said.words_of("weather")}
    if scene.page in ("poster", "card", "logo"):
        words = heads(said.text)
    if scene.shows == "idea":
        words |= {FEELING_OF[word] for word in words if word in FEELING_OF}
    words |= {word.removesuffix("s") for word in words} | pairs(said.text)
    kinds = frozenset(kind(subject.noun) for subject in said.subjects)
    told = {
        **_told(scene),
        "act": acts(said.text),
        "does": frozenset() if NEGATED.search(said.text) else _acts(scene) or done_next(said, scene.main),
        "view": scene.view,
        "kind": kinds,
        "word": words,
        "lights": frozenset(said.lights),
    }
    return {name: frozenset({value}) for name, value in values.items()} | {
        name: found or frozenset({""}) for name, found in told.items()
    }


def _told(scene: Scene) -> Mapping[str, frozenset[str]]:
    """Return the aspects of what the subjects are, do and wear, which may have several values at once."""
    said = scene.reading
    mine = [one for one in said.relations if one.subject == scene.main and not NEGATED.search(said.text)]
    main = said.subjects[scene.main] if said.subjects else None
    spatial = frozenset(get_args(Arrangement)) - {"hold", "wear", "ride"}
    return {
        "deed": frozenset(one.kind for one in mine if one.kind not in spatial)
        | frozenset(filter(None, [main.pose if main and not NEGATED.search(said.text) else ""])),
        "arr": frozenset(
            one.kind
            for one in mine
            if one.kind in spatial
            and (one.kind not in _INTO or said.language != "en" or is_placed_there(said, scene.main, one.object))
        ),
        "object": frozenset(said.subjects[one.object].noun for one in mine),
        "noun": frozenset({main.noun} if main else ()),
        "group": frozenset({group(main.noun)} if main else ()),
        "topic": frozenset(said.topics),
        "coat": frozenset({records()[main.noun].marks.get("coat", "")} if main else ()),
    }


def _acts(scene: Scene) -> frozenset[str]:
    """Return what the main subject does; of somebody unknown, the one thing that is done."""
    done = acts(scene.reading.text)
    if scene.focus == "other":
        return done if len(done) == 1 else frozenset()
    return _told(scene)["deed"] or (done if len(done) == 1 and len(scene.reading.subjects) == 1 else frozenset())


def _is_usual(scene: Scene) -> bool:
    """Tell whether the place is named by the plain word of its kind, so that what is usually there is certain."""
    if not _is_plain(scene):
        return False
    said = scene.reading.words_of("setting")
    if not said:
        return bool(scene.place) and (scene.is_bare or scene.place in ("cafe", "clinic", "greenhouse"))
    usual = USUAL.get(scene.place, "(?!)")
    return all(re.fullmatch(usual, " ".join(word.lower().split())) for word in said)


def _is_plain(scene: Scene) -> bool:
    """Tell whether what the brief is about is where the brief says, and that as such places are."""
    if (
        scene.is_long
        or UNUSUAL.search(scene.reading.text)
        or BORNE.search(scene.reading.text)
        or re.search(r"\s[A-Z][a-z]", scene.reading.text)
    ):
        return False  # nobody knows what lies around in Bangkok, or in a cyberpunk alley
    if _BEFORE.search(scene.reading.text) and FAMILIES.get(scene.place) == "inside":
        return False  # whoever is in front of a shop is not in it
    if PLANTED.search(scene.reading.text):
        return False  # no long grass in a tulip field
    if scene.focus and scene.reading.said_place:
        starts = {one.role: one.start for one in reversed(scene.reading.said)}
        if starts.get("setting", 0) < starts.get("subject", 0):
            return False  # "a city on the back of a turtle"
    return True


def _is_dim(scene: Scene) -> bool:
    """Tell whether the brief itself is dark: of the night, or lit by a flame or lamps."""
    dark = scene.reading.hour in ("night", "dusk") or scene.hour == "night" or lamp_of(scene.reading) != ""
    return dark or scene.place in ("stage", "cave", "space") or "neon" in scene.reading.lights


def _is_near(scene: Scene) -> bool:
    """Tell whether a close view can have what the brief is about."""
    told = scene.fixed
    return not (
        told["crowd"] == {"yes"}
        or _is_airborne(scene)
        or scene.focus == "other"
        or DISTANT.search(scene.reading.text)
        or told["deed"] & {"cross", "fly", "sail", "land", "take off", "erupt", "march"}
        or (scene.focus in ("vehicle", "building") and told["bare"] != {"yes"})
    )


def _is_open(scene: Scene) -> bool:
    """Tell whether there is room around the main subject: it is out of doors, or alone in the picture."""
    if CONFINED.search(scene.reading.text):
        return False
    return scene.is_bare or FAMILIES.get(scene.place, scene.place) in OPEN_FAMILIES


def _is_airborne(scene: Scene) -> bool:
    """Tell whether the main subject is up in the air, so that it is not seen from above."""
    told = scene.fixed
    return bool(
        scene.place == "sky"
        or told["deed"] & {"fly", "jump", "take off"}
        or ("over" in told["arr"] and told["coat"] & {"feathers", "wings"})
        or told["noun"] & AIRBORNE
    )


def _is_tiny(scene: Scene) -> bool:
    """Tell whether the main subject is so small that no wide view has anything of it."""
    noun = scene.reading.subjects[scene.main].noun if scene.reading.subjects else ""
    return bool(noun) and bool({noun, kind(noun)} & TINY)


def _living(scene: Scene) -> str:
    """Return how many living beings the brief names, in a word."""
    beings = [one.count for one in scene.reading.subjects if group(one.noun) in ("animal", "person", "fantasy")]
    beings += [one.count for one in scene.reading.subjects if one.noun in MOVING_THINGS]
    return in_words(beings)


def _motion(scene: Scene) -> str:
    """Return "still" or "moving" where the brief says what its first subject does, else an empty string."""
    if not scene.reading.subjects:
        return ""
    pose = scene.reading.subjects[0].pose
    deeds = any(one.subject == 0 and one.kind not in get_args(Arrangement) for one in scene.reading.relations)
    return "still" if pose in STILL else "moving" if pose or deeds else ""


_INTO = frozenset({"in", "on", "under", "behind", "between", "over"})
"""Arrangements that put a subject somewhere, if it is that one which is there."""

_BEFORE = re.compile(r"\b(?:in front of|outside|past|opposite|behind) (?:an?|the)\b", re.IGNORECASE)
"""After these words a place is not the one that somebody is in."""
