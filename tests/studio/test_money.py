"""The cases in which money or pictures were once lost, each with its right value; more of them in `test_orders`."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from textwrap import dedent
from typing import Any

import openai_loopback as loop
import pytest
from openai_loopback import BILLS, IMAGES, RESPONSES, Call, LoopbackOpenAI, answer, fail, picture64, prompts_for
from paying import SMALL, studio_in

from promptmagic import painters, registry
from promptmagic.display.figure import figure
from promptmagic.display.offers import offers_of
from promptmagic.errors import BudgetError, EngineError, PromptMagicError, UnansweredError
from promptmagic.history import History
from promptmagic.model import FREE
from promptmagic.studio import Studio

# Sizes and partial pictures


@pytest.mark.parametrize(("size", "sent"), [("512x512", "816x816"), ("640x480", "944x704")])
def test_a_size_below_the_model_s_least_is_raised_and_said(
    tmp_path: Path, server: LoopbackOpenAI, size: str, sent: str
) -> None:
    studio = studio_in(tmp_path)
    options: dict[str, Any] = {"size": size, "quality": "low", "raw": True, "n": 1, "painter": "openai:gpt-image-2"}
    plan = studio.plan(studio.request("paint", "a beach", studio.defaults.updated(**options)))
    assert f"{sent} for {size}" in plan
    art = studio.paint("a beach", **options)
    assert server.bodies()[0]["size"] == sent
    assert f"({sent}, its least)" in art.record.pictures[0].label


def test_a_picture_that_starts_from_a_small_photo_is_raised_too(tmp_path: Path, server: LoopbackOpenAI) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(loop.png("a photo", 640, 480))
    studio_in(tmp_path).paint("a beach", n=1, raw=True, quality="low", painter="openai:gpt-image-2", source=str(photo))
    assert server.bodies(loop.EDITS)[0]["size"] == "944x704"


@pytest.mark.parametrize("partials", [0, 3])
def test_partial_pictures_are_part_of_the_estimate_and_of_the_bill(
    tmp_path: Path, server: LoopbackOpenAI, partials: int
) -> None:
    def billed(call: Call) -> None:
        usage = {"input_tokens": 3, "output_tokens": 196 + 100 * int(call.seen.body.get("partial_images", 0))}
        picture = {"b64_json": picture64("a beach", 64, 64), "usage": usage}
        if not call.seen.body.get("stream"):
            answer({"data": [picture], "usage": usage})(call)
        else:
            loop.stream({"type": "image_generation.completed", **picture})(call)

    server.always(IMAGES, billed)
    studio = Studio(
        History(tmp_path),
        retries=0,
        servers={"openai": {"paid": True, "stream": True}},
        painter_options={"openai": {"partials": partials}},
    )
    options: dict[str, Any] = {
        "size": "1024x1024",
        "quality": "low",
        "raw": True,
        "n": 1,
        "painter": "openai:gpt-image-2",
    }
    estimate = studio.estimate(studio.request("paint", "a beach", studio.defaults.updated(**options)))
    bill = studio.paint("a beach", listener=lambda _: None, **options).cost
    assert not bill.estimated
    assert estimate.usd == pytest.approx(bill.usd, rel=0.25)


# What a server counts


@pytest.mark.parametrize("count", ["1" + "0" * 400, "1e307", "1e15", "NaN", "-1"])
def test_a_picture_with_a_count_that_cannot_be_is_kept_and_costs_its_estimate(
    tmp_path: Path, server: LoopbackOpenAI, count: str
) -> None:
    told = f'{{"data": [{{"b64_json": "{picture64("a beach", 64, 64)}"}}], "usage": {{"output_tokens": {count}}}}}'
    server.always(IMAGES, answer(told.encode()))
    studio = studio_in(tmp_path)
    art = studio.paint("a beach", n=1, **SMALL)
    assert art.picture.image.size == (64, 64)
    assert 0 < art.cost.usd < 1
    assert art.cost.estimated
    assert studio.history.cost == art.cost


def test_little_of_an_endless_usage_is_kept(tmp_path: Path, server: LoopbackOpenAI) -> None:
    usage = {f"count {k}": k for k in range(100_000)}
    server.always(IMAGES, answer({"data": [{"b64_json": picture64("a beach", 64, 64)}], "usage": usage}))
    studio_in(tmp_path).paint("a beach", n=1, **SMALL)
    assert sum(path.stat().st_size for path in (tmp_path / "paintings").rglob("*") if path.is_file()) < 300_000


# Failures that may have been billed


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_what_a_gateway_fails_with_may_have_been_billed_and_is_not_repeated_by_itself(
    tmp_path: Path, server: LoopbackOpenAI, status: int
) -> None:
    server.always(IMAGES, fail(status, "upstream"))
    studio = Studio(History(tmp_path), partials=False, servers=BILLS)
    with pytest.raises(EngineError, match="may have been billed"):
        studio.paint("a beach", n=1, **SMALL)
    assert server.count(IMAGES) == 1
    assert [order.state for order in studio.history.orders] == ["perhaps"]
    assert studio.history.cost.usd > 0


def test_the_second_call_for_missing_prompts_is_an_order_like_any_other(tmp_path: Path, server: LoopbackOpenAI) -> None:
    def three(call: Call) -> None:
        told = loop.response(prompts_for(call.seen.body)[:3])
        answer(told | {"usage": {"input_tokens": 900, "output_tokens": 2000}})(call)

    server.always(RESPONSES, three)
    studio = studio_in(tmp_path)
    request = studio.request("imageprompt", "a beach", studio.defaults.updated(n=4))
    first = studio.estimate(request)
    studio.budget = first.usd * 1.01  # reaches for the first call, and not for another
    art = studio.expand("a beach", n=4)
    assert (server.count(RESPONSES), len(art.prompts)) == (1, 3)
    assert studio.history.cost.usd <= studio.budget
    assert studio.additions.missing_note(art.record).startswith("1 of 4 prompts did not come")
    with pytest.raises(BudgetError):
        art.complete()
    assert server.count(RESPONSES) == 1


# Pictures at addresses


def at_address(server: LoopbackOpenAI) -> None:
    usage = {"input_tokens": 3, "output_tokens": 9}
    server.always(IMAGES, answer({"data": [{"url": f"{server.address}/kite.png"}], "usage": usage}))


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("failure", [answer(b"", status=503), loop.cut(loop.png("a kite", 64, 64)[:40], 9999)])
def test_a_picture_whose_address_failed_is_fetched_when_its_cell_runs_again(
    tmp_path: Path, server: LoopbackOpenAI, restarted: bool, failure: loop.Answer
) -> None:
    at_address(server)
    server.always("/kite.png", failure)
    studio = studio_in(tmp_path, timeout=1)
    for _ in range(2):
        with pytest.raises(EngineError, match=r"painted, but.*(?i:run).* again.*It was billed") as caught:
            studio.paint("a beach", n=1, **SMALL)
        assert "--fresh" not in str(caught.value)
    assert server.count(IMAGES) == 1
    (order,) = studio.history.orders
    assert order.state == "billed"
    server.always("/kite.png", answer(loop.png("a kite", 64, 64)))
    studio = studio_in(tmp_path, timeout=1) if restarted else studio
    art = studio.paint("a beach", n=1, **SMALL)
    assert (server.count(IMAGES), art.picture.image.size) == (1, (64, 64))
    assert (studio.history.orders, studio.history.cost) == ([], art.cost)
    assert not art.cost.estimated
    assert not list((tmp_path / "paintings/.arrived").iterdir())


def test_of_four_pictures_the_one_whose_address_failed_is_fetched_by_the_replay(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    at_address(server)
    kite = answer(loop.png("a kite", 64, 64))
    server.queue("/kite.png", kite, kite, kite)
    server.always("/kite.png", answer(b"", status=503))
    studio = studio_in(tmp_path, timeout=1, parallel=1)
    art = studio.paint("a beach", n=4, **SMALL)
    server.always("/kite.png", kite)
    assert len(art.record.pictures) == 3
    assert "1 picture that was paid for could not be fetched yet" in studio.additions.missing_note(art.record)
    assert offers_of(studio.additions, art.record)["retry 4"] == "free"
    assert studio.additions.price_of_missing(art.record) == FREE
    again = studio_in(tmp_path).paint("a beach", n=4, **SMALL)
    assert (len(again.record.pictures), server.count(IMAGES)) == (4, 4)


def test_an_address_that_is_gone_for_good_is_told_and_painted_anew_only_when_asked(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    at_address(server)
    server.always("/kite.png", answer(b"", status=403))
    studio = studio_in(tmp_path)
    for _ in range(2):
        with pytest.raises(EngineError, match="It was billed"):
            studio.paint("a beach", n=1, **SMALL)
    assert server.count(IMAGES) == 1
    server.always("/kite.png", answer(loop.png("a kite", 64, 64)))
    (art,) = studio.history
    studio.complete(art.id)
    assert server.count(IMAGES) == 2
    assert [order.state for order in studio.history.orders] == ["billed"]


@pytest.mark.parametrize("address", ["http://169.254.169.254/x.png", "http://10.0.0.1/x.png", "file:///etc/hostname"])
def test_an_address_that_waits_is_fetched_under_the_rules_for_addresses(
    tmp_path: Path, server: LoopbackOpenAI, address: str
) -> None:
    at_address(server)
    server.always("/kite.png", answer(b"", status=503))
    studio = studio_in(tmp_path, timeout=1)
    with pytest.raises(EngineError):
        studio.paint("a beach", n=1, **SMALL)
    (waiting,) = (tmp_path / "paintings/.arrived").glob("*.url")
    waiting.write_text(address)
    with pytest.raises(EngineError, match=r"no business|not on the web"):
        studio.paint("a beach", n=1, **SMALL)
    assert server.count(IMAGES) == 1


# A kernel that is killed

ZYGOTE = """
    import os, sys, json
    from promptmagic.studio import Studio
    import openai, promptmagic.painters.openai, promptmagic.expanders.openai
    from promptmagic.errors import PromptMagicError
    for line in sys.stdin:
        told = json.loads(line)
        child = os.fork()
        if not child:
            studio = Studio(retries=0, partials=False, servers={"openai": {"paid": True}})
            studio.paint(told["brief"], n=1, size="64x64", quality="low", raw=told["raw"])
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
    """
"""Forks a kernel for each line: it has all modules already, so that only its work takes time."""


@pytest.fixture
def zygote(tmp_path: Path, server: LoopbackOpenAI) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", dedent(ZYGOTE)], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


def killed_after_an_answer(
    zygote: subprocess.Popen[str], server: LoopbackOpenAI, path: str, kept: Path | None = None, **told: Any
) -> None:
    """Have a kernel paint, and kill it up to 40 ms after the server's answer; or once there is a picture in `kept`."""
    answered = threading.Event()
    usual = loop.paint if path == IMAGES else loop.expand_responses

    def send(call: Call) -> None:
        usual(call)
        answered.set()

    server.queue(path, send)
    assert zygote.stdin is not None
    assert zygote.stdout is not None
    zygote.stdin.write(json.dumps(told) + "\n")
    zygote.stdin.flush()
    child = int(zygote.stdout.readline())
    assert answered.wait(30)
    threading.Event().wait(random.uniform(0, 0.04))
    while kept and not list(kept.rglob("*.png")):
        threading.Event().wait(0.01)  # another process does it
    with suppress(ProcessLookupError):  # it may have ended by itself
        os.kill(child, 9)
    assert zygote.stdout.readline() == "gone\n"


