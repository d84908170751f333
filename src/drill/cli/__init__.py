"""The command line: every command a thin caller of a service. Data goes to stdout, words about it to stderr."""

import sys
from collections.abc import Sequence

from drill.cli.parser import build_parser
from drill.clock import Clock, SystemClock
from drill.errors import DrillError, ExitCode
from drill.posix import silence


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words after `drill`.
        clock: Tells the time; the system's by default.

    Returns:
        The exit code.
    """
    try:
        try:
            options = build_parser().parse_args(arguments)
            return int(options.handler(options, clock or SystemClock()))
        finally:
            # Here, not at the exit of the interpreter, which answers a failure with a traceback.
            if sys.stdout is not None:
                sys.stdout.flush()
    except DrillError as error:
        print(f"drill: {error.message}", file=sys.stderr)
        if error.hint:
            print(error.hint, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        silence(sys.stdout)
        return ExitCode.OK
    except OSError as error:
        if error.filename is not None:
            raise
        silence(sys.stdout)
        print(f"drill: The output could not be written: {error.strerror}.", file=sys.stderr)
        return ExitCode.FAILURE
