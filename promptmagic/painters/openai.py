"""Pictures painted by OpenAI's image models, or by a server that speaks the same API."""

from __future__ import annotations

import math
import threading
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from promptmagic import costs, dialects
from promptmagic.errors import BadAnswerError, BriefError, EngineError, OptionError, UnavailableError, did_you_mean
from promptmagic.model import FREE, UNKNOWN_COST, Cost, Picture, Prompt
from promptmagic.net.bodies import json_value, said
from promptmagic.net.downloads import fetch
from promptmagic.net.retries import Patience
from promptmagic.net.streams import events
from promptmagic.openai_client import models, retirement
from promptmagic.openai_client.calls import Asking, call
from promptmagic.openai_client.engine import ServerEngine
from promptmagic.openai_client.failures import bill, named
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas, PainterOption, Progress, Reference, numbered, silent
from promptmagic.pictures.decoding import Delivery, decode_base64, is_picture, verified

if TYPE_CHECKING:
    from openai import OpenAI

LONGEST_PROMPT = dialects.OPENAI_CHARACTERS

QUALITIES = ("auto", "low", "medium", "high", "xhigh", "max")
"""The quality words of the GPT image models; the last two since 2.5."""

BACKGROUNDS = ("transparent", "opaque", "auto")
FORMATS = ("png", "jpeg", "webp", "gif", "svg")
COMPLEXITIES = ("low", "medium", "high")
LATEST = "gpt-image-2.6"
"""The first models that make moving pictures and drawings, and plan more or less."""

MARKED = ("gpt-image-2.5", "gpt-image-2.6")
"""How the names of the models begin that read a markup."""

FRAMES = 9
"""How many pictures a GIF has where nobody says how many."""

_LARGEST_SOURCE = 50_000_000
"""Bytes of a picture to start from that the GPT image models take."""

_LEAST_PIXELS = {"gpt-image-2": 655_360}
"""The fewest pixels of a picture that a model makes."""

_STEP = 16
_STEEPEST = 3
_LONG_SIDE, _SHORT_SIDE = 3840, 2160

_OPTIONAL = {"response_format": ("response_format",), "seed": ("seed",), "stream": ("stream", "partial_images")}
"""What a compatible server may refuse, and the parameters that are then left out."""

_TELLING = {
    "response_format": ("response_format",),
    "seed": ("seed",),
    "stream": ("stream", "streaming", "partial_images"),
}
"""The words by which a refusal names each of them."""

_SAID = {"seed": "seed", "stream": "request for partial pictures"}
"""What a person is told of, since it changes what they get."""

_UNPAINTED = frozenset({400, 405, 415, 422, 501})
"""Statuses that turn a request down before anything is painted."""

_refused: defaultdict[str, set[str]] = defaultdict(set)
"""The parameters that each base URL refused in this process."""
_refusing = threading.Lock()


class ServerLimitsWarning(UserWarning):
    """A server cannot do what it was asked for, and is asked without it from then on."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered: the picture, in base64 until it is decoded, or its address; and what it counted."""

    picture: str | bytes = field(default=b"", repr=False)
    url: str = field(default="", repr=False)
    usage: Mapping[str, int] = field(default_factory=dict)


