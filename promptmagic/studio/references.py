"""What a person names or gives as a picture: found, and opened."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from promptmagic.errors import HistoryError, NotPaintedError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.errors import did_you_mean as near
from promptmagic.generation import Generation
from promptmagic.history import History, read_picture
from promptmagic.model import Picture, Variation
from promptmagic.net.downloads import download
from promptmagic.net.servers import host_of, is_web_address
from promptmagic.pictures import metadata
from promptmagic.pictures.decoding import MOST_PIXELS, UndecodableError, decode_base64, decoded
from promptmagic.pictures.metadata import PictureStory

if TYPE_CHECKING:
    from PIL.Image import Image

_FILE_NAME = re.compile(r".*[/\\].*|.*\.[A-Za-z]{3,4}", re.DOTALL)
"""What is meant as a file even where there is none: it has a folder or an ending."""

NAMING = "Name a history id, a variable that holds a picture, a picture file, or its address."


@dataclass(frozen=True, slots=True)
class Found:
    """A picture that was named or given.

    `name` is what to call it, `parent` the id of the generation that it came from. `data` is its file where it came as
    one, `image` what was given otherwise. `copied` is the digest of the original, where only a notebook's copy is here.
    `story` is what is known of it: from the history, or from its own metadata.
    """

    name: str
    parent: str | None = None
    data: bytes | None = field(default=None, repr=False)
    image: Image | None = field(default=None, repr=False)
    copied: str = ""
    story: PictureStory = field(default_factory=PictureStory, repr=False)

    def opened(self) -> Image:
        """Return the picture.

        Raises
        ------
        OptionError
            It is none, is too large, or is damaged.
        """
        return self.image if self.image is not None else _opened(self.data or b"", self.name)


def find(reference: object, history: History, names: Mapping[str, object] | None = None) -> Found:
    """Return the picture that a reference stands for.

    `reference` is a Generation, Variation, Picture, PIL image, array, figure of matplotlib, anything that shows itself
    as PNG, a path or the bytes of a file; as text it is the name of a variable (in `names`), the path of a file, an
    address on the web, or a generation's id, its beginning or its end.

    Raises
    ------
    UnknownNameError
        Nothing is called that; close matches are named.
    NotPaintedError
        The generation has no picture yet.
    OptionError
        It is no picture, or cannot be fetched.
    """
    if not isinstance(reference, str):
        return _of_value(reference, "", history)
    names = names or {}
    if reference in names and _may_be_picture(names[reference]):
        return _of_value(names[reference], reference, history)
    if is_web_address(reference):
        data = download(reference)
        return Found(_name_of(reference), data=data, story=_story_in(data))
    if _is_file(reference):
        return _of_file(Path(reference), reference, history)
    try:
        generation = history[reference]
    except UnknownNameError as error:
        raise _unknown(reference, error, history, names) from None
    return _of_value(generation, reference, history)


def _name_of(url: str) -> str:
    """Return what to call an address: its host and its last part, never a user, a password or what a query holds."""
    last = url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    host = host_of(url)
    return host if last in ("", host) or "@" in last else f"{host}/…/{last}"


def is_known(reference: str, names: Mapping[str, object]) -> bool:
    """Say whether a text is, as a whole, a variable's name, a file, or an address."""
    return reference in names or is_web_address(reference) or _is_file(reference)


