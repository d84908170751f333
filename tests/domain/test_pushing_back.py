"""When the interviewer pushes back on a decision, and in which words."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.content.files import shipped_folder
from drill.content.library import read_problem
from drill.domain.answers import DECISIONS, Answers
from drill.domain.interviewer import line_due
from drill.domain.problem import TradeOffs
from drill.domain.pushing_back import LONGEST_QUOTE, MOST, PUSH_BACK, SETTLED_SECONDS, PushBack, push_backs
from drill.domain.session import Said, Session
from drill.domain.silence import PAUSE_SECONDS
from drill.domain.vocabulary import Phase
from tests.factories import FOUR_STEPS, a_problem, a_script, a_session, part

BARE = "chose: Redis"
NO_PRICE = "chose: Redis\nover: Postgres"
NO_OTHER = "chose: Redis\ncosts: a second copy"
WHOLE = "chose: 302\nover: 301\ncosts: repeats"


def pushed(text: str, *said: str, passed: float = 0.5, silent_for: float = SETTLED_SECONDS) -> list[PushBack]:
    return list(push_backs(text, said, passed, silent_for))


@pytest.mark.parametrize(
    ("text", "question", "reason"),
    [
        (NO_PRICE, "You chose “Redis”. What does it cost you?", "the decision in line 1 names no price"),
        (
            NO_OTHER,
            "You chose “Redis”. Over what, and why not that?",
            "the decision in line 1 names no rejected option",
        ),
        (
            f"Worst first\n{BARE}",
            "You chose “Redis”. What else was there, and what does your choice cost you?",
            "the decision in line 2 names no rejected option and no price",
        ),
        (
            "Redis over Postgres: faster.",
            "You chose “Redis”. What does it cost you?",
            "the decision in line 1 names no price",
        ),
    ],
)
def test_the_question_and_its_reason_tell_what_is_missing(text: str, question: str, reason: str) -> None:
    (found,) = pushed(text)
    assert (found.text, found.reason) == (question, reason)


def test_a_whole_decision_is_left_alone() -> None:
    assert pushed(WHOLE) == []
    assert pushed("") == []


def test_no_push_back_comes_in_the_first_fifth() -> None:
    assert pushed(NO_PRICE, passed=0.19) == []
    assert len(pushed(NO_PRICE, passed=0.2)) == 1


def test_a_decision_in_the_making_is_waited_for() -> None:
    assert pushed(NO_PRICE, silent_for=SETTLED_SECONDS - 1) == []
    assert len(pushed(f"{NO_PRICE}\n\n{WHOLE}", silent_for=PAUSE_SECONDS)) == 1


def test_none_is_pushed_back_on_twice_also_when_it_was_gone_on_with() -> None:
    (first,) = pushed(NO_PRICE)
    assert pushed(NO_PRICE, first.id) == []
    assert pushed("chose: Redis cluster\nover: Postgres", first.id) == []
    assert len(pushed("chose: Redistribution\nover: Postgres", first.id)) == 1


def test_two_are_the_most() -> None:
    text = "\n\n".join(f"chose: {each}\nover: Other" for each in ("Aa", "Bb", "Cc"))
    first, second, _ = pushed(text)
    assert len(pushed(text, first.id)) == 2
    assert pushed(text, first.id, second.id) == []


def test_only_the_beginning_of_a_long_choice_is_said_back() -> None:
    (found,) = pushed(f"chose: {'word ' * 40}\nover: Other")
    quote = found.text.split("“")[1].split("”")[0]
    assert len(quote) <= LONGEST_QUOTE
    assert quote.endswith("word…")


@pytest.mark.parametrize(
    "path", sorted((shipped_folder("problems") / "interviews").glob("*.yaml")), ids=lambda p: p.stem
)
def test_of_the_shipped_answers_only_weak_ones_are_pushed_back_on(path: Path) -> None:
    problem = read_problem(path).value
    assert problem is not None
    levels = {each.level for each in problem.trade_offs.exemplars if pushed(each.text)}
    assert levels <= {2}


# In the mock


@dataclass
class Interview:
    """A mock of four steps in its last one, with no script of its own."""

    answers: Answers = field(default_factory=dict)
    session: Session = field(default_factory=lambda: _in_the_last_step(a_session(format=FOUR_STEPS).resume(0.0)))

    def tell(self, second: int, silent_for: float) -> list[str]:
        said = []
        problem = a_problem(curveballs=(), trade_offs=TradeOffs(**a_script()))
        while (line := line_due(problem, self.session, self.answers, second, silent_for)) is not None:
            said.append(line.id)
            self.session = self.session.say(Said(line.id, line.phase, line.text, line.reason, float(second)))
        return [line for line in said if line.startswith(PUSH_BACK)]


def _in_the_last_step(session: Session) -> Session:
    for second in (1.0, 2.0, 3.0):
        session = session.next_step(second)
    return session


def test_push_backs_keep_a_minute_apart_and_come_in_the_order_of_the_text() -> None:
    text = f"{NO_PRICE}\n\nchose: Kafka\nover: SQS\n\n{WHOLE}"
    interview = Interview({DECISIONS: text})
    heard = {second: said for second in range(3, 480) if (said := interview.tell(second, PAUSE_SECONDS))}
    assert heard == {99: ["pushback:redis"], 159: ["pushback:kafka"]}  # 0.2 of 8 minutes, from second 3 on


@pytest.mark.parametrize("place", ["deep-dive/own", "high-level-design/notes"])
def test_only_the_decisions_are_pushed_back_on(place: str) -> None:
    interview = Interview({part(place): f"{NO_PRICE}\n\n{WHOLE}"})
    assert [said for second in range(3, 480) if (said := interview.tell(second, 60.0))] == []


def test_no_decision_is_pushed_back_on_before_its_phase() -> None:
    interview = Interview({DECISIONS: f"{NO_PRICE}\n\n{WHOLE}"}, a_session(format=FOUR_STEPS).resume(0.0))
    assert interview.session.step.phases == (Phase.REQUIREMENTS, Phase.ESTIMATION)
    assert [said for second in range(480) if (said := interview.tell(second, 60.0))] == []


A_LINE = st.sampled_from(
    ("chose: Redis", "chose: SQS", "chose: ", "over: B", "costs: C", "", "A over B: faster.", "Fast.")
)
A_SECOND = st.tuples(st.lists(A_LINE, max_size=8).map("\n".join), st.floats(0.0, 60.0))


@settings(max_examples=60)
@given(st.lists(A_SECOND, max_size=30))
def test_never_more_than_two_never_while_typing_never_the_same_and_always_as_before(
    seconds: list[tuple[str, float]],
) -> None:
    def play() -> list[tuple[int, str]]:
        interview, heard = Interview(), []
        for index, (text, silent_for) in enumerate(seconds):
            second = 3 + index * 15
            interview.answers = {DECISIONS: text}
            said = interview.tell(second, silent_for)
            assert not said or silent_for >= PAUSE_SECONDS
            heard += [(second, line) for line in said]
        return heard

    heard = play()
    ids = [line for _, line in heard]
    assert len(ids) <= MOST
    assert len(ids) == len(set(ids))
    assert heard == play()
