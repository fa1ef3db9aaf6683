"""Runway's API: where it is, with which key it is asked, and the client that asks it."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from promptmagic.errors import KeyMissingError
from promptmagic.net.client import http_client, limits
from promptmagic.net.servers import check_key, check_url, host_of, quote
from promptmagic.redaction import quoted

RUNWAY_URL = "https://api.dev.runwayml.com"

VARIABLE = "RUNWAYML_API_SECRET"
"""The environment variable that Runway's own SDK reads."""

_LONGEST_REQUEST = 60.0
"""Seconds that one request may take: the work itself is done behind it, in a task."""

_HTTP = "httpx"
"""The library that Runway's SDK speaks through."""


@dataclass(frozen=True, slots=True, repr=False)
class RunwayServer:
    """Where to ask, and with which key; never shown."""

    base_url: str = RUNWAY_URL
    key: str = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> RunwayServer:
        """Return the server that the SDK's own variables name; an empty variable counts as not set."""
        found = os.environ if environ is None else environ
        return cls(
            base_url=found.get("RUNWAYML_BASE_URL", "").strip() or RUNWAY_URL, key=found.get(VARIABLE, "").strip()
        )

    def __repr__(self) -> str:
        return f"<RunwayServer {self.name}>"

    @property
    def name(self) -> str:
        """What to call the server in a sentence: never a user or a password that its address may hold."""
        return "Runway" if self.base_url == RUNWAY_URL else f"Runway ({host_of(self.base_url)})"

    def check(self) -> None:
        """Raise the error of what is missing or misspelt, before any request.

        Raises
        ------
        EngineError
            The base URL is no web address.
        KeyMissingError
            There is no key, or it cannot be one.
        """
        check_url(self.base_url, "Runway", "Correct RUNWAYML_BASE_URL, or remove it.")
        if not self.key:
            raise KeyMissingError(
                "No Runway key is set.",
                'Call promptmagic.login("runway"), or paint offline with -p sketch.',
                billed="no",
            )
        check_key(self.key, "Runway", 'promptmagic.login("runway")')

    @property
    def pictures_from(self) -> tuple[str, ...]:
        """Hosts that its pictures may come from, wherever they are: none but public ones and its own."""
        return ()

    def clean(self, text: str) -> str:
        """Return a text that the server said, fit to be shown: one line, not too long, and without keys."""
        return quoted(text, self.key)

    def quote(self, text: str) -> str:
        """Return a sentence, after a space, that quotes what the server said; empty where it said nothing."""
        return quote(text, self.key)


def client(server: RunwayServer, timeout: float) -> Any:
    """Return the SDK's client for a server, made once; a request of it takes at most `timeout` seconds or a minute."""
    with _making:
        return _made_client(server, min(timeout, _LONGEST_REQUEST))


_making = threading.Lock()


@lru_cache(maxsize=8)
def _made_client(server: RunwayServer, timeout: float) -> Any:
    import runwayml

    return runwayml.RunwayML(
        api_key=server.key,
        base_url=server.base_url,
        max_retries=0,
        timeout=limits(timeout, _HTTP),
        http_client=http_client(server.base_url, timeout, name=_HTTP),
    )
