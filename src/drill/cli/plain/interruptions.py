"""Signals, noted as they come and asked for between two lines: nothing that is being stored is cut in two."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interruptions:
    """What signals have asked for so far."""

    def __init__(self) -> None:
        self.ended_by: int | None = None
        """The signal that asked to end; None as long as none did."""
        self._was_stopped = False

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note signals for a while."""
        handlers = {number: signal.signal(number, self._note_end) for number in ENDING}
        handlers[signal.SIGCONT] = signal.signal(signal.SIGCONT, self._note_stop)
        try:
            yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def take_stop(self) -> bool:
        """Whether the process was stopped and went on since this was asked last."""
        was_stopped, self._was_stopped = self._was_stopped, False
        return was_stopped

    def forget_interrupt(self) -> None:
        """Leave out a Ctrl+C that was meant for another program on the terminal."""
        if self.ended_by == signal.SIGINT:
            self.ended_by = None

    def _note_end(self, number: int, frame: FrameType | None) -> None:
        self.ended_by = number

    def _note_stop(self, number: int, frame: FrameType | None) -> None:
        self._was_stopped = True
