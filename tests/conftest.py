"""What all tests share: an environment with no key in it, and real kernels that run real cells."""

from __future__ import annotations

import io
import os
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from openai_loopback import LoopbackOpenAI
from paying import check_orders
from PIL import Image
from traitlets.config import Config

from promptmagic.model import Brief, Parts, Picture, PictureFormat, Prompt, Record, Variation, new_id

TRANSPORT, ADDRESS = ("ipc", "{}/kernel") if os.name == "posix" else ("tcp", "127.0.0.1")
"""How tests speak to their kernels: over TCP two that start at once may be given the same free port."""

if os.environ.pop("CI", "").lower() in ("1", "true"):
    # Where CI is set, pytest writes out the whole difference of two values, and for two pictures' bytes that takes it
    # the better part of an hour. So only what matters of it is left: that no browser test may skip itself there.
    os.environ["BROWSER_TESTS"] = "required"

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell lets what it starts in the background ignore interrupts, which the tests raise.
    signal.signal(signal.SIGINT, signal.default_int_handler)

KEYS = ("OPENAI_", "AZURE_OPENAI_", "RUNWAYML_", "HF_", "PROMPTMAGIC_", "JPY_SESSION_NAME")


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test spends nothing: whatever key the machine has is out of its sight."""
    for name in [name for name in os.environ if name.startswith(KEYS)]:
        monkeypatch.delenv(name)


@pytest.fixture
def loopback(tmp_path: Path) -> Iterator[LoopbackOpenAI]:
    """A server on loopback that speaks OpenAI's API, and is asked for nothing without an order."""
    with LoopbackOpenAI() as server:
        yield server
        check_orders(server, tmp_path)


RunCells = Callable[..., NotebookNode]


@pytest.fixture
def run_cells(tmp_path: Path) -> RunCells:
    """Run cells in a fresh kernel that has the extension loaded, in the test's own folder; return the notebook.

    The cells believe that a person answers their pickers, unless they are not `answered`.
    """

    def run(
        *sources: str, env: Mapping[str, str] | None = None, allow_errors: bool = False, answered: bool = True
    ) -> NotebookNode:
        notebook: NotebookNode = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        load = "%load_ext promptmagic" + ("\n%config PromptMagics.interactive = True" if answered else "")
        for number, source in enumerate([load, *sources]):
            cell = nbformat.v4.new_code_cell(source, id=f"cell-{number}")  # type: ignore[no-untyped-call]
            notebook.cells.append(cell)
        client = NotebookClient(
            notebook,
            timeout=120,
            allow_errors=allow_errors,
            resources={"metadata": {"path": str(tmp_path)}},
        )
        with tempfile.TemporaryDirectory() as sockets:
            client.config = Config(KernelManager={"transport": TRANSPORT, "ip": ADDRESS.format(sockets)})
            client.execute(env={**os.environ, **(env or {})})
        del notebook.cells[0]
        return notebook

    return run


MakePicture = Callable[..., Picture]
MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]


@pytest.fixture
def make_picture() -> MakePicture:
    """Paint a gradient in one of the three formats; keywords go to the Picture."""

    def make(format: PictureFormat = "png", size: tuple[int, int] = (32, 24), **known: Any) -> Picture:
        image = Image.linear_gradient("L").resize(size).convert("RGB")
        buffer = io.BytesIO()
        image.save(buffer, format)
        told: dict[str, Any] = {"painter": "sketch", "label": "offline sketch", "seed": 7} | known
        return Picture(*size, format, data=buffer.getvalue(), **told)

    return make


@pytest.fixture
def make_record() -> MakeRecord:
    """Make a record of `n` prompts for a brief; keywords go to the Record."""

    def make(brief: str = "a beach sunset", n: int = 3, **known: Any) -> Record:
        prompts = tuple(Prompt(f"{brief}, wording {k}", Parts(subject=brief), f"title {k}") for k in range(1, n + 1))
        told: dict[str, Any] = {"id": new_id(), "kind": "paint", "typed": brief, "notebook": "lesson"} | known
        return Record(briefs=(Brief(brief),) * n, prompts=prompts, painter="sketch", expander="template", **told)

    return make


@pytest.fixture
def make_variation(make_picture: MakePicture) -> MakeVariation:
    """Make the painted variation `number` of a record; keywords go to its Picture."""

    def make(record: Record, number: int = 1, **known: Any) -> Variation:
        return Variation(number, record.prompts[number - 1], 6 + number, "sketch", make_picture(**known))

    return make
