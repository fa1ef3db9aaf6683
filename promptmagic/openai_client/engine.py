"""What painters and expanders share that ask a server which speaks OpenAI's API: whom they ask, and how patiently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from promptmagic import settings
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.settings import Setting


class ServerEngine:
    """An engine behind a server that speaks OpenAI's API.

    Parameters
    ----------
    model
        The model (at Azure the deployment); empty for `usual_model`.
    server
        Where to ask, or what tells it at each use; by default what the environment says.
    patience
        How long to wait, and how often to try again; by default each request has `usual_timeout` seconds.
    values
        What a person may set, by the names of `options`; each is an attribute of its name.
    """

    usual_model: ClassVar[str]
    usual_timeout: ClassVar[float] = Patience().timeout
    options: ClassVar[tuple[Setting, ...]] = ()

    def __init__(
        self,
        model: str = "",
        *,
        server: OpenAIServer | Callable[[], OpenAIServer] | None = None,
        patience: Patience | None = None,
        **values: Any,
    ) -> None:
        self.model = model or self.usual_model
        self.patience = patience or Patience(timeout=self.usual_timeout)
        self._server = server
        settings.hold(self, self.options, values)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.model} at {self.server.host}>"

    @property
    def server(self) -> OpenAIServer:
        """The server that would be asked now."""
        found = self._server() if callable(self._server) else self._server
        return found or OpenAIServer.from_environment()

    @property
    def free(self) -> bool:
        """Whether nothing is ever billed: the server is on this machine, or a person says so."""
        return self.server.free
