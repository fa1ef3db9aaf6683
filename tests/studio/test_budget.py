"""The budget: what may be spent, what is being spent, and the call that is not made."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest

from promptmagic.errors import BudgetError, EngineError, OptionError
from promptmagic.history import History
from promptmagic.model import FREE, UNKNOWN_COST, Cost
from promptmagic.studio.budget import Budget
from promptmagic.studio.orders import Purpose, StudioOrders


def orders(folder: Path, limit: float | None, name: str = "", seconds: float = 60.0) -> StudioOrders:
    history = History(folder, name=name)
    budget = Budget(history)
    budget.limit = limit
    return StudioOrders(history.order_book(), budget, Purpose(name), seconds=seconds)


def spend(folder: Path, usd: float, name: str = "") -> None:
    with orders(folder, None, name).place("a picture", Cost(usd)) as order:
        order.failed("yes")


def test_without_a_budget_everything_goes(tmp_path: Path) -> None:
    ours = orders(tmp_path, None)
    with ours.place("a picture", Cost(1000.0)), ours.place("it", UNKNOWN_COST):
        pass


def test_what_was_spent_and_this_call_must_not_exceed_it(tmp_path: Path) -> None:
    spend(tmp_path, 0.25)
    ours = orders(tmp_path, 0.50)
    with ours.place("a picture", Cost(0.25)) as order:
        order.failed("no")
    with pytest.raises(BudgetError) as caught:
        ours.place("a picture by OpenAI", Cost(0.26, estimated=True))
    sentence = str(caught.value)
    for part in ("$0.50", "a picture by OpenAI", "has spent $0.25", "about $0.26", "PromptMagics.budget = 0.51"):
        assert part in sentence
    assert sentence.endswith("Nothing was billed.")


def test_amounts_tell_the_difference_that_they_are_about(tmp_path: Path) -> None:
    with pytest.raises(BudgetError, match=r"budget of \$0\.12 does not reach .* would cost about \$0\.124\."):
        orders(tmp_path, 0.12).place("a picture", Cost(0.124, estimated=True))


def test_another_notebook_has_a_purse_of_its_own(tmp_path: Path) -> None:
    spend(tmp_path, 0.50, "one")
    with orders(tmp_path, 0.50, "two").place("a picture", Cost(0.5)):
        pass
    with pytest.raises(BudgetError):
        orders(tmp_path, 0.50, "one").place("a picture", Cost(0.01))


def test_an_unknown_price_is_refused_where_there_is_a_budget(tmp_path: Path) -> None:
    with pytest.raises(BudgetError, match="is not known"):
        orders(tmp_path, 5.0).place("a picture", UNKNOWN_COST)


def test_what_is_free_is_never_written_down(tmp_path: Path) -> None:
    with orders(tmp_path, 0.0).place("a sketch", FREE) as order:
        assert order.id
    assert not (tmp_path / "paintings").exists()


def test_what_is_under_way_counts_until_it_is_done(tmp_path: Path) -> None:
    ours = orders(tmp_path, 0.30)
    with ours.place("a picture", Cost(0.2)) as order:
        with pytest.raises(BudgetError, match=r"\$0.20 is under way"):
            ours.place("a picture", Cost(0.2))
        order.failed("no")
    with ours.place("a picture", Cost(0.2)):
        pass


def test_side_by_side_no_two_slip_under_the_limit(tmp_path: Path) -> None:
    all_asked = threading.Barrier(8)

    def pay(_: int) -> bool:
        ours = orders(tmp_path, 0.35)
        all_asked.wait()
        try:
            ours.place("a picture", Cost(0.1))
        except BudgetError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(pay, range(8))) == 3


@pytest.mark.parametrize("billed", ["yes", "perhaps", None])
def test_a_failure_that_may_be_billed_stays_counted_by_whoever_asks_next(
    tmp_path: Path, billed: Literal["yes", "perhaps"] | None
) -> None:
    with pytest.raises(EngineError), orders(tmp_path, 0.30).place("a picture", Cost(0.2)):
        raise EngineError("Cut off.", billed=billed)
    with pytest.raises(BudgetError):
        orders(tmp_path, 0.30).place("a picture", Cost(0.2))
    assert History(tmp_path).cost == Cost(0.2)


def test_a_failure_that_was_not_billed_does_not(tmp_path: Path) -> None:
    ours = orders(tmp_path, 0.30)
    with pytest.raises(EngineError), ours.place("a picture", Cost(0.2)):
        raise EngineError("Refused.", billed="no")
    with ours.place("a picture", Cost(0.2)):
        pass


def test_an_order_that_was_never_answered_may_have_been_billed_and_can_be_settled(tmp_path: Path) -> None:
    order = orders(tmp_path, 0.30, seconds=-1.0).place("a picture", Cost(0.2, estimated=True))
    history = History(tmp_path)
    (found,) = history.orders
    assert (found.id, found.state, found.cost.usd) == (order.id, "perhaps", 0.2)
    assert "may have been billed" in repr(found)
    with pytest.raises(OptionError):
        history.settle(order.id, float("nan"))
    history.settle(order.id, 0.05)
    assert not history.orders
    assert history.cost == Cost(0.05)
    orders(tmp_path, 0.30).place("a picture", Cost(0.2))


@pytest.mark.parametrize("usd", [-1.0, float("nan"), float("inf")])
def test_a_budget_is_an_amount_of_money(tmp_path: Path, usd: float) -> None:
    with pytest.raises(OptionError, match="US dollars"):
        orders(tmp_path, usd)
