"""Print all benchmarks: `python tests/benchmarks`. Each figure is a ratio to a reference measured in the same run."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

# The server that speaks OpenAI's API lies among the tests.
sys.path.append(str(Path(__file__).parent.parent))

for name in sys.argv[1:] or (
    "load",
    "sketches",
    "notebook_bytes",
    "memory",
    "clicks",
    "pickers",
    "first_run",
    "openai_pair",
    "history",
    "sweep",
    "orders",
):
    for line in import_module(name).report():
        print(line, flush=True)
