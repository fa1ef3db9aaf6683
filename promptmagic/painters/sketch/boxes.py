"""Boxes: how the things of a painted picture lie to each other, by the boxes of the traces that they left.

What was meant to be on, in or under another counts for nothing here: only where the two are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from PIL import Image, ImageChops, ImageStat

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import marked
from promptmagic.painters.sketch.bearing import has_room
from promptmagic.painters.sketch.kinds import HOLES, ON_RAILS
from promptmagic.painters.sketch.moves import SEATED_HEIGHTS
from promptmagic.painters.sketch.relations import ENCLOSING, LIVING, SITTERS, VESSELS, SketchRelation
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.visible import Trace

CLEAR = ENCLOSING - {"bottle", "house", "tent", "igloo"}
"""Through what another is seen that is in it; before the others it only stands."""

SEATS = marked("sat_on") | SEATED_HEIGHTS.keys()
"""On what people are drawn sitting, their feet on the ground before it."""

UNSEATED = frozenset({"ladder", "trampoline", "rope", "hill", "surfboard", "escalator"})
"""What one who only stands at it is not seen on."""

LOW, BEFORE = marked("legged") | marked("sat_on"), 0.2
"""What one is only before of whom it covers more than this part, drawn over it."""

REACH = 0.35
"""How far hands, and what is thrown to birds, reach beyond the box of who stands there, as a share of its height."""

ROW, LEVEL = 3, 0.2
"""How many are a row at least, and how far apart their feet may be, as a share of their height."""

CROWD = 4
"""How many there are at least that one is only in front of where most of them stand farther back."""

FREE, BENEATH = 0.5, 0.55
"""Which part of one that is under another the other leaves free at least, and which has some of the other above it."""

FINE = 40
"""Into how many steps each side of one is cut to see what of it is beneath another."""

HUNG = frozenset({"spider"})
"""Animals that hang in the air by themselves."""

HIDDEN, OVERLAPPED = 0.2, 0.06
"""Which part of somebody what hides them covers at least, and how much two overlap of whom one is behind the other."""

SLIGHTLY, MIDDLE = 0.03, 0.2
"""Which part of one is covered at least by what stands before its middle, and how far from its edges that is."""

FOOT, SUNK = 0.12, 0.4
"""How much of one is its lower end, and which part of that is within or behind what it is in."""

ABREAST = 0.3
"""How much of the narrower one's width two share at most of whom one follows the other."""

INSIDE_A_TENT = 0.2
"""Which part of one's width is before a tent at least who comes out of it."""

HUNG_ON = 0.6
"""Which part of a hanger's width what is on it shares at least."""

NEAR = 1.4
"""How far apart two are at most that are beside each other, in the broader one's width."""


@dataclass(frozen=True, slots=True)
class TraceBox:
    """Where a thing is seen, in pixels, and the number of its trace: later ones are drawn over earlier ones."""

    left: int
    top: int
    right: int
    bottom: int
    order: int

    @property
    def wide(self) -> int:
        """Its width."""
        return max(1, self.right - self.left)

    @property
    def high(self) -> int:
        """Its height."""
        return max(1, self.bottom - self.top)


def boxes(marks: Sequence[Trace], noun: str) -> list[TraceBox]:
    """Return where the things of a name are seen."""
    found = []
    for order, mark in enumerate(marks):
        bounds = mark.mask.getbbox() if mark.noun == noun else None
        if bounds is not None:
            x, y = mark.corner
            found.append(TraceBox(x + bounds[0], y + bounds[1], x + bounds[2], y + bounds[3], order))
    return found


def in_a_row(found: Sequence[TraceBox]) -> bool:
    """Whether three or more stand side by side, none much nearer than another."""
    if len(found) < ROW:
        return False
    bottoms = [box.bottom for box in found]
    return max(bottoms) - min(bottoms) <= LEVEL * min(box.high for box in found)


