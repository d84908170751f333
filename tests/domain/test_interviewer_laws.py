"""What holds for every mock, however somebody types, moves on, and deals with questions."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drill.domain.format import Format, Step
from drill.domain.handling import AGAIN, POSTPONED_SECONDS, asked_in, asks, open_questions
from drill.domain.interviewer import QUIET_SECONDS, line_due
from drill.domain.problem import DeepDive, FollowUp, Probe, Problem, Requirements
from drill.domain.session import Handled, Said, Session
from drill.domain.silence import PAUSE_SECONDS, Silence
from drill.domain.vocabulary import Handling, Phase, Seniority
from tests.factories import a_problem, a_script, a_session

SHORT = Format("short", "Short", tuple(Step(phase.label, 2, (phase,)) for phase in Phase))
SECONDS = SHORT.seconds

PROBES = st.lists(
    st.builds(
        Probe,
        st.uuids().map(str),
        st.floats(0, 1),
        st.just("And then?"),
        seniority=st.sampled_from(Seniority),
        silence=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda probe: probe.id,
).map(tuple)

PROBLEMS = st.builds(
    lambda first, dive: a_problem(
        requirements=Requirements(**a_script(probes=first)),
        deep_dive=DeepDive(**a_script(probes=dive)),
        follow_ups=(FollowUp("Q?", "So."), FollowUp("R?", "So.")),
    ),
    PROBES,
    PROBES,
)


@dataclass(frozen=True)
class Candidate:
    """What somebody does, by the second.

    Args:
        typing: The seconds with a letter.
        nexts: The seconds at which the agenda moves on.
        handlings: What is done with the question asked last, where one is open.
    """

    typing: frozenset[int]
    nexts: tuple[int, ...]
    handlings: dict[int, Handling]


MOMENTS = st.integers(1, SECONDS)
TYPING = st.lists(st.tuples(MOMENTS, st.integers(1, 120)), max_size=5).map(
    lambda spans: frozenset(second for begin, length in spans for second in range(begin, begin + length))
)
CANDIDATES = st.builds(
    Candidate,
    TYPING,
    st.lists(MOMENTS, max_size=5).map(lambda moments: tuple(sorted(moments))),
    st.dictionaries(MOMENTS, st.sampled_from(Handling), max_size=12),
)
SESSIONS = st.builds(
    lambda seniority, silence, seed: a_session(format=SHORT, seniority=seniority, silence=silence, seed=seed),
    st.sampled_from(Seniority),
    st.sampled_from([0, 60, 90]),
    st.integers(0, 5),
)


def play(problem: Problem, session: Session, candidate: Candidate) -> Session:
    """A short mock from its first second to its lock."""
    session, silence = session.resume(0.0), Silence(0.0)
    for second in range(1, SECONDS + 60):
        if second in candidate.typing:
            silence.end_by_typing(float(second))
        while (line := line_due(problem, session, {}, second, silence.seconds(second))) is not None:
            session = session.say(Said(line.id, line.phase, line.text, line.reason, float(second)))
        for _ in range(candidate.nexts.count(second)):
            session = session.next_step(float(second))
            silence.end(float(second))
        if (how := candidate.handlings.get(second)) and (open_now := open_questions(session)):
            asked = open_now[-1]
            if asked.allows(how):
                session = session.handle(Handled(asked.line.id, how, float(second)))
                silence.end(float(second))
    return session


def timed(session: Session) -> list[Said]:
    """The lines that had to wait for quiet."""
    return [line for line in session.said if asks(line.id) or line.id.startswith(AGAIN)]


@settings(max_examples=25)
@given(PROBLEMS, SESSIONS, CANDIDATES)
def test_two_lines_keep_a_minute_apart(problem: Problem, session: Session, candidate: Candidate) -> None:
    played = timed(play(problem, session, candidate))
    assert all(later.elapsed - sooner.elapsed >= QUIET_SECONDS for sooner, later in pairwise(played))


@settings(max_examples=25)
@given(PROBLEMS, SESSIONS, CANDIDATES)
def test_nobody_is_interrupted_in_mid_typing(problem: Problem, session: Session, candidate: Candidate) -> None:
    for line in timed(play(problem, session, candidate)):
        last = {int(line.elapsed) - back for back in range(int(PAUSE_SECONDS))}
        assert not last & candidate.typing


@settings(max_examples=25)
@given(PROBLEMS, SESSIONS, CANDIDATES)
def test_each_line_is_said_once_and_one_put_off_at_most_twice(
    problem: Problem, session: Session, candidate: Candidate
) -> None:
    played = play(problem, session, candidate)
    assert max(Counter(line.id for line in played.said).values(), default=1) == 1
    put_off = {each.line: each.elapsed for each in played.handled if each.how is Handling.POSTPONED}
    for line in played.said:
        if line.id.startswith(AGAIN):
            assert line.elapsed - put_off[line.id.removeprefix(AGAIN)] >= POSTPONED_SECONDS
    assert {each.line.id for each in asked_in(played) if each.again} <= put_off.keys()


@settings(max_examples=10)
@given(PROBLEMS, SESSIONS, CANDIDATES)
def test_the_same_candidate_hears_the_same(problem: Problem, session: Session, candidate: Candidate) -> None:
    assert play(problem, session, candidate) == play(problem, session, candidate)
