"""What the words of a brief and of phrases tell about a scene: tables of nouns and places, and patterns."""

from __future__ import annotations

import re

FAMILIES = {
    **dict.fromkeys(("beach", "sea", "lake", "river", "harbour"), "water"),
    **dict.fromkeys(("mountains", "hills", "meadow", "pitch", "forest"), "land"),
    **dict.fromkeys(("jungle", "savanna", "desert", "polar", "garden", "farm"), "land"),
    **dict.fromkeys(("city", "village", "street"), "urban"),
    **dict.fromkeys(("room", "kitchen", "library", "classroom", "laboratory", "stage"), "inside"),
    **dict.fromkeys(("greenhouse", "clinic", "cafe", "hall"), "inside"),
    "table": "still",
    "portrait": "face",
    "": "open",
}
"""Places that are lit and framed alike; any other place is a family of its own."""

ROOMS: tuple[tuple[str, frozenset[str]], ...] = (
    ("greenhouse", frozenset({"greenhouse"})),
    ("cafe", frozenset({"cafe"})),
    ("harbour", frozenset({"harbour"})),
    ("clinic", frozenset({"doctor", "nurse", "dentist", "patient", "hospital bed"})),
)
"""Places that are told by what is in them, and have little in common with a living room or the open sea."""

WATERS = frozenset({"beach", "sea", "lake", "river", "underwater"})

PITCH_BALLS = frozenset({"football", "rugby ball"})
"""What is played with on a mown field rather than in the tall grass of a meadow."""

WINTRY = frozenset({"snowman", "sledge", "skis", "snowflake", "icicle", "skier", "igloo"})

LAMPS = ("candle", "fire", "lantern")

PAGES = {
    **dict.fromkeys(
        ("water cycle", "rock cycle", "carbon cycle", "nitrogen cycle", "life cycle", "seasons", "photosynthesis"),
        "cycle",
    ),
    **dict.fromkeys(("food chain", "food pyramid", "evolution"), "chain"),
    **dict.fromkeys(
        ("plant cell", "animal cell", "cell", "dna", "atom", "respiration", "digestion", "circulation", "skeleton",
         "circuit", "layers of the earth", "germination", "pollination", "diagram"),
        "section",
    ),
    **dict.fromkeys(("solar system", "moon phases", "eclipse"), "planets"),
    **dict.fromkeys(("map", "continents", "flag"), "map"),
    **dict.fromkeys(("moon landing", "history", "nativity", "last supper", "big bang"), "event"),
    **dict.fromkeys(("poster", "cover", "comic"), "poster"),
    **dict.fromkeys(("card", "certificate", "menu"), "card"),
    "timeline": "timeline",
    "logo": "logo",
    "coloring page": "coloring",
}  # fmt: skip
"""How a form or a topic is laid out; any other one is an idea with its parts."""

EVENT_PLACES = {"moon landing": "planet", "big bang": "space"}

SKY_TOPICS = frozenset({"water cycle", "rock cycle", "carbon cycle", "nitrogen cycle", "seasons"})

LANDMARK = re.compile(
    r"\b(?:wall|bridge|tower|ben|mahal|colosseum|gate|neuschwanstein|familia|opera|picchu|rushmore|acropolis|notre|arc"
    r"|redeemer|hagia|kremlin|khalifa|state|liberty)\b"
)

TALE = re.compile(r"\b(?:gretel|juliet|snow white|cinderella|wonderland|pinocchio|pooh|arthur|titanic)\b")

IDEA = re.compile(
    r"^\W*(?:being|feeling|getting) \w+\W*$|"
    r"\bas (?:colou?rs?|shapes?)\b|\babstract\b|\b(?:sound|feeling|idea|spirit|smell|taste|colou?rs?) of\b",
    re.IGNORECASE,
)

