"""drill under a clock that only a test moves, and without a network: `timed_drill.py TIME [ARGUMENTS...]`.

TIME is a file with seconds. A socket ends the program at once, whatever the program does about exceptions.
"""

import fcntl
import os
import socket
import sys
import termios
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

BEGIN = datetime(2031, 3, 14, 10, 0, tzinfo=UTC)
"""The Friday morning on which the file says 0."""

ONE_MOMENT = 0.05

USED_A_SOCKET = 99
"""The exit code of a program that reached for the network."""

NETWORK = {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook. An event loop wakes itself through a pair of Unix sockets, which are made without a name."""
    if event in NETWORK or (event == "socket.__new__" and arguments[1] != socket.AF_UNIX):
        os.write(2, f"{event} {arguments[1:]}\n".encode())
        os._exit(USED_A_SOCKET)


class MovedClock:
    """A clock that stands where a file puts it.

    A monotonic reading right after one of the wall clock takes what that one found: two readings of one moment must
    not fall on two sides of a move, which would look like a machine that slept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read()

    def now(self) -> datetime:
        self._read()
        return BEGIN + timedelta(seconds=self._seconds)

    def monotonic(self) -> float:
        if time.monotonic() - self._read_at > ONE_MOMENT:
            self._read()
        return self._seconds

    def zone(self) -> tzinfo:
        return UTC

    def _read(self) -> None:
        self._seconds = float(self._file.read_text(encoding="ascii"))
        self._read_at = time.monotonic()


if __name__ == "__main__":
    sys.addaudithook(refuse_network)
    from drill.cli import run  # now, so that no import of it reaches for the network either

    if sys.stdin.isatty():
        # As for a program that a shell started: the signals of the terminal reach it.
        fcntl.ioctl(sys.stdin, termios.TIOCSCTTY, 0)
    sys.exit(run(sys.argv[2:], MovedClock(Path(sys.argv[1]))))
