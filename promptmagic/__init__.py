"""Short briefs become rich image prompts, painted variations, and one chosen picture that stays in the notebook.

In a notebook: ``%load_ext promptmagic``, then ``%paint a beach sunset``. In a script: `Studio`.
"""

from __future__ import annotations

import logging
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from promptmagic import hooks

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from promptmagic.display.comparison import compare
    from promptmagic.display.controller import Picker
    from promptmagic.display.rubric import Rubric
    from promptmagic.errors import PromptMagicError
    from promptmagic.generation import Generation
    from promptmagic.handouts import lessons
    from promptmagic.history import History, read_picture
    from promptmagic.magics.login import login
    from promptmagic.model import Brief, Picture, Prompt, Variation
    from promptmagic.studio import Studio

__all__ = [
    "Brief",
    "Generation",
    "History",
    "Picker",
    "Picture",
    "Prompt",
    "PromptMagicError",
    "Rubric",
    "Studio",
    "Variation",
    "compare",
    "lessons",
    "load_ipython_extension",
    "login",
    "read_picture",
    "unload_ipython_extension",
]
__version__ = "0.1.0"

# Quiet unless somebody asks: logging.getLogger("promptmagic").setLevel("INFO") tells each request, without keys.
logging.getLogger(__name__).addHandler(logging.NullHandler())

# Imported when first used, so that loading the extension stays quick and a script needs no ipywidgets.
_HOMES = {
    "Brief": "model",
    "Generation": "generation",
    "History": "history",
    "Picker": "display.controller",
    "Picture": "model",
    "Prompt": "model",
    "PromptMagicError": "errors",
    "Rubric": "display.rubric",
    "Studio": "studio",
    "Variation": "model",
    "compare": "display.comparison",
    "lessons": "handouts",
    "login": "magics.login",
    "read_picture": "history",
}


# What values of `model` can do only with the help of higher floors.
_HOOKS = {
    "word": "dialects",
    "explanation": "dialects.own_words",
    "difference": "dialects.differences",
    "explanation_bundle": "display.explaining",
    "difference_bundle": "display.explaining",
    "prompt_bundle": "display.alone",
    "picture_bundle": "display.alone",
    "variation_bundle": "display.alone",
    "sweep_bundle": "display.alone",
    "generation_bundle": "display.figure",
    "table_bundle": "display.table",
    "svg_of": "painters.svg.kept",
    "animation_of": "painters.svg.kept",
    "credentials_of": "pictures.credentials",
    "derived": "pictures.metadata",
    "decoded": "pictures.decoding",
    "on_white": "pictures.decoding",
}


def _found(home: str, name: str) -> Any:
    return getattr(import_module(f"promptmagic.{home}"), name)


for _name, _home in _HOOKS.items():
    hooks.offer(_name, partial(_found, _home, _name))


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'promptmagic' has no attribute {name!r}")
    return _found(_HOMES[name], name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])


def load_ipython_extension(ipython: InteractiveShell) -> None:
    """Add the magics, their completions and `paint_history` to a session: what ``%load_ext promptmagic`` calls."""
    from promptmagic.magics.magics import load

    load(ipython)


def unload_ipython_extension(ipython: InteractiveShell) -> None:
    """Take everything that was added away again: what ``%unload_ext promptmagic`` calls."""
    from promptmagic.magics.magics import unload

    unload(ipython)
