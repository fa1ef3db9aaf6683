"""The help of the magics, in the cell: how they are typed, every option, and which engines are there or can be had."""

from __future__ import annotations

from collections.abc import Iterator

from promptmagic import dialects, expanders, painters, registry, styles
from promptmagic.errors import EngineError
from promptmagic.model import Kind
from promptmagic.options import TABLE
from promptmagic.painters import abilities
from promptmagic.settings import Setting, written

_ABOUT = {
    "paint": "Expand a brief to prompts, paint them all, and pick a picture.",
    "imageprompt": "Expand a brief to prompts; pick and edit one; Paint makes its pictures.",
}


def help_text(magic: Kind) -> str:
    """Return a magic's help. It loads every plugin: one that is broken is named in its line."""
    return "\n".join(
        [
            f"%{magic} [options] brief         (in a line)",
            f"%%{magic} [options]              (the brief in the cell's body)",
            "",
            _ABOUT[magic],
            "",
            *_options(magic),
            "",
            "Painters, as -p NAME, NAME:MODEL or NAME:MODEL,OPTION=VALUE:",
            *_engines(painters.GROUP),
            "",
            "Expanders, as -e NAME or NAME:MODEL:",
            *_engines(expanders.GROUP),
            "",
            *(_targets() if magic == "imageprompt" else ()),
            f"Styles: {', '.join(styles.names())}",
            "",
            "In a brief, {name} is your variable and {red|blue} a choice; {{ and }} are plain braces.",
            "A whole prompt pasted from Midjourney (/imagine prompt: ...) or from a tool for Stable Diffusion (it ends",
            "with Steps: ...) is read with its size, seed and exclusions.",
        ]
    )


def _options(magic: Kind) -> Iterator[str]:
    rows = [option for option in TABLE if magic in option.magics]
    spelled = [", ".join(option.spellings) + (f" {option.metavar}" if option.metavar else "") for option in rows]
    width = max(map(len, spelled))
    for option, text in zip(rows, spelled, strict=True):
        default = f" (default: {option.default})" if option.metavar else ""
        yield f"  {text:<{width}}  {option.meaning}{default}"


def _engines(group: str) -> Iterator[str]:
    names = registry.names(group)
    width = max(map(len, names), default=0)
    for name in names:
        try:
            factory, options = registry.load(group, name), registry.declared(group, name)
        except EngineError as error:
            yield f"  {name:<{width}}  not usable: {error.message}"
            continue
        about = [str(getattr(factory, "about", "")) or f"of {registry.package(group, name)}", *_needs(factory)]
        able = f"; supports {', '.join(able)}" if (able := abilities(factory)) else ""
        yield f"  {name:<{width}}  {' '.join(about)}{able}"
        for option in options:
            yield f"  {'':<{width}}    {_described(option)}"


def _targets() -> Iterator[str]:
    yield "Targets, as --for NAME, NAME:MODEL or NAME:MODEL,OPTION=VALUE:"
    width = max(map(len, dialects.TARGETS))
    for name, dialect in dialects.TARGETS.items():
        yield f"  {name:<{width}}  {dialect.about}"
        yield from (f"  {'':<{width}}    {_described(setting)}" for setting in dialect.settings)
    yield ""


def _needs(factory: object) -> Iterator[str]:
    if lacking := registry.missing(factory):
        install = getattr(factory, "install", f"pip install {' '.join(lacking)}")
        yield f"(not installed: {install})"


def _described(option: Setting) -> str:
    default = "" if option.default is None else f" (default: {written(option.default)})"
    return f"{option.name}=  {option.meaning}: {option.wanted}{default}"
