import pytest

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.nouns import plural, singular
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.worksheet import compute
from tests.domain.estimation.computing import echoed, number, refusal, shown, value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("300M", 300e6),
        ("1.5bn", 1.5e9),
        ("1.5 billion", 1.5e9),
        ("10k", 10e3),
        ("10 thousand", 10e3),
        ("2e9", 2e9),
        ("2E-3", 0.002),
        ("1_000_000", 1e6),
        ("86,400", 86_400),
        ("1,000,000.5", 1_000_000.5),
        (".5", 0.5),
        ("20%", 0.2),
        ("3x", 3),
        ("2T", 2e12),
        ("~40", 40),
    ],
)
def test_numbers_are_read_as_they_are_written(written: str, meant: float) -> None:
    assert value(written).nominal == pytest.approx(meant, rel=1e-12)


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("2 * 3 ^ 2", "18"),
        ("2 ** 3 ** 2", "512"),
        ("-2^2", "-4"),
        ("2^-1", "0.5"),
        ("1 - series(99.9%, 99.9%)", "0.2%"),
        ("10 - 4 - 3", "3"),
        ("100 / 10 / 5", "2"),
        ("30 x 86400", "2.59M"),
        ("30 × 86,400 ÷ 2", "1.3M"),
        ("20% of 300M users", "60M users"),
        ("1/4 of 100 GB", "25 GB"),
        ("500 GB + 30%", "650 GB"),
        ("500 GB - 10%", "450 GB"),
        ("1 - 90%", "0.1"),
        ("80% + 10%", "90%"),
        ("100 * 5%", "5"),
    ],
)
def test_arithmetic_binds_as_at_school(written: str, result: str) -> None:
    assert shown(written) == result


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("2..5 KB", "3.16 kB (2 to 5)"),
        ("500 B..2 KB", "1 kB (0.5 to 2)"),
        ("20..30%", "24.5% (20 to 30)"),
        ("20..80% GB", "400 MB (200 to 800)"),
        ("(2..8) users", "4 users (2 to 8)"),
        ("2..8 tweets/user/day * 10 users", "40 tweets/day (20 to 80)"),
        ("100M +- 20%", "100M (80M to 120M)"),
        ("100M +- 20% users", "100M users (80M to 120M)"),
        ("5 +- 1 KB", "5 kB (4 to 6)"),
        ("0..10", "5 (0 to 10)"),
        ("1 / (2..8)", "0.25 (0.125 to 0.5)"),
        ("10 - (2..8)", "6 (2 to 8)"),
        ("(2..8)^2", "16 (4 to 64)"),
        ("max(1..4, 2..3)", "2.45 (2 to 4)"),
        ("ceil(1.5..3.5)", "3 (2 to 4)"),
    ],
)
def test_ranges_are_carried_along(written: str, result: str) -> None:
    assert shown(written) == result


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("1500 ms", "1.5 s"),
        ("250 µs * 4", "1 ms"),
        ("90 min", "1.5 h"),
        ("3 days", "3 days"),
        ("month in days", "30 days"),
        ("1 year in days", "365 days"),
        ("2 weeks in h", "336 h"),
        ("5 Days in s", "432k s"),
        ("1 GB in MB", "1k MB"),
        ("1 GiB in MiB", "1.02k MiB"),
        ("5 GiB * 1024", "5 TiB"),
        ("1 Gbps in MB/s", "125 MB/s"),
        ("100 Mbps * 1 h in GB", "45 GB"),
        ("10 TB / 5 GB/s", "33.3 min"),
        ("10 TB / 5 GB per s", "33.3 min"),
        ("load = 50k/s / 5k/s", "10"),
        ("600/30/day", "20/day"),
        ("1000 QPS * 10 ms", "10"),
        ("5M per day in QPS", "57.9/s"),
        ("5M/day * 40 * 150 B", "30 GB/day"),
        ("1M links * 500 B", "500 MB"),
        ("$0.02/GB/month * 50 TB", "$1k/month"),
        ("3 servers * 200 EUR/server/month", "€600/month"),
        ("50% in 1", "0.5"),
        ("1/3 in %", "33.3%"),
        ("5M/day in 1/s", "57.9/s"),
        ("57.9/s in per day", "5M/day"),
    ],
)
def test_units_convert_and_cancel(written: str, result: str) -> None:
    assert shown(written) == result


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("300M users * 5 tweets/user/day", "1.5 billion tweets/day"),
        ("300M users * 5 tweets/users/days", "1.5 billion tweets/day"),
        ("300M DAU * 5 tweets per user per day", "1.5 billion tweets/day"),
        ("3 queries + 1 query", "4 queries"),
        ("12 boxes / 4 boxes", "3"),
        ("5 users - 4 users", "1 user"),
        ("10 users + 5", "15 users"),
    ],
)
def test_whatever_is_counted_cancels_against_itself(written: str, result: str) -> None:
    assert shown(written) == result


