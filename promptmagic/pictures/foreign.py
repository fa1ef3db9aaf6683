"""What other tools say in their pictures: Automatic1111 and its kin, ComfyUI, InvokeAI; understood as far as it goes.

Nothing of theirs is relied on: a text in another shape than expected tells less, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from promptmagic import records
from promptmagic.pictures import parameters

GRAPH = "prompt"
"""Under which keyword ComfyUI keeps its graph."""

KEYWORDS = ("parameters", GRAPH, "invokeai_metadata", "sd-metadata")
"""Under which keywords of a PNG file such texts stand."""

NODES_FOLLOWED = 40
"""How far a link of a ComfyUI graph is followed: graphs may be made to run in circles."""

INVOKE_SETTINGS = ("steps", "cfg_scale", "scheduler", "sampler", "width", "height", "strength", "app_version")
COMFY_SETTINGS = ("steps", "cfg", "sampler_name", "scheduler", "denoise")
COMFY_TEXTS = ("text", "text_g", "t5xxl", "clip_l", "text_l", "prompt", "string", "value", "wildcard_text")
COMFY_LINKS = ("conditioning", "conditioning_1", "conditioning_to")
COMFY_SAMPLERS = ("seed", "noise_seed", "noise", "sampler_name", "steps", "latent_image")
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
    found = parameters.read(text)
    settings = found.settings
    return Told(found.prompt, found.exclude, settings.get("Model", ""), _seed(settings.get("Seed")), settings)


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
    sampler = next((inputs for inputs in nodes.values() if _samples(inputs)), {})
    guider = _target(nodes, sampler.get("guider")) or sampler
    if not guider:
        texts = [text for inputs in nodes.values() if (text := _text(inputs.get("text")))]
        return Told(prompt=texts[0] if texts else "")
    return Told(
        prompt=_words(nodes, guider.get("positive", guider.get("conditioning")), "positive"),
        exclude=_words(nodes, guider.get("negative"), "negative"),
        model=_model(nodes, guider.get("model", sampler.get("model"))),
        seed=_number(nodes, sampler.get("seed", sampler.get("noise_seed", sampler.get("noise")))),
        settings=_settings({**guider, **sampler}, COMFY_SETTINGS),
    )


def _samples(inputs: Mapping[str, Any]) -> bool:
    """Say whether a node is a sampler: others, such as a ControlNet's, take conditions too, and hand them on."""
    takes_conditions = _is_link(inputs.get("positive")) or _is_link(inputs.get("guider"))
    return takes_conditions and any(name in inputs for name in COMFY_SAMPLERS)


def _is_link(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2


def _target(nodes: Graph, link: object) -> Mapping[str, Any]:
    return records.mapping(nodes.get(str(link[0]))) if isinstance(link, list) and _is_link(link) else {}


def _words(nodes: Graph, link: object, side: str, seen: set[str] | None = None) -> str:
    """Return the text at the end of a link, on the positive or the negative side; each node is looked at once."""
    seen = set() if seen is None else seen
    if not isinstance(link, list) or not _is_link(link) or str(link[0]) in seen or len(seen) > NODES_FOLLOWED:
        return ""
    seen.add(str(link[0]))
    inputs = _target(nodes, link)
    for name in (*COMFY_TEXTS, side, *COMFY_LINKS):
        value = inputs.get(name)
        text = _words(nodes, value, side, seen) if _is_link(value) else _text(value)
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