FEELINGS = (
    r"fear|love|hope|anger|joy|freedom|time|peace|friendship|courage|dreams?|justice|memory|memories"
    r"|silence|sadness|grief|trust|envy|jealousy|pride|curiosity|boredom|nostalgia|chaos|harmony|infinity"
    r"|eternity|jazz|music|wisdom|change|luck|growth|balance|energy|noise|creativity|imagination|kindness"
    r"|gratitude|patience|teamwork|equality|home|stress|speed|loneliness|solitude|happiness|childhood"
    r"|success|failure|power|truth|beauty|doubt|rhythm|innovation|knowledge|learning|future|the future"
    r"|progress|mystery|homesickness|longing|regret|forgiveness"
    r"|rage|shame|guilt|despair|hopelessness|surprise|wonder|anxiety|panic|worry|calm|serenity|tranquility|ambition|greed"
    r"|loyalty|compassion|empathy|generosity|disgust|passion|desire|honesty|wrath|hatred|delight|bliss|responsibility"
    r"|respect|dignity|bravery|solitude|melancholy|nightmares?|revenge|humility|laziness|tenderness"
    r"|entropy|decay|resilience|perseverance|determination|persistence|grit|procrastination|distraction"
    r"|bureaucracy|resentment|bitterness|grudge|confidence|self-esteem|shyness|embarrassment|awkwardness"
    r"|exhaustion|tiredness|fatigue|burnout|addiction|temptation|betrayal|deceit|lies|lying|modesty|affection|care"
    r"|caring|idleness|uncertainty|indecision|forgiveness|reconciliation|revolution|rebellion|protest|solidarity"
    r"|unity|community|belonging|togetherness|diversity|inclusion|tolerance|tradition|heritage|identity|secrets"
    r"|secret|secrecy|adventure|wanderlust|destiny|fate|honor|honour|sacrifice|obsession|frustration|irritation"
    r"|relief|excitement|anticipation|expectation|confusion|bewilderment|isolation|exile|poverty|inequality"
    r"|injustice|wealth|abundance|plenty|health|wellbeing|well-being|war|conflict|faith|belief|prayer|logic|reason"
    r"|sustainability|ecology|leisure|relaxation|rest|holidays|impatience|maturity|aging|ageing|old age|birth"
    r"|beginnings|new beginnings|death|mortality"
)

GREETING = re.compile(
    r"\W*(?:happy|merry|congratulations|welcome|thank you|good luck|get well|best wishes|season's greetings)\b"
    r"[^,]{0,24}$",
    re.IGNORECASE,
)
"""What is written on cards."""

MOONWALK = re.compile(r"\b(?:on|onto|to) the (?:surface of the )?moon\b(?!\w)", re.IGNORECASE)

HELD_LAMP = re.compile(r"\b(?:flashlights?|headlamps?|torch(?:es|light)?|lamplight)\b", re.IGNORECASE)

EMPTIED = re.compile(r"\b(?:empty|drained|dry|dried[- ]up)\b", re.IGNORECASE)

YOUNG = frozenset(
    {
        "chick",
        "cub",
        "pup",
        "calf",
        "fawn",
        "duckling",
        "gosling",
        "cygnet",
        "hatchling",
        "foal",
        "piglet",
        "joey",
        "owlet",
    }
)
"""Young ones, which look unlike their mothers."""

LIFE = frozenset(
    {"growing up", "learning", "learning to read", "starting over", "saying goodbye", "belonging", "longing"}
)
"""Doings that nobody sees being done."""

SCHOOL = re.compile(
    r"\b(?:geometry|algebra|angles|fractions|percentages?|probability|statistics|grammar|adjectives|adverbs|verbs"
    r"|mitosis|meiosis|osmosis|diffusion|electrolysis"
    r"|prepositions|inflation|economics|explained|supply and demand|trigonometry|multiplication|syntax"
    r"|vocabulary|phonics)\b",
    re.IGNORECASE,
)
"""Subjects of lessons that are shown on a sheet and in no scene."""

FEELING_OF = {
    "homesick": "homesickness", "lonely": "loneliness", "alone": "loneliness", "brave": "courage", "happy": "happiness",
    "sad": "sadness", "angry": "anger", "afraid": "fear", "scared": "fear", "proud": "pride", "jealous": "jealousy",
    "free": "freedom", "bored": "boredom", "nervous": "anxiety", "anxious": "anxiety", "worried": "worry",
    "grateful": "gratitude", "thankful": "gratitude", "curious": "curiosity", "loved": "love", "hopeful": "hope",
    "surprised": "surprise", "guilty": "guilt", "ashamed": "shame", "peaceful": "peace", "kind": "kindness",
    "joyful": "joy", "nostalgic": "nostalgia", "stressed": "stress", "safe": "home", "honest": "honesty",
    "friends": "friendship", "cooperation": "teamwork", "nightmare": "fear", "nightmares": "fear",
    "fairness": "equality", "confident": "confidence", "shy": "shyness", "tired": "exhaustion",
    "frustrated": "frustration", "confused": "confusion", "excited": "excitement",
    "relieved": "relief", "lazy": "laziness", "isolated": "isolation",
}  # fmt: skip
"""Words for who feels it, or kin of it, and the feeling whose pictures they get."""

FEELING = re.compile(rf"^\W*+(?:the |an? )?(?:{FEELINGS})\W*$", re.IGNORECASE)

