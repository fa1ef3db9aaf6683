"""A prompt pasted from another system, read as a brief with options: recognised by that system's own markers only.

Midjourney's begins with ``/imagine prompt:``; Stable Diffusion's tools write a block that ends with a ``Steps:`` line,
behind which some write ``Template:`` lines, or they have only a line ``Negative prompt: …`` behind the prompt.
Midjourney's flags are read at the end of any brief.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from promptmagic.errors import OptionError
from promptmagic.pictures import parameters
from promptmagic.pictures.parameters import Parameters
from promptmagic.sizes import pixels


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted prompt asks for.

    `options` are by the keywords of `Studio`; `own` and `model` are settings and version of the `target` that it came
    from, which matter where it is worded for that again; `left_out` is what only that system understands, as written.
    """

    target: str
    brief: str
    options: Mapping[str, Any] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    left_out: tuple[str, ...] = ()

    def note(self, *, worded_again: bool = False, typed: bool = False) -> str:
        """Return one line about what is left out of it here; empty where nothing is.

        `typed` says that only flags were read, behind a brief that was typed here.
        """
        dashes = "--" if typed else ""
        own = [f"--{name}" if value == SWITCHED_ON else f"{dashes}{name} {value}" for name, value in self.own.items()]
        version = "" if self.model.startswith("niji") else "--v " if typed else "version "
        own += [f"{version}{self.model}"] if self.model else []
        left_out = ", ".join((*self.left_out, *([] if worded_again else own)))
        which = "Not used here" if typed else "Left out of the pasted prompt"
        return f"{which}, since only {_NAMES[self.target]} knows it: {left_out}" if left_out else ""


SWITCHED_ON = "yes"
"""The value of a switch among a target's own settings."""

_NAMES = {"midjourney": "Midjourney", "stable-diffusion": "Stable Diffusion"}


def read(text: str) -> Pasted | None:
    """Return what a pasted prompt asks for; None for any other text."""
    if match := _IMAGINE.match(text):
        return _midjourney(text[match.end() :])
    block = parameters.read(text, pasted=True)
    return _stable_diffusion(block) if block.written or (block.prompt and block.exclude) else None


def read_flags(flags: Iterable[tuple[str, str]], brief: str) -> Pasted:
    """Return what Midjourney's flags behind a brief ask for: each its name without dashes, and its value."""
    left_out: list[str] = []
    options: dict[str, Any] = {}
    own: dict[str, str] = {}
    model = ""
    for name, value in flags:
        found = _FLAGS[name](value) if name in _FLAGS else None
        if found is None:
            left_out.append(f"--{name} {value}".strip())
        elif found[0] == "model":
            model = found[1]
        elif found[0] in OWN:
            own[found[0]] = str(found[1])
        else:
            options[found[0]] = found[1]
    return Pasted("midjourney", brief, options, own, model, tuple(left_out))


# Midjourney: phrases, then flags

_IMAGINE = re.compile(r"\s*/imagine\s+prompt\s*:\s*", re.IGNORECASE)
_FLAG = re.compile(r"(?:^|(?<=\s))(?:--|[\u2013\u2014])(?P<name>[A-Za-z]\w*)(?:[ \t]+|=|(?=\s|$))", re.ASCII)
_ADDRESS = re.compile(r"<?https?://\S+>?,?\s*")
_WEIGHT = re.compile(r"::\s*-?\d*\.?\d*")
_PERMUTATION = re.compile(r"\{([^{}|,]*+,[^{}|]*+)\}")


def _midjourney(text: str) -> Pasted:
    flags = list(_FLAG.finditer(text))
    words = text[: flags[0].start()] if flags else text
    ends = [*(flag.start() for flag in flags[1:]), len(text)]
    found = read_flags(
        (
            (flag["name"].lower(), " ".join(text[flag.end() : end].split()).rstrip(" ,;"))
            for flag, end in zip(flags, ends, strict=False)
        ),
        "",
    )
    addresses = [match.strip(" ,\n") for match in _ADDRESS.findall(words)]
    weights = [match for match in _WEIGHT.findall(words) if match != "::"]
    words = _PERMUTATION.sub(_as_choice, _WEIGHT.sub(",", _ADDRESS.sub("", words)))
    return replace(found, brief=_tidy(words), left_out=(*addresses, *weights, *found.left_out))


def _as_choice(match: re.Match[str]) -> str:
    return "{" + "|".join(item.strip() for item in re.split(r"(?<!\\),", match[1])) + "}"


def _number(name: str, most: int) -> Callable[[str], tuple[str, Any] | None]:
    def read_number(value: str) -> tuple[str, Any] | None:
        return (name, int(value)) if re.fullmatch(r"\d{1,10}", value) and int(value) <= most else None

    return read_number


def _ratio(value: str) -> tuple[str, Any] | None:
    try:
        pixels(value)
    except OptionError:
        return None
    return ("size", value) if ":" in value else None


def _switch(name: str) -> Callable[[str], tuple[str, Any] | None]:
    return lambda value: None if value else (name, SWITCHED_ON)


