"""Which of its things a brief is about, and whether its words mean what they usually do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from promptmagic.expanders.template.deeds import NEGATED, PERSON
from promptmagic.expanders.template.phrases import words_asked
from promptmagic.expanders.template.tables import (
    COOKED,
    CROWDS,
    FEELING_FIRST,
    FLAT_WORK,
    GENERIC_HEADS,
    LANDMARK,
    LIFE,
    MOVING_THINGS,
    PACK,
    PART_OF,
    PLANTED,
    POURED,
    PREPOSITIONS,
    SETTLED,
    SOMEWHERE,
    TALE,
    TIGHT,
)
from promptmagic.lexicon import SceneDescription, group
from promptmagic.lexicon.data import by_wording
from promptmagic.lexicon.description import Said
from promptmagic.lexicon.nouns import marked
from promptmagic.lexicon.words import matches

_NEAR = 40
"""Characters beside a noun in which the words stand that make another thing of it."""

_SHORT = 80
"""Characters up to which a brief may be the name of a doing."""


def main_subject(reading: SceneDescription) -> int:
    """Return the index of the main subject: the first, what it owns ("grandpa's radio"), or what it is full of."""
    if not reading.subjects:
        return 0
    first = next((one for one in reading.said if one.role == "subject" and one.subject == 0), None)
    second = next((one for one in reading.said if one.role == "subject" and one.subject == 1), None)
    if first and second and _owns(reading, first):
        between = [one for one in reading.said if first.end <= one.start < second.start]
        return 1 if all(one.role in ("quality", "colour", "size", "number") for one in between) else 0
    if group(reading.subjects[0].noun) in ("person", "animal", "fantasy"):
        return 0
    full = (one.object for one in reading.relations if one.kind == "full of" and one.subject == 0)
    return next((index for index in full if group(reading.subjects[index].noun) in _CONTENTS), 0)


def focus_of(reading: SceneDescription) -> str:
    """Return the kind of thing a brief is about; "other" where nobody knows it, empty where it is a place."""
    first = next((one.start for one in reading.said if one.role == "subject"), 0)
    planted = PLANTED.search(reading.text)
    if (planted and planted.start() <= first) or (reading.said_place and follows(reading, SETTLED)):
        return ""  # a pine forest is a place, and no pine
    if is_compound(reading, main_subject(reading)) or is_led_by_unknown(reading) or PART_OF.match(reading.text):
        return "other"
    groups = [group(subject.noun) for subject in reading.subjects[main_subject(reading) :]]
    if groups and groups[0] == "person":
        animals = [name for name in map(group, reading.subjects[main_subject(reading)].qualifiers) if name == "animal"]
        groups = [*animals, *groups]  # "a polar bear mother"
    settings = [one.start for one in reading.said if one.role == "setting"]
    if groups and groups[0] == "building" and settings and settings[0] < first:
        return ""  # "a kitchen in a restaurant" is a kitchen
    if groups and groups[0] == "animal" and _is_cooked(reading):
        return "food"
    if groups and groups[0] in ("sky", "land", "water") and TIGHT.search(reading.text):
        return "thing"
    wanted = ("person", "animal", "fantasy", "vehicle", "building", "food", "thing", "plant")
    found = next((name for name in groups if name in wanted), "")
    if not groups and reading.said_place and is_led_by_unknown(reading):
        return "other"
    if not groups and not (reading.said_place or reading.names or reading.topics or reading.form or reading.lettering):
        return "other" if reading.not_understood or reading.words_of("pose") else ""
    if found == "fantasy" and reading.subjects[main_subject(reading)].noun in marked("costumed"):
        return "person"  # it has the shape of one
    moving = found == "fantasy" or any(subject.noun in MOVING_THINGS for subject in reading.subjects[:1])
    return "animal" if moving else found


def _is_cooked(reading: SceneDescription) -> bool:
    """Tell whether the animal that a brief begins with is a dish: "fried fish", "chicken soup"."""
    animal, dish = re.escape(reading.subjects[0].word), COOKED.pattern
    return re.search(rf"{dish} (?:\w+ )?{animal}|{animal} {dish}", reading.text, re.IGNORECASE) is not None


def view_of(reading: SceneDescription) -> frozenset[str]:
    """Return whether a wide view suits the brief, a view of its subject, or either."""
    if not focus_of(reading):
        return frozenset({"wide"})
    if reading.said_place:
        return frozenset({"subject", "wide"})
    return frozenset({"subject", "close"} if len(reading.subjects) == 1 else {"subject"})


def follows(reading: SceneDescription, words: str) -> bool:
    """Tell whether one of some words follows the main subject at once: "village" of "a Viking village"."""
    main = reading.subjects[0].word if reading.subjects else ""
    return bool(main) and re.search(rf"\b{re.escape(main)} (?:{words})\b", reading.text) is not None


def is_compound(reading: SceneDescription, subject: int) -> bool:
    """Tell whether a word that nobody knows follows a subject and makes another thing of it.

    The lighthouse of "a lighthouse keeper" is no building, and "the spaceship interior" has no hull.
    """
    spans = [one for one in reading.said if one.role == "subject" and one.subject == subject]
    return any(_is_remade(reading, one) for one in spans) and not follows(reading, PACK)


def is_led_by_unknown(reading: SceneDescription) -> bool:
    """Tell whether a noun that nobody knows is the main subject, before any that is known: "a glassblower …"."""
    if FEELING_FIRST.match(reading.text):
        return False  # "friendship between a fox and a bear"
    first = next((one for one in reading.said if one.role in ("subject", "setting")), None)
    unknown = next((one for one in reading.said if one.role in ("unread", "part")), None)
    if first is None or unknown is None or unknown.start > first.start:
        return False
    between = reading.text[unknown.end : first.start]
    if first.role == "setting" and reading.text[first.start : first.end].split()[0].lower() in PREPOSITIONS:
        between = "on"  # "on stage" is one wording
    acts = any(one.role in ("relation", "pose") and unknown.end <= one.start < first.start for one in reading.said)
    who, _, what = reading.text[unknown.start : unknown.end].partition(" ")
    if who and what.endswith("ing"):
        return True  # "raccoon stealing" a sandwich
    describes = _DESCRIBES.search(reading.text[unknown.start : unknown.end]) is not None
    return bool(between.strip("-‑ ")) and (acts or not describes)


def _is_remade(reading: SceneDescription, noun: Said) -> bool:
    """Tell whether the word after a noun, or the one before it, makes another thing of it."""
    text, said = reading.text, reading.said
    if _STATION.search(text[max(0, noun.end - _NEAR) : noun.end]):
        return True
    if _owns(reading, noun) and noun.subject == main_subject(reading):
        return True  # "a pianist's hands" are no pianist
    if _HEAD.match(text[noun.end : noun.end + _NEAR]) and not text[noun.start : noun.end].lower().endswith("s"):
        return True  # "grape harvest"
    after = bisect_left(said, noun.end, key=lambda one: one.start)
    following = said[after] if after < len(said) else None
    if following and not text[noun.end : following.start].strip("-‑ "):
        if _YOUNG.match(text[following.start : following.start + _NEAR]):
            return False  # "a seal pup"
        if following.role == "setting" and text[following.start : following.end].split()[0].lower() in PREPOSITIONS:
            return False  # "a cactus on a windowsill"
        if following.role in ("setting", "subject", "form", "topic", "part"):
            return True
        if following.role == "unread" and _DOING.search(text[following.start : following.end]) is None:
            return True
    ahead = bisect_right(said, noun.start, key=lambda one: one.end)
    before = said[ahead - 1] if ahead else None
    if before is None or text[before.end : noun.start].strip("-‑ "):
        return False
    if before.role == "unread" and group(reading.subjects[noun.subject].noun) in ("person", "thing"):
        return _DESCRIBES.search(text[before.start : before.end]) is None  # "a tightrope walker"
    return before.role in ("setting", "topic") or (
        before.role == "weather" and text[before.start : before.end].lower() in _WEATHER_NOUNS
    )


def _owns(reading: SceneDescription, noun: Said) -> bool:
    """Tell whether a noun stands in the possessive: "grandpa's"."""
    said, following = reading.text[noun.start : noun.end], reading.text[noun.end : noun.end + 2]
    return said.endswith(_OWNERS) or following in _OWNERS or (said.endswith("s") and following[:1] in ("'", "’"))


def is_bare(reading: SceneDescription) -> bool:
    """Tell whether a brief is one thing and nothing about it: "an old red tractor"."""
    return (
        len(reading.subjects) == 1
        and reading.whole
        and not (reading.exclusions or FLAT_WORK.search(reading.text))
        and not (reading.relations or reading.subjects[0].pose or reading.subjects[0].qualifiers)
        and not (is_put(reading) or reading.words_of("relation") or reading.words_of("pose"))
    )


def is_crowd(reading: SceneDescription, subject: int) -> bool:
    """Tell whether a subject is so many that it is seen as a whole: "a caravan of camels"."""
    if not reading.subjects:
        return CROWDS.match(reading.text.lower().removeprefix("a ").removeprefix("the ")) is not None
    places = [one for one in reading.said if one.role == "subject" and one.subject == subject]
    if not places or is_led_by_unknown(reading):
        return False
    before, following = reading.text[: places[-1].end], reading.text[places[-1].end :]
    of_many = re.search(rf"{CROWDS.pattern} of\b", before, re.IGNORECASE)
    itself = re.search(rf"{CROWDS.pattern}$", reading.text[places[0].start : places[0].end], re.IGNORECASE)
    pack = re.match(rf"[\s-](?:{PACK})\b", following, re.IGNORECASE)
    return bool(of_many or itself or pack) or reading.subjects[subject].count > _FEW


def is_put(reading: SceneDescription) -> bool:
    """Tell whether a brief says of something where it is, in words that may be no listed place."""
    return _has_preposition(reading.text)


@lru_cache(maxsize=64)
def is_done(text: str) -> bool:
    """Tell whether a brief is something that is done, and seen as it is: "ice skating"."""
    if len(text) > _SHORT or text.lower().strip() in LIFE:
        return False
    found = matches(text)
    return any(one.wording.endswith("ing") and "verb" in one.meanings for one in (*found[:1], *found[-1:]))


@lru_cache(maxsize=64)
def acts(text: str) -> frozenset[str]:
    """Return what is done in a text, whoever does it: the deeds and poses of its verbs, as the lexicon names them."""
    deeds, poses = by_wording("sentences", "deed"), by_wording("sentences", "pose")
    found: set[str] = set()
    for match in matches(NEGATED.sub(" ", text)):
        word = match.raw.lower()
        bases = [word, *(word.removesuffix(end) + more for end, more in _VERB_ENDINGS if word.endswith(end))]
        bases += [base[:-1] for base in bases if base[-1:] == base[-2:-1]]  # "running"
        if "verb" in match.meanings or word.endswith("ing"):
            found |= {named[base] for named in (deeds, poses) for base in bases if base in named}
    return frozenset(found)


def is_natural(reading: SceneDescription) -> bool:
    """Tell whether an animal does what such ones do where they live: it sleeps, hunts, plays with its kind."""
    if not (reading.subjects and reading.whole) or group(reading.subjects[0].noun) != "animal":
        return False
    if re.search(r"\bwith\b", reading.text):
        return False  # a place would be that of what comes last
    return (
        all(group(subject.noun) in ("animal", "food", "plant") for subject in reading.subjects)
        and not any(one.kind in SOMEWHERE or one.kind == "wear" for one in reading.relations)
        and not (reading.form or reading.topics or reading.lettering or is_put(reading))
        and bool(acts(reading.text))
        and acts(reading.text) <= _NATURAL
    )


def agency(reading: SceneDescription) -> str:
    """Return "yes" where a word that nobody knows is of somebody at work ("a glassblower shaping a vase").

    It is "doer" where it is of whatever does something ("a raccoon stealing a sandwich"), else an empty string.
    """
    found = _AGENT.match(reading.text)
    if found is not None and not matches(found["who"])[-1].meanings:
        return "yes"
    return "doer" if _DOER.match(reading.text) else ""


def name_of(reading: SceneDescription) -> str:
    """Return what the person's or landmark's name in a brief stands for."""
    if not reading.names:
        return ""
    name = reading.names[0]
    return "landmark" if LANDMARK.search(name) else "tale" if TALE.search(name) else "person"


def doer(reading: SceneDescription, focus: str) -> str:
    """Return who does what is done: a "person", an "animal", or an empty string where that is not known."""
    by_work = focus == "other" and agency(reading) == "yes"
    if focus == "person" or by_work or name_of(reading) == "person" or PERSON.match(reading.text):
        return "person"
    if focus == "animal" and reading.subjects and reading.subjects[0].noun in _HANDED:
        return "person"
    return "animal" if focus == "animal" else ""


@lru_cache(maxsize=64)
def _has_preposition(text: str) -> bool:
    return any(match.wording in PREPOSITIONS for match in matches(text))


@lru_cache(maxsize=64)
def heads(text: str) -> frozenset[str]:
    """Return the words of a text but those that only say more of the next one: a school play is a play."""
    found = re.findall(r"[\w'-]+|[^\w\s]", text.lower())
    known = words_asked()
    triples = zip(["", *found[:-1]], found, [*found[1:], ""], strict=True)
    return frozenset(
        word
        for before, word, following in triples
        if word not in known
        or not (
            (following in known and following not in GENERIC_HEADS)
            or (word in GENERIC_HEADS and before in known)
            or (before and before not in known and _is_unread(before))
        )
    )


def _is_unread(word: str) -> bool:
    return any(not match.meanings for match in matches(word))


def is_weather_a_name(reading: SceneDescription) -> bool:
    """Tell whether the only word of weather belongs to a thing's name ("a snow globe"), or somebody pours something."""
    if POURED.search(reading.text):
        return True
    said = [one for one in reading.said if one.role == "weather"]
    if len(said) != 1:
        return False
    word = reading.text[said[0].start : said[0].end].lower()
    if word not in _WEATHER_NOUNS:
        return False
    following = next((one for one in reading.said if one.start >= said[0].end), None)
    return (
        following is not None
        and following.role == "subject"
        and not reading.text[said[0].end : following.start].strip("-‑ ")
    )


