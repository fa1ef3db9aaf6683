"""Pictures to start from, and masks that limit the change: found by what a person names, and made fit to be sent."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from promptmagic import records
from promptmagic.errors import HistoryError, OptionError, PromptMagicError
from promptmagic.history import History
from promptmagic.model import Picture, Record
from promptmagic.options import Options
from promptmagic.painters import RECIPE, Reference
from promptmagic.pictures.decoding import on_white, upright
from promptmagic.studio import references
from promptmagic.studio.references import Found

if TYPE_CHECKING:
    from PIL.Image import Image

_WHITE_ENOUGH = 128
"""The grey from which a mask without transparency counts as white."""


@dataclass(frozen=True, slots=True)
class Source:
    """A picture to start from, or a mask, as a PNG file without any text in it.

    `name` is what a person called it, `tag` how the brief tells of it (`@tag`) where there are several, `parent` the id
    of the generation that it came from. `digest` is that of its pixels: the same for the same picture in another file.
    `recipe` is what its painter wrote into its file for itself.
    """

    name: str
    data: bytes = field(repr=False)
    width: int
    height: int
    parent: str | None = None
    digest: str = ""
    recipe: str = field(default="", repr=False)
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """What a request starts from: one picture, or several, of which `others` are all but the first."""

    source: Source
    mask: Source | None = None
    others: tuple[Source, ...] = ()
    markup: Source | None = None

    @property
    def references(self) -> tuple[Reference, ...]:
        """All pictures with their names, where there are several."""
        found = (self.source, *self.others) if self.others else ()
        return tuple(Reference(source.tag, source.data) for source in found)

    @property
    def digests(self) -> list[str]:
        """What tells this start from others."""
        named = [f"{source.tag}={source.digest}" for source in (self.source, *self.others)] if self.others else []
        return [self.source.digest, *([self.mask.digest] if self.mask else []), *named] + (
            [f"markup={self.markup.digest}"] if self.markup else []
        )

    def to_dict(self) -> dict[str, Any]:
        """Return what a record keeps of it, as plain JSON values."""
        kept: dict[str, Any] = {"source": self.source.name, "source_digest": self.source.digest}
        if self.others:
            kept["sources"] = [[source.tag, source.name, source.digest] for source in (self.source, *self.others)]
        for what, source in (("mask", self.mask), ("markup", self.markup)):
            kept |= {what: source.name, f"{what}_digest": source.digest} if source else {}
        return kept


def find_start(options: Options, history: History, names: Mapping[str, object] | None = None) -> Start | None:
    """Return what the options say to start from; None where they say nothing.

    Raises
    ------
    UnknownNameError
        Nothing is called that; close matches are named.
    OptionError
        It is no picture, or too large; there is a mask alone, or one of another size.
    """
    if options.source is None:
        for given, what in ((options.mask, "--mask limits the change of"), (options.markup, "--markup is drawn over")):
            if given is not None:
                raise OptionError(
                    f"{what} a picture, and there is none to start from.",
                    "Add it with --from, such as --from beach.png.",
                )
        return None
    named = _named(options.source, names or {})
    found = [replace(find(reference, history, names or {}), tag=tag) for tag, reference in named]
    mask = None if options.mask is None else find(options.mask, history, names or {}, mask=True)
    begun = start(found[0], mask, tuple(found[1:]))
    return begun if options.markup is None else marked(begun, find(options.markup, history, names or {}))


def marked(begun: Start, markup: Source) -> Start:
    """Return a start with what a person drew over its first picture.

    Raises
    ------
    OptionError
        It has another size than that picture, is nowhere transparent, or there is a mask too.
    """
    source = begun.source
    if (markup.width, markup.height) != (source.width, source.height):
        raise OptionError(
            f"The markup has {markup.width}x{markup.height} pixels, and the picture {source.width}x{source.height}.",
            "Draw it in the picture's size.",
        )
    if begun.mask is not None:
        raise OptionError("A mask and a markup do not go together.", "Leave --mask or --markup out.")
    if not _is_transparent(markup.data):
        raise OptionError(
            "The markup is nowhere transparent, and would hide the picture.", "Draw it on a transparent ground."
        )
    return replace(begun, markup=markup)


def _is_transparent(data: bytes) -> bool:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        return image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 0


MOST_SOURCES = 20
"""More pictures than any engine starts from."""

_TAG = re.compile(r"([A-Za-z]\w{0,31})=(.+)", re.DOTALL | re.ASCII)


def _named(given: Any, names: Mapping[str, object]) -> list[tuple[str, object]]:
    """Return each picture that is named or given, with how the brief tells of it; "" where there is but one.

    Raises
    ------
    OptionError
        Two have one name, there are none or too many, or a name cannot be one.
    """
    several = given.items() if isinstance(given, Mapping) else None
    if several is None and not isinstance(given, list | tuple):
        return [_tagged(given, names)]
    pairs = [_tagged(reference, names) for reference in given] if several is None else list(several)
    if not 0 < len(pairs) <= MOST_SOURCES:
        raise OptionError(f"{len(pairs)} pictures to start from are given.", f"Give 1 to {MOST_SOURCES}.")
    if len(pairs) == 1:
        return [(str(pairs[0][0]), pairs[0][1])]
    tags = [str(tag) or f"picture{place}" for place, (tag, _) in enumerate(pairs, 1)]
    for tag in tags:
        if not _TAG.fullmatch(f"{tag}=x"):
            raise OptionError(f"A picture cannot be called {tag!r}.", "Use letters, digits and _, such as hero.")
        if tags.count(tag) > 1:
            raise OptionError(f"Two pictures are called {tag!r}.", "Give each a name of its own: --from hero=fox.png.")
    return [(tag, reference) for tag, (_, reference) in zip(tags, pairs, strict=True)]


def _tagged(reference: object, names: Mapping[str, object]) -> tuple[str, object]:
    """Return the name before a reference's sign of equality, if it has one, and the reference."""
    match = _TAG.fullmatch(reference) if isinstance(reference, str) else None
    if match is None or references.is_known(str(reference), names):
        return "", reference
    return match[1], match[2].strip().strip("\"'")


