"""The light of a scene: what an hour, the weather, the mood and the named colours make of sky, sun, haze and shade.

All values are named in tables, so that an hour is changed by changing numbers. Sky colours run from the zenith down to
the horizon. Each hour has several palettes; the seed picks one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from promptmagic.painters.colour import WHITE, Colour, grey, lit, luminance, mix, scaled

Sky = tuple[Colour, Colour, Colour, Colour, Colour]


@dataclass(frozen=True, slots=True)
class Light:
    """How everything in a scene is lit.

    `sun` is the disc (or the moon's) and its glitter, `glow` the air around it, `ambient` what multiplies the colour of
    things, `haze` the colour of distance, `shade` the darkest silhouettes. `lit` and `shaded` are the two sides of a
    cloud. `height` is how high the sun stands between horizon (0) and zenith (1). `backlit` is how far near things are
    silhouettes (0 to 1), `stars` and `cover` how much of the sky has stars or clouds, `murk` how thick the air is.
    `lamplit` is how far lamps and windows show their light: not at all by day (0), fully at night (1). The light is
    `indoors` in rooms, where no snow lies.
    """

    sky: Sky
    sun: Colour
    glow: Colour
    ambient: Colour
    haze: Colour
    shade: Colour
    lit: Colour
    shaded: Colour
    height: float
    backlit: float
    glare: float
    stars: float = 0.0
    cover: float = 0.3
    murk: float = 0.0
    moon: bool = False
    lamplit: float = 0.0
    indoors: bool = False


HOURS: dict[str, Light] = {
    "dawn": Light(
        sky=((92, 116, 168), (146, 158, 200), (208, 184, 206), (248, 206, 188), (255, 232, 198)),
        sun=(255, 238, 206),
        glow=(255, 204, 158),
        ambient=(206, 190, 204),
        haze=(236, 208, 204),
        shade=(58, 56, 86),
        lit=(255, 226, 208),
        shaded=(160, 148, 188),
        height=0.13,
        backlit=0.3,
        glare=0.85,
        lamplit=0.35,
    ),
    "morning": Light(
        sky=((86, 146, 212), (134, 184, 230), (186, 214, 238), (230, 234, 228), (255, 242, 212)),
        sun=(255, 248, 224),
        glow=(255, 234, 188),
        ambient=(246, 240, 228),
        haze=(222, 230, 234),
        shade=(48, 70, 84),
        lit=(255, 252, 244),
        shaded=(176, 194, 218),
        height=0.5,
        backlit=0.0,
        glare=0.5,
    ),
    "day": Light(
        sky=((34, 98, 186), (66, 138, 214), (114, 176, 230), (168, 210, 240), (214, 235, 244)),
        sun=(255, 252, 236),
        glow=(255, 246, 218),
        ambient=(255, 253, 248),
        haze=(206, 226, 240),
        shade=(36, 62, 72),
        lit=(255, 255, 255),
        shaded=(168, 188, 214),
        height=0.8,
        backlit=0.0,
        glare=0.4,
    ),
    "golden": Light(
        sky=((86, 122, 176), (142, 160, 186), (222, 190, 154), (255, 204, 126), (255, 226, 156)),
        sun=(255, 240, 190),
        glow=(255, 198, 104),
        ambient=(250, 216, 166),
        haze=(250, 212, 154),
        shade=(66, 50, 48),
        lit=(255, 232, 186),
        shaded=(178, 146, 142),
        height=0.2,
        backlit=0.22,
        glare=0.8,
        lamplit=0.2,
    ),
    "sunset": Light(
        sky=((54, 48, 116), (124, 72, 146), (216, 98, 130), (255, 144, 100), (255, 206, 120)),
        sun=(255, 240, 196),
        glow=(255, 166, 84),
        ambient=(150, 108, 122),
        haze=(238, 146, 118),
        shade=(44, 26, 48),
        lit=(255, 168, 128),
        shaded=(118, 70, 128),
        height=0.0,
        backlit=0.8,
        glare=1.0,
        lamplit=0.7,
    ),
    "dusk": Light(
        sky=((20, 26, 68), (46, 50, 108), (98, 78, 138), (182, 110, 142), (242, 164, 134)),
        sun=(255, 214, 176),
        glow=(240, 138, 122),
        ambient=(112, 102, 148),
        haze=(152, 108, 142),
        shade=(24, 22, 48),
        lit=(222, 134, 150),
        shaded=(62, 56, 110),
        height=-0.12,
        backlit=0.75,
        glare=0.5,
        stars=0.25,
        lamplit=1.0,
    ),
    "night": Light(
        sky=((5, 9, 28), (10, 20, 52), (19, 37, 82), (36, 62, 114), (64, 94, 146)),
        sun=(226, 234, 255),
        glow=(128, 158, 224),
        ambient=(92, 108, 160),
        haze=(44, 66, 116),
        shade=(8, 13, 32),
        lit=(94, 116, 168),
        shaded=(20, 30, 66),
        height=0.62,
        backlit=0.72,
        glare=0.75,
        stars=1.0,
        moon=True,
        lamplit=1.0,
    ),
}

PALETTES: dict[str, tuple[Sky, ...]] = {
    "dawn": (
        ((72, 112, 160), (138, 168, 196), (214, 202, 200), (252, 214, 176), (255, 236, 190)),
        ((110, 108, 170), (168, 146, 196), (226, 178, 198), (250, 200, 190), (255, 226, 206)),
    ),
    "day": (((24, 112, 190), (58, 152, 214), (112, 192, 228), (172, 220, 236), (222, 240, 240)),),
    "golden": (((104, 118, 158), (164, 152, 168), (228, 178, 142), (255, 190, 108), (255, 218, 138)),),
    "sunset": (
        ((34, 42, 92), (100, 60, 112), (204, 76, 84), (250, 128, 64), (255, 200, 98)),
        ((92, 106, 174), (166, 132, 188), (240, 156, 166), (255, 182, 146), (255, 220, 168)),
        ((24, 60, 100), (78, 100, 136), (194, 130, 126), (250, 156, 92), (255, 212, 132)),
    ),
    "dusk": (
        ((14, 32, 72), (30, 62, 108), (78, 98, 140), (170, 130, 142), (236, 176, 136)),
        ((30, 22, 66), (66, 40, 104), (124, 64, 128), (206, 96, 124), (250, 152, 116)),
    ),
    "night": (
        ((6, 12, 26), (10, 28, 50), (16, 50, 78), (30, 80, 108), (58, 112, 136)),
        ((10, 7, 32), (20, 16, 60), (38, 32, 92), (64, 56, 124), (98, 88, 152)),
    ),
}


@dataclass(frozen=True, slots=True)
class Weather:
    """What weather does to the light: how far everything turns to its `grey`, how many clouds, how thick the air."""

    grey: Colour
    veil: float
    cover: float
    murk: float
    ambient: float
    sunlight: float


WEATHERS: dict[str, Weather] = {
    "clear": Weather((255, 255, 255), 0.0, 0.12, 0.0, 1.0, 1.0),
    "cloudy": Weather((206, 214, 226), 0.22, 0.66, 0.1, 0.94, 0.6),
    "overcast": Weather((186, 192, 200), 0.6, 0.8, 0.12, 0.9, 0.2),
    "rain": Weather((132, 144, 158), 0.62, 0.8, 0.4, 0.8, 0.12),
    "storm": Weather((70, 80, 98), 0.7, 0.86, 0.3, 0.66, 0.1),
    "snow": Weather((214, 222, 234), 0.5, 0.6, 0.4, 0.98, 0.25),
    "fog": Weather((222, 226, 230), 0.7, 0.12, 0.85, 0.95, 0.4),
    "wind": Weather((214, 224, 236), 0.06, 0.5, 0.05, 1.0, 1.0),
}

MOOD_TINTS: dict[str, tuple[Colour, float]] = {
    "calm": ((196, 214, 226), 0.04),
    "dramatic": ((30, 20, 44), 0.16),
    "gloomy": ((70, 78, 90), 0.34),
    "cheerful": ((255, 232, 150), 0.1),
    "mysterious": ((48, 58, 104), 0.24),
    "romantic": ((255, 140, 170), 0.16),
    "lonely": ((96, 116, 142), 0.16),
    "cosy": ((255, 176, 96), 0.12),
    "dreamy": ((226, 190, 226), 0.18),
    "majestic": ((60, 70, 130), 0.08),
    "hopeful": ((255, 224, 168), 0.12),
    "energetic": ((255, 120, 90), 0.08),
}
"""The colour that a mood mixes into the air, and how much of it."""


def light_for(hour: str, weather: str, mood: str = "", *, variant: int = 0) -> Light:
    """Return the light of an hour ("" is day) in that weather ("" is fair) and mood; `variant` picks its palette."""
    light = HOURS[hour or "day"]
    skies = (light.sky, *PALETTES.get(hour or "day", ()))
    light = replace(light, sky=skies[variant % len(skies)])
    if weather in WEATHERS:
        light = _in_weather(light, WEATHERS[weather])
    if mood in MOOD_TINTS:
        colour, share = MOOD_TINTS[mood]
        felt = mix(light.ambient, lit(light.ambient, mix(WHITE, colour, 0.5)), min(1.0, share * 2))
        light = replace(tinted(light, colour, share), ambient=felt)
    return light


def tinted(light: Light, colour: Colour, share: float) -> Light:
    """Return the light with a colour mixed into its air."""
    sky = light.sky
    return replace(
        light,
        sky=(
            mix(sky[0], colour, share * 0.7),
            mix(sky[1], colour, share),
            mix(sky[2], colour, share),
            mix(sky[3], colour, share),
            mix(sky[4], colour, share * 0.6),
        ),
        haze=mix(light.haze, colour, share),
        lit=mix(light.lit, colour, share * 0.7),
        shaded=mix(light.shaded, colour, share * 0.7),
        glow=mix(light.glow, colour, share * 0.5),
    )


def painted_in(light: Light, colours: tuple[Colour, ...], strength: float = 1.0) -> Light:
    """Return the light with its sky, clouds and haze in the colours that a text asks for, as bright as before."""
    if not colours:
        return light
    first, last = colours[0], colours[-1]

    def toned(own: Colour, asked: Colour, share: float) -> Colour:
        mixed = mix(own, asked, min(1.0, share * strength))
        return scaled(mixed, 0.35 + 0.65 * luminance(own) / max(1.0, luminance(mixed)))

    top, upper, middle, lower, horizon = light.sky
    return replace(
        light,
        sky=(
            toned(top, last, 0.3),
            toned(upper, last, 0.4),
            toned(middle, mix(first, last, 0.5), 0.45),
            toned(lower, first, 0.42),
            toned(horizon, mix(first, WHITE, 0.35), 0.3),
        ),
        haze=toned(light.haze, first, 0.35),
        lit=toned(light.lit, mix(first, WHITE, 0.3), 0.4),
        shaded=toned(light.shaded, last, 0.25),
        glow=toned(light.glow, first, 0.3),
    )


def in_neon(light: Light) -> Light:
    """Return the light of a night that signs and tubes colour: a violet sky, walls that catch their glow."""
    coloured = tinted(light, (128, 44, 168), 0.42)
    return replace(coloured, ambient=mix(light.ambient, (178, 140, 216), 0.6), lamplit=1.0)


def in_dust(light: Light) -> Light:
    """Return the light of a sandstorm: everything drowns in flying sand."""
    return replace(tinted(light, (206, 150, 88), 0.62), haze=mix(light.haze, (206, 150, 88), 0.7), murk=0.9, glare=0.2)


def _in_weather(light: Light, weather: Weather) -> Light:
    dim = (0.34 if weather.murk > 0.6 else 0.16) if light.moon else 0.5 + 0.5 * _brightness(light)
    own = 0.45 if weather.murk > 0.6 and light.height < 0.3 else 0.1
    veil = mix(scaled(weather.grey, dim), light.haze, own)
    share = weather.veil * (0.82 if own > 0.4 else 1.0)

    def veiled(colour: Colour, more: float = 0.0) -> Colour:
        paler = mix(colour, grey(colour), share * 0.5)
        return mix(paler, veil, min(1.0, share + more))

    top, upper, middle, lower, horizon = light.sky
    return replace(
        light,
        sky=(
            veiled(scaled(top, weather.ambient)),
            veiled(upper),
            veiled(middle),
            veiled(lower),
            veiled(horizon, -0.12),
        ),
        glow=mix(light.glow, veil, share * 0.6),
        ambient=scaled(mix(light.ambient, grey(light.ambient), share * 0.5), weather.ambient),
        haze=veiled(light.haze, 0.1),
        lit=mix(light.lit, veil, share * 0.72),
        shaded=mix(light.shaded, scaled(veil, 0.72), min(1.0, share * 1.1)),
        glare=light.glare * weather.sunlight,
        backlit=light.backlit * (1 - share * 0.35),
        stars=light.stars * max(0.0, 1 - weather.cover * 1.1),
        cover=weather.cover,
        murk=weather.murk,
        lamplit=max(light.lamplit, 0.9 if weather.veil >= 0.7 else 0.35 if weather.veil > 0.4 else 0.0),
    )


def _brightness(light: Light) -> float:
    return max(light.ambient) / 255
