"""The story of a picture, kept in its own file: what was asked, of whom, and with which words.

Two texts stand in every picture file. `parameters` is plain text as other tools write and read it: the prompt, a line
"Negative prompt: …" where something was to be left out, and a last line of settings. `promptmagic` is JSON:

| name | meaning |
|---|---|
| `promptmagic` | the version of this schema: 1 |
| `number` | which of its generation's variations this is, from 1 |
| `brief` | `text`, `style`, `exclude`: what this variation was asked for, filled in |
| `prompt` | `text`, `title`, `edited`, and `parts`: which words say subject, light, … |
| `painter`, `model`, `label` | who painted it, by registry name and by the honest name for captions |
| `seed`, `width`, `height`, `format` | the seed that was used, pixels, and png, jpeg or webp |
| `drawn`, `undrawn` | words that the painter could and could not draw, where it knows |
| `alt` | what is to be seen in it, where somebody who looked described it |
| `licence` | what is to be known for passing it on |
| `copy`, `digest` | true where this is the smaller copy that a notebook's output held; of the original's pixels |
| `usage`, `cost` | what the server counted; `usd`, `unknown`, `estimated` |
| `asked` | `seed` and `painter` as they were asked for; `origin`, the variation that it was started from |
| `generation` | `id`, `kind`, `typed` (the brief as typed), `briefs`, `prompts` (all of them), `options`, `key`, |
| | `expander`, `expansion_cost`, `painter`, `parent`, `notebook`, `cell`, `created` (UTC) |

What is empty is left out. A key is never in it.

Beside them stands in XMP, story or not, how the picture came about: IPTC's digital source type. A file that carries
content credentials is never touched: its story is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from promptmagic import records, redaction
from promptmagic.errors import HistoryError
from promptmagic.model import FREE, Cost, Picture, Record, SourceType, Variation
from promptmagic.pictures import containers, credentials, foreign, parameters, writing
from promptmagic.pictures.xmp import Texts

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class PictureStory:
    """What a picture file says of itself; empty fields where it does not say.

    `brief` is the brief as filled in and `typed` as it was typed; `prompt` is the wording that the painter read, and
    `exclude` what it was to leave out. `label` is the honest name of the painter, and `licence` what is to be known for
    passing the picture on. `created` is in UTC. `settings` are
    those that a tool wrote beside the prompt, by its own names for them; `raw` is the whole JSON (see this module).
    A picture without a story is false.
    """

    brief: str = ""
    typed: str = ""
    prompt: str = ""
    exclude: str = ""
    painter: str = ""
    model: str = ""
    label: str = ""
    licence: str = ""
    seed: int | None = None
    cost: Cost = FREE
    options: Mapping[str, Any] = field(default_factory=dict)
    created: datetime | None = None
    notebook: str = ""
    generation: str = ""
    number: int | None = None
    parameters: str = field(default="", repr=False)
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __bool__(self) -> bool:
        return bool(self.raw or self.parameters or self.prompt)


def read_picture(path: str | Path) -> PictureStory:
    """Return the story that a PNG, JPEG or WebP file holds.

    A picture of another tool is understood as far as its texts go (see `pictures.foreign`); one without any gives an
    empty story.

    Raises
    ------
    HistoryError
        The file cannot be read, or is no picture of these formats.
    """
    path = Path(path).expanduser()
    try:
        with path.open("rb") as file:
            return read_story(file, path.name)
    except OSError as error:
        raise HistoryError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error


def read_story(file: BinaryIO, name: str) -> PictureStory:
    """Return the story that an open picture file holds, as `read_picture`; `name` is what to call it.

    Raises
    ------
    HistoryError
        It is no picture of these formats.
    """
    try:
        texts = containers.extract(file)
    except ValueError as error:
        raise HistoryError(f"{name} is {error}.", "Give the path of a picture file.") from error
    raw = records.loads(texts.get(containers.STORY, ""))
    return _own(raw, texts.get(containers.PARAMETERS, "")) if containers.STORY in raw else _foreign(texts)


def told_of(record: Record, variation: Variation) -> PictureStory:
    """Return the story of a variation's picture, as its file has it."""
    return _own(story_of(record, variation), parameters_of(variation))


def retold(text: str) -> PictureStory:
    """Return the story that a text tells of a picture whose file tells none; an empty one where it tells nothing."""
    raw = records.loads(text)
    return _own(raw, parameters_of(values(raw)[1])) if containers.STORY in raw else PictureStory()


def _own(raw: dict[str, Any], text: str) -> PictureStory:
    record, variation = values(raw)
    picture = variation.picture or records.to_picture(raw)
    brief = records.to_brief(raw.get("brief"))
    return PictureStory(
        brief=brief.text,
        typed=record.typed,
        prompt=variation.prompt.text,
        exclude=brief.exclude or variation.prompt.parts.avoid,
        painter=picture.painter,
        model=picture.model,
        label=picture.label,
        licence=records.get(raw, "licence", ""),
        seed=picture.seed,
        cost=picture.cost,
        options=record.options,
        created=record.created,
        notebook=record.notebook,
        generation=record.id,
        number=variation.number,
        parameters=text,
        settings=parameters.read(text).settings,
        raw=raw,
    )


