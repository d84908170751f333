"""What the interviewer replies to questions: under which ids it is remembered, where it goes, what was never asked."""

from drill.domain.answers import QUOTE, quoted
from drill.domain.problem import Clarification, Problem
from drill.domain.session import Session
from drill.domain.vocabulary import Phase

ANSWER = "answer:"
OFFER = "offer:"
NONE = "none:"

ASSUME = "Take a sensible assumption and state it."

LONGEST_QUESTION = 120
"""Characters of a question that are kept; the rest is left out."""


def is_reply(line_id: str) -> bool:
    """Whether a line was said because the candidate asked, not because the script was due."""
    return line_id.startswith((ANSWER, OFFER, NONE))


def answer_id(clarification: Clarification) -> str:
    """The id of the line that gives an answer."""
    return f"{ANSWER}{clarification.id}"


def shortened(question: str) -> str:
    """A question as one line of at most `LONGEST_QUESTION` characters."""
    line = " ".join(question.split())
    return line if len(line) <= LONGEST_QUESTION else f"{line[: LONGEST_QUESTION - 1].rstrip()}…"


def reason_of_reply(question: str) -> str:
    """The rule behind a reply, for the transcript."""
    return f'asked: "{shortened(question)}"'


def quoted_reply(question: str, answer: str) -> str:
    """A question and its answer as lines that count as nobody's own."""
    return quoted(f"You asked: {shortened(question)}\n{answer.strip()}")


def below(text: str, line: int, block: str) -> tuple[int, str]:
    """Where a block goes so that it stands below a line as a paragraph of its own, never inside a quotation.

    Args:
        text: What stands there.
        line: The index of the line; beyond the last one, the last.
        block: What to put below it.

    Returns:
        The index of the line behind whose end it goes, and what goes there.
    """
    lines = text.split("\n")
    at = max(0, min(line, len(lines) - 1))
    while lines[at].startswith(QUOTE) and at + 1 < len(lines) and lines[at + 1].startswith(QUOTE.rstrip()):
        at += 1
    is_free = not lines[at] and (at == 0 or not lines[at - 1])
    before = "" if is_free else "\n" if not lines[at] else "\n\n"
    after = "\n\n" if at == len(lines) - 1 else "\n"
    return at, f"{before}{block}{after}"


def never_asked(problem: Problem, session: Session) -> tuple[Clarification, ...]:
    """The important answers that the candidate never got; none where the requirements were not reached."""
    if Phase.REQUIREMENTS not in session.reached:
        return ()
    said = {line.id for line in session.said}
    return tuple(each for each in problem.clarifications if each.important and answer_id(each) not in said)
