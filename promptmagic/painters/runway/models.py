"""Runway's image models, as the types of the installed SDK describe them: sizes, seeds, references, limits, choices.

Nothing here knows a model by its name. The SDK's own file of parameters is read, not imported: the numbers that no type
can say (how many references, how long a prompt) stand in the sentences behind its fields.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from promptmagic.errors import EngineError, UnknownNameError

USUAL = "gen4_image"
"""The model that paints where none is named."""

CHOICES: Mapping[str, str] = {"quality": "quality", "background": "background", "format": "output_format"}
"""What a canvas may ask for, and the field that takes it."""

KNOWN = frozenset(
    {"model", "prompt_text", "ratio", "seed", "reference_images", "content_moderation", "output_count"}
    | {*CHOICES.values()}
)
"""The fields that are filled in here; any other has a default of Runway's own."""

_NUMBERS = {"an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
_NUMBER = rf"(\d[\d,]*|{'|'.join(_NUMBERS)})"
_BETWEEN = re.compile(rf"\b{_NUMBER} to {_NUMBER} images?\b", re.IGNORECASE)
_UP_TO = re.compile(rf"\bup to {_NUMBER} images?\b|^{_NUMBER} image\b", re.IGNORECASE)
_CHARACTERS = re.compile(r"\bup to (\d[\d,]*) characters\b", re.IGNORECASE)
_SIZE = re.compile(r"(\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class ImageModel:
    """What one model takes.

    `ratios` are widths and heights in pixels, and `needs_ratio` whether one must be named. `references` is from how
    many pictures it may start, and `fewest` from how many it must; `tags` whether the prompt names them. `characters`
    is how long a prompt may be in UTF-16 units, None where nobody says. `choices` are the words of each of the
    `CHOICES` that it has. `lacking` are fields that it needs and nobody fills in.
    """

    name: str
    ratios: tuple[tuple[int, int], ...]
    needs_ratio: bool = True
    references: int = 0
    fewest: int = 0
    tags: bool = False
    seeds: bool = False
    moderates: bool = False
    characters: int | None = None
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a TypedDict: its annotation and the sentences behind it."""

    annotation: ast.expr
    said: str = ""

    @property
    def required(self) -> bool:
        return "Required[" in ast.unparse(self.annotation)

    @property
    def words(self) -> tuple[str, ...]:
        """The literals that it may be."""
        subscripts = (node for node in ast.walk(self.annotation) if isinstance(node, ast.Subscript))
        literals = (node for node in subscripts if ast.unparse(node.value) == "Literal")
        found = (leaf.value for node in literals for leaf in ast.walk(node.slice) if isinstance(leaf, ast.Constant))
        return tuple(dict.fromkeys(word for word in found if isinstance(word, str)))

    @property
    def names(self) -> set[str]:
        """The names that its type is put together of."""
        return {node.id for node in ast.walk(self.annotation) if isinstance(node, ast.Name)}


MANY = 20
"""From how many pictures a model may start where its type names no number."""


def of_name(name: str) -> ImageModel:
    """Return the model of that name; the usual one for an empty name.

    Raises
    ------
    UnknownNameError
        The installed SDK knows no such model.
    EngineError
        The SDK's types cannot be read.
    """
    known = all_of_them()
    if (name or USUAL) not in known:
        raise UnknownNameError.among("image model of Runway's", name, known)
    return known[name or USUAL]


@cache
def all_of_them() -> Mapping[str, ImageModel]:
    """Return the models of the installed SDK, by their names.

    Raises
    ------
    EngineError
        The SDK's types cannot be read.
    """
    found = find_spec("runwayml")
    path = Path(str(found.origin)).parent / "types" / "text_to_image_create_params.py" if found else Path()
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError) as error:
        raise EngineError(
            "The installed package runwayml cannot be read.", 'Run: pip install -U "promptmagic[runway]"'
        ) from error
    types = {node.name: _fields(node) for node in tree.body if isinstance(node, ast.ClassDef)}
    models = [_model(fields, types) for fields in types.values() if "model" in fields]
    return {model.name: model for model in models}


def _fields(node: ast.ClassDef) -> dict[str, _Field]:
    return {name: _Field(annotation, said) for name, annotation, said in _annotated(node)}


def _annotated(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr, str]]:
    for statement, behind in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            is_text = isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)
            said = str(behind.value.value) if is_text else ""  # type: ignore[union-attr]  # just looked at
            yield statement.target.id, statement.annotation, " ".join(said.split())


def _model(fields: Mapping[str, _Field], types: Mapping[str, Mapping[str, _Field]]) -> ImageModel:
    ratio, images, prompt = (fields.get(name) for name in ("ratio", "reference_images", "prompt_text"))
    most, fewest, tags = (0, 0, False) if images is None else _references(images, types)
    longest = _CHARACTERS.search(prompt.said) if prompt else None
    return ImageModel(
        name=fields["model"].words[0],
        ratios=tuple(_sizes(ratio.words)) if ratio else (),
        needs_ratio=ratio is not None and ratio.required,
        references=most,
        fewest=fewest,
        tags=tags,
        seeds="seed" in fields,
        moderates="content_moderation" in fields,
        characters=int(longest[1].replace(",", "")) if longest else None,
        choices={asked: fields[name].words for asked, name in CHOICES.items() if name in fields},
        lacking=tuple(name for name, each in fields.items() if each.required and name not in KNOWN),
    )


def _sizes(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for word in words:
        if match := _SIZE.fullmatch(word):
            yield int(match[1]), int(match[2])


def _references(images: _Field, types: Mapping[str, Mapping[str, _Field]]) -> tuple[int, int, bool]:
    """Return from how many pictures a model may start, from how many it must, and whether they have tags."""
    tags = any("tag" in types[name] for name in images.names & types.keys())
    if between := _BETWEEN.search(images.said):
        return _number(between[2]), _number(between[1]), tags
    up_to = _UP_TO.search(images.said)
    most = _number(up_to[1] or up_to[2]) if up_to else MANY
    return most, int(images.required), tags


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word.replace(",", ""))
