"""Where a scene is, from the whole sentence: the words of setting first, then what all its subjects agree on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from promptmagic.lexicon.description import Origin, Relation, Subject
from promptmagic.lexicon.nouns import marked, measured, records
from promptmagic.lexicon.reading import WordsRead
from promptmagic.lexicon.table import covers, group, home

_COMPANY = frozenset({"with", "and", "of", "for", "has", "having"})
"""After these a place is named as a part of the picture, not as where it is: "a harbour with a café"."""

_OPEN_FIRES = frozenset({"campfire", "fire", "barbecue", "grill", "tent", "cauldron", "marshmallow", "bonfire"})
"""Who cooks with these, or beside them, does so under the sky."""

_HAVING, _MEALS = ("having", "has", "have"), ("breakfast", "lunch", "dinner", "supper")
"""What is said of people at a meal, and of which, that they have at home where no place is told."""

_HOMELY = frozenset({"biscuit", "pancake", "toast", "cereal"})
"""What people eat at home, besides what is drawn in its bowl or on its plate."""

_FESTIVE = frozenset({"cake", "pizza"})
"""What people eat anywhere though it is served."""

_OUT_OF_DOORS = ("sky", "land", "building", "vehicle", "water")

_FIELD = ("field", "fields", "grassy field")
"""Wordings of open land that is farmed where somebody works on it, or where something to eat grows."""

_TILLING = frozenset({"plant", "sow", "plough", "pick", "dig", "harvest"})
"""What is done to a field."""

_TINY, _LOW = 0.12, 0.7
"""Up to how many metres an animal comes to the table for what is on it; and from how many on nothing stands on one."""

_ROOFED = frozenset({"room", "kitchen", "library", "classroom", "laboratory", "table"})
"""Places under a roof."""

_CEILING = 3.0
"""How many metres high a room is: what is higher stands out of doors."""

_PLAYTHINGS = frozenset({"toy", "model", "paper", "walnut", "lego", "origami", "miniature", "plastic", "cardboard"})
"""What a great thing is called that is none."""

_UPON = frozenset({"on", "over", "across", "cross", "under", "along"})
"""How one is to a bridge or a pier that is where the bridge or the pier is."""

_MAIN = 1.5
"""How much the main subject's home counts against each other's: found by trying; two others outweigh it."""


def choose(
    words: WordsRead, subjects: Sequence[Subject], relations: Iterable[Relation]
) -> tuple[str, Origin, tuple[str, ...]]:
    """Return the place that a sentence asks for, where it comes from, and all places said, that one first."""
    places = words.reading.places
    said, implied = _said(words), _implied(words)
    place = words.reading.place
    if not said and (inner := _inside(subjects, relations)):
        return inner, "implied", (inner, *(other for other in places if other not in (inner, *implied.values())))
    if place in said and place != "sky" and said[place]:
        major = next((other for other in places if other not in ("sky", place) and not said.get(other, True)), "")
        place = major or next(iter(implied.values()), place)
    if place == "meadow" and _is_farmed(words, subjects, relations):
        place, places = "farm", ("farm", *(other for other in places if other != "meadow"))
        return place, "said", places
    if place and (place != "sky" or not subjects):
        origin: Origin = "said" if place in said else "implied"
        return place, origin, (place, *(other for other in places if other != place))
    region = next((match.meanings["region"] for match in words.there if match.meanings.get("region")), "")
    if region:
        return region, "said", (region, *places)
    at_home = _cooked(subjects, relations) or _outdoors(_agreed(subjects, relations), subjects, relations)
    if place and not at_home:
        return place, "said", places
    return at_home, "home" if at_home else "", places


def _inside(subjects: Sequence[Subject], relations: Iterable[Relation]) -> str:
    """Return the place within a building that somebody is said to be in; or an empty string."""
    within = (one for one in relations if one.kind in ("in", "inside"))
    people = (one for one in within if group(subjects[one.subject].noun) in ("person", "animal", "fantasy"))
    return next((place for one in people if (place := records()[subjects[one.object].noun].inside)), "")


def _cooked(subjects: Sequence[Subject], relations: Iterable[Relation]) -> str:
    """Return the kitchen where people cook or bake, or eat what is served there, unless they do so out of doors."""
    people = {index for index, one in enumerate(subjects) if group(one.noun) == "person"}
    cooks = any(one.kind == "cook" and one.subject in people for one in relations)
    cooks = cooks or any(subjects[index].pose == "cook" for index in people)
    served = {index for index, one in enumerate(subjects) if one.noun in (marked("dished") | _HOMELY) - _FESTIVE}
    cooks = cooks or any(one.kind == "eat" and one.subject in people and one.object in served for one in relations)
    cooks = cooks or any(
        one.words.lower() in _HAVING and one.subject in people and subjects[one.object].word.lower() in _MEALS
        for one in relations
    )
    outdoors = any(one.noun in _OPEN_FIRES or group(one.noun) in _OUT_OF_DOORS for one in subjects)
    return "kitchen" if cooks and not outdoors else ""


def _is_farmed(words: WordsRead, subjects: Sequence[Subject], relations: Iterable[Relation]) -> bool:
    """Whether the meadow that a sentence tells of is a field: one where a farmer works, or where food grows."""
    wordings = {words.there[at].wording for at, place in words.place_at.items() if place == "meadow"}
    if not wordings.intersection(_FIELD):
        return False
    tilled = any(one.kind in _TILLING for one in relations) or any(one.pose in _TILLING for one in subjects)
    grown = (one for one in subjects if group(one.noun) == "food" or home(one.noun) == "farm")
    return tilled or any(group(one.noun) != "animal" for one in grown)


def _said(words: WordsRead) -> dict[str, bool]:
    """Return the places that are said, and whether each is only named as something that is there too."""
    found: dict[str, bool] = {}
    for at, place in words.place_at.items():
        minor = _introduced(words, at) in _COMPANY
        found[place] = found.get(place, True) and minor
    return found


def _introduced(words: WordsRead, at: int) -> str:
    """Return the word that leads to the noun at a position: "with" of "with small busy cafés"."""
    while at > 0 and not words.there[at].breaks:
        at -= 1
        if at in words.subject_at or at in words.place_at:
            return ""
        match = words.there[at]
        if "stop" in match.meanings and match.wording not in ("a", "an", "the", "some", "its", "their", "his", "her"):
            return match.wording
    return ""


def _implied(words: WordsRead) -> dict[str, str]:
    """Return the things that are a place themselves and lead the sentence or stand in it as its setting."""
    found = {}
    for at, index in words.subject_at.items():
        noun = words.reading.subjects[index].noun
        if (setting := records()[noun].setting) and _introduced(words, at) not in _COMPANY:
            found[noun] = setting
    return found


def is_high(subject: Subject) -> bool:
    """Whether a thing is higher than any room: a house, a pyramid, a Ferris wheel; but no toy."""
    small = subject.size in ("tiny", "small") and group(subject.noun) != "building"
    played = small or any(word.lower() in _PLAYTHINGS for word in subject.qualifiers)
    return not played and measured("tall").get(subject.noun, 0.0) > _CEILING


def _outdoors(place: str, subjects: Sequence[Subject], relations: Iterable[Relation]) -> str:
    """Return the place where all subjects have room: land, where one is higher than a room; water, where one floats.

    Nobody has said where they are; so a boat is on the water unless it is on something else.
    """
    landed = _landed(subjects, relations)
    if place not in ("lake", "sea", "river", "underwater", "polar", "city"):
        afloat = (one for number, one in enumerate(subjects) if number not in landed and _floats(one))
        if waters := next((home(one.noun) for one in afloat), ""):
            return waters
    if place not in _ROOFED or not any(map(is_high, subjects)):
        return place
    homes = (home(one.noun) for one in subjects if is_high(one))
    return next((home for home in homes if home and home not in _ROOFED), "meadow")


def _floats(subject: Subject) -> bool:
    """Whether a thing is a boat, and no toy: whatever is told of it, there is water."""
    played = subject.size == "tiny" or any(word.lower() in _PLAYTHINGS for word in subject.qualifiers)
    return _is_boat(subject) and not played


def _carries(subject: Subject) -> bool:
    """Whether others are upon a thing that is built, as upon a bridge or a pier: it is where they are."""
    return group(subject.noun) == "building" and subject.noun in marked("support")


def _is_boat(subject: Subject) -> bool:
    return home(subject.noun) in ("lake", "sea", "river") and group(subject.noun) == "vehicle"


def _landed(subjects: Sequence[Subject], relations: Iterable[Relation]) -> set[int]:
    """Return the boats that are in or on something else, that are drawn along on land, and those that are toys."""
    boats = {number for number, one in enumerate(subjects) if _is_boat(one)}
    found = {number for number in boats if not _floats(subjects[number])}
    for one in relations:
        if one.kind in ("in", "on", "under", "inside", "behind", "above"):
            found |= {one.subject} & boats
        elif one.kind in ("pull", "carry", "push") and one.subject not in boats:
            found |= {one.object} & boats
    return found


def _agreed(subjects: Sequence[Subject], relations: Iterable[Relation]) -> str:
    """Return the usual home that the subjects agree on.

    What is only held, worn or made of another tells nothing; what is in, on or under a thing is where that thing is.
    """
    related = tuple(relations)
    untold = {one.moving for one in related if one.arrangement in ("hold", "wear")}
    untold |= {one.object for one in related if one.kind in ("made of", "full of")}
    untold |= _landed(subjects, related)
    holders = {
        one.object
        for one in related
        if one.kind in ("in", "on", "under")
        and group(subjects[one.object].noun) == "thing"
        and one.object not in untold
    }
    holders |= {one.object for one in related if one.kind == "ride" and group(subjects[one.object].noun) == "water"}
    holders |= {one.object for one in related if one.kind in ("in", "on") and _floats(subjects[one.object])}
    holders |= {one.object for one in related if one.kind in _UPON and _carries(subjects[one.object])}
    untold |= {one.subject for one in related if one.object in holders and home(subjects[one.object].noun)}
    if subjects and group(subjects[0].noun) == "animal" and measured("tall").get(subjects[0].noun, 1.0) <= _TINY:
        served = next((home(one.noun) for one in subjects[1:] if home(one.noun) in ("table", "kitchen")), "")
        if served and all(map(_fits_a_table, subjects)):
            return served
    aboard = [one for one in related if one.kind in ("in", "row", "sail") and covers("boat", subjects[one.object].noun)]
    waters = next((home(subjects[one.object].noun) for one in aboard), "")
    if waters or any(one.pose == "fish" for one in subjects):
        return waters or "lake"  # whoever they are, they are on the water
    votes: dict[str, float] = {}
    living = bool(subjects) and group(subjects[0].noun) in ("person", "animal", "fantasy")
    for number, subject in enumerate(subjects):
        place = home(subject.noun)
        if not place or number in untold or (place == "table" and living and number not in holders):
            continue
        outdoors = group(subject.noun) == "sky" and place != "sky"  # nobody sees fireworks on a wall
        fixed = group(subject.noun) == "building"  # a parrot comes to a lighthouse, which goes nowhere
        weight = 2 if outdoors or fixed else _MAIN if number == 0 or number in holders else 1
        votes[place] = votes.get(place, 0) + weight
    if any(group(subject.noun) in ("animal", "person") and home(subject.noun) != "underwater" for subject in subjects):
        votes.pop("underwater", None)  # a turtle that races a hare is on land
    place = max(votes, key=lambda place: votes[place], default="")
    place = "room" if place == "table" and not all(map(_fits_a_table, subjects)) else place
    driven = any(group(one.noun) == "vehicle" and home(one.noun) == "street" and not one.size for one in subjects)
    return "street" if place == "room" and driven else place


def _fits_a_table(subject: Subject) -> bool:
    """Whether a thing may stand on a table: no person does, and no sofa."""
    if group(subject.noun) in ("person", "vehicle", "building", "fantasy", "land"):
        return bool(subject.size)
    return measured("tall").get(subject.noun, 0.0) < _LOW
