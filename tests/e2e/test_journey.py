"""From an empty home through a whole mock to the reviews of the next day, on the screen and in the journal."""

import re
from itertools import groupby

import pytest

from drill.domain.answers import Part
from drill.domain.attempt import attempt_of
from drill.domain.events import (
    CardAdded,
    CardReviewed,
    ItemDecided,
    LevelChosen,
    LineSaid,
    MockBegun,
    MockLocked,
    ReviewUndone,
    ScoringBegun,
    ScoringFinished,
    StepEntered,
)
from drill.domain.scorecard import ScoringStage
from drill.domain.vocabulary import Dimension, Rating, Seniority
from tests.e2e.machine import DAY, Machine
from tests.e2e.moves import (
    begin_another_mock,
    begin_mock,
    begin_scoring,
    finish_scoring,
    last_given,
    leave,
    lock,
    played,
    score_the_rest,
    skip_welcome,
    telling_line,
)
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

RESULT_PAGES = (
    ("D1 Scope and requirements", "D7 Drive"),
    ("Deep dive", "15:30 of 15 min"),
    ("not found, critical",),
    ("Requirements: Notes", f"1 {telling_line()}"),
    ("Minutes of the mock",),
    ("In order of importance",),
    ("tomorrow",),
)
"""What stands on each page of the result after the verdict."""

WORKSHEET = Part.parse("estimation/worksheet")


def test_a_whole_mock_at_80_by_24(machine: Machine) -> None:
    terminal = machine.open()
    skip_welcome(terminal)
    terminal.wait_for("Last results", "None yet.")
    begin_another_mock(terminal)
    go_through_the_agenda(machine, terminal)
    let_the_clock_lock(machine, terminal)
    score_the_answers(machine, terminal)
    compare_and_revise(machine, terminal)
    read_the_result(machine, terminal)
    review_on_the_next_day(machine, terminal)
    leave(terminal)

    assert [kind for kind, _ in groupby(without_interviewer(machine.kinds()))] == [
        "settings-changed",
        "mock-begun",
        *("parts-saved", "step-entered") * 3,
        "hot-spots-chosen",
        *("parts-saved", "step-entered") * 2,
        "parts-saved",
        "mock-locked",
        "phases-exposed",
        "scoring-begun",
        "level-chosen",
        "stage-entered",
        *("item-decided", "level-chosen") * 6,  # D7 asks for no item: its level follows that of D6
        "phases-exposed",
        "stage-entered",
        "level-chosen",
        "scoring-finished",
        "card-added",
        "practice-planned",
        "scheduler-adopted",
        "card-reviewed",
        "review-undone",
        "card-reviewed",
    ]
    machine.audit()


def go_through_the_agenda(machine: Machine, terminal: Terminal) -> None:
    """Something is written in every phase, and every step but one ends by its own key."""
    machine.pass_time(95)
    terminal.wait_for(played().requirements.probes[0].say[:30], "step 3:25 left")
    terminal.type(f"{telling_line()}\nredirect p99 50 ms, 99.99%\nout: editing, teams\nlinks live for long")
    terminal.wait_for("links live for long")
    machine.pass_time(145)
    terminal.wait_for("step 1:00 left !")
    terminal.press("escape")
    terminal.wait_for(" n Next step (F2)")
    terminal.press("n")

    terminal.wait_for("2/6 Estimation", "Esc u takes it back", "Let us agree on these figures:", last_given())
    terminal.type("9260 clicks/s at peak -> one node is enough")
    terminal.wait_for("one node is enough")
    machine.pass_time(300)
    terminal.wait_for("step 0:00 left !", without=["takes it back"])
    terminal.press("f2")

    terminal.wait_for("3/6 High-level design", "API")
    terminal.type("POST /links: address -> code, 409 when taken\nGET /{code}: 302, 404, 410")
    terminal.wait_for("GET /{code}")
    terminal.press("f4")
    terminal.wait_for("Entity: key, fields")
    terminal.type("Link: code pk")
    terminal.wait_for("Link: code pk", "API•")
    machine.pass_time(500)
    terminal.wait_for("step 1:40 left !")
    terminal.press("f2")

    terminal.wait_for("What do you take apart?", "[ ] 1")
    terminal.press("enter")
    terminal.wait_for("4/6 Deep dive", "Writing here chooses it.", without=["What do you take apart?"])
    terminal.type("random 8, insert .. on conflict do nothing, draw again\nthe primary key decides")
    terminal.wait_for("the primary key decides")
    machine.pass_time(200)
    terminal.wait_for("step 11:40 left")
    machine.pass_time(150)
    terminal.wait_for("step 9:10 left")
    machine.pass_time(280)
    terminal.wait_for("step 4:30 left")
    machine.pass_time(300)
    terminal.wait_for("step +0:30 over")
    terminal.press("f2")

    terminal.wait_for("5/6 Trade-offs")
    terminal.type("302 over 301 because every click is counted; revisit when 10x\nprimary dies: known links survive")
    terminal.wait_for("known links survive")
    machine.pass_time(70)
    terminal.wait_for("step 3:50 left")
    machine.pass_time(170)
    terminal.wait_for("step 1:00 left !")
    terminal.press("f2")
    terminal.wait_for("6/6 Q&A", "Your answers to")


