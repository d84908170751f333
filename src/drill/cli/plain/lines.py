"""Lines from a terminal or a pipe, waited for with patience: time passes in between."""

import os
from collections import deque
from dataclasses import dataclass
from typing import Protocol

from drill.content.sanitise import sanitise
from drill.posix import is_readable

LONGEST_LINE = 64 * 1024
"""In bytes; the rest of a longer line is left out."""

CHUNK = 64 * 1024


class EndOfInputError(Exception):
    """No line will ever come again."""


@dataclass(frozen=True)
class Line:
    """A line that was typed; what a terminal would obey has become a symbol that can be seen.

    Args:
        is_cut: Whether its end was left out.
    """

    text: str
    is_cut: bool = False


class Lines(Protocol):
    """Where lines come from."""

    def next(self, patience: float) -> Line | None:
        """The next line; None when none came.

        Args:
            patience: Seconds to wait at most.

        Raises:
            EndOfInputError: at the end.
        """


class DescriptorLines:
    """The lines of an open file. It is read past every buffer of Python: what such a buffer holds cannot be waited for.

    Args:
        descriptor: A terminal, a pipe or a file; None where there is no input at all.
    """

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor
        self._whole: deque[Line] = deque()
        self._unfinished = bytearray()
        self._is_cut = False

    def next(self, patience: float) -> Line | None:
        """The next line, without its end; None when none came in so many seconds. A last line needs no end.

        Raises:
            EndOfInputError: at the end.
        """
        if not self._whole and self._descriptor is not None and is_readable(self._descriptor, patience):
            self._read(self._descriptor)
        if self._whole:
            return self._whole.popleft()
        if self._descriptor is None:
            raise EndOfInputError
        return None

    def _read(self, descriptor: int) -> None:
        try:
            data = os.read(descriptor, CHUNK)
        except OSError:  # the terminal was closed
            data = b""
        if not data:
            self._descriptor = None
            if self._unfinished:
                self._finish()
            return
        *ended, rest = data.split(b"\n")
        for piece in ended:
            self._take(piece)
            self._finish()
        self._take(rest)

    def _take(self, piece: bytes) -> None:
        room = LONGEST_LINE - len(self._unfinished)
        self._is_cut |= len(piece) > room
        self._unfinished += piece[:room]

    def _finish(self) -> None:
        text = self._unfinished.decode(errors="replace").removesuffix("\r").replace("\r", " ")
        self._whole.append(Line(sanitise(text), self._is_cut))
        self._unfinished.clear()
        self._is_cut = False
