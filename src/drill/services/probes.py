"""What a candidate does with the interviewer's questions: answer, put off, dismiss."""

from drill.domain.answers import Part, quoted
from drill.domain.handling import Asked, asked_in, open_questions
from drill.domain.vocabulary import Handling, Phase
from drill.errors import SessionError
from drill.services.insertion import Insertion, insertion_below
from drill.services.mock import MockInterview

DESIGN_NOTES = Part(Phase.HIGH_LEVEL_DESIGN, "notes")
"""Where an answer goes that cannot stand in a drawing."""


class Probes:
    """The questions of the interviewer in one mock.

    Args:
        mock: The mock that runs.
    """

    def __init__(self, mock: MockInterview) -> None:
        self._mock = mock

    @property
    def all(self) -> tuple[Asked, ...]:
        """Every question so far: those that are open first, the latest of them at the top."""
        asked = sorted(asked_in(self._mock.session), key=lambda each: each.last_said, reverse=True)
        return tuple(sorted(asked, key=lambda each: not each.is_open))

    @property
    def open(self) -> tuple[Asked, ...]:
        """The questions that wait for an answer, the latest at the end."""
        return open_questions(self._mock.session)

    def newest_open(self) -> Asked:
        """The question that was asked last and still waits.

        Raises:
            SessionError: when none waits.
        """
        if not self.open:
            raise SessionError(
                "No question of the interviewer is open.", "The list of what was asked tells what became of each."
            )
        return self.open[-1]

    def answer(self, asked: Asked, part: Part, line: int | None = None) -> Insertion:
        """Write a question as quoted lines where the candidate writes; from then on it counts as answered.

        Args:
            asked: The question.
            part: The part that is being written; a drawing takes no lines, the notes of the design do.
            line: The index of the line below which it goes; the last one by default.

        Raises:
            SessionError: when it was answered already, or after the lock.
            StorageError: when it could not be written; then it is still open.
        """
        self._refuse(asked, Handling.ANSWERED)
        insertion, written = insertion_below(self._mock, part, line, quoted(asked.line.text), DESIGN_NOTES)
        self._mock.handle(asked.line.id, Handling.ANSWERED, written)
        return insertion

    def postpone(self, asked: Asked) -> None:
        """Put a question off: it stays open, and is said once more in a while.

        Raises:
            SessionError: when it was put off before or is no longer open, or after the lock.
        """
        self._refuse(asked, Handling.POSTPONED)
        self._mock.handle(asked.line.id, Handling.POSTPONED)

    def dismiss(self, asked: Asked) -> None:
        """Take a question from the open ones without an answer.

        Raises:
            SessionError: when it is not open, or after the lock.
        """
        self._refuse(asked, Handling.DISMISSED)
        self._mock.handle(asked.line.id, Handling.DISMISSED)

    def _refuse(self, asked: Asked, how: Handling) -> None:
        if self._mock.session.locked_at is not None:
            raise SessionError("The mock is over: what was left open stays so.", "The result lists it.")
        if not asked.allows(how):
            was = "put off once already" if how is asked.how is Handling.POSTPONED else f"{asked.how} already"
            hint = "Answer it or dismiss it." if asked.is_open else ""
            raise SessionError(f"This question was {was}.", hint)
