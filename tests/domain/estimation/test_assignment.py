from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.estimation.assignment import best_assignment


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    """Up to four rows of up to five columns."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(0, 5))
    return draw(
        st.lists(st.lists(st.integers(-3, 9), min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )


def worth_of(table: Sequence[Sequence[float]], partners: Sequence[int | None]) -> float:
    return sum(row[partner] for row, partner in zip(table, partners, strict=True) if partner is not None)


@given(tables())
def test_no_other_assignment_is_worth_more(table: list[list[float]]) -> None:
    columns = [*range(len(table[0])), *[None] * len(table)]
    best = max(worth_of(table, choice) for choice in set(permutations(columns, len(table))))
    assert worth_of(table, best_assignment(table)) == pytest.approx(best)


@given(tables())
def test_no_column_is_used_twice_and_none_that_is_worth_nothing(table: list[list[float]]) -> None:
    partners = best_assignment(table)
    used = [partner for partner in partners if partner is not None]
    assert len(used) == len(set(used))
    assert all(row[partner] > 0 for row, partner in zip(table, partners, strict=True) if partner is not None)


def test_nobody_is_assigned_to_nothing() -> None:
    assert best_assignment([]) == ()
