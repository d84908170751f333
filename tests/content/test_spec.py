from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

import pytest

from drill.content.common_spec import AS_OF
from drill.content.faults import MOST_FAULTS, Faults
from drill.content.parser import parse
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.spec import INVALID, Choice, Flag, Integer, Invalid, Json, Number, Slug, Spec, Text
from drill.domain.vocabulary import LEVELS, Seniority, Tier


def decode(spec: Spec[object], text: str) -> tuple[object, list[str]]:
    faults = Faults("f")
    root = parse(text, faults)
    assert root is not None
    return spec.decode(root, faults), [str(fault) for fault in faults.in_order()]


def value(spec: Spec[object], text: str) -> object:
    decoded, faults = decode(spec, text)
    assert not faults
    return decoded


def faults_of(spec: Spec[object], text: str) -> list[str]:
    return decode(spec, text)[1]


def counter() -> Callable[[object], str]:
    """Ids that differ although the specs have no name of their own."""
    numbers = count()
    return lambda given: f"{next(numbers)}-{type(given).__name__}"


LINE = Text(most=20, one_line=True)
PROSE = Text(most=20, least=3)


@pytest.mark.parametrize(
    ("spec", "text", "expected"),
    [
        (LINE, "400", "400"),
        (LINE, "no", "no"),
        (LINE, "010", "010"),
        (LINE, "'null'", "null"),
        (LINE, ">\n  folded\n  text\n", "folded text"),
        (PROSE, "|\n  one\n  two\n\n", "one\ntwo"),
        (PROSE, "|2\n    - indented\n", "  - indented"),
        (Slug(), "301-or-302", "301-or-302"),
        (Integer(-5, 5), "-5", -5),
        (Integer(1, 1), "1", 1),
        (Number(0, 1), "0.25", 0.25),
        (Number(0, 1), "1", 1.0),
        (Flag(), "true", True),
        (Flag(), "false", False),
        (Choice(Tier), "hard", Tier.HARD),
        (ListOf(LINE), "[]", ()),
        (ListOf(LINE, least=2, most=2), "[a, b]", ("a", "b")),
        (MapOf(Integer(1, 4), LINE, complete=LEVELS), "{1: a, 2: b, 3: c, 4: d}", {1: "a", 2: "b", 3: "c", 4: "d"}),
        (MapOf(Choice(Seniority), Flag()), "mid: true", {Seniority.MID: True}),
    ],
    ids=counter(),
)
def test_a_valid_text_decodes_by_the_declared_type(spec: Spec[object], text: str, expected: object) -> None:
    assert value(spec, text) == expected


@pytest.mark.parametrize("text", ["2025", "2025-06", "2025-06-30"])
def test_a_date_may_be_as_coarse_as_what_it_dates(text: str) -> None:
    assert value(AS_OF, text) == text


