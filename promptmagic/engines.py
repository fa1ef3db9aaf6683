"""The engines at work: painters and expanders by their specs, made once and shared by all threads."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from promptmagic import expanders, openai_server, painters, registry
from promptmagic.errors import PromptMagicError
from promptmagic.expanders import Expander
from promptmagic.painters import Painter
from promptmagic.request import OFFLINE_EXPANDER, OFFLINE_PAINTER, Request

ONLINE = "openai"
"""The name of the painter and of the expander that `auto` means where OpenAI is configured."""


class Engines:
    """Makes each painter and expander once. `auto` is looked up at every call, since a person may log in meanwhile.

    `retries` is how often an engine that asks a server repeats a request at most, and `timeout` how many seconds it
    waits for an answer; None leaves both to the engine. They reach engines that have a `patience`.
    """

    def __init__(self, *, retries: int | None = None, timeout: float | None = None) -> None:
        self.retries = retries
        self.timeout = timeout
        self._made: dict[tuple[str, str], Any] = {}
        self._lock = threading.Lock()

    def painter(self, spec: str) -> Painter:
        """Return the painter that a spec names.

        Raises
        ------
        UnknownNameError, EngineError, OptionError
            There is none, it cannot be loaded, or it has no such model.
        """
        painter: Painter = self._engine(painters.GROUP, spec)
        return painter

    def expander(self, request: Request) -> Expander:
        """Return the expander that a request names, with `auto` resolved."""
        spec = request.options.expander
        if spec == "auto":
            spec = ONLINE if openai_server.configured() else OFFLINE_EXPANDER
        expander: Expander = self._engine(expanders.GROUP, spec)
        return expander

    def painter_specs(self, request: Request) -> tuple[str, ...]:
        """Return the painter of each variation, with `auto` resolved."""
        auto = ONLINE if openai_server.configured() else OFFLINE_PAINTER
        return tuple(auto if spec == "auto" else spec for spec in request.painters)

    def is_free(self, spec: str) -> bool:
        """Say whether a painter never bills; one that cannot be made here counts as paid."""
        try:
            return self.painter(spec).free
        except PromptMagicError:
            return False

    def _engine(self, group: str, spec: str) -> Any:
        with self._lock:
            if (group, spec) not in self._made:
                self._made[group, spec] = registry.make(group, spec)
            engine = self._made[group, spec]
            asked = {"retries": self.retries, "timeout": self.timeout}
            asked = {name: value for name, value in asked.items() if value is not None}
            if asked and hasattr(engine, "patience"):
                engine.patience = replace(engine.patience, **asked)
            return engine


def spec_of(engine: Painter | Expander | None) -> str:
    """Return the spec that names an engine with the model it uses; empty for none."""
    if engine is None:
        return ""
    return f"{engine.name}:{engine.model}" if engine.model else engine.name
