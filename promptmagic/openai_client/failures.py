"""What an exception of OpenAI's SDK means: which of our errors it is, and whether asking again may help."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from promptmagic.errors import (
    BadAnswerError,
    Billed,
    EngineError,
    KeyMissingError,
    RefusedError,
    UnavailableError,
    did_you_mean,
)
from promptmagic.net.bodies import READ, said
from promptmagic.net.client import library
from promptmagic.net.failures import unreached
from promptmagic.net.retries import Failure, retry_after
from promptmagic.openai_client.models import CURRENT
from promptmagic.openai_client.server import OFFLINE_ADVICE, OpenAIServer

REFUSALS = {"moderation_blocked", "content_policy_violation", "content_filter", "contentFilter"}
"""The codes with which a prompt is declined; the last two are Azure's."""

_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}

_OFFLINE = f"or {OFFLINE_ADVICE}"

_ABOUT_MODEL = re.compile(
    r"invalid model|unknown model|unsupported model|no such model|model[^.]{0,120}(?:not (?:found|exist|available"
    r"|support)|does(?:n't| not) exist|unknown|is not a valid)|not a valid model|could not (?:find|load) (?:the )?model"
    r"|model_not_found|no healthy deployments",
    re.IGNORECASE,
)
"""How servers say that they have no such model; LiteLLM's with status 400."""

_ABOUT_KEY = re.compile(
    r"invalid (?:api |proxy )?(?:key|token)|incorrect api key|no connected db|authentication error|invalid_api_key"
    r"|malformed api key|no api key",
    re.IGNORECASE,
)
"""How servers say that a key is wrong; LiteLLM's without a database says the third, with status 400."""


def understand(error: Exception, *, server: OpenAIServer, model: str) -> Failure:
    """Return what an exception of the SDK, or of the library that it speaks through, means."""
    import openai

    if isinstance(error, openai.APIStatusError):
        return _Status.of(error, server, model).failure()
    if isinstance(error, openai.APIError) and error.body is not None:
        return _Status.of(error, server, model).failure()
    if isinstance(error, openai.APIResponseValidationError | json.JSONDecodeError | UnicodeDecodeError):
        return Failure(
            BadAnswerError(
                f"The answer of {server.name} cannot be read.",
                f"Check that {server.host} is an API like OpenAI's.",
                billed=bill(server, "perhaps"),
            )
        )
    failure = unreached(error, server.name, _OFFLINE, library())
    failure.error.billed = bill(server, failure.error.billed or "perhaps")
    return failure


def bill(server: OpenAIServer, billed: Billed) -> Billed:
    """Return what a failure says about the bill: a free server has none."""
    return "no" if server.free else billed


def codes(body: object) -> set[str]:
    """Return the words by which the body of a failure names its sort."""
    inner = body.get("error", body) if isinstance(body, Mapping) else {}
    return {str(inner.get(name))[:READ] for name in ("code", "type")} if isinstance(inner, Mapping) else set()


