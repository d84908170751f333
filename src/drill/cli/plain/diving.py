"""Choosing in line mode what to take apart in the deep dive."""

from drill.cli.plain.conversation import Conversation
from drill.cli.plain.replies import number_in
from drill.domain.diving import dive_titles
from drill.domain.wording import listed
from drill.errors import UsageError
from drill.services.choosing import Choosing
from drill.services.mock import MockInterview

OWN = "own"
HINT = ":dive 1, :dive 1 2, or :dive own and its name. Writing about one chooses it as well."


class Diving:
    """The hot spots of one mock.

    Args:
        mock: The interview.
        conversation: With whom.
    """

    def __init__(self, mock: MockInterview, conversation: Conversation) -> None:
        self._mock = mock
        self._conversation = conversation
        self._choosing = Choosing(mock)

    def offer(self) -> None:
        """Tell what there is to choose from, where the step asks for a choice that is not made yet."""
        if self._choosing.is_open:
            self.choose("")

    def choose(self, wanted: str) -> bool:
        """Choose by numbers, or by a name of one's own; without any, tell what there is.

        Returns:
            Whether something was chosen.

        Raises:
            UsageError: when a number is not in the list.
            SessionError: when it is too much, or after the lock.
        """
        if not wanted:
            self._tell()
            return False
        numbers, _, name = f" {wanted} ".partition(f" {OWN} ")
        chosen = [self._hot_spot(word) for word in numbers.replace(",", " ").split()]
        dive = self._choosing.choose(chosen, name)
        titles = dive_titles(self._mock.problem, dive)
        self._conversation.say(f"You take apart: {listed([titles[part] for part in dive.parts])}.")
        return True

    def _tell(self) -> None:
        self._conversation.say("What do you take apart? One or two; scoring asks for all that you take.")
        for number, spot in enumerate(self._choosing.hot_spots, start=1):
            self._conversation.say(f"{number} {spot.title}: {spot.question.strip()}", rest="  ")
        self._conversation.say(HINT)

    def _hot_spot(self, word: str) -> str:
        number, spots = number_in(word), self._choosing.hot_spots
        if number is None or not 1 <= number <= len(spots):
            raise UsageError("There is no hot spot of this number.", HINT)
        return spots[number - 1].id
