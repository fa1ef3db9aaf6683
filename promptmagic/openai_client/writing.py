"""Text written by a language model, told while it is being written: by Responses, or by chat where a server knows that.

What `tell` is given is the whole text so far. Nothing is kept at the server where it can be told so.
"""

from __future__ import annotations

import base64
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from promptmagic import costs
from promptmagic.errors import BadAnswerError
from promptmagic.net.bodies import json_object
from promptmagic.net.streams import events
from promptmagic.openai_client.calls import Asking
from promptmagic.openai_client.failures import bill, turned_down
from promptmagic.openai_client.server import OpenAIServer

if TYPE_CHECKING:
    from openai import OpenAI

LONGEST = 150_000
"""Characters after which nobody reads on: the model repeats itself without end, and the connection is closed."""

_SEEING = ("gpt-4o", "gpt-4.1", "gpt-5", "gpt-6", "o3", "o4")
"""How the names of OpenAI's models begin that look at pictures."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is said to a model, or what it said: `role` is "user" or "assistant"; `image` is a PNG to look at."""

    role: str
    text: str
    image: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class TextRequest:
    """What is asked of a model. A `seed` is sent to servers of which a person says that they take one.

    `asking` says where, of which model, and as what each attempt is ordered.
    """

    asking: Asking
    instruction: str
    messages: Sequence[Message]
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote, or why it did not.

    `cut` says that it had to stop before its end; `seeded` that the server was sent a seed and took it.
    """

    text: str = ""
    refusal: str = ""
    usage: Mapping[str, int] = field(default_factory=dict)
    cut: bool = False
    seeded: bool = False


Tell = Callable[[str], None]


def write(client: OpenAI, asked: TextRequest, tell: Tell) -> Written:
    """Return what the model wrote, asked in the best way that the server understands.

    Raises
    ------
    BadAnswerError
        What the server answers is no answer of such an API. The SDK's own exceptions pass (see `calls.call`).
    """
    import openai

    server = asked.asking.server
    ways = _ways(server)
    for number, way in enumerate(ways):
        try:
            written = way(client, asked, tell)
        except openai.APIStatusError as error:
            if number == len(ways) - 1 or not turned_down(error, server):
                raise
            _refuse(server, way)
            continue
        if written is not None:
            return written
        _refuse(server, way)
    raise BadAnswerError(
        f"What {server.name} answers is no answer of an API like OpenAI's.",
        server.address_advice,
        billed=bill(server, "perhaps"),
    )


def can_see(client: OpenAI, server: OpenAIServer, model: str) -> bool:
    """Say whether a model says that it can look at pictures: OpenAI's by name, others' by the server's list."""
    if server.is_openai:
        return sees_by_name(model)
    with client.models.with_streaming_response.list(timeout=5.0) as response:
        entries = json_object(response.read()).get("data")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, Mapping) and entry.get("id") == model:
            return _tells_sight(entry)
    return False


def sees_by_name(model: str) -> bool:
    """Say whether a name is that of a model of OpenAI's that looks at pictures."""
    return model.startswith(_SEEING)


def _tells_sight(entry: Mapping[str, Any]) -> bool:
    """Read the ways in which servers say it: OpenRouter's modalities, llama.cpp's capabilities, LM Studio's type."""
    architecture = entry.get("architecture")
    inputs = architecture.get("input_modalities") if isinstance(architecture, Mapping) else None
    told = [entry.get("capabilities"), entry.get("input_modalities"), inputs]
    words = {str(word).lower() for part in told if isinstance(part, list) for word in part}
    return bool(words & {"vision", "multimodal", "image"}) or entry.get("type") == "vlm"


_Way = Callable[["OpenAI", TextRequest, Tell], Written | None]


def _by_responses(client: OpenAI, asked: TextRequest, tell: Tell) -> Written | None:
    request: dict[str, Any] = {
        "instructions": asked.instruction,
        "input": [{"role": message.role, "content": _for_responses(message)} for message in asked.messages],
        "stream": True,
    }
    if asked.asking.server.is_openai:
        request["store"] = False
    create = client.responses.with_streaming_response.create
    return _sent(create, request, asked, tell, _Responses(), _of_response)


def _by_chat(client: OpenAI, asked: TextRequest, tell: Tell) -> Written | None:
    extras: dict[str, Any] = {"stream": True, "stream_options": {"include_usage": True}}
    if asked.seed is not None and asked.asking.server.seed:
        extras["seed"] = asked.seed
    return _chat(client, asked, tell, extras)


def _by_plain_chat(client: OpenAI, asked: TextRequest, tell: Tell) -> Written | None:
    return _chat(client, asked, tell, {})


def _chat(client: OpenAI, asked: TextRequest, tell: Tell, extras: Mapping[str, Any]) -> Written | None:
    messages = [{"role": "system", "content": asked.instruction}]
    messages += [{"role": message.role, "content": _for_chat(message)} for message in asked.messages]
    create = client.chat.completions.with_streaming_response.create
    written = _sent(create, {"messages": messages, **extras}, asked, tell, _Chat(), _of_chat)
    return replace(written, seeded="seed" in extras) if written else None


def _sent(
    create: Any,
    request: Mapping[str, Any],
    asked: TextRequest,
    tell: Tell,
    heard: _Responses | _Chat,
    whole: Callable[[Mapping[str, Any]], Written | None],
) -> Written | None:
    """Send one request as an order of its own; return what came, streamed or `whole`, once it is on disk."""
    asking = asked.asking
    with asking.attempt() as (order, headers):
        with create(model=asking.model, **request, extra_headers=headers) as response:
            if "event-stream" in response.headers.get("content-type", ""):
                written = _heard(response, tell, heard)
            else:
                written = whole(json_object(response.read()))
        if written is not None:
            order.arrived(written.text.encode(errors="replace"), asking.server.words_cost(asking.model, written.usage))
    return written


