"""How a cell wants the words of its prompts shown: worded for another system (`--for`), and explained (`--explain`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from promptmagic import dialects
from promptmagic.analysis import label
from promptmagic.dialects import anatomy
from promptmagic.display.markup import escaped
from promptmagic.model import Prompt, Record, Variation
from promptmagic.options import Options
from promptmagic.registry import Spec

_NAMES = {"openai": "OpenAI", "midjourney": "Midjourney", "runway": "Runway", "stable-diffusion": "Stable Diffusion"}

LINE = {
    "subject": "#2563eb",
    "setting": "#15803d",
    "light": "#a16207",
    "composition": "#9333ea",
    "lens": "#0e7490",
    "style": "#be185d",
    "mood": "#b45309",
    "palette": "#dc2626",
    "lettering": "#4b5563",
    "avoid": "#4b5563",
}
"""The line under words that say something. It repeats what their label says, for the eye."""

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PASTED = "margin:0.2em 0 0;white-space:pre-wrap;overflow-wrap:anywhere"
_EXPLAINED = "margin:0.6em 0 0;max-width:46em;line-height:1.9"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is asked about the words. `seed` is that of the first prompt, None where nobody asked for one."""

    target: str = ""
    explains: bool = False
    size: str = ""
    seed: int | None = None
    raw: bool = False

    @classmethod
    def of(cls, options: Options) -> Wording:
        """Return what a cell's options ask."""
        return cls(options.target, options.explain, options.size, options.seed, options.raw)

    @classmethod
    def of_record(cls, record: Record) -> Wording:
        """Return what was asked when a generation was made; whether its seed was asked for is not known any more."""
        said = record.options
        return cls(
            str(said.get("target", "")),
            said.get("explain") is True,
            str(said.get("size", "")),
            raw=said.get("raw") is True,
        )

    @property
    def system(self) -> str:
        """The name of the system that the prompts are worded for; empty where it is none but ours."""
        name = Spec.parse(self.target).name.lower().replace(" ", "-")
        return _NAMES.get(name, name)

    def text(self, prompt: Prompt, number: int) -> str:
        """Return the text to paste for prompt `number`: worded for the target, else with what was asked beside it."""
        if not self.target:
            return dialects.sentences(prompt)
        seed = None if self.seed is None else self.seed + number - 1
        return dialects.word(prompt, self.target, size=self.size, seed=seed, raw=self.raw)

    def text_of(self, variation: Variation) -> str:
        """Return the text to paste for a variation, with its own seed where a seed was asked for."""
        own = self if self.seed is None else replace(self, seed=variation.seed)
        return own.text(variation.prompt, 1)

    def card(self, prompt: Prompt, number: int) -> dict[str, Any]:
        """Return what a card says beside the prompt itself, as plain values; places are in UTF-16 units."""
        card: dict[str, Any] = {"copy": self.text(prompt, number), "system": self.system}
        if self.explains:
            card["parts"] = [
                [_utf16(prompt.text, span.start), _utf16(prompt.text, span.end), label(span.name), LINE[span.name]]
                for span in anatomy.explain(prompt)
            ]
            card["unknown"] = anatomy.unknown(prompt)
        return card

    def markup(self, prompt: Prompt) -> str:
        """Return a prompt as HTML that any sanitizer lets pass: each part underlined, its label behind it."""
        if not self.explains:
            return escaped(prompt.text)
        return "".join(_marked(prompt)) + _remark(anatomy.unknown(prompt))

    def to_paste(self, text: str) -> str:
        """Return as HTML, below a prompt, the text to paste elsewhere; empty where that is the prompt itself."""
        if not self.target:
            return ""
        return (
            f'<div style="margin:0.5em 0 0;font-size:0.9em;opacity:0.78">for {escaped(self.system)}:</div>'
            f'<pre dir="auto" style="{_PASTED}">{escaped(_CONTROLS.sub(" ", text))}</pre>'
        )

    def below(self, variation: Variation) -> str:
        """Return as HTML what stands below a picture: its prompt explained, and the text to paste elsewhere."""
        prompt = variation.prompt
        explained = f'<div dir="auto" style="{_EXPLAINED}">{self.markup(prompt)}</div>' if self.explains else ""
        return explained + self.to_paste(self.text_of(variation))

    def lines(self, prompt: Prompt, text: str) -> list[str]:
        """Return the same as plain text, line by line; `text` is what to paste elsewhere."""
        lines = [f"for {self.system}:", *text.splitlines()] if self.target else []
        if self.explains:
            lines += [f"{label(name)}: {words}" for name, words in anatomy.told(prompt).items()]
            lines += filter(None, [anatomy.unknown(prompt)])
        return lines


PLAIN = Wording()
"""The prompts as they are."""


def _marked(prompt: Prompt) -> Iterator[str]:
    place = 0
    for span in anatomy.explain(prompt):
        yield escaped(prompt.text[place : span.start])
        words, name = escaped(prompt.text[span.start : span.end]), label(span.name)
        yield (
            f'<span style="border-bottom:2px solid {LINE[span.name]}">{words}</span>'
            f'<sup style="font-size:0.7em;opacity:0.8"> {name}</sup>'
        )
        place = span.end
    yield escaped(prompt.text[place:])


def _remark(text: str) -> str:
    return f' <em style="opacity:0.78">{escaped(text)}</em>' if text else ""


def _utf16(text: str, place: int) -> int:
    """Return a place in a text as JavaScript counts it."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
