"""Contact sheets of the offline painter: `python tests/contact_sheets.py FOLDER` paints them all, to be looked at.

Over a hundred briefs, by what they try: every scene, hours and weathers, subjects, relations, styles, shapes, seeds and
changes. Each picture stands with its brief, and with the words that its report says were not drawn. With a word after
the folder, only the sheets whose names hold it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from promptmagic.expanders.template import TemplateExpander
from promptmagic.model import Brief, Parts, Picture, Prompt
from promptmagic.painters import RECIPE, Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.styles import STYLES

SIDE = 320
ACROSS = 5
CAPTION = 46
GAP = 8


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a sheet: its brief, seed and shape, its style, and the changes made after."""

    brief: str
    seed: int = 7
    size: tuple[int, int] = (SIDE, SIDE)
    style: str = ""
    changes: tuple[str, ...] = ()
    expanded: bool = False

    @property
    def caption(self) -> str:
        """What stands below it."""
        asked = [f"seed {self.seed}" if self.seed != 7 else "", self.style, *self.changes]
        return " / ".join([self.brief, *filter(None, asked)])

    def paint(self) -> Picture:
        """Return the picture."""
        prompt = Prompt(self.brief, Parts(style=self.style))
        if self.expanded:
            prompt = TemplateExpander().expand([Brief(self.brief, self.style)], seed=self.seed).prompts[0]
        painter = SketchPainter()
        picture = painter.paint(prompt, Canvas(self.seed, self.size))
        for change in self.changes:
            recipe = str(picture.image.info[RECIPE])
            canvas = Canvas(self.seed, self.size, source=picture.read(), recipe=recipe)
            picture = painter.paint(Prompt(change), canvas)
        return picture


def shots(*briefs: str) -> tuple[Shot, ...]:
    """Return one shot of each brief."""
    return tuple(Shot(brief) for brief in briefs)


SCENES = (
    "a beach sunset", "a stormy sea", "a lake in the mountains", "a river through a forest", "snowy mountains at dawn",
    "rolling hills", "a wildflower meadow", "a deep forest", "a jungle with a waterfall", "a big city at night",
    "a small village in winter", "a narrow street in the rain", "a desert with dunes", "the arctic with icebergs",
    "under water with a coral reef", "the sky full of clouds", "outer space with a planet", "the surface of mars",
    "a garden with a fountain", "a farm with a red barn", "a cave with crystals", "a cozy living room", "a kitchen",
    "an old library", "a classroom", "a laboratory", "a still life with pears and a jug", "a portrait of an old man",
    "a stage with a singer", "abstract shapes in teal and orange",
)  # fmt: skip
HOURS = ("at dawn", "in the morning", "at noon", "at golden hour", "at sunset", "at dusk", "at night")
WEATHERS = ("in the rain", "in a storm", "in the snow", "in thick fog", "on a windy day", "under a clear sky")
SEASONS = ("in spring", "in summer", "in autumn", "in winter")
SUBJECTS = (
    "a cat on a windowsill",
    "two dogs playing",
    "a red fox in the snow",
    "an elephant at a waterhole",
    "an owl at night",
    "a flock of birds over the sea",
    "a girl with a red balloon",
    "a fisherman on a pier",
    "a knight on a horse",
    "a robot in a garden",
    "a dragon over a castle",
    "an astronaut on the moon",
    "a steam train on a bridge",
    "three red boats on a lake",
    "a yellow car on a city street",
    "a lighthouse on a cliff",
    "a windmill in a tulip field",
    "a bowl of fruit on a table",
    "a cup of coffee and a croissant",
    "a guitar on a chair",
    "a bouquet of sunflowers",
    "a chess board",
    "a bicycle against a brick wall",
    "a hot air balloon over a valley",
    "a pirate ship at sea",
)
RELATIONS = (
    "a cat on a chair", "a cat under a chair", "a cat in a box", "a cat beside a dog", "a cat behind a tree",
    "a dog in front of a house", "a bird between two trees", "a man riding a horse", "a girl holding an umbrella",
    "an eagle flying over mountains", "a castle reflected in a lake", "a frog on a lily pad", "an apple on a book",
    "a dog in a boat", "a bear riding a bicycle",
)  # fmt: skip
STYLED = "a lighthouse by the sea at sunset"
SHAPES = ((480, 160), (420, 236), (320, 320), (236, 420), (160, 480))
CHANGES = (
    "make it night",
    "in the rain",
    "in winter",
    "without the boats",
    "add a red kite",
    "make the boats blue",
    "bigger boats",
    "as a watercolor",
    "another version",
)

SHEETS: dict[str, tuple[Shot, ...]] = {
    "scenes": shots(*SCENES),
    "layouts": tuple(Shot(brief, seed) for brief in SCENES for seed in (0, 1, 2, 3, 4)),
    "hours": tuple(Shot(f"{p} {h}") for p in ("a lake", "a city street", "a forest", "a living room") for h in HOURS),
    "weather": tuple(Shot(f"{p} {w}") for p in ("a village", "the sea", "mountains") for w in WEATHERS),
    "seasons": tuple(Shot(f"{p} {s}") for p in ("a forest", "a garden", "a farm", "a village") for s in SEASONS),
    "subjects": shots(*SUBJECTS),
    "relations": shots(*RELATIONS),
    "styles": tuple(Shot(STYLED, style=style.name) for style in STYLES),
    "styles_inside": tuple(Shot("a cat in a kitchen", style=style.name) for style in STYLES),
    "shapes": tuple(Shot(b, size=s) for b in ("a beach sunset", "a city at night", "a cat on a chair") for s in SHAPES),
    "changes": tuple(Shot("a bay with two boats", changes=(c,)) for c in CHANGES),
    "prompts": tuple(Shot(brief, expanded=True) for brief in (*SCENES[::2], *SUBJECTS[::2])),
}


def sheet(painted: Sequence[tuple[Shot, Picture]]) -> Image.Image:
    """Return the pictures with their captions, in rows."""
    wide = max(shot.size[0] for shot, _ in painted) + GAP
    tall = max(shot.size[1] for shot, _ in painted) + CAPTION
    across = min(ACROSS, len(painted))
    paper = Image.new("RGB", (across * wide, -(-len(painted) // across) * tall), "white")
    pen, font = ImageDraw.Draw(paper), ImageFont.load_default(13)
    for number, (shot, picture) in enumerate(painted):
        x, y = number % across * wide, number // across * tall
        paper.paste(picture.image.convert("RGB"), (x, y))
        pen.text((x + 2, y + shot.size[1] + 3), shot.caption[: wide // 7], fill="black", font=font)
        missing = f"not drawn: {', '.join(picture.undrawn)}" if picture.undrawn else ""
        pen.text((x + 2, y + shot.size[1] + 20), missing[: wide // 7], fill="firebrick", font=font)
    return paper


def make(folder: Path, only: str = "") -> None:
    """Paint the sheets and write them as PNG files, 25 pictures on each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, wanted in SHEETS.items():
        if only not in name:
            continue
        with ThreadPoolExecutor(4) as crew:
            painted = list(zip(wanted, crew.map(Shot.paint, wanted), strict=True))
        for first in range(0, len(painted), 25):
            path = folder / f"{name}_{first // 25 + 1}.png"
            buffer = io.BytesIO()
            sheet(painted[first : first + 25]).save(buffer, "PNG")
            path.write_bytes(buffer.getvalue())
            print(path)


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "contact_sheets"), *sys.argv[2:3])
