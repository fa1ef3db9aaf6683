"""The options of both magics and of `Studio`: one table, from which parser, help, completion and documents are made."""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from promptmagic import dialects
from promptmagic.errors import OptionError, UnknownNameError
from promptmagic.model import Kind, save_target
from promptmagic.sizes import DEFAULT_SIZE, SHAPES, pixels
from promptmagic.text import printable

MOST_VARIATIONS = 10
"""Image servers take n up to 10, and a person can compare no more at a glance."""


def _whole(name: str, low: int, high: int) -> Callable[[Any], int]:
    def convert(value: Any) -> int:
        try:
            number = int(value)
        except (TypeError, ValueError):
            number = low - 1
        if isinstance(value, float) or not low <= number <= high:
            raise OptionError(f"{name} must be a whole number from {low} to {high:,}, not {value!r}.")
        return number

    return convert


def _size(value: Any) -> str:
    size = "x".join(map(str, value)) if isinstance(value, tuple) else str(value)
    pixels(size)
    return size.strip().lower()


def _words(value: Any) -> str:
    return str(value).strip()


def _role(value: Any) -> str:
    role = " ".join(printable(str(value)).split())
    if len(role) > LONGEST_ROLE:
        raise OptionError(f"--as has {len(role):,} characters, and may have {LONGEST_ROLE:,}.", "Say it shorter.")
    return role


LONGEST_ROLE = 2_000
"""Characters of who writes: twice what the whole instruction needs for its first paragraph."""


def _reference(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_reference(item) for item in value)
    if isinstance(value, str) and not value.strip():
        raise OptionError("A picture to start from needs a name.", "Name a history id, a variable, or a file.")
    return value.strip() if isinstance(value, str) else value


def _word(value: Any) -> str:
    word = _words(value).lower()
    return "jpeg" if word == "jpg" else word


def _spec(value: Any) -> str:
    spec = _words(value)
    if not spec:
        raise OptionError("A painter and an expander need a name.", "Leave the option out for the default.")
    return spec


def _identifier(value: Any) -> str:
    name = _words(value)
    if not name.isidentifier() or keyword.iskeyword(name):
        raise OptionError(f"{name!r} cannot name a variable.", "Use letters, digits and _, such as -o art.")
    if name in _TAKEN or hasattr(builtins, name):
        raise OptionError(f"{name!r} is in use by Python or the notebook.", "Use a name of your own, such as -o art.")
    return name


_TAKEN = frozenset({"paint_history", "get_ipython", "In", "Out", "exit", "quit"})
"""Names that a notebook cannot do without, beside Python's own."""


def _file(value: Any) -> str:
    if not str(value).strip():
        raise OptionError("--save needs a file's path.", "Write --save picture.png.")
    path = save_target(str(value))
    if path.suffix.lower() not in (".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif"):
        raise OptionError(
            f"Pictures cannot be written as {path.name!r}.",
            "End it with .png, .jpg or .webp; .svg or .gif for what is drawn or painted so.",
        )
    return str(value)


def _target(value: Any) -> str:
    return dialects.check(_words(value))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise OptionError(f"A switch is True or False, not {value!r}.")
    return value


@dataclass(frozen=True, slots=True)
class Option:
    """One row of the table.

    `name` is the long name; `keyword` that of `Studio`, where another; `metavar` is empty for a switch; `values` lists
    what may be completed: words, or the name of what knows them ("style", "painter", "expander", "target"). `replayed`
    options are part of what a saved generation is found by (design: what a cell replays). One that `describes` is of
    `%describe` too.
    """

    name: str
    meaning: str
    convert: Callable[[Any], Any] = _words
    metavar: str = ""
    short: str = ""
    aliases: tuple[str, ...] = ()
    keyword: str = ""
    default: str = "off"
    values: tuple[str, ...] | str = ()
    magics: tuple[Kind, ...] = ("paint", "imageprompt")
    describes: bool = False
    replayed: bool = True

    @property
    def field(self) -> str:
        """The keyword of `Studio`, and the field of `Options`."""
        return self.keyword or self.name.replace("-", "_")

    @property
    def spellings(self) -> tuple[str, ...]:
        """All ways to write it in a cell, the short one first."""
        short = (f"-{self.short}",) if self.short else ()
        return (*short, f"--{self.name}", *(f"--{alias}" for alias in self.aliases))


