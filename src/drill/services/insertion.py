"""Putting the interviewer's lines into what is being written."""

from dataclasses import dataclass

from drill.domain.answers import DIAGRAM, Part
from drill.domain.clarifying.replies import below
from drill.domain.vocabulary import Phase
from drill.services.mock import MockInterview

NOTES = Part(Phase.REQUIREMENTS, "notes")


@dataclass(frozen=True)
class Insertion:
    """Lines that the interviewer put into a part.

    Args:
        line: The index of the line behind whose end they stand.
        text: What was put there.
    """

    part: Part
    line: int
    text: str


def insertion_below(
    mock: MockInterview, part: Part, line: int | None, block: str, instead: Part = NOTES
) -> tuple[Insertion, tuple[Part, str]]:
    """Where a block of the interviewer's goes, and the part with its whole new text.

    Args:
        mock: The mock.
        part: The part that is being written.
        line: The index of the line below which it goes; None for the last one.
        block: Quoted lines.
        instead: Where they go when they cannot stand in the part.
    """
    place = instead if part == DIAGRAM else part
    text = mock.answers.get(place, "")
    wanted = text.count("\n") if line is None or place != part else line
    at, inserted = below(text, wanted, block)
    lines = text.split("\n")
    lines[at] += inserted
    return Insertion(place, at, inserted), (place, "\n".join(lines))
