"""Words of another language, each put into English, in the order that English has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from promptmagic.lexicon.table import WordKind, group, normal, table
from promptmagic.lexicon.vocabulary import is_noun, plural

LATER_ADJECTIVES = frozenset({"fr", "es", "it", "pt"})
"""Languages in which a colour stands behind its noun."""

_DESCRIBING: frozenset[WordKind] = frozenset({"colour", "size", "adjective", "mood"})
_LET_BY: frozenset[WordKind] = frozenset({"colour", "size", "adjective", "mood", "number", "plain"})

_MANY = {
    "de": frozenset({"zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "viele", "vielen",
        "mehrere", "mehreren", "ein paar", "einige", "einigen", "beide", "beiden"}),
    "fr": frozenset({"des", "les", "mes", "ses", "aux", "leurs", "nos", "ces", "quelques", "plusieurs", "deux", "trois",
        "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"}),
    "es": frozenset({"los", "las", "unos", "unas", "mis", "sus", "algunos", "algunas", "varios", "varias", "muchos",
        "muchas", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"}),
    "it": frozenset({"i", "gli", "le", "dei", "delle", "degli", "due", "tre", "quattro", "cinque"}),
    "pt": frozenset({"os", "as", "dos", "das", "uns", "umas", "dois", "duas", "três", "quatro", "cinco"}),
}  # fmt: skip
"""What stands before several things, whatever the noun's own form is."""