def is_seen(relation: SketchRelation, marks: Sequence[Trace]) -> bool:
    """Whether a relation that was laid out can be seen: between any two of its things that left a trace.

    What left none was painted by the place, which is then where the other is.
    """
    first, second = boxes(marks, relation.first.noun), boxes(marks, relation.second.noun)
    test = _TESTS.get(relation.how)
    if relation.how == "emerging" and relation.second.noun in HOLES:
        test = _in
    if test is None or not first or not second:
        return True
    if relation.how == "in" and relation.first.pose == "fish":
        return any(_beside(one, two) for one, two in product(first, second))  # the line goes down before the boat
    if relation.how == "behind":
        pairs = [(marks[one.order], marks[two.order]) for one, two in product(first, second) if one.order < two.order]
        overlaps = any(_overlaps(one, two) for one, two in pairs)
        if not overlaps or not _follows(relation, first, second):
            return False
        if relation.second.noun == "curtain":
            return True  # it ends above the feet of who is behind it
    if relation.how in ("on", "riding") and relation.second.noun in UNSEATED:
        return False
    if relation.how == "on" and relation.second.noun == "hanger":  # its hook is above the collar
        return any(_shared(one, two) > HUNG_ON and two.top < one.top for one, two in product(first, second))
    if relation.how == "on" and lexicon.group(relation.second.noun) == "person":
        test = _borne
    if relation.how == "in" and relation.second.noun == "tent" and lexicon.group(relation.first.noun) in LIVING:
        return any(_shared(one, two) > INSIDE_A_TENT for one, two in product(first, second))
    if relation.how == "in" and relation.second.noun in ENCLOSING - CLEAR:
        return False
    if relation.how == "under" and lexicon.group(relation.first.noun) in LIVING:
        pairs = [(marks[one.order], marks[two.order]) for one, two in product(first, second) if one.order > two.order]
        if pairs and min(_covered(one, two) for one, two in pairs) > BEFORE and relation.second.noun in LOW:
            return False  # it stands before what it should be under
    if relation.how == "under" and lexicon.group(relation.second.noun) == "sky":
        test = _lower
    elif relation.how == "under" and not has_room(relation.second.noun):
        if any(_beneath(marks[one.order], marks[two.order]) for one, two in product(first, second) if one != two):
            return True
        shape = find(relation.second.noun)
        if shape is not None and shape.habitat in ("ground", "shore"):
            return False  # nothing is under what stands on the ground
        test = _far_under
    if relation.how == "over" and _hangs(relation.first):
        test = _far_over
    elif relation.how == "over" and _on_foot(relation.first):
        return False
    elif relation.how == "over" and _on_wheels(relation.first):
        test = _on  # none of them hovers above a bridge
    if relation.how == "on" and relation.second.noun in SEATS and _sits(relation.first):
        test = _ridden
    if relation.how == "before" and relation.second.noun in ON_RAILS:  # before its nose
        return any(_beside(one, two) and one.bottom > two.top + 0.5 * two.high for one, two in product(first, second))
    if relation.how == "before" and len(second) >= CROWD:  # among a crowd nobody is in front of it
        hidden = [all(two.bottom <= one.bottom for one in first) for two in second]
        return 2 * sum(hidden) > len(second) and any(test(one, two) for one, two in product(first, second))
    decked = relation.part == "deck"
    if (
        relation.how == "in"
        and relation.second.noun in VESSELS
        and not decked
        and lexicon.group(relation.first.noun) != "food"
    ):
        pairs = [(marks[one.order], marks[two.order]) for one, two in product(first, second)]
        if not any(_within(one, two) for one, two in pairs):
            return False  # it hovers above the rim
    if relation.how == "in":  # most of them: one of three may be in front of the middle of a jar
        return 2 * sum(any(test(one, two) for two in second if one != two) for one in first) > len(first)
    return any(test(one, two) for one, two in product(first, second) if one != two)


def touch(one: TraceBox, two: TraceBox) -> bool:
    """Whether one comes so near another that its hands reach it."""
    reach = REACH * one.high
    across = max(one.left, two.left) - min(one.right, two.right)
    return across < reach and max(one.top, two.top) - min(one.bottom, two.bottom) < reach


def _follows(relation: SketchRelation, first: Sequence[TraceBox], second: Sequence[TraceBox]) -> bool:
    """Whether one who is behind others looks it: behind most of a crowd, not beside or half under whom it follows."""
    if len(second) >= CROWD:
        ahead = [all(two.bottom >= one.bottom - 3 for one in first) for two in second]
        return 2 * sum(ahead) > len(second)
    if relation.first.pose not in ("walk", "run", "drive", "swim", "march"):
        return True
    return all(_shared(one, two) < ABREAST for one, two in product(first, second))


