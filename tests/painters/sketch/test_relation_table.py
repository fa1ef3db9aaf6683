"""A sample of the table of relations, measured on pixels; the whole of it is run by hand."""

from __future__ import annotations

import pytest
from relation_table import RELATIONS, holds, pairs
from report_agreement import briefs, disagreements

SAMPLE = 2


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_is_seen_in_the_picture(relation: str) -> None:
    found = list(pairs(relation, SAMPLE))
    assert sum(holds(relation, *pair) for pair in found) >= SAMPLE - 1, found


@pytest.mark.parametrize("brief", list(briefs(12)))
def test_the_report_agrees_with_the_picture(brief: str) -> None:
    assert disagreements(brief) == []
