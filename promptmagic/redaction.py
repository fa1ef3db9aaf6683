"""What a secret is, and how it is kept out of whatever is shown, stored or logged.

Two sorts of text are told apart. What a person or a model wrote (`masked`) loses the keys of engines, and values that
are long enough to be no words. What a server said (`quoted`) is read in every spelling in which a secret may be echoed,
is cut to one short line, and is given up as a whole where a secret is found that cannot be cut out.

All of it takes time in proportion to the text: what a server sends may be half a megabyte.
"""

from __future__ import annotations

import base64
import binascii
import html
import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote_to_bytes, urlsplit

MASK = "[key]"
"""What stands where a secret stood in a text of a person's or a model's."""

GAP = "…"
"""What stands where a secret, or what looks like one, stood in a text of a server's."""

ENGINE_KEYS = frozenset({"OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "RUNWAYML_API_SECRET", "HF_TOKEN"})
"""The environment variables whose values are keys whatever they look like."""

_SECRET_END = re.compile(r"(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL)S?$")
_SECRET_WORDS = frozenset({"PASS", "PWD"})
_HARMLESS = frozenset({"PWD", "OLDPWD"})

_SHORTEST = 8
"""Characters of a secret; anything shorter is a setting, such as 1, and stands in other words by chance."""

_NO_WORDS = 20
"""Characters from which a value is taken to be a key though its variable is no engine's: `sunset` is no secret."""

_RUN = 8
"""So many characters in a row that a text shares with a secret are a part of it, not chance."""

_RUN_IN_WORDS = 16
"""The same for a text that a model wrote at length, in which eight are soon chance."""

_LONGEST_QUOTE = 300
_READ = 2_000
"""Characters of a server's text that are looked at: more is never shown."""

_KEYLIKE = re.compile(
    r"\b(?:sk|sess|key|rk|xai|gsk|hf|ghp|r8|pplx)[-_][\w*.…-]{6,}"  # the shapes that keys have, whole or masked
    r"|\beyJ[\w-]{10,}\.[\w-]+(?:\.[\w-]+)?"  # a JSON web token
    r"|(?<=Bearer )\S+"
    r"|(?<=://)[^/\s@]{1,200}(?=@)"  # user and password of a URL
    r"|(?<=[?&])(?:X-Amz-)?(?:sig|signature|token|key|se|sp|Policy|Credential)=[^&\s]+",  # what signs an address
    re.IGNORECASE,
)

_remembered: set[str] = set()
_remembering = threading.Lock()


def remember(key: str) -> None:
    """Count a key as one of an engine's, though it stands in no variable that tells."""
    if len(key) >= _SHORTEST:
        with _remembering:
            _remembered.add(key)


def secrets() -> tuple[str, ...]:
    """Return everything in the environment, and in use, that nobody is to see, the longest first."""
    return _longest_first(_found(engines_only=False))


def keys() -> tuple[str, ...]:
    """Return those of the secrets that are no words, and stand in nobody's text by chance, the longest first."""
    return _longest_first(_found(engines_only=True))


def is_secret_name(name: str) -> bool:
    """Say whether an environment variable of that name holds a secret."""
    if name in ENGINE_KEYS:
        return True
    words = re.split(r"[^A-Z]+", name.upper())
    return name.upper() not in _HARMLESS and any(word in _SECRET_WORDS or _SECRET_END.search(word) for word in words)


def _found(*, engines_only: bool) -> Iterator[str]:
    with _remembering:
        remembered = tuple(_remembered)
    yield from remembered
    for name, value in list(os.environ.items()):
        value = value.strip()
        long_enough = len(value) >= (_NO_WORDS if engines_only and name not in ENGINE_KEYS else _SHORTEST)
        if long_enough and is_secret_name(name):
            yield value
        elif "://" in value and "@" in value and (password := _password(value)):
            yield password


def _password(url: str) -> str:
    try:
        password = urlsplit(url).password or ""
    except ValueError:
        return ""
    return password if len(password) >= _SHORTEST else ""


def _longest_first(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found), key=lambda secret: (-len(secret), secret)))


def masked(text: str) -> str:
    """Return a text of a person's or a model's in which no key stands as it is."""
    for secret in keys():
        text = text.replace(secret, MASK)
    return text


def betrays(text: str) -> bool:
    """Say whether a text that a model wrote holds a key in any spelling, other than as it is."""
    parts = _parts_of(keys(), _RUN_IN_WORDS)
    return bool(parts) and any(_holds(view, parts, _RUN_IN_WORDS) for view in _views(text))


