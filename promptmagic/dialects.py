"""A prompt worded for OpenAI, Midjourney, Runway or Stable Diffusion: the same parts, as each of them wants to be told.

How each wants it is what the makers of these systems advise; the limits are those of their interfaces. A *target* is
written like a painter: ``midjourney``, ``midjourney:7,stylize=250``, ``stable-diffusion:3.5``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any

from promptmagic import settings, styles
from promptmagic.errors import BriefError, OptionError, UnknownNameError
from promptmagic.model import Parts, Prompt
from promptmagic.registry import Spec
from promptmagic.settings import Setting
from promptmagic.sizes import pixels

OPENAI_CHARACTERS = 32_000
"""What the GPT image models take as a prompt."""

MIDJOURNEY_CHARACTERS = 6_000
"""What Discord takes as the text of a command."""

RUNWAY_UNITS = 1_000
"""UTF-16 units that gen4_image takes as a prompt."""

_STEEPEST_RATIO = 50
"""The largest number in an aspect ratio made of pixels: 1023x767 is told as 4:3."""

_JOINS = "\u200d\ufe0e\ufe0f"
"""What belongs to the character before it."""

_EMPHASIS = 1.2
"""The weight that Stable Diffusion's tools give a word in one pair of parentheses is 1.1; this is a little more."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked beside a prompt's words: by the options of a cell, and by the target's own settings."""

    size: str = ""
    seed: int | None = None
    exclude: str = ""
    raw: bool = False
    model: str = ""
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One system's way. `models` is what may stand behind its name, as a regular expression."""

    name: str
    about: str
    write: Callable[[Prompt, Wish], str]
    models: str = ""
    settings: tuple[Setting, ...] = ()


def word(
    prompt: Prompt,
    target: str = "openai",
    *,
    size: str = "",
    seed: int | None = None,
    exclude: str = "",
    raw: bool = False,
    **own: Any,
) -> str:
    """Return the text to paste into another system.

    Parameters
    ----------
    prompt
        What is to be painted; `parts.avoid` is left out of it.
    target
        The system, with its model and settings where wanted: ``"midjourney:7,stylize=250"``.
    size, seed, exclude, raw
        As the options of a cell: said in the target's own way where it has one.
    own
        The target's settings, such as ``stylize=250`` or ``weights=True``.

    Raises
    ------
    UnknownNameError, OptionError
        There is no such target or setting, or a value does not fit.
    BriefError
        The prompt is empty.
    """
    dialect, spec, given = _read(target, own)
    if not prompt.text.strip():
        raise BriefError("The prompt is empty.", "Say what to paint.")
    pixels(size or "square")
    if exclude:
        prompt = replace(prompt, parts=replace(prompt.parts, avoid=_joined([prompt.parts.avoid, exclude])))
    return dialect.write(prompt, Wish(size, seed, exclude, raw, spec.model, given))


def check(target: str) -> str:
    """Return a target as it is written, or raise the error of one that is not known or does not fit."""
    _read(target, {})
    return target.strip()


def _read(target: str, own: Mapping[str, Any]) -> tuple[Dialect, Spec, dict[str, Any]]:
    spec = Spec.parse(target.strip())
    name = re.sub(r"[\s_]+", "-", spec.name.lower())
    if name not in TARGETS:
        raise UnknownNameError.among("target", spec.name, TARGETS)
    dialect = TARGETS[name]
    if spec.model and not re.fullmatch(dialect.models, spec.model):
        raise OptionError(f"The target {name} has no model {spec.model!r}.", f"Write {name} alone, or see --help.")
    given = settings.read(dialect.settings, {**spec.options, **own}, f"the target {name!r}")
    return dialect, spec, {setting.name: setting.default for setting in dialect.settings} | given


# OpenAI: scene, subject, details, framing, light, mood; exclusions as sentences


