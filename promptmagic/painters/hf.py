"""Pictures painted through Hugging Face's inference: one key, many open models, whoever runs them."""

from __future__ import annotations

import io
import os
import threading
from functools import lru_cache
from typing import Any, ClassVar

from promptmagic import dialects, settings
from promptmagic.errors import (
    BadAnswerError,
    Billed,
    BriefError,
    EngineError,
    KeyMissingError,
    OptionError,
    PromptMagicError,
    RefusedError,
    UnavailableError,
)
from promptmagic.model import FREE, UNKNOWN_COST, Cost, Picture, Prompt
from promptmagic.net.addresses import is_loopback
from promptmagic.net.client import library
from promptmagic.net.failures import unreached
from promptmagic.net.retries import Patience
from promptmagic.net.servers import check_key, host_of, is_web_address, quote
from promptmagic.painters import Canvas, PainterOption, Progress, silent
from promptmagic.pictures.decoding import verified
from promptmagic.redaction import quoted

VARIABLE = "HF_TOKEN"
"""The environment variable that Hugging Face's own library reads."""

_LOGIN = 'promptmagic.login("hf")'
_OFFLINE = "or paint offline with -p sketch"
_NO_KEY = "none"
"""Sent to a server on this machine: the library would send what it has saved elsewhere."""

_HUB = "Hugging Face"


