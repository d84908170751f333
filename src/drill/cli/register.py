"""How a command is made known to the parser."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from drill.clock import Clock

Handler = Callable[[argparse.Namespace, Clock], int]


class Commands(Protocol):
    """Where commands are added: what `add_subparsers` gives, whose class argparse keeps to itself."""

    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser:
        """Add a command."""


def folder(text: str) -> Path:
    """A folder that is named on the command line.

    Raises:
        ArgumentTypeError: when it is none, for argparse to tell.
    """
    path = Path(text).expanduser()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a folder")
    return path


def add_command(commands: Commands, name: str, handler: Handler, text: str) -> argparse.ArgumentParser:
    """Add a command.

    Args:
        commands: Where to.
        name: The word.
        handler: What runs it; gives the exit code.
        text: What it does, as a clause in lower case.

    Returns:
        Its parser, for arguments of its own.
    """
    parser = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.set_defaults(handler=handler)
    return parser