@pytest.mark.parametrize(
    ("one", "many"),
    [
        *(("user", "users"), ("query", "queries"), ("box", "boxes"), ("match", "matches"), ("cache", "caches")),
        *(("database", "databases"), ("status", "statuses"), ("address", "addresses"), ("movie", "movies")),
        *(("person", "people"), ("key", "keys"), ("replica", "replicas"), ("API", "API"), ("series", "series")),
    ],
)
def test_singular_and_plural_are_one(one: str, many: str) -> None:
    assert (singular(many), singular(one), plural(one)) == (one, one, many)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("1.5 B tweets/day in tweets/s", "1.5 billion tweets/day = 17.4k tweets/s"),
        ("1.5 B tweets/day", "1.5 billion tweets/day = 17.4k tweets/s"),
        ("1.5 B", "1.5 B"),
        ("1.5 B/day", "1.5 B/day"),
        ("5 M users", "5M users"),
        ("5 k users", "5,000 users = 5k users"),
        ("$5B", "$5 billion"),
        ("$2..$8 * 3", "$2..$8 × 3 = $12 (6 to 24)"),
        (
            "300M users * 5 tweets/user/day in tweets/s",
            "300M users × 5 tweets/user/day = 1.5 billion tweets/day = 17.4k tweets/s",
        ),
        ("writes = 5M/day", "writes = 5M/day = 57.9/s"),
        ("10 TB/5 GB/s", "10 TB / 5 GB/s = 33.3 min"),
        ("(2+3)*4", "(2 + 3) × 4 = 20"),
        ("2-(3-4)", "2 - (3 - 4) = 3"),
        ("2^3^2", "2^3^2 = 512"),
        ("(2^3)^2", "(2^3)^2 = 64"),
        ("-(2+3)", "-(2 + 3) = -5"),
        ("100M +- 20% users", "100M users ± 20% = 100M users (80M to 120M)"),
        ("peak(5M/day,4)", "peak(5M/day, 4) = 231/s"),
        ("(1 + 2) users", "(1 + 2) users = 3 users"),
        ("10 TB / (2 + 3) GB/s", "10 TB / (2 + 3) GB/s = 33.3 min"),
        ("2^39 ms", "(2^39) ms = 17.4 years"),
        ("-2^-3^1 s", "-(2^(-3^1)) s = -125 ms"),
        ("10^6/s", "10^6 / s = 1M/s"),
        ("10 TB / 10^1 GB/s", "10 TB / (10^1) GB/s = 16.7 min"),
        ("10^9 tweets/user/day", "(10^9) tweets/user/day = 1 billion tweets/user/day = 11.6k tweets/user/s"),
        ("2^(3) users", "(2^3) users = 8 users"),
        ("day in h", "day = 1 day = 24 h"),
        ("30 GB/day", "30 GB/day = 347 kB/s"),
        ("4/day", "4/day"),
    ],
)
def test_what_was_understood_is_echoed(written: str, understood: str) -> None:
    assert echoed(written) == understood


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("peak(5M/day, 4)", "231/s"),
        ("peak(30 GB/day, 2)", "694 kB/s"),
        ("nines(99.95%)", "4.38 h"),
        ("nines(99.99%, month)", "4.32 min"),
        ("servers(50k requests/s, 1k rps, 60%)", "84 servers"),
        ("servers(3 rps, 1 rps)", "3 servers"),
        ("servers(0.3 GB/s, 0.1 GB/s/server)", "3 servers"),
        ("little(1000 requests/s, 200 ms)", "200 requests"),
        ("birthday(1M, 62^7)", "13.2%"),
        ("birthday(1, 10)", "0%"),
        ("birthday(23 people, 365)", "50%"),
        ("quorum(5)", "3"),
        ("quorum(4 replicas)", "3 replicas"),
        ("series(99.9%, 99.95%, 99.99%)", "99.84%"),
        ("parallel(99.9%, 99.9%)", "99.9999%"),
        ("max(3 GB, 400 MB)", "3 GB"),
        ("min(3 GB, 400 MB)", "400 MB"),
        ("round(2.6)", "3"),
        ("round(17361/s, 1000/s)", "17k/s"),
        ("ceil(11.5 servers)", "12 servers"),
        ("ceil(5.93 TB, TB)", "6 TB"),
        ("log2(1024)", "10"),
        ("max(1,200)", "200"),
    ],
)
def test_functions_say_what_interviews_ask_for(written: str, result: str) -> None:
    assert shown(written) == result


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("5 tweets + 3 users", "tweets and users cannot be added"),
        ("5 users/s - 3 users", "users/second and users cannot be subtracted"),
        ("5 - $8", "a plain number and dollars cannot be subtracted"),
        ("5 GB + 3 s", "bytes and seconds cannot be added"),
        ("max(1 GB, 1 s)", "bytes and seconds cannot be compared"),
        ("1 GB..2 s", "bytes and seconds cannot be ends of one range"),
        ("5 tweets/s in requests/s", "tweets/second cannot be shown in requests/s"),
        ("5 GB in s", "bytes cannot be shown in s"),
        ("5 / 0", "division by zero"),
        ("5 / (0..3)", "division by a range that holds zero"),
        ("0^-1", "division by zero"),
        ("10^400", "too large a number"),
        ("9" * 400, "too large a number"),
        ("5..2", "a range begins with its smaller end"),
        ("(0-8)^0.5", "a negative number takes a whole exponent"),
        ("(5 GB)^0.5", "a quantity with a unit takes a small whole exponent"),
        ("2^(5 GB)", "an exponent is a plain number"),
        ("(5 GB)^50", "a unit may be raised to the power of 9 at most"),
        ("5 m", "`m` may be million, minutes or months: write M, min or months"),
        ("5 * users", "nothing says what `users` is"),
        ("day = 5", "`day` is a word of drill's own; choose another name"),
        ("(5 + 3", "a bracket is never closed"),
        ("5 +", "a value is missing at the end"),
        ("5 + * 3", "`*` stands where a value is expected"),
        ("5 3", "`3` does not fit here"),
        ("5 @ 3", "`@` has no meaning here"),
        ("2 of 3", "`of` takes a part of something: `20% of users`"),
        ("5 GB in 3", "`3` is no unit"),
        ("$x", "`x` stands where a number is expected"),
        ("peak(5)", "write peak(average, factor)"),
        ("peak(5, 3 GB)", "a peak factor is a plain number, not bytes"),
        ("nines(3)", "a share lies between 0% and 100%"),
        ("nines(99%, GB)", "nines takes an availability and a time"),
        ("little(5 GB, 3 s)", "little takes a rate and a time: little(1000 requests/s, 200 ms)"),
        ("servers(5 GB, 3/s)", "a load of bytes cannot be shared out by something per second for each server"),
        ("quorum(0)", "a quorum takes one copy at least"),
        ("quorum(2 GB)", "quorum takes a number, not bytes"),
        ("log2(0)", "a logarithm takes a number above zero"),
        ("ceil(5 GB)", "ceil takes a number, not bytes"),
        ("ceil(5, 0)", "ceil takes a step above zero"),
        ("birthday(5, 0)", "birthday takes a number drawn and a number of codes, both above zero"),
        ("", "there is nothing to compute"),
        ("(" * 40 + "1" + ")" * 40, "nested more than 32 deep"),
        ("1" + "+1" * 200, "too long: a line computes with 256 numbers, words and signs at most"),
        ("1 + " + "1" * 1000, "too long: a line computes with 1000 characters at most"),
        ("5 in " + "*".join(["GB"] * 9), "a unit is made of 8 others at most"),
    ],
)
def test_what_cannot_be_computed_says_why(written: str, reason: str) -> None:
    assert refusal(written) == reason


