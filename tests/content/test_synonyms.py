import pytest

from drill.content.decode import decode_common_words
from drill.content.library import load_common_words
from drill.domain.clarifying.words import CommonWords
from tests.factories import edited, place

TEXT = """\
schema: 1
id: synonyms
groups:
  - [user, customer, daily visitor]
  - [off, 'on', 24]
asides:
  - may I use a pen?
"""


def test_words_are_decoded_in_their_order_as_they_are_written() -> None:
    groups = (("user", "customer", "daily visitor"), ("off", "on", "24"))
    assert decode_common_words(TEXT, "s.yaml").value == CommonWords(groups, ("may I use a pen?",))


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
    [fault] = decode_common_words(text, "s.yaml").faults
    assert str(fault) == f"s.yaml:{place(text, marker)}: {message}"


def test_the_shipped_groups_are_in_small_letters() -> None:
    groups = load_common_words().synonyms
    assert len(groups) > 40
    assert [term for group in groups for term in group if term != term.lower()] == []
