"""Mocks written down as a text: what a candidate does at which second, and what the interviewer says to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

from drill.domain.answers import Part
from drill.domain.history import Happening, happenings
from drill.domain.vocabulary import Seniority
from drill.domain.wording import clock_text
from drill.services.asking import Asking
from drill.services.library import Library
from drill.services.probes import Probes
from drill.services.start import find_format
from drill.storage import journal
from tests.services.playing import Desk, Open, killed

FOLDER = Path(__file__).parents[1] / "mocks"

LIBRARY = Library(None)

_ACTION = re.compile(r"(?P<at>\d+:\d\d)(?:-(?P<until>\d+:\d\d))? (?P<verb>\w+) ?(?P<rest>.*)")
_LINE = re.compile(r"(?P<at>\d+:\d\d) (?P<who>\w+) \| (?P<words>.*?) \| (?P<rule>.*?)(?: \| (?P<outcome>.*))?")


@dataclass(frozen=True)
class Action:
    """Something that the candidate does.

    Args:
        at: The second of the mock, after the interviewer had a chance to speak in it.
        until: For writing: the second of the last letter.
        verb: `write`, `ask`, `answer`, `postpone`, `dismiss`, `next` or `lock`.
        rest: What else stands in the line.
    """

    at: int
    until: int
    verb: str
    rest: str


@dataclass(frozen=True)
class Told:
    """A line of a transcript; of what was said only the first words, where it was written by hand."""

    at: str
    who: str
    words: str
    rule: str
    outcome: str


@dataclass(frozen=True)
class WrittenMock:
    """One file of the folder."""

    head: Mapping[str, str]
    actions: tuple[Action, ...]
    transcript: tuple[Told, ...]

    @property
    def half(self) -> float:
        """The second half-way through what the candidate does."""
        return self.actions[-1].at / 2


def read_mock(path: Path) -> WrittenMock:
    """A mock as it was written down."""
    head, candidate, interviewer = re.split(r"^# The .*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    facts = dict(line.split(": ", maxsplit=1) for line in head.split("\n") if line.strip())
    actions = tuple(_action(line) for line in candidate.strip().split("\n"))
    return WrittenMock(facts, actions, tuple(_told(line) for line in interviewer.strip().split("\n")))


class Performance:
    """A written mock, played second by second.

    Args:
        desk: The first process.
        open_database: Opens the database for the process after it.
        written: What to play.
    """

    def __init__(self, desk: Desk, open_database: Open, written: WrittenMock) -> None:
        self._desk = desk
        self._open = open_database
        head = written.head
        desk.problem = LIBRARY.problem(head["problem"])
        silence = int(head.get("silence", desk.recorder.settings.silence))
        desk.recorder.change_settings(replace(desk.recorder.settings, silence=silence))
        agenda = find_format(LIBRARY.formats, head["format"])
        self._mock = desk.begin("s1", agenda, seniority=Seniority(head["seniority"]), seed=int(head["seed"]))
        self._actions = list(written.actions)
        self._typing: Typing | None = None

    def play(self, resumed_from: float = inf) -> tuple[Told, ...]:
        """The transcript of the mock.

        Args:
            resumed_from: With the first action from this second on the mock is left, and gone on with by another
                process.
        """
        second = 0
        while self._mock.session.locked_at is None:
            second += 1
            self._desk.clock.advance(1.0)
            self._mock.tick()
            while self._actions and self._actions[0].at == second:
                if second >= resumed_from:
                    self._go_on_elsewhere()
                    resumed_from = inf
                self._do(self._actions.pop(0))
            if self._typing is not None and second <= self._typing.action.until:
                self._mock.write(*self._typing.at(second))
        return self._transcript()

    def _go_on_elsewhere(self) -> None:
        self._mock.leave()
        self._desk.clock.advance(3600.0)
        self._desk = killed(self._desk, self._open)
        self._mock = self._desk.resume("s1")

    def _do(self, action: Action) -> None:
        mock, probes = self._mock, Probes(self._mock)
        match action.verb:
            case "write":
                place = Part.parse(action.rest.partition(": ")[0])
                self._typing = Typing(action, place, mock.answers.get(place, ""))
            case "ask":
                Asking(mock).ask(action.rest)
            case "answer":
                probes.answer(probes.newest_open(), Part.parse(action.rest))
            case "postpone":
                probes.postpone(probes.newest_open())
            case "dismiss":
                probes.dismiss(probes.newest_open())
            case "next":
                mock.next_step()
            case "lock":
                mock.lock()
            case verb:
                raise ValueError(verb)

    def _transcript(self) -> tuple[Told, ...]:
        course = happenings(journal.read(self._desk.connection, "s1"))
        return tuple(_as_told(each) for each in course if each.phase is not None)


@dataclass(frozen=True)
class Typing:
    """A line that is being typed, at an even pace.

    Args:
        action: What is typed, and when.
        place: Where.
        before: What stood there.
    """

    action: Action
    place: Part
    before: str

    def at(self, second: int) -> tuple[Part, str]:
        """The part and its text in a second."""
        line = self.action.rest.partition(": ")[2]
        share = (second - self.action.at + 1) / (self.action.until - self.action.at + 1)
        parting = "\n" if self.before and not self.before.endswith("\n") else ""
        return self.place, self.before + parting + line[: round(share * len(line))]


def _action(line: str) -> Action:
    match = _ACTION.fullmatch(line)
    assert match is not None, line
    at = _seconds(match["at"])
    return Action(at, _seconds(match["until"]) if match["until"] else at, match["verb"], match["rest"])


def _told(line: str) -> Told:
    match = _LINE.fullmatch(line)
    assert match is not None, line
    return Told(match["at"], match["who"], match["words"], match["rule"], match["outcome"] or "")


def _as_told(happening: Happening) -> Told:
    who = "asks" if happening.outcome else "replies" if happening.reason.startswith("asked: ") else "says"
    return Told(clock_text(happening.elapsed or 0.0), who, happening.text, happening.reason, happening.outcome)


def _seconds(clock: str) -> int:
    minutes, seconds = clock.split(":")
    return 60 * int(minutes) + int(seconds)
