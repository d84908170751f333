from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.domain.estimation.worksheet import Answer, Failure, compute_definitions, evaluate_worksheet
from tests.domain.estimation.computing import beside, told


def test_lines_name_each_other_in_any_order() -> None:
    assert beside("total = writes * 2\nwrites = users * 5 tweets/user/day\nusers = 300M users") == [
        "3 billion tweets/day",
        "1.5 billion tweets/day",
        "300M users",
    ]


def test_a_defined_name_goes_before_a_count_of_that_name() -> None:
    assert beside("servers = 20\n1M requests / servers\n5 requests/server") == [
        "20",
        "50k requests",
        "5 requests/server",
    ]


def test_a_name_may_be_that_of_a_function() -> None:
    assert beside("peak = peak(5M/day, 4)\nservers = servers(peak, 100 rps)") == ["231/s", "3 servers"]


def test_a_second_definition_is_named() -> None:
    assert beside("a = 1\na = 2\nb = a") == ["1", "[`a` is defined in line 1 already]", "1"]


def test_circles_are_named() -> None:
    assert beside("a = b + 1\nb = c + 1\nc = a + 1\nf = a + 1\ne = 5\nx = x + 1") == [
        "[defined in a circle: a -> b -> c -> a]",
        "[defined in a circle: a -> b -> c -> a]",
        "[defined in a circle: a -> b -> c -> a]",
        "[`a` has no value]",
        "5",
        "[defined in a circle: x -> x]",
    ]


def test_a_line_that_rests_on_a_faulty_one_says_so() -> None:
    assert beside("a = 5 / 0\nb = a * 2") == ["[division by zero]", "[`a` has no value]"]


@pytest.mark.parametrize(
    "prose",
    [
        *("", "   ", "Requirements", "- users post tweets", "1. users read a timeline", "2) write path", "10:1 reads"),
        *("p99 < 200ms", "5 min for requirements", "3 replicas - one in each region", "consistency = eventual", "TB"),
        *("* 365 * 5 = 4.6 TB", "cache (hot)", "read/write", "https://example.com/a?b=3", "# 5 / 0", "users + tweets"),
        *(
            "per link 500 B",
            "We need 3 shards, better 6.",
            "-> one primary is enough",
            "a = ",
            "= 5",
            "|---|---|",
            "()",
        ),
        *(
            "avg 5M * 40 / day",
            "cache -> db",
            "5 min in total",
            "note = see 3 below",
            "What about 24/7?",
            "día / noche",
        ),
    ],
)
def test_free_text_is_no_error(prose: str) -> None:
    assert beside(prose) == [None]


@pytest.mark.parametrize(
    "line",
    [
        *("5 * (3 + 2", "5 tweets + 3 users", "x = users * 5", "total = reads + writes", "latency = 200ms at p99"),
        *("5 * * 3", "5 GB in s", "day = 5", "1 / 0", "x = 5 @ 3", "3 * tweetz"),
    ],
)
def test_what_looks_like_arithmetic_and_fails_is_marked(line: str) -> None:
    [outcome] = evaluate_worksheet(line).outcomes
    assert isinstance(outcome, Failure)


def test_a_mark_knows_its_place_in_the_line() -> None:
    [_, outcome] = evaluate_worksheet("users = 3\n- total = users * tweetz").outcomes
    assert outcome == Failure("nothing says what `tweetz` is", 18)


def test_what_the_interviewer_said_can_be_computed_with() -> None:
    given = "> new_links = 5M /day\n> About forty clicks each - 10:1.\n> mean = forty * 2\n"
    assert beside(given + "peak(new_links, 4)") == ["5M/day", None, None, "231/s"]


def test_a_figure_of_ones_own_goes_before_the_interviewers() -> None:
    assert beside("> users = 300M\nusers = 200M\nusers * 2") == ["300M", "200M", "400M"]


def test_lists_labels_and_comments_do_not_disturb() -> None:
    assert beside("- a = 5 GB   # one copy\n- Reads at peak: 3 * 5/s -> fine\n• 2 * a") == ["5 GB", "15/s", "10 GB"]


def test_definitions_of_a_problem_are_never_prose() -> None:
    outcomes = compute_definitions(
        [("users", "300M"), ("per-user", "5 /day"), ("all", "users * per_user"), ("x", "hm")]
    )
    assert [told(outcome) for outcome in outcomes] == [
        "300M",
        "5/day",
        "1.5 billion/day",
        "[nothing says what `hm` is]",
    ]
    assert compute_definitions([]) == ()


def test_a_name_with_a_fault_is_not_taken_for_a_count() -> None:
    assert beside("users = 5 / 0\n10 GB / users")[1] == "[`users` has no value]"


# ---------------------------------------------------------------------------------------------------------- edits

SHEET = "users = 300M users\nposts = 5 tweets/user/day\nwrites = users * posts\nstore = writes * 1 KB\nnote\na = 1"


def test_an_edit_gives_what_a_fresh_evaluation_gives() -> None:
    sheet = evaluate_worksheet("")
    for edit in (SHEET, SHEET.replace("300M", "3M"), SHEET + "\nb = a", SHEET.replace("a = 1", "users = 1"), "", SHEET):
        sheet = sheet.edited(edit)
        assert sheet.outcomes == evaluate_worksheet(edit).outcomes
        assert sheet.values == evaluate_worksheet(edit).values


LINES = (
    *("a = 1", "a = 2 users", "> a = 3", "a = b + 1", "b = a * 2"),
    *("b = c", "c = 5 / 0", "c = a + b", "a * 5", "3 GB / b"),
)


@given(st.lists(st.lists(st.sampled_from(LINES), max_size=6), max_size=6))
@settings(deadline=None)
def test_any_edits_give_what_a_fresh_evaluation_gives(edits: list[list[str]]) -> None:
    sheet = evaluate_worksheet("")
    for lines in edits:
        sheet = sheet.edited("\n".join(lines))
        assert sheet == replace(evaluate_worksheet("\n".join(lines)), operations=sheet.operations)


def test_a_line_that_comes_to_the_same_disturbs_no_other() -> None:
    sheet = evaluate_worksheet(SHEET).edited(SHEET.replace("300M users", "0.3bn users  # one country"))
    assert 0 < sheet.operations < 12


def test_an_edit_computes_only_what_changed() -> None:
    sheet = evaluate_worksheet(SHEET)
    assert sheet.edited(SHEET).operations == 0
    assert 0 < sheet.edited(SHEET.replace("a = 1", "a = 2")).operations < 12
    assert sheet.edited(SHEET + "\nprose").operations < 5


def test_an_edit_reaches_what_rests_on_it() -> None:
    sheet = evaluate_worksheet(SHEET).edited(SHEET.replace("5 tweets", "10 tweets"))
    stored = sheet.outcomes[3]
    assert isinstance(stored, Answer)
    assert str(stored.figure) == "3 TB/day"


def test_a_name_that_goes_is_missed() -> None:
    sheet = evaluate_worksheet("a = 1\nb = a * 2").edited("b = a * 2")
    assert sheet.outcomes == (Failure("nothing says what `a` is", 4),)
