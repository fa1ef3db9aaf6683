"""The picker as Python code sees it: a widget like any other."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import ipywidgets  # type: ignore[import-untyped]  # it comes without types
import pytest
import traitlets
from PIL import Image

from promptmagic import Studio
from promptmagic.display.controller import Picker
from promptmagic.generation import Generation
from promptmagic.history import History


@pytest.fixture
def art(tmp_path: Path) -> Generation:
    return Studio(History(tmp_path), painter="sketch", expander="template").paint("a beach sunset", n=3, size="96x64")


class Sent(Picker):
    """A picker that remembers what it sends to the page."""

    def __init__(self, *args: Any, **traits: Any) -> None:
        self.messages: list[tuple[dict[str, Any], list[bytes]]] = []
        super().__init__(*args, **traits)

    def send(self, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        self.messages.append((content, list(buffers or [])))
        super().send(content, buffers)


def test_a_choice_is_observed_and_reaches_the_generation(art: Generation) -> None:
    picker = Picker(art)
    seen: list[int] = []
    picker.observe(lambda change: seen.append(change["new"]), "chosen")
    picker.chosen = 2
    assert seen == [2]
    assert art.record.chosen == 2


def test_it_shows_what_was_chosen_before(art: Generation) -> None:
    art.pick(3)
    assert Picker(art).chosen == 3


def test_it_links_to_another_widget(art: Generation) -> None:
    picker = Picker(art)
    slider = ipywidgets.IntSlider(min=0, max=3)
    ipywidgets.link((picker, "chosen"), (slider, "value"))
    slider.value = 3
    assert picker.chosen == 3
    picker.chosen = 1
    assert slider.value == 1


def test_it_stands_in_a_box_and_takes_a_layout(art: Generation) -> None:
    picker = Picker(art, layout={"width": "50%"})
    box = ipywidgets.HBox([picker, ipywidgets.Label("beside")])
    assert box.children[0].layout.width == "50%"


def test_a_picture_that_is_not_there_cannot_be_chosen(art: Generation) -> None:
    picker = Picker(art)
    with pytest.raises(traitlets.TraitError, match="no picture 7"):
        picker.chosen = 7
    assert picker.chosen == 0


def test_its_text_is_a_line_to_read_and_holds_no_address(art: Generation) -> None:
    picker = Picker(art)
    line = "a beach sunset · 3 variations · run the cell again to choose"
    assert repr(picker) == line
    bundle = picker._repr_mimebundle_()
    assert bundle is not None
    assert bundle[0]["text/plain"] == line


def test_its_state_is_small_and_holds_no_picture(art: Generation) -> None:
    state = {name: value for name, value in Picker(art).get_state().items() if name not in ("_esm", "_css")}
    assert len(json.dumps(state, default=str)) < 10_000
    assert not any(isinstance(value, bytes | memoryview) for value in state.values())


def test_a_page_that_asks_gets_all_pictures_as_small_files(art: Generation) -> None:
    picker = Sent(art)
    picker._handle_custom_msg({"kind": "want", "page": 1.5}, [])
    assert picker.messages[0][0] == {"kind": "here"}
    pictures = [(message, buffers) for message, buffers in picker.messages if message["kind"] == "picture"]
    assert [message["number"] for message, _ in pictures] == [1, 2, 3]
    for message, [data] in pictures:
        assert Image.open(io.BytesIO(data)).size == (96, 64)
        assert message["type"] == "image/jpeg"
        assert len(base64.b64encode(data)) < 80_000


def test_a_second_load_of_the_page_is_known_as_one(art: Generation) -> None:
    picker = Picker(art)
    for page, lost in ((1.5, False), (1.5, False), (2.5, True)):
        picker._handle_custom_msg({"kind": "want", "page": page}, [])
        assert picker.page == 1.5
        assert picker.lost is lost


def test_a_picture_whose_file_is_gone_is_a_failed_card(art: Generation) -> None:
    path = art.variations[1].picture.path  # type: ignore[union-attr]
    assert path is not None
    path.unlink()
    picker = Sent(art)
    picker._handle_custom_msg({"kind": "want", "page": 1.5}, [])
    assert [card["state"] for card in picker.pictures] == ["painted", "failed", "painted"]
    assert "cannot be read" in picker.pictures[1]["error"]


def test_unfinished_bytes_of_a_partial_picture_do_no_harm(art: Generation) -> None:
    picker = Sent(art)
    picker.show_progress(1, 0.5, b"\x89PNG not yet")
    assert picker.messages == [({"kind": "progress", "number": 1, "fraction": 0.5}, [])]


def test_the_page_is_told_at_once_of_pictures_it_may_have_missed_while_loading(art: Generation) -> None:
    picker = Sent(art)
    for variation in art.variations:
        assert variation.picture is not None
        picker.put_picture("pictures", variation.number, variation.picture)
    assert sorted({message["number"] for message, _ in picker.messages[-3:]}) == [1, 2, 3]


def test_closing_it_closes_the_layout_made_for_it_and_no_other(art: Generation) -> None:
    shared = ipywidgets.Layout(width="50%")
    own, given = Picker(art), Picker(art, layout=shared)
    layout = own.layout
    own.close()
    given.close()
    assert layout.comm is None
    assert shared.comm is not None
