"""Which generation was made from which, as a tree of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from promptmagic.history.listing import many, shortened
from promptmagic.model import Record


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


def tree(leaves: Sequence[Leaf]) -> Text:
    """Return one line a generation, parents above their children, in order of creation.

    One whose parent is not among them stands with the roots, and names it.
    """
    known = {leaf.record.id: leaf for leaf in leaves}
    children: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        children.setdefault(leaf.record.parent or "", []).append(leaf)
    roots = [leaf for leaf in leaves if leaf.record.parent not in known]
    seen: set[str] = set()
    lines = list(_lines(roots, children, seen))
    # Only a store that was tampered with holds generations that descend from themselves.
    for leaf in leaves:
        if leaf.record.id not in seen:
            lines += _lines([leaf], children, seen)
    return Text("\n".join(lines))


def _lines(roots: Sequence[Leaf], children: Mapping[str, Sequence[Leaf]], seen: set[str]) -> Iterator[str]:
    waiting = [(root, "", "") for root in reversed(roots)]
    while waiting:
        leaf, fork, trunk = waiting.pop()
        record = leaf.record
        if record.id in seen:
            continue
        seen.add(record.id)
        unknown = record.parent if record.parent and not fork else ""
        yield fork + _label(leaf, unknown)
        below = [child for child in children.get(record.id, ()) if child.record.id not in seen]
        for child in reversed(below):
            last = child is below[-1]
            waiting.append((child, trunk + ("└── " if last else "├── "), trunk + ("    " if last else "│   ")))


def _label(leaf: Leaf, unknown_parent: str) -> str:
    origin = f" · from {unknown_parent}, not in this list" if unknown_parent else ""
    return f"{leaf.record.id}  {shortened(leaf.record.text)} · {many(leaf.pictures, 'picture')}{origin}"
