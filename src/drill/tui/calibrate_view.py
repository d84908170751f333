"""What calibration shows, as text made from its state."""

from collections.abc import Iterator

from textual.content import Content

from drill.domain.authored_answers import GRADED_AS, AuthoredAnswer
from drill.domain.calibration import ROUND, Eye
from drill.domain.calibration_words import HOW_TO_READ, difference_text, eye_lines, round_text
from drill.domain.rubric import DimensionRubric, Rubric
from drill.domain.vocabulary import LEVELS
from drill.services.calibration import Calibration, Graded
from drill.tui.markdown import render
from drill.tui.rows import Row, Rows
from drill.tui.words import CRITICAL, HELD, MISSED, heading, level_bar, muted, shown

Line = Row | Content | str

NEAR = "≈"


def head(calibration: Calibration) -> Content:
    """How far the round is."""
    if calibration.current is None:
        return Content.assemble(heading("Calibrate"), muted("   grade authored answers, then see their keys"))
    place = f"   {calibration.number} of {len(calibration.round)}"
    known = "" if calibration.counts else "   shown before: counts for no figure"
    return Content.assemble(heading("Calibrate"), muted(f"{place}{known}"))


def answer_page(answer: AuthoredAnswer) -> Rows:
    """The answer to be graded, with what was asked for."""
    return Rows(_answer(answer))


def keys_page(calibration: Calibration, answer: AuthoredAnswer) -> Rows:
    """How the given levels stand to the keys, why the keys are so, and the evidence."""
    return Rows(_keys(calibration, answer))


def question(calibration: Calibration, rubric: Rubric) -> Content:
    """What is asked now."""
    wanted = calibration.wanted
    if wanted is None:
        last = calibration.number == len(calibration.round)
        return muted(f"Enter shows {'how the round went' if last else 'the next answer'}.")
    asked = rubric.dimensions[wanted]
    given = "".join(f"   {dimension}: {level}" for dimension, level in calibration.given.items())
    title = Content.assemble((f"{wanted} {asked.title}", "bold"), muted(given))
    return Content("\n").join(
        [title, Content(asked.question), muted(f"Press 1, 2, 3 or 4, for a {GRADED_AS}; a shows what each looks like.")]
    )


def anchors(dimension: DimensionRubric) -> Rows:
    """What each level of a dimension looks like."""
    rows: list[Line] = [Content.styled(f"{dimension.id} {dimension.title}, {GRADED_AS}", "bold"), ""]
    for level in LEVELS:
        rows += [(Content.styled(f"{level} ", "bold $accent"), Content(dimension.anchors[GRADED_AS][level])), ""]
    return Rows(rows)


def summary_page(graded: tuple[Graded, ...], eye: Eye) -> Rows:
    """How the round went, and how the eye stands to the keys so far."""
    return Rows(_summary(graded, eye))


def too_few_page(calibration: Calibration, eye: Eye) -> Rows:
    """Why there is no round, and what can be done about it."""
    return Rows(_too_few(calibration, eye))


def _answer(answer: AuthoredAnswer) -> Iterator[Line]:
    spot = f": {answer.hot_spot}" if answer.hot_spot else ""
    yield Content.assemble((answer.title, "bold"), f"   {answer.known_as.phase.label}{spot}")
    yield from ((front, text.stylize("$muted")) for front, text in render(answer.task).rows)
    yield ""
    for line in answer.exemplar.text.strip().split("\n"):
        yield shown(line)


def _keys(calibration: Calibration, answer: AuthoredAnswer) -> Iterator[Line]:
    for dimension, given in calibration.given.items():
        key = answer.exemplar.keys[dimension]
        sign, style = _sign(given - key)
        row = (
            (f"{sign} {dimension}  you {given}  key ", "bold"),
            level_bar(key),
            (f"   {difference_text(given - key)}", style),
        )
        yield Content.assemble(*row)
    yield ""
    yield heading("Why")
    yield shown(answer.exemplar.why.strip())
    yield ""
    yield heading("The evidence it holds")
    if not answer.evidence:
        yield muted("None of the problem's items.")
    for item in answer.evidence:
        yield (
            Content.styled(f"{CRITICAL if item.critical else ' '} {item.dimension} ", "bold $warning"),
            shown(item.text),
        )


def _sign(error: int) -> tuple[str, str]:
    """A sign and a style for a difference: right, one off, further off."""
    if not error:
        return HELD, "bold $success"
    return (NEAR, "bold $warning") if abs(error) == 1 else (MISSED, "bold $error")


def _summary(graded: tuple[Graded, ...], eye: Eye) -> Iterator[Line]:
    errors = [error for each in graded for error in each.errors]
    yield heading(f"{round_text(errors)}.")
    yield ""
    for each in graded:
        answer = each.answer
        levels = ", ".join(
            f"{dimension} you {given}, key {answer.exemplar.keys[dimension]}" for dimension, given in each.given.items()
        )
        sign, style = _sign(max(each.errors, key=abs))
        note = "" if each.counts else "   shown before"
        yield (
            Content.styled(f"{sign} ", style),
            Content.assemble(
                shown(f"{answer.title}, {answer.known_as.phase.label.lower()}"), muted(f"   {levels}{note}")
            ),
        )
    yield ""
    yield heading("So far")
    yield from eye_lines(eye)
    yield muted(HOW_TO_READ)
    yield ""
    yield muted("Enter draws five more.")


def _too_few(calibration: Calibration, eye: Eye) -> Iterator[Line]:
    count = calibration.open_count
    yield heading("Too few answers are open")
    now_open = f"{count} {'is' if count == 1 else 'are'} open" if count else "none is open yet"
    yield f"A round takes {ROUND} answers, and {now_open}."
    yield ""
    yield (
        "Calibration shows answers that authors wrote and graded, good ones and bad ones. You grade them first: that"
        " trains the eye with which you score your own. They give solutions away, so those to phases you have not"
        " tried yet are held back."
    )
    yield ""
    if calibration.offers:
        yield "A mock opens the answers to the phases it reaches. Or press o to open a problem that you will not miss."
    else:
        yield "There is no other problem to open now; a running mock keeps its problem back until it is locked."
    yield ""
    yield from eye_lines(eye)