def hidden(marks: Sequence[Trace], noun: str, other: str) -> bool:
    """Whether somebody is out of view, as far as one who is drawn can be: a good part is covered by another."""
    pairs = product(boxes(marks, noun), boxes(marks, other))
    return any(one.order < two.order and _covered(marks[one.order], marks[two.order]) >= HIDDEN for one, two in pairs)


def _covered(one: Trace, two: Trace) -> float:
    """Return which part of what one trace shows lies within another."""
    whole, both = (ImageStat.Stat(image).sum[0] for image in (one.mask, _common(one, two)))
    return both / whole if whole else 0.0


def _common(one: Trace, two: Trace) -> Image.Image:
    """Return what of one trace lies within another."""
    left, top = one.corner[0] - two.corner[0], one.corner[1] - two.corner[1]
    inside = two.mask.crop((left, top, left + one.mask.width, top + one.mask.height))
    return ImageChops.multiply(one.mask, inside)


def _overlaps(one: Trace, two: Trace) -> bool:
    """Whether another is before one: it covers a good part of it, or stands before its middle as a trunk does."""
    if max(_covered(one, two), _covered(two, one)) >= OVERLAPPED:
        return True
    bounds, common = one.mask.getbbox(), _common(one, two).getbbox()
    if bounds is None or common is None or _covered(one, two) < SLIGHTLY:
        return False
    across = ((common[0] + common[2]) / 2 - bounds[0]) / max(1, bounds[2] - bounds[0])
    return MIDDLE < across < 1 - MIDDLE


def _within(one: Trace, two: Trace) -> bool:
    """Whether the lower end of one is within or behind another."""
    bounds = one.mask.getbbox()
    if bounds is None:
        return False
    left, top, right, bottom = bounds
    low = max(top, bottom - max(2, round(FOOT * (bottom - top))))
    cut = one.mask.crop((left, low, right, bottom))
    corner = (one.corner[0] + left, one.corner[1] + low)
    return _covered(Trace(one.noun, cut, corner, one.contrast, one.whole), two) >= SUNK


def _hangs(subject: Subject) -> bool:
    """Whether somebody hangs in the air, as a spider does on its thread."""
    return subject.noun in HUNG or (subject.pose == "swing" and lexicon.group(subject.noun) == "animal")


def _on_wheels(subject: Subject) -> bool:
    shape = find(subject.noun)
    return lexicon.group(subject.noun) == "vehicle" and shape is not None and shape.habitat == "ground"


def _on_foot(subject: Subject) -> bool:
    """Whether somebody stands on the ground, and so is over nothing: people do who do not leap."""
    shape, kind = find(subject.noun), lexicon.group(subject.noun)
    leaps = subject.pose in ("jump", "leap", "fly", "float", "hover", "dive", "climb")
    grounded = shape is not None and shape.habitat in ("ground", "shore") and not leaps
    grounded &= not lexicon.covers("bird", subject.noun)
    return (kind == "person" and not leaps) or (kind == "animal" and grounded)


def _sits(subject: Subject) -> bool:
    """Whether somebody sits on a seat as people do."""
    sits = subject.pose == "sit" and lexicon.group(subject.noun) == "animal" and subject.noun not in SITTERS
    return sits or lexicon.group(subject.noun) == "person"


def _shared(one: TraceBox, two: TraceBox) -> float:
    """Return which part of the narrower one's width the other shares."""
    return (min(one.right, two.right) - max(one.left, two.left)) / min(one.wide, two.wide)


def _on(one: TraceBox, two: TraceBox) -> bool:
    foot = two.top - 0.15 * one.high <= one.bottom <= two.bottom - 0.04 * two.high
    return foot and _shared(one, two) > 0.4 and one.top < two.top + 0.5 * two.high


