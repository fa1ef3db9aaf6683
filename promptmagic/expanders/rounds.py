"""Prompts by a language model, in two rounds at most: what is missing, or nonsense, is asked for once more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from promptmagic.errors import BadAnswerError, Billed, BudgetError, EngineError, HistoryError
from promptmagic.expanders import Expansion
from promptmagic.expanders.wording import read
from promptmagic.model import FREE, Brief, Cost, Prompt

_QUOTED = 120
"""Characters of what a model wrote that are quoted."""


@dataclass(frozen=True, slots=True)
class WriterFacts:
    """Who writes, for people: its name, how what it says is made fit to be shown, and whether its answers are billed.

    `billed` is None where nothing ever is.
    """

    name: str
    clean: Callable[[str], str]
    billed: Billed | None = None


class Ask(Protocol):
    """Asks a model for the prompts of some briefs, and returns what it wrote and what that cost."""

    def __call__(
        self, missing: Mapping[int, Brief], written: Sequence[Prompt], wrong: str, again: int
    ) -> tuple[str, Cost]:
        """Ask for a prompt for each numbered brief.

        `written` are the prompts that are there, `wrong` says what was wrong with the last answer, and `again` how
        often it was asked before. Raises EngineError where nothing came.
        """
        ...


def gathered(briefs: Sequence[Brief], ask: Ask, writer: WriterFacts) -> Expansion:
    """Return one prompt for each brief, in their order.

    Raises
    ------
    EngineError
        They could not be made. `kept` holds those that did come, where some did.
    """
    wanted = dict(enumerate(briefs, 1))
    prompts: dict[int, Prompt] = {}
    cost = FREE
    wrote = ""
    for again in range(2):
        missing = {number: brief for number, brief in wanted.items() if number not in prompts}
        if missing:
            wrong = _what_was_wrong(wrote, writer) if again else ""
            try:
                wrote, price = ask(missing, list(prompts.values()), wrong, again)
            except EngineError as error:
                raise _keeping(error, prompts, cost, writer if again else None) from None
            except (BudgetError, HistoryError) as error:
                if not prompts:
                    raise
                # What may not be asked for again is no reason to lose what came, and was paid for.
                raise _keeping(EngineError(error.message, error.advice), prompts, cost, writer) from None
            prompts |= _new(wrote, missing, prompts)
            cost += price
    if len(prompts) < len(wanted):
        raise _keeping(_too_few(len(prompts), len(wanted), wrote, writer), prompts, cost, writer)
    return Expansion(tuple(prompts[number] for number in wanted), cost)


def reread(briefs: Sequence[Brief], wrote: Sequence[tuple[str, Cost]], writer: WriterFacts) -> Expansion:
    """Return the prompts for briefs that lie in what a model wrote earlier, at what that cost; asks nobody.

    Raises
    ------
    EngineError
        Not all are there. `kept` holds those that are.
    """
    wanted = dict(enumerate(briefs, 1))
    prompts: dict[int, Prompt] = {}
    for text, _ in wrote:
        prompts |= _new(text, {number: brief for number, brief in wanted.items() if number not in prompts}, prompts)
    cost = sum((price for _, price in wrote), FREE)
    if len(prompts) < len(wanted):
        raise _keeping(
            _too_few(len(prompts), len(wanted), wrote[-1][0] if wrote else "", writer), prompts, cost, writer
        )
    return Expansion(tuple(prompts[number] for number in wanted), cost)


def _new(wrote: str, briefs: Mapping[int, Brief], known: Mapping[int, Prompt]) -> dict[int, Prompt]:
    """Return the prompts in what a model wrote, but those that are known already."""
    old = {prompt.text.casefold() for prompt in known.values()}
    return {number: prompt for number, prompt in read(wrote, briefs).items() if prompt.text.casefold() not in old}


def _beginning(wrote: str, writer: WriterFacts) -> str:
    """Return the first words that a model wrote, fit to be shown."""
    shown = writer.clean(wrote[: 2 * _QUOTED])
    return shown if len(shown) <= _QUOTED else f"{shown[:_QUOTED].rstrip()}…"


def _what_was_wrong(wrote: str, writer: WriterFacts) -> str:
    """Return in words why a model is asked again."""
    began = f" It began: {shown}" if (shown := _beginning(wrote, writer)) else " It was empty."
    return f"Your last answer lacked these: a whole sentence as the prompt of each brief, in JSON as told.{began}"


def _too_few(came: int, wanted: int, wrote: str, writer: WriterFacts) -> BadAnswerError:
    what = f"only {came} of {wanted} prompts" if came else "nothing that could be read as prompts"
    began = f" It begins: {shown}" if (shown := _beginning(wrote, writer)) else ""
    return BadAnswerError(
        f"{writer.name} wrote {what}, asked twice.{began}",
        "Run the cell again, ask for fewer with -n, name a larger model with -e, or use -e template.",
        billed=writer.billed,
    )


def _keeping(
    error: EngineError, prompts: Mapping[int, Prompt], cost: Cost, billed_by: WriterFacts | None
) -> EngineError:
    """Return the error with the prompts that came before it, which their writer has billed."""
    error.kept_for = tuple(sorted(prompts))
    error.kept = tuple(prompts[number] for number in error.kept_for)
    error.kept_cost = cost
    if billed_by is not None:
        error.billed = billed_by.billed
    return error
