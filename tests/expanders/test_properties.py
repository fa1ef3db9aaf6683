"""What holds for the prompts of any brief, tried on 500: made by a grammar, odd ones from briefs.txt, and KINDS."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from promptmagic.expanders.template import TemplateExpander
from promptmagic.expanders.template.capitals import capitalized, cased
from promptmagic.lexicon import SceneDescription, describe, group, read
from promptmagic.lexicon.nouns import marked, records
from promptmagic.lexicon.words import matches
from promptmagic.model import Brief, Prompt

ODD = Path(__file__).with_name("briefs.txt").read_text(encoding="utf-8").splitlines()

# -- the grammar -----------------------------------------------------------------------------------------

COUNTED = ("two", "three", "five", "seven", "a dozen")
COLOURS = ("red", "blue", "green", "yellow", "white", "black", "orange", "purple", "turquoise")
TRAITS = ("small", "old", "giant", "tiny", "beautiful", "lonely", "wooden", "sleeping")
ANIMALS = (
    "cat",
    "dog",
    "horse",
    "fox",
    "owl",
    "whale",
    "elephant",
    "penguin",
    "tiger",
    "butterfly",
    "rabbit",
    "dragon",
)
PEOPLE = ("sailor", "dancer", "child", "astronaut", "farmer", "knight", "king", "musician", "clown", "teacher", "girl")
THINGS = (
    "boat",
    "umbrella",
    "bicycle",
    "lighthouse",
    "castle",
    "piano",
    "teapot",
    "robot",
    "train",
    "balloon",
    "tree",
    "rose",
    "apple",
    "chair",
    "candle",
    "book",
    "windmill",
    "tractor",
    "guitar",
    "clock",
    "house",
    "bridge",
    "kite",
    "lantern",
)
DOING = (
    "sleeping",
    "running",
    "dancing",
    "reading a book",
    "eating an apple",
    "playing the violin",
    "looking at the moon",
)
DEEDS = (
    "sleeping on a sofa", "reading by the fireplace", "playing chess", "playing soccer", "riding a horse",
    "eating an ice cream", "wearing a crown", "building a snowman", "jumping over a fence", "crossing a bridge",
    "talking to a doctor", "watering plants in a greenhouse", "blowing out candles", "surfing a big wave",
    "marching through a village", "flying a kite", "taking a bath", "pushing a car", "dancing in the rain",
)  # fmt: skip
PLACES = (
    "on a beach",
    "by the sea",
    "on a lake",
    "by a river",
    "in the mountains",
    "on a hill",
    "in a meadow",
    "in a forest",
    "in the jungle",
    "in a big city",
    "in a small village",
    "on a narrow street",
    "in the desert",
    "in the arctic",
    "under water",
    "in outer space",
    "on an alien planet",
    "in a garden",
    "on a farm",
    "in a cave",
    "in a living room",
    "in a kitchen",
    "in a library",
    "in a classroom",
    "in a laboratory",
    "on a wooden table",
    "on a stage",
)
WHEN = (
    "at dawn", "in the morning", "at noon", "at golden hour", "at sunset", "at dusk", "at night", "in the rain",
    "in the snow", "in a storm", "in thick fog", "in spring", "in summer", "in autumn", "in winter",
)  # fmt: skip
STYLES = ("watercolor", "oil painting", "ink drawing", "pixel art", "charcoal drawing", "flat poster", "photo")
NAMED = ('a sign that says "{}"', "the old town of {}", "{} and her sister", "a portrait of {}", 'a book called "{}"')
NAMES = ("Zanzibar", "Aurelia", "Mr. Pym", "Ødegård", "Café Müller", "Route 66", "İzmir", "Nguyễn", "Kōbe")
UNKNOWN = (
    "a zorblax {}",
    "quux {}",
    "{} mit Hut",
    "un {} bleu",
    "{} の家",
    "бабушка и {}",
    "a {} ✨",
    "el {} de mi abuela",
)


def briefs() -> list[str]:
    """Return the 500 briefs: the same on every machine."""
    chance = random.Random(2026)
    made: dict[str, None] = dict.fromkeys(ODD)
    while len(made) < 500:
        made[chance.choice(GRAMMAR)(chance)] = None
    return list(made)


def thing(chance: random.Random) -> str:
    noun = chance.choice((*ANIMALS, *PEOPLE, *THINGS))
    colour, trait = chance.choice(("", "", *COLOURS)), chance.choice(("", "", *TRAITS))
    if chance.random() < 0.3 and noun not in ("child", "fox"):
        return " ".join(filter(None, (chance.choice(COUNTED), trait, colour, f"{noun}s")))
    words = " ".join(filter(None, (trait, colour, noun)))
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"


def placed(chance: random.Random) -> str:
    return " ".join(
        filter(None, (thing(chance), chance.choice((*PLACES, "")), chance.choice((*WHEN, *[""] * len(WHEN)))))
    )


def doing(chance: random.Random) -> str:
    return f"a {chance.choice((*ANIMALS[:4], *PEOPLE[:3]))} {chance.choice(DOING)} {chance.choice(PLACES)}"


def together(chance: random.Random) -> str:
    return f"{thing(chance)} {chance.choice(('and', 'beside', 'under', 'behind', 'with'))} {thing(chance)}"


def scenery(chance: random.Random) -> str:
    place = chance.choice(PLACES).split(maxsplit=1)[1]
    return f"{place} {chance.choice(WHEN)}"


def styled(chance: random.Random) -> str:
    return f"{placed(chance)}, {chance.choice(STYLES)}"


def named(chance: random.Random) -> str:
    return chance.choice(NAMED).format(chance.choice(NAMES))


def unknown(chance: random.Random) -> str:
    return chance.choice(UNKNOWN).format(chance.choice(THINGS))


def without(chance: random.Random) -> str:
    return f"{placed(chance)}, no {chance.choice(('people', 'birds', 'trees', 'clouds', 'boats'))}"


def sentence(chance: random.Random) -> str:
    return f"{thing(chance).capitalize()} waits {chance.choice(PLACES)}. Nobody comes."


def deed(chance: random.Random) -> str:
    who, what = chance.choice((*PEOPLE, *ANIMALS)), chance.choice(DEEDS)
    number = chance.choice(("a", "a", "two", "three"))
    noun = f"{who}s" if number != "a" and who not in ("child", "fox") else who
    article = "an" if noun == who and noun[0] in "aeio" else "a"
    return f"{article if noun == who else number} {noun} {what} {chance.choice(('', '', chance.choice(WHEN)))}".strip()


GRAMMAR: tuple[Callable[[random.Random], str], ...] = (
    placed, placed, placed, deed, deed, doing, together, scenery, styled, named, unknown, without, sentence,
)  # fmt: skip

KINDS = (
    "a blue whale swimming under a small boat", "a volcano erupting at night", "the northern lights", "an ice cave",
    "a desert highway", "a supermarket aisle", "a turtle with a city on its back", "a squirrel hiding nuts",
    "a hedgehog rolling down a hill", "an old clockmaker at his bench", "a knight afraid of a mouse",
    "a campfire at dusk",
    "a nurse drinks coffee at the window of a hospital while the city wakes up and her shift ends at last",
)  # fmt: skip
"""Briefs of the kinds in which a view, a light or a palette once stood against the subject."""

BRIEFS = [*dict.fromkeys([*briefs(), *KINDS])]


@cache
def expanded(text: str) -> tuple[Prompt, ...]:
    """Return 1 to 10 prompts for a brief; how many, and the seed, depends on its number."""
    number = BRIEFS.index(text)
    return TemplateExpander().expand([Brief(text)] * (number % 10 + 1), seed=number).prompts


def prompts() -> Iterator[tuple[str, Prompt]]:
    return ((brief, prompt) for brief in BRIEFS for prompt in expanded(brief))


def core(brief: str) -> str:
    """Return the part of a brief that stands in its prompts letter for letter, but for the case of the first."""
    whole = capitalized(describe(brief).corrected, describe(brief)).rstrip(" ,;:")
    return whole[1:-1] if re.fullmatch(r'"[^"]+"', whole) else whole


def added(brief: str, prompt: Prompt) -> str:
    """Return what the expander wrote around the brief, which stands there as THIS."""
    at = prompt.text.lower().index(core(brief).lower())
    return f"{prompt.text[:at]}THIS{prompt.text[at + len(core(brief)) :]}"


# -- nothing of the brief is lost ------------------------------------------------------------------------


def test_there_are_five_hundred() -> None:
    assert len(BRIEFS) > 500


def test_the_brief_stands_in_each_prompt_letter_for_letter() -> None:
    assert [brief for brief, prompt in prompts() if core(brief)[1:] not in prompt.text] == []
    assert [brief for brief, prompt in prompts() if core(brief).lower() not in prompt.text.lower()] == []


def test_place_hour_weather_season_and_mood_are_read_back_as_the_brief_said_them() -> None:
    lost = []
    for brief, prompt in prompts():
        said, again = describe(brief), describe(prompt.text)
        lost += [
            (name, getattr(again, name), prompt.text)
            for name in ("said_place", "hour", "weather", "season", "mood")
            if getattr(said, name) and getattr(again, name) != getattr(said, name)
        ]
    assert lost == []


def test_counts_colours_and_sizes_of_its_things_are_read_back() -> None:
    lost = []
    for brief, prompt in prompts():
        said = {(s.noun, s.count, s.colour, s.size) for s in read(brief).subjects}
        if not said <= {(s.noun, s.count, s.colour, s.size) for s in read(prompt.text).subjects}:
            lost.append(prompt.text)
    assert lost == []


def test_lettering_is_kept_and_named() -> None:
    said = [(read(brief).lettering, prompt) for brief, prompt in prompts() if not brief.startswith('"')]
    assert [prompt for letters, prompt in said if prompt.parts.lettering != ", ".join(letters)] == []


# -- as many as asked for, and each another --------------------------------------------------------------


def test_all_prompts_and_titles_of_a_brief_differ() -> None:
    for brief in BRIEFS:
        if describe(brief).language not in ("en", "de", "fr", "es"):
            continue  # nothing is added that could differ
        made = expanded(brief)
        assert len({prompt.text for prompt in made}) == len(made) == BRIEFS.index(brief) % 10 + 1
        assert len({prompt.title for prompt in made}) == len(made)


def test_neighbours_differ_in_kind_not_in_a_word() -> None:
    alike = []
    for brief in BRIEFS:
        made = [prompt.parts for prompt in expanded(brief)]
        for one, other in pairwise(made):
            same = sum(
                bool(getattr(one, name)) and getattr(one, name) == getattr(other, name)
                for name in ("setting", "light", "composition", "palette", "mood")
            )
            if same > 1:
                alike.append((brief, one, other))
    assert alike == []


# -- nothing contradicts the brief, or the rest of the prompt --------------------------------------------

# Said anywhere in a prompt; and what nothing added to it may then say.
CONTRADICTIONS = [
    (r"\bat night\b|moonlit", r"sun-drenched|sunlit|\bsun\b|midday|daylight|morning|afternoon|butterfl|\bbees\b"),
    (r"\bat (?:noon|midday)\b", r"moonlight|\bmoon\b|\bstars\b|dusk|twilight|\bnight|sunset|dawn|long shadows"),
    (r"\bat sunset\b", r"\bdawn\b|daybreak|morning|midday|moonlight|\bnight|high sun"),
    (r"\bat dawn\b|in the morning", r"sunset|\bdusk\b|twilight|\bnight|afternoon|evening|lamplight"),
    (r"\bat dusk\b|twilight", r"midday|morning|\bdawn\b|\bsun\b|noon"),
    (r"in the snow|in winter|snowy", r"wildflower|poppies|palm|lush|summer|blossom|\bbees\b|butterfl|\broses\b|lily"),
    (r"in summer", r"snow|\bice\b|icicle|bare branches|frost"),
    (r"in autumn", r"blossom|new leaves|spring|snow-capped|poppies"),
    (r"in spring", r"fallen leaves|russet|snow-covered"),
    (r"in a storm|stormy", r"\bcalm\b|peaceful|serene|gentle|\bstars\b|wildflower|\bsun\b|cheerful|mirroring"),
    (r"in the rain", r"\bstars\b|moonlight|\bsun\b|midday|dust|\bdry\b"),
    (r"in thick fog", r"every edge crisp|\bstars\b|colors clear|skyline"),
    (r"in (?:outer|deep) space", r"gull|palm|reeds|\bgrass\b|rain\b|breeze|horizon|\bwind\b"),
    (r"under ?water|ocean floor|coral reef", r"gull|\bsky\b|moonlight|horizon|candle|\bwind\b|rain\b"),
    (r"portrait of|[Cc]lose-up", r"wide view|horizon|whole scene|full figure"),
    (r"in the desert|in a desert", r"gull|reeds|pines|waves|water(?!color)|moss|ferns"),
    (r"in the arctic", r"palm|cact|sand\b|flowers|grass|ferns"),
    (r"lonely|empty|[Nn]obody|no people|without people", r"\bpeople\b|\bcrowds?\b|fisherman|children\b"),
    (r"kitchen|library|classroom|living room|laboratory", r"horizon|meadow|waves|gull|\bsky\b|\bforest\b|mountains"),
    (r"no birds", r"gull|birds?\b|heron|parrot|swallow|chicken|duck"),
    (r"no trees|without palm", r"\bpalms?\b|\btrees?\b|\bpines?\b|birch|poplar"),
    (r"no clouds", r"cloud"),
    (r"no boats", r"boat|sail|ship"),
    (r"gloomy|melancholy|funeral|\bwar\b", r"cheerful|playful|joyful|merry|humor"),
    (r"peaceful", r"dramatic|fierce|tense|brooding"),
    (r"\bhappy\b", r"somber|bleak|mournful|gloomy|forlorn"),
    (r"charcoal|ink drawing|black and white", r"\borange\b|\bpink\b|violet|crimson|turquoise"),
    # light and light
    (
        r"almost no shadow|even light that shows everything",
        r"deep umber|deep tones|into the dark|deep shadow|\bsilhouette",
    ),
    (r"into the dark|deep shadow\b|at night", r"\bpale tints|soft whites|light ground|everything in clear view"),
    (r"only light", r"window light|moonlight|daylight|\bsun\b|midday"),
    # place and place
    (
        r"fireplace|fireside|sofa|\bin bed\b|bathtub",
        r"\bfar below\b|horizon|\bmeadow|tall grass|open space in|rooftops|the land\b",
    ),
    (r"\bpizza\b|\bcake\b|ramen|pineapple|\bsoup\b", r"trunks|forest|\bmeadow|sunset|moonlight|midday|old books"),
    (r"greenhouse", r"carpet|wallpaper|\brug\b|armchair|rooftops"),
    (r"doctor|dentist|patient|nurse", r"wallpaper|embers|solitary|firelight|sparsely|bare boards"),
    (r"\bbridge\b", r"rolling hillside"),
    (
        r"\bship\b|\bboat\b|sailing|\bwhale|\bdiver|surfer",
        r"footprints|tracks|\bpath\b|rolled|sleeves|cobble|\bfloor\b",
    ),
    (r"on the moon|moon landing", r"\bwind\b|breeze|\bpath\b|grass|cloud|puddle|planet huge"),
    # number
    (
        r"[Tt]wo |[Tt]hree |[Ff]ive |[Ss]even |dozen|soldiers|kids|children|couple|family",
        r"solitary|lonely|lonel|\balone\b",
    ),
    # view and view
    (r"[Cc]lose up|very near|[Vv]ery close|near enough", r"far off|wide view|set small|spread out beneath|whole scene"),
    (r"from directly above", r"\bbehind\b|horizon|\bsky\b"),
    (r"plain background|left almost bare", r"blurred shapes|rooftops|\btrees\b|\bfields\b"),
    (
        r"[Cc]lose view|very close",
        r"horizon|in the distance|far off|from a distance|rooftops of|peaks|wide view|small in the frame|spread out"
        r"|against the sky|far shore",
    ),
    (
        r"small in the frame|from a distance|wide view",
        r"whisker|feather|veins|eyelash|highlight in each eye|crumb|\bhair\b|every surface|frown|fingers",
    ),
    (r"alley|from above|narrow", r"against the sky"),
    # light and faces
    (r"the other in shadow", r"in each eye|even light|open shade"),
    # a view and what is too near, or too far, for it
    (
        r"in plain white|slant from high above|small (?:at the|between|in open|on the)|seen from across",
        r"still easy to make out|whisker|(?<!all )\beyes\b|\bnose\b|wrinkle",
    ),
    (r"dark shapes? cut out", r"brings out|picks out|\bface|late[- ]afternoon light (?:warms|falls)|soft light from"),
    (r"on plain white|left blank", r"in the background|bookshelves|trunks|rooftops|horizon"),
    # light and place
    (r"desert highway|ancient Greece|[Ss]ahara", r"street lamps|street level|upper windows?|highest windows"),
    (r"\bice cave|frozen cave", r"torchlight|lantern light|ochre|wet stone"),
    (r"supermarket|corridor|tunnel|underground station", r"tall window|window light|room opening out"),
    # palette and what shines by itself
    (
        r"volcano|erupt|\blava\b|northern lights|fireworks|campfire|bonfire",
        r"midnight blue and silver|inky blue|cool grays and blues|slate gray and silver|fresh green",
    ),
    # view and what swims or flies
    (r"\bwhale|\bdolphin|\bshark", r"close to the ground|from a low viewpoint|bare ground"),
    # palette and hour, or what is colored
    (r"at night|moonlight", r"sky blue|clean whites|bright primar|fresh green|clear yellow|pale sand"),
    (r"pale tints|lightly tinted", r"primary|saturated|red, black"),
    (r"\bsnow", r"black, indigo|indigo and points"),
    (r"coloring page|one country|flat tint of its own", r"palette of (?:red|coral|deep blue)"),
    # layout
    (r"to its edges|off every edge", r"margins|centered on white"),
    (r"from left to right", r"at the top, the|at the bottom, the|ring of arrows"),
    (r"greeting in the middle|lettering in the middle", r"title along the top"),
    # what is never there
    (r"moon landing|on the moon", r"witness|\bcrowd\b|\bpath\b|cracks running"),
    (r"duckling|baby duck|\bchicks?\b", r"feather"),
    # season
    (r"snowman|\bsledge|\bskiing|\bskier", r"wildflower|poppies|tall grass|blossom|butterfl|\bleaves\b|reflection"),
]

# Said by a brief; and what nothing added to it may then say.
UNFIT = [
    # mood and deed
    (
        r"\b(?:running|marching|riding|surfing|playing|jumping|dancing|racing|chasing|fighting|erupting|flood\w*)\b",
        r"peaceful|serene|calm and still|hushed|tranquil|half-remembered|unhurried|solitary",
    ),
    (r"\b(?:sleeping|resting|lying)\b", r"fierce|full of movement|energy|lively|intense|tense"),
    (
        r"sandstorm|hurricane|tornado|tsunami|war\b|flood",
        r"calm|serene|cheerful|peaceful|cozy|gardens|smok(?:e|ing) from",
    ),
    (r"soccer|football|rugby", r"tall grass|wildflower|poppies"),
    # a place that is carried about, or stands in another sentence, is not all around
    (r"with a city on its back|while the city", r"tall buildings in the background|foot of tall fronts"),
    # no pair of stock phrases, whatever the brief is
    (r".", r"takes in everything around|still easy to make out|opening out behind|in plain view|works? of the picture"),
    (r"\bhiding (?:nuts|eggs|treasure)", r"half to be seen"),
]


def test_mood_and_place_fit_what_the_brief_says_is_done() -> None:
    found = []
    for brief, prompt in prompts():
        for said, unfit in UNFIT:
            if re.search(said, brief) and (clash := re.search(unfit, added(brief, prompt))):
                found.append((clash[0], prompt.text))
    assert found == []


def test_nothing_added_contradicts_the_brief_or_what_was_added_before() -> None:
    found = []
    for brief, prompt in prompts():
        text = added(brief, prompt)
        for said, unfit in CONTRADICTIONS:
            if re.search(said, prompt.text) and (clash := re.search(unfit, text)):
                found.append((clash[0], prompt.text))
    assert found == []


def test_what_is_not_understood_gets_no_place_and_no_hour() -> None:
    guessed = []
    for brief, prompt in prompts():
        said, again = describe(brief), describe(prompt.text)
        if said.not_understood and not (said.place or said.hour) and not said.lettering and (again.place or again.hour):
            guessed.append(prompt.text)
    assert guessed == []


STOCK = (
    "good enough to touch|balanced quite naturally|everything loose|nothing to distract|darker shapes in|close by"
    "|most important thing|as before a journey|half-remembered|to be felt|like a drawing in a manual"
)
"""Words that fit anything and show nothing, or are no English."""


def test_no_stock_phrase_comes_back() -> None:
    assert [prompt.text for brief, prompt in prompts() if re.search(STOCK, added(brief, prompt))] == []


def test_a_prompt_begins_with_the_brief_or_a_view_of_it() -> None:
    wrong = []
    for brief, prompt in prompts():
        start = added(brief, prompt).partition("THIS")[0].strip('"')
        if start and not re.fullmatch(r"(?:A|An) (?:[a-z]+ )?view(?: from [a-z ]+)? of ", start):
            wrong.append(prompt.text)
    assert wrong == []


# -- nothing is said twice -------------------------------------------------------------------------------


def test_no_phrase_comes_twice_in_a_prompt() -> None:
    twice = []
    for brief, prompt in prompts():
        parts = [part.strip().lower() for part in re.split(r"[,.;:]", added(brief, prompt)) if part.strip()]
        words = re.findall(r"\w+", added(brief, prompt).lower())
        runs = [" ".join(words[k : k + 4]) for k in range(len(words) - 3)]
        if len(parts) != len(set(parts)) or len(runs) != len(set(runs)):
            twice.append(prompt.text)
    assert twice == []


# -- the grammar is sane ---------------------------------------------------------------------------------

VOWEL_SOUND = r"(?!(?:u(?:n[ai]|s[ei]|k)|eu|one\b|once\b))[aeiou]|hour|honest"


def flaws(text: str) -> Iterator[str]:
    """Yield what is wrong with the grammar of a text: each rule with what breaks it."""
    rules = {
        "a before a vowel": rf"\b[Aa] (?:{VOWEL_SOUND})\w*",
        "an before a consonant": rf"\b[Aa]n (?!{VOWEL_SOUND})[a-z]\w*",
        "a doubled word": r"(?i)\b(\w+) \1\b",
        "a doubled space": r"  ",
        "a space before a mark": r" [,.;:!?]",
        "marks that meet": r"[,;:.][,;:.]|[,;:] *$|[,;] *[.]",
        "no capital after a full stop": r"(?<=[.] )[a-z]",
        "a capital within a sentence": r"(?<=[a-z,;] )(?!THIS|I\b)[A-Z]",
        "no space after a mark": r"[,;:](?=[^\s\d])",
        "a missing noun": r"\b(?:a|an|the|of|and|with) *[,.;:]",
        "two conjunctions": r"\b(?:and|or|with) (?:and|or|with|of)\b",
        "no end": r"[^.!?”\"')]$",
    }
    names = r"(?<=[a-z,;] )[A-Z][\w-]*"
    text = re.sub(names, lambda word: word[0].lower() if cased(word[0].lower()) == word[0] else word[0], text)
    for rule, pattern in rules.items():
        if (found := re.search(pattern, text)) is not None:
            yield f"{rule}: {found[0]!r} in {text!r}"
    for left, right in ("()", "[]", "“”"):
        if text.count(left) != text.count(right):
            yield f"unbalanced {left}{right} in {text!r}"
    if text.count('"') % 2:
        yield f"an unbalanced quotation mark in {text!r}"


def disagreements(text: str) -> Iterator[str]:
    """Yield counted nouns whose number does not agree: "a gulls", "two boat", "a few seagull"."""
    found = matches(text)
    for at, match in enumerate(found[:-1]):
        one = match.wording in ("a", "an", "one", "single")
        many = match.wording in ("two", "three", "four", "five", "several", "many", "few", "a few")
        following = at + 1
        while following < len(found) and found[following].meanings.keys() & {"adjective", "size", "colour"}:
            if found[following].breaks:
                break
            following += 1
        if not (one or many) or following >= len(found) or found[following].breaks:
            continue
        noun = found[following]
        last = following + 1 >= len(found) or not found[following + 1].meanings.keys() & {"subject", "place"}
        if noun.meanings.keys() == {"subject"} and last and noun.plural is one:
            yield f"{match.raw} … {noun.raw} in {text!r}"


def test_the_grammar_of_what_is_added_is_sane() -> None:
    english = ((brief, prompt) for brief, prompt in prompts() if describe(brief).language == "en")
    told = [(brief, prompt) for brief, prompt in english if re.search(r"\w", brief)]  # to "???" nothing need be added
    assert [flaw for brief, prompt in told for flaw in flaws(added(brief, prompt))] == []


def test_nouns_that_are_added_agree_with_their_numbers() -> None:
    assert [flaw for brief, prompt in prompts() for flaw in disagreements(added(brief, prompt))] == []


def test_a_prompt_begins_with_a_capital_unless_the_brief_is_a_name_or_code() -> None:
    small = [
        prompt.text for brief, prompt in prompts() if prompt.text[0].islower() and prompt.text[: len(brief)] != brief
    ]
    assert small == []


def test_the_rules_find_what_is_wrong() -> None:
    wrong = (
        "A apple.",
        "An cat.",
        "The the cat.",
        "A cat , sitting.",
        "A cat,.",
        "A cat. a dog.",
        "A cat and.",
        "A cat",
    )
    assert [text for text in wrong if not list(flaws(text))] == []
    assert list(disagreements("two red boat on a lake")) != []
    assert list(disagreements("a seagulls over the sea")) != []
    assert list(flaws("An honest hour, a unicorn and a one-eyed owl.")) == []


# -- the parts -------------------------------------------------------------------------------------------


def test_every_part_stands_in_the_text() -> None:
    missing = []
    for _, prompt in prompts():
        parts = prompt.parts.to_dict()
        for name in ("subject", "setting", "composition", "light", "palette", "mood"):
            pieces = [parts.get(name, "")] if name == "subject" else re.split(r"[,;] ", parts.get(name, ""))
            missing += [
                (name, piece) for piece in pieces if piece.strip(' "').lower().rstrip(",;:") not in prompt.text.lower()
            ]
    assert missing == []


# -- what is there --------------------------------------------------------------------------------------

OWNERS: tuple[tuple[str, Callable[[SceneDescription], bool]], ...] = (
    (r"\bsteam\b", lambda said: has(said, "hot") or said.place in ("kitchen", "jungle")),
    (r"\bsleeves\b|\breal folds\b", lambda said: group(first(said)) == "person" and not has(said, "costumed")),
    (r"\bskin\b", lambda said: group(first(said)) == "food" or coat(said) in ("hide", "sleek")),
    (r"\bfur\b|\bwhiskers\b", lambda said: coat(said) == "fur"),
    (r"\bfeathers?\b", lambda said: coat(said) == "feathers"),
    (r"\bspines\b", lambda said: coat(said) == "spines"),
    (r"\bfins spread\b", lambda said: coat(said) == "fins"),
    (r"\bhonest wear\b|\bscratches\b", lambda said: group(first(said)) in ("thing", "vehicle")),
    (r"\bmiddle of a movement\b|\bmid-gesture\b", lambda said: said.subjects[0].pose not in ("sleep", "sit", "lie")),
    (r"\bchimney\b|\bold tiles\b|\bweathered boards\b", lambda said: group(first(said)) == "building"),
    (r"\bbreath just visible\b|\balert eyes\b", lambda said: group(first(said)) in ("animal", "fantasy", "thing")),
    (r"\bpetal\b|\bdew\b", lambda said: group(first(said)) == "plant"),
)
"""Words that an addition may hold only where what they belong to is there."""


def has(said: SceneDescription, kind: str) -> bool:
    return any(subject.noun in marked(kind) for subject in said.subjects)


def coat(said: SceneDescription) -> str:
    return records()[first(said)].marks.get("coat", "") if said.subjects else ""


def first(said: SceneDescription) -> str:
    return said.subjects[0].noun if said.subjects else ""


def test_nothing_is_said_of_what_is_not_there() -> None:
    wrong = []
    for brief, prompt in prompts():
        said, more = describe(brief), added(brief, prompt)
        if not said.subjects or said.place:
            continue  # places have much of their own
        wrong += [(brief, pattern) for pattern, owned in OWNERS if re.search(pattern, more) and not owned(said)]
    assert wrong == []


def test_light_is_not_called_soft_and_hard_in_one_prompt() -> None:
    soft, hard = (
        r"\bsoft light\b|\balmost no shadow\b|\bshadowless\b",
        r"\bdeep shadow\b|\bstrong light\b|\blong shadows?\b",
    )
    both = [
        prompt.text
        for brief, prompt in prompts()
        if re.search(soft, added(brief, prompt)) and re.search(hard, added(brief, prompt))
    ]
    assert both == []
