"""People, from head to foot, dressed and equipped by what they do: standing, holding something, and seated.

They are drawn in units of which 100 are a bareheaded person's height, feet at 0; one who sits has the seat at 0.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from promptmagic.lexicon.data import sections
from promptmagic.painters.colour import Colour, hexed, luminance, mix
from promptmagic.painters.sketch.pose import Pose
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes import bones
from promptmagic.painters.sketch.shapes.costume import COATS, HAIRS, SKINS, TROUSERS, Costume
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.heads import ASIDE, FACED, head
from promptmagic.painters.sketch.shapes.limbs import (
    HEAD,
    HIPS,
    SHOULDER,
    SHOULDERS,
    Look,
    arms,
    forearms,
    hands,
    posed_legs,
    tail,
    wisp,
)
from promptmagic.painters.sketch.shapes.pen import (
    Point,
    box,
    darker,
    lighter,
    line,
    path,
    put,
    sized,
)
from promptmagic.painters.sketch.shapes.poses import Legs, elbow, legs, poses
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe

ON_HEAD = frozenset({"glasses", "goggles", "diving mask", "eyepatch", "red nose", "fangs", "face mask", "pointed ears"})
"""What is worn on the face, and so grows with the head."""


PLAYING = ("play 2", "play 3")
"""How people move who run after something."""

SPORTING = frozenset(
    {"play 1", "play 2", "play 3", "play 4", "dribble", "hit", "cartwheel", "handstand", "stretch for it", "dunk"}
)
"""Poses that are shown in shorts: trousers, skirts and gowns would hide how the legs move."""

LIMBER = frozenset({"yoga", "rope", "ollie", "press", "push ups", "karate", "golf"})
"""Poses that are shown in trousers: skirts and gowns would hide how the legs stand."""

OWN = "own"
"""What is in the hand of who has there what such people have."""

USUAL = {"unsheathe": "sword"}
"""What those have in the hand for a pose who have nothing of their own."""

TOLD_APART = 24
"""By how much the brightness of hair differs from the skin's at least."""

WITH_PROP = (17.4, -54.6)
"""Where the hand is that has what such people have in it."""

BEFORE_THEM, ON_ARM = frozenset({"flowers"}), frozenset({"shield", "round shield", "scutum", "palette", "book"})
"""What of a costume needs both hands, and what the left one: who does something else has laid it down."""

NECK = 8.4
"""How far below its middle a head is bowed about, in its units."""

LYING = 2.3
"""How wide one who lies is, as a share of the height that the blanket has."""


@dataclass(frozen=True, slots=True)
class Other:
    """The head and the breast of one who is no person, in the units of theirs."""

    head: str
    breast: str


