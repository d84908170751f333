"""Choosing what to take apart in the deep dive."""

from collections.abc import Collection

from drill.content.sanitise import sanitise
from drill.domain.answers import own_lines
from drill.domain.diving import LONGEST_NAME, MOST, Dive
from drill.domain.problem import HotSpot
from drill.domain.vocabulary import Phase
from drill.errors import SessionError
from drill.services.mock import MockInterview


class Choosing:
    """The hot spots of one mock, to choose from.

    Args:
        mock: The mock that runs.
    """

    def __init__(self, mock: MockInterview) -> None:
        self._mock = mock

    @property
    def hot_spots(self) -> tuple[HotSpot, ...]:
        """What the author offers; only title and question are for the candidate's eyes."""
        return self._mock.problem.deep_dive.hot_spots

    @property
    def dive(self) -> Dive:
        """What is chosen so far."""
        return self._mock.session.dive or Dive()

    @property
    def is_open(self) -> bool:
        """Whether the present step asks for a choice that was made neither by words nor by writing."""
        session = self._mock.session
        return (
            session.locked_at is None
            and Phase.DEEP_DIVE in session.step.phases
            and session.dive is None
            and not any(own_lines(text) for part, text in self._mock.answers.items() if part.phase is Phase.DEEP_DIVE)
        )

    def choose(self, chosen: Collection[str], own: str = "") -> Dive:
        """Say what to take apart; it replaces what was said before.

        Args:
            chosen: Ids of authored hot spots, in the order of choosing.
            own: The name of one's own; any text, what a terminal would obey is made visible.

        Returns:
            What is chosen now.

        Raises:
            SessionError: when it is nothing, too much or unknown, or after the lock.
        """
        name = " ".join(sanitise(own).split())[:LONGEST_NAME].rstrip()
        dive = Dive(tuple(dict.fromkeys(chosen)), name)
        if not dive.parts:
            raise SessionError("Nothing is chosen yet.", "Choose one of the list, or name a hard part of your own.")
        if len(dive.parts) > MOST:
            raise SessionError("Two are the most there is time for.", "Leave one out.")
        if not {spot.id for spot in self.hot_spots}.issuperset(dive.chosen):
            raise SessionError("This problem has no such hot spot.")
        if dive != self._mock.session.dive:
            self._mock.dive_into(dive)
        return dive
