"""Which lines are proposed for which quantities, and what is right with other givens."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.estimation.grading import grade
from drill.domain.estimation.pairing import lines_with_values, propose_givens, propose_lines
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.reference import given_values, references
from drill.domain.problem import Estimation
from drill.domain.problem import Quantity as Asked

ESTIMATION = Estimation(
    task="",
    hints=(),
    probes=(),
    reference="",
    exemplars=(),
    givens={"new_links": "5M /day", "clicks_per_link": "40", "peak_factor": "4", "record": "500 B", "replicas": "3"},
    quantities=(
        Asked("creates", "Links made per second at the busiest hour", "peak(new_links, peak_factor)", "1/s", 2, ""),
        Asked("redirects", "Clicks at peak", "peak(new_links * clicks_per_link, peak_factor)", "1/s", 2, ""),
        Asked("disk", "Disk for all copies", "new_links * 5 years * record * replicas", "TB", 3, ""),
    ),
)


def proposed(worksheet: str, estimation: Estimation = ESTIMATION) -> dict[str, str]:
    """The text of the line proposed for each quantity."""
    values = {id_: reference.value for id_, reference in references(estimation, {}).items()}
    found = propose_lines(estimation.quantities, values, lines_with_values(worksheet))
    return {id_: line.text for id_, line in found.items()}


def paired(worksheet: str) -> dict[str, str]:
    found = propose_givens(given_values(ESTIMATION), lines_with_values(worksheet))
    return {name: line.text for name, line in found.items()}


def test_lines_are_proposed_by_name_and_unit_whatever_their_order() -> None:
    lines = ["disk = 27 TB", "reads = 9k clicks/s", "writes = 200 links/s"]
    assert proposed("\n".join(lines)) == {"creates": lines[2], "redirects": lines[1], "disk": lines[0]}


def test_a_line_of_another_unit_is_never_proposed() -> None:
    assert proposed("creates = 5 GB\ndisk = 40 s") == {}


def test_nothing_is_proposed_when_nothing_fits() -> None:
    assert proposed("engineers = 12 people\nOne primary is enough.\nheat = 3 /s") == {}
    assert proposed("") == {}


def test_a_label_tells_what_a_line_is_about() -> None:
    assert proposed("- disk: 5M links/day * 5 years * 500 B") == {"disk": "- disk: 5M links/day * 5 years * 500 B"}


def test_what_the_interviewer_said_answers_nothing() -> None:
    assert proposed("> disk = 27 TB") == {}


def test_no_line_answers_two_quantities() -> None:
    assert len(proposed("clicks and links made at the busiest hour: 300 /s").values()) == 1


def test_another_value_for_a_given_is_noticed_by_its_name() -> None:
    worksheet = "> clicks_per_link = 40\nclicks_per_link = 60\nlink_record = 600 B\npeak_factor = 4\nnew_links = 3 GB"
    assert paired(worksheet) == {"clicks_per_link": "clicks_per_link = 60", "record": "link_record = 600 B"}


def test_the_reference_knows_what_could_be_forgotten_in_it() -> None:
    found = references(ESTIMATION, {})
    assert (found["redirects"].peak_factor, found["redirects"].copies) == (4, 1)
    assert (found["disk"].peak_factor, found["disk"].copies) == (1, 3)


def test_a_formula_that_cannot_be_computed_has_no_reference() -> None:
    broken = replace(ESTIMATION, quantities=(Asked("a", "", "b", "1", 2, ""), Asked("b", "", "a", "1", 2, "")))
    assert references(broken, {}) == {}


@given(st.floats(0.01, 1000), st.floats(0.01, 100), st.sampled_from(["new_links", "clicks_per_link", "peak_factor"]))
def test_a_consistent_change_of_a_given_never_changes_the_mark(times: float, off: float, name: str) -> None:
    """Whoever assumes otherwise and goes on computing with it is as near to what is right as before."""
    givens = given_values(ESTIMATION)
    assumed = {name: scaled(givens[name], times)}
    before, after = references(ESTIMATION, {})["redirects"].value, references(ESTIMATION, assumed)["redirects"].value
    assert after.nominal == pytest.approx(times * before.nominal)
    mark = grade(scaled(before, off), before)
    assert grade(scaled(before, off * times), after) is mark


def scaled(value: Quantity, times: float) -> Quantity:
    return replace(value, low=value.low * times, nominal=value.nominal * times, high=value.high * times)
