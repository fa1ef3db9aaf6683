"""Short briefs become rich image prompts, painted variations, and one chosen picture that stays in the notebook.

In a notebook: ``%load_ext promptmagic``, then ``%paint a beach sunset``. In a script: `Studio`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from promptmagic.credentials import login
    from promptmagic.display.picker import Picker
    from promptmagic.errors import PromptMagicError
    from promptmagic.history import History, read_picture
    from promptmagic.model import Brief, Generation, Picture, Prompt, Variation
    from promptmagic.studio import Studio

__all__ = [
    "Brief",
    "Generation",
    "History",
    "Picker",
    "Picture",
    "Prompt",
    "PromptMagicError",
    "Studio",
    "Variation",
    "load_ipython_extension",
    "login",
    "read_picture",
    "unload_ipython_extension",
]
__version__ = "0.1.0"

# Imported when first used, so that loading the extension stays quick and a script needs no ipywidgets.
_HOMES = {
    "Brief": "model",
    "Generation": "model",
    "History": "history",
    "Picker": "display.picker",
    "Picture": "model",
    "Prompt": "model",
    "PromptMagicError": "errors",
    "Studio": "studio",
    "Variation": "model",
    "login": "credentials",
    "read_picture": "history",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'promptmagic' has no attribute {name!r}")
    return getattr(import_module(f"promptmagic.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])


def load_ipython_extension(ipython: InteractiveShell) -> None:
    """Add the magics, their completions and `paint_history` to a session: what ``%load_ext promptmagic`` calls."""
    from promptmagic.magics import load

    load(ipython)


def unload_ipython_extension(ipython: InteractiveShell) -> None:
    """Take everything that was added away again: what ``%unload_ext promptmagic`` calls."""
    from promptmagic.magics import unload

    unload(ipython)
