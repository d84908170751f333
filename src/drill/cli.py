"""The command line: every command a thin caller of a service. Data goes to stdout, words about it to stderr."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from drill import __version__
from drill.clock import Clock, SystemClock
from drill.errors import DrillError, ExitCode, UsageError
from drill.paths import find_paths

DESCRIPTION = "A gym for system-design interviews: timed mocks, honest self-scoring, spaced reviews. Offline."
EPILOG = """\
Without a command, drill opens its home screen.

Your answers stay in {home}
(another folder: set DRILL_HOME). drill never opens a network connection.

exit codes: 0 fine, 1 failure, 2 usage, 3 invalid content, 130 interrupted
"""


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words after `drill`.
        clock: Tells the time; the system's by default.

    Returns:
        The exit code.
    """
    try:
        return _run(arguments, clock or SystemClock())
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


def _run(arguments: Sequence[str], clock: Clock) -> int:
    options = _parser().parse_args(arguments)
    match options.command:
        case "problems":
            return _problems(options.json)
        case "due":
            return _due(clock, options.json)
        case "check":
            return _check(options.path)
        case "mock":
            return _open_app(clock, mock=True, problem=options.problem)
        case "review":
            return _open_app(clock, review=True)
        case _:
            return _open_app(clock)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="drill",
        description=DESCRIPTION,
        epilog=EPILOG.format(home=find_paths().home),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"drill {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", title="commands")
    mock = commands.add_parser("mock", help="begin a timed mock interview", description="Begin a timed mock interview.")
    mock.add_argument("problem", nargs="?", metavar="ID", help="a problem of `drill problems`; else the suggested one")
    commands.add_parser("review", help="review the cards that are due", description="Review the cards that are due.")
    problems = commands.add_parser("problems", help="list the problems", description="List the problems.")
    due = commands.add_parser("due", help="say what is due today", description="Say what is due today.")
    for command in (problems, due):
        command.add_argument("--json", action="store_true", help="print JSON, for scripts")
    check = commands.add_parser(
        "check",
        help="check problem files, with every fault by line",
        description="Check problem, rubric and format files. Exit code 3 when one has a fault.",
    )
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a file or folder; else what drill came with")
    return parser


def _problems(as_json: bool) -> int:
    from drill.services.bootstrap import open_library

    library = open_library(find_paths())
    problems = sorted(library.problems, key=lambda problem: (problem.tier.rank, problem.title))
    if as_json:
        _print_json([{"id": p.id, "title": p.title, "tier": p.tier, "patterns": p.patterns} for p in problems])
    else:
        width = max((len(problem.id) for problem in problems), default=0)
        for problem in problems:
            print(f"{problem.id:{width}}  {problem.tier:6}  {problem.title}")
    for fault in library.faults:
        print(fault, file=sys.stderr)
    return ExitCode.OK


def _due(clock: Clock, as_json: bool) -> int:
    from drill.domain.wording import count_text
    from drill.services.due import look_up_due

    due = look_up_due(find_paths(), clock)
    if as_json:
        cards = [{"id": card.id, "problem": card.problem, "due": card.due.isoformat()} for card in due.cards]
        practice = [{"problem": p.problem, "phase": p.phase, "due": p.due.isoformat()} for p in due.practice]
        _print_json({"cards": cards, "practice": practice})
        return ExitCode.OK
    print(f"{count_text(len(due.cards), 'card')} to review: drill review" if due.cards else "No card is due today.")
    for item in due.practice:
        aim = f", above all its {item.phase.label.lower()}" if item.phase else ""
        print(f"Practise {item.problem} again{aim}: drill mock {item.problem}")
    return ExitCode.OK


def _check(path: Path | None) -> int:
    from drill.content.library import check, shipped_folder

    paths = [path] if path is not None else [shipped_folder("problems"), shipped_folder("rubrics")]
    faults = [fault for each in paths for fault in check(each)]
    for fault in faults:
        print(fault)
    print("No fault found." if not faults else f"Faults: {len(faults)}", file=sys.stderr)
    return ExitCode.INVALID_CONTENT if faults else ExitCode.OK


def _open_app(clock: Clock, mock: bool = False, problem: str | None = None, review: bool = False) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("This needs a terminal; `drill due` and `drill problems` work without one.")
    from drill.services.bootstrap import open_services

    services = open_services(find_paths(), clock)
    if problem is not None:
        services.library.problem(problem)
    from drill.tui.app import DrillApp, Start

    start = Start.MOCK if mock else Start.REVIEW if review else Start.HOME
    app = DrillApp(services, start, problem)
    app.run()
    return app.return_code or ExitCode.OK


def _print_json(data: object) -> None:
    import json

    print(json.dumps(data))
