"""Deep dives: which hot spots the candidate takes apart, by saying so or by writing."""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.answers import OWN_HOT_SPOT, Answers, chosen_hot_spots
from drill.domain.problem import Problem

MOST = 2
"""Hot spots that a deep dive has time for, one of one's own among them."""

LONGEST_NAME = 60
"""Characters of the name of a hot spot of one's own."""


@dataclass(frozen=True)
class Dive:
    """What a candidate said to take apart.

    Args:
        chosen: The ids of authored hot spots, in the order of choosing.
        own: The name of one's own; empty when there is none.
    """

    chosen: tuple[str, ...] = ()
    own: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts to write in, the first to begin with first."""
        return (*self.chosen, OWN_HOT_SPOT) if self.own else self.chosen


def dived_into(dive: Dive | None, answers: Answers) -> tuple[str, ...]:
    """The hot spots that an attempt is asked for: those that were chosen, and those that were written about.

    Whoever says what to take apart and then writes nothing of it is asked for it all the same; whoever writes about
    another one has chosen it by that.
    """
    return tuple(dict.fromkeys((*(dive.parts if dive else ()), *chosen_hot_spots(answers))))


def dive_order(problem: Problem, dive: Dive | None) -> tuple[str, ...]:
    """The parts of the deep dive in the order in which they are shown: what was chosen comes first."""
    authored = (spot.id for spot in problem.deep_dive.hot_spots)
    return tuple(dict.fromkeys((*(dive.parts if dive else ()), *authored, OWN_HOT_SPOT)))


def dive_titles(problem: Problem, dive: Dive | None) -> Mapping[str, str]:
    """The titles of the parts of the deep dive, with the name of one's own where it has one."""
    return {spot.id: spot.title for spot in problem.deep_dive.hot_spots} | own_title(dive)


def own_title(dive: Dive | None) -> dict[str, str]:
    """The name of a hot spot of one's own, by its part."""
    return {OWN_HOT_SPOT: dive.own} if dive and dive.own else {}
