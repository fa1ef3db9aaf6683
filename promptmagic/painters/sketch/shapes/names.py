"""Other names of what the sketch draws, with the noun that is drawn for each."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "palm": "palm tree, coconut palm, coconut tree, date palm",
    "pine": "pine tree, fir, fir tree, spruce, conifer, evergreen, christmas tree, cedar, larch",
    "tree": (
        "oak, maple, birch, beech, elm, ash tree, linden, apple tree, cherry tree, willow, olive tree, chestnut tree"
    ),
    "bush": "shrub, hedge",
    "reed": "cattail, bulrush, rush",
    "grass": "grass tuft, tuft of grass, blade of grass",
    "flower": "wildflower, blossom, bloom",
    "daisy": "marguerite, chamomile",
    "gull": "seagull, sea gull, tern, albatross",
    "bird": "swallow, crow, raven, hawk, falcon, swift, goose, pelican",
    "robin": "songbird, sparrow, finch, bluebird, nightingale",
    "sailboat": "sailing boat, sailing ship, yacht, dinghy, sloop, catamaran",
    "boat": "rowboat, rowing boat, canoe, dory, fishing boat, skiff",
    "ship": "steamer, steamship, ocean liner, cruise ship, ferry, liner",
    "moon": "full moon",
    "crescent": "crescent moon, half moon, new moon",
    "rock": "boulder, crag",
    "pebble": "stone",
    "island": "isle, islet, atoll",
    "shell": "seashell, sea shell, scallop, clam",
    "parasol": "beach umbrella, sunshade",
    "cabin": "log cabin, cottage, hut, shack, chalet, lodge, beach hut",
    "house": "home, villa, farmhouse, mansion, building",
    "church": "chapel, cathedral",
    "castle": "palace, fortress",
    "windmill": "mill",
    "street lamp": "lamp post, lamppost, street light, lantern post, streetlight",
    "fire": "campfire, bonfire",
    "fence": "picket fence",
    "person": (
        "man, woman, human, figure, someone, lady, gentleman, tourist, farmer, fisherman, sailor, teacher, student"
    ),
    "hiker": "walker, wanderer, traveler, traveller, pedestrian, stroller",
    "child": "boy, girl, kid, toddler",
    "dog": "puppy, hound, labrador, retriever",
    "cat": "kitten, kitty",
    "horse": "pony, stallion, mare, foal",
    "cow": "cattle, calf, bull, ox",
    "sheep": "lamb, ewe, ram",
    "deer": "stag, buck, elk, reindeer, moose",
    "rabbit": "bunny, hare",
    "fish": "salmon, trout, carp, tuna",
    "dolphin": "porpoise",
    "duck": "mallard, duckling",
    "hot air balloon": "hot-air balloon, air balloon",
    "aeroplane": "plane, airplane, aircraft, jet, airliner",
    "rocket": "spaceship, spacecraft, space ship",
    "car": "automobile, taxi, cab",
    "bus": "coach",
    "bicycle": "bike",
    "train": "locomotive, steam train, railway",
    "bear": "brown bear, grizzly",
    "lion": "lioness",
    "eagle": "bald eagle, condor, vulture",
    "chicken": "hen, rooster, cockerel",
    "turtle": "tortoise, sea turtle",
    "mushroom": "toadstool",
    "bee": "bumblebee, honeybee, wasp",
    "butterfly": "moth",
    "deckchair": "deck chair, beach chair",
    "beach ball": "beachball",
    "sandcastle": "sand castle",
}

ALIASES: Mapping[str, str] = {name: noun for noun, names in _NAMES.items() for name in names.split(", ")}
"""Other names, and the noun that is drawn for them."""
