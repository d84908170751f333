"""All that drill asks of a POSIX system, so that another kind of system needs one module of its own."""

import fcntl
import os
import select
from pathlib import Path
from typing import TextIO


class LockHeldError(Exception):
    """Another process holds the lock."""


def hold_lock(path: Path) -> int:
    """Take a lock file for the life of this process.

    The system lets go of it when the process ends in any way, so no stale lock is ever left.

    Returns:
        The open file descriptor; closing it lets go of the lock.

    Raises:
        LockHeldError: when it is taken.
        OSError: when the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise LockHeldError from error
    return descriptor


def is_running(process: int) -> bool:
    """Whether there is a process of this id."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def sync_file(path: Path) -> None:
    """Make what was written to a file survive a power loss."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Make renames and new names in a folder survive a power loss."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_readable(descriptor: int, seconds: float) -> bool:
    """Whether something can be read from a terminal, pipe or file, now or within so many seconds.

    A signal whose handler raises nothing does not shorten the wait.
    """
    return bool(select.select([descriptor], [], [], seconds)[0])


def silence(stream: TextIO) -> None:
    """Drop what a stream still holds and all that follows: nobody reads it any more.

    It would be tried again at the exit, and turn the exit code to 120.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
