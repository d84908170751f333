"""A conversation without a terminal: lines are typed and time passes as a script says, and what is said is kept."""

import io
from collections.abc import Callable

from drill.cli.plain.conversation import Conversation
from drill.cli.plain.interruptions import Interruptions
from drill.cli.plain.lines import EndOfInputError, Line
from tests.factories import FakeClock

Step = str | float | tuple[float, str] | Callable[[], object]
"""A line that is typed, seconds that pass, a line that takes seconds to type, or something else that happens."""


class Script:
    """Lines in their order, with pauses between them. When it is over, so is the input.

    Args:
        clock: Moved second by second in the pauses.
        steps: What happens.
    """

    def __init__(self, clock: FakeClock, *steps: Step) -> None:
        self._clock = clock
        self._steps = list(steps)

    def next(self, patience: float) -> Line | None:
        if not self._steps:
            raise EndOfInputError
        if not patience and not isinstance(self._steps[0], str | tuple):
            return None
        step = self._steps.pop(0)
        if isinstance(step, tuple):
            seconds, step = step
            self._clock.advance(seconds)
        if isinstance(step, str):
            return Line(step)
        if not isinstance(step, int | float):
            step()
            return None
        self._clock.advance(min(step, 1.0))
        if step > 1.0:
            self._steps.insert(0, step - 1.0)
        return None


class Screen(io.StringIO):
    """What is said, as on a terminal."""

    def isatty(self) -> bool:
        return True


class Talk:
    """A conversation by a script.

    Args:
        clock: The clock of whoever is talked with.
        steps: What is typed and when.
        is_terminal: Whether there are prompts.
    """

    def __init__(self, clock: FakeClock, *steps: Step, is_terminal: bool = False) -> None:
        self._out = Screen() if is_terminal else io.StringIO()
        self.interruptions = Interruptions()
        self.conversation = Conversation(Script(clock, *steps), self._out, self.interruptions, is_terminal=is_terminal)

    @property
    def said(self) -> str:
        """All that was said so far; never anything that moves a cursor or paints."""
        text = self._out.getvalue()
        assert not [character for character in text if ord(character) < 0x20 and character != "\n"]
        return text

    @property
    def flowed(self) -> str:
        """The same in one line, so that a text is found wherever it wraps."""
        return " ".join(self.said.split())
