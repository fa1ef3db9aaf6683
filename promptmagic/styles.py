"""The named styles: one table of what each is called, how a prompt words it, and which other words mean it.

Any other words are a free style: expanders keep them as they are, and a painter that draws only the named styles asks
`find` for the nearest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache


@dataclass(frozen=True, slots=True)
class Style:
    """One named style.

    `words` are noun phrases that a prompt may use, all meaning the same style; `medium` is what it is made with, for
    `Parts.medium`. `aliases` mean the style wherever they stand in a text; `asked` are words that mean it only where a
    style is asked for ("oil", "flat"), since in a brief they may be things.
    """

    name: str
    medium: str
    words: tuple[str, ...]
    aliases: tuple[str, ...]
    asked: tuple[str, ...] = ()


STYLES: tuple[Style, ...] = (
    Style(
        "watercolor",
        "watercolor on paper",
        (
            "a loose watercolor painting on cold-pressed paper",
            "a watercolor painting with pale washes and soft bleeding edges",
            "a delicate watercolor painting, the white paper showing through",
        ),
        (
            "watercolor",
            "watercolors",
            "watercolor painting",
            "watercolor sketch",
            "water color",
            "aquarelle",
            "wet on wet",
            "gouache",
        ),
        ("wash", "washes"),
    ),
    Style(
        "oil",
        "oil on canvas",
        (
            "a rich oil painting on canvas with thick visible brush strokes",
            "an oil painting with layered impasto and deep color",
            "an oil painting on linen with broad, confident brushwork",
        ),
        (
            "oil painting",
            "oil paint",
            "oil on canvas",
            "oil on linen",
            "in oil",
            "in oils",
            "painted in oil",
            "painted in oils",
            "acrylic painting",
            "impasto",
            "fresco",
            "concept art",
            "impressionist",
            "impressionism",
            "impressionistic",
            "post impressionist",
            "expressionist",
            "expressionism",
            "pointillist",
            "pointillism",
            "fauvist",
            "cubist",
            "cubism",
            "surrealist",
            "baroque painting",
            "renaissance painting",
            "old master",
            "van gogh",
            "vincent van gogh",
            "monet",
            "claude monet",
            "rembrandt",
            "vermeer",
            "cezanne",
            "gauguin",
            "renoir",
            "seurat",
            "caspar david friedrich",
            "j m w turner",
            "edward hopper",
        ),
        ("oil", "oils", "acrylic", "acrylics", "painterly", "painting", "turner", "hopper", "surreal"),
    ),
    Style(
        "ink",
        "ink on paper",
        (
            "an ink drawing with fluid lines and fine hatching",
            "a pen and ink drawing on ivory paper",
            "an ink drawing in confident black lines",
        ),
        (
            "ink drawing",
            "ink sketch",
            "ink wash",
            "ink painting",
            "india ink",
            "pen and ink",
            "pen drawing",
            "line art",
            "line drawing",
            "in ink",
            "sumi e",
            "brush and ink",
            "calligraphic",
            "comic book style",
            "comic style",
            "comic panel",
            "comic art",
            "manga style",
        ),
        ("ink", "pen", "linework", "lineart", "comic", "manga", "brush pen"),
    ),
    Style(
        "pencil",
        "graphite on paper",
        (
            "a soft pencil drawing on textured paper",
            "a pencil sketch with gentle shading",
            "a pencil drawing with fine graphite lines",
        ),
        (
            "pencil drawing",
            "pencil sketch",
            "in pencil",
            "graphite drawing",
            "graphite sketch",
            "colored pencil",
            "colored pencils",
            "pencil crayon",
        ),
        ("pencil", "graphite", "sketch", "drawing"),
    ),
    Style(
        "charcoal",
        "charcoal on paper",
        (
            "a charcoal drawing with smudged shadows on rough paper",
            "a dark, velvety charcoal drawing",
            "a charcoal sketch in broad, grainy strokes",
        ),
        ("charcoal drawing", "charcoal sketch", "in charcoal", "conte crayon"),
        ("charcoal", "conte"),
    ),
    Style(
        "woodcut",
        "woodcut print",
        (
            "a bold woodcut print with carved lines",
            "a woodcut in strong black and cream",
            "a hand-carved linocut print with rough edges",
        ),
        (
            "woodcut",
            "woodcut print",
            "wood engraving",
            "linocut",
            "linocut print",
            "lino print",
            "block print",
            "engraving",
            "etching",
            "durer",
        ),
        ("wood block", "lino", "print"),
    ),
    Style(
        "pixel",
        "pixel art",
        (
            "crisp pixel art in a limited palette",
            "pixel art in the manner of a classic sixteen-bit game",
            "pixel art with clean blocks and dithered shading",
        ),
        (
            "pixel art",
            "pixelart",
            "pixelated",
            "8 bit",
            "16 bit",
            "eight bit",
            "sixteen bit",
            "voxel art",
            "retro game",
            "sprite art",
        ),
        ("pixel", "pixels", "voxel", "lego"),
    ),
    Style(
        "neon",
        "glowing line art",
        (
            "a neon-style drawing in glowing lines on black",
            "synthwave art with bright outlines and a deep dark ground",
            "a neon-style drawing with electric outlines",
        ),
        (
            "neon style",
            "neon art",
            "neon outlines",
            "neon lines",
            "synthwave",
            "vaporwave",
            "retrowave",
            "outrun style",
            "tron style",
        ),
        ("neon", "cyberpunk", "glow"),
    ),
    Style(
        "flat",
        "flat poster print",
        (
            "a flat poster illustration with clean shapes",
            "a flat illustration in a few plain colors",
            "a minimalist poster with bold, simple shapes",
        ),
        (
            "flat design",
            "flat illustration",
            "flat poster",
            "flat style",
            "vector art",
            "vector illustration",
            "studio ghibli",
            "ghibli",
            "pixar",
            "storybook illustration",
            "minimalist",
            "minimalistic",
            "minimalism",
            "poster art",
            "travel poster",
            "screen print",
            "screenprint",
            "art deco",
            "bauhaus",
            "pop art",
            "low poly",
            "isometric",
            "cartoon style",
            "cartoon",
            "anime",
            "anime style",
            "infographic",
            "childrens book illustration",
            "children's book illustration",
            "picture book illustration",
        ),
        ("flat", "vector", "minimal", "poster", "illustration", "simple", "children's book", "art nouveau", "disney"),
    ),
    Style(
        "pastel",
        "pastel on paper",
        (
            "a soft pastel drawing on toned paper",
            "a chalk pastel drawing with powdery, blended strokes",
            "a tender pastel drawing with a velvety grain",
        ),
        (
            "pastel drawing",
            "pastel painting",
            "pastel sketch",
            "chalk pastel",
            "soft pastel",
            "soft pastels",
            "oil pastel",
            "oil pastels",
            "in pastels",
            "crayon drawing",
            "wax crayon",
            "in crayon",
            "in crayons",
            "degas",
        ),
        ("pastel", "pastels", "crayon", "crayons"),
    ),
    Style(
        "ukiyo-e",
        "Japanese woodblock print",
        (
            "a Japanese woodblock print with flat color and fine outlines",
            "a ukiyo-e print with graded color and patterned lines",
            "a ukiyo-e print in indigo and faded color",
        ),
        (
            "ukiyo e",
            "ukiyoe",
            "japanese woodblock",
            "japanese woodblock print",
            "woodblock print",
            "japanese print",
            "hokusai",
            "hiroshige",
        ),
        ("japanese", "woodblock"),
    ),
    Style(
        "stained glass",
        "stained glass",
        (
            "a stained glass window with dark leading and jewel colors",
            "a stained glass panel, light glowing through every piece",
            "a stained glass design in clear, bright pieces",
        ),
        (
            "stained glass",
            "stained glass window",
            "stained glass panel",
            "stained glass design",
            "leaded glass",
            "mosaic style",
            "tile mosaic",
            "klimt",
        ),
        ("mosaic", "glass"),
    ),
    Style(
        "blueprint",
        "blueprint",
        (
            "a technical blueprint in white lines on blue",
            "a blueprint drawing with neat construction lines",
            "a drafted blueprint on faded blue paper",
        ),
        (
            "blueprint",
            "blueprint drawing",
            "technical drawing",
            "architectural drawing",
            "cyanotype",
            "schematic drawing",
            "patent drawing",
        ),
        ("schematic", "technical", "blueprints"),
    ),
    Style(
        "paper cut",
        "cut paper",
        (
            "a layered paper cut with soft shadows between the sheets",
            "a paper cut in crisp, stacked layers",
            "cut paper art with clean edges and gentle depth",
        ),
        (
            "paper cut",
            "layered paper cut",
            "papercut",
            "paper cutout",
            "paper cutouts",
            "cut paper",
            "cut paper art",
            "layered paper",
            "papercraft",
            "paper craft",
            "paper art",
            "origami style",
            "paper collage",
            "matisse",
        ),
        ("origami", "collage", "paper", "cutout", "felt", "clay"),
    ),
    Style(
        "chalkboard",
        "chalk on a blackboard",
        (
            "a chalk drawing on a dusty blackboard",
            "a chalkboard drawing in white and colored chalk",
            "a chalk drawing with soft smears on slate",
        ),
        (
            "chalkboard",
            "chalkboard drawing",
            "chalk drawing",
            "chalk art",
            "blackboard drawing",
            "chalk on blackboard",
            "chalk on a blackboard",
            "in chalk",
            "drawn with chalk",
        ),
        ("chalk", "blackboard", "slate"),
    ),
    Style(
        "photo",
        "photograph",
        (
            "a natural photograph with shallow depth of field",
            "a finely detailed photograph with true-to-life color",
            "a photograph on a fast lens, softly blurred behind the subject",
        ),
        (
            "photo",
            "photograph",
            "photography",
            "photographic",
            "photorealistic",
            "photo realistic",
            "photorealism",
            "hyperrealistic",
            "hyper realistic",
            "dslr",
            "35mm film",
            "film photo",
            "polaroid",
            "macro photo",
            "drone shot",
            "analog film",
            "ansel adams",
        ),
        ("realistic", "realism", "real", "cinematic", "film", "lens", "macro", "bokeh", "3d", "3d render", "render"),
    ),
)

_AMERICAN = {
    "aluminium": "aluminum",
    "artefact": "artifact",
    "axe": "ax",
    "centre": "center",
    "centred": "centered",
    "colour": "color",
    "coloured": "colored",
    "colourful": "colorful",
    "colours": "colors",
    "cosy": "cozy",
    "doughnut": "donut",
    "favourite": "favorite",
    "grey": "gray",
    "greyish": "grayish",
    "harbour": "harbor",
    "harbours": "harbors",
    "jewellery": "jewelry",
    "marvellous": "marvelous",
    "mould": "mold",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "plough": "plow",
    "sceptre": "scepter",
    "sombre": "somber",
    "spectre": "specter",
    "theatre": "theater",
    "theatres": "theaters",
    "traveller": "traveler",
    "travellers": "travelers",
    "tyre": "tire",
    "tyres": "tires",
    "watercolour": "watercolor",
    "watercolours": "watercolors",
    "woollen": "woolen",
    "yoghurt": "yogurt",
}
_MOST_WORDS = 60


def names() -> tuple[str, ...]:
    """Return the names of all styles, in the table's order."""
    return tuple(style.name for style in STYLES)


