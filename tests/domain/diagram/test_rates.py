import pytest

from drill.domain.diagram.rates import rate_of, rate_text, rates_in
from drill.domain.estimation.failure import EstimateError


@pytest.mark.parametrize(
    ("text", "per_second"),
    [("10k/s", 10_000), ("500 rps", 500), ("864k/day", 10), ("250", 250), ("86.4M users * 5 clicks/user/day", 5_000)],
)
def test_a_rate_is_read_in_the_estimation_language(text: str, per_second: float) -> None:
    assert rate_of(text) == pytest.approx(per_second)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5 MB/s", "no rate"),
        ("10 requests", "no rate"),
        ("$3/day", "no rate"),
        ("0/s", "more than nothing"),
        ("-5/s", "more than nothing"),
        ("often", "nothing says what"),
        ("", "nothing to compute"),
    ],
)
def test_what_is_no_rate_is_told_why(text: str, reason: str) -> None:
    with pytest.raises(EstimateError) as raised:
        rate_of(text)
    assert reason in raised.value.reason


def test_the_rates_of_a_worksheet_are_found_with_their_names() -> None:
    worksheet = "users = 86.4M users\nclicks = users * 5 clicks/user/day\nsize = 500 B\nSo we shard.\npeak(clicks, 3)"
    found = rates_in(worksheet)
    assert [(rate.name, rate.line) for rate in found] == [("clicks", 2), ("peak(clicks, 3)", 5)]
    assert [rate.per_second for rate in found] == pytest.approx([5_000, 15_000])


def test_a_rate_is_shown_with_three_digits() -> None:
    assert rate_text(17_361.1) == "17.4k/s"
