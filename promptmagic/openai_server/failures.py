"""What an exception of OpenAI's SDK means: which of our errors it is, and whether asking again may help."""

from __future__ import annotations

import email.utils
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
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
from promptmagic.openai_server import OFFLINE_ADVICE, WEB_PAGE, OpenAIServer
from promptmagic.openai_server.http import http_library
from promptmagic.openai_server.models import CURRENT

REFUSALS = {"moderation_blocked", "content_policy_violation", "content_filter", "contentFilter"}
"""The codes with which a prompt is declined; the last two are Azure's."""

_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}

_UNBEGUN = {429, 500, 503, 529}
"""Statuses that say that a request was not carried out: it can be repeated, and is not billed. Other failures of a
gateway (502, 504, 520 and up) say nothing of what happened behind it."""

_OFFLINE = f"or {OFFLINE_ADVICE}"


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed request: the error to raise, whether asking `again` may help, and after how many seconds (`wait`).

    `unknown_model` says that the server has no such model.
    """

    error: EngineError
    again: bool = False
    wait: float | None = None
    unknown_model: bool = False

    def after(self, tries: int) -> EngineError:
        """Return the error of a request that was tried more than once."""
        message = f"{self.error.message} It was asked {tries} times."
        return type(self.error)(message, self.error.advice, billed=self.error.billed)


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
    return Failure(_connection(error, server))


def bill(server: OpenAIServer, billed: Billed) -> Billed:
    """Return what a failure says about the bill: a free server has none."""
    return "no" if server.free else billed


def said(body: object) -> str:
    """Return the sentence in the body of a failure, whatever shape the server gave it; empty where there is none."""
    if isinstance(body, str):
        return _page_title(body) if "<" in body[:200] else body
    if isinstance(body, list | tuple):
        return "; ".join(filter(None, map(said, body)))
    if not isinstance(body, Mapping):
        return ""
    for name in ("message", "error", "detail", "msg", "error_message"):
        if text := said(body.get(name)):
            place = body.get("loc")
            return f"{'.'.join(map(str, place))}: {text}" if isinstance(place, list | tuple) else text
    return ""


def codes(body: object) -> set[str]:
    """Return the words by which the body of a failure names its sort."""
    inner = body.get("error", body) if isinstance(body, Mapping) else {}
    return {str(inner.get(name)) for name in ("code", "type")} if isinstance(inner, Mapping) else set()


def _page_title(page: str) -> str:
    title = re.search(r"<title[^>]*>(.*?)</title>", page, re.IGNORECASE | re.DOTALL)
    return f"{WEB_PAGE} titled {title[1].strip()!r}" if title else WEB_PAGE


@dataclass(frozen=True, slots=True)
class _Status:
    """A failure that the server answered: its status (0 within a stream), codes, sentence and Retry-After."""

    status: int
    codes: frozenset[str]
    sentence: str
    wait: float | None
    server: OpenAIServer
    model: str

    @classmethod
    def of(cls, error: Any, server: OpenAIServer, model: str) -> _Status:
        body = error.body
        response = getattr(error, "response", None)
        return cls(
            status=getattr(error, "status_code", 0),
            codes=frozenset(codes(body)),
            sentence=server.clean(said(body)),
            wait=None if response is None else retry_after(response.headers),
            server=server,
            model=model,
        )

    def failure(self) -> Failure:
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
        if self.status in (401, 403):
            return Failure(self._forbidden())
        if self.status == 404:
            return self._not_found()
        if self.status == 429:
            return self._repeatable("asks for fewer requests at once", "Wait a minute, and run the cell again")
        if self.status == 0 or self.status >= 500:
            status = f" with status {self.status}" if self.status else ""
            return self._repeatable(f"failed{status}", "Try again later")
        what = "did not take the request" if self.sentence else f"did not take the request (status {self.status})"
        return Failure(self._error(EngineError, what, "Change what it names, and try again.", billed="no"))

    def _repeatable(self, what: str, advice: str) -> Failure:
        billed: Billed = "no" if self.status in _UNBEGUN else "perhaps"
        error = self._error(UnavailableError, what, f"{advice}, {_OFFLINE}.", billed=billed)
        again = self.status in _UNBEGUN or (self.server.free and self.status >= 500)
        return Failure(error, again=again, wait=self.wait)

    def _forbidden(self) -> EngineError:
        if "verif" in self.sentence.lower():
            advice = "Verify the organization in the account's settings, or choose another model with -p openai:MODEL."
            return self._error(KeyMissingError, f"does not let this organization use {self.model}", advice, billed="no")
        advice = f"Check the key, and call promptmagic.login(), {_OFFLINE}."
        return self._error(KeyMissingError, "refused the key", advice, billed="no")

    def _not_found(self) -> Failure:
        if "model_not_found" not in self.codes and "model" not in self.sentence.lower():
            advice = "Check OPENAI_BASE_URL: most end in /v1."
            return Failure(self._error(UnavailableError, "has no such address", advice, billed="no"))
        others = [name for name in CURRENT if name != self.model]
        known = f", such as openai:{others[0]}" if self.server.is_openai else ", after openai:"
        error = self._error(
            EngineError,
            f"has no model called {self.model!r}.{did_you_mean(self.model, others)}",
            f"Name a model that this key may use{known}.",
            billed="no",
        )
        return Failure(error, unknown_model=True)

    def _error(self, kind: type[EngineError], what: str, advice: str, *, billed: Billed) -> EngineError:
        stop = "" if what.endswith(("?", ".")) else "."
        quoted = self.server.quote(self.sentence)
        return kind(f"{self.server.name} {what}{stop}{quoted}", advice, billed=bill(self.server, billed))


def _connection(error: Exception, server: OpenAIServer) -> EngineError:
    """Return the error of a request that got no answer, or only part of one."""
    http = http_library()
    cause = error.__cause__ or error
    advice = f"Check the connection, {_OFFLINE}."
    if isinstance(cause, http.ConnectError | http.ConnectTimeout | http.PoolTimeout | http.ProxyError):
        return UnavailableError(f"{server.name} cannot be reached.", advice, billed="no")
    if isinstance(cause, http.TimeoutException):
        message = f"{server.name} did not answer in time."
    else:
        message = f"The connection to {server.name} broke off before the answer was complete."
    return UnavailableError(message, advice, billed=bill(server, "perhaps"))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a server asks to wait, given as milliseconds, seconds or a date; None for none."""
    if re.fullmatch(r"\d+(\.\d+)?", milliseconds := headers.get("retry-after-ms", "")):
        return float(milliseconds) / 1000
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    moment = email.utils.parsedate_tz(text)
    return None if moment is None else max(0.0, email.utils.mktime_tz(moment) - time.time())
