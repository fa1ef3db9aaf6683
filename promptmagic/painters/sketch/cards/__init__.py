"""Cards: the words of a brief set in a frame, where a scene would be nonsense, and wherever lettering is asked for.

A card shows the brief in its colours, its mood and its light, with small vignettes of the things that are sure.
"""

from promptmagic.painters.sketch.cards.card import card

__all__ = ["card"]
