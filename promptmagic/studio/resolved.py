"""A request with those who carry it out: who `auto` means, which engines, whether there is a key, each found once."""

from __future__ import annotations

from functools import cached_property

from promptmagic.expanders import Expander
from promptmagic.painters import Painter
from promptmagic.studio.engines import Engines
from promptmagic.studio.request import OFFLINE_EXPANDER, OFFLINE_PAINTER, ONLINE, Request


class ResolvedRequest:
    """A request and its engines. Each is looked up when it is first asked for, and is the same ever after.

    A person may log in between two cells, never within one: so whoever carries a request out is handed this value.

    Parameters
    ----------
    request
        What is asked for.
    engines
        Who makes painters and expanders.
    """

    def __init__(self, request: Request, engines: Engines) -> None:
        self.request = request
        self.engines = engines

    @cached_property
    def is_online(self) -> bool:
        """Whether `auto` means OpenAI, or the server that stands for it."""
        return self.engines.is_configured()

    @cached_property
    def drawing_model(self) -> str:
        """The language model that draws where the configured server does not paint; asks it, once, where `auto` is.

        Empty where it may paint, and where nobody said auto.
        """
        return self.engines.find_drawing_model() if "auto" in self.request.painters and self.is_online else ""

    @cached_property
    def specs(self) -> tuple[str, ...]:
        """The painter of each variation as it is named, with `auto` resolved."""
        auto = ""
        if "auto" in self.request.painters:
            auto = self.engines.online_painter() if self.is_online else OFFLINE_PAINTER
        return tuple(auto if spec == "auto" else spec for spec in self.request.painters)

    @cached_property
    def painters(self) -> tuple[Painter, ...]:
        """The painter of each variation.

        Raises
        ------
        UnknownNameError, EngineError, OptionError
            There is none, it cannot be loaded, or it has no such model.
        """
        made = {spec: self.engines.painter(spec) for spec in dict.fromkeys(self.specs)}
        return tuple(made[spec] for spec in self.specs)

    @cached_property
    def expander(self) -> Expander:
        """Who expands its briefs, unless it is to be taken as typed; raises as `painters` does."""
        spec = self.request.options.expander
        if spec == "auto":
            spec = ONLINE if self.is_online else OFFLINE_EXPANDER
        return self.engines.expander_named(spec)