_FEW = 4
"""Up to so many are seen one by one."""


_DESCRIBES = re.compile(r"(?:ed|ing|y|ish|ful|ous|ish|less|ic|al|ive|en|ern|ese|an|ent|ant|ble)$", re.IGNORECASE)
"""How words end that describe a thing and make no other of it."""


_VERB_ENDINGS = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))


_NATURAL = frozenset(
    {
        "sleep", "sit", "lie", "stand", "walk", "run", "jump", "fly", "swim", "dive", "eat", "drink", "chase", "follow",
        "look", "look at", "listen", "wait", "hide", "roar", "fight", "play", "climb", "hug", "carry", "float",
        "yawn", "guard", "meet", "land", "peek", "slide", "hold",
    }
)  # fmt: skip
"""What animals do by themselves, without anything of people."""


_AGENT = re.compile(
    r"\W*(?:(?:an?|the|one|some|two|three|my|our)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?!\w*(?:container|steamer|freighter|tanker|digger|dozer|copter|mower|printer|trailer|boiler|poster|roller)s?\b)"
    r"(?P<who>[\w-]*(?:er|or|ist|ian|man|woman|men|women|smith|wright|eer|boy|girl|ers|ors|ists|ians))\s+"
    r"(?:[a-z]+ing\b|[a-z]+s\s+(?:an?|the)\b|(?:at|in|with|on) (?:his|her|their)\b)",
    re.IGNORECASE,
)
"""How a brief begins that is of somebody of whom the lexicon knows only that he does something."""


