"""The lexicon's word lists, as they stand in the text files of data/.

A file has sections, `[name]`. A line of a section is `value: wording, wording` and goes on in indented lines; or the
section is one list of wordings, which have no value, over several lines.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

Section = dict[str, tuple[str, ...]]
"""The wordings of each value, in their order; those of a plain list under an empty value."""


@cache
def sections(file: str) -> dict[str, Section]:
    """Return the sections of one of the files, by name."""
    return {name: {value: _list(words) for value, words in found.items()} for name, found in lines(file).items()}


@cache
def lines(file: str) -> dict[str, dict[str, str]]:
    """Return what stands behind each value of a file's sections, lines that go on joined, as one text."""
    text = _text(file)
    gathered: dict[str, dict[str, str]] = {}
    section: dict[str, str] = {}
    value = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = gathered.setdefault(line.strip("[]"), {})
        elif line.startswith(" "):
            section[value] += " " + line.strip()
        elif line and not line.startswith("#"):
            value, wordings = _entry(line)
            section[value] = (", " if value else " ").join(filter(None, (section.get(value), wordings)))
    return gathered


@cache
def tokens(file: str) -> frozenset[str]:
    """Return every word in lower case that stands anywhere in a file."""
    return frozenset(re.findall(r"[a-z]+", _text(file)))


def _text(file: str) -> str:
    return files("promptmagic.lexicon").joinpath("data", f"{file}.txt").read_text(encoding="utf-8")


@cache
def words(file: str, section: str) -> frozenset[str]:
    """Return the wordings of a plain list."""
    return frozenset(sections(file)[section][""])


@cache
def by_wording(file: str, section: str) -> dict[str, str]:
    """Return the value of each wording of a section."""
    return {wording: value for value, wordings in sections(file)[section].items() for wording in wordings}


def _entry(line: str) -> tuple[str, str]:
    """Return the value that a line gives and its wordings; an entry that is a value alone has none."""
    before, colon, after = line.partition(":")
    return (before.strip(), after.strip()) if colon else ("", line.strip())


def _list(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
