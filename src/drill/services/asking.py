"""Asking the interviewer: the author's answer, topics it may be about, or the advice to assume."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from drill.content.library import load_common_words
from drill.content.sanitise import sanitise
from drill.domain.answers import Part
from drill.domain.clarifying.matching import PreparedAnswers
from drill.domain.clarifying.replies import (
    ASSUME,
    NONE,
    OFFER,
    answer_id,
    is_reply,
    quoted_reply,
    reason_of_reply,
)
from drill.domain.clarifying.words import MOST_CHARACTERS
from drill.domain.problem import Clarification
from drill.domain.session import Said
from drill.errors import SessionError
from drill.services.insertion import NOTES, Insertion, insertion_below
from drill.services.mock import MockInterview

SAY_SOMETHING = "Ask in a few words of your own: how many, how fast, who, what if."


@dataclass(frozen=True)
class Reply:
    """What the interviewer says to a question.

    Args:
        text: What to show.
        insertion: Where the answer was written; None when none was given.
        topics: What may be meant, to choose from; the likeliest first.
    """

    text: str
    insertion: Insertion | None = None
    topics: tuple[Clarification, ...] = ()


class Asking:
    """The questions that can be asked in one mock.

    Args:
        mock: The mock that runs.
    """

    def __init__(self, mock: MockInterview) -> None:
        self._mock = mock

    def ask(self, question: str, part: Part = NOTES, line: int | None = None) -> Reply:
        """Ask in one's own words.

        Args:
            question: Any text; what a terminal would obey is made visible.
            part: The part that is being written; an answer goes there, or into the notes where it cannot stand.
            line: The index of the line below which an answer goes; the last one by default.

        Raises:
            SessionError: after the lock.
        """
        self._refuse_when_locked()
        asked = sanitise(question[:MOST_CHARACTERS]).strip()
        if not asked:
            return Reply(SAY_SOMETHING)
        found = self._prepared.find(asked)
        if found.answer is not None:
            return self.answer(found.answer, asked, part, line)
        if found.topics:
            return self._offer(found.topics, asked)
        self._say(f"{NONE}{self._replies + 1}", ASSUME, asked)
        return Reply(ASSUME)

    def answer(self, clarification: Clarification, question: str, part: Part = NOTES, line: int | None = None) -> Reply:
        """Give the answer to one clarification, as when it was chosen from the topics.

        Raises:
            SessionError: after the lock.
        """
        self._refuse_when_locked()
        asked = sanitise(question[:MOST_CHARACTERS])
        block = quoted_reply(asked, clarification.answer)
        insertion, written = insertion_below(self._mock, part, line, block)
        self._say(answer_id(clarification), clarification.answer.strip(), asked, written)
        return Reply(clarification.answer.strip(), insertion)

    @cached_property
    def _prepared(self) -> PreparedAnswers:
        """Made at the first question: most mocks begin without one, and the list of synonyms is a file to read."""
        return PreparedAnswers(self._mock.problem.clarifications, load_common_words())

    @property
    def _replies(self) -> int:
        return sum(is_reply(line.id) for line in self._mock.session.said)

    def _offer(self, topics: Sequence[Clarification], asked: str) -> Reply:
        names = ", ".join(topic.topic for topic in topics)
        text = f"Do you mean one of these: {names}?"
        self._say(f"{OFFER}{self._replies + 1}", text, asked)
        return Reply(text, topics=tuple(topics))

    def _say(self, line_id: str, text: str, asked: str, written: tuple[Part, str] | None = None) -> None:
        phase = self._mock.session.step.phases[0]
        self._mock.say(Said(line_id, phase, text, reason_of_reply(asked), self._mock.elapsed), written)

    def _refuse_when_locked(self) -> None:
        if self._mock.session.locked_at is not None:
            raise SessionError("The mock is over: nobody answers any more.", "The result lists what was never asked.")
