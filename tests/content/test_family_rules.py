"""What `drill check` finds in families of estimation tasks and in numbers to know."""

from pathlib import Path

import pytest

from drill.content.checking import Checked, check
from drill.content.decode import decode_family, decode_numbers
from drill.content.library import load_exercises
from drill.domain.estimation.family import NumberTopic, Topic
from tests.factories import edited, family, family_yaml, number_set, numbers_yaml, place


def faults_of(text: str) -> list[str]:
    return [str(fault) for fault in decode_family(text, "f.yaml").faults]


def test_a_family_is_decoded_whole() -> None:
    decoded = family()
    assert (decoded.id, decoded.topic, decoded.unit) == ("gate-rate", Topic.RATES, "cars/s")
    assert decoded.draws["garages"].low == "20 garages"
    assert decoded.draws["cars"].choices[1] == "400 cars/garage/day"
    assert [slip.id for slip in decoded.slips] == ["average-for-peak", "day-for-second"]


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        ("has {garages}", "has {garage}", "|\n", "`{garage}` is no given of this family; did you mean `garages`?"),
        ("has {garages}", "has some", "garages: {low", "the situation never says `{garages}`"),
        ("low: 20 garages", "low: 20 gates", "2k garages", "of another kind: garages, not gates"),
        ("low: 20 garages", "low: 2k garages", "2k garages}", "expected more than `2k garages`"),
        ("high: 2k garages", "high: 30k garages", "30k garages", "at most 1000 times as much"),
        ("low: 20 garages", "low: -20 garages", "-20 garages", "is no figure to draw: a single figure above 0"),
        ("low: 20 garages", "low: 4 * 5 garages", "4 * 5", "no figure to draw from: a number with its unit is needed"),
        ("low: 20 garages, ", "", "{high", "expected either low and high, or choose"),
        ('peak: {choose: ["2", "3", "5"]}', 'peak: {choose: ["2", 3 s]}', "3 s]", "of another kind: seconds"),
        ('peak: {choose: ["2", "3", "5"]}', "peak: {choose: [x, y]}", "x,", "nothing says what `x` is"),
        ("name: average", "name: cars", "cars, say", "`cars` stands in line 12 already; givens and steps differ"),
        ("name: average", "name: answer", "answer, say: Cars", "only the last step is called `answer`"),
        ("name: answer", "name: result", "result", "the last step is called `answer`, got `result`"),
        ("name: average", "name: day", "day, say", "`day` is a word of drill's own"),
        ("garages * cars,", "garages * car,", "garages * car,", "nothing says what `car` is"),
        ("garages * cars,", "average * cars,", "average * cars,", "nothing says what `average` is"),
        ("garages * cars,", "garages - garages,", "garages - garages", "is not above 0 for garages = 20 garages"),
        ("garages * cars, unit: cars/s", "garages * cars, unit: GB", "GB}", "`GB` is not the unit of `garages * cars`"),
        ("formula: average, say", "formula: answer * 1.2, say", "answer * 1.2", "within 1.3 times of the answer"),
        ("formula: average, say", "formula: answer / peak * 2, say", "answer / peak", "for garages = 20 garages"),
        ("answer * 86400", "answer * day", "answer * day", "comes out in cars, and the answer in cars/second"),
        ("answer * 86400", "averages * 2", "averages * 2", "nothing says what `averages` is"),
    ],
)
def test_a_fault_is_reported_where_it_stands(old: str, new: str, marker: str, message: str) -> None:
    text = edited(family_yaml(), old, new)
    found = [fault for fault in faults_of(text) if fault.startswith(f"f.yaml:{place(text, marker)}: ")]
    assert message in " ".join(found), faults_of(text)


def test_a_fault_that_only_some_draws_bring_is_found() -> None:
    text = edited(family_yaml(), "formula: average * peak,", "formula: average / (5 - peak) * peak,")
    [fault] = faults_of(text)
    assert fault.startswith(f"f.yaml:{place(text, 'average / (5 - peak)')}: ")
    assert "peak = 5: division by zero" in fault


def test_each_formula_is_blamed_once() -> None:
    text = edited(family_yaml(), "formula: garages * cars,", "formula: garages * nothing,")
    assert len(faults_of(text)) == 1


def test_a_family_without_its_steps_is_told_so_and_nothing_else() -> None:
    assert [fault.split(": ", 1)[1][:19] for fault in faults_of(family_yaml(steps=None))] == ["missing key `steps`"]


def test_a_number_to_know_is_decoded_whole() -> None:
    [number] = number_set().numbers
    assert (number.id, number.topic, number.answer) == ("gate-latency", NumberTopic.LATENCY, "2 s")


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        ("answer: 2 s", "answer: 9 s", "9 s", "`9 s` does not lie between `1 s` and `8 s`"),
        ("low: 1 s", "low: 1 GB", "1 GB", "`1 GB` is of another kind: bytes, not seconds"),
        ("answer: 2 s", "answer: soon", "soon", "nothing says what `soon` is"),
    ],
)
def test_a_number_out_of_its_range_is_reported(old: str, new: str, marker: str, message: str) -> None:
    text = edited(numbers_yaml(), old, new)
    found = [str(fault) for fault in decode_numbers(text, "n.yaml").faults]
    assert message in " ".join(fault for fault in found if fault.startswith(f"n.yaml:{place(text, marker)}: ")), found


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that holds a family and numbers to know, and no problem."""
    for name, text in {
        "estimation/gate-rate.yaml": family_yaml(),
        "reference/numbers.yaml": numbers_yaml(),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_pack_may_bring_families_and_numbers(pack: Path) -> None:
    assert check(pack) == Checked()
    loaded = load_exercises([pack])
    assert [each.id for each in loaded.families] == ["gate-rate"]
    assert [each.id for each in loaded.numbers] == ["gate-latency"]


def test_a_wrong_figure_in_a_pack_is_a_fault_with_file_and_line_and_the_rest_is_played(pack: Path) -> None:
    path = pack / "estimation/gate-rate.yaml"
    text = edited(family_yaml(), "formula: average,", "formula: answer,")
    path.write_text(text, encoding="utf-8")
    [fault] = check(pack).faults
    assert str(fault).startswith(f"{path}:{place(text, 'answer, say: That is the')}: ")
    loaded = load_exercises([pack])
    assert (loaded.families, len(loaded.numbers), loaded.faults) == ((), 1, (fault,))


def test_a_family_in_a_file_of_another_name_is_a_fault(pack: Path) -> None:
    (pack / "estimation/gate-rate.yaml").rename(pack / "estimation/gates.yaml")
    [fault] = check(pack).faults
    assert "expected the name of the file, `gates`" in fault.message


def test_of_two_families_with_one_id_the_first_is_played(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "estimation").mkdir(parents=True)
    (other / "estimation/gate-rate.yaml").write_text(family_yaml(title="Another"), encoding="utf-8")
    assert [each.title for each in load_exercises([pack, other]).families] == ["Cars at the gates"]
