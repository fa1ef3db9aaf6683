"""The report of a sketch: which words of a person's were drawn, and which were not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import describe
from promptmagic.lexicon.data import by_wording, sections, words
from promptmagic.lexicon.nouns import records
from promptmagic.lexicon.words import matches
from promptmagic.painters.sketch.accounts import LONGEST, has_by_nature, is_true, parts_seen, unseen_head, unshown
from promptmagic.painters.sketch.acts import acts, bases_of
from promptmagic.painters.sketch.apart import another_being
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.cards.account import not_pictured, symbols_told
from promptmagic.painters.sketch.cards.wording import words_of
from promptmagic.painters.sketch.evident import hour_seen, season_seen, seen_nouns, weather_seen
from promptmagic.painters.sketch.plates.finding import beyond, plate_named, within
from promptmagic.painters.sketch.recipe import SketchRecipe, own_words
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.remainder import remainder
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.trees import FRUITS
from promptmagic.painters.sketch.unrelated import unrelated
from promptmagic.painters.sketch.viewing import views
from promptmagic.painters.sketch.visible import visible

if TYPE_CHECKING:
    from promptmagic.lexicon import SceneDescription, Subject
    from promptmagic.lexicon.description import Role
    from promptmagic.painters.sketch.easel import Easel


_WORD = re.compile(r"[\w’']+")

_READ_AGAIN = 4_000
"""Characters of a text that are looked at for numbers: in a longer one nobody counts."""

_BEYOND = {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a hundred": 100,
    "thousand": 1000, "a thousand": 1000, "million": 1_000_000, "a million": 1_000_000,
}  # fmt: skip
"""Number words that say exactly more than a sketch draws of one thing."""


ADDED = frozenset({"wing", "horn", "beard", "antler", "mane", "hump"})
"""Parts that a thing is only said to have where it has none by nature."""

_LIKE_THEIR_PLACE = frozenset({"pond", "tunnel", "harbour", "island", "volcano", "iceberg", "coral reef"})
"""Nouns for which it is enough that the place is seen as which they are read; a staircase is no room."""

_FACES = frozenset({"head", "face", "eye", "hair", "hand", "leg", "arm"})
"""What is seen of all who live."""

_COUNTLESS = frozenset({"stop", "verb"})
"""Words that no number counts."""


_LED = re.compile(r"^(?:an?|the) ")
"""The article before a name."""


def report(easel: Easel, recipe: SketchRecipe) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that were drawn, and the person's words that were not: an expander's additions are not missed.

    A thing that is drawn without what makes it another ("robot dog" as a dog) is drawn in part.
    """
    scene = easel.scene
    typed = " ".join(own_words(step.prompt) for step in recipe.steps)
    own = typed.casefold()
    if easel.plate:
        chosen = plate_named(easel.plate)
        return (easel.plate.replace("-", " "), *within(chosen, own)), beyond(chosen, own)
    seen = seen_nouns(easel)
    drawn = _understood(easel, own, seen)
    drawn += [easel.lettered] if easel.lettered else []
    if easel.carded and len(own.split()) <= LONGEST:
        return _of_a_card(easel, typed, drawn)
    missing = [word for subject in scene.subjects for word in _missing(subject, seen)]
    missing += _hidden_kin(easel)
    missing += [word for subject in scene.subjects for word in _without_fruit(easel, subject)]
    lit = " ".join(subject.word for subject in scene.subjects if subject.noun in seen)  # lamps are things too
    missing += [word for word, noun in _elsewhere(easel) if word and noun not in seen and word not in lit]
    missing += _too_many(own, easel)
    missing += _unshown(own, easel, seen)
    missing += _only_general(own, easel)
    missing += (
        []
        if easel.lettered
        else [*unrelated(easel, own, seen), *(() if scene.place == "portrait" else _parts(own, easel))]
    )
    if easel.lettered:
        missing = [word for word in missing if word.casefold() not in easel.lettered.casefold()]
    missing += [
        word for word in scene.unread if word not in _outfits(seen) | easel.drawn | seen and not is_true(word, easel)
    ]
    missing += unshown(easel, own, seen)
    if easel.plate:
        chosen = plate_named(easel.plate)
        drawn.append(chosen.title.lower())
        missing = [word for word in missing if not chosen.shows(word)]
    small = words_of(own_words(recipe.steps[0].prompt)).line if easel.lettered else ""
    viewed = list(views(easel, own))
    drawn += [phrase for phrase, so in viewed if so]
    missing += [phrase for phrase, so in viewed if not so]
    shown = [phrase.casefold() for phrase in (*drawn, easel.lettered, small)]
    said = {*shown, *(word for phrase in shown for word in _words(phrase))}
    undrawn = dict.fromkeys(
        word
        for word in missing
        if f"state {word.casefold()}" not in easel.drawn
        and not {word.casefold(), _LED.sub("", word.casefold())} & said
        and _stands_in(own, word)
    )
    inner = {part.casefold() for phrase in undrawn for part in _words(phrase) if len(_words(phrase)) > 1}
    whole = [word for word in undrawn if word.casefold() not in inner]
    told = {word for phrase in (*shown, *whole) for word in _WORD.findall(phrase.casefold())}
    rest = list(remainder(easel, own, seen, told))
    drawn += [word for word, there in rest if there]
    whole = [*whole, *(word for word, there in rest if not there)]
    young = [word for word in whole if word.casefold() in YOUNG] if _is_beside_its_mother(easel) else []
    whole, drawn = [word for word in whole if word not in young], [*drawn, *young]
    drawn, whole = _at_work(easel, *_timed(easel, own, drawn, whole))
    drawn, whole = _looking_so(own, drawn, whole)
    whole = _joined(own, whole)
    drawn += _nearest_style(scene.style, own)
    drawn = _apart(own, _as_typed(typed, drawn))
    return tuple(drawn), tuple(dict.fromkeys(_as_typed(typed, whole)))


