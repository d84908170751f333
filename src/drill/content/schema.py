"""The JSON Schemas of content files, for editors: hovers, completion and the first errors while one types.

`python -m drill.content.schema > docs/problem.schema.json` writes the committed copy; so does `family`, `numbers` or
`capacity` behind it with the others.
"""

import json
import sys

from drill.content.capacity_spec import capacities
from drill.content.family_spec import family
from drill.content.number_spec import number_set
from drill.content.problem_spec import problem
from drill.content.spec import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def problem_schema() -> dict[str, Json]:
    """The schema of `problems/interviews/<id>.yaml`. What lies between fields only `drill check` can judge."""
    return {"$schema": DIALECT, "title": "A system design problem of drill", **problem().json_schema()}


def family_schema() -> dict[str, Json]:
    """The schema of `problems/estimation/<id>.yaml`."""
    return {"$schema": DIALECT, "title": "A family of estimation tasks of drill", **family().json_schema()}


def numbers_schema() -> dict[str, Json]:
    """The schema of `problems/reference/numbers.yaml`."""
    return {"$schema": DIALECT, "title": "Numbers to know of drill", **number_set().json_schema()}


def capacity_schema() -> dict[str, Json]:
    """The schema of `problems/reference/capacity.yaml`."""
    return {"$schema": DIALECT, "title": "What one box of a drawing bears", **capacities().json_schema()}


SCHEMAS = {
    "problem": problem_schema,
    "family": family_schema,
    "numbers": numbers_schema,
    "capacity": capacity_schema,
}
"""By the word that asks for each."""


def as_text(schema: dict[str, Json]) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text(SCHEMAS[(sys.argv[1:] or ["problem"])[0]]()))