TABLE: tuple[Option, ...] = (
    Option(
        "variations",
        f"how many variations, 1 to {MOST_VARIATIONS}",
        _whole("-n", 1, MOST_VARIATIONS),
        "N",
        "n",
        keyword="n",
        default="4, or one for each combination of choices",
    ),
    Option("style", "a named style, or any words", _words, "STYLE", "s", default="none", values="style"),
    Option(
        "size",
        "square, portrait, landscape, panorama, auto, a ratio (16:9) or WxH in pixels",
        _size,
        "SIZE",
        aliases=("ar",),
        default="square; that of the picture to start from",
        values=(*SHAPES, "auto", "16:9", "4:3", "3:2", "9:16"),
    ),
    Option("quality", "the painter's own quality word", _words, "Q", default="the painter's own"),
    Option(
        "background",
        "transparent or opaque, for painters that have a choice",
        _word,
        "WORD",
        default="the painter's own",
        values=("transparent", "opaque"),
    ),
    Option(
        "format",
        "png, webp, jpeg, gif or svg, for painters that have a choice",
        _word,
        "WORD",
        default="the painter's own",
        values=("png", "webp", "jpeg", "gif", "svg"),
    ),
    Option("no", "what to leave out", _words, "TEXT", aliases=("negative",), keyword="exclude", default="none"),
    Option(
        "seed",
        "for painters that take one; the k-th variation uses N+k-1, choices share one",
        _whole("--seed", 0, 2**32 - 1),
        "N",
        default="derived from the brief",
    ),
    Option(
        "expander",
        "who writes the prompts",
        _spec,
        "NAME[:MODEL]",
        "e",
        default="auto",
        values="expander",
        describes=True,
    ),
    Option(
        "painter",
        "who paints; its own options stand behind it: diffusers:PATH,steps=20",
        _spec,
        "NAME[:MODEL]",
        "p",
        default="auto",
        values="painter",
        describes=True,
    ),
    Option(
        "as",
        "who writes the prompts: the first sentence of the expander's instruction",
        _role,
        "TEXT",
        keyword="role",
        default="a writer of prompts",
        values=("You are a set designer",),
    ),
    Option("raw", "no expansion: the brief is the prompt", _flag),
    Option("same", "one prompt painted n times", _flag, magics=("paint",)),
    Option(
        "pick",
        "choose variation K without a person; shows no widget",
        _whole("--pick", 1, MOST_VARIATIONS),
        "K",
        default="none",
        replayed=False,
    ),
    Option(
        "from",
        "start from a picture: a history id, a variable, a file, or an address; again for more: @NAME in the brief",
        _reference,
        "[NAME=]REF",
        keyword="source",
        default="none",
        replayed=False,
    ),
    Option(
        "mask",
        "limit the change to what is transparent, or white, in this picture; with --from",
        _reference,
        "REF",
        default="none",
        replayed=False,
    ),
    Option(
        "markup",
        "arrows and notes that you drew over the first picture, transparent elsewhere; with --from",
        _reference,
        "REF",
        default="none",
        replayed=False,
    ),
    Option("grid", "save the labelled sheet of all variations, the chosen one marked", _flag, replayed=False),
    Option(
        "for",
        "word the prompts for openai, midjourney, runway or stable-diffusion: what Copy gives",
        _target,
        "TARGET",
        keyword="target",
        default="openai",
        values="target",
        magics=("imageprompt",),
        replayed=False,
    ),
    Option(
        "explain",
        "show which words say subject, setting, light, composition, lens, style, mood, palette",
        _flag,
        magics=("imageprompt",),
        replayed=False,
    ),
    Option(
        "describe",
        "a model that sees writes the alt texts, from what is there",
        _flag,
        replayed=False,
    ),
    Option(
        "fresh",
        "do not reuse a saved generation; offline, take the next seeds",
        _flag,
        replayed=False,
        describes=True,
    ),
    Option(
        "dry-run",
        "show what would be asked of whom and the estimated cost; call nothing",
        _flag,
        replayed=False,
        describes=True,
    ),
    Option(
        "show-instruction",
        "show what the expander, or a painter that writes, would be sent; call nothing",
        _flag,
        replayed=False,
    ),
    Option(
        "out",
        "bind the Generation to a variable",
        _identifier,
        "NAME",
        "o",
        default="none",
        replayed=False,
        describes=True,
    ),
    Option("save", "also write the chosen picture there", _file, "PATH", default="none", replayed=False),
    Option("help", "show this help", _flag, replayed=False, describes=True),
)

MagicName = Literal["paint", "imageprompt", "describe"]


def of_magic(magic: MagicName) -> tuple[Option, ...]:
    """Return the rows of the table that a magic takes."""
    return tuple(row for row in TABLE if (row.describes if magic == "describe" else magic in row.magics))


FIELDS: Mapping[str, Option] = {option.field: option for option in TABLE} | {"variations": TABLE[0]}
"""The rows by keyword; `variations` is the long spelling of `n`."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one request, checked. `None` and empty strings mean "not asked".

    `source`, `mask` and `markup` are what a person named or gave, in whatever form: `sources.find_start` makes pictures
    of them.
    """

    n: int | None = None
    style: str = ""
    size: str = ""
    quality: str = ""
    background: str = ""
    format: str = ""
    exclude: str = ""
    seed: int | None = None
    expander: str = "auto"
    painter: str = "auto"
    source: Any = None
    mask: Any = None
    markup: Any = None
    role: str = ""
    raw: bool = False
    same: bool = False
    pick: int | None = None
    grid: bool = False
    target: str = ""
    explain: bool = False
    describe: bool = False
    fresh: bool = False
    dry_run: bool = False
    show_instruction: bool = False
    out: str = ""
    save: str = ""
    help: bool = False

    def updated(self, **values: Any) -> Options:
        """Return these options with some of them replaced, each checked. A value of None leaves an option as it is.

        Raises
        ------
        UnknownNameError
            There is no such option.
        OptionError
            A value does not fit.
        """
        checked: dict[str, Any] = {}
        for name, value in values.items():
            if name not in FIELDS:
                raise UnknownNameError.among("option", name, FIELDS)
            if value is not None:
                checked[FIELDS[name].field] = FIELDS[name].convert(value)
        return replace(self, **checked)

    @property
    def pixels(self) -> tuple[int, int] | None:
        """Width and height in pixels, None for the painter's own choice."""
        return pixels(self.size or DEFAULT_SIZE)

    def to_dict(self) -> dict[str, Any]:
        """Return those that differ from the defaults, as plain JSON values by keyword, but no pictures."""
        default = Options()
        return {
            item.name: value
            for item in fields(self)
            if item.name not in ("source", "mask", "markup")
            and (value := getattr(self, item.name)) != getattr(default, item.name)
        }
