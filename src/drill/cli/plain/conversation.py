"""A conversation of lines.

Nothing is coloured, no cursor is moved, and the output is the same on a terminal and in a pipe, but for prompts.
"""

import signal
import sys
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import TextIO

from drill.cli.plain.interruptions import Interruptions
from drill.cli.plain.lines import LONGEST_LINE, EndOfInputError, Lines
from drill.content.sanitise import sanitise
from drill.errors import DrillError, ExitCode

WIDTH = 78
TAB = 4

AT_ONCE = 0.0
PATIENCE = 0.5
"""Seconds of waiting for a line until time may pass."""

SIGNAL_CODES = 128
"""An exit code from here on names a signal."""


class LeavingError(Exception):
    """The user leaves: by a command, by the end of the input, or by a signal.

    Args:
        reason: What there is to say of it; may be empty.
        code: The exit code.
    """

    def __init__(self, reason: str = "", code: int = ExitCode.OK) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code

    @property
    def is_heard(self) -> bool:
        """Whether somebody may still read what is said."""
        return self.code in (ExitCode.OK, ExitCode.INTERRUPTED)


class Conversation:
    """Lines in, lines out.

    Args:
        lines: What the user types.
        out: Where what is said goes.
        interruptions: What signals ask for.
        is_terminal: Whether somebody types on a terminal: only then there are prompts.
    """

    def __init__(
        self, lines: Lines, out: TextIO, interruptions: Interruptions | None = None, *, is_terminal: bool = False
    ) -> None:
        self.is_terminal = is_terminal
        self.interruptions = interruptions or Interruptions()
        self._lines = lines
        self._out = out
        self._prompted = False

    @property
    def can_lend_terminal(self) -> bool:
        """Whether another program can take over the terminal for a while."""
        return self.is_terminal and self._out.isatty()

    def say(self, text: str, first: str = "", rest: str = "") -> None:
        """Say something, wrapped.

        Args:
            text: Any text, of any origin; its lines stay lines.
            first: What stands before its first line.
            rest: What stands before all others.
        """
        self.say_as_it_is(wrapped(text, first, rest))

    def say_as_it_is(self, lines: Iterable[str]) -> None:
        """Say lines that must not be wrapped, such as those of a drawing."""
        if self._prompted:
            self._out.write("\n")
            self._prompted = False
        for line in lines:
            self._out.write(f"{sanitise(line).expandtabs(TAB).rstrip()}\n")

    def complain(self, error: DrillError) -> None:
        """Tell on stderr what failed."""
        self.say_as_it_is(())
        self._out.flush()
        print(f"drill: {error.message}\n{error.hint}".rstrip(), file=sys.stderr)

    def poll(self, prompt: str) -> str | None:
        """The next line, if one comes soon; None when time should pass first.

        Args:
            prompt: What a terminal shows before the line.

        Raises:
            LeavingError: at the end of the input, and when a signal asks to end.
        """
        self._refuse_after_signal()
        try:
            line = self._lines.next(PATIENCE if self._prompted else AT_ONCE)
            if line is None and not self._prompted:
                self._prompt(prompt)
                line = self._lines.next(PATIENCE)
        except EndOfInputError:
            self._refuse_after_signal()  # a terminal that is closed sends one before it ends
            raise LeavingError("The input has ended.") from None
        if line is None:
            return None
        self._prompted = False
        if line.is_cut:
            self.say(f"That line was longer than {LONGEST_LINE // 1024} KB; its end was left out.")
        return line.text

    def _prompt(self, prompt: str) -> None:
        """Show that a line is waited for, unless it has come already."""
        if self.is_terminal:
            self._out.write(f"{prompt}> ")
            self._prompted = True
        self._out.flush()

    def _refuse_after_signal(self) -> None:
        number = self.interruptions.ended_by
        if number is not None:
            raise LeavingError("Interrupted." if number == signal.SIGINT else "", SIGNAL_CODES + number)

    def ask(self, prompt: str) -> str:
        """The next line, however long it takes.

        Raises:
            LeavingError: at the end of the input, and when a signal asks to end.
        """
        while True:
            line = self.poll(prompt)
            if line is not None:
                return line


def wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """A text as lines of at most `WIDTH` characters; its own lines stay lines."""
    lead = first
    for line in sanitise(text).expandtabs(TAB).split("\n"):
        yield from wrap(line, WIDTH, initial_indent=lead, subsequent_indent=rest, break_on_hyphens=False) or [lead]
        lead = rest
