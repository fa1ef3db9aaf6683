"""The light of hours, weathers, moods and named colours."""

from __future__ import annotations

import pytest

from promptmagic.model import Parts, Prompt
from promptmagic.painters.colour import luminance
from promptmagic.painters.sketch.light import HOURS, PALETTES, WEATHERS, light_for, painted_in
from promptmagic.painters.sketch.scene import read_scene


@pytest.mark.parametrize("hour", sorted(HOURS))
def test_the_seed_chooses_among_an_hours_palettes(hour: str) -> None:
    skies = {light_for(hour, "", variant=variant).sky for variant in range(6)}
    assert len(skies) == 1 + len(PALETTES.get(hour, ()))


@pytest.mark.parametrize("hour", ["dawn", "day", "golden", "sunset", "night"])
def test_the_sky_is_brightest_at_the_horizon(hour: str) -> None:
    for variant in range(4):
        sky = light_for(hour, "", variant=variant).sky
        assert luminance(sky[4]) > luminance(sky[0]) + 20


def test_the_sun_stands_on_the_horizon_at_sunset_and_high_at_noon() -> None:
    assert light_for("sunset", "").height == 0
    assert light_for("", "").height > 0.6


@pytest.mark.parametrize("weather", sorted(set(WEATHERS) - {"clear", "wind"}))
def test_bad_weather_dims_the_sun_and_greys_the_sky(weather: str) -> None:
    fair, bad = light_for("day", ""), light_for("day", weather)
    assert bad.glare < fair.glare
    assert max(bad.sky[0]) - min(bad.sky[0]) < max(fair.sky[0]) - min(fair.sky[0])


def test_a_cloudy_night_hides_the_stars() -> None:
    assert light_for("night", "cloudy").stars < 0.5 * light_for("night", "").stars


def test_named_colours_tint_the_sky() -> None:
    fair = light_for("sunset", "")
    green = painted_in(fair, ((20, 200, 60),))
    assert green.sky[2][1] > fair.sky[2][1] + 20
    assert painted_in(fair, ()) == fair


def test_what_an_expander_puts_around_a_subject_tints_no_sky_and_its_palette_does() -> None:
    def colours(added: str, **parts: str) -> int:
        return len(read_scene(Prompt(f"A bridge{added}.", Parts(subject="a bridge", **parts)), 1).colours)

    assert colours(", green water below", setting="green water below") == 0
    assert colours(", teal and orange", palette="teal and orange") == 2
    assert colours(", green water below. Held in green", setting="green water below", palette="green") == 1
