"""Changes to a sketch: "make it night", "without the boat", "two more gulls", "make the umbrella blue", "bigger".

A change is read clause by clause, and each clause gives another scene. What is not spoken of stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from promptmagic import lexicon, styles
from promptmagic.lexicon import Reading, Subject
from promptmagic.lexicon.description import MOST
from promptmagic.lexicon.words import matches
from promptmagic.painters.sketch.recipe import SketchRecipe, Step
from promptmagic.painters.sketch.scene import SketchScene, read_scene, unread_in

ANOTHER = re.compile(
    r"\b(?:another|a (?:new|different)|other) (?:version|variation|variant|take|try|one|go|details?)\b"
    r"|\bvary\b|^\s*(?:again|another|vary it|more like this)\W*$",
    re.IGNORECASE,
)
"""Words that ask for no certain change, only for another picture of the kind."""

_CLAUSE = re.compile(
    r"(?:(?<!\s)\s+)?(?:[;.!\n]|,(?!\s*\w+(?:\s\w+)?\s*(?:,|and\b|$))|\bthen\b|,?\s*\band\b(?=\s+(?:also\s+)?(?:add|put|place|make|"
    r"turn|paint|color|colour|remove|delete|erase|replace|swap|change|move|take|drop|give|with|without|no)\b))\s*",
    re.IGNORECASE,
)
_REMOVING = re.compile(
    r"\b(?:remove|delete|erase|drop|hide|lose|omit|take (?:away|out|off)|get rid of|leave out|rub out|clear away)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r" (?:away|out|off)\b", re.IGNORECASE)
_TAKEN_AWAY = re.compile(rf"\btake (?P<what>.+?){_AWAY.pattern}", re.IGNORECASE)
_REPLACING = (
    re.compile(r"^(?>.*?\b(?:replace|swap|exchange) )(?P<old>.+?) (?:with|by|for) (?P<new>.+)", re.IGNORECASE),
    re.compile(r"^(?>.*?\b(?:turn|change|make) )(?P<old>.+?) (?:in)?to (?P<new>an? .+)", re.IGNORECASE),
    re.compile(r"^(?P<new>.+?) (?:instead of|in place of|rather than) (?P<old>.+)", re.IGNORECASE),
)
"""They begin at a clause's beginning and at its first such verb: where that one leads to nothing, no later one does."""

_ADDING = re.compile(r"\b(?:add|insert|include|draw|put|place)\b (?!the\b|his\b|her\b|its\b|their\b)", re.IGNORECASE)
_MOVING = re.compile(r"\b(?:move|moved|instead|background|setting|scene|place it|put it|take it)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more|another|extra|additional|further)\b", re.IGNORECASE)
_FEWER = re.compile(r"\b(?:fewer|less)\b", re.IGNORECASE)
_LARGER = re.compile(r"\b(?:bigger|larger|taller|enlarge|grow|closer|nearer)\b", re.IGNORECASE)
_SMALLER = re.compile(r"\b(?:smaller|shorter|shrink|farther|further away)\b", re.IGNORECASE)

USUAL = 3
"""How many of a thing that the text does not name, such as gulls over a beach, a layout may have drawn of itself."""

_SCALE = ("tiny", "small", "", "large", "giant")
_BY_DAY = frozenset({"dawn", "morning", "day", "golden", "sunset"})
_OF_DAY = frozenset({"sun", "rainbow"})
_OF_NIGHT = frozenset({"moon", "crescent", "star", "stars", "aurora", "firefly"})
_CLOUDED = frozenset({"rain", "storm", "snow", "fog", "cloudy"})
_OF_CLEAR_SKY = frozenset({"sun", "moon", "crescent", "star", "stars", "aurora"})


def scene_of(recipe: SketchRecipe) -> SketchScene:
    """Return the scene that a recipe leads to."""
    first, *changes = recipe.steps
    scene = read_scene(first.prompt, first.seed)
    for step in changes:
        scene = _turned(scene, step) if ANOTHER.search(step.words) else _changed(scene, step)
    return scene


def _turned(scene: SketchScene, step: Step) -> SketchScene:
    return replace(scene, turn=f"{scene.turn}/{step.seed}")


