"""Prompts worded by an OpenAI language model, or by one behind a server that speaks the same API."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from promptmagic import costs
from promptmagic.errors import BadAnswerError, EngineError, RefusedError
from promptmagic.expanders import Expansion
from promptmagic.expanders.wording import INSTRUCTION, SCHEMA, question, read
from promptmagic.model import FREE, Brief, Cost, Prompt
from promptmagic.openai_server import OpenAIServer, models, retirement
from promptmagic.openai_server.calls import Patience, call, json_object
from promptmagic.openai_server.failures import REFUSALS, bill, codes

if TYPE_CHECKING:
    from openai import OpenAI

_NAME = "prompts"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of a model, in no API's shape yet."""

    model: str
    text: str
    seed: int
    server: OpenAIServer


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a model wrote, why it did not, and what the server counted."""

    text: str = ""
    refusal: str = ""
    usage: Mapping[str, int] = field(default_factory=dict)


class OpenAIExpander:
    """Words all prompts of a generation in one call with structured output. Safe to use from several threads.

    Parameters
    ----------
    model
        The language model (at Azure the deployment); empty for the default.
    server
        Where to ask; by default what the environment says at each use.
    patience
        How long to wait, and how often to try again.
    """

    name = "openai"
    about = "an OpenAI language model, or one behind a server that speaks its API; needs a key: promptmagic.login()"

    def __init__(
        self, model: str = "", *, server: OpenAIServer | None = None, patience: Patience | None = None
    ) -> None:
        self.model = model or models.EXPANDER
        self.patience = patience or Patience(timeout=180.0)
        self._server = server

    def __repr__(self) -> str:
        return f"<OpenAIExpander {self.model} at {self.server.host}>"

    @property
    def server(self) -> OpenAIServer:
        """The server that would be asked now."""
        return self._server or OpenAIServer.from_environment()

    @property
    def free(self) -> bool:
        """Whether nothing is ever billed: the server is on this machine."""
        return self.server.free

    def expand(self, briefs: Sequence[Brief], *, seed: int) -> Expansion:
        """Return one prompt for each brief, in their order; what is missing is asked for once more.

        Raises
        ------
        EngineError
            The prompts could not be made. `kept` holds those that did come, where some did.
        """
        retirement.check(self.model)
        server = self.server
        wanted = dict(enumerate(briefs, 1))
        prompts: dict[int, Prompt] = {}
        cost = FREE
        for attempt in range(2):
            missing = {number: brief for number, brief in wanted.items() if number not in prompts}
            if missing:
                try:
                    came, price = self._ask(missing, list(prompts.values()), seed + attempt, server)
                except EngineError as error:
                    raise _keeping(error, prompts, server if attempt else None) from None
                prompts |= came
                cost += price
        if len(prompts) < len(wanted):
            raise _keeping(_too_few(len(prompts), len(wanted), server), prompts, server)
        return Expansion(tuple(prompts[number] for number in wanted), cost)

    def _ask(
        self, briefs: Mapping[int, Brief], written: Sequence[Prompt], seed: int, server: OpenAIServer
    ) -> tuple[dict[int, Prompt], Cost]:
        asked = _Question(self.model, question(briefs, written), seed, server)
        reply = call(server, lambda client: _reply(client, asked), self.patience, model=self.model)
        if reply.refusal:
            raise RefusedError(
                f"{server.name} declined this brief.{server.quote(reply.refusal)}",
                "Reword the brief, and try again.",
                billed=bill(server, "yes"),
            )
        old = {prompt.text.casefold() for prompt in written}
        came = {n: prompt for n, prompt in read(reply.text, briefs).items() if prompt.text.casefold() not in old}
        return came, FREE if server.free else costs.cost(self.model, reply.usage)


def _too_few(came: int, wanted: int, server: OpenAIServer) -> BadAnswerError:
    what = f"only {came} of {wanted} prompts" if came else "nothing that could be read as prompts"
    return BadAnswerError(
        f"{server.name} wrote {what}.",
        "Run the cell again, ask for fewer with -n, or use -e template.",
        billed=bill(server, "yes"),
    )


def _keeping(error: EngineError, prompts: Mapping[int, Prompt], billed_by: OpenAIServer | None) -> EngineError:
    """Return the error with the prompts that came before it, which a server has billed."""
    error.kept = tuple(prompts[number] for number in sorted(prompts))
    if billed_by is not None:
        error.billed = bill(billed_by, "yes")
    return error


# Three ways to ask, the best first. The SDK's own `parse` methods send the very same requests, but throw the text of
# an answer away where it is cut off, and with it the prompts that are whole.


def _by_responses(client: OpenAI, asked: _Question) -> _Reply | None:
    structure = {"type": "json_schema", "name": _NAME, "schema": SCHEMA, "strict": True}
    request: dict[str, Any] = {
        "model": asked.model,
        "instructions": INSTRUCTION,
        "input": asked.text,
        "text": {"format": structure},
    }
    if asked.server.is_openai:
        request["store"] = False
    with client.responses.with_streaming_response.create(**request) as response:
        answer = json_object(response.read())
    output = answer.get("output")
    if not isinstance(output, list):
        return None
    contents = [piece for item in output for piece in _pieces(item)]
    return _Reply(
        text="".join(str(piece.get("text") or "") for piece in contents),
        refusal="".join(str(piece.get("refusal") or "") for piece in contents) or _filtered(answer),
        usage=costs.tokens(answer.get("usage")),
    )


def _by_chat(client: OpenAI, asked: _Question) -> _Reply | None:
    structure = {"type": "json_schema", "json_schema": {"name": _NAME, "schema": SCHEMA, "strict": True}}
    extras: dict[str, Any] = {} if asked.server.is_openai else {"seed": asked.seed}
    return _chat(client, asked, response_format=structure, **extras)


def _by_plain_chat(client: OpenAI, asked: _Question) -> _Reply | None:
    return _chat(client, asked)


def _chat(client: OpenAI, asked: _Question, **extras: Any) -> _Reply | None:
    messages = [{"role": "system", "content": INSTRUCTION}, {"role": "user", "content": asked.text}]
    request: dict[str, Any] = {"model": asked.model, "messages": messages, **extras}
    with client.chat.completions.with_streaming_response.create(**request) as response:
        answer = json_object(response.read())
    choices = answer.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else {}
    message = choice.get("message") if isinstance(choice, Mapping) else None
    if not isinstance(message, Mapping):
        return None
    filtered = "its content filter" if choice.get("finish_reason") == "content_filter" else ""
    return _Reply(
        text=str(message.get("content") or ""),
        refusal=str(message.get("refusal") or "") or filtered,
        usage=costs.tokens(answer.get("usage")),
    )


_WAYS: tuple[Callable[[OpenAI, _Question], _Reply | None], ...] = (_by_responses, _by_chat, _by_plain_chat)

_way_of: dict[str, int] = {}
"""Which of the ways each base URL understood in this process."""
_finding = threading.Lock()


def _reply(client: OpenAI, asked: _Question) -> _Reply:
    """Ask in the best way that the server understands; OpenAI's own understands the first."""
    import openai

    server = asked.server
    knows_all = server.is_openai and not server.azure_version  # an older version of Azure's API knows chat only
    with _finding:
        first = _way_of.get(server.base_url, 0)
    for number, way in list(enumerate(_WAYS))[first:]:
        last = number == len(_WAYS) - 1
        try:
            reply = way(client, asked)
        except openai.APIStatusError as error:
            if last or knows_all or not _is_unknown_way(error):
                raise
            continue
        if reply is not None:
            with _finding:
                _way_of[server.base_url] = number
            return reply
    raise BadAnswerError(
        f"What {server.name} answers is no answer of an API like OpenAI's.",
        "Check OPENAI_BASE_URL: most end in /v1.",
        billed=bill(server, "perhaps"),
    )


def _is_unknown_way(error: Any) -> bool:
    """Say whether a server turned down how it was asked, rather than what."""
    return error.status_code in (400, 404, 405, 415, 422, 501) and not codes(error.body) & REFUSALS


def _pieces(item: Any) -> list[Mapping[str, Any]]:
    content = item.get("content") if isinstance(item, Mapping) and item.get("type") == "message" else None
    return [piece for piece in content if isinstance(piece, Mapping)] if isinstance(content, list) else []


def _filtered(answer: Mapping[str, Any]) -> str:
    details = answer.get("incomplete_details")
    reason = details.get("reason") if isinstance(details, Mapping) else ""
    return "its content filter" if reason == "content_filter" else ""
