"""Marking the worksheet in line mode: which line answers which figure, and how near it came."""

from drill.cli.plain.commands import Word
from drill.cli.plain.conversation import Conversation
from drill.cli.plain.replies import number_in, reply_to
from drill.domain.estimation.pairing import Line
from drill.domain.marking import QuantityMark
from drill.domain.problem import Quantity
from drill.errors import UsageError
from drill.services.marking import WorksheetMarking

SKIP = Word("skip", "leave what is still open, and go back to the scoring.")
HINT = "y takes that line; y and a number takes another; n says that there is none; ? lists the lines that fit."

Entry = str | Quantity
"""A given, by its name, or a figure that was to be worked out."""


def mark_worksheet(conversation: Conversation, marking: WorksheetMarking) -> None:
    """Ask about every given and figure that is still open.

    Raises:
        LeavingError: when the user leaves; what was marked is kept.
    """
    conversation.say(f"The worksheet. {HINT} :skip goes back to the scoring.")
    entries: tuple[Entry, ...] = (*marking.givens, *marking.quantities)
    for entry in entries:
        if _is_open(marking, entry) and not _ask(conversation, marking, entry):
            break
    conversation.say("Back to the scoring.")


def mark_text(mark: QuantityMark) -> str:
    """A figure with what became of it."""
    slip = f", looks like {mark.slip}" if mark.slip else ""
    value = f"{mark.value}, " if mark.line else ""
    return f"{mark.ask.strip()}: {value}reference {mark.reference}, {mark.grade}{slip}."


def _ask(conversation: Conversation, marking: WorksheetMarking, entry: Entry) -> bool:
    """Ask about one entry until it is decided; whether to go on with the next."""
    if isinstance(entry, Quantity):
        proposed, fitting = marking.proposed().get(entry.id), marking.lines_for(entry)
        conversation.say(f"{entry.ask.strip()}. Which line answers it?")
    else:
        proposed, fitting = marking.proposed_for_given(entry), marking.lines_for_given(entry)
        conversation.say(f"Given was {entry} = {marking.value_of_given(entry)}. Did you assume another value?")
    conversation.say("No line is proposed." if proposed is None else f"Perhaps line {_text_of(proposed)}", rest="  ")
    while True:
        reply = reply_to(conversation, "y, y LINE or n", HINT, (SKIP,)).lower()
        if reply == f":{SKIP.name}":
            return False
        if reply == "?":
            for line in fitting:
                conversation.say(_text_of(line), rest="  ")
            continue
        try:
            _decide(marking, entry, _line_in(reply, proposed, marking.lines))
        except UsageError as error:
            conversation.say(f"{error.message} {error.hint}")
            continue
        if isinstance(entry, Quantity):
            mark = marking.marking.marks[entry.id]
            conversation.say(f"{mark_text(mark)} It decides: {mark.decides.strip()}")
        return True


def _decide(marking: WorksheetMarking, entry: Entry, line: Line | None) -> None:
    if isinstance(entry, Quantity):
        marking.mark(entry, line)
    else:
        marking.pair(entry, line)


def _line_in(reply: str, proposed: Line | None, lines: tuple[Line, ...]) -> Line | None:
    """The line that a reply means; None for none.

    Raises:
        UsageError: when it means no line with a value.
    """
    verb, *words = reply.split() or [""]
    if verb == "n" and not words:
        return None
    if verb == "y" and not words and proposed is not None:
        return proposed
    number = number_in(words[0]) if verb == "y" and len(words) == 1 else None
    for line in lines:
        if line.number == number:
            return line
    raise UsageError("That names no line with a figure.", HINT)


def _is_open(marking: WorksheetMarking, entry: Entry) -> bool:
    decided = marking.marking
    return entry.id not in decided.marks if isinstance(entry, Quantity) else entry not in decided.pairs


def _text_of(line: Line) -> str:
    return f"{line.number}: {line.text.strip()}"
