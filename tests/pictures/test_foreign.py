"""Pictures of other tools are understood as far as their texts go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from promptmagic.history import PictureStory, read_picture
from promptmagic.pictures import foreign, xmp

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


def _encoder(text: object) -> dict[str, Any]:
    return {"class_type": "CLIPTextEncode", "inputs": {"text": text, "clip": ["4", 1]}}


CONTROLLED = {
    "1": {
        "class_type": "ControlNetApplyAdvanced",
        "inputs": {"strength": 1.0, "positive": ["6", 0], "negative": ["7", 0]},
    },
    "2": {
        "class_type": "KSampler",
        "inputs": {"seed": 77, "steps": 9, "model": ["4", 0], "positive": ["1", 0], "negative": ["1", 1]},
    },
    "4": COMFY["4"],
    "6": _encoder("a beach at sunset"),
    "7": _encoder("watermark"),
}
GUIDED = {
    "1": {"class_type": "RandomNoise", "inputs": {"noise_seed": 78}},
    "2": {"class_type": "BasicGuider", "inputs": {"model": ["4", 0], "conditioning": ["5", 0]}},
    "3": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["1", 0], "guider": ["2", 0]}},
    "4": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev"}},
    "5": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["6", 0]}},
    "6": _encoder(["7", 0]),
    "7": {"class_type": "PrimitiveString", "inputs": {"value": "a beach at sunset"}},
}


def test_a_controlnet_before_the_sampler_hides_neither_seed_nor_model_nor_what_to_leave_out() -> None:
    told = foreign.told({"prompt": json.dumps(CONTROLLED)})
    assert (told.prompt, told.exclude, told.seed) == ("a beach at sunset", "watermark", 77)
    assert told.model == "v1-5-pruned.safetensors"


def test_a_guider_with_linked_text_is_followed() -> None:
    told = foreign.told({"prompt": json.dumps(GUIDED)})
    assert (told.prompt, told.seed, told.model) == ("a beach at sunset", 78, "flux1-dev")


def test_links_in_a_circle_are_left_after_one_round() -> None:
    circle = {
        str(k): {"inputs": {name: [str((k + 1) % 30), 0] for name in (*foreign.COMFY_TEXTS, *foreign.COMFY_LINKS)}}
        for k in range(30)
    }
    sampler = {"seed": 5, "positive": ["0", 0], "negative": ["1", 0], "model": ["2", 0]}
    told = foreign.told({"prompt": json.dumps({"s": {"inputs": sampler}, **circle})})
    assert (told.prompt, told.seed) == ("", 5)


def test_a_template_behind_the_settings_is_no_part_of_the_prompt() -> None:
    settings = "Steps: 20, Sampler: Euler, Seed: 5\nTemplate: a {tree|bush}\nNegative Template: x"
    text = f"a tree\nNegative prompt: cars\n{settings}"
    told = foreign.told({"parameters": text})
    assert (told.prompt, told.exclude, told.seed) == ("a tree", "cars", 5)


@pytest.mark.parametrize(
    "comment",
    [
        b"a beach at sunset",
        b"\xef\xbb\xbfa beach at sunset",
        b"ASCII\0\0\0a beach at sunset",
        b"\0" * 8 + b"a beach at sunset",
        b"UNICODE\0" + "a beach at sunset".encode("utf-16-be"),
        b"UNICODE\0" + "\ufeffa beach at sunset".encode("utf-16-le"),
    ],
)
def test_a_comment_is_read_whatever_stands_before_it(comment: bytes) -> None:
    block = xmp.exif_with_comment("x" * 40)
    written = b"UNICODE\0" + ("x" * 40).encode("utf-16-be")
    assert written in block
    assert (
        xmp.comment_of(block.replace(written, comment + b"\0" * (len(written) - len(comment)))) == "a beach at sunset"
    )


@pytest.mark.parametrize(("ending", "tag"), [("webp", 0x0110), ("webp", 0x010F), ("jpg", 0x010E)])
def test_a_graph_of_comfyui_is_read_where_files_have_no_text_chunks(tmp_path: Path, ending: str, tag: int) -> None:
    exif = Image.Exif()
    exif[0x0131] = "no graph"
    exif[tag] = f"prompt:{json.dumps(COMFY)}"
    Image.new("RGB", (8, 8)).save(tmp_path / f"other.{ending}", exif=exif)
    story = read_picture(tmp_path / f"other.{ending}")
    assert (story.prompt, story.exclude, story.seed) == ("a beach at sunset", "text, watermark", 156680208700286)


def test_a_camera_that_is_called_prompt_tells_nothing(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = "prompt: a camera"
    Image.new("RGB", (8, 8)).save(tmp_path / "photo.jpg", exif=exif)
    assert not read_picture(tmp_path / "photo.jpg").prompt
