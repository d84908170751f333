"""A result in line mode: the verdict, why, the levels, what was missed, and what comes next."""

from collections.abc import Iterator
from datetime import date

from drill.cli.plain.conversation import Conversation
from drill.cli.plain.worksheet import mark_text
from drill.domain.answers import line_at
from drill.domain.calibration_words import eye_text
from drill.domain.handling import never_answered, outcome_text
from drill.domain.reflection import movements
from drill.domain.rubric import Rubric
from drill.domain.scorecard import SURENESS_WORDS
from drill.domain.session import Session
from drill.domain.wording import clock_text, count_text
from drill.services.result import Result
from drill.services.result_words import CONVENTION, above_texts, cost_texts, next_texts, seen_before_texts


def tell_result(conversation: Conversation, result: Result, rubric: Rubric, today: date) -> None:
    """Tell a result from the verdict to what comes next.

    Args:
        conversation: To whom.
        result: What a scoring gave.
        rubric: The titles of the dimensions.
        today: The study day.
    """
    conversation.say("")
    for text in _texts(result, rubric, today):
        conversation.say(text, rest="  ")


def _texts(result: Result, rubric: Rubric, today: date) -> Iterator[str]:
    session = result.attempt.session
    if result.verdict is not None:
        yield f"Verdict: {result.verdict}, {result.points} of 400 points, {session.seniority}."
    interrupted = " Interrupted: more than 10 minutes away." if session.interrupted else ""
    yield f"{session.title}, {session.format.title}, {clock_text(session.locked_at or 0.0)} used.{interrupted}"
    if result.card.levels_only:
        yield "Scored by levels only."
    yield from seen_before_texts(result)
    yield "Why:"
    yield from (f"- {text}" for text in (*cost_texts(result, rubric), *_pivotal(result), *above_texts(result)))
    yield "Levels:"
    yield from (f"- {text}" for text in _levels(result, rubric))
    marks = result.attempt.marking.marks.values()
    if marks:
        yield "Worksheet:"
        yield from (f"- {mark_text(mark)}" for mark in marks)
    yield from _missed(result)
    yield from _never_asked(result)
    yield from _never_answered(result.attempt.session)
    following = tuple(next_texts(result, today))
    if following:
        yield "Next:"
    yield from (f"- {text}" for text in following)
    if result.eye.answers:
        yield f"{eye_text(result.eye)}."
    yield f"{CONVENTION} `drill show {session.id}` tells all of this attempt."


def _pivotal(result: Result) -> Iterator[str]:
    """Where it was decided."""
    moment = result.pivotal
    if moment is None:
        return
    how = "It was carried by" if moment.held else "It turned on"
    yield f"{how} {moment.item.dimension}: {moment.item.text}"
    line = None if moment.line is None else line_at(result.attempt.answers, moment.line)
    if line is not None:
        yield f"{'You wrote' if moment.held else 'Nearest you wrote'}, {moment.line}: {line.strip()}"


def _levels(result: Result, rubric: Rubric) -> Iterator[str]:
    moved = {each.dimension: each for each in movements(result.card)}
    for dimension, level in result.levels.items():
        card, support = result.card, result.card.support_of(dimension)
        facts = [f"level {level}", f"weight {card.weights[dimension]} %"]
        if dimension in card.not_reached:
            facts.append("not reached")
        elif not card.levels_only:
            facts.append(f"{support.held} of {support.asked} found, which supports {support.level}")
        if card.above_evidence(dimension):
            facts.append("above your evidence")
        prediction, revision = card.predictions.get(dimension), card.revised_levels.get(dimension)
        if prediction is not None:
            facts.append(f"predicted {prediction.level}, {SURENESS_WORDS[prediction.sureness]}")
        if revision is not None:
            facts.append(f"first {moved[dimension].first}, revised because: {revision.reason}")
        yield f"{dimension} {rubric.dimensions[dimension].title}: {', '.join(facts)}."


def _missed(result: Result) -> Iterator[str]:
    if result.card.levels_only:
        return
    if not result.missed:
        yield "Nothing was missed in the phases you reached."
        return
    yield f"{count_text(len(result.missed), 'item')} not found, critical ones first:"
    for item in result.missed:
        yield f"- {'critical, ' if item.critical else ''}{item.dimension}: {item.text} {item.answer.strip()}"


def _never_asked(result: Result) -> Iterator[str]:
    if result.never_asked:
        yield "You never asked the interviewer:"
    for each in result.never_asked:
        yield f"- {each.topic}: {each.answer.strip()}"


def _never_answered(session: Session) -> Iterator[str]:
    """The interviewer's questions that were never said to be answered; the notes may hold an answer all the same."""
    left = never_answered(session)
    if left:
        yield "The interviewer asked, and no :answer came:"
    for each in left:
        yield f"- {clock_text(each.line.elapsed)} {each.line.text.strip()} ({outcome_text(each)})"
