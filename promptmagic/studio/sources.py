"""Pictures to start from, and masks that limit the change: found by what a person names, and made fit to be sent."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from promptmagic.errors import HistoryError, NotPaintedError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.errors import did_you_mean as near
from promptmagic.history import History, read_picture
from promptmagic.model import Generation, Picture, Record, Variation
from promptmagic.options import Options
from promptmagic.painters import RECIPE

if TYPE_CHECKING:
    from PIL.Image import Image

_FILE_NAME = re.compile(r".*[/\\].*|.*\.[A-Za-z]{3,4}")
"""What is meant as a file even where there is none: it has a folder or an ending."""

_WHITE_ENOUGH = 128
"""The grey from which a mask without transparency counts as white."""

_NAMING = "Name a history id, a variable that holds a picture, or a picture file."


@dataclass(frozen=True, slots=True)
class Source:
    """A picture to start from, or a mask, as a PNG file without any text in it.

    `name` is what a person called it, `parent` the id of the generation that it came from. `digest` is that of its
    pixels: the same for the same picture in another file. `recipe` is what its painter wrote into its file for itself.
    """

    name: str
    data: bytes = field(repr=False)
    width: int
    height: int
    parent: str | None = None
    digest: str = ""
    recipe: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Start:
    """What a request starts from."""

    source: Source
    mask: Source | None = None

    @property
    def digests(self) -> list[str]:
        """What tells this start from others."""
        return [self.source.digest, *([self.mask.digest] if self.mask else [])]

    def to_dict(self) -> dict[str, str]:
        """Return what a record keeps of it, as plain JSON values."""
        kept = {"source": self.source.name, "source_digest": self.source.digest}
        return kept | ({"mask": self.mask.name, "mask_digest": self.mask.digest} if self.mask else {})


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
        if options.mask is not None:
            raise OptionError(
                "--mask limits the change of a picture, and there is none to start from.",
                "Add it with --from, such as --from beach.png.",
            )
        return None
    return start(
        find(options.source, history, names or {}),
        None if options.mask is None else find(options.mask, history, names or {}, mask=True),
    )


def start(source: Source, mask: Source | None = None) -> Start:
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
    return Start(source, mask)


def find(
    reference: object, history: History, names: Mapping[str, object] | None = None, *, mask: bool = False
) -> Source:
    """Return the picture that a reference stands for.

    `reference` is a Generation, Variation, Picture, PIL image, array, path or the bytes of a file; as text it is the
    name of a variable (in `names`), the path of a file, or a generation's id, its beginning or its end.

    Raises
    ------
    UnknownNameError
        Nothing is called that; close matches are named.
    NotPaintedError
        The generation has no picture yet.
    OptionError
        It is no picture, or too large.
    """
    if not isinstance(reference, str):
        return _of_value(reference, "", history, mask)
    names = names or {}
    if reference in names and _may_be_picture(names[reference]):
        return _of_value(names[reference], reference, history, mask)
    if _is_file(reference):
        return _of_file(Path(reference), reference, history, mask)
    try:
        generation = history[reference]
    except UnknownNameError as error:
        raise _unknown(reference, error, history, names) from None
    return _of_value(generation, reference, history, mask)


def _may_be_picture(value: object) -> bool:
    return (
        isinstance(value, Generation | Variation | Picture | Path)
        or (isinstance(value, str) and _is_file(value))
        or hasattr(value, "__array_interface__")  # PIL images have it too
    )


def _is_file(path: str) -> bool:
    try:
        return Path(path).expanduser().exists()
    except (OSError, ValueError, RuntimeError):  # too long, a NUL byte, an unknown user's home
        return False


def _unknown(
    reference: str, error: UnknownNameError, history: History, names: Mapping[str, object]
) -> PromptMagicError:
    """Return the error for a name that stands for nothing, or for too much."""
    if reference in names:
        kind = type(names[reference]).__name__
        return OptionError(f"The variable {reference!r} is of type {kind}, and holds no picture.", _NAMING)
    if sum(g.id.startswith(reference) or g.id.endswith(reference) for g in history) > 1:
        return error
    pictures = [name for name, value in names.items() if name[0] != "_" and _may_be_picture(value)]
    if _FILE_NAME.fullmatch(reference):
        hint = near(reference, [*_beside(reference), *pictures])
        return UnknownNameError(
            f"There is no file {reference!r}.{hint}", "Check the path: it begins at the working directory."
        )
    known = [*pictures, *_beside(reference), *(generation.id for generation in history)]
    return UnknownNameError(f"There is no picture called {reference!r}.{near(reference, known)}", _NAMING)


def _beside(reference: str) -> list[str]:
    """Return the files of the folder in which a file was looked for, as they would be typed."""
    folder = Path(reference).parent
    with suppress(OSError, ValueError, RuntimeError):
        return [str(folder / path.name) for path in folder.expanduser().iterdir() if path.is_file()]
    return []


# From what a person gave to a PNG file


def _of_value(value: Any, name: str, history: History, mask: bool) -> Source:
    if isinstance(value, Generation):
        return _of_picture(value.picture, name or value.id, value.id, mask)
    if isinstance(value, Variation):
        if value.picture is None:
            raise NotPaintedError(f"Variation {value.number} has no picture.", "Start from another.")
        value = value.picture
    if isinstance(value, Picture):
        file = value.path.name if value.path else "a picture"
        return _of_picture(value, name or file, _parent(value.path, history), mask)
    if isinstance(value, Path | str):
        return _of_file(Path(value), name or str(value), history, mask)
    if isinstance(value, bytes | bytearray):
        return _sourced(_opened(io.BytesIO(value), name or "a picture"), name or "a picture", None, mask)
    return _sourced(_image_of(value, name), name or "a picture", None, mask)


def _of_picture(picture: Picture, name: str, parent: str | None, mask: bool) -> Source:
    found = _sourced(_opened(io.BytesIO(picture.read()), name), name, parent, mask)
    # What was started from the original is found by it, though only a copy is here.
    return replace(found, digest=picture.copy.digest) if picture.copy and picture.copy.digest and not mask else found


def _of_file(path: Path, name: str, history: History, mask: bool) -> Source:
    path = path.expanduser()
    if path.is_dir():
        raise OptionError(f"{name} is a folder.", "Name a picture file.")
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no path is spelt so"
        raise OptionError(f"{name} cannot be read: {reason}.", "Check the path.") from error
    return _sourced(_opened(io.BytesIO(data), name), name, _parent(path, history), mask)


def _parent(path: Path | None, history: History) -> str | None:
    """Return the generation that a file of ours tells of, where the history has it."""
    generation = ""
    if path is not None:
        with suppress(HistoryError):
            generation = read_picture(path).generation
    return generation if generation and generation in history else None


def _image_of(value: Any, name: str) -> Image:
    """Return a PIL image, or what an array shows."""
    from PIL import Image

    if isinstance(value, Image.Image):
        return value
    try:
        if hasattr(value, "__array_interface__"):
            return Image.fromarray(value)
    except (TypeError, ValueError, AttributeError):
        raise OptionError(
            f"{name or 'The array'} holds no picture that can be read.",
            "Give height x width x 3 (or 4) whole numbers from 0 to 255 (uint8).",
        ) from None
    raise OptionError(f"{name or 'What was given'} is of type {type(value).__name__}, and no picture.", _NAMING)


def _opened(file: io.BytesIO, name: str) -> Image:
    """Decode a picture file under Pillow's limit of pixels."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(file)
            image.load()
    except UnidentifiedImageError:
        raise OptionError(f"{name} is no picture that can be read.", "Give a PNG, JPEG or WebP file.") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        most = f"{Image.MAX_IMAGE_PIXELS or 0:,}"
        raise OptionError(f"{name} has more than {most} pixels.", "Make it smaller first.") from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise OptionError(f"The picture {name} is damaged.", "Save it anew, or take another.") from None
    return image


def _sourced(image: Image, name: str, parent: str | None, mask: bool) -> Source:
    recipe = image.info.get(RECIPE, "")
    image = _as_mask(_plain(image, name)) if mask else _plain(image, name)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    told = str(recipe) if isinstance(recipe, str) and not mask else ""
    return Source(name, buffer.getvalue(), image.width, image.height, parent, _digest(image), told)


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
    from PIL import Image, ImageOps

    if image.mode.startswith(("I", "F")):
        raise OptionError(f"{name} has more than 8 bits a colour.", "Give it with whole numbers from 0 to 255 (uint8).")
    image = ImageOps.exif_transpose(image)
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
    return Start(
        _again(record, "source", history), _again(record, "mask", history) if "mask_digest" in record.options else None
    )


def _again(record: Record, what: str, history: History) -> Source:
    name, digest = str(record.options.get(what)), record.options[f"{what}_digest"]
    for reference in _candidates(record, name, history):
        with suppress(PromptMagicError):
            found = find(reference, history, mask=what == "mask")
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
