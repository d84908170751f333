"""Every problem that comes with drill can be studied: walked through, filled in, and written by oneself."""

import sqlite3
from collections.abc import Sequence

import pytest

from drill.domain.diagram.kinds import name_of
from drill.domain.study.blocks import Drawing
from drill.domain.study.gaps import Gap, gaps
from drill.domain.study.judging import BoxCheck, FigureCheck, Nearness
from drill.domain.vocabulary import CORE_PHASES, Phase
from drill.services.library import Library
from tests.services.playing import Desk
from tests.services.studying import complete, fill, walk_through, write_all
from tests.test_shipped_problems import PROBLEMS


@pytest.mark.parametrize("name", PROBLEMS)
def test_it_is_studied_in_all_three_stages(name: str, database: sqlite3.Connection) -> None:
    library = Library(database, writable=True)
    desk = Desk(database, problem=library.problem(name), rubric=library.rubric)
    walked = walk_through(desk)
    assert {step.phase for step in walked.steps} == set(Phase)
    drawn = [step for step in walked.steps if any(isinstance(block, Drawing) for block in step.body)]
    assert len(drawn) >= 3  # the design grows before one's eyes
    filled = complete(desk)
    assert 12 <= len(filled.gaps) <= 16
    fill(filled)
    assert all(judged.right for judged in filled.record.judged.values())
    assert write_all(desk).record.finished


@pytest.mark.parametrize("name", PROBLEMS)
def test_its_gaps_tell_nothing_and_know_their_own_answers(name: str) -> None:
    problem = Library(None).problem(name)
    for seed in range(30):
        tell_nothing(gaps(problem, seed))


def tell_nothing(drawn: Sequence[Gap]) -> None:
    assert {gap.phase for gap in drawn} == set(CORE_PHASES)
    assert sum(isinstance(gap.check, FigureCheck) for gap in drawn) in (2, 3)
    assert sum(isinstance(gap.check, BoxCheck) for gap in drawn) == 2
    for gap in drawn:
        if gap.check is not None:
            assert gap.check.judge(gap.check.answer).nearness is Nearness.RIGHT
        if isinstance(gap.check, FigureCheck):
            assert gap.id.rpartition("/")[2].replace("-", "_") not in gap.check.known
        if isinstance(gap.check, BoxCheck):
            (drawing,) = (block for block in gap.shown if isinstance(block, Drawing))
            assert gap.check.answer not in [name_of(box) for box in drawing.graph.boxes]
