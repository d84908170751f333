"""Predicting in line mode: dimension by dimension the level expected, and how sure one is of it."""

from drill.cli.plain.commands import Word
from drill.cli.plain.conversation import Conversation
from drill.cli.plain.replies import BACK, number_in, reply_to
from drill.domain.scorecard import SURENESS_WORDS, SURENESSES, ScoringStage
from drill.domain.vocabulary import LEVELS, Dimension
from drill.domain.wording import count_text
from drill.services.scoring import Scoring

USUAL = 2
"""How sure one is who says only a level."""

SKIP = Word("skip", "go on to the evidence without the predictions that are missing.")
SURE = ", ".join(f"{number} {word}" for number, word in SURENESS_WORDS.items())
HINT = f"Type the level, 1 to 4, and how sure you are: {SURE}. For instance: 3 2."


def predict(conversation: Conversation, scoring: Scoring) -> None:
    """Predict the levels, and open the evidence.

    Raises:
        LeavingError: when the user leaves; what was predicted is kept.
    """
    conversation.say("")
    conversation.say("Predict. Which levels do you expect? They are held against the evidence later.")
    conversation.say(f"{HINT} :skip goes on without.")
    dimensions = scoring.card.predicted_dimensions
    place = _next_open(scoring, dimensions, 0)
    while place < len(dimensions):
        reply = _ask(conversation, scoring, dimensions[place])
        if reply == ":skip":
            break
        if reply == ":back":
            place = max(0, place - 1)
            continue
        given = _prediction_in(reply)
        if given is None:
            conversation.say(HINT)
            continue
        scoring.predict(dimensions[place], *given)
        place = _next_open(scoring, dimensions, place + 1)
    missing = len(dimensions) - len(scoring.card.predictions)
    if missing:
        conversation.say(f"{count_text(missing, 'dimension')} without a prediction.")
    scoring.enter(ScoringStage.FIRST)


def _ask(conversation: Conversation, scoring: Scoring, dimension: Dimension) -> str:
    rubric = scoring.rubric.dimensions[dimension]
    known = scoring.card.predictions.get(dimension)
    so_far = f" So far: level {known.level}, {SURENESS_WORDS[known.sureness]}." if known else ""
    conversation.say(f"{dimension} {rubric.title}. {rubric.question}{so_far}")
    return reply_to(conversation, f"{dimension} level and sureness", HINT, (BACK, SKIP))


def _next_open(scoring: Scoring, dimensions: tuple[Dimension, ...], start: int) -> int:
    """The next dimension without a prediction; after the last one, the first that was passed over."""
    still_open = [place for place, each in enumerate(dimensions) if each not in scoring.card.predictions]
    following = [place for place in still_open if place >= start]
    return next(iter(following or still_open), len(dimensions))


def _prediction_in(reply: str) -> tuple[int, int] | None:
    numbers = [number_in(word) for word in reply.replace(",", " ").split()]
    level, sureness = (*numbers, USUAL) if len(numbers) == 1 else numbers if len(numbers) == 2 else (None, None)
    return (level, sureness) if level in LEVELS and sureness in SURENESSES else None
