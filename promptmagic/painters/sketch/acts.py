"""Acts: which of the doings that a text tells of can be seen in its picture, and how much of the text the picture has.

A still picture of things that stand about shows few doings. One counts as seen only where a drawing of it is known:
a pose that was drawn, a thing at the hand or the mouth that holds it, or what such a thing does by nature, as a boat
sails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import Said, SceneDescription, Subject, describe
from promptmagic.lexicon.data import by_wording, words
from promptmagic.lexicon.nouns import marked, records
from promptmagic.painters.sketch.boxes import boxes, is_seen, touch
from promptmagic.painters.sketch.places import INDOORS, WEATHERLESS
from promptmagic.painters.sketch.relations import BALLS, GAMES, LIVING, MOUTHS, VESSELS, relations
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.visible import visible
from promptmagic.painters.sketch.whereabouts import ON_A_HILL

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel

_NATURAL: dict[str, frozenset[str]] = {
    "burn": frozenset({"fire", "campfire", "candle", "torch", "lantern", "lamp", "match", "firefly", "diya"}),
    "shine": frozenset({"sun", "moon", "crescent", "star", "lamp", "lantern", "candle", "lighthouse", "firefly"}),
    "rise": frozenset({"sun", "moon", "crescent", "balloon", "hot air balloon", "mountain"}),
    "set": frozenset({"sun", "moon"}),
    "erupt": frozenset({"volcano"}),
    "sing": frozenset({"singer", "wolf"}),
    "dance": frozenset({"ballerina", "dancer"}),
    "fish": frozenset({"fisherman"}),
    "surf": frozenset({"surfer", "surfing"}),
    "ski": frozenset({"skier", "snowboarder"}),
    "skate": frozenset({"skater", "ice skater"}),
    "sit": frozenset({"cat", "frog", "owl", "bird", "rabbit", "squirrel", "monkey", "panda", "mouse", "mermaid", "toad",
                      "robin", "parrot", "eagle", "crow", "pigeon", "koala", "teddy bear", "bee", "butterfly",
                      "ladybird", "dragonfly"}),
    "play": frozenset({"musician", "pianist", "violinist", "guitarist", "drummer", "trumpeter", "cellist"}),
    "run": frozenset({"horse"}),
}  # fmt: skip
"""What is drawn as doing a thing, whatever is said of it."""

_PLAIN = frozenset({"stand", "wait", "come", "stay", "be", "have", "call", "name", "say"})
"""What one does who is seen there at all."""

_BY_LAYOUT: dict[str, frozenset[str]] = {
    "hold": frozenset({"holding"}), "carry": frozenset({"holding"}), "wear": frozenset({"wearing"}),
    "ride": frozenset({"riding", "in"}), "drive": frozenset({"riding", "in"}), "read": frozenset({"holding"}),
    "eat": frozenset({"eating", "browsing"}), "drink": frozenset({"eating"}), "push": frozenset({"pushing"}),
    "pull": frozenset({"pulling"}), "fly": frozenset({"holding"}), "follow": frozenset({"chasing"}),
    "chase": frozenset({"chasing"}), "kick": frozenset({"chasing", "beside"}), "cross": frozenset({"on"}),
    "look at": frozenset({"facing"}), "sniff": frozenset({"eating"}), "climb": frozenset({"climbing"}),
    "catch": frozenset({"holding"}), "peck": frozenset({"eating"}), "play": frozenset({"beside"}),
    "guard": frozenset({"beside"}), "race": frozenset({"chasing"}), "row": frozenset({"in"}), "sail": frozenset({"in"}),
    "slide": frozenset({"on"}),
}  # fmt: skip
"""The doings between two that are seen by how they are laid out: each was looked at."""

_POSED_BY_LAYOUT: dict[str, frozenset[str]] = {
    "hide": frozenset({"under", "behind", "in"}), "peek": frozenset({"in", "behind"}), "balance": frozenset({"on"}),
    "swing": frozenset({"on", "under"}),
}  # fmt: skip
"""What somebody does by themselves that is seen by where they are."""

_SWUNG_ON = frozenset({"swing", "playground", "branch", "rope", "tree"})
"""What one swings on, or hangs from."""

_OTHERWISE = (
    "deliver", "bring", "brought", "bear", "wield", "raise", "rais", "lift", "devour", "lick", "hunt", "pilot",
    "steer", "peer", "stud", "point", "examin", "gaz", "star", "haul",
    "march", "parad", "step", "trek", "prowl", "danc", "explor", "hik", "tiptoe", "grab", "leaf",
)  # fmt: skip
"""How verbs begin that are read as one of those, and say more than their drawing does."""

_BEYOND_ITS_POSE = ("deliver", "rescu", "sav", "sell", "sold")
"""How verbs begin that say more than the pose does which is drawn for them: who bends down to a cat saves none."""

_AT_HAND = frozenset({"feed", "pet", "brush", "wash", "hug", "bandage"})
"""What nobody is seen to do from afar."""

_OVENS = frozenset({"kitchen", "oven", "stove"})
"""Where somebody is seen to bake: with a spoon in a meadow nobody does."""

LOW = 0.1
"""How far above the horizon what lands is at most, as a share of the picture's height."""

