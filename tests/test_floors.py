"""The house stands on floors: an import only ever points down, and nothing below the display knows a notebook."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "promptmagic"

FLOORS = [
    {"errors", "model", "events", "settings", "registry"},
    {"brief", "styles", "lexicon", "dialects", "costs", "sizes", "options", "openai_server", "credentials", "crew"},
    {"expanders", "painters", "history"},
    {"studio"},
    {"display"},
    {"arguments", "manual", "completion", "magics"},
]
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
NOTEBOOK_PACKAGES = {"IPython", "ipywidgets", "anywidget", "ipykernel", "traitlets"}
HEAVY_PACKAGES = {"openai", "ipywidgets", "anywidget", "torch", "diffusers", "runwayml", "resvg_py"}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(node: ast.AST, package: str) -> list[str]:
    """The full names of the modules that one statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
        return [f"{base}.{alias.name}" for alias in node.names]
    return []


def imports(path: Path) -> list[str]:
    package = ".".join(["promptmagic", *path.relative_to(PACKAGE).parts[:-1]])
    return [name for node in ast.walk(ast.parse(path.read_text("utf-8"))) for name in imported(node, package)]


def rooms_used(path: Path) -> set[str]:
    names = [name.split(".") for name in imports(path)]
    return {parts[1] for parts in names if parts[0] == "promptmagic" and len(parts) > 1} - {room_of(path)}


def test_every_module_has_its_floor() -> None:
    assert {room_of(path) for path in MODULES} <= LEVEL.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    room = room_of(path)
    upward = {used for used in rooms_used(path) if used in LEVEL and LEVEL[used] > LEVEL[room]}
    assert not upward, f"{room} must not import {upward}"


def test_rooms_form_no_circle() -> None:
    below: dict[str, set[str]] = {}
    for path in MODULES:
        below.setdefault(room_of(path), set()).update(rooms_used(path) & LEVEL.keys())
    order: list[str] = []
    while len(order) < len(below):
        free = [room for room in below if room not in order and below[room] <= set(order)]
        assert free, f"a circle among {set(below) - set(order)}"
        order += free


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if LEVEL.get(room_of(p), 0) <= LEVEL["studio"]],
    ids=lambda p: str(p.relative_to(PACKAGE)),
)
def test_nothing_under_the_display_knows_a_notebook(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path)} & NOTEBOOK_PACKAGES


@pytest.mark.parametrize(
    "path", [p for p in MODULES if room_of(p) != "display"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_heavy_packages_are_imported_on_first_use(path: Path) -> None:
    at_import = [name for node in ast.parse(path.read_text("utf-8")).body for name in imported(node, "promptmagic")]
    assert not {name.split(".")[0] for name in at_import} & HEAVY_PACKAGES
