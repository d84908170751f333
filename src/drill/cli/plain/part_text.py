"""The text of a part, written line by line."""

from drill.domain.answers import WORKSHEET, Part
from drill.domain.estimation.results import results_of
from drill.domain.estimation.worksheet import Failure, Outcome, Worksheet
from drill.errors import UsageError

LONGEST_TEXT = 256 * 1024
"""In characters; as much as an editor may bring back."""

NUMBER = 3


def appended(text: str, line: str) -> str:
    """A text with one more line. Below a paragraph that ends with a blank line, that line is used.

    Raises:
        UsageError: when the text is full; it stays as it is.
    """
    if len(text) + len(line) >= LONGEST_TEXT:
        raise UsageError(
            f"This part is full: {LONGEST_TEXT // 1024} KB. The line was not taken.", ":edit N takes a line out."
        )
    return f"{text}{line}" if not text or text.endswith("\n\n") else f"{text}\n{line}"


def replaced(text: str, number: int, line: str) -> str:
    """A text with another line in the place of one; without it where the new one is empty.

    Raises:
        UsageError: when there is no line of this number.
    """
    lines = text.split("\n")
    if not text or not 1 <= number <= len(lines):
        raise UsageError(f"There is no line {number} here.", ":show tells the lines with their numbers.")
    lines[number - 1 : number] = [line] if line else []
    return "\n".join(lines)


def numbered(part: Part, text: str) -> tuple[str, ...]:
    """The lines of a part with their numbers; those of a worksheet with what they come to."""
    lines = text.rstrip("\n").split("\n")
    results = results_of("\n".join(lines)) if part == WORKSHEET else ("",) * len(lines)
    return tuple(
        f"{number:{NUMBER}} {line}{f'   {result}' if result else ''}"
        for number, (line, result) in enumerate(zip(lines, results, strict=True), start=1)
    )


class LastResult:
    """What the last line of a worksheet comes to, computed on from one line to the next."""

    def __init__(self) -> None:
        self._worksheet = Worksheet()

    def of(self, text: str) -> str:
        """The result of the last line; why it has none; nothing for free text."""
        self._worksheet = self._worksheet.edited(text)
        outcome: Outcome = self._worksheet.outcomes[-1]
        if outcome is None:
            return ""
        return f"Not computed: {outcome.reason}." if isinstance(outcome, Failure) else f"= {outcome.figure}"
