"""Painters turn a prompt into a picture: the protocol that each of them follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from promptmagic.model import Cost, Picture, Prompt
from promptmagic.orders import UNWRITTEN, Orders
from promptmagic.settings import Setting

GROUP = "promptmagic.painters"
"""The entry-point group in which painters, built-in or not, are registered."""

RECIPE = "promptmagic-recipe"
"""The keyword of a PNG text that a painter may write into its pictures: what it needs to start from one of them."""

Progress = Callable[[float | None, bytes | None], None]
"""Told while painting: how much is done (0 to 1, None where unknown) and a partial picture's bytes, if there is one."""


def silent(fraction: float | None, partial: bytes | None) -> None:
    """Ignore the progress."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One of several pictures to start from: the name by which the prompt tells of it, as `@name`, and a PNG file."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Canvas:
    """What picture is wanted, beside the prompt's words.

    `size` is width and height in pixels, None for the painter's own choice; `seed` is used by painters that take one;
    `quality` is the painter's own word, empty for its default. `background` ("transparent", "opaque") and `format`
    ("png", "jpeg", "webp", "gif", "svg") are for painters that have a choice there; empty for the painter's own.

    `source` is the picture to start from, for painters that `can_edit`, and `mask` what limits the change: transparent
    (and white) where the picture may change, of the source's size. Both are PNG files without any text. Where there are
    several, `references` are all of them, with the names that the prompt calls them by, and `source` is the first.
    `markup` is what a person drew over the first, arrows and notes, transparent elsewhere, for painters that say
    ``marks = True``. `recipe` is the text that the source's own painter wrote into it under the keyword `RECIPE`.
    `turn` counts the pictures that were asked for in the same words, from the same source, before this one. `watched`
    says that partial pictures are looked at, `orders` is where a painter that `places_orders` places one for each paid
    request.
    """

    seed: int
    size: tuple[int, int] | None = (1024, 1024)
    quality: str = ""
    background: str = ""
    format: str = ""
    source: bytes | None = field(default=None, repr=False)
    references: tuple[Reference, ...] = field(default=(), repr=False)
    mask: bytes | None = field(default=None, repr=False)
    markup: bytes | None = field(default=None, repr=False)
    recipe: str = field(default="", repr=False)
    turn: int = 0
    watched: bool = False
    orders: Orders = field(default=UNWRITTEN, repr=False, compare=False)


PainterOption = Setting
"""One thing that a person may tell a painter, as in ``-p "diffusers:path,steps=20"``."""


class Painter(Protocol):
    """Paints one prompt. Made by the registry as `Class(model)`, where `model` may be empty; used by several threads.

    `name` is the registry's name, `model` the model in use (empty where there is none), `label` its honest name in
    captions, `free` whether it never bills. One that starts from a picture where the canvas has a `source` says so with
    an attribute `edits = True`, and with `sources = 4` that there may be up to four (``canvas.references``); it is
    asked for nothing of the kind otherwise. One that ends its work soon, and costs nothing after, when `progress`
    raises CancelledError says so with `cancels = True`; `progress` of any other never raises, since what is paid for
    should arrive.

    Its class may say more, by attributes of these names:

    - ``options``, a tuple of `PainterOption`: it is then made as ``Class(model, **given)`` with those that a person
      gave, read and within bounds, and holds each, given or not, as an attribute of the option's name;
    - ``about``, a line for the help of what it paints and what it needs;
    - ``seeds``, ``streams`` and ``excludes``, where True: the same seed gives the same picture; it tells of partial
      pictures; it takes ``prompt.parts.avoid`` by itself, as a negative prompt;
    - ``grows = True``: its partial pictures are right as far as they go, and are shown as sharp as they are;
    - ``places_orders = True``: it places an order in ``canvas.orders`` for each paid request; around the method of any
      other, one is placed for it;
    - ``needs``, the modules that it imports and that are not installed with it, and ``install``, the command that
      installs them: where one is missing, a person is told so before the class is made.
    """

    name: str
    model: str
    label: str
    free: bool

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture, with `data` set.

        Raises
        ------
        OptionError
            The canvas asks for what this painter cannot do.
        EngineError
            The picture could not be made; says whether it was billed.
        """
        ...