@pytest.mark.parametrize(
    ("spec", "text", "message"),
    [
        (LINE, "[a]", "expected one line of text, got a list"),
        (LINE, "{a: 1}", "expected one line of text, got a mapping"),
        (LINE, "~", "expected one line of text, got nothing"),
        (LINE, "''", "expected 1 to 20 characters, got 0"),
        (LINE, "'  '", "expected 1 to 20 characters, got 0"),
        (LINE, "|\n  a\n  b", "expected one line of text, got `a␊b`; put it on one line"),
        (LINE, "x" * 21, "expected 1 to 20 characters, got 21"),
        (PROSE, "ab", "expected 3 to 20 characters, got 2"),
        (Slug(), "Hot Key", "expected an id of small letters, digits and single hyphens, such as `hot-key`, got `Hot"),
        (Slug(), "a--b", "expected an id of small letters"),
        (Slug(), "404", "expected an id of small letters"),
        (Slug(), "a" * 61, "expected an id of small letters"),
        (Slug(), '"a\\n"', "expected an id of small letters"),
        (Integer(1, 4), "5", "expected a whole number from 1 to 4, got `5`"),
        (Integer(1, 4), "eight", "expected a whole number from 1 to 4, got `eight`"),
        (Integer(1, 4), "2.5", "expected a whole number from 1 to 4, got `2.5`"),
        (Integer(1, 99), "010", "expected a whole number from 1 to 99, got `010`"),
        (Integer(1, 99), "1:30", "expected a whole number from 1 to 99, got `1:30`"),
        (Integer(1, 99), "٣", "expected a whole number from 1 to 99, got `٣`"),
        (Integer(1, 99), "9" * 5000, "expected a whole number from 1 to 99, got `999"),
        (Integer(1, 4), "'3'", "expected a whole number from 1 to 4, got `3`; write it without quotes"),
        (Number(0, 1), "1.01", "expected a number from 0 to 1, got `1.01`"),
        (Number(0, 1), "-0.5", "expected a number from 0 to 1, got `-0.5`"),
        (Number(0, 1), ".inf", "expected a number from 0 to 1, got `.inf`"),
        (Number(0, 1), '"0.5"', "expected a number from 0 to 1, got `0.5`; write it without quotes"),
        (Flag(), "no", "expected true or false, got `no`; write `false`"),
        (Flag(), "Yes", "expected true or false, got `Yes`; write `true`"),
        (Flag(), "maybe", "expected true or false, got `maybe`"),
        (Flag(), "'true'", "expected true or false, got `true`; write it without quotes"),
        (Choice(Tier), "eazy", "`eazy` is no choice here; did you mean `easy`?"),
        (Choice(Tier), "x", "`x` is no choice here; known: `easy`, `medium`, `hard`"),
        (ListOf(LINE), "a", "expected a list, got `a`; begin each item with `- `"),
        (ListOf(LINE, least=2), "[a]", "expected at least 2 items, got 1"),
        (ListOf(LINE, most=1), "[a, b]", "expected at most 1 item, got 2"),
        (MapOf(LINE, LINE), "[a]", "expected a mapping, got a list; write `key: value` lines"),
        (MapOf(LINE, LINE, least=1), "{}", "expected at least 1 key, got 0"),
        (MapOf(Choice(Seniority), LINE), "{midd: x}", "`midd` is no choice here; did you mean `mid`?"),
        (MapOf(Integer(1, 2), LINE, complete=(1, 2)), "{2: x}", "missing key `1`"),
    ],
    ids=counter(),
)
def test_a_faulty_text_is_told_what_would_be_right(spec: Spec[object], text: str, message: str) -> None:
    decoded, faults = decode(spec, text)
    assert [fault.split(": ", 1)[1][: len(message)] for fault in faults] == [message]
    assert decoded is INVALID or isinstance(spec, ListOf | MapOf)


def test_a_list_holds_nothing_twice() -> None:
    assert faults_of(ListOf(LINE), "- a\n- b\n- a") == ["f:3:3: `a` stands in line 1 already"]


@dataclass(frozen=True)
class Point:
    id: str
    at: float
    tags: Sequence[str]


def point() -> Record[Point]:
    id_ = Field("id", Slug(), "Its name.")
    at = Field("at", Number(0, 1), "Where it is.")
    tags = Field("tags", ListOf(LINE), "Words.", ())
    return Record((id_, at, tags), lambda values: Point(values[id_], values[at], values[tags]))


def test_a_record_is_built_of_its_fields_and_defaults() -> None:
    assert value(point(), "{at: 0.5, id: here}") == Point("here", 0.5, ())


def test_a_record_reports_all_its_faults_at_once() -> None:
    decoded, faults = decode(point(), "at: 7\ntags: [a, {}]\ntag: x\n")
    assert decoded is INVALID
    assert faults == [
        "f:1:1: missing key `id`: Its name.",
        "f:1:5: at: expected a number from 0 to 1, got `7`",
        "f:2:11: tags: expected one line of text, got a mapping",
        "f:3:1: unknown key `tag`; did you mean `tags`?",
    ]


