"""What is shown of a marked worksheet. A sign and a word say what the colour says."""

from collections.abc import Iterator

from textual.content import Content

from drill.domain.estimation.pairing import Line
from drill.domain.marking import GivenPair, Grade, Marking, QuantityMark
from drill.tui.rows import Row
from drill.tui.words import HELD, MISSED, UNDECIDED, heading, muted, shown

NEAR = "≈"
SIGNS = {Grade.FULL: HELD, Grade.GOOD: HELD, Grade.ORDER: NEAR, Grade.MISS: MISSED, Grade.NO_LINE: MISSED}
STYLES = {HELD: "$success", NEAR: "$warning", MISSED: "$error"}
LABEL = 11


def entry_row(text: str, decided: GivenPair | QuantityMark | None) -> Row:
    """A given or a quantity in the list, with what was decided."""
    sign, note = UNDECIDED, "open"
    match decided:
        case QuantityMark(grade=grade):
            sign, note = SIGNS[grade], _grade(decided).plain
        case GivenPair(line=line):
            sign, note = HELD, "assumed otherwise" if line else "as given"
        case None:
            pass
    return Content.styled(f"{sign} ", STYLES.get(sign, "")), Content.assemble(text, muted(f"  {note}"))


def given_rows(name: str, value: str, line: Line | None, pair: GivenPair | None) -> Iterator[Row | Content]:
    """A given, and the line in which another value of it seems to be assumed.

    Args:
        name: The given.
        value: As the author wrote it.
        line: The line in question.
        pair: What was decided.
    """
    yield heading(f"Did you assume another {name}?")
    yield muted("If so, the reference is computed from yours, and the difference costs nothing.")
    yield Content("")
    yield _labelled("given", Content(value))
    yield from _line_rows(line)
    if pair is not None:
        yield _labelled("decided", Content(f"assumed {pair.value}" if pair.line else "stayed with the given"))


def quantity_rows(ask: str, line: Line | None, value: str, mark: QuantityMark | None) -> Iterator[Row | Content]:
    """A quantity with the line proposed or confirmed. What is right shows once a line is confirmed.

    Args:
        ask: The figure in words.
        line: The line in question.
        value: What that line comes to, in the unit asked for.
        mark: What was decided.
    """
    yield heading(ask)
    yield from _line_rows(line)
    if line is not None:
        yield _labelled("comes to", Content.styled(value, "bold"))
    if mark is None:
        yield Content("")
        yield muted("Does this line answer it? What is right shows once you have confirmed." if line else "")
        return
    yield _labelled("reference", Content.styled(mark.reference, "bold"))
    yield _labelled("mark", _grade(mark))
    yield Content("")
    yield _labelled("it decides", Content(mark.decides.strip()))


def marks_rows(marking: Marking) -> Iterator[Row | Content]:
    """All marks, for the pages of a result; nothing where nothing was marked."""
    if not marking.marks:
        return
    yield heading("Worksheet")
    for pair in marking.pairs.values():
        if pair.line:
            yield (
                muted("= "),
                Content.assemble(f"{pair.given}: ", shown(pair.value), muted("  assumed, marked with it")),
            )
    for mark in marking.marks.values():
        sign = SIGNS[mark.grade]
        figures = f"  {mark.value}, reference {mark.reference}" if mark.line else f"  reference {mark.reference}"
        yield (
            Content.styled(f"{sign} ", STYLES[sign]),
            Content.assemble(mark.ask.strip(), muted(figures + "  "), _grade(mark)),
        )


def _grade(mark: QuantityMark) -> Content:
    slip = f", looks like {mark.slip}" if mark.slip else ""
    return Content.styled(f"{mark.grade.value}{slip}", STYLES[SIGNS[mark.grade]])


def _line_rows(line: Line | None) -> Iterator[Row | Content]:
    if line is None:
        yield _labelled("your line", muted("none proposed; l lists those whose unit fits, n says there is none"))
    else:
        yield _labelled("your line", Content.assemble(muted(f"{line.number} "), shown(line.text.strip())))


def _labelled(label: str, text: Content) -> Row:
    return muted(f"{label:{LABEL}}"), text
