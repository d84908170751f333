"""The words that drill understands. Each group of commands registers its own."""

import argparse

from drill import __version__
from drill.cli import (
    app,
    calibrate,
    content,
    data,
    diagram,
    due,
    estimate,
    history,
    partner,
    preview,
    register,
    setup,
    stats,
    study,
)
from drill.paths import find_paths

DESCRIPTION = "A gym for system-design interviews: timed mocks, honest self-scoring, spaced reviews. Offline."
EPILOG = """\
Without a command, drill opens its home screen.

Your answers stay in {home}
(another folder: set DRILL_HOME). drill never opens a network connection.

Without a screen: `--plain` with mock, phase, score and review.

exit codes: 0 fine, 1 failure, 2 usage, 3 invalid content, 130 interrupted
"""


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line; every parse gives a `handler(options, clock) -> exit code`."""
    parser = argparse.ArgumentParser(
        prog="drill",
        description=DESCRIPTION,
        epilog=EPILOG.format(home=find_paths().home),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"drill {__version__}")
    parser.add_argument(
        "--pack",
        action="append",
        type=register.folder,
        default=[],
        metavar="FOLDER",
        help="a folder with problems of your own, for this run; can be given more than once",
    )
    parser.set_defaults(handler=app.open_home)
    commands = parser.add_subparsers(dest="command", metavar="command", title="commands")
    for group in (
        app,
        study,
        due,
        calibrate,
        estimate,
        diagram,
        history,
        stats,
        partner,
        setup,
        data,
        content,
        preview,
    ):
        group.register(commands)
    return parser