def _ridden(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.4 and one.top < two.top + 0.35 * two.high and one.bottom < two.bottom + 0.4 * two.high


def _on_the_shoulder(one: TraceBox, two: TraceBox) -> bool:
    """Whether one perches on the shoulder of somebody: who stands on a hat does not."""
    return 0.1 * two.high <= one.bottom - two.top <= 0.45 * two.high and _shared(one, two) > 0.15


def _borne(one: TraceBox, two: TraceBox) -> bool:
    """Whether one is on somebody's shoulder, or rests on their head."""
    return _on_the_shoulder(one, two) or (_on(one, two) and one.wide < 2.5 * two.wide)


def _shouldered(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.2 and one.bottom < two.top + 0.6 * two.high


def _under(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.3 and one.top >= two.top + 0.12 * two.high


def _far_under(one: TraceBox, two: TraceBox) -> bool:
    """Whether one is under what has no room beneath it: all of that is above most of the other."""
    return _shared(one, two) > 0.3 and two.bottom <= one.top + 0.4 * one.high


def _far_over(one: TraceBox, two: TraceBox) -> bool:
    """Whether one hangs in the air right over another."""
    return _shared(one, two) > 0.3 and one.bottom <= two.top + 0.15 * two.high


def _beneath(one: Trace, two: Trace) -> bool:
    """Whether one is in the room beneath another, by what is drawn: the other is over it, and covers little of it."""
    bounds, other = one.mask.getbbox(), two.mask.getbbox()
    if bounds is None or other is None:
        return False
    left, right = one.corner[0] + bounds[0], one.corner[0] + bounds[2]
    top, bottom = one.corner[1] + bounds[1], one.corner[1] + bounds[3]
    above = min(two.corner[1] + other[1], top)
    across, down = (max(1, min(FINE, size)) for size in (right - left, bottom - above))
    mine, others = (_cut(mark, (left, above, right, bottom), (across, down)) for mark in (one, two))
    whole = free = beneath = 0
    for x in range(across):
        covered = False
        for y in range(down):
            covered |= others[x + y * across] > 127
            if mine[x + y * across] > 127:
                whole += 1
                free += others[x + y * across] <= 127
                beneath += covered
    return bool(whole) and free >= FREE * whole and beneath >= BENEATH * whole


def _cut(mark: Trace, box: tuple[int, int, int, int], size: tuple[int, int]) -> bytes:
    """Return what a trace shows within a box of the picture, at a size."""
    left, top, right, bottom = (edge - mark.corner[at % 2] for at, edge in enumerate(box))
    return mark.mask.crop((left, top, right, bottom)).resize(size).tobytes()


def _lower(one: TraceBox, two: TraceBox) -> bool:
    """Whether one is lower than what is in the sky, which is over all that is below it."""
    return two.bottom <= one.bottom


def _in(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.5 and one.bottom <= two.bottom + 3 and one.bottom > two.top - 0.06 * two.high


def _emerging(one: TraceBox, two: TraceBox) -> bool:
    """Whether one is seen over the rim of the other, and ends there."""
    return _shared(one, two) > 0.4 and one.top < two.top + 0.1 * two.high and one.bottom > two.top - 0.05 * two.high


def _climbing(one: TraceBox, two: TraceBox) -> bool:
    return two.top < one.bottom < two.bottom and max(one.left, two.left) < min(one.right, two.right)


def _over(one: TraceBox, two: TraceBox) -> bool:
    return one.bottom <= two.top + 0.35 * two.high


def _hung(one: TraceBox, two: TraceBox) -> bool:
    """Whether one hangs over the other, or from it by a short cord."""
    return _shared(one, two) > 0.2 and one.top < two.bottom + 0.8 * one.high


def _beside(one: TraceBox, two: TraceBox) -> bool:
    gap = max(one.left, two.left) - min(one.right, two.right)
    return gap < NEAR * max(one.wide, two.wide)


def _behind(one: TraceBox, two: TraceBox) -> bool:
    return one.order < two.order and one.bottom <= two.bottom + 3 and _shared(one, two) > 0.05


def _held(one: TraceBox, two: TraceBox) -> bool:
    apart = max(one.left, two.left) - min(one.right, two.right)
    return apart < 0.15 * one.high and two.bottom > one.top and two.top < one.bottom


_TESTS: dict[str, Callable[[TraceBox, TraceBox], bool]] = {
    "on": _on, "riding": _ridden, "under": _under, "in": _in, "over": _over, "beside": _beside, "facing": _beside,
    "climbing": _climbing, "browsing": _held, "hovering": _held, "trailing": _beside,
    "doing": _beside, "shouldered": _shouldered, "emerging": _emerging, "lifted": _held, "hung": _hung,
    "behind": _behind, "before": lambda one, two: _behind(two, one), "holding": _held, "eating": _held,
    "wearing": lambda one, two: _shared(one, two) > 0.4 and two.top < one.bottom,
}  # fmt: skip
