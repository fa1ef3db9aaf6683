"""Acts: which of the doings that a text tells of can be seen in its picture, and how much of the text the picture has.

A still picture of things that stand about shows few doings. One counts as seen only where a drawing of it is known:
a pose that was drawn, a thing at the hand or the mouth that holds it, or what such a thing does by nature, as a boat
sails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import Said, SceneDescription, Subject, describe
from promptmagic.lexicon.data import by_wording, words
from promptmagic.lexicon.nouns import measured
from promptmagic.painters.sketch.boxes import boxes, hidden, is_seen, touch
from promptmagic.painters.sketch.doing import is_led, recast
from promptmagic.painters.sketch.evident import seen_nouns
from promptmagic.painters.sketch.gaze import looks_at
from promptmagic.painters.sketch.guises import GUISE
from promptmagic.painters.sketch.loads import HOISTS
from promptmagic.painters.sketch.places import INDOORS
from promptmagic.painters.sketch.relations import BALLS, GAMES, LIVING, MOUTHS, relations
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.poses import acts as known_acts
from promptmagic.painters.sketch.stances import SUNKEN
from promptmagic.painters.sketch.whereabouts import ON_A_HILL

if TYPE_CHECKING:
    from promptmagic.lexicon import Relation
    from promptmagic.painters.sketch.easel import Easel

_NATURAL: dict[str, frozenset[str]] = {
    "burn": frozenset({"fire", "campfire", "candle", "torch", "lantern", "lamp", "match", "firefly", "diya"}),
    "shine": frozenset({"sun", "moon", "crescent", "star", "lamp", "lantern", "candle", "lighthouse", "firefly"}),
    "rise": frozenset({"sun", "moon", "crescent", "balloon", "hot air balloon", "mountain", "phoenix"}),
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
    "kick": frozenset({"karateka"}),
    "photograph": frozenset({"photographer"}),
}  # fmt: skip
"""What is drawn as doing a thing, whatever is said of it."""

_PLAIN = frozenset({"stand", "come", "stay", "be", "have", "call", "name", "say"})
"""What one does who is seen there at all."""

_WAITED_AT = frozenset({"station", "street", "airport", "bus stop", "harbour", "hospital", "bench", "door", "window"})
"""Where somebody is seen to wait: who stands in a meadow only stands."""

_BETWEEN = frozenset({"fight", "talk to", "listen to", "teach", "kiss", "meet", "dance with", "give", "shake hands"})
"""What nobody is seen to do without another who is there: an opponent, somebody who listens."""

_BY_LAYOUT: dict[str, frozenset[str]] = {
    "hold": frozenset({"holding"}), "carry": frozenset({"holding", "lifted"}), "wear": frozenset({"wearing"}),
    "ride": frozenset({"riding", "in"}), "drive": frozenset({"riding", "in"}), "read": frozenset({"holding"}),
    "eat": frozenset({"eating", "browsing", "hovering", "on"}), "drink": frozenset({"eating", "hovering"}),
    "push": frozenset({"pushing"}),
    "pull": frozenset({"pulling"}), "fly": frozenset({"holding"}), "follow": frozenset({"chasing"}),
    "chase": frozenset({"chasing"}), "kick": frozenset({"chasing", "beside"}), "cross": frozenset({"on"}),
    "look at": frozenset({"facing"}), "sniff": frozenset({"eating", "hovering"}), "climb": frozenset({"climbing"}),
    "hug": frozenset({"climbing"}), "catch": frozenset({"holding"}), "peck": frozenset({"eating", "climbing"}),
    "play": frozenset({"beside"}),
    "flee": frozenset({"chasing"}),
    "guard": frozenset({"beside"}), "race": frozenset({"chasing"}), "sail": frozenset({"in"}),
    "slide": frozenset({"on"}), "heat": frozenset({"on"}), "herd": frozenset({"trailing"}),
}  # fmt: skip
"""The doings between two that are seen by how they are laid out: each was looked at."""

_POSED_BY_LAYOUT: dict[str, frozenset[str]] = {
    "hide": frozenset({"under", "behind", "in", "emerging"}), "peek": frozenset({"in", "behind", "emerging"}),
    "look": frozenset({"emerging"}), "balance": frozenset({"on"}),
    "swing": frozenset({"on", "under", "hung"}),
}  # fmt: skip
"""What somebody does by themselves that is seen by where they are."""

_CAUGHT = frozenset({"caught", "stuck", "trapped", "tangled", "lodged", "wedged", "nestled", "tucked"})
"""What is seen of one who is in or on a thing."""

_HOLDING = frozenset({"in", "on", "under", "between", "mired", "wrapped"})
"""How one is to what it cannot leave."""

_SWUNG_ON = frozenset({"swing", "playground", "branch", "rope", "tree"})
"""What one swings on, or hangs from."""

_OTHERWISE = (
    "deliver", "bring", "brought", "bear", "wield", "raise", "rais", "lift", "devour", "lick", "hunt", "pilot",
    "steer", "peer", "stud", "point", "examin", "gaz", "star", "haul",
    "march", "parad", "step", "trek", "prowl", "danc", "explor", "hik", "tiptoe", "grab", "leaf",
)  # fmt: skip
"""How verbs begin that are read as one of those, and say more than their drawing does."""

_BEYOND_ITS_POSE = ("deliver", "rescu", "sav", "sell", "sold", "whisper", "interview", "sew", "weav")
"""How verbs begin that say more than the pose does which is drawn for them: who bends down to a cat saves none."""

_AT_A_THING = frozenset({"lean", "look at"})
"""What is done at a thing so near that the place's own things do not do for it."""

