"""The engines at work: painters and expanders by their specs, made once and shared by all threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from promptmagic import expanders, painters, registry
from promptmagic.errors import EngineError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.expanders import Expander
from promptmagic.model import Cost
from promptmagic.net.retries import Patience
from promptmagic.openai_client import listing, named, server
from promptmagic.openai_client.named import NamedServer
from promptmagic.painters import Canvas, Learning, Painter
from promptmagic.registry import Spec
from promptmagic.settings import written
from promptmagic.studio import bills, painting
from promptmagic.studio.request import ONLINE, Request

DRAWING = "svg"
"""The name of the painter that `auto` means where the configured server has language models alone."""

_AT_DEFAULT_SERVER = (ONLINE, DRAWING)
"""The engines that ask the server which is asked where none is named."""

_LOOK = 5.0
"""Seconds that a look at a server's models may take."""


class Engines:
    """Makes each painter and expander once. `auto` is looked up at every call, since a person may log in meanwhile.

    `retries` is how often an engine that asks a server repeats a request at most, and `timeout` how many seconds it
    waits for an answer; None leaves both to the engine. They reach engines that have a `patience`. `options` are those
    of painters, by the painter's name: a spec's own go before them. `watched` says whether partial pictures, which are
    billed, are to be reckoned with. `servers` are those that a person gives names,
    as `openai_client.named` reads them: each paints and writes under its name.
    """

    def __init__(
        self,
        *,
        retries: int | None = None,
        timeout: float | None = None,
        options: Mapping[str, Mapping[str, object]] | None = None,
        servers: Mapping[str, object] | None = None,
    ) -> None:
        self.retries = retries
        self.timeout = timeout
        self.options: Mapping[str, Mapping[str, object]] = options or {}
        self.watched = False
        self._made: dict[tuple[str, str], Any] = {}
        self._lock = threading.Lock()
        self._configured_servers: Mapping[str, object] = {}
        self._servers: Mapping[str, NamedServer] = {}
        self.servers = servers or {}
        self.usages: Callable[[str, str], Sequence[Mapping[str, int]]] = lambda _painter, _model: ()
        self.estimate: Callable[[Painter, Canvas], Cost] = painting.estimate
        self.estimate_prompts: Callable[[Expander, int], Cost] = bills.told_for_prompts

    @property
    def servers(self) -> Mapping[str, object]:
        """Servers that a person gives names, as they are configured."""
        return self._configured_servers

    @servers.setter
    def servers(self, servers: Mapping[str, object]) -> None:
        if servers == self._configured_servers:
            return
        found = named.read(servers)
        taken = {*registry.names(painters.GROUP), *registry.names(expanders.GROUP)} - {ONLINE}
        for name in found.keys() & taken:
            raise OptionError(f"A painter or an expander is called {name!r} already.", "Give the server another name.")
        with self._lock:
            self._configured_servers, self._servers = dict(servers), found
            self._made.clear()

    def is_configured(self) -> bool:
        """Say whether `auto` means OpenAI, or the server that stands for it: asks nobody."""
        entry = self._servers.get(ONLINE)
        return server.configured() or bool(entry and (entry.url or entry.server().key))

    def painter(self, spec: str) -> Painter:
        """Return the painter that a spec names.

        Raises
        ------
        UnknownNameError, EngineError, OptionError
            There is none, it cannot be loaded, or it has no such model.
        """
        painter: Painter = self._engine(painters.GROUP, spec)
        return painter

    def expander_named(self, spec: str) -> Expander:
        """Return the expander that a spec names."""
        expander: Expander = self._engine(expanders.GROUP, spec)
        return expander

    def _default_server(self) -> server.OpenAIServer:
        entry = self._servers.get(ONLINE)
        return server.OpenAIServer.from_environment() if entry is None else entry.server()

    def find_drawing_model(self) -> str:
        """Ask the configured server, once in a process, whether it paints at all.

        Return the language model that draws where it does not; empty where it may paint.
        """
        patience = Patience(retries=0, timeout=self.timeout or _LOOK)
        return listing.find_drawing_model(self._default_server(), patience)

    def online_painter(self) -> str:
        """Return what paints at the configured server where nobody was named, as far as it is known without asking."""
        drawing = listing.drawing_model(self._default_server())
        return str(Spec(DRAWING, drawing)) if drawing else ONLINE

    def check(self, request: Request) -> None:
        """Find out, before anybody is called, whether the painters and their options exist and fit.

        What an engine that cannot be loaded here would take is not known: a generation saved elsewhere is still shown.

        Raises
        ------
        UnknownNameError, OptionError
            They do not.
        """
        for name, options in self.options.items():
            if name not in (known := self._names(painters.GROUP)):
                raise UnknownNameError.among("painter", name, known, "It is set in painter_options.")
            if not isinstance(options, Mapping):
                raise OptionError(
                    f"painter_options holds {options!r} for {name!r}.", 'Write it as {"name": {"option": value}}.'
                )
        for spec in set(request.painters):
            if registry.split(spec)[0] != "auto":
                with suppress(EngineError):
                    registry.options(painters.GROUP, self._registered(painters.GROUP, spec), self._configured(spec))
            elif spec != "auto":
                raise OptionError(f"auto takes no model and no options: {spec!r}.", "Name a painter, such as openai.")
        if request.options.expander != "auto":
            with suppress(EngineError):
                expander = request.options.expander
                registry.options(expanders.GROUP, self._registered(expanders.GROUP, expander))

    def is_free(self, spec: str) -> bool:
        """Say whether a painter never bills; one that cannot be made here counts as paid."""
        try:
            return self.painter(spec).free
        except PromptMagicError:
            return False

    def _configured(self, spec: str) -> Mapping[str, object]:
        return self.options.get(registry.split(spec)[0], {})

    def _names(self, group: str) -> list[str]:
        return sorted({*registry.names(group), *self._servers})

    def _registered(self, group: str, spec: str) -> str:
        """Return a spec by the name under which its engine is registered: that of OpenAI for a named server."""
        parsed = Spec.parse(spec)
        if parsed.name in self._servers:
            return str(replace(parsed, name=ONLINE))
        if self._servers and parsed.name not in registry.names(group):
            raise UnknownNameError.among(group.rpartition(".")[2].removesuffix("s"), parsed.name, self._names(group))
        return spec

    def _make(self, group: str, spec: str, configured: Mapping[str, object]) -> Any:
        name, model = registry.split(spec)
        named_first = model.partition(":")[0] if name == DRAWING else ""
        asked = named_first if named_first in self._servers else ONLINE if name in _AT_DEFAULT_SERVER else name
        entry = self._servers.get(asked)
        given = {} if entry is None else {"server": entry.server}
        engine: Any = registry.make(group, self._registered(group, spec), configured, given)
        learns: object = engine
        if isinstance(learns, Learning):
            learns.learn(self.usages(engine.name, engine.model))
        return engine

    def _engine(self, group: str, spec: str) -> Any:
        configured = self._configured(spec) if group == painters.GROUP else {}
        key = (group, f"{spec}{sorted(configured.items())}" if configured else spec)
        with self._lock:
            if key not in self._made:
                self._made[key] = self._make(group, spec, configured)
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
    # An empty word is none, as None is: both leave an option to the engine.
    given = {option.name: written(value) for option, value in held if value not in (option.default, None, "")}
    return str(Spec(engine.name, engine.model, given))
