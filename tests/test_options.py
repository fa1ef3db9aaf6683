"""The table of options: what fits, what does not, and what sizes mean."""

from __future__ import annotations

import pytest

from promptmagic.errors import OptionError, UnknownNameError
from promptmagic.options import TABLE, Options
from promptmagic.sizes import pixels


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("square", (1024, 1024)),
        ("Landscape", (1536, 1024)),
        ("portrait", (1024, 1536)),
        ("auto", None),
        ("640x480", (640, 480)),
        ("640 × 480", (640, 480)),
        ("1:1", (1024, 1024)),
        ("2:2", (1024, 1024)),
    ],
)
def test_a_size_is_a_name_a_ratio_or_pixels(size: str, expected: tuple[int, int] | None) -> None:
    assert pixels(size) == expected


@pytest.mark.parametrize("ratio", ["16:9", "9:16", "4:3", "21:9", "3:1", "1:3", "5:7"])
def test_a_ratio_keeps_its_shape_and_about_a_megapixel(ratio: str) -> None:
    across, down = map(int, ratio.split(":"))
    size = pixels(ratio)
    assert size is not None
    width, height = size
    assert width % 16 == height % 16 == 0
    assert width / height == pytest.approx(across / down, rel=0.03)
    assert width * height == pytest.approx(1024 * 1024, rel=0.05)


@pytest.mark.parametrize(
    "size", ["", "big", "0x100", "100x", "x", "16:0", "4:1", "1:100", "-3:2", "1e3x1e3", "１６:９"]
)
def test_another_size_is_an_error_that_says_what_to_write(size: str) -> None:
    with pytest.raises(OptionError) as caught:
        pixels(size)
    assert str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("n", 0),
        ("n", 11),
        ("n", "four"),
        ("n", 2.5),
        ("seed", -1),
        ("seed", 2**32),
        ("pick", 0),
        ("out", "a b"),
        ("out", "class"),
        ("save", "picture.xyz"),
        ("save", "."),
        ("painter", " "),
        ("raw", "yes"),
    ],
)
def test_a_value_that_does_not_fit_is_an_option_error(name: str, value: object) -> None:
    with pytest.raises(OptionError):
        Options().updated(**{name: value})


def test_an_unknown_keyword_names_its_neighbours() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean painter"):
        Options().updated(paintr="sketch")


def test_the_long_name_of_n_is_a_keyword_too() -> None:
    assert Options().updated(variations=3).n == 3


def test_none_leaves_an_option_as_it_is() -> None:
    assert Options(style="ink").updated(style=None).style == "ink"


def test_options_as_plain_values_hold_only_what_was_asked() -> None:
    assert Options().to_dict() == {}
    assert Options(n=2, style="ink").to_dict() == {"n": 2, "style": "ink"}


def test_every_row_is_a_field_and_every_field_a_row() -> None:
    assert {option.field for option in TABLE} == set(Options.__dataclass_fields__)


def test_no_spelling_is_used_twice() -> None:
    spellings = [spelling for option in TABLE for spelling in option.spellings]
    assert len(spellings) == len(set(spellings))
