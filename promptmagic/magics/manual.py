"""The help of the magics, in the cell: how they are typed, every option, and which engines are there or can be had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from promptmagic import dialects, expanders, painters, registry, styles
from promptmagic.errors import EngineError
from promptmagic.openai_client import named
from promptmagic.options import MagicName, of_magic
from promptmagic.painters import abilities
from promptmagic.settings import Setting, written

_ABOUT = {
    "paint": "Expand a brief to prompts, paint them all, and pick a picture.",
    "imageprompt": "Expand a brief to prompts; pick and edit one; Paint makes its pictures.",
    "describe": "Tell what a picture shows: a brief, an alt text, and a prompt with its parts to go on from.",
}

_EXAMPLES = {
    "paint": (
        "%paint a beach sunset",
        "%paint -n 2 -s watercolor --size 16:9 a fox in the snow",
        "art = %paint --pick 1 a {red|blue} lighthouse in the fog",
    ),
    "imageprompt": (
        "%imageprompt a beach sunset",
        "%imageprompt --explain -n 2 a harbour at dawn",
        "%imageprompt --for midjourney a fox in the snow",
    ),
    "describe": (
        "%describe fox.png",
        "art = %describe https://example.org/fox.jpg",
        "%describe --dry-run paint_history[-1]",
    ),
}

_ALSO = {
    "paint": "%%imageprompt (prompts first, free to edit)",
    "imageprompt": "%paint (paints at once)",
    "describe": "%paint --describe (alt texts of what was painted)",
}


def help_text(magic: MagicName, servers: Mapping[str, object] | None = None) -> str:
    """Return a magic's help. It loads every plugin: one that is broken is named in its line.

    `servers` are those that a person gave names.
    """
    return "\n".join(
        [
            *_forms(magic),
            "",
            _ABOUT[magic],
            "",
            *(f"    {example}" for example in _EXAMPLES[magic]),
            "",
            f"Also: {_ALSO[magic]}; paint_history (all that was painted here); Studio().sweep (a grid of choices).",
            "",
            *_options(magic),
            "",
            "Painters, as -p NAME, NAME:MODEL or NAME:MODEL,OPTION=VALUE:",
            *_engines(painters.GROUP),
            "",
            "Expanders, as -e NAME or NAME:MODEL:",
            *_engines(expanders.GROUP),
            "",
            *_named(servers or {}),
            *(_targets() if magic == "imageprompt" else ()),
            f"Styles: {', '.join(styles.names())}",
            "",
            "In a brief, {name} is your variable and {red|blue} a choice; {{ and }} are plain braces.",
            "A whole prompt pasted from Midjourney (/imagine prompt: ...) or from a tool for Stable Diffusion (it ends",
            "with Steps: ...) is read with its size, seed and exclusions.",
        ]
    )


def _forms(magic: MagicName) -> Iterator[str]:
    if magic == "describe":
        yield "%describe [options] PICTURE    (a file, an address, a history id, a variable)"
        return
    yield f"%{magic} [options] brief         (in a line)"
    yield f"%%{magic} [options]              (the brief in the cell's body)"


def _options(magic: MagicName) -> Iterator[str]:
    rows = of_magic(magic)
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


def _named(servers: Mapping[str, object]) -> Iterator[str]:
    if not servers:
        return
    yield "Servers of your own, as -p NAME:MODEL and -e NAME:MODEL:"
    found = named.read(servers)
    width = max(map(len, found))
    for name, entry in found.items():
        server = entry.server()
        key = f"; key from {server.variable}{'' if server.key else ' (not set)'}" if server.variable else ""
        yield f"  {name:<{width}}  {server.host}; {'free' if server.free else 'paid'}{key}"
    yield ""


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
        yield "(not here)" if hasattr(factory, "elsewhere") else f"(not installed: {install})"


def _described(option: Setting) -> str:
    default = "" if option.default is None else f" (default: {written(option.default)})"
    return f"{option.name}=  {option.meaning}: {option.wanted}{default}"
