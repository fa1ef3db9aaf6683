"""Names tell things apart: no two classes of the package share one without need, and no two modules of a room do."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "promptmagic"

SHARED = {
    "Colour": "red, green and blue, of the lexicon and of the painters, which do not know each other",
    "Point": "a point in a picture, of the easel and of the pens that draw for it, which do not know it",
    "Size": "width and height in pixels, of two painters that do not know each other",
    "_Answer": "private to two modules, each of which reads what one server answers, with nothing else about it",
}
"""Names that several classes or types have, and why they need not differ."""

TYPE = re.compile(r"[A-Z][a-z]+\w*")
"""How a type that is given a name is spelled; constants are all capitals."""


def classes(files: Iterable[Path]) -> Mapping[str, list[str]]:
    """In which files a class of each name is defined, in nested scopes too, or a type is given that name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        defined = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        given = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
        defined += [target.id for target in given if isinstance(target, ast.Name) and TYPE.fullmatch(target.id)]
        for name in defined:
            found[name].append(path.name)
    return found


def shared(found: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The names of more than one class."""
    return {name: files for name, files in found.items() if len(files) > 1}


def test_no_two_classes_share_a_name_without_need() -> None:
    found = shared(classes(sorted(PACKAGE.rglob("*.py"))))
    assert {name: files for name, files in found.items() if name not in SHARED} == {}
    assert SHARED.keys() <= found.keys(), "a reason is left for a name that is shared no more"


def test_two_classes_of_one_name_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("class Scene: ...\n")
    (tmp_path / "two.py").write_text("def f():\n    class Scene: ...\n")
    (tmp_path / "three.py").write_text("Scene = tuple[int, int]\nSCENE = 1\n")
    assert shared(classes(sorted(tmp_path.glob("*.py")))) == {"Scene": ["one.py", "three.py", "two.py"]}


def test_no_module_bears_the_name_of_a_folder_beside_it() -> None:
    assert [path for path in PACKAGE.rglob("*.py") if any(path.with_suffix("").glob("*.py"))] == []


def named_in_words(path: Path) -> Iterator[str]:
    """The dotted names in back-quotes in a file's docstrings and comments, of which the first is a room of ours."""
    rooms = {folder.name for folder in PACKAGE.iterdir() if folder.is_dir()}
    for name in re.findall(r"`(\w+(?:\.\w+)+)`", path.read_text("utf-8")):
        if name.partition(".")[0] in rooms:
            yield name


def exists(name: str) -> bool:
    """Say whether a dotted name is a module of the package, or something that is defined in one."""
    *rooms, last = name.split(".")
    folder = PACKAGE.joinpath(*rooms)
    if any(path.exists() for path in (folder / last, folder / f"{last}.py")):
        return True
    files = [file for file in (folder.with_suffix(".py"), folder / "__init__.py") if file.is_file()]
    return any(re.search(rf"\b{last}\b", file.read_text("utf-8")) for file in files)


def test_what_words_refer_to_is_there() -> None:
    found = {(path.name, name) for path in sorted(PACKAGE.rglob("*.py")) for name in named_in_words(path)}
    assert len(found) > 5
    assert {(file, name) for file, name in found if not exists(name)} == set()
