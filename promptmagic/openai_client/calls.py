"""One request to the server: the shared client, and patience with failures that pass."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from promptmagic.errors import EngineError
from promptmagic.model import FREE, Cost
from promptmagic.net.bodies import json_object
from promptmagic.net.client import http_client, library, limits
from promptmagic.net.deadlines import within
from promptmagic.net.retries import Failure, Patience, repeated
from promptmagic.openai_client.failures import bill, understand
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.orders import REQUEST_ID, UNWRITTEN, Order, Orders

if TYPE_CHECKING:
    from openai import OpenAI

T = TypeVar("T")

_LOOK = 5.0
"""Seconds that the list of a server's models may take."""

_MOST_MODELS = 8

_NO_KEY = "none"
"""Sent to servers that need no key: the SDK insists on one."""


def call(server: OpenAIServer, work: Callable[[OpenAI], T], patience: Patience, *, model: str) -> T:
    """Return what `work` makes of the SDK's client; try again where that helps and costs nothing twice.

    Each try, with all that `work` fetches, ends within the patience's `timeout`.

    Raises
    ------
    EngineError
        The request failed for good; says what happened, what to do, and whether it was billed.
    """
    server.check()
    outcome = repeated(lambda: _attempt(server, work, patience.timeout, model), patience)
    if not isinstance(outcome, Failure):
        return outcome
    if outcome.missing:
        _look_around(outcome, server)
    # Raised here, outside of any `except`, so that no traceback shows the SDK's exception as its context.
    raise outcome.error


def _attempt(server: OpenAIServer, work: Callable[[OpenAI], T], timeout: float, model: str) -> T | Failure:
    import openai

    http = library()
    try:
        client = _client(server, timeout)
        with within(timeout):
            return work(client)
    except EngineError as error:
        if error.billed is not None:
            error.billed = bill(server, error.billed)
        return Failure(error)
    except (
        openai.OpenAIError,
        http.HTTPError,
        http.StreamError,
        json.JSONDecodeError,
        UnicodeDecodeError,
    ) as error:
        return understand(error, server=server, model=model)


@dataclass(frozen=True, slots=True)
class Asking:
    """What each attempt of one request is ordered as: where, for what, and at which estimate in US dollars."""

    server: OpenAIServer
    model: str
    what: str
    estimate: Cost = FREE
    orders: Orders = UNWRITTEN

    @contextmanager
    def attempt(self) -> Iterator[tuple[Order, dict[str, str]]]:
        """Place the order of one attempt over HTTP; yield it with the headers that its request is to carry.

        Raises
        ------
        BudgetError, HistoryError
            It cannot be ordered: nothing is to be sent.
        """
        import openai

        http = library()
        with self.orders.place(self.what, FREE if self.server.free else self.estimate) as order:
            try:
                yield order, {REQUEST_ID: order.id}
            except (openai.OpenAIError, http.HTTPError, http.StreamError) as error:
                order.failed(understand(error, server=self.server, model=self.model).error.billed or "perhaps")
                raise


def _look_around(failure: Failure, server: OpenAIServer) -> None:
    """Say of what is missing what a compatible server has instead, where it tells."""
    if server.is_openai:
        return
    names = models_of(server)
    if names is None:
        return
    error = failure.error
    listed = [f"{server.nickname}:{name}" for name in names[:_MOST_MODELS]]
    if failure.missing == "model" and listed:
        error.advice = f"Name one of its models: {', '.join(listed)}."
    elif failure.missing == "address" and failure.of_pictures:
        error.message = f"{server.name} paints no pictures: it is a server of other things."
        error.advice = "Let a language model draw with -p svg, or paint offline with -p sketch."


def models_of(server: OpenAIServer, seconds: float = _LOOK) -> list[str] | None:
    """Return the models that a server lists, fit to be shown; None where it does not tell within so many seconds.

    Raises
    ------
    EngineError
        It cannot be asked: see `OpenAIServer.check`.
    """
    server.check()

    def look(client: OpenAI) -> object:
        with client.models.with_streaming_response.list(timeout=seconds) as response:
            return json_object(response.read()).get("data")

    entries = _attempt(server, look, seconds, "")
    if not isinstance(entries, list):
        return None
    ids = [entry.get("id") for entry in entries if isinstance(entry, Mapping)]
    return [server.clean(name) for name in ids if isinstance(name, str)]


_making = threading.Lock()


def _client(server: OpenAIServer, timeout: float) -> OpenAI:
    with _making:
        return _made_client(server, timeout)


@lru_cache(maxsize=16)
def _made_client(server: OpenAIServer, timeout: float) -> OpenAI:
    import openai

    options: dict[str, Any] = {
        "api_key": server.key or _NO_KEY,
        "max_retries": 0,
        "timeout": limits(timeout),
        "http_client": http_client(server.base_url, timeout, auth=server.auth),
    }
    if server.azure_version:
        return openai.AzureOpenAI(azure_endpoint=server.address, api_version=server.azure_version, **options)
    return openai.OpenAI(base_url=server.address, **options)
