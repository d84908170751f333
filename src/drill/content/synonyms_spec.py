"""What an author writes in `rubrics/synonyms.yaml`."""

from drill.content.common_spec import ID, SCHEMA
from drill.content.faults import Faults
from drill.content.nodes import EACH, Node, scalars
from drill.content.records import Field, ListOf, Record
from drill.content.rules import expect_distinct
from drill.content.spec import Text
from drill.domain.clarifying.words import CommonWords

TERM = Text(most=40, one_line=True)
QUESTION = Text(most=120, one_line=True)


def common_words() -> Record[CommonWords]:
    """The file, whole."""
    id_ = Field("id", ID, "Its name for ever.")
    groups = Field(
        "groups",
        ListOf(ListOf(TERM, least=2), least=1),
        "Groups of words or short phrases that mean the same in a question; the first of each stands for all.",
    )
    asides = Field(
        "asides",
        ListOf(QUESTION),
        "Questions of any interview that are not about requirements; what resembles them gets no prepared answer.",
    )
    return Record((SCHEMA, id_, groups, asides), lambda values: CommonWords(values[groups], values[asides]))


def check_common_words(root: Node, faults: Faults) -> None:
    """No term stands in two groups; within one, the list itself sees to that."""
    expect_distinct(scalars(root, "groups", EACH, EACH), "a term belongs to one group", faults)
