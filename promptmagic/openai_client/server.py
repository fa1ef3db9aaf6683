"""OpenAI's API, or a server compatible with it: where it is, with which key it is asked, and what is known of it.

A key is read from the environment at each use, sent to its server, and shown nowhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit, urlunsplit

from promptmagic import costs
from promptmagic.errors import KeyMissingError
from promptmagic.model import FREE, Cost
from promptmagic.net.addresses import hostname, is_loopback
from promptmagic.net.servers import check_key, check_url, host_of, quote
from promptmagic.redaction import quoted, remember

OPENAI_URL = "https://api.openai.com/v1"

_OPENAI_HOSTS = (".openai.com", ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
"""Where OpenAI's own models answer, which refuse parameters that compatible servers need."""

_AZURE_VERSION = "2025-04-01-preview"
"""The first version of Azure's API that knows the GPT image models."""

OFFLINE_ADVICE = "paint offline with -p sketch -e template"

DEFAULT = "openai"
"""The name of the server that is asked where none is named."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a server costs by its owner's own word, in US dollars.

    `picture` is the price of one picture; `input` and `output` those of a million tokens. None where it is not said.
    """

    picture: float | None = None
    input: float | None = None
    output: float | None = None

    def row(self, model: str) -> costs.Price | None:
        """Return them as a row of the table of prices; None where the tokens have none."""
        if self.output is None:
            return None
        tokens_in = self.input or 0.0
        return costs.Price(
            model, "PromptMagics.servers", date.today(), tokens_in, tokens_in, self.output, image_out=self.output
        )


