"""The commands that open the full-screen app: `drill`, `drill mock`, `drill phase`, `drill review`."""

import gc
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from drill.cli import plain_mode
from drill.cli.plain_mode import add_plain
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.domain.vocabulary import Phase, Seniority
from drill.errors import ExitCode, UsageError
from drill.paths import find_paths
from drill.posix import silence

if TYPE_CHECKING:
    # Only for the hint: every command reads this module to know its words.
    from drill.services.bootstrap import Services


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    mock = add_command(commands, "mock", open_mock, "begin a timed mock interview")
    mock.add_argument("problem", nargs="?", metavar="ID", help="a problem of `drill problems`; else the suggested one")
    mock.add_argument(
        "--format", metavar="FORMAT", help="with --plain: such as 45-minute; else that of the latest mock"
    )
    mock.add_argument(
        "--seniority",
        choices=[level.value for level in Seniority],
        help="with --plain: the level; else that of the latest mock",
    )
    add_plain(mock)
    phase = add_command(commands, "phase", open_phase, "play one phase of a problem, with its minutes")
    phase.add_argument("problem", metavar="PROBLEM", help="a problem of `drill problems`")
    phase.add_argument("phase", metavar="PHASE", help="such as estimation or deep-dive; a beginning will do")
    add_plain(phase)
    score = add_command(commands, "score", open_score, "score a locked attempt, or go on with its scoring")
    score.add_argument("session", nargs="?", metavar="SESSION", help="its id, or the beginning of it; else the oldest")
    add_plain(score)
    review = add_command(commands, "review", open_review, "review the cards that are due")
    review.add_argument("--all", action="store_true", help="then practise all other cards; no due day moves")
    add_plain(review)


def open_home(options: Namespace, clock: Clock) -> int:
    """Open Home."""
    return _open(options, clock, "home")


def open_mock(options: Namespace, clock: Clock) -> int:
    """Prepare a mock, or go on with the unfinished one."""
    plain_mode.refuse_without_plain(options, "format", "seniority")
    if options.plain:
        return plain_mode.play_mock(options, clock)
    return _open(options, clock, "mock", options.problem)


def open_phase(options: Namespace, clock: Clock) -> int:
    """Prepare a phase drill, or go on with the unfinished mock."""
    from drill.domain.drilling import phase_called

    if options.plain:
        return plain_mode.play_drill(options, clock)
    return _open(options, clock, "phase", options.problem, phase_called(options.phase))


def open_study(options: Namespace, clock: Clock) -> int:
    """Study a problem, from the choice of a stage or in one."""
    return _open(options, clock, options.stage or "study", options.problem)


def open_score(options: Namespace, clock: Clock) -> int:
    """Score a locked attempt."""
    if options.plain:
        return plain_mode.score(options, clock)
    _demand_terminal()
    from drill.services.bootstrap import open_services
    from drill.services.to_score import attempt_to_score

    services = open_services(find_paths(), clock, options.pack)
    return run_app(services, "score", attempt_to_score(services.connection, options.session).id)


def open_review(options: Namespace, clock: Clock) -> int:
    """Review what is due."""
    if options.plain:
        return plain_mode.review(options, clock)
    return _open(options, clock, "review-all" if options.all else "review")


def open_calibration(options: Namespace, clock: Clock) -> int:
    """Grade authored answers."""
    return _open(options, clock, "calibrate")


def _open(options: Namespace, clock: Clock, start: str, problem: str | None = None, phase: Phase | None = None) -> int:
    _demand_terminal()
    from drill.services.bootstrap import open_services

    services = open_services(find_paths(), clock, options.pack)
    if problem is not None:
        services.library.problem(problem)
    return run_app(services, start, problem, phase)


def _demand_terminal() -> None:
    # Textual draws on stderr.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(
            "This needs a terminal; `drill due`, `drill problems` and `drill mock --plain` work without one."
        )


def run_app(services: "Services", start: str, problem: str | None = None, phase: Phase | None = None) -> int:
    """Run the app until it is left.

    Args:
        services: What it works with.
        start: The value of the `Start` to begin with.
        problem: The problem to begin with, or its file; the attempt to score.
        phase: The phase of it to drill.
    """
    # What is imported stays until the end: to look for garbage in it would be a tenth of the start.
    gc.disable()
    from drill.tui.app import DrillApp, Start

    gc.freeze()
    gc.enable()
    app = DrillApp(services, Start(start), problem, phase)
    app.run()
    try:
        sys.stderr.flush()
    except OSError:  # the terminal was closed
        silence(sys.stderr)
    return app.return_code or ExitCode.OK