def sentences(prompt: Prompt) -> str:
    """Return a prompt as OpenAI's models want it: what was asked beside its words stands in sentences at its end.

    An expander has worded those already; only a prompt that nobody expanded, or that a person edited, lacks them.
    """
    text = prompt.text.strip()
    if not _is_plain(prompt):
        return text
    style = f"Style: {styles.worded(prompt.parts.style)}." if prompt.parts.style else ""
    return _with_sentences(text, style, _leave_out(prompt.parts.avoid))


def _with_sentences(text: str, *sentences: str) -> str:
    missing = [sentence for sentence in sentences if sentence and sentence not in text]
    if missing and text[-1:].isalnum():
        text += "."
    return " ".join([text, *missing])


def _leave_out(things: str) -> str:
    return f"Leave out: {', '.join(_things(things))}." if _things(things) else ""


def _openai(prompt: Prompt, wish: Wish) -> str:
    text = sentences(prompt)
    if not _is_plain(prompt):
        text = _with_sentences(text, _leave_out(wish.exclude))
    return _cut(text, OPENAI_CHARACTERS, len)


# Midjourney: short concrete phrases, most important first, then the flags


def _midjourney(prompt: Prompt, wish: Wish) -> str:
    positive, avoid = _split_off_exclusions(prompt)
    order = ("subject", "lettering", "medium", "style", "setting", "light", "palette", "mood", "composition")
    phrases = [_for_midjourney(phrase) for phrase in _phrases(positive, order)]
    flags = " ".join(_midjourney_flags(wish, [_for_midjourney(item) for item in avoid]))
    room = MIDJOURNEY_CHARACTERS - len(flags) - 1
    text = _cut(", ".join(_distinct(phrases)), room, len)
    return f"{text} {flags}".strip()


def _midjourney_flags(wish: Wish, avoid: Iterable[str]) -> list[str]:
    own, avoid = wish.own, ", ".join(filter(None, (item.replace(",", " ") for item in avoid)))
    flags = {
        "ar": _ratio(wish.size),
        "s": own["stylize"],
        "c": own["chaos"],
        "seed": wish.seed,
        "raw": "" if wish.raw else None,
        "v": wish.model if wish.model and not wish.model.startswith("niji") else None,
        "niji": wish.model.removeprefix("niji").strip() if wish.model.startswith("niji") else None,
        "no": avoid or None,
    }
    return [f"--{name} {value}".strip() for name, value in flags.items() if value is not None]


def _ratio(size: str) -> str | None:
    """Return the aspect ratio that a size asks for; None where none was asked or the system may choose."""
    asked = size.strip().lower()
    if not asked or asked == "auto":
        return None
    if match := re.fullmatch(r"(\d+) ?: ?(\d+)", asked):
        return f"{match[1]}:{match[2]}"
    width, height = pixels(asked) or (1, 1)
    ratio = Fraction(width, height).limit_denominator(_STEEPEST_RATIO)
    return f"{ratio.numerator}:{ratio.denominator}"


def _for_midjourney(text: str) -> str:
    """Return words that hold nothing that Midjourney reads as a flag, a weight, a choice or a picture's address."""
    text = re.sub(r"(?:^|(?<=\s))(?:-{2,}|[\u2010-\u2015\u2212]+-*)(?=\w)", "", text)  # a flag, by its dashes
    text = re.sub(r"\s*(?:-{2,}|[\u2012-\u2015\u2212]+)\s*", ", ", text)
    text = re.sub(r"\bhttps?://", "", text, flags=re.IGNORECASE)
    text = re.sub(r":{2,}", ":", text).translate(str.maketrans("{}“”„«»‘’", '()"""""\'\''))
    return _tidy(re.sub(r"^/imagine\b", "imagine", text))


# Runway: plain natural language, nothing but what is there


def _runway(prompt: Prompt, _wish: Wish) -> str:
    return for_runway(prompt)[0]


