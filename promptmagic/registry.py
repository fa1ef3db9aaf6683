"""Painters and expanders by name: built-in ones and installed plugins are entry points alike.

A *spec* is what a person types after `-p` or `-e`: `name`, `name:model`, or either with `,key=value` behind it. A model
may hold colons, slashes, spaces and a Windows drive; a model or value that holds a comma stands in quotes, in which a
doubled quote is one.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from promptmagic import settings
from promptmagic.errors import EngineError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.redaction import quoted
from promptmagic.settings import Setting

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_ATTRIBUTES = {"painter": ("name", "model", "label", "free"), "expander": ("name", "model", "free")}
"""What an engine of each kind must have, beside its method."""

_OURS = "promptmagic"

_METHODS = {"painter": "paint", "expander": "expand"}

_QUOTED = re.compile(
    r"""\s*(?P<quote>["'])(?P<inner>(?:(?!(?P=quote)).|(?P=quote){2})*)(?P=quote)\s*(?=,|$)""", re.DOTALL
)
_KEY = re.compile(r"\s*([A-Za-z_][\w-]*)\s*=")


@dataclass(frozen=True, slots=True)
class Spec:
    """A spec in its parts. `options` are as typed: what they mean is for the engine's class to say."""

    name: str
    model: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> Spec:
        """Read a spec.

        Raises
        ------
        OptionError
            A quote is not closed, or what follows a comma is no ``key=value``.
        """
        head = re.match(r"[^:,]*", text)
        name = head[0] if head else ""
        model, at = _value(text, len(name) + 1) if text[len(name) :].startswith(":") else ("", len(name))
        options: dict[str, str] = {}
        while at < len(text):
            key = _KEY.match(text, at + 1)
            if key is None:
                raise OptionError(
                    f"{text[at + 1 :].partition(',')[0].strip()!r} is no option in {text!r}.",
                    "Write key=value after a comma; a name that holds a comma stands in quotes.",
                )
            word = key[1].lower().replace("-", "_")
            if word in options:
                raise OptionError(f"{word} stands twice in {text!r}.", "Write it once.")
            options[word], at = _value(text, key.end())
        return cls(name.strip(), model, options)

    def __str__(self) -> str:
        model = f":{_quoted(self.model)}" if self.model else ""
        return "".join([self.name, model, *(f",{key}={_quoted(value)}" for key, value in self.options.items())])


def _value(text: str, at: int) -> tuple[str, int]:
    """Return the model or the value that stands at a place, and where it ends."""
    if quoted := _QUOTED.match(text, at):
        quote, inner = quoted["quote"], quoted["inner"]
        return inner.replace(quote * 2, quote), quoted.end()
    end = text.find(",", at)
    end = len(text) if end < 0 else end
    plain = text[at:end].strip()
    if plain[:1] in ("'", '"'):
        raise OptionError(f"A quote is not closed in {text!r}.", "Close it before the next comma.")
    return plain, end


def _quoted(value: str) -> str:
    if "," in value or value[:1] in ("'", '"'):
        return '"' + value.replace('"', '""') + '"'
    return value


@cache
def _entries(group: str) -> dict[str, EntryPoint]:
    """Return what is registered in a group. Built-in engines keep their names, whatever a plugin is called."""
    entries: dict[str, EntryPoint] = {}
    for entry in sorted(_registered(group), key=_package):
        known = entries.get(entry.name)
        if known is None or _package(entry) == _OURS:
            entries[entry.name] = entry
        loser = known if entries[entry.name] is entry else entry
        if loser is not None and _package(loser) != _package(entries[entry.name]):
            _warn(
                f"{_package(loser)} is left out: its {_kind(group)} {entry.name!r} bears the name of one "
                f"of {_package(entries[entry.name])}."
            )
    return entries


def _registered(group: str) -> list[EntryPoint]:
    """Return the entry points of a group; those of a package whose list is damaged are left out with a warning."""
    from importlib.metadata import distributions, entry_points

    damaged = (TypeError, ValueError, LookupError, AttributeError, OSError)
    try:
        return list(entry_points(group=group))
    except damaged:
        found: list[EntryPoint] = []
    for package in distributions():
        try:
            found += package.entry_points.select(group=group)
        except damaged as error:
            _warn(f"The plugins of {package.metadata['Name']} cannot be read: {told(error)}.")
    return found


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else "an unknown package"


def _warn(message: str) -> None:
    warnings.warn(message, RuntimeWarning, stacklevel=2)


def names(group: str) -> list[str]:
    """Return the names registered in an entry-point group, sorted."""
    return sorted(_entries(group))


def package(group: str, name: str) -> str:
    """Return the package, with its version, that a registered name came from."""
    entry = _entries(group)[name]
    return f"{_package(entry)} {entry.dist.version}" if entry.dist else _package(entry)


def split(spec: str) -> tuple[str, str]:
    """Return the name and the model (maybe empty) of a spec."""
    parsed = Spec.parse(spec)
    return parsed.name, parsed.model


def check(group: str, spec: str) -> None:
    """Raise UnknownNameError, with close matches, unless the spec's name is registered."""
    _check_name(group, split(spec)[0])


def _check_name(group: str, name: str) -> None:
    if name not in _entries(group):
        _entries.cache_clear()  # it may have been installed since, by %pip in a cell
    if name not in _entries(group):
        raise UnknownNameError.among(_kind(group), name, names(group))


def load(group: str, name: str) -> Any:
    """Import the class that has that name.

    Raises
    ------
    UnknownNameError
        Nothing with that name is registered.
    EngineError
        It cannot be imported; says which package it came from.
    """
    _check_name(group, name)
    with _cause_named(f"{_whose(group, name)} cannot be loaded", "Install what it needs, or choose another."):
        return _entries(group)[name].load()


def declared(group: str, name: str) -> tuple[Setting, ...]:
    """Return the options that the class of that name declares.

    Raises
    ------
    UnknownNameError, EngineError
        As `load`; or what it declares are no options.
    """
    found = getattr(load(group, name), "options", ())
    options = tuple(found) if isinstance(found, Iterable) else (found,)
    if not all(isinstance(option, Setting) for option in options):
        raise EngineError(
            f"{_whose(group, name)} declares options that are none.",
            f"That is a bug of the {_kind(group)}: please report it to its makers.",
        )
    return options


def missing(factory: object) -> tuple[str, ...]:
    """Return which of the modules that an engine's class says it `needs` are not installed."""
    needs = getattr(factory, "needs", ())
    return tuple(name for name in ([needs] if isinstance(needs, str) else needs) if not _is_installed(name))


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # not even the package that it would be in
        return False


def make(
    group: str,
    spec: str,
    configured: Mapping[str, object] | None = None,
    extra: Mapping[str, object] | None = None,
) -> Any:
    """Import and make the painter or expander that the spec names, with its options, and those `configured` beside it.

    `extra` is what else its class is made with, which no person types.

    Raises
    ------
    UnknownNameError
        Nothing with that name is registered, or it has no such option.
    OptionError
        An option's value does not fit.
    EngineError
        It is registered but cannot be imported or made, or lacks what engines must have; says which package it came
        from.
    """
    wanted = Spec.parse(spec)
    given = options(group, spec, configured)  # first, since it finds out whether there is one of that name
    declared(group, wanted.name)
    kind, whose, factory = _kind(group), _whose(group, wanted.name), load(group, wanted.name)
    if lacking := missing(factory):
        raise EngineError(
            f"The {kind} {wanted.name!r} needs what is not installed: {', '.join(lacking)}.",
            getattr(factory, "elsewhere", "") or f"Run: {getattr(factory, 'install', f'pip install {lacking[0]}')}",
        )
    with _cause_named(f"{whose} cannot be made", f"Choose another {kind}, or report it to its makers."):
        engine = factory(wanted.model, **given, **(extra or {}))
        lacking = tuple(_lacking(engine, kind))
    if lacking:
        raise EngineError(
            f"{whose} has no {' and no '.join(lacking)}.",
            f"That is a bug of the {kind}: please report it to its makers.",
        )
    return engine


def options(group: str, spec: str, configured: Mapping[str, object] | None = None) -> dict[str, Any]:
    """Return the options of a spec, and those `configured` for its name, read and within bounds; makes nothing.

    Raises
    ------
    UnknownNameError, OptionError, EngineError
        As `make`.
    """
    wanted = Spec.parse(spec)
    check(group, spec)
    given = {**(configured or {}), **wanted.options}
    if not given:
        return {}
    return settings.read(declared(group, wanted.name), given, f"the {_kind(group)} {wanted.name!r}")


def told(error: BaseException) -> str:
    """Return an exception of a plugin's in words, on one line, without secrets."""
    text = quoted(str(error)).rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


@contextmanager
def _cause_named(what: str, advice: str) -> Iterator[None]:
    """Turn whatever a plugin raises into an error that says what cannot be done, and why."""
    try:
        yield
    except PromptMagicError:
        raise
    except (Exception, SystemExit) as error:
        raise EngineError(f"{what}: {told(error)}.", advice) from error


def _whose(group: str, name: str) -> str:
    return f"The {_kind(group)} {name!r} of {_package(_entries(group)[name])}"


def _kind(group: str) -> str:
    return group.rpartition(".")[2].removesuffix("s")


def _lacking(engine: object, kind: str) -> list[str]:
    """Return what an engine must have and has not."""
    wanted = [*_ATTRIBUTES[kind], *(option.name for option in getattr(engine, "options", ()))]
    lacking = [name for name in wanted if not hasattr(engine, name)]
    method = _METHODS[kind]
    return lacking if callable(getattr(engine, method, None)) else [*lacking, f"{method}()"]
