from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drill.domain.answers import LineReference
from drill.domain.attempt import Attempt
from drill.domain.diving import Dive
from drill.domain.events import AnswersErased
from drill.domain.scorecard import ScoringStage
from drill.domain.vocabulary import Dimension
from drill.errors import StorageError
from drill.services.history import HistoryRow, Record, load_record
from drill.services.library import Library
from drill.services.markdown_export import attempt_markdown, code_span, fenced, inline, save_markdown
from drill.services.probes import Probes
from drill.services.scoring import Scoring
from drill.storage.sessions import SessionRow, SessionState
from tests.factories import BEGIN, a_session, part
from tests.services.playing import NOTES, Desk

HOSTILE = "```\n# Not a heading\n~~~\n````` <script>x</script> [a](b) \\ *b* _c_ &amp; | \x1b[31m"
TITLES = {dimension: f"Title of {dimension}" for dimension in Dimension}
TEXTS = st.text(alphabet="`~ab#<>[]()*_\\&;|-\n ", min_size=1, max_size=60)


def of(desk: Desk, session: str = "s1") -> str:
    return attempt_markdown(load_record(desk.connection, Library(desk.connection), session), TITLES)


def a_record(**changes: Any) -> Record:
    """The record of an attempt that was locked at once."""
    session = replace(a_session(), locked_at=0.0)
    row = SessionRow("s1", "g", "G", "45-minute", session.seniority, BEGIN, SessionState.LOCKED, 0.0, None, None, None)
    attempt = replace(Attempt(session, "hash"), **changes)
    return Record(HistoryRow(row, BEGIN.date(), None, False), attempt, (), {})


def fences(markdown: str) -> list[str]:
    """What stands in fences, as a reader of Markdown sees it."""
    return [token.content for token in MarkdownIt("commonmark").parse(markdown) if token.type == "fence"]


def headings(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]


# Text stays text


@given(TEXTS)
def test_a_fence_holds_any_text(text: str) -> None:
    assert fences(fenced(text)) == [f"{text}\n"]


@given(TEXTS.map(lambda text: text.replace("\n", "")))
def test_a_code_span_holds_any_line(line: str) -> None:
    inlined = MarkdownIt("commonmark").parse(f"- {code_span(f'x{line}x')}")[3]
    assert [(child.type, child.content) for child in inlined.children or ()] == [("code_inline", f"x{line}x")]


@given(TEXTS)
def test_signs_in_a_line_mean_nothing(text: str) -> None:
    html = MarkdownIt("commonmark").render(f"# x{inline(f'y{text}y')}z")
    tokens = MarkdownIt("commonmark").parse(f"# x{inline(f'y{text}y')}z")
    assert {child.type for child in tokens[1].children or ()} == {"text"}, html


@given(st.dictionaries(st.sampled_from(["requirements/notes", "high-level-design/api", "qa/notes"]), TEXTS))
def test_every_answer_is_in_the_export_as_it_was_written(texts: dict[str, str]) -> None:
    record = a_record(answers={part(name): text for name, text in texts.items()})
    found = fences(attempt_markdown(record, TITLES))[:-1]  # what happened comes last
    assert sorted(found) == sorted(f"{text}\n" for text in texts.values() if text.strip())


@pytest.mark.parametrize("text", [HOSTILE, f"x\r```\r# y\r{HOSTILE}"])
def test_hostile_text_makes_no_heading(text: str) -> None:
    record = a_record(answers={NOTES: text}, session=replace(a_session(title=text), locked_at=0.0))
    _, *after_the_title = headings(attempt_markdown(record, TITLES))
    assert after_the_title == ["Agenda", "Signals", "Answers", "Requirements: Notes", "What happened"]


# What it tells


def test_a_scored_attempt_is_told_whole(desk: Desk) -> None:
    desk.play(texts={NOTES: "One.\nA space is never sold `twice`."})
    scoring = Scoring.open(desk.recorder, desk.problem, desk.rubric, "s1")
    scoring.decide("d1-must", True, (LineReference(NOTES, 2),))
    for question in scoring.questions():
        if question.item is not None and question.item.id != "d1-must":
            scoring.decide(question.item.id, False)
        elif question.item is None:
            scoring.choose_level(question.dimension, 2)
    scoring.finish()
    text = of(desk)
    assert headings(text)[:5] == ["Parking garage", "Agenda", "Scores", "Predicted, first, revised", "D1 Title of D1"]
    assert "- Result: no hire, 200 of 400 points" in text
    assert "| Requirements | 0:00 | 1:00 | 5:00 |" in text
    assert "| Estimation | 1:00 | 1:00 | 5:00 |" in text
    assert "- Found, critical: Shows d1-must." in text
    assert "  - requirements/notes:2: `` A space is never sold `twice`. ``" in text
    assert "- Missed: Shows d1-may." in text
    assert "   2:00  Interviewer" not in text
    assert "Scoring finished: no hire, 200 points" in text