class OpenAIPainter(ServerEngine):
    """Paints through `images.generate`, or `images.edit` to start from a picture. Safe to use from several threads.

    Its parameters are those of a `ServerEngine`.
    """

    name = "openai"
    about = "OpenAI's image models, or a server that speaks their API; needs a key: promptmagic.login()"
    edits = True
    sources = 16
    marks = True
    streams = True
    places_orders = True
    options: ClassVar[tuple[PainterOption, ...]] = (
        PainterOption(
            "partials", int, "how many partial pictures a picker shows, some 100 tokens each", 1, least=0, most=3
        ),
        PainterOption("compression", int, "how well a jpeg or webp is kept, in percent", least=0, most=100),
        PainterOption(
            "moderation", str, "how strictly the server judges a new picture", "auto", choices=("auto", "low")
        ),
        PainterOption("complexity", str, "how much the model plans, apart from quality", choices=COMPLEXITIES),
        PainterOption("frames", int, "how many pictures a --format gif has", least=2, most=16),
        PainterOption("duration", int, "how long each of them is seen, in milliseconds", least=20, most=10_000),
        PainterOption("author", str, "the language model that draws a --format svg, where OpenAI lets you choose"),
        PainterOption("safety_identifier", str, "who asks, as a hash that OpenAI may hold against misuse"),
    )

    usual_model = models.PAINTER
    partials: int
    compression: int | None
    moderation: str
    complexity: str
    frames: int | None
    duration: int | None
    author: str
    safety_identifier: str

    def __init__(self, model: str = "", **given: Any) -> None:
        super().__init__(model, **given)
        self.name = self.server.nickname

    @property
    def label(self) -> str:
        """The honest name in captions."""
        return self.server.label(self.model)

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
            _check_size(_raised(canvas.size, costs.undated(self.model)))
            _check_quality(canvas.quality, self.model)
        _check_paper(canvas)
        if self.compression is not None and canvas.format not in ("jpeg", "webp"):
            raise OptionError("Only a jpeg or a webp is compressed by percent.", "Add --format webp.")
        self._check_latest(canvas, server)
        _check_source(canvas)
        server.check()

    def _check_latest(self, canvas: Canvas, server: OpenAIServer) -> None:
        """Refuse what only the newest models can do, and what does not go together."""
        can = not self._is_gpt_image(server) or costs.undated(self.model).startswith(LATEST)
        if canvas.format == "gif" and not can:
            raise OptionError(f"{self.model} makes no moving pictures.", f"Use {LATEST}-flare, or another format.")
        if canvas.format == "svg" and not can:
            raise OptionError(
                f"{self.model} draws no SVG.", f"Use {LATEST}-flare, or let a language model draw with -p svg."
            )
        if self.author and canvas.format != "svg":
            raise OptionError("Only a drawing has an author.", "Add --format svg.")
        if canvas.markup is not None and self._is_gpt_image(server) and not self.model.startswith(MARKED):
            raise OptionError(f"{self.model} reads no markup.", f"Use {LATEST}-flare, or say it in words.")
        if self.complexity and not can:
            raise OptionError(f"{self.model} does not know complexity.", f"Use {LATEST}-flare, or leave it out.")
        if canvas.format == "gif" and canvas.mask is not None:
            raise OptionError("A moving picture takes no mask.", "Leave --mask out, or use another format.")
        if canvas.format != "gif" and (self.frames or self.duration):
            raise OptionError("Only a gif has frames and their duration.", "Add --format gif.")

    def fitted(self, canvas: Canvas) -> tuple[int, int]:
        """Return the width and height in pixels that are painted for a canvas: raised to the least that a model makes.

        Where the size is left to the model, it is taken to be 1024 x 1024.
        """
        return _raised(canvas.size, costs.undated(self.model)) or (1024, 1024)

    def price(self, canvas: Canvas) -> Cost:
        """Return what painting a canvas will cost, about, in US dollars."""
        return self._price(canvas)

    def _price(self, canvas: Canvas, prompt: Prompt | None = None) -> Cost:
        server = self.server
        if server.free:
            return FREE
        if server.prices is not None and server.prices.picture is not None:
            return Cost(server.prices.picture)
        if canvas.format == "svg":  # beside the picture that it is drawn after, an author of no known price is paid
            return UNKNOWN_COST
        # No source tells what a moving picture costs: at most as much as its frames, each painted alone.
        frames = (self.frames or FRAMES) if canvas.format == "gif" else 1
        return self._price_of_one(canvas, prompt) * frames

    def _price_of_one(self, canvas: Canvas, prompt: Prompt | None) -> Cost:
        return costs.estimate(
            self.model,
            size=_raised(canvas.size, costs.undated(self.model)),
            quality=canvas.quality,
            sources=len(_sources(canvas)),
            partials=self.partials if self._streams(canvas, self.server, watched=canvas.watched) else 0,
            text=None if prompt is None else prompt.text,
        )

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
        asked = self._request(_worded(prompt, canvas.references), canvas, server, watched=progress is not silent)
        retirement.look_up(server, self.model, self.patience)
        label = server.label(self.model)
        size = _raised(canvas.size, costs.undated(self.model))
        raised = f" ({size[0]}x{size[1]}, its least)" if size and size != canvas.size else ""
        asking = Asking(server, self.model, f"a picture by {label}", self._price(canvas, prompt), canvas.orders)
        answer = call(
            server, lambda client: _ask(client, asking, asked, progress, self.patience), self.patience, model=self.model
        )
        is_drawing = canvas.format == "svg"
        delivery = _drawn(answer, server, size or (1024, 1024)) if is_drawing else _received(answer, server)
        return Picture(
            width=delivery.width,
            height=delivery.height,
            format=delivery.format,
            painter=self.name,
            model=self.model,
            label=label + raised,
            # That a server took a seed does not say that it uses it: only a person who knows it does.
            seed=canvas.seed if server.seed and "seed" in _accepted(asked, server).get("extra_body", {}) else None,
            usage=answer.usage,
            cost=server.picture_cost(self.model, answer.usage),
            data=delivery.data,
        )

    def fetch(self, address: str) -> bytes:
        """Return the picture file at an address that the server gave for a picture; see `net.downloads.fetch`."""
        return fetch(address, self.server, seconds=self.patience.timeout, first=self.patience.first / 2)

    def _is_gpt_image(self, server: OpenAIServer) -> bool:
        return server.is_openai or self.model.startswith("gpt-image")

    def _request(self, text: str, canvas: Canvas, server: OpenAIServer, *, watched: bool) -> dict[str, Any]:
        """Return the parameters of a request; size and quality only where asked, since not all know "auto"."""
        asked: dict[str, Any] = {"model": self.model, "prompt": text, "n": 1}
        if size := _raised(canvas.size, costs.undated(self.model)):
            asked["size"] = f"{size[0]}x{size[1]}"
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
        if self.partials and self._streams(canvas, server, watched=watched):
            asked |= {"stream": True, "partial_images": self.partials}
        if not server.is_openai:
            # OpenAI's models refuse both; most compatible servers answer with an address unless told.
            asked |= {"response_format": "b64_json", "extra_body": {"seed": canvas.seed}}
        if newer := self._newer(canvas):
            asked["extra_body"] = asked.get("extra_body", {}) | newer
        return asked | _files(canvas)

    @staticmethod
    def _streams(canvas: Canvas, server: OpenAIServer, *, watched: bool) -> bool:
        """Say whether partial pictures are asked for: somebody looks at them, and the server sends any."""
        return watched and server.streams and canvas.format not in ("gif", "svg")

    def _newer(self, canvas: Canvas) -> dict[str, Any]:
        """Return the parameters that an older SDK has no name for."""
        known: dict[str, Any] = {"complexity": self.complexity, "safety_identifier": self.safety_identifier}
        if canvas.format == "gif":
            known |= {"frame_count": self.frames, "frame_duration_ms": self.duration}
        if self.author:
            known["svg"] = {"model": self.author}
        return {name: value for name, value in known.items() if value}


