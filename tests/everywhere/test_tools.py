"""The tools that run and read notebooks show picture and caption, with no error and no warning."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import RunCells
from everywhere.conftest import CAPTIONS, CELLS, Run, read, write
from nbformat import NotebookNode
from openai_loopback import LoopbackOpenAI
from PIL import Image

WIDGET = "application/vnd.jupyter.widget-view+json"

CONFIG = Path(__file__).parent.parent / "nbval.cfg"

NOT_OURS = ("Kernel is running over TCP without encryption", "KeyboardInterrupt caught in kernel")
"""What ipykernel says of every kernel that nbconvert and papermill start, and of one that is still at its last answer
when jupyter_client, which interrupts each kernel before it shuts it down, does so."""


def warnings_in(text: str) -> list[str]:
    words = re.compile(r"warning|error|traceback|alternative text is missing", re.IGNORECASE)
    return [line for line in text.splitlines() if words.search(line) and not any(said in line for said in NOT_OURS)]


def texts(notebook: NotebookNode) -> str:
    """All words of a notebook's outputs as a reader of plain text gets them."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return "\n".join(str(output.get("text") or output.get("data", {}).get("text/plain", "")) for output in outputs)


def check(notebook: NotebookNode) -> None:
    """Every caption is there, every picture has its HTML and an image beside it, and nothing went wrong."""
    for caption in CAPTIONS:
        assert caption in texts(notebook)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    figures = [output.data for output in outputs if "<figure" in output.get("data", {}).get("text/html", "")]
    assert [sorted(data)[:1] for data in figures] == [["image/jpeg"]] * 3 + [["text/html"]]


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def test_nbclient(run_cells: RunCells) -> None:
    check(run_cells(*CELLS[1:]))


def test_a_cell_stays_small_with_its_widget_even_for_pictures_of_noise(run_cells: RunCells) -> None:
    with LoopbackOpenAI(noisy=True) as server:
        cells = ("%paint -p openai -n 4 --size 1024x1024 static", "%paint -p openai -n 4 --size 1024x1024 --grid snow")
        notebook = run_cells(*cells, env=server.environ)
    states = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"].state
    for cell in notebook.cells:
        [view] = [o.data[WIDGET] for o in cell.outputs if WIDGET in o.get("data", {})]
        assert len(json.dumps([cell.outputs, states[view.model_id]])) < 300_000


def test_nbconvert_to_html(lesson: Path, run: Run) -> None:
    done = run("-m", "nbconvert", "--to", "html", lesson.name)
    assert not warnings_in(done.stderr)
    page = lesson.with_suffix(".html").read_text("utf-8")
    for caption in CAPTIONS:
        assert html.escape(caption) in page
    pictures = re.findall(r"<img [^>]*>", page)
    assert len(pictures) == 6
    assert all(re.search(r'alt="[^"]+"', picture) for picture in pictures)


def test_a_page_that_lets_no_figure_through_shows_the_picture_and_its_words(lesson: Path, run: Run) -> None:
    run("-m", "nbconvert", "--to", "html", "--HTMLExporter.sanitize_html=True", lesson.name)
    page = lesson.with_suffix(".html").read_text("utf-8")
    body = page[page.index("<main") :]
    assert "figure" not in body, "a figure is shown as its markup"
    assert len(re.findall(r'src="data:image/jpeg', body)) == 3
    for caption in CAPTIONS:
        assert html.escape(caption) in body
    alts = [output.metadata.promptmagic.alt for cell in read(lesson).cells for output in _ours(cell)]
    assert len(alts) == 3
    for alt in alts:
        assert html.escape(alt) in body


def _ours(cell: NotebookNode) -> list[NotebookNode]:
    return [output for output in cell.get("outputs", ()) if "promptmagic" in output.get("metadata", {})]


def test_nbconvert_to_markdown(lesson: Path, run: Run) -> None:
    done = run("-m", "nbconvert", "--to", "markdown", lesson.name)
    assert not warnings_in(done.stderr)
    text = lesson.with_suffix(".md").read_text("utf-8")
    pictures = re.findall(r"!\[([^]]+)\]\(<([^>]+)>\)", text)
    assert len(pictures) == 3
    for alt, path in pictures:
        assert alt.strip()
        assert size_of(lesson.parent / path)
    assert "data:image" not in text
    for caption in CAPTIONS:
        assert caption in text.replace("\\", "")
    assert "run the cell again" not in text


@pytest.mark.parametrize(("kind", "ending"), [("rst", ".rst"), ("latex", ".tex"), ("asciidoc", ".asciidoc")])
def test_other_exports_show_picture_and_caption(lesson: Path, run: Run, kind: str, ending: str) -> None:
    done = run("-m", "nbconvert", "--to", kind, lesson.name)
    assert not warnings_in(done.stderr)
    text = lesson.with_suffix(ending).read_text("utf-8")
    files = set(re.findall(r"lesson_files/[\w.]+", text))
    assert len(files) == 3
    assert all(size_of(lesson.parent / file) for file in files)
    for caption in CAPTIONS[:3]:
        assert caption in text
    assert "run the cell again" not in text


