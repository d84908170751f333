"""Which problem to drill a weak phase on. Home and `drill due` ask it: it needs no whole problem."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from drill.domain.plan import Practice
from drill.domain.problem_summary import ProblemSummary
from drill.domain.vocabulary import Phase


def drill_problem(
    item: Practice,
    problems: Iterable[ProblemSummary],
    met: Collection[tuple[str, Phase]],
    begun: Mapping[str, datetime],
) -> str:
    """The id of the problem on which to drill the phase of a planned practice.

    Another problem that shares a pattern with it, so that what carries over is trained and not what was read: first
    one whose phase was never met, then the one attempted longest ago. Where there is no other, the problem itself.

    Args:
        item: The planned practice.
        problems: All problems that can be played.
        met: The phases whose answers were seen or attempted, with their problems.
        begun: When each problem was last begun; one that never was is missing.
    """
    problems = tuple(problems)
    patterns = {pattern for problem in problems if problem.id == item.problem for pattern in problem.patterns}
    alike = [each for each in problems if each.id != item.problem and not patterns.isdisjoint(each.patterns)]
    if item.phase is None or not alike:
        return item.problem
    phase = item.phase

    def rank(problem: ProblemSummary) -> tuple[bool, str, str]:
        last = begun.get(problem.id)
        # The text of a moment in UTC sorts like the moment; no moment comes before all.
        return (problem.id, phase) in met, "" if last is None else last.isoformat(), problem.id

    return min(alike, key=rank).id
