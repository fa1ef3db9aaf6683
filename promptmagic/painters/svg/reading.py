"""Reading what a model wrote: leniently about its form, and trusting nothing in it.

There is no XML parser here that could be talked into anything: only start tags, end tags and words are known, entities
cannot be declared, and the drawing is written anew from the elements, attributes and values that are allowed. What
could run, load or refer outside makes the whole drawing refused; what is only unknown is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from promptmagic.painters.svg import grammar
from promptmagic.painters.svg.drawing import HOLDERS, Drawing, Element, named

DEEPEST = 32
MOST_LETTERS = 4_000
FEWEST_SHAPES = 3
"""Fewer shapes than this are no picture."""

_NARROWEST = 8
"""Longer side to shorter of a view box; a stranger one is a mistake."""

_COUNTED = 200_000
"""Elements up to which is counted what a `use` draws: more than any bound."""

_CHAIN = 60
"""How deep uses of what uses may go."""

_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)")
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?""")
_END = re.compile(r"/?\s*+>")
_BLANKS = re.compile(r"\s*+")
_PLAN = re.compile(r"<plan>(.*?)(?:</plan>|(?=<svg)|\Z)", re.IGNORECASE | re.DOTALL)
_MOTION = re.compile(r"<motion>(.*?)(?:</motion>|\Z)", re.IGNORECASE | re.DOTALL)
_START = re.compile(r"<svg(?=[\s>/])", re.IGNORECASE)
_CLOSE = re.compile(r"</svg\s*>", re.IGNORECASE)
_BY_LOWER = {name.lower(): name for name in (*grammar.ELEMENTS, *grammar.ATTRIBUTES)}
_ONLY_WORDS = ("xmlns", "aria-", "data-", "inkscape:", "sodipodi:", "title", "alt", "class", "id", "role")
"""How attributes begin that nobody follows: they are left out, whatever they say."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold."""


@dataclass(frozen=True, slots=True)
class DrawingBounds:
    """How large a drawing may be: its SVG's characters and elements, and the elements that are `drawn` in the end.

    Those are counted once each `use` is carried out: a scalloped tree, used a hundred times, draws some 3,000.
    """

    characters: int
    elements: int
    drawn: int


WRITTEN = DrawingBounds(characters=200_000, elements=4_000, drawn=20_000)
"""Of what a language model wrote: fifteen times what is asked for."""

DELIVERED = DrawingBounds(characters=900_000, elements=15_000, drawn=20_000)
"""Of what a picture model drew, which traces every patch of colour: as much as the text of a PNG may hold."""


class RefusedDrawingError(Exception):
    """What a model wrote is no drawing that is shown. Its text says why, for the model to read: "it holds <script>"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answered: its plan, its drawing, what it says is to move, and whether the drawing was closed."""

    drawing: Drawing
    plan: str = ""
    motion: str = ""
    closed: bool = True


def read(text: str, size: tuple[int, int] = (1024, 1024), bounds: DrawingBounds = WRITTEN) -> Answer:
    """Return the drawing that an answer holds: of several the longest, with or without fences, preface and end tags.

    `size` is what was asked for, and the view box of a drawing that names none.

    Raises
    ------
    RefusedDrawingError
        There is none, or it holds what is not allowed, or is too large.
    """
    written = _longest(text)
    root = _tree(_bounded(written, bounds), bounds, whole=True)
    drawing = Drawing(_box(root, size), named(tuple(_top(root))))
    _check(drawing, bounds)
    if sum(element.name in (*grammar.SHAPES, "text", "use") for element in drawing.walk()) < FEWEST_SHAPES:
        raise RefusedDrawingError("hardly anything is drawn in it")
    plan, motion = _PLAN.search(text), _MOTION.search(text)
    return Answer(
        drawing,
        plan=" ".join(plan[1].split())[:2000] if plan else "",
        motion=motion[1].strip()[:4000] if motion else "",
        closed=bool(_CLOSE.search(written)),
    )


