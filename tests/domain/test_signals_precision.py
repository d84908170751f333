"""How near to exact the signals are on the shipped exemplars, held against labels made by hand."""

from pathlib import Path

import pytest

from drill.content.faults import Faults
from drill.content.files import shipped_folder
from drill.content.library import read_problem
from drill.content.nodes import EACH, Mapping, texts
from drill.content.parser import parse
from drill.domain.answers import DECISIONS, Part
from drill.domain.signals import measured_lines, uncosted_decisions
from drill.domain.vocabulary import Phase

LABELS = Path(__file__).with_name("signals_labels.yaml")
LEAST = 0.95

Lines = set[tuple[str, int]]


def labels() -> Mapping:
    faults = Faults(str(LABELS))
    root = parse(LABELS.read_text(encoding="utf-8"), faults)
    assert isinstance(root, Mapping)
    assert not faults.found
    return root


def labelled(signal: str) -> Lines:
    entries = labels().entries
    return {(name.text, int(line)) for name, lines in entries for line in texts(lines, signal, EACH)}


def exemplars() -> dict[str, tuple[Phase, str]]:
    """The text of every labelled exemplar, with its phase."""
    names = [name.text for name, _ in labels().entries]
    written = {}
    for problem_id in sorted({name.split("/")[0] for name in names}):
        problem = read_problem(shipped_folder("problems") / "interviews" / f"{problem_id}.yaml").value
        assert problem is not None
        for phase in Phase:
            script = problem.script(phase)
            for each in script.exemplars if script else ():
                written[f"{problem_id}/{each.id}"] = (phase, each.text)
    return {name: written[name] for name in names}


def found(signal: str) -> Lines:
    lines: Lines = set()
    for name, (phase, text) in exemplars().items():
        if signal == "measured":
            lines |= {(name, each.line) for each in measured_lines({Part(phase, "notes"): text})}
        elif phase is DECISIONS.phase:
            lines |= {(name, each.line) for each in uncosted_decisions(text)}
    return lines


@pytest.mark.parametrize("signal", ["measured", "uncosted"])
def test_a_signal_is_hardly_ever_wrong(signal: str) -> None:
    right, told = labelled(signal), found(signal)
    assert told
    assert len(told & right) / len(told) >= LEAST, sorted(told - right)


@pytest.mark.parametrize("signal", ["measured", "uncosted"])
def test_a_signal_misses_little(signal: str) -> None:
    right, told = labelled(signal), found(signal)
    assert len(told & right) / len(right) >= LEAST, sorted(right - told)