def test_something_else_in_the_place_of_a_record_is_told_its_keys() -> None:
    assert faults_of(point(), "[x]") == ["f:1:1: expected a mapping with the keys id, at, tags, got a list"]


def test_records_of_a_list_differ_by_their_id() -> None:
    points = ListOf(point())
    assert faults_of(points, "- {id: x, at: 0}\n- {id: y, at: 0}\n- {id: x, at: 1}") == [
        "f:3:8: `x` stands in line 1 already"
    ]


def test_one_faulty_item_hides_no_fault_of_another() -> None:
    assert faults_of(ListOf(point()), "- {id: X, at: 0}\n- {id: y, at: 9}") == [
        "f:1:8: id: expected an id of small letters, digits and single hyphens, such as `hot-key`, got `X`",
        "f:2:15: at: expected a number from 0 to 1, got `9`",
    ]


def test_a_refused_value_is_reported_once() -> None:
    spec = ListOf(point())
    assert faults_of(spec, "[*x, {id: *x, at: *x, tags: [*x]}, {id: y, at: 0, tags: *x}]") == [
        f"f:1:{column}: an alias, `*x`; write the text out" for column in (2, 11, 19, 30, 57)
    ]
    assert faults_of(MapOf(LINE, MapOf(LINE, LINE)), "a: *x") == ["f:1:4: an alias, `*x`; write the text out"]


def test_a_hostile_list_or_mapping_ends_the_reading() -> None:
    faults = MOST_FAULTS + 1
    assert len(faults_of(ListOf(LINE), "- []\n" * 5000)) == faults
    assert len(faults_of(point(), "".join(f"key{number}: 1\n" for number in range(5000)))) == faults
    assert len(faults_of(MapOf(LINE, Flag()), "".join(f"key{number}: 1\n" for number in range(5000)))) == faults


@pytest.mark.parametrize(
    ("spec", "schema"),
    [
        (LINE, {"type": ["string", "number", "boolean"], "minLength": 1}),
        (Integer(1, 4), {"type": "integer", "minimum": 1, "maximum": 4}),
        (Number(0, 1), {"type": "number", "minimum": 0, "maximum": 1}),
        (Flag(), {"type": "boolean"}),
        (Choice(Tier), {"enum": ["easy", "medium", "hard"]}),
        (
            ListOf(Flag(), least=1, most=3),
            {"type": "array", "items": {"type": "boolean"}, "minItems": 1, "maxItems": 3},
        ),
        (
            MapOf(Choice(Seniority), Flag(), complete=tuple(Seniority)),
            {
                "type": "object",
                "additionalProperties": {"type": "boolean"},
                "required": ["mid", "senior", "staff"],
                "propertyNames": {"enum": ["mid", "senior", "staff"]},
            },
        ),
        (
            MapOf(Integer(1, 4), Flag(), least=1),
            {
                "type": "object",
                "additionalProperties": {"type": "boolean"},
                "minProperties": 1,
                "propertyNames": {"pattern": "^-?(0|[1-9][0-9]{0,8})$"},
            },
        ),
    ],
    ids=counter(),
)
def test_the_schema_comes_from_the_same_declaration(spec: Spec[object], schema: dict[str, Json]) -> None:
    assert spec.json_schema() == schema


def test_the_schema_of_a_record_names_what_is_required_and_describes_each_key() -> None:
    assert point().json_schema() == {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "at"],
        "properties": {
            "id": {**Slug().json_schema(), "description": "Its name."},
            "at": {"type": "number", "minimum": 0, "maximum": 1, "description": "Where it is."},
            "tags": {"type": "array", "items": LINE.json_schema(), "description": "Words."},
        },
    }


def test_invalid_is_no_value() -> None:
    assert isinstance(INVALID, Invalid)
