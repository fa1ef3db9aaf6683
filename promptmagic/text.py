"""Words as plain text: counted, shortened to columns of a terminal, and cleaned before they are stored or shown."""

from __future__ import annotations

import codecs
import re
import sys
import unicodedata

SHORT_COLUMNS = 40
_LOOKED_AT = 50 * SHORT_COLUMNS
"""Characters from which a short line is made: some take no column."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def many(count: int, noun: str) -> str:
    """Return a number of things in words."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def storable(text: str) -> str:
    """Return a text that SQLite can take: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def printable(text: str) -> str:
    """Return a text without control characters but line breaks and tabs; half a surrogate pair is a question mark."""
    kept = (char for char in text.replace("\r\n", "\n") if char in "\n\t" or unicodedata.category(char) != "Cc")
    return storable("".join(kept))


PLAIN = str.maketrans(
    {"█": "#", "░": "-", "·": "-", "…": "...", "“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "×": "x", "→": "->"}
    | {"◀": "<-", "├": "|", "│": "|", "└": "`", "─": "-", "★": "*"}
)
"""What stands for our own signs where a stream has only an old alphabet."""


def fitting(text: str, encoding: str | None) -> str:
    """Return a text as a stream of that encoding can take it: as it is, else in plain letters."""
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return text.translate(PLAIN).encode(_known(encoding), "replace").decode(_known(encoding))
    return text


def _known(encoding: str | None) -> str:
    try:
        return codecs.lookup(encoding or "utf-8").name
    except LookupError:
        return "ascii"


def printed(text: str) -> str:
    """Return a text as a value shows itself: our own signs give way where the standard output has none of them.

    People's words stay as they are, whatever becomes of them: the text may be meant for a file.
    """
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return text.translate(PLAIN)
    return text


def say(text: object) -> None:
    """Print, in letters that the standard output can take."""
    print(fitting(str(text), getattr(sys.stdout, "encoding", None)))


def folded(text: str) -> str:
    """Return a text in which upper and lower case, and wide and narrow letters, are one."""
    return storable(unicodedata.normalize("NFKC", text).casefold()).replace("\0", " ")


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(_columns_of, text))


def padded(text: str, width: int) -> str:
    """Return a text with as many blanks behind it as fill a column."""
    return text + " " * (width - columns(text))


def shortened(text: str) -> str:
    """Return a text in one short line without control characters."""
    text = "".join(char for char in " ".join(text.split())[:_LOOKED_AT] if unicodedata.category(char) != "Cc")
    if columns(text) <= SHORT_COLUMNS:
        return text
    while columns(text) >= SHORT_COLUMNS:
        text = text[: min(len(text) - 1, SHORT_COLUMNS)]
    return f"{text.rstrip()}…"


def bounded(text: str, letters: int) -> str:
    """Return the text in one line of at most `letters` characters, cut at a word, without control characters."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    if len(line) <= letters:
        return line
    cut = line[: letters - 1]
    whole_words = cut.rpartition(" ")[0]
    return (whole_words if len(whole_words) > letters // 2 else cut).rstrip(" ,.;:") + "…"


def _columns_of(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
