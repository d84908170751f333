"""Every failure drill tells a user about.

DrillError
├── UsageError           the command line or the configuration asks for something that cannot be
├── ContentError         a problem, rubric or format file is not valid
├── StorageError         the data folder or the database cannot be used
└── SessionError         a step of a mock or of its scoring that is not possible now
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a drill command tells the shell."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    INVALID_CONTENT = 3
    INTERRUPTED = 130


class DrillError(Exception):
    """A failure with a message for the user.

    Args:
        message: What happened, as one sentence.
        hint: What is safe and what to do next, as one sentence; may be empty.
    """

    exit_code = ExitCode.FAILURE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(DrillError):
    """The command line or the configuration asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class ContentError(DrillError):
    """A problem, rubric or format file is not valid."""

    exit_code = ExitCode.INVALID_CONTENT


class StorageError(DrillError):
    """The data folder or the database cannot be used."""


class SessionError(DrillError):
    """A step of a mock or of its scoring that is not possible now."""
