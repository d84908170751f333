"""Asking for a yes before something is changed."""

import sys

from drill.errors import UsageError


def confirm(question: str) -> bool:
    """Whether the user says yes.

    Raises:
        UsageError: when there is no terminal to ask on.
    """
    if not sys.stdin.isatty():
        raise UsageError("This needs a yes, and there is no terminal to ask on.", "Nothing was changed. Add --yes.")
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
