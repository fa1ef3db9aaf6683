"""What a person asks for in a picker, done beside the cells; and pickers of one generation, which stay in step."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from openai_loopback import BILLS, EDITS, IMAGES, LoopbackOpenAI, fail, stall

from promptmagic import Generation, History, Picker, Studio
from promptmagic.display.controller import Controller
from promptmagic.display.picker import PickerWidget
from promptmagic.events import Painting
from promptmagic.model import Record

BRIEF = "a beach sunset"
WAIT = 60  # seconds, for a thread


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(History(tmp_path), painter="sketch", expander="template", size="96x64")


@pytest.fixture
def paid(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A studio whose loopback server bills as OpenAI does."""
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(History(tmp_path), servers=BILLS)


class Served:
    """A picker with its controller, and what a page would send it."""

    def __init__(self, studio: Studio, record: Record, cell: str = "") -> None:
        self.picker = PickerWidget()
        self.studio = studio
        self.id = record.id
        self.controller = Controller(self.picker, studio, cell)
        self.controller.restore(studio.record(record.id, cell))

    def press(self, kind: str, **message: object) -> None:
        self.picker._handle_custom_msg({"kind": kind, **message}, [])

    def wait(self) -> Record:
        """Wait until what was asked for is done."""
        done = threading.Event()

        def settled(change: dict[str, Any]) -> None:
            if not change["new"]:
                done.set()

        self.picker.observe(settled, "busy")
        if self.picker.busy:
            assert done.wait(WAIT), "it goes on and on"
        return self.studio.record(self.id)

    @property
    def states(self) -> list[str]:
        return [card["state"] for card in self.picker.pictures]


def test_more_adds_variations_with_other_prompts_and_leaves_the_pick(studio: Studio) -> None:
    served = Served(studio, studio.paint(BRIEF, n=2).pick(2).record)
    served.press("more")
    assert served.states == ["painted", "painted", *["waiting"] * 4]
    record = served.wait()
    assert served.states == ["painted"] * 6
    assert len({prompt.text for prompt in record.prompts}) == 6
    assert served.picker.chosen == 2


def test_more_of_prompts_adds_prompts_and_paints_nothing(studio: Studio) -> None:
    served = Served(studio, studio.expand(BRIEF, n=2).record)
    served.press("more")
    record = served.wait()
    assert [card["state"] for card in served.picker.prompts] == ["prompted"] * 6
    assert len(record.prompts) == 6
    assert len(record.variations) == 1


def test_vary_adds_others_that_say_what_they_are_like(studio: Studio) -> None:
    served = Served(studio, studio.paint(BRIEF, n=2).record)
    served.press("vary", number=2)
    record = served.wait()
    assert [variation.origin for variation in record.variations] == [None, None, 2, 2, 2, 2]
    assert [card["origin"] for card in served.picker.pictures] == [0, 0, 2, 2, 2, 2]


def test_refine_changes_one_as_the_words_say_and_chooses_it(studio: Studio) -> None:
    served = Served(studio, studio.paint(BRIEF, n=2).record)
    served.press("refine", number=1, text="make it night")
    record = served.wait()
    assert record.variations[2].origin == 1
    assert record.variations[2].prompt.text == "make it night"
    assert served.picker.chosen == record.chosen == 3


def test_retry_paints_what_has_failed_and_nothing_else(paid: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(400, {"code": "moderation_blocked", "message": "Refused."}))
    served = Served(paid, paid.paint(BRIEF, n=2).record)
    [failed] = [card for card in served.picker.pictures if card["state"] == "failed"]
    assert "Refused" in failed["error"] or "declined" in failed["error"]
    asked = loopback.count(IMAGES)
    served.press("retry", numbers=[failed["number"]])
    served.wait()
    assert served.states == ["painted", "painted"]
    assert loopback.count(IMAGES) == asked + 1