_WATERS = frozenset({"river", "lake", "sea"})
"""What nobody is seen to cross who stands on its bank."""

_STILL = frozenset(
    {"cat", "frog", "owl", "rabbit", "panda", "koala", "mouse", "teddy bear", "toad", "squirrel", "monkey"}
)
"""Animals that are drawn sitting: none of them is seen to walk or to chase."""

_AFLOAT, _SWUM = frozenset({"sail", "float", "row"}), frozenset({"swim", "dive"})
_SPREAD = frozenset({"eagle", "swallow", "hummingbird", "dove", "pigeon"})
"""Birds that are drawn with spread wings."""

_ALOFT, _LANDING = frozenset({"fly", "float"}), frozenset({"land", "take off"})

_WEIGHTS = {"subject": 3.0, "setting": 2.0, "act": 2.0, "unread": 2.0, "light": 1.0, "descriptive": 1.0}
"""How much of a brief each kind of its words is."""

_HEART = frozenset(
    {"inside", "hug", "fight", "catch", "throw", "cut", "break", "bury", "shoot", "put out", "juggle", "dance with"}
    | {"pour", "ride", "drive"}
)
"""Doings that two who stand beside each other belie; their weight is that of a main subject and more."""

_HEART_WEIGHT = 12.0

_PARTS = frozenset({"window", "door", "roof", "chimney", "stairs", "fence", "leaf", "path"})
"""Things that are part of what a brief is about, where it names more."""

OPAQUE = frozenset({"bottle"})
"""What is drawn of dark glass: nothing is seen in it."""

_OUT_IN = re.compile(r"\b(?:in|through|under) (?:the |a |an )?(?:\w+ )?(?:rain|snow|storm|snowstorm|fog|mist|wind)\b")
"""Words that put somebody out in the weather."""

_WHERE = frozenset({"on top of", "under", "behind", "inside", "over"})
"""How one may stand to a place other than being in it."""


def seen_nouns(easel: Easel) -> frozenset[str]:
    """Return what can be seen of what was drawn: of things that left marks those whose own shape is visible.

    Somebody who is seen on a bench hides most of it, and shows that it is there.
    """
    count = visible(easel.marks, easel.image.size)
    seen = {noun for noun in easel.drawn if count.get(noun, 1)}
    own = {subject.noun for subject in easel.scene.subjects}  # the roofs of a skyline are nobody's to stand on
    if any(lexicon.group(noun) == "building" and noun in own for noun in seen - {"rooftop"}):
        seen |= {"rooftop"} & {subject.noun for subject in easel.scene.subjects}
    still = easel.scene.place not in ("sea", "beach") and easel.scene.weather not in ("storm", "wind")
    if still and not count.get("wave"):  # a lake's ripples are no waves
        seen -= {"wave"}
    if "juggled balls" in easel.drawn:  # whatever is said to be juggled
        seen = {noun for noun in seen if noun in BALLS or lexicon.group(noun) not in ("food", "thing")}
    if "act write" in easel.drawn:  # on a sheet in the hand
        seen |= {"letter", "paper", "note"} & set(re.findall(r"\w+", easel.scene.told.lower()))
    sat_on = (one for one in relations(easel.scene) if one.how in ("on", "riding") and one.first.noun in seen)
    return frozenset(seen | {one.second.noun for one in sat_on if one.second.noun in easel.drawn})


