"""The commands that open the full-screen app: `drill`, `drill mock`, `drill review`."""

import gc
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from drill.cli.register import Commands, add_command
from drill.clock import Clock
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
    review = add_command(commands, "review", open_review, "review the cards that are due")
    review.add_argument("--all", action="store_true", help="then practise all other cards; no due day moves")


def open_home(options: Namespace, clock: Clock) -> int:
    """Open Home."""
    return _open(options, clock, "home")


def open_mock(options: Namespace, clock: Clock) -> int:
    """Prepare a mock, or go on with the unfinished one."""
    return _open(options, clock, "mock", options.problem)


def open_review(options: Namespace, clock: Clock) -> int:
    """Review what is due."""
    return _open(options, clock, "review-all" if options.all else "review")


def open_calibration(options: Namespace, clock: Clock) -> int:
    """Grade authored answers."""
    return _open(options, clock, "calibrate")


def _open(options: Namespace, clock: Clock, start: str, problem: str | None = None) -> int:
    # Textual draws on stderr.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("This needs a terminal; `drill due` and `drill problems` work without one.")
    from drill.services.bootstrap import open_services

    services = open_services(find_paths(), clock, options.pack)
    if problem is not None:
        services.library.problem(problem)
    return run_app(services, start, problem)


def run_app(services: "Services", start: str, problem: str | None = None) -> int:
    """Run the app until it is left.

    Args:
        services: What it works with.
        start: The value of the `Start` to begin with.
        problem: The problem to begin with, or its file.
    """
    # What is imported stays until the end: to look for garbage in it would be a tenth of the start.
    gc.disable()
    from drill.tui.app import DrillApp, Start

    gc.freeze()
    gc.enable()
    app = DrillApp(services, Start(start), problem)
    app.run()
    try:
        sys.stderr.flush()
    except OSError:  # the terminal was closed
        silence(sys.stderr)
    return app.return_code or ExitCode.OK
