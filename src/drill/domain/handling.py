"""What becomes of the interviewer's questions: answered, put off, dismissed, or left open."""

from dataclasses import dataclass

from drill.domain.pushing_back import PUSH_BACK
from drill.domain.session import Said, Session
from drill.domain.vocabulary import Handling
from drill.domain.wording import clock_text

ASKING = ("probe:", "curveball:", "question:", PUSH_BACK)
"""How the ids of lines begin that ask for something. Figures, replies and the closing words do not."""

AGAIN = "again:"
"""Stands before the id of a line that was put off, when it is said a second time."""

POSTPONED_SECONDS = 180.0
"""So long after it was put off, a question comes back."""


@dataclass(frozen=True)
class Asked:
    """A question of the interviewer, and what became of it so far.

    Args:
        line: As it was said first.
        again: As it was said a second time, after it had been put off.
        how: What was done with it last; None as long as nothing was.
        handled_at: Elapsed seconds then.
        postponed_at: Elapsed seconds when it was put off; None where it never was.
    """

    line: Said
    again: Said | None = None
    how: Handling | None = None
    handled_at: float = 0.0
    postponed_at: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer. One that was put off does."""
        return self.how in (None, Handling.POSTPONED)

    @property
    def last_said(self) -> float:
        """Elapsed seconds when it was said last."""
        return (self.again or self.line).elapsed

    def allows(self, how: Handling) -> bool:
        """Whether that can be done with it now. A dismissed one can still be answered; putting off works once."""
        match how:
            case Handling.ANSWERED:
                return self.how is not Handling.ANSWERED
            case Handling.POSTPONED:
                return self.how is None
            case Handling.DISMISSED:
                return self.is_open


def asks(line_id: str) -> bool:
    """Whether a line asks for something."""
    return line_id.startswith(ASKING)


def asked_in(session: Session) -> tuple[Asked, ...]:
    """All questions of the interviewer so far, in the order in which they were said."""
    said = {line.id: line for line in session.said}
    return tuple(_asked(line, said.get(f"{AGAIN}{line.id}"), session) for line in session.said if asks(line.id))


def open_questions(session: Session) -> tuple[Asked, ...]:
    """The questions that wait for an answer, the one said last at the end."""
    return tuple(sorted((each for each in asked_in(session) if each.is_open), key=lambda each: each.last_said))


def never_answered(session: Session) -> tuple[Asked, ...]:
    """The questions that the candidate did not answer: left open, put off, or dismissed."""
    return tuple(each for each in asked_in(session) if each.how is not Handling.ANSWERED)


def to_say_again(session: Session, elapsed: float) -> Asked | None:
    """The question that was put off longest ago, when its time has come."""
    waiting = [
        each
        for each in asked_in(session)
        if each.how is Handling.POSTPONED and each.again is None and elapsed - each.handled_at >= POSTPONED_SECONDS
    ]
    return min(waiting, key=lambda each: each.handled_at, default=None)


def outcome_text(asked: Asked) -> str:
    """What became of a question: `put off at 4:10, said again at 7:10, answered at 8:00`."""
    parts = [] if asked.postponed_at is None else [f"put off at {clock_text(asked.postponed_at)}"]
    if asked.again is not None:
        parts.append(f"said again at {clock_text(asked.again.elapsed)}")
    if asked.how in (Handling.ANSWERED, Handling.DISMISSED):
        parts.append(f"{asked.how} at {clock_text(asked.handled_at)}")
    elif not parts or asked.again is not None:
        parts.append("open")
    return ", ".join(parts)


def _asked(line: Said, again: Said | None, session: Session) -> Asked:
    done = [each for each in session.handled if each.line == line.id]
    if not done:
        return Asked(line, again)
    postponed = next((each.elapsed for each in done if each.how is Handling.POSTPONED), None)
    return Asked(line, again, done[-1].how, done[-1].elapsed, postponed)
