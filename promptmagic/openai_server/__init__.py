"""OpenAI's API, or a server compatible with it: where it is, and with which key it is asked.

A key is read from the environment at each use, sent to its server, and shown nowhere.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from promptmagic.errors import EngineError, KeyMissingError
from promptmagic.openai_server.redaction import redact

OPENAI_URL = "https://api.openai.com/v1"

_OPENAI_HOSTS = (".openai.com", ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
"""Where OpenAI's own models answer, which refuse parameters that compatible servers need."""

_AZURE_VERSION = "2025-04-01-preview"
"""The first version of Azure's API that knows the GPT image models."""

WEB_PAGE = "a web page"
"""What a server said that answered with HTML: the page's title follows."""

OFFLINE_ADVICE = "paint offline with -p sketch -e template"


@dataclass(frozen=True, slots=True, repr=False)
class OpenAIServer:
    """Where to ask, and with which key.

    `base_url` ends before "/images/generations"; for Azure it is the resource's endpoint, and `azure_version` the
    version of its API. `free` says that nothing asked here is ever billed.
    """

    base_url: str = OPENAI_URL
    key: str = ""
    azure_version: str = ""
    free: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> OpenAIServer:
        """Return the server that the SDK's own variables name; an empty variable counts as not set.

        A server on this machine is free, unless `PROMPTMAGIC_PAID_PROXY` says that it passes requests on to one that
        is paid.
        """
        read = _reader(environ)
        base_url, key = read("OPENAI_BASE_URL"), read("OPENAI_API_KEY")
        if (
            not base_url
            and (not key or read("OPENAI_API_TYPE") == "azure")
            and (azure := read("AZURE_OPENAI_ENDPOINT"))
        ):
            return cls(
                base_url=azure,
                key=read("AZURE_OPENAI_API_KEY") or key,
                azure_version=read("OPENAI_API_VERSION") or _AZURE_VERSION,
            )
        free = is_loopback(base_url) and read("PROMPTMAGIC_PAID_PROXY") in ("", "0")
        return cls(base_url=base_url or OPENAI_URL, key=key, free=free)

    def __repr__(self) -> str:
        return f"<OpenAIServer {self.host}>"

    @property
    def host(self) -> str:
        """The server's name and port, for people: never a user or a password that the URL may hold."""
        return (_hostname(self.base_url) and urlsplit(self.base_url).netloc.rpartition("@")[2]) or "the server"

    @property
    def name(self) -> str:
        """What to call the server in a sentence."""
        return "OpenAI" if self.base_url == OPENAI_URL else self.host

    @property
    def is_openai(self) -> bool:
        """Whether OpenAI's own models answer here, directly or at Azure."""
        return bool(self.azure_version) or f".{_hostname(self.base_url)}".endswith(_OPENAI_HOSTS)

    def check(self) -> None:
        """Raise the error of what is missing or misspelt, before any request.

        Raises
        ------
        KeyMissingError
            There is no key where one is needed, or it cannot be one.
        EngineError
            The base URL is no web address.
        """
        if not _hostname(self.base_url) or urlsplit(self.base_url).scheme not in ("http", "https"):
            raise EngineError(
                "The base URL for OpenAI is no web address.",
                "Set OPENAI_BASE_URL to one such as http://127.0.0.1:8080/v1, or remove it.",
                billed="no",
            )
        if not self.key and self.is_openai:
            raise KeyMissingError(
                "No OpenAI key is set.", f"Call promptmagic.login(), or {OFFLINE_ADVICE}.", billed="no"
            )
        if not (self.key.isascii() and self.key.isprintable()) or " " in self.key:
            raise KeyMissingError(
                "The OpenAI key holds characters that no key has.",
                "Copy it again, and call promptmagic.login().",
                billed="no",
            )

    def clean(self, text: str) -> str:
        """Return a text that the server said, fit to be shown: one line, not too long, and without keys."""
        return redact(text, self.key)

    def quote(self, text: str) -> str:
        """Return a sentence, after a space, that quotes what the server said; empty where it said nothing."""
        sentence = self.clean(text)
        if not sentence:
            return ""
        verb = "It answered with" if sentence.startswith(WEB_PAGE) else "It says:"
        return f" {verb} {sentence}{'' if sentence.endswith(('.', '!', '?', '…')) else '.'}"


def configured(environ: Mapping[str, str] | None = None) -> bool:
    """Say whether a key or a base URL is set, of OpenAI or of Azure; asks nobody and imports nothing."""
    read = _reader(environ)
    return bool(
        read("OPENAI_API_KEY")
        or read("OPENAI_BASE_URL")
        or (read("AZURE_OPENAI_ENDPOINT") and read("AZURE_OPENAI_API_KEY"))
    )


def is_loopback(url: str) -> bool:
    """Say whether a URL leads to this machine, from its spelling alone."""
    host = _hostname(url)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _reader(environ: Mapping[str, str] | None) -> Callable[[str], str]:
    def read(name: str) -> str:
        return (os.environ if environ is None else environ).get(name, "").strip()

    return read


def _hostname(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:  # an unclosed bracket of an IPv6 address
        return ""