DETERMINERS = {
    "fr": frozenset({"le", "la", "les", "l", "un", "une", "des", "du", "au", "aux", "mon", "ma", "son", "sa", "cette"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una", "unos", "unas", "mi", "su", "del", "al"}),
}
"""What stands before a noun, so that a word after it that may also be a verb or a colour is one."""

_ONE = frozenset({
    "ein", "eine", "einen", "einem", "eines", "einer", "kein", "keine", "keinen", "keinem", "mein", "meine", "meinen",
    "meinem", "sein", "seine", "seinem", "seinen", "ihr", "ihre", "ihrem", "ihren", "dem", "das", "des", "im", "am",
    "vom", "zum", "beim", "ins", "ans", "jeder", "jede", "jedes",
})  # fmt: skip
"""German words before one thing, so that an ending after them is a case: "einen Bären"."""

_WEAK_MASCULINES = frozenset({
    "bär", "löw", "has", "aff", "drach", "jung", "elefant", "held", "prinz", "mensch", "rab", "ochs", "hahn", "zwerg",
    "ries", "pirat", "matros", "soldat",
})  # fmt: skip
"""Stems of German nouns with an ending in every case but one, "den Bären" being one bear."""

_DIMINUTIVES = ("chen", "lein")
_ONE_WOMAN = ("mutter", "schwester", "tochter", "amsel", "drossel")


@dataclass(frozen=True, slots=True)
class WordRun:
    """Some letters of a text's words from `first` up to `end`, and the English for them in the singular.

    `typed` are they in lower case, `many` whether their form says that they are several, `known` whether they mean
    anything here; `start` and `stop` say which letters of the words they are, as in `languages.Translated`. `breaks`
    where a comma or the like stands before them.
    """

    typed: str
    english: str
    first: int
    end: int
    start: int = 0
    stop: int = 0
    many: bool = False
    known: bool = True
    breaks: bool = False
    single: str = ""

    def means(self) -> frozenset[WordKind]:
        """Return what kinds of things its English may mean."""
        meanings = table().meanings
        return frozenset(meanings.get(normal(self.single or self.english), {}))

    def is_a(self, *kinds: WordKind) -> bool:
        """Tell whether its English may mean something of these kinds."""
        return not self.means().isdisjoint(kinds)


def in_number(pieces: Sequence[WordRun], language: str) -> list[WordRun]:
    """Return the pieces with those nouns in the plural that a number, an article or their own ending makes several."""
    made: list[WordRun] = []
    before = ""
    for piece in pieces:
        noun = is_noun(piece.english.removeprefix("small ")) or is_noun(piece.english)
        if noun and piece.known:
            if _is_many(piece, before, language):
                piece = replace(piece, english=plural(piece.english), single=piece.english)
            before = ""
        elif piece.typed in _MANY.get(language, ()) or (language == "de" and piece.typed in {*_ONE, "die", "den"}):
            before = piece.typed
        elif piece.typed.isdecimal():
            before = "" if piece.typed == "1" else "2"
        elif piece.breaks or not (_LET_BY & piece.means()):
            before = ""
        made.append(piece)
    return made


def _is_many(piece: WordRun, before: str, language: str) -> bool:
    if before == "2" or before in _MANY.get(language, ()):
        return True
    if language != "de":
        return piece.many
    if before in _ONE:
        return False
    if before == "den" and piece.many:
        return piece.typed.removesuffix("en").removesuffix("n") not in {
            one.removesuffix("e") for one in _WEAK_MASCULINES
        }
    if before == "die" and not piece.many:
        living = group(table().meanings.get(normal(piece.english.removeprefix("small ")), {}).get("subject", ""))
        alike = piece.typed.endswith(("er", "el")) and not piece.typed.endswith(_ONE_WOMAN)
        return piece.typed.endswith(_DIMINUTIVES) or (alike and living in ("animal", "person", "fantasy"))
    return piece.many


def in_order(pieces: Sequence[WordRun], language: str) -> list[WordRun]:
    """Return the pieces with describing words before their nouns and the doer before the verb, as English has them."""
    ordered = list(pieces)
    if language in LATER_ADJECTIVES:
        ordered = _compounds(_described_first(ordered))
    made: list[WordRun] = []
    clause: list[WordRun] = []
    for piece in ordered:
        if piece.breaks and clause:
            made += _doer_first(clause, language, leads=not made)
            clause = []
        clause.append(piece)
    return [*made, *_doer_first(clause, language, leads=not made)]


def _described_first(pieces: list[WordRun]) -> list[WordRun]:
    """Return them with what stands behind a noun and describes it before that: "un chat noir et blanc"."""
    made: list[WordRun] = []
    at = 0
    while at < len(pieces):
        noun = pieces[at]
        end = at + 1
        if noun.known and noun.is_a("subject", "place") and not noun.is_a("colour"):
            while end < len(pieces) and _behind(pieces, end, first=end == at + 1):
                end += 1
            if pieces[end - 1].english in ("and", "very"):
                end -= 1
        made += [*pieces[at + 1 : end], noun]
        at = end
    return made


def _compounds(pieces: list[WordRun]) -> list[WordRun]:
    """Return them with what English says in one as it has it: a "barco de papel" is a paper boat."""
    made = list(pieces)
    for at in range(len(made) - 2):
        thing, of, stuff = made[at : at + 3]
        small, _, name = thing.english.rpartition("small ")
        if of.english == "of" and not (of.breaks or stuff.breaks) and _single(stuff.english, name):
            whole = f"{small and 'small '}{stuff.english} {name}"
            made[at] = replace(thing, english=whole, end=stuff.end, stop=stuff.stop)
            made[at + 1] = made[at + 2] = replace(of, english="")
    return [piece for piece in made if piece.english]


def _single(stuff: str, thing: str) -> bool:
    return any(is_noun(f"{stuff} {one}") for one in (thing, thing.removesuffix("s")))


def _behind(pieces: Sequence[WordRun], at: int, *, first: bool) -> bool:
    """Tell whether a word behind a noun describes it: a colour, a size, or "and" between two of them."""
    piece = pieces[at]
    if piece.breaks or not piece.known:
        return False
    if piece.english == "very":
        return at + 1 < len(pieces) and _describes(pieces[at + 1])
    if piece.english == "and":
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        return not first and after is not None and not after.breaks and _describes(after)
    return _describes(piece)


def _describes(piece: WordRun) -> bool:
    return piece.known and piece.is_a(*_DESCRIBING) and (piece.is_a("colour") or not piece.is_a("subject", "place"))


def _doer_first(clause: list[WordRun], language: str, *, leads: bool) -> list[WordRun]:
    """Return a clause with its verb where English has it, and what stands before both behind them.

    "Im Garten spielt ein Kind" has it before who does it, "das ein Buch liest" and "ein Buch lesend" at its end.
    """
    verbs = [at for at, piece in enumerate(clause) if piece.known and piece.is_a("verb") and not piece.is_a("subject")]
    if not verbs:
        return clause
    verb, last = verbs[0], len(clause) - 1
    if language == "de" and not leads and verb == last and last > 0:
        first = 1 if clause[0].typed in ("der", "die", "das", "welche", "welcher", "welches", "und") else 0
        return [*clause[:first], clause[last], *clause[first:last]]
    if any(piece.is_a("subject") and not _is_governed(clause, at) for at, piece in enumerate(clause[:verb])):
        return clause
    end = _noun_after(clause, verb)
    if end and (leads or verb > 0) and clause[0].english != "who":
        return [*clause[verb + 1 : end], clause[verb], *clause[end:], *clause[:verb]]
    return clause


def _is_governed(clause: Sequence[WordRun], at: int) -> bool:
    """Tell whether a noun follows a preposition, with nothing but an article and what describes it between."""
    for piece in reversed(clause[:at]):
        if piece.is_a("stop") and piece.english not in _ARTICLES:
            return piece.english not in ("and", "or")
        if piece.english not in _ARTICLES and not _LET_BY & piece.means():
            return False
    return False


_ARTICLES = ("a", "the", "my", "his", "her", "some")


def _noun_after(clause: Sequence[WordRun], verb: int) -> int:
    """Return where the noun ends that follows a verb with nothing but what belongs to it between; 0 if none does."""
    for at in range(verb + 1, len(clause)):
        piece = clause[at]
        if piece.known and piece.is_a("subject"):
            return at + 1
        if piece.english not in _ARTICLES and not _LET_BY & piece.means():
            return 0
    return 0
