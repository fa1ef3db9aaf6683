"""The brief as typed: `{name}` is a variable, `{a|b}` a choice, `{{` and `}}` are braces; anything else stays.

A `Template` is parsed once, tells how many combinations of its choices there are without making them, and fills in any
one of them. A choice may hold names and further choices. A JSON object stays as typed, and so does every brace that
makes neither a name nor a choice: `{}`, `{1}`, a lone one.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from promptmagic.errors import BriefError, did_you_mean
from promptmagic.redaction import masked

LONGEST = 32_000
"""The most characters that a brief may have: what OpenAI's image models take as a prompt."""

_DEEPEST = 20
_JSON_TRIES = 50
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_ADVICE = "Define it in a cell first, or write {{ and }} where braces are meant."


@dataclass(frozen=True, slots=True)
class _Name:
    """A variable of the user's, to be filled in."""

    name: str


@dataclass(frozen=True, slots=True)
class _Option:
    """One side of a choice, without the white space around it, which is kept apart."""

    pieces: tuple[_Piece, ...]
    count: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """Options, of which one is taken. `count` is in how many ways, with the choices inside them."""

    options: tuple[_Option, ...]
    count: int
    depth: int


_Piece = str | _Name | _Choice


@dataclass(frozen=True, slots=True)
class Template:
    """A text with names and choices in it. `count` is how many combinations of its choices there are, at least one."""

    pieces: tuple[_Piece, ...]
    count: int

    @classmethod
    def parse(cls, text: str) -> Template:
        """Return the template that the text is; takes time linear in its length.

        Raises
        ------
        BriefError
            It is not a `str`, or choices stand in choices more than 20 deep.
        """
        _check_type(text)
        pieces = tuple(_Parser(text).pieces())
        return cls(pieces, _count(pieces))

    def with_values(self, variables: Mapping[str, object]) -> Template:
        """Return this template with its names filled in: a list, a tuple or a series is a choice of its items.

        A value is inserted as its `str`, and never read for braces again.

        Raises
        ------
        BriefError
            A name is not among the variables, which says which are close, or it names a list with nothing in it.
        """
        for name in self.names:
            if name not in variables:
                known = [other for other in variables if not other.startswith("_")]
                raise BriefError(f"There is no variable called {name!r}.{did_you_mean(name, known)}", _ADVICE)
        pieces = tuple(_joined([_valued(piece, variables) for piece in self.pieces]))
        return Template(pieces, _count(pieces))

    @property
    def wording(self) -> str:
        """The template in one spelling: white space runs and Unicode form aside, equal where the same was asked."""
        return " ".join(unicodedata.normalize("NFC", _spelled(self.pieces)).split())

    @property
    def frame(self) -> str:
        """The text with each choice written as `{}`: what all combinations have in common."""
        return "".join(piece if isinstance(piece, str) else "{}" for piece in self.pieces)

    @property
    def names(self) -> tuple[str, ...]:
        """The variables named, in order, once each, whether or not a combination takes them."""
        return tuple(dict.fromkeys(_names(self.pieces)))

    def fill(self, number: int, variables: Mapping[str, object]) -> str:
        """Return the combination with that number (from 0, the last choice varies fastest), its names filled in.

        Raises
        ------
        BriefError
            As `with_values`.
        IndexError
            There is no combination with that number.
        """
        filled = self.with_values(variables) if self.names else self
        if not 0 <= number < filled.count:
            raise IndexError(f"There are {filled.count} combinations, there is no number {number}.")
        return _fill(filled.pieces, number)


