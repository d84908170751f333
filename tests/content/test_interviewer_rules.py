"""A rule of the interviewer's script that names what is not there is refused by `drill check`, with its place."""

from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode
from tests.factories import edited, place, problem_yaml

PROBE = "unless: [no-double-booking], say"

BAD_RULES = {
    # what is written instead of what, where the fault is, and what is said about it
    "evidence of a probe": (PROBE, "unless: [twice-sold], say", "twice-sold", "is no evidence item of this problem"),
    "evidence without cues": ("cues: [double, twice]", "cues: []", "no-double-booking], say", "has no cues"),
    "quantity of a probe": (PROBE, "lacks: [cars], say", "cars]", "is no quantity of this problem"),
    "fact of the drawing": (PROBE, "drawing: [store-lonely], say", "store-lonely", "is no choice here"),
    "facts that exclude each other": (
        PROBE,
        "drawing: [not-drawn, store-unreplicated], say",
        "not-drawn",
        "never holds beside another fact",
    ),
    "seniority of a probe": ("from: senior, unless", "from: principal, unless", "principal", "is no choice here"),
    "moment of a probe": ("at: 0.6", "at: 1.6", "1.6", "expected"),
    "silence of a probe": (PROBE, "silence: perhaps, say", "perhaps", "expected"),
    "kind of rule": (PROBE, "unles: [no-double-booking], say", "unles:", "unknown key"),
    "phase of a curveball": ("phase: deep-dive", "phase: deep-sea", "deep-sea", "is no choice here"),
    "curveball in a phase that some formats leave out": ("phase: deep-dive", "phase: qa", "qa, at", "comes in qa"),
    "moment of a curveball": ("at: 0.3", "at: soon", "soon", "expected"),
    "what an answer unlocks": (
        "unlocks: [reservations,",
        "unlocks: [cars,",
        "cars,",
        "is no quantity or evidence item",
    ),
    "phase of an evidence item": ("phases: [deep-dive]", "phases: [deep-sea]", "deep-sea", "is no choice here"),
    "dimension of an evidence item": ("dimension: D4", "dimension: D9", "D9", "is no choice here"),
    "hot spot of an evidence item": (
        "hot_spot: last-space\n    text",
        "hot_spot: queue\n    text",
        "queue",
        "is no hot spot of this problem",
    ),
    "seniority of an evidence item": ("from: senior\n", "from: intern\n", "intern", "is no choice here"),
}


@pytest.mark.parametrize("rule", BAD_RULES.values(), ids=BAD_RULES)
def test_a_rule_that_names_what_is_not_there_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rule: tuple[str, str, str, str]
) -> None:
    old, new, marker, message = rule
    text = edited(problem_yaml(), old, new)
    path = tmp_path / "parking-garage.yaml"
    path.write_text(text, encoding="utf-8")
    assert run(["check", str(path)]) == ExitCode.INVALID_CONTENT
    (fault,) = [line for line in capsys.readouterr().out.splitlines() if f"{path}:{place(text, marker)}: " in line]
    assert message in fault
