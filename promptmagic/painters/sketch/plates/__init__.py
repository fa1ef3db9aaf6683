"""Plates: whole drawings of what schools ask for and no scene can say, such as the water cycle or a plant cell.

Each is an SVG file here, 1024 units square, all its text in the one group `<g id="labels">`. `plates.txt` lists them,
each with the wordings that mean it.
"""

from promptmagic.painters.sketch.plates.finding import Plate, find_plate
from promptmagic.painters.sketch.plates.painting import lettered, plate

__all__ = ["Plate", "find_plate", "lettered", "plate"]
