"""Pictures painted by OpenAI's image models, or by a server that speaks the same API."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from promptmagic import costs, dialects
from promptmagic.errors import BadAnswerError, BriefError, EngineError, OptionError, UnavailableError, did_you_mean
from promptmagic.model import FREE, Picture, Prompt
from promptmagic.openai_server import OpenAIServer, models, retirement
from promptmagic.openai_server.calls import Patience, call
from promptmagic.openai_server.failures import bill, said
from promptmagic.openai_server.sieve import Sieve
from promptmagic.painters import Canvas, PainterOption, Progress, silent
from promptmagic.painters.delivery import Delivery, decode_base64, fetch, is_picture, verified

if TYPE_CHECKING:
    from openai import OpenAI

LONGEST_PROMPT = dialects.OPENAI_CHARACTERS

QUALITIES = ("auto", "low", "medium", "high", "xhigh", "max")
"""The quality words of the GPT image models; the last two since 2.5."""

BACKGROUNDS = ("transparent", "opaque", "auto")
FORMATS = ("png", "jpeg", "webp")

_LARGEST_SOURCE = 50_000_000
"""Bytes of a picture to start from that the GPT image models take."""

_STEP = 16
_STEEPEST = 3
_LONG_SIDE, _SHORT_SIDE = 3840, 2160

_OPTIONAL = {"response_format": ("response_format",), "seed": ("seed",), "stream": ("stream", "partial_images")}
"""What a compatible server may refuse, by the word it names, and the parameters that are then left out."""

_refused: defaultdict[str, set[str]] = defaultdict(set)
"""The parameters that each base URL refused in this process."""
_refusing = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered: the picture, in base64 unless it was long, or its address; and what it counted."""

    picture: str | bytes = field(default=b"", repr=False)
    url: str = field(default="", repr=False)
    usage: Mapping[str, int] = field(default_factory=dict)


