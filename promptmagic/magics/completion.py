"""What may complete the word before the cursor, in the line of a magic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from promptmagic import dialects, expanders, painters, registry, styles
from promptmagic.errors import PromptMagicError
from promptmagic.magics.arguments import options_of
from promptmagic.options import MagicName, Option
from promptmagic.settings import Setting

_VALUE_BEGUN = re.compile(r"""(?:^|\s)(--?[A-Za-z][\w-]*)(?:=|\s+)("[^"]*|'[^']*|[^\s"']*)$""")
_CLOSED = re.compile(r"""(?<=[\s=])(?:"[^"]*"|'[^']*')(?=\s)""")
_IN_SPEC = re.compile(r"""[^,"']*(?:"[^"]*"|'[^']*'|,[^,=]*=[^,"']*)*,(?P<piece>[^,"']*)""")
"""A spec up to the comma before its last option."""

_KNOWN: Mapping[str, Callable[[], Iterable[str]]] = {
    "style": styles.names,
    "painter": lambda: registry.names(painters.GROUP),
    "expander": lambda: registry.names(expanders.GROUP),
    "target": lambda: dialects.TARGETS,
}


class Completions(NamedTuple):
    """What stands before the cursor and is to be replaced, and by what it may be."""

    typed: str
    found: list[str]


def completions(magic: MagicName, before: str, *, servers: Iterable[str] = ()) -> Completions:
    """Return what may complete the end of `before`, the line after the magic's name up to the cursor.

    `servers` are the names that a person gave to servers: each paints and writes.
    """
    known = options_of(magic)
    begun = _VALUE_BEGUN.search(before)
    if begun and begun[1] in known and known[begun[1]].metavar and not _brief_has_begun(before[: begun.start()], known):
        return _values(known[begun[1]], begun[2], servers)
    token = re.split(r"\s", before)[-1]
    if token.startswith("-") and not _brief_has_begun(before[: len(before) - len(token)], known):
        return Completions(token, [spelling for spelling in known if spelling.startswith(token)])
    return Completions(token, [])


def _values(option: Option, value: str, servers: Iterable[str]) -> Completions:
    if option.values in ("painter", "target") and "," in value:
        return _settings(option, value.lstrip("\"'"), servers)
    values = list(_KNOWN[option.values]() if isinstance(option.values, str) else option.values)
    if option.values in ("painter", "expander"):
        values = sorted({*values, *(f"{name}:" for name in servers if name not in values)})
    quote = value[:1] if value[:1] in ("'", '"') else ""
    typed = re.split(r"[{|]", value.removeprefix(quote))[-1]
    found = [known for known in values if known.startswith(typed)]
    if typed == value.removeprefix(quote):  # no choice in braces
        return Completions(value, [_quoted(known, quote) for known in found])
    return Completions(typed, found)


def _settings(option: Option, spec: str, servers: Iterable[str]) -> Completions:
    """Complete the name or the value of a painter's option, as its class declares them, or of a target's."""
    last = _IN_SPEC.fullmatch(spec)
    piece = last["piece"] if last else ""
    name = re.split("[:,]", spec)[0].strip()
    known = _known_settings(option, "openai" if name in servers else name)
    name, glue, value = piece.partition("=")
    if glue:
        setting = known.get(name.strip())
        return Completions(value, [text for text in (setting.suggestions if setting else ()) if text.startswith(value)])
    typed = piece.lstrip()
    return Completions(typed, [f"{name}=" for name in known if name.startswith(typed) and f",{name}=" not in spec])


def _known_settings(option: Option, name: str) -> dict[str, Setting]:
    if option.values == "target":
        known = dialects.TARGETS[name].settings if name in dialects.TARGETS else ()
    else:
        try:
            known = registry.declared(painters.GROUP, name)
        except PromptMagicError:
            known = ()
    return {setting.name: setting for setting in known}


def _quoted(value: str, quote: str) -> str:
    return f"{quote}{value}{quote}" if quote else f'"{value}"' if " " in value else value


def _brief_has_begun(before: str, known: Mapping[str, Option]) -> bool:
    takes_value = False
    for word in _CLOSED.sub("value", f" {before} ").split():
        if takes_value:
            takes_value = False
        elif word.partition("=")[0] in known:
            takes_value = bool(known[word.partition("=")[0]].metavar) and "=" not in word
        elif not (word[:2] in known and known[word[:2]].metavar):
            return True
    return False
