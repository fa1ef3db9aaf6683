"""Engines at work: made once with their options, named by a spec that makes the same one again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from promptmagic import Generation, History, Studio
from promptmagic.errors import OptionError, PromptMagicError, UnknownNameError
from promptmagic.model import Record
from promptmagic.options import Options
from promptmagic.painters.openai import OpenAIPainter
from promptmagic.studio.engines import Engines, spec_of
from promptmagic.studio.request import Request, make_request


def request(painter: str, configured: dict[str, dict[str, object]] | None = None) -> Request:
    return make_request("paint", "a fox", Options().updated(n=1, painter=painter), painter_options=configured)


def stands_in(saved: Request, asked: Request) -> bool:
    """Whether a generation that was made for one request is shown again for another."""
    options = saved.options.to_dict() | saved.asked.to_dict()
    record = Record("id", "paint", "a fox", saved.briefs, options, painter=saved.painters[0], expander="template")
    return asked.key == saved.key and asked.matches(record)


def test_an_engine_is_made_once_for_its_spec_and_its_configured_options() -> None:
    engines = Engines()
    plain = engines.painter("openai")
    assert engines.painter("openai") is plain
    assert engines.painter("openai,partials=3") is not plain
    engines.options = {"openai": {"partials": 2}}
    configured = engines.painter("openai")
    assert isinstance(configured, OpenAIPainter)
    assert configured.partials == 2
    assert engines.painter("openai,partials=3").partials == 3  # type: ignore[attr-defined]  # it is an OpenAIPainter


def test_a_spec_names_the_model_and_what_differs_from_the_defaults() -> None:
    painter = Engines(options={"openai": {"moderation": "low", "partials": 1}}).painter("openai:gpt-image-2")
    assert spec_of(painter) == "openai:gpt-image-2,moderation=low"
    assert spec_of(Engines().painter(spec_of(painter))) == spec_of(painter)
    assert spec_of(Engines().painter("sketch")) == "sketch"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("openai,partials=2,moderation=low", "openai, moderation=low, partials=2"),
        ("openai,partials=2", 'openai,partials="2.0"'),
    ],
)
def test_the_same_options_have_the_same_key_however_they_are_spelled(one: str, other: str) -> None:
    assert stands_in(request(one), request(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (request("openai"), request("openai,partials=2")),
        (request("openai,partials=2"), request("openai,partials=3")),
        (request("auto"), request("auto", {"openai": {"moderation": "low"}})),
        (request("openai"), request("openai", {"openai": {"moderation": "low"}})),
    ],
)
def test_what_other_options_made_does_not_stand_in(one: Request, other: Request) -> None:
    assert not stands_in(one, other)
    assert not stands_in(other, one)


def test_configured_and_typed_options_ask_for_the_same_and_those_of_others_for_nothing() -> None:
    assert stands_in(request("openai", {"openai": {"partials": 2}}), request("openai,partials=2"))
    assert stands_in(request("openai,partials=2", {"openai": {"partials": 3}}), request("openai,partials=2"))
    assert stands_in(request("openai", {"sketch": {"x": 1}}), request("openai"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"painter": "openai,partials=9"}, "from 0 to 3"),
        ({"painter": "openai,partial=1"}, "Did you mean partials"),
        ({"painter": "auto,partials=1"}, "auto takes no model and no options"),
        ({"painter": "openai,partials"}, "is no option in"),
        ({"expander": "template,depth=2"}, "The expander 'template' has no options"),
    ],
)
def test_what_does_not_fit_is_an_error_before_anything_is_made(options: dict[str, Any], words: str) -> None:
    with pytest.raises((OptionError, UnknownNameError), match=words):
        Studio(n=1, **options).paint("a fox")


@pytest.mark.parametrize(
    ("configured", "words"),
    [({"opnai": {}}, "Did you mean openai"), ({"openai": 5}, "holds 5"), ({"openai": {"partials": "x"}}, "0 to 3")],
)
def test_what_is_configured_and_does_not_fit_is_an_error_too(configured: dict[str, object], words: str) -> None:
    with pytest.raises((OptionError, UnknownNameError), match=words):
        Studio(n=1, painter="openai", painter_options=configured).paint("a fox")  # type: ignore[arg-type]  # on purpose


def test_a_dry_run_tells_the_options() -> None:
    studio = Studio(n=1, painter="openai,moderation=low")
    assert "OpenAI gpt-image-2.6-flare (moderation=low): 1 picture" in studio.plan(
        studio.request("paint", "a fox", studio.defaults)
    )


def test_a_spec_names_what_was_given_and_reads_back() -> None:
    plain, asked = Engines().painter("openai"), Engines().painter("openai,complexity=high,partials=2")
    assert spec_of(plain) == f"openai:{plain.model}"
    assert spec_of(Engines().painter(spec_of(asked))) == spec_of(asked)


@pytest.mark.parametrize(
    "call",
    [
        lambda art: art.repaint(painter="prism"),
        lambda art: art.refine("make it night", painter="prism"),
    ],
    ids=["repaint", "refine"],
)
def test_a_painter_that_is_not_there_is_named_wherever_it_is_asked_for(
    tmp_path: Path, call: Callable[[Generation], Generation]
) -> None:
    art = Studio(History(tmp_path), painter="sketch", expander="template").paint("a fox", n=1, size="64x64")
    with pytest.raises(PromptMagicError, match="prism"):
        call(art)


def test_a_painter_of_a_script_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="no painter called 'prism'"):
        Studio(History(tmp_path), painter="prism").paint("a fox", n=1)
    with pytest.raises(UnknownNameError, match="no expander called 'prism'"):
        Studio(History(tmp_path), painter="sketch", expander="prism").paint("a fox", n=1)