def so_far(text: str, size: tuple[int, int] = (1024, 1024)) -> Drawing | None:
    """Return what can be shown of an answer that is still being written; None where there is nothing yet."""
    try:
        root = _tree(_longest(text), WRITTEN, whole=False)
        drawing = Drawing(_box(root, size), named(tuple(_top(root))))
        _check(drawing, WRITTEN)
    except RefusedDrawingError:
        return None
    return drawing if any(element.name in grammar.SHAPES for element in drawing.walk()) else None


def read_parts(text: str) -> tuple[Element, ...]:
    """Return the parts that an answer gives to be put in place of others, in an `<svg>` or bare; none is needed.

    Raises
    ------
    RefusedDrawingError
        They hold what is not allowed.
    """
    text = text if _START.search(text) else f"<svg>{_PLAN.sub('', text)}</svg>"
    return tuple(_top(_tree(_bounded(_longest(text), WRITTEN), WRITTEN, whole=True)))


def check(drawing: Drawing) -> None:
    """Raise RefusedDrawingError where a drawing that was put together is beyond the bounds."""
    _check(drawing, DELIVERED)


def _bounded(written: str, bounds: DrawingBounds) -> str:
    if len(written) > bounds.characters:
        raise RefusedDrawingError(f"it is longer than {bounds.characters:,} characters")
    return written


