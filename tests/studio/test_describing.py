"""A picture put into words: by a model that sees, or by what its own metadata tells."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import openai_loopback as loop
import pytest
from conftest import MakePicture, RunCells
from openai_loopback import BILLS, IMAGES, PAID, RESPONSES, LoopbackOpenAI, answer, response
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from promptmagic import History, Studio
from promptmagic.captions import alt_text
from promptmagic.errors import BadAnswerError, BudgetError, EngineError, OptionError, UnansweredError
from promptmagic.events import Event, Noted
from promptmagic.history.store.database import HistoryWarning
from promptmagic.model import FREE
from promptmagic.parallel import Monitor

ALT = "A red fox curled up asleep in the snow."
PROMPT = "A snowy wood at dusk. A red fox lies curled up asleep, seen from above, in soft blue light, as a photograph."
SAID = {
    "text": "a fox asleep in the snow",
    "alt": ALT,
    "title": "asleep at dusk",
    "prompt": PROMPT,
    "subject": "A red fox",
    "setting": "A snowy wood",
    "light": "soft blue light",
    "medium": "a photograph",
}


@pytest.fixture
def fox(tmp_path: Path) -> str:
    Image.new("RGB", (2048, 1024), "orange").save(tmp_path / "fox.png")
    return str(tmp_path / "fox.png")


@pytest.fixture
def seeing(loopback: LoopbackOpenAI) -> LoopbackOpenAI:
    """A server whose model says what it sees; asked for an alt text alone, it writes that."""

    def see(call: loop.Call) -> None:
        shown = (
            any(
                piece.get("type") == "input_image"
                for message in call.seen.body["input"]
                for piece in message["content"]
                if isinstance(piece, dict)
            )
            if isinstance(call.seen.body["input"], list)
            else False
        )
        if not shown:
            loop.expand_responses(call)
            return
        alone = '"prompts"' not in call.seen.body["instructions"]
        said: Any = {"alt": ALT} if alone else {"prompts": [SAID]}
        answer(response(json.dumps(said)))(call)

    loopback.always(RESPONSES, see)
    return loopback


@pytest.fixture
def studio(seeing: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Studio:
    monkeypatch.chdir(tmp_path)
    for name, value in seeing.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(servers=BILLS)


def pictures_seen(server: LoopbackOpenAI) -> list[Image.Image]:
    """The pictures that a model was shown."""
    bodies = [body["input"] for body in server.bodies(RESPONSES) if isinstance(body["input"], list)]
    pieces = [piece for said in bodies for message in said for piece in message["content"]]
    urls = [piece["image_url"] for piece in pieces if isinstance(piece, dict) and piece["type"] == "input_image"]
    return [Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))) for url in urls]


def test_a_picture_becomes_a_brief_a_prompt_with_parts_and_an_alt_text(
    studio: Studio, seeing: LoopbackOpenAI, fox: str
) -> None:
    art = studio.describe(fox)
    (prompt,) = art.prompts
    assert art.brief == "a fox asleep in the snow"
    assert (prompt.text, prompt.parts.light, prompt.parts.medium) == (PROMPT, "soft blue light", "a photograph")
    assert art.record.kind == "imageprompt"
    assert art.record.options["described"]["alt"] == ALT
    (shown,) = pictures_seen(seeing)
    assert shown.size == (1024, 512)
    assert shown.convert("RGB").getpixel((9, 9)) == (255, 165, 0)


def test_it_is_one_order_with_its_price_before_and_after(studio: Studio, seeing: LoopbackOpenAI, fox: str) -> None:
    request = studio.descriptions.request(fox, studio.defaults)
    assert 0 < request.price.usd < 0.01
    assert str(request.price) in request.plan
    assert seeing.count("") == 0
    art = studio.describe(fox)
    assert art.cost.usd > 0
    assert not art.cost.estimated
    assert studio.history.cost == art.cost
    assert len(studio.history.orders) == 0


def test_the_same_picture_is_described_once_and_fresh_orders(studio: Studio, seeing: LoopbackOpenAI, fox: str) -> None:
    first = studio.describe(fox)
    studio.begin_run()
    assert studio.describe(fox) == first
    with Image.open(fox) as image:
        studio.begin_run()
        assert studio.describe(image) == first
    assert seeing.count("") == 1
    studio.begin_run()
    assert studio.describe(fox, fresh=True) != first
    assert seeing.count("") == 2


def test_a_budget_that_does_not_reach_stops_it_before_the_call(
    studio: Studio, seeing: LoopbackOpenAI, fox: str
) -> None:
    studio.budget = 0.00001
    with pytest.raises(BudgetError):
        studio.describe(fox)
    assert seeing.count("") == 0


def test_what_was_ordered_and_never_answered_is_not_ordered_again(
    studio: Studio, seeing: LoopbackOpenAI, fox: str
) -> None:
    seeing.queue(RESPONSES, loop.cut(b"{", 9))
    with pytest.raises(EngineError):
        studio.describe(fox)
    with pytest.raises(UnansweredError, match="--fresh"):
        studio.describe(fox)
    assert seeing.count("") == 1


def test_nonsense_is_asked_once_more_and_then_an_error(studio: Studio, seeing: LoopbackOpenAI, fox: str) -> None:
    seeing.queue(RESPONSES, answer(response("It is a fox.")))
    assert studio.describe(fox).brief == "a fox asleep in the snow"
    assert seeing.count("") == 2
    seeing.queue(RESPONSES, answer(response("no")), answer(response("no")))
    with pytest.raises(BadAnswerError, match=r"asked twice\. It begins: no") as caught:
        studio.describe(fox, fresh=True)
    assert caught.value.billed == "yes"


def test_a_brief_with_braces_stays_a_brief(studio: Studio, seeing: LoopbackOpenAI, fox: str) -> None:
    seeing.queue(RESPONSES, answer(response(json.dumps(SAID | {"text": "a {red|blue} fox <b>"}))))
    art = studio.describe(fox)
    assert art.brief == "a {red|blue} fox <b>"
    assert len(art.prompts) == 1


def test_a_picture_of_the_history_gets_the_alt_text(studio: Studio, tmp_path: Path) -> None:
    art = studio.paint("a fox", n=1, raw=True, painter="openai")
    described = studio.describe(art)
    assert art.picture.alt == ALT
    assert alt_text(art.record, art.record.variations[0]) == ALT
    assert described.parent == art
    (tmp_path / "paintings" / "history.sqlite").unlink()
    with pytest.warns(HistoryWarning):
        again = History(tmp_path)[art.id]
    assert again.picture.alt == ALT


def test_alt_texts_are_written_from_what_is_there_and_once(studio: Studio, seeing: LoopbackOpenAI) -> None:
    art = studio.paint("a {red|blue} fox", raw=True, describe=True)
    assert [variation.picture.alt for variation in art.variations if variation.picture] == [ALT, ALT]
    assert (seeing.count(RESPONSES), seeing.count(IMAGES)) == (2, 2)
    assert studio.history.cost.usd > sum(picture.cost.usd for picture in art.record.pictures)
    assert studio.paint("a {red|blue} fox", raw=True, describe=True) == art
    assert seeing.count("") == 4


def test_what_is_added_later_gets_an_alt_text_too(studio: Studio, seeing: LoopbackOpenAI) -> None:
    art = studio.paint("a {red|blue} fox", raw=True, describe=True)
    plain = studio.paint("a {red|blue} fox", raw=True, fresh=True)
    priced, free = (studio.additions.price(generation.record, 1, 1, "vary").usd for generation in (art, plain))
    assert priced - free == pytest.approx(studio.descriptions.price_of_alt(art.record).usd)
    assert priced > free
    looks = seeing.count(RESPONSES)
    studio.additions.more_like(art.id, 1, n=1)
    studio.additions.change(art.id, 1, "make it night")
    assert [variation.picture.alt for variation in art.variations if variation.picture] == [ALT] * 4
    assert art.refine("make it snow").picture.alt == ALT
    assert seeing.count(RESPONSES) == looks + 3
    studio.additions.more_like(plain.id, 1, n=1)
    assert plain.refine("make it snow").picture.alt == ""
    assert seeing.count(RESPONSES) == looks + 3


def test_the_prompts_of_a_cell_that_are_painted_later_are_described(studio: Studio, seeing: LoopbackOpenAI) -> None:
    art = studio.expand("a fox", n=2)
    studio.additions.paint_prompt(art.id, 1)
    assert art.picture.alt == ""
    assert studio.expand("a fox", n=2, describe=True) == art
    looks = seeing.count(RESPONSES)
    studio.additions.paint_prompt(art.id, 2)
    assert [variation.picture.alt for variation in art.variations if variation.picture] == [ALT, ALT]
    assert seeing.count(RESPONSES) == looks + 1


def test_an_alt_text_that_does_not_come_is_told_and_takes_no_picture_away(
    studio: Studio, seeing: LoopbackOpenAI
) -> None:
    art = studio.paint("a fox", n=1, raw=True, describe=True)
    seeing.queue(RESPONSES, answer(response("no")), answer(response("no")))
    heard: list[Event] = []
    studio.additions.change(art.id, 1, "make it night", monitor=Monitor(heard.append))
    assert art.variations[1].picture is not None
    [note] = [event.text for event in heard if isinstance(event, Noted)]
    assert note.startswith("1 of the alt texts did not come")


def test_equal_pictures_are_looked_at_once(studio: Studio, seeing: LoopbackOpenAI) -> None:
    art = studio.paint("a fox", n=2, raw=True, describe=True)
    assert [variation.picture.alt for variation in art.variations if variation.picture] == [ALT, ALT]
    assert seeing.count(RESPONSES) == 1


def test_alt_texts_that_did_not_come_leave_the_picture_and_are_not_ordered_again(
    studio: Studio, seeing: LoopbackOpenAI, capsys: pytest.CaptureFixture[str]
) -> None:
    seeing.queue(RESPONSES, answer(response("no")), answer(response("no")))
    art = studio.paint("a fox", n=1, raw=True, describe=True)
    assert "1 of the alt texts did not come" in capsys.readouterr().out
    assert art.picture.alt == ""
    assert studio.paint("a fox", n=1, raw=True, describe=True) == art
    assert seeing.count(RESPONSES) == 2


def test_a_budget_that_ends_before_the_alt_texts_leaves_the_pictures(
    studio: Studio, seeing: LoopbackOpenAI, capsys: pytest.CaptureFixture[str]
) -> None:
    art = studio.paint("a fox", n=1, raw=True)
    studio.budget = art.cost.usd
    assert studio.paint("a fox", n=1, raw=True, describe=True) == art
    assert "budget" in capsys.readouterr().out
    assert seeing.count(RESPONSES) == 0
    studio.budget = None
    studio.paint("a fox", n=1, raw=True, describe=True)
    assert art.picture.alt == ALT


def test_a_plan_tells_what_alt_texts_cost(studio: Studio) -> None:
    plain, more = (
        studio.estimate(studio.request("paint", "a fox", studio.defaults.updated(n=2, describe=on)))
        for on in (False, True)
    )
    assert more.usd > plain.usd
    assert "alt texts openai:gpt-6-luna: 2 pictures" in studio.plan(
        studio.request("paint", "a fox", studio.defaults.updated(n=2, describe=True))
    )


def test_a_model_that_does_not_see_is_an_error_before_any_call(fox: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", loop.KEY)
    with pytest.raises(OptionError, match=r"gpt-3\.5-turbo does not look at pictures"):
        Studio(expander="openai:gpt-3.5-turbo").describe(fox)


# Offline


def test_offline_it_is_what_the_picture_s_own_metadata_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    studio = Studio()
    art = studio.paint("a red kite over the sea", n=1, size="96x96", seed=3)
    file = art.picture.save(tmp_path / "elsewhere" / "kite.png")
    studio.history.retell(file, art.id, art.variations[0])
    for reference in (art, str(file)):
        described = studio.describe(reference)
        assert described.brief == "a red kite over the sea"
        assert described.prompts[0].text == art.prompts[0].text
        assert described.prompts[0].parts.subject == art.prompts[0].parts.subject
        assert described.cost == FREE


def test_offline_another_tool_s_prompt_is_read(tmp_path: Path) -> None:
    told = PngInfo()
    told.add_text("parameters", "a brass owl\nNegative prompt: people\nSteps: 20, Seed: 7, Size: 64x64, Model: x")
    Image.new("RGB", (64, 64)).save(tmp_path / "owl.png", pnginfo=told)
    art = Studio(History(tmp_path)).describe(tmp_path / "owl.png")
    assert (art.brief, art.prompts[0].text, art.prompts[0].parts.avoid) == ("a brass owl", "a brass owl", "people")


def test_offline_a_picture_that_tells_nothing_is_one_clear_error(tmp_path: Path, make_picture: MakePicture) -> None:
    with pytest.raises(EngineError, match="say nothing of what it shows"):
        Studio(History(tmp_path)).describe(make_picture())


# In a cell


def test_a_cell_says_who_looks_what_it_costs_and_opens_the_prompt(
    run_cells: RunCells, seeing: LoopbackOpenAI, fox: str
) -> None:
    environ = {**seeing.environ, **PAID}
    notebook = run_cells(
        "%describe --dry-run fox.png",
        "%describe fox.png",
        "art = %describe fox.png --fresh\nart.prompts[0].parts.light",
        "%describe missing.png",
        env=environ,
        allow_errors=True,
    )
    dry, cell, bound, again = notebook.cells
    assert "nothing asked" not in json.dumps(notebook.metadata), "it was asked, and paid for"
    said = "".join(output.get("text", "") for output in cell.outputs)
    assert "nothing was called" in dry.outputs[0].text
    assert "fox.png is shown to openai:gpt-6-luna: about $0.0" in said
    assert "brief  a fox asleep in the snow" in said
    assert f"alt    {ALT}" in said
    assert "by     openai:gpt-6-luna · $0.0" in said
    assert any("application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in cell.outputs)
    assert any("A red fox lies curled up" in output.get("data", {}).get("text/html", "") for output in cell.outputs)
    assert bound.outputs[-1].data["text/plain"] == "'soft blue light'"
    assert "There is no file 'missing.png'" in again.outputs[0].evalue
    assert seeing.count(IMAGES) == 0
    before = seeing.count("")
    later = run_cells("%describe fox.png", env=environ)
    (replayed,) = later.cells
    assert "nothing asked" in json.dumps(later.metadata)
    assert seeing.count("") == before
    assert "brief  a fox asleep in the snow" in "".join(output.get("text", "") for output in replayed.outputs)


def test_the_saved_figure_has_the_alt_text(run_cells: RunCells, seeing: LoopbackOpenAI) -> None:
    (cell,) = run_cells("%paint --describe --raw -n 1 a fox", env={**seeing.environ, **PAID}).cells
    (figure,) = [output.data["text/html"] for output in cell.outputs if "text/html" in output.get("data", {})]
    assert f'alt="{ALT}"' in figure


def test_offline_a_cell_says_that_nobody_looked(run_cells: RunCells) -> None:
    _, second, third = run_cells(
        "art = %paint --size 96x96 -n 1 a fox", "%describe art", "%paint --size 96x96 -n 1 --describe an owl"
    ).cells
    assert "by     its own metadata: nobody looked at it · free" in "".join(
        output.get("text", "") for output in second.outputs
    )
    assert "--describe is not used" in "".join(output.get("text", "") for output in third.outputs)
