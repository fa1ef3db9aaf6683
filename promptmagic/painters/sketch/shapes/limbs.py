"""Limbs: the arms and legs of people in a pose, in the cut of what they wear; in the units of `people`."""

from __future__ import annotations

from dataclasses import dataclass

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.pose import Pose
from promptmagic.painters.sketch.shapes import bones
from promptmagic.painters.sketch.shapes.costume import Costume
from promptmagic.painters.sketch.shapes.pen import Point, darker, disc, dots, lighter, line, oval, path, polygon, put
from promptmagic.painters.sketch.shapes.poses import Leg, Legs, elbow
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe

SHOULDERS, HIPS, HEAD = -81.0, -47.0, 90.6
"""Where the neck begins and the legs end, and how far up the middle of the head is."""

SHOULDER = (11.4, -75.0)
"""Where the arm on the right begins."""

ON_FACE = {
    "mouth": (6.0, 7.2), "before": (13.0, 6.0), "chin": (3.4, 9.4), "brow": (6.4, -3.4), "ear": (7.6, 1.0),
    "eyes": (3.4, 0.6), "sight": (11.0, 0.8),
}  # fmt: skip
"""Where a hand is that is at a place on the head, from its middle; of the right hand."""

TUNIC = 0.75
"""How far down the thigh a tunic reaches."""

FORWARD, SITTING = -62.0, 8.0
"""How far a tail is turned forward, in degrees, and how deep the hips are from which on its owner sits; by eye."""

SIDE = 10.0
"""How far from the middle an arm is before the body at the most."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one person looks this time: a costume with nothing left open."""

    costume: Costume
    skin: Colour
    hair_colour: Colour
    coat: Colour
    trousers: Colour
    hair: str
    cut: str

    @property
    def shoe(self) -> Colour:
        """The shoes' colour, darker than what is worn above."""
        return darker(self.trousers, 0.55)

    @property
    def small(self) -> float:
        """How large the body is beside a grown one's whose head is as high."""
        return (100 - 19 * self.costume.build) / 81

    @property
    def crown(self) -> float:
        """Where the middle of the head is, in units of the body."""
        return SHOULDERS - (HEAD + SHOULDERS) * self.costume.build / self.small


@dataclass(frozen=True, slots=True)
class Arms:
    """Both arms: what is drawn behind the body, before it, and before the head, each with what the hand holds."""

    behind: str
    before: str
    over: str


def hands(look: Look, pose: Pose) -> tuple[Point | None, Point | None]:
    """Return where the left and the right hand of somebody are, in units of the body; None where an arm hangs."""
    return _hand(look, pose.left, -1), _hand(look, pose.right, 1)


def _hand(look: Look, place: Point | str | None, side: int) -> Point | None:
    if not isinstance(place, str):
        return place
    x, y = ON_FACE[place]
    grown = look.costume.build / look.small
    return side * x * grown, look.crown + y * grown


def arms(look: Look, pose: Pose) -> Arms:
    """Return both arms in a pose."""
    layers = ["", "", ""]
    held = wardrobe()["held"]
    for side, hand, tool, turn in (
        (-1, hands(look, pose)[0], pose.other, pose.turned),
        (1, hands(look, pose)[1], pose.tool, pose.turn),
    ):
        drawn, layer = _arm(look, side, hand)
        thing = put(held[tool].drawn(look.coat), *_palm(look, side, hand), turn=turn) if tool else ""
        layers[2 if pose.fore else layer if not tool or layer else 1] += thing + drawn
    return Arms(*layers)


def _palm(look: Look, side: int, hand: Point | None) -> Point:
    """Return where a hand comes to be: no farther away than the arm is long."""
    del look
    return (side * 14.2, -44.6) if hand is None else elbow((side * SHOULDER[0], SHOULDER[1]), hand, side)[1]


def forearms(look: Look, pose: Pose) -> str:
    """Draw both arms from the elbow on: they lie over what is held in them, whose head is beside the upper arms."""
    parts = []
    for side, hand in zip((-1, 1), hands(look, pose), strict=True):
        if hand is not None:
            sleeve, skin, thick, palm_wide = _sleeved(look, side)
            bend, palm = elbow((side * SHOULDER[0], SHOULDER[1]), hand, side)
            parts += [line(f"M{dots([bend])} L{dots([palm])}", sleeve, thick), disc(*palm, palm_wide, skin)]
    return "".join(parts)


