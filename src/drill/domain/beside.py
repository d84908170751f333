"""What stands beside one's own answer once it is scored: authored answers, the ways its author weighs, what changed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drill.domain.attempt import Attempt
from drill.domain.diving import dived_into
from drill.domain.interviewer import CURVEBALL
from drill.domain.problem import Curveball, HotSpot, Problem
from drill.domain.reflection import Measure, measures
from drill.domain.scorecard import Scorecard
from drill.domain.session import Session
from drill.domain.vocabulary import CORE_PHASES, HOME_PHASES, Dimension, Phase


@dataclass(frozen=True)
class Weighed:
    """A hot spot that was dived into, with the ways its author weighs and the decision.

    Args:
        dimension: The one that is scored from it.
    """

    spot: HotSpot
    dimension: Dimension = Dimension.D4
    phase: Phase = Phase.DEEP_DIVE

    @property
    def hot_spot(self) -> str:
        """Its id."""
        return self.spot.id


@dataclass(frozen=True)
class Changed:
    """The requirement that changed in a mock, with what a good answer moves and what stays.

    Args:
        curveball: What the author wrote.
        elapsed: Seconds of the mock at which it was said.
        dimension: The one that is scored from its phase.
    """

    curveball: Curveball
    elapsed: float
    dimension: Dimension
    hot_spot: None = None

    @property
    def phase(self) -> Phase:
        """The phase in which it was said."""
        return self.curveball.phase


Beside = Measure | Weighed | Changed


def all_beside(problem: Problem, card: Scorecard, attempt: Attempt) -> tuple[Beside, ...]:
    """All that one's own answers are held against, phase by phase: authored answers, then ways weighed, then changes.

    Args:
        problem: What the author wrote.
        card: The scores; only what it scores is shown.
        attempt: What was chosen, said and written.
    """
    dived = dived_into(attempt.session.dive, attempt.answers)
    held: tuple[Beside, ...] = (
        *measures(problem, card, dived),
        *(each for each in weighed(problem, dived) if each.dimension in card.predicted_dimensions),
        *(each for each in changed(problem, attempt.session) if each.dimension in card.predicted_dimensions),
    )
    return tuple(sorted(held, key=lambda each: CORE_PHASES.index(each.phase)))


def weighed(problem: Problem, dived: Collection[str]) -> Iterator[Weighed]:
    """The authored hot spots among those that were dived into."""
    return (Weighed(spot) for spot in problem.deep_dive.hot_spots if spot.id in dived and spot.options)


def changed(problem: Problem, session: Session) -> Iterator[Changed]:
    """The requirement that changed; none where it was never said, or its author has taken it out since."""
    curveballs = {f"{CURVEBALL}{each.id}": each for each in problem.curveballs}
    for line in session.said:
        curveball = curveballs.get(line.id)
        if curveball is not None and curveball.phase in CORE_PHASES:
            home = next(each for each in Dimension if HOME_PHASES[each] == (curveball.phase,))
            yield Changed(curveball, line.elapsed, home)
