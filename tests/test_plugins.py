"""Painters and expanders of others plug in as if built in; a broken one is named, and harms nothing else."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from venv import EnvBuilder

import pytest
from nbformat import NotebookNode

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample_plugin"

PAINT = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell()
shell.run_line_magic("load_ext", "promptmagic")
shell.run_cell("art = %paint -n 2 -e template --size 96x64 --seed 5 -p rings,count=3 a fox").raise_error()
shell.run_cell("again = %paint -n 2 -e template --size 96x64 --seed 5 -p rings,count=3 a fox").raise_error()
shell.run_cell("more = %paint -n 2 -e template --size 96x64 --seed 5 -p rings,count=9 a fox").raise_error()
shell.run_cell("assert again == art and more != art").raise_error()
shell.run_cell("print(art.picture.label, art.picture.seed, art.picture.image.size, art.record.painter)").raise_error()
shell.run_line_magic("paint", "--help")
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of a fresh environment with the sample installed; the rest it borrows, so it needs no network."""
    folder = tmp_path_factory.mktemp("fresh")
    builder = EnvBuilder()
    builder.create(folder)
    context = builder.ensure_directories(folder)
    libraries = sysconfig.get_path("purelib", "venv", vars={"base": str(folder), "platbase": str(folder)})
    borrowed = [f"import site; site.addsitedir({place!r})\n" for place in site.getsitepackages()]
    Path(libraries, "borrowed.pth").write_text("".join(borrowed))
    install = ["-m", "pip", "--python", context.env_exe, "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([sys.executable, *install, "--no-build-isolation", str(SAMPLE)], check=True)
    return str(context.env_exe)


def test_the_sample_is_installed_and_paints_like_a_built_in_painter(python: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [python, "-c", PAINT], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", env=_environment()
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "coloured rings 5 (96, 64) rings,count=3" in done.stdout
    assert "coloured rings, free; supports seed" in done.stdout
    assert "count=  how many rings: a whole number from 1 to 99 (default: 12)" in done.stdout


def test_it_is_installed_nowhere_else() -> None:
    done = subprocess.run([sys.executable, "-c", "import promptmagic_rings"], capture_output=True, check=False)
    assert done.returncode != 0


def test_the_docs_show_that_very_sample() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for name in ("promptmagic_rings.py", "pyproject.toml"):
        assert (SAMPLE / name).read_text("utf-8") in page, f"CONTRIBUTING.md shows another {name}"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "IPYTHONDIR": "ipython"}


BROKEN = {
    "unimportable": "import nothing_of_that_name",
    "raising": "class Engine:\n    def __init__(self, model):\n        raise RuntimeError('no GPU here')",
    "protocolless": "class Engine:\n    def __init__(self, model): ...",
    "misdeclaring": "class Engine:\n    options = ['steps']\n    def __init__(self, model): ...",
}


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A folder for PYTHONPATH, in which broken plugins are installed: painters and expanders."""
    for name, source in BROKEN.items():
        (tmp_path / f"{name}_plugin.py").write_text(source)
        info = tmp_path / f"promptmagic_{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: promptmagic-{name}\nVersion: 1.0\n")
        lines = [f"[promptmagic.{kind}]\n{name} = {name}_plugin:Engine\n" for kind in ("painters", "expanders")]
        (info / "entry_points.txt").write_text("".join(lines))
    return str(tmp_path)


def said(notebook: NotebookNode, cell: int) -> str:
    outputs = notebook.cells[cell].outputs
    return "".join(output.get("text", "") or output.get("evalue", "") for output in outputs)


def test_a_broken_plugin_is_named_and_harms_nothing_else(run_cells: Callable[..., NotebookNode], broken: str) -> None:
    notebook = run_cells(
        "%paint --help",
        "%paint -n 1 --size 64x64 -p sketch -e template --pick 1 a fox",
        *(f"%paint -n 1 -p {name} -e template a fox" for name in BROKEN),
        *(f"%paint -n 1 -p sketch -e {name} a fox" for name in BROKEN),
        env={"PYTHONPATH": broken},
        allow_errors=True,
    )
    told = said(notebook, 0)
    for name in ("unimportable", "misdeclaring"):
        assert told.count(f"promptmagic-{name}") == 2, told  # once as a painter, once as an expander
    assert "offline sketches, free" in told
    assert not [output for output in notebook.cells[1].outputs if output.output_type in ("error", "stream")]
    causes = [
        "cannot be loaded: ModuleNotFoundError",
        "cannot be made: RuntimeError: no GPU here",
        "has no ",
        "declares",
    ]
    for cell, (name, cause) in enumerate([*zip(BROKEN, causes, strict=True)] * 2, 2):
        assert f"{name!r} of promptmagic-{name} {cause}" in said(notebook, cell)
