"""Reading the pictures in a saved notebook, and telling whether two pictures are the same one."""

from __future__ import annotations

import base64
import io
import re

from nbformat import NotebookNode
from PIL import Image, ImageChops, ImageStat

SIDE = 64
"""Pixels: pictures are compared at this size, where the traces of JPEG are gone."""


def figures(notebook: NotebookNode, cell: int) -> list[NotebookNode]:
    """Return a cell's outputs that hold a figure."""
    return [
        output for output in notebook.cells[cell].outputs if "<figure" in output.get("data", {}).get("text/html", "")
    ]


def figure_picture(output: NotebookNode) -> Image.Image:
    """Return the picture that a figure's HTML holds as a data URL."""
    found = re.search(r'src="data:image/\w+;base64,([^"]+)"', output["data"]["text/html"])
    assert found, "the figure holds no picture"
    return Image.open(io.BytesIO(base64.b64decode(found[1])))


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart on average, 0 to 255 a channel."""
    small = [image.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX) for image in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


def closest(picture: Image.Image, others: list[Image.Image]) -> int:
    """Return the number, from 1, of the picture that is nearest."""
    distances = [difference(picture, other) for other in others]
    return distances.index(min(distances)) + 1
