"""Where a picture may be fetched: from public addresses, from its server's own, and from nowhere else in a network."""

from __future__ import annotations

import base64
import logging
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from typing import Any

import openai_loopback as loop
import pytest
from openai_loopback import IMAGES, KEY, LoopbackOpenAI, png

from promptmagic.errors import BadAnswerError, EngineError, OptionError, UnavailableError
from promptmagic.model import Prompt
from promptmagic.net import addresses
from promptmagic.net.addresses import PUBLIC, Reach, is_inside, literal, plain_address
from promptmagic.net.downloads import download, fetch
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter

ELSEWHERE = OpenAIServer(base_url="https://pictures.example.org/v1", key="sk-test-elsewhere")
KITE = png("kite", 9, 9)

SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "0.0.0.0",  # noqa: S104 - nobody is listened to
    "[::]",
    "localhost",
    "LOCALHOST",
    "sub.localhost",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "[fe80::1]",
    "[fd00::1]",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    socket.gethostname(),
]


@pytest.mark.parametrize("host", SPELLINGS)
def test_a_server_elsewhere_cannot_lead_into_this_network(host: str, loopback: LoopbackOpenAI) -> None:
    port = loopback.address.rpartition(":")[2]
    with pytest.raises(EngineError) as caught:
        fetch(f"http://{host}:{port}/x.png", ELSEWHERE, seconds=2, first=0)
    assert loopback.count("") == 0
    if literal(host.strip("[]")) is not None or host.lower() == "localhost":
        assert "no business" in caught.value.message


def test_an_address_is_inside_or_public_by_what_it_is() -> None:
    assert not is_inside(plain_address("93.184.216.34"))
    assert not is_inside(plain_address("2606:4700::1111"))
    assert is_inside(plain_address("::ffff:10.0.0.1"))


