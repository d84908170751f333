"""The commands that open the full-screen app: `drill`, `drill mock`, `drill review`."""

import sys
from argparse import Namespace

from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode, UsageError
from drill.paths import find_paths


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    mock = add_command(commands, "mock", open_mock, "begin a timed mock interview")
    mock.add_argument("problem", nargs="?", metavar="ID", help="a problem of `drill problems`; else the suggested one")
    add_command(commands, "review", open_review, "review the cards that are due")


def open_home(options: Namespace, clock: Clock) -> int:
    """Open Home."""
    return _open(clock, "home")


def open_mock(options: Namespace, clock: Clock) -> int:
    """Prepare a mock, or go on with the unfinished one."""
    return _open(clock, "mock", options.problem)


def open_review(options: Namespace, clock: Clock) -> int:
    """Review what is due."""
    return _open(clock, "review")


def _open(clock: Clock, start: str, problem: str | None = None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("This needs a terminal; `drill due` and `drill problems` work without one.")
    from drill.services.bootstrap import open_services

    services = open_services(find_paths(), clock)
    if problem is not None:
        services.library.problem(problem)
    from drill.tui.app import DrillApp, Start

    app = DrillApp(services, Start(start), problem)
    app.run()
    return app.return_code or ExitCode.OK