def test_what_fails_again_keeps_no_other_from_being_tried(paid: Studio, loopback: LoopbackOpenAI) -> None:
    refused = fail(400, {"code": "moderation_blocked", "message": "Refused."})
    loopback.queue(IMAGES, refused, refused)
    served = Served(paid, paid.paint(BRIEF, n=3).record)
    numbers = [card["number"] for card in served.picker.pictures if card["state"] == "failed"]
    loopback.queue(IMAGES, refused)
    served.press("retry", numbers=numbers)
    served.wait()
    assert sorted(served.states) == ["failed", "painted", "painted"]
    assert "Refused" in served.picker.note or "declined" in served.picker.note


def test_each_kind_of_work_has_its_price(paid: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(400, {"code": "moderation_blocked", "message": "Refused."}))
    offers = Served(paid, paid.paint(BRIEF, n=2).record).picker.offers
    assert sorted({what.split()[0] for what in offers}) == ["more", "refine", "retry", "rework", "vary"]
    assert all("$" in price for price in offers.values())


def test_stop_ends_the_work_and_takes_away_what_was_not_begun(paid: Studio, loopback: LoopbackOpenAI) -> None:
    served = Served(paid, paid.paint(BRIEF, n=1).record)
    loopback.always(EDITS, stall)
    asked = threading.Event()
    served.picker.observe(
        lambda change: asked.set() if any(c["state"] == "painting" for c in change["new"]) else None, "pictures"
    )
    served.press("vary", number=1)
    assert asked.wait(WAIT)
    served.press("stop")
    served.wait()
    assert "painting" not in served.states
    assert "waiting" not in served.states
    assert served.picker.note.startswith("Stopped")


def test_a_closed_picker_stops_what_was_made_for_it(paid: Studio, loopback: LoopbackOpenAI) -> None:
    record = paid.paint(BRIEF, n=1).record
    served = Served(paid, record)
    loopback.always(EDITS, stall)
    served.press("vary", number=1)
    [job] = [thread for thread in threading.enumerate() if thread.name == "promptmagic-job"]
    served.picker.close()
    job.join(WAIT)
    assert not job.is_alive()


def test_one_thing_is_done_at_a_time(paid: Studio, loopback: LoopbackOpenAI) -> None:
    served = Served(paid, paid.paint(BRIEF, n=1).record)
    loopback.always(EDITS, stall)
    served.press("vary", number=1)
    served.press("more")
    assert len(served.picker.pictures) == 5
    served.press("stop")
    served.wait()