YOUNG = frozenset({"baby", "young", "little", "tiny", "small"})
"""Words for one that is seen to be young by being smaller than another of its kind."""


def _is_beside_its_mother(easel: Easel) -> bool:
    """Whether the first who is named stands, clearly smaller, beside a mother or a father of its kind."""
    animals = [one for one in easel.scene.subjects if lexicon.group(one.noun) == "animal"]
    parents = words("words", "parent")
    if not any(one.noun == animals[0].noun and one.word.lower() in parents for one in animals[1:]):
        return False
    heights = sorted(box.high for box in boxes(easel.marks, animals[0].noun))
    return len(heights) > 1 and heights[0] < SMALLER * heights[-1]


SMALLER = 0.75
"""How high the young are at most who are seen to be it, as a share of the grown."""


def _apart(own: str, drawn: Iterable[str]) -> list[str]:
    """Return what is drawn without the words that only stand within another phrase of it: a fruit stall's stall."""
    told = list(dict.fromkeys(drawn))
    lower = [phrase.casefold() for phrase in told]

    def within(at: int) -> bool:
        word = re.compile(rf"(?<!\w){re.escape(lower[at])}(?!\w)")
        longer = {phrase for phrase in lower if phrase != lower[at] and word.search(phrase) and phrase in own}
        return bool(longer) and len(word.findall(own)) <= sum(own.count(phrase) for phrase in longer)

    return [phrase for at, phrase in enumerate(told) if not within(at)]


_LOOKING_SO = re.compile(
    r"\b(looks?|looking|seems?|seeming|feels?|feeling) (?:very |so |rather |a bit )?([\w-]+)", re.IGNORECASE
)
"""How somebody is said to look: the two words are one, of which half is nothing."""


def _looking_so(own: str, drawn: list[str], missing: list[str]) -> tuple[list[str], list[str]]:
    """Return what is drawn and missing where somebody looks as they are not drawn: who looks bored is not looking."""
    lacking = {word.casefold() for phrase in missing for word in _words(phrase)[:1]}
    for found in _LOOKING_SO.finditer(own):
        if found[2].casefold() in lacking and found[1] in drawn:
            drawn = [word for word in drawn if word != found[1]]
            missing = [*missing, found[1]]
    return drawn, missing


_WORKING = {"blacksmith": "hammer", "photographer": "photograph", "tailor": "sew", "seamstress": "sew"}
"""Who is known by what they do, whoever is drawn doing it."""


def _at_work(easel: Easel, drawn: list[str], missing: list[str]) -> tuple[list[str], list[str]]:
    """Return what is drawn and missing where somebody is seen at the work that their trade is known by."""
    for subject in easel.scene.subjects:
        trade = (subject.word.lower().split() or [""])[-1]
        if trade in missing and f"act {_WORKING.get(trade)}" in easel.drawn:
            drawn = [trade if other == subject.noun else other for other in drawn]
            missing = [other for other in missing if other != trade]
    return drawn, missing


