"""How answers in the gym are read and marked."""

from dataclasses import replace
from math import isinf

import pytest

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.family import KnownNumber
from drill.domain.estimation.gym import Mark, mark_number, mark_task, read_for_number, read_for_task, wanted_for_number
from drill.domain.estimation.task import Task, draw_task
from drill.domain.exercises import Outcome
from drill.domain.vocabulary import Rating
from tests.factories import family, number_set

ONE_DRAW = """
  garages: {choose: [200 garages, 200.0 garages]}
  cars: {choose: [432 cars/garage/day, 432.0 cars/garage/day]}
  peak: {choose: ["3", "3.0"]}"""


@pytest.fixture
def task() -> Task:
    """200 garages, 432 cars each a day, at peak three times as many: 3 cars/s."""
    return draw_task(family(draws=ONE_DRAW), 0)


@pytest.fixture
def number() -> KnownNumber:
    """2 s, and 1 to 8 s by its sources."""
    return number_set().numbers[0]


def bill() -> Task:
    """750 cars, at $3 a month each."""
    cars_in_a_month = family(
        draws="\n  cars: {choose: [750 cars, 750.0 cars]}",
        situation="A garage pays $3 a month for each of {cars}. What is its bill?",
        steps='\n  - {name: answer, say: The price of each, formula: cars * $3/car/month, unit: "$/month"}',
        slips="""
  - {id: year, formula: answer * 12, say: That is the bill of a year.}
  - {id: day, formula: answer / 30, say: That is the bill of a day.}""",
    )
    return draw_task(cars_in_a_month, 0)


def marked(task: Task, text: str, seconds: float = 30.0) -> Mark:
    return mark_task(task, read_for_task(task, text), seconds)


@pytest.mark.parametrize("text", ["3 cars/s", "3/s", "3", "260k cars/day", "garages * cars * peak", "x = 3 cars/s"])
def test_a_figure_or_an_expression_with_the_givens_is_an_answer(task: Task, text: str) -> None:
    assert marked(task, text).outcome is Outcome.QUICK


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3 GB", "that is an amount of data, and cars/s is asked for"),
        ("3 trucks/s", "that is trucks/second, and cars/s is asked for"),
        ("5 s", "that is a time, and cars/s is asked for"),
        ("garages * 2", "that is garages, and cars/s is asked for"),
        ("300%", "that is a plain number, and cars/s is asked for"),
        ("averages * 3", "nothing says what `averages` is"),
        ("many", "nothing says what `many` is"),
        ("", "there is nothing to compute"),
        ("3 +", "a value is missing at the end"),
    ],
)
def test_what_is_no_answer_is_told_why(task: Task, text: str, reason: str) -> None:
    with pytest.raises(EstimateError, match=reason):
        read_for_task(task, text)


def test_a_bare_number_is_said_to_be_taken_for_the_unit_asked_for(task: Task) -> None:
    assert read_for_task(task, "1 + 2").echo() == "1 + 2 = 3 cars/s (no unit: taken for cars/s)"


def test_what_is_understood_has_figures_in_place_of_names(task: Task) -> None:
    echo = read_for_task(task, "garages * cars * peak").echo()
    assert echo == "200 garages × 432 cars/garage/day × 3 = 3 cars/s = 259k cars/day"


def test_a_bare_number_that_may_be_a_share_or_a_percentage_is_asked_back() -> None:
    percent = family(
        draws='\n  lost: {choose: ["1%", "2%"]}',
        situation="Of all cars {lost} get lost. How many are kept?",
        steps='\n  - {name: answer, say: The rest, formula: 1 - lost, unit: "%"}',
        slips="""
  - {id: the-lost, formula: lost, say: That is lost.}
  - {id: twice, formula: 2 * answer, say: That is twice as much.}""",
    )
    task = draw_task(percent, 0)
    with pytest.raises(EstimateError, match="a share or a percentage"):
        read_for_task(task, "0.985")
    assert read_for_task(task, "98.5").echo() == "98.5 = 98.5% = 0.985 (no unit: taken for %)"
    assert read_for_task(task, "98.5%").lacked == ""


@pytest.mark.parametrize("text", ["$2250", "$2,250", "2.25k USD", "2250"])
def test_a_bill_needs_no_period(text: str) -> None:
    assert str(read_for_task(bill(), text).figure) == "$2.25k/month"


def test_what_period_a_bill_was_taken_for_is_told() -> None:
    assert read_for_task(bill(), "$2250").echo() == "$2,250 = $2.25k/month (no period: taken for $/month)"


@pytest.mark.parametrize("text", ["€2250", "cars * $3/car", "$2250/car"])
def test_only_a_sum_of_the_money_asked_for_is_taken_for_a_bill(text: str) -> None:
    with pytest.raises(EstimateError, match="/month is asked for"):
        read_for_task(bill(), text)


