"""Paint the 300 nouns on sheets without their names, for somebody to name what they see.

    python tests/painters/sketch/nouns.py FOLDER [--named]

The sheets are shuffled and numbered; key.txt tells the numbers' nouns. What was seen is kept in judged.toml.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene

CELL, COLUMNS, ROWS = 240, 6, 5
PAIRED = ("glasses", "scissors", "pants", "pliers", "grapes", "lips", "hair", "corn", "lettuce")


def nouns() -> list[str]:
    """Return the nouns of nouns.txt, in its order."""
    text = Path(__file__).with_name("nouns.txt").read_text(encoding="utf-8")
    lists = re.sub(r"(?m)^(#.*|\[.*\])$", ",", text)
    return [noun for noun in (" ".join(part.split()) for part in lists.split(",")) if noun]


def brief(noun: str) -> str:
    """Return a brief that asks for one of these."""
    if noun in PAIRED:
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def main(folder: Path, *, named: bool) -> None:
    """Write the sheets and the key into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shuffled = nouns()
    random.Random(2026).shuffle(shuffled)
    page = COLUMNS * ROWS
    for first in range(0, len(shuffled), page):
        sheet = Image.new("RGB", (COLUMNS * CELL, ROWS * CELL), "white")
        pen = ImageDraw.Draw(sheet)
        for place, noun in enumerate(shuffled[first : first + page]):
            corner = (place % COLUMNS * CELL, place // COLUMNS * CELL)
            scene = read_scene(Prompt(brief(noun)), place % 3)
            sheet.paste(compose(scene, (CELL - 6, CELL - 6)).image, corner)
            label = f"{first + place + 1} {noun}" if named else str(first + place + 1)
            pen.rectangle((*corner, corner[0] + 7 * len(label) + 4, corner[1] + 13), fill="white")
            pen.text((corner[0] + 2, corner[1] + 1), label, fill="black")
        sheet.save(folder / f"nouns-{first // page + 1:02}.png")
    (folder / "key.txt").write_text("".join(f"{k + 1} {noun}\n" for k, noun in enumerate(shuffled)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), named="--named" in sys.argv)
