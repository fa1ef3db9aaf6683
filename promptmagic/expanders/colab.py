"""Prompts worded by the language model that Google Colab gives its notebooks, with no key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from promptmagic.errors import EngineError, UnavailableError
from promptmagic.expanders import Expansion
from promptmagic.expanders.rounds import WriterFacts, gathered
from promptmagic.expanders.wording import instruction, question
from promptmagic.model import FREE, Brief, Cost, Prompt
from promptmagic.redaction import quoted
from promptmagic.registry import told

_ELSEWHERE = "Use -e openai after promptmagic.login(), or -e template."


class ColabExpander:
    """Words all prompts of a generation in one call of `google.colab.ai.generate_text`.

    Parameters
    ----------
    model
        One of Colab's models, such as google/gemini-2.5-flash; empty for Colab's own choice.
    """

    name = "colab"
    about = "the language model that Google Colab gives its notebooks, with no key"
    needs = ("google.colab",)
    elsewhere = f"It is there in Google Colab alone. {_ELSEWHERE}"
    free = True
    takes_role = True

    def __init__(self, model: str = "") -> None:
        self.model = model

    def __repr__(self) -> str:
        return f"<ColabExpander {self.model}>".replace(" >", ">")

    def expand(self, briefs: Sequence[Brief], *, seed: int, role: str = "") -> Expansion:  # noqa: ARG002 - takes none
        """Return one prompt for each brief, in their order; what is missing is asked for once more.

        Raises
        ------
        EngineError
            The prompts could not be made. `kept` holds those that did come, where some did.
        """

        def ask(missing: Mapping[int, Brief], written: Sequence[Prompt], wrong: str, again: int) -> tuple[str, Cost]:  # noqa: ARG001
            return self._generated(f"{instruction(role)}\n\n{question(missing, written, wrong)}"), FREE

        return gathered(briefs, ask, WriterFacts("Colab's model", quoted))

    def instruction(self, briefs: Sequence[Brief], *, role: str = "") -> str:
        """Return all that the model would be sent for some briefs, without calling anybody."""
        return f"{instruction(role)}\n\n{question(dict(enumerate(briefs, 1)))}"

    def _generated(self, text: str) -> str:
        try:
            from google.colab import ai
        except ImportError as error:
            raise EngineError("This Colab has no language model for its notebooks.", _ELSEWHERE) from error
        chosen: dict[str, Any] = {"model_name": self.model} if self.model else {}
        try:
            return str(ai.generate_text(text, **chosen) or "")
        except Exception as error:  # whatever Colab raises, of which it says nothing
            raise UnavailableError(f"Colab's model did not answer: {told(error)}.", _ELSEWHERE) from error
