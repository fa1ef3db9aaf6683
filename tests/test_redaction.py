"""What a secret is, and that none is shown, in whichever spelling another party echoes it."""

from __future__ import annotations

import base64
import html
import json
import time
from collections.abc import Callable
from random import Random
from urllib.parse import quote

import pytest

from promptmagic.redaction import betrays, is_secret_name, masked, quoted

KEY = "sk-test-0000-not-a-real-key-0000"
OTHER = "q7RZt+3xVb/9LmKw=Pd2"

SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "its first half": lambda key: key[: len(key) // 2],
    "base64": lambda key: base64.b64encode(key.encode()).decode(),
    "base64 behind other words": lambda key: base64.b64encode(f"Bearer {key}!".encode()).decode(),
    "base64 for URLs, without padding": lambda key: base64.urlsafe_b64encode(key.encode()).decode().rstrip("="),
    "base64 over two lines": lambda key: "\n".join(split_in_two(base64.b64encode(key.encode()).decode())),
    "base64 of UTF-16": lambda key: base64.b64encode(key.encode("utf-16-le")).decode(),
    "base64 twice": lambda key: base64.b64encode(base64.b64encode(key.encode())).decode(),
    "base64 of the reversed": lambda key: base64.b64encode(key[::-1].encode()).decode(),
    "reversed base64": lambda key: base64.b64encode(key.encode()).decode()[::-1],
    "base32": lambda key: base64.b32encode(key.encode()).decode(),
    "hex": lambda key: key.encode().hex(),
    "hex in capitals, with colons": lambda key: key.encode().hex(":").upper(),
    "hex as bytes": lambda key: " ".join(f"0x{byte:02x}" for byte in key.encode()),
    "percent": quote,
    "percent throughout": lambda key: "".join(f"%{byte:02X}" for byte in key.encode()),
    "percent twice": lambda key: quote("".join(f"%{byte:02x}" for byte in key.encode())),
    "HTML": lambda key: "".join(f"&#{ord(char)};" for char in key),
    "HTML in hex": lambda key: "".join(f"&#x{ord(char):x};" for char in key),
    "HTML twice": lambda key: html.escape("".join(f"&#{ord(char)};" for char in key)),
    "JSON escapes": lambda key: "".join(f"\\u{ord(char):04x}" for char in key),
    "JSON escapes, themselves escaped": lambda key: json.dumps("".join(f"\\u{ord(char):04X}" for char in key)),
    "byte escapes": lambda key: "".join(f"\\x{ord(char):02x}" for char in key),
    "spaced": " ".join,
    "spaced with dots": "·".join,
    "split": lambda key: '" + "'.join(split_in_two(key)),
    "reversed": lambda key: key[::-1],
    "reversed and spaced": lambda key: " ".join(key[::-1]),
    "in capitals": str.upper,
    "numbers": lambda key: ", ".join(str(byte) for byte in key.encode()),
    "quoted-printable": lambda key: "".join(f"={byte:02X}" for byte in key.encode()),
}


def split_in_two(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]


@pytest.mark.parametrize("key", [KEY, OTHER])
@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_a_server_may_echo_a_key_in_any_spelling(spelling: Callable[[str], str], key: str) -> None:
    shown = quoted(f"The key {spelling(key)} is wrong.", key)
    assert spelling(key) not in shown
    assert shown in ("", "The key … is wrong.", 'The key …" + "… is wrong.')


@pytest.mark.parametrize("seed", range(20))
def test_no_run_of_eight_letters_of_a_key_is_shown_whatever_the_key(seed: int) -> None:
    random = Random(seed)
    key = "".join(random.choice("ABCdefGHIjkl0123456789-_+/=.") for _ in range(random.randint(12, 90)))
    for spelling in SPELLINGS.values():
        shown = quoted(f"no: {spelling(key)}", key)
        assert not any(key[at : at + 8] in shown for at in range(len(key) - 7))


