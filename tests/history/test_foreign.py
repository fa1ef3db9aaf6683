"""Pictures of other tools are understood as far as their texts go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from promptmagic.history import PictureStory, read_picture

COMFY = {
    "3": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 156680208700286,
            "steps": 20,
            "cfg": 8.0,
            "sampler_name": "euler",
            "scheduler": "normal",
            "denoise": 1.0,
            "model": ["10", 0],
            "positive": ["12", 0],
            "negative": ["7", 0],
            "latent_image": ["5", 0],
        },
    },
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "v1-5-pruned.safetensors"}},
    "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 512, "batch_size": 1}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["11", 0], "clip": ["4", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "text, watermark", "clip": ["4", 1]}},
    "10": {"class_type": "LoraLoader", "inputs": {"lora_name": "ink", "model": ["4", 0]}},
    "11": {"class_type": "PrimitiveString", "inputs": {"value": "a beach at sunset"}},
    "12": {"class_type": "ControlNetApply", "inputs": {"strength": 1.0, "conditioning": ["6", 0]}},
}
INVOKE = {
    "generation_mode": "txt2img",
    "positive_prompt": "a beach at sunset",
    "negative_prompt": "people",
    "seed": 1234,
    "steps": 30,
    "cfg_scale": 7.5,
    "scheduler": "euler",
    "width": 512,
    "height": 768,
    "model": {"key": "x", "name": "Juggernaut XL", "base": "sdxl"},
    "app_version": "5.0.0",
}
EARLY = {
    "model_weights": "stable-diffusion-1.5",
    "image": {
        "prompt": [{"prompt": "a beach [people] at sunset [boats]", "weight": 1.0}],
        "seed": 42,
        "steps": 50,
        "sampler": "k_lms",
    },
}


def read(folder: Path, keyword: str, text: str) -> PictureStory:
    told = PngInfo()
    told.add_text(keyword, text)
    Image.new("RGB", (8, 8)).save(folder / "other.png", pnginfo=told)
    return read_picture(folder / "other.png")


def test_a_graph_of_comfyui_is_followed_from_its_sampler(tmp_path: Path) -> None:
    story = read(tmp_path, "prompt", json.dumps(COMFY))
    assert story
    assert (story.prompt, story.exclude) == ("a beach at sunset", "text, watermark")
    assert (story.model, story.seed) == ("v1-5-pruned.safetensors", 156680208700286)
    assert story.settings == {
        "steps": "20",
        "cfg": "8.0",
        "sampler_name": "euler",
        "scheduler": "normal",
        "denoise": "1.0",
    }


def test_a_picture_of_invokeai_says_what_it_is(tmp_path: Path) -> None:
    story = read(tmp_path, "invokeai_metadata", json.dumps(INVOKE))
    assert (story.prompt, story.exclude, story.model, story.seed) == (
        "a beach at sunset",
        "people",
        "Juggernaut XL",
        1234,
    )
    assert story.settings["steps"] == "30"
    assert (story.painter, story.brief, story.generation) == ("", "", "")


def test_an_early_picture_of_invokeai_has_in_brackets_what_to_leave_out(tmp_path: Path) -> None:
    story = read(tmp_path, "sd-metadata", json.dumps(EARLY))
    assert (story.prompt, story.exclude) == ("a beach at sunset", "people, boats")
    assert (story.model, story.seed, story.settings) == (
        "stable-diffusion-1.5",
        42,
        {"steps": "50", "sampler": "k_lms"},
    )


def circle() -> dict[str, Any]:
    return {
        "1": {"inputs": {"positive": ["2", 0], "model": ["2", 0]}},
        "2": {"inputs": {"text": ["2", 0], "model": ["2", 0]}},
    }


@pytest.mark.parametrize("keyword", ["prompt", "invokeai_metadata", "sd-metadata"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "7",
        json.dumps(circle()),
        json.dumps({"1": 7, "2": {"inputs": 7}, "3": {"inputs": {"positive": ["9", 0], "seed": []}}}),
        json.dumps({"positive_prompt": 7, "model": [], "seed": "x", "image": {"prompt": [7, {"prompt": 8}]}}),
        "[" * 10_000,
    ],
)
def test_a_text_in_another_shape_tells_nothing_and_does_no_harm(tmp_path: Path, keyword: str, text: str) -> None:
    story = read(tmp_path, keyword, text)
    assert (story.prompt, story.seed, story.model) == ("", None, "")
