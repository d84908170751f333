"""Commands: lines that begin with a colon."""

from collections.abc import Iterable
from dataclasses import dataclass

SIGN = ":"


@dataclass(frozen=True)
class Command:
    """A command that was typed.

    Args:
        name: Its word, in lower case.
        argument: What follows it, without blanks around.
    """

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Word:
    """A command that is known.

    Args:
        name: Its word.
        meaning: What it does, as a sentence.
        argument: What follows it, in capitals.
    """

    name: str
    meaning: str
    argument: str = ""

    def __str__(self) -> str:
        """As it is typed."""
        return f"{SIGN}{self.name} {self.argument}".rstrip()


def command_in(line: str) -> Command | None:
    """The command that a line is; None for any other line."""
    if not line.startswith(SIGN) or line.startswith(SIGN * 2):
        return None
    name, _, argument = line.removeprefix(SIGN).partition(" ")
    return Command(name.strip().lower(), argument.strip())


def text_in(line: str) -> str:
    """The text that any other line is: two colons stand for one."""
    return line.removeprefix(SIGN) if line.startswith(SIGN * 2) else line


def help_lines(words: Iterable[Word]) -> tuple[str, ...]:
    """All commands, each with its meaning."""
    return tuple(f"{word}: {word.meaning}" for word in words)


def unknown(command: Command) -> str:
    """What is said to a command that there is not."""
    return f"There is no command {SIGN}{command.name[:40]} here. {SIGN}help lists them."