def _for_responses(message: Message) -> Any:
    """Return a message's content: words alone as plain text, which OpenAI's specification reads in one way only."""
    if message.image is None:
        return message.text
    shown = {"type": "input_image", "image_url": _url(message.image), "detail": "auto"}  # required there
    return [{"type": "input_text", "text": message.text}, shown]


def _for_chat(message: Message) -> Any:
    if message.image is None:
        return message.text
    shown = {"type": "image_url", "image_url": {"url": _url(message.image)}}
    return [{"type": "text", "text": message.text}, shown]


def _url(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


class _Responses:
    """Puts the events of a Responses stream together."""

    def __init__(self) -> None:
        self.text = self.refusal = ""
        self.end: Mapping[str, Any] | None = None

    def take(self, event: Mapping[str, Any]) -> None:
        kind = str(event.get("type"))
        if kind == "response.output_text.delta":
            self.text += str(event.get("delta") or "")
        elif kind == "response.refusal.delta":
            self.refusal += str(event.get("delta") or "")
        elif kind in ("response.completed", "response.incomplete", "response.failed"):
            end = event.get("response")
            self.end = end if isinstance(end, Mapping) else {}

    def failure(self) -> object:
        return self.end.get("error") if self.end else None

    def written(self) -> Written | None:
        if self.end is not None:
            found = _of_response(self.end, self.text)
            return replace(found, refusal=found.refusal or self.refusal) if found else None
        return Written(self.text, self.refusal, cut=True) if self.text or self.refusal else None


class _Chat:
    """Puts the events of a chat's stream together."""

    def __init__(self) -> None:
        self.text = self.refusal = self.finish = ""
        self.usage: Mapping[str, int] = {}

    def take(self, event: Mapping[str, Any]) -> None:
        choice = _first(event.get("choices"))
        delta = choice.get("delta")
        if isinstance(delta, Mapping):
            self.text += str(delta.get("content") or "")
            self.refusal += str(delta.get("refusal") or "")
        self.finish = str(choice.get("finish_reason") or self.finish)
        self.usage = costs.tokens(event.get("usage")) or self.usage

    def failure(self) -> object:
        return None

    def written(self) -> Written | None:
        if not (self.text or self.refusal or self.finish):
            return None
        return Written(self.text, self.refusal or _declined(self.finish), self.usage, self.finish in ("", "length"))


def _heard(response: Any, tell: Tell, heard: _Responses | _Chat) -> Written | None:
    """Read a stream to its end, telling of the text so far."""
    import openai

    for event in events(response.iter_bytes()):
        if error := event.get("error"):
            raise openai.APIError("failed while streaming", response.http_request, body=error)
        before = len(heard.text)
        heard.take(event)
        if len(heard.text) > LONGEST:
            break
        if len(heard.text) > before:
            tell(heard.text)
    if error := heard.failure():
        raise openai.APIError("failed while streaming", response.http_request, body=error)
    return heard.written()


def _of_response(answer: Mapping[str, Any], so_far: str = "") -> Written | None:
    """Return what the body of a Responses answer says; `so_far` is its text as it was streamed."""
    output = answer.get("output")
    if not isinstance(output, list):
        return Written(so_far, usage=costs.tokens(answer.get("usage"))) if so_far else None
    pieces = [piece for item in output for piece in _pieces(item)]
    details = answer.get("incomplete_details")
    reason = str(details.get("reason") or "") if isinstance(details, Mapping) else ""
    return Written(
        text="".join(str(piece.get("text") or "") for piece in pieces) or so_far,
        refusal="".join(str(piece.get("refusal") or "") for piece in pieces) or _declined(reason),
        usage=costs.tokens(answer.get("usage")),
        cut=bool(reason),
    )


def _of_chat(answer: Mapping[str, Any]) -> Written | None:
    choice = _first(answer.get("choices"))
    message = choice.get("message")
    if not isinstance(message, Mapping):
        return None
    finish = str(choice.get("finish_reason") or "")
    return Written(
        text=str(message.get("content") or ""),
        refusal=str(message.get("refusal") or "") or _declined(finish),
        usage=costs.tokens(answer.get("usage")),
        cut=finish == "length",
    )


def _pieces(item: Any) -> list[Mapping[str, Any]]:
    content = item.get("content") if isinstance(item, Mapping) and item.get("type") == "message" else None
    return [piece for piece in content if isinstance(piece, Mapping)] if isinstance(content, list) else []


def _first(choices: object) -> Mapping[str, Any]:
    choice = choices[0] if isinstance(choices, list) and choices else {}
    return choice if isinstance(choice, Mapping) else {}


def _declined(reason: str) -> str:
    return "its content filter" if reason == "content_filter" else ""


_WAYS: tuple[_Way, ...] = (_by_responses, _by_chat, _by_plain_chat)
_refused: defaultdict[str, set[_Way]] = defaultdict(set)
"""The ways that each base URL did not understand in this process."""
_refusing = threading.Lock()


def _ways(server: OpenAIServer) -> list[_Way]:
    with _refusing:
        return [way for way in _WAYS if way not in _refused[server.base_url]] or list(_WAYS[-1:])


def _refuse(server: OpenAIServer, way: _Way) -> None:
    with _refusing:
        _refused[server.base_url].add(way)