ABSTRACT = re.compile(
    r"^\W*(?:the )?[a-z-]*(?:ness|ity|ship|dom|ism|tion|sion|ance|ence|acy|hood|tude|logy|ment)\W*$", re.IGNORECASE
)
"""One word that ends as names of what nobody can see do."""

SENSE = re.compile(
    r"^\W*(?:the |a )?(?:smells?|scent|sounds?|taste|flavou?r|touch|noise|fragrance|aroma) of\b", re.IGNORECASE
)

GLOWING = re.compile(
    r"\b(?:northern lights|aurora|neon|fireworks?|lightning|lights|glow\w*|galaxy|milky way|carnival|funfair|city"
    r"|skyline|lighthouse|firefl\w+|stars?|meteor\w*|comets?)\b",
    re.IGNORECASE,
)

BURNING = re.compile(
    r"\b(?:erupt\w*|lava|volcano\w*|fire|wildfire|bonfire|campfire|flames?|burning|torch\w*|candle\w*|lanterns?|lamps?"
    r"|diwali|diyas?)\b",
    re.IGNORECASE,
)
"""What shines by itself, and so has colors of its own."""

FEELING_FIRST = re.compile(
    rf"^\W*+(?:the )?(?:loneliness|{FEELINGS}) (?:of|in|and|between|among|at|after|is|means)\b"
    r"(?! (?:the )?(?:day|year|night)\b)",
    re.IGNORECASE,
)

ALONE_AMONG = re.compile(r"^\W*(?:loneliness|solitude|being lonely)\b.*\b(?:crowd|city|people)\b", re.IGNORECASE)

INSIDE = re.compile(r"\b(?:inside|interior) of\b|\binterior\b", re.IGNORECASE)

SECTION = re.compile(
    r"^\W*(?:the )?human "
    r"(?:ear|eye|heart|brain|skull|lungs?|stomach|skeleton|hand|foot|tooth|skin|spine|kidneys?|liver)\W*$"
    r"|\bin (?:cross[- ])?section\b|\bcross[- ]section|\bcut ?away\b|\bparts of an?\b|\blabell?ed\b"
    r"|^\W*(?:the )?layers of\b",
    re.IGNORECASE,
)

HOW = re.compile(r"^\W*(?:how|why|explain)\b(?!.*\blooks? like\b)", re.IGNORECASE)

PACK = "pack|herd|flock|family|swarm|colony|pride|team|choir|crew|crowd|army"
"""What may follow a noun and make many of it."""

CROWDS = re.compile(
    rf"\b(?:{PACK}|caravan|school|shoal|legion|parade|procession|fleet|convoy|orchestra|band|audience|queue|line|row|rows"
    r"|column|group|class|troop|gang|mob|horde|pile|heap|stack|gaggle|dozens|hundreds|thousands|crowds|stream|wall|field"
    r"|regiment|cloud|marathon|spectators|fans|commuters|protesters|demonstrators|soldiers|shelf|shelves|collection)\b",
    re.IGNORECASE,
)
"""Words that make a subject so many, or so wide, that no close view has all of it."""

DISTANT = re.compile(
    r"\b(?:skyline|panorama|landscape|festival|parade|valley|canyons?|cityscape|traffic|fireworks|marathon|city|town"
    r"|village|view (?:of|over|from)|crossing|over the|above the|across the|horizon|harbou?r|stadium|battle|race)\b",
    re.IGNORECASE,
)
"""What a brief says that is only to be seen from some way off."""

CONFINED = re.compile(
    r"\b(?:crowd\w*|packed|full|busy|rush hour|platform|subway|market|narrow|inside|interior|between|among|behind|under"
    r"|train|bus|car|cab|tent|elevator"
    r"|box|cage|closet|window|doorway|alley)\b",
    re.IGNORECASE,
)
"""Words after which nobody expects empty space around."""

OPEN_FAMILIES = frozenset({"water", "land", "urban", "sky", "space", "planet", "underwater"})

ROOFED = re.compile(
    r"\b(?:subway|metro|underground|station|platform|shop|store|bookshop|tunnel|indoors?|inside|interior|museum|mall"
    r"|windowsill|rooftop bar|garage|in (?:an?|the|our) (?:[\w-]+ ){0,3}(?:church|chapel|cathedral|mosque|gym))\b",
    re.IGNORECASE,
)
"""Words that put a scene under a roof, or may do so, where its place alone would be out of doors."""

BORNE = re.compile(
    r"\bwith (?:an?|the) (?:[\w-]+ )+on (?:its|their|his|her|the) (?:back|head|shoulders?|roof|shell)\b", re.IGNORECASE
)
"""How a brief says that something carries a whole place about, which is then not around it."""