_DOER = re.compile(r"\W*(?:(?:an?|the|one|some|two|three|my|our)\s+)?[\w-]+\s+[a-z]{2,}ing\b\s+\w", re.IGNORECASE)


_WEATHER_NOUNS = frozenset({"snow", "rain", "storm", "wind", "fog", "ice"})
"""Of a snow globe and rain boots these say no weather."""


_OWNERS = ("'s", "’s")


_CONTENTS = frozenset({"food", "animal", "plant"})
"""What a picture of a basket or a bowl is rather of, where it is full of that."""


_HEAD = re.compile(
    r"[\s-](?:harvest|festival|market|season|picking|tasting|race|show|fair|parade|party|match|final|fight|migration|hunt|farm|stand"
    r"|stall|sale|contest|competition|lesson|class|club|food|shop|factory|museum|shelter|trainer|seller|rescue)\b",
    re.IGNORECASE,
)
"""What makes another thing of one noun that stands before it."""

_HANDED = frozenset({"robot", "mermaid", "alien", "skeleton", "scarecrow", "snowman", "teddy bear", "giant", "troll"})
"""Those that have hands and are no people."""

_STATION = re.compile(
    r"\b(?:gas|petrol|filling|fire|police|space|radio|power|weather|polling|charging|research) stations?$",
    re.IGNORECASE,
)
"""Stations that no train stops at."""

_YOUNG = re.compile(r"(?:pup|cub|calf|chick|foal|fawn|lamb)s?\b", re.IGNORECASE)

_DOING = re.compile(
    r"(?:ing|ed|ly)$|^(?:alone|asleep|awake|ablaze|aglow|adrift|afloat|stuck|lost|torn|broken|frozen|hidden|sunk|caught"
    r"|worn|shown|thrown|grown|split|bent|built|made|left|seen|hung|drawn|overgrown|upside|after|before|during)$",
    re.IGNORECASE,
)
"""Words that say of the noun before them what it does, and make no other thing of it."""