def _worded(prompt: Prompt, references: Sequence[Reference] = ()) -> str:
    """Return the prompt's text, with what was asked beside it as sentences where an expander did not word it.

    Raises
    ------
    BriefError
        It is empty or too long.
    """
    text = dialects.sentences(prompt)
    text = numbered(text, references) if references else text
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


def _raised(size: tuple[int, int] | None, model: str) -> tuple[int, int] | None:
    """Return a size with at least as many pixels as the model makes, in nearly the same shape."""
    least = _LEAST_PIXELS.get(model, 0)
    if size is None or size[0] * size[1] >= least:
        return size
    scale = math.sqrt(least / (size[0] * size[1]))
    width, height = (math.ceil(side * scale / _STEP) * _STEP for side in size)
    return width, height


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
    largest = max((len(data) for data in _sources(canvas)), default=0)
    if largest > _LARGEST_SOURCE:
        raise OptionError(
            f"A picture to start from is a file of {largest / 1e6:.0f} MB.",
            f"The painter takes {_LARGEST_SOURCE // 1_000_000} MB: make it smaller first.",
        )


def _sources(canvas: Canvas) -> list[bytes]:
    """Return the pictures to start from, in their order."""
    if canvas.references:
        return [reference.data for reference in canvas.references]
    return [] if canvas.source is None else [canvas.source]