def test_what_was_chosen_for_the_deep_dive_is_told_and_named(desk: Desk) -> None:
    mock = desk.begin()
    mock.dive_into(Dive(("last-space",), "*Tolls*"))
    mock.write(part("deep-dive/own"), "A queue.")
    mock.lock()
    text = of(desk)
    assert "- Chosen for the deep dive: last-space and \\*Tolls\\*" in text
    assert "Deep dive: \\*Tolls\\*" in text


def test_a_scoring_is_told_through_its_stages(desk: Desk) -> None:
    desk.play(texts={NOTES: "A space is never sold twice."})
    desk.open_scoring().predict(Dimension.D1, 4, 3)
    scoring = desk.give_first_scores(level=2)
    scoring.enter(ScoringStage.REVISED)
    scoring.revise_decision("d1-must", True, (LineReference(NOTES, 1),), "it stands | there")
    scoring.revise_level(Dimension.D1, 3, "a *promise* is made")
    scoring.finish()
    text = of(desk)
    assert "| D1 Title of D1 | 4, certain | 2 | 3: a \\*promise\\* is made |" in text
    assert "| D2 Title of D2 | skipped | 2 | not revised |" in text
    assert "  - Revised: it stands \\| there" in text
    assert "  - requirements/notes:1: ` A space is never sold twice. `" in text


def test_scored_by_levels_only_says_so_and_lists_no_evidence(desk: Desk) -> None:
    desk.play()
    desk.skip_predictions().skip_evidence()
    desk.give_first_scores().finish()
    text = of(desk)
    assert "- Scored by levels only, without evidence" in text
    assert "Missed" not in text


def test_the_reference_stays_out(desk: Desk) -> None:
    desk.play()
    desk.score()
    assert "Because of d1-must." not in of(desk)


def test_a_step_that_was_not_reached_says_so(desk: Desk) -> None:
    desk.play(steps=2)
    assert "| Deep dive | not reached | 0:00 | 15:00 |" in of(desk)


def test_what_came_after_the_lock_stands_apart(desk: Desk) -> None:
    desk.play(texts={NOTES: "Scope."})
    mock = desk.resume()
    mock.write(NOTES, "Later.")
    mock.leave()
    text = of(desk)
    assert text.index("After the lock, not scored") < text.index("Later.")


def test_an_erased_text_reads_as_erased(desk: Desk) -> None:
    desk.play(texts={NOTES: "Scope."})
    desk.connection.execute("update event set payload = null where kind = 'parts-saved'")
    desk.recorder.record(AnswersErased("s1"))
    text = of(desk)
    assert "The text of this attempt was erased." in text
    assert "Scope." not in text


# Its file


def test_the_file_of_an_attempt_ends_with_its_id_and_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "exports"
    save_markdown(folder, a_record(), "one")
    path = save_markdown(folder, a_record(), "two")
    assert path == folder / "2026-11-20-parking-garage-s1.md"
    assert path.read_text() == "two"
    assert list(folder.iterdir()) == [path]


def test_an_id_that_is_a_path_leaves_the_folder_to_itself(tmp_path: Path) -> None:
    session = a_session(problem="../../etc", id="/x")
    path = save_markdown(tmp_path / "exports", a_record(session=session), "x")
    assert path.parent == tmp_path / "exports"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written"):
        save_markdown(tmp_path / "exports", a_record(), "x")


def test_topics_never_asked_are_listed_without_their_answers() -> None:
    text = attempt_markdown(replace(a_record(), never_asked=("New *links*",)), TITLES)
    assert "## Never asked\n\n- New \\*links\\*\n" in text
    assert "Never asked" not in attempt_markdown(a_record(), TITLES)


def test_questions_never_answered_are_listed_with_what_became_of_them(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 180)
    Probes(mock).dismiss(Probes(mock).newest_open())
    desk.pass_time(mock, 1)
    mock.lock()
    text = of(desk)
    assert "## Never answered\n\n- Two drivers tap the last space? (dismissed at 3:00)\n" in text
    assert "3:00  Interviewer, requirements (because: 60% of requirements)\n" in text
    assert "        [dismissed at 3:00]\n" in text
    assert "No key for 3:00 from 0:00 on, in Requirements" in text
    assert "Never answered" not in attempt_markdown(a_record(), TITLES)


def test_the_rules_stay_hidden_while_the_mock_runs(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 181)
    text = of(desk)
    assert "3:00  Interviewer, requirements\n" in text
    assert "because:" not in text
    assert "Never answered" not in text
