"""The signals of an attempt, under its times."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from drill.domain.answers import Answers, line_at
from drill.domain.signal_words import (
    NOT_A_GRADE,
    NOTHING_MEASURED,
    gap_away_text,
    idle_text,
    measured_texts,
    overrun_text,
    target_text,
    uncosted_text,
)
from drill.domain.signals import Signals
from drill.domain.wording import count_text
from drill.tui.rows import Row
from drill.tui.words import heading, muted, shown

INDENT = "  "


def signals_rows(signals: Signals, answers: Answers, hot_spots: Mapping[str, str]) -> Iterator[Row | Content]:
    """What was found, each with its lines."""
    yield heading("Signals")
    if signals.wants_target:
        yield Content(target_text(signals.first_target))
    if signals.first_target is not None:
        yield Content(INDENT), shown(signals.first_target.line, "italic")
    measured = [*measured_texts(signals, hot_spots)]
    yield Content(f"Numbers with units: {count_text(len(signals.measured), 'line')}" if measured else NOTHING_MEASURED)
    yield from ((Content(INDENT), shown(text)) for text in measured)
    if signals.uncosted:
        yield Content(f"Decisions that name no price: {len(signals.uncosted)}")
        for reference in signals.uncosted:
            yield muted(f"{INDENT}{uncosted_text(reference)}  "), shown(line_at(answers, reference) or "", "italic")
    if signals.overrun:
        yield Content(f"Over their budget: {count_text(len(signals.overrun), 'step')}")
        yield from ((Content(INDENT), shown(overrun_text(step))) for step in signals.overrun)
    if signals.idle:
        yield Content(f"Idle: {count_text(len(signals.idle), 'time')} without a key for a minute and a half or more")
        yield from ((Content(INDENT), shown(idle_text(idle))) for idle in signals.idle)
    yield from (Content(gap_away_text(gap)) for gap in signals.gaps)
    yield muted(NOT_A_GRADE)
