"""Connections that keep to a deadline, to a limit on headers, and to the addresses that they may lead to.

An HTTP library bounds each wait, not their sum: a server that sends a letter a second is never late. These bound all of
them together. A name is resolved here, looked at, and asked at the very address that was looked at.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType
from typing import Any

from promptmagic.errors import BadAnswerError
from promptmagic.net.addresses import Reach, plain_address
from promptmagic.net.deadlines import left

MOST_HEADERS = 1024 * 1024
"""Bytes of an answer's head, with whatever a server sends before it."""

_head: ContextVar[list[int] | None] = ContextVar("promptmagic_head", default=None)


@contextmanager
def heading() -> Iterator[None]:
    """Limit what is read within to the size of an answer's head."""
    token = _head.set([MOST_HEADERS])
    try:
        yield
    finally:
        _head.reset(token)


class NetworkBackend:
    """Opens the connections of `core`, which is httpcore or the like."""

    def __init__(self, core: ModuleType, reach: Reach) -> None:
        self._core = core
        self._reach = reach
        self._inner = core.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Connection:
        """Return a connection to a host, at the first of its addresses that answers and may be asked.

        Raises
        ------
        BadAnswerError
            It is at an address that may not be asked.
        """
        failure: Exception | None = None
        for address in self._addresses(host, port, timeout):
            if not self._reach.allows(host, plain_address(address)):
                raise BadAnswerError("The server gave an address for the picture where it has no business.")
            try:
                stream = self._inner.connect_tcp(
                    address, port, _rest(self._core.ConnectTimeout, timeout), local_address, socket_options
                )
            except (self._core.ConnectError, self._core.ConnectTimeout) as error:
                failure = error
                continue
            return Connection(self._core, stream)
        raise failure or self._core.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> Any:
        """Return a connection to a socket of this machine."""
        return self._inner.connect_unix_socket(path, timeout, socket_options)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._inner.sleep(seconds)

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        """Resolve a name in a thread of its own: it cannot be told how long it may take."""
        found: list[str] = []
        failure: list[OSError | UnicodeError] = []

        def resolve() -> None:
            try:
                found.extend(str(place[0]) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                failure.append(error)

        thread = threading.Thread(target=resolve, daemon=True)
        thread.start()
        thread.join(_rest(self._core.ConnectTimeout, timeout))
        if thread.is_alive():
            raise self._core.ConnectTimeout(f"{host} is not resolved in time")
        if failure:
            raise self._core.ConnectError(str(failure[0])) from failure[0]
        return list(dict.fromkeys(found))


class Connection:
    """A connection of `core` that keeps to the deadline."""

    def __init__(self, core: ModuleType, inner: Any) -> None:
        self._core = core
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        data = bytes(self._inner.read(max_bytes, _rest(self._core.ReadTimeout, timeout)))
        head = _head.get()
        if head is not None:
            head[0] -= len(data)
            if head[0] < 0:
                raise self._core.RemoteProtocolError("The head of the answer has no end.")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._inner.write(buffer, _rest(self._core.WriteTimeout, timeout))

    def close(self) -> None:
        """Close it."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> Connection:
        """Return the same connection, encrypted."""
        rest = _rest(self._core.ConnectTimeout, timeout)
        return Connection(self._core, self._inner.start_tls(ssl_context, server_hostname, rest))

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of it."""
        return self._inner.get_extra_info(info)


def _rest(late: Callable[[str], Exception], timeout: float | None) -> float | None:
    rest = left(timeout)
    if rest is not None and rest <= 0:
        raise late("The deadline has passed.")
    return rest
