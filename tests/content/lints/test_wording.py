import pytest

from drill.content.lints.wording import old_figures, spoiled_texts
from tests.content.lints.linting import line_of, told
from tests.factories import edited, problem_yaml


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: Drivers reserve", "summary: A lease lets drivers reserve"),
        ("answer: About 400 garages", "answer: A Lease for 400 garages"),
        ("asks: [how many garages", "asks: [is it a lease, how many garages"),
        ("topic: Size", "topic: Lease"),
        ("task: Draw the boxes.", "task: Draw the lease."),
        ("title: The last space", "title: The lease"),
    ],
)
def test_a_spoiler_in_what_a_candidate_reads_early_is_told_with_its_line(old: str, new: str) -> None:
    text = edited(problem_yaml(), old, new)
    assert told(spoiled_texts, text) == [f"{line_of(text, new)}: holds `lease`, one of the spoilers"]


def test_a_spoiler_in_the_brief_is_told_at_its_block() -> None:
    text = edited(problem_yaml(), "How would you build it?", "Would you lease?")
    assert told(spoiled_texts, text) == [f"{line_of(text, 'brief:')}: holds `lease`, one of the spoilers"]


@pytest.mark.parametrize("new", ["topic: Released", "topic: Leaser"])
def test_a_spoiler_counts_as_a_whole_word_only(new: str) -> None:
    assert told(spoiled_texts, edited(problem_yaml(), "topic: Size", new)) == []


def test_a_problem_names_its_spoilers() -> None:
    text = problem_yaml(spoilers="[]")
    [found] = told(spoiled_texts, text)
    assert found.startswith(f"{line_of(text, 'spoilers:')}: name the words that would give the solution away")


@pytest.mark.parametrize(
    ("fact", "is_old"),
    [
        ("as_of: 2016, text: Many., source: A report", True),
        ("as_of: 2017-01, text: Many., source: A report", False),
        ("as_of: 2016, text: Many., source: A report, disputed: 1 to 3", False),
        ("as_of: 2016, text: Many in 2016., source: A report", False),
        ("as_of: 2016, text: Many., source: A report of 2016", False),
    ],
)
def test_old_figures_say_so(fact: str, is_old: bool) -> None:
    text = problem_yaml(as_of="2025-06", facts=f"\n  - {{id: f, {fact}}}")
    found = told(old_figures, text)
    expected = f"{line_of(text, '{id: f, ')}: 9 years old; say under `disputed` what is known today"
    assert [line.startswith(expected) for line in found] == ([True] if is_old else [])
