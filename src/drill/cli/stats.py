"""The command `drill stats`: figures as aligned text, or all of them as JSON."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drill.cli.output import print_json, print_text, table_lines
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode
from drill.paths import find_paths

if TYPE_CHECKING:
    # Only for the hints: every command reads this module to know its words, and `drill due` has no use for more.
    from drill.domain.statistics import LevelPoint
    from drill.services.statistics import Statistics

WEAKEST_SHOWN = 5
LEVELS_SHOWN = 10
SEEN = "*"
DRILLED = "'"


def register(commands: Commands) -> None:
    """Make the command of this module known."""
    text = "print figures: levels, pacing, recall, what is coming, what is missed most"
    stats = add_command(commands, "stats", print_statistics, text)
    stats.add_argument("--json", action="store_true", help="print JSON, for scripts, with a year of days")


def print_statistics(options: Namespace, clock: Clock) -> int:
    """Print the figures."""
    from drill.domain.codec import to_json
    from drill.services.statistics import look_up_statistics

    statistics = look_up_statistics(find_paths(), clock)
    if options.json:
        print_json(to_json(statistics))
    else:
        print_text("\n".join(_lines(statistics)))
    return ExitCode.OK


def _lines(statistics: "Statistics") -> Iterator[str]:
    yield from _attempts(statistics)
    yield from ("", "Levels, oldest to newest, each 1 to 4", *_levels(statistics))
    yield from ("", "Minutes a phase takes, interrupted mocks left out", *_pacing(statistics))
    yield from ("", *_retention(statistics))
    yield from ("", "Estimation, last 30 days", *_estimation(statistics))
    yield from ("", "Grading authored answers", *_calibration(statistics))
    yield from ("", "You against partners, above 0 being kinder to yourself", *_partner(statistics))
    yield from ("", "Coming up", *_forecast(statistics))
    yield from ("", "Evidence missed most often", *_weakest(statistics))


def _attempts(statistics: "Statistics") -> Iterator[str]:
    counts = ", ".join(f"{count} {state}" for state, count in statistics.attempts.items() if count)
    yield f"Attempts: {counts or 'none yet'}"
    active = [day for day in statistics.activity if day.mocks or day.reviews]
    mocks, reviews = sum(day.mocks for day in active), sum(day.reviews for day in active)
    days = f"{len(active)} of the last {len(statistics.activity)} days"
    yield f"Active on {days}: {mocks} mocks and drills, {reviews} reviews"


def _levels(statistics: "Statistics") -> Iterator[str]:
    for dimension, points in statistics.levels.items():
        levels = " ".join(f"{point.level}{_signs(point)}" for point in points[-LEVELS_SHOWN:])
        yield f"  {dimension}  {levels or 'no scored attempt yet'}"
    if any(point.exposed for points in statistics.levels.values() for point in points[-LEVELS_SHOWN:]):
        yield f"  {SEEN} some of the answers were seen before the mock"
    if any(point.drilled for points in statistics.levels.values() for point in points[-LEVELS_SHOWN:]):
        yield f"  {DRILLED} from a phase drill"


def _signs(point: "LevelPoint") -> str:
    return f"{DRILLED if point.drilled else ''}{SEEN if point.exposed else ''}"


def _pacing(statistics: "Statistics") -> tuple[str, ...]:
    from drill.domain.wording import clock_text

    rows = []
    for pace in statistics.pacing:
        if pace.seconds is not None and pace.budget is not None:
            used = f"{clock_text(pace.seconds):>5} of {clock_text(pace.budget):>5}"
        else:
            used = "no figure yet"
        not_reached = f"not reached in {pace.not_reached}" if pace.not_reached else ""
        rows.append((f"  {pace.phase.label}", used, f"mean of {pace.attempts}" if pace.attempts else "", not_reached))
    return table_lines(rows)


def _retention(statistics: "Statistics") -> Iterator[str]:
    retention = statistics.retention
    if retention.share is None:
        yield "Recall: no card has been reviewed a second time yet"
    else:
        yield f"Recall: {retention.share:.0%}, {retention.recalled} of {retention.reviews} reviews of known cards"


def _estimation(statistics: "Statistics") -> tuple[str, ...]:
    from drill.domain.estimation.mark_words import fluency_rows

    rows = fluency_rows(statistics.estimation)
    return tuple(f"  {line}" for line in table_lines(rows)) or ("  nothing so far: drill estimate --practise",)


def _calibration(statistics: "Statistics") -> Iterator[str]:
    from drill.domain.calibration_words import eye_lines

    yield from (f"  {line}" for line in eye_lines(statistics.calibration))


def _partner(statistics: "Statistics") -> Iterator[str]:
    from drill.domain.partner import gap_text
    from drill.domain.wording import count_text

    gap = statistics.partner
    if gap.mean is None:
        yield "  no sheet yet: drill packet ID gives a partner what they need"
        return
    yield f"  {gap_text(gap.mean)}, mean of {count_text(gap.sheets, 'sheet')}"
    yield "  " + "  ".join(f"{dimension} {gap_text(mean)}" for dimension, mean in gap.dimensions.items())


def _forecast(statistics: "Statistics") -> tuple[str, ...]:
    from drill.domain.wording import day_text

    return table_lines(
        (f"  {day_text(due.day)}", f"{due.reviews:3} reviews", f"{due.new:3} new", f"{due.practice:2} to practise")
        for due in statistics.forecast
    )


def _weakest(statistics: "Statistics") -> tuple[str, ...]:
    if not statistics.weakest:
        return ("  nothing so far",)
    return table_lines(
        (f"  {item.missed} of {item.asked}", item.dimension, item.problem, item.text)
        for item in statistics.weakest[:WEAKEST_SHOWN]
    )
