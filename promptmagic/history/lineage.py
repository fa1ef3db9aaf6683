"""Which generation was made from which, as a tree of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from promptmagic.model import Record
from promptmagic.text import many, printed, shortened


class Text(str):
    """A text that a notebook or a console shows as it is, without quotes and escapes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A generation in the tree: its record (without its variations) and how many pictures it has."""

    record: Record
    pictures: int


def tree(leaves: Sequence[Leaf], marked: str = "") -> Text:
    """Return one line a generation, parents above their children, in order of creation.

    One whose parent is not among them stands with the roots, and names it. The line of the id `marked` ends with ◀.
    """
    known = {leaf.record.id: leaf for leaf in leaves}
    children: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        children.setdefault(leaf.record.parent or "", []).append(leaf)
    roots = [leaf for leaf in leaves if leaf.record.parent not in known]
    seen: set[str] = set()
    lines = list(_lines(roots, children, seen, marked))
    # Only a store that was tampered with holds generations that descend from themselves.
    for leaf in leaves:
        if leaf.record.id not in seen:
            lines += _lines([leaf], children, seen, marked)
    return Text(printed("\n".join(lines)))


def family(leaves: Sequence[Leaf], id: str) -> list[Leaf]:
    """Return the generations that one stands among: the first that it comes from, and all that came from that."""
    parents = {leaf.record.id: leaf.record.parent or "" for leaf in leaves}
    first, seen = id, {id}
    while (parent := parents.get(first, "")) in parents and parent not in seen:
        first = parent
        seen.add(parent)
    members = {first}
    # In order of creation, so that a parent is met before its children.
    for leaf in leaves:
        if leaf.record.parent in members:
            members.add(leaf.record.id)
    return [leaf for leaf in leaves if leaf.record.id in members]


def _lines(roots: Sequence[Leaf], children: Mapping[str, Sequence[Leaf]], seen: set[str], marked: str) -> Iterator[str]:
    waiting = [(root, "", "") for root in reversed(roots)]
    while waiting:
        leaf, fork, trunk = waiting.pop()
        record = leaf.record
        if record.id in seen:
            continue
        seen.add(record.id)
        unknown = record.parent if record.parent and not fork else ""
        yield fork + _label(leaf, unknown) + ("  ◀" if record.id == marked else "")
        below = [child for child in children.get(record.id, ()) if child.record.id not in seen]
        for child in reversed(below):
            last = child is below[-1]
            waiting.append((child, trunk + ("└── " if last else "├── "), trunk + ("    " if last else "│   ")))


def _label(leaf: Leaf, unknown_parent: str) -> str:
    origin = f" · from {unknown_parent}, not in this list" if unknown_parent else ""
    return f"{leaf.record.id}  {shortened(leaf.record.text)} · {many(leaf.pictures, 'picture')}{origin}"
