"""The JSON Schema of a problem file, for editors: hovers, completion and the first errors while one types.

`python -m drill.content.schema > docs/problem.schema.json` writes the committed copy.
"""

import json
import sys

from drill.content.problem_spec import problem
from drill.content.spec import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def problem_schema() -> dict[str, Json]:
    """The schema of `problems/interviews/<id>.yaml`. What lies between fields only `drill check` can judge."""
    return {"$schema": DIALECT, "title": "A system design problem of drill", **problem().json_schema()}


def as_text(schema: dict[str, Json]) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text(problem_schema()))
