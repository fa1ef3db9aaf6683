"""The house stands on floors: an import only ever points down, no two files tie each other, none knows too much."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "promptmagic"

FLOORS = [
    {
        "errors",
        "handouts",
        "hooks",
        "text",
        "analysis",
        "captions",
        "generation",
        "model",
        "records",
        "redaction",
        "events",
        "orders",
        "settings",
        "brief",
        "styles",
        "sizes",
        "parallel",
    },
    {"net", "pictures", "dialects", "lexicon", "costs", "options", "registry"},
    {"history"},
    {"openai_client"},
    {"expanders", "painters"},
    {"studio"},
    {"display"},
    {"magics"},
]
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
NOTEBOOK_PACKAGES = {"IPython", "ipywidgets", "anywidget", "ipykernel", "traitlets"}
HEAVY_PACKAGES = {
    "anywidget",
    "c2pa",
    "diffusers",
    "emoji",
    "huggingface_hub",
    "ipywidgets",
    "openai",
    "resvg_py",
    "runwayml",
    "torch",
}


class Module:
    """One file of the package, parsed once: what it imports, anywhere in it and as it is loaded."""

    def __init__(self, path: Path, root: Path = PACKAGE) -> None:
        self.parts = path.relative_to(root).with_suffix("").parts
        self.package = ".".join(["promptmagic", *self.parts[:-1]])
        if self.parts[-1] == "__init__":
            self.parts = self.parts[:-1]
        self.name = ".".join(["promptmagic", *self.parts])
        self.room = self.parts[0] if self.parts else ""
        tree = ast.parse(path.read_text("utf-8"))
        self.imports = [name for node in ast.walk(tree) for name in self._imported(node, tree)]
        self.at_load = [name for node in tree.body for name in self._imported(node, tree)]

    def _imported(self, node: ast.AST, tree: ast.Module) -> Iterator[str]:
        """The full names of what one statement imports, by name or by a text given to import_module."""
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = importlib.util.resolve_name("." * node.level + (node.module or ""), self.package)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func):
            yield from _spelt(node.args[0], tree)


def _spelt(argument: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The modules that a text may name; one put together takes each text of its file for its end."""
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{argument.values[0].value!s}{node.value}"


MODULES = {module.name: module for module in map(Module, sorted(PACKAGE.rglob("*.py"))) if module.parts}


def used(module: Module) -> set[str]:
    """The modules of the package that one imports."""
    found = {name if name in MODULES else name.rpartition(".")[0] for name in module.imports}
    return {name for name in found if name in MODULES and name != module.name}


USED = {name: used(module) for name, module in MODULES.items()}


def circles(graph: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """The sets of two and more nodes of which each leads to each."""
    reached: dict[str, set[str]] = {}
    for start in graph:
        seen: set[str] = set()
        waiting = list(graph[start])
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += graph.get(node, ())
        reached[start] = seen
    found = [{start} | {n for n in reached[start] if start in reached.get(n, ())} for start in graph]
    return [group for k, group in enumerate(found) if len(group) > 1 and group not in found[:k]]


def within(folder: tuple[str, ...]) -> dict[str, set[str]]:
    """What the files and folders of one folder import of each other."""
    depth = len(folder)
    graph: dict[str, set[str]] = {}
    for name, module in MODULES.items():
        if module.parts[:depth] == folder and len(module.parts) > depth:
            others = (MODULES[other].parts for other in USED[name])
            below = {parts[depth] for parts in others if parts[:depth] == folder and len(parts) > depth}
            graph.setdefault(module.parts[depth], set()).update(below - {module.parts[depth]})
    return graph


FOLDERS = sorted({module.parts[:depth] for module in MODULES.values() for depth in range(len(module.parts))})


def test_every_module_has_its_floor() -> None:
    assert {module.room for module in MODULES.values()} == LEVEL.keys()


def test_imports_point_down() -> None:
    climbing = {
        f"{name} -> {other}"
        for name, module in MODULES.items()
        for other in USED[name]
        if LEVEL[MODULES[other].room] > LEVEL[module.room]
    }
    assert not climbing


def test_no_two_files_tie_each_other() -> None:
    assert circles(USED) == []


@pytest.mark.parametrize("folder", FOLDERS, ids="/".join)
def test_the_rooms_of_a_folder_form_no_circle(folder: tuple[str, ...]) -> None:
    assert circles(within(folder)) == []


def test_a_circle_would_be_found() -> None:
    assert circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}) == [{"a", "b", "c"}]


def test_a_text_given_to_import_module_counts_as_an_import(tmp_path: Path) -> None:
    (tmp_path / "low.py").write_text('HOMES = {"word": "dialects"}\nimport_module(f"promptmagic.{HOMES[name]}")\n')
    assert "promptmagic.dialects" in used(Module(tmp_path / "low.py", tmp_path))


def test_a_painter_knows_nothing_of_the_history() -> None:
    assert not [name for name, m in MODULES.items() if m.room == "painters" and "promptmagic.history" in USED[name]]


def test_nothing_under_the_display_knows_a_notebook() -> None:
    below = [module for module in MODULES.values() if LEVEL[module.room] < LEVEL["display"]]
    assert not [m.name for m in below if {name.split(".")[0] for name in m.imports} & NOTEBOOK_PACKAGES]


def test_heavy_packages_are_imported_on_first_use() -> None:
    others = [module for module in MODULES.values() if module.room != "display"]
    assert not [m.name for m in others if {name.split(".")[0] for name in m.at_load} & HEAVY_PACKAGES]
