"""Models that have retired are errors; those that soon will, one warning."""

from __future__ import annotations

from datetime import date

import pytest

from promptmagic.errors import EngineError
from promptmagic.openai_client import retirement


@pytest.mark.parametrize("today", [date(2026, 5, 12), date(2030, 1, 1)])
def test_a_model_has_retired_from_its_last_day_on(today: date) -> None:
    with pytest.raises(EngineError, match="retired on 2026-05-12"):
        retirement.check("dall-e-2", today)


def test_a_model_warns_within_sixty_days_of_its_end_and_once() -> None:
    retirement.check("gpt-image-1-mini", date(2026, 10, 1))
    with pytest.warns(retirement.ModelRetiresWarning, match="gpt-image-1-mini ends on 2026-12-01"):
        retirement.check("gpt-image-1-mini", date(2026, 10, 2))
    retirement.check("gpt-image-1-mini", date(2026, 10, 3))


def test_a_current_model_says_nothing() -> None:
    retirement.check("gpt-image-2.6-flare", date(2026, 11, 30))
