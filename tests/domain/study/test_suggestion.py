"""Which stage is suggested, and that it says why."""

import pytest

from drill.domain.study.stage import Stage
from drill.domain.study.suggestion import Known, suggest

WALKED = frozenset({Stage.WALKTHROUGH})
FILLED = WALKED | {Stage.COMPLETION}


@pytest.mark.parametrize(
    ("known", "stage"),
    [
        (Known(), Stage.WALKTHROUGH),
        (Known(level=3.2), Stage.WALKTHROUGH),
        (Known(level=2.4), Stage.COMPLETION),
        (Known(WALKED), Stage.COMPLETION),
        (Known(FILLED, right=0.5), Stage.COMPLETION),
        (Known(FILLED, right=0.7), Stage.COLD),
        (Known(hired=True), Stage.COLD),
        (Known(hired=True, level=2.8), Stage.COLD),
        (Known(WALKED, hired=True), Stage.COLD),
        (Known(FILLED | {Stage.COLD}, right=0.2), None),
        (Known(frozenset({Stage.COLD})), None),
    ],
)
def test_results_fade_the_help_out(known: Known, stage: Stage | None) -> None:
    suggested = suggest(known)
    assert suggested.stage is stage
    assert suggested.because.endswith(".")


def test_the_reason_tells_the_figures() -> None:
    assert "60%" in suggest(Known(FILLED, right=0.6)).because
    assert "level 2.4" in suggest(Known(level=2.4)).because
