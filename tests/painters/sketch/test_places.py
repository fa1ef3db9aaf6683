"""The places: every one in every light, four seeds that differ, and what makes a sunset a sunset."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PIL import ImageChops, ImageStat
from PIL.Image import Image

from promptmagic.model import Prompt
from promptmagic.painters.noise import Streams
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.light import HOURS, WEATHERS, light_for
from promptmagic.painters.sketch.places import PLACES
from promptmagic.painters.sketch.scene import SketchScene, read_scene
from promptmagic.painters.sketch.treatment import treatment
from promptmagic.painters.sketch.whereabouts import ASKED, place_for

Paint = Callable[..., Image]

SEED_FLOOR = 9.0
"""How far apart (mean of 0 to 255) the 32-pixel thumbnails of two seeds must be; the nearest of all are 13 apart."""


def brightness(image: Image) -> float:
    return float(ImageStat.Stat(image.convert("L")).mean[0])


def channels(image: Image) -> list[float]:
    return [float(value) for value in ImageStat.Stat(image).mean]


def warmth(image: Image) -> float:
    """Return how much redder than blue a picture is, as a share of its brightness, times 100."""
    red, _, blue = channels(image)
    return 100 * (red - blue) / max(1.0, brightness(image))


def shares(image: Image) -> list[float]:
    """Return which part of its light is red, green and blue."""
    return [channel / sum(channels(image)) for channel in channels(image)]


def saturation(image: Image) -> float:
    return float(ImageStat.Stat(image.convert("HSV")).mean[1])


SEASONS = ("spring", "summer", "autumn", "winter", "")


def cover(place: str) -> list[tuple[int, str, str, str]]:
    """Return 24 times of a place (seed, hour, weather, season) that hold, with the other places', every pair of them.

    They hold all hours, weathers and seasons, and since 20 neighbouring seeds hold all remainders by 4 and by 5
    together, all four layouts come in all five seasons; the next place has each hour in other weathers.
    """
    shift = sorted(PLACES).index(place)
    hours, weathers = sorted(HOURS), sorted(WEATHERS)
    return [(seed, hours[seed % 7], weathers[(seed + shift) % 8], SEASONS[seed % 5]) for seed in range(24)]


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_is_painted_at_every_hour_in_every_weather_and_season(place: str) -> None:
    for seed, hour, weather, season in cover(place):
        scene = SketchScene("", seed, place, (place,), hour, weather, season, snowfall=weather == "snow")
        easel = compose(scene, (96, 96))
        assert place in easel.drawn, (hour, weather, season)
        assert len(set(easel.image.resize((8, 8)).get_flattened_data())) > 8, (hour, weather, season)


def test_the_cover_of_hours_weathers_and_layouts_holds_every_pair() -> None:
    assert (len(HOURS), len(WEATHERS)) == (7, 8)
    times = [(place, *time) for place in PLACES for time in cover(place)]
    assert len({(hour, weather) for _, _, hour, weather, _ in times}) == 56
    assert len({(place, hour) for place, _, hour, _, _ in times}) == 7 * len(PLACES)
    assert len({(place, weather) for place, _, _, weather, _ in times}) == 8 * len(PLACES)
    assert len({(place, seed % 4, season) for place, seed, _, _, season in times}) == 20 * len(PLACES)


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_has_at_least_three_layouts(place: str) -> None:
    assert len(PLACES[place]) >= 3


@pytest.mark.parametrize("place", sorted(PLACES))
def test_neighbouring_seeds_differ_in_composition(place: str) -> None:
    """The variations of one brief differ in layout: their thumbnails are far apart, each from each."""
    small = [compose(SketchScene("", seed, place, (place,)), (128, 128)).image.resize((32, 32)) for seed in range(4)]
    for first, second in combinations(small, 2):
        difference = ImageStat.Stat(ImageChops.difference(first, second)).mean
        assert sum(difference) / 3 > SEED_FLOOR


@pytest.mark.parametrize("seed", range(4))
def test_the_sun_of_a_beach_sunset_stands_on_the_horizon(seed: int) -> None:
    easel = compose(read_scene(Prompt("a beach sunset"), seed), (200, 200))
    rows = easel.image.convert("L").resize((1, 200), 4)
    sky_and_sun = easel.image.convert("L")
    brightest = max(range(200), key=lambda y: max(sky_and_sun.crop((0, y, 200, y + 1)).get_flattened_data()))
    assert abs(brightest - easel.horizon) < 0.1 * 200
    assert rows.size == (1, 200)


@pytest.mark.parametrize("seed", range(8))
def test_a_beach_sunset_is_warm(paint: Paint, seed: int) -> None:
    red, _, blue = channels(paint("a beach sunset", seed))
    assert red > blue + 25


def test_night_is_blue(paint: Paint) -> None:
    red, _, blue = channels(paint("the sea at night"))
    assert blue > red + 10


def test_autumn_is_warmer_than_spring(paint: Paint) -> None:
    spring, autumn = (channels(paint(f"hills in {season}", 1)) for season in ("spring", "autumn"))
    assert autumn[0] - autumn[1] > spring[0] - spring[1] + 5


def test_the_colour_of_the_water_is_the_one_that_is_named(paint: Paint) -> None:
    plain, red = (channels(paint(text, 0).crop((0, 80, 128, 128))) for text in ("a lake", "a red lake"))
    assert red[0] - red[2] > plain[0] - plain[2] + 20


def test_a_named_boat_adds_something_to_the_water() -> None:
    empty, sailed = (
        compose(read_scene(Prompt("the sea"), 0), (160, 160)),
        compose(
            SketchScene("the sea", 0, "sea", ("sea",), subjects=read_scene(Prompt("a sailboat"), 0).subjects),
            (160, 160),
        ),
    )
    box = ImageChops.difference(empty.image, sailed.image).getbbox()
    assert box is not None
    assert "sailboat" in sailed.drawn
    assert box[3] > sailed.horizon
    assert box[2] - box[0] < 120


@pytest.mark.parametrize("seed", range(4))
def test_a_lake_among_mountains_shows_both_in_every_layout(seed: int) -> None:
    easel = compose(read_scene(Prompt("mountains reflected in a lake"), seed), (96, 96))
    assert {"lake", "mountains"} <= easel.drawn


@pytest.mark.parametrize("place", ["beach", "lake", "sea", "mountains", "meadow", "forest"])
def test_a_dog_finds_ground_to_stand_on(place: str) -> None:
    dog = read_scene(Prompt("a dog"), 0).subjects
    for seed in range(len(PLACES[place])):
        easel = compose(SketchScene("a dog", seed, place, (place,), subjects=dog), (128, 128))
        assert "dog" in easel.drawn
        feet = max(y for _, y, _ in easel.taken)
        assert feet > easel.horizon - 0.12 * easel.unit


def test_things_that_stand_keep_apart() -> None:
    horses = read_scene(Prompt("four horses"), 0).subjects
    easel = compose(SketchScene("horses", 0, "meadow", ("meadow",), subjects=horses), (256, 256))
    feet = [(x, y) for x, y, _ in easel.taken[-4:]]
    for (ax, ay), (bx, by) in combinations(feet, 2):
        assert abs(ax - bx) + 2.2 * abs(ay - by) > 20


def test_what_a_prompt_leaves_out_is_not_drawn() -> None:
    easel = compose(read_scene(Prompt("a beach with no palm trees and no birds"), 0), (96, 96))
    assert not {"palm", "gull", "bird"} & easel.drawn


def test_a_sunset_alone_is_given_the_sky_and_a_thing_its_home() -> None:
    assert place_for(read_scene(Prompt("a sunset"), 0)) == "sky"
    assert place_for(read_scene(Prompt("two sailboats"), 0)) == "sea"
    assert place_for(read_scene(Prompt("a village by a lake"), 0)) == "village"
    assert place_for(read_scene(Prompt("a parliament"), 0)) == "abstract"


def test_an_idea_with_rocks_is_not_strewn_with_them() -> None:
    scene = read_scene(Prompt("a parliament of grey rocks"), 0)
    assert treatment(scene, scene.text) == "card"
    assert "rock" not in compose(scene, (96, 96)).drawn


def test_a_prompt_that_names_no_place_is_given_the_home_of_what_it_names() -> None:
    assert place_for(read_scene(Prompt("a dog"), 0)) == "meadow"
    assert place_for(read_scene(Prompt("a lion in the jungle"), 0)) == "jungle"
    assert place_for(read_scene(Prompt("a penguin"), 0)) == "polar"
    assert place_for(read_scene(Prompt("an apple"), 0)) == "table"
    assert place_for(read_scene(Prompt("a bus"), 0)) == "street"


def test_noon_is_brighter_than_sunset_and_sunset_than_night(paint: Paint) -> None:
    for place in ("beach", "lake", "mountains", "city", "village", "desert", "garden", "farm"):
        noon, sunset, night = (
            brightness(paint(f"a {place} {hour}", 1)) for hour in ("at noon", "at sunset", "at night")
        )
        assert noon > sunset > night, place
        assert night < 75, place


@pytest.mark.parametrize("place", ["room", "kitchen", "library", "classroom"])
def test_a_room_is_darker_and_warmer_by_night_than_by_day(paint: Paint, place: str) -> None:
    day, night = (paint(f"a {place} {hour}", 2) for hour in ("at noon", "at night"))
    assert brightness(night) < brightness(day) - 20
    assert warmth(night) > warmth(day)


def test_candlelight_is_warmer_than_the_morning(paint: Paint) -> None:
    for seed in range(3):
        candles, morning = (paint(f"a library {light}", seed) for light in ("by candlelight", "in the morning"))
        assert warmth(candles) > warmth(morning)
        assert brightness(candles) < brightness(morning) - 20


def test_neon_light_makes_a_street_violet(paint: Paint) -> None:
    for seed in range(3):
        _, plain, _ = shares(paint("a city street at night", seed))
        red, green, blue = shares(paint("a city street at night with neon lights", seed))
        assert green < plain
        assert red + blue > 2.1 * green


@pytest.mark.parametrize("place", ["a lake", "mountains", "a city street", "a village", "a desert"])
def test_fog_takes_colour_away(paint: Paint, place: str) -> None:
    assert saturation(paint(f"{place} in fog", 1)) < 0.8 * saturation(paint(f"{place} on a clear day", 1))


def test_autumn_and_winter_woods_differ_in_hue(paint: Paint) -> None:
    for seed in range(4):
        autumn, winter = (warmth(paint(f"a forest in {season}", seed)) for season in ("autumn", "winter"))
        assert autumn > winter + 20


def test_snowy_mountains_have_snowy_firs(paint: Paint) -> None:
    for seed in range(4):
        snowy, green = (
            paint(text, seed).crop((0, 92, 128, 128)) for text in ("snowy mountains", "mountains in summer")
        )
        assert brightness(snowy) > brightness(green) + 20


@pytest.mark.parametrize("hue", ["red", "blue", "green"])
def test_the_walls_and_the_cloth_have_the_colour_that_is_named(paint: Paint, hue: str) -> None:
    wanted = ("red", "green", "blue").index(hue)
    for place in ("room", "tablecloth"):
        part = paint(f"a {hue} {place}", 0).crop((10, 90, 118, 122) if place == "tablecloth" else (0, 0, 24, 60))
        assert channels(part)[wanted] == max(channels(part)), place


def test_a_window_shows_the_hour_and_the_weather_outside(paint: Paint) -> None:
    day, night, storm = (
        paint(f"a kitchen {when}", 1).crop((50, 16, 78, 44)) for when in ("at noon", "at night", "in a storm")
    )
    assert brightness(day) > brightness(storm) > brightness(night)


def test_no_rain_falls_indoors() -> None:
    dry, wet = (compose(SketchScene("a room", 0, "room", ("room",), weather=kind), (128, 128)) for kind in ("", "rain"))
    floor = (0, 100, 128, 128)
    difference = ImageChops.difference(dry.image.crop(floor), wet.image.crop(floor))
    assert len(set(difference.convert("L").resize((16, 4)).get_flattened_data())) < 40
    assert "rain" in wet.drawn


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("size", [(64, 64), (96, 288), (288, 96)])
def test_every_layout_fits_small_tall_and_wide_pictures(place: str, size: tuple[int, int]) -> None:
    for seed in range(len(PLACES[place])):
        easel = compose(SketchScene("", seed, place, (place,)), size)
        assert easel.image.size == size
        assert len(set(easel.image.resize((8, 8)).get_flattened_data())) > 8, seed


def test_the_largest_picture_is_painted(paint: Paint) -> None:
    assert compose(SketchScene("", 0, "city", ("city",)), (2048, 2048)).image.size == (2048, 2048)


def test_words_ask_for_the_layouts_that_show_them() -> None:
    for text, noun in (
        ("an oasis in the desert", "oasis"),
        ("a cave with a lake", "lake"),
        ("a crystal cave", "crystal"),
        ("rice terraces on a farm", "rice"),
        ("a galaxy in space", "galaxy"),
        ("a village by the sea", "quay"),
        ("a kelp forest", "kelp"),
        ("a busy market street", "stall"),
        ("a swimming pool", "swimming pool"),
        ("a train station", "platform"),
        ("a café", "cafe"),
        ("an office", "desk"),
        ("a bathroom", "bathroom"),
        ("a playground", "slide"),
        ("a harbour", "harbour"),
        ("a cemetery", "gravestone"),
        ("a church interior", "altar"),
        ("a workshop", "tool"),
        ("a shop interior", "shelf"),
        ("a park", "lawn"),
        ("graffiti on a wall", "graffiti"),
        ("a nurse with a boy", "hospital"),
        ("a doctor talking to a patient", "hospital"),
        ("a carpenter with a hammer", "workbench"),
        ("kids playing soccer", "pitch"),
        ("Roman soldiers", "aqueduct"),
        ("a village at the foot of a volcano", "volcano"),
        ("a farmer planting seeds in a field", "crop"),
    ):
        for seed in range(3):
            assert noun in compose(read_scene(Prompt(text), seed), (96, 96)).drawn, text


@pytest.mark.parametrize("text", ["a market street", "an office", "a café", "a train station", "a park", "a harbour"])
def test_the_variations_of_an_everyday_place_differ_in_layout(text: str) -> None:
    small = [compose(read_scene(Prompt(text), seed), (128, 128)).image.resize((32, 32)) for seed in range(4)]
    for first, second in combinations(small, 2):
        assert sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3 > SEED_FLOOR


@pytest.mark.parametrize("size", [(64, 64), (96, 288), (288, 96)])
def test_every_layout_that_words_ask_for_fits_small_tall_and_wide_pictures(size: tuple[int, int]) -> None:
    for place, rows in ASKED.items():
        for layout in {layout for _, layouts in rows for layout in layouts}:
            easel = Easel(SketchScene("", 0, place, (place,)), light_for("", ""), size, Streams(0, "a test"))
            assert layout(easel).zones
            assert len(set(easel.image.resize((8, 8)).get_flattened_data())) > 8, layout


def test_a_sitter_who_belongs_to_the_sea_is_seen_before_it() -> None:
    behind = [compose(read_scene(Prompt("a portrait of an old fisherman"), seed), (96, 96)).drawn for seed in range(4)]
    assert any({"sea", "lake"} & drawn for drawn in behind)
    assert not any("wreath" in drawn for drawn in behind)


def test_a_wreath_frames_a_bride() -> None:
    assert "wreath" in compose(read_scene(Prompt("a portrait of a bride"), 0), (96, 96)).drawn


def test_a_wall_that_something_leans_against_is_the_ground_of_the_picture() -> None:
    for seed in range(3):
        easel = compose(read_scene(Prompt("a bicycle leaning against a brick wall"), seed), (96, 96))
        assert {"wall", "bicycle"} <= easel.drawn
        assert "house" not in easel.drawn


def test_a_village_has_no_towers() -> None:
    for seed in range(5):
        assert "skyscraper" not in compose(read_scene(Prompt("a village"), seed), (96, 96)).drawn


def test_a_trio_is_three_and_a_caravan_several() -> None:
    assert [subject.count for subject in read_scene(Prompt("a jazz trio on stage"), 0).subjects] == [3]
    assert [subject.count for subject in read_scene(Prompt("a desert caravan"), 0).subjects] == [4]