def for_runway(prompt: Prompt, most: int = RUNWAY_UNITS) -> tuple[str, str]:
    """Return what Runway is told of a prompt in at most so many UTF-16 units, and what of it is not told for length."""
    text, _ = divided(prompt)
    told = _cut(text, most, _utf16, keep=_style_of(prompt))
    kept = _sentences(told)
    return told, "".join(
        piece for piece in _sentences(text) if piece.strip() not in {each.strip() for each in kept}
    ).strip()


def divided(prompt: Prompt) -> tuple[str, str]:
    """Return a prompt in sentences that say what is there, and the things to leave out, between commas.

    What is to be left out is not named in the sentences at all.
    """
    positive, avoid = _split_off_exclusions(prompt)
    text = sentences(replace(positive, parts=replace(positive.parts, avoid="")))
    return _with_single_spaces(text), ", ".join(_distinct(map(_tidy, avoid)))


# Stable Diffusion: tags, most important first, and a negative prompt of its own


def tags(prompt: Prompt, *, weights: bool = False) -> tuple[str, str]:
    """Return a prompt and its negative prompt as Stable Diffusion 1.5 and SDXL want them: tags between commas.

    What the tools read as a weight stands as a plain parenthesis; with `weights` the subject and the style get one, and
    those that a person wrote, as ``(fox:1.3)``, are kept.
    """
    positive, avoid = _split_off_exclusions(prompt)
    order = ("subject", "lettering", "medium", "style", "setting", "light", "palette", "mood", "composition")
    heavy = {_tag(prompt.parts.subject), _tag(_style_of(prompt))} - {""}
    pieces = (piece for phrase in _phrases(positive, order) for piece in _pieces(phrase))
    found = _distinct(_tag(piece, weighted=weights) for piece in pieces)
    if weights:
        found = [f"({tag}:{_EMPHASIS})" if tag in heavy else tag for tag in found]
    return ", ".join(found), ", ".join(_distinct(_tag(item) for item in avoid))


def _stable_diffusion(prompt: Prompt, wish: Wish) -> str:
    if wish.model.startswith("3"):
        text, negative = divided(prompt)
    else:
        text, negative = tags(prompt, weights=wish.own["weights"])
    lines = [text, f"Negative prompt: {negative}" if negative else "", _parameters(wish)]
    return "\n".join(filter(None, lines))


def _parameters(wish: Wish) -> str:
    """Return the line by which the tools recognise parameters, where there are any; they demand three at least."""
    size = pixels(wish.size) if wish.size else None
    if size is None and wish.seed is None:
        return ""
    seed = "" if wish.seed is None else f", Seed: {wish.seed}"
    shape = "" if size is None else f", Size: {size[0]}x{size[1]}"
    return f"Steps: {wish.own['steps']}, CFG scale: {wish.own['guidance']:g}{seed}{shape}"


_WEIGHTED = re.compile(r"(\([^()\[\]]*:\d*\.?\d+\))")


def _tag(text: str, *, weighted: bool = False) -> str:
    """Return a phrase as a tag, in which nothing is an addition or a break, nor, unless it may be, `weighted`."""
    text = re.sub(r"^(?:an?|the)\s+(?=\S)", "", _tidy(text), flags=re.IGNORECASE)
    text = text.replace("<", "").replace(">", "")
    pieces = _WEIGHTED.split(text) if weighted else [text]
    pieces[::2] = [re.sub(r"(?<!\\)([()\[\]])", r"\\\1", piece) for piece in pieces[::2]]
    text = "".join(pieces)
    text = re.sub(r"\b(?:AND|BREAK)\b", lambda match: match[0].lower(), text)
    return re.sub(r"\b(negative prompt|steps)\s*:", r"\1", text, flags=re.IGNORECASE)


# Words and phrases


def _is_plain(prompt: Prompt) -> bool:
    """Say whether nothing is known of a prompt's words: nobody expanded it, or a person edited it."""
    return prompt.parts == Parts(style=prompt.parts.style, avoid=prompt.parts.avoid)


