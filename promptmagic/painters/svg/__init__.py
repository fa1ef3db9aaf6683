"""The SVG painter: a language model writes the picture as a drawing, which is read, rendered and kept."""

from promptmagic.painters.svg.painter import SvgPainter

__all__ = ["SvgPainter"]