def check(text: str) -> str:
    """Return the brief without white space around it, with plain newlines, and with no key of an engine's in it.

    Whatever is shown, sent or kept is made of what this returns.

    Raises
    ------
    BriefError
        It is not a `str`, is empty, longer than 32,000 characters, or holds what is no text: control characters, half
        of a surrogate pair.
    """
    _check_type(text)
    text = _typed_in_utf8(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    for at, character in enumerate(text):
        category = unicodedata.category(character)
        if (category == "Cc" and character not in "\t\n\x85" and character < "\x80") or category == "Cs":
            what = "a control character" if category == "Cc" else "half a character"
            terminal = "" if category == "Cc" else " If your terminal is not set to UTF-8, it sends such."
            raise BriefError(
                f"The brief holds {what} (U+{ord(character):04X}) at position {at + 1}.",
                f"Delete it; tabs, line breaks and every script are fine.{terminal}",
            )
    if all(unicodedata.category(character) in _INVISIBLE for character in text):
        raise BriefError("The brief is empty.", "Say what to paint, for example: a beach sunset")
    if len(text) > LONGEST:
        raise BriefError(
            f"The brief has {len(text):,} characters, and at most {LONGEST:,} are possible.",
            f"Shorten it by {len(text) - LONGEST:,}.",
        )
    return masked(text)


def _typed_in_utf8(text: str) -> str:
    """Return what a terminal sent as UTF-8 where Python was told of another alphabet, and kept bytes for letters."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def _check_type(text: object) -> None:
    if not isinstance(text, str):
        raise BriefError(f"A brief is text, not {type(text).__name__}.", "Say what to paint in words.")


def spread(total: int, n: int) -> tuple[int, ...]:
    """Return which `n` of `total` combinations to take, as numbers from 0.

    Fewer than all are taken at even distances; more than all go round again, so that each comes as often as the others
    or once more.
    """
    if n > total:
        return tuple(number % total for number in range(n))
    return tuple(number * total // n for number in range(n))


@dataclass(slots=True)
class _Frame:
    """An open brace: where its content begins in the text and among the pieces, and where its bars stand."""

    start: int
    piece: int
    bars: list[int] = field(default_factory=list)
    escaped: int = 0


class _Parser:
    """Goes over the text once. Pieces lie in one flat list; a closed name or choice replaces its own by one piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat: list[_Piece] = []
        self.frames: list[_Frame] = []
        self.json_tries = _JSON_TRIES

    def pieces(self) -> Iterator[_Piece]:
        at = 0
        while at < len(self.text):
            at = self._step(at)
        return _joined(self.flat)

    def _step(self, at: int) -> int:
        """Take what stands at a place and return the next place."""
        character = self.text[at]
        if character == "{":
            return self._open(at)
        if character == "}":
            return self._close(at)
        if character == "|" and self.frames:
            self.frames[-1].bars.append(len(self.flat))
            self.flat.append("|")
            return at + 1
        end = _next_mark(self.text, at + 1)
        self.flat.append(self.text[at:end])
        return end

    def _open(self, at: int) -> int:
        if self.text.startswith("{{", at):
            if self.frames:
                self.frames[-1].escaped += 1
            self.flat.append("{")
            return at + 2
        end = self._json_end(at)
        if end:
            self.flat.append(self.text[at:end])
            return end
        self.frames.append(_Frame(at + 1, len(self.flat) + 1))
        self.flat.append("{")
        return at + 1

    def _close(self, at: int) -> int:
        doubled = self.text.startswith("}}", at)
        if doubled and (not self.frames or self.frames[-1].escaped):
            if self.frames:
                self.frames[-1].escaped -= 1
            self.flat.append("}")
            return at + 2
        if self.frames:
            frame = self.frames.pop()
            content = self.text[frame.start : at] if at - frame.start < 200 else ""
            piece = _Name(_normal(content)) if content.isidentifier() else self._choice(frame)
            if piece is not None:
                del self.flat[frame.piece - 1 :]
                self.flat.append(piece)
                return at + 1
        self.flat.append("}")
        return at + 1

    def _choice(self, frame: _Frame) -> _Choice | None:
        if not frame.bars:
            return None
        edges = [frame.piece - 1, *frame.bars, len(self.flat)]
        options = tuple(_option(self.flat[left + 1 : right]) for left, right in pairwise(edges))
        if not any(option.pieces for option in options):
            return None
        inner = (piece.depth for option in options for piece in option.pieces if isinstance(piece, _Choice))
        depth = 1 + max(inner, default=0)
        if depth > _DEEPEST:
            raise BriefError(f"Choices stand in choices more than {_DEEPEST} deep.", "Write some of them out.")
        return _Choice(options, sum(option.count for option in options), depth)

    def _json_end(self, at: int) -> int:
        """Return where the JSON object ends that begins here, or 0. Gives up after many failures, to stay linear."""
        quote = at + 1
        while quote < len(self.text) and self.text[quote] in " \t\n":
            quote += 1
        if not self.json_tries or not self.text.startswith('"', quote):
            return 0
        try:
            return json.JSONDecoder().raw_decode(self.text, at)[1]
        except (ValueError, RecursionError):
            self.json_tries -= 1
            return 0


def _next_mark(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "{}|":
        at += 1
    return at


def _normal(name: str) -> str:
    """Return a name as Python keeps it."""
    return unicodedata.normalize("NFKC", name)


def _option(pieces: Sequence[_Piece]) -> _Option:
    joined = list(_joined(pieces))
    before = after = ""
    if joined and isinstance(joined[0], str):
        stripped = joined[0].lstrip()
        before, joined[0] = joined[0][: len(joined[0]) - len(stripped)], stripped
    if joined and isinstance(joined[-1], str):
        stripped = joined[-1].rstrip()
        after, joined[-1] = joined[-1][len(stripped) :], stripped
    kept = tuple(piece for piece in joined if piece != "")
    return _Option(kept, _count(kept), before, after)


def _joined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces with neighbouring texts made one."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if texts:
            yield "".join(texts)
            texts.clear()
        yield piece
    if texts:
        yield "".join(texts)


def _count(pieces: Sequence[_Piece]) -> int:
    product = 1
    for piece in pieces:
        if isinstance(piece, _Choice):
            product *= piece.count
    return product


def _names(pieces: Sequence[_Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, _Name):
            yield piece.name
        elif isinstance(piece, _Choice):
            for option in piece.options:
                yield from _names(option.pieces)


def _valued(piece: _Piece, variables: Mapping[str, object]) -> _Piece:
    """Return a piece without names in it."""
    if isinstance(piece, _Name):
        return _value(piece.name, variables[piece.name])
    if isinstance(piece, _Choice):
        options = tuple(_with_values(option, variables) for option in piece.options)
        return _Choice(options, sum(option.count for option in options), piece.depth)
    return piece


def _with_values(option: _Option, variables: Mapping[str, object]) -> _Option:
    pieces = tuple(_joined([_valued(piece, variables) for piece in option.pieces]))
    return _Option(pieces, _count(pieces), option.before, option.after)


def _value(name: str, value: object) -> _Piece:
    """Return what a variable stands for: its text, or a choice of its items' texts."""
    items = _items(value)
    if items is None:
        return str(value)
    if not items:
        raise BriefError(f"There is nothing in {name!r} to choose from.", "Put something into it first.")
    texts = list(dict.fromkeys(map(str, items)))
    if len(texts) == 1:
        return texts[0]
    return _Choice(tuple(_Option((text,), 1, "", "") for text in texts), len(texts), 1)


def _items(value: object) -> list[object] | None:
    """Return the items of a list, a tuple or a series (such as pandas'); None for any other value."""
    if isinstance(value, list | tuple):
        return list(value)
    # A series is known by what it can do: pandas, polars and their kin are no dependencies.
    if type(value).__name__ == "Series" and hasattr(value, "tolist"):
        return list(value.tolist())
    if type(value).__name__ == "Series" and hasattr(value, "to_list"):
        return list(value.to_list())
    return None


def _spelled(pieces: Sequence[_Piece]) -> str:
    """Return pieces as they could have been typed, each in one way."""
    return "".join(map(_spelled_piece, pieces))


def _spelled_piece(piece: _Piece) -> str:
    if isinstance(piece, str):
        return piece.replace("{", "{{").replace("}", "}}")
    if isinstance(piece, _Name):
        return f"{{{piece.name}}}"
    return f"{{{'|'.join(_spelled(option.pieces).strip() for option in piece.options)}}}"


def _fill(pieces: Sequence[_Piece], number: int) -> str:
    numbers: list[int] = []
    for piece in reversed(pieces):
        if isinstance(piece, _Choice):
            number, own = divmod(number, piece.count)
            numbers.append(own)
    filled = ""
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            filled += piece
        elif isinstance(piece, _Choice):
            following = pieces[at + 1] if at + 1 < len(pieces) else " "
            filled = _with_option(filled, piece, numbers.pop(), following)
    return filled


def _with_option(filled: str, choice: _Choice, number: int, following: _Piece) -> str:
    """Return the text so far with an option of the choice: its white space shows where there is none beside it."""
    for option in choice.options:
        if number < option.count:
            break
        number -= option.count
    starts_free = not filled or filled[-1].isspace()
    ends_free = isinstance(following, str) and following[:1].isspace()
    text = _fill(option.pieces, number)
    if not option.pieces:
        return filled[:-1] if starts_free and ends_free else filled
    return filled + ("" if starts_free else option.before) + text + ("" if ends_free else option.after)
