"""A prompt worded for OpenAI, Midjourney, Runway or Stable Diffusion: the same parts, as each of them wants to be told.

How each wants it is what the makers of these systems advise; the limits are those of their interfaces. A *target* is
written like a painter: ``midjourney``, ``midjourney:7,stylize=250``, ``stable-diffusion:3.5``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from promptmagic import settings
from promptmagic.dialects.midjourney import MIDJOURNEY_CHARACTERS, midjourney
from promptmagic.dialects.prose import (
    OPENAI_CHARACTERS,
    RUNWAY_UNITS,
    divided,
    for_runway,
    openai,
    runway,
    sentences,
)
from promptmagic.dialects.stable_diffusion import stable_diffusion, tags
from promptmagic.dialects.wish import WordingRequest
from promptmagic.errors import BriefError, OptionError, UnknownNameError
from promptmagic.model import Prompt
from promptmagic.registry import Spec
from promptmagic.settings import Setting
from promptmagic.sizes import pixels

__all__ = [
    "MIDJOURNEY_CHARACTERS",
    "OPENAI_CHARACTERS",
    "RUNWAY_UNITS",
    "TARGETS",
    "Dialect",
    "check",
    "divided",
    "for_runway",
    "sentences",
    "tags",
    "word",
]


@dataclass(frozen=True, slots=True)
class Dialect:
    """One system's way. `models` is what may stand behind its name, as a regular expression."""

    name: str
    about: str
    write: Callable[[Prompt, WordingRequest], str]
    models: str = ""
    settings: tuple[Setting, ...] = ()


def word(
    prompt: Prompt,
    target: str = "openai",
    *,
    size: str = "",
    seed: int | None = None,
    exclude: str = "",
    raw: bool = False,
    **own: Any,
) -> str:
    """Return the text to paste into another system.

    Parameters
    ----------
    prompt
        What is to be painted; `parts.avoid` is left out of it.
    target
        The system, with its model and settings where wanted: ``"midjourney:7,stylize=250"``.
    size, seed, exclude, raw
        As the options of a cell: said in the target's own way where it has one.
    own
        The target's settings, such as ``stylize=250`` or ``weights=True``.

    Raises
    ------
    UnknownNameError, OptionError
        There is no such target or setting, or a value does not fit.
    BriefError
        The prompt is empty.
    """
    dialect, spec, given = _read(target, own)
    if prompt.scene:
        prompt = replace(prompt, text=prompt.scene)
    if not prompt.text.strip():
        raise BriefError("The prompt is empty.", "Say what to paint.")
    pixels(size or "square")
    if exclude:
        avoid = ", ".join(filter(None, [prompt.parts.avoid, exclude]))
        prompt = replace(prompt, parts=replace(prompt.parts, avoid=avoid))
    return dialect.write(prompt, WordingRequest(size, seed, exclude, raw, spec.model, given))


def check(target: str) -> str:
    """Return a target as it is written, or raise the error of one that is not known or does not fit."""
    _read(target, {})
    return target.strip()


def _read(target: str, own: Mapping[str, Any]) -> tuple[Dialect, Spec, dict[str, Any]]:
    spec = Spec.parse(target.strip())
    name = re.sub(r"[\s_]+", "-", spec.name.lower())
    if name not in TARGETS:
        raise UnknownNameError.among("target", spec.name, TARGETS)
    dialect = TARGETS[name]
    if spec.model and not re.fullmatch(dialect.models, spec.model):
        raise OptionError(f"The target {name} has no model {spec.model!r}.", f"Write {name} alone, or see --help.")
    given = settings.read(dialect.settings, {**spec.options, **own}, f"the target {name!r}")
    return dialect, spec, {setting.name: setting.default for setting in dialect.settings} | given


TARGETS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect("openai", "sentences, up to 32,000 characters", openai),
        Dialect(
            "midjourney",
            "phrases and flags; a version may follow, as midjourney:7",
            midjourney,
            models=r"\d+(?:\.\d+)?|niji(?: ?\d+)?",
            settings=(
                Setting("stylize", int, "how much of its own taste it adds (--s)", least=0, most=1000),
                Setting("chaos", int, "how much its pictures differ (--c)", least=0, most=100),
                Setting("weird", int, "how strange they are", least=0, most=3000),
                Setting("exp", int, "more detail and contrast, as an experiment", least=0, most=100),
                Setting("sref", str, "the address or code of a style to follow"),
                Setting("oref", str, "the address of a picture whose subject returns"),
                Setting("p", str, "the code of a profile"),
                Setting("draft", bool, "quick drafts", False),
                Setting("hd", bool, "twice the pixels", False),
                Setting("tile", bool, "a pattern that repeats", False),
            ),
        ),
        Dialect("runway", "positive sentences, up to 1,000 UTF-16 units", runway),
        Dialect(
            "stable-diffusion",
            "tags and a negative prompt; stable-diffusion:3.5 takes sentences",
            stable_diffusion,
            models=r"1\.[45]|2\.[01]|sdxl|xl|3|3\.5",
            settings=(
                Setting("weights", bool, "give the subject and the style more weight", False),
                Setting("steps", int, "said where size or seed are", 30, least=1, most=150),
                Setting("guidance", float, "said where size or seed are", 7.0, least=0, most=30),
            ),
        ),
    )
}
"""The systems that prompts can be worded for, by name."""
