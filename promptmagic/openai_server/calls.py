"""One request to the server: the shared client, and patience with failures that pass."""

from __future__ import annotations

import json
import random
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from promptmagic.openai_server import OpenAIServer
from promptmagic.openai_server.failures import Failure, understand
from promptmagic.openai_server.http import http_client, http_library, limits

if TYPE_CHECKING:
    from openai import OpenAI

T = TypeVar("T")

_LOOK = 5.0
"""Seconds that the list of a server's models may take."""

_MOST_MODELS = 8

_NO_KEY = "none"
"""Sent to servers that need no key: the SDK insists on one."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for an answer and how often to ask again.

    `timeout` is in seconds, for an answer to begin and again for it to end; `retries` is how often a request is
    repeated at most. `first` is the pause in seconds before the first repetition, doubled before each other one, and
    `longest` the longest that a server's Retry-After may ask for.
    """

    timeout: float = 600.0
    retries: int = 3
    first: float = 1.0
    longest: float = 60.0
    sleep: Callable[[float], None] = time.sleep

    def pause(self, failure: Failure, tries: int) -> float | None:
        """Return the seconds to wait before try number `tries` + 1, or None to give up."""
        if not failure.again or tries > self.retries:
            return None
        if failure.wait is None:
            return self.first * float(2 ** (tries - 1)) * random.uniform(0.5, 1)
        if failure.wait > self.longest:
            return None
        # Those that were turned away together come back one after another.
        return failure.wait + random.uniform(0, min(failure.wait, 1.0) / 2)


def call(server: OpenAIServer, work: Callable[[OpenAI], T], patience: Patience, *, model: str) -> T:
    """Return what `work` makes of the SDK's client; try again where that helps and costs nothing twice.

    Raises
    ------
    EngineError
        The request failed for good; says what happened, what to do, and whether it was billed.
    """
    server.check()
    client = _client(server, patience.timeout)
    tries = 1
    while True:
        outcome = _attempt(server, work, client, model)
        if not isinstance(outcome, Failure):
            return outcome
        pause = patience.pause(outcome, tries)
        if outcome.unknown_model and not server.is_openai:
            outcome.error.advice = _models_advice(server, client) or outcome.error.advice
        if pause is None:
            # Raised here, outside of any `except`, so that no traceback shows the SDK's exception as its context.
            raise outcome.error if tries == 1 else outcome.after(tries)
        patience.sleep(pause)
        tries += 1


def _attempt(server: OpenAIServer, work: Callable[[OpenAI], T], client: OpenAI, model: str) -> T | Failure:
    import openai

    http = http_library()
    try:
        return work(client)
    except (openai.OpenAIError, http.HTTPError, http.StreamError, json.JSONDecodeError, UnicodeDecodeError) as error:
        return understand(error, server=server, model=model)


def _models_advice(server: OpenAIServer, client: OpenAI) -> str:
    """Return which models a compatible server has, where it tells."""

    def look(client: OpenAI) -> object:
        with client.models.with_streaming_response.list(timeout=_LOOK) as response:
            return json_object(response.read()).get("data")

    entries = _attempt(server, look, client, "")
    if not isinstance(entries, list):
        return ""
    ids = [entry.get("id") for entry in entries if isinstance(entry, Mapping)]
    names = [f"openai:{server.clean(name)}" for name in ids if isinstance(name, str)]
    return f"Name one of its models: {', '.join(names[:_MOST_MODELS])}." if names else ""


def json_object(body: bytes) -> Mapping[str, Any]:
    """Return the JSON object that a body is; an empty one where it is none, such as a web page."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, Mapping) else {}


_making = threading.Lock()


def _client(server: OpenAIServer, timeout: float) -> OpenAI:
    with _making:
        return _made_client(server, timeout)


@lru_cache(maxsize=8)
def _made_client(server: OpenAIServer, timeout: float) -> OpenAI:
    import openai

    http = http_client(server.base_url, timeout)
    options: dict[str, Any] = {
        "api_key": server.key or _NO_KEY,
        "max_retries": 0,
        "timeout": limits(timeout),
        "http_client": http,
    }
    client: OpenAI
    if server.azure_version:
        client = openai.AzureOpenAI(azure_endpoint=server.base_url, api_version=server.azure_version, **options)
    else:
        client = openai.OpenAI(base_url=server.base_url, **options)
    # Closed once nobody uses it any more, but not at the process's exit, which waits for no request.
    weakref.finalize(client, http.close).atexit = False
    return client
