import pytest

from drill.content.decode import decode_synonyms
from drill.content.library import load_synonyms
from tests.factories import edited, place

TEXT = """\
schema: 1
id: synonyms
groups:
  - [user, customer, daily visitor]
  - [off, 'on', 24]
"""


def test_groups_are_decoded_in_their_order_as_they_are_written() -> None:
    assert decode_synonyms(TEXT, "s.yaml").value == (("user", "customer", "daily visitor"), ("off", "on", "24"))


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        ("off,", "customer, off,", "customer, off", "`customer` stands in line 4 already; a term belongs to one group"),
        ("[off, 'on', 24]", "[off]", "[off]", "groups: expected at least 2 items, got 1"),
        ("daily visitor", "a" * 41, "a" * 41, "groups: expected 1 to 40 characters, got 41"),
    ],
    ids=["in two groups", "alone", "long"],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, marker: str, message: str) -> None:
    text = edited(TEXT, old, new)
    [fault] = decode_synonyms(text, "s.yaml").faults
    assert str(fault) == f"s.yaml:{place(text, marker)}: {message}"


def test_the_shipped_groups_are_in_small_letters() -> None:
    groups = load_synonyms()
    assert len(groups) > 40
    assert [term for group in groups for term in group if term != term.lower()] == []
