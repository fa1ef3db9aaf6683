"""Poses: how the limbs lie of who does something, and for each verb the pose that shows it; poses.txt lists them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from promptmagic.painters.sketch.pose import Act, Point, Pose

_FIELD = re.compile(
    r"(?P<name>\w+)=(?P<value>\S+(?:\s+(?![\w]+=|alone\b|own\b|open\b|rounded\b|beyond\b|both\b|closed\b|upright\b|ahead\b|rests\b|fore\b)\S+)*)|(?P<flag>alone|own|open|rounded|beyond|both|closed|upright|ahead|rests|fore)"
)
_LEG = re.compile(r"M(-?[\d.]+),(-?[\d.]+) L(-?[\d.]+),(-?[\d.]+) L(-?[\d.]+),(-?[\d.]+)")
_DROP = re.compile(r"drop=(\d+)")

Leg = tuple[Point, Point, Point]
"""One leg: its hip, its knee and its ankle."""

UPPER, LOWER = 15.8, 15.4
"""How long the upper arm is, and the lower arm with the hand's middle, in units."""

LIMP = 0.35
"""How much an elbow tends outward beside downward."""


@dataclass(frozen=True, slots=True)
class Legs:
    """How the legs lie, the far one first, and how far the hips come down, in units."""

    lines: tuple[Leg, ...] = ()
    drop: float = 0.0


def elbow(shoulder: Point, hand: Point, side: int) -> tuple[Point, Point]:
    """Return where the elbow of an arm is, and its hand: no farther away than the arm is long.

    `side` is 1 for the arm on the right: its elbow tends to the right, and down.
    """
    across, down = hand[0] - shoulder[0], hand[1] - shoulder[1]
    far = math.hypot(across, down) or 1.0
    reach = max(abs(UPPER - LOWER) + 2.0, min(far, UPPER + LOWER - 0.05))
    hand = shoulder[0] + across / far * reach, shoulder[1] + down / far * reach
    along = (UPPER**2 - LOWER**2 + reach**2) / (2 * reach)
    aside = math.sqrt(max(0.0, UPPER**2 - along**2))
    ux, uy = across / far, down / far
    bends = [(shoulder[0] + ux * along - uy * k, shoulder[1] + uy * along + ux * k) for k in (aside, -aside)]
    return max(bends, key=lambda bend: bend[1] + LIMP * side * bend[0]), hand


@cache
def legs() -> dict[str, Legs]:
    """Return how legs lie, by name."""
    return {name: _legs(data) for name, data in _rows("legs")}


@cache
def poses() -> dict[str, Pose]:
    """Return every pose by its name."""
    return {name: _pose(Pose(name), data) for name, data in _rows("poses")}


@cache
def acts() -> tuple[Act, ...]:
    """Return what is known of verbs: those for some nouns alone before those for all."""
    found = [_act(head, data) for head, data in _rows("acts")]
    return tuple(sorted(found, key=lambda act: not act.nouns))


def _rows(section: str) -> list[tuple[str, str]]:
    """Return the names and data of a section's lines."""
    text = files("promptmagic.painters.sketch.shapes").joinpath("poses.txt").read_text(encoding="utf-8")
    body = text.partition(f"\n[{section}]\n")[2].partition("\n[")[0]
    rows = (line.partition(":") for line in body.splitlines() if line and not line.startswith("#"))
    return [(name.strip(), data.strip()) for name, _, data in rows]


def _legs(data: str) -> Legs:
    drop = _DROP.search(data)
    lines = []
    for found in _LEG.finditer(data):
        a, b, c, d, e, f = map(float, found.groups())
        lines.append(((a, b), (c, d), (e, f)))
    return Legs(tuple(lines), float(drop[1]) if drop else 0.0)


def _pose(pose: Pose, data: str) -> Pose:
    """Return a pose with what a line changes of it."""
    given = {found["name"]: found["value"] for found in _FIELD.finditer(data) if found["name"]}
    flags = {found["flag"] for found in _FIELD.finditer(data) if found["flag"]}
    return Pose(
        pose.name,
        given.get("legs", pose.legs),
        _hand(given, "left", pose.left),
        _hand(given, "right", pose.right),
        float(given.get("lean", pose.lean)),
        float(given.get("look", pose.look)),
        float(given.get("bow", pose.bow)),
        given.get("tool", pose.tool),
        float(given.get("turn", pose.turn)),
        given.get("other", pose.other),
        float(given.get("turned", pose.turned)),
        given.get("with", pose.dressed),
        given.get("by", pose.by),
        pose.fore or "fore" in flags,
        float(given.get("over", pose.over)),
        float(given.get("aloft", pose.aloft)),
        pose.open or "open" in flags,
        pose.closed or "closed" in flags,
        pose.rounded or "rounded" in flags,
        given.get("mood", pose.mood),
    )


def _hand(given: Mapping[str, str], side: str, usual: Point | str | None) -> Point | str | None:
    value = given.get(side)
    return usual if value is None else _point(value) if "," in value else value


def _act(head: str, data: str) -> Act:
    """Return what a line says of a verb."""
    named = next((name for name in sorted(poses(), key=len, reverse=True) if f"{data} ".startswith(f"{name} ")), "")
    given = {found["name"]: found["value"] for found in _FIELD.finditer(data) if found["name"]}
    flags = {found["flag"] for found in _FIELD.finditer(data) if found["flag"]}
    others = tuple(poses()[name] for name in sorted(poses(), key=len) if f"/ {name} " in f"{data} ")
    verb, _, nouns = head.partition(" | ")
    pose = _pose(poses()[named], data.removeprefix(named))
    low = poses()[given["low"]] if "low" in given else None
    return Act(
        verb,
        frozenset(noun.strip() for noun in nouns.split(",") if noun.strip()),
        pose,
        low and replace(low, tool=pose.tool, turn=pose.turn),
        float(given["up"]) if "up" in given else None,
        float(given.get("inset", 0.25)),
        float(given.get("gap", 0)),
        float(given.get("rise", 0)),
        _point(given["held"]) if "held" in given else None,
        float(given.get("high", 24)),
        float(given.get("tilt", 0)),
        own="own" in flags,
        alone="alone" in flags,
        beyond="beyond" in flags,
        both="both" in flags,
        upright="upright" in flags,
        ahead="ahead" in flags,
        rests="rests" in flags,
        others=others,
        answer=poses()[given["answer"]] if "answer" in given else None,
    )


def _point(value: str) -> Point:
    x, _, y = value.partition(",")
    return float(x), float(y)