def quoted(text: str, *others: str) -> str:
    """Return a server's text on one short line in which nothing of a secret, or like one, is left; maybe nothing.

    `others` are secrets beside those of the environment.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:_READ]).split())
    hidden = _longest_first([*secrets(), *(key for key in others if len(key) >= _SHORTEST)])
    line = _without_runs(line, hidden)
    parts = _parts_of(hidden, _RUN)
    if parts and any(_holds(view, parts, _RUN) for view in _views(line)):
        return ""
    line = _KEYLIKE.sub(GAP, _without_stars(line))
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rstrip() + "…"


def _without_runs(text: str, hidden: tuple[str, ...]) -> str:
    """Return the text without any run of characters that it shares with a secret, nor the rest of a word with one."""
    parts = {secret[i : i + _RUN] for secret in hidden for i in range(len(secret) - _RUN + 1)}
    if not parts:
        return text

    def shown(word: re.Match[str]) -> str:
        runs = (word[0][i : i + _RUN] for i in range(len(word[0]) - _RUN + 1))
        return GAP + (word[0][-1] if word[0][-1] in ".:!?" else "") if any(run in parts for run in runs) else word[0]

    text = _WORD.sub(shown, text)
    kept: list[str] = []
    hidden_until = 0
    for place, character in enumerate(text):
        if text[place : place + _RUN] in parts:
            if place >= hidden_until:
                kept.append(GAP)
            hidden_until = place + _RUN
        if place >= hidden_until:
            kept.append(character)
    return "".join(kept)


_WORD = re.compile(r"[^\s\"'<>{}()\[\],;]+")


def _without_stars(line: str) -> str:
    """Return a line without the words that somebody else masked with stars already."""
    return " ".join(GAP if "***" in word else word for word in line.split(" "))


@lru_cache(maxsize=16)
def _parts_of(hidden: tuple[str, ...], run: int) -> frozenset[str]:
    bare = {_bare(secret) for secret in hidden}
    return frozenset(secret[i : i + run] for secret in bare for i in range(len(secret) - run + 1))


def _bare(text: str) -> str:
    """Return the letters and digits of a text alone, in small letters."""
    return "".join(filter(str.isalnum, text)).casefold()


def _holds(text: str, parts: frozenset[str], run: int) -> bool:
    bare = _bare(text)
    return any(
        direction[i : i + run] in parts for direction in (bare, bare[::-1]) for i in range(len(direction) - run + 1)
    )


# Every spelling in which a text may be read


def _views(text: str) -> set[str]:
    """Return a text as it is, and what it is decoded to once and twice."""
    close = re.sub(r"[\s\"'+,;|…]+", "", text)
    views = {text, text[::-1], close, close[::-1]}
    once = {found for view in views for found in _decoded(view)}
    return views | once | {found for view in once for found in _decoded(view)}


def _decoded(text: str) -> Iterator[str]:
    for decode in _DECODERS:
        found = decode(text)
        if found and found != text:
            yield found


def _percent(text: str) -> str:
    return unquote_to_bytes(text).decode("utf-8", "replace") if "%" in text else ""


def _quoted_printable(text: str) -> str:
    return re.sub(r"=([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), text) if "=" in text else ""


def _html(text: str) -> str:
    return html.unescape(text) if "&" in text else ""


_ESCAPE = re.compile(
    r"\\+u\{?([0-9a-fA-F]{2,6})\}?|\\+x([0-9a-fA-F]{2})|U\+([0-9a-fA-F]{4,6})\s?|\\+([0-7]{3})", re.IGNORECASE
)


def _escapes(text: str) -> str:
    def letter(found: re.Match[str]) -> str:
        number = int(found[4], 8) if found[4] else int(found[1] or found[2] or found[3], 16)
        return chr(number) if number <= 0x10FFFF else ""

    return _ESCAPE.sub(letter, text)


def _in_base64(text: str) -> str:
    """What each run of base64, in either alphabet, stands for, wherever in it a secret begins."""
    found: list[str] = []
    for run in re.findall(r"[A-Za-z0-9+/_-]{11,}", text):
        plain = run.translate(str.maketrans("-_", "+/"))
        for start in range(4):
            piece = plain[start : start + (len(plain) - start) // 4 * 4]
            rest = plain[start + len(piece) :]
            padded = piece + (rest + "=" * (4 - len(rest)) if len(rest) > 1 else "")
            found.append(base64.b64decode(padded).decode("latin-1"))
    return "\n".join(found)


def _in_base32(text: str) -> str:
    found: list[str] = []
    for run in re.findall(r"[A-Z2-7]{13,}", text):
        whole = run[: len(run) // 8 * 8]
        rest = run[len(whole) :]
        padding = "=" * (8 - len(rest)) if len(rest) in (2, 4, 5, 7) else ""
        try:
            found.append(base64.b32decode(whole + (rest + padding if padding else "")).decode("latin-1"))
        except binascii.Error:
            continue
    return "\n".join(found)


_HEX_PAIRS = re.compile(r"(?:(?:0x|\\x)?[0-9a-fA-F]{2}[\s:,;-]?\s?){8,}")


def _in_hex(text: str) -> str:
    found: list[str] = []
    for run in _HEX_PAIRS.findall(text):
        digits = re.sub(r"0x|\\x|[^0-9a-fA-F]", "", run)
        for start in range(2):
            even = digits[start : start + (len(digits) - start) // 2 * 2]
            found.append(bytes.fromhex(even).decode("latin-1"))
    return "\n".join(found)


_NUMBERS = re.compile(r"(?:\d{2,3}[\s,;]\s?){7,}\d{2,3}")


def _in_numbers(text: str) -> str:
    return "\n".join("".join(chr(int(number)) for number in re.findall(r"\d+", run)) for run in _NUMBERS.findall(text))


_DECODERS: tuple[Callable[[str], str], ...] = (
    _percent,
    _quoted_printable,
    _html,
    _escapes,
    _in_base64,
    _in_base32,
    _in_hex,
    _in_numbers,
)
