"""Single trees and groups of them, in the season's colours, with their shadows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from promptmagic.painters.colour import mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import shadow, stood
from promptmagic.painters.sketch.seasons import CROWNS, WOODS, season
from promptmagic.painters.sketch.shapes import SHAPES

Stand = tuple[float, float, float]
"""Where a tree stands and how tall it is: across, down from the horizon, height in units."""


def stand_of_trees(easel: Easel, layer: str, stands: Sequence[Stand], kind: str = "") -> None:
    """Draw trees: pines or broadleaf, as the prompt says; else as the season and the layer's chance will have it."""
    chance = easel.chance(layer)
    scene = easel.scene
    noun = kind or ("pine" if scene.subject("pine") and not scene.subject("tree") else "")
    noun = noun or ("tree" if scene.subject("tree") and not scene.subject("pine") else "")
    noun = noun or ("pine" if scene.wintry or "mountains" in scene.places or chance.random() < 0.4 else "tree")
    if scene.lacks(noun):
        return
    for index, (across, down, tall) in enumerate(sorted(stands, key=lambda stand: stand[1])):
        x, y = easel.x(across + chance.uniform(-0.01, 0.01)), easel.y(down)
        one_tree(easel, f"{layer} {index}", noun, x, y, easel.unit * tall * chance.uniform(0.9, 1.1))
    easel.note(noun, "tree")


def one_tree(easel: Easel, layer: str, noun: str, x: float, y: float, height: float, haze: float = 0.0) -> None:
    """Draw one pine or broadleaf tree with its foot at a point (pixels); none beside one that is told to be alone."""
    if easel.scene.sole("tree"):
        return
    chance = easel.chance(f"tree {layer}")
    shape = SHAPES[noun]
    subject = easel.scene.subject(noun)
    if noun == "pine":
        colour = (
            subject.colour
            if subject and subject.colour
            else mix(WOODS["summer"][0], (24, 60, 52), chance.uniform(0, 0.6))
        )
    else:
        colour = subject.colour if subject and subject.colour else chance.choice(CROWNS[season(easel)])
    snowy = easel.scene.wintry and shape.snowy is not None
    drawn = replace(shape, draw=shape.snowy) if easel.scene.wintry and shape.snowy else shape
    easel.take(x, y, height * 0.2)
    shadow(easel, x, y, height * 0.3, 0.28 if easel.scene.wintry else 0.45)
    layer_image, corner = stood(easel, drawn, chance, x, y, height, None if snowy else colour)
    easel.place(layer_image, corner, ambient=0.9, haze=easel.air(haze), rim=0.35 * easel.light.glare)
