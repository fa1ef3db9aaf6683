"""Robots: the drawing of one, whose arms can be posed as people's are."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.art import Art
from promptmagic.painters.sketch.pose import Pose
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.pen import Point, dots, line, path, put
from promptmagic.painters.sketch.shapes.poses import elbow
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe

STEEL: Colour = (123, 145, 164)
CLAW: Colour = (95, 114, 132)

FOOT, MIDDLE, HIGH = 100.0, 50.0, 113.4
"""Where the drawing's ground and middle are, and how high it is with its antenna, in its own units."""

BROAD, UP, LONG = 33.0, 48.0, 1.02
"""Where a shoulder is, aside and up, and how long an arm is beside a person's, in the same units."""

CHEST, WIDE = (-62.0, 36.0), 2.0
"""How high a person's chest and the robot's are, and how many times as broad the robot's is."""

BENCHES = {
    "saw bench": 22.0,
    "anvil": 22.0,
    "ironing board": 22.0,
    "chopping block": 22.0,
    "dough table": 0.0,
    "work table": 0.0,
    "scale table": 0.0,
}
LOW = 0.75
"""At what it works that stands on the ground, each with how far aside, in its units; and how large they are then."""

ON_HEAD: dict[str, Point] = {
    "mouth": (14, -66),
    "chin": (8, -60),
    "brow": (22, -84),
    "ear": (27, -78),
    "before": (30, -66),
}
"""Where a hand is that is at a place on the head."""

_ARM = re.compile(r'<path class="arm (?P<side>left|right)"[^>]*/>')


@dataclass(frozen=True)
class Robot:
    """Draws a robot doing something; it neither kneels nor leans."""

    art: Art

    def acting(self, pose: Pose) -> Draw:
        """Return what draws it with its arms in a pose."""
        sides = [(-1, "left", pose.left, pose.other, pose.turned), (1, "right", pose.right, pose.tool, pose.turn)]
        posed = [
            (side, name, *self._arm(side, place, pose), tool, turn) for side, name, place, tool, turn in sides if place
        ]
        kept = {name for _, name, *_ in posed}
        still = Art(_ARM.sub(lambda found: "" if found["side"] in kept else found[0], self.art.svg))

        def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
            whole = Art(self.art.svg)
            left, top, wide, high = whole.extent
            parts = [still.markup]
            if pose.dressed and pose.legs != "bench":  # it sits on nothing
                piece = wardrobe()["worn"][pose.dressed].drawn(STEEL)
                if pose.dressed in BENCHES:
                    parts.append(put(piece, MIDDLE + BENCHES[pose.dressed], FOOT, scale=LOW))
                else:
                    parts.append(put(piece, MIDDLE, FOOT - CHEST[1] - CHEST[0] * WIDE, scale=WIDE))
            for _, _, arm, claw, tool, turn in posed:
                held = (
                    put(wardrobe()["held"][tool].drawn(STEEL), *claw, turn=turn, scale=WIDE * 0.6)
                    if tool in wardrobe()["held"]
                    else ""
                )
                parts += [held, arm]
            scale = height / high
            del chance, colour
            moved = f"translate({-(left + wide / 2):.3f},{-(top + high):.3f})"
            return f'<g transform="scale({scale:.5f}) {moved}">{"".join(parts)}</g>'

        return drawn

    def grasping(self, pose: Pose) -> Draw:
        """Return what draws only its arms in a pose."""
        arms = "".join(self._arm(side, place, pose)[0] for side, place in ((-1, pose.left), (1, pose.right)) if place)
        left, top, wide, high = Art(self.art.svg).extent

        def grasped(chance: random.Random, height: float, colour: Colour | None = None) -> str:
            del chance, colour
            moved = f"translate({-(left + wide / 2):.3f},{-(top + high):.3f})"
            return f'<g transform="scale({height / high:.5f}) {moved}">{arms}</g>'

        return grasped

    def hand(self, pose: Pose) -> Point:
        """Return where the right claw is in a pose, across and up as shares of the height."""
        if pose.right is None:
            return 0.35, 0.19
        x, y = self._arm(1, pose.right, pose)[1]
        return (x - MIDDLE) / HIGH, (FOOT - y) / HIGH

    def place(self, pose: Pose, point: Point) -> Point:
        """Return where a point of a person's body is on it, as `hand` does."""
        x, y = self._at(1, point, pose)
        return (x - MIDDLE) / HIGH, (FOOT - y) / HIGH

    def reaching(self, pose: Pose, across: float, up: float) -> Pose:
        """Return the pose with the right claw at such a place, or as near to it as an arm is long."""
        if not isinstance(pose.right, tuple):
            return pose
        return pose.reaching((across * HIGH - BROAD + 11.4, UP - up * HIGH - 75))

    def _at(self, side: int, place: Point | str, pose: Pose) -> Point:
        """Return a point of a person's body as a robot has it: as far from its shoulder, or before its chest."""
        if isinstance(place, str):
            x, y = ON_HEAD[place]
            return MIDDLE + side * x, FOOT + y
        if pose.dressed in BENCHES:
            return MIDDLE + BENCHES[pose.dressed] + place[0] * LOW, FOOT + place[1] * LOW
        if pose.dressed or abs(place[0]) < 11.4:
            return MIDDLE + place[0] * WIDE, FOOT - CHEST[1] + (place[1] - CHEST[0]) * WIDE
        return MIDDLE + side * BROAD + (place[0] - side * 11.4) * LONG, FOOT - UP + (place[1] + 75) * LONG

    def _arm(self, side: int, place: Point | str, pose: Pose) -> tuple[str, Point]:
        """Return one arm as it is drawn, and where its claw is."""
        shoulder = (MIDDLE + side * BROAD, FOOT - UP)
        bend, claw = elbow(shoulder, self._at(side, place, pose), side)
        arm = line(f"M{dots([shoulder])} L{dots([bend, claw])}", STEEL, 7)
        x, y = claw
        return arm + path(f"M{x - 5:.1f},{y - 3:.1f} h10 l-2,8 l-3,-4 l-3,4Z", CLAW), claw
