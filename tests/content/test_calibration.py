"""Calibration answers: what is read, what is refused, and those that come with drill."""

from collections import Counter

import pytest

from drill.content.calibration import load_calibration, shipped_problem
from drill.content.decode import decode_calibration
from drill.domain.authored_answers import authored_answers
from drill.domain.problem import Problem
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase
from tests.factories import problem

SHIPPED = ["url-shortener", "social-timeline", "rate-limiter"]
WORDS_A_MINUTE = 20
MINUTES: dict[Phase, int] = dict(zip(CORE_PHASES, (5, 5, 10, 15, 5), strict=True))

GOOD = """\
schema: 1
id: parking-garage
problem: parking-garage
answers:
  - id: calibration-requirements-1
    phase: requirements
    level: 1
    keys: {D1: 1}
    text: Boxes first.
    why: Nothing is asked.
"""


def find(problem_id: str) -> Problem | None:
    return problem() if problem_id == "parking-garage" else None


def faults(text: str) -> list[str]:
    return [
        f"{fault.line}: {fault.message}"
        for fault in decode_calibration(text, "x.yaml", find, expected_id="parking-garage").faults
    ]


def test_an_answer_is_read_with_its_phase_and_key() -> None:
    decoded = decode_calibration(GOOD, "x.yaml", find)
    assert decoded.value is not None
    (answer,) = decoded.value.answers
    assert answer.phase is Phase.REQUIREMENTS
    assert dict(answer.exemplar.keys) == {Dimension.D1: 1}
    assert answer.exemplar.evidence == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("problem: parking-garage", "problem: nowhere", "3: `nowhere` is no problem that can be read"),
        ("id: parking-garage\n", "id: other\n", "2: expected the id of the problem, `parking-garage`, got `other`"),
        ("{D1: 1}", "{D4: 1}", "8: D4 is not scored from requirements; expected D1"),
        ("{D1: 1}", "{D1: 4}", "8: 0 of "),
        ("{D1: 1}", "{D1: 1}\n    evidence: [no-such-item]", "9: `no-such-item` is no evidence item"),
        ("{D1: 1}", "{D1: 1}\n    hot_spot: last-space", "9: hot spots belong to deep-dive"),
        ("phase: requirements", "phase: qa", "6: no dimension is scored from qa"),
        ("calibration-requirements-1", "{exemplar}", "5: `{exemplar}` is an exemplar of parking-garage"),
    ],
)
def test_what_does_not_fit_the_problem_is_told_with_its_line(old: str, new: str, told: str) -> None:
    exemplar = problem().requirements.exemplars[0].id
    found = faults(GOOD.replace(old, new.format(exemplar=exemplar) if "{exemplar}" in new else new))
    assert any(each.startswith(told.replace("{exemplar}", exemplar)) for each in found), found


@pytest.mark.parametrize("problem_id", SHIPPED)
def test_each_shipped_problem_has_a_bad_answer_to_every_phase_as_long_as_the_time_allows(problem_id: str) -> None:
    shipped = shipped_problem(problem_id)
    assert shipped is not None
    found = load_calibration(shipped)
    assert found is not None
    assert Counter(answer.phase for answer in found.answers) == Counter(CORE_PHASES)
    for answer in found.answers:
        assert answer.exemplar.level == 1
        assert len(answer.exemplar.text.split()) <= WORDS_A_MINUTE * MINUTES[answer.phase]


def test_the_shipped_answers_are_enough_for_every_figure() -> None:
    answers = [
        answer
        for problem_id in SHIPPED
        if (shipped := shipped_problem(problem_id)) is not None and (found := load_calibration(shipped)) is not None
        for answer in authored_answers(shipped, found.answers)
    ]
    assert len({answer.reference for answer in answers}) == len(answers) >= 60
    assert set(Counter(answer.known_as.level for answer in answers)) == {1, 2, 3, 4}


def test_a_problem_without_a_file_has_no_calibration_answers_and_is_no_failure() -> None:
    assert load_calibration(problem()) is None
