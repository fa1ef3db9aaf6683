"""Which notebook is this? Jupyter does not say, so the signs that its tools leave are read, the surest first."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from glob import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from promptmagic.history.notebooks import ipynb
from promptmagic.history.notebooks.ipynb import SUFFIX

DEFAULT_NAME = "notebook"
VS_CODE_CELL = "vscode-notebook-cell:"

CELLS_COMPARED = 20
"""How many of the last cells must be found in a notebook that is to be known by them."""

_STAGES = 3
"""How far below a course nbgrader keeps what a student hands in."""

INJECTED = "# Parameters\n"
"""How a cell begins that papermill puts into the notebook it runs, and that its file may lack."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which notebook: its `folder` (absolute), its `name` without .ipynb, and `how` that was found, in words.

    An empty name stands for all notebooks of the folder. `near` are other folders in which its file may lie: a tool may
    run it elsewhere, or write it elsewhere. `origin` is the notebook of which a tool runs this one as a copy.
    `is_known` is false where no tool said which notebook it is, and `was_searched` where there was no time to look
    through all that it may be.
    """

    folder: Path
    name: str
    how: str
    near: tuple[Path, ...] = ()
    is_known: bool = True
    was_searched: bool = True
    origin: Path | None = None

    @property
    def path(self) -> Path:
        """Where the notebook's file is, if it has one."""
        return self.folder / f"{self.name}{SUFFIX}"


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
    found = (
        _configured(explicit, environ)
        or _papermill(namespace)
        or _vs_code(namespace, cell_id or "")
        or _jupyter(namespace, cell_id or "", environ)
        or _colab(modules)
        or _by_contents(namespace, cell_id or "", modules, environ)
    )
    origin = _input(namespace) or _running_copy_of(found.path)
    others = (*([origin.parent] if origin else []), *starting_folders(namespace), *_handed_in(found.folder, environ))
    near = tuple(dict.fromkeys(folder for folder in others if folder != found.folder))
    return replace(found, near=near, origin=None if origin == found.path else origin)


def _nowhere(environ: Mapping[str, str]) -> str:
    if environ.get("JPY_SESSION_NAME"):
        return "the working directory: a console belongs to no notebook"
    return "the working directory: no tool said which notebook this is"


def _input(namespace: Mapping[str, object]) -> Path | None:
    """Return the notebook that papermill was given."""
    path = namespace.get("PAPERMILL_INPUT_PATH")
    return _notebook(path) if isinstance(path, str) else None


def _running_copy_of(path: Path) -> Path | None:
    """Return the notebook of which papermill runs a copy there, as the copy says itself."""
    contents = ipynb.contents(path)
    return _notebook(contents.origin) if contents.is_running else None


def _notebook(path: str) -> Path | None:
    return _absolute(path) if "://" not in path and path.endswith(SUFFIX) else None


def _handed_in(folder: Path, environ: Mapping[str, str]) -> list[Path]:
    """Return where the notebook lies that nbgrader grades: it runs a copy without outputs, in a folder for each stage.

    The folders are `<stage>/<student>/<assignment>` of a course, unless it is configured otherwise.
    """
    if not environ.get("NBGRADER_EXECUTION") or len(folder.parents) <= _STAGES:
        return []
    course = folder.parents[_STAGES - 1]
    student, assignment = folder.parts[-2:]
    with suppress(OSError):
        return sorted(path for path in course.glob(f"*/{escape(student)}/{escape(assignment)}") if path != folder)
    return []


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
    path = _session_path(session, starting_folders(namespace))
    if cell_id and not path.exists():
        renamed = _by_contents(namespace, cell_id, (), environ)
        if renamed.is_known:
            return renamed
    return _place(path, "JPY_SESSION_NAME")


