"""What a result says in sentences: why it came out so, and what comes next."""

from collections.abc import Iterator
from datetime import date

from drill.domain.rubric import Rubric
from drill.domain.vocabulary import Dimension
from drill.domain.wording import count_text, day_text, due_text, listed
from drill.services.result import Result

CONVENTION = "Weights and thresholds are conventions, not a prediction."


def seen_before_texts(result: Result) -> Iterator[str]:
    """That the answers to some phases were known before the mock."""
    exposed = result.attempt.exposed
    if exposed:
        phases = listed([phase.label.lower() for phase in exposed], len(exposed))
        yield f"Some of this was seen before: {phases}."


def cost_texts(result: Result, rubric: Rubric) -> Iterator[str]:
    """The dimension that cost most, and those that were not reached."""
    if result.weakest is None:
        yield "Every dimension stands at level 3 or above."
    else:
        title = rubric.dimensions[result.weakest].title
        weight = result.card.weights[result.weakest]
        level = result.levels[result.weakest]
        yield f"{result.weakest} {title} cost most: level {level} at {weight} % of the weight."
    if result.card.not_reached:
        names = ", ".join(dimension for dimension in Dimension if dimension in result.card.not_reached)
        yield f"Not reached, so level 1: {names}."


def above_texts(result: Result) -> Iterator[str]:
    """The levels that stand above their evidence."""
    above = [dimension for dimension in result.levels if result.card.above_evidence(dimension)]
    if above:
        yield f"Scored above your evidence: {', '.join(above)}."


def next_texts(result: Result, today: date) -> Iterator[str]:
    """The way to a hire, the next practice, and the cards."""
    if result.raises:
        steps = ", ".join(f"{raised.dimension} to {raised.level}" for raised in result.raises)
        yield f"The shortest way to a hire: {steps}."
    practice = practice_text(result, today)
    if practice:
        yield practice
    if result.scheduled:
        first = min(card.due for card in result.scheduled)
        yield f"{count_text(len(result.scheduled), 'card')} to review, from {_from(first, today)} on."


def practice_text(result: Result, today: date) -> str:
    """What to practise when; nothing where this attempt planned nothing, or a later one has planned anew."""
    if result.practice is None:
        return ""
    planned = result.practice
    is_other = planned.problem != result.attempt.session.problem
    if planned.phase:
        weak = f", weak in {planned.problem}" if is_other else ""
        aim = f"A drill of the {planned.phase.label.lower()}{weak}"
    else:
        aim = f"The whole mock of {planned.problem} again" if is_other else "The whole mock again"
    return f"{aim}: {due_text(planned.due, today)}."


def _from(day: date, today: date) -> str:
    return "today" if day <= today else "tomorrow" if (day - today).days == 1 else day_text(day)