@pytest.mark.parametrize(
    ("text", "seconds", "outcome", "rating"),
    [
        ("3", 60.0, Outcome.QUICK, Rating.EASY),
        ("3", 60.1, Outcome.RIGHT, Rating.GOOD),
        ("3.9", 10.0, Outcome.QUICK, Rating.EASY),
        ("3.91", 10.0, Outcome.WRONG, Rating.AGAIN),
        ("2.31", 10.0, Outcome.QUICK, Rating.EASY),
        ("2.2", 10.0, Outcome.WRONG, Rating.AGAIN),
        ("1", 10.0, Outcome.SLIP, Rating.AGAIN),
        ("-3", 10.0, Outcome.WRONG, Rating.AGAIN),
        ("0", 10.0, Outcome.WRONG, Rating.AGAIN),
    ],
)
def test_an_answer_is_marked_by_distance_slip_and_time(
    task: Task, text: str, seconds: float, outcome: Outcome, rating: Rating
) -> None:
    mark = marked(task, text, seconds)
    assert (mark.outcome, mark.outcome.rating) == (outcome, rating)


def test_a_wrong_sign_is_not_some_times_off(task: Task) -> None:
    assert isinf(marked(task, "-3").times_off)


def test_too_large_and_too_small_are_told_apart(task: Task) -> None:
    above, below = marked(task, "30"), marked(task, "0.3")
    assert (above.is_above, below.is_above) == (True, False)
    assert above.times_off == pytest.approx(10)
    assert below.times_off == pytest.approx(10)


def test_between_a_slip_and_the_answer_the_nearer_one_counts() -> None:
    near = family(
        draws=ONE_DRAW,
        slips="""
  - {id: half-as-much-again, formula: answer * 1.5, say: Half too much.}
  - {id: day-for-second, formula: answer * 86400, say: Per day.}""",
    )
    task = draw_task(near, 0)
    assert marked(task, "3.6").outcome is Outcome.QUICK
    assert marked(task, "3.75").outcome is Outcome.SLIP


def test_two_slips_that_come_out_alike_are_both_named() -> None:
    alike = family(
        draws=ONE_DRAW,
        slips="""
  - {id: average-for-peak, formula: answer / 3, say: The average.}
  - {id: replication-forgotten, formula: answer / 3, say: One copy.}""",
    )
    task = draw_task(alike, 0)
    assert [slip.id for slip in marked(task, "1").slips] == ["average-for-peak", "replication-forgotten"]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("3000", "factor-of-1000"),
        ("0.003", "factor-of-1000"),
        ("300k", "day-for-second"),
        ("3/100000", "day-for-second"),
    ],
)
def test_slips_that_everybody_makes_are_named_though_no_author_listed_them(text: str, slip: str) -> None:
    unlisted = family(
        draws=ONE_DRAW,
        slips="""
  - {id: peak-twice, formula: answer * peak, say: The peak was taken twice.}
  - {id: average-for-peak, formula: average, say: The average.}""",
    )
    mark = marked(draw_task(unlisted, 0), text)
    assert mark.outcome is Outcome.SLIP
    assert [recognised.id for recognised in mark.slips] == [slip]


def test_eight_times_too_much_is_bits_for_bytes_only_where_there_is_data(task: Task) -> None:
    assert marked(task, "24").outcome is Outcome.WRONG
    steps = """
  - {name: average, say: Bytes of a day over its seconds, formula: garages * cars * 1 GB/car, unit: GB/s}
  - {name: answer, say: Times the peak, formula: average * peak, unit: GB/s}"""
    mark = marked(draw_task(family(draws=ONE_DRAW, steps=steps), 0), "24 GB/s")
    assert [recognised.id for recognised in mark.slips] == ["bits-for-bytes"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2 s", Outcome.RIGHT),
        ("8 s", Outcome.RIGHT),
        ("6.1 s", Outcome.RIGHT),
        ("0.7 s", Outcome.RIGHT),
        ("0.6 s", Outcome.CLOSE),
        ("20 s", Outcome.CLOSE),
        ("21 s", Outcome.WRONG),
        ("200 ms", Outcome.CLOSE),
        ("190 ms", Outcome.WRONG),
        ("0 s", Outcome.WRONG),
    ],
)
def test_a_number_to_know_is_marked_by_its_order_of_magnitude(number: KnownNumber, text: str, outcome: Outcome) -> None:
    assert mark_number(number, read_for_number(number, text)).outcome is outcome


def test_the_unit_of_a_number_to_know_is_not_given_away(number: KnownNumber) -> None:
    assert wanted_for_number(number) == "with a time and its unit"
    with pytest.raises(EstimateError, match="that is a plain number, and a time is asked for"):
        read_for_number(number, "2")


def test_a_unit_that_gives_nothing_away_is_asked_for(number: KnownNumber) -> None:
    rate = replace(number, answer="20k requests/s", low="5k requests/s", high="50k requests/s")
    assert wanted_for_number(rate) == "in requests/s"
    assert mark_number(rate, read_for_number(rate, "30k")).outcome is Outcome.RIGHT
    count = replace(number, answer="128", low="64", high="256")
    assert wanted_for_number(count) == "as a plain number"
    assert mark_number(count, read_for_number(count, "100")).outcome is Outcome.RIGHT
