"""People, from head to foot, dressed and equipped by what they do: standing, holding something, and seated.

They are drawn in units of which 100 are a bareheaded person's height, feet at 0; one who sits has the seat at 0.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes.costumes import COATS, COSTUMES, HAIRS, SKINS, TROUSERS, Costume
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, put, sized
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe

SHOULDERS, HIPS, HEAD = -81.0, -47.0, 90.6
"""Where the neck begins and the legs end, and how far up the middle of the head is."""

FACED = frozenset({"mask", "great helm", "space helmet"})
"""Hats that hide the face."""

ON_HEAD = frozenset({"glasses", "goggles", "diving mask", "eyepatch", "red nose", "fangs"})
"""What is worn on the face, and so grows with the head."""


POSES: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (("M-4,-46 L-10,-26 L-27,-20", "M4,-46 L14,-28 L10,-3"), ("M-11,-75 L-20,-64 L-12,-54", "M11,-75 L20,-62 L28,-68")),
    (("M-4,-46 L-6,-24 L-8,-3", "M4,-46 L15,-34 L31,-22"), ("M-11,-75 L-22,-68 L-30,-76", "M11,-75 L18,-62 L12,-52")),
    (("M-4,-46 L-9,-25 L-14,-3", "M4,-46 L9,-25 L13,-3"), ("M-11,-75 L-20,-86 L-17,-102", "M11,-75 L20,-86 L18,-102")),
    (("M-4,-46 L-16,-30 L-20,-8", "M4,-46 L17,-30 L26,-9"), ("M-11,-75 L-22,-72 L-27,-60", "M11,-75 L21,-70 L29,-79")),
)
"""How people at play move: the lines of both legs, and of both arms."""

LEAP = (
    ("M-4,-46 L-17,-34 L-13,-12", "M4,-46 L18,-36 L24,-16"),
    ("M-11,-75 L-23,-84 L-25,-101", "M11,-75 L23,-84 L26,-101"),
)
"""The same in mid-air."""

DIVE = ("M-11,-75 L-11,-92 L-4,-112", "M11,-75 L11,-92 L4,-112")
"""The lines of both arms of one who dives: stretched beyond the head."""

LYING = 2.3
"""How wide one who lies is, as a share of the height that the blanket has."""


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


@dataclass(frozen=True, slots=True)
class Person:
    """Draws one kind of person."""

    costume: Costume

    def standing(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person upright, seen from the front, with what such people have in their hand."""
        look = _look(self.costume, chance, colour)
        return self._whole(look, height, _legs(look), _arms(look, self.costume.prop))

    def holding(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person upright with a hand held out; what is in it is drawn by others."""
        look = _look(self.costume, chance, colour)
        return self._whole(look, height, _legs(look), _arms(look, "", raised=True))

    def playing(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person at play, in one of a few poses: running, kicking or cheering."""
        look = _look(self.costume, chance, colour)
        look = replace(look, cut="shorts" if look.cut in ("trousers", "gown") else look.cut)
        stride, swing = chance.choice(POSES)
        turned = -1 if chance.random() < 0.4 else 1
        figure = self._whole(look, height, _stride(look, stride), _swung(look, swing))
        return put(put(figure, turn=chance.uniform(2, 7)), flip=turned < 0)

    def eating(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person upright with a hand at the mouth; what is eaten is drawn by others."""
        look = _look(self.costume, chance, colour)
        return self._whole(look, height, _legs(look), _arms(look, "", fed=True))

    def leaping(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person in mid-air, the arms thrown up, the legs apart."""
        look = _look(self.costume, chance, colour)
        look = replace(look, cut="shorts" if look.cut in ("trousers", "gown") else look.cut)
        figure = self._whole(look, height, _stride(look, LEAP[0]), _swung(look, LEAP[1]))
        return put(figure, turn=6)

    def diving(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person head first in mid-air, the arms before the head; the origin is below the hands."""
        look = _look(self.costume, chance, colour)
        look = replace(look, cut="shorts" if look.cut in ("trousers", "gown", "skirt") else look.cut)
        figure = self._whole(look, height * 0.86, _legs(look), _swung(look, DIVE))
        return put(figure, -height * 0.42, -height * 0.74, turn=136)

    def lying(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person asleep on the back, the head on a pillow, under a blanket, as wide as `LYING` says."""
        look = _look(self.costume, chance, colour)
        cloth, linen = look.coat, mix(look.coat, (250, 247, 240), 0.86)
        size = 2.3 * min(self.costume.build, 1.5)
        head = put(_head(look, asleep=True) + put(_worn(look, on_head=True), y=HEAD), -78, -46, turn=-72, scale=size)
        mound = "M-60,0 C-70,-30 -62,-56 -44,-60 C-10,-70 30,-58 62,-52 C90,-62 104,-60 110,-40 L114,0Z"
        fold = "M-60,0 C-70,-30 -62,-56 -44,-60 C-36,-62 -30,-62 -26,-62 C-40,-50 -46,-26 -40,0Z"
        creases = "M-6,-52 C-14,-34 -14,-18 -10,-6 M34,-48 C28,-34 28,-20 32,-6 M74,-46 C70,-34 70,-20 74,-8"
        return sized(
            height,
            box(-116, -34, 62, 34, darker(linen, 0.16), 15),
            box(-113, -35, 58, 29, linen, 13),
            head,
            path(mound, cloth),
            line(creases, darker(cloth, 0.16), 2.4),
            path("M-52,0 L114,0 L112.5,-12 C60,-6 10,-8 -54,-12Z", darker(cloth, 0.14)),
            path(fold, linen),
        )

    def seated(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Draw the person seated, the knees to the right, a hand forward; the seat is at the origin."""
        look = _look(self.costume, chance, colour)
        return self._whole(look, height, _seated_legs(look), _arms(look, "", raised=True), seat=True)

    def _whole(self, look: Look, height: float, legs: str, arms: str, *, seat: bool = False) -> str:
        costume = self.costume
        small = (100 - 19 * costume.build) / 81
        body = legs + arms + _torso(look) + _worn(look, on_head=False)
        head = _head(look) + put(_worn(look, on_head=True), y=HEAD)
        figure = put(_back(look) + body, scale=small)
        figure += put(head, y=SHOULDERS * small - (HEAD + SHOULDERS) * costume.build, scale=costume.build)
        rise = costume.build * (wardrobe()["hats"][costume.hat].rises if costume.hat else 0)
        return sized(height * 100 / (100 + rise), put(figure, y=-HIPS * small) if seat else figure)


def _look(costume: Costume, chance: random.Random, colour: Colour | None) -> Look:
    """Return a look: the costume's, else by chance; the coat in the asked colour, all dark in a silhouette's."""
    skin, hair_colour, coat, trousers = (chance.choice(choice) for choice in (SKINS, HAIRS, COATS, TROUSERS))
    long_hair, skirt = chance.random() < 0.5, chance.random() < 0.4
    hair = costume.hair or ("long" if long_hair else "short")
    cut = costume.cut or ("skirt" if skirt and hair == "long" else "trousers")
    skin, hair_colour = costume.skin or skin, costume.hair_colour or hair_colour
    coat, trousers = costume.coat or coat, costume.trousers or trousers
    if colour is not None:
        coat = colour
        dark = min(1.0, max(0.0, (70 - luminance(colour)) / 40))
        skin, hair_colour, trousers = (mix(tone, colour, dark) for tone in (skin, hair_colour, trousers))
    return Look(costume, skin, hair_colour, coat, trousers, hair, cut)


def _legs(look: Look) -> str:
    if look.cut == "tail":
        return _tail(look)
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
    return shoes + legs + shade + briefs


def _gown(look: Look) -> str:
    gown = path("M-9,-52 L9,-52 C13,-32 16,-12 17.4,-1 Q0,3 -17.4,-1 C-16,-12 -13,-32 -9,-52Z", look.coat)
    return gown + path("M3,-52 L9,-52 C13,-32 16,-12 17.4,-1 Q13,0.6 8,1Z", darker(look.coat, 0.22))


def _tail(look: Look) -> str:
    """Draw the fish's tail that a mermaid has for legs, bent to one side."""
    scales = "M-6,-42 q3,3 6,0 q3,3 6,0 M-7,-35 q3,3 6,0 q3,3 6,0 M-6,-28 q3,3 6,0 q3,3 5,0 M-4,-21 q3,3 6,0"
    fin = "M2,-8 C10,-10 18,-6 22,-13 C22,-3 14,1 4,0 C-4,1 -8,-1 -14,1 C-10,-5 -4,-8 2,-8Z"
    tail = "M-10.6,-50 L10.6,-50 C12,-34 6,-22 5,-6 L-1,-6 C-8,-18 -13,-34 -10.6,-50Z"
    shade = darker(look.coat, 0.25)
    return path(fin, shade) + path(tail, look.coat) + line(scales, shade, 0.9)


def _stride(look: Look, steps: tuple[str, str]) -> str:
    """Draw two legs along their lines, a shoe at the end of each."""
    parts = []
    for number, step in enumerate(steps):
        dark = 0.18 if number == 0 else 0.0
        x, y = _end(step)
        parts.append(line(step, darker(look.skin, dark), 6.2))
        thigh = step.split(" ")
        parts.append(line(" ".join(thigh[:2]), darker(look.trousers, dark), 9.4))
        parts.append(oval(x + 2.6, y, 5.4, 3, darker(look.shoe, dark)))
    hips = path("M-11,-50 L11,-50 L12,-39 L-12,-39Z", look.trousers)
    if look.cut == "skirt":
        hips = path("M-9,-50 L9,-50 C13,-42 17,-34 18,-28 Q0,-22 -18,-28 C-17,-34 -13,-42 -9,-50Z", look.coat)
    return "".join(parts) + hips


def _end(limb: str) -> tuple[float, float]:
    """Return the last point of a line of path data."""
    x, y = limb.rsplit("L", 1)[1].split(",")
    return float(x), float(y)


def _swung(look: Look, ends: tuple[str, str]) -> str:
    """Draw two bent arms along their lines, a hand at the end of each."""
    parts = []
    for number, arm in enumerate(ends):
        x, y = _end(arm)
        parts.append(line(arm, darker(look.coat, 0.1 + 0.2 * number), 5.4) + disc(x, y, 2.8, look.skin))
    return "".join(parts)


def _seated_legs(look: Look) -> str:
    """Draw the legs of one who sits: forward over the seat's edge, then down."""
    if look.cut == "tail":
        return _tail(look)
    cloth = look.coat if look.cut in ("gown", "skirt", "tights", "tutu") else look.trousers
    lower = look.skin if look.cut in ("skirt", "shorts", "tutu") else cloth
    far = line("M1,-48 L13,-45 L15,-24", darker(lower, 0.3), 6.4)
    near = line("M13,-44 L12,-20", lower, 7) + line("M-2,-47 L12,-44", cloth, 9)
    shoes = path("M11.6,-25 L18,-25 Q23,-23 22.6,-20 L11.6,-20Z", darker(look.shoe, 0.2))
    shoes += path("M8.6,-21 L15.4,-21 Q20.4,-19 20,-15.6 L8.6,-15.6Z", look.shoe)
    if look.cut == "gown":
        near += path("M-10,-54 L8,-54 C16,-48 19,-34 19,-22 L4,-20 C4,-32 -2,-40 -10,-44Z", look.coat)
    return far + shoes + near


def _arms(look: Look, prop: str, *, raised: bool = False, fed: bool = False) -> str:
    """Draw both arms: one hangs, the other hangs, is held out, or holds something."""
    sleeve = look.skin if look.cut == "tail" else look.coat
    far, near = darker(sleeve, 0.1), darker(sleeve, 0.3)
    hand = look.skin
    left = line("M-11.4,-75 C-15.6,-66 -15.6,-57 -14.4,-48", far, 5.4) + disc(-14.2, -44.6, 2.7, hand)
    right = line("M11.4,-75 C15.6,-66 15.6,-57 14.4,-48", near, 5.4) + disc(14.2, -44.6, 2.7, darker(hand, 0.15))
    if "raised arms" in look.costume.on and not raised:
        left = line("M-11.4,-75 C-20,-80 -20,-92 -12,-101", far, 4.6) + disc(-11, -102, 2.4, hand)
        right = line("M11.4,-75 C20,-80 20,-92 12,-101", near, 4.6) + disc(11, -102, 2.4, hand)
    if "fists" in look.costume.on and not raised:
        left = line("M-11.4,-75 L-20,-62 L-11,-51", far, 5.4) + disc(-10.6, -50, 3, hand)
        right = line("M11.4,-75 L20,-62 L11,-51", near, 5.4) + disc(10.6, -50, 3, hand)
    if "fists out" in look.costume.on and not raised:
        left = line("M-11.4,-75 C-16,-72 -20,-68 -24,-70", far, 5.4) + disc(-26, -70.4, 2.8, hand)
        right = line("M11.4,-75 C16,-72 20,-68 24,-70", near, 5.4) + disc(26, -70.4, 2.8, hand)
    if prop or raised:
        place = (18.4, -54.0) if prop else (21.5, -60.0)
        held = put(wardrobe()["held"][prop].drawn(look.coat), *place) if prop else ""
        right = (
            held
            + line(f"M11.4,-75 C15,-69 16,-63 {place[0] - 1},{place[1] - 0.6}", near, 5.4)
            + disc(*place, 2.8, hand)
        )
    if fed:
        right = line("M11.4,-75 L23,-62 L13,-76", near, 5.4) + disc(11.4, -78.5, 2.8, hand)
    return left + right


def _torso(look: Look) -> str:
    coat = look.coat
    if look.cut == "tail":
        return path("M-11,-77 C-8,-81 8,-81 11,-77 C11,-68 8,-60 10,-47 L-10,-47 C-8,-60 -11,-68 -11,-77Z", look.skin)
    return (
        path("M-12.6,-77 C-8,-82 8,-82 12.6,-77 C13,-66 11,-56 11.5,-45 L-11.5,-45 C-11,-56 -13,-66 -12.6,-77Z", coat)
        + path(
            "M3,-80.4 C8,-80.6 11,-79 12.6,-77 C13,-66 11,-56 11.5,-45 L4,-45 C6,-58 5,-70 3,-80.4Z", darker(coat, 0.22)
        )
        + path("M-4,-81 Q0,-76 4,-81Z", look.skin)
    )


def _worn(look: Look, *, on_head: bool) -> str:
    worn = wardrobe()["worn"]
    names = [name for name in look.costume.on if name in worn and (name in ON_HEAD) == on_head]
    return "".join(worn[name].drawn(look.coat) for name in names)


def _back(look: Look) -> str:
    """Draw what hangs down the back: a cape, wings."""
    cape = look.costume.cape
    pieces = wardrobe()["behind"]
    worn = "".join(pieces[name].drawn(look.coat) for name in look.costume.on if name in pieces)
    if cape is None:
        return worn
    return worn + path("M-10,-79 L10,-79 C20,-56 24,-30 22,-8 Q0,-2 -22,-8 C-24,-30 -20,-56 -10,-79Z", cape)


def _head(look: Look, *, asleep: bool = False) -> str:
    """Draw a head about the origin, with its hair, face and hat."""
    hat = wardrobe()["hats"][look.costume.hat].drawn(look.costume.hat_colour) if look.costume.hat else ""
    parts = [_hair_behind(look), box(-2.2, 4, 4.4, 7, darker(look.skin, 0.2), 1), oval(0, 0, 5.4, 6.8, look.skin)]
    if look.costume.hat not in FACED:
        eyes = [line("M-3.1,0.1 Q-2.1,1.2 -1.1,0.1 M1.1,0.1 Q2.1,1.2 3.1,0.1", (40, 32, 34), 0.6)] if asleep else [
            disc(-2.1, 0.2, 0.85, (40, 32, 34)), disc(2.1, 0.2, 0.85, (40, 32, 34))
        ]  # fmt: skip
        parts += [
            *eyes, line("M-1.8,3.4 Q0,4.8 1.8,3.4", mix(look.skin, (150, 50, 46), 0.6), 0.7),
        ]  # fmt: skip
        if look.hair in ("long", "bun") and not look.costume.beard:
            parts.append(line("M-3.3,-1.5 Q-2.2,-2.5 -1.1,-1.9 M3.3,-1.5 Q2.2,-2.5 1.1,-1.9", (60, 46, 42), 0.4))
            parts.append(path("M-1.9,3.2 Q0,2.6 1.9,3.2 Q0,5.6 -1.9,3.2Z", mix(look.skin, (196, 40, 62), 0.8)))
            parts.append(disc(-3.5, 2.2, 1.1, (232, 110, 110), 0.35) + disc(3.5, 2.2, 1.1, (232, 110, 110), 0.35))
    if look.costume.beard:
        parts.append(
            path(
                "M-5.4,0.6 C-6.6,9 -3,14 0,16 C3,14 6.6,9 5.4,0.6 C4,4 2.6,2.4 0,2.6 C-2.6,2.4 -4,4 -5.4,0.6Z",
                look.costume.beard,
            )
        )
        parts.append(line("M-1.4,4.6 Q0,5.4 1.4,4.6", (150, 70, 66), 0.8))
    return "".join((*parts, _hair(look), hat))


def _hair_behind(look: Look) -> str:
    if look.hair == "long":
        locks = "M-6.4,-3 C-10.4,4 -11.4,11 -11,18 L-6.8,19.4 C-6.6,11 -5,4 -3,-3Z"
        locks += "M6.4,-3 C10.4,4 11.4,11 11,18 L6.8,19.4 C6.6,11 5,4 3,-3Z"
        return path(locks, darker(look.hair_colour, 0.25))
    return disc(0, -8.2, 3.4, darker(look.hair_colour, 0.15)) if look.hair == "bun" else ""


def _hair(look: Look) -> str:
    if look.hair == "none":
        return ""
    if look.hair == "tonsure":
        return path(
            "M-6,1.6 C-7,-3 -6.4,-5 -5,-5.6 C-4,-3.6 4,-3.6 5,-5.6 C6.4,-5 7,-3 6,1.6 C5.4,-1 -5.4,-1 -6,1.6Z",
            look.hair_colour,
        )
    return path(
        "M-6,1.6 C-7.8,-9 -3,-10.4 0,-10.2 C3,-10.4 7.8,-9 6,1.6 C5.6,-1.6 4.8,-3.4 3,-4.6 C0,-3.4 -3,-3.8 -4.4,-4.2"
        " C-5.2,-2.6 -5.6,-1 -6,1.6Z",
        look.hair_colour,
    )


def company(*costumes: Costume, seated: bool = False) -> Draw:
    """Return what draws several people side by side, at their heights beside each other, standing or seated."""
    tallest = max(costume.height for costume in costumes)

    def draw(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        parts = []
        for number, costume in enumerate(costumes):
            x = (number - (len(costumes) - 1) / 2) * height * 0.36
            person, high = Person(costume), height * costume.height / tallest
            drawn = person.seated if seated else person.standing
            parts.append(put(drawn(chance, high, colour if number == 0 else None), x))
        return "".join(parts)

    return draw


def _together(*people: str, aspect: float) -> Shape:
    """Return people who are one subject, as a couple is."""
    costumes = [COSTUMES[one] for one in people]
    return Shape(company(*costumes), "ground", 0.17, aspect, seated=company(*costumes, seated=True))


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
    )


PEOPLE: dict[str, Shape] = {
    **{noun: _shape(costume) for noun, costume in COSTUMES.items()},
    "mermaid": replace(_shape(COSTUMES["mermaid"]), habitat="water"),
    "couple": _together("man", "woman", aspect=0.74),
    "family": _together("man", "child", "woman", aspect=1.1),
}
"""Everybody, by the noun for what they do."""
