"""What may stand in a drawing: the allowed elements and attributes, and what each value may look like.

The list is short on purpose: what is not on it is left out, and what could run, load or refer outside is refused.
"""

from __future__ import annotations

import math
import re

LARGEST = 100_000.0
"""The largest number that may stand in a drawing, a hundred times a picture's side."""

LONGEST_PATH = 40_000
"""Characters of one path: a rich drawing's longest has some 1,500."""

SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
ELEMENTS = frozenset(
    {*SHAPES, "svg", "defs", "g", "use", "linearGradient", "radialGradient", "stop", "clipPath", "text", "tspan"}
)
ACTIVE = frozenset(
    {
        "script", "style", "foreignobject", "image", "feimage", "iframe", "object", "embed", "audio", "video", "canvas",
        "animate", "animatetransform", "animatemotion", "set", "link", "meta", "base", "handler", "listener", "cursor",
        "font-face", "font-face-uri", "color-profile", "tref", "xi:include", "include",
    }
)  # fmt: skip
"""Elements that run, load or embed something, in lower case: a drawing that holds one is refused."""

_NUMBER = (
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height offset opacity fill-opacity stroke-opacity stop-opacity "
    "stroke-width stroke-miterlimit stroke-dashoffset font-size letter-spacing word-spacing textLength dx dy rotate "
    "points stroke-dasharray"
)
_WORD = (
    "fill-rule clip-rule stroke-linecap stroke-linejoin font-weight font-style text-anchor dominant-baseline "
    "alignment-baseline baseline-shift text-decoration gradientUnits spreadMethod clipPathUnits paint-order display "
    "visibility lengthAdjust vector-effect"
)
_KINDS = {
    **dict.fromkeys(_NUMBER.split(), "numbers"),
    **dict.fromkeys(_WORD.split(), "word"),
    **dict.fromkeys(("fill", "stroke", "stop-color", "color"), "paint"),
    **dict.fromkeys(("transform", "gradientTransform"), "transform"),
    "d": "path",
    "id": "id",
    "href": "reference",
    "clip-path": "clip",
}
ATTRIBUTES = frozenset(_KINDS)
"""The attributes that may stand in a drawing; `viewBox` on its root beside them."""

PROPERTIES = frozenset(name for name in ATTRIBUTES if name in _WORD.split() or "-" in name) | {
    "fill", "stroke", "opacity", "color", "transform",
}  # fmt: skip
"""Those that may as well stand in a `style`."""

INHERITED = frozenset(
    name
    for name in PROPERTIES
    if name not in ("opacity", "transform", "clip-path", "stop-color", "stop-opacity", "vector-effect", "display")
)
"""Those that an element takes over from what it stands in."""

_DIGITS = r"[+-]?(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d{1,3})?"
_ANY_NUMBER = re.compile(_DIGITS)
_MEASURE = rf"{_DIGITS}(?:px|pt|em|ex|%|deg)?"
_BETWEEN = r"(?:\s*+,\s*+|\s++|(?=[+-]))"
_LIST = rf"\s*+{_MEASURE}(?:{_BETWEEN}{_MEASURE})*+\s*+"
_NUMBERS = re.compile(rf"{_LIST},?\s*+")
_TRANSFORM = re.compile(rf"\s*+(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*+\({_LIST}\)\s*+(?:,\s*+)?)*+")
_PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}|[A-Za-z]{3,30}|(?:rgb|hsl)a?\([\d\s.,%/a-z+-]{1,60}\)")
_ID = re.compile(r"[^\s\"'<>&#()\\]{1,100}")
_LOCAL = re.compile(r"""url\(\s*["']?\#([^\s"'()]{1,100})["']?\s*\)""")
_WORDS = re.compile(r"[A-Za-z0-9.%+ -]{1,60}")


def fits(name: str, value: str) -> bool:
    """Say whether an attribute's value is of its kind and within bounds; `name` is one of `ATTRIBUTES`."""
    kind = _KINDS[name]
    if kind == "path":
        return len(value) <= LONGEST_PATH and bool(_PATH.fullmatch(value)) and bounded(value)
    if kind == "numbers":
        if value.strip() in ("none", "auto", "normal", "inherit"):
            return True
        return len(value) <= LONGEST_PATH and bool(_NUMBERS.fullmatch(value)) and bounded(value)
    if kind == "transform":
        return len(value) <= 1000 and (value.strip() == "none" or bool(_TRANSFORM.fullmatch(value))) and bounded(value)
    if kind == "paint":
        return bool(_COLOUR.fullmatch(value.strip())) or painted_by(value) is not None
    if kind == "reference":
        return value.startswith("#") and bool(_ID.fullmatch(value[1:]))
    if kind == "clip":
        return value.strip() == "none" or bool(_LOCAL.fullmatch(value.strip()))
    return bool((_ID if kind == "id" else _WORDS).fullmatch(value.strip()))


def is_geometry(name: str) -> bool:
    """Say whether an attribute says where and how large something is: a wrong one cannot just be left out."""
    return _KINDS[name] in ("path", "numbers", "transform")


def painted_by(value: str) -> str | None:
    """Return the id that a paint or a clip refers to; None where it refers to none."""
    found = _LOCAL.match(value.strip())
    if found is None:
        return None
    rest = value.strip()[found.end() :].strip()
    return found[1] if not rest or _COLOUR.fullmatch(rest) else None


def refers_outside(value: str) -> bool:
    """Say whether a value names anything outside the drawing: an address, a file, code, or what is no local id."""
    squeezed = re.sub(r"[\s\x00-\x20]+", "", value).lower()
    if re.search(r"(?:javascript|vbscript|data|file|https?|ftp|blob|mailto):|//|@import|expression\(|\\", squeezed):
        return True
    return any(not part.startswith(("#", '"#', "'#")) for part in squeezed.split("url(")[1:])


def bounded(value: str) -> bool:
    """Say whether every number in a text is finite and not larger than `LARGEST`."""
    return all(math.isfinite(number) and abs(number) <= LARGEST for number in numbers(value))


def numbers(value: str) -> list[float]:
    """Return the numbers in a text."""
    return [float(digits) for digits in _ANY_NUMBER.findall(value)]
