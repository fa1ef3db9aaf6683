"""Painters turn a prompt into a picture: the protocol that each of them follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from promptmagic.model import Picture, Prompt
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
class Canvas:
    """What picture is wanted, beside the prompt's words.

    `size` is width and height in pixels, None for the painter's own choice; `seed` is used by painters that take one;
    `quality` is the painter's own word, empty for its default. `background` ("transparent", "opaque") and `format`
    ("png", "jpeg", "webp") are for painters that have a choice there; empty for the painter's own.

    `source` is the picture to start from, for painters that `can_edit`, and `mask` what limits the change: transparent
    (and white) where the picture may change, of the source's size. Both are PNG files without any text; `recipe` is
    the text that the source's own painter wrote into it under the keyword `RECIPE`. `turn` counts the pictures that
    were asked for in the same words, from the same source, before this one.
    """

    seed: int
    size: tuple[int, int] | None = (1024, 1024)
    quality: str = ""
    background: str = ""
    format: str = ""
    source: bytes | None = field(default=None, repr=False)
    mask: bytes | None = field(default=None, repr=False)
    recipe: str = field(default="", repr=False)
    turn: int = 0


PainterOption = Setting
"""One thing that a person may tell a painter, as in ``-p "diffusers:path,steps=20"``."""


class Painter(Protocol):
    """Paints one prompt. Made by the registry as `Class(model)`, where `model` may be empty; used by several threads.

    `name` is the registry's name, `model` the model in use (empty where there is none), `label` its honest name in
    captions, `free` whether it never bills. One that starts from a picture where the canvas has a `source` says so with
    an attribute `edits = True`; it is asked for nothing of the kind otherwise. One that ends its work soon, and costs
    nothing after, when `progress` raises CancelledError says so with `cancels = True`; `progress` of any other never
    raises, since what is paid for should arrive.

    Its class may say more, by attributes of these names:

    - ``options``, a tuple of `PainterOption`: it is then made as ``Class(model, **given)`` with those that a person
      gave, read and within bounds, and holds each, given or not, as an attribute of the option's name;
    - ``about``, a line for the help of what it paints and what it needs;
    - ``seeds``, ``streams`` and ``excludes``, where True: the same seed gives the same picture; it tells of partial
      pictures; it takes ``prompt.parts.avoid`` by itself, as a negative prompt;
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