def _timed(easel: Easel, own: str, drawn: list[str], missing: list[str]) -> tuple[list[str], list[str]]:
    """Return what is drawn and missing where a brief sets its hour after a weather that is over, or before one."""
    weather = [one for one in describe(own).said if one.role == "weather"]
    for one in weather:
        found = re.search(r"\b(after|before) (?:(?:the|a|an) )?$", own[: one.start])
        word = own[one.start : one.end]
        if found is None or easel.carded:
            continue
        over = found[1] == "after" and "clear" in easel.drawn
        coming = found[1] == "before" and easel.drawn.isdisjoint({"rain", "lightning"}) and "storm" in easel.drawn
        phrase = own[found.start() : one.end]
        if over or coming:
            drawn = [*(other for other in drawn if other.casefold() not in (found[1], word)), phrase]
            missing = [other for other in missing if other not in (found[1], word)]
    return drawn, missing


def _of_a_card(easel: Easel, typed: str, drawn: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a card shows and letters as it was asked to, and all the rest of a person's words."""
    small = words_of(typed).line
    lettered = [small] if easel.lettered and small and small.casefold() in typed.casefold() else []
    lettered += ["door"] if "door" in easel.drawn and "door" in typed.casefold() else []
    styled = (
        like.partition(" as ")[0] if "poster" in like else like for like in _nearest_style(easel.scene.style, typed)
    )
    within = [word for word in _WORD.findall(typed) if word.casefold() in easel.drawn and not easel.lettered]
    shown = [
        *drawn,
        *(word for word in within if find(word.casefold()) is not None),
        *lettered,
        *symbols_told(typed, frozenset(easel.drawn)),
        *styled,
    ]
    told = tuple(_apart(typed.casefold(), _as_typed(typed, shown)))
    said = describe(typed)
    as_one = tuple(f"{kind} {said.subjects[0].word}" for kind in another_being(said))  # each of the two is there alone
    return told, (*as_one, *not_pictured(typed, told, frozenset(easel.drawn)))


def _as_typed(typed: str, phrases: Iterable[str]) -> Iterator[str]:
    """Yield phrases in the letters in which a person typed them, where these are as many as their lower ones."""
    lower = typed.casefold()
    for phrase in phrases:
        at = lower.find(phrase.casefold()) if len(lower) == len(typed) else -1
        yield typed[at : at + len(phrase)] if at >= 0 else phrase


def _outfits(seen: frozenset[str]) -> frozenset[str]:
    """Return what the people who are seen hold and wear by their nature, as a farmer his pitchfork."""
    costumes = [COSTUMES[noun] for noun in seen if noun in COSTUMES]
    return frozenset(word for one in costumes for word in (one.prop, one.hat, *one.on) if word)


_OF_ITS_NOUN = r"(?:(?:an?|the|his|her|its|their|my|our|your)(?: own)?|own)"
"""What stands before a noun and says nothing by itself."""


def _between(own: str, one: str, other: str) -> str:
    """Return the article, or the like, between two phrases of a text: chasing "its own" tail."""
    found = re.search(rf"(?<!\w){re.escape(one)} ({_OF_ITS_NOUN}) {re.escape(other)}(?!\w)", own)
    after = own[found.end() :].split()[:1] if found else []
    return found[1] if found and words("words", "stop").issuperset(after) else ""  # an icy hill may be there


def _joined(own: str, missing: Sequence[str]) -> list[str]:
    """Return the missing words in the order of the text, those that stand side by side as one."""
    joined: list[str] = []
    for word in sorted(missing, key=lambda word: own.find(word.casefold().rstrip("…"))):
        both = f"{joined[-1]} {word}" if joined else ""
        if both and f" {both.casefold()} " in f" {own} ":
            joined[-1] = both
        elif joined and (between := _between(own, joined[-1].casefold(), word.casefold())):
            joined[-1] = f"{joined[-1]} {between} {word}"
        else:
            joined.append(word)
    return joined


def _parts(own: str, easel: Easel) -> Iterator[str]:
    """Yield the parts of things that are said to be special, and are drawn as such things have them."""
    for subject in describe(own).subjects:
        special = (part for part in subject.parts if part.colour or part.size or part.noun in ADDED)
        yield from (
            part.word
            for part in special
            if f"state {part.noun}" not in easel.drawn and not has_by_nature(own, subject, part.word)
        )


def _too_many(text: str, easel: Easel) -> Iterator[str]:
    """Yield the counted things of a text of which fewer were drawn, such as "30 desks"."""
    counts: dict[str, int] = {}
    for subject in easel.scene.subjects:
        counts[subject.noun] = counts.get(subject.noun, 0) + subject.count
    found = matches(text[:_READ_AGAIN])
    for at, number in enumerate(found):
        said = int(number.wording) if number.wording.isdecimal() else _BEYOND.get(number.wording, 0)
        for thing in found[at + 1 : at + 4]:
            noun = thing.meanings.get("subject", "")
            if thing.breaks or noun in counts:
                if said > counts.get(noun, said):
                    yield f"{number.raw} {thing.raw}" if thing is found[at + 1] else number.raw
                break


def _unshown(text: str, easel: Easel, seen: frozenset[str]) -> Iterator[str]:
    """Yield the words for what would show and is not drawn: deeds, states and parts; numbers of nothing."""
    shown = words("words", "shown") - easel.drawn - _done(easel, text)
    found = matches(text[:_READ_AGAIN])
    told = list(acts(easel, text))
    yield from (phrase for phrase, _, seen in told if not seen and f"state {phrase}" not in easel.drawn)
    by_nature = {word for phrase, _, seen in told if seen for word in phrase.split()}
    parts = ((one, part.word.lower()) for one in describe(text).subjects for part in one.parts)
    by_nature |= {word for one, word in parts if has_by_nature(text, one, word)}
    by_nature |= parts_seen(easel, describe(text))
    yield from (phrase for phrase in sorted(shown) if " " in phrase and phrase in text.lower())
    for match, following in zip(found, [*found[1:], None], strict=False):
        meant = match.meanings.keys() & {"subject", "place", "style"}
        counted = any("number" in other.meanings and other.end == match.start - 1 for other in found)
        if (
            match.wording in _FACES
            and not counted
            and any(lexicon.group(noun) in ("animal", "person", "fantasy") for noun in seen)
        ):
            continue
        known = meant or match.wording in by_nature or match.english in by_nature or easel.scene.place == "portrait"
        if not known and shown.intersection(bases_of(match.wording)) and not is_true(match.wording, easel):
            yield match.raw
        counts = following is not None and not following.breaks and following.meanings.keys() - _COUNTLESS
        if match.wording.isdecimal() and not counts:
            yield match.raw


def _done(easel: Easel, text: str) -> frozenset[str]:
    """Return the bases of deeds that are seen by how the two stand to each other: who reads holds a book."""
    laid_out = {(one.first.noun, one.second.noun) for one in relations(easel.scene) if not one.words}
    said = describe(text)
    words_ = (
        one.words
        for one in said.relations
        if (said.subjects[one.subject].noun, said.subjects[one.object].noun) in laid_out
    )
    return frozenset(base for phrase in words_ for word in phrase.split() for base in bases_of(word))


def _stands_in(text: str, word: str) -> bool:
    """Whether words stand in a text as their own: no can in "candle"."""
    wanted = " ".join(word.casefold().rstrip("…").split())
    told = " ".join(text.split())
    if not wanted.isascii() or word.endswith("…"):
        return wanted in told
    return re.search(rf"(?<![a-z]){re.escape(wanted)}(?:e?s)?(?![a-z])", told) is not None


def _stands_whole(text: str, word: str) -> bool:
    """Whether words stand in a text by themselves: there is no room in a classroom."""
    whole = re.compile(rf"(?<![\w]){re.escape(' '.join(word.casefold().split()))}(?![\w])")
    return whole.search(" ".join(text.casefold().split())) is not None


def _missing(subject: Subject, seen: frozenset[str]) -> tuple[str, ...]:
    """Return the words for a subject that were not drawn: what it is, or only what was said to make it special."""
    if (other := _another(subject)) and subject.noun in seen:
        return (*subject.qualifiers, other)
    lacking = [word for word in subject.qualifiers if word not in seen and not _is_so_by_nature(subject, word)]
    within = [word for word in lacking if word in subject.word]
    before = [word for word in lacking if word not in subject.word]
    if subject.noun not in seen:
        return (*before, subject.word or subject.noun)
    return (*before, *(() if _named_whole(subject.word) or _worded(subject) else within))


def _is_so_by_nature(subject: Subject, word: str) -> bool:
    """Whether such things are drawn as a word says, which stands for a thing by itself: a coffee mug steams."""
    kinds = sections("words")["true of"].get(word.lower(), ())
    return word.lower() in words("words", "held in it") and any(lexicon.covers(kind, subject.noun) for kind in kinds)


def _without_fruit(easel: Easel, subject: Subject) -> Iterator[str]:
    """Yield the fruit of a tree of which only the trees of the place are there: they bear none."""
    if subject.noun == "tree" and not any(mark.noun == "tree" for mark in easel.marks):
        yield from (word for word in subject.qualifiers if word in FRUITS)


def _hidden_kin(easel: Easel) -> Iterator[str]:
    """Yield the words for those of whose kind others are seen, but not they: chicks behind a nest's rim."""
    count = visible(easel.marks, easel.image.size)
    for noun, seen in count.items():
        alike = [subject for subject in easel.scene.subjects if subject.noun == noun]
        for number, subject in enumerate(alike):
            if number and seen <= sum(other.count for other in alike[:number]):
                yield subject.word


def _elsewhere(easel: Easel) -> list[tuple[str, str]]:
    """Return the words for the places and the lights of a scene: "greenhouse" of "in a greenhouse"."""
    named: dict[str, str] = {}
    scene = easel.scene
    for one in describe(scene.told).said:
        if one.role == "setting":
            phrase = _bare(describe(scene.told).text[one.start : one.end])
            unseen = unseen_head(phrase, one.value, easel)
            named.setdefault(one.value, phrase[: len(phrase) - len(unseen)].strip())
    return [
        *((named.get(place) or _bare(scene.wording(place)), place) for place in scene.places),
        *((scene.wording(light), light) for light in sorted(scene.lights)),
    ]


def _bare(phrase: str) -> str:
    """Return a phrase without the small words that lead to its noun or follow it; the can of a garbage can is none."""
    told = phrase.split()
    while len(told) > 1 and told[0].lower() in words("words", "stop") and told[1] != "front":
        del told[0]
    while len(told) > 1 and told[-1].lower() in words("words", "stop") and not _named_whole(" ".join(told)):
        del told[-1]
    return " ".join(told)


def _understood(easel: Easel, own: str, seen: frozenset[str]) -> list[str]:
    """Return the person's words of which a picture shows what they mean: an expander's light is nobody's wish."""
    scene, said = easel.scene, describe(own)
    general = {word.casefold() for word in _only_general(own, easel)}
    words = [_seen(subject, easel) for subject in scene.subjects if subject.noun in seen]
    kinds = [subject.noun for subject in scene.subjects if subject.noun in seen and _another(subject)]
    words += [word for word, noun in _elsewhere(easel) if word and noun in seen and word.casefold() not in general]
    hour, weather, season = said.hour and scene.hour, said.weather and scene.weather, said.season and scene.season
    feast = any(word in sections("words")["feast"] for word in said.words_of("season"))
    season = "" if feast else season  # nobody asked for the spring that Easter is in
    if not (said.words_of("weather") or _stands_whole(own, weather)):
        weather = ""  # nobody asked for the storm that lightning is of
    if not (said.words_of("hour") or _stands_whole(own, hour)):
        hour = ""  # nobody asked for the night that moons are seen in
    hour, weather = _worded_so(said, "hour", hour), _worded_so(said, "weather", weather)
    season = _worded_so(said, "season", season)
    canonical = {hour, weather, season, *kinds}
    words += kinds
    hour, season = hour if hour_seen(easel) else "", season if season_seen(easel) else ""
    words += [] if easel.carded else [hour, weather if weather_seen(easel) else "", season]
    felt = [said.text[one.start : one.end] for one in said.said if one.role == "mood"] if _is_felt(said) else []
    words += [] if easel.carded else felt
    return [word for word in words if word and (word in canonical or _stands_whole(own, word))]


def _worded_so(said: SceneDescription, role: Role, value: str) -> str:
    """Return an hour, a weather or a season in the person's own words, as a misty morning's fog is "misty"."""
    words_ = [word for word in said.words_of(role) if word.lower() not in words("words", "only general")]
    if not (value and words_):
        return value
    whole = next((word for word in words_ if value in word.lower().split()[:-1]), "")  # golden hour
    return whole or (value if _stands_whole(said.text, value) else words_[0])


def _is_felt(said: SceneDescription) -> bool:
    """Whether a brief names a feeling and nothing else, for which a landscape stands."""
    return bool(said.mood) and not (said.subjects or said.places)


def _only_general(own: str, easel: Easel) -> Iterator[str]:
    """Yield the places and feasts by name of which only the kind of place or the season is seen, and hidden weather."""
    feasts = sections("words")["feast"]
    spoken = " ".join(re.findall(r"[\w'-]+", own))
    told = f" {spoken} "
    general = words("words", "named place") | words("words", "only general")
    yield from (name for name in sorted(general) if f" {name} " in told and name not in easel.drawn)
    yield from (name for name, shown in feasts.items() if f" {name} " in told and easel.drawn.isdisjoint(shown))
    said = describe(own)
    for before, one in pairwise(said.said):  # who eats honey does not eat a color
        done = before.role == "relation" and before.value in by_wording("sentences", "deed").values()
        if one.role == "colour" and done and not said.text[one.end :].lstrip()[:1].isalpha():
            yield said.text[one.start : one.end]
    places = (one.noun for one in easel.scene.subjects if one.noun in records() and records()[one.noun].setting)
    unlike = {noun for noun in places if noun not in easel.drawn | _LIKE_THEIR_PLACE}
    yield from (one.word for one in easel.scene.subjects if one.noun in unlike and one.word)
    hidden = {
        role
        for role, seen in (("weather", weather_seen), ("hour", hour_seen), ("season", season_seen))
        if not seen(easel)
    }
    yield from (said.text[one.start : one.end] for one in said.said if one.role in hidden)


def _nearest_style(style: str, text: str) -> Iterator[str]:
    """Yield a style that the picture is said to be like, and what was drawn in place of one of another name.

    Those are "as a woodcut", and "cubism as oil".
    """
    if not style:
        return
    named = style.split(" ")[0]
    for match in matches(text[:_READ_AGAIN]):
        if match.meanings.get("style") == style and named not in match.wording.replace(" ", ""):
            whole = match.raw.removesuffix(" of")
            yield f"{whole} as {style}"
        elif match.meanings.get("style") == style and match.wording.startswith(("like ", "as ", "in the ")):
            yield match.raw


def _another(subject: Subject) -> str:
    """Return the word that makes a thing another than what is drawn for it: no puppy is drawn, no husky and no plumber.

    The young are drawn as the grown, races as any of their kind, people as anybody. Empty where it is drawn as it is.
    """
    if not subject.word or lexicon.GROWN in subject.qualities:
        return ""
    named = matches(subject.word)[-1]
    cub = named.wording.rpartition(" ")[2] in words("words", "young") and find(f"young {subject.noun}") is not None
    if named.wording in words("words", "of its kind") and not cub:
        return named.raw
    if named.wording in words("words", "plain people") or find_worded("", subject.word) is not None:
        return named.raw if named.wording in words("words", "plain people") else ""
    if named.wording in words("words", "young") | words("words", "young of one kind"):
        drawn = subject.noun in ("baby", "child") or find(f"young {subject.noun}") is not None
        return "" if drawn else named.raw
    raced = lexicon.group(subject.noun) == "animal" and not named.wording.endswith(subject.noun)
    raced = raced and named.wording in records()[subject.noun].looks
    return named.raw if raced else ""


def _seen(subject: Subject, easel: Easel) -> str:
    """Return the words for a subject as it was drawn."""
    if any(_without_fruit(easel, subject)):
        return "tree"
    whole = _bare((subject.word or subject.noun).removesuffix("'s").removesuffix("’s"))
    if _another(subject):
        return ""
    within = any(word in whole for word in subject.qualifiers) and not (_named_whole(whole) or _worded(subject))
    return _words(whole)[-1] if within else whole


def _worded(subject: Subject) -> bool:
    """Whether all its words together are a name of it, as "coffee shop" is one of a café."""
    named = (subject.word.lower(), subject.word.lower().removesuffix("s"))
    wordings = tuple(wording for wording in records()[subject.noun].wordings if " " in wording)
    return bool(wordings) and any(word.endswith(wordings) for word in named)


def _named_whole(wording: str) -> bool:
    """Whether a wording of several words is a name of what the sketch draws, as "log cabin" is."""
    return find_worded("", wording) is not None


def _words(wording: str) -> list[str]:
    return re.split(r"[\s\-‐‑]+", wording)
