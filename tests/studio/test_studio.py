"""The whole way in a script: a brief in, kept pictures out, and nothing asked twice."""

from __future__ import annotations

import io
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openai_loopback import BILLS, EDITS, IMAGES, RESPONSES, LoopbackOpenAI, briefs_in, fail, paint, stall
from PIL import Image

from promptmagic import costs
from promptmagic.errors import (
    BriefError,
    BudgetError,
    CancelledError,
    EngineError,
    NotPaintedError,
    OptionError,
    UnknownNameError,
)
from promptmagic.events import Event, Failed, Finished, Painted, Painting, Previewed, Prompted, Started
from promptmagic.history import History
from promptmagic.parallel import Monitor
from promptmagic.studio import Studio

SMALL = "96x96"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return offline(tmp_path)


def offline(folder: Path) -> Studio:
    return Studio(History(folder), painter="sketch", expander="template", size=SMALL)


@pytest.fixture
def online(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> Studio:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(History(tmp_path))


def test_a_brief_becomes_four_pictures_of_the_asked_size(studio: Studio) -> None:
    art = studio.paint("a beach sunset")
    assert art.brief == "a beach sunset"
    assert [v.number for v in art.variations] == [1, 2, 3, 4]
    assert len({prompt.text for prompt in art.prompts}) == 4
    assert art.picture.image.size == (96, 96)
    assert str(art.cost) == "free"


def test_the_same_inputs_give_the_same_prompts_and_pixels(tmp_path: Path) -> None:
    first, second = (offline(tmp_path / name).paint("a quiet lake", n=2) for name in "ab")
    assert first.prompts == second.prompts
    assert [v.picture.image.tobytes() for v in first.variations if v.picture] == [
        v.picture.image.tobytes() for v in second.variations if v.picture
    ]


def test_variation_k_uses_the_seed_n_plus_k_minus_1(studio: Studio) -> None:
    art = studio.paint("a beach", n=3, seed=7)
    assert [v.picture.seed for v in art.variations if v.picture] == [7, 8, 9]


def test_raw_takes_the_brief_for_the_prompt(studio: Studio) -> None:
    art = studio.paint("a beach {red|blue}", raw=True)
    assert [prompt.text for prompt in art.prompts] == ["a beach red", "a beach blue"]


def test_same_paints_one_prompt_with_different_seeds(studio: Studio) -> None:
    art = studio.paint("a beach", same=True, n=3)
    assert len(set(art.prompts)) == 1
    assert len({v.picture.image.tobytes() for v in art.variations if v.picture}) == 3


def test_asking_again_restores_what_was_painted(studio: Studio) -> None:
    art = studio.paint("a beach", n=2)
    art.pick(2)
    again = studio.paint("a beach", n=2)
    assert again == art
    assert again.chosen is not None
    assert again.chosen.number == 2
    assert len(studio.history) == 1


def test_fresh_paints_the_next_seeds(studio: Studio) -> None:
    first = studio.paint("a beach", n=2, seed=1)
    second = studio.paint("a beach", n=2, seed=1, fresh=True)
    assert [v.seed for v in first.variations] == [1, 2]
    assert [v.seed for v in second.variations] == [3, 4]
    assert studio.paint("a beach", n=2, seed=1) == second


def test_a_generation_shows_what_was_picked_later(studio: Studio) -> None:
    art = studio.paint("a beach", n=3)
    studio.history[-1].pick(3)
    assert art.chosen is not None
    assert art.chosen.number == 3


def test_picks_belong_to_a_cell(studio: Studio) -> None:
    art = studio.paint("a beach", n=3)
    studio.pick(art.id, 2, "one")
    studio.pick(art.id, 3, "two")
    assert studio.record(art.id, "one").chosen == 2
    assert studio.record(art.id, "two").chosen == 3
    assert studio.record(art.id, "three").chosen is None


def test_expanding_alone_paints_only_the_first_prompt_where_that_is_free(studio: Studio) -> None:
    heard: list[Event] = []
    art = studio.expand("a beach", n=3, listener=heard.append)
    assert [type(event) for event in heard if isinstance(event, Started | Prompted | Previewed)] == [
        Started,
        *[Prompted] * 3,
        *[Previewed] * 3,
    ]
    assert [v.prompt for v in art.variations] == [art.prompts[0]]


def test_expanding_alone_paints_nothing_where_it_costs_money(
    online: Studio, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    online.servers = BILLS
    art = online.expand("a beach", n=2)
    assert loopback.count(IMAGES) == 0
    with pytest.raises(NotPaintedError, match="Press Paint"):
        _ = art.picture


def test_an_edited_prompt_is_what_gets_painted(studio: Studio) -> None:
    art = studio.expand("a beach", n=2)
    studio.edit_prompt(art.id, 2, "  a lake at night ")
    record = studio.additions.paint_prompt(art.id, 2, times=2)
    assert [v.prompt.text for v in record.variations[1:]] == ["a lake at night"] * 2
    assert record.variations[1].seed != record.variations[2].seed
    assert record.prompts[1].edited
    assert studio.expand("a beach", n=2).prompts[1].text == "a lake at night"


def test_an_empty_edit_is_refused_and_loses_nothing(studio: Studio) -> None:
    art = studio.expand("a beach", n=2)
    with pytest.raises(BriefError):
        studio.edit_prompt(art.id, 1, "  ")
    assert art.prompts[0].text.strip()


def test_events_tell_of_every_step_and_pictures_are_on_disk_before_they_are_told(studio: Studio) -> None:
    heard: list[Event] = []

    def listen(event: Event) -> None:
        heard.append(event)
        if isinstance(event, Painted):
            assert event.variation.picture is not None
            assert event.variation.picture.path is not None
            assert event.variation.picture.path.exists()

    studio.paint("a beach", n=2, listener=listen)
    assert isinstance(heard[0], Started)
    assert sum(isinstance(event, Painted) for event in heard) == 2
    assert isinstance(heard[-1], Finished)


def test_openai_is_asked_once_for_prompts_and_once_for_each_picture(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=3)
    assert (loopback.count(RESPONSES), loopback.count(IMAGES)) == (1, 3)
    assert {body["prompt"] for body in loopback.bodies(IMAGES)} == {prompt.text for prompt in art.prompts}


def test_background_and_format_reach_the_painter(online: Studio, loopback: LoopbackOpenAI) -> None:
    online.paint("a beach", n=1, background="transparent", format="webp")
    [body] = loopback.bodies(IMAGES)
    assert (body["background"], body["output_format"]) == ("transparent", "webp")


@pytest.mark.parametrize("retries", [0, 2])
def test_a_request_is_repeated_as_often_as_is_asked_for(online: Studio, loopback: LoopbackOpenAI, retries: int) -> None:
    loopback.always(IMAGES, fail(429, {"message": "Slow down.", "code": "rate_limit_exceeded"}, Retry_After="0"))
    online.be_patient(retries, None)
    with pytest.raises(EngineError):
        online.paint("a beach", n=1, raw=True)
    assert loopback.count(IMAGES) == 1 + retries


def test_an_answer_may_take_so_long_and_no_longer(online: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, stall)
    online.be_patient(0, 0.2)
    with pytest.raises(EngineError, match=r"time|second"):
        online.paint("a beach", n=1, raw=True)


def test_a_second_run_asks_nothing_and_fresh_asks_again(online: Studio, loopback: LoopbackOpenAI) -> None:
    online.paint("a beach", n=2)
    online.paint("a beach", n=2)
    assert loopback.count("") == 3
    online.paint("a beach", n=2, fresh=True)
    assert loopback.count("") == 6


def test_what_was_painted_with_a_key_is_restored_without_one(
    online: Studio, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    art = online.paint("a beach", n=2)
    for name in loopback.environ:
        monkeypatch.delenv(name)
    assert online.paint("a beach", n=2) == art


def test_a_sketch_does_not_stand_in_once_there_is_a_key(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = Studio(History(tmp_path), size=SMALL, n=1)
    sketch = studio.paint("a beach")
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    assert studio.paint("a beach", size="256x256") != sketch
    assert loopback.count(IMAGES) == 1


REFUSAL = fail(400, {"message": "Your request was rejected.", "code": "moderation_blocked", "type": "user_error"})


def test_a_refused_variation_does_not_harm_its_siblings(online: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, REFUSAL)
    heard: list[Event] = []
    art = online.paint("a beach", n=3, listener=heard.append)
    assert len(art.record.pictures) == 2
    assert sum(isinstance(event, Failed) for event in heard) == 1
    assert [v.error for v in art.variations if v.picture is None] != [""]


def test_only_where_nothing_was_painted_is_it_an_error(online: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, REFUSAL)
    with pytest.raises(EngineError):
        online.paint("a beach", n=2)


def test_a_cell_that_failed_whole_asks_again(online: Studio, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, REFUSAL)
    with pytest.raises(EngineError):
        online.paint("a beach", n=1)
    assert len(online.paint("a beach", n=1).record.pictures) == 1


def test_an_interrupt_keeps_what_arrived_and_says_what_may_be_billed(
    online: Studio, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    online.servers = BILLS
    loopback.queue(IMAGES, paint, stall, stall)

    def interrupt(event: Event) -> None:
        if isinstance(event, Painted):
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(CancelledError, match=r"1 of 3 pictures .* 2 requests under way may be billed"):
        online.paint("a beach", n=3, listener=interrupt)
    asked = loopback.count("")

    def interrupt_the_wait(event: Event) -> None:
        if isinstance(event, Painting):
            signal.raise_signal(signal.SIGINT)

    online.paint("a beach", n=3, listener=interrupt_the_wait)
    assert loopback.count("") == asked
    assert len(online.history[-1].record.pictures) == 1


def test_what_an_interrupt_left_is_painted_at_the_next_run_where_that_is_free(studio: Studio) -> None:
    def interrupt(event: Event) -> None:
        if isinstance(event, Painted) and event.variation.number == 2:
            raise KeyboardInterrupt

    studio.parallel = 1
    with pytest.raises(CancelledError, match="2 of 4"):
        studio.paint("a beach", listener=interrupt)
    assert len(studio.paint("a beach").record.pictures) == 4


def test_repainting_keeps_the_prompts_and_names_its_parent(studio: Studio) -> None:
    art = studio.paint("a beach", n=2, seed=1)
    child = art.repaint(size="128x64", seed=5)
    assert child.prompts == art.prompts
    assert child.picture.image.size == (128, 64)
    assert child.parent == art
    assert studio.paint("a beach", n=2, seed=1) == art


def test_repainting_leaves_out_what_was_removed_and_pays_nothing_twice(
    online: Studio, loopback: LoopbackOpenAI
) -> None:
    art = online.paint("a beach", n=3)
    before = art.repaint(quality="low")
    assert loopback.count(IMAGES) == 6
    online.remove(art.id, 2)
    assert art.repaint(quality="low") == before
    assert loopback.count(IMAGES) == 6
    online.begin_run()
    child = art.repaint(quality="low", fresh=True)
    assert child.prompts == (art.prompts[0], art.prompts[2])
    assert online.price_of_repaint(art.id) == online.price_of_repaint(child.id)
    assert loopback.count(IMAGES) == 8


def test_tab_shows_what_people_call_and_nothing_else(studio: Studio) -> None:
    shown = (
        "additions budget defaults describe edit_prompt estimate expand family history paint painter_options parallel "
    )
    shown += "pick pick_prompt plan price_of_repaint refine remove repaint save servers star sweep vary"
    assert [name for name in dir(studio) if not name.startswith("_")] == shown.split()


def test_others_like_one_of_the_choices_differ(studio: Studio) -> None:
    art = studio.paint("a beach at {noon|night}", n=2, seed=1)
    child = art.vary(1, n=2)
    assert child.variations[0].seed != child.variations[1].seed


def test_a_repaint_of_choices_keeps_their_seed(studio: Studio) -> None:
    art = studio.paint("a beach at {noon|sunset|night}", n=3, seed=1)
    studio.remove(art.id, 1)
    assert [v.seed for v in art.repaint(size="64x64").variations] == [1, 1]


def test_varying_asks_for_others_like_one_with_unused_seeds(studio: Studio) -> None:
    art = studio.paint("a beach", n=2, seed=1)
    child = art.vary(2, n=3)
    assert all(prompt.text.endswith(art.prompts[1].text) for prompt in child.prompts)
    assert [v.seed for v in child.variations] == [3, 4, 5]
    assert len({v.picture.image.tobytes() for v in (*art.variations, *child.variations) if v.picture}) == 5


def test_the_chosen_picture_is_saved_now_and_at_each_later_pick(studio: Studio, tmp_path: Path) -> None:
    target = tmp_path / "chosen.png"
    art = studio.paint("a beach", n=2, save=str(target))
    first = target.read_bytes()
    art.pick(2)
    assert target.read_bytes() == art.picture.read() != first


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"painter": "sketsch"}, UnknownNameError),
        ({"expander": "gpt"}, UnknownNameError),
        ({"size": "40x40"}, OptionError),
        ({"background": "transparent"}, OptionError),
        ({"format": "jpg"}, OptionError),
        ({"colour": "red"}, UnknownNameError),
    ],
)
def test_what_does_not_fit_is_an_error(studio: Studio, options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        studio.paint("a beach", **options)


def test_a_plan_says_who_would_be_asked_and_asks_nobody(online: Studio, loopback: LoopbackOpenAI) -> None:
    request = online.request("paint", "a {red|blue} beach", online.defaults)
    plan = online.plan(request)
    assert "gpt-image" in plan
    assert "a red beach" in plan
    assert loopback.count("") == 0


# Starting from a picture


def paid(folder: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch, **known: Any) -> Studio:
    """A studio whose loopback server bills as OpenAI does."""
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(History(folder), servers=BILLS, **known)


def sent_image(loopback: LoopbackOpenAI, name: str = "image", nth: int = -1) -> Image.Image:
    return Image.open(io.BytesIO(loopback.bodies(EDITS)[nth][name].data))


def test_an_edit_sends_the_brief_as_typed_with_the_picture_in_its_own_size(
    online: Studio, loopback: LoopbackOpenAI
) -> None:
    red = Image.new("RGB", (256, 128), "red")
    art = online.paint("make it night", source=red, n=2, style="ink")
    assert (loopback.count(RESPONSES), loopback.count(IMAGES), loopback.count(EDITS)) == (0, 0, 2)
    body = loopback.bodies(EDITS)[0]
    assert body["prompt"].startswith("make it night")
    assert "ink" in body["prompt"]
    assert body["size"] == "256x128"
    assert (body["image"].name, body["image"].kind) == ("image.png", "image/png")
    assert sent_image(loopback).tobytes() == red.tobytes()
    assert art.picture.image.size == (256, 128)
    assert art.record.parent is None
    assert art.record.options["source"] == "a picture"


def test_a_named_expander_words_an_edit(online: Studio, loopback: LoopbackOpenAI) -> None:
    online.paint("make it night", source=Image.new("RGB", (64, 64)), n=1, expander="openai")
    assert (loopback.count(RESPONSES), loopback.count(EDITS)) == (1, 1)
    assert briefs_in(loopback.bodies(RESPONSES)[0]) == [{"brief": 1, "text": "make it night", "change": True}]


def test_templates_never_word_an_edit(online: Studio, loopback: LoopbackOpenAI) -> None:
    online.paint("make it night", source=Image.new("RGB", (64, 64)), n=1, expander="template")
    assert loopback.bodies(EDITS)[0]["prompt"] == "make it night"


@pytest.mark.parametrize(("own", "asked"), [((250, 130), None), ((256, 128), "256x128")])
def test_a_size_that_the_painter_has_not_is_left_to_it(
    online: Studio, loopback: LoopbackOpenAI, own: tuple[int, int], asked: str | None
) -> None:
    online.paint("make it night", source=Image.new("RGB", own), n=1)
    assert loopback.bodies(EDITS)[0].get("size") == asked


def test_a_size_that_was_asked_for_is_what_is_painted(online: Studio, loopback: LoopbackOpenAI) -> None:
    online.paint("make it night", source=Image.new("RGB", (64, 64)), size="128x64", n=1)
    assert loopback.bodies(EDITS)[0]["size"] == "128x64"


def test_a_mask_goes_along(online: Studio, loopback: LoopbackOpenAI) -> None:
    online.paint("add a boat", source=Image.new("RGB", (64, 64)), mask=Image.new("L", (64, 64), 255), n=1)
    assert loopback.bodies(EDITS)[0]["mask"].name == "mask.png"
    assert sent_image(loopback, "mask").getpixel((0, 0)) == (255, 255, 255, 0)


def test_an_edit_is_replayed_until_its_picture_changes(
    online: Studio, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    file = tmp_path / "start.png"
    Image.new("RGB", (64, 64), "red").save(file)
    first = online.paint("make it night", source=file, n=1)
    assert online.paint("make it night", source=str(file), n=1) == first
    assert online.paint("make it night", source=Image.open(file), n=1) == first
    assert loopback.count("") == 1
    Image.new("RGB", (64, 64), "blue").save(file)
    assert online.paint("make it night", source=file, n=1) != first
    plain = online.paint("make it night", n=1)
    assert plain != first
    assert loopback.count(IMAGES) == 1


def test_an_edit_of_a_generation_is_its_child(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=2).pick(2)
    child = online.paint("make it night", source=art, n=1)
    assert child.parent == art
    assert child.record.options["source"] == art.id
    assert sent_image(loopback).tobytes() == art.picture.image.tobytes()


def test_prompts_of_an_edit_are_painted_later_in_another_process_too(
    online: Studio, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    art = online.paint("a beach", n=1)
    draft = online.expand("make it night", source=art, n=2)
    later = Studio(History(tmp_path))
    later.additions.paint_prompt(draft.id, 2)
    assert sent_image(loopback).tobytes() == art.picture.image.tobytes()
    assert loopback.bodies(EDITS)[-1]["prompt"] == draft.prompts[1].text


def test_a_picture_that_a_painter_cannot_change_is_an_error_before_any_call(studio: Studio) -> None:
    photo = Image.new("RGB", (96, 96), "red")
    acts: list[Callable[[], object]] = [
        lambda: studio.paint("make it night", source=photo),
        lambda: studio.expand("make it night", source=photo),
        lambda: studio.plan(studio.request("paint", "make it night", studio.defaults.updated(source=photo))),
    ]
    for act in acts:
        with pytest.raises(OptionError, match="is no sketch"):
            act()
    assert len(studio.history) == 0


def test_a_sketch_is_changed_offline_again_and_again(studio: Studio) -> None:
    art = studio.paint("a lake by day", n=2, seed=1).pick(2)
    night = art.refine("make it night")
    boat = night.refine("add a red boat")
    again = studio.paint("in the rain", source=night, n=2)
    assert "night" in night.picture.drawn
    assert {"night", "boat"} <= set(boat.picture.drawn)
    assert [{"night", "rain"} <= set(v.picture.drawn) for v in again.variations if v.picture] == [True, True]
    assert len({v.picture.image.tobytes() for v in again.variations if v.picture}) == 2
    assert boat.parent == night


def test_a_changed_picture_is_worded_as_the_whole_scene(studio: Studio) -> None:
    night = studio.paint("a boat on a lake at sunset", n=1, seed=1, raw=True).refine("make it night")
    (variation,) = night.variations
    assert variation.prompt.text == "make it night"
    assert variation.prompt.scene == night.record.scene == "a boat on a lake at night"
    assert variation.prompt.to("openai").startswith("a boat on a lake at night")
    boat = night.refine("without the boat").record
    assert boat.scene == "a boat on a lake at night, without the boat"
    assert studio.history.record(boat.id).prompts[0].scene == boat.scene


def test_a_sketch_saved_elsewhere_still_knows_its_recipe(studio: Studio, tmp_path: Path) -> None:
    copy = studio.paint("a lake by day", n=1).picture.save(tmp_path / "elsewhere.png")
    assert "night" in studio.paint("make it night", source=str(copy), n=1).picture.drawn


def test_refining_changes_the_chosen_picture(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=2, style="ink", size="256x128").pick(2)
    child = art.refine("make it night")
    assert child.parent == art
    assert (child.brief, child.prompts[0].text, len(child.variations)) == ("make it night", "make it night", 1)
    assert loopback.bodies(EDITS)[0]["prompt"] == "make it night"
    assert loopback.bodies(EDITS)[0]["size"] == "256x128"
    assert sent_image(loopback).tobytes() == art.picture.image.tobytes()
    assert child.refine("and foggy", n=2).parent == child
    assert loopback.count(EDITS) == 3
    assert online.paint("make it night", n=1) != child


def test_refining_takes_a_painter_a_mask_and_options(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=1, size="64x64")
    online.defaults = online.defaults.updated(painter="sketch")
    mask = Image.new("L", (64, 64), 255)
    art.refine("add a boat", painter="openai:gpt-image-2", mask=mask, quality="low", size="128x128")
    body = loopback.bodies(EDITS)[0]
    assert (body["model"], body["quality"], body["size"]) == ("gpt-image-2", "low", "816x816")
    assert "mask" in body


def test_refining_what_is_not_painted_or_with_no_words_is_an_error(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch)
    art = studio.expand("a beach", n=2)
    with pytest.raises(NotPaintedError):
        art.refine("make it night")
    with pytest.raises(BriefError):
        studio.paint("a beach", n=1).refine("  ")


def test_varying_starts_from_the_picture_where_the_painter_can(online: Studio, loopback: LoopbackOpenAI) -> None:
    art = online.paint("a beach", n=2)
    child = art.vary(2, n=3)
    assert (loopback.count(IMAGES), loopback.count(EDITS)) == (2, 3)
    assert child.parent == art
    picture = art.variations[1].picture
    assert picture is not None
    assert sent_image(loopback).tobytes() == picture.image.tobytes()
    assert art.prompts[1].text in loopback.bodies(EDITS)[0]["prompt"]


def test_repainting_an_edit_starts_from_the_same_picture(online: Studio, loopback: LoopbackOpenAI) -> None:
    red = Image.new("RGB", (64, 64), "red")
    online.paint("make it night", source=red, n=1).repaint(quality="low")
    assert loopback.count(EDITS) == 2
    assert sent_image(loopback).tobytes() == red.tobytes()


# Money


def test_what_it_will_cost_is_told_before_any_request(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio, heard = paid(tmp_path, loopback, monkeypatch), list[Event]()
    studio.paint("a beach", n=2, quality="low", size="64x64", listener=heard.append)
    assert isinstance(heard[0], Started)
    assert heard[0].estimate.estimated
    one = costs.estimate("gpt-image-2.6-flare", size=(64, 64), quality="low")  # the server streams no partial ones
    assert heard[0].estimate.usd == pytest.approx(2 * one.usd + costs.estimate_prompts("gpt-6-luna", 2).usd)


def test_what_is_free_is_told_to_be_free(online: Studio) -> None:
    heard: list[Event] = []
    online.paint("a beach", n=1, listener=heard.append)
    assert isinstance(heard[0], Started)
    assert str(heard[0].estimate) == "free"


def test_an_edit_is_estimated_with_the_picture_it_starts_from(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch)
    options = studio.defaults.updated(n=1, quality="low", size="64x64", raw=True)
    plain = studio.estimate(studio.request("paint", "a beach", options))
    edit = studio.estimate(studio.request("paint", "a beach", options.updated(source=Image.new("RGB", (64, 64)))))
    assert edit.usd > plain.usd + 0.05


def test_a_plan_ends_with_what_it_would_cost_in_all(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch)
    options = studio.defaults.updated(source=Image.new("RGB", (64, 32)), mask=Image.new("L", (64, 32), 255))
    plan = studio.plan(studio.request("paint", "make it night", options)).splitlines()
    assert plan[-1].startswith("total     at most about $")
    assert "from      a picture, 64x32 pixels within a mask" in plan
    assert studio.plan(studio.request("paint", "a beach", studio.defaults.updated(painter="sketch"))).count("free") == 1
    assert loopback.count("") == 0


def test_a_budget_that_does_not_reach_for_all_of_a_cell_stops_it_before_the_first_call(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch, budget=0.1)
    with pytest.raises(BudgetError, match=r"about \$0\.21"):
        studio.paint("a beach", n=4, quality="medium")
    assert loopback.count("") == 0


def test_of_several_pictures_asked_for_later_only_those_are_painted_that_the_budget_reaches_for(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch, budget=0.1)
    studio.painter_options = {"openai": {"partials": 0}}
    studio.parallel = 1
    draft = studio.expand("a beach", n=1, raw=True, quality="medium")
    heard: list[Event] = []
    record = studio.additions.paint_prompt(draft.id, 1, times=4, monitor=Monitor(heard.append))
    # Its estimate lets two through; but after the first its bill, which is less, is what the next are reckoned from.
    assert loopback.count(IMAGES) == len(record.pictures) == 3
    failed = [event.error for event in heard if isinstance(event, Failed)]
    assert [type(error) for error in failed] == [BudgetError]
    assert studio.history.cost.usd <= 0.1


def test_prompts_that_were_paid_are_not_paid_again_after_their_pictures_failed(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch)
    loopback.queue(IMAGES, REFUSAL, REFUSAL)
    with pytest.raises(EngineError, match=r"The prompts cost .* kept for the next run"):
        studio.paint("a beach", n=2)
    art = studio.paint("a beach", n=2)
    assert (loopback.count(RESPONSES), len(art.record.pictures), len(studio.history)) == (1, 2, 1)


@pytest.mark.parametrize("options", [{"dry_run": True}, {"out": "art"}, {"help": True}])
def test_options_of_cells_are_refused_in_a_script(studio: Studio, options: dict[str, Any]) -> None:
    with pytest.raises(OptionError, match="is an option of cells"):
        studio.paint("a beach", **options)
    assert len(studio.history) == 0


def test_a_budget_stops_prompts_edits_and_the_paint_button(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch)
    art = studio.paint("a beach", n=1, raw=True, quality="low")
    draft = studio.expand("a lake", n=1)
    asked = loopback.count("")
    studio.budget = 0.0
    acts: list[Callable[[], object]] = [
        lambda: studio.expand("a sea", n=1),
        lambda: studio.paint("a sea", n=1),
        lambda: art.refine("make it night"),
        lambda: art.vary(1, n=1),
        lambda: studio.additions.paint_prompt(draft.id, 1),
    ]
    for act in acts:
        with pytest.raises(BudgetError, match="does not reach"):
            act()
    assert loopback.count("") == asked
    assert studio.paint("a beach", n=1, raw=True, quality="low") == art
    studio.budget = None
    assert studio.paint("a sea", n=1).picture


def test_a_price_that_is_not_known_is_refused_where_there_is_a_budget(
    tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = paid(tmp_path, loopback, monkeypatch, budget=100.0)
    with pytest.raises(BudgetError, match="is not known"):
        studio.paint("a beach", n=1, raw=True, painter="openai:some-model")
    assert loopback.count("") == 0


def test_a_free_server_never_counts(online: Studio) -> None:
    online.budget = 0.0
    assert online.paint("a beach", n=2).picture


def test_nobody_asks_for_partial_pictures_where_nobody_looks(online: Studio, loopback: LoopbackOpenAI) -> None:
    online.servers = {"openai": {"stream": True}}
    online.paint("a beach", n=1)
    assert not loopback.bodies(IMAGES)[-1].get("stream")
    online.paint("a lake", n=1, listener=lambda _: None)
    assert loopback.bodies(IMAGES)[-1]["stream"] is True
    online.partials = False
    online.paint("a sea", n=1, listener=lambda _: None)
    assert not loopback.bodies(IMAGES)[-1].get("stream")