def test_killed_after_an_answer_the_picture_is_there_or_its_order_is_told(
    tmp_path: Path, server: LoopbackOpenAI, zygote: subprocess.Popen[str]
) -> None:
    kept = False
    for k in range(25):
        brief = f"beach {k}"
        whole = None if k < 24 or kept else tmp_path / "paintings"
        killed_after_an_answer(zygote, server, IMAGES, whole, brief=brief, raw=True)
        studio = studio_in(tmp_path)
        open_orders = {order.id for order in studio.history.orders}
        sent = server.requests[-1].headers["x-client-request-id"]
        try:
            art = studio.paint(brief, n=1, **SMALL)
        except UnansweredError:
            assert sent in open_orders
        else:
            assert sent in art.record.pictures[0].path.name  # type: ignore[union-attr]  # it is on disk
            kept = True
        assert server.count(IMAGES) == k + 1
    assert kept


def test_killed_after_an_answer_prompts_are_there_or_their_order_is_told(
    tmp_path: Path, server: LoopbackOpenAI, zygote: subprocess.Popen[str]
) -> None:
    server.always(IMAGES, fail(400, "not now"))
    for k in range(8):
        brief = f"beach {k}"
        killed_after_an_answer(zygote, server, RESPONSES, brief=brief, raw=False)
        studio = studio_in(tmp_path)
        with pytest.raises(PromptMagicError):
            studio.paint(brief, n=1, size="64x64", quality="low")
        assert server.count(RESPONSES) == k + 1