_GAP = 0.08
"""How far above a thing one is at most who is seen to climb it, as a share of one's height."""

_FINISHED = frozenset({"building", "vehicle"})
"""What is drawn as it is when nobody builds it any more."""

_AT_HAND = frozenset({"feed", "pet", "brush", "wash", "hug", "bandage"})
"""What nobody is seen to do from afar."""

_OVENS = frozenset({"kitchen", "oven", "stove"})
"""Where somebody is seen to bake: with a spoon in a meadow nobody does."""

_YOUNG = frozenset({"baby", "child", "girl", "boy"})
"""People whom others have in their arms."""

_HIGH = 1.5
"""From how many meters on a thing cannot be drawn as small as what a hand holds."""

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

_ROOFED = INDOORS - {"stage", "table", "portrait"} | {"cave"}
"""Places in which somebody is drawn who is said to be on their roof, or before their door."""

_FLOORS = ("room", "floor", "stairs", "hall", "attic", "balcony", "landing", "corridor", "hallway", "train")
"""Words of places that one is also said to be on."""

_ARTICLE = re.compile(r"\s*(?:(?:an?|the|his|her|its|their|old|dark|big|small|little) )*\s*")
_NAMES_MORE = re.compile(r"\s(?!(?:in|on|at|with|and|by|near|of|under|during|for|from|while|as|to|is|are)\b)\w")
"""What may stand between a preposition and its place; and a place's word that goes on, as "kitchen floor" does."""

BEAMS = frozenset({"spotlight", "beam", "street lamp", "lamp"})
"""Lights that one is under who is in the place that has them."""

_WHERE = frozenset({"on top of", "under", "behind", "inside", "over"})
"""How one may stand to a place other than being in it."""


