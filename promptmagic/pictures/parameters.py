"""The `parameters` text of Automatic1111 and its kin, read and written: the prompt, what to leave out, the settings.

It stands in picture files, and is what people paste. The prompt comes first, then a line "Negative prompt: …" where
something is to be left out, and last one line of settings, `name: value` between commas; behind it some tools write
`Template:` lines, the prompt before its choices were made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_NEGATIVE = "Negative prompt:"
_NEGATIVE_LINE = re.compile(rf"^[ \t]*{_NEGATIVE}[ \t]*", re.MULTILINE | re.IGNORECASE)
_TEMPLATES = ("Template:", "Negative Template:")
_SETTING = re.compile(r'(\w[\w \-/]{0,60}?):\s{0,9}("(?:\\.|[^"\\])*+"|[^,]*+)(?:,|$)')
"""One setting; a value with a comma in it stands in quotes."""

_STEPS = re.compile(r"\s*Steps:\s*\d+\b")
"""How the line begins that these tools take for settings when a text is pasted into them."""

_FEWEST = 3
"""Settings are three or more, by the tools' own convention: fewer may be prose with a colon in it."""

_LONGEST_LINE = 20_000
"""Characters of the longest line that is read as settings: real ones are far shorter."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a `parameters` text says. `written` are the settings with their values as they stand there, in order."""

    prompt: str = ""
    exclude: str = ""
    written: tuple[tuple[str, str], ...] = ()

    @property
    def settings(self) -> Mapping[str, str]:
        """The settings by their names, without the quotes that some values stand in."""
        return {name: _unquoted(value) for name, value in self.written}


def read(text: str, *, pasted: bool = False) -> Parameters:
    """Return what a `parameters` text says, whichever tool wrote it; of any other text, that it is a prompt.

    A `pasted` text may be any words: its last line are settings only as the tools themselves recognise them, where it
    begins with `Steps:`.
    """
    lines = text.strip().splitlines()
    while len(lines) > 1 and lines[-1].lstrip().startswith(_TEMPLATES):
        lines.pop()
    written = _settings(lines[-1], pasted=pasted) if lines else ()
    words = "\n".join(lines[:-1] if written else lines)
    negative = _NEGATIVE_LINE.search(words)
    if negative is None:
        return Parameters(words.strip(), "", written)
    return Parameters(words[: negative.start()].strip(), words[negative.end() :].strip(), written)


def write(prompt: str, exclude: str, settings: Iterable[tuple[str, str]]) -> str:
    """Return the text that `read` reads back; where there is nothing to leave out, or no setting, there is no line."""
    lines = [
        prompt.replace("\r\n", "\n").strip(),
        f"{_NEGATIVE} {' '.join(exclude.split())}" if exclude else "",
        ", ".join(f"{name}: {_quoted(value)}" for name, value in settings),
    ]
    return "\n".join([lines[0], *filter(None, lines[1:])])


def _settings(line: str, *, pasted: bool) -> tuple[tuple[str, str], ...]:
    if len(line) > _LONGEST_LINE or (pasted and not _STEPS.match(line)):
        return ()
    found = tuple((name.strip(), value.strip()) for name, value in _SETTING.findall(line))
    few_are_enough = not pasted and "Steps" in dict(found)
    return found if len(found) >= _FEWEST or few_are_enough else ()


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    return value


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if re.search(r'[,:"\n]', value) else value