@pytest.mark.parametrize(
    "text",
    [
        f"Incorrect API key provided: {KEY}.",
        f"Incorrect API key provided: {KEY[:12]}****{KEY[-8:]}.",
        f"...{KEY[3:15]}...",
        f"Authorization: Bearer {KEY}",
        "key sk-proj-AbC123xyz789 of another person",
        "http://me:hunter22@host/v1",
        "https://blobs.example.org/kite.png?sv=1&sig=hunter22AbC123 is gone",
    ],
)
def test_nothing_of_a_key_or_like_one_is_shown(text: str) -> None:
    shown = quoted(text, KEY)
    assert "…" in shown
    for secret in (KEY[:10], KEY[-8:], KEY[5:14], "AbC123", "hunter22"):
        assert secret not in shown


def test_plain_sentences_are_shown_as_they_are() -> None:
    sentence = "The model 'gpt-image-9' does not exist or you do not have access to it: 100% (a & b), n <= 4."
    assert quoted(sentence, KEY) == sentence
    assert quoted(sentence, "") == sentence
    assert quoted(sentence, "none") == sentence


def test_what_is_shown_is_one_short_line_without_control_characters() -> None:
    assert quoted("one\n\ttwo\x1b[31m three\0", KEY) == "one two [31m three"
    assert len(quoted("x" * 5000, KEY)) <= 301


@pytest.mark.parametrize("name", ["CONTOSO_API_KEY_2", "DB_PASSWORD", "GITHUB_TOKEN", "secret", "APIKEYS", "PG_PWD"])
def test_a_variable_is_secret_by_its_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_secret_name(name)
    monkeypatch.setenv(name, "correct-horse-battery")
    assert quoted("It is correct-horse-battery.") == "It is …."
    assert masked("It is correct-horse-battery.") == "It is [key]."


@pytest.mark.parametrize("name", ["PWD", "KEYBOARD", "TOKENIZERS_PARALLELISM", "SECRETARY", "HOME"])
def test_other_variables_are_not(name: str) -> None:
    assert not is_secret_name(name)


def test_a_password_in_an_address_of_the_environment_is_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:swordfish-9@proxy:8080")
    assert quoted("Proxy says swordfish-9.") == "Proxy says …."


def test_a_short_password_does_not_eat_a_beach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DB_PASSWORD", "sunset")
    monkeypatch.setenv("WIFI_PASSWORD", "a beach at sunset")
    assert masked("a beach at sunset") == "a beach at sunset"
    monkeypatch.setenv("OPENAI_API_KEY", "sk-short-1")
    assert masked("a beach, sk-short-1") == "a beach, [key]"


def test_a_model_that_writes_a_key_in_another_spelling_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    for spelling in ("base64", "hex", "spaced", "reversed", "HTML", "percent throughout"):
        assert betrays(f"A harbour with a sign that reads {SPELLINGS[spelling](KEY)}.")
    assert not betrays("A harbour with a sign that reads FISH, not a real harbour.")


TWO_MB = 2_000_000
TEXTS = {
    "letters": "x" * TWO_MB,
    "hex": "ab" * (TWO_MB // 2),
    "stars": "*" * TWO_MB,
    "sk-": "sk-" * (TWO_MB // 3),
    "colons": "://" * (TWO_MB // 3),
    "titles": "<title>" * (TWO_MB // 7),
    "blanks": " " * TWO_MB,
    "escapes": "\\u0041" * (TWO_MB // 6),
    "ampersands": "&amp" * (TWO_MB // 4),
    "words": "token=a " * (TWO_MB // 8),
    "dots": "eyJaaaaaaaaaaaa." * (TWO_MB // 16),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_a_server_says_is_read_in_time_however_long_it_is(text: str) -> None:
    start = time.process_time()
    assert len(quoted(text, KEY)) <= 301
    masked(text)
    assert time.process_time() - start < 1
