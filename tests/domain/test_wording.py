from datetime import date

import pytest

from drill.domain.wording import clock_text, count_text, day_text, due_text, past_day_text

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (7.9, "0:07"), (187, "3:07"), (2700, "45:00"), (3661, "61:01")]
)
def test_a_duration_is_minutes_and_seconds(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (date(2026, 11, 18), "today"),
        (FRIDAY, "today"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 27), "in 7 days, Fri 27 Nov"),
        (date(2027, 1, 2), "in 43 days, Sat 2 Jan"),
    ],
)
def test_a_due_day_is_told_as_people_say_it(due: date, text: str) -> None:
    assert due_text(due, FRIDAY) == text


def test_a_day_has_its_weekday() -> None:
    assert day_text(FRIDAY) == "Fri 20 Nov"


@pytest.mark.parametrize(("count", "text"), [(0, "0 cards"), (1, "1 card"), (2, "2 cards")])
def test_a_count_agrees_with_its_noun(count: int, text: str) -> None:
    assert count_text(count, "card") == text


@pytest.mark.parametrize(
    ("day", "text"), [(FRIDAY, "Fri 20 Nov"), (date(2025, 11, 20), "Thu 20 Nov 2025"), (date(2026, 1, 2), "Fri 2 Jan")]
)
def test_a_day_of_another_year_is_told_with_it(day: date, text: str) -> None:
    assert past_day_text(day, FRIDAY) == text