def weather_seen(easel: Easel) -> bool:
    """Whether the scene's weather can be seen: out of doors, or through a window."""
    place = easel.scene.place or next(iter(easel.drawn & (INDOORS | WEATHERLESS)), "")
    living = any(lexicon.group(subject.noun) in LIVING for subject in easel.scene.subjects)
    if living and (place in INDOORS or easel.light.indoors) and _OUT_IN.search(easel.scene.told):
        return False  # who is out in the rain is not seen in a room
    if easel.drawn & WEATHERLESS:
        return False
    if easel.scene.weather == "wind":
        return False  # a few leaves in the air tell nobody
    if place in INDOORS or easel.light.indoors:
        return "window" in easel.drawn and easel.scene.weather not in ("wind", "clear")
    return True


def hour_seen(easel: Easel) -> bool:
    """Whether the scene's hour can be seen: on a stage, in a cave or under water it is always the same."""
    if easel.scene.place in WEATHERLESS:
        return easel.scene.hour == "night" and easel.scene.place == "space"
    return easel.scene.place != "stage" or bool(easel.drawn & {"window", "sky", "star", "moon"})


def season_seen(easel: Easel) -> bool:
    """Whether the scene's season can be seen: a winter by its snow, of which a beach has none."""
    bare = easel.scene.place in ("beach", "sea", "desert") and "snow" not in easel.drawn
    return easel.scene.season != "winter" or not bare


