"""The sheet: all variations of a generation on one labelled picture, the chosen one marked, as `--grid` saves it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from promptmagic.captions import legend, sheet_alt_text, sheet_caption, short_name
from promptmagic.display.figure import (
    IMAGE_SIDE,
    Bundle,
    bundle,
    framed,
    image_html,
    record_bundle,
)
from promptmagic.display.lettering import font, font_for, lines_in
from promptmagic.display.thumbnail import composed
from promptmagic.errors import HistoryError
from promptmagic.history.notebooks import outputs
from promptmagic.model import Picture, Record, Variation
from promptmagic.text import bounded

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SHEET_SIDE = 1440
"""Pixels: the longer side of the sheet at most; twice what a notebook's column shows of it on a common screen."""

_SHEET_BYTES = 125_000
_IMAGE_BYTES = 40_000
"""The sheet has the room of a figure: see there."""

_GOLDEN = 1.35
"""Width to height that a sheet comes as near to as its pictures allow: it then fits a screen with its caption."""

_NARROWEST, _WIDEST = 0.5, 2.4
"""Width to height of a cell: pictures beyond these are cropped."""

_PAPER = "#1d1b22"
_INK = "#f4f1ec"
_SOFT = "#a9a4b1"
_EMPTY = "#2a2731"
_MARK = "#ffc44d"
_ON_MARK = "#241a02"
"""Colours of a light table at night: they stand well on a light page and on a dark one, and mark by brightness too."""

_LEGEND_LETTERS = 400
_REASON_LETTERS = 60


def sheet_bundle(record: Record) -> Bundle:
    """Return the labelled sheet of all variations; where nothing is painted, what there is to show instead."""
    if not record.pictures or (record.shown and outputs.shown(record.shown.picture)):
        return record_bundle(record)
    image, silent = draw(record)
    source_type = record.pictures[0].source_type
    large = composed(image, SHEET_SIDE, source_type, budget=_SHEET_BYTES)
    small = composed(image, IMAGE_SIDE, source_type, budget=_IMAGE_BYTES, webp=False)
    lines = [sheet_caption(record)]
    if silent:
        lines.append(bounded(legend(silent), _LEGEND_LETTERS))
    alt = sheet_alt_text(record)
    markup = framed(image_html(large, alt), lines)
    images = {small.mime: small.base64}
    return bundle(record, "\n".join(lines), markup, images, number=record.chosen, grid=True, alt=alt)


