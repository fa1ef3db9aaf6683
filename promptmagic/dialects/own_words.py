"""Which words of any prompt say what: what its expander said, or else what a person's words usually mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from promptmagic.analysis import Explanation, Span
from promptmagic.dialects.anatomy import explain
from promptmagic.lexicon import describe
from promptmagic.lexicon.description import Role, Said
from promptmagic.lexicon.framing import FRAMING, LENS
from promptmagic.model import Prompt

_VIEW = re.compile(
    r"""\b(?:
        (?:seen|viewed|shot|looking)\s+from\s+(?:high\s+|far\s+|directly\s+)?(?:above|below|behind|afar|the\s+side)
      | (?:an?\s+|in\s+)?(?:extreme\s+)?(?:close[-\s]?up|wide|long|medium|low[-\s]angle|high[-\s]angle)
        \s+(?:shot|view|angle)
      | (?:an?\s+)?(?:bird|worm)['’]?s?[-\s]eye\s+view | eye\s+level | (?:low|high)\s+horizon
      | rule\s+of\s+thirds | off[-\s]cent(?:er|re) | in\s+the\s+(?:fore|back|middle\s?)ground
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Whole phrases about where it is seen from; single words are the lexicon's."""

_BLACK_AND_WHITE = re.compile(
    r"\b(?:black[-\s]and[-\s]white|monochrome|(?:in\s+)?(?:warm|cool|muted|pastel|bright|earthy|soft)\s+colou?rs"
    r"|(?:limited|muted|warm|cool|pastel)\s+palette)\b",
    re.IGNORECASE,
)
"""Words about all colours together."""

_NO = re.compile(r"\b(?:no|without(?:\s+any)?)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:(?:an?|the|my|your|his|her|our|their|some)\s+(?:[^\W_]{1,40}['’]s\s+)?|[^\W_]{1,40}['’]s\s+)$", re.IGNORECASE
)
"""An article, and whose what follows is: "my grandmother's"."""

_SAYS: dict[Role, str] = {
    "subject": "subject", "number": "subject", "size": "subject", "pose": "subject", "part": "subject",
    "material": "subject", "topic": "subject", "name": "subject", "setting": "setting", "weather": "setting",
    "season": "setting", "hour": "light", "light": "light", "style": "style", "form": "style", "mood": "mood",
    "composition": "composition", "lens": "lens", "lettering": "lettering", "exclusion": "avoid", "colour": "palette",
}  # fmt: skip
"""Which part of a prompt the lexicon's roles belong to; a colour or a quality of a subject is the subject's."""

_JOINT = re.compile(r"\s*(?:(?:and|of|the|an?|with|in|on|to)\s+)*", re.IGNORECASE)
"""What may stand between two words of one part, so that they are one."""


_LIGHT = re.compile(
    r"\b(?:(?:soft|hard|warm|cool|dim|harsh)\s+)?(?:studio|natural|window|dramatic|diffuse|rim|back|side)[-\s]?light(?:ing)?\b"
    r"|\bbacklit\b",
    re.IGNORECASE,
)
"""Words about light that photographers use and the lexicon does not know."""

_QUOTED = re.compile(r'"[^"\n]{1,200}"|“[^”\n]{1,200}”')

_OWN_WORDS = (
    ("lettering", _QUOTED),
    ("lens", LENS),
    ("light", _LIGHT),
    ("composition", _VIEW),
    ("composition", FRAMING),
    ("palette", _BLACK_AND_WHITE),
)
"""What is looked for in a person's own words before the lexicon is asked."""


_ASKED = {"style", "avoid", "medium"}
"""Parts that a prompt has from a cell's options too, where no expander wrote it."""


def explanation(prompt: Prompt) -> Explanation:
    """Return which words of any prompt say what; a person's own words are read by what they usually mean."""
    if not prompt.edited and prompt.parts.to_dict().keys() - _ASKED:
        return Explanation(prompt.text, explain(prompt))
    return Explanation(prompt.text, tuple(_read(prompt.text)), "words")


def _read(text: str) -> list[Span]:
    """Return what the words of a text usually say, neighbours of one part as one."""
    found = [Span(*match.span(), name) for name, words in _OWN_WORDS for match in words.finditer(text)]
    said = [span for one in describe(text).said if (span := _span_of(one, text)) is not None]
    spans: list[Span] = []
    for span in sorted(_apart([*found, *said]), key=lambda span: span.start):
        last = spans[-1] if spans else None
        if last and (_belongs_to(last, span, text) or _goes_on(last, span, text)):
            spans[-1] = Span(last.start, span.end, span.name)
        else:
            spans.append(_with_article(span, text, last.end if last else 0))
    return [span for span in spans if span.name]


def _span_of(one: Said, text: str) -> Span | None:
    """Return the part of a prompt that some words are, without a name where the next ones tell; None for no part."""
    name = _SAYS.get(one.role, "")
    if one.role in ("quality", "colour") and one.subject >= 0:
        name = "subject"
    elif not name and one.role != "quality":
        return None
    start = one.start
    if name == "avoid" and (negation := _NO.search(text[:start])):
        start = negation.start()
    return Span(start, one.end, name)


def _belongs_to(span: Span, next: Span, text: str) -> bool:
    """Say whether words describe those right behind them: "soft golden light", "misty harbour", "a king's castle"."""
    if text[span.end : next.start] not in (" ", "-") or not next.name:
        return False
    if not span.name:
        return True
    owns = text[: span.end].endswith(("'s", "’s")) and next.name in ("subject", "setting")
    return owns or (span.name in ("setting", "palette", "light") and next.name == "subject")


def _goes_on(span: Span, next: Span, text: str) -> bool:
    """Say whether words say what those before them do, with no more than small words between."""
    return span.name == next.name and _JOINT.fullmatch(text, span.end, next.start) is not None


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that overlap none before them."""
    taken: list[Span] = []
    for span in spans:
        if not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
            yield span


def _with_article(span: Span, text: str, start: int) -> Span:
    """Return words with the article and the owner before them; neither is part of what a light or a mood is called."""
    if span.name in ("light", "mood", "avoid", "lens", "lettering"):
        return span
    article = _ARTICLE.search(text[start : span.start])
    return Span(start + article.start(), span.end, span.name) if article else span
