"""The process in which drawings become pixels: started for one batch, without our package, within limits, and ended.

It is run as a file by a bare Python (see `rendering`). It reads JSON from its input: the folder of the renderer's
package, the drawings, the fonts, a size in pixels; and writes each picture as PNG, its length before it.
"""

from __future__ import annotations

import json
import struct
import sys

LENGTH = struct.Struct(">I")
MEMORY = 190_000_000
"""Bytes that the process may take, where the system can limit it; a rich drawing of 2048 pixels needs some 90 MB."""


def limit(seconds: int) -> None:
    """Bound this process's memory, and its time on a processor: it ends even where whoever started it is gone."""
    try:
        import resource
    except ImportError:  # Windows: the time is bounded by whoever started it
        return
    for name, most in (("RLIMIT_DATA", MEMORY), ("RLIMIT_CPU", seconds), ("RLIMIT_CORE", 0), ("RLIMIT_NOFILE", 64)):
        kind = getattr(resource, name, None)
        if kind is not None:
            try:
                resource.setrlimit(kind, (most, most))
            except (OSError, ValueError):
                continue  # a system that knows the limit by name only


def main() -> None:
    """Render what the input asks for."""
    asked = json.load(sys.stdin.buffer)
    limit(asked["seconds"])
    sys.path.append(asked["path"])
    import resvg_py

    for drawing in asked["drawings"]:
        picture = bytes(
            resvg_py.svg_to_bytes(
                svg_string=drawing,
                width=asked["width"],
                height=asked["height"],
                background=asked["background"],
                skip_system_fonts=True,
                font_files=asked["fonts"],
                font_family=asked["family"],
                sans_serif_family=asked["family"],
                serif_family=asked["family"],
                monospace_family=asked["family"],
                cursive_family=asked["family"],
                fantasy_family=asked["family"],
            )
        )
        sys.stdout.buffer.write(LENGTH.pack(len(picture)) + picture)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