def _sleeved(look: Look, side: int) -> tuple[Colour, Colour, float, float]:
    """Return the colours of an arm and of its hand, and how thick both are."""
    slim = look.cut == "tutu"
    bare = look.cut in ("tail", "tutu") or look.costume.bare in ("arms", "chest")
    sleeve = darker(look.skin if bare else look.coat, (0.0 if bare else 0.1) if side < 0 else (0.1 if bare else 0.3))
    skin = look.costume.gloves or look.skin
    mitt = look.costume.mitt if look.costume.gloves else 1.0
    return sleeve, skin if side < 0 else darker(skin, 0.1), 3.6 if slim else 5.4, (2.1 if slim else 2.9) * mitt


def _arm(look: Look, side: int, hand: Point | None) -> tuple[str, int]:
    """Return one arm and where it is drawn: 0 behind the body, 1 before it, 2 before the head."""
    sleeve, skin, thick, palm_wide = _sleeved(look, side)
    if hand is None:
        if look.cut == bones.CUT:
            return bones.arm((side * SHOULDER[0], SHOULDER[1]), (side * 15.2, -60), (side * 14.2, -46), look.skin), 0
        hanging = line(f"M{side * 11.4},-75 C{side * 15.6},-66 {side * 15.6},-57 {side * 14.4},-48", sleeve, thick)
        return hanging + disc(side * 14.2, -44.6, palm_wide * 0.93, skin), 0
    shoulder = (side * SHOULDER[0], SHOULDER[1])
    bend, palm = elbow(shoulder, hand, side)
    if look.cut == bones.CUT:
        drawn = bones.arm(shoulder, bend, palm, skin)
    else:
        drawn = line(f"M{dots([shoulder])} L{dots([bend, palm])}", sleeve, thick) + disc(*palm, palm_wide, skin)
        if look.costume.bare == "forearms":
            lower = line(
                f"M{dots([bend])} L{dots([palm])}", look.skin if side < 0 else darker(look.skin, 0.1), thick * 0.8
            )
            drawn = (
                lower + line(f"M{dots([shoulder])} L{dots([bend])}", sleeve, thick * 1.1) + disc(*palm, palm_wide, skin)
            )
    if palm[1] < SHOULDERS and abs(palm[0]) < SIDE + 3:
        return drawn, 2
    inside = side * palm[0] < SIDE or side * bend[0] < SIDE
    return drawn, 1 if inside else 0


def wisp(look: Look) -> str:
    """Draw the smoke that a genie has for legs, and the lamp out of which it comes."""
    gold, dark = (226, 178, 66), (168, 120, 34)
    smoke = "M-11,-50 L11,-50 C15,-36 2,-28 4,-18 C6,-11 -4,-9 -8,-10 C-15,-12 -10,-22 -8,-28 C-6,-36 -13,-42 -11,-50Z"
    shade = "M4,-50 L11,-50 C15,-36 2,-28 4,-18 C6,-11 -2,-9 -6,-10 C2,-12 -2,-22 0,-28 C3,-36 6,-42 4,-50Z"
    lamp = "M-22,-11 C-18,-9 -16,-8 -13,-9 C-8,-12 6,-12 12,-8 C12,-3 6,-1 2,-1 L5,0 H-9 L-6,-1 C-12,-2 -17,-5 -22,-11Z"
    return (
        path(smoke, look.skin)
        + path(shade, darker(look.skin, 0.2))
        + line("M11,-7.6 C18,-12 20,-4 11,-3.6", dark, 1.6)
        + path(lamp, gold)
        + path("M0,-11 C6,-11 10,-10 12,-8 C12,-3 6,-1 2,-1 L5,0 H0Z", dark, 0.6)
    )


def tail(look: Look) -> str:
    """Draw the fish's tail that a mermaid has for legs, bent to one side."""
    scales = "M-6,-42 q3,3 6,0 q3,3 6,0 M-7,-35 q3,3 6,0 q3,3 6,0 M-6,-28 q3,3 6,0 q3,3 5,0 M-4,-21 q3,3 6,0"
    fin = "M2,-8 C10,-10 18,-6 22,-13 C22,-3 14,1 4,0 C-4,1 -8,-1 -14,1 C-10,-5 -4,-8 2,-8Z"
    tail = "M-10.6,-50 L10.6,-50 C12,-34 6,-22 5,-6 L-1,-6 C-8,-18 -13,-34 -10.6,-50Z"
    shade = darker(look.coat, 0.25)
    return path(fin, shade) + path(tail, look.coat) + line(scales, shade, 0.9)


