"""What screens ask the app for. A screen knows no other screen: it posts one of these, and the app routes."""

from dataclasses import dataclass
from enum import Enum

from textual.message import Message

from drill.config import Config
from drill.domain.vocabulary import Seniority


class OpenProblems(Message):
    """Show the list of problems."""


class OpenHistory(Message):
    """Show all attempts."""


@dataclass
class OpenComparison(Message):
    """Compare an attempt with another one at the same problem."""

    session: str


@dataclass
class OpenReview(Message):
    """Review what is due; and, if that is wished, practise all other cards beyond it."""

    beyond: bool = False


class OpenSample(Message):
    """Try the first five minutes of a mock."""


class OpenSettings(Message):
    """Show the settings."""


@dataclass
class OpenMock(Message):
    """Go on with the unfinished mock, or prepare one: of the given problem, else of the suggested one."""

    problem: str | None = None


@dataclass
class BeginMock(Message):
    """Start the clock of a mock."""

    problem: str
    format: str
    seniority: Seniority


class Way(Enum):
    """How to open an attempt."""

    AS_IT_STANDS = "as it stands"
    SCORE = "score"
    WRITE_ON = "write on"
    READ = "read"


@dataclass
class OpenSession(Message):
    """Open an attempt where it stands; its screen takes the place of the present one, or covers Home.

    One that is only read covers whatever screen there is.
    """

    session: str
    way: Way = Way.AS_IT_STANDS


@dataclass
class ConfigChanged(Message):
    """The looks were changed."""

    config: Config