def _may_be_picture(value: object) -> bool:
    return (
        isinstance(value, Generation | Variation | Picture | Path)
        or (isinstance(value, str) and (is_web_address(value) or _is_file(value)))
        or hasattr(value, "__array_interface__")  # PIL images have it too
        or (not isinstance(value, type) and any(hasattr(value, name) for name in ("_repr_png_", "savefig")))
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
        return OptionError(f"The variable {reference!r} is of type {kind}, and holds no picture.", NAMING)
    if sum(g.id.startswith(reference) or g.id.endswith(reference) for g in history) > 1:
        return error
    pictures = [name for name, value in names.items() if name[0] != "_" and _may_be_picture(value)]
    if _FILE_NAME.fullmatch(reference):
        hint = near(reference, [*_beside(reference), *pictures])
        return UnknownNameError(
            f"There is no file {reference!r}.{hint}", "Check the path: it begins at the working directory."
        )
    known = [*pictures, *_beside(reference), *(generation.id for generation in history)]
    return UnknownNameError(f"There is no picture called {reference!r}.{near(reference, known)}", NAMING)


def _beside(reference: str) -> list[str]:
    """Return the files of the folder in which a file was looked for, as they would be typed."""
    folder = Path(reference).parent
    with suppress(OSError, ValueError, RuntimeError):
        return [str(folder / path.name) for path in folder.expanduser().iterdir() if path.is_file()]
    return []


def _of_value(value: Any, name: str, history: History) -> Found:
    if isinstance(value, Generation):
        record = value.record
        shown = record.shown
        story = PictureStory() if shown is None else metadata.told_of(record, shown)
        return _of_picture(value.picture, name or value.id, value.id, story)
    if isinstance(value, Variation):
        if value.picture is None:
            raise NotPaintedError(f"Variation {value.number} has no picture.", "Start from another.")
        value = value.picture
    if isinstance(value, Picture):
        file = value.path.name if value.path else "a picture"
        return _of_picture(value, name or file, None if value.path is None else _parent(value.path, history))
    if isinstance(value, str) and is_web_address(value):
        return find(value, history)
    if isinstance(value, Path | str):
        return _of_file(Path(value), name or str(value), history)
    if isinstance(value, bytes | bytearray):
        return Found(name or "a picture", data=bytes(value), story=_story_in(bytes(value)))
    if (shown_as := _shown_as(value)) is not None:
        return Found(name or "a picture", data=shown_as)
    return Found(name or "a picture", image=_image_of(value, name))


def _of_picture(picture: Picture, name: str, parent: str | None, story: PictureStory | None = None) -> Found:
    # What was started from the original is found by it, though only a copy is here.
    copied = picture.copy.digest if picture.copy else ""
    data = picture.read()
    if story is None:
        story = _story_of(picture.path) if picture.path else _story_in(data)
    return Found(name, parent, data, copied=copied, story=story)


def _of_file(path: Path, name: str, history: History) -> Found:
    path = path.expanduser()
    if path.is_dir():
        raise OptionError(f"{name} is a folder.", "Name a picture file.")
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no path is spelt so"
        raise OptionError(f"{name} cannot be read: {reason}.", "Check the path.") from error
    return Found(name, _parent(path, history), data, story=_story_of(path))


def _story_of(path: Path) -> PictureStory:
    with suppress(HistoryError):
        return read_picture(path)
    return PictureStory()


def _story_in(data: bytes) -> PictureStory:
    with suppress(HistoryError):
        return metadata.read_story(io.BytesIO(data), "The picture")
    return PictureStory()


def _parent(path: Path, history: History) -> str | None:
    """Return the generation that a file of ours tells of, where the history has it."""
    generation = _story_of(path).generation
    return generation if generation and generation in history else None


def _shown_as(value: Any) -> bytes | None:
    """Return the PNG file as which a figure, or whatever shows itself as one, is shown; None where it does not."""
    if isinstance(value, type) or hasattr(value, "__array_interface__"):
        return None
    try:
        if hasattr(value, "savefig"):
            buffer = io.BytesIO()
            value.savefig(buffer, format="png", bbox_inches="tight")
            return buffer.getvalue()
        shown = value._repr_png_() if hasattr(value, "_repr_png_") else None
    except (TypeError, ValueError, AttributeError, RuntimeError, OSError) as error:
        raise OptionError(f"A {type(value).__name__} cannot be shown as a picture: {error}.", NAMING) from error
    shown = shown[0] if isinstance(shown, tuple) and shown else shown
    if isinstance(shown, str):
        return decode_base64(shown)
    return bytes(shown) if isinstance(shown, bytes | bytearray) else None


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
    raise OptionError(f"{name or 'What was given'} is of type {type(value).__name__}, and no picture.", NAMING)


def _opened(data: bytes, name: str) -> Image:
    try:
        return decoded(data)
    except UndecodableError as error:
        if error.reason == "none":
            raise OptionError(f"{name} is no picture that can be read.", "Give a PNG, JPEG or WebP file.") from None
        if error.reason == "large":
            raise OptionError(f"{name} has more than {MOST_PIXELS:,} pixels.", "Make it smaller first.") from None
        raise OptionError(f"The picture {name} is damaged.", "Save it anew, or take another.") from None
