"""Write `notebooks/reference.md` anew from the docstrings of the public names: `python tests/refresh_reference.py`."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import promptmagic

PAGE = Path(__file__).parent.parent / "notebooks" / "reference.md"
HEAD = """# Reference

Every public name of `promptmagic`, as `help()` tells it: what it means, its units, and the errors it raises. This page
is made from the docstrings by `python tests/refresh_reference.py`; what the magics take stands in `%paint --help`.
"""
_SECTION = re.compile(r"^([A-Z][a-z]+)\n-{3,}$", re.MULTILINE)
_CODE = re.compile(r"``(.+?)``")


def page() -> str:
    """Return the whole page."""
    names = sorted(promptmagic.__all__, key=str.casefold)
    contents = " · ".join(f"[{name}](#{name.lower()})" for name in names)
    return "\n\n".join([HEAD.strip(), contents, *("\n\n".join(_entry(name)) for name in names)]) + "\n"


def _entry(name: str) -> Iterator[str]:
    thing = getattr(promptmagic, name)
    yield f"## {name}"
    yield f"```python\n{_kind(thing)} {name}{_signature(thing)}\n```"
    yield _text(thing)
    if inspect.isclass(thing) and not issubclass(thing, enum.Enum):
        for member, value in _members(thing):
            yield f"### {name}.{member}"
            if not isinstance(value, property):
                yield f"```python\n{member}{_signature(value)}\n```"
            yield _text(value)


def _kind(thing: object) -> str:
    return "class" if inspect.isclass(thing) else "def"


def _signature(thing: object) -> str:
    try:
        text = str(inspect.signature(thing))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return "(…)"
    text = re.sub(r"<factory>|<[^<>]* object at 0x[0-9a-f]+>|<function [^<>]*>", "…", text)
    text = re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)
    return re.sub(r"\bpromptmagic\.(?:\w+\.)*", "", text)


def _members(thing: type) -> Iterator[tuple[str, object]]:
    """Yield the public methods and properties of a class that have a docstring of their own, by name."""
    seen: dict[str, object] = {}
    for home in reversed(thing.__mro__):
        if home.__module__.startswith("promptmagic"):
            seen |= {name: value for name, value in vars(home).items() if not name.startswith("_")}
    for name, value in sorted(seen.items()):
        value = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        if (inspect.isfunction(value) or isinstance(value, property)) and inspect.getdoc(value):
            yield name, value


def _text(thing: object) -> str:
    """Return a docstring as Markdown: its sections as bold words, its examples as code."""
    text = inspect.getdoc(thing) or ""
    told = []
    for paragraph in re.split(r"\n{2,}", _SECTION.sub(r"\n**\1**\n", text)):
        lines = paragraph.strip("\n").splitlines()
        if not lines:
            continue
        if lines[0].startswith(">>>"):
            told.append("```python\n" + "\n".join(re.sub(r"\s*# doctest:.*", "", line) for line in lines) + "\n```")
        else:
            told.append(_CODE.sub(r"`\1`", "\n".join(_items(lines))))
    return "\n\n".join(told)


def _items(lines: list[str]) -> Iterator[str]:
    """Yield a paragraph's lines; a name with an indented text below it becomes an item of a list."""
    for number, line in enumerate(lines):
        follows = lines[number + 1] if number + 1 < len(lines) else ""
        if line.startswith(" "):
            yield f"  {line.strip()}"
        elif follows.startswith("    "):
            yield f"- `{line.strip()}`"
        else:
            yield line


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.name}: {PAGE.stat().st_size / 1000:.0f} kB")
