"""What went wrong at Runway: a request that failed, or a task that did."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from promptmagic.errors import (
    BadAnswerError,
    Billed,
    EngineError,
    KeyMissingError,
    RefusedError,
    UnavailableError,
)
from promptmagic.net.bodies import said
from promptmagic.net.client import library
from promptmagic.net.failures import unreached
from promptmagic.net.retries import Failure, retry_after
from promptmagic.painters.runway.server import RunwayServer

_OFFLINE = "or paint offline with -p sketch"
_PORTAL = "https://dev.runwayml.com"

_TURNED_AWAY = {429, 502, 503, 504}
"""Statuses of a Runway that sheds load: it made no task, and may be asked again (its page of HTTP errors)."""


def understand(error: Exception, server: RunwayServer, *, begun: bool) -> Failure:
    """Return what an exception of the SDK means; `begun` says that it was raised asking about a task that exists."""
    import runwayml

    if isinstance(error, runwayml.APIStatusError):
        return _of_status(error, server, begun=begun)
    if isinstance(error, runwayml.APIConnectionError):
        return _of_connection(error, server, begun=begun)
    return Failure(unreadable(server))


def unreadable(server: RunwayServer) -> EngineError:
    """Return the error of an answer that is not what Runway's API answers."""
    return BadAnswerError(
        f"The answer of {server.name} cannot be read.",
        "Check RUNWAYML_BASE_URL: Runway's own needs none.",
        billed="perhaps",
    )


def of_task(task_id: str, code: str, sentence: str, credits: float | None, server: RunwayServer) -> EngineError:
    """Return the error of a task that Runway ended without a picture.

    `code` is its failure code (docs.dev.runwayml.com/errors/task-failures), `sentence` what it says of it, `credits`
    what it charged, None where it does not say.
    """
    named = f" ({server.clean(code)})" if code else ""
    quoted = server.quote(sentence)
    charged = f" {_charged(credits)}" if credits else ""
    kind, what, advice = _kind_of(code)
    return kind(
        f"{what}{named}.{quoted}{charged} Its task is {server.clean(task_id)}.", advice, billed=_billed(credits)
    )


def _kind_of(code: str) -> tuple[type[EngineError], str, str]:
    family = code.upper()
    if "SAFETY" in family and "OUTPUT" in family:
        return RefusedError, "Runway painted the picture and withheld it", "Reword the prompt, and try again."
    if "SAFETY" in family:
        return RefusedError, "Runway declined this prompt", "Reword the prompt, or start from another picture."
    if family.startswith("ASSET"):
        return EngineError, "Runway cannot use the picture to start from", "Start from another file."
    if "BAD_OUTPUT" in family:
        return BadAnswerError, "What Runway painted did not pass its own look", "Reword the prompt, and try again."
    return UnavailableError, "Runway failed to paint the picture", f"Try again later, {_OFFLINE}."


def _charged(credits: float) -> str:
    return f"It charged {credits:g} credit{'' if credits == 1 else 's'}."


def _billed(credits: float | None) -> Billed:
    return "perhaps" if credits is None else "yes" if credits else "no"


def _of_status(error: Any, server: RunwayServer, *, begun: bool) -> Failure:
    status, sentence = error.status_code, _sentence(error.body)
    again = status in _TURNED_AWAY or (begun and status >= 500)
    kind, what, advice = _kind_of_status(status, sentence)
    billed: Billed = "perhaps" if begun or (status >= 500 and status != 503) else "no"
    failure = kind(f"{server.name} {what}.{server.quote(sentence)}", advice, billed=billed)
    return Failure(failure, again=again, wait=retry_after(error.response.headers))


def _kind_of_status(status: int, sentence: str) -> tuple[type[EngineError], str, str]:
    if "credits" in sentence.lower() and status in (400, 402, 403):
        return UnavailableError, "has no credit left for this key", f"Add credits at {_PORTAL}, {_OFFLINE}."
    if status in (401, 403):
        return KeyMissingError, "refused the key", f'Check the key, and call promptmagic.login("runway"), {_OFFLINE}.'
    if status == 404:
        return UnavailableError, "does not know what was asked for", "Check RUNWAYML_BASE_URL, and try again."
    if status == 429:
        return UnavailableError, "asks for fewer requests at once", f"Wait a while, and run the cell again, {_OFFLINE}."
    if status >= 500:
        return UnavailableError, f"failed with status {status}", f"Try again later, {_OFFLINE}."
    return EngineError, f"did not take the request (status {status})", "Change what it names, and try again."


def _sentence(body: object) -> str:
    """Return what a failure's body says, with the fields that it names: `{"error": …, "issues": [{…}]}`."""
    issues = body.get("issues") if isinstance(body, Mapping) else None
    return "; ".join(filter(None, [said(body), said(issues) or (json.dumps(issues) if issues else "")]))


def _of_connection(error: Any, server: RunwayServer, *, begun: bool) -> Failure:
    found = unreached(error, server.name, _OFFLINE, library("httpx"))
    if not begun:
        return found
    # A task that exists may be asked after again, and is billed whatever becomes of the question.
    found.error.billed = "perhaps"
    return replace(found, again=True, most=None)