UNUSUAL = re.compile(
    r"\b(?:tree ?house|floating|underground"
    r"|\w*punk|futur\w+|alien|sci-?fi|dystopi\w+|post-?apocalyptic|fantasy|magic\w*|enchanted|fairy|haunted|ancient"
    r"|victorian|neon|prehistoric|jurassic|viking|aztec|inca|mayan?|samurai|stone age|bronze age|ice age|wild west"
    r"|2[1-9]\d\d)\b",
    re.IGNORECASE,
)
"""Words that make a place another than the plain one of its kind."""

LIGHTING = re.compile(
    r"\b(?:(?:low|high)[- ]key|back[- ]?li(?:t|ght)\w*|rim[- ]li\w+|chiaroscuro|under[- ]?exposed|over[- ]?exposed"
    r"|(?:soft|hard|harsh|dramatic|studio|window|natural|warm|cold|cool|golden|volumetric|even|diffuse\w*)"
    r" light(?:ing)?)\b",
    re.IGNORECASE,
)
"""Words by which a brief says its own light, so that none is added."""

POURED = re.compile(
    r"\b(?:meteor|baby|bridal) shower"
    r"|^(?!.*\brain).*\bpour(?:s|ing)\b(?! (?:down|rain))|\b(?:in|taking|takes|under) (?:the|a|his|her) shower\b",
    re.IGNORECASE,
)
"""Words of rain that mean none."""

FIRE_COMPOUND = re.compile(
    r"\bfire[ -](?:trucks?|towers?|stations?|escapes?|hydrants?|engines?|drill|alarm|brigade|department|chief)\b",
    re.IGNORECASE,
)

PART_OF = re.compile(
    r"\W*(?:(?:an?|the|two|some)\s+)?(?:[\w-]+\s+)?(?:roots?|lea(?:f|ves)|branch(?:es)?|trunk|bark|hands?|eyes?|wings?"
    r"|paws?|feet|foot|tail|claws?|horns?|antlers|roof|doors?|windows?|steps|petals?|face|back|shadow|silhouette"
    r"|reflection|skeleton|statue|bones|inside|ruins?) of\b",
    re.IGNORECASE,
)
"""How a brief begins that is of a part of something, or of its likeness, and not of the whole."""

COOKED = re.compile(
    r"\b(?:roast(?:ed)?|fried|grilled|smoked|baked|boiled|steamed|curry|stew|soup|nuggets|wings|sandwich"
    r"|salad|and chips)\b",
    re.IGNORECASE,
)

SADDLED = frozenset({"bicycle", "motorcycle", "scooter", "skateboard", "sledge", "boat", "canoe", "raft", "bridge"})
"""Vehicles and buildings that are seen while somebody is on them."""

GENERIC_HEADS = frozenset({"sale", "school", "market", "party", "club", "shop"})
"""Nouns that say less of a poster than the noun before them: a bake sale is about cakes."""

HANDS = re.compile(r"\b(?:hands?|fingers?|forearms?|arms?|sleeves?|belt|badge|gloves?|tools?|shoulders?|hat|cap)\b")

AIRBORNE = frozenset(
    {"hot air balloon", "aeroplane", "helicopter", "airship", "flying saucer", "satellite", "kite", "balloon", "rocket"}
)

EVENT = re.compile(
    r"\W*(?:the )?(?:(?:first|last|great) )?(?:flight|birth|fall|invention|discovery|battle|siege|signing|opening"
    r"|voyage|crowning|coronation|storming|founding|sinking|assassination|declaration) of\b",
    re.IGNORECASE,
)

WHAT = re.compile(r"\W*(?:what|which|who|where|when)\b(?!.*\blooks? like\b).*\?\W*$", re.IGNORECASE)

ANCIENT_STAGE = re.compile(r"\b(?:ancient|greek|roman|open[- ]air)\b", re.IGNORECASE)

CARD = re.compile(r"\W*(?:an?|the|my)?\s*(?:[\w-]+\s+)?card\b", re.IGNORECASE)

HALLS = re.compile(
    r"\b(?:museum|gallery|exhibition|ballroom|palace hall|throne room|opera house|train station)\b", re.IGNORECASE
)

COLD = re.compile(r"\b(?:iced|cold|frozen|empty|chilled)\b", re.IGNORECASE)

STEAMING = re.compile(r"\b(?:steam|crema|bubbling|glow\w*|rising)\b")

FLOWING = re.compile(r"\b(?:water|spray|braided|drifting|falling|arcs|flowing|splash\w*)\b")

