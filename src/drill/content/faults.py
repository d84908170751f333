"""What is wrong with a file, where, and what would be right."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from drill.content.sanitise import sanitise

MOST_FAULTS = 200
"""After so many, reading more of them helps nobody; a hostile file could make millions."""

_QUOTED_LENGTH = 40
_NAMES_COMPARED = 300
_NAMES_LISTED = 12


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in a file. Lines and columns count from 1.

    Faults quote the file they are about, so name and message are sanitised and put on one line here, where every
    fault passes.
    """

    file: str
    line: int
    column: int
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", _one_line(self.file))
        object.__setattr__(self, "message", _one_line(self.message))

    def __str__(self) -> str:
        """The form that editors and terminals make a link of."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class Placed(Protocol):
    """Anything that stands somewhere in a file."""

    @property
    def line(self) -> int:
        """Counted from 1."""

    @property
    def column(self) -> int:
        """Counted from 1."""


@dataclass(frozen=True)
class Place:
    """A place in a file that is no value, such as its beginning."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Faults:
    """Collects the faults of one file while it is decoded, so that an author sees all of them at once.

    Args:
        label: The key that is being decoded; it begins each message.
        found: Shared by all collectors made by `within`.
    """

    file: str
    label: str = ""
    found: list[Fault] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether no more faults are taken. Loops over lengths that an enemy may choose stop here."""
        return len(self.found) >= MOST_FAULTS

    def add(self, where: Placed, message: str) -> None:
        """Report what is wrong at a place."""
        if not self.is_full:
            text = f"{self.label}: {message}" if self.label else message
            self.found.append(Fault(self.file, where.line, where.column, text))

    def within(self, label: str) -> "Faults":
        """A collector into the same list whose messages begin with another key."""
        return Faults(self.file, _shortened(label), self.found)

    def in_order(self) -> tuple[Fault, ...]:
        """All faults in the order of the file, each once; of several at one place, the first found comes first."""
        found = sorted(dict.fromkeys(self.found), key=lambda fault: (fault.line, fault.column))
        if self.is_full:
            found.append(replace(found[-1], message=f"more than {MOST_FAULTS} faults; mend these first"))
        return tuple(found)


def quote(text: str) -> str:
    """The beginning of a text from the file, for a message."""
    return f"`{_shortened(text)}`"


def instead_of(wrong: str, known: Iterable[str]) -> str:
    """Words for what a wrong name could have been: the nearest known one, else all of them."""
    names = list(dict.fromkeys(map(str, known)))[:_NAMES_COMPARED]
    near = difflib.get_close_matches(wrong[:_QUOTED_LENGTH], names, n=1)
    if near:
        return f"did you mean {quote(near[0])}?"
    listed = [quote(name) for name in names[:_NAMES_LISTED]]
    return "known: " + ", ".join(listed) + (", …" if len(names) > _NAMES_LISTED else "")


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED_LENGTH else text[: _QUOTED_LENGTH - 1] + "…"


def _one_line(text: str) -> str:
    return sanitise(text).replace("\n", "\u240a").replace("\t", "\u2409")
