"""The command for authors that shows a problem as its users will meet it: `drill preview`."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from drill.cli.output import print_text
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode
from drill.paths import find_paths

if TYPE_CHECKING:
    # Only for the hint: every command reads this module to know its words.
    from drill.services.library import Library


def register(commands: Commands) -> None:
    """Make the command of this module known."""
    text = "show a problem as users will meet it, with its faults; follows the file while you write it"
    preview = add_command(commands, "preview", preview_problem, text)
    preview.add_argument("problem", metavar="ID|FILE", help="a problem of `drill problems`, or a file")
    preview.add_argument("--plain", action="store_true", help="print it as Markdown, as happens without a terminal")


def preview_problem(options: Namespace, clock: Clock) -> int:
    """Show a problem on a screen, or print it."""
    from drill.services.bootstrap import open_for_looking
    from drill.services.preview import Preview

    services = open_for_looking(find_paths(), clock, options.pack)
    preview = Preview(_file(options.problem, services.library), services.library)
    if options.plain or not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        print_text(preview.markdown().rstrip("\n"))
        return ExitCode.INVALID_CONTENT if preview.is_broken else ExitCode.OK
    from drill.cli.app import run_app

    return run_app(services, "preview", str(preview.path))


def _file(named: str, library: "Library") -> Path:
    """The file that is meant: by its path, or by the id of its problem. A broken file has no id to be found by."""
    path = Path(named).expanduser()
    if named.endswith(".yaml") or os.path.lexists(path):
        return path
    return library.path(named)
