"""Figures about practice over weeks. Each is a plain count or mean with its sample size; nothing is predicted."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from drill.domain.attempt import Attempt
from drill.domain.cards import CardState
from drill.domain.plan import Practice
from drill.domain.scoring import AskedItem
from drill.domain.session import Session
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase, Rating

DAYS_OF_ACTIVITY = 365
DAYS_OF_FORECAST = 14


@dataclass(frozen=True)
class Scored:
    """An attempt with the study day on which it was scored."""

    day: date
    attempt: Attempt


@dataclass(frozen=True)
class LevelPoint:
    """The level of a dimension in one attempt.

    Args:
        exposed: Whether some of the answers were seen before they were ever attempted.
        drilled: Whether it comes from a phase drill, not from a whole mock.
    """

    day: date
    attempt: str
    problem: str
    level: int
    exposed: bool = False
    drilled: bool = False


def levels_over_time(scored: Iterable[Scored]) -> dict[Dimension, tuple[LevelPoint, ...]]:
    """The levels of each dimension, the earliest first."""
    finished = [(each.day, each.attempt, each.attempt.finished.levels) for each in scored if each.attempt.finished]
    finished.sort(key=lambda each: each[0])
    return {
        dimension: tuple(
            LevelPoint(
                day,
                attempt.session.id,
                attempt.session.problem,
                levels[dimension],
                exposed=bool(attempt.exposed),
                drilled=attempt.session.drilled is not None,
            )
            for day, attempt, levels in finished
            if dimension in levels
        )
        for dimension in Dimension
    }


@dataclass(frozen=True)
class PhasePace:
    """How long a phase takes.

    Args:
        attempts: In how many attempts it was reached.
        not_reached: In how many it was not.
        seconds: The mean of what was used where it was reached; None where it never was.
        budget: The mean budget of the same attempts.
    """

    phase: Phase
    attempts: int
    not_reached: int
    seconds: float | None
    budget: float | None


def pacing(sessions: Iterable[Session]) -> tuple[PhasePace, ...]:
    """How long each phase takes, over locked mocks that were not interrupted.

    A step that covers two phases counts for both, as its budget does. Phase drills are left out: alone, a phase
    takes another time than in a whole mock.
    """
    locked = [
        session
        for session in sessions
        if session.locked_at is not None and not session.interrupted and session.drilled is None
    ]
    return tuple(_phase_pace(phase, locked) for phase in Phase)


def _phase_pace(phase: Phase, locked: Collection[Session]) -> PhasePace:
    # Only Q&A is missing from some formats; there it can be neither reached nor missed.
    asked = [session for session in locked if phase in CORE_PHASES or session.format.budget(phase)]
    reached = [session for session in asked if phase in session.reached]
    missed = len(asked) - len(reached)
    if not reached:
        return PhasePace(phase, 0, missed, None, None)
    used = fmean(session.phase_seconds(phase, 0.0) for session in reached)
    return PhasePace(phase, len(reached), missed, used, fmean(session.format.budget(phase) for session in reached))


@dataclass(frozen=True)
class WeakItem:
    """A piece of evidence that was asked for and not found."""

    problem: str
    item: str
    dimension: Dimension
    text: str
    missed: int
    asked: int


def weakest_evidence(attempts: Iterable[Attempt]) -> tuple[WeakItem, ...]:
    """The evidence missed most often, then most of the times it was asked; worded as it was asked last.

    Args:
        attempts: Scored attempts, the earliest first.
    """
    asked: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    items: dict[tuple[str, str], AskedItem] = {}
    for attempt in attempts:
        card = attempt.scorecard
        for item in card.items if card else ():
            if card is not None and item.id in card.decisions and item.reached:
                key = (attempt.session.problem, item.id)
                items[key] = item
                asked[key] += 1
                missed[key] += not card.holds(item)
    weak = (
        WeakItem(problem, item_id, item.dimension, item.text, missed[problem, item_id], asked[problem, item_id])
        for (problem, item_id), item in items.items()
        if missed[problem, item_id]
    )
    return tuple(sorted(weak, key=lambda item: (-item.missed, item.asked, item.problem, item.item)))


@dataclass(frozen=True)
class ReviewMade:
    """A review that was not taken back.

    Args:
        was_new: Whether it was the card's first: nothing could be remembered yet.
    """

    card: str
    day: date
    rating: Rating
    was_new: bool


@dataclass(frozen=True)
class Retention:
    """How many reviews of remembered cards there were, and in how many the card was recalled."""

    reviews: int
    recalled: int

    @property
    def share(self) -> float | None:
        """Recalled among all; None where there was no review."""
        return self.recalled / self.reviews if self.reviews else None


def true_retention(reviews: Iterable[ReviewMade]) -> Retention:
    """How often a card with a memory was recalled.

    Of a card asked several times on one study day the first review counts: afterwards the answer was just seen.

    Args:
        reviews: In the order in which they were made.
    """
    first: dict[tuple[str, date], ReviewMade] = {}
    for review in reviews:
        first.setdefault((review.card, review.day), review)
    remembered = [review for review in first.values() if not review.was_new]
    return Retention(len(remembered), sum(review.rating is not Rating.AGAIN for review in remembered))


@dataclass(frozen=True)
class DueDay:
    """What a coming study day will ask for, if everything due before it is done.

    Args:
        reviews: Cards with a memory.
        new: Cards asked for the first time, up to the day's limit.
        practice: Problems to practise again.
    """

    day: date
    reviews: int
    new: int
    practice: int


def forecast(
    cards: Iterable[CardState], planned: Iterable[Practice], today: date, new_on: Callable[[date], int]
) -> tuple[DueDay, ...]:
    """What the next days ask for; what is overdue falls on today.

    Args:
        cards: Those due within the days looked at.
        planned: Planned practice.
        today: The present study day, which is the first of them.
        new_on: How many new cards a day may bring.
    """
    cards = tuple(cards)
    reviews = Counter(_asked_on(card, today) for card in cards if card.memory)
    fresh = Counter(_asked_on(card, today) for card in cards if not card.memory)
    practice = Counter(max(item.due, today) for item in planned)
    days, waiting = [], 0
    for offset in range(DAYS_OF_FORECAST):
        day = today + timedelta(days=offset)
        waiting += fresh[day]
        new = min(waiting, new_on(day))
        waiting -= new
        days.append(DueDay(day, reviews[day], new, practice[day]))
    return tuple(days)


def _asked_on(card: CardState, today: date) -> date:
    return max(card.due, today, card.buried_until or today)


@dataclass(frozen=True)
class ActiveDay:
    """What was done on a study day: mocks and phase drills locked, and cards rated."""

    day: date
    mocks: int
    reviews: int


def activity(locked: Iterable[date], reviewed: Iterable[date], today: date) -> tuple[ActiveDay, ...]:
    """A year of days up to today, the earliest first, quiet ones included."""
    mocks, reviews = Counter(locked), Counter(reviewed)
    days = (today - timedelta(days=back) for back in reversed(range(DAYS_OF_ACTIVITY)))
    return tuple(ActiveDay(day, mocks[day], reviews[day]) for day in days)
