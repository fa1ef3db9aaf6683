"""How a prompt names again whom a brief is about, and what that one has to do with."""

from __future__ import annotations

import re

from promptmagic.expanders.template.capitals import cased
from promptmagic.expanders.template.subjects import agency, named, pair_of
from promptmagic.lexicon import SceneDescription, group

_STOP = (
    r"in|on|at|by|under|over|near|beside|behind|through|across|against|inside|into|onto|off|from|with|without|to|for|of"
    r"|and|or|while|as|during|before|after|around|along|past|toward|towards|between|among|above|below|beneath|about"
    r"|up|down|out|away|home|alone|together|back|forward|there|here|it|him|her|them|itself|himself|herself|themselves"
    r"|each|one|someone|something|nothing|everyone|made|full|who|that|which|high|low|fast|very|too|all|not|is|are|next"
)
"""Words that end the name of a thing, or can begin none."""

_NAMING = rf"(?!(?:{_STOP})\b)[a-z-]+"
_NAMED_ON = rf"(?!(?:{_STOP}|the|an?|meeting|chasing|holding|wearing|running|riding|eating|sitting|looking)\b)[a-z-]+"
_WHAT = rf"(?:(?P<whose>an?|the|his|her|its|their|my|our|some)\s+)?(?P<what>{_NAMING}(?:\s+{_NAMED_ON}){{0,2}})"

_DONE_TO = (
    re.compile(
        rf"\b(?:trying|learning|about|ride|how|helping|teaching\b.*?)\s+to\s+(?P<verb>[a-z]+)\s+{_WHAT}(?P<rest>.*)"
    ),
    re.compile(
        r"(?<!\ba )(?<!\ban )(?<!\bthe )\b"
        r"(?P<verb>(?!(?:morning|evening|during|building|string|wedding|rising|riding(?= hood))\b)[a-z]{2,}ing)"
        rf"\s+{_WHAT}(?P<rest>.*)"
    ),
)
"""How a brief says to what something is done: "counting coins", "trying to steal honey"."""

_RATHER = re.compile(rf"\s*(?:off|from|into|onto)\s+{_WHAT.replace('whose', 'owner').replace('what', 'thing')}")
"""What follows a mere stuff ("brushing sand off a bone") and is the thing that is worked on."""

_OF = re.compile(r" of (?:(?:ice|hot|whipped|fresh) )?(?!the\b|an?\b|his\b|her\b|its\b|my\b)[a-z-]+(?![\w-])")
"""What follows a vessel or a group, and says of what it is."""

_NO_THING = re.compile(
    r"\b(?:\w+ly|\w+ing|\d+|waiting|running|shoes?|boots?|sunglasses|music|attention|love|fun|soccer|football|chess|tag"
    r"|cards|songs?|hair|beard|hands?|arms?|teeth|face|faces|heads?|paws?|noses?|feet|legs?|tails?|fur|wings?|eyes|ears"
    r"|hearts?|backs?|streets?|roads?|rivers?|ponds?|lakes?|sea|pool|skies|sky|stories|jokes?|tricks?|rope)$"
)
"""Words after a doing that are no thing beside the one who does it: a part of him, the way he goes, mere words."""

_OPENED = frozenset({"doing", "being", "having", "going", "looking", "making", "taking", "getting", "playing"})
"""Doings that say little of how near hands and thing are."""

_HANDWORK = re.compile(
    r"(?:count|copy|writ|draw|sketch|brush|sand|paint|knit|sew|stitch|carv|whittl|cook|cut|chop|slic|knead|roll|stir|mix"
    r"|pour|peel|fix|repair|mend|polish|wash|clean|open|wrap|plant|pick|shap|mold|mould|fold|weav|solder|read|hold|examin"
    r"|inspect|study|assembl|decorat|ic|bak|feed|pet|groom|braid|light|load|tun|play|typ|print|measur|hammer|forg|plaster"
    r"|glu|build|water|arrang|sort|stack|shuffl|deal|photograph|pluck|strum|eat|drink|tast)(?:ing|e|y)?$"
)
"""Doings of the hands, close before the face."""

_WHO = re.compile(
    r"\W*(?:(?:an?|the|one|two|three|some|my|our|his|her)\s+)?(?P<words>(?:[a-z-]+\s+){0,2}?[a-z-]+)"
    r"\s+(?:[a-z]+ing\b|on\b|in\b|at\b|with\b)"
)
"""Who a brief begins with, before what is done or where."""


def who_of(reading: SceneDescription, main: int) -> str:
    """Return whom or what a brief is about as a prompt may name it again: "the monk"; empty where that is not sure."""
    if reading.language != "en":
        return ""
    if agency(reading) == "yes":
        found = _WHO.match(reading.text.lower())
        return f"the {found['words'].split()[-1]}" if found else ""
    if not reading.subjects or group(reading.subjects[main].noun) in ("", "sky", "land", "water"):
        return ""
    return named(reading, main)