def _changed(scene: SketchScene, step: Step) -> SketchScene:
    """Return the scene with the change; its details stay too, unless the same was asked for before."""
    before = scene
    for clause in filter(None, _CLAUSE.split(step.words)):
        scene = _after_clause(scene, clause)
    named = styles.find(step.style) if step.style else None
    if named is not None:
        scene = replace(scene, style=named.name)
    if step.avoid:
        scene = _without(scene, lexicon.read(f"no {step.avoid}").absent)
    if scene == before:
        scene = replace(scene, unread=(*scene.unread, " ".join(step.words.split())[:80]))
    scene = replace(scene, text=f"{scene.text}. {step.words}", own=f"{scene.told}. {step.words}")
    return _turned(scene, step) if step.turn else scene


def _after_clause(scene: SketchScene, clause: str) -> SketchScene:
    for pattern in _REPLACING:
        match = pattern.search(clause)
        if match and any(_meant(scene, subject.noun) for subject in lexicon.read(match["old"]).subjects):
            scene = _without(scene, (subject.noun for subject in lexicon.read(match["old"]).subjects))
            return _after_clause(scene, f"add {match['new']}")
    clause = _REMOVING.sub("without", _without_taken_away(clause))
    said = _colouring(lexicon.read(clause))
    scene = _without(scene, said.absent)
    scene = _in_other_light(scene, said)
    scene = _elsewhere(scene, said, clause)
    scene = _with_subjects(scene, said, clause)
    return replace(scene, unread=(*scene.unread, *unread_in(said, clause)))


def _without_taken_away(clause: str) -> str:
    """Return a clause with "without it" in place of "take it away"; behind the last "away" nothing is looked for."""
    end = max((match.end() for match in _AWAY.finditer(clause)), default=0)
    return _TAKEN_AWAY.sub(r"without \g<what>", clause[:end]) + clause[end:]


def _colouring(said: Reading) -> Reading:
    """Return the reading with a colour that stands after its place, as in "make the sky purple", bound to it."""
    if said.subjects or not said.colours or said.sky_colour or said.place_colour:
        return said
    colour = said.colours[0][1]
    if "sky" in said.places:
        return replace(said, sky_colour=colour)
    return replace(said, place_colour=colour) if said.place else said


def _without(scene: SketchScene, nouns: Iterable[str]) -> SketchScene:
    """Return the scene without these things, lights and weathers."""
    gone = frozenset(nouns)
    kept = tuple(subject for subject in scene.subjects if not _any_means(gone, subject.noun))
    return replace(
        scene,
        subjects=kept,
        absent=scene.absent | gone,
        lights=scene.lights - gone,
        weather="" if scene.weather in gone else scene.weather,
    )


def _any_means(said: Iterable[str], noun: str) -> bool:
    return any(_means(one, noun) for one in said)


def _means(said: str, noun: str) -> bool:
    """Tell whether a word of a change means a thing in the picture: "the bird" is the gull, "the sailboat" the boat."""
    return lexicon.covers(said, noun) or lexicon.kind(said) == noun


def _meant(scene: SketchScene, said: str) -> tuple[int, ...]:
    """Return which subjects of the scene a noun means: those of that very name, else those that it covers."""
    exact = tuple(k for k, subject in enumerate(scene.subjects) if subject.noun == said)
    return exact or tuple(k for k, subject in enumerate(scene.subjects) if _means(said, subject.noun))


def _in_other_light(scene: SketchScene, said: Reading) -> SketchScene:
    """Return the scene with another hour, weather, season, mood or style, and the lights that then show."""
    if said.hour and said.hour != scene.hour:
        hidden = _OF_NIGHT if said.hour in _BY_DAY else _OF_DAY
        scene = replace(_unlit(scene, hidden), hour=said.hour, colours=(), sky_colour=None)
    if said.weather:
        hidden = _OF_CLEAR_SKY if said.weather in _CLOUDED else frozenset()
        scene = replace(_unlit(scene, hidden), weather=said.weather, snowfall=said.weather == "snow", colours=())
    return replace(
        scene,
        season=said.season or scene.season,
        mood=said.mood or scene.mood,
        style=said.style or scene.style,
        lights=scene.lights | frozenset(said.lights),
        absent=scene.absent - frozenset(said.lights),
    )


