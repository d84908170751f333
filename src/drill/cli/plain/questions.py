"""Questions in line mode: those of the candidate to the interviewer, and those of the interviewer."""

from drill.cli.plain.conversation import Conversation
from drill.cli.plain.replies import number_in
from drill.domain.answers import Part
from drill.domain.handling import Asked, asked_in, outcome_text
from drill.domain.problem import Clarification
from drill.domain.wording import clock_text
from drill.errors import UsageError
from drill.services.asking import Asking
from drill.services.mock import MockInterview
from drill.services.probes import Probes

SPEAKER = "Interviewer: "


class Questions:
    """All that is asked in one mock.

    Args:
        mock: The interview.
        conversation: With whom.
    """

    def __init__(self, mock: MockInterview, conversation: Conversation) -> None:
        self._mock = mock
        self._conversation = conversation
        self._asking = Asking(mock)
        self._probes = Probes(mock)
        self._asked = ""
        self._topics: tuple[Clarification, ...] = ()

    def ask(self, question: str, part: Part) -> None:
        """Ask the interviewer; a number alone chooses one of the topics that were offered last.

        Args:
            question: Any text.
            part: Where an answer is written.

        Raises:
            UsageError: when no topic of this number was offered.
            SessionError: after the lock.
        """
        number = number_in(question)
        if number is None:
            reply = self._asking.ask(question, part)
            self._asked = question
        elif 1 <= number <= len(self._topics):
            reply = self._asking.answer(self._topics[number - 1], self._asked, part)
        else:
            raise UsageError("No topic of this number is on offer.", ":ask and a question in your own words.")
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
        """List what the interviewer has asked, open questions first, and what became of each."""
        asked = self._probes.all
        if not asked:
            self._conversation.say("The interviewer has asked nothing yet.")
        for each in asked:
            number, minute = self._in_order.index(each) + 1, clock_text(each.line.elapsed)
            text = f"{number} {minute} {each.line.text.strip()} ({outcome_text(each)})"
            self._conversation.say(text, rest="  ")

    def answer(self, named: str, part: Part) -> None:
        """Write a question of the interviewer into a part, to be answered below.

        Raises:
            UsageError: when there is none of this number.
            SessionError: when it was answered already, or after the lock.
        """
        asked = self._meant(named)
        insertion = self._probes.answer(asked, part)
        self._repeat(asked)
        self._tell_written(insertion.part)

    def postpone(self, named: str) -> None:
        """Put a question of the interviewer off.

        Raises:
            UsageError: when there is none of this number.
            SessionError: when that cannot be done any more.
        """
        asked = self._meant(named)
        self._probes.postpone(asked)
        self._repeat(asked)
        self._conversation.say("Put off: it is said once more in a while.")

    def dismiss(self, named: str) -> None:
        """Leave a question of the interviewer without an answer.

        Raises:
            UsageError: when there is none of this number.
            SessionError: when that cannot be done any more.
        """
        asked = self._meant(named)
        self._probes.dismiss(asked)
        self._repeat(asked)
        self._conversation.say("Dismissed. :answer still takes it up.")

    @property
    def _in_order(self) -> tuple[Asked, ...]:
        """All questions as they were said: a number that was heard means the same one ever after."""
        return asked_in(self._mock.session)

    def _repeat(self, asked: Asked) -> None:
        """Say which question is meant."""
        self._conversation.say(f"The question was: {asked.line.text.strip()}", rest="  ")

    def _tell_written(self, part: Part) -> None:
        self._conversation.say(f"This is written into {part}.")

    def _meant(self, named: str) -> Asked:
        """The question of a number in the list; without one, the open one that was said last.

        Raises:
            UsageError: when there is none of this number.
            SessionError: when none is open.
        """
        if not named:
            return self._probes.newest_open()
        number, asked = number_in(named), self._in_order
        if number is None or not 1 <= number <= len(asked):
            raise UsageError("There is no question of this number.", ":questions lists what was asked.")
        return asked[number - 1]
