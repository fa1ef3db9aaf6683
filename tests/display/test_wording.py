"""What a card and the saved output say of a prompt: worded for another system, explained, and never as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from golden_dialects import BEACH

from promptmagic.display.cards import picture_card, prompt_card
from promptmagic.display.figure import prompts
from promptmagic.display.wording import PLAIN, Wording
from promptmagic.model import Brief, Parts, Prompt, Record, Variation
from promptmagic.options import Options

FOX = Prompt("A 🦊 fox, in low light.", Parts(subject="fox", light="in low light"))
WORDING = Wording.of(Options().updated(target="midjourney", explain=True, size="16:9", seed=5))


class Reader(HTMLParser):
    """Collects the text, the tags and the attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_card_gives_the_very_text_to_paste_and_keeps_the_prompt() -> None:
    card = prompt_card(2, FOX, WORDING)
    assert card["copy"] == "fox, in low light --ar 16:9 --seed 6"
    assert (card["text"], card["system"]) == (FOX.text, "Midjourney")
    assert prompt_card(2, FOX, PLAIN)["copy"] == FOX.text
    assert prompt_card(2, Prompt("a fox", Parts(avoid="rain")), PLAIN)["copy"] == "a fox. Leave out: rain."


def test_a_picture_s_card_gives_it_with_the_picture_s_own_seed() -> None:
    assert picture_card(Variation(3, FOX, seed=77), "a fox", WORDING)["copy"].endswith("--seed 77")


def test_places_are_counted_as_the_page_counts_them() -> None:
    parts = prompt_card(1, FOX, WORDING)["parts"]
    units = FOX.text.encode("utf-16-le")
    assert [(units[2 * a : 2 * b].decode("utf-16-le"), name) for a, b, name, _ in parts] == [
        ("fox", "subject"),
        ("in low light", "light"),
    ]


def test_a_card_that_nobody_wants_explained_has_no_parts() -> None:
    assert "parts" not in prompt_card(1, FOX, PLAIN)
    assert prompt_card(1, FOX.reworded("a cat"), WORDING)["unknown"].startswith("This prompt was edited")


def test_the_saved_output_shows_each_part_with_its_name_and_the_text_to_paste() -> None:
    record = Record("id", "imageprompt", "a beach", (Brief("a beach"),), prompts=(BEACH, FOX.reworded("<b>a</b> & b")))
    bundle, _ = prompts(record, WORDING)
    page = Reader(bundle["text/html"])
    assert "A wide subject beach setting at low tide subject, the wet sand holding the sky setting." in page.text
    assert "for Midjourney:a wide beach" in page.text
    assert "<b>a</b> & b" in page.text
    assert "This prompt was edited" in page.text
    assert page.tags <= {"figure", "figcaption", "ol", "li", "div", "span", "sup", "em", "pre", "strong"}
    assert page.attributes <= {"style", "dir"}
    assert "light: The sun touches the horizon, warm orange light from the right" in bundle["text/plain"]
    assert BEACH.to("midjourney", size="16:9", seed=5) in bundle["text/plain"].splitlines()
