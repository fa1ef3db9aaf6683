"""Where OpenAI's API is, as the environment says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from promptmagic.net.addresses import is_loopback
from promptmagic.openai_client.server import OPENAI_URL, OpenAIServer, configured

KEY = "sk-test-0000-not-a-real-key-0000"
AZURE = {"AZURE_OPENAI_ENDPOINT": "https://school.openai.azure.com", "AZURE_OPENAI_API_KEY": "azure-test-key"}


@pytest.mark.parametrize(
    "environ",
    [
        {"OPENAI_API_KEY": KEY},
        {"OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"},
        {"OPENAI_BASE_URL": "", "OPENAI_API_KEY": KEY},
        AZURE,
    ],
)
def test_a_key_or_a_base_url_is_a_configuration(environ: dict[str, str]) -> None:
    assert configured(environ)


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"OPENAI_API_KEY": ""},
        {"OPENAI_BASE_URL": " "},
        {"AZURE_OPENAI_ENDPOINT": "https://school.openai.azure.com"},
    ],
)
def test_empty_variables_are_none(environ: dict[str, str]) -> None:
    assert not configured(environ)


def test_asking_whether_there_is_a_configuration_imports_no_sdk() -> None:
    code = (
        "import sys; from promptmagic.openai_client import server; server.configured(); print('openai' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "False"


def test_the_environment_is_read_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f" {KEY}\n")
    assert configured()
    assert OpenAIServer.from_environment().key == KEY


def test_openai_itself_is_asked_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    server = OpenAIServer.from_environment({"OPENAI_BASE_URL": "", "OPENAI_API_KEY": KEY})
    assert server.base_url == OPENAI_URL
    assert (server.name, server.is_openai, server.free) == ("OpenAI", True, False)


def test_azure_is_asked_where_only_azure_is_set() -> None:
    server = OpenAIServer.from_environment({**AZURE, "OPENAI_API_VERSION": "2026-01-01"})
    assert (server.host, server.azure_version) == ("school.openai.azure.com", "2026-01-01")
    assert server.is_openai
    assert not server.free


def test_a_key_of_openai_comes_before_azure_unless_the_type_says_azure() -> None:
    both = {**AZURE, "OPENAI_API_KEY": KEY}
    assert OpenAIServer.from_environment(both).base_url == OPENAI_URL
    assert OpenAIServer.from_environment({**both, "OPENAI_API_TYPE": "azure"}).key == "azure-test-key"


@pytest.mark.parametrize(
    ("url", "free"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost/v1", True),
        ("http://ai.localhost:1/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://0.0.0.0:8080", True),
        ("http://192.168.0.7:8080/v1", False),
        ("https://localhost.example.com/v1", False),
        ("https://127.0.0.1.example.com/v1", False),
        ("http://[::1", False),
    ],
)
def test_a_server_on_this_machine_is_free(url: str, free: bool) -> None:
    assert is_loopback(url) is free
    assert OpenAIServer.from_environment({"OPENAI_BASE_URL": url}).free is free


@pytest.mark.parametrize("url", ["https://eu.api.openai.com/v1", "https://x.openai.azure.com/openai/v1/"])
def test_openais_own_models_are_known_by_their_hosts(url: str) -> None:
    assert OpenAIServer(base_url=url).is_openai


@pytest.mark.parametrize("url", ["https://notopenai.com/v1", "https://api.openai.com.example.org/v1"])
def test_other_hosts_are_not_taken_for_openai(url: str) -> None:
    assert not OpenAIServer(base_url=url).is_openai
