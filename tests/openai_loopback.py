"""A server on this machine that speaks OpenAI's API over real HTTP: for tests, and for kernels that tests start."""

from __future__ import annotations

import atexit
import base64
import hashlib
import io
import json
import shutil
import tempfile
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any, Self

from PIL import Image

from promptmagic.orders import REQUEST_ID

IMAGES = "/v1/images/generations"
EDITS = "/v1/images/edits"
RESPONSES = "/v1/responses"
CHAT = "/v1/chat/completions"
MODELS = "/v1/models"

KEY = "sk-test-0000-not-a-real-key-0000"

PAID_FOR = (IMAGES, EDITS, RESPONSES, CHAT)

BILLS = {"openai": {"paid": True}}
"""The servers of a person whose server on this machine bills as OpenAI does: it would count as free."""


def _profile() -> str:
    """Make a folder for IPython's configuration with these servers in it, for kernels."""
    folder = Path(tempfile.mkdtemp(prefix="ipython-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "profile_default").mkdir()
    (folder / "profile_default" / "ipython_config.py").write_text(f"c = get_config()\n{BILLING}")
    return str(folder)


BILLING = f"c.PromptMagics.servers = {BILLS!r}\n"
PAID = {"IPYTHONDIR": _profile()}
"""What a kernel needs in its environment, beside the server's own, to be billed."""

USAGE = {
    "input_tokens": 40,
    "input_tokens_details": {"text_tokens": 40, "image_tokens": 0},
    "output_tokens": 1056,
    "total_tokens": 1096,
}


@dataclass(frozen=True)
class Seen:
    """One request as it arrived; the names of its headers in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Call:
    """One request that is being answered: what it says, and the wire to answer on."""

    seen: Seen
    server: LoopbackOpenAI
    handler: BaseHTTPRequestHandler = field(repr=False)

    def send(self, body: bytes, *, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        self.begin(status, kind, len(body), **headers)
        self.handler.wfile.write(body)

    def begin(self, status: int, kind: str, length: int | None = None, **headers: str) -> None:
        """Send the head of an answer; without a length its end is the end of the connection."""
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", kind)
        if length is None:
            self.handler.send_header("Connection", "close")
            self.handler.close_connection = True
        else:
            self.handler.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def event(self, data: dict[str, Any]) -> None:
        """Send one server-sent event at once."""
        named = f"event: {data['type']}\n" if "type" in data else ""
        self.handler.wfile.write(f"{named}data: {json.dumps(data)}\n\n".encode())
        self.handler.wfile.flush()


Answer = Callable[[Call], None]
"""What a server does with one request."""


class LoopbackOpenAI:
    """Answers as OpenAI does, until told otherwise; counts and records every request.

    Use it as a context manager. `queue` sets what the next requests to a path get in place of the usual answer, in
    turn; `always` what all of them get. `gate` names paths that wait until `open_gates()`.
    """

    def __init__(self, *, seconds: float = 0.0, noisy: bool = False, streams: bool = True) -> None:
        self.seconds = seconds
        self.noisy = noisy
        self.streams = streams
        self.requests: list[Seen] = []
        self.closing = threading.Event()
        self._queued: defaultdict[str, deque[Answer]] = defaultdict(deque)
        self._always: dict[str, Answer] = {}
        self._lock = threading.Lock()
        self._httpd: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        self._httpd = _on_a_new_port(_handler_of(self))
        self._httpd.daemon_threads = True
        threading.Thread(target=self._httpd.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._httpd is not None
        self.closing.set()
        self._httpd.shutdown()
        self._httpd.server_close()

    @property
    def address(self) -> str:
        assert self._httpd is not None
        return f"http://127.0.0.1:{self._httpd.server_port}"

    @property
    def base_url(self) -> str:
        return f"{self.address}/v1"

    @property
    def environ(self) -> dict[str, str]:
        """What a process needs in its environment to ask this server."""
        return {"OPENAI_BASE_URL": self.base_url, "OPENAI_API_KEY": KEY, "NO_PROXY": "127.0.0.1"}

    def count(self, path: str = IMAGES) -> int:
        """How many requests a path got; for an empty string all that a server may bill, so not its list of models."""
        with self._lock:
            free = ("/v1/models", "/v1/models/")
            return sum(seen.path == path or not (path or seen.path.startswith(free)) for seen in self.requests)

    @property
    def ordered(self) -> list[str]:
        """The ids of the orders that the requests came under which a server bills; none for one without."""
        with self._lock:
            paid = [seen for seen in self.requests if seen.method == "POST" and seen.path in PAID_FOR]
            return [seen.headers.get(REQUEST_ID.lower(), "") for seen in paid]

    def bodies(self, path: str = IMAGES) -> list[dict[str, Any]]:
        with self._lock:
            return [seen.body for seen in self.requests if seen.path == path]

    def queue(self, path: str, *answers: Answer) -> None:
        with self._lock:
            self._queued[path].extend(answers)

    def always(self, path: str, answer: Answer) -> None:
        with self._lock:
            self._always[path] = answer

    def take(self, seen: Seen) -> Answer:
        """Record a request and say what it gets."""
        with self._lock:
            self.requests.append(seen)
            if self._queued[seen.path]:
                return self._queued[seen.path].popleft()
            return self._always.get(seen.path) or self.usual(seen)

    def usual(self, seen: Seen) -> Answer:
        """Say what a request gets when all goes well."""
        return _USUAL.get(seen.path, _other)


_USED_PORTS: set[int] = set()


def _on_a_new_port(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """Listen where no server of this process listened before: the client remembers by address what a server can do."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if httpd.server_port in _USED_PORTS:
        try:
            return _on_a_new_port(handler)
        finally:
            httpd.server_close()
    _USED_PORTS.add(httpd.server_port)
    return httpd


def _handler_of(server: LoopbackOpenAI) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kind = self.headers.get("Content-Type", "")
            form = kind.startswith("multipart/form-data")
            self._answer("POST", form_of(kind, body) if form else json.loads(body or b"{}"))

        def do_GET(self) -> None:
            self._answer("GET", {})

        def do_HEAD(self) -> None:
            self._answer("HEAD", {})

        def do_DELETE(self) -> None:
            self._answer("DELETE", {})

        def _answer(self, method: str, body: dict[str, Any]) -> None:
            seen = Seen(method, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            try:
                server.take(seen)(Call(seen, server, self))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the test's own output is what counts."""

    return Handler


@dataclass(frozen=True)
class Sent:
    """A file of a form."""

    name: str
    kind: str
    data: bytes = field(repr=False)


def form_of(kind: str, body: bytes) -> dict[str, Any]:
    """The fields of a form, numbers and truths as such, and its files."""
    fields: dict[str, Any] = {}
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    for part in whole.walk():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(content, bytes):
            continue
        if part.get_filename() and name.endswith("[]"):
            sent = Sent(str(part.get_filename()), part.get_content_type(), content)
            fields[name] = [*fields.get(name, []), sent]
        elif part.get_filename():
            fields[name] = Sent(str(part.get_filename()), part.get_content_type(), content)
        else:
            text = content.decode()
            fields[name] = json.loads(text) if text.isdigit() or text in ("true", "false") else text
    return fields


# What the server does when all goes well


def paint(call: Call) -> None:
    """Answer with the picture of the prompt and of what it starts from, streamed where that is asked for."""
    body = call.seen.body | {"prompt": shown_by(call.seen.body)}
    call.server.closing.wait(call.server.seconds)
    width, height = size_of(body)
    if body.get("stream") and call.server.streams:
        stream(
            *(partial(body, k) for k in range(body.get("partial_images") or 0)),
            completed(body, noisy=call.server.noisy),
        )(call)
        return
    entries = [
        {"b64_json": picture64(body["prompt"], width, height, k, noisy=call.server.noisy)}
        for k in range(body.get("n") or 1)
    ]
    call.send(json.dumps({"created": 1, "data": entries, "usage": usage_of(body)}).encode())


def expand_responses(call: Call) -> None:
    """Answer a request for structured output with one prompt for each brief."""
    call.send(json.dumps(response(prompts_for(call.seen.body))).encode())


def expand_chat(call: Call) -> None:
    """Answer a chat with one prompt for each brief, as JSON."""
    call.send(json.dumps(chat(prompts_for(call.seen.body))).encode())


def list_models(call: Call) -> None:
    names = ("gpt-image-2.6-flare", "gpt-image-2.6-sunburst", "gpt-6-luna")
    entries = [{"id": name, "object": "model", "created": 1, "owned_by": "loopback"} for name in names]
    call.send(json.dumps({"object": "list", "data": entries}).encode())


def _other(call: Call) -> None:
    if call.seen.path.startswith("/v1/models/"):
        model = call.seen.path.rpartition("/")[2]
        call.send(json.dumps({"id": model, "object": "model", "created": 1, "owned_by": "loopback"}).encode())
        return
    fail(404, {"message": f"Invalid URL ({call.seen.method} {call.seen.path})"})(call)


_USUAL: dict[str, Answer] = {
    IMAGES: paint,
    EDITS: paint,
    RESPONSES: expand_responses,
    CHAT: expand_chat,
    MODELS: list_models,
}


# What it can be told to do


def answer(body: object, *, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    """Answer with that body: bytes or text as they are, all else as JSON."""
    data = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    return lambda call: call.send(data, status=status, kind=kind, **headers)


def fail(status: int, error: object, **headers: str) -> Answer:
    """Answer with a status and OpenAI's shape of a failure."""
    return answer({"error": error}, status=status, **headers)


def page(status: int = 200, title: str = "Welcome") -> Answer:
    """Answer with a web page, as a proxy or a wrong address does."""
    html = f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return answer(html, status=status, kind="text/html")


def picture(body: bytes | str | None = None, **entry: object) -> Answer:
    """Answer with one picture: these bytes in base64, or such an entry (`url=…`, `b64_json=…`)."""
    if body is not None:
        entry["b64_json"] = base64.b64encode(body).decode() if isinstance(body, bytes) else body
    return answer({"created": 1, "data": [entry], "usage": USAGE})


def stream(*events: dict[str, Any]) -> Answer:
    """Answer with these server-sent events, then close the connection."""

    def send(call: Call) -> None:
        call.begin(200, "text/event-stream")
        for event in events:
            call.event(event)

    return send


def writes(text: str, pieces: int = 24, seconds: float = 0.0) -> Answer:
    """Answer with a text as a language model writes it, cut into so many events, each after a while."""

    def send(call: Call) -> None:
        step = max(1, -(-len(text) // pieces))
        chat_asked = call.seen.path == CHAT
        call.begin(200, "text/event-stream")
        for at in range(0, len(text), step):
            call.server.closing.wait(seconds)
            piece = text[at : at + step]
            call.event(
                {"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}
                if chat_asked
                else {"type": "response.output_text.delta", "delta": piece}
            )
        if chat_asked:
            call.event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
            call.event({"choices": [], "usage": chat("")["usage"]})
        else:
            call.event({"type": "response.completed", "response": response(text)})

    return send


def cut(body: bytes, promised: int) -> Answer:
    """Promise so many bytes, send only these, and break off."""

    def send(call: Call) -> None:
        call.begin(200, "application/json", promised)
        call.handler.wfile.write(body)
        call.handler.close_connection = True

    return send


def stall(call: Call) -> None:
    """Answer nothing until the server closes."""
    call.server.closing.wait()
    call.handler.close_connection = True


def drip(call: Call) -> None:
    """Answer without an end, byte by byte."""
    call.begin(200, "application/json")
    while not call.server.closing.wait(0.02):
        call.handler.wfile.write(b" ")
        call.handler.wfile.flush()


def redirect(location: str) -> Answer:
    return answer(b"", status=302, Location=location)


# What the answers hold


def shown_by(body: dict[str, Any]) -> str:
    """What decides a picture's colour: the prompt, and the files that it starts from."""
    several = [hashlib.sha256(sent.data).hexdigest() for sent in body.get("image[]", [])]
    files = several + [hashlib.sha256(body[name].data).hexdigest() for name in ("image", "mask") if name in body]
    return " ".join([body["prompt"], *files])


def size_of(body: dict[str, Any]) -> tuple[int, int]:
    """The width and height in pixels that a request asks for."""
    width, _, height = str(body.get("size") or "1024x1024").partition("x")
    return (int(width), int(height)) if height else (1024, 1024)


def colour_of(prompt: str) -> tuple[int, int, int]:
    """The colour in which the server paints a prompt."""
    red, green, blue = hashlib.sha256(prompt.encode()).digest()[:3]
    return red, green, blue


@cache
def png(prompt: str, width: int, height: int, nth: int = 0, *, noisy: bool = False) -> bytes:
    """A PNG of one colour, which depends on the prompt; noisy ones are noise, which no file format makes smaller."""
    if noisy:
        image = Image.frombytes("RGB", (width, height), Random(f"{prompt}{nth}").randbytes(width * height * 3))
    else:
        image = Image.new("RGB", (width, height), colour_of(f"{prompt}{nth}" if nth else prompt))
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def picture64(prompt: str, width: int, height: int, nth: int = 0, *, noisy: bool = False) -> str:
    return base64.b64encode(png(prompt, width, height, nth, noisy=noisy)).decode()


def partial(body: dict[str, Any], index: int = 0) -> dict[str, Any]:
    """The event of a partial picture: half the colour of the final one."""
    image = Image.new("RGB", (64, 64), tuple(value // 2 for value in colour_of(body["prompt"])))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return {
        "type": f"{_events_of(body)}.partial_image",
        "b64_json": base64.b64encode(buffer.getvalue()).decode(),
        "partial_image_index": index,
    }


def _events_of(body: dict[str, Any]) -> str:
    return "image_edit" if "image" in body else "image_generation"


def completed(body: dict[str, Any], *, noisy: bool = False) -> dict[str, Any]:
    """The event of the finished picture."""
    return {
        "type": f"{_events_of(body)}.completed",
        "b64_json": picture64(body["prompt"], *size_of(body), noisy=noisy),
        "usage": usage_of(body),
    }


def usage_of(body: dict[str, Any]) -> dict[str, Any]:
    """What is counted for a request: a picture to start from is counted as well."""
    if "image" not in body:
        return USAGE
    return USAGE | {"input_tokens": 1040, "input_tokens_details": {"text_tokens": 40, "image_tokens": 1000}}


def briefs_in(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The briefs that a request for prompts holds in its last message."""
    asked = body.get("input") or body.get("messages") or ""
    text = asked if isinstance(asked, str) else str(asked[-1]["content"])
    briefs: list[dict[str, Any]] = json.loads(text)["briefs"]
    return briefs


_LIGHTS = ("at dawn", "at noon", "at dusk", "by moonlight", "in fog", "after rain", "in snow", "by candle light")


def prompts_for(body: dict[str, Any]) -> list[dict[str, Any]]:
    """One prompt for each brief of a request, each different, with its parts."""
    return [prompt_for(brief) for brief in briefs_in(body)]


def prompt_for(brief: dict[str, Any]) -> dict[str, Any]:
    k = brief["brief"] - 1
    text, style, avoid = brief["text"], brief.get("style", ""), brief.get("leave_out", "")
    light = f"{_LIGHTS[k % len(_LIGHTS)]}{' again' * (k // len(_LIGHTS))}"
    sentences = [f"{text}, {light}.", f"In the style of {style}." if style else "", f"No {avoid}." if avoid else ""]
    return {
        "brief": brief["brief"],
        "title": light,
        "prompt": " ".join(filter(None, sentences)),
        "subject": text,
        "setting": "outdoors",
        "composition": "wide",
        "light": light,
        "medium": "photograph",
        "style": style,
        "mood": "calm",
        "palette": "muted",
        "lettering": "",
        "avoid": avoid,
    }


def response(
    prompts: Sequence[dict[str, Any]] | str, *, status: str = "completed", refusal: str = ""
) -> dict[str, Any]:
    """The body of an answer of the Responses API with these prompts, this very text, or a refusal."""
    text = prompts if isinstance(prompts, str) else json.dumps({"prompts": prompts})
    content = (
        {"type": "refusal", "refusal": refusal} if refusal else {"type": "output_text", "text": text, "annotations": []}
    )
    message = {"id": "msg_1", "type": "message", "role": "assistant", "status": status, "content": [content]}
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1,
        "status": status,
        "model": "gpt-6-luna",
        "output": [message],
        "parallel_tool_calls": False,
        "tool_choice": "auto",
        "tools": [],
        "usage": {"input_tokens": 900, "output_tokens": 1600, "total_tokens": 2500},
    }


def chat(
    prompts: Sequence[dict[str, Any]] | str, *, finish: str = "stop", refusal: str | None = None
) -> dict[str, Any]:
    """The body of an answer of the Chat Completions API with these prompts, this very text, or a refusal."""
    text = prompts if isinstance(prompts, str) else json.dumps({"prompts": prompts})
    message = {"role": "assistant", "content": None if refusal else text, "refusal": refusal}
    return {
        "id": "chat_1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-6-luna",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 1600, "total_tokens": 2500},
    }