def let_the_clock_lock(machine: Machine, terminal: Terminal) -> None:
    """Five minutes before the end the interviewer says so; then come the end, its grace, and the lock."""
    terminal.type("Their codes may clash with ours")
    terminal.wait_for("clash with ours")
    machine.pass_time(190)
    terminal.wait_for("We have 5 minutes left.", "total 5:00 left !")
    machine.pass_time(300)
    terminal.wait_for("TIME  1:00 to finish", "Time. Finish your sentence")
    terminal.type(", so a domain each")
    terminal.wait_for("so a domain each")
    machine.pass_time(59)
    terminal.wait_for("TIME  0:01 to finish")
    assert machine.facts(MockLocked) == []
    machine.pass_time(1)
    terminal.wait_for("the answers are locked", "Written in 46:00")

    (begun,) = machine.facts(MockBegun)
    assert machine.facts(MockLocked) == [MockLocked(begun.session, 2760.0, by_clock=True)]
    assert [entered.elapsed for entered in machine.facts(StepEntered)] == [240.0, 540.0, 1040.0, 1970.0, 2210.0]
    said = [line.line for line in machine.facts(LineSaid)]
    assert said[0] == f"probe:{played().requirements.probes[0].id}"
    assert "givens" in said
    assert said[-2:] == ["closing", "time"]
    assert sum(line.startswith("curveball:") for line in said) == 1
    answers = attempt_of(machine.events()).answers
    assert f"{last_given()}\n\n9260 clicks/s at peak" in answers[WORKSHEET]
    assert len({part.phase for part in answers}) == 6


def score_the_answers(machine: Machine, terminal: Terminal) -> None:
    """Threes are predicted; the first item is shown in two lines, then every question is answered."""
    terminal.press("s")
    terminal.wait_for("0 of 7 predicted", "D1 Scope and requirements", without=["found"])
    for number in range(1, 8):
        terminal.press("3")
        terminal.wait_for(f"{number} of 7 predicted")
        assert len(machine.facts(LevelChosen)) == number
    terminal.press("s")
    terminal.wait_for("D7: level 3, certain.")
    terminal.press("enter")
    screen = terminal.wait_for("question 1 of", "Do your notes show this?", f"»   1 {telling_line()}")
    assert "✓" not in screen
    assert f"0 of {asked_first()} found" in screen
    terminal.press("space", "down", "space")
    terminal.wait_for("✓   1 ", "✓   2 redirect p99")
    assert machine.facts(ItemDecided) == []
    terminal.press("enter")
    terminal.wait_for("question 2 of", f"1 of {asked_first()} found")
    (decided,) = machine.facts(ItemDecided)
    assert decided.held
    assert decided.lines == ("requirements/notes:1", "requirements/notes:2")
    score_the_rest(terminal, 2, "3", found=True)

    (begun,) = machine.facts(ScoringBegun)
    asked = [item.id for item in begun.items if item.computed is None]
    assert [decided.item for decided in machine.facts(ItemDecided)] == asked
    first = [chosen for chosen in machine.facts(LevelChosen) if chosen.stage is ScoringStage.FIRST]
    assert [chosen.dimension for chosen in first] == list(Dimension)
    held = [decided for decided in machine.facts(ItemDecided) if decided.held]
    assert all(decided.lines for decided in held)
    assert len(held) < len(asked)


def compare_and_revise(machine: Machine, terminal: Terminal) -> None:
    """The authored answers come one after the other, then one level is revised with a reason."""
    terminal.press("c")
    screen = terminal.wait_for("Compare   1 of ", "Authored answer", "It shows, and yours does not")
    pages = int(re.findall(r"Compare   1 of (\d+)", screen)[0])
    terminal.press("tab")
    terminal.wait_for("Your answer", telling_line())
    terminal.press("r")
    terminal.wait_for("Requirements: the reference")
    terminal.press("escape")
    terminal.wait_for("Your answer")
    for page in range(2, pages + 1):
        terminal.press("enter")
        terminal.wait_for(f"Compare   {page} of {pages}")
    terminal.press("enter")
    terminal.wait_for("Revise   0 changes", "level 3")
    terminal.press("enter")
    terminal.wait_for("level 3, and now?")
    terminal.press("4")
    terminal.wait_for("D1: level 3 → 4")
    terminal.press("enter")
    terminal.wait_for("A few words are enough")
    assert len(machine.facts(LevelChosen)) == 15
    terminal.type("scope was settled first")
    terminal.press("enter")
    terminal.wait_for("Revise   1 change ", "level 3 → 4", "because: scope was settled first")
    *_, revised = machine.facts(LevelChosen)
    assert (revised.stage, revised.level, revised.reason) == (ScoringStage.REVISED, 4, "scope was settled first")
    terminal.press("f")
    terminal.wait_for("Finish the scoring?")


