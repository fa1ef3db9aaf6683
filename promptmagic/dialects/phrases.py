"""The phrases of a prompt: its parts in the words that stand in it, tidy and once each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from promptmagic import styles
from promptmagic.model import Parts, Prompt

ORDER = ("subject", "lettering", "medium", "style", "setting", "light", "palette", "mood", "composition")
"""Parts as systems that weigh the first words most want them."""


def is_plain(prompt: Prompt) -> bool:
    """Say whether nothing is known of a prompt's words: nobody expanded it, or a person edited it."""
    return prompt.parts == Parts(style=prompt.parts.style, avoid=prompt.parts.avoid)


def style_of(prompt: Prompt) -> str:
    """Return the words that ask for the style: those in the prompt where they are known."""
    style = styles.find(prompt.parts.style) if prompt.parts.style else None
    spelled = [words for words in (style.words if style else ()) if words.casefold() in prompt.text.casefold()]
    return spelled[0] if spelled else styles.worded(prompt.parts.style)


def phrases(prompt: Prompt, order: Iterable[str]) -> list[str]:
    """Return the parts of a prompt as phrases in an order; its very words, and the style, where they are not known."""
    said = prompt.parts.to_dict() | {"style": style_of(prompt)}
    if is_plain(prompt):
        text = " ".join(prompt.text.split())
        return [text] if said["style"].casefold() in text.casefold() else [text, said["style"]]
    if (lettering := said.pop("lettering", "")) and lettering not in " ".join(said.values()):
        said["lettering"] = f'text "{lettering}"'
    if "medium" in said and styles.find(prompt.parts.style):  # the style's words name its medium
        del said["medium"]
    return [tidy(said[name]) for name in order if said.get(name)]


def pieces_of(phrase: str) -> list[str]:
    """Return a phrase in the pieces between its commas and stops; what stands in quotes stays whole."""
    return [
        piece
        for piece in re.findall(
            r"""(?:"[^"]{0,1000}"|“[^”]{0,1000}”|\([^()]{0,1000}\)|\.(?=\S)|[^,;.،、，。])+""", phrase
        )
        if piece.strip()
    ]


def tidy(text: str) -> str:
    """Return words on one line without the commas and stops at their ends."""
    return with_single_spaces(text).strip(" ,;").removesuffix(".").removesuffix("。").rstrip(" ,;")


def with_single_spaces(text: str) -> str:
    """Return a text on one line, with one comma where there were several."""
    line = re.sub(r" ([,;.])", r"\1", " ".join(text.split()))
    return re.sub(r"([,;])(?:\s*[,;])+", r"\1", line)


def distinct(phrases: Iterable[str]) -> list[str]:
    """Return the phrases once each, and none that a longer one before it holds already."""
    kept: list[str] = []
    for phrase in phrases:
        if phrase and not any(phrase.casefold() in other.casefold() for other in kept):
            kept.append(phrase)
    return kept
