from drill.content.lints.unwritten import unwritten_texts
from tests.content.lints.linting import linted
from tests.factories import edited, place, problem_yaml


def test_a_text_that_begins_with_three_dots_is_still_to_be_written() -> None:
    text = edited(problem_yaml(), "task: Settle what to build.", "task: ... what to build")
    [found] = unwritten_texts(linted(text))
    assert str(found) == f"p.yaml:{place(text, '... what')}: `task` is still to be written"


def test_dots_inside_a_text_are_punctuation() -> None:
    text = edited(problem_yaml(), "task: Settle what to build.", "task: Settle what ... to build")
    assert list(unwritten_texts(linted(text))) == []


def test_a_list_in_one_line_is_told_once() -> None:
    text = edited(problem_yaml(), "[Reserve a space, Drive in]", "[..., ... 2]")
    [found] = unwritten_texts(linted(text))
    assert str(found) == f"p.yaml:{place(text, '..., ... 2')}: `functional` is still to be written"
