"""What goes wrong with a pipeline: a model that cannot be loaded, and a picture that cannot be painted."""

from __future__ import annotations

from promptmagic.errors import EngineError, KeyMissingError, OptionError, PromptMagicError, UnavailableError
from promptmagic.registry import told

_SMALLER = "Try a smaller --size such as 512x512, dtype=float16 on a GPU, a smaller model, or device=cpu."

_MEMORY = ("out of memory", "can't allocate memory", "not enough memory", "cudnn_status_alloc_failed")
"""What PyTorch says on its devices where memory ran out, if not by the kind of its exception."""

_HUB = "https://huggingface.co"


def of_loading(error: Exception, model: str) -> PromptMagicError:
    """Return the error of a model that cannot be loaded, from what diffusers or the hub raised."""
    if _is_out_of_memory(error):
        return EngineError(f"There is not enough memory to load {model!r}.", _SMALLER)
    for cause in _chain(error):
        kind = type(cause).__name__
        if kind == "GatedRepoError":
            return KeyMissingError(
                f"{model!r} is given only to those who accept its terms.",
                f"Accept them at {_HUB}/{model}, and set HF_TOKEN or run: hf auth login.",
            )
        if kind in ("RepositoryNotFoundError", "HFValidationError"):
            return EngineError(
                f"The Hugging Face Hub has no model {model!r}, or does not show it to you.",
                f"Look it up at {_HUB}/models?pipeline_tag=text-to-image, or name a folder.",
            )
        if kind in ("EntryNotFoundError", "RemoteEntryNotFoundError"):
            return EngineError(
                f"{model!r} is no diffusers model: it lacks a file.", "Choose one that the Hub lists for diffusers."
            )
        if kind in ("LocalEntryNotFoundError", "OfflineModeIsEnabled", "ConnectError", "ConnectionError"):
            return UnavailableError(
                f"The model {model!r} is not on this machine, and the Hugging Face Hub cannot be reached.",
                "Check the connection (and HF_HUB_OFFLINE), or name a folder that holds a model.",
            )
    return EngineError(
        f"The model {model!r} cannot be loaded: {told(error)}.",
        "Name a folder that a diffusers pipeline was saved to, or a text-to-image model of the Hugging Face Hub.",
    )


def of_painting(error: Exception, size: tuple[int, int] | None, where: str) -> PromptMagicError | None:
    """Return the error of a picture that could not be painted; None for one that is a bug."""
    if _is_out_of_memory(error):
        asked = f" for {size[0]}x{size[1]} pixels" if size else ""
        return UnavailableError(f"The memory of the {where} is not enough{asked}.", _SMALLER)
    if isinstance(error, ValueError):
        return OptionError(f"The pipeline does not take what was asked: {told(error)}.", "Change what it names.")
    return None


def _is_out_of_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in _MEMORY)


def _chain(error: BaseException | None) -> list[BaseException]:
    """Return an exception and what it came from."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
