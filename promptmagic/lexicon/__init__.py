"""The lexicon: what a text names, read by longest match over lists of words.

`read` is pure and quick, and understands English. What it does not understand it hands back as `Reading.unknown`, so
that a painter can say which words it did not draw.
"""

from promptmagic.lexicon.reading import Colour, Reading, Subject, read
from promptmagic.lexicon.table import covers, group, home, kind, places

__all__ = ["Colour", "Reading", "Subject", "covers", "group", "home", "kind", "places", "read"]
