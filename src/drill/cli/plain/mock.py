"""A mock in line mode: what is no command is written into the present part, and time passes between the lines."""

from collections.abc import Callable
from enum import Enum

from drill.cli.plain.announcements import Quarters, left_text, time_text
from drill.cli.plain.commands import Command, Word, command_in, help_lines, text_in, unknown
from drill.cli.plain.conversation import Conversation, LeavingError
from drill.cli.plain.diving import Diving
from drill.cli.plain.prose import prose
from drill.cli.plain.questions import Questions
from drill.cli.plain.settled_before import tell_settled
from drill.cli.plain.writing import PartWriting, Surroundings
from drill.config import ClockDisplay
from drill.domain.vocabulary import Phase
from drill.domain.wording import clock_text
from drill.errors import DrillError, SessionError, UsageError
from drill.services.mock import MockInterview

TICK_SECONDS = 0.5
"""However fast lines come, so much time passes between two looks at the clock."""

WORDS = (
    Word("ask", "ask the interviewer in your own words; the answer is written into your part.", "QUESTION"),
    Word("next", "go on to the next step."),
    Word("undo", "take that back, within five seconds."),
    Word("time", "how much time is left."),
    Word("part", "write in another part, by its name or number; without one, list all parts.", "[PART]"),
    Word("show", "read the present part, with line numbers."),
    Word("edit", "replace line N by TEXT; without TEXT, take it out; without N, open your editor.", "[N [TEXT]]"),
    Word("dive", "choose what to take apart in the deep dive; without NUMBERS, list it.", "[NUMBERS | own NAME]"),
    Word("draw", "draw the diagram from its text, in plain signs or in words.", "[words]"),
    Word("brief", "read the brief and the task again."),
    Word("said", "read all that the interviewer has said."),
    Word("questions", "list what the interviewer has asked, and what became of it."),
    Word("answer", "write the question that was asked last, or number N of the list, above your answer.", "[N]"),
    Word("later", "put it off: it is said once more in a while.", "[N]"),
    Word("dismiss", "leave it without an answer.", "[N]"),
    Word("lock", "end the mock; what is written then is scored."),
    Word("quit", "leave; the mock waits and its clock stands still."),
    Word("discard", "throw this mock away."),
    Word("help", "this list."),
)

OWN_COLON = "A line of your own that begins with a colon begins with two."


def tell_help(conversation: Conversation) -> None:
    """List all commands of a mock."""
    conversation.say("Every line that is no command is written into the present part.")
    for line in help_lines(WORDS):
        conversation.say(line, rest="  ")
    conversation.say(OWN_COLON)


class End(Enum):
    """How a mock ended."""

    LOCKED = "locked"
    DISCARDED = "discarded"