def _longest(text: str) -> str:
    """Return the longest SVG in a text, from its start tag to its end tag or to where the next one begins."""
    if not _START.search(text) and "&lt;svg" in text.lower():
        text = html.unescape(text)
    starts = [found.start() for found in _START.finditer(text)]
    if not starts:
        raise RefusedDrawingError("there is no <svg> in it")
    if len(starts) > 100:
        raise RefusedDrawingError("there are more than 100 <svg> in it")
    ends = [*starts[1:], len(text)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        closed = _CLOSE.search(text, start, end)
        found.append(text[start : closed.end() if closed else end])
    return max(found, key=len)


@dataclass
class _Open:
    """An element that is being read. One that is `left_out` is read to its end, and not kept."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Element | str] = field(default_factory=list)
    left_out: bool = False

    def closed(self) -> Element:
        """Return it whole; a symbol, which is not drawn where it stands, is a group among definitions."""
        if self.name == "symbol":
            return Element("defs", {}, (Element("g", self.attributes, tuple(self.content)),))
        return Element(self.name, self.attributes, tuple(self.content))


class _Tree:
    """Puts elements together as their tags are read."""

    def __init__(self, most: int) -> None:
        self.stack = [_Open("")]
        self.count = 0
        self.most = most

    def start(self, name: str, attributes: dict[str, str], *, empty: bool) -> None:
        self.count += 1
        if self.count > self.most:
            raise RefusedDrawingError(f"it has more than {self.most:,} elements")
        if len(self.stack) > DEEPEST:
            raise RefusedDrawingError(f"it is nested more than {DEEPEST} deep")
        proper = _BY_LOWER.get(name.lower().rpartition(":")[2], "")
        if _lower(name) in grammar.ACTIVE or name.lower() in grammar.ACTIVE:
            raise RefusedDrawingError(f"it holds <{name[:30]}>, which is not allowed")
        symbol = _lower(name) == "symbol"
        proper = "g" if symbol else proper
        unknown = proper not in grammar.ELEMENTS or self.stack[-1].left_out
        kept = {} if unknown else _attributes(proper, attributes)
        opened = _Open("symbol" if symbol else proper or name, kept, left_out=unknown)
        if unknown:
            _check_nothing_active(attributes)
        self.stack.append(opened)
        # A shape holds nothing: one that is left open is closed here.
        if empty or (not unknown and proper not in HOLDERS):
            self.pop()

    def end(self, name: str) -> None:
        lower = _lower(name)
        if any(_lower(opened.name) == lower for opened in self.stack[1:]):
            while _lower(self.stack[-1].name) != lower:
                self.pop()
            self.pop()

    def pop(self) -> None:
        opened = self.stack.pop()
        if not opened.left_out:
            self.stack[-1].content.append(opened.closed())

    def words(self, text: str) -> None:
        top = self.stack[-1]
        if top.name in ("text", "tspan") and not top.left_out:
            said = " ".join(_UNFIT.sub("", html.unescape(text)).split())
            spaced = f"{' ' if text[:1].isspace() else ''}{said}{' ' if text[-1:].isspace() else ''}"
            if said or spaced.strip():
                top.content.append(spaced)

    def root(self) -> Element:
        while len(self.stack) > 1:
            self.pop()
        return self.stack[0].closed()


def _tree(text: str, bounds: DrawingBounds, *, whole: bool) -> Element:
    """Return the first `<svg>` of a text as a tree; `whole` says that a tag that is cut off is one all the same."""
    tree = _Tree(bounds.elements)
    for kind, name, attributes, empty in _tokens(text):
        if kind == "words":
            tree.words(name)
        elif kind == "end":
            tree.end(name)
        elif not (kind == "cut" and not whole):
            tree.start(name, attributes, empty=empty)
    root = tree.root()
    if not root.children:
        raise RefusedDrawingError("its <svg> cannot be read")
    return root.children[0]


def _tokens(text: str) -> Iterator[tuple[str, str, dict[str, str], bool]]:
    """Yield the tags and words of a text, each once and from left to right; comments are passed over."""
    at = 0
    while at < len(text):
        less = text.find("<", at)
        if less != at:
            yield "words", text[at : less if less >= 0 else len(text)], {}, False
        if less < 0:
            return
        if text.startswith("<!--", less):
            at = _behind(text, "-->", less + 4)
        elif text.startswith("<![CDATA[", less):
            at = _behind(text, "]]>", less)
            yield "words", html.escape(text[less + 9 : at - 3]), {}, False
        elif text.startswith("<?", less):
            at = _behind(text, "?>", less)
        elif text.startswith("<!", less):
            raise RefusedDrawingError("it declares something with <!, which is not allowed")
        elif (tag := _TAG.match(text, less)) is None:
            yield "words", "<", {}, False
            at = less + 1
        elif tag[1]:
            at = _behind(text, ">", tag.end())
            yield "end", tag[2], {}, False
        else:
            attributes, at, closing = _written_attributes(text, tag.end())
            yield "start" if closing else "cut", tag[2], attributes, "/" in closing


def _behind(text: str, mark: str, at: int) -> int:
    """Return the place behind the next mark; the text's end where there is none."""
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _behind_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _written_attributes(text: str, at: int) -> tuple[dict[str, str], int, str]:
    """Return a start tag's attributes as written, where the tag ends, and what ends it: empty where it is cut off."""
    attributes: dict[str, str] = {}
    while (at := _behind_blanks(text, at)) < len(text):
        if end := _END.match(text, at):
            return attributes, end.end(), end[0].strip()
        found = _ATTRIBUTE.match(text, at)
        if found is None:
            at += 1  # a stray quote or slash
            if text.startswith("<", at):
                return attributes, at, ">"
            continue
        attributes.setdefault(found[1], html.unescape(found[2] or found[3] or found[4] or ""))
        at = found.end()
    return attributes, at, ""


def _attributes(element: str, written: dict[str, str]) -> dict[str, str]:
    """Return the attributes of an element that are allowed, those of its `style` among them."""
    _check_nothing_active(written)
    kept: dict[str, str] = {}
    for name, value in (*written.items(), *_styled(written.get("style", ""))):
        proper = _BY_LOWER.get(_lower(name), "")
        if proper == "href" and not value.strip().startswith("#"):
            raise RefusedDrawingError(f"<{element}> refers to something outside the drawing")
        if element == "svg" and proper in ("x", "y", "width", "height", "transform"):
            continue
        if proper not in grammar.ATTRIBUTES:
            continue
        value = _UNFIT.sub("", value).replace("!important", "").strip()
        if grammar.fits(proper, value):
            kept[proper] = value
        elif grammar.is_geometry(proper) and value:
            shown = value if len(value) < 40 else f"{value[:40]}…"
            raise RefusedDrawingError(f'{proper}="{shown}" of a <{element}> cannot be drawn')
    if element == "svg":
        kept |= {name: value for name, value in written.items() if name.lower() in ("viewbox", "width", "height")}
    return kept


def _styled(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon and name.strip() in grammar.PROPERTIES:
            yield name.strip(), value.strip()


def _check_nothing_active(written: dict[str, str]) -> None:
    for name, value in written.items():
        if re.match(r"on\w", _lower(name)):
            raise RefusedDrawingError(f"it has an event attribute, {name[:30]}")
        if not name.lower().startswith(_ONLY_WORDS) and grammar.refers_outside(value):
            raise RefusedDrawingError(f"{name[:30]} refers to something outside the drawing")


def _lower(name: str) -> str:
    """Return a name without its prefix, in lower case."""
    return name.rpartition(":")[2].lower()


def _top(root: Element) -> Iterator[Element]:
    """Yield the elements of a drawing's top level; what its root says of all of them, each says for itself."""
    said = {name: value for name, value in root.attributes.items() if name in grammar.INHERITED}
    for child in root.children:
        yield replace(child, attributes={**said, **child.attributes}) if said and child.name != "defs" else child


def _box(root: Element, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return the view box that a root names, or its width and height, or the size that was asked for."""
    said = {name.lower(): value for name, value in root.attributes.items()}
    numbers = grammar.numbers(said.get("viewbox", ""))
    if len(numbers) == 4 and grammar.bounded(said["viewbox"]):
        left, top, width, height = numbers
        if min(width, height) >= 1 and max(width, height) <= _NARROWEST * min(width, height):
            return left, top, width, height
    sides = [re.fullmatch(r"\s*(\d{1,5}(?:\.\d+)?)(?:px)?\s*", said.get(name, "")) for name in ("width", "height")]
    if sides[0] and sides[1] and float(sides[0][1]) >= 1 and float(sides[1][1]) >= 1:
        return 0.0, 0.0, float(sides[0][1]), float(sides[1][1])
    return 0.0, 0.0, float(size[0]), float(size[1])


def _check(drawing: Drawing, bounds: DrawingBounds) -> None:
    """Raise RefusedDrawingError where a drawing has too many letters, or draws without end."""
    if sum(len(part.words) for part in drawing.parts) > MOST_LETTERS:
        raise RefusedDrawingError(f"it has more than {MOST_LETTERS:,} letters")
    by_id: dict[str, Element] = {}
    for element in drawing.walk():
        if element.id:
            by_id.setdefault(element.id, element)
    counted: dict[int, int] = {}
    drawn = sum(_drawn(part, by_id, counted, frozenset(), 0) for part in drawing.parts)
    if drawn > bounds.drawn:
        raise RefusedDrawingError(f"its <use> elements draw more than {bounds.drawn:,} shapes")


def _drawn(
    element: Element, by_id: dict[str, Element], counted: dict[int, int], within: frozenset[int], depth: int
) -> int:
    """Return how many elements drawing one comes to, all that it uses included; each is counted once."""
    known = counted.get(id(element))
    if known is not None:
        return known
    if id(element) in within:
        raise RefusedDrawingError("a <use> draws itself")
    if depth > _CHAIN:
        raise RefusedDrawingError(f"its <use> elements are nested more than {_CHAIN} deep")
    used = (element.attributes.get("href", "")[1:], grammar.painted_by(element.attributes.get("clip-path", "")))
    below = [*element.children, *(by_id[name] for name in used if name and name in by_id)]
    inner = within | {id(element)}
    total = 1 + sum(_drawn(child, by_id, counted, inner, depth + 1) for child in below)
    counted[id(element)] = min(total, _COUNTED)
    return counted[id(element)]
