"""Letters: our face has those of most lessons, the machine lends others, and what nothing has is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

from promptmagic.pictures import fonts


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox, 0123456789!?",
        "Größe, forêt, niño, łódź, İstanbul, čeština, Ελλάδα",
        "Жук и їжак",
        "6 CO₂ + 6 H₂O → C₆H₁₂O₆ + 6 O₂",
        "½ × 3² ≈ 4,5 ± √2 °C ✓ ★",
    ],
)
def test_our_own_face_has_the_letters_of_lessons(text: str) -> None:
    assert fonts.typesetting(text) == fonts.Typesetting(fonts.own_faces())


def test_our_face_is_whole_and_carries_its_licence() -> None:
    upright, italic = fonts.own_faces()
    assert ImageFont.truetype(upright, 20).getname()[0] == fonts.FAMILY
    assert "italic" in italic.name.lower()
    assert "SIL OPEN FONT LICENSE" in upright.parent.with_name("LICENSE").read_text("utf-8").upper()


def test_letters_that_nothing_here_has_are_named_once_each() -> None:
    assert fonts.typesetting("ab \U00012000\U00012001 a\U00012000").missing == "\U00012000\U00012001"


def test_what_is_never_seen_needs_no_face() -> None:
    assert fonts.letters_of("a\u200d\ufe0f\n\0 e\u0301") == ("a", "é")


def test_a_machine_s_face_is_used_for_the_letters_that_ours_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent = tmp_path / "fonts" / "Lent.ttf"
    lent.parent.mkdir()
    lent.write_bytes(_face_of(0x12000, 0x12005))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    fonts.machine_faces.cache_clear()
    try:
        assert fonts.typesetting("a \U00012000 \U0001f9fe\U00013000") == fonts.Typesetting(
            (*fonts.own_faces(), lent), "\U0001f9fe\U00013000"
        )
        assert fonts.face_for("\U00012003") == lent
        assert fonts.face_for("a\U00012003") is None
    finally:
        fonts.machine_faces.cache_clear()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ttcf",
        b"\0\1\0\0\0\1",
        b"\0\1\0\0" + b"\xff" * 400,
        (b"\0\1\0\0\0\1" + b"\0" * 6 + b"cmap" + b"\0" * 4 + b"\0\0\0\x1c" + b"\xff\xff\xff\xff"),
    ],
)
def test_a_broken_font_file_has_no_letters(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(content)
    assert fonts.letters(broken) == frozenset()


def _face_of(first: int, last: int) -> bytes:
    """Return as much of a font file as tells its letters: one range of them."""
    group = b"".join(number.to_bytes(4, "big") for number in (first, last, 1))
    part = (12).to_bytes(2, "big") + b"\0\0" + (28).to_bytes(4, "big") + b"\0" * 4 + (1).to_bytes(4, "big") + group
    table = b"\0\0\0\1" + b"\0\3\0\x0a" + (12).to_bytes(4, "big") + part
    entry = b"cmap" + b"\0" * 4 + (28).to_bytes(4, "big") + len(table).to_bytes(4, "big")
    return b"\0\1\0\0" + b"\0\1" + b"\0" * 6 + entry + table