def _foreign(texts: Mapping[str, str]) -> PictureStory:
    told = foreign.told(texts)
    return PictureStory(
        prompt=told.prompt,
        exclude=told.exclude,
        model=told.model,
        seed=told.seed,
        parameters=texts.get(containers.PARAMETERS, ""),
        settings=told.settings,
    )


def with_story(data: bytes, record: Record, variation: Variation) -> bytes:
    """Return an encoded picture with its story in it, its pixels untouched.

    One that carries content credentials, and one whose format is broken, stays as it is.
    """
    if credentials.carried(data):
        return data
    story = records.dumps(story_of(record, variation))
    text = redaction.masked(parameters_of(variation)).replace("\0", "")
    try:
        return containers.embed(data, Texts(story, text, _source_type(variation.picture)))
    except ValueError:
        return data


def without_story(data: bytes, picture: Picture | None) -> bytes:
    """Return an encoded picture that tells nothing but how it came about.

    One that carries content credentials, and one whose format is broken, stays as it is.
    """
    if credentials.carried(data):
        return data
    try:
        return containers.embed(containers.strip(data), Texts(source_type=_source_type(picture)))
    except ValueError:
        return data


def _source_type(picture: Picture | None) -> SourceType:
    return picture.source_type if picture else "trainedAlgorithmicMedia"


def retell(path: Path, record: Record, variation: Variation, *, tells: bool) -> None:
    """Put its story into a copy of a variation's picture, which may be of another format, or take it out.

    Raises
    ------
    HistoryError
        The file cannot be written.
    """
    try:
        data = path.read_bytes()
        whole = with_story(data, record, variation) if tells else without_story(data, variation.picture)
        if whole != data:
            writing.write_whole(path, whole)
    except OSError as error:
        raise HistoryError(f"{path} cannot be written: {error.strerror}.", "Give another path.") from error


def derived(data: bytes, picture: Picture) -> bytes:
    """Return a scaled or converted copy of a picture that says so, and how the picture came about.

    A copy in a format that holds no such texts stays as it is.
    """
    signed = picture.credentials
    note = f"A scaled or converted copy of a picture of {picture.width}x{picture.height} pixels."
    if signed:
        by = f" by {signed.issuer}" if signed.issuer else ""
        note += f" The original carries content credentials{by}; this copy does not."
    return marked(data, picture.source_type, note)


def marked(data: bytes, source_type: SourceType, note: str = "") -> bytes:
    """Return an encoded picture that says how it came about; as it is where its format holds no texts."""
    try:
        return containers.embed(data, Texts(source_type=source_type, note=note))
    except ValueError:
        return data


def story_of(record: Record, variation: Variation) -> dict[str, Any]:
    """Return the JSON that goes into the file of a variation's picture."""
    picture = records.of_picture(variation.picture) if variation.picture else {}
    index = variation.number - 1
    brief = record.briefs[index] if record.kind == "paint" and index < len(record.briefs) else None
    told = records.of_variation(variation)
    return {
        containers.STORY: SCHEMA,
        "number": variation.number,
        "brief": records.of_brief(brief) if brief else {"text": record.text},
        "prompt": told.pop("prompt", {}),
        **picture,
        **({"licence": licence_of(variation.picture)} if variation.picture else {}),
        "asked": told,
        "generation": records.of_record(record) | {"prompts": [records.of_prompt(p) for p in record.prompts]},
    }


def licence_of(picture: Picture) -> str:
    """Return what is to be known for passing a picture on; where its painter says nothing, whose terms to look at."""
    return picture.licence or f"Painted by {picture.label or picture.painter}, whose terms say how it may be used."


def values(story: Mapping[str, Any]) -> tuple[Record, Variation]:
    """Return the generation (with its prompts, without its variations) and the variation that a story tells of."""
    generation = records.mapping(story.get("generation"))
    asked = records.mapping(story.get("asked"))
    record = replace(
        records.to_record(generation),
        prompts=records.rows(generation, "prompts", records.to_prompt)[: records.MOST_ROWS],
    )
    number = records.get(story, "number", 0)
    variation = records.to_variation(number, asked | {"prompt": story.get("prompt")})
    picture = records.to_picture(story)
    bare = replace(picture, licence="")
    return record, replace(variation, picture=bare if licence_of(bare) == picture.licence else picture)


def parameters_of(variation: Variation) -> str:
    """Return the `parameters` text of a painted variation."""
    picture, prompt = variation.picture, variation.prompt
    return parameters.write(prompt.text, prompt.parts.avoid, [] if picture is None else _settings(picture))


def _settings(picture: Picture) -> list[tuple[str, str]]:
    return [
        *([] if picture.seed is None else [("Seed", str(picture.seed))]),
        ("Size", f"{picture.width}x{picture.height}"),
        ("Model", picture.model or picture.painter),
        ("Painter", picture.label or picture.painter),
        ("Version", "promptmagic"),
    ]
