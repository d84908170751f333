"""Lines of one's own answers in line mode: read out with their numbers, and pointed to."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from drill.cli.plain.replies import number_in
from drill.domain.answers import Answers, LineReference, Part, line_at, own_lines
from drill.errors import UsageError

SHOWN = 40
"""So many characters of what was not understood are repeated."""


def quoted_line(answers: Answers, reference: LineReference) -> str:
    """A line with the place where it stands."""
    return f"{reference}: {(line_at(answers, reference) or '').strip()}"


def notes(parts: Iterable[Part], answers: Answers, pointed: Collection[LineReference] = ()) -> Iterator[str]:
    """The answers of some parts, line by line.

    Args:
        parts: Which.
        answers: The locked texts.
        pointed: Lines that were pointed to; they say so.
    """
    for part in parts:
        text = answers.get(part, "").rstrip("\n")
        if not text.strip():
            yield f"{part}: nothing written."
            continue
        yield f"{part}:"
        for number, line in enumerate(text.split("\n"), start=1):
            sign = " (you pointed here)" if LineReference(part, number) in pointed else ""
            yield f"{number:3} {line}{sign}"


def lines_meant(words: Sequence[str], parts: Sequence[Part], answers: Answers) -> tuple[LineReference, ...]:
    """The lines that words point to: `3`, `notes:3` or `requirements/notes:3`.

    Args:
        words: One for each line.
        parts: Where they may stand.
        answers: The locked texts.

    Raises:
        UsageError: when a word points to no line of one's own, or to several.
    """
    written = [part for part in parts if own_lines(answers.get(part, ""))]
    found = {_line_meant(word, written, answers) for word in words}
    return tuple(sorted(found, key=lambda line: (str(line.part), line.line)))


def _line_meant(word: str, written: Sequence[Part], answers: Answers) -> LineReference:
    named, _, digits = word.rpartition(":")
    number = number_in(digits)
    meant = [part for part in written if not named or named in (str(part), part.name)]
    hint = "Write the number, or the part, a colon and the number. ? shows your notes."
    if number is None or not meant:
        raise UsageError(f"{word[:SHOWN]} names no line of your notes.", hint)
    if len(meant) > 1:
        parts = ", ".join(f"{part}:{number}" for part in meant)
        raise UsageError(f"Line {number} of which part? {parts}.", hint)
    if number not in dict(own_lines(answers.get(meant[0], ""))):
        raise UsageError(f"{meant[0]} has no line {number} of yours.", hint)
    return LineReference(meant[0], number)
