"""Briefs of other languages: painted and told about as their English, and told in the person's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from promptmagic.lexicon import describe
from promptmagic.lexicon.glossing import Gloss, gloss
from promptmagic.lexicon.vocabulary import WITH_SMALL_WORDS
from promptmagic.painters.sketch.recipe import SketchRecipe, Step, own_words
from promptmagic.painters.sketch.treatment import is_half_understood


@dataclass(frozen=True, slots=True)
class ReadInEnglish:
    """A recipe whose words are English, and the glosses of those that were not."""

    recipe: SketchRecipe
    glosses: tuple[Gloss, ...]

    def own(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return words of a report as the person has them."""
        return tuple(dict.fromkeys(filter(None, map(self._own, words))))

    def _own(self, word: str) -> str:
        for one in self.glosses:
            if (found := one.own(word)) != word:
                return found
        return word


def in_english(recipe: SketchRecipe) -> ReadInEnglish | None:
    """Return a recipe with its steps in English; None where all are, or where too little of one is understood.

    So one reader, one painter and one report serve all languages: no German Boot is drawn as a boot.
    """
    glosses: list[Gloss] = []
    steps: list[Step] = []
    for step in recipe.steps:
        own = own_words(step.prompt)
        said = describe(own)
        if said.language not in WITH_SMALL_WORDS:
            steps.append(step)
            continue
        if is_half_understood(said) or said.lettering or said.not_understood:
            return None
        brief, whole = gloss(own), step.words
        glosses.append(brief)
        if not step.subject:
            steps.append(replace(step, words=brief.text))
            continue
        before, found, after = whole.partition(own)
        added = gloss(after).text if found and not before.strip() else ""
        steps.append(replace(step, words=f"{brief.text}. {added}" if added else brief.text, subject=brief.text))
    return ReadInEnglish(SketchRecipe(tuple(steps)), tuple(glosses)) if glosses else None