@pytest.mark.parametrize("came", [4, 3])
def test_prompts_that_had_arrived_before_a_kill_are_read_and_painted(
    tmp_path: Path, server: LoopbackOpenAI, came: int
) -> None:
    def some(call: Call) -> None:
        answer(loop.response(prompts_for(call.seen.body)[:came]))(call)

    server.queue(RESPONSES, some)
    code = """
        import os
        from promptmagic.expanders import openai
        openai._of_responses = lambda answer: os.kill(os.getpid(), 9)
        from promptmagic.studio import Studio
        studio = Studio(retries=0, partials=False, servers={"openai": {"paid": True}})
        studio.paint("a beach", n=4, size="64x64", quality="low")
        """
    subprocess.run([sys.executable, "-c", dedent(code)], cwd=tmp_path, check=False)
    studio = studio_in(tmp_path)
    art = studio.paint("a beach", n=4, size="64x64", quality="low")
    assert (server.count(RESPONSES), len(art.record.pictures)) == (1, came)
    assert studio.history.orders == []
    assert art.record.expansion_cost.usd > 0
    assert not list((tmp_path / "paintings/.arrived").iterdir())
    if came < 4:
        art.complete()
        assert (server.count(RESPONSES), len(art.record.pictures)) == (2, 4)


# A full disk