BELOW = re.compile(r"\b(?:shoes?|boots?|feet|hooves|tail|legs?|paws?|claws|body|soles|wheels?|skirt)\b")

HIGH = re.compile(
    r"\b(?:eye[sd]?|ears?|nose|muzzle|snout|beak|bill|whiskers|manes?|horns?|antlers?|throat|lips?|cheeks?|hair|beard|brow"
    r"|tusks?|teeth|mustache|face|head|crest|comb|fangs|jaws?|mouth|helmet|hat|crown|visor|glasses|eyebrows|neck)\b"
)
"""What is seen at the head of a body."""

LOW = re.compile(
    r"\b(?:tails?|feet|foot|paws?|hooves|stockings|legs?|belly|boots|shoes|claws|talons|flippers|hem|toes|fluke[sd]?)\b"
)
"""What is seen at its other end."""

WORKING = re.compile(r"\bhow (?:it|they|(?:an?|the) \w+) works?\b|\band its parts\b|\banatomy of\b", re.IGNORECASE)

PARTS = re.compile(r"\b(?:section|cutaway|parts|anatomy|structure|layers|labell?ed|inside)\b", re.IGNORECASE)

UNFINISHED = re.compile(
    r"\b(?:being built|under construction|(?:un|half[- ])finished|half[- ]built|scaffold\w*"
    r"|(?:build(?:ing|s)?|constructing) (?:an?|the))\b",
    re.IGNORECASE,
)
"""Words of a building that does not yet look as it will."""

RUINED = re.compile(r"\b(?:abandoned|ruin\w*|derelict|deserted|crumbling|decaying|overgrown)\b", re.IGNORECASE)

STEAM = re.compile(r"\bsteam\b", re.IGNORECASE)

NOODLES = re.compile(r"\b(?:ramen|noodles?|sushi|udon|pho|rice)\b", re.IGNORECASE)

COLORS = re.compile(
    r"\b(?:white|black|gray|grey|brown|red|orange|yellow|green|blue|purple|violet|pink|gold|golden|silver|russet|tawny"
    r"|amber|ivory|cream|creamy|scarlet|ruby|jade|copper|bronze|snowy|dark|pale|rust)\w*",
    re.IGNORECASE,
)

STUFFS = re.compile(
    r"\b(?:wood\w*|plank\w*|timber|stone\w*|brick\w*|iron|steel|metal|brass|silver|gold|bronze|glass|leather|paper|logs?"
    r"|cloth|canvas|velvet|linen|wool\w*|plush|terracotta|chrome|fur|hair|feather\w*|skin|scales|bark)\b",
    re.IGNORECASE,
)

EYEWEAR = re.compile(r"\b(?:(?:sun)?glasses|goggles|eye ?patch|blindfold\w*|visors?|masks?|masked)\b", re.IGNORECASE)
"""What is worn before the eyes, so that nobody sees them."""

OF_EYES = re.compile(r"\b(?:eye[sd]?|gaze|eyelids?|eyebrows|glance)\b", re.IGNORECASE)

OF_EARS = re.compile(r"\bears?\b", re.IGNORECASE)

EARED = frozenset({"elephant", "pig", "donkey", "cow", "hippopotamus", "rhinoceros", "robot"})
"""Beings without fur whose ears are seen."""

EYES = re.compile(r"\b(?:eyes?|eyed|gaze|wings?|smile)\b", re.IGNORECASE)

CLOTHES = re.compile(
    r"\b(?:hats?|caps?|coats?|cloaks?|robes?|gowns?|crowns?|suits?|jackets?|sweaters?|shirts?|helmets?|armor|boots?|apron"
    r"|jersey|goggles|headdress|clothes|overalls|uniforms?|scrubs|vest|tunic|collar|scarf|bandana|habit|wimple|circlet|surcoat|capes?|visor)\b",
    re.IGNORECASE,
)

FINE = re.compile(
    r"\b(?:hair\w*|whisker\w*|feather\w*|fingers?|lines|eyes?|cheeks?|veins?|lash\w*|nose|muzzle|watch\w*|badges?"
    r"|buttons?|claws?|freckles|pens?|lapel|slits?)\b"
)

POINTS = re.compile(
    r"\b(?:eyes?|nose|muzzle|cheeks?|badges?|buttons?|pens?|visors?|glasses|teeth|smile|mouth|nostrils|numerals|hands)\b"
)
"""Of what is seen the small spots, along which no light runs."""

LOW = re.compile(r"\b(?:waistband|belt|skirt|trousers|shorts|boots|shoes|skates|legs|knees|feet|hooves|tail|train)\b")
"""Of what is seen all that a view from the chest up leaves out."""