def _unlit(scene: SketchScene, hidden: frozenset[str]) -> SketchScene:
    """Return the scene without lights that are not to be seen any more, named as things or not."""
    kept = tuple(subject for subject in scene.subjects if subject.noun not in hidden)
    return replace(scene, subjects=kept, lights=scene.lights - hidden)


def _elsewhere(scene: SketchScene, said: Reading, clause: str) -> SketchScene:
    """Return the scene in another place, or with its place, its water or its sky in another colour."""
    if said.sky_colour:
        scene = replace(scene, sky_colour=said.sky_colour)
    if said.place_colour and said.place in (scene.place, ""):
        scene = replace(scene, place_colour=said.place_colour)
    new = [place for place in said.places if place not in scene.places and place != "sky"]
    if new and (not said.subjects or _MOVING.search(clause)):
        return replace(scene, place=new[0], places=tuple(new), place_colour=said.place_colour)
    return scene


def _with_subjects(scene: SketchScene, said: Reading, clause: str) -> SketchScene:
    """Return the scene with the subjects of a clause changed, or added where it had none such."""
    free = [colour for _, colour in said.colours if colour not in (said.sky_colour, said.place_colour)]
    for place, subject in enumerate(said.subjects):
        meant = () if place == 0 and _ADDING.search(clause) else _meant(scene, subject.noun)
        wanted = replace(subject, colour=subject.colour or (free[0] if len(said.subjects) == 1 and free else None))
        scene = _each(scene, meant, _altering(wanted, clause)) if meant else _with(scene, wanted, clause)
    if said.subjects or not scene.subjects:
        return _palette(scene, said, free)
    main = (0,) if len(scene.subjects) else ()
    bare = Subject("", colour=free[0] if free and _speaks_of_it(clause) else None)
    return _palette(_each(scene, main, _altering(bare, clause)), said, [] if bare.colour else free)


def _speaks_of_it(clause: str) -> bool:
    return re.search(r"\b(?:it|him|her|them)\b", clause, re.IGNORECASE) is not None


def _palette(scene: SketchScene, said: Reading, free: list[lexicon.Colour]) -> SketchScene:
    return replace(scene, colours=tuple(free[:4])) if free and not said.subjects else scene


def _with(scene: SketchScene, subject: Subject, clause: str) -> SketchScene:
    absent = frozenset(noun for noun in scene.absent if not _means(noun, subject.noun))
    more = USUAL if _MORE.search(clause) and "one more" not in clause.lower() and subject.count > 1 else 0
    alike = [k for k in _meant(scene, subject.noun) if subject.colour in (None, scene.subjects[k].colour)]
    if alike:
        known = scene.subjects[alike[0]]
        scene = _each(scene, (alike[0],), lambda _: replace(known, count=min(known.count + subject.count, MOST)))
        return replace(scene, absent=absent)
    added = replace(subject, count=min(subject.count + more, MOST))
    return replace(scene, subjects=(*scene.subjects, added), absent=absent)


def _each(scene: SketchScene, which: tuple[int, ...], alter: Callable[[Subject], Subject]) -> SketchScene:
    subjects = tuple(alter(subject) if k in which else subject for k, subject in enumerate(scene.subjects))
    return replace(scene, subjects=subjects)


def _altering(wanted: Subject, clause: str) -> Callable[[Subject], Subject]:
    """Return what gives a subject of the scene the colour, size and count that a clause asks for."""
    counted = any("number" in match.meanings or match.wording.isdecimal() for match in matches(clause))

    def alter(known: Subject) -> Subject:
        count = known.count
        if wanted.noun and _MORE.search(clause):
            count += wanted.count
        elif wanted.noun and _FEWER.search(clause):
            count = max(1, count // 2)
        elif wanted.noun and counted:
            count = wanted.count
        size = wanted.size or _rescaled(known.size, clause)
        return replace(known, count=min(count, MOST), colour=wanted.colour or known.colour, size=size)

    return alter


def _rescaled(size: str, clause: str) -> str:
    step = bool(_LARGER.search(clause)) - bool(_SMALLER.search(clause))
    return _SCALE[max(0, min(len(_SCALE) - 1, _SCALE.index(size) + step))]
