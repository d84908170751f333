"""Questions written blind, asked of the shipped problems: how often the right answer is found, by problem."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from drill.content.files import shipped_folder
from drill.content.library import load_common_words, read_problem
from drill.domain.clarifying.matching import Found, PreparedAnswers

FOLDER = Path(__file__).parent.parent / "phrasings"
SETS = sorted(FOLDER.glob("*.txt"))
NOTHING_PREPARED = "-"


@dataclass(frozen=True)
class Shares:
    """How a set of questions fared.

    Args:
        first: Of those about a topic, the share for which it came first.
        near: The share for which its answer was given or it was among the topics offered.
        wrong: The share for which another one's answer was given outright.
        beside: Of those about no topic, the share for which any answer was given outright.
    """

    first: float
    near: float
    wrong: float
    beside: float


BAR = Shares(first=0.85, near=0.95, wrong=0.03, beside=0.05)
"""What has to hold for each problem on questions that no phrasing was written from."""


def questions(path: Path) -> list[tuple[str, str]]:
    """Each question with its topic."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pairs = (line.split(" | ", maxsplit=1) for line in lines)
    return [(topic, question) for topic, question in pairs]


def prepared_for(path: Path) -> PreparedAnswers:
    problem = read_problem(shipped_folder("problems") / "interviews" / f"{path.stem}.yaml").value
    assert problem is not None
    return PreparedAnswers(problem.clarifications, load_common_words())


def found_beside(path: Path) -> list[Found]:
    """What questions that no author prepares for led to."""
    prepared = prepared_for(path)
    return [prepared.find(question) for topic, question in questions(path) if topic == NOTHING_PREPARED]


def measured(path: Path) -> Shares:
    prepared, beside = prepared_for(path), found_beside(path)
    about = [(topic, question) for topic, question in questions(path) if topic != NOTHING_PREPARED]
    first = near = wrong = 0
    for topic, question in about:
        best, _ = max(prepared.scores(question), key=lambda each: each[1])
        found = prepared.find(question)
        first += best.id == topic
        near += topic in {each.id for each in (found.answer, *found.topics) if each is not None}
        wrong += found.answer is not None and found.answer.id != topic
    answered = sum(found.answer is not None for found in beside)
    return Shares(first / len(about), near / len(about), wrong / len(about), answered / len(beside))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_questions_written_blind_find_their_answers(path: Path) -> None:
    shares = measured(path)
    assert shares.first >= BAR.first
    assert shares.near >= BAR.near
    assert shares.wrong <= BAR.wrong
    assert shares.beside <= BAR.beside


def test_questions_beside_the_requirements_usually_offer_nothing() -> None:
    found = [each for path in SETS for each in found_beside(path)]
    assert sum(each == Found() for each in found) > len(found) / 2
