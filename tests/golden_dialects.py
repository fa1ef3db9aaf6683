"""Thirty prompts, and how each is worded for every system: written to, and compared with, tests/golden_dialects.txt.

``python tests/golden_dialects.py`` writes the file anew; read what changed before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from promptmagic.dialects import word
from promptmagic.model import Parts, Prompt

GOLDEN = Path(__file__).with_name("golden_dialects.txt")

BEACH = Prompt(
    "A wide beach at low tide, the wet sand holding the sky. The sun touches the horizon, warm orange light from the "
    "right. A single palm leans in from the left third. Peaceful, in orange and violet. There are no people in the "
    "picture.",
    Parts(
        subject="a wide beach at low tide",
        setting="the wet sand holding the sky",
        light="the sun touches the horizon, warm orange light from the right",
        composition="a single palm leans in from the left third",
        mood="peaceful",
        palette="orange and violet",
        avoid="people",
    ),
)

PROMPTS: tuple[tuple[str, Prompt, dict[str, Any]], ...] = (
    ("whole", BEACH, {"size": "16:9", "seed": 7}),
    ("whole, all that can be asked", BEACH, {"size": "portrait", "seed": 0, "raw": True, "exclude": "boats, text"}),
    ("a named style", Prompt("a red fox", Parts(style="watercolor")), {}),
    ("a free style", Prompt("a red fox", Parts(style="in the manner of a subway map")), {}),
    (
        "a style worded by an expander",
        Prompt(
            "A red fox. An oil painting with layered impasto and deep color.",
            Parts(subject="a red fox", medium="oil on canvas", style="oil"),
        ),
        {},
    ),
    (
        "lettering",
        Prompt(
            'A shop front at dusk, a neon sign above the door reads "OPEN 24/7".',
            Parts(subject="a shop front", light="at dusk", lettering="OPEN 24/7"),
        ),
        {"size": "3:2"},
    ),
    (
        "lettering within the subject",
        Prompt(
            'A sign that says "No entry, no exit. A day without art."',
            Parts(subject='a sign that says "No entry, no exit. A day without art."'),
        ),
        {},
    ),
    ("typographic quotes", Prompt("a book called “Sea of Glass”, held open – half read"), {}),
    ("one word", Prompt("fog"), {"seed": 4294967295}),
    ("flags inside", Prompt("a cat --ar 3:2 --no dogs --v 7, asleep — or not --"), {"size": "square"}),
    ("typographic flags inside", Prompt("a cat —ar 3:2 ––no dogs, a well-known cat"), {}),
    ("weights and permutations inside", Prompt("hot:: dog::2 {red, blue} bun (very:1.4) [plain] <lora:bun:0.8>"), {}),
    ("an address inside", Prompt("https://example.org/cat.png a cat like this one"), {}),
    ("a slash command inside", Prompt("/imagine prompt a cat, then /describe it"), {}),
    ("what tools read as parameters", Prompt("a poster. Negative prompt: fun\nSteps: 3, Sampler: none, Seed: 9"), {}),
    ("braces and a bar", Prompt('{"a": [1, 2]} | a diagram BREAK of cats AND dogs'), {}),
    ("without", Prompt("a man without a hat on a road without end, free of any traffic; no shadow."), {}),
    ("a no that excludes nothing", Prompt("No man's land at dawn, a no-parking sign"), {}),
    ("exclusions by a person", Prompt("a street. Without cars. There are no lamps.", Parts(avoid="lamps")), {}),
    ("an exclusion in a list", Prompt("a street", Parts(avoid="no cars, people and text")), {}),
    ("edited", BEACH.reworded("a wide beach at noon, nobody about"), {"size": "1024x768"}),
    ("lines and spaces", Prompt("a cat\n\n  on a   mat,\n, , and a hat .  "), {}),
    (
        "Japanese",
        Prompt("夕日のビーチ。人はいない。静かで、暖かい光。", Parts(subject="夕日のビーチ", light="暖かい光")),
        {"size": "9:16"},
    ),
    ("Arabic", Prompt("شاطئ عند الغروب، ضوء دافئ. هدوء تام.", Parts(subject="شاطئ عند الغروب", light="ضوء دافئ")), {}),
    ("Hindi", Prompt("सूर्यास्त के समय समुद्र तट। शांत।", Parts(subject="सूर्यास्त के समय समुद्र तट", mood="शांत")), {}),
    ("emoji", Prompt("🏖️ 🌅 👩‍👩‍👧 family at the sea"), {"seed": 1}),
    (
        "long, in sentences",
        Prompt(" ".join(f"Sentence {k} tells of a lighthouse." for k in range(1, 41)), Parts(style="ink")),
        {},
    ),
    ("long, one sentence", Prompt("a quilt of " + ", ".join(f"{k} patches" for k in range(1, 120))), {}),
    ("long, no spaces", Prompt("漢" * 1_500), {}),
    ("long, beyond the basic plane", Prompt("🦊" * 700), {}),
)

TARGETS = (
    "openai",
    "midjourney",
    "midjourney:7,stylize=250,chaos=10",
    "runway",
    "stable-diffusion",
    "stable-diffusion,weights=yes",
    "stable-diffusion:3.5",
)


def chapters() -> Iterator[str]:
    """Each prompt with all of its wordings, as a person reads them."""
    for name, prompt, asked in PROMPTS:
        said = ", ".join(f"{key}={value!r}" for key, value in asked.items())
        yield f"== {name}{f' ({said})' if said else ''}"
        for target in TARGETS:
            lines = word(prompt, target, **asked).splitlines()
            yield f"-- {target}\n" + "\n".join(f"   {line}" for line in lines)


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(chapters()) + "\n", "utf-8")
