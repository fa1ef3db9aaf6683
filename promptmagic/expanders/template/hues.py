"""The names of colors as nouns, in the languages in which whole prompts can be said."""

from __future__ import annotations

from collections.abc import Mapping

_LANGUAGES = ("de", "fr", "es")
SPOKEN = frozenset(_LANGUAGES)
"""Languages in which whole prompts can be said."""

_HUES: Mapping[str, tuple[str, str, str]] = {
    "red": ("Rot", "rouge", "rojo"), "blue": ("Blau", "bleu", "azul"), "green": ("Grün", "vert", "verde"),
    "yellow": ("Gelb", "jaune", "amarillo"), "pink": ("Rosa", "rose", "rosa"),
    "purple": ("Violett", "violet", "violeta"), "orange": ("Orange", "orange", "naranja"),
    "golden": ("Gold", "doré", "dorado"), "gold": ("Gold", "doré", "dorado"),
    "turquoise": ("Türkis", "turquoise", "turquesa"), "brown": ("Braun", "marron", "marrón"),
}  # fmt: skip


def hue_in(language: str, color: str) -> str:
    """Return the name of a color as a noun of a language; the English one where there is none."""
    return _HUES[color][_LANGUAGES.index(language)] if language in SPOKEN and color in _HUES else color


def has_hue(color: str) -> bool:
    """Tell whether a color has a name in these languages."""
    return color in _HUES
