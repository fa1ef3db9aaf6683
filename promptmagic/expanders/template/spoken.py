"""Prompts in German, French and Spanish: whole sentences of spoken.txt, of another kind in each of four prompts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from promptmagic.expanders.template.aspects import aspects_of
from promptmagic.expanders.template.draft import Draft
from promptmagic.expanders.template.hues import has_hue
from promptmagic.expanders.template.phrases import COLOR, SPOKEN_SLOTS, Phrase, fitting

_KINDS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("scenery", "vista"), ("shades", "near")),
    (("lighting", "shades"), ("scenery", "vista", "near")),
    (("closer", "tight"), ("near", "lighting")),
    (("craft", "scenery"), ("shades", "vista", "near")),
)
"""What the four prompts of a brief tell (view, light, detail, medium), and what stands in where one has none."""

_OF_ANYTHING = ("vista", "near", "tight", "craft")
"""What is true whatever the words mean that nobody understands."""

_SENTENCES = 2

_OWN = {
    "de": ("Stil: {}.", "Ohne {}."),
    "fr": ("Style : {}.", "Sans {}."),
    "es": ("Estilo: {}.", "Sin {}."),
}
"""How a style and what is to be left out are asked for."""

_STYLES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "watercolor": "Aquarell", "oil": "Ölgemälde", "ink": "Tuschezeichnung", "pencil": "Bleistiftzeichnung",
        "charcoal": "Kohlezeichnung", "photo": "Fotografie", "woodcut": "Holzschnitt", "pastel": "Pastell",
        "comic": "Comic", "collage": "Collage", "pixel": "Pixelgrafik", "engraving": "Kupferstich",
    },
    "fr": {
        "watercolor": "aquarelle", "oil": "peinture à l'huile", "ink": "dessin à l'encre", "pencil": "dessin au crayon",
        "charcoal": "fusain", "photo": "photographie", "woodcut": "gravure sur bois", "pastel": "pastel",
        "comic": "bande dessinée", "collage": "collage", "pixel": "pixel art", "engraving": "gravure",
    },
    "es": {
        "watercolor": "acuarela", "oil": "pintura al óleo", "ink": "dibujo a tinta", "pencil": "dibujo a lápiz",
        "charcoal": "carboncillo", "photo": "fotografía", "woodcut": "grabado en madera", "pastel": "pastel",
        "comic": "cómic", "collage": "collage", "pixel": "pixel art", "engraving": "grabado",
    },
}  # fmt: skip


def in_its_place(draft: Draft) -> Draft:
    """Return a draft whose scene is where its picture will be: a sofa's cat is in a room."""
    scene = draft.scene
    place = "" if scene.reading.place == "sky" else scene.reading.place  # who looks at stars stands on the ground
    return replace(draft, scene=replace(scene, place=scene.place or place))


def take_spoken(drafts: Sequence[Draft], used: Counter[Phrase], stream: Callable[[str], random.Random]) -> None:
    """Add the sentences of the kind that is next to drafts of briefs that share them, those least used first."""
    number = drafts[0].number
    wanted, others = _KINDS[number % len(_KINDS)]
    if wanted[0] == "craft" and not _may_be_made(drafts):
        wanted, others = others, wanted[1:]
    whole = all(draft.scene.reading.whole for draft in drafts)
    for slot in (*wanted, *others):
        if len(drafts[0].taken) >= _SENTENCES:
            return
        if not whole and slot not in _OF_ANYTHING:
            continue
        _take_one(slot, drafts, used, stream)


def _may_be_made(drafts: Sequence[Draft]) -> bool:
    """Tell whether no brief says in what its picture is made."""
    return not any(draft.brief.style or draft.scene.reading.style for draft in drafts)


def _take_one(
    slot: str, drafts: Sequence[Draft], used: Counter[Phrase], stream: Callable[[str], random.Random]
) -> None:
    aspects = [aspects_of(draft.scene) for draft in drafts]
    found = [  # their conditions say all that they need: none names a thing that could be taken for the brief's
        phrase
        for phrase in fitting(slot, aspects[0])
        if used[phrase] <= drafts[0].number // len(_KINDS)
        and all(phrase.meets(told) for told in aspects)
        and (COLOR not in phrase.text or all(has_hue(draft.scene.reading.colours[0][0]) for draft in drafts))
    ]
    if not found:
        return
    number = drafts[0].number
    stream(slot if number < len(_KINDS) else f"{slot} {number}").shuffle(found)
    found.sort(key=lambda phrase: (used[phrase], not _is_of_this(phrase)))
    used[found[0]] += 1
    for draft in drafts:
        draft.taken.append(found[0])


def _is_of_this(phrase: Phrase) -> bool:
    """Tell whether a sentence was made for what a brief is about or what is done, and for no kind of things."""
    return any(one.wanted and one.aspect in ("deed", "noun", "object") for one in phrase.conditions)


def asked_beside(draft: Draft) -> list[str]:
    """Return the sentences for a style and for what is to be left out that were asked for beside a brief."""
    language = draft.scene.reading.language
    style, exclude = draft.brief.style.strip().rstrip("."), draft.brief.exclude.strip().rstrip(".")
    styled, without = _OWN[language]
    named = _STYLES[language].get(style.lower(), style)
    return [*([styled.format(named)] if style else []), *([without.format(exclude)] if exclude else [])]


def fewer_slots() -> list[tuple[str, ...]]:
    """Return which kinds of sentences are tried where all together would change a fact."""
    return [tuple(slot for slot in SPOKEN_SLOTS if slot != left_out) for left_out in SPOKEN_SLOTS]
