"""How a saved generation is shown again: what is painted of it now, what is left, and what it stands in for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openai_loopback import BILLS, LoopbackOpenAI

from promptmagic import History, Studio
from promptmagic.model import FREE, Copy, Record, Variation

BRIEF = "a beach"


def sketching(folder: Path) -> Studio:
    return Studio(History(folder), size="64x64", n=2)


def test_of_many_sketches_ten_are_painted_again_and_how_many_are_left_is_said(
    tmp_path: Path, make_record: Callable[..., Record], make_variation: Callable[..., Variation]
) -> None:
    record = make_record(BRIEF, n=1)
    one = make_variation(record, 1)
    assert one.picture is not None
    unseen = replace(one, picture=replace(one.picture, data=None, copy=Copy()))
    seen = replace(one, picture=replace(one.picture, copy=Copy(large=b"x", small=b"x")))
    many = tuple(replace(seen if k == 7 else unseen, number=k) for k in range(1, 900))
    studio = sketching(tmp_path)
    shown = studio.restoration(
        studio.request("paint", BRIEF, studio.defaults), replace(record, variations=many, chosen=7)
    )
    assert len(shown.painting) == shown.repainted == 10
    assert 7 in shown.painting, "the one that is shown"
    assert shown.note.startswith("10 of 899 sketches are painted again from your notebook")
    assert shown.source == "painted again from your notebook"


def test_a_saved_sketch_is_shown_again_and_offers_the_painter_that_was_set_up_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loopback: LoopbackOpenAI
) -> None:
    saved = sketching(tmp_path).paint(BRIEF).id
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    studio = Studio(History(tmp_path), size="64x64", n=2, servers=BILLS)
    request = studio.request("paint", BRIEF, studio.defaults, given={"n", "size"})
    record = studio.replay(request)
    assert record is not None
    assert record.id == saved
    shown = studio.restoration(request, record)
    assert shown.source == "shown again, nothing asked"
    assert shown.anew is not None
    assert shown.price != FREE
    assert f"openai:{shown.painter.partition(':')[2]} is set up now: --fresh paints with it ({shown.price})" in (
        shown.note
    )
    assert loopback.count("") == 0
    made = studio.make(shown.anew)
    assert [v.picture.painter for v in made.variations if v.picture] == ["openai", "openai"]
    again = studio.replay(request)
    assert again is not None
    assert again.id == made.id
    assert studio.restoration(request, again).anew is None


def test_a_named_sketch_stands_in_for_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loopback: LoopbackOpenAI
) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    studio = Studio(History(tmp_path), size="64x64", n=2, painter="sketch", expander="template", servers=BILLS)
    studio.paint(BRIEF)
    request = studio.request("paint", BRIEF, studio.defaults)
    record = studio.replay(request)
    assert record is not None
    assert studio.restoration(request, record).anew is None