def posed_legs(look: Look, lying: Legs) -> str:
    """Draw both legs of a pose, a shoe at the end of each, in the cut of what is worn: skirts and gowns over them."""
    if look.cut in ("tail", "wisp"):
        whole = put(tail(look) if look.cut == "tail" else wisp(look), y=-HIPS)
        return put(whole, y=HIPS + lying.drop, turn=FORWARD if lying.drop > SITTING else 0)
    lines = [_lowered(leg, lying.drop) for leg in lying.lines]
    if look.cut == bones.CUT:
        return bones.legs(lines, look.skin, lying.drop)
    bare = look.cut in ("skirt", "shorts", "tutu", "tunic", "leotard")
    cloth = look.coat if look.cut in ("gown", "skirt", "tights", "tutu") else look.trousers
    stockings = lighter(look.coat, 0.6)
    thigh = stockings if look.cut == "tutu" else look.skin if look.cut in ("tunic", "leotard") else cloth
    parts = []
    for number, leg in enumerate(lines):
        hip, knee, ankle = leg
        dark = 0.2 if number == 0 else 0.0
        shin = darker(stockings if look.cut == "tutu" else look.skin if bare else cloth, dark)
        parts += [
            _shoe(look, knee, ankle, dark),
            line(f"M{dots([knee])} L{dots([ankle])}", shin, 5.2 if look.cut == "tutu" else 6.2 if bare else 7.4),
        ]
        parts += [line(f"M{dots([hip])} L{dots([knee])}", darker(thigh, dark), 6.6 if look.cut == "tutu" else 9.0)]
        if look.cut in ("gown", "skirt"):
            end = ankle if look.cut == "gown" else knee
            parts += [_cloth(hip, knee, end, darker(cloth, dark), long=look.cut == "gown")]
    return "".join(parts) + _hips(look, lines, lying.drop)


def _lowered(leg: Leg, drop: float) -> Leg:
    hip, knee, ankle = leg
    return (hip[0], hip[1] + drop), (knee[0], knee[1] + drop), (ankle[0], ankle[1] + drop)


def _shoe(look: Look, knee: Point, ankle: Point, dark: float) -> str:
    """Draw a shoe: flat on the ground below a shin that stands, along a shin that lies."""
    x, y = ankle
    if abs(ankle[1] - knee[1]) < abs(ankle[0] - knee[0]) * 0.6:  # it lies: the toes point away from the knee, and down
        way = 1 if ankle[0] > knee[0] else -1
        return oval(x + way * 2, y + 1, 4.6, 3, darker(look.shoe, dark))
    return oval(x + 2.4, y + 0.4, 5.2, 2.9, darker(look.shoe, dark))


def _cloth(hip: Point, knee: Point, end: Point, colour: Colour, *, long: bool) -> str:
    """Draw the cloth over one leg: a skirt's to the knee, a gown's to the ankle."""
    across = line(f"M{dots([hip])} L{dots([knee])}", colour, 12.6)
    return across + line(f"M{dots([knee])} L{dots([end])}", colour, 11.4) if long else across


def _hips(look: Look, lines: list[Leg], drop: float) -> str:
    """Draw what joins both legs below the waist."""
    low = -39 + drop
    if look.cut == "tutu":
        frills = "M-9,-50 L9,-50 C16,-46 24,-43 26,-39 Q13,-31 0,-34 Q-13,-31 -26,-39 C-24,-43 -16,-46 -9,-50Z"
        return put(path(frills, look.coat), y=drop)
    if look.cut == "tunic":
        hem = [(hip[0] + (knee[0] - hip[0]) * TUNIC, hip[1] + (knee[1] - hip[1]) * TUNIC) for hip, knee, _ in lines]
        left, right = min(hem), max(hem)
        low = max(y for _, y in hem) + 2
        return polygon(
            [
                (-10.0, -50 + drop),
                (10.0, -50 + drop),
                (max(13.0, right[0] + 6), low - 1),
                (0, low + 2),
                (min(-13.0, left[0] - 5), low - 1),
            ],
            look.coat,
        )
    if look.cut in ("skirt", "gown"):
        knees = [leg[1] for leg in lines]
        ends = [leg[2] for leg in lines] if look.cut == "gown" else []
        left, right = min(knees + ends), max(knees + ends)
        low = max(y for _, y in knees)
        waist = [(-9.0, -50 + drop), (9.0, -50 + drop)]
        foot = max(y for _, y in knees + ends)
        if look.cut == "gown":
            return polygon(
                [*waist, (right[0] + 5, right[1]), (right[0] + 4, foot), (left[0] - 4, foot), left], look.coat
            )
        return polygon([*waist, (right[0] + 2, right[1] + 4), (0, low + 2), (left[0] - 2, left[1] + 4)], look.coat)
    if look.cut == "leotard":
        return path(f"M-11,{-50 + drop} L11,{-50 + drop} L8,{-41 + drop} L0,{-37 + drop} L-8,{-41 + drop}Z", look.coat)
    colour = look.coat if look.cut == "tights" else look.trousers
    return path(f"M-11,{-50 + drop} L11,{-50 + drop} L12,{low} L-12,{low}Z", colour)
