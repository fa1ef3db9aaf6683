"""HTTP with limits that hold whatever a server does: on time, on the head of an answer, and on what it unpacks to."""

from __future__ import annotations

import logging
import os
import time
import urllib.request
import weakref
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from promptmagic.errors import BadAnswerError, EngineError
from promptmagic.net.addresses import ANYWHERE, Reach, hostname, is_loopback
from promptmagic.net.connections import NetworkBackend, heading
from promptmagic.net.deadlines import end_after, until
from promptmagic.redaction import masked

_LOG = logging.getLogger(__name__)

LARGEST_ANSWER = 200 * 1024 * 1024
"""Bytes of one answer: the largest picture as noise in base64 is 34 MB, and partial pictures come on top."""

_CONNECT = 10.0
"""Seconds in which a connection must stand."""

_PIECE = 1024 * 1024
"""Bytes that are unpacked at once."""

_ANY_WRAPPING = 47
"""Tells zlib to find out by itself whether an answer is wrapped as gzip or as zlib."""

CORES = {"httpx2": "httpcore2", "httpx": "httpcore"}
"""The HTTP libraries of the SDKs, each with what it stands on: OpenAI's SDK speaks through the first."""


def library(name: str = "httpx2") -> ModuleType:
    """Return an HTTP library, imported on first use."""
    return import_module(name)


def limits(timeout: float, name: str = "httpx2") -> Any:
    """Return a library's timeouts for requests of `timeout` seconds."""
    return library(name).Timeout(timeout, connect=min(timeout, _CONNECT))


def http_client(
    url: str,
    timeout: float,
    *,
    name: str = "httpx2",
    largest: int = LARGEST_ANSWER,
    auth: tuple[str, str] | None = None,
) -> Any:
    """Return the HTTP client of a library for the server at `url`.

    A request of it ends within `timeout` seconds, whatever it consists of; its answer has at most `largest` bytes.

    Raises
    ------
    EngineError
        What the environment says of proxies or certificates cannot be followed.
    """
    http = library(name)
    made = http.Client(
        transport=transport(url, timeout, name=name, largest=largest),
        timeout=limits(timeout, name),
        follow_redirects=True,
        trust_env=False,
        auth=auth,
    )
    # Closed once nobody uses it any more, but not at the process's exit, which waits for no request.
    weakref.finalize(made, made._transport.close).atexit = False
    return made


def transport(
    url: str, timeout: float, *, name: str = "httpx2", largest: int = LARGEST_ANSWER, reach: Reach = ANYWHERE
) -> Transport:
    """Return what carries requests to the server at `url`, and to where it redirects."""
    core = import_module(CORES[name])
    proxy = proxy_for(url)
    context = None if urlsplit(url).scheme == "http" and is_loopback(url) else _ssl_context(library(name))
    common = {"ssl_context": context, "network_backend": NetworkBackend(core, ANYWHERE if proxy else reach)}
    return Transport(name, _pool(name, core, proxy, common), timeout, largest)


def proxy_for(url: str) -> str:
    """Return the proxy that the environment, or the system, names for a URL; empty for none, and for this machine."""
    scheme, host = urlsplit(url).scheme, hostname(url)
    if is_loopback(url) or urllib.request.proxy_bypass(host):
        return ""
    proxies = urllib.request.getproxies()
    proxy = proxies.get(scheme) or proxies.get("all") or ""
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def _pool(name: str, core: ModuleType, proxy: str, common: dict[str, Any]) -> Any:
    if not proxy:
        return core.ConnectionPool(max_connections=None, keepalive_expiry=60.0, **common)
    scheme = proxy.partition("://")[0].lower()
    if scheme.startswith("socks") and find_spec("socksio") is None:
        raise EngineError(
            "The environment names a SOCKS proxy, for which a package is missing.",
            "Run: pip install socksio (or unset ALL_PROXY, HTTPS_PROXY and HTTP_PROXY).",
            billed="no",
        )
    try:
        found = library(name).Proxy(url=proxy.replace("socks4", "socks5"))
        where = core.URL(scheme=found.url.raw_scheme, host=found.url.raw_host, port=found.url.port, target=b"/")
    except (ValueError, TypeError, library(name).InvalidURL):
        raise EngineError(
            "The environment names a proxy whose address is none.",
            "Correct HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, such as http://proxy:8080.",
            billed="no",
        ) from None
    kind = core.SOCKSProxy if scheme.startswith("socks") else core.HTTPProxy
    return kind(proxy_url=where, proxy_auth=found.raw_auth, max_connections=None, **common)


