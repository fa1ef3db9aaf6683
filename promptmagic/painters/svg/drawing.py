"""A drawing: a tree of allowed elements, read from what a model wrote, and written anew by us."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape, quoteattr

FONT = "Inter, sans-serif"
"""What every text is set in: our own face, which is there on every machine, and what a browser has in its place."""

HOLDERS = frozenset({"svg", "g", "defs", "linearGradient", "radialGradient", "clipPath", "text", "tspan"})
"""The elements that may hold others, or words."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element: its name, its attributes in their order, and what stands in it: elements, and words in a text."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: tuple[Element | str, ...] = ()

    @property
    def id(self) -> str:
        """Its id; empty where it has none."""
        return self.attributes.get("id", "")

    @property
    def children(self) -> tuple[Element, ...]:
        """The elements that stand in it."""
        return tuple(child for child in self.content if isinstance(child, Element))

    @property
    def words(self) -> str:
        """All words in it."""
        return "".join(part if isinstance(part, str) else part.words for part in self.content)

    def walk(self) -> Iterator[Element]:
        """Yield it and all that stands in it, in the order in which it is drawn."""
        yield self
        for child in self.children:
            yield from child.walk()

    def with_words(self, say: Callable[[str], str]) -> Element:
        """Return it with its words changed."""
        content = tuple(say(part) if isinstance(part, str) else part.with_words(say) for part in self.content)
        return replace(self, content=content)

    def to_svg(self) -> str:
        """Return it as markup in which every value is escaped."""
        head = "".join(f" {name}={quoteattr(value)}" for name, value in self.attributes.items())
        inner = "".join(escape(part) if isinstance(part, str) else part.to_svg() for part in self.content)
        return f"<{self.name}{head}>{inner}</{self.name}>" if inner else f"<{self.name}{head}/>"


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """What a model drew, in the order from back to front.

    Attributes
    ----------
    box : tuple of float
        The view box: left, top, width and height in the drawing's own units.
    parts : tuple of Element
        What stands on the top level, definitions among it. Each has an id, by which it can be replaced.
    """

    box: tuple[float, float, float, float]
    parts: tuple[Element, ...]

    @property
    def layers(self) -> tuple[Element, ...]:
        """The parts that are drawn."""
        return tuple(part for part in self.parts if part.name not in ("defs", "linearGradient", "radialGradient"))

    @property
    def words(self) -> str:
        """All words that are written in the picture."""
        return " ".join(part.words for part in self.parts)

    def walk(self) -> Iterator[Element]:
        """Yield every element, in the order in which it is drawn."""
        for part in self.parts:
            yield from part.walk()

    def with_words(self, say: Callable[[str], str]) -> Drawing:
        """Return it with its words changed."""
        return replace(self, parts=tuple(part.with_words(say) for part in self.parts))

    def without(self, id: str) -> Drawing:
        """Return it without one part."""
        return replace(self, parts=tuple(part for part in self.parts if part.id != id))

    def to_svg(self, size: tuple[int, int] | None = None) -> str:
        """Return the whole file, a line for each part; `size` is its width and height in pixels where it has some."""
        box = " ".join(f"{value:g}" for value in self.box)
        sides = f' width="{size[0]}" height="{size[1]}"' if size else ""
        lines = "".join(f"{part.to_svg()}\n" for part in self.parts)
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{sides} font-family="{FONT}">\n{lines}</svg>\n'


def named(parts: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the parts with an id for each that has none, and that no other element has."""
    taken = {element.id for part in parts for element in part.walk()}
    named: list[Element] = []
    for number, part in enumerate(parts, 1):
        if not part.id:
            word = part.name
            free = next(name for k in range(len(taken) + 1) if (name := f"{word}-{number + k}") not in taken)
            taken.add(free)
            part = replace(part, attributes={"id": free, **part.attributes})
        named.append(part)
    return tuple(named)