UNDERSIDE = re.compile(r"\b(?:legs?|feet|hooves|belly|soles|wheels?|base|roots|trunk|paws|boots|shoes|tracks)\b")
"""What nobody sees who looks straight down."""

FROM_ABOVE = re.compile(
    r"\b(?:top[- ]down|top view|view from the top|overhead (?:view|shot)|aerial|bird'?s[- ]eye"
    r"|from (?:directly |straight |high )?above|flat lay)\b",
    re.IGNORECASE,
)

PARTLY = re.compile(
    r"\b(?:look|peek|peer|lean|wav|star|gaz|stick|pok)\w*(?: \w+){0,2}? (?:out (?:of|from)|through|from behind|over)\b"
    r"|\b(?:hid(?:e|es|ing|den)|under (?:the|a|his|her|their) (?:blanket|covers?|quilt|duvet|bed|table|sheet)"
    r"|asleep in|sleep(?:s|ing) in|hatching|at (?:the|a|his|her) (?:window|desk|wheel|piano))\b",
    re.IGNORECASE,
)
"""Words after which whoever a brief is about is not seen from head to foot."""

OUTSIDE = re.compile(
    r"\b(?:sea|beach|garden|park|picnic|terrace|balcony|patio|campsite|camping|lake|river|meadow|field|forest|mountains?"
    r"|outdoors?|outside|street|market|rooftop|vineyard|boat|pier|porch|backyard|barbecue)\b",
    re.IGNORECASE,
)
"""Words that put even a table out of doors."""

NEW_LOOKS = re.compile(r"\b(?:gleaming|glossy|polished|bright|smooth|crisp|lit|painted|clean)\b", re.IGNORECASE)
"""Words of a visible trait that are left out beside a color, a stuff, closed eyes, clothes or decay of the brief."""

USUAL = {
    "beach": "beach|shore|seashore|seaside|coast|sandy beach",
    "sea": "sea|ocean|open sea|high sea",
    "lake": "lake|lakeside|lakeshore|lake shore",
    "river": "river|stream|riverbank|river bank|riverside",
    "mountains": "mountains?|mountain range|alps|mountainside",
    "hills": "hills?|hillside|hilltop|rolling hills?|countryside",
    "meadow": "meadow|field|pasture|grassy field",
    "forest": "forest|woods|woodland|forest floor",
    "savanna": "savannah?|african plains?|african grassland",
    "jungle": "jungle|rainforest|tropical forest",
    "city": "city|big city|downtown|megacity|metropolis|city center",
    "village": "village|town|small town|old town|hamlet",
    "street": "street|side street|city street|cobbled street|alley|alleyway",
    "desert": "desert|sahara|dunes?",
    "polar": "on the ice|on ice|arctic|antarctic|antarctica|north pole|south pole",
    "garden": "garden|backyard|cottage garden|rose garden|back garden|vegetable garden",
    "farm": "farm|farmyard|farmland|barnyard",
    "cave": "cave|cavern|grotto",
    "room": "room|living room|bedroom|sitting room|parlor",
    "kitchen": "kitchen|kitchen table|kitchen counter",
    "library": "library|reading room",
    "classroom": "classroom|class room|schoolroom|schoolhouse",
    "laboratory": "laboratory|lab|science lab|chemistry lab",
    "cafe": "cafe|café|coffee ?house",
    "greenhouse": "greenhouse|in (?:a|the) greenhouse",
    "underwater": "underwater|under water|undersea|under the sea|sea floor|seabed|sea bed|ocean floor",
    "space": "space|outer space|deep space|in space",
    "planet": "on the moon|on mars|mars|surface of the moon|surface of mars|alien planet|on an alien planet|red planet",
    "sky": "sky|skies|night sky|starry sky|above the clouds",
    "stage": "stage|on stage",
    "harbour": "harbou?r|port",
}
"""The words for a place that mean a plain one of its kind: of any other (a canal, a tunnel, a gym) less is known."""

PLANTED = re.compile(
    r"\b(?:pine|birch|oak|beech|fir|bamboo|palm|apple|olive|cherry|lemon|orange|tulip|lavender|sunflower|rose|poppy|wheat"
    r"|corn|rice|tea|flower|maple|cypress|vine)s? (?:forests?|woods?|groves?|orchards?|fields?|gardens?|plantations?|"
    r"avenues?|alleys?|meadows?)\b"
    r"|\b(?:forests?|woods?|groves?|orchards?|fields?|gardens?|avenues?|meadows?) of\b",
    re.IGNORECASE,
)