def start(source: Source, mask: Source | None = None, others: tuple[Source, ...] = ()) -> Start:
    """Return what a request starts from.

    Raises
    ------
    OptionError
        The mask has another size than the picture.
    """
    if mask is not None and (mask.width, mask.height) != (source.width, source.height):
        raise OptionError(
            f"The mask has {mask.width}x{mask.height} pixels, and the picture {source.width}x{source.height}.",
            "Give a mask of the picture's size.",
        )
    return Start(source, mask, others)


def find(
    reference: object, history: History, names: Mapping[str, object] | None = None, *, mask: bool = False
) -> Source:
    """Return the picture that a reference stands for (see `references.find`) as a file that can be sent.

    Raises
    ------
    UnknownNameError, NotPaintedError, OptionError
        As `references.find`; or the picture is too large, or damaged.
    """
    return sourced(references.find(reference, history, names), mask=mask)


def sourced(found: Found, *, mask: bool = False) -> Source:
    """Return a picture that was found as a file that can be sent.

    Raises
    ------
    OptionError
        It is no picture, is too large, or is damaged.
    """
    opened = found.opened()
    recipe = opened.info.get(RECIPE, "")
    image = _as_mask(_plain(opened, found.name)) if mask else _plain(opened, found.name)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    told = str(recipe) if isinstance(recipe, str) and not mask else ""
    digest = found.copied if found.copied and not mask else _digest(image)
    return Source(found.name, buffer.getvalue(), image.width, image.height, found.parent, digest, told)


LOOKED_AT = 1024
"""Pixels of the longer side of a picture that a language model looks at: more costs more and shows no more."""


