"""The command line: every command a thin caller of a service. Data goes to stdout, words about it to stderr."""

import os
import sys
from collections.abc import Sequence

from drill.cli.parser import build_parser
from drill.clock import Clock, SystemClock
from drill.errors import DrillError, ExitCode


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words after `drill`.
        clock: Tells the time; the system's by default.

    Returns:
        The exit code.
    """
    try:
        options = build_parser().parse_args(arguments)
        return int(options.handler(options, clock or SystemClock()))
    except DrillError as error:
        print(f"drill: {error.message}", file=sys.stderr)
        if error.hint:
            print(error.hint, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; say no more, not even at interpreter exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
