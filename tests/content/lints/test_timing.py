import pytest

from drill.content.lints.timing import crowded_moments
from tests.content.lints.linting import line_of, told
from tests.factories import edited, problem_yaml

PROBE = '- {id: last-space, at: 0.6, from: senior, unless: [no-double-booking], say: "Two drivers tap the last space?"}'


def with_probes(*probes: str) -> str:
    return edited(problem_yaml(), PROBE, "\n      ".join(f"- {{{probe}}}" for probe in probes))


def test_probes_a_minute_apart_are_silent() -> None:
    assert told(crowded_moments, with_probes("id: a, at: 0.2, say: A?", "id: b, at: 0.4, say: B?")) == []


@pytest.mark.parametrize(("at", "seconds"), [("0.39", 57), ("0.2", 0)])
def test_probes_closer_than_a_minute_are_told(at: str, seconds: int) -> None:
    text = with_probes("id: a, at: 0.2, say: A?", f"id: b, at: {at}, say: B?")
    line = line_of(text, "id: b, at")
    assert told(crowded_moments, text) == [f"{line}: `b` comes {seconds} s after `a`; leave 60 s to answer"]


def test_a_probe_that_waits_for_a_silence_disturbs_nobody() -> None:
    assert told(crowded_moments, with_probes("id: a, at: 0.2, say: A?", "id: b, at: 0.9, silence: true, say: B?")) == []


def test_a_probe_near_the_end_comes_too_late() -> None:
    text = with_probes("id: a, at: 0.86, say: A?")
    line = line_of(text, "id: a, at")
    assert told(crowded_moments, text) == [f"{line}: `a` comes after 85% of the phase, too late for an answer"]


def test_a_probe_close_to_a_curveball_is_told_and_two_curveballs_may_share_a_moment() -> None:
    ball = "  - {id: @, phase: requirements, at: 0.7, say: @., moves: [A], stays: [B]}"
    text = problem_yaml(curveballs="\n" + ball.replace("@", "x") + "\n" + ball.replace("@", "y"))
    line = line_of(text, "{id: x, phase")
    assert told(crowded_moments, text) == [f"{line}: `x` comes 30 s after `last-space`; leave 60 s to answer"]
