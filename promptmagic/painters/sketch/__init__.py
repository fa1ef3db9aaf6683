"""The offline sketch painter: pictures without a key, a network or a cost."""

from promptmagic.painters.sketch.painter import SketchPainter

__all__ = ["SketchPainter"]
