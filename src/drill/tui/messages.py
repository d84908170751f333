"""What screens ask the app for. A screen knows no other screen: it posts one of these, and the app routes."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from drill.config import Config
from drill.domain.study.stage import Stage
from drill.domain.vocabulary import Phase, Seniority

if TYPE_CHECKING:
    # Only for the hint: Home posts messages and knows no whole problem.
    from drill.domain.problem import Problem


class Open(Message):
    """Asks for a screen. It covers the present one, or takes its place, see `covers`."""

    @property
    def covers(self) -> bool:
        """Whether the present screen comes back when the asked one is left; Home always does."""
        return True


class OpenProblems(Open):
    """Show the list of problems."""


class OpenHistory(Open):
    """Show all attempts."""


@dataclass
class OpenComparison(Open):
    """Compare an attempt with another one at the same problem."""

    session: str


@dataclass
class OpenReview(Open):
    """Review what is due; and, if that is wished, practise all other cards beyond it."""

    beyond: bool = False


class OpenGym(Open):
    """Estimate: a sitting in the gym."""


class OpenCalibration(Open):
    """Grade authored answers."""


@dataclass
class OpenDrawing(Open):
    """Ask a drawing.

    Args:
        text: As it was written.
        problem: What it is for; None where that cannot be read any more.
        worksheet: Its rates can enter the drawing.
        with_reference: Whether the author's drawing, paths and failures may be shown.
        session: The attempt it is from.
        is_authored: Whether it is not the user's own.
    """

    text: str
    problem: "Problem | None" = None
    worksheet: str = ""
    with_reference: bool = False
    session: str = ""
    is_authored: bool = False


@dataclass
class OpenPreview(Open):
    """Show a problem as its users will meet it.

    Args:
        path: Its file.
    """

    path: Path


@dataclass
class OpenStudy(Open):
    """Study a problem: the given one, else the one that was left, else the suggested one."""

    problem: str | None = None


@dataclass
class OpenStage(Open):
    """Begin a stage of studying a problem, or go on with it."""

    problem: str
    stage: Stage


class OpenSample(Open):
    """Try the first five minutes of a mock."""

    @property
    def covers(self) -> bool:
        """It goes on from the screen that asked."""
        return False


class OpenSettings(Open):
    """Show the settings."""


@dataclass
class OpenMock(Open):
    """Go on with the unfinished mock, or prepare one: of the given problem, else of the suggested one."""

    problem: str | None = None

    @property
    def covers(self) -> bool:
        """It goes on from the screen that asked."""
        return False


@dataclass
class BeginMock(Open):
    """Start the clock of a mock."""

    problem: str
    format: str
    seniority: Seniority

    @property
    def covers(self) -> bool:
        """It goes on from the screen that asked."""
        return False


@dataclass
class OpenDrill(Open):
    """Go on with the unfinished mock, or look at a phase drill before its clock starts.

    Args:
        item: The problem whose planned practice it is for; None leaves that to be found.
    """

    problem: str
    phase: Phase
    item: str | None = None

    @property
    def covers(self) -> bool:
        """It goes on from the screen that asked."""
        return False


@dataclass
class BeginDrill(Open):
    """Start the clock of a phase drill."""

    problem: str
    phase: Phase
    item: str | None = None

    @property
    def covers(self) -> bool:
        """It goes on from the screen that asked."""
        return False


class Way(Enum):
    """How to open an attempt."""

    AS_IT_STANDS = "as it stands"
    SCORE = "score"
    WRITE_ON = "write on"
    READ = "read"


@dataclass
class OpenSession(Open):
    """Open an attempt where it stands; its screen takes the place of the present one, or covers Home.

    One that is only read covers whatever screen there is.
    """

    session: str
    way: Way = Way.AS_IT_STANDS

    @property
    def covers(self) -> bool:
        """An attempt that is only read."""
        return self.way is Way.READ


@dataclass
class OpenMarking(Open):
    """Mark the worksheet of a locked attempt."""

    session: str


@dataclass
class OpenMeasures(Open):
    """Look at the authored answers again while revising."""

    session: str


@dataclass
class ConfigChanged(Message):
    """The looks were changed."""

    config: Config
