"""Print all benchmarks: `python tests/benchmarks`. Each figure is a ratio to a reference measured in the same run."""

from __future__ import annotations

import load
import notebook_bytes
import sketches

for benchmark in (load, sketches, notebook_bytes):
    for line in benchmark.report():
        print(line, flush=True)
