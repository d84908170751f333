"""The command `drill calibrate`: grade authored answers in the app, or list them."""

from argparse import Namespace

from drill.cli import app
from drill.cli.output import print_json, print_table
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode, UsageError
from drill.paths import find_paths


def register(commands: Commands) -> None:
    """Make the command of this module known."""
    calibrate = add_command(commands, "calibrate", calibrate_or_list, "grade authored answers, to train your eye")
    calibrate.add_argument("--list", action="store_true", help="list all answers with their levels instead")
    calibrate.add_argument("--json", action="store_true", help="with --list: print JSON, for scripts")


def calibrate_or_list(options: Namespace, clock: Clock) -> int:
    """Open the app at its rounds of five answers, or list what can be asked there."""
    if options.list:
        return _list(options)
    if options.json:
        raise UsageError("--json goes with --list.")
    return app.open_calibration(options, clock)


def _list(options: Namespace) -> int:
    from drill.services.bootstrap import open_library
    from drill.services.calibration import all_answers

    known = [answer.known_as for answer in all_answers(open_library(find_paths(), options.pack))]
    if options.json:
        print_json(
            [{"id": each.id, "phase": each.phase, "problem": each.problem, "level": each.level} for each in known]
        )
    else:
        print_table((each.id, each.phase, each.problem, str(each.level)) for each in known)
    return ExitCode.OK
