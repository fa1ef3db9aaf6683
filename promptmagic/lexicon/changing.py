"""A change put into the words of what it changes: "a boat on a lake" and "make it night" are a boat there at night."""

from __future__ import annotations

import re

from promptmagic.lexicon.describing import describe
from promptmagic.lexicon.description import Role, SceneDescription

_SAID_SO: dict[Role, dict[str, str]] = {
    "hour": {
        "dawn": "at dawn", "morning": "in the morning", "day": "by day", "golden": "at golden hour",
        "sunset": "at sunset", "dusk": "at dusk", "night": "at night",
    },
    "weather": {
        "clear": "under a clear sky", "cloudy": "under clouds", "rain": "in the rain", "storm": "in a storm",
        "snow": "in the snow", "fog": "in fog", "wind": "in the wind",
    },
    "season": {"spring": "in spring", "summer": "in summer", "autumn": "in autumn", "winter": "in winter"},
}  # fmt: skip
_ASKING = re.compile(
    r"^(?:please |now |and |then |but )*(?:make|turn|change|set|let)\b.*?\b(?:it|this|that)\b", re.IGNORECASE
)
_LEADING = re.compile(r"(?<!\s)(?:\s*+,)?\s++(?:at|in|by|on|under|during)(?:\s++(?:the|a|an))?\s*+$", re.IGNORECASE)


def changed(scene: str, change: str) -> str:
    """Return the words of a scene after a change: another hour, weather or season said in place of the old one.

    Any other change is told after the scene in its own words.
    """
    said = describe(change)
    light: dict[Role, str] = {"hour": said.hour, "weather": said.weather, "season": said.season}
    rest = _ASKING.sub("", change).strip()
    if said.subjects or said.said_place or said.exclusions or not any(light.values()) or len(rest.split()) > 6:
        first = "" if re.match(r"\s*+(?:without|with|and)\b", change, re.IGNORECASE) else "changed: "
        return f"{scene.rstrip(' .,;')}, {first}{change.strip()}"
    kept = _without(describe(scene), frozenset(role for role, value in light.items() if value))
    return " ".join([kept, *(_SAID_SO[role][value] for role, value in light.items() if value)])


def _without(scene: SceneDescription, roles: frozenset[Role]) -> str:
    """Return the words of a scene without those of some roles, and the small words that lead to them."""
    text = scene.text
    for said in reversed(scene.said):
        if said.role in roles:
            text = _LEADING.sub("", text[: said.start].rstrip() + " " if said.start else "").rstrip() + text[said.end :]
    return text.strip(" .,;")
