"""The grammar of a brief: who does what to whom, what each thing does by itself, and what it has and is made of.

One pass over the words as the reader has read them. A noun takes its place in what was said before it and waits for
("a fox under …"); a verb or a preposition waits for the next noun. It knows no trees of grammar: briefs are short.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import get_args

from promptmagic.lexicon.data import by_wording, sections
from promptmagic.lexicon.data import words as words_of
from promptmagic.lexicon.description import Arrangement, Colour, Part, Relation, Role, Said, Subject
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.lexicon.parts import PartWord
from promptmagic.lexicon.phrases import RelationPhrase, phrases
from promptmagic.lexicon.reading import WordsRead
from promptmagic.lexicon.table import group, home, table
from promptmagic.lexicon.table import kind as kind_of
from promptmagic.lexicon.words import Match
from promptmagic.lexicon.young import YOUNG

LIVING = frozenset({"animal", "person", "fantasy"})
"""The kinds of things that do something."""

_LONGEST = 5
_DETERMINERS = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "my", "our", "your", "some", "another", "this"}
)
_DEGREES = frozenset({"very", "so", "really", "quite", "rather", "extremely", "too"})
"""How much of a quality a thing has: what stands before still describes it."""

_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_SKIPPED = frozenset(
    {"is", "are", "was", "were", "be", "being", "been", "that", "who", "which", "there", "while", "as"}
)
_ALSO_ADJECTIVES = frozenset({"round"})
"""Prepositions that are adjectives, too: round glasses, a round table."""
_WITH_ONE = marked("worn") | marked("clothes") | marked("handy")
"""What one has on or in the hand, and not beside one."""

_LOOSE = frozenset({"with", "of", "to", "from", "for", "through"})
_BOUND = frozenset({"full of", "made of", "topped with"})
"""What is said of the noun before it alone: in a library full of books a ladder is full of none."""

_HUMAN_DEEDS = frozenset(
    {
        "hold",
        "carry",
        "read",
        "write",
        "play",
        "drive",
        "paint",
        "build",
        "cook",
        "photograph",
        "wash",
        "repair",
        "pour",
    }
)
_HAD = frozenset({"thing", "food", "plant", "water"})
_SUFFERED = (
    *("eaten", "ridden", "driven", "drawn", "thrown", "caught", "taught", "held", "led", "fed", "built", "shot", "hit"),
    *("given", "worn"),
)
"""How participles end that do not end in "ed"."""

_QUARRELS = frozenset({"fight", "argue", "quarrel", "laugh", "cry", "worry", "talk"})
"""What is done over a thing that it is about, and that nobody is above."""

_TOGETHER = frozenset({"", "ride", "drive", "hold", "carry", "wear"})
_PANES = frozenset({"window", "lamp", "floor lamp", "lantern", "door", "vase", "glass", "bottle", "bowl", "ball"})
"""What is made of glass in colours, where other things only are seen on a window of it."""

_SMALL_VESSEL = 0.5
"""Up to how many metres nobody is in a thing beside whom it holds."""

_APART = frozenset(
    {"look at", "chase", "catch", "talk to", "listen to", "feed", "photograph", "paint", "sniff", "point at"}
)
"""What one does to another without being where that is."""

_POSTURES = frozenset({"sleep", "sit", "lie", "stand", "kneel"})
_RIDDEN_AT = frozenset({"", "back", "seat", "shoulder"})
"""At which parts of a mount one is who rides it."""

INSIDE_PARTS = frozenset({"back seat", "window"})
"""At which parts of a vehicle one is within it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the words between the nouns say: the subjects with what they do and have, their relations, and the words."""

    subjects: tuple[Subject, ...]
    relations: tuple[Relation, ...]
    said: tuple[Said, ...]


def parse(words: WordsRead, text: str) -> Sentence:
    """Return who does what to whom. Takes time linear in the text's length."""
    parser = _SentenceParser(words, text)
    parser.go()
    return Sentence(tuple(parser.subjects), tuple(parser.relations), tuple(parser.said))


@dataclass(slots=True)
class _Pending:
    """A verb or a preposition that waits for its noun, which does it where it is `suffered`: "chased by a goose"."""

    phrase: RelationPhrase
    agents: list[int]
    words: str
    said: int
    suffered: bool = False


