"""The commands for authors: `drill check`, `drill new`."""

import argparse
import sys
from argparse import Namespace
from pathlib import Path

from drill.cli.register import Commands, add_command, folder
from drill.clock import Clock
from drill.domain.wording import count_text, listed
from drill.errors import ExitCode


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    text = "check content: every fault by line, then what makes a problem weak; exit code 3 when there is a fault"
    check = add_command(commands, "check", check_content, text)
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a file or folder; else what drill came with")
    check.add_argument("--strict", action="store_true", help="take warnings for faults, as in what drill comes with")
    new = add_command(
        commands, "new", begin, "begin a problem: write a commented skeleton that `drill check` leads on from"
    )
    new.add_argument("kind", choices=["problem"], metavar="problem", help="what to begin")
    new.add_argument("id", metavar="ID", help="its name for ever, such as parking-garage")
    new.add_argument(
        "--pack",
        action="append",
        type=folder,
        default=argparse.SUPPRESS,
        metavar="FOLDER",
        help="the folder with your problems; else the present one",
    )


def check_content(options: Namespace, clock: Clock) -> int:
    """Print every fault of the content."""
    from drill.content.checking import check
    from drill.content.files import shipped_folder

    paths = [shipped_folder("problems"), shipped_folder("rubrics")] if options.path is None else [options.path]
    checked = [check(path, strict=options.strict) for path in paths]
    faults = [fault for each in checked for fault in each.faults]
    warnings = [warning for each in checked for warning in each.warnings]
    for fault in faults:
        print(fault)
    for warning in warnings:
        print(f"{warning.file}:{warning.line}:{warning.column}: warning: {warning.message}")
    counted = [count_text(len(found), noun) for found, noun in ((faults, "fault"), (warnings, "warning")) if found]
    print(f"{listed(counted)}." if counted else "No fault found.", file=sys.stderr)
    return ExitCode.INVALID_CONTENT if faults else ExitCode.OK


def begin(options: Namespace, clock: Clock) -> int:
    """Write a skeleton and print where it is."""
    from drill.services.new_problem import begin_problem

    path = begin_problem(options.id, options.pack[-1] if options.pack else Path(), clock.now())
    print(path)
    print(f"What to write next: drill check {path}", file=sys.stderr)
    return ExitCode.OK