def test_every_message_of_a_person_is_answered(studio: Studio) -> None:
    heard: list[object] = []

    class Heard(PickerWidget):
        def send(self, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
            if content["kind"] == "heard":
                heard.append((content["page"], content["serial"]))
            super().send(content, buffers)

    picker = Heard()
    Controller(picker, studio).restore(studio.expand(BRIEF, n=2).record)
    for serial in (7, 9):
        message = {"kind": "paint", "number": 1, "times": 1, "text": " ", "page": 12.5, "serial": serial}
        picker._handle_custom_msg(message, [])
    assert heard == [(12.5, 7), (12.5, 9)]
    assert "empty" in picker.note


def test_an_edit_is_kept_where_its_picture_cannot_be_painted_yet(studio: Studio) -> None:
    served = Served(studio, studio.expand(BRIEF, n=2).record)
    served.picker.busy = True  # a cell is painting
    served.press("paint", number=2, times=1, text="a calm sea")
    assert studio.history[-1].prompts[1].text == "a calm sea"
    assert len(studio.history[-1].variations) == 1, "the offline pair painted the first with its cell"


def test_stars_are_kept_and_seen_by_others(studio: Studio) -> None:
    art = studio.paint(BRIEF, n=3)
    one, other = Served(studio, art.record), Picker(art)
    one.picker.set_state({"starred": [2, 3]})
    one.picker.set_state({"starred": [3]})
    assert [variation.starred for variation in art.variations] == [False, False, True]
    assert other.starred == [3]
    assert [found.id for found in studio.history.starred] == [art.id]


def test_a_picker_made_by_hand_hears_picks_from_elsewhere(studio: Studio) -> None:
    art = studio.paint(BRIEF, n=3)
    picker = Picker(art)
    art.pick(3)
    assert picker.chosen == 3
    studio.star(art.id, 1)
    assert picker.starred == [1]


def test_a_picker_made_by_hand_adds_variations_and_another_shows_them(studio: Studio) -> None:
    art = studio.paint(BRIEF, n=2)
    picker, other = Picker(art), Served(studio, art.record)
    picker._handle_custom_msg({"kind": "vary", "number": 1}, [])
    [job] = [thread for thread in threading.enumerate() if thread.name == "promptmagic-job"]
    job.join(WAIT)
    assert len(picker.pictures) == 6
    assert other.states == ["painted"] * 6


def test_a_generation_of_a_history_without_a_studio_is_picked_too(studio: Studio, tmp_path: Path) -> None:
    made = studio.paint(BRIEF, n=2)
    art: Generation = History(tmp_path)[made.id]
    Picker(art).chosen = 2
    assert made.record.chosen == 2


def test_a_closed_picker_is_followed_no_more(studio: Studio) -> None:
    art = studio.paint(BRIEF, n=2)
    picker = Picker(art)
    picker.close()
    art.pick(2)
    assert picker.chosen == 0


# A key in a person's own words


KEY = "sk-live-0123456789-a-persons-own-key"


def test_a_key_in_what_a_person_writes_is_in_no_state_of_a_picker(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    made = studio.paint(f"a beach with {KEY} on a sign", n=1, style=f"oil {KEY}", exclude=KEY)
    served = Served(studio, made.record)
    served.press("refine", number=1, text=f"write {KEY} on it")
    served.wait()
    served.press("rework", number=1, text=f"a sign that says {KEY}")
    served.wait()
    prompts = Served(studio, studio.expand(f"a lake {KEY}", n=1).record)
    prompts.press("edit", number=1, text=f"a lake, and {KEY}")
    for picker in (served.picker, prompts.picker):
        assert KEY not in repr(picker.get_state())
        assert "[key]" in picker.brief
    assert KEY not in repr(list(studio.history))
    assert "a sign that says [key]" in repr(served.picker.pictures)


def test_a_drawing_that_grows_is_told_from_a_blurred_guess(studio: Studio) -> None:
    sent: list[dict[str, Any]] = []
    served = Served(studio, studio.paint(BRIEF, n=1).record)
    served.picker.send = lambda content, buffers=None: sent.append(content)
    for grows in (False, True):
        served.controller.tell(Painting(1, 0.5, b"", grows=grows))
    assert [message.get("grows") for message in sent if message["kind"] == "progress"] == [None, True]


def test_a_card_is_removed_and_brought_back_as_it_was_chosen(studio: Studio) -> None:
    served = Served(studio, studio.paint(BRIEF, n=3).pick(2).record)
    served.press("remove", number=2)
    assert [card["number"] for card in served.picker.pictures] == [1, 3]
    assert served.picker.chosen == 3
    assert served.picker.removed == [2]
    served.press("remove", number=1)
    assert served.picker.removed == [2, 1]
    served.press("remove", number=3)
    assert [card["number"] for card in served.picker.pictures] == [3], "one stays"
    assert "only one" in served.picker.note
    served.press("remove", number=1, undo=True)
    served.press("remove", number=2, undo=True)
    assert [card["number"] for card in served.picker.pictures] == [1, 2, 3]
    assert (served.picker.chosen, served.picker.removed, served.picker.note) == (2, [], "")


def test_what_is_added_after_a_removal_waits_under_its_own_number(studio: Studio) -> None:
    served = Served(studio, studio.paint(BRIEF, n=3).record)
    served.press("remove", number=3)
    served.press("vary", number=1, times=1)
    assert [card["number"] for card in served.picker.pictures] == [1, 2, 4]
    served.wait()
    assert served.states == ["painted"] * 3


def test_what_is_being_painted_is_not_removed(studio: Studio) -> None:
    served = Served(studio, studio.paint(BRIEF, n=2).record)
    with served.picker.hold_trait_notifications():
        served.picker.put_card("pictures", {"number": 2, "state": "painting"})
    served.press("remove", number=2)
    assert len(studio.record(served.id).visible) == 2
