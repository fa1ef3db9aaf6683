"""Which of its things a brief is about, and whether its words mean what they usually do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import get_args

from promptmagic.expanders.template.capitals import cased
from promptmagic.expanders.template.phrases import words_asked
from promptmagic.expanders.template.tables import (
    CLOTHES,
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
from promptmagic.lexicon.description import Arrangement, Said
from promptmagic.lexicon.nouns import marked
from promptmagic.lexicon.words import matches

NEGATED = re.compile(
    r"\b(?:cannot|can['’]?t|can not|won['’]?t|do(?:es)?n['’]?t|does not|do not|never|refuses to"
    r"|too \w+ to|about to)\s+\w+",
    re.IGNORECASE,
)
"""A deed that is not done."""

_IN_HAND = re.compile(
    r"\b(?!(?:building|ceiling|evening|morning|wedding|painting|railing|spring|string|king|ring|wing)\b)\w{2,}ing\b",
    re.IGNORECASE,
)
"""A word for what is being done, whether the lexicon knows it or not."""

_WORDS_BEFORE = 3
"""How many words before a noun may be its article, number or owner, and what describes it."""

_WHOSE = frozenset({"my", "our", "his", "her", "their"})

_WITH_OWNER = re.compile(r"\s(?:my|our|his|her|their)$", re.IGNORECASE)
"""How a wording of a relation may end that has the owner of what follows in it: "and his"."""

_ON_ONESELF = re.compile(
    rf"{CLOTHES.pattern}|\b(?:shoes?|slippers|socks?|gloves|mittens|skirt|dress|tie|hair|beard)\b", re.IGNORECASE
)
"""What its owner has on, so that no picture shows the two side by side."""

_WITH_TWO = re.compile(
    r"\bwith (?:[\w-]+ ){1,3}and (?:(?:an?|the|some|his|her) )?(?:[\w-]+ ){0,2}[\w-]+$", re.IGNORECASE
)
"""How a brief ends that has two things beside its first: "with a laptop and a cactus"."""

_PEOPLES = re.compile(r"(?:viking|roman|egyptian|greek|aztec|inca|celt|samaritan|eskimo|indian|african)s?")
"""Who is written with a capital letter."""

_DETERMINERS = frozenset(
    {"the", "a", "an", "one", "each", "this", "that", "some", "many", "few", "two", "three", "four", "five", "six",
     "seven", "eight", "nine", "ten", "eleven", "twelve"}
)  # fmt: skip

_OVER = re.compile(r"\b(?:after|before|until) (?:(?:the|a|an|all|last|first|heavy|big|great) )*$", re.IGNORECASE)
"""What stands before a weather that is not there now."""


_NAMED_ALONE = frozenset(
    {"grandma", "grandpa", "granny", "mom", "mum", "mommy", "dad", "daddy", "santa claus", "santa"}
)  # fmt: skip
"""Who is named by a word without an article: "grandma teaching a boy"."""

ELSEWHEN = re.compile(
    r"\b(?:in (?:full )?bloom|blossoms?|blossoming|flowering|egyptians?|romans?|aztecs?|mayas?|prehistoric"
    r"|stone age|bronze age|iron age|futuristic|toy|origami|cardboard|lego)\b",
    re.IGNORECASE,
)
"""What makes things, people and places look otherwise than they do here and now."""

_LIVING = frozenset({"person", "animal", "fantasy"})

_HAND_HIGH = frozenset({"bicycle", "scooter", "wheelchair", "skateboard", "sledge", "stroller", "cart", "flower"})
"""Vehicles and plants no larger than who is beside them."""

_LISTED = 3
"""How many things beside the first are named, one by one, where they are a mere list."""

_PARTS_OF_OTHERS = frozenset(
    {"roof", "door", "window", "wall", "floor", "chimney", "chess", "football", "road", "street", "stairs", "heart"}
)  # fmt: skip
"""Nouns that are mostly a part of something else, a game or what others stand on: no prompt is framed on them."""

_BUILT_ON = frozenset({"roofs", "chimneys", "windows", "doors", "walls", "steps", "towers", "spires"})
"""What a house has several of."""

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
    if first and second and _says_more_of(reading, first, second):
        return 1
    if group(reading.subjects[0].noun) in ("person", "animal", "fantasy", "vehicle", "building"):
        return 0
    full = (one.object for one in reading.relations if one.kind == "full of" and one.subject == 0)
    return next((index for index in full if group(reading.subjects[index].noun) in _CONTENTS), 0)


def _says_more_of(reading: SceneDescription, noun: Said, following: Said) -> bool:
    """Tell whether a noun only says of which kind the next one is: the Mars of "a Mars rover"."""
    between = reading.text[noun.end : following.start]
    return between == " " and group(reading.subjects[noun.subject].noun) in ("sky", "land", "water", "food", "plant")


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


def is_weather_over(reading: SceneDescription) -> bool:
    """Tell whether a brief's weather has gone or is still to come: "after the storm", "just before a thunderstorm"."""
    span = next((one for one in reading.said if one.role == "weather"), None)
    return span is not None and _OVER.search(reading.text[: span.start]) is not None


