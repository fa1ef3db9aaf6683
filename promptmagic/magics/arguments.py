"""What is typed after a magic: its options, then the brief as typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from promptmagic.dialects.pasted import Pasted, read_flags
from promptmagic.dialects.pasted import read as read_pasted
from promptmagic.errors import OptionError, UnknownNameError
from promptmagic.magics import trailing
from promptmagic.options import FIELDS, MagicName, Option, of_magic
from promptmagic.registry import Spec

_OPTION = re.compile(r"(?P<name>--[A-Za-z][\w-]*|-[A-Za-z])(?P<glue>=?)")
_QUOTED = re.compile(
    r"\"((?:[^\"\\]|\\.)*)\"(?=\s|$)|'((?:[^'\\]|\\.)*)'(?=\s|$)"
    r"|[“”„]([^“”„]*)[“”](?=\s|$)|[‘’‚]((?:[^‘’‚]|(?<=\w)’(?=\w))*)[‘’](?=\s|$)|«([^«»]*)»(?=\s|$)"
)
"""A value in quotes, plain ones or those that word processors and other languages put in their place."""

_WORD = re.compile(r"\S+")
_VALUE = re.compile(r"(?:\{[^{}]*\}|(?<=[:=])\"[^\"]*\"|\S)+")
"""A value without quotes around it: white space ends it, but not within a choice's braces, or a quoted part of it."""

_TYPOGRAPHIC = re.compile(r"[\u2010-\u2015\u2212]{1,2}(?=[A-Za-z])")
"""Dashes that word processors put in place of - and --."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was typed: option values by keyword of `Studio`, converted and checked, and the brief.

    `note` is a line for the person about what of a pasted prompt was left out.
    """

    values: Mapping[str, Any]
    brief: str
    note: str = ""


def options_of(magic: MagicName) -> dict[str, Option]:
    """Return the rows of the table that a magic takes, by each of their spellings."""
    return {spelling: option for option in of_magic(magic) for spelling in option.spellings}


def parse(magic: MagicName, line: str, body: str | None = None) -> Arguments:
    """Read a magic's line and, for a cell magic, its body.

    Options come first, or last, in an unbroken run to the end of the last line; the rest is the brief as typed, with
    quotes, apostrophes and braces untouched. `--` before it ends the options, and what follows is never taken for one,
    not at its end either. A prompt that was pasted from Midjourney or from a tool for
    Stable Diffusion is recognised by its markers, and read as a brief with options.

    Raises
    ------
    OptionError
        An option is unknown, lacks its value, has one that does not fit, or stands after the brief's beginning.
    """
    known = options_of(magic)
    values: dict[str, Any] = {}
    rest = line.strip()
    while match := _OPTION.match(rest):
        option, glue = _option_at(rest, match, known)
        if not option.metavar:
            _end_of_word(rest, match)
            text, rest = "", rest[match.end() :].lstrip()
            values[option.field] = True
        else:
            text, rest = _value(match["name"], rest[match.end() :], known, glued=glue)
            _add(values, option, option.convert(text))
    _refuse_typographic_dash(rest, known)
    literal = re.match(r"--(?=\s|$)", rest)
    if literal:
        rest = rest[literal.end() :].strip()
    brief = "\n".join(part for part in (rest, body or "") if part.strip())
    if literal:
        return Arguments(values, brief)
    if pasted := read_pasted(brief):
        return _with_pasted(values, pasted)
    found = trailing.split(brief, known)
    _refuse_late_options(found.brief, known)
    for spelled, late, given in found.options:
        _add(values, late, _given(spelled, late, given))
    return _with_pasted(values, read_flags(found.flags, found.brief), typed=True)


def _add(values: dict[str, Any], option: Option, value: Any) -> None:
    """Add an option's value: the last one counts, but pictures to start from are all meant."""
    if option.field == "source" and option.field in values:
        before = values[option.field]
        value = (*(before if isinstance(before, tuple) else (before,)), value)
    values[option.field] = value


def _given(name: str, option: Option, text: str | None) -> Any:
    if not option.metavar:
        return True
    if text is None:
        raise OptionError(f"{name} needs a value: {name} {option.metavar}.", f"It means: {option.meaning}.")
    return option.convert(unquoted(text))


