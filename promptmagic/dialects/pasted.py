"""A prompt pasted from another system, read as a brief with options: recognised by that system's own markers only.

Midjourney's begins with ``/imagine prompt:``; Stable Diffusion's tools write a block that ends with a ``Steps:`` line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from promptmagic.errors import OptionError
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

    def note(self, *, worded_again: bool = False) -> str:
        """Return one line about what is left out of it here; empty where nothing is."""
        own = [f"{name} {value}" for name, value in self.own.items()]
        own += [f"version {self.model}"] if self.model else []
        left_out = ", ".join((*self.left_out, *([] if worded_again else own)))
        return (
            f"Left out of the pasted prompt, since only {_NAMES[self.target]} knows it: {left_out}" if left_out else ""
        )


_NAMES = {"midjourney": "Midjourney", "stable-diffusion": "Stable Diffusion"}


def read(text: str) -> Pasted | None:
    """Return what a pasted prompt asks for; None for any other text."""
    if match := _IMAGINE.match(text):
        return _midjourney(text[match.end() :])
    if (match := _STEPS.search(text)) and len(_PARAMETER.findall(match["line"])) >= _FEWEST_PARAMETERS:
        return _stable_diffusion(text[: match.start()], match["line"])
    return None


# Midjourney: phrases, then flags

_IMAGINE = re.compile(r"\s*/imagine\s+prompt\s*:\s*", re.IGNORECASE)
_FLAG = re.compile(r"(?:^|(?<=\s))(?:--|[\u2013\u2014])(?P<name>[A-Za-z]\w*)(?:[ \t]+|=|(?=\s|$))", re.ASCII)
_ADDRESS = re.compile(r"<?https?://\S+>?,?\s*")
_WEIGHT = re.compile(r"::\s*-?\d*\.?\d*")
_PERMUTATION = re.compile(r"\{([^{}|]*,[^{}|]*)\}")


def _midjourney(text: str) -> Pasted:
    flags = list(_FLAG.finditer(text))
    words = text[: flags[0].start()] if flags else text
    left_out: list[str] = []
    options: dict[str, Any] = {}
    own: dict[str, str] = {}
    model = ""
    ends = [*(flag.start() for flag in flags[1:]), len(text)]
    for flag, end in zip(flags, ends, strict=False):
        name, value = flag["name"].lower(), " ".join(text[flag.end() : end].split()).rstrip(" ,;")
        found = _FLAGS[name](value) if name in _FLAGS else None
        if found is None:
            left_out.append(f"--{name} {value}".strip())
        elif found[0] == "model":
            model = found[1]
        elif found[0] in ("stylize", "chaos"):
            own[found[0]] = str(found[1])
        else:
            options[found[0]] = found[1]
    addresses = [match.strip(" ,\n") for match in _ADDRESS.findall(words)]
    weights = [match for match in _WEIGHT.findall(words) if match != "::"]
    words = _PERMUTATION.sub(_as_choice, _WEIGHT.sub(",", _ADDRESS.sub("", words)))
    return Pasted("midjourney", _tidy(words), options, own, model, (*addresses, *weights, *left_out))


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
    "v": lambda value: ("model", value) if re.fullmatch(r"\d+(\.\d+)?", value) else None,
    "version": lambda value: ("model", value) if re.fullmatch(r"\d+(\.\d+)?", value) else None,
    "niji": lambda value: ("model", f"niji {value}".strip()) if re.fullmatch(r"\d*", value) else None,
}
"""What is understood of Midjourney's flags, as the keyword and the value that it means."""


# Stable Diffusion: the block that A1111 and its kin write

_STEPS = re.compile(r"^[ \t]*(?P<line>Steps:\s*\d+\b[^\n]*)\s*\Z", re.MULTILINE)
_PARAMETER = re.compile(r"\s*([A-Za-z][\w /-]*?)\s*:\s*(\"(?:\\.|[^\"\\])*\"|[^,]*)(?:,|$)")
_NEGATIVE = re.compile(r"^[ \t]*Negative prompt:[ \t]*", re.MULTILINE | re.IGNORECASE)
_FEWEST_PARAMETERS = 3
_ADDITION = re.compile(r"<(?:lora|lyco|hypernet)\s*:[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"\s*\bBREAK\b\s*")


def _stable_diffusion(text: str, parameters: str) -> Pasted:
    positive, _, negative = _partitioned(text)
    additions = tuple(_ADDITION.findall(text))
    options: dict[str, Any] = {}
    own: dict[str, str] = {}
    left_out: list[str] = []
    for name, value in _PARAMETER.findall(parameters):
        found = _PARAMETERS[name.lower()](value.strip()) if name.lower() in _PARAMETERS else None
        if found is None:
            left_out.append(f"{name}: {value}")
        elif found[0] in ("steps", "guidance"):
            own[found[0]] = str(found[1])
        else:
            options[found[0]] = found[1]
    if unweighted := _unweighted(negative):
        options["exclude"] = unweighted
    return Pasted("stable-diffusion", _unweighted(positive), options, own, left_out=(*additions, *left_out))


def _partitioned(text: str) -> tuple[str, str, str]:
    match = _NEGATIVE.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


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
        weight = re.compile(r"\s*:\s*-?\d*\.?\d+\s*(?=[)\]])").match(text, place)
        if weight:
            place = weight.end()
            continue
        if text[place] not in "()[]":
            yield text[place]
        place += 1


def _tidy(text: str) -> str:
    """Return words on one line, with one comma where there were several, and none at the ends."""
    line = re.sub(r"\s+,", ",", " ".join(text.split()))
    return re.sub(r",(?:\s*,)+", ",", line).strip(" ,")