def named(body: object, words: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return which of some parameters, each by the words that tell of it, the body of a failure names."""
    inner = body.get("error", body) if isinstance(body, Mapping) else {}
    param = str(inner.get("param") or "")[:READ] if isinstance(inner, Mapping) else ""
    text = f"{said(body)} {param}".lower()
    return {
        name for name, spelt in words.items() if any(re.search(rf"(?<![a-z_]){word}(?![a-z_])", text) for word in spelt)
    }


_STRUCTURE = {"structure": ("response_format", "json_schema", "grammar", "strict", "stream", "seed", "/v1/responses")}
"""The words by which a failure names what a plainer way of asking for text leaves out."""


def turned_down(error: Any, server: OpenAIServer) -> bool:
    """Say whether a server turned down how it was asked for text, rather than what was asked.

    Some fail at what they do not know with a status that says nothing: to ask again is free where they bill nothing,
    and where they name it nothing was written. OpenAI's own understands every way.
    """
    if (server.is_openai and not server.azure_version) or codes(error.body) & REFUSALS:
        return False
    if error.status_code in (400, 404, 405, 415, 422, 501):
        return True
    return error.status_code == 500 and (server.free or bool(named(error.body, _STRUCTURE)))


@dataclass(frozen=True, slots=True)
class _Status:
    """A failure that the server answered: its status (0 within a stream), codes, sentence and Retry-After.

    `begun` says that it came after bytes of what was asked for.
    """

    status: int
    codes: frozenset[str]
    sentence: str
    wait: float | None
    server: OpenAIServer
    model: str
    path: str = ""
    begun: bool = False

    @classmethod
    def of(cls, error: Any, server: OpenAIServer, model: str) -> _Status:
        body = error.body
        response = getattr(error, "response", None)
        request = getattr(error, "request", None)
        return cls(
            status=getattr(error, "status_code", 0),
            codes=frozenset(codes(body)),
            sentence=said(body),
            wait=None if response is None else retry_after(response.headers),
            server=server,
            model=model,
            path="" if request is None else str(request.url.path),
            begun=getattr(error, "begun", False) is True,
        )

    def failure(self) -> Failure:
        found = self._failure()
        if self.begun:  # whatever it says: some of it was made
            found.error.billed = bill(self.server, "perhaps")
        return replace(
            found, again=found.again and not self.begun, of_pictures=self.path.endswith("/images/generations")
        )

    def _failure(self) -> Failure:
        if self.codes & REFUSALS or "safety system" in self.sentence.lower():
            return Failure(
                self._error(RefusedError, "declined this prompt", "Reword the prompt, and try again.", billed="no")
            )
        if self.codes & _NO_CREDIT:
            return Failure(
                self._error(
                    UnavailableError,
                    "has no credit left for this key",
                    f"Add credit in the account's billing settings, {_OFFLINE}.",
                    billed="no",
                )
            )
        if self.status in (401, 403) or (self.status == 400 and _ABOUT_KEY.search(self.sentence)):
            return Failure(self._forbidden())
        if self.status == 404 or (self.status in (400, 422, 500) and _ABOUT_MODEL.search(self.sentence)):
            return self._not_found()
        if self.status == 429:
            return self._busy()
        if self.status == 0 or self.status >= 500:
            status = f" with status {self.status}" if self.status else ""
            advice = f"Try again later, {_OFFLINE}."
            return Failure(self._error(UnavailableError, f"failed{status}", advice, billed="perhaps"))
        what = "did not take the request" if self.sentence else f"did not take the request (status {self.status})"
        return Failure(self._error(EngineError, what, "Change what it names, and try again.", billed="no"))

    def _busy(self) -> Failure:
        advice = f"Wait a minute, and run the cell again, {_OFFLINE}."
        error = self._error(UnavailableError, "asks for fewer requests at once", advice, billed="no")
        return Failure(error, again=True, wait=self.wait)

    def _forbidden(self) -> EngineError:
        if "verif" in self.sentence.lower():
            advice = "Verify the organization in the account's settings, or choose another model with -p openai:MODEL."
            return self._error(KeyMissingError, f"does not let this organization use {self.model}", advice, billed="no")
        advice = f"Check the key, and call {self.server.login}, {_OFFLINE}."
        return self._error(KeyMissingError, "refused the key", advice, billed="no")

    def _not_found(self) -> Failure:
        billed: Billed = "perhaps" if self.status >= 500 else "no"
        if "model_not_found" not in self.codes and "model" not in self.sentence.lower():
            error = self._error(UnavailableError, "has no such address", self.server.address_advice, billed=billed)
            return Failure(error, missing="address")
        others = [] if self.server.is_named else [name for name in CURRENT if name != self.model]
        known = f", such as openai:{others[0]}" if self.server.is_openai else f", after {self.server.nickname}:"
        error = self._error(
            EngineError,
            f"has no model called {self.model!r}.{did_you_mean(self.model, others)}",
            f"Name a model that this key may use{known}.",
            billed=billed,
        )
        return Failure(error, missing="model")

    def _error(self, kind: type[EngineError], what: str, advice: str, *, billed: Billed) -> EngineError:
        stop = "" if what.endswith(("?", ".")) else "."
        quoted = self.server.quote(self.sentence)
        return kind(f"{self.server.name} {what}{stop}{quoted}", advice, billed=bill(self.server, billed))
