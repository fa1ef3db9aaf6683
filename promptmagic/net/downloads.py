"""A picture at an address: fetched within limits, and only from where its server, or a person, may lead."""

from __future__ import annotations

import time
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from promptmagic.errors import BadAnswerError, EngineError, OptionError, UnavailableError
from promptmagic.net.addresses import ANYWHERE, PUBLIC, Reach, hostname, is_inside, literal, resolved
from promptmagic.net.client import library, proxy_for, transport
from promptmagic.net.deadlines import left, within
from promptmagic.pictures.decoding import decode_base64

_MOST_BYTES = 100 * 1024 * 1024
_MOST_REDIRECTS = 3
_SECONDS = 60.0

_PAUSES = (0.5, 1.0, 2.0)
"""Seconds before a picture that is painted is asked for again: asking costs nothing."""

_PASSING = frozenset({404, 408, 425, 429, 500, 502, 503, 504})
"""Statuses that may pass: a picture that was just painted may not yet be on every machine of its store."""


class GoneError(UnavailableError):
    """What an address led to is not there, and will not be."""


class Sender(Protocol):
    """The server that a picture comes from: where it is, its key, and what takes the key out of what it says.

    `pictures_from` are hosts that its pictures may come from, wherever they are.
    """

    @property
    def base_url(self) -> str:
        """Its address."""
        ...

    @property
    def key(self) -> str:
        """Its key; empty where it needs none."""
        ...

    @property
    def pictures_from(self) -> tuple[str, ...]:
        """Hosts beside its own."""
        ...

    def clean(self, text: str) -> str:
        """Return a text that it said, fit to be shown."""
        ...


def fetch(url: str, server: Sender, *, seconds: float = _SECONDS, first: float = _PAUSES[0]) -> bytes:
    """Return the bytes at an address that a server gave for a picture: http, https or data:, nothing else.

    The key goes along only to the server itself. What fails on the way is asked for again, some times, with `first`
    seconds before the first of them, all within `seconds` and the deadline of whatever led here.

    Raises
    ------
    BadAnswerError
        The address leads to no picture, or where the server has no business: another scheme, too many redirects, an
        address within this network, or a file that is too large.
    GoneError
        There is nothing at the address, or nothing any more.
    UnavailableError
        The address cannot be reached now.
    """
    if url.startswith("data:"):
        return decode_base64(url)
    try:
        with within(seconds):
            return _fetched(urljoin(server.base_url.rstrip("/") + "/", url), server, first)
    except ValueError:  # an address that cannot be taken apart, or a port that is no number
        raise BadAnswerError("The server gave an address for the picture that is none.") from None


def _fetched(url: str, server: Sender, first: float) -> bytes:
    for pause in (*(wait * first / _PAUSES[0] for wait in _PAUSES), None):
        answer = _followed(url, server)
        if answer.status == 200:
            return answer.body
        rest = left()
        if pause is None or (answer.status and answer.status not in _PASSING) or (rest is not None and rest <= pause):
            break
        time.sleep(pause)
    if not answer.status:
        raise UnavailableError(
            f"The picture is painted, but cannot be fetched from {server.clean(answer.host)} ({answer.failure}).",
            "Check the connection, and run the cell again: what is painted is fetched, not painted again.",
        )
    what = f"The picture is painted, but its address answers with status {answer.status}."
    if 400 <= answer.status < 500 and answer.status not in (408, 425, 429):
        raise GoneError(what, "Run the cell again to ask once more; --fresh paints it anew.")
    raise UnavailableError(what, "Run the cell again: what is painted is fetched, not painted again.")


class _Answer:
    """What an address answered: its status, 0 where it could not be reached because of a `failure`, and its body."""

    def __init__(self, host: str, status: int = 0, body: bytes = b"", failure: str = "", location: str = "") -> None:
        self.host = host
        self.status = status
        self.body = body
        self.failure = failure
        self.location = location


