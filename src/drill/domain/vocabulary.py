"""The closed vocabularies of the field: phases, seniorities, dimensions, tiers, verdicts."""

from enum import IntEnum, StrEnum


class Phase(StrEnum):
    """A phase of an interview. Q&A is asked by some formats and feeds no dimension of its own."""

    REQUIREMENTS = "requirements"
    ESTIMATION = "estimation"
    HIGH_LEVEL_DESIGN = "high-level-design"
    DEEP_DIVE = "deep-dive"
    TRADE_OFFS = "trade-offs"
    QA = "qa"

    @property
    def label(self) -> str:
        """The phase's name on a screen."""
        return {Phase.HIGH_LEVEL_DESIGN: "High-level design", Phase.DEEP_DIVE: "Deep dive", Phase.QA: "Q&A"}.get(
            self, self.value.capitalize()
        )


CORE_PHASES = tuple(phase for phase in Phase if phase is not Phase.QA)
"""The five phases that every format covers."""


class Seniority(StrEnum):
    """The level of the role one interviews for, lowest first."""

    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"

    @property
    def rank(self) -> int:
        """0 for mid, 1 for senior, 2 for staff."""
        return list(Seniority).index(self)


class Dimension(StrEnum):
    """One of the seven things a design round is judged by."""

    D1 = "D1"
    D2 = "D2"
    D3 = "D3"
    D4 = "D4"
    D5 = "D5"
    D6 = "D6"
    D7 = "D7"


HOME_PHASES: dict[Dimension, tuple[Phase, ...]] = {
    Dimension.D1: (Phase.REQUIREMENTS,),
    Dimension.D2: (Phase.ESTIMATION,),
    Dimension.D3: (Phase.HIGH_LEVEL_DESIGN,),
    Dimension.D4: (Phase.DEEP_DIVE,),
    Dimension.D5: (Phase.TRADE_OFFS,),
    Dimension.D6: (Phase.DEEP_DIVE, Phase.TRADE_OFFS),
    Dimension.D7: CORE_PHASES,
}
"""The phases whose answers a dimension is scored from."""


class Tier(StrEnum):
    """How hard a problem is, easiest first."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    @property
    def rank(self) -> int:
        """0 for easy, 1 for medium, 2 for hard."""
        return list(Tier).index(self)


class Verdict(StrEnum):
    """What an interviewer would recommend, by the conventions of the rubric."""

    STRONG_HIRE = "strong hire"
    HIRE = "hire"
    LEAN_NO_HIRE = "lean no hire"
    NO_HIRE = "no hire"


class Rating(IntEnum):
    """How well a card was recalled. The numbers are those of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Handling(StrEnum):
    """What a candidate does with a question of the interviewer."""

    ANSWERED = "answered"
    POSTPONED = "postponed"
    DISMISSED = "dismissed"


LEVELS = (1, 2, 3, 4)
"""The levels of a dimension. There is no middle on purpose."""
