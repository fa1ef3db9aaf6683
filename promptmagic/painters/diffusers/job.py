"""One picture at work: what its pipeline is asked, how far it is, and what came of it."""

from __future__ import annotations

import re
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol

from promptmagic.dialects import divided, tags
from promptmagic.errors import BadAnswerError, OptionError, PromptMagicError, RefusedError
from promptmagic.model import Prompt
from promptmagic.painters import Canvas, Progress, silent
from promptmagic.painters.diffusers import failures, paper
from promptmagic.painters.diffusers.pipelines import DEVICES, Loaded, accepts, free_memory
from promptmagic.painters.diffusers.previews import preview

if TYPE_CHECKING:
    from PIL.Image import Image


_ESCAPED = re.compile(r"\\([()\[\]])")


class Wishes(Protocol):
    """What a person may set; None where the model has its own way."""

    steps: int | None
    guidance: float | None
    strength: float | None
    previews: int


class Job:
    """One picture at work."""

    def __init__(self, wishes: Wishes, model: Loaded, canvas: Canvas, progress: Progress) -> None:
        self.wishes = wishes
        self.model = model
        self.canvas = canvas
        self.progress = progress
        self.paper = paper.paper_for(canvas, model.step)
        if canvas.source is None:
            self.pipeline = model.from_words()
        else:
            self.pipeline = model.from_picture() if canvas.mask is None else model.within_mask()

    def painted(self, prompt: Prompt) -> Image:
        """Run the pipeline and return the picture in the size that was asked for."""
        image = self._run(self._asked(prompt))
        return self._kept_outside_the_mask(self.paper.cut(image) if self.paper else image)

    def unheard(self, prompt: Prompt) -> list[str]:
        """Return what of a prompt the model did not read: its end beyond the model's length, and what to leave out."""
        text, avoid = worded(prompt, self.pipeline)
        left_out = [f"without {avoid}"] if avoid and not self._excludes() else []
        return [*_beyond(self.pipeline, text), *left_out]

    def _asked(self, prompt: Prompt) -> dict[str, Any]:
        """Return the pipeline's parameters: only what was asked, so that a model keeps its own ways."""
        import torch

        wishes = self.wishes
        text, avoid = worded(prompt, self.pipeline)
        asked: dict[str, Any] = {
            "prompt": text,
            "negative_prompt": avoid or None,
            "num_inference_steps": wishes.steps,
            "guidance_scale": wishes.guidance,
            "strength": wishes.strength if self.canvas.source is not None else None,
            "callback_on_step_end": self._after_step,
        }
        asked |= self._pictures()
        self._check_strength(asked)
        known = {name: value for name, value in asked.items() if value is not None and accepts(self.pipeline, name)}
        # On the CPU whatever the device: the same seed then begins with the same noise everywhere.
        return known | {"generator": torch.Generator("cpu").manual_seed(self.canvas.seed)}

    def _check_strength(self, asked: dict[str, Any]) -> None:
        """Raise OptionError where so little is to change that not one step is taken."""
        strength, steps = asked["strength"], asked["num_inference_steps"]
        usual = signature(self.pipeline.__call__).parameters.get("num_inference_steps")
        steps = steps or (usual.default if usual else None)
        if strength is not None and isinstance(steps, int) and int(steps * strength) < 1:
            raise OptionError(
                f"A strength of {strength:g} leaves none of {steps} steps.", "Raise the strength, or the steps."
            )

    def _pictures(self) -> dict[str, Any]:
        if self.paper is None:
            return {}
        width, height = self.paper.sheet
        asked: dict[str, Any] = {"width": width, "height": height}
        if self.canvas.source is not None:
            asked["image"] = self.paper.laid(paper.opened(self.canvas.source))
        if self.canvas.mask is not None:
            asked["mask_image"] = self.paper.laid(paper.changes(self.canvas.mask))
        return asked

    def _run(self, asked: dict[str, Any]) -> Image:
        failure: PromptMagicError | None
        try:
            output = self.pipeline(**asked)
        except (RuntimeError, ValueError, MemoryError) as error:
            failure = failures.of_painting(error, self.canvas.size, DEVICES[self.model.device])
            if failure is None:
                raise
        else:
            return _checked(output, self.model.dtype)
        # Raised outside of the `except`, so that nothing holds on to the memory.
        free_memory()
        raise failure

    def _after_step(self, pipeline: Any, step: int, _timestep: Any, values: dict[str, Any]) -> dict[str, Any]:
        """Tell how far it is; the pipeline's callback, which ends it where `progress` raises."""
        total = max(getattr(pipeline, "num_timesteps", 0), step + 1)
        watched = self.progress is not silent and step + 1 < total and self._is_shown(step + 1, total)
        self.progress((step + 1) / total, preview(pipeline, values.get("latents")) if watched else None)
        return {}

    def _is_shown(self, done: int, total: int) -> bool:
        """Say whether a step is one of those, evenly spread, after which the picture is shown."""
        shown = min(self.wishes.previews, total - 1)
        return done * (shown + 1) // total > (done - 1) * (shown + 1) // total if shown else False

    def _excludes(self) -> bool:
        """Say whether what is to be left out was heard: without guidance a model does not look at it."""
        guided = getattr(self.pipeline, "do_classifier_free_guidance", True)
        return bool(accepts(self.pipeline, "negative_prompt") and guided)

    def _kept_outside_the_mask(self, image: Image) -> Image:
        """Return a picture that is, outside of the mask, pixel for pixel the one that it started from."""
        if self.canvas.mask is None or self.canvas.source is None:
            return image
        return paper.within(paper.changes(self.canvas.mask), image, paper.opened(self.canvas.source))


def worded(prompt: Prompt, pipeline: Any) -> tuple[str, str]:
    """Return a prompt and a negative prompt as a model was taught to read them: as tags, newer models as sentences."""
    if hasattr(pipeline, "transformer"):
        return divided(prompt)
    text, avoid = tags(prompt)
    # The dialect keeps tools from reading a parenthesis as a weight; a pipeline reads none.
    return _ESCAPED.sub(r"\1", text), _ESCAPED.sub(r"\1", avoid)


def _checked(output: Any, dtype: str) -> Image:
    """Return the picture of a pipeline's output, or raise the error of one that came out black."""
    image: Image = output.images[0]
    if any(getattr(output, "nsfw_content_detected", None) or ()):
        raise RefusedError(
            "The model's safety checker took the picture for indecent, and blacked it out.",
            "Reword the prompt, or try another --seed: it is often mistaken.",
        )
    if dtype != "float32" and all(extremes == (0, 0) for extremes in image.convert("RGB").getextrema()):
        raise BadAnswerError(
            f"The picture came out black: its numbers went beyond what {dtype} holds.", "Try dtype=float32."
        )
    return image


def _beyond(pipeline: Any, text: str) -> list[str]:
    """Return the end of a prompt that is longer than the model reads, as far as its one tokenizer tells."""
    tokenizer = getattr(pipeline, "tokenizer", None)
    if tokenizer is None or hasattr(pipeline, "tokenizer_2") or hasattr(pipeline, "tokenizer_3"):
        return []
    read = tokenizer.model_max_length - 2  # all but the marks of its beginning and end
    known = bool(getattr(tokenizer, "is_fast", False))  # the others do not tell where in the text a token stands
    split = tokenizer(text, add_special_tokens=False, verbose=False, return_offsets_mapping=known)
    if len(split["input_ids"]) <= read:
        return []
    beyond = text[split["offset_mapping"][read][0] :] if known else tokenizer.decode(split["input_ids"][read:])
    return [beyond.strip(" ,.")]