class HuggingFacePainter:
    """Paints through `huggingface_hub.InferenceClient`. Safe to use from several threads.

    Parameters
    ----------
    model
        A model of the Hub, such as black-forest-labs/FLUX.1-dev, or the URL of an endpoint that serves one.
    patience
        How long to wait for a picture (`timeout`, in seconds). Nothing is asked twice: it may be billed twice.
    values
        What a person may set: see `options`.
    """

    name = "hf"
    about = 'open models by whoever serves them on Hugging Face; needs a key: promptmagic.login("hf")'
    needs = ("huggingface_hub",)
    install = 'pip install "promptmagic[hf]"'
    edits = True
    places_orders = True
    options: ClassVar[tuple[PainterOption, ...]] = (
        PainterOption("provider", str, "who serves the model: fal-ai, together, replicate, hf-inference, …", "auto"),
        PainterOption("steps", int, "how many steps the model takes", least=1, most=200),
        PainterOption("guidance", float, "how closely it keeps to the words", least=0, most=50),
        PainterOption("usd", float, "what a picture costs, as you know it, in US dollars", least=0, most=100),
    )
    provider: str
    steps: int | None
    guidance: float | None
    usd: float | None

    def __init__(self, model: str = "", *, patience: Patience | None = None, **values: Any) -> None:
        self.model = model.strip()
        self.patience = patience or Patience(timeout=300.0)
        settings.hold(self, self.options, values)

    def __repr__(self) -> str:
        return f"<HuggingFacePainter {quoted(self.model)}>"

    @property
    def free(self) -> bool:
        """Whether nothing is ever billed: the endpoint is on this machine, or a person says so."""
        return is_loopback(self.model) if self.usd is None else self.usd == 0

    @property
    def label(self) -> str:
        """The honest name in captions."""
        if is_web_address(self.model):
            return f"the model at {host_of(self.model)}"
        by = "" if self.provider == "auto" else f", {self.provider}"
        return f"{self.model} ({_HUB}{by})"

    @property
    def key(self) -> str:
        """The key, read from the environment at each use; never shown."""
        return os.environ.get(VARIABLE, "").strip()

    def price(self, canvas: Canvas) -> Cost:  # noqa: ARG002 - as every painter that tells its price
        """Return what a picture costs, as a person says; unknown elsewhere, since each provider has its own prices."""
        if self.free:
            return FREE
        return UNKNOWN_COST if self.usd is None else Cost(self.usd, estimated=True)

    def check(self, canvas: Canvas) -> None:
        """Find out without a request whether the canvas can be painted.

        Raises
        ------
        OptionError
            No model is named, or it asks for what is not to be had here.
        KeyMissingError
            There is no key, or it cannot be one.
        """
        if not self.model:
            raise OptionError("-p hf needs a model.", "Name one of the Hub: -p hf:black-forest-labs/FLUX.1-dev.")
        if canvas.mask is not None:
            raise OptionError("Hugging Face's inference takes no mask.", "Leave --mask out, or use -p openai.")
        for name in ("quality", "background", "format"):
            if getattr(canvas, name):
                raise OptionError(f"Hugging Face's inference has no choice of {name}.", f"Leave --{name} out.")
        if self.key:
            check_key(self.key, _HUB, _LOGIN)
        elif not is_loopback(self.model):
            raise KeyMissingError(f"No {_HUB} key is set in {VARIABLE}.", f"Call {_LOGIN}, {_OFFLINE}.", billed="no")

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture, with `data` set as it was sent.

        Raises
        ------
        BriefError
            The prompt is empty.
        OptionError
            The canvas asks for what is not to be had here, or the provider does not serve the model.
        EngineError
            The picture could not be made; says whether it was billed.
        """
        self.check(canvas)
        text = dialects.sentences(prompt).encode(errors="replace").decode()
        if not prompt.text.strip():
            raise BriefError("The prompt is empty.", "Say what to paint.")
        progress(None, None)
        price = self.price(canvas)
        with canvas.orders.place(f"a picture by {self.label}", price) as order:
            data = self._sent(text, canvas)
            order.arrived(data, None if price.unknown else price)
        try:
            delivery = verified(data)
        except EngineError as error:
            error.billed = None if self.free else "yes"
            raise
        return Picture(
            width=delivery.width,
            height=delivery.height,
            format=delivery.format,
            painter=self.name,
            model=self.model,
            label=self.label,
            # A seed is sent; whether a provider uses it, nobody says.
            cost=price,
            data=delivery.data,
        )

    def _sent(self, text: str, canvas: Canvas) -> bytes:
        """Return what the provider answers, asked once."""
        import huggingface_hub as hub

        http = library()
        known: dict[str, Any] = {"num_inference_steps": self.steps, "guidance_scale": self.guidance}
        client = _client(self.provider, self.key or _NO_KEY, self.patience.timeout)
        failure: PromptMagicError
        try:
            if canvas.source is not None:
                size = hub.ImageToImageTargetSize(*reversed(canvas.size)) if canvas.size else None
                image = client.image_to_image(
                    canvas.source, prompt=text, model=self.model, target_size=size, seed=canvas.seed, **known
                )
            else:
                width, height = canvas.size or (None, None)
                image = client.text_to_image(
                    text, model=self.model, width=width, height=height, seed=canvas.seed, **known
                )
            return _bytes_of(image)
        except hub.errors.HfHubHTTPError as error:
            failure = self._refused(error.response.status_code, error.response)
        except http.HTTPError as error:
            failure = unreached(error, _HUB, _OFFLINE, http).error
        except (ValueError, StopIteration) as error:  # what the library says of a provider that has no such model
            failure = OptionError(
                f"{_HUB} does not serve this: {quoted(str(error), self.key).rstrip('.')}.",
                "Name another model or provider: -p hf:MODEL,provider=fal-ai.",
            )
        except (OSError, KeyError, TypeError, IndexError) as error:  # an answer that holds no picture
            failure = BadAnswerError(
                f"{_HUB} answered without a picture: {quoted(str(error), self.key).rstrip('.')}.",
                "Try again, or use another provider.",
                billed="perhaps",
            )
        if isinstance(failure, EngineError) and self.free:
            failure.billed = None
        # Raised here, outside of any `except`, so that no traceback shows the library's exception as its context.
        raise failure

    def _refused(self, status: int, response: Any) -> EngineError:
        """Return the error of an answer with a status that is none of success."""
        says = quote(_said(response), self.key)
        billed: Billed = "perhaps" if status >= 500 else "no"
        kind, what, advice = _kind_of_status(status)
        return kind(f"{_HUB} {what}.{says}", advice, billed=billed)


def _kind_of_status(status: int) -> tuple[type[EngineError], str, str]:
    if status in (401, 403):
        return KeyMissingError, "refused the key, or the model is not open to it", f"Check it, and call {_LOGIN}."
    if status == 402:
        return UnavailableError, "has no credit left for this key", f"Add credits to your account, {_OFFLINE}."
    if status == 404:
        return UnavailableError, "does not serve this model", "Name another: its page says which providers have it."
    if status == 429:
        return UnavailableError, "asks for fewer requests at once", f"Wait a while, and run the cell again, {_OFFLINE}."
    if status in (400, 422):
        return RefusedError, "did not take this prompt or its settings", "Change them, and try again."
    return UnavailableError, f"failed with status {status}", f"Try again later, {_OFFLINE}."


def _said(response: Any) -> str:
    try:
        return str(response.text)
    except (RuntimeError, UnicodeError):  # its body was never read
        return ""


def _bytes_of(image: Any) -> bytes:
    """Return the file that a picture was opened from, as it was sent; written anew where it is not known any more."""
    file = getattr(image, "fp", None)
    if isinstance(file, io.BytesIO):
        return file.getvalue()
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


_making = threading.Lock()


def _client(provider: str, key: str, timeout: float) -> Any:
    with _making:
        return _made_client(provider, key, timeout)


@lru_cache(maxsize=8)
def _made_client(provider: str, key: str, timeout: float) -> Any:
    import huggingface_hub

    client: Any = huggingface_hub.InferenceClient  # its type lists the providers of its day
    return client(provider=provider, api_key=key, timeout=timeout)