def _files(canvas: Canvas) -> dict[str, Any]:
    """Return the pictures to start from and the mask, as the SDK takes files; nothing where there are none."""
    sources = [("image.png", data, "image/png") for data in _sources(canvas)]
    if canvas.references:
        sources = [(f"{reference.name}.png", reference.data, "image/png") for reference in canvas.references]
    if not sources:
        return {}
    drawn = {"mask": canvas.mask, "markup": canvas.markup}
    beside = {name: (f"{name}.png", data, "image/png") for name, data in drawn.items() if data is not None}
    return {"image": sources if canvas.references else sources[0], **beside}


def _accepted(asked: dict[str, Any], server: OpenAIServer) -> dict[str, Any]:
    """Return a request without the parameters that the server refused before."""
    with _refusing:
        left_out = {name for word in _refused[server.base_url] for name in _OPTIONAL[word]}
    kept = {name: value for name, value in asked.items() if name not in left_out}
    if "seed" in left_out and "extra_body" in kept:
        kept["extra_body"] = {name: value for name, value in kept["extra_body"].items() if name != "seed"}
    return kept


def _ask(client: OpenAI, asking: Asking, asked: dict[str, Any], progress: Progress, patience: Patience) -> _Answer:
    """Send a request; again without the parameters that a compatible server says it does not know."""
    import openai

    server = asking.server
    for _ in _OPTIONAL:
        sent = _accepted(asked, server)
        try:
            return _send(client, asking, sent, progress, patience)
        except openai.APIStatusError as error:
            words = named(error.body, _TELLING) & _sent_of(sent)
            if server.is_openai or not words or getattr(error, "begun", False):
                raise
            _refuse(server, words)
            if error.status_code not in _UNPAINTED:  # it may have been painted: not asked again by itself
                raise
    return _send(client, asking, _accepted(asked, server), progress, patience)


def _sent_of(sent: Mapping[str, Any]) -> set[str]:
    flat = {*sent, *sent.get("extra_body", {})}
    return {word for word in _OPTIONAL if word in flat}


def _refuse(server: OpenAIServer, words: set[str]) -> None:
    """Remember, and say once, what a server does not take."""
    with _refusing:
        new = words - _refused[server.base_url]
        _refused[server.base_url] |= words
    if new := new & _SAID.keys():
        told = " and no ".join(_SAID[word] for word in sorted(new))
        warnings.warn(
            f"{server.name} takes no {told}: it is asked without from now on.",
            ServerLimitsWarning,
            stacklevel=2,
        )


def _send(client: OpenAI, asking: Asking, asked: dict[str, Any], progress: Progress, patience: Patience) -> _Answer:
    server = asking.server
    images = client.images.with_streaming_response
    ask: Any = images.edit if "image" in asked else images.generate
    with asking.attempt() as (order, headers):
        with ask(**asked, extra_headers=headers) as response:
            answer = _read(response, asked, server, progress)
        if answer is not None:
            cost = server.picture_cost(asking.model, answer.usage)
            order.arrived(_goods(answer), cost)
            if answer.url:
                answer = _fetched(answer, server, patience)
                order.arrived(_goods(answer), cost)
    if answer is None:
        # Only a server that bills nothing may be asked twice for the same picture.
        _refuse(server, {"stream"})
        return _send(client, asking, _accepted(asked, server), progress, patience)
    return answer


