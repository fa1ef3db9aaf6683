"""Packages that not every painter needs: looked for before they are imported."""

from __future__ import annotations

from importlib.util import find_spec

from promptmagic.errors import EngineError


def installed(package: str) -> bool:
    """Say whether a package can be imported, without importing it."""
    return find_spec(package) is not None


def need(package: str, extra: str) -> None:
    """Raise the error of a package that is not installed; `extra` is promptmagic's extra that brings it.

    Raises
    ------
    EngineError
        It is not installed; says what to type.
    """
    if not installed(package):
        raise EngineError(
            f"The package {package} is not installed.",
            f'Run %pip install "promptmagic[{extra}]", and try again.',
            billed="no",
        )
