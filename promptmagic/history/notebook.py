"""Which notebook is this? Jupyter does not say, so the signs that its tools leave are read, the surest first."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

SUFFIX = ".ipynb"
DEFAULT_NAME = "notebook"
VS_CODE_CELL = "vscode-notebook-cell:"

NOTEBOOKS_SEARCHED = 30
NOTEBOOK_BYTES = 32 * 1024 * 1024
"""How many files of a folder are searched for a cell's id, and how large they may be."""

CELLS_COMPARED = 20
"""How many of the last cells must be found in a notebook that is to be known by them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which notebook: its `folder` (absolute), its `name` without .ipynb, and `how` that was found, in words.

    An empty name stands for all notebooks of the folder.
    """

    folder: Path
    name: str
    how: str


def identify(
    namespace: Mapping[str, object],
    cell_id: str | None = None,
    environ: Mapping[str, str] = os.environ,
    explicit: str = "",
    modules: Container[str] = sys.modules,
) -> Place:
    """Return the notebook that a cell is run from.

    To be asked on every call: one kernel may serve several notebooks, and a name may change.

    Parameters
    ----------
    namespace
        The user's variables, in which some tools leave the notebook's path.
    cell_id
        The running cell's id, as the front end sent it.
    environ, modules
        The process's environment and loaded modules.
    explicit
        A path that a person configured; it wins over everything.
    """
    return (
        _configured(explicit, environ)
        or _papermill(namespace)
        or _vs_code(namespace, cell_id or "")
        or _jupyter(namespace, cell_id or "", environ)
        or _colab(modules)
        or _by_contents(namespace, cell_id or "", modules)
        or Place(here(), DEFAULT_NAME, "the working directory: no tool said which notebook this is")
    )


def _configured(explicit: str, environ: Mapping[str, str]) -> Place | None:
    if explicit:
        return _place(_absolute(explicit), "as configured")
    if path := environ.get("PROMPTMAGIC_NOTEBOOK"):
        return _place(_absolute(path), "PROMPTMAGIC_NOTEBOOK")
    return None


def _papermill(namespace: Mapping[str, object]) -> Place | None:
    path = namespace.get("PAPERMILL_OUTPUT_PATH")
    if isinstance(path, str) and path.endswith(SUFFIX) and "://" not in path:
        return _place(_absolute(path), "papermill's output")
    return None


def _vs_code(namespace: Mapping[str, object], cell_id: str) -> Place | None:
    if cell_id and not cell_id.startswith(VS_CODE_CELL):
        return None
    path = namespace.get("__vsc_ipynb_file__")
    if not isinstance(path, str) or not path:
        path = unquote(urlsplit(cell_id).path)
        path = path[1:] if re.match(r"/[A-Za-z]:/", path) else path
    if path.endswith(SUFFIX) and Path(path).is_absolute():
        return _place(Path(path), "VS Code")
    return None


def _jupyter(namespace: Mapping[str, object], cell_id: str, environ: Mapping[str, str]) -> Place | None:
    """Return the notebook that the kernel was started for; after a rename, the one here that holds the cell."""
    session = environ.get("JPY_SESSION_NAME", "")
    if not session.endswith(SUFFIX):
        return None
    path = _session_path(session, _starting_folders(namespace))
    renamed = _by_contents(namespace, cell_id, ()) if cell_id and not path.exists() else None
    return renamed or _place(path, "JPY_SESSION_NAME")


def _session_path(session: str, folders: Sequence[Path]) -> Path:
    """Jupyter Server mostly gives an absolute path, yet for some clients the one below its root, not known here."""
    candidates = (parent / session for folder in folders for parent in (folder, *folder.parents))
    found = (path for path in candidates if path.is_file())
    return Path(session) if Path(session).is_absolute() else next(found, folders[0] / Path(session).name)


def _colab(modules: Container[str]) -> Place | None:
    if "google.colab" in modules:
        return Place(here(), "colab", "Colab, which gives all notebooks one name")
    return None


def _by_contents(namespace: Mapping[str, object], cell_id: str, modules: Container[str]) -> Place | None:
    """Return the one notebook in the folder that holds what is run.

    Tools that execute notebooks (nbconvert, nbclient, nbval) begin in its folder, and name neither it nor its cells:
    there the source tells. In a terminal, where there is no kernel, it tells nothing.
    """
    typed = _typed(namespace) if "ipykernel" in modules else frozenset()
    for folder in _starting_folders(namespace):
        contents = {path: _contents(path, changed, size) for path, changed, size in _notebooks(folder)}
        by_id = [path for path, (ids, _) in contents.items() if cell_id in ids]
        by_source = [path for path, (_, sources) in contents.items() if typed and typed <= sources]
        for holding in (by_id, by_source):
            if len(holding) == 1:
                return _place(holding[0], "the one notebook here that holds this cell")
    return None


def _typed(namespace: Mapping[str, object]) -> frozenset[str]:
    """Return the last cells as they were typed: IPython leaves them in variables, the running one's among them."""
    inputs = namespace.get("In")
    count = len(inputs) if isinstance(inputs, list) else 0
    sources = (namespace.get(f"_i{k}") for k in range(max(1, count - CELLS_COMPARED), count))
    return frozenset(source.strip() for source in sources if isinstance(source, str))


def _starting_folders(namespace: Mapping[str, object]) -> list[Path]:
    """Return where the kernel began, as IPython remembers it, and where it is now."""
    visited = namespace.get("_dh")
    first = visited[0] if isinstance(visited, list) and visited else None
    began = [Path(first)] if isinstance(first, (str, Path)) and Path(first).is_absolute() else []
    return list(dict.fromkeys([*began, here()]))


def _notebooks(folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Yield the folder's notebooks with the time of their change and their size; none if they are too many."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix == SUFFIX]
        if len(paths) > NOTEBOOKS_SEARCHED:
            return
        for path in paths:
            stat = path.stat()
            if stat.st_size <= NOTEBOOK_BYTES:
                yield path, stat.st_mtime_ns, stat.st_size
    except OSError:
        return


@lru_cache(maxsize=64)
def _contents(path: Path, _changed: int, _size: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids and the sources of a notebook's code cells; its time and size make a changed file another one."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        ids = frozenset(cell["id"] for cell in code if "id" in cell)
        return ids, frozenset("".join(cell["source"]).strip() for cell in code)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset(), frozenset()


def here() -> Path:
    """Return the working directory; the home directory where that one was deleted."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path.home()


def _absolute(path: str) -> Path:
    return here() / Path(path).expanduser()


def _place(path: Path, how: str) -> Place:
    """Return the place of a notebook's path; a folder's own path gives its notebook the default name."""
    if path.is_dir() and path.suffix != SUFFIX:
        return Place(path.resolve(), DEFAULT_NAME, how)
    return Place(path.parent.resolve(), path.name.removesuffix(SUFFIX) or DEFAULT_NAME, how)