class OpenAIPainter:
    """Paints through `images.generate`, or `images.edit` to start from a picture. Safe to use from several threads.

    Parameters
    ----------
    model
        The image model (at Azure the deployment); empty for the default.
    server
        Where to ask; by default what the environment says at each use.
    patience
        How long to wait, and how often to try again.
    partials, compression, moderation
        What a person may set: see `options`.
    """

    name = "openai"
    about = "OpenAI's image models, or a server that speaks their API; needs a key: promptmagic.login()"
    edits = True
    streams = True
    options: ClassVar[tuple[PainterOption, ...]] = (
        PainterOption(
            "partials", int, "how many partial pictures a picker shows, some 100 tokens each", 1, least=0, most=3
        ),
        PainterOption("compression", int, "how well a jpeg or webp is kept, in percent", least=0, most=100),
        PainterOption(
            "moderation", str, "how strictly the server judges a new picture", "auto", choices=("auto", "low")
        ),
    )

    def __init__(
        self,
        model: str = "",
        *,
        server: OpenAIServer | None = None,
        patience: Patience | None = None,
        partials: int = 1,
        compression: int | None = None,
        moderation: str = "auto",
    ) -> None:
        self.model = model or models.PAINTER
        self.patience = patience or Patience()
        self.partials = partials
        self.compression = compression
        self.moderation = moderation
        self._server = server

    def __repr__(self) -> str:
        return f"<OpenAIPainter {self.model} at {self.server.host}>"

    @property
    def server(self) -> OpenAIServer:
        """The server that would be asked now."""
        return self._server or OpenAIServer.from_environment()

    @property
    def free(self) -> bool:
        """Whether nothing is ever billed: the server is on this machine."""
        return self.server.free

    @property
    def label(self) -> str:
        """The honest name in captions."""
        return self._label_at(self.server)

    def _label_at(self, server: OpenAIServer) -> str:
        return f"OpenAI {self.model}" if server.is_openai else f"{self.model} ({server.host})"

    def check(self, canvas: Canvas) -> None:
        """Find out without a request whether the canvas can be painted.

        Raises
        ------
        OptionError
            The model takes no such size or quality.
        EngineError
            The model is retired, or no key is set.
        """
        server = self.server
        retirement.check(self.model)
        if self._is_gpt_image(server):
            _check_size(canvas.size)
            _check_quality(canvas.quality, self.model)
        _check_paper(canvas)
        if self.compression is not None and canvas.format not in ("jpeg", "webp"):
            raise OptionError("Only a jpeg or a webp is compressed by percent.", "Add --format webp.")
        _check_source(canvas)
        server.check()

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture, with `data`, `usage` and `cost` set.

        Raises
        ------
        BriefError
            The prompt is empty or too long.
        OptionError
            The model takes no such size or quality.
        EngineError
            The picture could not be made; says whether it was billed.
        """
        self.check(canvas)
        server = self.server
        asked = self._request(_worded(prompt), canvas, server, watched=progress is not silent)
        retirement.look_up(server, self.model, self.patience)
        answer = call(server, lambda client: _ask(client, server, asked, progress), self.patience, model=self.model)
        delivery = _received(answer, server)
        return Picture(
            width=delivery.width,
            height=delivery.height,
            format=delivery.format,
            painter=self.name,
            model=self.model,
            label=self._label_at(server),
            seed=canvas.seed if "seed" in _accepted(asked, server).get("extra_body", {}) else None,
            usage=answer.usage,
            cost=FREE if server.free else costs.cost(self.model, answer.usage),
            data=delivery.data,
        )

    def _is_gpt_image(self, server: OpenAIServer) -> bool:
        return server.is_openai or self.model.startswith("gpt-image")

    def _request(self, text: str, canvas: Canvas, server: OpenAIServer, *, watched: bool) -> dict[str, Any]:
        """Return the parameters of a request; size and quality only where asked, since not all know "auto"."""
        asked: dict[str, Any] = {"model": self.model, "prompt": text, "n": 1}
        if canvas.size is not None:
            asked["size"] = f"{canvas.size[0]}x{canvas.size[1]}"
        if canvas.quality:
            asked["quality"] = canvas.quality.lower() if self._is_gpt_image(server) else canvas.quality
        if canvas.background:
            asked["background"] = canvas.background
        if canvas.format:
            asked["output_format"] = canvas.format
        if self.compression is not None:
            asked["output_compression"] = self.compression
        if self.moderation != "auto" and canvas.source is None:  # edits take no such parameter
            asked["moderation"] = self.moderation
        if watched and self.partials:
            asked |= {"stream": True, "partial_images": self.partials}
        if not server.is_openai:
            # OpenAI's models refuse both; most compatible servers answer with an address unless told.
            asked |= {"response_format": "b64_json", "extra_body": {"seed": canvas.seed}}
        return asked | _files(canvas)


def _worded(prompt: Prompt) -> str:
    """Return the prompt's text, with what was asked beside it as sentences where an expander did not word it.

    Raises
    ------
    BriefError
        It is empty or too long.
    """
    text = dialects.sentences(prompt)
    if not prompt.text.strip():
        raise BriefError("The prompt is empty.", "Say what to paint.")
    if len(text) > LONGEST_PROMPT:
        raise BriefError(
            f"The prompt has {len(text):,} characters, and the painter takes {LONGEST_PROMPT:,}.", "Shorten it."
        )
    # Half a surrogate pair, which no JSON can carry, becomes a question mark.
    return text.encode(errors="replace").decode()


def _check_size(size: tuple[int, int] | None) -> None:
    if size is None:
        return
    short, long = sorted(size)
    if long > short * _STEEPEST:
        raise OptionError(f"The size {size[0]}x{size[1]} is too narrow.", "Use a ratio from 1:3 to 3:1.")
    if long > _LONG_SIDE or short > _SHORT_SIDE:
        raise OptionError(
            f"The size {size[0]}x{size[1]} is too large.", f"Use at most {_LONG_SIDE}x{_SHORT_SIDE}, upright or lying."
        )
    if long % _STEP or short % _STEP:
        width, height = (max(_STEP, round(side / _STEP) * _STEP) for side in size)
        raise OptionError(
            f"The sides of {size[0]}x{size[1]} are not multiples of {_STEP}, as the painter needs them.",
            f"Use {width}x{height}.",
        )


def _check_quality(quality: str, model: str) -> None:
    words = QUALITIES[:4] if model.startswith("gpt-image-2") and "-2." not in model else QUALITIES
    if quality and quality.lower() not in words:
        raise OptionError(
            f"{model} knows no quality {quality!r}.{did_you_mean(quality, words)}", f"Use {', '.join(words)}."
        )


def _check_paper(canvas: Canvas) -> None:
    if canvas.background not in ("", *BACKGROUNDS):
        raise OptionError(f"There is no background {canvas.background!r}.", f"Use {', '.join(BACKGROUNDS)}.")
    if canvas.format not in ("", *FORMATS):
        raise OptionError(f"Pictures are not made as {canvas.format!r}.", f"Use {', '.join(FORMATS)}.")
    if canvas.background == "transparent" and canvas.format == "jpeg":
        raise OptionError("A JPEG has no transparent background.", "Use png or webp.")


def _check_source(canvas: Canvas) -> None:
    if canvas.source is not None and len(canvas.source) > _LARGEST_SOURCE:
        raise OptionError(
            f"The picture to start from is a file of {len(canvas.source) / 1e6:.0f} MB.",
            f"The painter takes {_LARGEST_SOURCE // 1_000_000} MB: make it smaller first.",
        )


def _files(canvas: Canvas) -> dict[str, Any]:
    """Return the picture to start from and its mask, as the SDK takes files; nothing where there is none."""
    files = {"image": canvas.source, "mask": canvas.mask if canvas.source is not None else None}
    return {name: (f"{name}.png", data, "image/png") for name, data in files.items() if data is not None}


def _accepted(asked: dict[str, Any], server: OpenAIServer) -> dict[str, Any]:
    """Return a request without the parameters that the server refused before."""
    with _refusing:
        left_out = {name for word in _refused[server.base_url] for name in _OPTIONAL[word]}
    kept = {name: value for name, value in asked.items() if name not in left_out}
    if "seed" in left_out:
        kept.pop("extra_body", None)
    return kept


def _ask(client: OpenAI, server: OpenAIServer, asked: dict[str, Any], progress: Progress) -> _Answer:
    """Send a request; again without the parameters that a compatible server says it does not know."""
    import openai

    for _ in _OPTIONAL:
        sent = _accepted(asked, server)
        try:
            return _send(client, server, sent, progress)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            words = _named(error.body, sent)
            if server.is_openai or not words:
                raise
        with _refusing:
            _refused[server.base_url] |= words
    return _send(client, server, _accepted(asked, server), progress)


def _named(body: object, sent: Mapping[str, Any]) -> set[str]:
    """Return which of the optional parameters that were sent a refusal names."""
    sentence = json.dumps(body, default=str).lower()
    flat = {*sent, *sent.get("extra_body", {})}
    return {word for word, names in _OPTIONAL.items() if word in flat and any(name in sentence for name in names)}


def _send(client: OpenAI, server: OpenAIServer, asked: dict[str, Any], progress: Progress) -> _Answer:
    images = client.images.with_streaming_response
    ask: Any = images.edit if "image" in asked else images.generate
    with ask(**asked) as response:
        sieve = Sieve()
        if "event-stream" in response.headers.get("content-type", ""):
            partials = asked.get("partial_images", 0)
            events = _checked(sieve.events(response.iter_bytes()), response)
            answer = _from_events(events, server, progress, partials)
        else:
            for chunk in response.iter_bytes():
                sieve.feed(chunk)
            answer = _from_body(sieve.answer(), server)
    if answer is None:
        # Only a server that bills nothing may be asked twice for the same picture.
        with _refusing:
            _refused[server.base_url].add("stream")
        return _send(client, server, _accepted(asked, server), progress)
    return answer


def _checked(events: Iterable[dict[str, Any]], response: Any) -> Iterator[dict[str, Any]]:
    """Pass a stream's events on; raise a failure among them as the SDK raises those of an answer."""
    import openai

    for event in events:
        if event.get("error"):
            raise openai.APIError("failed while streaming", response.http_request, body=event["error"])
        yield event