def smaller(picture: bytes) -> bytes:
    """Return a picture (a PNG file) as it is shown to a language model, on white where it is transparent."""
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        shown = on_white(image) if image.mode == "RGBA" else image.convert("RGB")
    shown.thumbnail((LOOKED_AT, LOOKED_AT))
    buffer = io.BytesIO()
    shown.save(buffer, "PNG")
    return buffer.getvalue()


def digest(picture: Picture) -> str:
    """Return the digest of a picture's pixels, by which it is known as what another started from.

    Raises
    ------
    HistoryError
        Its file was moved or deleted, or is damaged.
    OptionError
        It is of a kind that nothing can start from.
    """
    return picture.copy.digest if picture.copy else _digest(_plain(picture.image, "The picture"))


def _digest(image: Image) -> str:
    head = f"{image.mode} {image.width} {image.height} "
    return hashlib.sha256(head.encode() + image.tobytes()).hexdigest()[:32]


def _plain(image: Image, name: str) -> Image:
    """Return the picture upright and in plain colours, without whatever texts its file held."""
    from PIL import Image

    if image.mode.startswith(("I", "F")):
        raise OptionError(f"{name} has more than 8 bits a colour.", "Give it with whole numbers from 0 to 255 (uint8).")
    image = upright(image)
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _as_mask(image: Image) -> Image:
    """Return the mask as servers read it: transparent, and white, where the picture may change.

    Raises
    ------
    OptionError
        It lets nothing change.
    """
    from PIL import Image, ImageOps

    keeps = image.getchannel("A") if image.mode == "RGBA" else Image.new("L", image.size, 255)
    if keeps.getextrema() == (255, 255):
        keeps = image.convert("L").point(lambda grey: 0 if grey >= _WHITE_ENOUGH else 255)
    if keeps.getextrema()[0]:
        raise OptionError("The mask lets nothing change.", "Make transparent, or white, what may change.")
    changes = ImageOps.invert(keeps)
    return Image.merge("RGBA", (changes, changes, changes, keeps))


# Found again


def find_again(record: Record, history: History) -> Start | None:
    """Return what a generation started from, by what its record keeps of it; None where it started from no picture.

    Raises
    ------
    HistoryError
        It is not there any more, or has changed since.
    """
    if "source_digest" not in record.options:
        return None
    mask, markup = (
        _again(record, what, history) if f"{what}_digest" in record.options else None for what in ("mask", "markup")
    )
    if rows := records.rows(record.options, "sources", _row):
        found = [replace(_found_again(record, name, digest, history), tag=tag) for tag, name, digest in rows]
        return Start(found[0], mask, tuple(found[1:]), markup)
    return Start(_again(record, "source", history), mask, markup=markup)


def _row(value: object) -> tuple[str, str, str]:
    told = [str(item) for item in value] if isinstance(value, list) else []
    tag, name, digest = (*told, "", "", "")[:3]
    return tag, name, digest


def _again(record: Record, what: str, history: History) -> Source:
    return _found_again(
        record, str(record.options.get(what)), record.options[f"{what}_digest"], history, mask=what == "mask"
    )


def _found_again(record: Record, name: str, digest: str, history: History, *, mask: bool = False) -> Source:
    for reference in _candidates(record, name, history):
        with suppress(PromptMagicError):
            found = find(reference, history, mask=mask)
            if found.digest == digest:
                return replace(found, name=name, parent=record.parent)
    raise HistoryError(
        f"The picture {name!r} that this generation started from is not at hand any more.",
        "Run its cell again, or start anew with --from.",
    )


def _candidates(record: Record, name: str, history: History) -> Iterator[object]:
    yield name
    seen = {record.id}
    while record.parent and record.parent not in seen:
        seen.add(record.parent)
        try:
            record = history.record(record.parent)
        except PromptMagicError:
            return
        yield from record.pictures