SETTLED = "village|town|city|island|forest|camp|market|street|harbou?r|garden|beach|farm|kitchen|school|library"

MONO_STYLES = frozenset({"ink", "pencil", "charcoal", "woodcut", "blueprint", "chalkboard"})

HUES = frozenset(
    {"red", "orange", "yellow", "green", "blue", "purple", "violet", "pink", "turquoise", "crimson", "scarlet", "gold"}
)
"""Colors strong enough to rule a picture."""

FURNISHED = re.compile(
    r"\b(?:furniture|chairs?|armchairs?|sofas?|shelves|shelf|tables?|desks?|rugs?|beds?)\b", re.IGNORECASE
)

MIRRORED = re.compile(r"\b(?:mirror\w*|reflect\w*|looking at (?:itself|himself|herself))\b", re.IGNORECASE)

RUFFLED = re.compile(r"\b(?:ruffl\w+|rippl\w+|waves?|breaking|chop\w*|shallow)\b", re.IGNORECASE)

AWAY = re.compile(
    r"\bfrom behind\b|\binto the (?:sunset|distance|night|fog|mist|woods|forest|wild|storm|unknown|light)\b"
    r"|\b(?:walk|rid|driv|sail|fly|runn)ing (?:away|off)\b|\bback(?:s)? to (?:us|the viewer)\b"
    r"|\blooking out\b",
    re.IGNORECASE,
)
"""Words after which no face is seen."""

COLORED_LIGHT = re.compile(
    r"\b(?:red|orange|yellow|green|blue|purple|violet|pink|turquoise|crimson)(?: and \w+)?"
    r" (?:(?:stage|disco|club|led) )?"
    r"(?:lights?|spotlights?|glow|lamps?|beams?)\b",
    re.IGNORECASE,
)

VIEW_WORDS = (
    "seen seeing view views light lights lit picture pictures frame side sides one two all whole large big small little"
    " near far above below behind close closely shown show running walking head face hand hands"
)
"""Words of a brief that may come again where its view and its light are told: they name nothing."""

MONO = re.compile(r"\b(?:black[ -]and[ -]white|monochrom\w*|gr[ae]yscale|sepia|silhouette)\b", re.IGNORECASE)

FLAT_WORK = re.compile(
    r"\b(?:stained glass|mosaic|tapestry|embroider\w+|quilt|patchwork|woodcut|linocut|paper cut|tattoo|emoji|icon)\b",
    re.IGNORECASE,
)
"""Works that have no light and no depth of their own."""

DRAWN = re.compile(
    r"\b(?:\w+ style|style of|manner of|cubis\w+|impressionis\w+|surreal\w*|woodblock|mosaic|stained glass|tapestry"
    r"|comic|cartoon|manga|anime|(?:painting|drawing|sketch)(?! (?:an?|the|his|her|its|their|my|on) )|engraving|print"
    r"|collage|origami|embroider\w+|doodle|clay (?:model|figure)|claymation|plasticine|sculpture|diorama|felt|knitted"
    r"|crochet\w*|papier|paper ?cut|model of|statue|figurine|lego|snow globe|stamp|coin)\b",
    re.IGNORECASE,
)

TIGHT = re.compile(r"\b(?:close[ -]?ups?|macro|headshot|detail of|extreme close)\b", re.IGNORECASE)

FACE = re.compile(r"portrait|headshot|selfie|mugshot|passport photo|\b(?:face|bust|profile) of\b", re.IGNORECASE)

FROZEN = re.compile(r"\b(?:frozen|icy|iced over|frosty)\b", re.IGNORECASE)

GROWING = re.compile(r"\b(?:patch|orchard|plantation)\b", re.IGNORECASE)

DESERTED = re.compile(r"\b(?:empty|uninhabited|nobody|no one)\b", re.IGNORECASE)

LIT = re.compile(r"\b(?:light|lit|shadow\w*|shade|sun)\b", re.IGNORECASE)

SOFT = re.compile(r"\b(?:soft\w*|even|gentl\w+|diffuse\w*|shadowless|almost no shadow|flat|overcast)\b", re.IGNORECASE)

HARD = re.compile(r"\b(?:strong|hard|crisp|sharp|deep shadow|harsh|long shadows?|long cool shadows)\b", re.IGNORECASE)

STILL = frozenset({"sleep", "sit", "lie", "stand", "kneel", "lean", "rest", "wait", "think", "float"})

PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "by",
        "under",
        "over",
        "near",
        "beside",
        "behind",
        "through",
        "across",
        "against",
        "inside",
        "into",
    }
)

