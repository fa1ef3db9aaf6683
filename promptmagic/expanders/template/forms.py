"""The ways to put what was chosen for a prompt into sentences around its brief."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from promptmagic.expanders.template.draft import Draft
from promptmagic.expanders.template.phrases import FOREIGN_SLOTS, SPOKEN_SLOTS
from promptmagic.expanders.template.wording import (
    follows_of,
    is_sentence,
    joined_by_with,
    lead,
    listed,
    sentence,
)

_CLAUSE = re.compile(
    r"(?:the|a|an|mostly|everything|few|strong darks|soft (?:middle|neutrals)|natural|colors|quiet)\b"
    r"|.*\b(?:everywhere|otherwise|throughout)\b"
)
"""How a palette begins that is no mere list of colors."""


_THING = re.compile(
    r"(?:an?|one|two|round|thin|stepped|fine|torn|white|red|scuffed|melted|shiny|tiers|rough|green|gilded|tall|fluted|worn"
    r"|watchtowers|broad|carved|small|soft|deep|stooped|dark) (?!and\b)"
    r"(?!.*\b(?:of the leap|speaking|heel|arm lifted|just ahead)\b)"
)
"""How a phrase begins that names a thing, and so needs a "with" to follow others."""


_OF_THE_BODY = re.compile(
    r"(?:an?|one|two|both) (?:[\w-]+ )?"
    r"(?:arms?|hands?|fingers?|thumb|elbows?|shoulders?|sleeves?|knees?|legs?|foot|feet|boots?|heels?|heads?|faces?|eyes?"
    r"|eyebrows?|mouths?|tongues?|ears?|cheeks?|paws?|hoof|hooves|claws?|tails?|wings?|trunks?|noses?|looks?|glances?|smiles?)\b"
    r"|(?:one|two|both) [a-z]{2,}ing\b"
)
"""How a phrase begins that is of a part of whoever does something: "one arm stretched up"."""


PALETTES = ("a palette of {}", "colored in {}", "its colors are {}", "held in {}")


MOODS = ("the mood is {}", "{}", "it feels {}", "the whole picture is {}")
"""What colors and moods stand in, so that siblings do not say them alike."""


_AROUND = ("the picture also shows {}", "we can make out {}", "the picture also takes in {}", "we also see {}")
"""What things around a subject stand in, so that they are told in a whole sentence, be they one or several."""


_LOOKS = ("attention goes first to {}", "the focus rests on {}", "one looks first at {}", "the focus is on {}")
_DRAWN_LOOKS = (
    "the finest strokes are kept for {}",
    "most care is given to {}",
    "the finest work goes into {}",
    "the smallest strokes are kept for {}",
)
"""What visible traits stand in that name whose they are, whatever their number."""


_VIEW_OF = re.compile(r"an? .*\bview(?: from (?:the )?\w+)?")
"""A framing that "of" and a brief can follow."""


_SAYS_COLOR = re.compile(r"\b(?:palette|hues?|colors?|tones?|pastels|tints|shades)\b")


_TOLD = re.compile(
    r"\W*(?:an?|the|my|our|his|her|one)\s(?:(?!of\b)[\w-]+\s){1,3}?(?!of\b)[\w-]+(?:s|ed)\s"
    r"(?:an?|the|his|her|its|their|at|in|on|to|with|for|over|himself|herself)\b",
    re.IGNORECASE,
)
"""A sentence with a finite verb ("an old man plays the violin"), so that no "view of" can lead it."""


_WIDE_STOPS = frozenset({"ja", "zh"})
"""Languages whose sentences end in a wide full stop, with no space after it."""


Form = Callable[[Draft], list[str]]
"""A way to put the phrases of a draft into sentences."""


def full(draft: Draft) -> list[str]:
    """The scene and its subject in one sentence, what is around it at its end; then light and framing."""
    return _sentences(draft, ("subject", "light", "look", "composition", "detail"), ("light", "composition"))


def close(draft: Draft) -> list[str]:
    """The framing before all else, where the brief can follow it; then what is seen from so near."""
    framing = _one(draft, "composition")
    named = draft.scene.is_bare or draft.scene.page or not draft.scene.focus
    named = named and not _TOLD.match(draft.brief.text)
    leads = framing if named and _VIEW_OF.fullmatch(framing) and follows_of(draft.brief.text) else ""
    idea = draft.scene.is_idea or draft.scene.is_theme
    first: tuple[str, ...] = ("subject", "look", "light") if leads else ("subject", "composition", "look", "light")
    if " with " in framing and not leads:
        first = ("subject", "look", "composition", "light")  # "with some of what lies around, with its bow" is clumsy
    return _sentences(draft, (*first, "detail"), ("composition", "light", "depth"), "" if idea else leads)


def wide(draft: Draft) -> list[str]:
    """The scene in its framing and what is around; then the light on it."""
    if draft.scene.page or draft.scene.is_idea or draft.scene.is_theme:
        return full(draft)
    said = ("subject", "look", "composition", "light", "detail")
    return _sentences(draft, said, ("light", "subject", "composition"))


def bold(draft: Draft) -> list[str]:
    """The framing first, which makes this picture; the light last."""
    return _sentences(draft, ("subject", "composition", "look", "light", "detail"), ("composition", "light"))


def _sentences(draft: Draft, said: Sequence[str], after: Sequence[str], framing: str = "") -> list[str]:
    """Return the brief with the clauses of some slots, then the sentences of others, colors and mood at the end.

    What begins with a capital letter is a sentence; all else a clause, wherever its slot is named.
    """
    clauses = [clause for slot in said for clause in _clauses(draft, slot, led=bool(framing))]
    around = [*_things(draft), *_looks(draft, led=bool(framing))] if draft.scene.shows == "subject" else []
    where, when = (" ".join(draft.of(slot)) for slot in ("setting", "when"))
    acts = [text for text in clauses if framing and text in draft.of("subject") and draft.of("look")]
    clauses = [text for text in clauses if text not in acts]
    seen = draft.of("look", "subject")
    joint = ": " if seen and (draft.scene.page or draft.scene.is_idea or draft.scene.is_theme or framing) else ""
    clauses = [clause.removeprefix("with ") if joint and not k else clause for k, clause in enumerate(clauses)]
    clauses = joined_by_with(clauses)
    after = (*dict.fromkeys((*after, "depth", "medium")),)
    told = [(slot, text) for slot in after for text in draft.of(slot) if text != framing]
    sentences = [text for _, text in told if is_sentence(text)]
    sentences += [text for slot, text in told if slot not in said and not is_sentence(text)]
    return [
        lead(draft.brief.text, where, when, clauses, framing, joint, ", ".join(acts)),
        *map(sentence, around),
        *map(sentence, sentences),
        sentence(_palette(draft)),
        sentence(_mood(draft)),
    ]


def _things(draft: Draft) -> list[str]:
    """Return what is around a subject as a sentence of its own: joined to the brief, it would hang on its last noun."""
    told = [text for text in draft.of("subject") if _is_thing(text) and not is_sentence(text)]
    told += [text for text in draft.of("detail") if not is_sentence(text)]
    return (
        [_AROUND[draft.number % len(_AROUND)].format(listed(sorted(told, key=lambda text: "," in text)))]
        if told
        else []
    )


def _is_thing(text: str) -> bool:
    """Tell whether a phrase is of a thing around, and no part of whoever does something, which follows that at once."""
    return _THING.match(text) is not None and _OF_THE_BODY.match(text) is None


def _is_owned(draft: Draft) -> bool:
    """Tell whether the visible traits name whose they are ("the monk's"), so that no "with" can join them."""
    return draft.scene.shows == "subject" and re.match(r"the |[\w -]+['’]", draft.seen) is not None


def _looks(draft: Draft, *, led: bool) -> list[str]:
    """Return the visible traits as a sentence, where they name whose they are."""
    if not draft.of("look") or draft.tells_looks or led or not _is_owned(draft):
        return []
    if any(_VIEW_OF.fullmatch(text) for text in draft.of("composition")):
        return []
    drawn = draft.scene.drawn or draft.of("medium")
    return [(_DRAWN_LOOKS if drawn else _LOOKS)[(draft.number + len(draft.seen)) % len(_LOOKS)].format(draft.seen)]


def _seen(draft: Draft, *, led: bool) -> str:
    """Return the visible traits as a clause: after a view of the whole just what they are."""
    views = draft.of("composition")
    if any(_VIEW_OF.fullmatch(text) for text in views):
        return draft.seen if led else ""  # "in a near view of its white-tipped tail" tells them
    return f"with {draft.seen}"


def _clauses(draft: Draft, slot: str, *, led: bool) -> list[str]:
    """Return the clauses that phrases of a slot make: traits together with their light, details after "with"."""
    told = [text for text in draft.of(slot) if not is_sentence(text)]
    if slot == "subject" and not (draft.scene.page or draft.scene.is_idea or draft.scene.is_theme):
        if draft.scene.shows == "subject":
            return [text for text in told if not _is_thing(text)]
        return [f"with {text}" if _THING.match(text) else text for text in told]
    if slot == "look" and told and draft.scene.page:
        return told
    if slot == "look" and told:
        if not led and _is_owned(draft):
            return []
        return [] if draft.tells_looks else [_seen(draft, led=led)]
    if slot == "composition":
        near = f" of {draft.seen}" if draft.seen and not draft.tells_looks else ""
        return [f"in {text}{near}" if _VIEW_OF.fullmatch(text) else text for text in told]
    if slot == "detail" and draft.scene.shows == "subject":
        return []
    if slot == "detail" and told and not (draft.scene.page or draft.scene.family == "abstract"):
        return [f"with {listed(sorted(told, key=lambda text: ',' in text))}"]
    return told


def tailed(draft: Draft) -> list[str]:
    """The brief and what is added to it in its own language."""
    added = [*draft.of(*FOREIGN_SLOTS), *draft.of(*SPOKEN_SLOTS)]
    if draft.scene.reading.language in _WIDE_STOPS:
        return (
            ["。".join([draft.brief.text.rstrip("。 "), *added]) + "。"]
            if added
            else [lead(draft.brief.text, "", "", [])]
        )
    return [lead(draft.brief.text, "", "", []), *map(sentence, added)]


def _one(draft: Draft, slot: str) -> str:
    return " ".join(draft.of(slot))


def _palette(draft: Draft) -> str:
    """Return the colors as a sentence: a mere list of them says what it is."""
    colors = _one(draft, "palette")
    is_list = colors and not (is_sentence(colors) or _CLAUSE.match(colors) or _SAYS_COLOR.search(colors))
    return draft.frames[0].format(colors) if is_list else colors


def _mood(draft: Draft) -> str:
    """Return the mood as a sentence."""
    mood = _one(draft, "mood")
    return draft.frames[1].format(mood) if mood else ""
