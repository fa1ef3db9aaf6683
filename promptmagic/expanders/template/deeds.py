"""What somebody does in a brief: its verbs in their base form, whether the lexicon knows them or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from promptmagic.lexicon.words import matches

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,.;:]")

PERSON = re.compile(
    r"\W*(?:(?:my|our|his|her|a|an|the|two|three|some)\s+)?(?:\w+\s+){0,2}?"
    r"(?:i|me|we|he|she|somebody|someone|people|person|mom|mum|dad|mother|father|grandma|grandpa|granny|grandmother"
    r"|grandfather|uncle|aunt|brother|sister|son|daughter|kids?|child|children|baby|toddler|teenagers?|friends?|couple"
    r"|man|woman|men|women|boys?|girls?|tourists?|students?|workers?|crew|team|neighbors?|roommates?|parents?)\b",
    re.IGNORECASE,
)
"""How a brief begins that is of people, known by some other word than the lexicon's."""

_IRREGULAR = {
    "ate": "eat", "blew": "blow", "broke": "break", "brought": "bring", "built": "build", "bought": "buy",
    "caught": "catch", "dug": "dig", "drew": "draw", "drove": "drive", "fell": "fall", "flew": "fly",
    "forgot": "forget",
    "found": "find", "fought": "fight", "gave": "give", "held": "hold", "hid": "hide", "knelt": "kneel", "lit": "light",
    "lost": "lose", "made": "make", "met": "meet", "ran": "run", "rode": "ride", "sang": "sing", "sat": "sit",
    "slept": "sleep", "sold": "sell", "spilt": "spill", "stole": "steal", "swam": "swim", "swept": "sweep",
    "taught": "teach", "threw": "throw", "told": "tell", "took": "take", "tore": "tear", "woke": "wake", "wore": "wear",
    "won": "win", "wrote": "write", "lying": "lie", "dying": "die", "tying": "tie",
}  # fmt: skip
"""Forms of verbs that no rule finds."""

_NOUNS = frozenset(
    {
        "wedding", "evening", "morning", "ceiling", "lightning", "dumpling", "pudding", "sibling", "duckling",
        "clothing", "building", "railing", "earring", "spring", "string", "offering", "sapling", "nothing", "something",
    }
)  # fmt: skip
"""Nouns that end as verbs do."""

HAPPENING = re.compile(
    r"\W*(?:(?:an?|the|my|our|his|her)\s+)?(?:[\w'’-]+\s+){0,2}?[\w-]*(?:tion|sion|ment|ery|ance|ence|fight|party|day|night|shift|"
    r"rush|hunt|race|match|game|trip|visit|tour|lesson|class|show|dance|feast|birth|death|war|crisis|scandal|arrest|"
    r"escape|arrival|departure|farewell|interview|meeting|gathering|ceremony|ritual|dinner|breakfast|lunch|brunch|date)\b",
    re.IGNORECASE,
)
"""How a brief begins that is of something that happens among people."""

_JOINING = frozenset({"and", ","})
_SHORTEST = 4
"""Letters of a word that are too few for a verb's form: "king" is none."""

_STATES = {"asleep": "sleep", "napping": "sleep", "snoozing": "sleep"}
"""Words that say what somebody does and are no verbs."""

_BEFORE_NO_VERB = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "with", "and", "or", "by", "for", "from", "under",
        "over", "near", "beside", "behind", "through", "no", "my", "your", "his", "her", "our", "their",
        "its", "this", "that", "these", "those", "some", "any", "every", "each", "two", "three", "four",
        "five", "six", "seven", "many", "few", ",", ".", ";", ":",
    }
)  # fmt: skip
"""Words after which a finite verb cannot stand."""

NEGATED = re.compile(
    r"\b(?:cannot|can['’]?t|can not|won['’]?t|do(?:es)?n['’]?t|does not|do not|never|refuses to"
    r"|too \w+ to|about to)\s+\w+",
    re.IGNORECASE,
)
"""A deed that is not done."""

