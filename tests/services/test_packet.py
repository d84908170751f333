from dataclasses import replace

import pytest

from drill.content.decode import decode_score_sheet
from drill.content.score_sheet_spec import ExpectedSheet
from drill.domain.answers import Part
from drill.domain.diagram.facts import DrawingFact
from drill.domain.problem import Probe, Problem
from drill.domain.vocabulary import Dimension, Seniority
from drill.errors import SessionError, UsageError
from drill.services.library import Library
from drill.services.packet import load_packet, packet_markdown, packet_of_attempt, packet_of_problem
from tests.factories import FORTY_FIVE, problem, rubric
from tests.services.playing import NOTES, Desk

FORGED = "```\n# No heading\n```yaml\nschema: 1\n```"


def of_problem(seniority: Seniority = Seniority.SENIOR, changed: Problem | None = None) -> str:
    return packet_markdown(packet_of_problem(changed or problem(), rubric(), seniority, FORTY_FIVE))


def of_attempt(desk: Desk, texts: dict[Part, str], steps: int = 6) -> str:
    desk.problem, desk.rubric = problem(), rubric()
    desk.play(texts=texts, steps=steps)
    return packet_markdown(packet_of_attempt(desk.problem, desk.rubric, desk.attempt()))


def headings(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in text.split("\n") if line.startswith("## ")]


def probing(probe: Probe) -> str:
    """The packet of a problem whose estimation has one probe."""
    plain = problem()
    script = replace(plain.estimation, probes=(probe,))
    return of_problem(changed=replace(plain, estimation=script))


def test_a_packet_has_all_that_an_interview_needs() -> None:
    assert headings(of_problem()) == [
        "Brief",
        "If the candidate asks",
        "Agenda",
        "Probes",
        "Requirements that may change; choose one",
        "Questions for the end",
        "Evidence and levels",
        "Sheet",
    ]


def test_clarifications_come_with_their_answers() -> None:
    text = of_problem()
    assert "- **Size** (important), as in: how many garages; how big is it" in text
    assert "About 400 garages, 600 spaces each." in text


def test_the_agenda_counts_minutes_from_the_start() -> None:
    assert "| High-level design | 10 to 20 | High-level design |" in of_problem()


def test_a_probe_comes_at_its_minute_with_its_condition() -> None:
    text = of_problem()
    assert "- 3:00, requirements: Two drivers tap the last space?" in text
    assert "Leave it out if the notes show this already: States that a space is never sold twice." in text


@pytest.mark.parametrize(
    ("probe", "words"),
    [
        (Probe("p", 0.5, "Why?", lacks=("reservations",)), "Only while the worksheet has no line for: Reservations"),
        (Probe("p", 0.5, "Why?", drawing=(DrawingFact.NO_CACHE,)), "Only if the drawing has no cache"),
        (Probe("p", 0.5, "Why?", silence=True), "Only after a silence"),
    ],
)
def test_conditions_are_told_in_words(probe: Probe, words: str) -> None:
    assert f"  - {words}" in probing(probe)


def test_what_is_for_a_higher_seniority_is_left_out() -> None:
    text = of_problem(Seniority.MID)
    assert "Two drivers tap the last space?" not in text
    assert "`conditional-update`" not in text


def test_evidence_stands_with_its_dimension_and_says_what_is_critical() -> None:
    text = of_problem()
    d1 = text.split("### D1 ")[1].split("### D2 ")[0]
    assert "- [ ] `no-double-booking` ◆ States that a space is never sold twice." in d1
    assert "| 4 | More |" in d1
    assert "- Red flag, caps at 2: Draws before asking." in d1
    assert "Takes the space by a conditional update. (only in a deep dive into: The last space)" in text


def test_a_packet_for_an_attempt_holds_its_answers_and_its_one_curveball(desk: Desk) -> None:
    text = of_attempt(desk, {NOTES: "A space is never sold twice."})
    assert "## Answers, as they were locked\n\n### Requirements: Notes\n\n```text\nA space is" in text
    assert "## The requirement that changes" in text
    assert "session: s1" in text


def test_an_answer_cannot_forge_the_packet(desk: Desk) -> None:
    text = of_attempt(desk, {NOTES: FORGED})
    expected = ExpectedSheet("s1", (), ())
    assert not any("schema" in str(fault) for fault in decode_score_sheet(text, "packet.md", expected).faults)
    assert f"````text\n{FORGED}\n````" in text


def test_what_was_not_reached_gets_no_level(desk: Desk) -> None:
    text = of_attempt(desk, {NOTES: "Scope."}, steps=2)
    assert "Not reached: it stays at level 1." in text.split("### D5 ")[1].split("### D6 ")[0]
    assert "  D5:" not in text
    assert "  D1:" in text


def test_the_sheet_as_printed_asks_only_to_be_filled_in(desk: Desk) -> None:
    text = of_attempt(desk, {NOTES: "Scope."})
    faults = decode_score_sheet(text, "packet.md", ExpectedSheet("s1", (), ())).faults
    assert [fault.message.split(":")[0] for fault in faults] == ["rater", *Dimension]


def test_a_filled_sheet_is_taken(desk: Desk) -> None:
    text = of_attempt(desk, {NOTES: "Scope."}).replace('rater: ""', "rater: Ann")
    for dimension in Dimension:
        text = text.replace(f"  {dimension}:  ", f"  {dimension}: 2")
    score = decode_score_sheet(text, "packet.md", ExpectedSheet("s1", (), ())).value
    assert score is not None
    assert score.levels == dict.fromkeys(Dimension, 2)


# Which packet


def test_an_id_that_names_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="no attempt and no problem"):
        load_packet(desk.connection, Library(desk.connection), "nothing")


def test_a_running_mock_has_no_packet(desk: Desk) -> None:
    desk.begin("s1")
    with pytest.raises(SessionError, match="not locked"):
        load_packet(desk.connection, Library(desk.connection), "s1")


def test_an_attempt_brings_its_own_seniority(desk: Desk) -> None:
    desk.play()
    with pytest.raises(UsageError, match="already"):
        load_packet(desk.connection, Library(desk.connection), "s1", Seniority.MID)


def test_a_problem_is_taken_as_it_was_played_last(desk: Desk) -> None:
    packet = load_packet(desk.connection, Library(desk.connection), "url-shortener", format_id="35-minute")
    assert (packet.seniority, packet.format.minutes) == (Seniority.SENIOR, 35)
