"""Keys in decision cards, as changes of a text."""

from hypothesis import given
from hypothesis import strategies as st

from drill.domain.answers import own_lines
from drill.domain.decision_writing import SKELETON, Stroke, after_back_tab, after_enter, after_tab, begin_card
from drill.domain.decisions import CardField, cards_in
from tests.domain.test_decisions import A_LINE, FULL


def written(text: str, stroke: Stroke | None) -> tuple[str, int]:
    """The text after a stroke, and the row of the cursor."""
    assert stroke is not None
    if stroke.start is None or stroke.end is None:
        return text, stroke.row
    lines = text.split("\n")
    before = "\n".join([*lines[: stroke.start[0]], lines[stroke.start[0]][: stroke.start[1]]])
    after = "\n".join([lines[stroke.end[0]][stroke.end[1] :], *lines[stroke.end[0] + 1 :]])
    return f"{before}{stroke.text}{after}", stroke.row


def test_the_first_card_stands_at_the_top() -> None:
    assert written("", begin_card("", 0)) == (SKELETON, 0)


def test_a_card_keeps_a_blank_line_to_what_stands_around_it() -> None:
    text = "Above\nBelow"
    assert written(text, begin_card(text, 0)) == (f"Above\n\n{SKELETON}\n\nBelow", 2)
    text = "Above\n\nBelow"
    assert written(text, begin_card(text, 1)) == (f"Above\n\n{SKELETON}\n\nBelow", 2)


def test_a_card_begun_in_the_middle_of_another_stands_behind_it() -> None:
    assert written(FULL, begin_card(FULL, 1)) == (f"{FULL}\n\n{SKELETON}", 6)


def test_a_card_is_never_put_inside_a_quotation() -> None:
    text = "> You asked: why?\n> Because.\nMine"
    assert written(text, begin_card(text, 0)) == (f"> You asked: why?\n> Because.\n\n{SKELETON}\n\nMine", 3)


def test_an_untouched_card_is_gone_to_and_not_stacked() -> None:
    text = f"{FULL}\n\n{SKELETON}"
    assert written(text, begin_card(text, 9)) == (text, 6)


def test_enter_goes_down_the_card_and_on_to_the_next() -> None:
    text = f"{FULL}\n\nchose: B"
    assert [written(text, after_enter(text, (row, 5))) for row in range(5)] == [
        (text, 1),
        (text, 2),
        (text, 3),
        (text, 4),
        (text, 6),
    ]


def test_enter_before_the_key_and_in_prose_breaks_the_line() -> None:
    assert after_enter(FULL, (2, 0)) is None
    assert after_enter("Prose", (0, 5)) is None


def test_enter_in_a_card_written_without_the_skeleton_adds_no_key() -> None:
    assert after_enter("chose: A", (0, 8)) is None


def test_enter_on_an_untouched_card_takes_it_away() -> None:
    text = f"{FULL}\n\n{SKELETON}\n\nBelow"
    assert written(text, after_enter(text, (6, 7))) == (f"{FULL}\n\n\n\nBelow", 6)


def test_tab_adds_the_field_that_is_missing() -> None:
    text = "chose: A\ncosts: C"
    assert written(text, after_tab(text, 0)) == (text, 1)
    assert written(text, after_tab(text, 1)) == (f"{text}\nover: ", 2)


def test_tab_behind_the_last_field_goes_to_the_next_card_or_out() -> None:
    assert written(FULL, after_tab(FULL, 4)) == (f"{FULL}\n\n", 6)
    text = f"{FULL}\n\nchose: B"
    assert written(text, after_tab(text, 4)) == (text, 6)
    text = f"{FULL}\n\nProse"
    assert written(text, after_tab(text, 4)) == (text, 5)


def test_shift_tab_goes_up_the_card_and_to_the_one_before() -> None:
    text = f"{FULL}\n\nchose: B\nover: C"
    assert written(text, after_back_tab(text, 7)) == (text, 6)
    assert written(text, after_back_tab(text, 6)) == (text, 4)
    assert written(text, after_back_tab(text, 0)) == (text, 0)
    assert after_back_tab(text, 5) is None


@given(st.lists(A_LINE, min_size=1, max_size=12).map("\n".join), st.data())
def test_no_key_loses_a_word_or_leaves_the_text(text: str, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, text.count("\n")))
    strokes = [
        begin_card(text, row),
        after_enter(text, (row, 1)),
        after_tab(text, row),
        after_back_tab(text, row),
    ]
    keys = {str(each) for each in CardField}
    for stroke in filter(None, strokes):
        after, place = written(text, stroke)
        assert 0 <= place <= after.count("\n")
        filled = [line.strip() for _, line in own_lines(text) if line.strip().lower().rstrip(":") not in keys]
        assert [line for line in map(str.strip, after.split("\n")) if line in filled] == filled
        assert [card.values for card in cards_in(text) if any(card.values.values())] == [
            {key: value for key, value in card.values.items() if value or key in before.values}
            for before, card in zip(
                [each for each in cards_in(text) if any(each.values.values())],
                [each for each in cards_in(after) if any(each.values.values())],
                strict=True,
            )
        ]