def read_the_result(machine: Machine, terminal: Terminal) -> None:
    """Threes throughout are a hire, revised to a four; each page holds what it promises."""
    terminal.press("f")
    terminal.wait_for("hire", "315 of 400 points, senior", "Why", "Next")
    (finished,) = machine.facts(ScoringFinished)
    assert (finished.points, finished.verdict) == (315, "hire")
    for signs in RESULT_PAGES:
        terminal.press("right")
        terminal.wait_for(*signs)
    terminal.press("escape")
    terminal.wait_for("Last results", "315 of 400 points", without=["None yet."])


def review_on_the_next_day(machine: Machine, terminal: Terminal) -> None:
    """The cards come on the next study day, ten at most; a rating tells the day, and can be taken back."""
    assert machine.due()["cards"] == []
    machine.pass_time(DAY)
    added = machine.facts(CardAdded)
    assert {fact.card.due.isoformat() for fact in added} == {"2031-03-15"}
    assert len(machine.due()["cards"]) == min(10, len(added))

    terminal.press("r")
    first = terminal.wait_for("10 left, 0 done", "Say the answer to yourself", without=["Answer\n"])
    terminal.press("3")
    terminal.press("space")
    terminal.wait_for("Answer", " 3 Good")
    assert machine.facts(CardReviewed) == []
    terminal.press("3")
    screen = terminal.wait_for("9 left, 1 done", "Rated Good: it comes back in ")
    assert re.search(r"comes back in \d+ days, \w{3} \d+ Mar\. u takes it back", screen)
    assert len(machine.due()["cards"]) == 9

    terminal.press("u")
    terminal.wait_for("10 left, 0 done", "Answer", first.splitlines()[7].strip(" │"))
    assert len(machine.due()["cards"]) == 10
    terminal.press("1")
    terminal.wait_for("9 left, 1 done", "Rated Again: once more today, then tomorrow")
    assert [review.rating for review in machine.facts(CardReviewed)] == [Rating.GOOD, Rating.AGAIN]
    assert len(machine.facts(ReviewUndone)) == 1
    terminal.press("escape")
    terminal.wait_for("Review 9 cards")


def asked_first() -> int:
    """How many items the first dimension asks for at senior level."""
    asked = [item for item in played().evidence if item.dimension is Dimension.D1]
    return sum(item.seniority is not Seniority.STAFF for item in asked)


def without_interviewer(kinds: list[str]) -> list[str]:
    """The kinds but for what the interviewer said, which its seed decides, and the silences before it."""
    return [kind for kind in kinds if kind not in ("line-said", "silence-ended")]


def test_a_short_mock_at_140_by_40(machine: Machine) -> None:
    terminal = machine.open(size=(140, 40))
    begin_mock(terminal)
    terminal.wait_for("▸ Requirements", "Trade-offs", "listens.")
    terminal.type(telling_line())
    terminal.wait_for(telling_line())
    machine.pass_time(100)
    terminal.wait_for("1:40 of  5 min", played().requirements.probes[0].say[:30])
    terminal.press("f2")
    terminal.wait_for("✓ Requirements", "▸ Estimation", "Let us agree on these figures:")
    lock(terminal)
    begin_scoring(terminal)
    terminal.wait_for("question 1 of", f"»   1 {telling_line()}", "Evidence", "D1 at senior level")
    score_the_rest(terminal, 1, "2")
    terminal.press("c")
    terminal.wait_for("Compare   1 of ", "Your answer", "Authored answer", f"1 {telling_line()}")
    terminal.press("f2")
    terminal.wait_for("Revise   0 changes")
    terminal.press("f")
    terminal.wait_for("Finish the scoring?")
    finish_scoring(terminal)
    terminal.wait_for("no hire")
    terminal.press("escape")
    terminal.wait_for("Last results", "no hire")
    leave(terminal)
    (finished,) = machine.facts(ScoringFinished)
    assert set(finished.levels.values()) == {1, 2}
    machine.audit()
