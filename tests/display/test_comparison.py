"""Pictures side by side: labelled, saved with the notebook, with what their prompts say differently."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from promptmagic import Prompt, Rubric, Studio, compare
from promptmagic.errors import NotPaintedError, OptionError, PromptMagicError
from promptmagic.generation import Generation
from promptmagic.history import History


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(History(tmp_path_factory.mktemp("row")), painter="sketch", expander="template", size="96x96", seed=3)


@pytest.fixture(scope="module")
def noon(studio: Studio) -> Generation:
    return studio.paint("a lighthouse at noon", n=1, raw=True)


def test_a_row_says_what_differs(studio: Studio, noon: Generation) -> None:
    row = compare(noon, studio.paint("a lighthouse at night", n=1, raw=True))
    assert row.labels == ("a lighthouse at noon", "a lighthouse at night")
    assert row.changed == ("light",)
    assert "2 against 1: a lighthouse at [-noon-] {+night+}" in str(row)


def test_a_refined_picture_differs_by_the_change(studio: Studio, noon: Generation) -> None:
    row = compare(noon, noon.refine("make it night"))
    (difference,) = row.differences
    assert (difference.removed, difference.added, row.changed) == ((), ("make it night",), ("light",))


def test_one_generation_stands_for_all_its_variations(studio: Studio) -> None:
    row = compare(studio.paint("a boat", n=3, style="{ink|oil|pixel}"))
    assert len(row.labels) == 3
    assert "style" in row.changed


def test_the_row_is_a_figure_that_is_saved(noon: Generation, studio: Studio, tmp_path: Path) -> None:
    row = compare(noon, studio.paint("a boat <b>", n=1, raw=True), labels=["one", "<script>two"])
    shown, metadata = row._repr_mimebundle_()
    assert set(shown) == {"text/html", "image/jpeg", "text/plain"}
    assert "<script" not in shown["text/html"]
    assert 'alt="2 pictures side by side: 1 one; 2 &lt;script&gt;two"' in shown["text/html"]
    assert len(shown["text/html"]) + len(shown["image/jpeg"]) < 300_000
    assert metadata == {}
    with Image.open(row.save(tmp_path / "row.png")) as image:
        assert image.width > 1.5 * image.height  # side by side
    with pytest.raises(OptionError, match="cannot be written"):
        row.save(tmp_path / "row.xyz")


def test_what_cannot_be_compared_is_one_clear_error(studio: Studio, noon: Generation) -> None:
    with pytest.raises(OptionError, match="There is 1 to compare"):
        compare(noon)
    with pytest.raises(OptionError, match="1 labels for 2 pictures"):
        compare(noon, noon, labels=["a"])
    with pytest.raises(OptionError, match="A picture alone has no prompt"):
        compare(noon, noon.picture)  # type: ignore[arg-type]
    with pytest.raises(PromptMagicError, match="str is nothing to compare"):
        compare(noon, "a boat")  # type: ignore[arg-type]
    prompts = studio.expand("a hill", n=1)
    if not prompts.variations:
        with pytest.raises(NotPaintedError):
            compare(noon, prompts)


def test_an_explanation_and_a_difference_show_themselves_without_markup_of_their_words() -> None:
    shown, _ = Prompt("a <b>fox</b>, watercolor").explain()._repr_mimebundle_()
    assert "<b>fox" not in shown["text/html"]
    assert "left to the painter: setting, light" in shown["text/plain"]
    shown, _ = Prompt("a fox").diff("a <i>dog</i>")._repr_mimebundle_()
    assert "<del" in shown["text/html"]
    assert "<i>" not in shown["text/html"]


def test_a_rubric_shows_itself_and_counts() -> None:
    rubric = Rubric({"light": "One <light>?", "mood": "Lonely?"})
    assert "One &lt;light&gt;?" in rubric._repr_mimebundle_()[0]["text/html"]
    assert rubric.score(light="yes", mood="partly") == "3 of 4 points: light yes (2), mood partly (1)"
    with pytest.raises(OptionError, match="Nothing is said about mood"):
        rubric.score(light="yes")
    with pytest.raises(OptionError, match="'great' is no level"):
        rubric.score(light="yes", mood="great")
    with pytest.raises(OptionError, match="does not ask for lens"):
        rubric.score(light="yes", mood="yes", lens="yes")