@dataclass(frozen=True, slots=True, repr=False)
class OpenAIServer:
    """Where to ask, and with which key.

    `base_url` ends before "/images/generations"; for Azure it is the resource's endpoint, and `azure_version` the
    version of its API. `free` says that nothing asked here is ever billed. `nickname` is the name under which a person
    configured it, and `variable` that of the environment's variable with its key. `stream` says whether pictures are
    streamed, `seed` whether it paints the same picture for the same seed; None and False where nobody said so.
    `pictures_from` are hosts that its pictures may come from, wherever they are.
    """

    base_url: str = OPENAI_URL
    key: str = ""
    azure_version: str = ""
    free: bool = False
    nickname: str = DEFAULT
    variable: str = "OPENAI_API_KEY"
    stream: bool | None = None
    seed: bool = False
    prices: Prices | None = None
    pictures_from: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> OpenAIServer:
        """Return the server that the SDK's own variables name; an empty variable counts as not set.

        A server on this machine is free.
        """
        read = reader(environ)
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
        return cls(base_url=base_url or OPENAI_URL, key=key, free=is_loopback(base_url))

    def __repr__(self) -> str:
        return f"<OpenAIServer {self.host}>"

    @property
    def address(self) -> str:
        """The base URL without a user and a password."""
        parts = urlsplit(self.base_url)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))

    @property
    def auth(self) -> tuple[str, str] | None:
        """The user and the password that the base URL holds, if any."""
        parts = urlsplit(self.base_url)
        return None if parts.username is None else (unquote(parts.username), unquote(parts.password or ""))

    @property
    def host(self) -> str:
        """The server's name and port, for people: never a user or a password that the URL may hold."""
        return host_of(self.base_url) or "the server"

    @property
    def is_named(self) -> bool:
        """Whether a person gave it a name of its own."""
        return self.nickname != DEFAULT

    @property
    def name(self) -> str:
        """What to call the server in a sentence."""
        if self.is_named:
            return self.nickname
        return "OpenAI" if self.base_url == OPENAI_URL else self.host

    def label(self, model: str) -> str:
        """Return the honest name of one of its models in captions."""
        if self.is_named:
            return f"{model} ({self.nickname})"
        return f"OpenAI {model}" if self.is_openai else f"{model} ({self.host})"

    @property
    def is_openai(self) -> bool:
        """Whether OpenAI's own models answer here, directly or at Azure."""
        return bool(self.azure_version) or f".{hostname(self.base_url)}".endswith(_OPENAI_HOSTS)

    @property
    def streams(self) -> bool:
        """Whether pictures are asked for as a stream: of others only where a person says that they can.

        A gateway that cannot may find out when the picture is painted and billed.
        """
        return self.is_openai if self.stream is None else self.stream

    def picture_cost(self, model: str, usage: Mapping[str, int]) -> Cost:
        """Return what a picture cost, in US dollars, from what was counted, or by its owner's own prices."""
        if self.free:
            return FREE
        if self.prices is not None and self.prices.picture is not None:
            return Cost(self.prices.picture)
        return costs.cost(model, usage, self._row(model))

    def words_cost(self, model: str, usage: Mapping[str, int]) -> Cost:
        """Return what prompts cost, in US dollars, from what was counted."""
        return FREE if self.free else costs.cost(model, usage, self._row(model))

    def words_estimate(self, model: str, prompts: int) -> Cost:
        """Return what so many prompts would cost, in US dollars."""
        return FREE if self.free else costs.estimate_prompts(model, prompts, self._row(model))

    def text_estimate(self, model: str, read: int, written: int) -> Cost:
        """Return what a text of so many tokens would cost, in US dollars; `read` are those that the model reads."""
        return FREE if self.free else costs.estimate_text(model, read, written, self._row(model))

    def _row(self, model: str) -> costs.Price | None:
        return None if self.prices is None else self.prices.row(model)

    @property
    def address_advice(self) -> str:
        """What to do where nothing of the kind is at its address."""
        if self.is_named:
            return f"Check the url of {self.nickname!r} in PromptMagics.servers: most end in /v1."
        return "Check OPENAI_BASE_URL: most end in /v1."

    @property
    def login(self) -> str:
        """What a person calls to give its key."""
        return f'promptmagic.login("{self.nickname}")' if self.is_named else "promptmagic.login()"

    def check(self) -> None:
        """Raise the error of what is missing or misspelt, before any request.

        Raises
        ------
        KeyMissingError
            There is no key where one is needed, or it cannot be one.
        EngineError
            The base URL is no web address.
        """
        whose = self.nickname if self.is_named else "OpenAI"
        correct = "Set OPENAI_BASE_URL to one such as http://127.0.0.1:8080/v1, or remove it."
        check_url(self.base_url, whose, self.address_advice if self.is_named else correct)
        if not self.key and (self.is_openai or (self.is_named and self.variable)):
            raise KeyMissingError(
                f"No {whose} key is set{f' in {self.variable}' if self.is_named else ''}.",
                f"Call {self.login}, or {OFFLINE_ADVICE}.",
                billed="no",
            )
        check_key(self.key, whose, self.login)
        remember((self.auth or ("", ""))[1])

    def clean(self, text: str) -> str:
        """Return a text that the server said, fit to be shown: one line, not too long, and without keys."""
        return quoted(text, self.key)

    def quote(self, text: str) -> str:
        """Return a sentence, after a space, that quotes what the server said; empty where it said nothing."""
        return quote(text, self.key)


def configured(environ: Mapping[str, str] | None = None) -> bool:
    """Say whether a key or a base URL is set, of OpenAI or of Azure; asks nobody and imports nothing."""
    read = reader(environ)
    return bool(
        read("OPENAI_API_KEY")
        or read("OPENAI_BASE_URL")
        or (read("AZURE_OPENAI_ENDPOINT") and read("AZURE_OPENAI_API_KEY"))
    )


def reader(environ: Mapping[str, str] | None) -> Callable[[str], str]:
    """Return what reads variables of the environment, without blanks around them; empty for one that is not set."""

    def read(name: str) -> str:
        return (os.environ if environ is None else environ).get(name, "").strip()

    return read