def test_an_unknown_function_is_told_the_known_ones() -> None:
    assert refusal("sqrt(4)").startswith("`sqrt` is no function; there are peak, nines, servers, ")


def test_a_reason_knows_its_place() -> None:
    with pytest.raises(EstimateError) as caught:
        compute("5 + 3 GB / 0")
    assert caught.value.column == 9


def test_a_result_of_ones_own_may_follow() -> None:
    for tail in (
        "= 2.5 GB/day",
        "-> one node, easily!",
        "≈ 3",
        "~ 3/sec average",
        "# a comment",
        "// another",
        "=> fine",
    ):
        assert shown(f"5M/day * 500 B {tail}") == "2.5 GB/day"


def test_a_range_guesses_the_middle_of_a_product() -> None:
    product = value("(1..100) * (1k..10k)")
    assert product.nominal == pytest.approx((product.low * product.high) ** 0.5)


def test_a_half_is_rounded_up() -> None:
    assert shown("9.125") == "9.13"


def test_the_number_of_significant_digits_is_three() -> None:
    shown_numbers = [shown(text) for text in ("1234567", "999.6", "0.0001234", "3.5e15", "0", "1e12", "12.34")]
    assert shown_numbers == ["1.23M", "1k", "1.23e-4", "3.5e15", "0", "1 trillion", "12.3"]


def test_json_has_its_value_in_the_unit_asked_for() -> None:
    assert number("90 min in h") == 1.5
    assert compute("90 min in hours").figure.unit == "h"
    assert compute("5M/day").figure.unit == "1/day"
    assert compute("3 + 4").figure.unit == "1"


@pytest.mark.parametrize(
    ("written", "shape"),
    [("GB/day", "GB/day"), ("1/s", "1/s"), ("1", "1"), ("%", "%"), ("tweets/s", "tweets/s"), ("$/month", "$/month")],
)
def test_a_declared_unit_is_read(written: str, shape: str) -> None:
    assert str(parse_unit(written)) == shape
