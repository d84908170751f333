import json
from collections.abc import Iterator
from pathlib import Path

from drill.content.schema import as_text, problem_schema
from drill.content.spec import Json
from drill.domain.vocabulary import Phase

COMMITTED = Path(__file__).parents[2] / "docs" / "problem.schema.json"


def properties(schema: Json) -> Iterator[tuple[str, Json]]:
    """All keys that a schema declares, at any depth."""
    if isinstance(schema, dict):
        declared = schema.get("properties")
        if isinstance(declared, dict):
            yield from declared.items()
        for child in schema.values():
            yield from properties(child)


def test_the_committed_schema_is_the_one_of_the_decoder() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == as_text(problem_schema()), (
        "remake it: python -m drill.content.schema > docs/problem.schema.json"
    )


def test_the_schema_is_json_of_the_2020_draft() -> None:
    schema = json.loads(as_text(problem_schema()))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]["phases"]["properties"]) == list(Phase)


def test_every_key_has_a_description_for_its_author() -> None:
    declared = list(properties(problem_schema()))
    assert len(declared) > 100
    assert [name for name, schema in declared if not isinstance(schema, dict) or not schema.get("description")] == []