def _reference(name: str) -> Callable[[str], tuple[str, Any] | None]:
    """Take an address or a code; several, or one with a sign that separates settings, is left as it was written."""
    return lambda value: (name, value) if re.fullmatch(r"[^\s,\"'=]+", value) else None


_FLAGS: Mapping[str, Callable[[str], tuple[str, Any] | None]] = {
    "ar": _ratio,
    "aspect": _ratio,
    "seed": _number("seed", 2**32 - 1),
    "no": lambda value: ("exclude", value) if value else None,
    "raw": lambda value: None if value else ("raw", True),
    "style": lambda value: ("raw", True) if value.lower() == "raw" else None,
    "s": _number("stylize", 1000),
    "stylize": _number("stylize", 1000),
    "c": _number("chaos", 100),
    "chaos": _number("chaos", 100),
    "weird": _number("weird", 3000),
    "w": _number("weird", 3000),
    "exp": _number("exp", 100),
    "tile": _switch("tile"),
    "draft": _switch("draft"),
    "hd": _switch("hd"),
    "sref": _reference("sref"),
    "oref": _reference("oref"),
    "p": _reference("p"),
    "profile": _reference("p"),
    "v": lambda value: ("model", value) if re.fullmatch(r"\d+(\.\d+)?", value) else None,
    "version": lambda value: ("model", value) if re.fullmatch(r"\d+(\.\d+)?", value) else None,
    "niji": lambda value: ("model", f"niji {value}".strip()) if re.fullmatch(r"\d*", value) else None,
}
"""What is understood of Midjourney's flags, as the keyword and the value that it means."""

OWN = frozenset({"stylize", "chaos", "weird", "exp", "tile", "draft", "hd", "sref", "oref", "p"})
"""Settings of Midjourney's own, which matter where a prompt is worded for it again."""

SWITCHES = frozenset({"tile", "draft", "hd", "raw", "turbo", "fast", "relax", "stealth", "public", "loop", "video"})
"""Midjourney's flags that take no value."""

FLAGS = frozenset(
    {*_FLAGS, *SWITCHES, "sw", "ow", "cref", "cw", "iw", "q", "r", "repeat", "stop", "sv", "motion", "end", "bs"}
)
"""All of Midjourney's flags, those of its version 8.1 and older ones, as its documentation lists them."""


# Stable Diffusion: the block that A1111 and its kin write

_ADDITION = re.compile(r"<(?:lora|lyco|hypernet)\s*:[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"(?:(?<!\s)\s++)?\bBREAK\b\s*+")

_WEIGHING = re.compile(r"(?:(?<!\s)\s++)?:\s*+-?(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*+(?=[)\]])")


def _stable_diffusion(block: Parameters) -> Pasted:
    additions = tuple(_ADDITION.findall(f"{block.prompt}\n{block.exclude}"))
    options: dict[str, Any] = {}
    own: dict[str, str] = {}
    left_out: list[str] = []
    for name, value in block.written:
        found = _PARAMETERS[name.lower()](value) if name.lower() in _PARAMETERS else None
        if found is None:
            left_out.append(f"{name}: {value}")
        elif found[0] in ("steps", "guidance"):
            own[found[0]] = str(found[1])
        else:
            options[found[0]] = found[1]
    if unweighted := _unweighted(block.exclude):
        options["exclude"] = unweighted
    return Pasted("stable-diffusion", _unweighted(block.prompt), options, own, left_out=(*additions, *left_out))


def _dimensions(value: str) -> tuple[str, Any] | None:
    return ("size", value.lower()) if re.fullmatch(r"[1-9]\d{1,4}x[1-9]\d{1,4}", value, re.IGNORECASE) else None


def _guidance(value: str) -> tuple[str, Any] | None:
    return ("guidance", value) if re.fullmatch(r"\d{1,2}(?:\.\d+)?", value) else None


_PARAMETERS: Mapping[str, Callable[[str], tuple[str, Any] | None]] = {
    "seed": _number("seed", 2**32 - 1),
    "size": _dimensions,
    "steps": _number("steps", 150),
    "cfg scale": _guidance,
}


def _unweighted(text: str) -> str:
    """Return tags without weights, additions and breaks; an escaped parenthesis is a plain one."""
    text = _BREAK.sub(", ", _ADDITION.sub("", text))
    return _tidy("".join(_plain_characters(text)))


def _plain_characters(text: str) -> Iterator[str]:
    """Yield a text without what gives weight: unescaped parentheses and brackets, and the number before one closes."""
    place = 0
    while place < len(text):
        if text[place] == "\\" and text[place + 1 : place + 2] in tuple("()[]\\"):
            yield text[place + 1]
            place += 2
            continue
        weight = _WEIGHING.match(text, place)
        if weight:
            place = weight.end()
            continue
        if text[place] not in "()[]":
            yield text[place]
        place += 1


def _tidy(text: str) -> str:
    """Return words on one line, with one comma where there were several, and none at the ends."""
    line = re.sub(r" ,", ",", " ".join(text.split()))
    return re.sub(r",(?:\s*,)+", ",", line).strip(" ,")
