"""What a kernel holds at one moment: memory, threads, file handles, comms; asked from within, by a cell."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

_ASK = """
import gc, json, os, re, threading
from comm import get_comm_manager
gc.collect()
print(json.dumps({
    "megabytes": int(re.search(r"VmRSS:\\s*(\\d+)", open("/proc/self/status").read())[1]) / 1024,
    "threads": sorted(thread.name for thread in threading.enumerate()),
    "handles": sorted(os.readlink(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd")
                      if os.path.exists(f"/proc/self/fd/{name}")),
    "comms": len(get_comm_manager().comms),
}))
"""


@dataclass(frozen=True)
class KernelState:
    """What a kernel holds; `handles` are what its open files are called, `megabytes` is resident memory."""

    megabytes: float
    threads: list[str]
    handles: list[str]
    comms: int


def is_supported() -> bool:
    """Say whether this system tells what a process holds."""
    return Path("/proc/self/status").is_file()


def states(*parts: Sequence[str], transport: Config | None = None) -> list[KernelState]:
    """Run the cells of each part in one kernel, one after another, and return its state after each part."""
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    asks = []
    for part in parts:
        notebook.cells += [nbformat.v4.new_code_cell(source) for source in part]  # type: ignore[no-untyped-call]
        asks.append(len(notebook.cells))
        notebook.cells.append(nbformat.v4.new_code_cell(_ASK))  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}})
        if transport is not None:
            client.config = transport
        client.execute()
    told = (json.loads(notebook.cells[number].outputs[-1].text) for number in asks)
    return [KernelState(**state) for state in told]
