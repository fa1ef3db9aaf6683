"""The nouns of promptmagic as frozen values, of which a change makes new ones: Brief, Prompt, Picture, Record ..."""

from __future__ import annotations

import io
import math
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Literal

from promptmagic import hooks
from promptmagic.errors import HistoryError, OptionError
from promptmagic.text import many, printed

if TYPE_CHECKING:
    from PIL.Image import Image

    from promptmagic.analysis import Difference, Explanation

Kind = Literal["paint", "imageprompt"]
"""Which way a generation was asked for: painted at once, or prompts first."""

PictureFormat = Literal["png", "jpeg", "webp", "gif"]

SourceType = Literal["trainedAlgorithmicMedia", "algorithmicMedia"]
"""How a picture came about, in IPTC's terms: made by a trained model, or by an algorithm that learned from nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Money in US dollars: the part that is known, how many items have no known price, and whether it is a guess.

    `most` says of a guess that it is the dearest of what is likely.
    """

    usd: float = 0.0
    unknown: int = 0
    estimated: bool = False
    most: bool = False

    def __add__(self, other: Cost) -> Cost:
        guess, most = self.estimated or other.estimated, self.most or other.most
        return Cost(self.usd + other.usd, self.unknown + other.unknown, guess, most)

    def __mul__(self, count: int) -> Cost:
        return Cost(self.usd * count, self.unknown * count, self.estimated, self.most)

    def __str__(self) -> str:
        if not self.usd:
            return "cost unknown" if self.unknown else "free"
        about = "at most about " if self.most else "about " if self.estimated else ""
        return f"{'at least ' if self.unknown else about}${amount(self.usd)}"

    def __repr__(self) -> str:
        return f"<Cost: {self}>"


@dataclass(frozen=True, slots=True)
class Credentials:
    """The content credentials (C2PA) that a picture file carries.

    `state` is "none", "intact", "broken" (the file was changed since), or "unchecked" where the package that checks
    them is not installed. `issuer` is the organization that signed, where it was checked.
    """

    state: Literal["none", "intact", "broken", "unchecked"] = "none"
    issuer: str = ""

    def __bool__(self) -> bool:
        return self.state != "none"

    def __str__(self) -> str:
        state = "there, not checked" if self.state == "unchecked" else self.state
        return f"content credentials: {', '.join(filter(None, (self.issuer, state)))}"


NO_CREDENTIALS = Credentials()


def amount(usd: float) -> str:
    """Return an amount of US dollars in digits: in cents from ten cents on, below with two that say something."""
    if usd >= 0.1:
        return f"{usd:.2f}"
    places = max(4, 1 - math.floor(math.log10(usd))) if usd > 0 else 2
    return f"{usd:.{min(places, 12)}f}".rstrip("0")


_LONGEST_FILE_NAME = 255
"""Bytes that file systems take for one name."""

FREE = Cost()
UNKNOWN_COST = Cost(unknown=1)