def _style_of(prompt: Prompt) -> str:
    """Return the words that ask for the style: those in the prompt where they are known."""
    style = styles.find(prompt.parts.style) if prompt.parts.style else None
    spelled = [words for words in (style.words if style else ()) if words.casefold() in prompt.text.casefold()]
    return spelled[0] if spelled else styles.worded(prompt.parts.style)


def _phrases(prompt: Prompt, order: Iterable[str]) -> list[str]:
    """Return the parts of a prompt as phrases in an order; its very words, and the style, where they are not known."""
    said = prompt.parts.to_dict() | {"style": _style_of(prompt)}
    if _is_plain(prompt):
        text = " ".join(prompt.text.split())
        return [text] if said["style"].casefold() in text.casefold() else [text, said["style"]]
    if (lettering := said.pop("lettering", "")) and lettering not in " ".join(said.values()):
        said["lettering"] = f'text "{lettering}"'
    if "medium" in said and styles.find(prompt.parts.style):  # the style's words name its medium
        del said["medium"]
    return [_tidy(said[name]) for name in order if said.get(name)]


_EXCLUDING = re.compile(r"^(?:there (?:is|are) no|no|without|avoid|exclude|leave out:?)\s", re.IGNORECASE)
_WITHOUT = re.compile(
    r"(?:,?\s*\b(?:without|with no|free of)|[,;]\s*(?:and\s+|but\s+)?no)\s+"
    r"(?!(?:an? )?(?:end|doubts?|limits?|exceptions?|warning|fail)\b)"
    r"(?:any\s+|an?\s+|the\s+)?([^,.;:!?\"“”]+?)(?=\s*(?:[,.;:!?]|$|\b(?:in|on|at|by|under|beside|and|but|or)\b))",
    re.IGNORECASE,
)


def _split_off_exclusions(prompt: Prompt) -> tuple[Prompt, list[str]]:
    """Return the prompt with only what is there in its words, and what is to be left out, a thing each.

    Models that know no negation paint what a "without" names.
    """
    avoid = _things(prompt.parts.avoid)

    def positive(text: str) -> str:
        kept = []
        for number, sentence in enumerate(_sentences(text)):
            bare = sentence.strip()
            if _EXCLUDING.match(bare) and (number or _names_one_of(bare, avoid)):
                avoid.extend([] if _names_one_of(bare, avoid) else _things(_EXCLUDING.sub("", bare)))
                continue
            avoid.extend(match[1] for match in _WITHOUT.finditer(sentence))
            kept.append(_WITHOUT.sub("", sentence))
        return "".join(kept).strip() or text

    text = positive(prompt.text)
    parts = {name: positive(value) for name, value in prompt.parts.to_dict().items() if name not in ("avoid", "style")}
    parts["style"] = prompt.parts.style
    return replace(prompt, text=text, parts=Parts(**parts)), _distinct(_tidy(item) for item in avoid)


def _things(text: str) -> list[str]:
    """Return what a list of things to leave out names, one by one."""
    bare = re.sub(r"^(?:no|without|avoid|exclude|leave out)\s+", "", text.strip(" .\n"), flags=re.IGNORECASE)
    return [item.strip() for item in re.split(r"[,;،、，]|\s(?:and|or|nor)\s", bare) if item.strip()]


def _names_one_of(sentence: str, things: Iterable[str]) -> bool:
    return any(thing.casefold() in sentence.casefold() for thing in things)


_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|「[^」]*」|«[^»]*»")
_STOP = re.compile(r"[.!?؟।…]+[\"'”’»)\]]*(?:\s+|$)|[。！？]+[”’」』]*\s*")


def _sentences(text: str) -> list[str]:
    """Return a text in its sentences, each with the white space behind it; a stop in the midst of quotes ends none."""
    masked = _QUOTED.sub(lambda match: match[0][:1] + "_" * (len(match[0]) - 3) + match[0][1:][-2:], text)
    ends = [match.end() for match in _STOP.finditer(masked)]
    return [piece for start, end in pairwise([0, *ends, len(text)]) if (piece := text[start:end])]


