"""The app on a small stage: one or two problems, a clock that stands, and a look at what the screen shows."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen

from drill.content.files import shipped_folder
from drill.content.library import Exercises
from drill.domain.format import Format
from drill.domain.problem import Problem
from drill.domain.problem_summary import ProblemSummary
from drill.domain.rubric import Rubric
from drill.domain.scorecard import ScoringStage
from drill.domain.settings import PracticeSettings
from drill.domain.study.stage import Stage as StudyStage
from drill.domain.vocabulary import Phase, Seniority
from drill.errors import ContentError
from drill.paths import Paths
from drill.services.bootstrap import Services
from drill.services.library import Library
from drill.tui.app import DrillApp, Start
from drill.tui.commands import Place
from drill.tui.messages import (
    BeginMock,
    OpenCalibration,
    OpenComparison,
    OpenDrawing,
    OpenDrill,
    OpenGym,
    OpenHistory,
    OpenMarking,
    OpenMock,
    OpenPreview,
    OpenProblems,
    OpenReview,
    OpenSample,
    OpenSession,
    OpenSettings,
    OpenStage,
    OpenStudy,
    Way,
)
from drill.tui.screens.base import DrillScreen
from tests.factories import FORTY_FIVE, FOUR_STEPS, family, number_set, problem, rubric
from tests.services.playing import Desk

SMALL, LARGE = (80, 24), (140, 40)
SKIP_PREDICTING = ("k", "k")
"""From the predictions to the evidence."""

S = TypeVar("S", bound=Screen[Any])

DRAWING = """client -> lb: HTTPS
lb -> api: HTTPS
api -> redis: lookup, hit 90%
api -> db: on a miss
api -> kafka
api: service x3"""

MESSAGES: dict[Place, Message | None] = {
    Place.HOME: None,
    Place.FIRST_RUN: None,
    Place.PROBLEMS: OpenProblems(),
    Place.SETUP: OpenMock(),
    Place.DRILL: OpenDrill("parking-garage", Phase.DEEP_DIVE),
    Place.MOCK: BeginMock("parking-garage", "45-minute", Seniority.SENIOR),
    Place.LOCKED: OpenSession("s1"),
    Place.PREDICT: OpenSession("s1", Way.SCORE),
    Place.SCORE: OpenSession("s1", Way.SCORE),
    Place.MEASURE: OpenSession("s1", Way.SCORE),
    Place.REVISE: OpenSession("s1", Way.SCORE),
    Place.MARKING: OpenMarking("s1"),
    Place.RESULT: OpenSession("s1"),
    Place.ATTEMPT: OpenSession("s1", Way.READ),
    Place.HISTORY: OpenHistory(),
    Place.COMPARE: OpenComparison("s2"),
    Place.REVIEW: OpenReview(),
    Place.CARDS: OpenReview(),
    Place.DRAWING: OpenDrawing(DRAWING, problem(), with_reference=True),
    Place.PREVIEW: OpenPreview(shipped_folder("problems") / "interviews" / "url-shortener.yaml"),
    Place.SETTINGS: OpenSettings(),
    Place.GYM: OpenGym(),
    Place.CALIBRATE: OpenCalibration(),
    Place.SAMPLE: OpenSample(),
    Place.STUDY: OpenStudy("parking-garage"),
    Place.WALKTHROUGH: OpenStage("parking-garage", StudyStage.WALKTHROUGH),
    Place.COMPLETION: OpenStage("parking-garage", StudyStage.COMPLETION),
    Place.COLD: OpenStage("parking-garage", StudyStage.COLD),
}
"""What leads to each place from Home."""

SCORED = {Place.RESULT: 1, Place.COMPARE: 2, Place.REVIEW: 1, Place.CARDS: 1}
LOCKED = {
    Place.CALIBRATE,
    Place.LOCKED,
    Place.PREDICT,
    Place.SCORE,
    Place.MEASURE,
    Place.REVISE,
    Place.MARKING,
    Place.ATTEMPT,
    Place.HISTORY,
}
"""What must have been played before."""


class Shelf(Library):
    """A library that holds what a test puts into it.

    Args:
        rubric: The rubric to score by.
        problems: The problems.
    """

    def __init__(self, rubric: Rubric, *problems: Problem) -> None:
        super().__init__(None)
        self.held = {problem.id: problem for problem in problems}
        self.rubric = rubric

    @property
    def problems(self) -> tuple[ProblemSummary, ...]:
        return tuple(problem.in_short() for problem in self.held.values())

    @property
    def faults(self) -> tuple[str, ...]:
        return ()

    @property
    def formats(self) -> tuple[Format, ...]:
        return (FORTY_FIVE, FOUR_STEPS)

    def problem_with_hash(self, problem_id: str) -> tuple[Problem, str]:
        if problem_id not in self.held:
            raise ContentError(f"There is no problem {problem_id}.")
        return self.held[problem_id], "hash"


@dataclass
class Stage:
    """A data folder with a desk on which mocks are played before the app opens."""

    connection: sqlite3.Connection
    home: Path
    problem: Problem = field(default_factory=problem)
    rubric: Rubric = field(default_factory=rubric)
    others: tuple[Problem, ...] = ()
    exercises: Exercises = field(default_factory=lambda: Exercises((family(),), number_set().numbers))

    def __post_init__(self) -> None:
        self.desk = Desk(self.connection, problem=self.problem, rubric=self.rubric)

    @asynccontextmanager
    async def app(
        self, size: tuple[int, int] = SMALL, start: Start = Start.HOME, greeted: bool = True
    ) -> AsyncIterator["Pilot[None]"]:
        """The running app; its first start has a welcome, which is over unless a test is about it."""
        if greeted:
            self.desk.recorder.change_settings(PracticeSettings())
        shelf = Shelf(self.rubric, self.problem, *self.others)
        shelf.exercises = self.exercises
        services = Services(Paths(self.home), self.desk.clock, self.desk.recorder, shelf)
        app = DrillApp(services, start)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot

    @asynccontextmanager
    async def at(self, place: Place, size: tuple[int, int] = SMALL) -> AsyncIterator["Pilot[None]"]:
        """The running app at a place, with what must be there before."""
        for number in range(1, SCORED.get(place, 0) + 1):
            self.desk.play(f"s{number}")
            self.desk.score(f"s{number}")
        if place in LOCKED:
            self.desk.play("s1")
        match place:
            case Place.SCORE:
                self.desk.skip_predictions()
            case Place.MEASURE:
                self.desk.give_first_scores().remember_page(0)
            case Place.REVISE:
                self.desk.give_first_scores().enter(ScoringStage.REVISED)
            case _:
                pass
        if place in (Place.REVIEW, Place.CARDS):
            self.desk.clock.next_day()
        async with self.app(size, greeted=place is not Place.FIRST_RUN) as pilot:
            message = MESSAGES[place]
            if message is not None:
                pilot.app.post_message(message)
                await pilot.pause()
            if place is Place.CARDS:
                await pilot.press("c")
            await pilot.pause()
            assert place_of(pilot) is place
            yield pilot


def place_of(pilot: "Pilot[None]") -> Place:
    """Where the user is."""
    screen = pilot.app.screen
    assert isinstance(screen, DrillScreen), screen
    return screen.PLACE


def screen_of(pilot: "Pilot[None]", kind: type[S]) -> S:
    """The screen on top, which must be of a kind."""
    assert isinstance(pilot.app.screen, kind), pilot.app.screen
    return pilot.app.screen


def lines_of(pilot: "Pilot[None]") -> list[str]:
    """What the screen shows, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text_of(pilot: "Pilot[None]") -> str:
    """What the screen shows."""
    return "\n".join(lines_of(pilot))


def told(pilot: "Pilot[None]") -> str:
    """What the notices say."""
    return " ".join(notification.message for notification in pilot.app._notifications)


def flowed(text: str) -> str:
    """A text without blanks and frames, so that it is found wherever it wraps."""
    return "".join(character for character in text if not character.isspace() and character not in "│▎┃▌█▁▂▃▄▅▆▇")
