"""What other tools say in their pictures: Automatic1111 and its kin, ComfyUI, InvokeAI; understood as far as it goes.

Nothing of theirs is relied on: a text in another shape than expected tells less, or nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from promptmagic.history import records

KEYWORDS = ("parameters", "prompt", "invokeai_metadata", "sd-metadata")
"""Under which keywords of a PNG file such texts stand."""

SETTING = re.compile(r'\s*([\w][\w \-/]*?):\s*("(?:\\.|[^"\\])*"|[^,]*)(?:,|$)')
"""One `name: value` of the last line of a `parameters` text; a value with a comma in it stands in quotes."""

SETTINGS_CHARACTERS = 20_000
"""The longest line that is read as settings: real ones are far shorter."""

NEGATIVE = "Negative prompt:"

NODES_FOLLOWED = 40
"""How far a link of a ComfyUI graph is followed: graphs may be made to run in circles."""

INVOKE_SETTINGS = ("steps", "cfg_scale", "scheduler", "sampler", "width", "height", "strength", "app_version")
COMFY_SETTINGS = ("steps", "cfg", "sampler_name", "scheduler", "denoise")
COMFY_TEXTS = ("text", "text_g", "t5xxl", "clip_l", "text_l", "prompt", "string", "value", "wildcard_text")
COMFY_LINKS = ("conditioning", "conditioning_1", "positive", "conditioning_to")
COMFY_MODELS = ("ckpt_name", "unet_name", "model_name")

Graph = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What another tool's picture says: the prompt, what was to be left out, model, seed, and settings by its names."""

    prompt: str = ""
    exclude: str = ""
    model: str = ""
    seed: int | None = None
    settings: Mapping[str, str] = field(default_factory=dict)


def told(texts: Mapping[str, str]) -> Told:
    """Return what the texts of a picture say, by the keywords under which they stand."""
    if "parameters" in texts:
        return _automatic(texts["parameters"])
    if "invokeai_metadata" in texts:
        return _invoke(records.loads(texts["invokeai_metadata"]))
    if "sd-metadata" in texts:
        return _early_invoke(records.loads(texts["sd-metadata"]))
    return _comfy(records.loads(texts.get("prompt", "")))


# Automatic1111, Forge, SD.Next and all that write `parameters`


def _automatic(text: str) -> Told:
    prompt, exclude, settings = parse_parameters(text)
    return Told(prompt, exclude, settings.get("Model", ""), _seed(settings.get("Seed")), settings)


def parse_parameters(text: str) -> tuple[str, str, dict[str, str]]:
    """Return the prompt, what to leave out, and the settings of a `parameters` text, whichever tool wrote it."""
    lines = text.strip().splitlines()
    settings = _parsed_settings(lines[-1]) if lines else {}
    if settings:
        lines.pop()
    start = next((k for k, line in enumerate(lines) if line.startswith(NEGATIVE)), len(lines))
    exclude = "\n".join(lines[start:]).removeprefix(NEGATIVE).strip()
    return "\n".join(lines[:start]).strip(), exclude, settings


def _parsed_settings(line: str) -> dict[str, str]:
    """Return the settings of a line; none where it reads like prose: settings are three or more, by convention."""
    if len(line) > SETTINGS_CHARACTERS:
        return {}
    found = {name: _unquoted(value.strip()) for name, value in SETTING.findall(line)}
    return found if len(found) >= 3 or "Steps" in found else {}


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    return value


# InvokeAI


def _invoke(data: Mapping[str, Any]) -> Told:
    model = data.get("model")
    names = records.mapping(model)
    return Told(
        prompt=_text(data.get("positive_prompt")),
        exclude=_text(data.get("negative_prompt")),
        model=_text(names.get("name") or names.get("model_name") or model),
        seed=_seed(data.get("seed")),
        settings=_settings(data, INVOKE_SETTINGS),
    )


def _early_invoke(data: Mapping[str, Any]) -> Told:
    """Read what InvokeAI wrote before its version 3: what to leave out stood in brackets in the prompt."""
    image = records.mapping(data.get("image"))
    prompt = image.get("prompt")
    parts = [_text(records.mapping(part).get("prompt")) for part in prompt] if isinstance(prompt, list) else [prompt]
    text = " ".join(_text(part) for part in parts)
    avoided = re.findall(r"\[([^\[\]]*)\]", text)
    return Told(
        prompt=" ".join(re.sub(r"\[[^\[\]]*\]", " ", text).split()),
        exclude=", ".join(avoided),
        model=_text(data.get("model_weights")),
        seed=_seed(image.get("seed")),
        settings=_settings(image, INVOKE_SETTINGS),
    )


# ComfyUI


def _comfy(graph: Graph) -> Told:
    """Read a graph of nodes from its sampler on, along the links that lead to it."""
    nodes = {name: records.mapping(records.mapping(node).get("inputs")) for name, node in graph.items()}
    sampler = next((inputs for inputs in nodes.values() if _is_link(inputs.get("positive"))), {})
    if not sampler:
        texts = [text for inputs in nodes.values() if (text := _text(inputs.get("text")))]
        return Told(prompt=texts[0] if texts else "")
    return Told(
        prompt=_words(nodes, sampler.get("positive")),
        exclude=_words(nodes, sampler.get("negative")),
        model=_model(nodes, sampler.get("model")),
        seed=_number(nodes, sampler.get("seed", sampler.get("noise_seed"))),
        settings=_settings(sampler, COMFY_SETTINGS),
    )


def _is_link(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2


def _target(nodes: Graph, link: object) -> Mapping[str, Any]:
    return records.mapping(nodes.get(str(link[0]))) if isinstance(link, list) and _is_link(link) else {}


def _words(nodes: Graph, link: object, left: int = NODES_FOLLOWED) -> str:
    """Return the text at the end of a link."""
    inputs = _target(nodes, link)
    for name in (*COMFY_TEXTS, *COMFY_LINKS) if left else ():
        value = inputs.get(name)
        text = _words(nodes, value, left - 1) if _is_link(value) else _text(value)
        if text:
            return text
    return ""


def _model(nodes: Graph, link: object) -> str:
    for _ in range(NODES_FOLLOWED):
        inputs = _target(nodes, link)
        found = next((_text(inputs[name]) for name in COMFY_MODELS if name in inputs), "")
        if found or not inputs:
            return found
        link = inputs.get("model")
    return ""


def _number(nodes: Graph, value: object) -> int | None:
    inputs = _target(nodes, value)
    return _seed(inputs.get("seed", inputs.get("value", inputs.get("noise_seed"))) if inputs else value)


# Values of any type


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _seed(value: object) -> int | None:
    return int(str(value)) if re.fullmatch(r"-?\d{1,20}", str(value), re.ASCII) else None


def _settings(data: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: str(data[name]) for name in names if isinstance(data.get(name), str | int | float)}
