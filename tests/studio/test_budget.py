"""The purse: what may be spent, what is being spent, and the call that is not made."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from promptmagic.errors import BudgetError, EngineError, OptionError
from promptmagic.history import History
from promptmagic.model import FREE, UNKNOWN_COST, Brief, Cost, Record, new_id
from promptmagic.studio.budget import Purse


def spent(folder: Path, usd: float, name: str = "") -> None:
    record = Record(new_id(), "paint", "a beach", (Brief("a beach"),), expansion_cost=Cost(usd), notebook=name)
    History(folder, name=name).begin(record)


def purse(folder: Path, limit: float | None, name: str = "") -> Purse:
    made = Purse(History(folder, name=name))
    made.limit = limit
    return made


def test_without_a_budget_everything_goes(tmp_path: Path) -> None:
    with purse(tmp_path, None).paying(Cost(1000.0), "a picture"), purse(tmp_path, None).paying(UNKNOWN_COST, "it"):
        pass


def test_what_was_spent_and_this_call_must_not_exceed_it(tmp_path: Path) -> None:
    spent(tmp_path, 0.25)
    ours = purse(tmp_path, 0.50)
    with ours.paying(Cost(0.25), "a picture"):
        pass
    with pytest.raises(BudgetError) as caught, ours.paying(Cost(0.26, estimated=True), "a picture by OpenAI"):
        raise AssertionError
    sentence = str(caught.value)
    for part in ("$0.50", "a picture by OpenAI", "has spent $0.25", "about $0.26", "PromptMagics.budget = 0.51"):
        assert part in sentence
    assert sentence.endswith("Nothing was billed.")


def test_another_notebook_has_a_purse_of_its_own(tmp_path: Path) -> None:
    spent(tmp_path, 0.50, "one")
    with purse(tmp_path, 0.50, "two").paying(Cost(0.5), "a picture"):
        pass
    with pytest.raises(BudgetError), purse(tmp_path, 0.50, "one").paying(Cost(0.01), "a picture"):
        raise AssertionError


def test_an_unknown_price_is_refused_where_there_is_a_budget(tmp_path: Path) -> None:
    with pytest.raises(BudgetError, match="is not known"), purse(tmp_path, 5.0).paying(UNKNOWN_COST, "a picture"):
        raise AssertionError


def test_what_is_free_never_counts(tmp_path: Path) -> None:
    with purse(tmp_path, 0.0).paying(FREE, "a sketch"):
        pass


def test_what_is_in_flight_counts_until_it_is_done(tmp_path: Path) -> None:
    ours = purse(tmp_path, 0.30)
    under_way = pytest.raises(BudgetError, match=r"\$0.20 is under way")
    with ours.paying(Cost(0.2), "a picture"), under_way, ours.paying(Cost(0.2), "a picture"):
        raise AssertionError
    with ours.paying(Cost(0.2), "a picture"):
        pass


def test_side_by_side_no_two_slip_under_the_limit(tmp_path: Path) -> None:
    ours, all_asked = purse(tmp_path, 0.35), threading.Barrier(8)

    def pay(_: int) -> bool:
        try:
            with ours.paying(Cost(0.1), "a picture"):
                all_asked.wait()
                return True
        except BudgetError:
            all_asked.wait()
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(pay, range(8))) == 3


@pytest.mark.parametrize("billed", ["yes", "perhaps"])
def test_a_failure_that_may_be_billed_stays_counted(tmp_path: Path, billed: str) -> None:
    ours = purse(tmp_path, 0.30)
    with pytest.raises(EngineError), ours.paying(Cost(0.2), "a picture"):
        raise EngineError("Cut off.", billed="yes" if billed == "yes" else "perhaps")
    with pytest.raises(BudgetError), ours.paying(Cost(0.2), "a picture"):
        raise AssertionError


def test_a_failure_that_was_not_billed_does_not(tmp_path: Path) -> None:
    ours = purse(tmp_path, 0.30)
    with pytest.raises(EngineError), ours.paying(Cost(0.2), "a picture"):
        raise EngineError("Refused.", billed="no")
    with ours.paying(Cost(0.2), "a picture"):
        pass


@pytest.mark.parametrize("usd", [-1.0, float("nan"), float("inf")])
def test_a_budget_is_an_amount_of_money(tmp_path: Path, usd: float) -> None:
    with pytest.raises(OptionError, match="US dollars"):
        purse(tmp_path, usd)
