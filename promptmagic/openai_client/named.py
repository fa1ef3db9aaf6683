"""Servers that a person gives names: what is written of them in `PromptMagics.servers`, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from promptmagic.errors import OptionError, did_you_mean
from promptmagic.net.addresses import is_loopback
from promptmagic.net.servers import is_web_address
from promptmagic.openai_client.server import DEFAULT, OpenAIServer, Prices, reader

_NAME = re.compile(r"[A-Za-z][\w.-]{0,39}")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{1,99}")
_FORM = '{"ollama": {"url": "http://localhost:11434/v1"}}'
_RESERVED = ("auto", "default", "login", "none")
_MOST_PRICE = 1_000_000.0


@dataclass(frozen=True, slots=True)
class NamedServer:
    """One entry: `url` ends in /v1 as a rule, and `key` names the environment's variable that holds its key.

    A server on this machine is free unless it is `paid`, any other one where it is `free`. `prices` are its own, in US
    dollars: "picture", and "input" and "output" for a million tokens. `stream` says that it streams pictures, `seed`
    that it paints the same picture for the same seed, and `pictures_from` which hosts its pictures may come from.
    """

    name: str
    url: str = ""
    key: str = ""
    paid: bool = False
    free: bool = False
    stream: bool | None = None
    seed: bool = False
    prices: Prices | None = None
    pictures_from: tuple[str, ...] = ()

    def server(self, environ: Mapping[str, str] | None = None) -> OpenAIServer:
        """Return the server with its key, as the environment holds it now."""
        read = reader(environ)
        known: dict[str, Any] = {
            "stream": self.stream,
            "seed": self.seed,
            "prices": self.prices,
            "pictures_from": self.pictures_from,
        }
        if self.name != DEFAULT:
            key = read(self.key) if self.key else ""
            free = self.free or (is_loopback(self.url) and not self.paid)
            return OpenAIServer(self.url, key, "", free, self.name, self.key, **known)
        found = OpenAIServer.from_environment(environ)
        if self.url:
            variable = self.key or found.variable
            found = OpenAIServer(self.url, read(variable), variable=variable)
        elif self.key:
            found = replace(found, key=read(self.key), variable=self.key)
        free = self.free or (is_loopback(found.base_url) and not self.paid)
        return replace(found, free=free, **known)


def read(configured: object) -> dict[str, NamedServer]:
    """Return the entries of `PromptMagics.servers` by their names.

    Raises
    ------
    OptionError
        One cannot be understood; no key that stands where none belongs is repeated.
    """
    if not isinstance(configured, Mapping):
        raise OptionError("The servers are no table of names.", f"Write them as {_FORM}.")
    return {name: _entry(name, value) for name, value in configured.items()}


def _entry(name: object, value: object) -> NamedServer:
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name in _RESERVED:
        raise OptionError(f"{name!r} cannot be the name of a server.", "Take letters and digits, such as ollama.")
    if isinstance(value, str):
        value = {"url": value}
    if not isinstance(value, Mapping):
        raise OptionError(f"What is configured of the server {name!r} is no table.", f"Write it as {_FORM}.")
    known = {field.name for field in fields(NamedServer)} - {"name"}
    for word in value:
        if word not in known:
            raise OptionError(
                f"The server {name!r} has {word!r}, which means nothing.{did_you_mean(str(word), known)}",
                f"Known: {', '.join(sorted(known))}.",
            )
    given = dict(value)
    if not given.get("url") and name != DEFAULT:
        raise OptionError(f"The server {name!r} has no url.", f"Write it as {_FORM}.")
    _check_url(name, given.get("url", ""))
    _check_variable(name, given.get("key", ""))
    for word in ("paid", "free", "stream", "seed"):
        if not isinstance(given.get(word, False), bool):
            raise OptionError(f"{word!r} of the server {name!r} is neither True nor False.", "Write True or False.")
    if given.get("paid") and given.get("free"):
        raise OptionError(f"The server {name!r} is both paid and free.", "Leave one out.")
    hosts = given.get("pictures_from", ())
    given["pictures_from"] = (hosts,) if isinstance(hosts, str) else tuple(map(str, hosts))
    return NamedServer(name, **given | {"prices": _prices(name, given.get("prices"))})


def _check_url(name: str, url: object) -> None:
    if url and (not isinstance(url, str) or not is_web_address(url)):
        raise OptionError(
            f"The url of the server {name!r} is no web address.", "Write one such as http://localhost:11434/v1."
        )


def _check_variable(name: str, variable: object) -> None:
    if variable and (not isinstance(variable, str) or not _VARIABLE.fullmatch(variable)):
        raise OptionError(
            f"The key of the server {name!r} is not the name of an environment variable.",
            f'Write a name such as "{name.upper().replace("-", "_").replace(".", "_")}_API_KEY", never a key itself.',
        )


def _prices(name: str, prices: object) -> Prices | None:
    if prices is None:
        return None
    known = {field.name for field in fields(Prices)}
    good = isinstance(prices, Mapping) and all(
        word in known and isinstance(usd, int | float) and not isinstance(usd, bool) and 0 <= usd <= _MOST_PRICE
        for word, usd in prices.items()
    )
    if not good or not isinstance(prices, Mapping):
        raise OptionError(
            f"The prices of the server {name!r} cannot be read.",
            'Write US dollars: {"picture": 0.04}, or for a million tokens {"input": 0.2, "output": 0.5}.',
        )
    return Prices(**{word: float(usd) for word, usd in prices.items()})
