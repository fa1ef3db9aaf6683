"""Moving pictures in notebooks: as they are, or smaller where they would swell the file."""

from __future__ import annotations

import io
from functools import lru_cache

LARGEST = 1_000_000
"""Bytes: in base64, with the image beside it, a cell stays below 1.5 MB."""

SIDES = (768, 512, 384, 256, 160)
"""Pixels of the longer side, tried in turn until the picture fits."""


@lru_cache(maxsize=16)
def moving(data: bytes, most: int = LARGEST, sides: tuple[int, ...] = SIDES) -> bytes | None:
    """Return a GIF for a notebook, of at most so many bytes; None where it has one frame, or cannot be made that small.

    `sides` are the pixels of the longer side that are tried in turn until it fits.
    """
    from PIL import Image, ImageSequence

    with Image.open(io.BytesIO(data)) as image:
        if getattr(image, "n_frames", 1) < 2:
            return None
        if len(data) <= most:
            return data
        durations = [int(frame.info.get("duration", 100)) for frame in ImageSequence.Iterator(image)]
        for side in sides:
            frames = [frame.convert("RGBA") for frame in ImageSequence.Iterator(image)]
            for frame in frames:
                frame.thumbnail((side, side))
            buffer = io.BytesIO()
            frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=durations, loop=0)
            if buffer.tell() <= most:
                return buffer.getvalue()
    return None
