"""Expanders turn briefs into prompts: the protocol that each of them follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from promptmagic.model import FREE, Brief, Cost, Prompt
from promptmagic.orders import Orders

GROUP = "promptmagic.expanders"
"""The entry-point group in which expanders, built-in or not, are registered."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The prompts for a row of briefs, in their order, and what they cost."""

    prompts: tuple[Prompt, ...]
    cost: Cost = FREE


@dataclass(frozen=True, slots=True)
class Description:
    """What a picture shows: a brief, a prompt that would paint it, an alt text; and what looking at it cost.

    The brief is empty and the prompt None where only the alt text was asked for.
    """

    brief: str
    prompt: Prompt | None
    alt: str
    cost: Cost = FREE


class Expander(Protocol):
    """Turns briefs into prompts. Made by the registry as `Class(model)`, where `model` may be empty.

    `name` is the registry's name, `model` the model in use (empty where there is none), `free` whether it never bills.
    """

    name: str
    model: str
    free: bool

    def expand(self, briefs: Sequence[Brief], *, seed: int) -> Expansion:
        """Return one prompt for each brief; equal briefs get prompts that clearly differ.

        Raises
        ------
        EngineError
            The prompts could not be made; says whether it was billed.
        """
        ...


@runtime_checkable
class Rereading(Protocol):
    """What an expander that places its orders may also offer: to read what an earlier process had no time to read."""

    def reread(self, answers: Sequence[bytes], briefs: Sequence[Brief]) -> Expansion:
        """Return the prompts for these briefs that lie in the answers which orders brought; calls nobody.

        Raises
        ------
        EngineError
            Not all of them lie there; `kept` holds those that do.
        """
        ...


class OrderingExpander(Protocol):
    """An expander that says ``places_orders = True``: it places an order for each paid request."""

    def expand(self, briefs: Sequence[Brief], *, seed: int, orders: Orders) -> Expansion:
        """Return one prompt for each brief, as any `Expander`."""
        ...


class DirectedExpander(Protocol):
    """An expander that says ``takes_role = True``: it asks a language model, and can be told who that is.

    Then it gets `role` beside the others where a person gave one, as in ``--as "You are a set designer"``.
    """

    def expand(self, briefs: Sequence[Brief], *, seed: int, role: str) -> Expansion:
        """Return one prompt for each brief, as any `Expander`."""
        ...


@runtime_checkable
class PricedExpander(Protocol):
    """What an expander may also offer: to tell its price, which is else unknown where its model is none of ours."""

    def price(self, count: int) -> Cost:
        """Return what writing `count` prompts will cost, about, in US dollars, without calling anybody."""
        ...


@runtime_checkable
class InstructingExpander(Protocol):
    """What an expander that asks a language model may also offer: to show what it would send."""

    def instruction(self, briefs: Sequence[Brief], *, role: str = "") -> str:
        """Return all that the model would be sent for some briefs, without calling anybody."""
        ...


@runtime_checkable
class Describing(Protocol):
    """What an expander whose model sees may also offer: to put a picture into words."""

    def describe(self, picture: bytes, *, orders: Orders, alt_only: bool = False) -> Description:
        """Return what a picture, a PNG file, shows; an order is placed for each paid request.

        Raises
        ------
        EngineError
            The model could not be asked, or wrote nothing that can be read.
        """
        ...

    def description_price(self, *, alt_only: bool = False) -> Cost:
        """Return what looking at one picture will cost, about, in US dollars.

        Raises
        ------
        OptionError
            The model does not see.
        """
        ...


def takes_role(expander: object) -> bool:
    """Say whether an expander can be told who writes."""
    return getattr(expander, "takes_role", False) is True