def test_papermill(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "in.ipynb", f'brief = "a lake"\n{CELLS[0]}', "%paint --size 192x128 {brief}", *CELLS[2:])
    notebook = read(source)
    notebook.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(notebook, source)  # type: ignore[no-untyped-call]
    done = run("-m", "papermill", "in.ipynb", "out.ipynb", "-p", "brief", "a beach sunset")
    assert not warnings_in(done.stderr)
    check(read(tmp_path / "out.ipynb"))


def test_nbval_finds_the_same_again(lesson: Path, run: Run) -> None:
    options = ("--nbval-sanitize-with", str(CONFIG), "-p", "no:cacheprovider", "-W", "ignore")
    done = run("-m", "pytest", "-q", "--nbval", lesson.name, *options, PROMPTMAGIC_NOTEBOOK=lesson.name)
    assert f"{len(CELLS)} passed" in done.stdout


def test_terminal_ipython_prints_where_the_pictures_are(run: Run, tmp_path: Path) -> None:
    typed = "%load_ext promptmagic\n%paint -n 2 --size 96x64 a beach sunset\npaint_history\npaint_history.gallery()\n"
    done = run("-m", "IPython", "--simple-prompt", "--no-banner", "--colors=NoColor", typed=typed)
    assert not warnings_in(done.stdout + done.stderr)
    assert "a beach sunset · variation 1 of 2 · offline sketch" in done.stdout
    [saved] = re.findall(r"saved as (.+\.png)", done.stdout)
    assert size_of(Path(saved)) == (96, 64)
    assert done.stdout.count("1 generation, 2 pictures, free") == 2


def test_plain_python_keeps_a_file_and_prints_a_readable_line(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "lesson.py"
    script.write_text(
        "import sys\n"
        "from promptmagic import Studio\n"
        'art = Studio(painter="sketch", expander="template").paint("a beach sunset", n=2, size="96x64")\n'
        "art.pick(2)\n"
        "print(art, art.picture.path, sep='\\n')\n"
        'art.picture.save("chosen.jpg")\n'
        "print(sorted({'IPython', 'ipywidgets', 'anywidget'} & set(sys.modules)))\n"
    )
    done = run("-W", "error", script.name)
    line, path, modules = done.stdout.splitlines()
    assert re.fullmatch(r"<Generation \S+: 'a beach sunset', 2 of 2 painted, variation 2 chosen>", line)
    assert Path(path).is_file()
    assert size_of(tmp_path / "chosen.jpg") == (96, 64)
    assert modules == "[]"


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
    ids=["LC_ALL=C", "latin-1", "ascii", "cp1252"],
)
def test_what_we_show_can_be_printed_in_every_old_alphabet(run: Run, tmp_path: Path, env: dict[str, str]) -> None:
    script = tmp_path / "lesson.py"
    script.write_text(
        "import promptmagic\n"
        'studio = promptmagic.Studio(painter="sketch", expander="template")\n'
        'brief = "a beach sunset " + "with " * 30 + "gulls"\n'
        'art = studio.paint(brief, n=2, seed=7, size="96x64")\n'
        'night = art.refine("make it night")\n'
        'history = promptmagic.History(".")\n'
        "prompt = art.prompts[0]\n"
        "shown = (art, prompt, prompt.explain(), prompt.diff(night.prompts[0]), night.tree(), history,\n"
        "         promptmagic.compare(art, night), promptmagic.Rubric(), history.votes(art),\n"
        "         art.pick(2), *art.variations)\n"
        "for value in shown:\n"
        "    print(value)\n"
        "    print(repr(value))\n"
        'print(studio.sweep(["a kite"], style=["ink"], size="96x64"))\n'
        'spoken = studio.paint("a café in Köln", n=1, size="96x64")\n'
        "print(spoken.picture.path.is_file())\n"
    )
    done = subprocess.run(
        [sys.executable, script.name],
        cwd=tmp_path,
        env={**os.environ, **env},
        capture_output=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert done.stdout.rstrip().endswith(b"True")


def test_a_front_end_without_widgets_gets_readable_text_and_an_image(run_cells: RunCells) -> None:
    """VS Code without its widget renderer, Colab's viewer, code hosts, screen readers: they choose from the bundle."""
    notebook = run_cells(*CELLS[1:])
    bundles = [output.data for cell in notebook.cells for output in cell.outputs if "data" in output]
    for data in bundles:
        assert data["text/plain"]
        assert not re.search(r"0x[0-9a-f]{6}|\w+\(.*=", data["text/plain"]), "an object's address or its fields"
    figures = [list(data) for data in bundles if "text/html" in data and "image/jpeg" in data]
    assert figures == [["text/html", "image/jpeg", "text/plain"]] * 3


@pytest.mark.parametrize("env", [{"COLAB_RELEASE_TAG": "release-colab"}, {"VSCODE_PID": "1"}], ids=["colab", "vscode"])
def test_colab_and_vs_code_get_the_same_displays(run_cells: RunCells, env: dict[str, str]) -> None:
    check(run_cells(*CELLS[1:], env=env))