def _ssl_context(http: ModuleType) -> Any:
    try:
        return http.create_ssl_context(trust_env=True)
    except OSError:
        named = [name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)]
        raise EngineError(
            f"The certificates that {' and '.join(named) or 'this Python'} names cannot be read.",
            "Let SSL_CERT_FILE name a file of certificates, or unset it.",
            billed="no",
        ) from None


@dataclass(frozen=True, slots=True, eq=False)
class Transport:
    """Carries requests for the client of a library; `close()` it."""

    name: str
    pool: Any
    timeout: float
    largest: int

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()

    def handle_request(self, request: Any) -> Any:
        """Send a request, and return the library's response once its head is there."""
        http, core = library(self.name), import_module(CORES[self.name])
        end = end_after(self.timeout)
        request.headers["Accept-Encoding"] = "gzip, deflate"
        url = request.url
        asked = core.Request(
            method=request.method,
            url=core.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _logged(request) as log, until(end), heading(), _translated(http, core):
            answer = self.pool.handle_request(asked)
            log.append(str(answer.status))
        encoding = http.Headers(answer.headers).get("content-encoding", "").strip().lower()
        stream = _body_class(self.name)(answer.stream, encoding, end, self.largest)
        headers = [
            (key, value)
            for key, value in answer.headers
            if not encoding or key.lower() not in (b"content-encoding", b"content-length")
        ]
        return http.Response(answer.status, headers=headers, stream=stream, extensions=answer.extensions)


@contextmanager
def _logged(request: Any) -> Iterator[list[str]]:
    """Log a request, without its query, headers and body, once what it came to was written into the list."""
    begin, log = time.monotonic(), list[str]()
    try:
        yield log
    finally:
        if _LOG.isEnabledFor(logging.INFO):
            url = request.url
            where = masked(f"{url.host}{url.path}")
            seconds = time.monotonic() - begin
            _LOG.info("%s %s: %s after %.2f s", request.method, where, "".join(log) or "no answer", seconds)


@contextmanager
def _translated(http: ModuleType, core: ModuleType) -> Iterator[None]:
    """Raise what the lower library raises as what its upper one calls it."""
    kinds = (core.TimeoutException, core.NetworkError, core.ProtocolError, core.ProxyError, core.UnsupportedProtocol)
    try:
        yield
    except kinds as error:
        raise getattr(http, type(error).__name__)(str(error)) from error


@cache
def _body_class(name: str) -> type:
    """Return the body of an answer as a stream of the library, by the deadline, unpacked, and not too large."""
    http, core = library(name), import_module(CORES[name])

    class Body(http.SyncByteStream):  # type: ignore[name-defined,misc]  # which library is known at run time only
        def __init__(self, stream: Any, encoding: str, end: float, largest: int) -> None:
            self._stream = stream
            self._encoding = encoding
            self._end = end
            self._largest = largest

        def __iter__(self) -> Iterator[bytes]:
            size = 0
            try:
                for piece in _unpacked(self._arriving(), self._encoding):
                    size += len(piece)
                    if size > self._largest:
                        raise BadAnswerError("The server's answer is too large.", billed="perhaps")
                    yield piece
            except zlib.error as error:
                raise http.RemoteProtocolError("What the answer is packed in is damaged.") from error

        def _arriving(self) -> Iterator[bytes]:
            pieces, size = iter(self._stream), 0
            while True:
                with until(self._end), _translated(http, core):
                    piece = next(pieces, None)
                if piece is None:
                    return
                size += len(piece)
                if size > self._largest:
                    raise BadAnswerError("The server's answer is too large.", billed="perhaps")
                yield piece

        def close(self) -> None:
            self._stream.close()

    return Body


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield what pieces unpack to, in pieces that are never large."""
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadAnswerError("The server's answer is packed in a way that nobody asked for.", billed="perhaps")
    unpacker = zlib.decompressobj(_ANY_WRAPPING)
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:  # one gzip file may stand behind another
                unpacker = zlib.decompressobj(_ANY_WRAPPING)
            yield unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if not unpacker.eof:
        raise zlib.error("it ends early")
