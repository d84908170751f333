from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.domain.answers import Answers
from drill.domain.format import Format, Step
from drill.domain.interviewer import Line, curveball_of, line_due
from drill.domain.problem import Curveball, DeepDive, Estimation, FollowUp, Probe, Problem, Requirements
from drill.domain.session import Said, Session
from drill.domain.vocabulary import Phase, Seniority
from tests.factories import FORTY_FIVE, FOUR_STEPS, a_problem, a_script, a_session, an_item, part

SHORT = Format("short", "Short", tuple(Step(phase.label, 2, (phase,)) for phase in Phase))
"""Six steps of two minutes; the closing line falls into the deep dive."""


@dataclass
class Interview:
    """A mock played second by second."""

    problem: Problem = field(default_factory=a_problem)
    session: Session = field(default_factory=lambda: a_session().resume(0.0))
    answers: Answers = field(default_factory=dict)
    at: int = 0

    def listen(self) -> list[Said]:
        """What is said in this second."""
        said = []
        while (line := line_due(self.problem, self.session, self.answers, self.at)) is not None:
            said.append(Said(line.id, line.phase, line.text, line.reason, float(self.at)))
            self.session = self.session.say(said[-1])
        return said

    def until(self, second: int) -> list[str]:
        """What is said from now until a second, that one included."""
        heard = []
        for moment in range(self.at, second + 1):
            self.at = moment
            heard += [line.id for line in self.listen()]
        return heard

    def next_step(self) -> "Interview":
        self.session = self.session.next_step(float(self.at))
        return self


def interview_at(phase: Phase, **changes: Any) -> Interview:
    """An interview in the first second of a phase, one second after the beginning."""
    interview = Interview(**changes)
    interview.at = 1
    for _ in range(list(Phase).index(phase)):
        interview.next_step()
    return interview


def asking(*probes: Probe, **changes: object) -> Problem:
    """A problem that asks these probes in the requirements and brings no curveball."""
    plain = {"curveballs": (), "requirements": Requirements(**a_script(probes=probes))}
    return a_problem(**(plain | changes))


def test_nothing_is_said_before_its_time() -> None:
    assert Interview().until(179) == []


def test_a_probe_comes_at_its_fraction_of_the_budget() -> None:
    assert Interview().until(180) == ["probe:last-space"]  # 0.6 of five minutes


def test_a_probe_is_said_once() -> None:
    assert Interview().until(900).count("probe:last-space") == 1


def test_a_line_names_the_rule_that_chose_it() -> None:
    line = line_due(a_problem(), a_session(), {}, 180)
    assert line == Line(
        "probe:last-space", Phase.REQUIREMENTS, "Two drivers tap the last space?", "60% of requirements"
    )


def test_a_probe_of_a_phase_that_was_left_is_not_said() -> None:
    interview = Interview()
    interview.until(170)
    interview.next_step()
    assert "probe:last-space" not in interview.until(900)


def test_two_probes_keep_a_minute_apart() -> None:
    interview = Interview(asking(Probe("a", 0.5, "A?"), Probe("b", 0.55, "B?")))
    assert interview.until(209) == ["probe:a"]
    assert interview.until(210) == ["probe:b"]


def test_of_two_probes_due_the_earlier_authored_moment_comes_first() -> None:
    interview = Interview(asking(Probe("late", 0.5, "L?"), Probe("early", 0.1, "E?")))
    interview.at = 200
    assert interview.until(200) == ["probe:early"]


ITEMS = (an_item("space", cues=("twice", "double*")), an_item("fair", cues=("queue",)))


@pytest.mark.parametrize(
    ("unless", "notes", "said"),
    [
        (("space",), "", True),
        (("space",), "never sold twice", False),
        (("space",), "no double-booking", False),
        (("space",), "> never sold twice", True),  # the interviewer's own words
        (("space",), "nothing sold at twicedale", True),
        (("space", "fair"), "never sold twice", True),
        (("space", "fair"), "never sold twice\na fair queue", False),
        ((), "never sold twice", True),
    ],
)
def test_a_probe_is_left_out_when_the_notes_hold_a_cue_of_each_item(
    unless: tuple[str, ...], notes: str, said: bool
) -> None:
    problem = asking(Probe("p", 0.5, "P?", unless), evidence=ITEMS)
    interview = Interview(problem, answers={part("requirements/notes"): notes})
    assert ("probe:p" in interview.until(200)) is said


def test_a_cue_counts_wherever_it_was_written_but_in_the_questions() -> None:
    problem = asking(Probe("p", 0.5, "P?", ("space",)), evidence=ITEMS)
    assert Interview(problem, answers={part("trade-offs/decisions"): "never twice"}).until(200) == []
    assert Interview(problem, answers={part("qa/notes"): "never twice"}).until(200) == ["probe:p"]


@pytest.mark.parametrize("asked_from", Seniority)
@pytest.mark.parametrize("seniority", Seniority)
def test_a_probe_is_for_its_seniority_and_above(asked_from: Seniority, seniority: Seniority) -> None:
    problem = asking(Probe("p", 0.5, "P?", (), asked_from))
    interview = Interview(problem, a_session(seniority=seniority).resume(0.0))
    order = list(Seniority)
    assert bool(interview.until(200)) is (order.index(seniority) >= order.index(asked_from))