@dataclass(slots=True)
class _State:
    """What the sentence has said so far: its nouns in order, those last joined by "and", and what waits for a noun."""

    nouns: list[int] = field(default_factory=list)
    company: list[int] = field(default_factory=list)
    pending: _Pending | None = None
    opening: list[tuple[str, int, str]] = field(default_factory=list)
    opening_poses: list[str] = field(default_factory=list)
    carried: set[int] = field(default_factory=set)
    joined: bool = False
    after_comma: bool = False
    acting: list[int] = field(default_factory=list)
    last_relation: int = -1
    last_phrase: RelationPhrase | None = None
    part: str = ""
    having: _Pending | None = None
    """What was said to be with a part, to which "and" may add a thing: "a cat with green eyes and a red scarf"."""


class _SentenceParser:
    """Goes over the words once."""

    def __init__(self, words: WordsRead, text: str) -> None:
        self.words = words
        self.text = text
        self.subjects = list(words.reading.subjects)
        self.relations: list[Relation] = []
        self.said: list[Said] = []
        self.known: set[tuple[int, int]] = set()
        self.parts_of = {one.whole: one.part for one in words.parts.values() if not one.before}
        self.state = _State()

    def go(self) -> None:
        there = self.words.there
        at = 0
        while at < len(there):
            match = there[at]
            if match.breaks:
                self._break(at)
            at += self._take(at)
        self._release()

    def _take(self, at: int) -> int:
        """Take what stands at a position, and return how many words it was."""
        if (part := self.words.parts.get(at)) is not None and at not in self.words.subject_at:
            self._part_word(at, part)
            return part.size
        if (subject := self.words.subject_at.get(at)) is not None:
            self.state.part = self.parts_of.get(at, "")
            self._noun(at, subject)
            self._worn_part(at, subject)
        elif at in self.words.place_at:
            self._place()
        else:
            found, size = self._phrase(at)
            if found is not None and not self._describes(at, size, found):
                self._between(at, size, found)
                return size
            self._word(at)
        return 1

    def _part_word(self, at: int, word: PartWord) -> None:
        """Take a part of another thing: what is said to be there is at the whole."""
        owner = self.words.subject_at.get(word.whole, -1)
        self._say(at, word.size, "part", word.part, owner)
        pending = self.state.pending
        if not word.before or owner < 0:
            return
        if pending is None:
            for number, one in enumerate(self.relations):
                if one.object == owner and one.kind == "in" and word.part in INSIDE_PARTS:
                    self.relations[number] = replace(one, part=one.part or word.part)
            return
        self.state.pending = None
        self._pose_of(pending)
        for agent in pending.agents or self.state.nouns[-1:]:
            kind = "in" if word.part in INSIDE_PARTS else pending.phrase.relation or "beside"
            if agent != owner and kind not in _LOOSE:
                self._replace(Relation(agent, kind, owner, words=pending.words, part=word.part))

    def _worn_part(self, at: int, subject: int) -> None:
        """Let the pirate wear it of whose hat is told."""
        word = self.words.parts.get(at)
        owner = self.words.subject_at.get(word.whole) if word is not None and not word.before else None
        if owner is not None and owner != subject:
            self._replace(Relation(owner, "wear", subject))
            self.state.carried.add(subject)

    def _phrase(self, at: int) -> tuple[RelationPhrase | None, int]:
        there = self.words.there
        longest = 1
        while (
            longest < _LONGEST
            and at + longest < len(there)
            and not there[at + longest].breaks
            and at + longest not in self.words.subject_at
            and at + longest not in self.words.place_at
        ):
            longest += 1
        run = [part for match in there[at : at + longest] for part in [_spelled(match)]]
        for size in range(longest, 0, -1):
            key = tuple(word for piece in run[:size] for word in piece)
            if (found := phrases().get(key)) is not None:
                return found, size
        return self._verb(at), 1

    def _verb(self, at: int) -> RelationPhrase | None:
        """Return a verb that is in no list, where a participle stands right behind who does it: "a man yodelling"."""
        match = self.words.there[at]
        word = match.english
        listed = "verb" in match.meanings and not {"adjective", "weather", "hour", "season"} & match.meanings.keys()
        if not word.endswith("ing") or len(word) < 6 or not (listed or not match.meanings):
            return None
        doer = bool(at) and not match.breaks and at - 1 in self.words.subject_at
        doer = doer and self._acts(self.words.subject_at[at - 1])
        if not doer and not (self.state.joined and self.state.acting):
            return None
        base = word[:-3]
        base = base[:-1] if base[-1] == base[-2] and base[-1] not in "ls" else base
        base = f"{base}e" if "verb" in table().meanings.get(f"{base}e", {}) else base
        return RelationPhrase(deed=base, pose=base)

    def _describes(self, at: int, size: int, found: RelationPhrase) -> bool:
        """Tell "a sleeping cat" from "a boy washing a car": before a noun, and with no doer before it."""
        there = self.words.there
        if size > 1 or found.relation or at + 1 >= len(there) or there[at + 1].breaks:
            return False
        if there[at + 1].wording == "of":
            return True  # nobody slices in "a slice of cheese"
        if not there[at + 1].meanings and there[at].english.endswith(("ing", "ed")):
            return bool(at) and there[at - 1].wording in _DETERMINERS
        if at + 1 not in self.words.subject_at:
            return False
        if not (found.pose or found.deed):
            return False
        if at and not there[at].breaks and there[at - 1].wording in _SKIPPED:
            return False
        doer = bool(at) and not there[at].breaks and at - 1 in self.words.subject_at
        form = there[at].english
        if doer or not form.endswith(("ing", "ed")):
            return False
        subject = self.words.subject_at[at + 1]
        if found.pose and self._acts(subject):
            self._pose(subject, found.pose)
            self._say(at, 1, "pose", found.pose, subject)
        return True

    def _word(self, at: int) -> None:
        match = self.words.there[at]
        word = match.english
        if word in ("and", "&"):
            self.state.joined = True
        elif self._owned(at, word):
            pass
        elif self._waits("made of") and (material := by_wording("sentences", "material").get(word)):
            self._material(at, material)
        elif not match.meanings and self.state.pending is not None and not self._noun_soon(at):
            self._had_part(self.state.pending)
            self._release()

    def _owned(self, at: int, word: str) -> bool:
        """Take a part of what was named before, a place on its body, or a pronoun for it."""
        if word in words_of("sentences", "body") and self._on_body(at):
            return True
        hers = word == "her" and (self._noun_soon(at) or self._body_ahead(at))
        if word in words_of("sentences", "pronoun") and not hers and self._pronoun():
            return True
        part = by_wording("sentences", "part").get(word)
        return part is not None and self._part(at, part)

    def _body_ahead(self, at: int) -> bool:
        """Tell whether a place on a body is the next word: "on her head"."""
        after = self.words.there[at + 1] if at + 1 < len(self.words.there) else None
        return after is not None and not after.breaks and after.english in words_of("sentences", "body")

    def _noun_soon(self, at: int) -> bool:
        """Tell whether a noun comes within the next few words, with no break between."""
        for ahead in range(at + 1, min(at + 4, len(self.words.there))):
            if self.words.there[ahead].breaks:
                return False
            if ahead in self.words.subject_at or ahead in self.words.place_at:
                return True
        return False

    def _break(self, at: int) -> None:
        there = self.words.there
        gap = self.text[there[at - 1].end : there[at].start] if at else ""
        if any(sign in gap for sign in ".!?;\n"):
            self._release()
            self.state = _State()
            return
        listed = self.state.pending is None and at in self.words.subject_at
        self._release()
        self.state.after_comma = True
        self.state.joined = self.state.joined or listed

    def _place(self) -> None:
        """A place needs no relation: it is where everything is."""
        self.state.joined = False
        pending = self.state.pending
        if pending is not None:
            self._pose_of(pending)
        self.state.pending = None
        self.state.acting = []

    def _release(self) -> None:
        """Let go what waits for a noun: the verb was one that somebody does alone."""
        if self.state.pending is not None:
            self._pose_of(self.state.pending)
            self.state.pending = None

    def _pose_of(self, pending: _Pending) -> None:
        if not pending.phrase.pose:
            return
        if not pending.agents:
            self.state.opening_poses.append(pending.phrase.pose)
        for agent in pending.agents:
            self._pose(agent, pending.phrase.pose)

    def _adjective(self, at: int) -> bool:
        """Tell whether a word is an adjective: after an article, or where a verb or preposition waits for its noun."""
        there, pending = self.words.there, self.state.pending
        if not at or there[at].breaks or at - 1 in self.words.subject_at:
            return False
        article = there[at - 1].english in ("a", "an", "the", "his", "her", "its", "their", "my")
        return article or (pending is not None and bool(pending.phrase.deed or pending.phrase.relation))

    def _between(self, at: int, size: int, found: RelationPhrase) -> None:
        """Take a verb or a preposition."""
        if found.relation == "of" and not (at and at - 1 in self.words.subject_at):
            return  # "a piece of cheese"
        if size == 1 and self.words.there[at].english in _ALSO_ADJECTIVES and self._adjective(at):
            return  # "wearing round glasses", "a round table"
        words = self.text[self.words.there[at].start : self.words.there[at + size - 1].end]
        verb = bool(found.deed or found.pose) and not found.relation
        if verb:
            self._release()
            agents = self._doers(found)
            if size > 1 or self.words.there[at].meanings or _spelled(self.words.there[at]) in phrases():
                self._say(at, size, "pose" if found.pose and not found.deed else "relation", found.deed or found.pose)
            self.state.acting = agents
        else:
            pending = self.state.pending
            if pending is not None and pending.agents and pending.phrase.deed and self._by(at, size):
                self._say(at, size, "relation", pending.phrase.deed, pending.agents[0])
                self.state.pending = replace(pending, suffered=True)
                return
            if (
                pending is not None
                and found.relation == "over"
                and not _QUARRELS.isdisjoint((pending.phrase.deed, pending.phrase.pose))
            ):
                self._release()
                self._say(at, size, "unread", found.relation)
                return  # who fights over a cookie is not in the air above it
            agents = self._holders(found.relation)
            if pending is not None:
                agents = pending.agents or agents
            self._release()
            self._say(at, size, "relation", found.relation)
        self.state.pending = _Pending(found, agents, words, len(self.said) - 1 if size > 1 or self.said else -1)
        self.state.joined = False

    def _by(self, at: int, size: int) -> bool:
        """Tell whether "by" says who does what was said right before: somebody who is named next, and no place."""
        there = self.words.there
        if size > 1 or not at or there[at].breaks or there[at].wording != "by":
            return False
        if not there[at - 1].english.split()[0].endswith(("ed", *_SUFFERED)):
            return False
        ahead = (index for index in range(at + 1, min(at + 5, len(there))) if index in self.words.subject_at)
        doer = next(ahead, None)
        return doer is not None and self._acts(self.words.subject_at[doer])

    def _doers(self, found: RelationPhrase) -> list[int]:
        """Return who does it: the living thing that stands nearest before the verb, with its company."""
        nouns = self.state.nouns
        if not nouns:
            return []
        near = nouns[-1]
        living = [index for index in nouns if group(self.subjects[index].noun) in LIVING]
        doer = near
        if self.state.after_comma or (self.state.joined and self.state.acting):
            doer = (self.state.acting or living or nouns)[0] if living else nouns[0]
        elif (
            living and near not in living and (found.deed or found.pose not in _POSTURES or near in self.state.carried)
        ):
            doer = living[-1]
        if found.deed in _HUMAN_DEEDS and group(self.subjects[doer].noun) == "animal":
            people = [index for index in living if group(self.subjects[index].noun) != "animal"]
            doer = people[-1] if people and doer in self._objects() else doer
        return list(self.state.company) if doer in self.state.company else [doer]

    def _objects(self) -> set[int]:
        return {relation.object for relation in self.relations}

    def _holders(self, relation: str) -> list[int]:
        """Return what a preposition speaks of: who acts, else the last noun that nobody holds, with its company."""
        state = self.state
        if not state.nouns:
            return []
        if state.after_comma and state.pending is None and len(state.nouns) > 1:
            living = [index for index in state.nouns if group(self.subjects[index].noun) in LIVING]
            near = (living or state.nouns)[0]
            return [near]
        if relation == "with" and self._had(state.nouns[-1]):
            return [state.nouns[-1]]  # "a hat with a feather"
        free = [index for index in state.nouns if index not in state.carried] or state.nouns
        near = free[-1]
        if near not in state.company:
            return [near]
        alive = group(self.subjects[near].noun) in LIVING  # "a cat in a basket and a dog on a sofa"
        return [index for index in state.company if not alive or group(self.subjects[index].noun) in LIVING]

    def _had(self, subject: int) -> bool:
        """Tell whether the last thing said is that somebody holds or wears a thing."""
        at = self.state.last_relation
        return 0 <= at < len(self.relations) and (
            self.relations[at].object == subject and self.relations[at].kind in ("hold", "wear")
        )

    def _noun(self, at: int, subject: int) -> None:
        state = self.state
        self._describe(at, subject)
        if self._names_place(at + 1):
            return  # the tulips of "a tulip field" are where all is
        pending, state.pending = state.pending, None
        having, state.having = state.having, None
        if pending is None and state.joined and self.subjects[subject].noun in _WITH_ONE:
            pending = having
        if pending is not None and (pending.agents or not pending.phrase.relation):
            if pending.agents and subject not in pending.agents:
                self._relate(pending, subject)
                acted = pending.phrase.deed not in _TOGETHER or YOUNG in self.subjects[subject].qualities
                both = acted and group(self.subjects[subject].noun) in LIVING
                if both:  # where it is said to happen, both are
                    self._join(subject, alone=True)
                    self.state.company = [*pending.agents, subject]
            else:
                both = False
                self._pose_of(replace(pending, agents=pending.agents or [subject]))
                self._open(subject)
            if not both:
                self._join(subject, alone=True)
        elif pending is not None:
            state.opening.append((pending.phrase.relation, subject, pending.words))
        elif state.joined and state.nouns and (self._shares(subject) or self._puts_on(subject)):
            pass
        else:
            self._open(subject)
            self._join(subject, alone=not (state.joined and state.company))
        if subject in state.nouns:
            state.nouns.remove(subject)
        if not state.opening or pending is None or pending.agents:
            state.nouns.append(subject)
        state.joined = state.after_comma = False

    def _puts_on(self, subject: int) -> bool:
        """Let somebody wear what is named right after a part of theirs: a boy with freckles and headphones."""
        owner = self.state.nouns[-1]
        one = self.subjects[owner]
        if not (one.parts and group(one.noun) in LIVING and self.subjects[subject].noun in marked("worn")):
            return False
        self._add(Relation(owner, "wear", subject, words="with"))
        self.state.carried.add(subject)
        return True

    def _names_place(self, at: int) -> bool:
        """Tell whether a place is named there by a bare noun, without a preposition in its wording."""
        if at not in self.words.place_at or self.words.there[at].breaks:
            return False
        first = self.words.there[at].wording.partition(" ")[0]
        return not phrases().get((first,), RelationPhrase()).relation

    def _open(self, subject: int) -> None:
        """Give the subject what was said before it: "under a tree sits a dog"."""
        for kind, other, words in self.state.opening:
            if other != subject and kind not in _LOOSE | _BOUND:
                self._add(Relation(subject, kind, other, words=words))
        for pose in self.state.opening_poses:
            self._pose(subject, pose)
        self.state.opening, self.state.opening_poses = [], []

    def _join(self, subject: int, alone: bool) -> None:
        self.state.company = [subject] if alone else [*self.state.company, subject]

    def _shares(self, subject: int) -> bool:
        """Take the second object of what was said of the first: "between a tree and a house", "holding a cup and …"."""
        at = self.state.last_relation
        if at < 0 or at >= len(self.relations):
            return False
        last = self.relations[at]
        if (last.kind, last.words, last.subject) == ("on", "with", self.state.nouns[-1]):
            return self._stands_there_too(last.object, subject)
        if last.object != self.state.nouns[-1] or subject == last.subject:
            return False
        if last.kind == "between" and last.other is None:
            self.relations[at] = replace(last, other=subject)
            self.known.add((last.subject, subject))
            return True
        alike = group(self.subjects[subject].noun) == group(self.subjects[last.object].noun)
        living = group(self.subjects[subject].noun) in LIVING
        if not alike and (living or last.arrangement not in ("hold", "wear")):
            return False
        if living and last.kind not in ("between", "beside", "hug", "chase", "look at", "talk to", "feed", "pet"):
            return False
        kind, first, second = self._kind(self.state.last_phrase or RelationPhrase(), last.subject, subject)
        if kind:
            self._add(Relation(first, kind, second, words=last.words))
            if last.arrangement in ("hold", "wear"):
                self.state.carried.add(subject)
        self._join(subject, alone=True)
        return True

    def _stands_there_too(self, support: int, subject: int) -> bool:
        """Put what is named next on what has things on it: "a desk with a laptop, a plant and a cup"."""
        noun = self.subjects[subject].noun
        if (
            noun in marked("seat") | marked("support")
            or group(noun) in LIVING
            or self._with(support, subject, False)[0] != "on"
        ):
            return False
        self._add(Relation(subject, "on", support, words="with"))
        self._join(subject, alone=True)
        return True

    def _relate(self, pending: _Pending, subject: int) -> None:
        phrase = pending.phrase
        if phrase.pose and not phrase.deed and not phrase.relation:
            self._pose_of(pending)  # "a dog barking, a cat"
            return
        for agent in self._within(pending, subject):
            if phrase.relation == "to" and self._given_to(agent, subject):
                continue
            kind, first, second = self._kind(phrase, *((subject, agent) if pending.suffered else (agent, subject)))
            if kind:
                self._add(Relation(first, kind, second, words=pending.words, part=self._part_for(kind)))
                self.state.last_phrase = phrase
                if kind in ("hold", "wear", "full of") or (phrase.deed and group(self.subjects[second].noun) in _HAD):
                    self.state.carried.add(second)
        if pending.said >= 0 and phrase.deed:
            doer = subject if pending.suffered else pending.agents[0]
            self.said[pending.said] = replace(self.said[pending.said], subject=doer)

    def _within(self, pending: _Pending, vessel: int) -> list[int]:
        """Return of whom a preposition speaks: who looks at a fish in a bowl is not in it."""
        noun = self.subjects[vessel].noun
        if pending.phrase.relation not in ("in", "inside") or len(pending.agents) < 2 or noun not in measured("vessel"):
            return pending.agents
        tall, last = measured("tall"), self.subjects[pending.agents[-1]].noun
        small = tall.get(noun, _SMALL_VESSEL) <= _SMALL_VESSEL
        acts = any(
            (one.subject, one.object) == (pending.agents[0], pending.agents[-1]) and one.kind in _APART
            for one in self.relations
        )
        swims = home(last) == "underwater"
        less = swims or tall.get(last, 1.7) < tall.get(self.subjects[pending.agents[0]].noun, 1.7)
        return pending.agents[-1:] if small and acts and less else pending.agents

    def _given_to(self, agent: int, fed: int) -> bool:
        """Take whom what was named is fed to: who feeds a carrot to a horse holds it, and feeds the horse."""
        at = self.state.last_relation
        last = self.relations[at] if 0 <= at < len(self.relations) else None
        if last is None or (last.subject, last.kind) != (agent, "feed") or group(self.subjects[fed].noun) not in LIVING:
            return False
        self.relations[at] = replace(last, kind="hold", words="")
        self._add(Relation(agent, "feed", fed, words=last.words))
        return True

    def _kind(self, phrase: RelationPhrase, agent: int, other: int) -> tuple[str, int, int]:
        """Return what a wording means for these two, and which of them is the first."""
        one, two = self.subjects[agent].noun, self.subjects[other].noun
        kind = phrase.deed or phrase.relation
        worn = two in marked("worn") or two in marked("clothes")
        living = group(one) in LIVING or one in marked("doll")
        if kind in ("with", "in", "hold") and living and worn and not (kind == "hold" and two in marked("handy")):
            return ("wear" if kind != "hold" else "hold"), agent, other
        headless = group(one) in ("building", "vehicle", "person") or (
            group(one) == "thing" and one not in marked("head") | marked("doll")
        )
        if kind == "with" and two in marked("worn") and not headless:
            return "wear", agent, other
        if kind == "with":
            return self._with(agent, other, living)
        if kind == "inside" or (kind in ("on", "in", "beside") and self.state.part in INSIDE_PARTS):
            return "in", agent, other
        if kind == "look through":
            return ("use" if two in marked("handy") else "look at"), agent, other
        if kind == "flee" and group(two) not in LIVING | {"vehicle"}:
            self._pose(agent, "run")
            return "", agent, other
        if kind == "from" and self.subjects[agent].pose == "swing":
            if group(two) in LIVING:  # nobody is drawn hanging there
                self.subjects[agent] = replace(self.subjects[agent], pose="")
                return "", agent, other
            return "under", agent, other
        if kind == "of":
            return (
                ("full of", agent, other)
                if one in marked("vessel") and group(two) != "building"
                else ("", agent, other)
            )
        if kind == "surrounded by":
            return "around", other, agent
        if kind == "topped with":
            return "on", other, agent
        if kind == "to" and living and group(two) in LIVING:
            return "beside", agent, other
        if kind == "from" and group(two) in ("vehicle", "building"):
            return "in", agent, other
        if kind in ("to", "from", "for") or (group(two) == "sky" and kind in ("beside", "look at")):
            return "", agent, other
        if kind == "through":
            return "in", agent, other
        if kind == "made of":
            return "made of", agent, other
        if kind == "on" and living and two in marked("mount") and self.state.part in _RIDDEN_AT:
            return "ride", agent, other
        if kind == "play" and not living:
            return "", agent, other
        return kind, agent, other

    def _part_for(self, kind: str) -> str:
        """Return at which part of the noun that is read something is; who holds a hand is nowhere."""
        return self.state.part if kind not in ("hold", "wear", "eat") else ""

    def _with(self, agent: int, other: int, living: bool) -> tuple[str, int, int]:
        one, two = self.subjects[agent].noun, self.subjects[other].noun
        if two == "rider" and one in marked("mount"):
            return "ride", other, agent
        acts = any(rel.subject == agent and rel.kind not in get_args(Arrangement) for rel in self.relations)
        if two == "food":
            return "beside", agent, other
        if living and group(two) == "thing" and acts and two not in marked("seat"):
            return "hold", agent, other
        if living and group(two) not in LIVING and (two in marked("handy") or group(two) == "food"):
            return "hold", agent, other
        if one in marked("support") and group(two) in ("food", "plant", "thing", "animal"):
            return "on", other, agent
        if one in marked("vessel") - marked("worn") and group(two) in ("food", "plant", "thing", "animal"):
            return "full of", agent, other
        if group(one) == "food" and (group(two) in ("food", "plant") or two == "candle"):
            return "on", other, agent
        if group(one) == "plant" and (group(two) == "food" or kind_of(two) in ("bird", "insect")):
            return "on", other, agent
        return "beside", agent, other

    def _add(self, relation: Relation) -> None:
        pair = (relation.subject, relation.object)
        if relation.subject == relation.object or pair in self.known or pair[::-1] in self.known:
            return
        self.known.add(pair)
        self.state.last_relation = len(self.relations)
        self.relations.append(relation)

    def _pose(self, subject: int, pose: str) -> None:
        if not self.subjects[subject].pose:
            self.subjects[subject] = replace(self.subjects[subject], pose=pose)

    def _acts(self, subject: int) -> bool:
        noun = self.subjects[subject].noun
        return group(noun) in LIVING or group(noun) == "vehicle" or noun in marked("doll")

    def _waits(self, relation: str) -> bool:
        return self.state.pending is not None and self.state.pending.phrase.relation == relation

    def _material(self, at: int, material: str) -> None:
        pending, self.state.pending = self.state.pending, None
        for agent in pending.agents if pending else ():
            self.subjects[agent] = replace(self.subjects[agent], material=material)
            self._say(at, 1, "material", material, agent)

    def _on_body(self, at: int) -> bool:
        """Take "a pirate with a parrot on his shoulder": the parrot is on the pirate."""
        pending = self.state.pending
        owned = at > 0 and self.words.there[at - 1].wording in _POSSESSIVE
        if pending is None or not owned or pending.phrase.relation not in ("on", "in", "under", "over", "behind"):
            return False
        kind = pending.phrase.relation
        thing = self.relations[self.state.last_relation].object if self.state.last_relation >= 0 else -1
        owner = self._owner_of(thing)
        if owner is None:
            return False
        self.state.pending = None
        words = f"{pending.words} {self.words.there[at - 1].raw} {self.words.there[at].raw}"
        self._replace(Relation(thing, kind, owner, words=words))
        self._say(at, 1, "part", self.words.there[at].wording, owner)
        return True

    def _owner_of(self, thing: int) -> int | None:
        """Return the other one of the last relation, where it lives: whose shoulder, lap or pouch it is."""
        if thing < 0 or self.state.last_relation < 0:
            return None
        owner = self.relations[self.state.last_relation].subject
        return owner if owner != thing and self._acts(owner) else None

    def _pronoun(self) -> bool:
        """Take "a tree with presents under it"."""
        pending = self.state.pending
        if pending is None or not pending.agents or not pending.phrase.relation or len(self.state.nouns) < 2:
            return False
        kind = pending.phrase.relation
        others = [index for index in self.state.nouns if index not in pending.agents]
        if kind in _LOOSE or not others:
            return False
        self.state.pending = None
        for agent in pending.agents:
            self._replace(Relation(agent, kind, others[0], words=pending.words))
        return True

    def _replace(self, relation: Relation) -> None:
        """Add a relation in place of a vaguer one between the same two."""
        pair = {relation.subject, relation.object}
        self.relations = [one for one in self.relations if {one.subject, one.object} != pair]
        self.known.discard((relation.subject, relation.object))
        self.known.discard((relation.object, relation.subject))
        self._add(relation)

    def _part(self, at: int, part: str) -> bool:
        """Take a part that a thing is said to have, with its colour and size; without an owner it is a plain word."""
        owner = self._owner(at)
        if owner is None:
            return False
        colour: Colour | None = None
        size = ""
        before = at
        while before > 0 and not self.words.there[before].breaks:
            before -= 1
            means = self.words.there[before].meanings
            if not {"colour", "size", "adjective", "number"} & means.keys():
                break
            size = means.get("size", size)
            if "colour" in means:
                red, green, blue = bytes.fromhex(means["colour"])
                colour = (red, green, blue)
        known = self.subjects[owner]
        word = self.words.there[at].raw
        dressed = known.colour or colour if part == "clothes" else known.colour
        self.subjects[owner] = replace(known, colour=dressed, parts=(*known.parts, Part(part, colour, size, word)))
        self._say(at, 1, "part", part, owner)
        pending = self.state.pending
        taken = pending is not None and (
            pending.phrase.relation in ("with", "of", "in") or pending.phrase.deed == "wear"
        )
        if taken and pending is not None:
            self._had_part(pending)
        self.state.pending = None if taken else pending
        return True

    def _had_part(self, pending: _Pending) -> None:
        self.state.having = pending if pending.phrase.relation == "with" else None

    def _owner(self, at: int) -> int | None:
        pending = self.state.pending
        if pending is not None and pending.agents:
            having = pending.phrase.relation == "with"
            dressed = pending.phrase.relation == "in" or pending.phrase.deed == "wear"
            if having or (dressed and self.words.there[at].english in sections("sentences")["part"]["clothes"]):
                return pending.agents[0]
        possessive = any(self.words.there[k].wording in _POSSESSIVE for k in range(max(at - 3, 0), at))
        joined = self.state.joined and self.state.nouns and self.subjects[self.state.nouns[-1]].parts
        living = [index for index in self.state.nouns if group(self.subjects[index].noun) in LIVING]
        if possessive and living and self.words.there[at].english in by_wording("sentences", "body part"):
            return living[-1]
        return self.state.nouns[-1] if (possessive or joined) and self.state.nouns else None

    def _describe(self, at: int, subject: int) -> None:
        """Gather the words before a noun that describe it."""
        there = self.words.there
        before = at
        qualities: list[str] = []
        material = ""
        while before > 0 and not there[before].breaks:
            before -= 1
            match = there[before]
            found = self._describing(before)
            if found is None:
                if match.wording in _DETERMINERS | _DEGREES or match.english.endswith(("ing", "ed")):
                    continue
                break
            role, value = found
            self.said.append(Said(match.start, match.end, role, value, subject))
            if role == "material":
                material = value
            elif role == "quality":
                qualities.append(match.raw)
        known = self.subjects[subject]
        self.subjects[subject] = replace(
            known, material=material or known.material, qualities=(*known.qualities, *reversed(qualities))
        )

    def _describing(self, at: int) -> tuple[Role, str] | None:
        """Return what a word before a noun says of it, if it does."""
        match = self.words.there[at]
        means = match.meanings
        if at in self.words.subject_at or at in self.words.place_at or match.wording in _DETERMINERS:
            return None
        if at in self.words.qualifying:
            return "quality", match.wording
        if "colour" in means:
            return "colour", means["colour"]
        if "size" in means:
            return "size", means["size"]
        if "number" in means or match.wording.isdecimal():
            return "number", means.get("number", match.wording)
        leads = at == 0 or (at == 1 and self.words.there[0].wording in _DETERMINERS)
        if leads and "style" in means and not self._is_pane(at + 1):
            return None  # a stained glass owl is a window with an owl
        if material := by_wording("sentences", "material").get(match.english):
            return "material", material
        return ("quality", match.wording) if "adjective" in means else None

    def _is_pane(self, at: int) -> bool:
        """Tell whether that is what is made of glass in a house or on a table."""
        return at in self.words.subject_at and self.subjects[self.words.subject_at[at]].noun in _PANES

    def _say(self, at: int, size: int, role: Role, value: str, subject: int = -1) -> None:
        start, end = self.words.there[at].start, self.words.there[at + size - 1].end
        self.said.append(Said(start, end, role, value, subject))


def _spelled(match: Match) -> tuple[str, ...]:
    return tuple(match.english.split())