def _pieces(phrase: str) -> list[str]:
    """Return a phrase in the pieces between its commas and stops; what stands in quotes stays whole."""
    return [
        piece
        for piece in re.findall(r"""(?:"[^"]*"|“[^”]*”|\([^()]*\)|\.(?=\S)|[^,;.،、，。])+""", phrase)
        if piece.strip()
    ]


def _tidy(text: str) -> str:
    """Return words on one line without the commas and stops at their ends."""
    return _with_single_spaces(text).strip(" ,;").removesuffix(".").removesuffix("。").rstrip(" ,;")


def _with_single_spaces(text: str) -> str:
    """Return a text on one line, with one comma where there were several."""
    line = re.sub(r"\s+([,;.])", r"\1", " ".join(text.split()))
    return re.sub(r"([,;])(?:\s*[,;])+", r"\1", line)


def _distinct(phrases: Iterable[str]) -> list[str]:
    """Return the phrases once each, and none that a longer one before it holds already."""
    kept: list[str] = []
    for phrase in phrases:
        if phrase and not any(phrase.casefold() in other.casefold() for other in kept):
            kept.append(phrase)
    return kept


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(filter(None, texts))


# Limits


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, most: int, length: Callable[[str], int], keep: str = "") -> str:
    """Return a text of at most `most` units: whole sentences, and the one that holds `keep` among them.

    One sentence that is too long ends at a comma, else at a word, else where it must.
    """
    if length(text) <= most:
        return text
    pieces = _sentences(text)
    kept = {number for number, piece in enumerate(pieces) if keep and keep.casefold() in piece.casefold()}
    if sum(length(pieces[number]) for number in kept) > most:
        kept = set()
    room = most - sum(length(pieces[number]) for number in kept)
    for number, piece in enumerate(pieces):
        if number in kept:
            continue
        if length(piece.rstrip()) > room:
            break
        kept.add(number)
        room -= length(piece)
    if 0 not in kept:
        return _cut_sentence(text, most, length)
    return "".join(pieces[number] for number in sorted(kept)).strip()


def _cut_sentence(text: str, most: int, length: Callable[[str], int]) -> str:
    lengths = accumulate(length(character) for character in text)
    end = sum(1 for total in lengths if total <= most)
    while end and (unicodedata.combining(text[end]) or text[end] in _JOINS or text[end - 1] == "\u200d"):
        end -= 1
    for stop in (r"[,;:،、，；]", r"\s"):
        places = [match.start() for match in re.finditer(stop, text[:end])]
        if places and places[-1] > end // 2:
            return text[: places[-1]].rstrip(" ,;:")
    return text[:end]


TARGETS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect("openai", "sentences, up to 32,000 characters", _openai),
        Dialect(
            "midjourney",
            "phrases and flags; a version may follow, as midjourney:7",
            _midjourney,
            models=r"\d+(?:\.\d+)?|niji(?: ?\d+)?",
            settings=(
                Setting("stylize", int, "how much of its own taste it adds (--s)", least=0, most=1000),
                Setting("chaos", int, "how much its pictures differ (--c)", least=0, most=100),
            ),
        ),
        Dialect("runway", "positive sentences, up to 1,000 UTF-16 units", _runway),
        Dialect(
            "stable-diffusion",
            "tags and a negative prompt; stable-diffusion:3.5 takes sentences",
            _stable_diffusion,
            models=r"1\.[45]|2\.[01]|sdxl|xl|3|3\.5",
            settings=(
                Setting("weights", bool, "give the subject and the style more weight", False),
                Setting("steps", int, "said where size or seed are", 30, least=1, most=150),
                Setting("guidance", float, "said where size or seed are", 7.0, least=0, most=30),
            ),
        ),
    )
}
"""The systems that prompts can be worded for, by name."""
