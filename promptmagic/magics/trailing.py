"""Options behind the brief, as Midjourney's people type them: an unbroken run to the end of the last line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from promptmagic.dialects.pasted import FLAGS, SWITCHES
from promptmagic.errors import OptionError, UnknownNameError
from promptmagic.options import TABLE, Option

_FLAG = re.compile(
    r"(?:^|(?<=\s))(?P<dash>--|[\u2012-\u2015\u2212]{1,2}|-(?=[A-Za-z](?:\s|=|$)))(?P<name>[A-Za-z][\w-]*)(?P<glue>=|(?=\s|$))"
)
_VALUE = re.compile(
    r"\s*(\"(?:[^\"\\]|\\.)*\"(?=\s|$)|'(?:[^'\\]|\\.)*'(?=\s|$)|[“”„][^“”„]*[“”](?=\s|$)|«[^«»]*»(?=\s|$)"
    r"|(?:\{[^{}]*\}|\S)+)"
)


_ALL = {spelling: option for option in TABLE for spelling in option.spellings}

ADVICE = "Write -- before a brief that begins with a dash or ends like options; --help lists them."

MOVE_THEM = "Put the options before the brief or at its very end, or write -- before a brief that is meant to hold it."


def check_magic(spelled: str) -> None:
    """Raise an error where this option belongs to the other magic.

    Raises
    ------
    OptionError
        It does.
    """
    option = _ALL.get(spelled)
    if option is not None and len(option.magics) == 1:
        where = "%%imageprompt" if option.magics[0] == "imageprompt" else "%paint"
        raise OptionError(f"{spelled} is an option of {where} alone.", f"Write it there, or leave {spelled} out here.")


@dataclass(frozen=True, slots=True)
class Split:
    """A brief, our options behind it (as spelled, the option, its value as typed), and Midjourney's own flags."""

    brief: str
    options: tuple[tuple[str, Option, str | None], ...] = ()
    flags: tuple[tuple[str, str], ...] = ()


def split(brief: str, known: Mapping[str, Option]) -> Split:
    """Take the options off the end of a brief.

    Raises
    ------
    OptionError
        An option stands in the midst of the last line, or words are left over behind the options.
    """
    before, line_break, last = brief.rstrip().rpartition("\n")
    first = next((flag for flag in _FLAG.finditer(last) if _is_known(flag)), None)
    if first is None:
        return Split(brief)
    options: list[tuple[str, Option, str | None]] = []
    flags: list[tuple[str, str]] = []
    place = first.start()
    while place < len(last):
        flag = _FLAG.match(last, place)
        if flag is None:
            raise _left_over(first, last[place:])
        option = _option(flag, known)
        value, place = _value(last, flag, option)
        if option is None:
            flags.append((flag["name"].lower(), value or ""))
        else:
            options.append((_spelled(flag), option, value))
    kept = f"{before}{line_break}{last[: first.start()]}".rstrip()
    return Split(kept, tuple(options), tuple(flags))


def _spelled(flag: re.Match[str]) -> str:
    return f"{'-' if flag['dash'] == '-' else '--'}{flag['name']}"


def _option(flag: re.Match[str], known: Mapping[str, Option]) -> Option | None:
    """Return our option of that name; None for a flag of Midjourney's, of which `--style raw` is one."""
    if flag["name"].lower() == "style" and re.match(r"\s*raw(?=\s|$)", flag.string[flag.end() :]):
        return None
    spelled = _spelled(flag)
    if spelled not in known:
        check_magic(spelled)
        if flag["name"].lower() not in FLAGS:
            raise UnknownNameError.among("option", spelled, known, ADVICE)
    return known.get(spelled)


def _is_known(flag: re.Match[str]) -> bool:
    return _spelled(flag) in _ALL or (flag["dash"] != "-" and flag["name"].lower() in FLAGS)


def _value(line: str, flag: re.Match[str], option: Option | None) -> tuple[str | None, int]:
    """Return the value behind a flag and the place behind it; None where there is none, or it takes none."""
    start = flag.end()
    takes_none = not option.metavar if option else flag["name"].lower() in SWITCHES
    if takes_none and not flag["glue"]:
        return None, _next(line, start)
    if option is not None and option.field == "exclude":
        end = next((other.start() for other in _FLAG.finditer(line, start)), len(line))
        return line[start:end].strip() or None, _next(line, end)
    word = _VALUE.match(line, start)
    if word is None or _FLAG.match(line, word.start(1)):
        return None, _next(line, start)
    return word[1], _next(line, word.end())


def _next(line: str, place: int) -> int:
    return place + len(line[place:]) - len(line[place:].lstrip())


def _left_over(flag: re.Match[str], rest: str) -> OptionError:
    words = " ".join(rest.split())
    shown = words if len(words) <= 40 else f"{words[:39]}…"
    return OptionError(
        f"{_spelled(flag)} stands after the brief has begun, and “{shown}” follows the options.",
        MOVE_THEM,
    )
