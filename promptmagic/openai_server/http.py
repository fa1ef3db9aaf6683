"""HTTP as the installed SDK speaks it, with limits that hold whatever a server does."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from promptmagic.errors import BadAnswerError
from promptmagic.openai_server import is_loopback

_LARGEST_ANSWER = 200 * 1024 * 1024
"""Bytes of one answer: the largest picture as noise in base64 is 34 MB, and partial pictures come on top."""

_CONNECT = 10.0
"""Seconds in which a connection must stand."""


def http_library() -> ModuleType:
    """Return the HTTP library that the installed SDK speaks through: httpx for 2.x, httpx2 for 3.x."""
    import openai

    base = next(kind for kind in openai.DefaultHttpxClient.__mro__ if kind.__module__.startswith("httpx"))
    return sys.modules[base.__module__.partition(".")[0]]


def limits(timeout: float) -> Any:
    """Return the SDK's timeouts for answers that begin within `timeout` seconds."""
    import openai

    return openai.Timeout(timeout, connect=min(timeout, _CONNECT))


def http_client(url: str, timeout: float, *, largest: int = _LARGEST_ANSWER, redirects: bool = True) -> Any:
    """Return an HTTP client for the server at `url`.

    Its answers begin within `timeout` seconds, end within as many again, and have at most `largest` bytes.
    """
    import openai

    def limit(response: Any) -> None:
        response.stream = _limited(response, timeout, largest)

    return openai.DefaultHttpxClient(
        timeout=limits(timeout),
        # A proxy named in the environment cannot reach this machine's own ports.
        trust_env=not is_loopback(url),
        event_hooks={"response": [limit]},
        follow_redirects=redirects,
    )


def _limited(response: Any, timeout: float, largest: int) -> Any:
    """Return the response's stream of bytes, ended by an error where it takes too long or grows too large."""
    http = http_library()
    stream = response.stream

    class Limited(http.SyncByteStream):  # type: ignore[name-defined,misc]  # which library is known at run time only
        def __iter__(self) -> Iterator[bytes]:
            deadline, size = time.monotonic() + timeout, 0
            for chunk in stream:
                size += len(chunk)
                if time.monotonic() > deadline:
                    raise http.ReadTimeout("The answer takes too long.", request=response.request)
                if size > largest:
                    raise BadAnswerError("The server's answer is too large.", billed="perhaps")
                yield chunk

        def close(self) -> None:
            stream.close()

    return Limited()
