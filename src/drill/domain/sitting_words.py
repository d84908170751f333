"""What a sitting of reviews says in sentences."""

from datetime import date
from textwrap import shorten

from drill.domain.cards import CardState
from drill.domain.sitting import CardStep, Deed, Round
from drill.domain.vocabulary import Phase, Rating
from drill.domain.wording import due_text

RATING_TEXT = {
    Rating.AGAIN: "it did not come, or it was wrong",
    Rating.HARD: "it came, with a real effort",
    Rating.GOOD: "it came",
    Rating.EASY: "it came at once, whole",
}

WHY_TEXT = {
    Round.AGAIN: "once more today, its due day stays",
    Round.PRACTICE: "practice, its due day stays",
}

LEECH_ASK = 150
"""So much of a question stands in the advice; the dialog must fit a small terminal."""


def rated_text(step: CardStep, rating: Rating, today: date) -> str:
    """How a card was rated, and on which day it comes back."""
    rated, back = rating.name.capitalize(), due_text(step.card.due, today)
    if step.deed is Deed.PRACTISED:
        return f"Practised, rated {rated}: it stays due {back}."
    if rating is Rating.AGAIN:
        return f"Rated {rated}: once more today, then {back}."
    return f"Rated {rated}: it comes back {back}."


def leech_advice(card: CardState, title: str, phases: tuple[Phase, ...]) -> str:
    """What to do about a card that does not stick."""
    part = " and ".join(phase.label.lower() for phase in phases)
    study = f"the {part} of {title}" if part else title
    ask = shorten(card.ask, LEECH_ASK, placeholder=" …")
    return (
        f"{ask}\n\nSo often forgotten, a card costs more than it gives. Rephrase it: shorter, one idea, your own words."
        f" Or study {study} again. Or let it rest."
    )