class PlainMock:
    """A mock that is played line by line, or its unscored afterword.

    Args:
        mock: The interview.
        conversation: With whom.
        surroundings: What it is written with.
    """

    def __init__(self, mock: MockInterview, conversation: Conversation, surroundings: Surroundings) -> None:
        self._mock = mock
        self._conversation = conversation
        self._hides_clock = surroundings.config.clock is ClockDisplay.HIDDEN
        self._writing = PartWriting(mock, conversation, surroundings)
        self._questions = Questions(mock, conversation)
        self._diving = Diving(mock, conversation)
        self._quarters = Quarters(mock)
        self._before: Command | None = None
        self._last_tick = mock.now
        self._complaint = ""
        self._end: End | None = None
        self._is_afterword = mock.session.locked_at is not None
        self._handlers: dict[str, Callable[[str], None]] = {
            "ask": lambda question: self._questions.ask(question, self._writing.part),
            "next": self._next,
            "undo": self._undo,
            "time": lambda _: self._say(time_text(mock)),
            "part": self._writing.choose,
            "show": lambda _: self._writing.show(),
            "edit": self._writing.edit,
            "dive": self._dive,
            "draw": self._writing.draw,
            "brief": self._brief,
            "said": self._tell_said,
            "questions": lambda _: self._questions.tell(),
            "answer": lambda named: self._questions.answer(named, self._writing.part),
            "later": self._questions.postpone,
            "dismiss": self._questions.dismiss,
            "lock": self._lock,
            "quit": self._quit,
            "discard": self._discard,
            "help": lambda _: tell_help(conversation),
        }

    def play(self, first: str = "") -> End:
        """Play until the answers are locked or thrown away.

        Args:
            first: A line that was typed already.

        Raises:
            LeavingError: when the user leaves before that; the mock is kept.
        """
        try:
            self._tell_step()
            self._tick()
            if first:
                self._take(first)
            while self._end is None:
                line = self._conversation.poll(str(self._writing.part))
                if line is not None:
                    self._take(line)
                if line is None or self._mock.now - self._last_tick >= TICK_SECONDS:
                    self._tick()
            return self._end
        finally:
            # However it is left, and even where nobody reads any more what is said.
            if self._end is not End.DISCARDED:
                self._mock.leave()

    def _take(self, line: str) -> None:
        command = command_in(line)
        if command is None:
            self._try(self._writing.write, text_in(line))
        else:
            self._tick()  # time first: what a stopped process was away for must not count before the command
            self._obey(command)
            self._tick()
        self._before = command

    def _obey(self, command: Command) -> None:
        handler = self._handlers.get(command.name)
        if self._end is not None:
            return
        if handler is None:
            self._say(f"{unknown(command)} Nothing was written. {OWN_COLON}")
        else:
            self._try(handler, command.argument)

    def _try(self, deed: Callable[[str], None], argument: str) -> None:
        try:
            deed(argument)
        except (SessionError, UsageError) as error:
            self._say(f"{error.message} {error.hint}".strip())
        except DrillError as error:
            self._conversation.complain(error)

    def _tick(self) -> None:
        """Let a moment pass. A failure is told once; what was typed stays, and the next moment tries again."""
        if self._end is not None:
            return
        mock = self._mock
        try:
            if self._conversation.interruptions.take_stop():
                mock.note_gap(mock.now - self._last_tick)
            happened = mock.tick()
        except DrillError as error:
            if self._complaint != error.message:
                self._conversation.complain(error)
            self._complaint = error.message
            return
        self._complaint, self._last_tick = "", mock.now
        for line in happened.said:
            self._questions.hear(line.text)
        for part in happened.changed:
            self._say(f"This is written into {part}.")
        if happened.locked:
            self._say("The time is over: your answers are locked.")
            self._end = End.LOCKED
            return
        announcement = None if self._hides_clock else self._quarters.announcement()
        if announcement:
            self._say(announcement)

    def _tell_step(self) -> None:
        """Where one is, what to do there, and in which part."""
        session, (part, *_) = self._mock.session, self._mock.step_parts()
        self._say("")
        if self._is_afterword:
            self._say(f"{session.title}, after the lock: what you write now is kept apart and not scored.")
        else:
            steps = session.format.steps
            following = "the lock" if session.is_last_step else steps[session.step_index + 1].name
            place = f"Step {session.step_index + 1} of {len(steps)}: {session.step.name}"
            left = "" if self._hides_clock else left_text(self._mock)
            self._say(f"{place}, {session.step.minutes} minutes. Then {following}. {left}".rstrip())
            self._tell_task()
        self._diving.offer()
        self._writing.open(part)

    def _dive(self, wanted: str) -> None:
        if self._diving.choose(wanted) and self._writing.part.phase is Phase.DEEP_DIVE:
            (part, *_) = self._mock.step_parts()
            self._writing.open(part)

    def _tell_task(self) -> None:
        step = self._mock.session.step
        scripts = [self._mock.problem.script(phase) for phase in step.phases]
        tasks = [step.task] if step.task else [script.task for script in scripts if script is not None]
        if step.phases == (Phase.QA,):
            tasks.append("The interviewer asks; answer in a few lines each.")
        for task in tasks:
            self._conversation.say_as_it_is(prose(task))

    def _next(self, _: str) -> None:
        self._refuse_after_lock()
        if self._mock.session.is_last_step:
            raise SessionError("This is the last step.", ":lock ends the mock.")
        self._mock.next_step()
        self._tell_step()

    def _undo(self, _: str) -> None:
        self._refuse_after_lock()
        self._mock.undo_next()
        self._tell_step()

    def _brief(self, _: str) -> None:
        self._conversation.say_as_it_is(prose(self._mock.problem.brief))
        self._say(f"Your task in {self._mock.session.step.name}:")
        self._tell_task()
        drilled = self._mock.session.drilled
        if drilled is not None:
            tell_settled(self._conversation, self._mock.problem, drilled)

    def _tell_said(self, _: str) -> None:
        said = self._mock.session.said
        if not said:
            self._say("The interviewer has said nothing yet.")
        for line in said:
            self._say(f"{clock_text(line.elapsed)} {line.text.strip()}", rest="  ")

    def _lock(self, _: str) -> None:
        self._refuse_after_lock()
        if not self._is_said_again("lock"):
            missing = "" if self._mock.session.is_last_step else " Steps not begun will score 1."
            self._say(f"{left_text(self._mock)}{missing} :lock once more locks the answers for good.")
            return
        self._mock.lock()
        self._say("Your answers are locked.")
        self._end = End.LOCKED

    def _discard(self, _: str) -> None:
        self._refuse_after_lock()
        if not self._is_said_again("discard"):
            self._say("It will never be scored. :discard once more throws this mock away for good.")
            return
        self._mock.discard()
        self._say("The mock is discarded.")
        self._end = End.DISCARDED

    def _quit(self, _: str) -> None:
        raise LeavingError

    def _is_said_again(self, name: str) -> bool:
        return self._before is not None and self._before.name == name

    def _refuse_after_lock(self) -> None:
        if self._is_afterword:
            raise SessionError("This is after the lock: write on, or :quit.")

    def _say(self, text: str, rest: str = "") -> None:
        self._conversation.say(text, rest=rest)