def _followed(url: str, server: Sender) -> _Answer:
    reach = Reach(
        inside=False, hosts=frozenset(map(str.lower, server.pictures_from)), near=frozenset({hostname(server.base_url)})
    )
    for _ in range(_MOST_REDIRECTS + 1):
        _check_address(url, server, reach)
        home = _origin(url) == _origin(server.base_url)
        headers = {"Authorization": f"Bearer {server.key}"} if home and server.key else {}
        answer = _get(url, headers, reach)
        if not answer.location:
            return answer
        url = urljoin(url, answer.location)
    raise BadAnswerError(f"The picture's address redirects more than {_MOST_REDIRECTS} times.")


def _check_address(url: str, server: Sender, reach: Reach) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        shown = server.clean(f"{parts.scheme}:")
        raise BadAnswerError(f"The server gave an address for the picture that is not on the web ({shown}).")
    address = literal(parts.hostname)
    # What a proxy resolves is not seen here; what is spelt as an address is.
    if address is not None and not reach.allows(parts.hostname, address):
        raise BadAnswerError("The server gave an address for the picture where it has no business.")


def _get(url: str, headers: dict[str, str], reach: Reach) -> _Answer:
    http = library()
    host = str(hostname(url))
    try:
        with transport(url, left() or _SECONDS, largest=_MOST_BYTES, reach=reach) as carrier:
            request = http.Request("GET", url, headers={"User-Agent": "promptmagic", "Accept": "*/*", **headers})
            request.extensions = {"timeout": http.Timeout(left(_SECONDS), connect=left(10.0)).as_dict()}
            answer = carrier.handle_request(request)
            location = answer.headers.get("location", "") if 300 <= answer.status_code < 400 else ""
            # Read to its end in any case, so that the limits hold for what is thrown away as well.
            body = b"" if location else b"".join(answer.iter_raw())
            answer.close()
            return _Answer(host, answer.status_code, body, location=location)
    except (http.HTTPError, http.InvalidURL, http.StreamError, UnicodeError) as error:
        return _Answer(host, failure=type(error).__name__)


def _origin(url: str) -> tuple[str, str | None, int]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)


def download(url: str, *, seconds: float = _SECONDS) -> bytes:
    """Return the bytes at an address that a person typed.

    It may lead anywhere, but not be redirected from a public address to one within this network.

    Raises
    ------
    OptionError
        It cannot be fetched.
    """
    try:
        with within(seconds):
            return _downloaded(url)
    except ValueError:
        raise OptionError(f"{url!r} is no address that can be fetched.", "Check how it is spelt.") from None
    except EngineError as error:
        raise OptionError(
            f"The picture cannot be fetched: {error.message.rstrip('.')}.", "Check its address."
        ) from None


def _downloaded(url: str) -> bytes:
    reach = ANYWHERE
    for _ in range(_MOST_REDIRECTS + 1):
        if urlsplit(url).scheme not in ("http", "https"):
            raise BadAnswerError("it is not on the web.")
        address = literal(hostname(url))
        if address is not None and not reach.allows(hostname(url), address):
            raise BadAnswerError("a public address leads into this network.")
        if reach is ANYWHERE and _is_public(url):
            answer = _get(url, {}, PUBLIC)
            reach = PUBLIC
        else:
            answer = _get(url, {}, reach)
        if answer.status == 200:
            return answer.body
        if not answer.location:
            raise UnavailableError(answer.failure or f"it answers with status {answer.status}.")
        url = urljoin(url, answer.location)
    raise BadAnswerError(f"it redirects more than {_MOST_REDIRECTS} times.")


def _is_public(url: str) -> bool:
    """Say whether what a person typed is a public address: then all that it leads to must be."""
    if proxy_for(url):
        address = literal(hostname(url))
        return address is None or not is_inside(address)
    return all(not is_inside(address) for address in resolved(hostname(url)))
