"""Questions in line mode: those of the candidate to the interviewer, and those of the interviewer."""

from drill.cli.plain.conversation import Conversation
from drill.domain.answers import Part
from drill.domain.handling import Asked, outcome_text
from drill.domain.problem import Clarification
from drill.domain.wording import clock_text
from drill.errors import SessionError, UsageError
from drill.services.asking import Asking
from drill.services.mock import MockInterview
from drill.services.probes import Probes

SPEAKER = "Interviewer: "
MOST_DIGITS = 3


class Questions:
    """All that is asked in one mock.

    Args:
        mock: The interview.
        conversation: With whom.
    """

    def __init__(self, mock: MockInterview, conversation: Conversation) -> None:
        self._conversation = conversation
        self._asking = Asking(mock)
        self._probes = Probes(mock)
        self._asked = ""
        self._topics: tuple[Clarification, ...] = ()

    def ask(self, question: str, part: Part) -> None:
        """Ask the interviewer; after topics were offered, a number alone chooses one.

        Args:
            question: Any text.
            part: Where an answer is written.

        Raises:
            SessionError: after the lock.
        """
        number = _number(question)
        if number is not None and number <= len(self._topics):
            reply = self._asking.answer(self._topics[number - 1], self._asked, part)
        else:
            reply = self._asking.ask(question, part)
            self._asked = question
        self._topics = reply.topics
        self.hear(reply.text)
        for place, topic in enumerate(reply.topics, start=1):
            self._conversation.say(f":ask {place} for {topic.topic}", first="  ", rest="    ")
        if reply.insertion is not None:
            self._tell_written(reply.insertion.part)

    def hear(self, text: str) -> None:
        """Say what the interviewer says."""
        self._conversation.say(f"{SPEAKER}{text.strip()}", rest="  ")

    def tell(self) -> None:
        """List what the interviewer has asked, and what became of it."""
        asked = self._probes.all
        if not asked:
            self._conversation.say("The interviewer has asked nothing yet.")
        for number, each in enumerate(asked, start=1):
            text = f"{number} {clock_text(each.line.elapsed)} {each.line.text.strip()} ({outcome_text(each)})"
            self._conversation.say(text, rest="  ")

    def answer(self, named: str, part: Part) -> None:
        """Write a question of the interviewer into a part, to be answered below.

        Raises:
            UsageError: when there is none of this number.
            SessionError: when it was answered already, or after the lock.
        """
        insertion = self._probes.answer(self._meant(named), part)
        self._tell_written(insertion.part)

    def postpone(self, named: str) -> None:
        """Put a question of the interviewer off.

        Raises:
            UsageError: when there is none of this number.
            SessionError: when that cannot be done any more.
        """
        self._probes.postpone(self._meant(named))
        self._conversation.say("Put off: it is said once more in a while.")

    def dismiss(self, named: str) -> None:
        """Leave a question of the interviewer without an answer.

        Raises:
            UsageError: when there is none of this number.
            SessionError: when that cannot be done any more.
        """
        self._probes.dismiss(self._meant(named))
        self._conversation.say("Dismissed. :answer still takes it up.")

    def _tell_written(self, part: Part) -> None:
        self._conversation.say(f"This is written into {part}.")

    def _meant(self, named: str) -> Asked:
        """The question of a number in the list; without one, the open one that was said last."""
        if not named:
            if not self._probes.open:
                raise SessionError("No question of the interviewer is open.", ":questions lists what was asked.")
            return self._probes.open[-1]
        number, asked = _number(named), self._probes.all
        if number is None or number > len(asked):
            raise UsageError("There is no question of this number.", ":questions lists what was asked.")
        return asked[number - 1]


def _number(word: str) -> int | None:
    """The number from 1 on that a word is."""
    is_number = word.isascii() and word.isdecimal() and len(word) <= MOST_DIGITS and int(word) > 0
    return int(word) if is_number else None
