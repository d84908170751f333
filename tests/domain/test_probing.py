"""What a probe waits for besides its moment: silence, missing figures, facts of the drawing, seniority."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.answers import Answers
from drill.domain.diagram.facts import DrawingFact
from drill.domain.interviewer import Line, line_due
from drill.domain.probing import due_at
from drill.domain.problem import Estimation, Probe, Problem, Quantity, Requirements
from drill.domain.settings import SILENCES, USUAL_SILENCE
from drill.domain.silence import PAUSE_SECONDS
from drill.domain.vocabulary import Seniority
from tests.factories import a_problem, a_script, a_session, an_item, part

WORKSHEET, DIAGRAM = part("estimation/worksheet"), part("high-level-design/diagram")
PEAK = Quantity("peak-reads", "Reads per second at peak", "peak(reads, 3)", "1/s", 3, "one primary is enough")


def a_problem_asking(probe: Probe, **changes: Any) -> Problem:
    plain = {"curveballs": (), "requirements": Requirements(**a_script(probes=(probe,)))}
    return a_problem(**(plain | changes))


def said(problem: Problem, answers: Answers, seniority: Seniority = Seniority.SENIOR, **silence: float) -> Line | None:
    """What is said at the end of the requirements."""
    return line_due(problem, a_session(seniority=seniority), answers, 300, **silence)


def test_a_probe_for_silence_waits_for_silence() -> None:
    problem = a_problem_asking(Probe("stuck", 0.2, "What is on your mind?", silence=True))
    assert said(problem, {}, silent_for=USUAL_SILENCE - 1) is None
    line = said(problem, {}, silent_for=USUAL_SILENCE)
    assert line is not None
    assert "after 90 s of silence" in line.reason


@pytest.mark.parametrize("silence", [seconds for seconds in SILENCES if seconds])
def test_how_long_a_silence_has_to_be_is_chosen_before_the_mock(silence: int) -> None:
    problem = a_problem_asking(Probe("stuck", 0.2, "What is on your mind?", silence=True))
    session = a_session(silence=silence)
    assert line_due(problem, session, {}, 300, silence - 1) is None
    assert line_due(problem, session, {}, 300, silence) is not None


def test_an_interviewer_told_to_let_silence_be_never_breaks_it() -> None:
    problem = a_problem_asking(Probe("stuck", 0.2, "What is on your mind?", silence=True))
    assert line_due(problem, a_session(silence=0), {}, 300, 300.0) is None


def test_nobody_is_interrupted_in_mid_typing_but_by_the_clock() -> None:
    problem = a_problem_asking(Probe("any", 0.2, "And?"))
    assert said(problem, {}, silent_for=PAUSE_SECONDS / 2) is None
    assert said(problem, {}, silent_for=PAUSE_SECONDS) is not None
    closing = line_due(problem, a_session(), {}, 45 * 60, silent_for=0.0)
    assert closing is not None
    assert closing.id == "time"


def test_a_probe_about_a_figure_is_not_needed_once_the_worksheet_has_it() -> None:
    estimation = Estimation(**a_script(), givens={"reads": "4k /s"}, quantities=(PEAK,))
    problem = a_problem_asking(Probe("ask-peak", 0.2, "At eight?", lacks=("peak-reads",)), estimation=estimation)
    assert said(problem, {}) is not None
    assert said(problem, {WORKSHEET: "disk = 3 TB"}) is not None
    assert said(problem, {WORKSHEET: "peak reads: 4k/s * 3"}) is None


def test_a_probe_about_the_drawing_waits_until_the_fact_holds() -> None:
    probe = Probe("ask-copy", 0.2, "That disk dies?", drawing=(DrawingFact.STORE_UNREPLICATED,))
    problem = a_problem_asking(probe)
    assert said(problem, {DIAGRAM: "client -> api -> db: reserve"}) is not None
    assert said(problem, {DIAGRAM: "client -> api -> db: reserve\ndb: database x2"}) is None
    assert said(problem, {}) is None


def test_all_that_a_probe_waits_for_has_to_hold() -> None:
    probe = Probe("both", 0.2, "So?", unless=("space",), drawing=(DrawingFact.NOT_DRAWN,))
    problem = a_problem_asking(probe, evidence=(an_item("space", cues=("twice",)),))
    assert said(problem, {}) is not None
    assert said(problem, {part("requirements/notes"): "never twice"}) is None
    assert said(problem, {DIAGRAM: "client -> api"}) is None


@pytest.mark.parametrize("at", [0.3, 0.5])
def test_staff_candidates_are_given_more_time_to_lead(at: float) -> None:
    probe = Probe("p", at, "P?")
    assert due_at(probe, Seniority.STAFF) > due_at(probe, Seniority.SENIOR) == at


@given(st.floats(0, 1), st.sampled_from(Seniority))
def test_no_probe_comes_earlier_than_its_author_wrote_nor_after_the_phase(at: float, seniority: Seniority) -> None:
    assert at <= due_at(Probe("p", at, "P?"), seniority) <= 1