@dataclass(frozen=True, slots=True)
class Person:
    """Draws one kind of person."""

    costume: Costume

    def standing(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person upright, seen from the front, with what such people have in their hand."""
        return self._drawn(chance, height, colour, self._usual())

    def acting(self, pose: Pose) -> Draw:
        """Return what draws the person in a pose."""
        if pose.tool == OWN:
            pose = replace(pose, tool=self.costume.prop or USUAL.get(pose.name, ""))
        if self.costume.cut == "tutu" and pose.name.startswith("dance"):
            pose = poses()["ballet"]

        def posed(chance: random.Random, height: float, colour: Colour | None = None) -> str:
            return self._drawn(chance, height, colour, pose, sporting=pose.name in SPORTING)

        return posed

    def grasping(self, pose: Pose) -> Draw:
        """Return what draws only the lower arms in a pose: they lie over what is held in them."""

        def grasped(chance: random.Random, height: float, colour: Colour | None = None) -> str:
            small, drop = self._small, legs()[pose.legs].drop if pose.legs else 0.0
            upper = put(put(forearms(self._dressed(chance, colour), pose), scale=small), y=-HIPS * small)
            return sized(height * 100 / self._whole_height, put(upper, y=(HIPS + drop) * small, turn=pose.lean))

        return grasped

    def hand(self, pose: Pose) -> Point:
        """Return where the right hand is in a pose, across and up as shares of the height."""
        look = _look(self.costume, random.Random(0), None)
        held = hands(look, pose)[1] or (14.2, -44.6)
        return self.place(pose, elbow(SHOULDER, held, 1)[1])

    def place(self, pose: Pose, point: Point) -> Point:
        """Return where a point of the upright body comes to be in a pose, across and up as shares of the height."""
        small = self._small
        x, y = _leant(pose, (point[0] * small, point[1] * small), small)
        return x / self._whole_height, -y / self._whole_height

    def reaching(self, pose: Pose, across: float, up: float) -> Pose:
        """Return the pose with the right hand at a place that is given as `hand` returns it; one at the head stays."""
        if not isinstance(pose.right, tuple):
            return pose
        x, y = _upright(pose, (across * self._whole_height, -up * self._whole_height), self._small)
        return pose.reaching((x / self._small, y / self._small))

    def holding(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person upright with a hand held out; what is in it is drawn by others."""
        return self._drawn(chance, height, colour, poses()["hold"])

    def playing(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person running, in one of two poses, to the right."""
        look = _sporting(_look(self.costume, chance, colour))
        return self._posed(look, height, poses()[chance.choice(PLAYING)])

    def eating(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person upright with a hand at the mouth; what is eaten is drawn by others."""
        return self._drawn(chance, height, colour, poses()["eat"])

    def leaping(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person in mid-air, the arms thrown up, the legs apart."""
        return put(self._posed(_sporting(_look(self.costume, chance, colour)), height, poses()["leap"]), turn=6)

    def diving(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person head first in mid-air, the arms before the head; the origin is below the hands."""
        look = _look(self.costume, chance, colour)
        look = replace(look, cut="shorts" if look.cut in ("trousers", "gown", "skirt") else look.cut)
        figure = self._posed(look, height * 0.86, poses()["dive"])
        return put(figure, -height * 0.42, -height * 0.74, turn=136)

    def lying(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person asleep on the back, the head on a pillow, under a blanket, as wide as `LYING` says."""
        look = _look(self.costume, chance, colour)
        cloth, linen = look.coat, mix(look.coat, (250, 247, 240), 0.86)
        size = 2.3 * min(self.costume.build, 1.5)
        pillowed = put(
            head(look, asleep=True) + put(_worn(look, Pose(), on_head=True), y=HEAD), -78, -46, turn=-72, scale=size
        )
        mound = "M-60,0 C-70,-30 -62,-56 -44,-60 C-10,-70 30,-58 62,-52 C90,-62 104,-60 110,-40 L114,0Z"
        fold = "M-60,0 C-70,-30 -62,-56 -44,-60 C-36,-62 -30,-62 -26,-62 C-40,-50 -46,-26 -40,0Z"
        creases = "M-6,-52 C-14,-34 -14,-18 -10,-6 M34,-48 C28,-34 28,-20 32,-6 M74,-46 C70,-34 70,-20 74,-8"
        return sized(
            height,
            box(-116, -34, 62, 34, darker(linen, 0.16), 15),
            box(-113, -35, 58, 29, linen, 13),
            pillowed,
            path(mound, cloth),
            line(creases, darker(cloth, 0.16), 2.4),
            path("M-52,0 L114,0 L112.5,-12 C60,-6 10,-8 -54,-12Z", darker(cloth, 0.14)),
            path(fold, linen),
        )

    def seated(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person seated, the knees to the right, a hand forward; the seat is at the origin."""
        return self._drawn(chance, height, colour, poses()["seated"])

    def _drawn(
        self, chance: random.Random, height: float, colour: Colour | None, pose: Pose, *, sporting: bool = False
    ) -> str:
        """Draw the person in a pose, dressed as by chance."""
        look = _look(self.costume, chance, colour)
        if pose.name in LIMBER and look.cut in ("gown", "skirt"):
            look = replace(look, cut="trousers")
        return self._posed(_sporting(look) if sporting else look, height, pose)

    def _dressed(self, chance: random.Random, colour: Colour | None) -> Look:
        """Return how the person looks this time."""
        return _look(self.costume, chance, colour)

    @property
    def _small(self) -> float:
        """How large the body is beside a grown one's whose head is as high."""
        return (100 - 19 * self.costume.build) / 81

    @property
    def _whole_height(self) -> float:
        """How high the person is with what is on the head, in units."""
        hat = self.costume.hat
        return 100 + self.costume.build * (wardrobe()["hats"][hat].rises if hat else 0)

    @property
    def bust(self) -> float:
        """Which share of the person's height the head takes with its hat and the shoulders."""
        return (self._whole_height - 81 + 19 * (self.costume.build - 1) * 0.55 + 13 * self._small) / self._whole_height

    def _usual(self) -> Pose:
        """Return how such people stand: as their costume says, with what they have in their hand."""
        pose = poses().get(self.costume.pose, Pose())
        if not self.costume.prop:
            return pose
        return replace(pose, right=pose.right or WITH_PROP, tool=self.costume.prop)

    def _posed(self, look: Look, height: float, pose: Pose, other: Other | None = None) -> str:
        """Draw somebody in a pose, the feet at the origin, or the seat of who sits; an `other` has its own head."""
        small, build = look.small, self.costume.build
        seat = pose.legs == "seated"
        lying = legs()[pose.legs] if pose.legs else Legs()
        below = _legs(look) if not pose.legs else _seated_legs(look) if seat else posed_legs(look, lying)
        limbs = arms(look, pose)
        sits = seat or pose.legs == "bench"
        worn = (other.breast if other else "") + _worn(look, pose, on_head=False)
        worn = _above_the_seat(worn) if sits else worn
        body = _back(look, seat=sits) + limbs.behind + _torso(look) + worn + limbs.before
        mouth = "round" if pose.rounded else "open" * pose.open
        above = (
            other.head if other else head(look, asleep=pose.closed, look_aside=pose.look, mouth=mouth, mood=pose.mood)
        )
        above += put(_worn(look, pose, on_head=True), pose.look * ASIDE, HEAD)
        above = put(
            put(put(above, y=-NECK), turn=pose.bow),
            y=SHOULDERS * small - (HEAD + SHOULDERS) * build + NECK * build,
            scale=build,
        )
        held = wardrobe()["worn"][pose.dressed].drawn(look.coat) if pose.dressed else ""
        upper = put(put(body, scale=small) + above + put(held + limbs.over, scale=small), y=-HIPS * small)
        leant = put(upper, y=(HIPS + lying.drop) * small, turn=pose.lean)
        figure = put(below, scale=small) + leant
        figure = _on_the_ground(figure) if lying.drop else figure
        if pose.by:
            figure = wardrobe()["worn"][pose.by].drawn(look.coat) + figure
        if pose.over:
            turned = put(put(put(figure, y=-HIPS * small), turn=pose.over), y=HIPS * small)
            figure = put(turned, y=-_lowest(pose, small))
        figure = put(figure, y=-pose.aloft) if pose.aloft else figure
        return sized(height * 100 / self._whole_height, put(figure, y=-HIPS * small) if seat else figure)


def _lowest(pose: Pose, small: float) -> float:
    """Return how far down somebody reaches who is turned about the hips: the crown, a hand or a foot."""
    turn = math.radians(pose.over)
    feet = [leg[2] for leg in legs()[pose.legs].lines] if pose.legs else [(0.0, 0.0)]
    held = [hand for hand in (pose.left, pose.right) if isinstance(hand, tuple)]
    ends = [*((x * small, y * small) for x, y in (*feet, *held)), (0.0, -97.0)]
    return HIPS * small + max(x * math.sin(turn) + (y - HIPS * small) * math.cos(turn) for x, y in ends) + 3


def _on_the_ground(figure: str) -> str:
    """Return a figure that is low down without what would hang below the ground: capes and coats lie on it."""
    return f'<svg x="-90" y="-150" width="180" height="152" viewBox="-90 -150 180 152">{figure}</svg>'


def _above_the_seat(worn: str) -> str:
    """Return what is worn over the clothes by one who sits: no apron hangs straight down from a seat."""
    return f'<svg x="-60" y="-140" width="120" height="96" viewBox="-60 -140 120 96">{worn}</svg>' if worn else ""


def _leant(pose: Pose, point: Point, small: float) -> Point:
    """Return where a point of the upright upper body comes to be in a pose, in units of the whole figure."""
    turn = math.radians(pose.lean)
    x, y = point[0], point[1] - HIPS * small
    x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    return x, y + (HIPS + (legs()[pose.legs].drop if pose.legs else 0)) * small


def _upright(pose: Pose, point: Point, small: float) -> Point:
    """Return which point of the upright upper body comes to be at a point of the whole figure."""
    turn = -math.radians(pose.lean)
    x, y = point[0], point[1] - (HIPS + (legs()[pose.legs].drop if pose.legs else 0)) * small
    x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    return x, y + HIPS * small


def _sporting(look: Look) -> Look:
    """Return how somebody looks who moves fast: in shorts, as trousers, skirts and gowns would hide the legs."""
    return replace(look, cut="shorts" if look.cut in ("trousers", "gown", "skirt") else look.cut)


def _look(costume: Costume, chance: random.Random, colour: Colour | None) -> Look:
    """Return a look: the costume's, else by chance; the coat in the asked colour, all dark in a silhouette's."""
    skin, hair_colour, coat, trousers = (chance.choice(choice) for choice in (SKINS, HAIRS, COATS, TROUSERS))
    long_hair, skirt = chance.random() < 0.5, chance.random() < 0.4
    hair = costume.hair or ("long" if long_hair else "short")
    cut = costume.cut or ("skirt" if skirt and hair == "long" else "trousers")
    skin, hair_colour = costume.skin or skin, costume.hair_colour or hair_colour
    if not costume.hair_colour and abs(luminance(hair_colour) - luminance(skin)) < TOLD_APART:
        hair_colour = darker(hair_colour, 0.55)  # locks of the skin's colour would be taken for arms
    coat, trousers = costume.coat or coat, costume.trousers or trousers
    if colour is not None and cut != "sheet":
        coat = colour
        skin = colour if cut in (bones.CUT, "wisp") else skin
        trousers = colour if costume.bare == "chest" else trousers
        dark = min(1.0, max(0.0, (70 - luminance(colour)) / 40))
        trousers = mix(trousers, colour, dark)
        dark = 0.0 if hexed(colour).removeprefix("#") in sections("colours")["colour"] else dark  # who wears black
        skin, hair_colour = mix(skin, colour, dark), mix(hair_colour, colour, dark)
    return Look(costume, skin, hair_colour, coat, trousers, hair, cut)


def _legs(look: Look) -> str:
    if look.cut == "tail":
        return tail(look)
    if look.cut == "wisp":
        return wisp(look)
    if look.cut == bones.CUT:
        return bones.legs(bones.STANDING, look.skin)
    shoes = path("M-11,-3 Q-12,0 -9,0 L-2,0 L-2,-4Z M11,-3 Q12,0 9,0 L2,0 L2,-4Z", look.shoe)
    if look.cut == "gown":
        return shoes + _gown(look)
    bare = path("M-8.6,-34 L-7.6,-2.6 L-3,-2.6 L-1.6,-34Z M8.6,-34 L7.6,-2.6 L3,-2.6 L1.6,-34Z", look.skin)
    if look.cut == "tutu":
        stockings = path(
            "M-8.6,-44 L-7.2,-2.6 L-3.4,-2.6 L-1.6,-44Z M8.6,-44 L7.2,-2.6 L3.4,-2.6 L1.6,-44Z", lighter(look.coat, 0.6)
        )
        frills = path(
            "M-9,-50 L9,-50 C16,-46 24,-43 26,-39 Q13,-31 0,-34 Q-13,-31 -26,-39 C-24,-43 -16,-46 -9,-50Z",
            lighter(look.coat, 0.35),
        )
        return (
            shoes
            + stockings
            + frills
            + path("M-9,-50 L9,-50 C14,-47 18,-45 20,-42 Q0,-37 -20,-42 C-18,-45 -14,-47 -9,-50Z", look.coat)
        )
    if look.cut == "skirt":
        skirt = path("M-9,-50 L9,-50 C12,-40 15,-30 16,-22 Q0,-17 -16,-22 C-15,-30 -12,-40 -9,-50Z", look.coat)
        return (
            shoes + bare + skirt + path("M1,-50 L9,-50 C12,-40 15,-30 16,-22 Q11,-20 5,-19.6Z", darker(look.coat, 0.22))
        )
    if look.cut == "tunic":
        tunic = path("M-10,-50 L10,-50 C12,-42 13.4,-36 14,-31 Q0,-27 -14,-31 C-13.4,-36 -12,-42 -10,-50Z", look.coat)
        return shoes + bare + _sandals((-5.6, 5.6), look.shoe) + tunic
    if look.cut == "leotard":
        thighs = path("M-10,-48 L-7.6,-2.6 L-3,-2.6 L-0.6,-40Z M10,-48 L7.6,-2.6 L3,-2.6 L0.6,-40Z", look.skin)
        return shoes + thighs + path("M-11,-50 L11,-50 L8,-41 L0,-36 L-8,-41Z", look.coat)
    if look.cut == "shorts":
        return shoes + bare + path("M-11,-50 L11,-50 L12.4,-30 L1.4,-29 L0,-38 L-1.4,-29 L-12.4,-30Z", look.trousers)
    cloth = look.coat if look.cut == "tights" else look.trousers
    legs = path(
        "M-10.5,-48 L10.5,-48 C11,-34 10,-16 9.4,-2.6 L2.6,-2.6 L0.5,-36 L-0.5,-36 L-2.6,-2.6 L-9.4,-2.6"
        " C-10,-16 -11,-34 -10.5,-48Z",
        cloth,
    )
    shade = path("M2,-48 L10.5,-48 C11,-34 10,-16 9.4,-2.6 L5.6,-2.6Z", darker(cloth, 0.25))
    briefs = path("M-11,-50 L11,-50 L9,-42 L2,-36 L-2,-36 L-9,-42Z", look.trousers) if look.cut == "tights" else ""
    covered = _sheet(look) if look.cut == "sheet" else ""
    return shoes + legs + shade + briefs + covered


def _sandals(places: Sequence[float], colour: Colour) -> str:
    """Draw the straps of sandals about standing shins, whose middles are at these places across."""
    return "".join(line(f"M{x - 2.6},-6 L{x + 2.6},-9 M{x - 2.6},-11 L{x + 2.6},-14", colour, 1.2) for x in places)


def _gown(look: Look) -> str:
    gown = path("M-9,-52 L9,-52 C13,-32 16,-12 17.4,-1 Q0,3 -17.4,-1 C-16,-12 -13,-32 -9,-52Z", look.coat)
    return gown + path("M3,-52 L9,-52 C13,-32 16,-12 17.4,-1 Q13,0.6 8,1Z", darker(look.coat, 0.22))


def _sheet(look: Look) -> str:
    """Draw the lower part of a bed sheet that hangs over somebody, its hem in waves."""
    hem = "C17,-12 20,-24 17,-14 Q13,-9 9,-14 Q5,-8 0,-13 Q-5,-8 -9,-14 Q-13,-9 -17,-14"
    sheet = path(f"M-11,-60 L11,-60 C15,-40 17,-24 17,-14 {hem} C-17,-24 -15,-40 -11,-60Z", look.coat)
    return sheet + path(
        "M4,-60 L11,-60 C15,-40 17,-24 17,-14 Q14,-10 10.4,-12.6 C11,-30 8,-46 4,-60Z", darker(look.coat, 0.14)
    )


def _seated_legs(look: Look) -> str:
    """Draw the legs of one who sits: forward over the seat's edge, then down."""
    if look.cut == "tail":
        return tail(look)
    if look.cut == "wisp":
        return wisp(look)
    if look.cut == bones.CUT:
        return bones.legs(bones.SEATED, look.skin)
    cloth = look.coat if look.cut in ("gown", "skirt", "tights", "tutu") else look.trousers
    lower = look.skin if look.cut in ("skirt", "shorts", "tutu") else cloth
    far = line("M1,-48 L13,-45 L15,-24", darker(lower, 0.3), 6.4)
    near = line("M13,-44 L12,-20", lower, 7) + line("M-2,-47 L12,-44", cloth, 9)
    shoes = path("M11.6,-25 L18,-25 Q23,-23 22.6,-20 L11.6,-20Z", darker(look.shoe, 0.2))
    shoes += path("M8.6,-21 L15.4,-21 Q20.4,-19 20,-15.6 L8.6,-15.6Z", look.shoe)
    if look.cut == "gown":
        near += path("M-10,-54 L8,-54 C16,-48 19,-34 19,-22 L4,-20 C4,-32 -2,-40 -10,-44Z", look.coat)
    return far + shoes + near


def _torso(look: Look) -> str:
    coat = look.skin if look.costume.bare == "chest" else look.coat
    if look.cut == bones.CUT:
        return bones.torso(look.skin)
    if look.cut == "tail":
        return path("M-11,-77 C-8,-81 8,-81 11,-77 C11,-68 8,-60 10,-47 L-10,-47 C-8,-60 -11,-68 -11,-77Z", look.skin)
    if look.cut == "tutu":
        low = "M-8.4,-73 C-5,-69 5,-69 8.4,-73 C8.6,-64 6.4,-58 7.6,-46 L-7.6,-46 C-6.4,-58 -8.6,-64 -8.4,-73Z"
        bare = path(
            "M-4,-81 L4,-81 C9,-79.6 12.6,-78.6 12.8,-74 L8,-67 L-8,-67 L-12.8,-74 C-12.6,-78.6 -9,-79.6 -4,-81Z",
            look.skin,
        )
        return bare + path(low, coat) + line("M-7.4,-72.4 L-5.4,-79 M7.4,-72.4 L5.4,-79", coat, 1.6)
    return (
        path("M-12.6,-77 C-8,-82 8,-82 12.6,-77 C13,-66 11,-56 11.5,-45 L-11.5,-45 C-11,-56 -13,-66 -12.6,-77Z", coat)
        + path(
            "M3,-80.4 C8,-80.6 11,-79 12.6,-77 C13,-66 11,-56 11.5,-45 L4,-45 C6,-58 5,-70 3,-80.4Z", darker(coat, 0.22)
        )
        + path("M-4,-81 Q0,-76 4,-81Z", look.skin)
    )


def _worn(look: Look, pose: Pose, *, on_head: bool) -> str:
    """Draw what is worn on the head or the body; who has something else to do has no shield on the arm."""
    worn = wardrobe()["worn"]
    armed = bool(look.costume.prop) and pose.tool == look.costume.prop
    kept = pose.name == look.costume.pose or pose.left is None or armed
    without = frozenset() if pose.name == look.costume.pose else BEFORE_THEM if kept else BEFORE_THEM | ON_ARM
    names = [name for name in look.costume.on if name in worn and (name in ON_HEAD) == on_head and name not in without]
    return "".join(worn[name].drawn(look.coat) for name in names)


def _back(look: Look, *, seat: bool = False) -> str:
    """Draw what hangs down the back: a cape, wings; who has a `seat` has the cape's lower part behind them on it."""
    cape = look.costume.cape
    pieces = wardrobe()["behind"]
    worn = "".join(pieces[name].drawn(look.coat) for name in look.costume.on if name in pieces)
    if cape is None:
        return worn
    if seat:
        return worn + path("M-10,-79 L10,-79 C15,-68 16,-58 15,-47 L-15,-47 C-16,-58 -15,-68 -10,-79Z", cape)
    return worn + path("M-10,-79 L10,-79 C20,-56 24,-30 22,-8 Q0,-2 -22,-8 C-24,-30 -20,-56 -10,-79Z", cape)


@dataclass(frozen=True, slots=True)
class Company:
    """Draws several people side by side who are one subject, as a couple is, at their heights beside each other."""

    costumes: tuple[Costume, ...]

    def drawn(self, draws: Sequence[Draw]) -> Draw:
        """Return what draws each of them in a way of its own."""
        tallest = max(costume.height for costume in self.costumes)

        def draw(chance: random.Random, height: float, colour: Colour | None = None) -> str:
            parts = []
            for number, (costume, person) in enumerate(zip(self.costumes, draws, strict=True)):
                x = (number - (len(self.costumes) - 1) / 2) * height * 0.36
                high = height * costume.height / tallest
                parts.append(put(person(chance, high, colour if number == 0 else None), x))
            return "".join(parts)

        return draw

    def acting(self, pose: Pose) -> Draw:
        """Return what draws all of them in a pose."""
        return self.drawn([Person(costume).acting(pose) for costume in self.costumes])

    def grasping(self, pose: Pose) -> Draw:
        """Return what draws the arms of all of them in a pose."""
        return self.drawn([Person(costume).grasping(pose) for costume in self.costumes])

    def hand(self, pose: Pose) -> Point:
        """Return where the right hand of the last one is."""
        return self._of_last(Person(self.costumes[-1]).hand(pose))

    def place(self, pose: Pose, point: Point) -> Point:
        """Return where a point of the last one's upright body is."""
        return self._of_last(Person(self.costumes[-1]).place(pose, point))

    def reaching(self, pose: Pose, across: float, up: float) -> Pose:
        """Return the pose with the last one's right hand at such a place."""
        x, share = self._last
        return Person(self.costumes[-1]).reaching(pose, (across - x) / share, up / share)

    @property
    def _last(self) -> tuple[float, float]:
        """Where the last one stands and how high it is, as shares of the height."""
        share = self.costumes[-1].height / max(costume.height for costume in self.costumes)
        return (len(self.costumes) - 1) / 2 * 0.36, share

    def _of_last(self, point: Point) -> Point:
        x, share = self._last
        return x + point[0] * share, point[1] * share


def _together(*people: str, aspect: float) -> Shape:
    """Return people who are one subject, as a couple is."""
    company = Company(tuple(COSTUMES[one] for one in people))
    each = [Person(costume) for costume in company.costumes]
    seated = company.drawn([person.seated for person in each])
    return Shape(
        company.drawn([person.standing for person in each]), "ground", 0.17, aspect, seated=seated, body=company
    )


def _shape(costume: Costume) -> Shape:
    person = Person(costume)
    return Shape(
        person.standing,
        "ground",
        costume.height,
        costume.aspect,
        seated=person.seated,
        holding=person.holding,
        playing=person.playing,
        eating=person.eating,
        lying=person.lying,
        leaping=person.leaping,
        diving=person.diving,
        body=person,
    )


def costumed(costume: Costume) -> Shape:
    """Return what draws a person in a costume."""
    return _shape(costume)


def feeling(costume: Costume, mood: str) -> Shape | None:
    """Return one of the people with the face of a mood; None for who hides it."""
    return None if costume.hat in FACED else _shape(replace(costume, mood=mood))


PEOPLE: dict[str, Shape] = {
    **{noun: _shape(costume) for noun, costume in COSTUMES.items()},
    "mermaid": replace(_shape(COSTUMES["mermaid"]), habitat="water"),
    "couple": _together("man", "woman", aspect=0.74),
    "family": _together("man", "child", "woman", aspect=1.1),
}
"""Everybody, by the noun for what they do."""
