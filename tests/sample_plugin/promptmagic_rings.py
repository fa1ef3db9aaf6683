"""Rings in colours of chance, whatever the words are: a painter in thirty lines."""

import io
import random

from PIL import Image, ImageDraw

from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, PainterOption, Progress


class RingsPainter:
    """Paints the same rings for the same words and seed."""

    name, label, about = "rings", "coloured rings", "coloured rings, free"
    free = seeds = True
    options = (PainterOption("count", int, "how many rings", 12, least=1, most=99),)

    def __init__(self, model: str = "", count: int = 12) -> None:
        self.model, self.count = model, count

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress) -> Picture:
        """Return the rings as PNG."""
        width, height = canvas.size or (512, 512)
        image = Image.new("RGB", (width, height), "white")
        chance = random.Random(f"{prompt.text} {canvas.seed}")
        for ring in range(self.count):
            x, y = width * ring / self.count / 2, height * ring / self.count / 2
            colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
            ImageDraw.Draw(image).ellipse((x, y, width - x, height - y), fill=colour)
            progress(ring / self.count, None)
        file = io.BytesIO()
        image.save(file, "PNG")
        return Picture(width, height, "png", self.name, label=self.label, seed=canvas.seed, data=file.getvalue())