@dataclass(frozen=True, slots=True)
class Brief:
    """What one variation is asked to show: the filled-in text, and what was asked beside it.

    `text` is the brief with its `{name}` and `{a|b}` filled in; `style` is a named style or any words; `exclude` is
    what to leave out. Empty strings mean "not asked". `change` says that the text is a change to make in a picture that
    the painter is given.
    """

    text: str
    style: str = ""
    exclude: str = ""
    change: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """Which words of a prompt say what; an empty part is one that the prompt leaves open."""

    subject: str = ""
    setting: str = ""
    composition: str = ""
    light: str = ""
    medium: str = ""
    style: str = ""
    mood: str = ""
    palette: str = ""
    lettering: str = ""
    avoid: str = ""

    def to_dict(self) -> dict[str, str]:
        """Return the parts that say something, by name."""
        return {item.name: value for item in fields(self) if (value := getattr(self, item.name))}

    def __repr__(self) -> str:
        return f"Parts({', '.join(f'{name}={value!r}' for name, value in self.to_dict().items())})"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One full wording for a painter.

    `text` is what the painter reads; `parts` says which words mean what; `title` is the few words that set this
    prompt apart from its siblings (under its card). An `edited` prompt was changed by a person: its parts then hold
    only what was asked as an option, since the words may no longer match them. Where the text is only a change, `scene`
    are the words of the whole picture that it leads to.
    """

    text: str
    parts: Parts = field(default_factory=Parts)
    title: str = ""
    edited: bool = False
    scene: str = ""

    def __repr__(self) -> str:
        return f"<Prompt{' (edited)' if self.edited else ''}: {_short(self.text)!r}>"

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("prompt_bundle", self)

    def reworded(self, text: str) -> Prompt:
        """Return this prompt with another wording, typed by a person."""
        if text == self.text:
            return self
        kept = Parts(style=self.parts.style, avoid=self.parts.avoid)
        return replace(self, text=text, parts=kept, edited=True)

    def to(self, target: str, **asked: Any) -> str:
        """Return this prompt worded for another system: the text to paste there.

        Parameters
        ----------
        target
            openai, midjourney, runway or stable-diffusion, with a model and settings where wanted:
            ``"midjourney:7,stylize=250"``.
        asked
            ``size="16:9"``, ``seed=7``, ``exclude="people"``, ``raw=True``, and the target's own settings.

        Raises
        ------
        UnknownNameError, OptionError
            There is no such target, or a value does not fit.
        """
        text: str = hooks.call("word", self, target, **asked)
        return text

    def explain(self) -> Explanation:
        """Return which words say subject, setting, light, composition, lens, style, mood and palette.

        Of a prompt that an expander wrote, it is what the expander said; a person's own words, and edited ones, are
        read by what they usually mean, and `source` says so.

        Examples
        --------
        >>> Prompt("a lighthouse in fog, watercolor").explain().parts["style"]
        'watercolor'
        """
        explanation: Explanation = hooks.call("explanation", self)
        return explanation

    def diff(self, other: Prompt | str) -> Difference:
        """Return what was changed from this prompt to another: words that went, words that came, and whose part.

        Examples
        --------
        >>> Prompt("a lighthouse at noon").diff("a lighthouse at night").changed
        ('light',)
        """
        difference: Difference = hooks.call("difference", self, other)
        return difference


@dataclass(frozen=True, slots=True)
class Copy:
    """What a notebook's saved output shows of a picture whose original is not here.

    `large` and `small` are encoded pictures, `text` and `alt` the words with them: empty where the output is not at
    hand any more, or shows another variation. `digest` is that of the original's pixels. `sheet` says that the pictures
    are of all variations together; `noted` that the output says what it is.
    """

    large: bytes = field(default=b"", repr=False)
    small: bytes = field(default=b"", repr=False)
    text: str = ""
    alt: str = ""
    digest: str = ""
    sheet: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One painted picture, in memory (`data`) until it is kept on disk (`path`).

    `width` and `height` are pixels. `painter` and `model` are registry names; `label` is the honest name for captions
    ("offline sketch"). `drawn` and `undrawn` are the words that the painter could and could not draw, where it knows.
    `usage` is what the server counted (tokens, by its own names); `cost` is US dollars. `seed` is None where the
    painter takes none. `licence` says what is to be known for passing the picture on; `source_type`, which its file
    says too, that a machine made it. `alt` says what is to be seen, where somebody who looked
    described it. `copy` is there where the original is not: its path or data, if any, are then those of a smaller copy.
    """

    width: int
    height: int
    format: PictureFormat
    painter: str
    model: str = ""
    label: str = ""
    seed: int | None = None
    drawn: tuple[str, ...] = ()
    undrawn: tuple[str, ...] = ()
    usage: Mapping[str, int] = field(default_factory=dict)
    cost: Cost = FREE
    licence: str = ""
    source_type: SourceType = "trainedAlgorithmicMedia"
    alt: str = ""
    data: bytes | None = field(default=None, repr=False)
    path: Path | None = None
    copy: Copy | None = field(default=None, compare=False)

    @property
    def is_here(self) -> bool:
        """Whether there are pixels of it, be they those of a copy."""
        return self.data is not None or self.path is not None

    def __repr__(self) -> str:
        seed = None if self.seed is None else f"seed {self.seed}"
        name = self.path.name if self.path else None
        said = [f"{self.width}x{self.height} {self.format}", self.label or self.painter, seed, str(self.cost), name]
        return f"<Picture: {', '.join(filter(None, said))}>"

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("picture_bundle", self)

    def read(self) -> bytes:
        """Return the encoded file as it is kept.

        Raises
        ------
        HistoryError
            The file was moved or deleted, or only the picture of another variation is here.
        """
        if self.data is not None:
            return self.data
        if self.path is None and self.copy is not None:
            raise HistoryError(
                "This picture is not here: the notebook's saved output shows another variation.",
                "Put the paintings folder beside the notebook, or import its lesson.zip; --fresh paints anew.",
            )
        if self.path is None:
            raise HistoryError("This picture was not kept.", "Paint it again with --fresh.")
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise HistoryError(
                f"The picture file {self.path.name} cannot be read: {error.strerror}.",
                "Put it back, or paint it again with --fresh.",
            ) from error

    @property
    def image(self) -> Image:
        """The picture as a PIL image in sRGB, decoded anew at each access; of one that moves, the first frame.

        Raises
        ------
        HistoryError
            The file was moved or deleted, or is damaged.
        """
        data = self.read()
        try:
            image: Image = hooks.call("decoded", data)
        except ValueError as error:
            what = f"picture file {self.path.name}" if self.path else "picture"
            raise HistoryError(
                f"The {what} cannot be read: it is damaged or cut short.",
                "Put a whole one in its place, or paint it again with --fresh.",
            ) from error
        return image

    @property
    def credentials(self) -> Credentials:
        """The content credentials that its file carries, as it is now; checked where c2pa-python is installed."""
        found: Credentials = hooks.call("credentials_of", self)
        return found

    @property
    def svg(self) -> str:
        """The drawing that the picture was made of, as the text of an SVG file in which nothing runs or loads.

        Raises
        ------
        OptionError
            It was not drawn as SVG.
        HistoryError
            The file was moved or deleted.
        """
        drawn: str = hooks.call("svg_of", self)
        return drawn

    @property
    def animation(self) -> bytes | None:
        """Its moving form as a GIF, where it was drawn to move (``-p svg,frames=8``); None where it stands still."""
        moving: bytes | None = hooks.call("animation_of", self)
        return moving

    def save(self, path: str | Path) -> Path:
        """Write the picture to `path` (another format where its ending says so) and return the path."""
        target = save_target(path)
        ending = target.suffix.lower().removeprefix(".").replace("jpg", "jpeg")
        data = self.read() if ending in ("", self.format) else self._encoded(ending)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise OptionError(
                f"The picture cannot be written to {target}: {error.strerror}.",
                "Give another path; it is kept in the history.",
            ) from error
        return target

    def _encoded(self, ending: str) -> bytes:
        if ending == "svg":
            return self.svg.encode()
        if ending == "gif" and (moving := self.animation) is not None:
            return moving
        from PIL import Image

        Image.init()
        known = {"jpeg" if e == ".jpg" else e[1:]: name for e, name in Image.EXTENSION.items() if name in Image.SAVE}
        if ending not in known:
            raise OptionError(f"Pictures cannot be written as .{ending}.", "Use .png, .jpg or .webp.")
        buffer = io.BytesIO()
        image = self.image
        if ending == "jpeg":
            image = hooks.call("on_white", image)
        image.save(buffer, known[ending])
        converted: bytes = hooks.call("derived", buffer.getvalue(), self)
        return converted