def thing_of(reading: SceneDescription) -> str:
    """Return to what something is done in a brief, as a prompt may name it again: "the manuscript"."""
    text = reading.text.lower()
    for pattern in _DONE_TO:
        found = pattern.search(text)
        if found is None:
            continue
        whose, what = found["whose"] or "", found["what"]
        rather = _RATHER.match(found["rest"]) if not whose else None
        if rather is not None:
            whose, what = rather["owner"] or "", rather["thing"]
        if _NO_THING.search(what) or found["verb"] in _OPENED:
            return ""
        if (of := _OF.match(text, found.end("what"))) is not None and rather is None:
            what += of[0]  # "a tray of ice cream", "a class of worms"
        return cased(f"{whose} {what}" if whose in ("his", "her", "its", "their", "my", "our") else f"the {what}")
    return ""


def is_handwork(reading: SceneDescription) -> bool:
    """Tell whether what is done in a brief is done by hands, close before the face."""
    text = reading.text.lower()
    found = next((match for match in (pattern.search(text) for pattern in _DONE_TO) if match), None)
    return found is not None and _HANDWORK.match(found["verb"]) is not None


def second_of(reading: SceneDescription, main: int) -> str:
    """Return of which kind the second thing of a brief is; empty where there is none to name."""
    names = pair_of(reading, main)
    if not names:
        return ""
    name = names[1].split(" and ")[0]
    words = (name.split(maxsplit=1)[-1], name)
    return next((group(one.noun) for one in reading.subjects if one.word.lower() in words), "")


_PLACING = ("on", "behind", "under", "in", "inside", "between", "over", "in front of", "beside", "around")


def anchor_of(reading: SceneDescription, main: int) -> tuple[str, str]:
    """Return on, in or behind what the main subject is, as a prompt may name it again, and of which kind that is."""
    if reading.language != "en":
        return "", ""
    for one in reading.relations:
        if one.subject == main and one.kind in _PLACING and is_placed_there(reading, main, one.object):
            found = reading.subjects[one.object]
            return (name, group(found.noun)) if (name := named(reading, one.object)) else ("", "")
    return "", ""


_AT = re.compile(r"\b(on|in|inside|behind|under)\s+(?:(?:an?|the|his|her|their|its)\s+)?(?:[a-z-]+\s+)?$")


def is_where_it_is(reading: SceneDescription, main: int) -> bool:
    """Tell whether the second thing of a brief is where the first one is: the rooftop of "playing on a rooftop"."""
    names = pair_of(reading, main)
    if not names or thing_of(reading):
        return False
    words = (names[1].split(maxsplit=1)[-1], names[1])
    starts = {one.subject: one.start for one in reversed(reading.said) if one.role == "subject"}
    other = next((at for at, one in enumerate(reading.subjects) if one.word.lower() in words and at in starts), None)
    return other is not None and _AT.search(reading.text[: starts[other]].lower()) is not None


_BROUGHT = re.compile(r"\b(?:with|out of|from|off|into|onto|and)\b")
"""Words between two things after which the second need not be where the first is."""


def is_placed_there(reading: SceneDescription, subject: int, place: int) -> bool:
    """Tell whether it is the subject itself that is in, on or behind something, by the words that stand between.

    Of "a cat hiding a fish behind a pot" nobody knows which of them is behind it, a man who pulls a rabbit out of a hat
    is in none, and a candle on his helmet does not put a dwarf on it.
    """
    starts = {one.subject: one.start for one in reversed(reading.said) if one.role == "subject"}
    ends = {one.subject: one.end for one in reversed(reading.said) if one.role == "subject"}
    if subject not in ends or place not in starts or subject == place:
        return False
    first, last = ends[subject], starts[place]
    between = [index for index, start in starts.items() if first <= start < last and index != place]
    done_to = thing_of(reading).partition(" ")[2]
    if done_to and done_to in reading.text[first:last].lower():
        return False
    return not between and _BROUGHT.search(reading.text[first:last].lower()) is None and first <= last


_STUFF = re.compile(r"\w+ (?:water|sand|snow|mud|air|foam|paint|dust|earth|soil|smoke|fire|light|bubbles)")
"""What has no shape of its own beside those who have to do with it."""


def other_of(reading: SceneDescription, main: int) -> str:
    """Return the second thing that a picture of the brief must show, as a prompt may name it again."""
    names, thing = pair_of(reading, main), thing_of(reading)
    if names and second_of(reading, main) in ("person", "animal", "fantasy"):
        return names[1]  # whoever gets the tea, or shares the picnic, is lost in no view, and what is between is in it
    return names[1] if names and (not thing or _STUFF.fullmatch(thing)) else thing


_TOPIC = re.compile(
    r"\b(?:poster|cover|card|postcard|logo|stamp|flyer|banner|leaflet|sign)s? (?:of|for|about|with|showing) "
    r"(?:an?|the|our|my)?\s*(?P<what>[a-z][a-z -]{2,40})$",
    re.IGNORECASE,
)
"""How a brief says what a poster is of."""


def topic_of(reading: SceneDescription) -> str:
    """Return what a poster or card is of, as a prompt may name it again: "the ski village"."""
    found = _TOPIC.search(reading.text.strip(" ."))
    return f"the {found['what'].lower()}" if found and reading.language == "en" else ""