def weather_now(reading: SceneDescription) -> str:
    """Return the weather that is seen: clouds before a storm or rain, and none that is over."""
    if not is_weather_over(reading):
        return reading.weather
    start = next(one.start for one in reading.said if one.role == "weather")
    coming = re.search(r"\bbefore\b[^,]*$", reading.text[:start], re.IGNORECASE)
    return "cloudy" if coming and reading.weather in ("storm", "rain", "snow") else ""


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


def is_acted(reading: SceneDescription) -> bool:
    """Tell whether a brief says what somebody or something does, so that nothing else can be told of their doing."""
    spatial = frozenset(get_args(Arrangement)) - {"hold", "wear", "ride"}
    main = main_subject(reading)
    beings = [one for one in reading.subjects if group(one.noun) in ("animal", "person", "fantasy")]
    return bool(
        len(beings) > 1
        or any(one.kind not in spatial for one in reading.relations)
        or (reading.subjects and reading.subjects[main].pose)
        or acts(reading.text)
        or _IN_HAND.search(reading.text)
    )


def pair_of(reading: SceneDescription, main: int) -> tuple[str, ...]:
    """Return the first two things of a brief, as a prompt may name them again: "the nurse" and "the teddy bear".

    Things that are a mere list are all named, up to a few. It is empty where there is no second thing that can be seen
    beside the first: one that is worn, a part of it, the place they are in, or the word for something of which nobody
    knows what it is.
    """
    seen = _seen_beside(reading, main)
    first = named(reading, main) if seen else ""
    names = [name for name in (named(reading, index) for index in seen) if name]
    if not (first and names):
        return ()
    if len(names) == len(seen) == len(reading.subjects) - 1 <= _LISTED and not reading.relations:
        return (first, *names)
    held = {one.object for one in reading.relations if one.kind in ("hold", "put", "give", "throw", "carry", "bring")}
    if len(free := [index for index in seen if index not in held]) < len(seen) and free:
        names = [name for name in (named(reading, index) for index in free) if name] or names
    living = (index for index in seen if group(reading.subjects[index].noun) in _LIVING)
    being = next((name for name in (named(reading, index) for index in living) if name), "")
    if not being and len(names) > 1 and _WITH_TWO.search(reading.text):
        return (first, f"{names[0]} and {names[1]}")  # the cactus beside the laptop is not lost
    return (first, being or names[0])


def is_apart(reading: SceneDescription, main: int) -> bool:
    """Tell whether the second thing of a brief is so much larger than the first that no close view holds both."""
    seen = _seen_beside(reading, main)
    living = [index for index in seen if group(reading.subjects[index].noun) in _LIVING]
    if not seen:
        return False
    large = ("building", "vehicle", "plant")
    second = reading.subjects[(living or seen)[0]].noun
    return group(second) in large and second not in _HAND_HIGH and group(reading.subjects[main].noun) not in large


def _seen_beside(reading: SceneDescription, main: int) -> list[int]:
    """Return the indices of the subjects that are seen beside the main one."""
    if reading.language != "en" or len(reading.subjects) < 2 or is_led_by_unknown(reading):
        return []
    hidden = {one.object for one in reading.relations if one.kind in ("wear", "made of", "full of", "reflected in")}
    hidden |= {one.subject for one in reading.relations if one.kind == "full of"}
    hidden |= {
        one.object
        for one in reading.relations
        if one.kind == "wait for" and group(reading.subjects[one.object].noun) == "vehicle"
    }  # it has not come yet
    hidden |= {0} if main == 1 else set()  # it says whose the main one is, or of which kind
    return [
        index
        for index, one in enumerate(reading.subjects)
        if index != main
        and index not in hidden
        and one.noun not in {*_PARTS_OF_OTHERS, reading.subjects[main].noun}
        and one.word.lower() not in _PARTS_OF_OTHERS | _BUILT_ON
        and one.word != reading.subjects[main].word
        and group(one.noun) in ("person", "animal", "fantasy", "vehicle", "thing", "building", "plant", "food")
        and not is_compound(reading, index)
        and not (_ON_ONESELF.search(one.word) and named(reading, index).startswith(("his ", "her ", "its ", "their ")))
    ]


def named(reading: SceneDescription, subject: int) -> str:
    """Return how a prompt names a subject again: with "the", with its owner, or as somebody's name."""
    one = reading.subjects[subject]
    word = re.sub("^(?:an?|the) |['’]s?$", "", one.word.lower())
    if not re.fullmatch(r"[a-z]+(?:[ -][a-z]+)*", word):
        return ""
    word = word.capitalize() if _PEOPLES.fullmatch(word) else word
    start = next((said.start for said in reading.said if said.role == "subject" and said.subject == subject), -1)
    if start < 0:
        return ""
    others = (
        one.start + len(_WITH_OWNER.sub("", reading.text[one.start : one.end]))
        for one in reading.said
        if one.role in ("subject", "relation", "pose") and one.end <= start
    )
    before = reading.text[max(others, default=0) : start].lower().split()[-_WORDS_BEFORE:]
    whose = next((one for one in reversed(before) if one in _WHOSE or one in _DETERMINERS), "")
    if whose in _WHOSE:
        return cased(f"{whose} {word}")
    return cased(word if word in _NAMED_ALONE and not whose else f"the {word}")
