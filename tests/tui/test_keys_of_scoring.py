"""Scoring must not tire: a whole mock of a shipped problem is scored with few keys."""

from pathlib import Path
from sqlite3 import Connection
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from drill.content.files import shipped_folder
from drill.content.library import read_problem, read_rubric
from drill.domain.answers import Answers, Part
from drill.domain.problem import Problem
from drill.domain.vocabulary import Dimension, Phase
from drill.tui.commands import Place
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.dialogs import ChoiceScreen
from drill.tui.screens.marking import MarkingScreen
from drill.tui.screens.predict import PredictScreen
from drill.tui.screens.score import ScoreScreen
from tests.tui.stage import LARGE, Stage, place_of

MOST = 150
"""The keys that predicting, ticking and levelling may cost."""


def shipped() -> Problem:
    """A shipped problem."""
    problem = read_problem(shipped_folder("problems") / "interviews" / "url-shortener.yaml").value
    assert problem is not None
    return problem


def good_answers(problem: Problem) -> Answers:
    """Authored answers of the highest level to each phase."""
    spot = problem.deep_dive.hot_spots[0].id
    names = {
        Phase.REQUIREMENTS: "notes",
        Phase.ESTIMATION: "worksheet",
        Phase.HIGH_LEVEL_DESIGN: "notes",
        Phase.DEEP_DIVE: spot,
        Phase.TRADE_OFFS: "decisions",
    }
    answers = {}
    for phase, name in names.items():
        script = problem.script(phase)
        assert script is not None
        fitting = [exemplar for exemplar in script.exemplars if exemplar.hot_spot in (None, spot)]
        answers[Part(phase, name)] = max(fitting, key=lambda exemplar: exemplar.level).text
    return answers


async def press_what_a_practised_user_would(pilot: "Pilot[None]") -> int:
    """Score to the end of the first stage; how many keys it took."""
    keys = 0
    while not isinstance(pilot.app.screen, ChoiceScreen):
        await pilot.press(_key(pilot.app.screen))
        await pilot.pause()
        keys += 1
        assert keys <= 2 * MOST, pilot.app.screen
    return keys


def _key(screen: Screen[Any]) -> str:
    match screen:
        case PredictScreen():
            return "enter" if not screen._open else "3"
        case MarkingScreen():
            return _key_of_marking(screen)
        case ScoreScreen():
            item = screen._question.item
            if item is None:
                return "3"
            return "enter" if screen._scoring.suggestions(item) else "n"
        case _:
            raise AssertionError(screen)


def _key_of_marking(screen: MarkingScreen) -> str:
    if not any(screen._is_open(entry) for entry in screen._entries):
        return "escape"
    entry = screen._entry
    is_proposed = entry is not None and screen._line_of(entry) is not None
    return "enter" if is_proposed or entry is None or not screen._is_open(entry) else "n"


async def test_predicting_ticking_and_levelling_a_whole_mock_takes_few_keys(database: Connection, home: Path) -> None:
    problem, rubric = shipped(), read_rubric(shipped_folder("rubrics") / "system-design.yaml").value
    assert rubric is not None
    stage = Stage(database, home, problem, rubric)
    stage.desk.play(texts=dict(good_answers(problem)))
    async with stage.app(LARGE) as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        assert place_of(pilot) is Place.PREDICT
        keys = await press_what_a_practised_user_would(pilot)
    card = stage.desk.attempt().scorecard
    assert card is not None
    assert card.is_complete
    assert len(card.predictions) == len(Dimension)
    assert len(card.decisions) >= 30
    assert keys < MOST
