"""What stands under the times and the levels of an attempt: its signals, and a partner's levels."""

import pytest

from drill.domain.events import PartnerNoted, PartnerScored
from drill.domain.vocabulary import Dimension
from drill.services.history import load_record
from drill.services.library import Library
from drill.services.result import load_result
from drill.tui.result_view import levels_page
from drill.tui.rows import Rows
from drill.tui.signals_view import signals_rows
from tests.factories import part
from tests.services.playing import NOTES
from tests.tui.drawing import drawn
from tests.tui.stage import SMALL, Stage
from tests.tui.test_history import HOSTILE, SHOWN, read

PAGE = 74
DECISIONS = part("trade-offs/decisions")


def signals(stage: Stage, width: int = PAGE) -> list[str]:
    record = load_record(stage.connection, Library(stage.connection), "s1")
    return drawn(Rows(signals_rows(record.signals, record.attempt.answers, record.hot_spots)), width)


def levels(stage: Stage) -> str:
    return "\n".join(drawn(levels_page(load_result(stage.connection, "s1"), stage.rubric), PAGE))


def test_signals_point_at_their_lines(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "Scope.\np99 50 ms", DECISIONS: "Redis over a database: faster."})
    text = "\n".join(signals(stage))
    assert "  Requirements, Notes: line 2" in text
    assert "  Line 1  Redis over a database: faster." in text
    assert "p99 50 ms" in text
    assert "no grade" in text


def test_without_a_number_that_is_said(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "Scope."})
    assert "No line holds a number with a unit." in signals(stage)


@pytest.mark.parametrize("width", [54, 74, 134])
def test_signals_fit_every_terminal(stage: Stage, width: int) -> None:
    long = " ".join(["Redis over a database, which is faster"] * 9)
    stage.desk.play(texts={NOTES: "\n".join(["p99 50 ms"] * 60), DECISIONS: long})
    assert max(map(len, signals(stage, width))) <= width


async def test_signals_stand_under_the_times(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: f"p99 50 ms {HOSTILE}"})
    async with stage.app(SMALL) as pilot:
        text = await read(pilot, tab="time")
    assert "Signals" in text
    assert f"p99 50 ms {SHOWN}" in text


def test_a_partners_levels_stand_beside_ones_own(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "Scope."})
    stage.desk.score(level=3)
    scored = PartnerScored("s1", f"Ann {HOSTILE}", {Dimension.D1: 2, Dimension.D7: 4})
    stage.desk.recorder.record(scored, PartnerNoted("s1", scored.rater, "Knew the numbers."))
    text = levels(stage)
    assert f"You against Ann {SHOWN}" in text
    assert "gap       +1  -1" in text
    assert "Mean gap 0; above 0, you were kinder to yourself." in text
    assert "Knew the numbers." in text


def test_without_a_partner_nothing_is_said_of_one(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "Scope."})
    stage.desk.score(level=3)
    assert "against" not in levels(stage)
