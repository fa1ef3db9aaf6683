"""What is added to a generation that is there: it stays one light table, with one pick."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from openai_loopback import BILLS, EDITS, IMAGES, RESPONSES, LoopbackOpenAI, briefs_in, fail, stall

from promptmagic.errors import BriefError, BudgetError, CancelledError, NotPaintedError, OptionError
from promptmagic.events import Event, Finished, Previewed, Prompted
from promptmagic.generation import Generation
from promptmagic.history import History
from promptmagic.model import Record
from promptmagic.parallel import Monitor, Stop
from promptmagic.studio import Studio


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(History(tmp_path), painter="sketch", expander="template", size="96x96")


@pytest.fixture
def online(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """One whose loopback server bills as OpenAI does."""
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(History(tmp_path), servers=BILLS)


def numbers(record: Record) -> list[int]:
    return [variation.number for variation in record.variations if variation.picture]


def refusal() -> object:
    return {"message": "No.", "code": "moderation_blocked"}


def test_more_adds_variations_with_prompts_of_their_own_to_the_same_generation(studio: Studio) -> None:
    art = studio.paint("a beach sunset", n=2)
    record = studio.additions.more(art.id, 3)
    assert record.id == art.id
    assert numbers(record) == [1, 2, 3, 4, 5]
    assert len({prompt.text for prompt in record.prompts}) == 5
    assert [v.prompt for v in record.variations] == list(record.prompts)
    assert len(studio.history) == 1


def test_what_was_added_is_shown_again_by_the_same_call_and_can_be_picked(studio: Studio) -> None:
    art = studio.paint("a beach sunset", n=2)
    studio.additions.more(art.id, 2)
    studio.pick(art.id, 4)
    again = studio.paint("a beach sunset", n=2)
    assert again == art
    assert len(again.variations) == 4
    assert again.chosen
    assert again.chosen.number == 4


def test_more_takes_the_painters_and_the_choices_of_a_brief_in_turn(studio: Studio) -> None:
    art = studio.paint("a {red|blue} boat")
    added = studio.additions.more(art.id, 2).variations[2:]
    assert ["red boat" in variation.prompt.text for variation in added] == [True, False]


def test_more_of_a_raw_brief_takes_further_seeds(studio: Studio) -> None:
    art = studio.paint("a red boat", n=2, raw=True, seed=5)
    assert [v.seed for v in studio.additions.more(art.id, 2).variations] == [5, 6, 7, 8]
    assert {prompt.text for prompt in art.prompts} == {"a red boat"}


def test_where_prompts_are_picked_first_more_adds_prompts_and_their_previews(
    online: Studio, loopback: LoopbackOpenAI
) -> None:
    art = online.expand("a beach sunset", n=2)
    events: list[Event] = []
    record = online.additions.more(art.id, 2, monitor=Monitor(events.append))
    assert len(record.prompts) == 4
    assert not record.variations
    assert loopback.count(IMAGES) == 0
    assert [event.number for event in events if isinstance(event, Prompted)] == [3, 4]
    assert [event.number for event in events if isinstance(event, Previewed)] == [3, 4]
    assert isinstance(events[-1], Finished)


def test_more_is_paid_for_once_and_counts(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=1)
    before, cost = art.cost, online.additions.price(art.record, 1, 2, "more")
    online.additions.more(art.id, 2)
    assert art.cost.usd > before.usd
    assert cost.usd > 0
    assert len(briefs_in(loopback.bodies(RESPONSES)[-1])) == 2
    assert loopback.count(IMAGES) == 3


def test_others_like_one_remember_which(studio: Studio) -> None:
    art = studio.paint("a beach sunset", n=2)
    record = studio.additions.more_like(art.id, 2, 2)
    assert [v.origin for v in record.variations] == [None, None, 2, 2]
    assert len({v.seed for v in record.variations}) == 4
    assert numbers(record) == [1, 2, 3, 4]


def test_a_painter_that_can_starts_from_the_picture(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=2)
    online.additions.more_like(art.id, 2, 1)
    record = online.additions.change(art.id, 1, "make it night")
    assert loopback.count(EDITS) == 2
    assert loopback.bodies(EDITS)[-1]["prompt"] == "make it night"
    assert [(v.origin, v.prompt.title) for v in record.variations[2:]][1] == (1, "make it night")
    assert online.additions.price(art.record, 1, 2, "refine").usd > 0


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda studio, art: studio.additions.change(art.id, 1, "  "), BriefError),
        (lambda studio, art: studio.additions.more_like(art.id, 9), OptionError),
        (lambda studio, art: studio.additions.more(art.id, 0), OptionError),
        (lambda studio, art: studio.additions.more_like(art.id, 1, 11), OptionError),
    ],
)
def test_what_cannot_be_added_is_one_clear_error_and_adds_nothing(
    studio: Studio, ask: Callable[[Studio, Generation], object], error: type[Exception]
) -> None:
    art = studio.paint("a beach sunset", n=1)
    with pytest.raises(error):
        ask(studio, art)
    assert len(art.variations) == 1


def test_there_is_nothing_like_what_is_not_painted(online: Studio) -> None:
    art = online.expand("a beach", n=1)
    with pytest.raises(NotPaintedError):
        online.additions.more_like(art.id, 1)


def test_a_budget_is_looked_at_before_more_is_asked_for(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=1)
    online.budget = 0.01
    with pytest.raises(BudgetError):
        online.additions.more(art.id, 4)
    assert loopback.count(RESPONSES) == 1


def test_a_failed_variation_is_painted_by_a_retry(online: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(400, refusal()))
    online.parallel = 1
    art = online.paint("a beach", n=2)
    assert [bool(v.error) for v in art.variations] == [True, False]
    record = online.additions.retry(art.id, 1)
    assert numbers(record) == [1, 2]
    assert not record.variations[0].error


def test_a_star_stays(studio: Studio, tmp_path: Path) -> None:
    art = studio.paint("a beach sunset", n=2)
    studio.star(art.id, 2)
    assert [v.starred for v in art.variations] == [False, True]
    assert [generation.id for generation in History(tmp_path).starred] == [art.id]


def test_another_thread_stops_it_and_what_arrived_is_kept(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=1)
    loopback.queue(EDITS, stall)
    online.parallel, stop = 1, Stop()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(CancelledError, match="Stopped before"):
        online.additions.more_like(art.id, 1, 2, monitor=Monitor(stop=stop))
    assert numbers(art.record) == [1]
    assert len(art.variations) == 3


def test_what_was_added_survives_a_rebuild_from_the_files(studio: Studio, tmp_path: Path) -> None:
    art = studio.paint("a beach sunset", n=2)
    studio.additions.more(art.id, 1)
    studio.additions.more_like(art.id, 3, 1)
    before = art.record
    (tmp_path / "paintings" / "history.sqlite").unlink()
    history = History(tmp_path)
    history.rebuild()
    after = history.record(art.id)
    assert [(v.number, v.origin, v.prompt) for v in after.variations] == [
        (v.number, v.origin, v.prompt) for v in before.variations
    ]
    assert after.prompts == before.prompts
