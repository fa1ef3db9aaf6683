"""Expanders turn briefs into prompts: the protocol that each of them follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from promptmagic.model import FREE, Brief, Cost, Prompt

GROUP = "promptmagic.expanders"
"""The entry-point group in which expanders, built-in or not, are registered."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The prompts for a row of briefs, in their order, and what they cost."""

    prompts: tuple[Prompt, ...]
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