@runtime_checkable
class Careful(Protocol):
    """What a painter may also offer: to find out before any call, of its own or of others, what it cannot paint."""

    def check(self, canvas: Canvas) -> None:
        """Look at the canvas without calling anybody.

        Raises
        ------
        OptionError
            It asks for what this painter cannot do.
        EngineError
            Something is missing, such as a key.
        """
        ...


@runtime_checkable
class Fitting(Protocol):
    """What a painter with sizes of its own may also offer: to say which of them it paints."""

    def fitted(self, canvas: Canvas) -> tuple[int, int]:
        """Return the width and height in pixels that a canvas will have.

        Raises
        ------
        OptionError
            No size of its own is near.
        """
        ...


@runtime_checkable
class Priced(Protocol):
    """What a painter may also offer: to tell its price, which is else unknown where it is none of ours."""

    def price(self, canvas: Canvas) -> Cost:
        """Return what painting a canvas will cost, about, in US dollars, without calling anybody."""
        ...


@runtime_checkable
class Learning(Protocol):
    """What a painter with no price list may also offer: to reckon with what its earlier pictures were billed."""

    def learn(self, usages: Sequence[Mapping[str, int]]) -> None:
        """Take what the server counted for earlier pictures of this painter and model, the newest last."""
        ...


@runtime_checkable
class Fetching(Protocol):
    """What a painter that hands its orders addresses may also offer: to fetch what one of them was answered with."""

    def fetch(self, address: str) -> bytes:
        """Return the picture file at an address that an order brought earlier, maybe in another process.

        Raises
        ------
        UnavailableError
            It cannot be fetched now.
        EngineError
            It cannot be fetched any more.
        """
        ...


@runtime_checkable
class InstructingPainter(Protocol):
    """What a painter that asks a language model may also offer: to show what it would send."""

    def instruction(self, prompt: Prompt, canvas: Canvas) -> str:
        """Return all that the model would be told for a prompt, without calling anybody."""
        ...


def most_sources(painter: object) -> int:
    """Return from how many pictures at once a painter can start: what it says as `sources`, else one, or none."""
    if not can_edit(painter):
        return 0
    told = getattr(painter, "sources", 1)
    return told if isinstance(told, int) and not isinstance(told, bool) and told > 0 else 1


MENTION = re.compile(r"(?<![\w@])@([A-Za-z]\w*)")
"""How a prompt tells of a named picture."""


def numbered(text: str, references: Sequence[Reference]) -> str:
    """Return a prompt in which named pictures are told of by their places, for models that see them in a row.

    "the @hero in the @room" becomes "the hero (image 1) in the room (image 2)"; those that it does not name are told of
    behind it.
    """
    places = {reference.name: place for place, reference in enumerate(references, 1)}
    told: set[str] = set()

    def placed(match: re.Match[str]) -> str:
        if match[1] not in places:
            return match[0]
        told.add(match[1])
        return f"{match[1]} (image {places[match[1]]})"

    text = MENTION.sub(placed, text)
    named = [f"Image {place} is {name}." for name, place in places.items() if name not in told]
    return " ".join([text, *named])


def can_cancel(painter: object) -> bool:
    """Say whether a painter can be called back once it has begun."""
    return getattr(painter, "cancels", False) is True


def can_edit(painter: object) -> bool:
    """Say whether a painter can start from a picture."""
    return getattr(painter, "edits", False) is True


ABILITIES = {"seed": "seeds", "edit": "edits", "stream": "streams", "negative": "excludes", "cancel": "cancels"}
"""What some painters can and others cannot, by its name in tables, and the attribute that says so."""


def abilities(painter: object) -> tuple[str, ...]:
    """Return which of the `ABILITIES` a painter, or its class, has."""
    return tuple(name for name, attribute in ABILITIES.items() if getattr(painter, attribute, False) is True)