def acts(easel: Easel, own: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the doings that a person's own words tell of: as they stand there, their verb, and whether it is seen."""
    said = describe(own)
    for one in said.said:
        if one.role not in ("pose", "relation"):
            continue
        wording = said.text[one.start : one.end]
        if one.role == "pose" or not _arranged(wording):
            yield wording, one.value, _seen(easel, said, one.value, wording)
        elif one.value in (*_WHERE, "on") and (where := _unplaced(easel, said, one)):
            yield where, one.value, False


def _unplaced(easel: Easel, said: SceneDescription, one: Said) -> str:
    """Return the words that put somebody on top of, under or behind a place, or all inside of a building."""
    after = next(
        (other for other in said.said if other.start >= one.end and other.role in ("subject", "setting")), None
    )
    if after is None:
        return ""
    if one.value == "on top of" and easel.found.get("on top"):
        return ""
    first = not any(other.role == "subject" and other.start < one.start for other in said.said)
    hilltop = re.search(ON_A_HILL, said.text.lower()) is not None
    raised = after.value in ("hills", "mountains") and one.value == "on" and not hilltop and _is_building(said, one)
    if raised:  # it stands on level ground before the hills
        return said.text[one.start : after.end]
    if after.value == "sky":
        return ""  # it is over all
    inside = one.value == "inside" and first and lexicon.group(after.value) == "building" and not easel.light.indoors
    onto = one.value not in ("inside", "on") and after.role == "setting" and not first
    if one.value == "over":  # what flies is over all places, but nobody is seen to jump over one
        onto = onto and any(subject.pose == "jump" for subject in said.subjects)
    return said.text[one.start : after.end] if inside or onto else ""


def _is_building(said: SceneDescription, relation: Said) -> bool:
    """Whether what is somewhere is a building."""
    before = [one for one in said.said if one.role == "subject" and one.end <= relation.start]
    return bool(before) and lexicon.group(before[-1].value) == "building"


def _arranged(wording: str) -> bool:
    """Whether words only say how one thing lies to another."""
    return wording.lower() in by_wording("sentences", "relation") or wording.lower() in words("words", "stop")


def _seen(easel: Easel, said: SceneDescription, verb: str, wording: str) -> bool:
    """Whether a deed or a pose is in the picture.

    Only what was looked at counts: a pose that is drawn, a doing that its layout shows, and what is so by nature.
    """
    if verb in _PLAIN:
        return True
    told = [one for one in said.relations if one.kind == verb]
    doers = [subject for subject in said.subjects if subject.pose == verb]
    doers += [said.subjects[one.subject] for one in told]
    nouns = {subject.noun for subject in doers}
    poses = {subject.pose for subject in said.subjects}
    alone = not told and verb in poses and f"act {verb}" in easel.drawn
    if verb == "lie" and "asleep" in easel.drawn and any(lexicon.group(noun) in LIVING for noun in nouns):
        return True
    if verb == "look" and "look at" in easel.drawn:  # it is seen from behind, before what it looks at
        return True
    if wording.lower().startswith("bak") and not easel.drawn & _OVENS:
        return False
    if verb == "look through":  # who only touches a microscope does not
        own = (one for one in relations(easel.scene) if one.act is not None and one.act.own)
        return f"act {verb}" in easel.drawn and any(one.act is not None and one.act.verb == verb for one in own)
    if verb in _AT_HAND and not _at_hand(easel, verb):
        return False
    if wording.lower().startswith("howl"):
        return "wolf" in nouns and "wolf" in easel.drawn and "walking wolf" not in easel.drawn
    if wording.lower().startswith("curl") and not easel.drawn & {"cat", "snake", "snail"}:
        return False  # others who sleep are drawn at length
    if verb == "hide" and not _hidden(easel, nouns):
        return False
    if alone or (
        f"act {verb}" in easel.drawn and not wording.lower().startswith(_BEYOND_ITS_POSE)
    ):  # who walks on a beach leads nobody
        return True
    if verb == "balance" and _on_something(easel, nouns):
        return True
    still = _STILL - {noun for noun in _STILL if f"walking {noun}" in easel.drawn}
    if verb in easel.drawn and not (verb == "walk" and nouns & still) and not _overleaps(easel, verb, nouns):
        return True
    in_mouth = any(one.how == "holding" and one.first.noun in nouns & MOUTHS.keys() for one in relations(easel.scene))
    if verb == "carry" and (in_mouth or on_the_back(easel)):
        return True
    meant = nouns or {subject.noun for subject in said.subjects}
    laid = [one for one in relations(easel.scene) if one.first.noun in meant and not one.words]
    seen_in = "peek" if wording.lower().startswith(("peek", "peer")) else verb
    seen_in = "swing" if wording.lower().startswith("swing") else seen_in  # which is held, too
    laid = [one for one in laid if seen_in != "swing" or one.second.noun in _SWUNG_ON]
    if any(one.how in _POSED_BY_LAYOUT.get(seen_in, ()) and is_seen(one, easel.marks) for one in laid):
        return True
    plain = not easel.carded and not wording.lower().startswith(_OTHERWISE)
    laid_out = {(one.first.noun, one.second.noun): one for one in relations(easel.scene) if not one.words}
    for one in told:
        pair = (said.subjects[one.subject].noun, said.subjects[one.object].noun)
        layout = laid_out.get(pair)
        shown = layout is not None and layout.how in _BY_LAYOUT.get(verb, ()) and easel.drawn.issuperset(pair)
        if plain and shown and layout is not None and is_seen(layout, easel.marks) and _looks_so(easel, verb, pair):
            return True
    return any(_by_nature(easel, subject, verb) for subject in doers or said.subjects)


def _hidden(easel: Easel, nouns: set[str]) -> bool:
    """Whether those who hide are seen behind, under or in something."""
    return any(
        one.first.noun in nouns and one.how in ("behind", "under", "in") and easel.drawn.issuperset({one.second.noun})
        for one in relations(easel.scene)
        if is_seen(one, easel.marks)
    )


def _on_something(easel: Easel, nouns: set[str]) -> bool:
    """Whether those of whom something is told are seen on a thing."""
    on = (one for one in relations(easel.scene) if one.how in ("on", "riding") and one.first.noun in nouns)
    return any(one.second.noun in easel.drawn and is_seen(one, easel.marks) for one in on)


def _looks_so(easel: Easel, verb: str, pair: tuple[str, str]) -> bool:
    """Whether two that are laid out as doing something look it: people look at the viewer, no sitting cat chases."""
    first, second = pair
    person = lexicon.group(first) == "person"
    if verb == "look at":
        return not person
    if verb == "read":
        return person  # a paper before an owl is only there
    if verb == "chase":
        shapes = find(first), find(second)
        afloat = all(shape is not None and shape.habitat == "water" for shape in shapes)
        return afloat or (person and "play" in easel.drawn)
    if verb in ("follow", "race"):
        return not {first, second} & _STILL
    if verb == "push":
        return lexicon.group(second) in ("vehicle", "thing")
    if verb == "kick":
        return "play" in easel.drawn
    if verb == "play":
        return ("play" in easel.drawn and second in BALLS) or second in GAMES
    return True


def _at_hand(easel: Easel, verb: str) -> bool:
    """Whether who does such a deed by a pose has at hand what it is done to, where both can be seen."""
    for one in relations(easel.scene):
        if one.act is not None and one.act.verb == verb:
            doers, others = boxes(easel.marks, one.first.noun), boxes(easel.marks, one.second.noun)
            if doers and others:
                return any(touch(doer, other) for doer in doers for other in others)
    return True


def on_the_back(easel: Easel) -> bool:
    """Whether a thing is seen on an animal that carries it there."""
    on = (one for one in relations(easel.scene) if one.how in ("on", "riding", "shouldered"))
    return any(lexicon.group(one.second.noun) in ("animal", "person") and is_seen(one, easel.marks) for one in on)


def _overleaps(easel: Easel, verb: str, nouns: set[str]) -> bool:
    """Whether animals are to jump over or out of something: there they only seem to stand."""
    over = any(one.how in ("over", "in") and one.first.noun in nouns for one in relations(easel.scene))
    drawn = bool(easel.found.get("in mid-leap"))
    return verb == "jump" and over and not drawn and any(lexicon.group(noun) != "person" for noun in nouns)


def _by_nature(easel: Easel, subject: Subject, verb: str) -> bool:
    """Whether such things are always drawn as doing so."""
    if any(lexicon.covers(noun, subject.noun) for noun in _NATURAL.get(verb, ())):
        return True
    shape, kind = find(subject.noun), lexicon.group(subject.noun)
    if shape is None:
        return False
    perching = lexicon.covers("bird", subject.noun) and shape.flying is None and subject.noun not in _SPREAD
    if verb == "fly" and perching and find(f"flying {subject.noun}") is None:
        return False  # it hangs in the air as if it sat
    if verb in _ALOFT and (shape.habitat == "air" or easel.scene.aloft(subject.noun)):
        return True
    if verb in _LANDING:
        low = easel.horizon - LOW * easel.height
        near = any(box.bottom >= low for box in boxes(easel.marks, subject.noun))
        return near and shape.habitat == "air" and kind == "vehicle"
    if verb in _AFLOAT and shape.habitat == "water":
        return True
    if verb in _SWUM:
        return shape.habitat == "water" and kind in ("animal", "fantasy")
    if verb == "lie":
        return kind in ("thing", "food") and not _on_something(easel, {subject.noun})
    if verb == "grow":
        return kind == "plant"
    if verb == "hang":
        return kind in ("thing", "food", "plant")
    if verb == "cross":
        return kind == "vehicle" and (shape.habitat != "ground" or not easel.drawn & _WATERS)
    if verb in ("walk", "drive", "roll"):
        return kind == "vehicle"
    return verb == "camp" and "tent" in easel.drawn


def share_seen(easel: Easel, own: str) -> float:
    """Return how much of a person's own words is drawn in a picture, from 0 to 1, each kind of words by its weight.

    What is drawn counts, and not what can be seen: a picture is the same at every size.
    """
    said = describe(own)
    seen = frozenset(easel.drawn)
    total = shown = 0.0
    for one in said.said:
        if one.role == "subject":
            worn = one.value in marked("clothes") and one.subject > 0
            within = one.value in _PARTS and len(said.subjects) + len(said.places) > 1
            weight = _WEIGHTS["descriptive" if worn or within else "subject"]
            there = one.value in seen or _drawn_as(easel, seen, said, one.subject)
        elif one.role == "setting":
            weight, there = _WEIGHTS["setting"], True
        elif one.role == "unread":
            weight, there = _WEIGHTS["descriptive" if _describes(said, one.end) else "unread"], False
        elif one.role in ("hour", "weather", "light", "season"):
            weight, there = _WEIGHTS["light"], True
        else:
            continue
        total, shown = total + weight, shown + weight * there
    burdened = any(
        lexicon.group(subject.noun) == "building" or subject.noun.startswith("human ") for subject in said.subjects
    )
    heart = _HEART | ({"hold", "carry", "climb"} if burdened else set())
    if any(one.how == "in" and one.second.noun in OPAQUE for one in relations(easel.scene)):
        total += _HEART_WEIGHT
    for _, verb, there in acts(easel, own):
        between = verb == "inside" or any(one.kind == verb for one in said.relations)
        weight = _HEART_WEIGHT if verb in heart and between and not there else _WEIGHTS["act"]
        total, shown = total + weight, shown + weight * there
    return shown / total if total else 1.0


def _drawn_as(easel: Easel, seen: frozenset[str], said: SceneDescription, index: int) -> bool:
    """Whether a thing is drawn by another name, as a family of penguins is by penguins."""
    if not 0 <= index < len(said.subjects):
        return True
    subject = said.subjects[index]
    names = (subject.word, *subject.qualifiers)
    meant = (one for one in easel.scene.subjects if one.word and one.word in names)
    record = records().get(subject.noun)
    itself = record is not None and record.setting in seen  # a pond is the lake that its place is
    itself |= subject.noun == "rooftop" and any(lexicon.group(noun) == "building" for noun in seen)
    return itself or subject.noun in seen or any(one.noun in seen for one in meant)


def _describes(said: SceneDescription, end: int) -> bool:
    """Whether an unknown word stands right before a thing that is known, and so only describes it."""
    after = next((one for one in said.said if one.start >= end), None)
    close = after is not None and said.text[end : after.start].strip() == ""
    return close and after is not None and after.role in ("subject", "quality", "colour", "material")


def main_unknown(said: SceneDescription) -> bool:
    """Whether the first thing that a text names is not known: other things alone would be of something else."""
    first = next((one for one in said.said if one.role in ("subject", "setting", "unread")), None)
    before = said.text[: first.start].lower().split() if first is not None else []
    if "of" in before and words("words", "about").intersection(before):
        return True  # the root of a tree is no tree
    if first is not None and first.role == "subject" and first.value in VESSELS:
        after = next((one for one in said.said if one.start >= first.end), None)
        if after is not None and after.role == "unread" and said.text[first.end : after.start].split() == ["of"]:
            return True  # the bowl alone would be empty
    if first is None or first.role != "unread":
        return False
    end = first.end
    for one in said.said:
        if one.start >= end and one.role in ("unread", "quality", "colour", "size", "material", "subject", "setting"):
            if said.text[end : one.start].strip():
                return True
            if one.role in ("subject", "setting"):
                return False
            end = one.end
    return True