def draw(record: Record, columns: int | None = None) -> tuple[Image, tuple[Variation, ...]]:
    """Draw the sheet; return it with those variations whose words no font here can write.

    The cells are of one shape, that of most pictures. A cell without a picture says why it has none. Unless `columns`
    says how many stand side by side, the sheet has a good shape.
    """
    from PIL import Image as PillowImage
    from PIL import ImageDraw

    plan = _Plan.of(record, columns)
    image = PillowImage.new("RGB", plan.size, _PAPER)
    pen = ImageDraw.Draw(image)
    silent = []
    for place, variation in enumerate(record.visible):
        left, top = plan.corner(place)
        if variation.number == record.chosen:
            _draw_mark(image, (left, top), plan)
        _draw_picture(image, variation, (left, top), plan)
        _draw_number(image, pen, variation, (left, top), plan, chosen=variation.number == record.chosen)
        if not _draw_words(pen, variation, (left, top + plan.height), plan, chosen=variation.number == record.chosen):
            silent.append(variation)
    return image, tuple(silent)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands on the sheet, in pixels.

    `width` and `height` are those of a cell's picture, `label` is the height of the words below it, and `unit` is what
    letters and gaps are measured in.
    """

    columns: int
    rows: int
    width: int
    height: int
    unit: int
    label: int

    @classmethod
    def of(cls, record: Record, columns: int | None = None) -> _Plan:
        shapes = Counter(picture.width / picture.height for picture in record.pictures)
        aspect = min(_WIDEST, max(_NARROWEST, shapes.most_common(1)[0][0]))
        count = len(record.visible)
        columns = columns or min(range(1, count + 1), key=lambda k: _cost_of(k, count, aspect))
        rows = -(-count // columns)
        unit = SHEET_SIDE // 60
        width = min(
            (SHEET_SIDE - unit * (columns + 1)) // columns,
            int(((SHEET_SIDE - unit) / rows - 4.6 * unit) * aspect),
        )
        face = font_for("".join(map(short_name, record.visible)), _letter_size(unit)) or font(_letter_size(unit))
        two_lines = any(face.getlength(short_name(variation)) > width for variation in record.visible)
        return cls(columns, rows, width, round(width / aspect), unit, round((4.6 if two_lines else 3.2) * unit))

    @property
    def size(self) -> tuple[int, int]:
        return (
            self.columns * self.width + (self.columns + 1) * self.unit,
            self.unit + self.rows * (self.height + self.label),
        )

    def corner(self, place: int) -> tuple[int, int]:
        row, column = divmod(place, self.columns)
        return self.unit + column * (self.width + self.unit), self.unit + row * (self.height + self.label)


def _letter_size(unit: int) -> int:
    return round(unit * 1.08)


def _cost_of(columns: int, count: int, aspect: float) -> float:
    """Say how far a number of columns is from a good shape; empty places at the end count too."""
    rows = -(-count // columns)
    shape = columns * aspect / (rows * (1 + 0.16 * aspect))
    return max(shape / _GOLDEN, _GOLDEN / shape) + 0.35 * (rows * columns - count)


def _draw_picture(sheet: Image, variation: Variation, corner: tuple[int, int], plan: _Plan) -> None:
    from PIL import ImageDraw

    size = (plan.width, plan.height)
    picture = _fitted(variation.picture, size)
    if picture is None:
        pen = ImageDraw.Draw(sheet)
        sheet.paste(_EMPTY, corner, _rounded(size, plan.unit // 2))
        reason = bounded(variation.error or "not painted", _REASON_LETTERS)
        _write(pen, reason, (corner[0] + plan.unit, corner[1] + 3 * plan.unit), plan.width - 2 * plan.unit, plan, _SOFT)
        return
    sheet.paste(picture, corner, _rounded(size, plan.unit // 2))


def _fitted(picture: Picture | None, size: tuple[int, int]) -> Image | None:
    """Return a picture cropped to a cell; None where there is none that can be read."""
    from PIL import Image as PillowImage
    from PIL import ImageOps

    if picture is None:
        return None
    try:
        image = picture.image
    except HistoryError:
        return None
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        image = PillowImage.new("RGB", clear.size, "white")
        image.paste(clear, mask=clear.getchannel("A"))
    return ImageOps.fit(image.convert("RGB"), size, PillowImage.Resampling.LANCZOS)


def _rounded(size: tuple[int, int], radius: int) -> Image:
    """Return a mask with round corners, smooth because it is drawn large."""
    from PIL import Image as PillowImage
    from PIL import ImageDraw

    large = (size[0] * 2, size[1] * 2)
    mask = PillowImage.new("L", large, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, large[0] - 1, large[1] - 1), radius=radius * 2, fill=255)
    return mask.resize(size, PillowImage.Resampling.LANCZOS)


def _draw_mark(sheet: Image, corner: tuple[int, int], plan: _Plan) -> None:
    """Lay a frame under the chosen picture; its tick is drawn with its number."""
    for out, colour in ((plan.unit // 3 + 3, _MARK), (3, _PAPER)):
        size = (plan.width + 2 * out, plan.height + 2 * out)
        sheet.paste(colour, (corner[0] - out, corner[1] - out), _rounded(size, plan.unit // 2 + out))


def _draw_number(
    sheet: Image, pen: ImageDraw, variation: Variation, corner: tuple[int, int], plan: _Plan, *, chosen: bool
) -> None:
    """Draw the badge in the picture's corner: number, a tick where it is chosen, a star where it has one."""
    face = font(plan.unit)
    text = str(variation.number)
    side = round(plan.unit * 1.75)
    inset = round(plan.unit * 0.55)
    signs = chosen + variation.starred
    letters = face.getlength(text)
    width = round(max(side, letters + plan.unit * 0.9) + signs * plan.unit * 1.15)
    left, top = corner[0] + inset, corner[1] + inset
    ink = _ON_MARK if chosen else _INK
    fill = _MARK if chosen else "#18141e"
    sheet.paste(fill, (left, top), _rounded((width, side), side // 3))
    middle = top + side / 2
    start = left + (width - signs * plan.unit * 1.15) / 2
    pen.text((start, middle), text, fill=ink, font=face, anchor="mm", stroke_width=int(chosen))
    x = start + letters / 2 + plan.unit * 0.75
    for is_there, sign in ((chosen, _tick), (variation.starred, _star)):
        if is_there:
            sign(pen, (x, middle), plan.unit, ink)
            x += plan.unit * 1.15


def _tick(pen: ImageDraw, middle: tuple[float, float], unit: int, ink: str) -> None:
    x, y = middle
    points = [(x - unit * 0.36, y), (x - unit * 0.08, y + unit * 0.3), (x + unit * 0.42, y - unit * 0.34)]
    pen.line(points, fill=ink, width=max(2, unit // 6), joint="curve")


def _star(pen: ImageDraw, middle: tuple[float, float], unit: int, ink: str) -> None:
    x, y = middle
    reach = (unit * 0.48, unit * 0.2)
    points = [(x + reach[k % 2] * sin(pi * k / 5), y - reach[k % 2] * cos(pi * k / 5)) for k in range(10)]
    pen.polygon(points, fill=ink)


def _draw_words(pen: ImageDraw, variation: Variation, corner: tuple[int, int], plan: _Plan, *, chosen: bool) -> bool:
    """Write what sets a variation apart below it; say whether a font here has its letters."""
    x, y = corner[0], corner[1] + round(plan.unit * 1.25)
    return _write(pen, short_name(variation), (x, y), plan.width, plan, _MARK if chosen else _INK)


def _write(pen: ImageDraw, text: str, corner: tuple[int, int], width: int, plan: _Plan, ink: str) -> bool:
    """Write a text in two lines at most, cut where it is longer; say whether a font here has its letters."""
    face = font_for(text, _letter_size(plan.unit))
    if face is None:
        return False
    for line in lines_in(text, face, width):
        pen.text(corner, line, fill=ink, font=face, anchor="lm")
        corner = corner[0], corner[1] + round(plan.unit * 1.4)
    return True