def test_the_givens_open_the_estimation_and_go_into_its_worksheet() -> None:
    line = line_due(a_problem(), interview_at(Phase.ESTIMATION).session, {}, 1)
    assert line is not None
    assert (line.id, line.insert_into) == ("givens", part("estimation/worksheet"))
    assert "garages = 400" in line.text
    assert "spaces = 600 spaces" in line.text


def test_the_givens_are_said_once_even_if_the_step_is_entered_twice() -> None:
    interview = interview_at(Phase.ESTIMATION)
    assert interview.until(2) == ["givens"]
    interview.session = interview.session.undo_next(3.0).next_step(4.0)
    assert interview.until(10) == []


def test_a_format_that_estimates_in_its_first_step_hears_the_givens_at_once() -> None:
    assert Interview(session=a_session(format=FOUR_STEPS).resume(0.0)).until(0) == ["givens"]


def test_a_problem_without_givens_has_no_such_line() -> None:
    problem = a_problem(estimation=Estimation(**a_script()))
    assert interview_at(Phase.ESTIMATION, problem=problem).until(60) == []


def test_the_first_question_comes_with_its_phase_and_the_others_share_the_budget() -> None:
    interview = interview_at(Phase.QA)
    assert interview.until(149) == ["question:1"]
    assert interview.until(151) == ["question:2"]  # half of five minutes after second 1


def test_every_follow_up_is_asked_when_there_is_time() -> None:
    follow_ups = tuple(FollowUp(f"{index}?", "So.") for index in range(4))
    interview = interview_at(Phase.QA, problem=a_problem(follow_ups=follow_ups))
    assert interview.until(300) == [f"question:{index}" for index in (1, 2, 3, 4)]


def test_five_minutes_before_the_end_the_interviewer_says_so() -> None:
    interview = Interview(asking())
    assert interview.until(2399) == []
    assert interview.until(2400) == ["closing"]


def test_at_the_end_the_interviewer_says_so() -> None:
    interview = Interview(asking())
    interview.until(2699)
    assert interview.until(2700) == ["time"]
    assert interview.until(2759) == []


def test_closing_words_do_not_wait_for_a_quiet_minute() -> None:
    interview = interview_at(Phase.TRADE_OFFS, problem=asking())
    interview.session = interview.session.say(Said("question:1", Phase.QA, "Q?", "", 2390.0))
    interview.at = 2399
    assert interview.until(2400) == ["closing"]


CURVEBALLS = tuple(Curveball(name, Phase.DEEP_DIVE, 0.3, name, (), ()) for name in ("a", "b", "c"))


@pytest.mark.parametrize(("seed", "drawn"), [(0, "a"), (1, "b"), (2, "c"), (3, "a")])
def test_the_seed_draws_one_curveball(seed: int, drawn: str) -> None:
    session = a_session(seed=seed).resume(0.0)
    interview = interview_at(Phase.DEEP_DIVE, problem=a_problem(curveballs=CURVEBALLS), session=session)
    assert interview.until(2000) == [f"curveball:{drawn}"]


def test_a_curveball_comes_at_its_fraction_of_its_phase() -> None:
    interview = interview_at(Phase.DEEP_DIVE)
    assert interview.until(270) == []
    assert interview.until(271) == ["curveball:event-day"]  # 0.3 of fifteen minutes after second 1


def test_a_problem_without_curveballs_draws_none() -> None:
    assert curveball_of(a_problem(curveballs=()), 5) is None


PROBES = st.lists(
    st.builds(Probe, st.uuids().map(str), st.floats(0, 1), st.just("And then?")), max_size=4, unique_by=lambda p: p.id
).map(tuple)
PROBLEMS = st.builds(
    lambda first, dive, count: a_problem(
        requirements=Requirements(**a_script(probes=first)),
        deep_dive=DeepDive(**a_script(probes=dive)),
        follow_ups=tuple(FollowUp(f"{index}?", "So.") for index in range(count)),
    ),
    PROBES,
    PROBES,
    st.integers(0, 4),
)
NEXTS = st.lists(st.integers(0, 720), max_size=5).map(sorted)


def play(problem: Problem, nexts: list[int], stopped_at: int | None = None) -> list[Said]:
    """All that is said in a short mock; `stopped_at` puts the session away for an hour in that second."""
    interview = Interview(problem, a_session(format=SHORT).resume(0.0))
    for interview.at in range(780):
        if interview.at == stopped_at:
            at = float(interview.at)
            interview.session = interview.session.pause(at).resume(at, gap=3600.0)
        for _ in range(nexts.count(interview.at)):
            interview.next_step()
        interview.listen()
    return list(interview.session.said)


@settings(max_examples=15)
@given(PROBLEMS, NEXTS, st.integers(0, 779))
def test_an_interview_that_was_left_and_gone_on_with_hears_the_same_lines(
    problem: Problem, nexts: list[int], stopped_at: int
) -> None:
    assert play(problem, nexts, stopped_at) == play(problem, nexts)


@given(PROBLEMS, st.integers(0, 2760), st.integers(0, 5))
def test_the_same_facts_give_the_same_line(problem: Problem, elapsed: int, step: int) -> None:
    session = a_session()
    for _ in range(step):
        session = session.next_step(0.0)
    assert line_due(problem, session, {}, elapsed) == line_due(problem, session, {}, elapsed)
    assert session.said == ()


def test_the_formats_of_these_tests_are_as_long_as_they_say() -> None:
    assert (FORTY_FIVE.seconds, SHORT.seconds) == (2700, 720)