def namespaces() -> list[str]:
    """Return the command that gives a process mounts of its own, or skip the test where there is none."""
    command = ["unshare", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("needs unshare and user namespaces, to mount a small disk")
    return command


FULL = """
    import sys, threading, time, warnings
    from pathlib import Path
    from promptmagic.history import History
    from promptmagic.history.store import store
    from promptmagic.studio import Studio
    store.LOOK_FOR_SPACE = 0.05
    space = sys.argv[1] == "space"
    said = []
    warnings.showwarning = lambda message, *_: said.append(str(message))
    warnings.simplefilter("always")
    studio = Studio(retries=0, partials=False, servers={"openai": {"paid": True}})
    painting = threading.Thread(target=lambda: studio.paint("a beach", n=3, size="256x256", quality="low", raw=True))
    painting.start()
    while len(studio.history.orders) < 3:
        time.sleep(0.01)
    ballast = Path("ballast")
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    print("full", flush=True)
    painting.join()
    art = studio.history[0]
    assert [p.image.size for p in art.record.pictures] == [(256, 256)] * 3
    assert sum("could not be written" in text for text in said) == 3, said
    if space:
        ballast.unlink()
        deadline = time.monotonic() + 30
        while len(list(Path("paintings").rglob("*.png"))) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        while History().orders:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        again = History()
        assert len(again[0].record.pictures) == 3 and again.cost == art.cost, (again[0].record, again.cost, art.cost)
    print("done", flush=True)
    """


@pytest.mark.parametrize("space", ["space", "none"])
def test_on_a_full_disk_three_paid_pictures_wait_in_memory_until_there_is_space(
    tmp_path: Path, server: LoopbackOpenAI, space: str
) -> None:
    full = threading.Event()

    def wait(call: Call) -> None:
        full.wait(30)
        usage = {"input_tokens": 3, "output_tokens": 9}
        noise = picture64("a beach", 256, 256, noisy=True)
        answer({"data": [{"b64_json": noise}], "usage": usage})(call)

    server.always(IMAGES, wait)
    script = f"mount -t tmpfs -o size=2m none '{tmp_path}' && cd '{tmp_path}' && exec \"$@\""
    command = [*namespaces(), "sh", "-c", script, "sh", sys.executable, "-c", dedent(FULL), space]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "full\n"
    full.set()
    out, err = process.communicate(timeout=60)
    assert out == "done\n", err
    assert ("3 pictures" in err and "are lost: there was no space to the end" in err) == (space == "none"), err
    assert server.count(IMAGES) == 3


# Plugins

PLUGIN = """
    from promptmagic.model import Cost, Picture

    class Billing:
        name, model, label, free = "billing", "", "a plugin that bills", False

        def __init__(self, model=""):
            self.asked = 0

        def paint(self, prompt, canvas, progress=None):
            from openai_loopback import png
            return Picture(64, 64, "png", "billing", label=self.label, data=png(prompt.text, 64, 64))

    class Telling(Billing):
        name = "telling"

        def price(self, canvas):
            return Cost(0.05)

    class Reckoning(Billing):
        name = "reckoning"

        def paint(self, prompt, canvas, progress=None):
            from dataclasses import replace
            return replace(super().paint(prompt, canvas), cost=Cost(0.03))
    """


@pytest.fixture
def plugins(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two painters of others: one that bills and tells no price, and one that tells its price."""
    folder = tmp_path_factory.mktemp("plugin")
    (folder / "promptmagic_billing.py").write_text(dedent(PLUGIN))
    info = folder / "promptmagic_billing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: promptmagic-billing\nVersion: 1.0\n")
    names = "billing = promptmagic_billing:Billing\ntelling = promptmagic_billing:Telling\n"
    names += "reckoning = promptmagic_billing:Reckoning\n"
    (info / "entry_points.txt").write_text(f"[{painters.GROUP}]\n{names}")
    monkeypatch.syspath_prepend(str(folder))
    registry._entries.cache_clear()
    yield
    monkeypatch.undo()
    registry._entries.cache_clear()


def test_a_plugin_that_bills_and_tells_no_price_costs_an_unknown_amount_everywhere(
    tmp_path: Path,
    plugins: None,
) -> None:
    studio = studio_in(tmp_path)
    options: dict[str, Any] = {"painter": "billing", "n": 1, "raw": True}
    plan = studio.plan(studio.request("paint", "a beach", studio.defaults.updated(**options)))
    assert "total     cost unknown" in plan
    art = studio.paint("a beach", **options)
    assert "unknown" in str(art.cost)
    assert "unknown" in caption(art)
    assert "free" not in caption(art)
    assert "unknown" in str(studio.history.cost)
    studio.budget = 5.0
    with pytest.raises(BudgetError, match="is not known"):
        studio.paint("a lake", **options)


def test_a_plugin_that_tells_its_price_is_counted_and_runs_under_a_budget(
    tmp_path: Path,
    plugins: None,
) -> None:
    studio = studio_in(tmp_path, budget=0.12)
    art = studio.paint("a beach", painter="telling", n=2, raw=True)
    assert str(art.cost) == "about $0.10"
    assert caption(art).endswith("a plugin that bills · about <span>$</span>0.05</div></figcaption></figure>")
    with pytest.raises(BudgetError, match=r"has spent about \$0\.10"):
        studio.paint("a lake", painter="telling", n=1, raw=True)


def caption(art: Any) -> str:
    return str(figure(art.record, art.record.variations[0])[0]["text/html"])


# What only looks


def test_a_dry_run_over_pictures_that_are_to_be_repainted_says_so_and_writes_nothing(tmp_path: Path) -> None:
    options: dict[str, Any] = {"painter": "sketch", "expander": "template", "n": 4, "size": "96x96", "seed": 7}
    first = Studio(History(tmp_path, name="lesson")).paint("a beach", **options)
    data, metadata = figure(first.record, first.record.variations[0])
    output = {"output_type": "display_data", "data": data, "metadata": metadata}
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "source": "", "outputs": [output], "execution_count": 1}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "lesson.ipynb").write_text(json.dumps(notebook), "utf-8")
    shutil.rmtree(tmp_path / "paintings")
    studio = Studio(History(tmp_path, name="lesson"))
    plan = studio.plan(studio.request("paint", "a beach", studio.defaults.updated(**options)))
    assert plan.endswith("4 pictures are painted again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lesson.ipynb"]
    again = studio.paint("a beach", **options)
    assert len(list((tmp_path / "paintings").rglob("*.png"))) == 4
    plan = studio.plan(studio.request("paint", "a beach", studio.defaults.updated(**options)))
    assert "painted again" not in plan
    assert again.id == first.id


def test_a_folder_that_cannot_be_written_keeps_what_is_paid_for_in_the_user_s_own(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    code = """
        import warnings
        from promptmagic.history import History
        from promptmagic.studio import Studio
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            studio = Studio(retries=0, partials=False, servers={"openai": {"paid": True}}, budget=1.0)
            art = studio.paint("a beach", n=2, size="64x64", quality="low", raw=True)
        told = [str(item.message) for item in said]
        assert len(told) == 1 and "cannot be written: it is shown as it is" in told[0], told
        warnings.simplefilter("ignore")
        again = History()
        assert not again.orders and again.cost == art.cost
        assert all(p.path.is_file() for p in again[0].record.pictures)
        print(len(again[0].record.pictures))
        """
    own, folder = tmp_path / "own", tmp_path / "lesson"
    folder.mkdir()
    script = (
        f"mount --bind '{folder}' '{folder}' && mount -o remount,ro,bind '{folder}' && cd '{folder}' && exec \"$@\""
    )
    command = [*namespaces(), "sh", "-c", script, "sh", sys.executable, "-c", dedent(code)]
    environ = {**os.environ, "XDG_DATA_HOME": str(own)}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert (done.stdout, list(folder.iterdir())) == ("2\n", []), done.stderr
    assert server.count(IMAGES) == 2 == len(list(own.rglob("*.png")))


def test_a_plugin_that_tells_what_a_picture_cost_has_a_price_after_the_first(tmp_path: Path, plugins: None) -> None:
    studio = studio_in(tmp_path)
    studio.paint("a beach", painter="reckoning", n=1, raw=True)
    studio.budget = 0.10
    assert str(studio.paint("a lake", painter="reckoning", n=1, raw=True).cost) == "$0.03"


# The same again


def test_the_same_brief_in_other_white_space_form_or_with_defaults_typed_is_not_paid_again(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    studio = studio_in(tmp_path)
    first = studio.paint("a caf\u00e9 by the sea", raw=True, quality="low")
    spelt = ["a  café by the sea", "a café\nby the sea", "a\u00a0café by the sea", "a cafe\u0301 by the sea"]
    for brief in spelt:
        assert studio.paint(brief, raw=True, quality="low").id == first.id
    for given in ({"n": 4}, {"size": "1024x1024"}):
        assert studio.paint(spelt[0], raw=True, quality="low", **given).id == first.id
    assert server.count(IMAGES) == 4