def test_a_name_is_asked_at_the_address_that_was_looked_at_and_at_no_other(
    loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A resolver that answers with a public address first, and with this machine's to whoever asks again."""
    resolved = socket.getaddrinfo
    answers = iter(["192.0.2.1", *["127.0.0.1"] * 9])  # nobody is at the first: it is for documentation

    def resolve(host: str, *more: Any, **known: Any) -> Any:
        asks_name = host.startswith("rebinding") and known.get("flags") != socket.AI_NUMERICHOST
        return resolved(next(answers) if asks_name else host, *more, **known)

    port = loopback.address.rpartition(":")[2]
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(addresses, "is_inside", lambda address: address.is_loopback)
    with pytest.raises(EngineError):
        fetch(f"http://rebinding.example.org:{port}/x.png", ELSEWHERE, seconds=2, first=0)
    assert loopback.count("") == 0


def test_a_server_here_may_lead_to_any_port_of_its_host_by_whichever_name(loopback: LoopbackOpenAI) -> None:
    with LoopbackOpenAI() as other:
        other.always("/kite.png", loop.answer(KITE))
        port = other.address.rpartition(":")[2]
        server = OpenAIServer(base_url=loopback.base_url)
        for host in ("127.0.0.1", "localhost", "127.1"):
            assert fetch(f"http://{host}:{port}/kite.png", server) == KITE


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/meta-data", "http://10.0.0.1/x.png"])
def test_a_server_here_does_not_lead_elsewhere_in_the_network_by_redirecting_either(
    target: str, loopback: LoopbackOpenAI
) -> None:
    loopback.always("/sly", loop.redirect(target))
    with pytest.raises(BadAnswerError, match="no business"):
        fetch("/sly", OpenAIServer(base_url=loopback.base_url))


def test_a_host_that_a_person_permits_may_be_anywhere(loopback: LoopbackOpenAI) -> None:
    loopback.always("/kite.png", loop.answer(KITE))
    server = OpenAIServer(base_url="https://pictures.example.org/v1", pictures_from=("127.0.0.1",))
    assert fetch(f"{loopback.address}/kite.png", server) == KITE


def test_what_fails_on_the_way_is_fetched_again(loopback: LoopbackOpenAI) -> None:
    loopback.queue("/kite.png", loop.answer(b"", status=503), loop.cut(KITE[:20], 9999), loop.answer(KITE))
    assert fetch("/kite.png", OpenAIServer(base_url=loopback.base_url), first=0) == KITE
    assert loopback.count("/kite.png") == 3


def test_what_is_not_there_for_good_is_not_asked_for_again(loopback: LoopbackOpenAI) -> None:
    loopback.always("/kite.png", loop.answer(b"", status=403))
    with pytest.raises(UnavailableError, match="status 403"):
        fetch("/kite.png", OpenAIServer(base_url=loopback.base_url), first=0)
    assert loopback.count("/kite.png") == 1


def test_an_address_that_a_person_types_may_lead_anywhere(loopback: LoopbackOpenAI) -> None:
    loopback.always("/old", loop.redirect("/kite.png"))
    loopback.always("/kite.png", loop.answer(KITE))
    assert download(f"{loopback.address}/old") == KITE


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/x", "http://[::1", "kite.png", "http://"])
def test_only_addresses_on_the_web_are_downloaded(url: str) -> None:
    with pytest.raises(OptionError):
        download(url)


def test_public_reach_ends_at_this_network() -> None:
    assert not PUBLIC.allows("h", plain_address("10.0.0.1"))
    assert PUBLIC.allows("h", plain_address("93.184.216.34"))
    assert Reach(inside=False, hosts=frozenset({"h"})).allows("H", plain_address("10.0.0.1"))


# What stands between


def painter_at(url: str) -> OpenAIPainter:
    return OpenAIPainter("flux", server=OpenAIServer(base_url=url, key=KEY), patience=Patience(timeout=5, first=0))


def error_of(url: str) -> EngineError:
    with pytest.raises(EngineError) as caught:
        painter_at(url).paint(Prompt("a kite"), Canvas(seed=1, size=(64, 64)))
    return caught.value


def test_a_socks_proxy_without_its_package_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5h://127.0.0.1:1080")
    monkeypatch.setattr("promptmagic.net.client.find_spec", lambda _: None)
    error = error_of("http://server.example.org/v1")
    assert "SOCKS" in error.message
    assert "pip install socksio" in error.advice
    assert error.billed == "no"


@pytest.mark.parametrize("proxy", ["http://[::1", "http://proxy:notaport", "wat://proxy"])
def test_a_proxy_that_is_none_says_so(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    error = error_of("http://server.example.org/v1")
    assert "proxy" in error.message
    assert error.billed == "no"


def test_certificates_that_are_not_there_say_which_variable_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nope.pem")
    error = error_of("https://server.example.org/v1")
    assert "SSL_CERT_FILE" in error.message
    assert error.billed == "no"


def test_a_proxy_resolves_and_connects(loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loopback server stands for a proxy: it is asked for the whole address."""
    url = "http://server.example.org/v1/images/generations"
    loopback.always(url, loop.paint)
    monkeypatch.setenv("HTTP_PROXY", loopback.address)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert painter_at("http://server.example.org/v1").paint(Prompt("a kite"), Canvas(seed=1, size=(64, 64))).width == 64
    assert loopback.count(url) == 1


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[str]:
    """A server on this machine with a certificate that nobody signed."""
    if which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    yield f"https://127.0.0.1:{httpd.server_port}/v1"
    httpd.shutdown()
    httpd.server_close()


def test_a_certificate_that_is_not_trusted_says_what_to_set(untrusted: str) -> None:
    error = error_of(untrusted)
    assert "certificate" in error.message
    assert "SSL_CERT_FILE" in error.advice
    assert error.billed == "no"


def test_a_password_in_the_address_reaches_the_server_and_no_log(
    loopback: LoopbackOpenAI, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = loopback.base_url.replace("://", "://me:swordfish-0123@")
    painter_at(url).paint(Prompt("a kite"), Canvas(seed=1, size=(64, 64)))
    basic = base64.b64encode(b"me:swordfish-0123").decode()
    assert loopback.requests[-1].headers["authorization"] == f"Basic {basic}"
    assert "swordfish" not in caplog.text
    assert basic not in caplog.text


def test_a_signed_address_is_in_no_log(loopback: LoopbackOpenAI, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    loopback.queue(IMAGES, loop.picture(url=f"{loopback.address}/kite.png?sig=swordfish-0123"))
    loopback.always("/kite.png?sig=swordfish-0123", loop.answer(KITE))
    painter_at(loopback.base_url).paint(Prompt("a kite"), Canvas(seed=1, size=(64, 64)))
    assert "swordfish" not in caplog.text
