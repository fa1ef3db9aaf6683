"""What is checked of any server before it is asked: that its address is one, and that its key can be one."""

from __future__ import annotations

from urllib.parse import urlsplit

from promptmagic.errors import EngineError, KeyMissingError
from promptmagic.net.addresses import hostname
from promptmagic.redaction import quoted, remember


def check_url(url: str, whose: str, advice: str) -> None:
    """Raise the error of a base URL that is no web address; `whose` says of which server.

    Raises
    ------
    EngineError
        It is none.
    """
    if not is_web_address(url):
        raise EngineError(f"The base URL for {whose} is no web address.", advice, billed="no")


def check_key(key: str, whose: str, login: str) -> None:
    """Raise the error of a key that cannot be one, and count it as a secret; `login` is what a person calls.

    Raises
    ------
    KeyMissingError
        It holds characters that no key has.
    """
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise KeyMissingError(
            f"The {whose} key holds characters that no key has.", f"Copy it again, and call {login}.", billed="no"
        )
    remember(key)


def host_of(url: str) -> str:
    """Return a server's name and port, for people: never a user or a password that its address may hold."""
    return urlsplit(url).netloc.rpartition("@")[2] if hostname(url) else ""


def quote(text: str, *keys: str) -> str:
    """Return a sentence, after a space, that quotes what a server said; empty where it said nothing to be shown."""
    sentence = quoted(text, *keys)
    if not sentence:
        return ""
    verb = "It answered with" if sentence.startswith(WEB_PAGE) else "It says:"
    return f" {verb} {sentence}{'' if sentence.endswith(('.', '!', '?', '…')) else '.'}"


WEB_PAGE = "a web page"
"""What a server said that answered with HTML: the page's title follows."""


def is_web_address(url: str) -> bool:
    """Say whether a URL is one of the web, with a host and a port that can be."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # an unclosed bracket, or a port that is no number
        return False
