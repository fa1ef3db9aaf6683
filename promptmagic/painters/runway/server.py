"""Runway's API: where it is, with which key it is asked, and the client that asks it."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from promptmagic.errors import EngineError, KeyMissingError
from promptmagic.openai_server import is_loopback
from promptmagic.openai_server.redaction import redact

RUNWAY_URL = "https://api.dev.runwayml.com"

VARIABLE = "RUNWAYML_API_SECRET"
"""The environment variable that Runway's own SDK reads."""

_LONGEST_REQUEST = 60.0
"""Seconds that one request may take: the work itself is done behind it, in a task."""

_CONNECT = 10.0


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
        return "Runway" if self.base_url == RUNWAY_URL else f"Runway ({_host(self.base_url)})"

    def check(self) -> None:
        """Raise the error of what is missing or misspelt, before any request.

        Raises
        ------
        EngineError
            The base URL is no web address.
        KeyMissingError
            There is no key, or it cannot be one.
        """
        if not _host(self.base_url) or urlsplit(self.base_url).scheme not in ("http", "https"):
            raise EngineError(
                "The base URL for Runway is no web address.", "Correct RUNWAYML_BASE_URL, or remove it.", billed="no"
            )
        if not self.key:
            raise KeyMissingError(
                "No Runway key is set.",
                'Call promptmagic.login("runway"), or paint offline with -p sketch.',
                billed="no",
            )
        if not (self.key.isascii() and self.key.isprintable()) or " " in self.key:
            raise KeyMissingError(
                "The Runway key holds characters that no key has.",
                'Copy it again, and call promptmagic.login("runway").',
                billed="no",
            )

    def clean(self, text: str) -> str:
        """Return a text that the server said, fit to be shown: one line, not too long, and without keys."""
        return redact(text, self.key)

    def quote(self, text: str) -> str:
        """Return a sentence, after a space, that quotes what the server said; empty where it said nothing."""
        sentence = self.clean(text)
        return f" It says: {sentence}{'' if sentence.endswith(('.', '!', '?', '…')) else '.'}" if sentence else ""


def client(server: RunwayServer, timeout: float) -> Any:
    """Return the SDK's client for a server, made once; a request of it takes at most `timeout` seconds or a minute."""
    with _making:
        return _made_client(server, min(timeout, _LONGEST_REQUEST))


_making = threading.Lock()


@lru_cache(maxsize=8)
def _made_client(server: RunwayServer, timeout: float) -> Any:
    import runwayml

    limits = runwayml.Timeout(timeout, connect=min(timeout, _CONNECT))
    # A proxy named in the environment cannot reach this machine's own ports.
    http = runwayml.DefaultHttpxClient(timeout=limits, trust_env=not is_loopback(server.base_url))
    made = runwayml.RunwayML(
        api_key=server.key, base_url=server.base_url, max_retries=0, timeout=limits, http_client=http
    )
    # Closed once nobody uses it any more, but not at the process's exit, which waits for no request.
    weakref.finalize(made, http.close).atexit = False
    return made


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2] if urlsplit(url).hostname else ""
    except ValueError:  # an unclosed bracket of an IPv6 address
        return ""
