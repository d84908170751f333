import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from drill.content.schema import SCHEMAS, as_text, problem_schema
from drill.content.spec import Json
from drill.domain.vocabulary import Phase

DOCS = Path(__file__).parents[2] / "docs"
KINDS = pytest.mark.parametrize("kind", SCHEMAS)


def properties(schema: Json) -> Iterator[tuple[str, Json]]:
    """All keys that a schema declares, at any depth."""
    if isinstance(schema, dict):
        declared = schema.get("properties")
        if isinstance(declared, dict):
            yield from declared.items()
        for child in schema.values():
            yield from properties(child)


@KINDS
def test_the_committed_schema_is_the_one_of_the_decoder(kind: str) -> None:
    committed = DOCS / f"{kind}.schema.json"
    assert committed.read_text(encoding="utf-8") == as_text(SCHEMAS[kind]()), (
        f"remake it: python -m drill.content.schema {kind} > docs/{committed.name}"
    )


def test_the_schema_is_json_of_the_2020_draft() -> None:
    schema = json.loads(as_text(problem_schema()))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]["phases"]["properties"]) == list(Phase)


@KINDS
def test_every_key_has_a_description_for_its_author(kind: str) -> None:
    declared = list(properties(SCHEMAS[kind]()))
    assert len(declared) > {"problem": 100, "family": 25, "numbers": 10, "capacity": 10}[kind]
    assert [name for name, schema in declared if not isinstance(schema, dict) or not schema.get("description")] == []
