import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.content.sanitise import sanitise


def test_plain_text_tabs_and_newlines_stay() -> None:
    text = "naïve\tcafé – 5 ≤ 7\n日本語 👍"
    assert sanitise(text) == text


def test_line_ends_become_newlines() -> None:
    assert sanitise("a\r\nb\rc\n\r\n") == "a\nb\nc\n\n"


@pytest.mark.parametrize(
    ("character", "symbol"),
    [
        ("\x00", "␀"),
        ("\x07", "␇"),
        ("\x1b", "␛"),
        ("\x7f", "␡"),
        ("\x85", "⟨U+0085⟩"),
        ("\x9b", "⟨U+009B⟩"),
        ("\xad", "⟨U+00AD⟩"),
        ("\u061c", "⟨U+061C⟩"),
        ("\u200b", "⟨U+200B⟩"),
        ("\u200d", "⟨U+200D⟩"),
        ("\u200e", "⟨U+200E⟩"),
        ("\u2028", "⟨U+2028⟩"),
        ("\u2029", "⟨U+2029⟩"),
        ("\u202e", "⟨U+202E⟩"),
        ("\u2066", "⟨U+2066⟩"),
        ("\ufeff", "⟨U+FEFF⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
    ],
    ids=lambda value: f"U+{ord(value):04X}" if len(value) == 1 else "shown",
)
def test_what_a_terminal_would_obey_is_shown_instead(character: str, symbol: str) -> None:
    assert sanitise(f"a{character}b") == f"a{symbol}b"


def test_an_escape_sequence_shows_all_its_parts() -> None:
    assert sanitise("\x1b]52;c;aGk=\x07\x1b[2J") == "␛]52;c;aGk=␇␛[2J"


@given(st.text(st.characters(exclude_categories=[])))
def test_sanitising_twice_changes_nothing_more(text: str) -> None:
    once = sanitise(text)
    assert sanitise(once) == once


@given(st.text(st.characters(exclude_categories=[])))
def test_no_control_bidi_or_surrogate_character_is_left(text: str) -> None:
    left = {character for character in sanitise(text) if character not in "\n\t"}
    assert not {character for character in left if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")}
    assert not {character for character in left if unicodedata.bidirectional(character) in _BIDI_CONTROLS}


_BIDI_CONTROLS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