def save_target(path: str | Path) -> Path:
    """Return where a picture that is saved at `path` will be written; nothing is written.

    Raises
    ------
    OptionError
        No file can be written there.
    """
    try:
        target = Path(path).expanduser()
        too_long = len(os.fsencode(target.name)) > _LONGEST_FILE_NAME
        is_folder = stat.S_ISDIR(target.stat().st_mode)
    except FileNotFoundError:
        is_folder = False
    except (RuntimeError, ValueError, OSError):  # no such user, a NUL, a path that is too long in all
        raise OptionError(f"{shorten(str(path), 60)!r} is no path for a picture.", "Give another --save.") from None
    if is_folder:
        raise OptionError(f"{target} is a folder.", "Name a file, such as picture.png.")
    if too_long or not target.name:
        raise OptionError(
            f"The name {shorten(target.name, 60, placeholder='…')!r} has more than {_LONGEST_FILE_NAME} letters.",
            "Give a shorter --save.",
        )
    return target


@dataclass(frozen=True, slots=True)
class Variation:
    """One of a generation's pictures: the `number`-th (from 1), its prompt, and the picture or why there is none.

    `origin` is the number of the variation that it was started from, where a person asked for others like that one or
    for a change of it. A `removed` one stays in the history, and is shown nowhere.
    """

    number: int
    prompt: Prompt
    seed: int
    painter: str = ""
    picture: Picture | None = None
    error: str = ""
    starred: bool = False
    origin: int | None = None
    removed: bool = False

    def __repr__(self) -> str:
        what = repr(self.picture) if self.picture else f"failed: {_short(self.error)}" if self.error else "not painted"
        star = ", starred" if self.starred else ""
        return f"<Variation {self.number}: {self.prompt.title or _short(self.prompt.text)!r}, {what}{star}>"

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("variation_bundle", self)


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """All that is known of one generation at one moment: what the history stores and the display shows.

    `typed` is the brief as typed, `briefs` what each prompt was asked for (one a prompt). `options` are those typed or
    configured, as plain JSON values by keyword. `key` identifies the cell's request for a replay. `prompts` and
    `variations` are in step for `kind="paint"`; for "imageprompt" there is a variation only for what was painted.
    `chosen` and `picked_prompt` are numbers from 1, or None before a person picked. `expansion_cost` is what the
    prompts cost. `created` is in UTC. `author` is who it came from, where it was taken in from elsewhere.
    """

    id: str
    kind: Kind
    typed: str
    briefs: tuple[Brief, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    expander: str = ""
    painter: str = ""
    prompts: tuple[Prompt, ...] = ()
    variations: tuple[Variation, ...] = ()
    chosen: int | None = None
    picked_prompt: int | None = None
    parent: str | None = None
    notebook: str = ""
    cell: str = ""
    author: str = ""
    expansion_cost: Cost = FREE
    created: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def cost(self) -> Cost:
        """What the prompts and all pictures cost together."""
        return sum((v.picture.cost for v in self.variations if v.picture is not None), self.expansion_cost)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that were painted, in the order of their variations; without those that were removed."""
        return tuple(v.picture for v in self.visible if v.picture is not None)

    @property
    def visible(self) -> tuple[Variation, ...]:
        """The variations that a person sees: those that nobody removed, and whatever is chosen."""
        return tuple(v for v in self.variations if not v.removed or v.number == self.chosen)

    @property
    def wanted(self) -> tuple[int, ...]:
        """The numbers of the prompts, from 1, but for those whose every picture was removed."""
        if self.kind == "paint":  # the k-th variation is the k-th prompt's, those behind them were added
            of_prompt = {v.number: v.number for v in self.variations[: len(self.prompts)]}
        else:
            numbers = {prompt.text: number for number, prompt in enumerate(self.prompts, 1)}
            of_prompt = {v.number: numbers.get(v.prompt.text, 0) for v in self.variations}
        seen = {of_prompt.get(v.number) for v in self.visible}
        gone = {number for number in of_prompt.values() if number not in seen}
        return tuple(number for number in range(1, len(self.prompts) + 1) if number not in gone)

    @property
    def text(self) -> str:
        """The brief as filled in; as typed where its variations were asked for different things."""
        texts = {brief.text for brief in self.briefs}
        return texts.pop() if len(texts) == 1 else self.typed

    def variation(self, number: int) -> Variation:
        """Return the variation with that number.

        Raises
        ------
        OptionError
            There is none with that number.
        """
        for variation in self.variations:
            if variation.number == number:
                return variation
        count = len(self.variations)
        raise OptionError(
            f"There is no variation {number}.", f"There {'is' if count == 1 else 'are'} {count}, counted from 1."
        )

    def asked(self, number: int) -> str:
        """Return the brief of the variation with that number: with choices in a brief, each has another."""
        own = self.kind == "paint" and 0 < number <= len(self.briefs)
        return self.briefs[number - 1].text if own else self.text

    @property
    def scene(self) -> str:
        """The words of the whole picture: of a change those of what it leads to, else the brief."""
        return next((prompt.scene for prompt in self.prompts if prompt.scene), self.text)

    @property
    def summary(self) -> str:
        """The generation on one line: id, brief, how many are painted and which is chosen."""
        painted = len(self.pictures)
        what = f"{painted} of {len(self.visible)} painted" if self.variations else many(len(self.prompts), "prompt")
        chosen = f", variation {self.chosen} chosen" if self.chosen else ""
        return f"{self.id}: {self.text!r}, {what}{chosen}"

    def __repr__(self) -> str:
        return f"<Record {self.summary}>"

    @property
    def shown(self) -> Variation | None:
        """The chosen variation; until someone picks, the first that has a picture."""
        if self.chosen is not None:
            return self.variation(self.chosen)
        return next((v for v in self.visible if v.picture is not None), None)


def _short(text: str) -> str:
    """Return a text as it stands in a repr: on one line, not long."""
    return printed(shorten(text, 80, placeholder="…"))


_given: set[str] = set()
"""The ids that this process has given: of a thousand within one second two are alike by chance once in 34 times."""


def new_id() -> str:
    """Return an id for a new generation: its time in UTC and some chance, so that ids sort and never meet."""
    import secrets

    while (made := f"{datetime.now(UTC):%y%m%d-%H%M%S}-{secrets.token_hex(3)}") in _given:
        pass
    _given.add(made)
    return made
