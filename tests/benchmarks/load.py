"""How long `%load_ext promptmagic` takes in a warm shell, against `import ipywidgets` there, in fresh processes."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator

RUNS = 9

_SCRIPT = """
import time
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("import sys, json; 1 + 1", silent=True)
start = time.perf_counter()
shell.run_cell({cell!r}, silent=True).raise_error()
print(time.perf_counter() - start)
"""


def seconds(cell: str) -> float:
    """Run a cell in a fresh warm shell and return how many seconds it took."""
    script = _SCRIPT.format(cell=cell)
    return float(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)


def report() -> Iterator[str]:
    """Yield the medians and their ratio, measured in turn so that a change of the machine's speed meets both."""
    pairs = [(seconds("%load_ext promptmagic"), seconds("import ipywidgets")) for _ in range(RUNS)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    yield f"%load_ext promptmagic      {ours * 1000:6.0f} ms, {ratio:.2f} x import ipywidgets ({theirs * 1000:.0f} ms)"
