"""What an author writes in `rubrics/synonyms.yaml`."""

from drill.content.common_spec import ID, SCHEMA
from drill.content.faults import Faults
from drill.content.nodes import EACH, Node, scalars
from drill.content.records import Field, ListOf, Record
from drill.content.rules import expect_distinct
from drill.content.spec import Text

TERM = Text(most=40, one_line=True)


def synonyms() -> Record[tuple[tuple[str, ...], ...]]:
    """The file, whole."""
    id_ = Field("id", ID, "Its name for ever.")
    groups = Field(
        "groups",
        ListOf(ListOf(TERM, least=2), least=1),
        "Groups of words or short phrases that mean the same in a question; the first of each stands for all.",
    )
    return Record((SCHEMA, id_, groups), lambda values: values[groups])


def check_synonyms(root: Node, faults: Faults) -> None:
    """No term stands in two groups; within one, the list itself sees to that."""
    expect_distinct(scalars(root, "groups", EACH, EACH), "a term belongs to one group", faults)