_OBJECT = re.compile(
    r"\b(?:[a-z]{2,}(?:ing|s)|built|stole|caught|found|threw|made|held) (?:(?:out|up|off|down|over|away) )?"
    r"(?:(?:an?|the|his|her|their|its|my|our|some|two|three) (?P<words>[a-z'-]+(?: [a-z'-]+){0,3})"
    r"|(?P<many>[a-z]+[^s\W]s)\b)",
    re.IGNORECASE,
)
"""A deed and what it is done to."""

_AFTER_OBJECT = re.compile(
    r" (?:of|in|on|at|to|with|by|for|from|under|over|near|beside|behind|through|across|into|onto|inside|against|after"
    r"|before|during|and|while|that|which|who|full|down|up|out|off|away|made|between|around|along|like|as"
    r"|[a-z]+ing|[a-z]+ly)\b.*$",
    re.IGNORECASE,
)
"""What says more of it, and stands after its noun."""

_OWNER = re.compile(r"['’]s?\b")

_PLACING = frozenset(
    {
        "of", "in", "on", "at", "with", "by", "for", "from", "under", "over", "near", "beside", "behind",
        "through", "inside", "among", "between",
    }
)  # fmt: skip


@lru_cache(maxsize=64)
def done_by(text: str, *, acting: bool, living: bool) -> frozenset[str]:
    """Return the base forms of what is done in a text, and of what may be: "rolling" gives "roll" and "rolle".

    `acting` tells whether it is about somebody or something that acts, so that "plays" and "knocked" may be deeds;
    `living` whether about a person or an animal, so that "sleeping" before it is one too, as in no "swimming pool".
    """
    words = _WORD.findall(NEGATED.sub(" ", text.lower()))
    found = {_STATES[word] for word in words if word in _STATES}
    describing = _describing(text)
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        if word.endswith("ing") and len(word) > _SHORTEST and word not in _IRREGULAR and word not in _NOUNS:
            within = before in _BEFORE_NO_VERB - _JOINING or before in describing
            if not within or (living and after and after not in _PLACING):
                found.update(_bases(word, "ing"))
            continue
        acted = acting and at > 0 and before not in _BEFORE_NO_VERB and not set(words[:at]) & _PLACING
        if word in _IRREGULAR and (acted or word.endswith("ying")):
            found.add(_IRREGULAR[word])
        elif acted and word.endswith("s") and after not in ("", ",", "."):
            found.update((*_bases(word, "s"), *_bases(word, "es")))
        elif acted and word.endswith("ed") and after != "by":
            found.update((*_bases(word, "ed"), *_bases(word, "d")))
    return frozenset(found)


@lru_cache(maxsize=64)
def _describing(text: str) -> frozenset[str]:
    """Return the words of a text that the lexicon knows to say how something is, and to name nothing."""
    return frozenset(
        match.raw.lower()
        for match in matches(text)
        if match.meanings.keys() & {"adjective", "size", "colour", "mood"} and "subject" not in match.meanings
    )


@lru_cache(maxsize=64)
def object_of(text: str) -> str:
    """Return what a deed is done to, with its article: "the frame" of "a beekeeper lifting a frame full of bees"."""
    found = _OBJECT.search(text)
    if found is None or found.start() == 0:
        return ""
    words = _AFTER_OBJECT.sub("", found["words"] or found["many"])
    return "" if _OWNER.search(words) else f"the {words.split()[-1]}"


def _bases(word: str, ending: str) -> Iterator[str]:
    """Yield what a form may be made of: itself without the ending, with an e, with one of two letters, with a y."""
    if not word.endswith(ending):
        return
    stem = word.removesuffix(ending)
    yield stem
    yield f"{stem}e"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]
    if stem.endswith("i"):
        yield f"{stem[:-1]}y"
