"""What is known of a problem's levels: those of its last scored mock, and what drills have changed since."""

import sqlite3
from collections.abc import Mapping

from drill.domain.events import PracticePlanned, ScoringFinished
from drill.domain.vocabulary import Dimension
from drill.storage import journal, practice


def levels_known(connection: sqlite3.Connection, problem: str) -> Mapping[Dimension, int]:
    """The latest known level of each dimension of a problem; empty where no practice of it is planned.

    They are the levels from which its practice was planned: of a mock, or of a mock with what a drill put in.
    """
    session = practice.session_behind(connection, problem)
    levels: Mapping[Dimension, int] = {}
    for event in () if session is None else journal.read(connection, session):
        match event.fact:
            case ScoringFinished():
                levels = event.fact.levels
            case PracticePlanned() as planned if planned.practice.problem == problem and planned.levels:
                levels = planned.levels
            case _:
                pass
    return levels
