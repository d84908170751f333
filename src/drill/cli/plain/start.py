"""Line mode from the command line: what is asked for is opened, played, and left in order."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from drill.cli.plain.commands import command_in
from drill.cli.plain.conversation import Conversation, LeavingError
from drill.cli.plain.interruptions import Interruptions
from drill.cli.plain.lines import DescriptorLines
from drill.cli.plain.mock import End, PlainMock, tell_help
from drill.cli.plain.prose import prose
from drill.cli.plain.replies import reply_to
from drill.cli.plain.review import PlainReview
from drill.cli.plain.score import score
from drill.cli.plain.settled_before import tell_settled
from drill.cli.plain.writing import Surroundings
from drill.config import load_config
from drill.domain.format import Format
from drill.domain.problem import Problem
from drill.domain.vocabulary import Phase, Seniority
from drill.errors import DrillError, ExitCode, SessionError, UsageError
from drill.services import mock_opening
from drill.services.bootstrap import Services
from drill.services.home import suggested_problem
from drill.services.mock import MockInterview
from drill.services.safekeeping import back_up_daily
from drill.services.scoring import Scoring
from drill.services.start import begin_drill, begin_mock, find_format, last_choice, prepare_drill
from drill.services.to_score import attempt_to_score
from drill.storage import sessions
from drill.storage.sessions import SessionRow, SessionState

BEGIN = "Enter begins"
AFTER_LOCK = "s scores it now; w writes on, kept apart and not scored; n leaves it for later."


@dataclass(frozen=True)
class Wish:
    """The mock that is asked for.

    Args:
        problem: Its id; the suggested one by default.
        format: Its id; that of the latest mock by default.
        seniority: The level interviewed for; that of the latest mock by default.
        drilled: The one phase of a phase drill; None for a whole mock.
    """

    problem: str | None = None
    format: str | None = None
    seniority: Seniority | None = None
    drilled: Phase | None = None

    def is_met_by(self, row: SessionRow) -> bool:
        """Whether going on with an attempt is what is asked for; who names no problem means any."""
        named = ((self.problem, row.problem), (self.format, row.format), (self.seniority, row.seniority))
        return all(wish in (None, its) for wish, its in named) and (self.problem is None or self.drilled == row.drilled)


def converse(services: Services, activity: Callable[[Conversation], None]) -> int:
    """Hold a conversation on stdin and stdout until it ends, or the user leaves; the exit code."""
    interruptions = Interruptions()
    is_terminal = sys.stdin is not None and sys.stdin.isatty()
    conversation = Conversation(DescriptorLines(_descriptor()), _output(), interruptions, is_terminal=is_terminal)
    with interruptions.noted():
        try:
            activity(conversation)
        except LeavingError as leaving:
            if not leaving.is_heard:
                return leaving.code
            code = leaving.code
        else:
            code = ExitCode.OK
    try:
        back_up_daily(services)
    except DrillError as error:
        conversation.complain(error)
    return code


def play_mock(conversation: Conversation, services: Services, wish: Wish) -> None:
    """Begin a mock, or go on with the unfinished one: only one runs at a time.

    Raises:
        DrillError: when it cannot be begun, or another one is unfinished.
    """
    if _went_on(conversation, services, wish):
        return
    problem_id = wish.problem or suggested_problem(services.connection, services.library.problems)
    last = last_choice(services.connection)
    agenda = find_format(services.library.formats, wish.format or last.format)
    seniority = wish.seniority or last.seniority
    introduce(conversation, services.library.problem(problem_id), agenda, seniority)
    first = wait_to_begin(conversation)
    _play(conversation, services, begin_mock(services, problem_id, agenda.id, seniority), first)


def play_drill(conversation: Conversation, services: Services, problem_id: str, phase: Phase) -> None:
    """Begin a phase drill, or go on with it where it is unfinished.

    Raises:
        DrillError: when it cannot be begun, or another mock is unfinished.
    """
    if _went_on(conversation, services, Wish(problem_id, drilled=phase)):
        return
    drill = prepare_drill(services, problem_id, phase)
    introduce(conversation, drill.problem, drill.agenda, drill.seniority)
    tell_settled(conversation, drill.problem, phase)
    first = wait_to_begin(conversation)
    _play(conversation, services, begin_drill(services, problem_id, phase), first)


def score_attempt(conversation: Conversation, services: Services, session_id: str | None) -> None:
    """Score an attempt.

    Args:
        conversation: With whom.
        services: Where the attempt is.
        session_id: The attempt, or the beginning of its id; by default the one that has waited longest.

    Raises:
        SessionError: when there is nothing to score.
    """
    row = attempt_to_score(services.connection, session_id)
    problem = services.library.problem(row.problem)
    score(conversation, services.recorder, Scoring.open(services.recorder, problem, services.library.rubric, row.id))


def review_cards(conversation: Conversation, services: Services, *, beyond: bool) -> None:
    """Review the cards of today, and with `beyond` practise all others."""
    try:
        PlainReview(conversation, services).review(beyond=beyond)
    except LeavingError as leaving:
        if leaving.is_heard:
            conversation.say(f"{leaving.reason} Every rating is kept.".strip())
        raise


def introduce(conversation: Conversation, problem: Problem, agenda: Format, seniority: Seniority) -> None:
    """What is known before the clock starts: the format, its agenda and the brief."""
    steps = ", ".join(f"{step.name} {step.minutes}" for step in agenda.steps)
    conversation.say(f"{problem.title}: {agenda.title}, {problem.tier}, interviewing for {seniority}.")
    unused = " Unused minutes stay in the total, which ends hard." if len(agenda.steps) > 1 else " They end hard."
    conversation.say(f"Minutes: {steps}.{unused}")
    conversation.say("The interviewer says:")
    conversation.say_as_it_is(prose(problem.brief))


def wait_to_begin(conversation: Conversation) -> str:
    """Wait until the clock shall start; what was typed already, if it is more than that.

    Raises:
        LeavingError: when the user leaves; nothing was begun.
    """
    conversation.say("An empty line starts the clock; :quit leaves; :help lists the commands.")
    try:
        line = conversation.ask(BEGIN)
        while (command := command_in(line)) is not None and command.name in ("help", "quit"):
            if command.name == "quit":
                raise LeavingError
            tell_help(conversation)
            line = conversation.ask(BEGIN)
    except LeavingError as leaving:
        if leaving.is_heard:
            conversation.say(f"{leaving.reason} Nothing was begun.".strip())
        raise
    return line


def _went_on(conversation: Conversation, services: Services, wish: Wish) -> bool:
    """Go on with the unfinished mock; whether there was one.

    Raises:
        SessionError: when it is another one than is asked for: what is typed for one must not get into the other.
    """
    for row in sessions.unfinished(services.connection):
        if row.state is SessionState.RUNNING:
            unfinished = f"unfinished {'drill' if row.drilled else 'mock'} of {row.title}"
            if not wish.is_met_by(row):
                raise SessionError(
                    f"There is an {unfinished}, {row.format}, {row.seniority}, and only one runs at a time.",
                    "Nothing was begun. `drill mock --plain` goes on with it; there :lock or :discard ends it.",
                )
            problem = services.library.problem(row.problem)
            conversation.say(f"Going on with the {unfinished}. The clock runs. :help lists the commands.")
            _play(conversation, services, mock_opening.resume(services.recorder, problem, row.id))
            return True
    return False


def _play(conversation: Conversation, services: Services, mock: MockInterview, first: str = "") -> None:
    surroundings = Surroundings(load_config(services.paths.config), services.paths.home)
    try:
        end = PlainMock(mock, conversation, surroundings).play(first)
    except LeavingError as leaving:
        if leaving.is_heard:
            kind = "drill" if mock.session.drilled else "mock"
            kept = f"The {kind} is kept and its clock stands still: `drill mock --plain` goes on with it."
            conversation.say(f"{leaving.reason} {kept}".strip())
        raise
    if end is End.LOCKED:
        _offer_to_score(conversation, services, mock, surroundings)


def _offer_to_score(
    conversation: Conversation, services: Services, mock: MockInterview, surroundings: Surroundings
) -> None:
    session = mock.session.id
    later = f"`drill score --plain {session}` scores it."
    conversation.say(f"Score it now? {AFTER_LOCK}")
    try:
        while (reply := reply_to(conversation, "s, w or n", AFTER_LOCK).lower()) not in ("s", "n"):
            if reply == "w":
                PlainMock(mock, conversation, surroundings).play()
            conversation.say(AFTER_LOCK)
    except LeavingError as leaving:
        if leaving.is_heard:
            conversation.say(f"{leaving.reason} Your answers are kept: {later}".strip())
        raise
    if reply == "s":
        score_attempt(conversation, services, session)
    else:
        conversation.say(f"Your answers wait: {later}")


def _descriptor() -> int | None:
    """Where lines are read from; None where a shell has closed it."""
    return None if sys.stdin is None else sys.stdin.fileno()


def _output() -> TextIO:
    """Stdout, which shows a sign in the place of what it cannot encode.

    Raises:
        UsageError: where a shell has closed it.
    """
    out = sys.stdout
    if out is None:
        raise UsageError("There is nowhere to write to.", "Line mode needs a standard output.")
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="replace")
    return out
