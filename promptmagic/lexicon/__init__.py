"""The lexicon: what a text names and describes, read by longest match over lists of words.

`describe` is pure and quick, and gives one frozen `SceneDescription`: subjects, their relations, place, hour, weather,
and so on. What it does not understand it hands back as `not_understood`. `read` is the older, flat form of the same.
"""

from promptmagic.lexicon.describing import describe
from promptmagic.lexicon.description import Colour, Part, Relation, Said, SceneDescription, Subject
from promptmagic.lexicon.looks import looks
from promptmagic.lexicon.reading import Reading, read
from promptmagic.lexicon.table import covers, group, home, kind, places
from promptmagic.lexicon.young import GROWN, YOUNG, names_young

__all__ = [
    "GROWN", "YOUNG", "Colour", "Part", "Reading", "Relation", "Said", "SceneDescription", "Subject", "covers",
    "describe", "group", "home", "kind", "looks", "names_young", "places", "read",
]  # fmt: skip
