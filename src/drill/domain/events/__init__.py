"""The facts that are stored. History is these and nothing else; every other table is computed from them.

A fact carries what replay needs: wording, weights and parameters as they were, not as they are.
"""

from dataclasses import dataclass
from datetime import date, datetime

from drill.domain.events.cards import (
    CardAdded,
    CardBuried,
    CardFlagged,
    CardPractised,
    CardPulled,
    CardReviewed,
    CardReworded,
    CardSuspended,
    ReviewUndone,
    SchedulerAdopted,
)
from drill.domain.events.exposure import AnswerGraded, PhasesExposed
from drill.domain.events.gym import ExerciseRetired, TaskMarked
from drill.domain.events.marking import GivenPaired, QuantityMarked
from drill.domain.events.mock import (
    AnswersErased,
    GapRecorded,
    HotSpotsChosen,
    LineSaid,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PartsSaved,
    ProbeHandled,
    SilenceEnded,
    StepEntered,
    StepUndone,
)
from drill.domain.events.partner import PartnerNoted, PartnerScored
from drill.domain.events.practice import (
    PracticePlanned,
    SettingsChanged,
)
from drill.domain.events.scoring import (
    EvidenceSkipped,
    FlagConfirmed,
    ItemDecided,
    LevelChosen,
    ScoringBegun,
    ScoringFinished,
    StageEntered,
)
from drill.domain.events.study import (
    GapAnswered,
    GapJudged,
    HintTaken,
    StepRevealed,
    StudyBegun,
    StudyFinished,
    StudyWritten,
)

__all__ = [
    "ERASABLE",
    "AnswerGraded",
    "AnswersErased",
    "CardAdded",
    "CardBuried",
    "CardFlagged",
    "CardPractised",
    "CardPulled",
    "CardReviewed",
    "CardReworded",
    "CardSuspended",
    "Event",
    "EvidenceSkipped",
    "ExerciseRetired",
    "Fact",
    "FlagConfirmed",
    "GapAnswered",
    "GapJudged",
    "GapRecorded",
    "GivenPaired",
    "HintTaken",
    "HotSpotsChosen",
    "ItemDecided",
    "LevelChosen",
    "LineSaid",
    "MockBegun",
    "MockDiscarded",
    "MockLocked",
    "PartnerNoted",
    "PartnerScored",
    "PartsSaved",
    "PhasesExposed",
    "PracticePlanned",
    "ProbeHandled",
    "QuantityMarked",
    "ReviewUndone",
    "SchedulerAdopted",
    "ScoringBegun",
    "ScoringFinished",
    "SettingsChanged",
    "SilenceEnded",
    "StageEntered",
    "StepEntered",
    "StepRevealed",
    "StepUndone",
    "StudyBegun",
    "StudyFinished",
    "StudyWritten",
    "TaskMarked",
]

Fact = (
    MockBegun
    | StepEntered
    | StepUndone
    | PartsSaved
    | LineSaid
    | ProbeHandled
    | SilenceEnded
    | HotSpotsChosen
    | GapRecorded
    | MockLocked
    | MockDiscarded
    | AnswersErased
    | ScoringBegun
    | StageEntered
    | EvidenceSkipped
    | ItemDecided
    | FlagConfirmed
    | LevelChosen
    | GivenPaired
    | QuantityMarked
    | ScoringFinished
    | PartnerScored
    | PartnerNoted
    | CardAdded
    | CardPulled
    | SchedulerAdopted
    | CardReviewed
    | ReviewUndone
    | CardPractised
    | CardFlagged
    | CardBuried
    | CardSuspended
    | CardReworded
    | TaskMarked
    | ExerciseRetired
    | PhasesExposed
    | AnswerGraded
    | StudyBegun
    | StepRevealed
    | HintTaken
    | GapAnswered
    | GapJudged
    | StudyWritten
    | StudyFinished
    | PracticePlanned
    | SettingsChanged
)

ERASABLE = (PartsSaved, HotSpotsChosen, PartnerNoted, GapAnswered, StudyWritten)
"""The facts that hold what the user, or a partner, wrote and that nothing is computed from: they may be erased, or left
out of an export, and everything else stays."""


@dataclass(frozen=True)
class Event:
    """A fact with its place in the journal.

    Args:
        device: The installation that recorded it.
        seq: Its number on that device, from 1 without holes.
        at: Aware UTC.
        study_day: As the user saw it then.
        utc_offset: Minutes east of UTC, then.
        fact: What happened.
    """

    device: str
    seq: int
    at: datetime
    study_day: date
    utc_offset: int
    fact: Fact