def acts(easel: Easel, own: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the doings that a person's own words tell of: as they stand there, their verb, and whether it is seen."""
    said = describe(own)
    for one in said.said:
        if one.role not in ("pose", "relation") or is_led(said, one):
            continue
        wording = said.text[one.start : one.end]
        foreign = said.language != "en" and one.role == "relation"
        if one.role == "pose" or not _arranged(one.value if foreign else wording):
            yield wording, one.value, _seen(easel, said, one.value, wording)
        elif one.value in (*_WHERE, "on", "in front of") and (where := _unplaced(easel, said, one)):
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
    worded = said.text[after.start : after.end].lower()
    if one.value == "under" and worded.removesuffix("s") in BEAMS & easel.drawn:
        return ""  # it falls on who is there
    earlier = [other.value for other in said.said if other.role == "subject" and other.end <= one.start]
    before = bool(earlier)
    if one.value == "behind" and before and lexicon.group(earlier[-1]) in ("land", "sky"):
        return ""  # a volcano is behind its village in all layouts, and so is a rainbow
    close = _ARTICLE.fullmatch(said.text[one.end : after.start]) and not _NAMES_MORE.match(said.text[after.end :])
    if one.value in ("on", "in front of") and after.role == "setting":
        housed = before and close and after.value in _ROOFED and easel.found.get("frontage") is None
        if housed and not said.text[one.end : after.end].lower().strip().endswith(_FLOORS):
            return said.text[one.start : after.end]
        if one.value == "in front of":
            return ""
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
    if wording.lower().endswith("ing") and _is_said_of_a_place(said, verb, wording):
        return False
    told = [one for one in recast(said) if one.kind == verb]
    doers = [subject for subject in said.subjects if subject.pose == verb]
    doers += [said.subjects[one.subject] for one in told]
    nouns = {subject.noun for subject in doers}
    living = {noun for noun in nouns if lexicon.group(noun) in LIVING}
    if living and living == nouns and seen_nouns(easel).isdisjoint(living) and not easel.carded:
        return False  # nobody is there who does it
    if verb == "give" and "tossed ball" in easel.drawn:
        return True  # a tennis player serves
    if any(SUNKEN.get(one.how) == f"act {verb}" and is_seen(one, easel.marks) for one in relations(easel.scene)):
        return not easel.carded
    if verb == "row" and boxes(easel.marks, "oar") and any(lexicon.group(noun) in LIVING for noun in nouns):
        return not easel.carded
    if verb == "give" and not _gives(easel, said):
        return False
    if verb in _BETWEEN and not _has_another(easel, said, doers, told):
        return False
    if verb in _AT_A_THING and not _at_its_thing(easel, said, verb, wording, doers):
        return False
    aimed = (lexicon.group(said.subjects[one.object].noun) for one in told)
    if verb == "point at" and easel.light.indoors and "sky" in aimed:
        return False  # nobody points at the moon who points along a shelf
    if verb == "wait":
        return bool(easel.drawn & _WAITED_AT) and not easel.carded
    if verb == "build" and any(_is_finished(easel, said.subjects[one.object].noun) for one in told):
        return False
    if verb == "wear" and easel.found.get(GUISE) and wording.lower().endswith(("as", "like")):
        return True
    if (verb == "help" and "act rescue" in easel.drawn) or (verb == "paint" and "act paint on" in easel.drawn):
        return True
    poses = {subject.pose for subject in said.subjects}
    alone = not told and verb in poses and f"act {verb}" in easel.drawn
    if verb == "lie" and "asleep" in easel.drawn and any(lexicon.group(noun) in LIVING for noun in nouns):
        return True
    if verb == "look" and "look at" in easel.drawn:  # it is seen from behind, before what it looks at
        return True
    if verb == "look" and any(one.how == "in" and one.part == "window" for one in relations(easel.scene)):
        return True
    if wording.lower().startswith("bak") and not easel.drawn & _OVENS:
        return False
    if verb == "put" and "act bandage" in easel.drawn:
        return True
    if verb == "look through":  # who only touches a microscope does not
        own = (one for one in relations(easel.scene) if one.act is not None and one.act.own)
        return f"act {verb}" in easel.drawn and any(one.act is not None and one.act.verb == verb for one in own)
    if verb in _AT_HAND and not _at_hand(easel, verb):
        return False
    pairs = [(said.subjects[one.subject].noun, said.subjects[one.object].noun) for one in told]
    if verb == "hold" and any(has_in_hand(easel, *pair) for pair in pairs):
        return True
    if verb == "look at" and pairs and not any(looks_at(easel, *pair) for pair in pairs):
        return False
    if verb == "carry" and pairs and all(badly_borne(easel, *pair) for pair in pairs):
        return False
    if wording.lower().startswith("howl"):
        return "wolf" in nouns and "wolf" in easel.drawn and "walking wolf" not in easel.drawn
    if wording.lower().startswith("curl") and any(one.part == "wound" for one in relations(easel.scene)):
        return True
    if wording.lower().startswith("curl") and not easel.drawn & {"cat", "snake", "snail"}:
        return False  # others who sleep are drawn at length
    if held(easel, wording.lower()):
        return True
    if any(_as_a_toy(easel, said.subjects[one.subject].noun, said.subjects[one.object].noun) for one in told):
        return False
    if verb == "hide" and not _hidden(easel, nouns):
        return False
    if (pairs and laid_otherwise(easel, pairs)) or _of_another_deed(easel, verb, wording):
        return False
    if verb == "climb" and _climbs_on_air(easel, nouns):
        return False
    if verb == "throw" and any(lexicon.group(second) == "food" for _, second in pairs):
        return False  # a dish in the hand is not in the air
    if verb == "hold" and pairs and all(hands_elsewhere(easel, said, *pair) for pair in pairs):
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
    laid = [one for one in laid if seen_in != "swing" or one.how == "hung" or one.second.noun in _SWUNG_ON]
    if any(one.how in _POSED_BY_LAYOUT.get(seen_in, ()) and is_seen(one, easel.marks) for one in laid):
        return True
    plain = not easel.carded and not wording.lower().startswith(_OTHERWISE)
    laid_out = {(one.first.noun, one.second.noun): one for one in relations(easel.scene) if not one.words}
    for one in told:
        pair = (said.subjects[one.subject].noun, said.subjects[one.object].noun)
        layout = laid_out.get(pair if verb != "flee" else pair[::-1])
        shown = layout is not None and layout.how in _BY_LAYOUT.get(verb, ()) and easel.drawn.issuperset(pair)
        hoisted = pair[0] in HOISTS and not easel.carded
        if (
            (plain or hoisted)
            and shown
            and layout is not None
            and is_seen(layout, easel.marks)
            and _looks_so(easel, verb, pair)
        ):
            return True
    return any(_by_nature(easel, subject, verb) for subject in doers or said.subjects)


def _is_finished(easel: Easel, noun: str) -> bool:
    """Whether what is to be built stands there whole: what is drawn as it rises is in the hands of its builders."""
    return lexicon.group(noun) in _FINISHED and bool(boxes(easel.marks, noun))


def _hidden(easel: Easel, nouns: set[str]) -> bool:
    """Whether those who hide are seen behind, under or in something that left its own trace, and not in full view."""
    for one in relations(easel.scene):
        others = boxes(easel.marks, one.second.noun)
        if one.first.noun not in nouns or one.how not in ("behind", "under", "in", "emerging") or not others:
            continue
        covered = one.how != "behind" or hidden(easel.marks, one.first.noun, one.second.noun)
        if covered and is_seen(one, easel.marks):
            return True
    return False


def _at_its_thing(easel: Easel, said: SceneDescription, verb: str, wording: str, doers: Sequence[Subject]) -> bool:
    """Whether who leans on a thing, or looks into one, is drawn at it: what the place has by itself is farther off."""
    if verb == "look at" and "into" not in wording.lower().split():
        return True
    index = {number for number, one in enumerate(said.subjects) if one in doers}
    words_ = {"against", "on", "over"} if verb == "lean" else set(wording.lower().split())
    told = (one for one in recast(said) if one.subject in index and words_ & set(one.words.lower().split()))
    things = {said.subjects[one.object].noun for one in told}
    if verb == "look at" and not things:  # who stands in a cave looks into none
        return all(one.role != "setting" for one in said.said)
    return not things or any(boxes(easel.marks, noun) for noun in things) or bool(easel.carded)


def _has_another(easel: Easel, said: SceneDescription, doers: Sequence[Subject], told: Sequence[Relation]) -> bool:
    """Whether one who does what it takes two for is not alone: several do it, or the other is to be seen."""
    others = {said.subjects[one.object].noun for one in told}
    several = sum(doer.count for doer in doers) > 1
    return several or not others.isdisjoint(seen_nouns(easel))


def _gives(easel: Easel, said: SceneDescription) -> bool:
    """Whether a thing that is given, where one is named and drawn, is in somebody's hands."""
    things = {one.noun for one in said.subjects if lexicon.group(one.noun) in ("thing", "food", "plant")}
    lying = {noun for noun in things if boxes(easel.marks, noun)}
    held_ = {one.second.noun for one in relations(easel.scene) if one.how == "holding"}
    return not lying or bool(lying & held_)


def _as_a_toy(easel: Easel, bearer: str, burden: str) -> bool:
    """Whether what somebody bears is far higher than they are by nature, and drawn as a toy of it."""
    tall = measured("tall")
    if tall.get(burden, 0.0) < _HIGH or lexicon.group(burden) in LIVING or bearer in HOISTS:
        return False
    bearers, burdens = boxes(easel.marks, bearer), boxes(easel.marks, burden)
    in_hand = any(one.how == "holding" and one.second.noun == burden for one in relations(easel.scene))
    longest = max((max(box.high, box.wide) for box in burdens), default=0)
    return in_hand and bool(bearers and burdens) and longest < 0.7 * max(box.high for box in bearers)


def held(easel: Easel, word: str) -> bool:
    """Whether a word says that something cannot leave what it is seen in or on, as a kite that is caught in a tree."""
    if (
        word not in _CAUGHT
        or easel.carded
        or re.search(rf"\b{word} (?:in|on|under|between)\b", easel.scene.told) is None
    ):
        return False
    within = (one for one in relations(easel.scene) if one.how in _HOLDING and not one.words)
    return any(boxes(easel.marks, one.first.noun) and is_seen(one, easel.marks) for one in within)


def _on_something(easel: Easel, nouns: set[str]) -> bool:
    """Whether those of whom something is told are seen on a thing."""
    on = (one for one in relations(easel.scene) if one.how in ("on", "riding") and one.first.noun in nouns)
    return any(one.second.noun in easel.drawn and is_seen(one, easel.marks) for one in on)


def has_in_hand(easel: Easel, holder: str, thing: str) -> bool:
    """Whether somebody is drawn with a thing by nature, as a knight with sword and shield."""
    costume = COSTUMES.get(holder)
    return costume is not None and thing in (costume.prop, *costume.on) and bool(boxes(easel.marks, holder))


def badly_borne(easel: Easel, bearer: str, burden: str) -> bool:
    """Whether one of the living is only set before the body of who carries it, or somebody grown is as small as a doll.

    The arms are behind the one; nobody carries the other so.
    """
    acts_ = [one.act for one in relations(easel.scene) if (one.first.noun, one.second.noun) == (bearer, burden)]
    held_ = [act for act in acts_ if act is not None and act.held is not None]
    behind = any(not act.pose.fore for act in held_) and "arms about it" not in easel.drawn
    pasted = behind and lexicon.group(burden) in LIVING and bool(boxes(easel.marks, burden))
    return pasted or (bool(held_) and lexicon.group(burden) == "person" and burden not in _YOUNG)


def _looks_so(easel: Easel, verb: str, pair: tuple[str, str]) -> bool:
    """Whether two that are laid out as doing something look it: people look at the viewer, no sitting cat chases."""
    first, second = pair
    person = lexicon.group(first) == "person"
    if verb == "look at":
        return not person and looks_at(easel, first, second)
    if verb == "read":
        return person  # a paper before an owl is only there
    if verb == "chase":
        shapes = find(first), find(second)
        afloat = all(shape is not None and shape.habitat == "water" for shape in shapes)
        fled = lexicon.group(second) == "person" and first not in _STILL
        return afloat or ((person or fled) and "play" in easel.drawn)
    if verb == "flee":
        return bool({"play", "run"} & easel.drawn)
    if verb == "eat" and first == "eagle":
        return False  # it has it in its claws
    if verb == "race":
        return all(lexicon.group(one) == "vehicle" or lexicon.covers("horse", one) for one in pair) or (
            person and "play" in easel.drawn
        )
    if verb == "follow":
        return not {first, second} & _STILL
    if verb == "push":
        return lexicon.group(second) in ("vehicle", "thing")
    if verb == "kick":
        return "play" in easel.drawn
    if verb == "play":
        return ("play" in easel.drawn and second in BALLS) or second in GAMES
    return True


def _is_said_of_a_place(said: SceneDescription, verb: str, wording: str) -> bool:
    """Whether what stands before a place describes it: in a sleeping village nobody need sleep."""
    led = rf"\b(?:an?|the) {re.escape(wording)} $"
    posed = {one.end for one in said.said if one.role == "pose" and one.value == verb}
    places = (one for one in said.said if one.role == "setting" and one.start - 1 in posed)
    return any(re.search(led, said.text[: one.start]) for one in places)


def _climbs_on_air(easel: Easel, nouns: set[str]) -> bool:
    """Whether who climbs over a thing is seen above it, and touches it nowhere."""
    for one in relations(easel.scene):
        if one.how not in ("over", "on", "doing", "climbing") or one.first.noun not in nouns:
            continue
        climbers, things = boxes(easel.marks, one.first.noun), boxes(easel.marks, one.second.noun)
        if (
            climbers
            and things
            and all(thing.top - climber.bottom > _GAP * climber.high for climber in climbers for thing in things)
        ):
            return True
    return False


def laid_otherwise(easel: Easel, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether two are laid out, and not as the words between them say: who climbs a cliff stands on its top."""
    laid = [one for one in relations(easel.scene) if (one.first.noun, one.second.noun) in pairs]
    return bool(laid) and all(one.words for one in laid)


def bases_of(word: str) -> Iterator[str]:
    """Yield what a word may be a form of: danc-ing, run-n-ing, heads."""
    yield word
    for ending in ("ing", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield from (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem)


@cache
def _poses_of(verb: str) -> frozenset[str]:
    """Return the names of the poses that show a verb."""
    return frozenset(pose.name for act in known_acts() if act.verb == verb for pose in act.poses)


def _of_another_deed(easel: Easel, verb: str, wording: str) -> bool:
    """Whether a verb that is read as another one has a pose of its own, in which nobody is: to dig as to plant."""
    bases = set(bases_of(wording.lower().split()[0])) - {verb} if wording else set()
    own = {name for base in bases for name in _poses_of(base)} - _poses_of(verb)
    laid = {one.act.pose.name for one in relations(easel.scene) if one.act is not None and one.act.verb == verb}
    return bool(own) and bool(laid) and laid.isdisjoint(own)


def hands_elsewhere(easel: Easel, said: SceneDescription, holder: str, thing: str) -> bool:
    """Whether somebody's hands are at their head, by what else they do, while what they hold is beside them."""
    laid = [one for one in relations(easel.scene) if (one.first.noun, one.second.noun) == (holder, thing)]
    posed = {subject.pose for subject in said.subjects if subject.noun == holder} - {""}
    done = [act for act in known_acts() if act.verb in posed and f"act {act.verb}" in easel.drawn and not act.nouns]
    at_head = any(isinstance(act.pose.right, str) for act in done)
    return at_head and bool(laid) and all(one.how == "holding" and one.act is None for one in laid)


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
    if verb == "float" and "space" in easel.drawn:
        return True  # nothing there stands on anything
    if verb in _ALOFT and (shape.habitat == "air" or easel.scene.aloft(subject.noun)):
        return True
    if verb in _LANDING:
        low = easel.horizon - LOW * easel.height
        near = any(box.bottom >= low for box in boxes(easel.marks, subject.noun))
        return near and shape.habitat == "air" and kind == "vehicle"
    if verb in _AFLOAT and shape.habitat == "water":
        return True
    if verb in _SWUM:
        there = boxes(easel.marks, subject.noun)
        flies = bool(there) and all(box.bottom <= easel.horizon for box in there)
        return shape.habitat == "water" and kind in ("animal", "fantasy") and not flies
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
