"""Servers that a person gives names: read and checked, each asked with its own key and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai_loopback as loop
import pytest
from openai_loopback import CHAT, IMAGES, LoopbackOpenAI

from promptmagic.errors import KeyMissingError, OptionError, UnknownNameError
from promptmagic.history import History
from promptmagic.model import Cost
from promptmagic.openai_client.named import read
from promptmagic.studio import Studio

WORDS_KEY, PICTURES_KEY = "words-key-0123456789", "pictures-key-0123456789"


@pytest.fixture
def words() -> Iterator[LoopbackOpenAI]:
    """A server of words only."""
    with LoopbackOpenAI() as server:
        server.always(loop.RESPONSES, loop.fail(404, "not found"))
        yield server


@pytest.fixture
def studio(words: LoopbackOpenAI, loopback: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setenv("WORDS_KEY", WORDS_KEY)
    monkeypatch.setenv("PICTURES_KEY", PICTURES_KEY)
    servers = {
        "ollama": {"url": words.base_url, "key": "WORDS_KEY"},
        "xai": {"url": loopback.base_url, "key": "PICTURES_KEY", "paid": True, "prices": {"picture": 0.07}},
    }
    return Studio(History(tmp_path), servers=servers, n=2, size="256x256")


def test_two_servers_serve_one_request_each_with_its_own_key(
    studio: Studio, words: LoopbackOpenAI, loopback: LoopbackOpenAI
) -> None:
    art = studio.paint("a fox", expander="ollama:llama3.2", painter="xai:grok-imagine-image")
    assert words.count(CHAT) == 1
    assert words.bodies(CHAT)[0]["model"] == "llama3.2"
    assert [body["model"] for body in loopback.bodies(IMAGES)] == ["grok-imagine-image"] * 2
    assert {seen.headers["authorization"] for seen in words.requests} == {f"Bearer {WORDS_KEY}"}
    assert {seen.headers["authorization"] for seen in loopback.requests} == {f"Bearer {PICTURES_KEY}"}
    assert art.record.expander == "ollama:llama3.2"
    assert {variation.painter for variation in art.variations} == {"xai:grok-imagine-image"}
    assert art.picture.label == "grok-imagine-image (xai)"


def test_its_own_price_is_what_a_picture_costs(studio: Studio) -> None:
    art = studio.paint("a fox", expander="template", painter="xai:grok")
    assert art.cost == Cost(0.14)


def test_a_server_that_is_free_costs_nothing(studio: Studio, words: LoopbackOpenAI) -> None:
    words.always(IMAGES, loop.paint)
    assert studio.paint("a fox", expander="template", painter="ollama:flux").cost == Cost(0.0)


def test_servers_may_be_a_choice(studio: Studio, words: LoopbackOpenAI, loopback: LoopbackOpenAI) -> None:
    studio.paint("a fox", raw=True, painter="{ollama:flux|xai:grok}")
    assert (words.count(IMAGES), loopback.count(IMAGES)) == (1, 1)


def test_an_error_names_the_server_and_its_login(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PICTURES_KEY")
    with pytest.raises(KeyMissingError) as caught:
        studio.paint("a fox", expander="template", painter="xai:grok")
    assert caught.value.message == "No xai key is set in PICTURES_KEY."
    assert 'promptmagic.login("xai")' in caught.value.advice


def test_an_unknown_name_is_answered_with_those_of_servers_too(studio: Studio) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean ollama"):
        studio.paint("a fox", expander="olama:llama3.2", painter="sketch")


def test_auto_never_means_a_named_server(studio: Studio, loopback: LoopbackOpenAI) -> None:
    art = studio.paint("a fox")
    assert art.record.expander.startswith("template")
    assert loopback.count("") == 0


def test_the_entry_openai_describes_the_default_server(
    loopback: LoopbackOpenAI, words: LoopbackOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", words.base_url)
    entry = {"url": loopback.base_url, "stream": True, "paid": True}
    art = Studio(History(tmp_path), servers={"openai": entry}).paint("a fox", n=1, raw=True)
    assert art.record.painter.startswith("openai")
    assert loopback.count(IMAGES) == 1
    assert art.picture.cost.usd != 0
    assert words.count("") == 0


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"url": "localhost:11434"}, "no web address"),
        ({}, "has no url"),
        ({"url": "http://h/v1", "key": "sk-abcdef-0123456789"}, "not the name of an environment variable"),
        ({"url": "http://h/v1", "paid": True, "free": True}, "both paid and free"),
        ({"url": "http://h/v1", "paid": "yes"}, "neither True nor False"),
        ({"url": "http://h/v1", "streams": True}, "Did you mean stream"),
        ({"url": "http://h/v1", "prices": {"picture": -1}}, "prices"),
        ({"url": "http://h/v1", "prices": 3}, "prices"),
        (7, "no table"),
    ],
)
def test_an_entry_that_cannot_be_understood_is_one_clear_error(entry: Any, said: str) -> None:
    with pytest.raises(OptionError, match=said) as caught:
        read({"mine": entry})
    assert "sk-abcdef" not in str(caught.value)


@pytest.mark.parametrize("name", ["auto", "two words", "a:b", "", 3])
def test_a_name_that_no_spec_can_hold_is_an_error(name: Any) -> None:
    with pytest.raises(OptionError, match="cannot be the name of a server"):
        read({name: {"url": "http://h/v1"}})


@pytest.mark.parametrize("name", ["sketch", "template", "runway"])
def test_no_server_bears_the_name_of_an_engine(name: str, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="is called"):
        Studio(History(tmp_path), servers={name: {"url": "http://h/v1"}})


@pytest.mark.parametrize(
    ("entry", "free"),
    [
        ({"url": "http://127.0.0.1:1/v1"}, True),
        ({"url": "http://127.0.0.1:1/v1", "paid": True}, False),
        ({"url": "http://192.168.1.5/v1"}, False),
        ({"url": "http://192.168.1.5/v1", "free": True}, True),
    ],
)
def test_this_machine_is_free_unless_paid_and_others_where_they_are_free(entry: dict[str, Any], free: bool) -> None:
    assert read({"mine": entry})["mine"].server().free is free
