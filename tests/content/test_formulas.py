"""Every figure of a problem follows from its givens."""

import re

import pytest

from drill.content.decode import decode_problem
from drill.content.files import shipped_folder
from drill.domain.estimation.worksheet import Answer, compute_definitions
from drill.domain.problem import Problem
from tests.factories import edited, place, problem_yaml

FORMULA = '"peak(garages * spaces * turnover, 5)"'


def faults_of(text: str) -> list[str]:
    return [str(fault) for fault in decode_problem(text, "p.yaml").faults]


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        (
            FORMULA,
            '"peak(garages * space * turnover, 5)"',
            '"peak(garages * space *',
            "`peak(garages * space * turnover, 5)` does not compute: nothing says what `space` is",
        ),
        (FORMULA, '"garages + turnover"', '"garages + turnover"', "cannot be added"),
        (FORMULA, '"garages / (spaces - spaces)"', '"garages / (spaces', "division by zero"),
        (FORMULA, '"(garages"', '"(garages"', "a bracket is never closed"),
        ('unit: "1/s"', "unit: GB/s", "GB/s", "`GB/s` is not the unit of `peak(garages * spaces * turnover, 5)`"),
        ('unit: "1/s"', 'unit: "5"', '"5"', "`5` is no unit"),
        ("garages: 400", "garages: some", "some", "`some` does not compute: nothing says what `some` is"),
        ("spaces: 600 spaces", "garage: 600 spaces\n      day: 5", "5\n", "`day` is a word of drill's own"),
    ],
)
def test_a_figure_that_does_not_follow_is_reported_where_it_stands(
    old: str, new: str, marker: str, message: str
) -> None:
    text = edited(problem_yaml(), old, new)
    found = [fault for fault in faults_of(text) if fault.startswith(f"p.yaml:{place(text, marker)}: ")]
    assert message in " ".join(found)


def test_a_quantity_may_rest_on_another_one() -> None:
    lines = ['"garages * spaces"', '  unit: "1"', "  factor: 3", "  decides: x", "- id: rate", "  ask: y"]
    more = "\n      ".join([*lines, '  formula: "peak(reservations * turnover, 5)"'])
    text = edited(problem_yaml(), FORMULA, more)
    assert faults_of(text) == []


def shipped() -> list[Problem]:
    files = sorted((shipped_folder("problems") / "interviews").glob("*.yaml"))
    decoded = [decode_problem(file.read_text(encoding="utf-8"), file.name).value for file in files]
    return [problem for problem in decoded if problem is not None]


@pytest.mark.parametrize("problem", shipped(), ids=lambda problem: problem.id)
def test_what_a_shipped_figure_decides_quotes_the_figure(problem: Problem) -> None:
    """A text that says "about 231/s" beside a formula that gives 5,000/s would be wrong in one of both."""
    script = problem.estimation
    givens = list(script.givens.items())
    quantities = [(quantity.id, f"{quantity.formula} in {quantity.unit}") for quantity in script.quantities]
    for quantity, outcome in zip(
        script.quantities, compute_definitions(givens + quantities)[len(givens) :], strict=True
    ):
        assert isinstance(outcome, Answer)
        assert any(
            figure == pytest.approx(outcome.figure.value, rel=0.01) for figure in figures_in(quantity.decides)
        ), f"{quantity.id} is {outcome.figure}: {quantity.decides}"


def figures_in(text: str) -> list[float]:
    """The numbers in a text; `9.13 billion` is one of them."""
    words = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(?:\s+(thousand|million|billion|trillion))?", text)
    return [float(number.replace(",", "")) * words.get(word, 1) for number, word in found]
