"""Pictures painted on this machine by any text-to-image model of diffusers: Stable Diffusion, SDXL, FLUX and others."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from promptmagic import settings
from promptmagic.errors import BriefError, OptionError
from promptmagic.model import FREE, Picture, Prompt
from promptmagic.painters import Canvas, PainterOption, Progress, silent
from promptmagic.painters.diffusers import paper
from promptmagic.painters.diffusers.job import Job
from promptmagic.painters.diffusers.pipelines import DEVICES, DTYPES, loaded, quiet, turn

if TYPE_CHECKING:
    from PIL.Image import Image

_PATHLIKE = re.compile(r"[.~/\\].*|[A-Za-z]:[\\/].*|.*\\.*")
"""What is meant as a folder even where there is none: it begins like a path, or holds a backslash."""

_HUB_ID = re.compile(r"[\w.-]+(/[\w.-]+)?", re.ASCII)


class DiffusersPainter:
    """Paints with a pipeline in this process. Safe to use from several threads, which then take turns.

    The model is loaded at the first picture, once a kernel, on the fastest device there is.

    Parameters
    ----------
    model
        A folder that a pipeline was saved to, or the id of one on the Hugging Face Hub, which is then downloaded.
    given
        What a person may set, by the names of `options`; each is an attribute of its name.
    """

    name = "diffusers"
    about = "any diffusers model on this machine, by folder or hub id; free"
    needs = ("torch", "diffusers", "transformers")
    install = 'pip install "promptmagic[diffusers]"'
    free = True
    edits = True
    cancels = True
    seeds = True
    streams = True
    excludes = True
    options: ClassVar[tuple[PainterOption, ...]] = (
        PainterOption("steps", int, "how many steps a picture takes", least=1, most=500),
        PainterOption("guidance", float, "how closely it follows the prompt", least=0, most=50),
        PainterOption("strength", float, "how much a picture to start from may change", least=0, most=1),
        PainterOption("previews", int, "how many intermediate pictures are shown", 4, least=0, most=50),
        PainterOption("device", str, "where it is painted", "auto", choices=("auto", *DEVICES)),
        PainterOption("dtype", str, "in which numbers", "auto", choices=("auto", *DTYPES)),
    )

    steps: int | None
    guidance: float | None
    strength: float | None
    previews: int
    device: str
    dtype: str

    def __init__(self, model: str = "", **given: Any) -> None:
        if not model:
            raise OptionError(
                "diffusers needs a model.",
                "Name a folder, or a model of the Hugging Face Hub: -p diffusers:stabilityai/sdxl-turbo.",
            )
        self.model = model
        settings.hold(self, self.options, given)

    def __repr__(self) -> str:
        return f"<DiffusersPainter {self.label}>"

    @property
    def label(self) -> str:
        """The honest name in captions: the model's, without the folders that it lies in."""
        return re.split(r"[\\/]", self.model.rstrip("\\/"))[-1]

    def check(self, canvas: Canvas) -> None:
        """Find out without loading anything whether the canvas can be painted.

        Raises
        ------
        OptionError
            It asks for a size or a format that is not painted, or the model is no folder and no hub id.
        """
        _check_model(self.model)
        paper.check(canvas.size)
        if canvas.quality:
            raise OptionError("diffusers has no qualities.", 'Use steps: -p "diffusers:MODEL,steps=40".')
        if canvas.background == "transparent":
            raise OptionError("diffusers paints no transparent background.", "Leave --background out.")
        if canvas.format not in ("", "png"):
            raise OptionError("diffusers makes PNG files.", "Leave --format out; --save writes other formats.")

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture, with `data` set; the same for the same seed on the same device.

        Raises
        ------
        BriefError
            The prompt is empty.
        OptionError
            The model does not take what is asked.
        CancelledError
            `progress` raised it: within one step.
        EngineError
            The model cannot be loaded, memory ran out, or its safety checker held the picture back.
        """
        self.check(canvas)
        if not prompt.text.strip():
            raise BriefError("The prompt is empty.", "Say what to paint.")
        progress(None, None)
        with turn(progress), quiet():
            model = loaded(self.model, self.device, self.dtype)
            job = Job(self, model, canvas, progress)
            image = job.painted(prompt)
            unheard = job.unheard(prompt)
        return self._picture(image, canvas, model.device, unheard)

    def _picture(self, image: Image, canvas: Canvas, device: str, unheard: list[str]) -> Picture:
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        return Picture(
            width=image.width,
            height=image.height,
            format="png",
            painter=self.name,
            model=self.model,
            label=f"{self.label} on {DEVICES[device]}",
            seed=canvas.seed,
            undrawn=tuple(unheard),
            cost=FREE,
            data=buffer.getvalue(),
        )


def _check_model(model: str) -> None:
    folder = Path(model).expanduser()
    if folder.is_dir():
        if not (folder / "model_index.json").is_file():
            raise OptionError(
                f"The folder {folder.name!r} holds no diffusers model: it has no model_index.json.",
                "Name the folder that a pipeline was saved to with save_pretrained().",
            )
    elif _PATHLIKE.fullmatch(model):
        raise OptionError(f"There is no folder {model!r}.", "Check its path, or name a model of the Hugging Face Hub.")
    elif not _HUB_ID.fullmatch(model):
        raise OptionError(f"{model!r} is no folder and no model's id.", "Write it as stabilityai/sdxl-turbo.")
