"""Prompts worded by an OpenAI language model, or by one behind a server that speaks the same API."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from promptmagic import costs
from promptmagic.errors import BadAnswerError, RefusedError
from promptmagic.expanders import Description, Expansion
from promptmagic.expanders.describing import Describer
from promptmagic.expanders.rounds import WriterFacts, gathered, reread
from promptmagic.expanders.wording import SCHEMA, instruction, question
from promptmagic.model import Brief, Cost, Prompt
from promptmagic.net.bodies import json_object
from promptmagic.net.streams import events
from promptmagic.openai_client import models, retirement
from promptmagic.openai_client.calls import Asking, call
from promptmagic.openai_client.engine import ServerEngine
from promptmagic.openai_client.failures import bill, turned_down
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.orders import UNWRITTEN, Orders
from promptmagic.text import many

if TYPE_CHECKING:
    from openai import OpenAI

_NAME = "prompts"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of a model, in no API's shape yet; each attempt of it is ordered as `asking` says."""

    asking: Asking
    instruction: str
    text: str
    seed: int

    @property
    def model(self) -> str:
        return self.asking.model

    @property
    def server(self) -> OpenAIServer:
        return self.asking.server


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a model wrote, why it did not, and what the server counted."""

    text: str = ""
    refusal: str = ""
    usage: Mapping[str, int] = field(default_factory=dict)


class OpenAIExpander(ServerEngine):
    """Words all prompts of a generation in one call with structured output. Safe to use from several threads.

    Its parameters are those of a `ServerEngine`.
    """

    name = "openai"
    about = "an OpenAI language model, or one behind a server that speaks its API; needs a key: promptmagic.login()"

    places_orders = True
    takes_role = True

    usual_model = models.EXPANDER
    usual_timeout = 180.0

    def __init__(self, model: str = "", **given: Any) -> None:
        super().__init__(model, **given)
        self.name = self.server.nickname

    def expand(self, briefs: Sequence[Brief], *, seed: int, orders: Orders = UNWRITTEN, role: str = "") -> Expansion:
        """Return one prompt for each brief, in their order; `role` says who the model is (see `wording.instruction`).

        What is missing, or nonsense, is asked for once more, with what was wrong.

        Raises
        ------
        EngineError
            The prompts could not be made. `kept` holds those that did come, where some did.
        """
        retirement.check(self.model)
        server = self.server

        def ask(missing: Mapping[int, Brief], written: Sequence[Prompt], wrong: str, again: int) -> tuple[str, Cost]:
            text = question(missing, written, wrong)
            return self._ask(
                _Question(self._asking(len(missing), server, orders), instruction(role), text, seed + again)
            )

        return gathered(briefs, ask, WriterFacts(server.name, server.clean, bill(server, "yes")))

    def price(self, count: int) -> Cost:
        """Return what writing `count` prompts will cost, about, in US dollars."""
        return self.server.words_estimate(self.model, count)

    def instruction(self, briefs: Sequence[Brief], *, role: str = "") -> str:
        """Return all that the model would be sent for some briefs, without calling anybody."""
        form = json.dumps(SCHEMA)
        return f"{instruction(role)}\n\n{question(dict(enumerate(briefs, 1)))}\n\nForm of the answer: {form}"

    def describe(self, picture: bytes, *, orders: Orders = UNWRITTEN, alt_only: bool = False) -> Description:
        """Return what a picture, a PNG file, shows; `alt_only` asks for the alt text alone.

        Raises
        ------
        EngineError
            The model could not be asked, declined, or wrote nothing that can be read.
        """
        retirement.check(self.model)
        return self._describer.describe(picture, orders=orders, alt_only=alt_only)

    def description_price(self, *, alt_only: bool = False) -> Cost:
        """Return what looking at one picture will cost, about, in US dollars.

        Raises
        ------
        OptionError
            The model does not see.
        """
        self._describer.check()
        return self._describer.price(alt_only=alt_only)

    @property
    def _describer(self) -> Describer:
        return Describer(self.server, self.model, self.patience)

    def reread(self, answers: Sequence[bytes], briefs: Sequence[Brief]) -> Expansion:
        """Return the prompts for these briefs that lie in answers which came earlier; see `expanders.Rereading`."""
        server = self.server
        told = [_of_responses(answer) or _of_chat(answer) or _Reply() for answer in map(json_object, answers)]
        wrote = [(reply.text, server.words_cost(self.model, reply.usage)) for reply in told]
        return reread(briefs, wrote, WriterFacts(server.name, server.clean, bill(server, "yes")))

    def _asking(self, prompts: int, server: OpenAIServer, orders: Orders) -> Asking:
        estimate = server.words_estimate(self.model, prompts)
        return Asking(server, self.model, f"{many(prompts, 'prompt')} by {server.name} {self.model}", estimate, orders)

    def _ask(self, asked: _Question) -> tuple[str, Cost]:
        """Return all that the model wrote, and what it cost."""
        server = asked.server
        reply = call(server, lambda client: _reply(client, asked), self.patience, model=self.model)
        if reply.refusal:
            raise RefusedError(
                f"{server.name} declined this brief.{server.quote(reply.refusal)}",
                "Reword the brief, and try again.",
                billed=bill(server, "yes"),
            )
        return reply.text, server.words_cost(self.model, reply.usage)


# Three ways to ask, the best first. The SDK's own `parse` methods send the very same requests, but throw the text of
# an answer away where it is cut off, and with it the prompts that are whole.


def _sent(create: Any, request: Mapping[str, Any], asking: Asking) -> Mapping[str, Any]:
    """Send one request as one order, and return the JSON object of its answer."""
    with asking.attempt() as (order, headers):
        with create(**request, extra_headers=headers) as response:
            streamed = "event-stream" in response.headers.get("content-type", "")
            answer = _streamed(response.iter_bytes()) if streamed else json_object(response.read())
        usage = costs.tokens(answer.get("usage"))
        order.arrived(json.dumps(answer).encode(), asking.server.words_cost(asking.model, usage))
    return answer


def _streamed(chunks: Iterable[bytes]) -> Mapping[str, Any]:
    """Return the answer that a server streams though nobody asked it to.

    It is the response of the last event that has one, or the pieces of a chat put together.
    """
    pieces: list[str] = []
    whole: Mapping[str, Any] = {}
    usage: object = None
    for event in events(chunks):
        usage = event.get("usage") or usage
        if isinstance(found := event.get("response"), Mapping):
            whole = found
        choices = event.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        delta = choice.get("delta") if isinstance(choice, Mapping) else None
        if isinstance(delta, Mapping) and isinstance(text := delta.get("content"), str):
            pieces.append(text)
    return whole or ({"choices": [{"message": {"content": "".join(pieces)}}], "usage": usage} if pieces else {})


def _by_responses(client: OpenAI, asked: _Question) -> _Reply | None:
    structure = {"type": "json_schema", "name": _NAME, "schema": SCHEMA, "strict": True}
    request: dict[str, Any] = {
        "model": asked.model,
        "instructions": asked.instruction,
        "input": asked.text,
        "text": {"format": structure},
    }
    if not asked.server.is_openai:
        request["stream"] = False  # one of them streams unless told not to
    if asked.server.is_openai:
        request["store"] = False
    return _of_responses(_sent(client.responses.with_streaming_response.create, request, asked.asking))


def _of_responses(answer: Mapping[str, Any]) -> _Reply | None:
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
    messages = [{"role": "system", "content": asked.instruction}, {"role": "user", "content": asked.text}]
    request: dict[str, Any] = {"model": asked.model, "messages": messages, **extras}
    return _of_chat(_sent(client.chat.completions.with_streaming_response.create, request, asked.asking))


def _of_chat(answer: Mapping[str, Any]) -> _Reply | None:
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
    with _finding:
        first = _way_of.get(server.base_url, 0)
    for number, way in list(enumerate(_WAYS))[first:]:
        last = number == len(_WAYS) - 1
        try:
            reply = way(client, asked)
        except openai.APIStatusError as error:
            if last or not turned_down(error, server):
                raise
            continue
        if reply is not None:
            with _finding:
                _way_of[server.base_url] = number
            return reply
    raise BadAnswerError(
        f"What {server.name} answers is no answer of an API like OpenAI's.",
        server.address_advice,
        billed=bill(server, "perhaps"),
    )


def _pieces(item: Any) -> list[Mapping[str, Any]]:
    content = item.get("content") if isinstance(item, Mapping) and item.get("type") == "message" else None
    return [piece for piece in content if isinstance(piece, Mapping)] if isinstance(content, list) else []


def _filtered(answer: Mapping[str, Any]) -> str:
    details = answer.get("incomplete_details")
    reason = details.get("reason") if isinstance(details, Mapping) else ""
    return "its content filter" if reason == "content_filter" else ""