def unquoted(text: str) -> str:
    """Return a value without the quotes around it."""
    quoted = _QUOTED.fullmatch(text)
    return next(group for group in quoted.groups() if group is not None) if quoted else text


def _with_pasted(values: Mapping[str, Any], pasted: Pasted, *, typed: bool = False) -> Arguments:
    """Add what a prompt pasted from elsewhere asks for; what is typed goes before it."""
    found = {name: FIELDS[name].convert(value) for name, value in pasted.options.items()}
    values = _with_named_sources(values)
    target = Spec.parse(values.get("target", ""))
    worded_again = target.name == pasted.target
    if worded_again:
        same = replace(target, model=target.model or pasted.model, options={**pasted.own, **target.options})
        found["target"] = str(same)
        values = {name: value for name, value in values.items() if name != "target"}
    return Arguments({**found, **values}, pasted.brief, pasted.note(worded_again=worded_again, typed=typed))


_REFERENCE = re.compile(r"(sref|oref)=(https?://[^\s,\"'=]+)")


def _with_named_sources(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Let Midjourney's wording name the addresses that were given as `--from sref=…` and `--from oref=…`."""
    target = Spec.parse(values.get("target", ""))
    given = values.get("source", ())
    texts = [text for text in (given if isinstance(given, tuple) else (given,)) if isinstance(text, str)]
    named = {match[1]: match[2] for text in texts if (match := _REFERENCE.fullmatch(text))}
    if target.name != "midjourney" or not named:
        return values
    return {**values, "target": str(replace(target, options={**named, **target.options}))}


def _option_at(rest: str, match: re.Match[str], known: Mapping[str, Option]) -> tuple[Option, bool]:
    """Return the option that stands there, and whether its value is glued to it (`-n4`, `--size=16:9`)."""
    name = match["name"]
    after = rest[match.end() : match.end() + 1]
    if name in known:
        short = not name.startswith("--")
        return known[name], bool(match["glue"]) or (short and bool(after) and not after.isspace())
    word = _WORD.match(rest)
    spelled = (word[0] if word else name).partition("=")[0]
    trailing.check_magic(spelled)
    near = UnknownNameError.among("option", spelled, known, "")
    raise OptionError(near.message, "Write -- before a brief that begins with a dash; --help lists the options.")


def _end_of_word(rest: str, match: re.Match[str]) -> None:
    if match["glue"] or not re.match(r"\s|$", rest[match.end() :]):
        raise OptionError(f"{match['name']} is a switch and takes no value.", "Leave a space after it.")


def _value(name: str, rest: str, known: Mapping[str, Option], *, glued: bool) -> tuple[str, str]:
    """Take one value, maybe in quotes, off the text; return it and what is left."""
    text = rest if glued else rest.lstrip()
    if quoted := _QUOTED.match(text):
        inner = next(group for group in quoted.groups() if group is not None)
        return re.sub(r"\\([\"'])", r"\1", inner), text[quoted.end() :].lstrip()  # other backslashes are of paths
    word = _VALUE.match(text)
    if word is None or (not glued and word[0] in known):
        option = known[name]
        raise OptionError(f"{name} needs a value: {name} {option.metavar}.", f"It means: {option.meaning}.")
    if word[0][0] in "\"'" and text.count(word[0][0]) == 1:
        raise OptionError(f"The value of {name} has an opening quote and no closing one.", "Close the quote.")
    return word[0], text[word.end() :].lstrip()


def _refuse_typographic_dash(rest: str, known: Mapping[str, Option]) -> None:
    """Refuse an option that was pasted from a text where its dashes had become typographic ones."""
    if dash := _TYPOGRAPHIC.match(rest):
        name = rest[dash.end() :].split()[0].partition("=")[0]
        meant = next((spelling for spelling in (f"-{name}", f"--{name}") if spelling in known), None)
        if meant is not None:
            raise OptionError(
                f"{dash[0]}{name} is typed with a typographic dash.",
                f"Type {meant} with a plain one, or write -- before a brief that begins so.",
            )


def _refuse_late_options(brief: str, known: Mapping[str, Option]) -> None:
    for word in _WORD.findall(brief):
        spelled = word.partition("=")[0]
        if spelled in known:
            raise OptionError(
                f"{spelled} stands after the brief has begun.",
                trailing.MOVE_THEM,
            )