def _from_events(
    events: Iterable[dict[str, Any]], server: OpenAIServer, progress: Progress, partials: int
) -> _Answer | None:
    """Return the picture at the end of a stream, telling of the partial ones before it.

    None where a free server, asked for partial pictures, streams nothing at all.
    """
    count = 0
    for event in events:
        picture = event.get("b64_json")
        if not isinstance(picture, str | bytes):
            continue
        if str(event.get("type")).endswith(".completed"):
            return _Answer(picture=picture, usage=costs.tokens(event.get("usage")))
        count += 1
        _tell_partial(picture, min(count / (partials + 1), 1.0), progress)
    if not count and partials and server.free:
        return None
    raise UnavailableError(
        f"{server.name} ended its stream before the picture was complete.",
        "Paint it again with --fresh.",
        billed=bill(server, "perhaps"),
    )


def _tell_partial(picture: str | bytes, fraction: float, progress: Progress) -> None:
    try:
        data = picture if isinstance(picture, bytes) else decode_base64(picture)
    except BadAnswerError:
        return
    progress(fraction, data if is_picture(data) else None)


def _from_body(answer: Any, server: OpenAIServer) -> _Answer:
    entry = _first_entry(answer)
    picture, url = entry.get("b64_json"), entry.get("url")
    if isinstance(url, bytes):  # a data: URL, decoded on its way in
        picture, url = url, None
    if isinstance(picture, bytes) or (isinstance(picture, str) and picture):
        return _Answer(picture=picture, usage=costs.tokens(answer.get("usage")))
    if isinstance(url, str) and url:
        return _Answer(url=url, usage=costs.tokens(answer.get("usage")))
    raise BadAnswerError(
        f"{server.name} answered without a picture.{server.quote(said(answer))}",
        "Try again." if server.is_openai else "Check OPENAI_BASE_URL: most end in /v1.",
        billed=bill(server, "perhaps"),
    )


def _first_entry(answer: Any) -> Mapping[str, Any]:
    data = answer.get("data") if isinstance(answer, Mapping) else None
    entry = data[0] if isinstance(data, list) and data else {}
    return entry if isinstance(entry, Mapping) else {}


def _received(answer: _Answer, server: OpenAIServer) -> Delivery:
    """Return the picture that an answer holds or leads to, decoded once."""
    try:
        if isinstance(answer.picture, str):
            return verified(decode_base64(answer.picture))
        return verified(fetch(answer.url, server) if answer.url else answer.picture)
    except EngineError as error:
        error.billed = bill(server, "yes")
        raise
