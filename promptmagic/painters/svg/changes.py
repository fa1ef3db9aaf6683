"""Changes of a drawing, by the ids of its parts: put in place, added, taken away; and how much of it they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from promptmagic.painters.svg.drawing import Drawing, Element, named

AFTER = "data-after"
"""The attribute with which a new part says behind which other one it is painted."""


_WHOLE = 8
"""Fewer parts than this are a change, whatever they are called."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A drawing after a change: which of its parts are new, in another form, or gone."""

    drawing: Drawing
    parts: tuple[str, ...]

    def told(self, before: Drawing) -> str:
        """Return in words how much was changed: "3 of 14 parts changed"."""
        total = len({part.id for part in (*before.parts, *self.drawing.parts)})
        return f"{len(self.parts)} of {total} parts changed"


def put_in(
    drawing: Drawing, given: tuple[Element, ...], after: Mapping[str, str], within: Collection[str] = ()
) -> Changed:
    """Return the drawing with the given parts in place of those with their ids.

    A part with a new id is added behind the one that `after` names for it, else on top; an empty one is taken away.
    `within` are the only ids that may change, where there are some: other parts that are there already stay.
    """
    if not within and _is_whole(drawing, given):
        anew = replace(drawing, parts=named(given))
        return Changed(anew, difference(drawing, anew))
    parts = list(drawing.parts)
    for part in given:
        if part.name == "defs":
            parts = _with_definitions(parts, part, only_new=bool(within))
            continue
        at = next((k for k, old in enumerate(parts) if old.id == part.id), None) if part.id else None
        if at is not None:
            if within and part.id not in within:
                continue
            parts[at : at + 1] = [] if _is_empty(part) else [part]
        elif (inner := _holder(parts, part.id)) is not None:
            if not within or parts[inner].id in within:
                parts[inner] = _replaced(parts[inner], part)
        elif not _is_empty(part):
            place = next((k for k, old in enumerate(parts) if old.id == after.get(part.id)), len(parts) - 1)
            parts.insert(place + 1, part)
    changed = replace(drawing, parts=named(tuple(parts)))
    return Changed(changed, difference(drawing, changed))


def difference(before: Drawing, now: Drawing) -> tuple[str, ...]:
    """Return the ids of the parts that are new, gone, or not the same."""
    old = {part.id: part.to_svg() for part in before.parts}
    new = {part.id: part.to_svg() for part in now.parts}
    return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))


def places(text: str) -> dict[str, str]:
    """Return behind which part each new one is to be painted, as an answer says it: {id: id}."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<\w+\s([^<>]{0,2000})>", text):
        said = dict(re.findall(r"""(id|data-after)\s*=\s*["']([^"']{1,100})["']""", tag))
        if "id" in said and AFTER in said:
            found[said["id"]] = said[AFTER]
    return found


def _is_whole(drawing: Drawing, given: tuple[Element, ...]) -> bool:
    """Say whether a model that was asked for parts wrote a whole drawing instead: most of its parts are no old ones."""
    known = {part.id for part in drawing.parts}
    strange = sum(part.id not in known for part in given)
    return len(given) >= _WHOLE and 2 * strange > len(given) and 3 * len(given) > len(drawing.parts)


def _is_empty(part: Element) -> bool:
    return part.name == "g" and not part.content


def _with_definitions(parts: list[Element], given: Element, *, only_new: bool) -> list[Element]:
    """Return the parts with definitions replaced by those of the same ids, wherever these stand, and new ones added.

    `only_new` keeps the old ones as they are: other parts may be painted by them.
    """
    missing: list[Element] = []
    for definition in given.children:
        holder = _holder(parts, definition.id) if definition.id else None
        if holder is None:
            missing.append(definition)
        elif not only_new:
            parts[holder] = _replaced(parts[holder], definition)
    if missing:
        at = next((k for k, part in enumerate(parts) if part.name == "defs"), None)
        if at is None:
            parts.insert(0, Element("defs", {"id": "defs"}, tuple(missing)))
        else:
            parts[at] = replace(parts[at], content=(*parts[at].content, *missing))
    return parts


def _holder(parts: list[Element], id: str) -> int | None:
    """Return which part holds an element with that id, or is it."""
    if not id:
        return None
    return next((k for k, part in enumerate(parts) if any(element.id == id for element in part.walk())), None)


def _replaced(part: Element, given: Element) -> Element:
    """Return a part with the element of the given one's id replaced by it."""
    if part.id == given.id:
        return given
    content = tuple(piece if isinstance(piece, str) else _replaced(piece, given) for piece in part.content)
    return replace(part, content=content)
