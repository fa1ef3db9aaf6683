"""The plates' files: plain, whole, self-contained drawings whose text stands in one group that can be left out."""

from __future__ import annotations

import re
from importlib.resources import files
from xml.etree import ElementTree

import pytest

FOLDER = files("promptmagic.painters.sketch.plates")
SVG = "{http://www.w3.org/2000/svg}"
SIDE = 1024
LETTER = 0.6  # of the font's size: a letter of our face in bold, at its widest on average

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"})
ELEMENTS = SHAPES | {"svg", "defs", "linearGradient", "radialGradient", "stop", "g", "use"}
FORBIDDEN = frozenset({"style", "class", "filter", "clip-path", "mask"})


def listed() -> list[list[str]]:
    lines = FOLDER.joinpath("plates.txt").read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def drawn() -> list[str]:
    return sorted(file.name.removesuffix(".svg") for file in FOLDER.iterdir() if file.name.endswith(".svg"))


def parsed(name: str) -> ElementTree.Element:
    text = FOLDER.joinpath(f"{name}.svg").read_text(encoding="utf-8")
    return ElementTree.fromstring(text)  # noqa: S314 - drawn by ourselves


def local(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(SVG)


def test_every_line_of_the_list_has_its_file_and_every_file_its_line() -> None:
    assert sorted(line[0] for line in listed()) == drawn()


def test_every_line_has_a_title_and_wordings_that_no_other_line_has() -> None:
    assert {len(line) for line in listed()} == {3}
    wordings = [word.strip().removeprefix("=").lower() for _, _, rest in listed() for word in rest.split(",")]
    assert all(wordings)
    assert len(wordings) == len(set(wordings))


@pytest.mark.parametrize("name", drawn())
def test_a_plate_is_a_square_of_plain_elements(name: str) -> None:
    root = parsed(name)
    assert root.get("viewBox") == f"0 0 {SIDE} {SIDE}"
    assert {local(element) for element in root.iter()} <= ELEMENTS
    assert not FORBIDDEN & {attribute for element in root.iter() for attribute in element.keys()}  # noqa: SIM118


@pytest.mark.parametrize("name", drawn())
def test_all_text_of_a_plate_stands_in_its_labels_which_come_last(name: str) -> None:
    root = parsed(name)
    labels = root[-1]
    assert labels.get("id") == "labels"
    texts = list(root.iter(f"{SVG}text"))
    assert texts
    assert len(texts) == len(list(labels.iter(f"{SVG}text")))
    assert {text.get("font-family") for text in texts} == {"sans-serif"}


@pytest.mark.parametrize("name", drawn())
def test_a_plate_defines_every_id_that_it_uses_once(name: str) -> None:
    root = parsed(name)
    defined = [element.get("id", "") for element in root.iter() if element.get("id")]
    values = [value for element in root.iter() for value in element.attrib.values()]
    used = {match[1] for value in values for match in re.finditer(r"url\(#([^)]+)\)", value)}
    used |= {element.get("href", "").removeprefix("#") for element in root.iter(f"{SVG}use")}
    assert len(defined) == len(set(defined))
    assert used <= set(defined)


@pytest.mark.parametrize("name", drawn())
def test_no_text_of_a_plate_leaves_the_canvas_or_is_too_small_to_read(name: str) -> None:
    for text in parsed(name).iter(f"{SVG}text"):
        size, middle = float(text.get("font-size", 0)), float(text.get("x", 0))
        wide = LETTER * size * len(text.text or "")
        start = {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", "start"), 0)
        assert size >= 22, text.text
        assert 0 <= middle - start <= SIDE - wide, text.text
        assert size * 0.8 <= float(text.get("y", 0)) <= SIDE - size * 0.2, text.text


def boxes(name: str) -> list[tuple[float, float, float, float]]:
    """Return the white boxes behind labels, each as left, top, right, bottom."""
    groups = [group for group in parsed(name).iter(f"{SVG}g") if group.get("id") == "labels-pills"]
    rects = [rect for group in groups for rect in group.iter(f"{SVG}rect")]
    corners = [[float(rect.get(key, 0)) for key in ("x", "y", "width", "height")] for rect in rects]
    return [(x, y, x + width, y + height) for x, y, width, height in corners]


@pytest.mark.parametrize("name", drawn())
def test_no_box_of_a_label_lies_on_another_or_leaves_the_canvas(name: str) -> None:
    found = boxes(name)
    for index, (left, top, right, bottom) in enumerate(found):
        assert min(left, top) >= 0
        assert max(right, bottom) <= SIDE
        for other in found[:index]:
            assert left >= other[2] or right <= other[0] or top >= other[3] or bottom <= other[1]


@pytest.mark.parametrize(
    "name", ["day-and-night", "eclipse", "layers-of-the-atmosphere", "moon-phases", "seasons", "solar-system"]
)
def test_a_plate_of_the_sky_says_that_it_is_not_to_scale(name: str) -> None:
    assert any("not to scale" in (text.text or "").lower() for text in parsed(name).iter(f"{SVG}text"))


def countries() -> dict[str, str]:
    """Return the outlines of the map of Europe by the name of the country."""
    group = next(group for group in parsed("europe-map").iter(f"{SVG}g") if group.get("id") == "L05-countries")
    return {path.get("id", ""): path.get("d", "") for path in group.iter(f"{SVG}path")}


def test_every_country_that_the_map_of_europe_colours_has_its_name_on_it() -> None:
    texts = " ".join(text.text or "" for text in parsed("europe-map").iter(f"{SVG}text")).lower()
    assert not [name for name in countries() if name.split("-")[0] not in texts]


def test_no_part_of_a_country_is_painted_over_by_another() -> None:
    parts = [
        (name, frozenset(re.findall(r"[\d.]+ [\d.]+", part)))
        for name, outline in countries().items()
        for part in outline.split("Z")
        if part.strip()
    ]
    hidden = [(name, over) for name, points in parts for over, others in parts if name != over and points <= others]
    assert not hidden
