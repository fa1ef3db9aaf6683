"""Pipelines of diffusers in memory: each loaded once a kernel, and only one at work at a time."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from promptmagic.errors import OptionError, PromptMagicError
from promptmagic.painters import Progress
from promptmagic.painters.diffusers import failures

DEVICES = {"cuda": "GPU (CUDA)", "mps": "GPU (MPS)", "cpu": "CPU"}
"""PyTorch's names of devices, the fastest first, and what captions call them."""

DTYPES = ("float32", "float16", "bfloat16")

_BROKEN = (ValueError, TypeError, LookupError, AttributeError)
"""What diffusers raises where a model's files do not hold what they should."""

_KEPT = 2
"""How many models stay in memory: two that are compared take turns without being loaded each time."""

_LOOK = 0.5
"""Seconds between two looks whether a person has stopped one that waits for its turn."""

_turn = threading.Lock()
"""One works at a time: pipelines, and the tokenizers in them, are not safe to use from several threads."""

_loaded: dict[tuple[str, str, str], Loaded] = {}


@dataclass(slots=True)
class Loaded:
    """A model in memory: its pipeline for painting from words, and those made from it for painting from pictures."""

    pipeline: Any
    device: str
    dtype: str
    _derived: dict[str, Any] = field(default_factory=dict)

    def from_words(self) -> Any:
        """Return the pipeline that paints from a prompt alone."""
        return self.pipeline

    def from_picture(self) -> Any:
        """Return the pipeline that starts from a picture; it shares the model."""
        return self._made("AutoPipelineForImage2Image", "start from a picture")

    def within_mask(self) -> Any:
        """Return the pipeline that changes a picture within a mask; it shares the model."""
        return self._made("AutoPipelineForInpainting", "keep to a mask")

    @property
    def step(self) -> int:
        """What both sides of a picture must be multiples of, in pixels."""
        latent = int(getattr(self.pipeline, "vae_scale_factor", 8))
        return max(8, latent * 2 if hasattr(self.pipeline, "transformer") else latent)

    def _made(self, family: str, what: str) -> Any:
        import diffusers

        if family not in self._derived:
            try:
                made = getattr(diffusers, family).from_pipe(self.pipeline)
            except ValueError as error:
                raise OptionError(
                    f"A model of the kind {type(self.pipeline).__name__} cannot {what}.", "Choose another model."
                ) from error
            made.set_progress_bar_config(disable=True)
            self._derived[family] = made
        return self._derived[family]


@contextmanager
def turn(progress: Progress) -> Iterator[None]:
    """Wait for the one place at the device, and hold it; `progress` may raise CancelledError meanwhile."""
    while not _turn.acquire(timeout=_LOOK):
        progress(None, None)
    try:
        yield
    finally:
        _turn.release()


def loaded(model: str, device: str, dtype: str) -> Loaded:
    """Return a model in memory, loaded if it is not there yet; only within one's `turn`.

    Raises
    ------
    PromptMagicError
        It cannot be loaded, or there is no such device.
    """
    device = _device(device)
    dtype = _dtype(dtype, device)
    key = model, device, dtype
    if key in _loaded:
        _loaded[key] = _loaded.pop(key)  # the newest is last
        return _loaded[key]
    while len(_loaded) >= _KEPT:
        del _loaded[next(iter(_loaded))]
        free_memory()
    failure: PromptMagicError
    try:
        _loaded[key] = Loaded(_load(model, device, dtype), device, dtype)
        return _loaded[key]
    except PromptMagicError:
        raise
    except (*_BROKEN, OSError, ImportError, RuntimeError, MemoryError) as error:
        failure = failures.of_loading(error, model)
    # Raised outside of the `except`, so that nothing holds on to what was loaded so far.
    free_memory()
    raise failure


def free_memory() -> None:
    """Give back what PyTorch holds of the device's memory and does not use."""
    import gc

    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    elif torch.backends.mps.is_available():
        torch.mps.empty_cache()


def accepts(pipeline: Any, name: str) -> bool:
    """Say whether a pipeline takes a parameter of that name."""
    return name in inspect.signature(pipeline.__call__).parameters


def _load(model: str, device: str, dtype: str) -> Any:
    import torch
    from diffusers import AutoPipelineForText2Image

    options = {"dtype": getattr(torch, dtype)}
    folder = Path(model).expanduser()
    if folder.is_dir():
        pipeline = AutoPipelineForText2Image.from_pretrained(str(folder), local_files_only=True, **options)
    else:
        pipeline = _from_hub(AutoPipelineForText2Image, model, options)
    pipeline = pipeline.to(device)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def _from_hub(family: Any, model: str, options: dict[str, Any]) -> Any:
    """Load what was downloaded before without asking anybody, and download what was not."""
    from huggingface_hub import hf_hub_download

    try:
        return family.from_pretrained(model, local_files_only=True, **options)
    except OSError:
        # Asked for by itself first: its failures say what is wrong, those of the pipeline do not.
        hf_hub_download(model, "model_index.json")
    return family.from_pretrained(model, **options)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries' bars and advice out of the notebook, within one's `turn`; the bars of a download stay."""
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    libraries = (diffusers_logging, transformers_logging)
    before = [(library.is_progress_bar_enabled(), library.get_verbosity()) for library in libraries]
    for library in libraries:
        library.disable_progress_bar()
        library.set_verbosity_error()
    try:
        yield
    finally:
        for library, (bar, verbosity) in zip(libraries, before, strict=True):
            library.set_verbosity(verbosity)
            if bar:
                library.enable_progress_bar()


def _device(asked: str) -> str:
    import torch

    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if asked == "auto":
        return next(name for name in DEVICES if there[name])
    if not there[asked]:
        raise OptionError(f"PyTorch finds no {asked} device here.", "Leave device out, or use device=cpu.")
    return asked


def _dtype(asked: str, device: str) -> str:
    """Return the kind of number to reckon in: whole on a CPU, half on a GPU, with the wider range where it has that."""
    import torch

    if asked != "auto":
        return asked
    if device == "cuda":
        return "bfloat16" if torch.cuda.is_bf16_supported() else "float16"
    return "float16" if device == "mps" else "float32"
