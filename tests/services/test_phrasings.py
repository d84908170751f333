"""Questions written blind, asked of the shipped problems: hardly ever a wrong answer is given outright."""

from pathlib import Path

import pytest

from drill.content.files import shipped_folder
from drill.content.library import load_synonyms, read_problem
from drill.domain.clarifying.matching import PreparedAnswers
from drill.domain.clarifying.words import Vocabulary

FOLDER = Path(__file__).parent.parent / "phrasings"
NOTHING_PREPARED = "-"
MOST_WRONG = 0.03


def questions(path: Path) -> list[tuple[str, str]]:
    """Each question with its topic."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pairs = (line.split(" | ", maxsplit=1) for line in lines)
    return [(topic, question) for topic, question in pairs]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_wrong_answer_is_hardly_ever_given_outright(path: Path) -> None:
    name = path.stem.rpartition("-")[0]
    problem = read_problem(shipped_folder("problems") / "interviews" / f"{name}.yaml").value
    assert problem is not None
    prepared = PreparedAnswers(problem.clarifications, Vocabulary.of(load_synonyms()))
    asked = [(topic, prepared.find(question)) for topic, question in questions(path)]
    about_something = [(topic, found) for topic, found in asked if topic != NOTHING_PREPARED]
    wrong = [found for topic, found in about_something if found.answer is not None and found.answer.id != topic]
    right = [found for topic, found in about_something if found.answer is not None and found.answer.id == topic]
    assert len(wrong) <= MOST_WRONG * len(about_something)
    assert len(right) > 5 * len(wrong)
