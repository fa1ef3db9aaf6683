"""The history as a person and the studio hold it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from promptmagic import records
from promptmagic.errors import HistoryError, NotPaintedError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.generation import Generation
from promptmagic.history import History, Place
from promptmagic.history.store.database import HistoryWarning
from promptmagic.model import Brief, Cost, Parts, Picture, Prompt, Record, Variation

MakePicture = Callable[..., Picture]
MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]

EARLIER = datetime(2026, 11, 22, 4, 19, 7, tzinfo=UTC)
PROMPTS = (
    Prompt("a beach, “dusk”\n\0 café ☀ 日本 \ud83d", Parts(subject="a beach", avoid="people, cars"), "dusk", True),
    Prompt("a lake"),
)
EVERYTHING = Record(
    id="261122-041907-3f9c2a",
    kind="paint",
    typed="a {beach|lake}",
    briefs=(Brief("a beach", "ink", "people"), Brief("a lake")),
    options={"n": 2, "style": "ink", "size": [64, 32], "raw": False, "nested": {"a": None}},
    key="k",
    expander="openai:gpt-6-luna",
    painter="openai:gpt-image-2.6-flare",
    prompts=PROMPTS,
    variations=(Variation(1, PROMPTS[0], 7, "sketch"), Variation(2, PROMPTS[1], 0, "openai", error="Refused.")),
    picked_prompt=2,
    parent="261122-000000-abcdef",
    notebook="Lesson 1",
    cell="cell-1",
    expansion_cost=Cost(0.0012, 1, True),
    created=EARLIER,
)
"""A record in which no field is empty, with texts that are hard to store."""


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path, name="lesson")


def test_a_record_comes_back_as_it_was_put_in(tmp_path: Path) -> None:
    assert History(tmp_path).begin(EVERYTHING) == EVERYTHING
    assert History(tmp_path).record(EVERYTHING.id) == EVERYTHING


def test_a_picture_comes_back_with_its_path_and_all_that_was_known_of_it(
    tmp_path: Path, make_picture: MakePicture
) -> None:
    history = History(tmp_path)
    history.begin(EVERYTHING)
    picture = make_picture(
        model="m", seed=0, drawn=("sea",), undrawn=("dog",), usage={"output_tokens": 9}, cost=Cost(0.04, 0, True)
    )
    kept = history.put(EVERYTHING.id, replace(EVERYTHING.variations[0], picture=picture))
    assert kept.picture is not None
    assert kept.picture == replace(picture, data=None, path=kept.picture.path)
    assert kept.picture.image.tobytes() == picture.image.tobytes()
    assert History(tmp_path).record(EVERYTHING.id).variation(1) == kept


def test_what_a_record_brings_along_is_kept_too(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = make_record()
    begun = history.begin(replace(record, variations=(make_variation(record),), chosen=1))
    assert begun.chosen == 1
    assert begun.pictures[0].path is not None


def test_looking_makes_nothing_on_disk(tmp_path: Path, history: History) -> None:
    assert len(history) == 0
    assert list(history) == history[:] == history.search("beach") == history.starred == history.find("k") == []
    assert str(history.cost) == "free"
    assert history.rebuild() == 0
    assert "nothing is painted yet" in repr(history)
    assert "x" not in history
    with pytest.raises(IndexError):
        history[-1]
    assert list(tmp_path.iterdir()) == []


def test_generations_stand_in_order_of_their_creation(history: History, make_record: MakeRecord) -> None:
    ids = [f"id-{k}" for k in range(5)]
    for k in (3, 0, 4, 1, 2):
        history.begin(make_record(id=ids[k], created=EARLIER + timedelta(microseconds=k)))
    assert [art.id for art in history] == ids
    assert [art.id for art in reversed(history)] == ids[::-1]
    assert [history[k].id for k in range(-5, 5)] == ids * 2
    assert [art.id for art in history[1:-1]] == ids[1:-1]
    assert len(history) == 5


def test_a_notebook_sees_its_own_generations_and_finds_those_of_its_folder(
    tmp_path: Path, make_record: MakeRecord
) -> None:
    mine, other = History(tmp_path, name="mine"), History(tmp_path, name="other")
    mine.begin(make_record(id="a", notebook="", key="k"))
    other.begin(make_record(id="b", notebook="", key="k"))
    assert [art.id for art in mine] == ["a"]
    assert mine["a"].record.notebook == "mine"
    assert mine["b"].id == "b"
    assert {record.id for record in mine.find("k")} == {"a", "b"}
    assert mine.count("k") == 2
    assert len(History(tmp_path)) == 2


def test_a_key_finds_the_cells_own_generation_first_then_the_newest(history: History, make_record: MakeRecord) -> None:
    for minute, (name, cell) in enumerate([("a", "1"), ("b", "2"), ("c", "1"), ("d", "3")]):
        history.begin(make_record(id=name, cell=cell, key="k", created=EARLIER + timedelta(minutes=minute)))
    history.begin(make_record(id="e", cell="1", key="other"))
    history.begin(make_record(id="f", cell="1", key=""))
    assert [record.id for record in history.find("k", "1")] == ["c", "a", "d", "b"]
    assert [record.id for record in history.find("k")] == ["d", "c", "b", "a"]
    assert history.find("") == []
    assert history.count("") == 0


def test_an_id_is_known_by_its_beginning_or_its_end(history: History, make_record: MakeRecord) -> None:
    for name in ("261122-041907-3f9c2a", "261122-041908-77aa01", "261122"):
        history.begin(make_record(id=name))
    assert history["261122-041907"].id == history["3f9c2a"].id == "261122-041907-3f9c2a"
    assert history["261122"].id == "261122"
    assert "3f9c2a" in history
    assert history["3f9c2a"] in history
    with pytest.raises(UnknownNameError, match=r"Several generations.*3f9c2a.*77aa01|Several.*77aa01.*3f9c2a"):
        history["261122-0419"]


@pytest.mark.parametrize("id", ["261122-041907-3f9c2b", "", "%", "'", "日本", "\ud83d", "x" * 10_000])
def test_an_unknown_id_is_one_clear_error(history: History, make_record: MakeRecord, id: str) -> None:
    history.begin(make_record(id="261122-041907-3f9c2a"))
    assert id not in history
    with pytest.raises(UnknownNameError) as caught:
        history[id]
    assert "The newest is 261122-041907-3f9c2a" in str(caught.value)
    with pytest.raises(UnknownNameError):
        history.record(id)


def test_a_near_miss_names_what_was_meant(history: History, make_record: MakeRecord) -> None:
    history.begin(make_record(id="261122-041907-3f9c2a"))
    with pytest.raises(UnknownNameError, match="Did you mean 261122-041907-3f9c2a"):
        history["261122-041907-3f9c2b"]


def test_a_second_generation_with_an_id_is_refused(history: History, make_record: MakeRecord) -> None:
    record = history.begin(make_record())
    with pytest.raises(HistoryError, match="already"):
        history.begin(make_record("another", id=record.id))
    assert history[record.id].brief == "a beach sunset"


def test_a_pick_belongs_to_its_cell(history: History, make_record: MakeRecord, make_variation: MakeVariation) -> None:
    record = history.begin(make_record(cell="1", key="k"))
    for number in (1, 2, 3):
        history.put(record.id, make_variation(record, number))
    assert history.record(record.id).chosen is None
    assert history.pick(record.id, 3, "1").chosen == 3
    assert history.pick(record.id, 2, "2").chosen == 2
    assert history.record(record.id, "1").chosen == 3
    assert history.record(record.id).chosen == 2
    assert history.record(record.id, "new").chosen is None
    assert history.pick(record.id, 1, "1").chosen == 1
    assert [found.chosen for found in history.find("k", "1")] == [1]
    assert [found.chosen for found in history.find("k", "2")] == [2]


def test_a_pick_of_no_cell_counts_where_a_cell_has_none(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = history.begin(make_record())
    for number in (1, 2):
        history.put(record.id, make_variation(record, number))
    history.pick(record.id, 1, "1")
    assert history.pick(record.id, 2).chosen == 2
    assert history.record(record.id, "1").chosen == 1
    assert history.record(record.id, "new").chosen == history.record(record.id).chosen == 2


def test_only_a_painted_variation_can_be_picked(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = make_record()
    history.begin(replace(record, variations=(Variation(1, record.prompts[0], 7, error="Refused."),)))
    with pytest.raises(NotPaintedError):
        history.pick(record.id, 1)
    with pytest.raises(OptionError):
        history.pick(record.id, 2)
    assert history.record(record.id).chosen is None


def test_a_generation_picks_through_the_history_but_needs_a_studio_to_paint(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = history.begin(make_record())
    history.put(record.id, make_variation(record, 2))
    art = history[-1].pick(2)
    assert art.chosen == history.record(record.id).variation(2)
    for ask in (art.vary, art.repaint):
        with pytest.raises(PromptMagicError, match="Studio"):
            ask()


def test_prompts_can_be_replaced_edited_and_picked(history: History, make_record: MakeRecord) -> None:
    record = history.begin(make_record(kind="imageprompt"))
    edited = record.prompts[1].reworded("a quiet quay")
    assert history.save_prompt(record.id, 2, edited).prompts == (record.prompts[0], edited, record.prompts[2])
    assert history.pick_prompt(record.id, 2).picked_prompt == 2
    saved = history.add_prompts(record.id, PROMPTS, Cost(0.01))
    assert (saved.prompts[-len(PROMPTS) :], saved.expansion_cost) == (PROMPTS, Cost(0.01))
    for number in (0, 4 + len(PROMPTS)):
        with pytest.raises(OptionError):
            history.pick_prompt(record.id, number)
        with pytest.raises(OptionError):
            history.save_prompt(record.id, number, edited)


def test_a_star_stays_when_its_picture_is_painted_again(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = history.begin(make_record())
    history.begin(make_record("a lake"))
    history.put(record.id, make_variation(record))
    assert history.star(record.id, 1).variation(1).starred
    history.put(record.id, make_variation(record))
    assert [art.id for art in history.starred] == [record.id]
    assert not history.star(record.id, 1, False).variation(1).starred
    assert history.starred == []


def test_a_variation_replaces_the_one_with_its_number(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = history.begin(make_record())
    history.put(record.id, Variation(1, record.prompts[0], 7, error="Overloaded."))
    assert history.record(record.id).variation(1).error == "Overloaded."
    painted = history.put(record.id, make_variation(record))
    assert history.record(record.id).variations == (painted,)


def test_a_search_finds_all_words_in_brief_and_prompts_in_any_case(history: History, make_record: MakeRecord) -> None:
    beach = history.begin(make_record("Ein Weg am MEER, 100%_ {x}"))
    cafe = history.begin(make_record("STRASSE vor dem Café 日本の海"))
    history.save_prompt(cafe.id, 1, Prompt("painted with Ｗｉｄｅ letters"))

    def found(text: str) -> list[str]:
        return [art.id for art in history.search(text)]

    assert found("meer WEG") == found("100%_") == found("{X}") == [beach.id]
    assert found("straße") == found("CAFÉ dem") == found("日本") == found("wide") == [cafe.id]
    assert found("wording") == [beach.id, cafe.id]
    assert found("meer café") == found("wording 1 straße") == []
    assert found("") == found("  ") == [beach.id, cafe.id]


def test_the_cost_is_that_of_all_prompts_and_pictures(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = history.begin(make_record(expansion_cost=Cost(0.5)))
    history.put(record.id, make_variation(record, 1, cost=Cost(0.25, estimated=True)))
    history.put(record.id, make_variation(record, 2, cost=Cost(unknown=1)))
    assert history.cost == history.record(record.id).cost == Cost(0.75, 1, True)


def test_the_repr_says_where_it_is_and_lists_the_newest(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    for minute in range(12):
        history.begin(make_record(id=f"id-{minute}", created=EARLIER + timedelta(minutes=minute)))
    record = history.begin(make_record("日本の海\n" + "夕" * 60, id="last"))
    history.put(record.id, make_variation(record))
    history.pick(record.id, 1)
    first, head, *rows, older = repr(history).splitlines()
    assert first.startswith("History of lesson.ipynb, in ")
    assert first.endswith("paintings: 13 generations, 1 picture, free")
    assert head.split() == ["id", "created", "brief", "pictures", "chosen", "cost"]
    assert [row.split()[0] for row in rows] == ["last", *(f"id-{k}" for k in range(11, 2, -1))]
    assert rows[0].endswith("…  1         1       free")
    assert older == "… and 3 older"


def test_one_history_follows_the_kernel_from_notebook_to_notebook(tmp_path: Path, make_record: MakeRecord) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    place = Place(tmp_path / "a", "first", "told")
    history = History(locate=lambda: place)
    begun = history.begin(make_record(notebook=""))
    art = history[-1]
    place = Place(tmp_path / "b", "second", "told")
    assert len(history) == 0
    assert history.place.name == "second"
    assert art.brief == "a beach sunset"
    assert history.save_prompt(begun.id, 1, PROMPTS[1]).notebook == "first"
    history.begin(make_record(notebook=""))
    assert (tmp_path / "b/paintings/history.sqlite").is_file()


def test_generations_use_the_desk_that_they_are_given(tmp_path: Path, make_record: MakeRecord) -> None:
    backend = History(tmp_path / "elsewhere")
    other = backend.begin(make_record("from the backend", id="same"))
    history = History(tmp_path, backend=lambda: backend)
    history.begin(make_record(id=other.id))
    assert history["same"].brief == "from the backend"


def test_keep_calls_those_who_asked_until_they_take_it_back(history: History) -> None:
    called: list[str] = []
    history.on_keep(lambda: called.append("a"))
    remove = history.on_keep(lambda: called.append("b"))
    history.keep()
    remove()
    remove()
    history.keep()
    assert called == ["a", "b", "a"]


def test_eight_threads_record_side_by_side(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    record = history.begin(make_record(n=8))

    def work(number: int) -> None:
        history.put(record.id, make_variation(record, number))
        history.begin(make_record(id=f"thread-{number}"))
        history.pick(record.id, number, f"cell-{number}")

    threads = [Thread(target=work, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(history) == 9
    assert [v.number for v in history.record(record.id).variations if v.picture] == list(range(1, 9))
    assert [history.record(record.id, f"cell-{k}").chosen for k in range(1, 9)] == list(range(1, 9))


def test_a_key_of_the_environment_is_kept_nowhere(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "sk-not-a-real-key-0123456789"
    monkeypatch.setenv("OPENAI_API_KEY", key)
    history = History(tmp_path)
    record = make_record(f"a cat, {key}", options={"note": key}, notebook="lesson")
    history.begin(record)
    history.put(record.id, make_variation(record, 1, model=key))
    history.put(record.id, replace(make_variation(record, 2), picture=None, error=f"Wrong key: {key}"))
    written = [path for path in (tmp_path / "paintings").rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".sqlite", ".png"}
    for path in written:
        assert key not in path.name
        assert key.encode() not in path.read_bytes()
    assert "[key]" in history.record(record.id).variation(2).error


@pytest.mark.parametrize("key", [1.5, None, ("a", 1)])
def test_an_index_of_another_type_is_a_type_error_in_one_line(history: History, key: Any) -> None:
    with pytest.raises(
        TypeError, match=f"^A history is indexed with numbers, slices and ids, not {type(key).__name__}"
    ):
        history[key]


def test_a_search_for_what_is_no_text_is_a_type_error_in_one_line(history: History) -> None:
    number: Any = 5
    with pytest.raises(TypeError, match=r"^What to search for is text, not int"):
        history.search(number)


def test_pictures_in_memory_are_counted(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> None:
    (tmp_path / "paintings").write_text("in the way")
    history = History(tmp_path)
    record = make_record()
    with pytest.warns(UserWarning, match="in memory only"):
        history.begin(record)
    history.put(record.id, make_variation(record))
    assert (history.overview().in_memory, history.overview().pictures) == (True, 1)


def test_a_story_of_20000_prompts_is_believed_as_far_as_one_can_be(tmp_path: Path, make_record: MakeRecord) -> None:
    stranger = tmp_path / "paintings" / "stranger"
    stranger.mkdir(parents=True)
    record = records.of_record(make_record(id="long", n=1)) | {"prompts": [{"text": "a fox"}] * 20_000}
    story = {"promptmagic": 1, "number": 1, "brief": {"text": "a fox"}, "prompt": {"text": "a fox"}, "width": 8}
    told = PngInfo()
    told.add_itxt("promptmagic", records.dumps(story | {"height": 8, "format": "png", "generation": record}), zip=True)
    Image.new("RGB", (8, 8)).save(stranger / "a.png", pnginfo=told)
    with pytest.warns(HistoryWarning, match="1 picture that the history did not know"):
        [art] = History(tmp_path)
    assert (len(art.prompts), len(art.variations)) == (records.MOST_ROWS, records.MOST_ROWS)
    assert art.record.pictures[0].width == 8


@pytest.mark.parametrize("named_by", ["itself", "id", "end of its id"])
def test_what_is_done_to_a_generation_takes_it_by_whatever_names_it(
    history: History, make_record: MakeRecord, make_variation: MakeVariation, named_by: str
) -> None:
    record = history.begin(make_record())
    for number in (1, 2, 3):
        history.put(record.id, make_variation(record, number))
    names: dict[str, str | Generation] = {"itself": history[-1], "id": record.id, "end of its id": record.id[-6:]}
    named = names[named_by]
    assert history.pick(named, 2).chosen == 2
    assert history.star(named, 3).variation(3).starred
    assert history.remove(named, 1).variation(1).removed
    described = history.describe(named, 2, "two gulls").variation(2).picture
    assert described is not None
    assert described.alt == "two gulls"
    assert history.record(named).id == record.id
    assert record.id in history.family(named)
    assert list(history.votes(named)) == [2]
    history.delete(named)
    assert history.undo().id == record.id


@pytest.mark.parametrize("call", ["pick", "star", "remove", "family", "record", "votes", "delete"])
def test_what_names_no_generation_is_one_clear_error(history: History, call: str) -> None:
    more = [2] if call in ("pick", "star", "remove") else []
    with pytest.raises(OptionError, match="named by its id, or given itself, not as int"):
        getattr(history, call)(5, *more)


def test_tab_shows_what_people_call_and_nothing_else(history: History, make_record: MakeRecord) -> None:
    history.begin(make_record())
    shown = (
        "album cost delete describe empty_bin export gallery import_ keep metadata orders pick rebuild search settle "
    )
    shown += "star starred to_dicts to_frame tree undo votes where"
    assert [name for name in dir(history) if not name.startswith("_")] == shown.split()
    shown = (
        "brief chosen complete cost id parent pick picked picture prompts refine remove repaint tree variations vary"
    )
    assert [name for name in dir(history[-1]) if not name.startswith("_")] == shown.split()
