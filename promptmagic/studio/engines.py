"""The engines at work: painters and expanders by their specs, made once and shared by all threads."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from promptmagic import expanders, openai_server, painters, registry
from promptmagic.errors import EngineError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.expanders import Expander
from promptmagic.painters import Painter
from promptmagic.registry import Spec
from promptmagic.settings import written
from promptmagic.studio.request import OFFLINE_EXPANDER, OFFLINE_PAINTER, Request

ONLINE = "openai"
"""The name of the painter and of the expander that `auto` means where OpenAI is configured."""


class Engines:
    """Makes each painter and expander once. `auto` is looked up at every call, since a person may log in meanwhile.

    `retries` is how often an engine that asks a server repeats a request at most, and `timeout` how many seconds it
    waits for an answer; None leaves both to the engine. They reach engines that have a `patience`. `options` are those
    of painters, by the painter's name: a spec's own go before them.
    """

    def __init__(
        self,
        *,
        retries: int | None = None,
        timeout: float | None = None,
        options: Mapping[str, Mapping[str, object]] | None = None,
    ) -> None:
        self.retries = retries
        self.timeout = timeout
        self.options: Mapping[str, Mapping[str, object]] = options or {}
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
        return self.expander_named(spec)

    def expander_named(self, spec: str) -> Expander:
        """Return the expander that a spec names."""
        expander: Expander = self._engine(expanders.GROUP, spec)
        return expander

    def painter_specs(self, request: Request) -> tuple[str, ...]:
        """Return the painter of each variation, with `auto` resolved."""
        auto = ONLINE if openai_server.configured() else OFFLINE_PAINTER
        return tuple(auto if spec == "auto" else spec for spec in request.painters)

    def check(self, request: Request) -> None:
        """Find out, before anybody is called, whether the painters and their options exist and fit.

        What an engine that cannot be loaded here would take is not known: a generation saved elsewhere is still shown.

        Raises
        ------
        UnknownNameError, OptionError
            They do not.
        """
        for name, options in self.options.items():
            if name not in (known := registry.names(painters.GROUP)):
                raise UnknownNameError.among("painter", name, known, "It is set in painter_options.")
            if not isinstance(options, Mapping):
                raise OptionError(
                    f"painter_options holds {options!r} for {name!r}.", 'Write it as {"name": {"option": value}}.'
                )
        for spec in set(request.painters):
            if registry.split(spec)[0] != "auto":
                with suppress(EngineError):
                    registry.options(painters.GROUP, spec, self._configured(spec))
            elif spec != "auto":
                raise OptionError(f"auto takes no model and no options: {spec!r}.", "Name a painter, such as openai.")
        if request.options.expander != "auto":
            with suppress(EngineError):
                registry.options(expanders.GROUP, request.options.expander)

    def configured(self, request: Request) -> Mapping[str, Mapping[str, object]]:
        """Return the configured options that bear on a request: of each painter it names, or that `auto` may mean."""
        named = {registry.split(spec)[0] for spec in request.painters}
        if "auto" in named:
            named |= {ONLINE, OFFLINE_PAINTER}
        return {name: options for name, options in self.options.items() if name in named and options}

    def is_free(self, spec: str) -> bool:
        """Say whether a painter never bills; one that cannot be made here counts as paid."""
        try:
            return self.painter(spec).free
        except PromptMagicError:
            return False

    def _configured(self, spec: str) -> Mapping[str, object]:
        return self.options.get(registry.split(spec)[0], {})

    def _engine(self, group: str, spec: str) -> Any:
        configured = self._configured(spec) if group == painters.GROUP else {}
        key = (group, f"{spec}{sorted(configured.items())}" if configured else spec)
        with self._lock:
            if key not in self._made:
                self._made[key] = registry.make(group, spec, configured)
            engine = self._made[key]
            asked = {"retries": self.retries, "timeout": self.timeout}
            asked = {name: value for name, value in asked.items() if value is not None}
            if asked and hasattr(engine, "patience"):
                engine.patience = replace(engine.patience, **asked)
            return engine


def spec_of(engine: Painter | Expander | None) -> str:
    """Return the spec that names an engine with the model it uses and its options; empty for none."""
    if engine is None:
        return ""
    held = ((option, getattr(engine, option.name)) for option in getattr(engine, "options", ()))
    given = {option.name: written(value) for option, value in held if value != option.default}
    return str(Spec(engine.name, engine.model, given))