def _fetched(answer: _Answer, server: OpenAIServer, patience: Patience) -> _Answer:
    """Return an answer with the picture that its address leads to."""
    try:
        return replace(answer, picture=fetch(answer.url, server, seconds=patience.timeout, first=patience.first / 2))
    except EngineError as error:
        error.billed = "yes"
        raise


def _read(response: Any, asked: Mapping[str, Any], server: OpenAIServer, progress: Progress) -> _Answer | None:
    if "event-stream" in response.headers.get("content-type", ""):
        found = _checked(events(response.iter_bytes()), response)
        return _from_events(found, server, progress, asked.get("partial_images", 0))
    return _from_body(json_value(response.read()), server)


def _goods(answer: _Answer) -> bytes | str:
    """Return what of an answer was paid for: its bytes, as they were sent where they are no base64, or an address."""
    if isinstance(answer.picture, bytes) and answer.picture:
        return answer.picture
    if answer.url or isinstance(answer.picture, bytes):
        return answer.url
    try:
        return decode_base64(answer.picture)
    except BadAnswerError:
        return answer.picture.encode(errors="replace")


def _checked(events: Iterable[dict[str, Any]], response: Any) -> Iterator[dict[str, Any]]:
    """Pass a stream's events on; raise a failure among them as the SDK raises those of an answer.

    One that comes after bytes of a picture says so: it has `begun`.
    """
    import openai

    begun = False
    for event in events:
        if event.get("error"):
            failure = openai.APIError("failed while streaming", response.http_request, body=event["error"])
            failure.begun = begun  # type: ignore[attr-defined]  # ours, for `understand`
            raise failure
        begun |= isinstance(event.get("b64_json"), str)
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
        if not isinstance(picture, str):
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


def _tell_partial(picture: str, fraction: float, progress: Progress) -> None:
    try:
        data = decode_base64(picture)
    except BadAnswerError:
        return
    progress(fraction, data if is_picture(data) else None)


def _from_body(answer: Any, server: OpenAIServer) -> _Answer:
    entry = _first_entry(answer)
    picture, url = entry.get("b64_json"), entry.get("url")
    if isinstance(url, str) and url.startswith("data:"):
        picture, url = url, None
    if isinstance(picture, str) and picture:
        return _Answer(picture=picture, usage=costs.tokens(answer.get("usage")))
    if isinstance(url, str) and url:
        return _Answer(url=url, usage=costs.tokens(answer.get("usage")))
    raise BadAnswerError(
        f"{server.name} answered without a picture.{server.quote(said(answer))}",
        "Try again." if server.is_openai else server.address_advice,
        billed=bill(server, "perhaps"),
    )


def _first_entry(answer: Any) -> Mapping[str, Any]:
    data = answer.get("data") if isinstance(answer, Mapping) else None
    entry = data[0] if isinstance(data, list) and data else {}
    return entry if isinstance(entry, Mapping) else {}


def _drawn(answer: _Answer, server: OpenAIServer, size: tuple[int, int]) -> Delivery:
    """Return the picture of the drawing that an answer holds, with the drawing in its file."""
    from promptmagic.painters.svg.picturing import delivered

    try:
        return delivered(answer.picture if isinstance(answer.picture, bytes) else decode_base64(answer.picture), size)
    except EngineError as error:
        error.billed = bill(server, "yes")
        raise


def _received(answer: _Answer, server: OpenAIServer) -> Delivery:
    """Return the picture that an answer holds or leads to, decoded once."""
    try:
        if isinstance(answer.picture, str):
            return verified(decode_base64(answer.picture))
        return verified(answer.picture)
    except EngineError as error:
        error.billed = bill(server, "yes")
        raise