def _session_path(session: str, folders: Sequence[Path]) -> Path:
    """Jupyter Server mostly gives an absolute path, yet for some clients the one below its root, not known here."""
    candidates = (parent / session for folder in folders for parent in (folder, *folder.parents))
    found = (path for path in candidates if path.is_file())
    return Path(session) if Path(session).is_absolute() else next(found, folders[0] / Path(session).name)


def _colab(modules: Container[str]) -> Place | None:
    if "google.colab" in modules:
        return Place(here(), "colab", "Colab, which gives all notebooks one name")
    return None


def _by_contents(
    namespace: Mapping[str, object], cell_id: str, modules: Container[str], environ: Mapping[str, str]
) -> Place:
    """Return the one notebook in the folder that holds what is run; where there is not one, the folder's own name.

    Tools that execute notebooks (nbconvert, nbclient, nbval) begin in its folder, and name neither it nor its cells:
    there the source tells. In a terminal, where there is no kernel, it tells nothing. Papermill copies the notebook
    first, and runs the copy.
    """
    typed = _typed(namespace) if "ipykernel" in modules else frozenset()
    was_searched = True
    for folder in starting_folders(namespace):
        wanted = [cell_id] if cell_id else []
        search = ipynb.holding([folder], [*wanted, *(max(source.splitlines(), key=len) for source in typed if source)])
        was_searched = was_searched and search.is_whole
        found = {path: ipynb.contents(path) for path in search.paths}
        by_id = [path for path, contents in found.items() if cell_id and cell_id in contents.ids]
        by_source = [path for path, contents in found.items() if typed and typed <= set(contents.sources)]
        running = [path for path in by_source if found[path].is_running]
        originals = [path for path in by_source if not found[path].was_run]
        for holding in (by_id, running, by_source, originals):
            if len(holding) == 1:
                return _place(holding[0], "the one notebook here that holds this cell")
        if "ipykernel" in modules and not typed and not cell_id and len(alone := list(folder.glob("*.ipynb"))) == 1:
            return _place(alone[0], "the one notebook here")  # nbval leaves no trace of what it runs
    how = _nowhere(environ) if was_searched else "the working directory: it has too many notebooks to look through"
    return Place(here(), DEFAULT_NAME, how, is_known=False, was_searched=was_searched)


def _typed(namespace: Mapping[str, object]) -> frozenset[str]:
    """Return the last cells as they were typed: IPython leaves them in variables, the running one's among them."""
    inputs = namespace.get("In")
    count = len(inputs) if isinstance(inputs, list) else 0
    sources = (namespace.get(f"_i{k}") for k in range(max(1, count - CELLS_COMPARED), count))
    return frozenset(
        source.strip() for source in sources if isinstance(source, str) and not source.startswith(INJECTED)
    )


def running_cell(place: Place, sources: Sequence[str], *, in_order: bool = True) -> str:
    """Return the id of the cell that runs now, for tools that do not tell it; empty where it cannot be found out.

    Parameters
    ----------
    place
        The notebook, whose file is looked at.
    sources
        What was run in this kernel, the running cell's source last.
    in_order
        Whether the tool runs the cells in their order, as those do that execute notebooks: the second run of a source
        is then that of the second cell with it. Otherwise a source that two cells have tells nothing.
    """
    contents = ipynb.contents(place.path)
    running = sources[-1].strip() if sources else ""
    holding = [cell for cell, source in zip(contents.ids, contents.sources, strict=True) if source == running]
    if not holding or not running or (len(holding) > 1 and not in_order):
        return ""
    times = sum(source.strip() == running for source in sources)
    return holding[(times - 1) % len(holding)]


def starting_folders(namespace: Mapping[str, object]) -> list[Path]:
    """Return where the kernel began, as IPython remembers it, and where it is now."""
    visited = namespace.get("_dh")
    first = visited[0] if isinstance(visited, list) and visited else None
    began = [Path(first)] if isinstance(first, (str, Path)) and Path(first).is_absolute() else []
    return list(dict.fromkeys([*began, here()]))


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
