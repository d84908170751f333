"""Giving each of some a partner of its own, so that the sum of what the pairs are worth is as large as can be."""

from collections.abc import Sequence
from math import inf


def best_assignment(worth: Sequence[Sequence[float]]) -> tuple[int | None, ...]:
    """The partner of each row; None where none is worth anything, or all that are do more elsewhere.

    The Hungarian method with potentials, in time rows^2 x columns: H. W. Kuhn, "The Hungarian method for the assignment
    problem" (1955), in the form of shortest augmenting paths.

    Args:
        worth: What each row is worth with each column; 0 or less for a pair that is not to be.
    """
    count = len(worth)
    columns = len(worth[0]) if count else 0
    # A column of nothing for each row, so that a row may stay alone.
    costs = [[-max(0.0, value) for value in row] + [0.0] * count for row in worth]
    row_potential = [0.0] * count
    column_potential = [0.0] * (columns + count)
    owners: list[int | None] = [None] * (columns + count)
    for row in range(count):
        _augment(row, costs, row_potential, column_potential, owners)
    partners: list[int | None] = [None] * count
    for column, owner in enumerate(owners[:columns]):
        if owner is not None and worth[owner][column] > 0:
            partners[owner] = column
    return tuple(partners)


def _augment(
    start: int,
    costs: Sequence[Sequence[float]],
    row_potential: list[float],
    column_potential: list[float],
    owners: list[int | None],
) -> None:
    """Give one more row a column; others may move on to make room."""
    size = len(column_potential)
    distance, came_from = [inf] * size, [-1] * size
    is_done = [False] * size
    row: int | None = start
    column = -1
    while row is not None:
        if column >= 0:
            is_done[column] = True
        for each in range(size):
            if not is_done[each]:
                reduced = costs[row][each] - row_potential[row] - column_potential[each]
                if reduced < distance[each]:
                    distance[each], came_from[each] = reduced, column
        step, following = min((distance[each], each) for each in range(size) if not is_done[each])
        row_potential[start] += step
        for each in range(size):
            owner = owners[each]
            if is_done[each] and owner is not None:
                row_potential[owner] += step
                column_potential[each] -= step
            elif not is_done[each]:
                distance[each] -= step
        column = following
        row = owners[column]
    while column >= 0:
        before = came_from[column]
        owners[column] = start if before < 0 else owners[before]
        column = before