def find(text: str) -> Style | None:
    """Return the named style that the words of a style option mean, or None where they are a free style.

    Takes other names, British and American spelling, and longer wordings ("a watercolour painting, very loose"): the
    longest wording found decides, and the first of equally long ones.
    """
    words = plain_words(text)[:_MOST_WORDS]
    wordings = _wordings()
    for size in range(min(len(words), _longest()), 0, -1):
        for start in range(len(words) - size + 1):
            style = wordings.get(" ".join(words[start : start + size]))
            if style is not None:
                return style
    return None


def remark(text: str) -> str:
    """Return a line about a word that is no named style but looks much like one; empty for any other."""
    words = plain_words(text)
    if len(words) != 1 or find(text) is not None:
        return ""
    near = get_close_matches(words[0], names(), n=2, cutoff=0.75)
    meant = f" Did you mean {' or '.join(near)}?"
    return f"--style: “{text.strip()}” is no named style and is used as words.{meant}" if near else ""


def worded(text: str) -> str:
    """Return how a prompt words a style option: a named style in its first wording, other words as they are typed."""
    style = find(text)
    names = () if style is None else (style.name, *style.aliases, *style.asked)
    return style.words[0] if style and " ".join(plain_words(text)) in names else text


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case and American spelling, without hyphens, marks and a possessive s."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower().replace("’", "'"))
    return [american(word.removesuffix("'s")) for word in words]


def american(word: str) -> str:
    """Return a lower-case word in American spelling: the one in which the tables of words are looked up."""
    return _AMERICAN.get(word, word)


@cache
def _wordings() -> dict[str, Style]:
    """Every wording that means a style where one is asked for; a style's own name before another's alias."""
    table: dict[str, Style] = {}
    for style in STYLES:
        table.setdefault(" ".join(plain_words(style.name)), style)
    for style in STYLES:
        for wording in style.aliases + style.asked:
            table.setdefault(" ".join(plain_words(wording)), style)
    return table


@cache
def _longest() -> int:
    return max(wording.count(" ") for wording in _wordings()) + 1
