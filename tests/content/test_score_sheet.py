import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.content.decode import Decoded, decode_score_sheet
from drill.content.score_sheet_spec import ExpectedSheet
from drill.domain.partner import PartnerScore
from drill.domain.vocabulary import Dimension

EXPECTED = ExpectedSheet("s1", ("never-twice", "two-options"), (Dimension.D5,))

SHEET = """schema: 1
session: s1
rater: Ann
levels: {D1: 3, D2: 1}
held: [never-twice]
notes: Quick.
"""


def decode(text: str) -> Decoded[PartnerScore]:
    return decode_score_sheet(text, "sheet.yaml", EXPECTED)


def faults(text: str) -> list[str]:
    decoded = decode(text)
    assert decoded.value is None
    return [str(fault).removeprefix("sheet.yaml:") for fault in decoded.faults]


def test_a_sheet_says_who_gave_what() -> None:
    assert decode(SHEET).value == PartnerScore("Ann", {Dimension.D1: 3, Dimension.D2: 1}, ("never-twice",), "Quick.")


def test_session_evidence_and_notes_may_be_left_out() -> None:
    assert decode("schema: 1\nrater: Ann\nlevels: {D1: 3}\n").value == PartnerScore("Ann", {Dimension.D1: 3})


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("session: s1", "session: s2", "2:10: `s2` is another attempt"),
        ("rater: Ann", 'rater: ""', "3:8: rater: expected 1 to 60 characters"),
        ("D1: 3", "D1: 5", "4:14: D1: expected a whole number from 1 to 4, got `5`"),
        ("D1: 3", "D1: 2.5", "4:14: D1: expected a whole number from 1 to 4, got `2.5`"),
        ("D1: 3", "D1: ", "4:14: D1: expected a whole number from 1 to 4, got nothing"),
        ("D1: 3", "D8: 3", "4:10: levels: `D8` is no choice here"),
        ("{D1: 3, D2: 1}", "{}", "4:9: levels: expected at least 1 key"),
        ("D2: 1", "D5: 2", "4:21: D5 was not reached and stays at level 1"),
        ("[never-twice]", "[never-twise]", "5:8: `never-twise` is no evidence asked here; did you mean `never-twice`?"),
        ("[never-twice]", "[never-twice, never-twice]", "5:21: held: `never-twice` stands in line 5 already"),
        ("notes: Quick.", "note: Quick.", "6:1: unknown key `note`; did you mean `notes`?"),
        ("schema: 1", "schema: 2", "1:9: schema 2 is newer than this drill"),
        ("rater: Ann", "rater: &a Ann", "3:8: an anchor"),
        ("rater: Ann", "rater: !!python/name:os.system Ann", "3:8: a tag"),
    ],
)
def test_a_fault_is_told_with_its_place(old: str, new: str, fault: str) -> None:
    assert SHEET.count(old) == 1
    assert any(each.startswith(fault) for each in faults(SHEET.replace(old, new)))


def test_a_dimension_that_was_not_reached_may_stand_at_1() -> None:
    score = decode(SHEET.replace("D2: 1", "D5: 1")).value
    assert score is not None
    assert score.levels[Dimension.D5] == 1


def test_all_faults_are_told_at_once() -> None:
    text = SHEET.replace("D1: 3", "D1: 9").replace("rater: Ann", 'rater: ""').replace("[never-twice]", "[x-1]")
    assert [fault.split(":")[0] for fault in faults(text)] == ["3", "4", "5"]


def test_what_a_terminal_would_obey_becomes_a_symbol() -> None:
    score = decode(SHEET.replace("Quick.", '"\\e]0;title\\a"')).value
    assert score is not None
    assert score.notes == "␛]0;title␇"


# A sheet inside a packet


def test_the_sheet_is_taken_out_of_the_packet_and_faults_keep_their_lines() -> None:
    packet = f"# Packet\n\n\tanything\n\n```yaml\n{SHEET.replace('D1: 3', 'D1: 9')}```\n\nThanks!\n"
    (fault,) = faults(packet)
    assert fault.startswith("9:14: D1: ")


def test_an_answer_that_holds_a_fence_is_no_sheet() -> None:
    answer = f"````text\n```yaml\n{SHEET.replace('Ann', 'Mallory')}```\n````\n"
    score = decode(f"```yaml\n{SHEET}```\n\n{answer}").value
    assert score is not None
    assert score.rater == "Ann"


def test_of_several_sheets_the_last_one_counts() -> None:
    score = decode(f"```yaml\nschema: 1\n```\n\n```YAML\n{SHEET}```\n").value
    assert score is not None
    assert score.rater == "Ann"


def test_lines_of_any_system_are_read() -> None:
    assert decode(f"```yaml\n{SHEET}```\n".replace("\n", "\r\n")).value == decode(SHEET).value


@given(st.text(max_size=200), st.sampled_from([0, 10, 30, 60, len(SHEET)]))
def test_no_text_gets_past_the_decoder_but_as_faults(text: str, place: int) -> None:
    decoded = decode(SHEET[:place] + text + SHEET[place:])
    assert (decoded.value is None) == bool(decoded.faults)
