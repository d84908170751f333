"""The commands for authors: `drill check`."""

import sys
from argparse import Namespace
from pathlib import Path

from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    text = "check problems, estimation tasks, rubrics and formats: every fault by line; exit code 3 when there is one"
    check = add_command(commands, "check", check_content, text)
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a file or folder; else what drill came with")


def check_content(options: Namespace, clock: Clock) -> int:
    """Print every fault of the content."""
    from drill.content.files import shipped_folder
    from drill.content.library import check

    paths = [shipped_folder("problems"), shipped_folder("rubrics")] if options.path is None else [options.path]
    faults = [fault for path in paths for fault in check(path)]
    for fault in faults:
        print(fault)
    print("No fault found." if not faults else f"Faults: {len(faults)}", file=sys.stderr)
    return ExitCode.INVALID_CONTENT if faults else ExitCode.OK
