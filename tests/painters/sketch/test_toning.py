"""Old photographs are brown, and black and white ones gray; others keep their colours."""

from __future__ import annotations

import pytest
from PIL import Image

from promptmagic.painters.sketch.toning import in_one_colour


@pytest.mark.parametrize(
    ("text", "pixel"),
    [
        ("like an old photograph, a farm", "brown"),
        ("black and white photo of a train", "gray"),
        ("photo of a train", "as it was"),
        ("portrait of an old woman, black and white", "gray"),
        ("a street at night in monochrome", "gray"),
        ("a black and white cat, sleeping", "as it was"),
    ],
)
def test_a_photographs_colours_follow_what_it_is_like(text: str, pixel: str) -> None:
    image = Image.linear_gradient("L").resize((64, 64)).convert("RGB")
    image.paste((40, 160, 60), (20, 20, 44, 44))
    red, green, blue = in_one_colour(image, text, photo="photo" in text).getpixel((32, 32))  # type: ignore[misc]
    kind = "gray" if red == green == blue else "brown" if red > green > blue else "as it was"
    assert kind == pixel