# Lights that weather or hour takes away: no phrase may bring them back.
HIDDEN = {
    "rain": {"sun", "moon", "stars"},
    "storm": {"sun", "moon", "stars", "rainbow"},
    "fog": {"stars"},
    "cloudy": {"stars", "sun"},
    "snow": {"stars"},
    "night": {"sun", "rainbow"},
    "dusk": {"sun", "rainbow"},
    "day": {"stars", "aurora"},
    "morning": {"stars", "aurora"},
    "golden": {"stars", "aurora"},
    "sunset": {"aurora"},
}

FRIENDS = {
    "calm": {"dreamy", "romantic", "cosy", "hopeful", "majestic", "lonely"},
    "dreamy": {"calm", "romantic", "mysterious", "lonely"},
    "majestic": {"calm", "dramatic", "hopeful"},
    "hopeful": {"calm", "cheerful"},
    "romantic": {"calm", "dreamy", "cosy"},
    "cheerful": {"hopeful", "energetic", "cosy"},
    "dramatic": {"majestic", "mysterious", "gloomy", "energetic"},
    "mysterious": {"gloomy", "dreamy", "dramatic", "lonely", "calm"},
    "gloomy": {"lonely", "mysterious", "dramatic"},
    "lonely": {"calm", "gloomy", "dreamy", "mysterious"},
    "cosy": {"calm", "cheerful", "romantic"},
    "energetic": {"cheerful", "dramatic"},
    "neutral": {"calm"},
}

FAR = re.compile(
    r"\b(?:horizon|sky|stars?|distance|distant|far|hills?|mountains?|peaks|ridges|shore|rooftops|clouds?|land|bay|wide|"
    r"open sea|ground|scene|street|overhead|headland|slopes?|moon|over everything)\b",
    re.IGNORECASE,
)
"""What is not to be seen in a close view."""

DISASTER = re.compile(
    r"\b(?:flood\w*|tsunami|sandstorm|dust storm|erupt\w*|lava|avalanche|earthquake|wildfire|on fire|burning|hurricane"
    r"|(?:forest|bush|house) ?fire|tornado|war|battle\w*|drought)\b",
    re.IGNORECASE,
)

CHANGED = re.compile(
    rf"{DISASTER.pattern}|\b(?:underwater|sunken|waterfalls?|ruins?|abandoned|rapids|stadium|alley|market|throne)\b",
    re.IGNORECASE,
)
"""What makes a place another than it usually is: its usual details may not be there."""

FIXED = frozenset({"window", "door", "gate", "wall", "sign", "staircase", "roof", "chimney", "bridge", "station"})
"""Things that nobody puts anywhere: they are where they are."""

OF_WORDS = frozenset({"word", "changed", "ruined"})
"""Aspects by which a phrase shows that it is meant for places that are not as usual."""

OTHERS = frozenset({"animal", "person", "fantasy", "vehicle", "building", "food", "plant", "thing"})
"""The kinds of things whose looks are told beside those of the main subject."""

VESSELS = frozenset({"bowl", "plate", "drinking glass", "cup", "jar", "basket", "tray", "pot", "frying pan"})

A_THING = re.compile(
    r"\W*(?:an?|one|two|three|four|five|some|my|our|his|her|old|small|big|what|who|where)\b"
    r"|.*\b(?:photo|close[- ]?up)\b",
    re.IGNORECASE,
)
"""How a brief begins that is of a thing, known or not."""

TINY = frozenset(
    {
        "insect", "ant", "beetle", "spider", "snail", "worm", "caterpillar", "butterfly", "bee", "moth", "ladybird",
        "dragonfly", "firefly", "grasshopper", "mouse", "frog", "lizard", "hummingbird", "starfish", "seahorse", "crab",
        "mushroom", "acorn", "snowflake", "bubble", "feather", "shell", "flower", "leaf", "fly insect", "scorpion",
    }
)  # fmt: skip

FREE = frozenset({"leopard", "treehouse", "snowman", "birdhouse", "spider web", "kite"})

ROOMS_OF_THINGS = frozenset(
    {"stage", "room", "kitchen", "classroom", "laboratory", "library", "street", "city", "clinic", "cafe", "meadow"}
)
"""Where things are used; one alone is better shown by itself."""

NO_PLACE = frozenset({"hour", "weather", "season", "light"})

MOVING_THINGS = frozenset({"robot", "scarecrow", "snowman"})

LIVING = frozenset({"animal", "person", "fantasy", "vehicle"})

SOMEWHERE = frozenset({"on", "in", "under", "behind", "over", "around", "between", "in front of", "cross", "climb"})
"""Relations that say where somebody is, so that no second place can be added to it."""
