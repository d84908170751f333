"""A problem as its author wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drill.domain.diagram.facts import DrawingFact
from drill.domain.problem_summary import ProblemSummary
from drill.domain.vocabulary import Dimension, Phase, Seniority, Tier


@dataclass(frozen=True)
class Clarification:
    """A question a candidate may ask, and what the interviewer answers."""

    id: str
    topic: str
    asks: tuple[str, ...]
    answer: str
    unlocks: tuple[str, ...] = ()
    important: bool = False


@dataclass(frozen=True)
class Probe:
    """Something the interviewer says once a fraction of a phase's budget has passed.

    Args:
        at: When it is due, as a fraction of the phase's budget.
        unless: Evidence items; when the notes already hold a cue of each of them, it is not needed.
        seniority: Said at this seniority and above.
        lacks: Quantities; it is said only while one of them has no line in the worksheet.
        drawing: Facts; it is said only while each of them holds for the drawing.
        silence: Said only after a silence, and not before `at`.
    """

    id: str
    at: float
    say: str
    unless: tuple[str, ...] = ()
    seniority: Seniority = Seniority.MID
    lacks: tuple[str, ...] = ()
    drawing: tuple[DrawingFact, ...] = ()
    silence: bool = False


@dataclass(frozen=True)
class Exemplar:
    """A sample answer to one phase, with the levels an experienced interviewer would give it."""

    id: str
    level: int
    text: str
    keys: Mapping[Dimension, int]
    evidence: tuple[str, ...]
    why: str
    hot_spot: str | None = None


@dataclass(frozen=True)
class FollowUp:
    """A question after an answer, with the answer that would satisfy."""

    ask: str
    answer: str


@dataclass(frozen=True)
class PhaseScript:
    """What every phase of a problem has: the task, help towards it, what is asked inside it, and how it could end."""

    task: str
    hints: tuple[str, ...]
    probes: tuple[Probe, ...]
    reference: str
    exemplars: tuple[Exemplar, ...]


@dataclass(frozen=True)
class Target:
    """A measurable non-functional requirement of one operation."""

    operation: str
    target: str


@dataclass(frozen=True)
class Requirements(PhaseScript):
    """The requirements phase."""

    functional: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    non_functional: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Quantity:
    """A figure worth estimating: a formula over the givens, and the decision that hangs on it."""

    id: str
    ask: str
    formula: str
    unit: str
    factor: float
    decides: str


@dataclass(frozen=True)
class Estimation(PhaseScript):
    """The estimation phase. Givens are kept as their authored text, such as `600 spaces`."""

    givens: Mapping[str, str] = field(default_factory=dict)
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True)
class Endpoint:
    """One operation of the interface."""

    method: str
    path: str
    request: str
    response: str
    errors: str


@dataclass(frozen=True)
class Entity:
    """One thing that is stored, with its keys and the ways it is read."""

    name: str
    keys: str
    access: str


@dataclass(frozen=True)
class Evolution:
    """One step from the simplest version on: the bottleneck met, the change, and what the change costs.

    Args:
        diagram: The drawing after the change; empty where the change moves no box.
    """

    bottleneck: str
    change: str
    cost: str
    diagram: str = ""


class PathKind(StrEnum):
    """What a path through the boxes is for."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True)
class DataPath:
    """A way through the boxes of the reference drawing that users depend on.

    Args:
        name: What a user does by it.
        start: The id of the box where it begins.
        ends: Ids of boxes; the path works as long as one of them can be reached.
    """

    name: str
    kind: PathKind
    start: str
    ends: tuple[str, ...]


@dataclass(frozen=True)
class AcceptedFault:
    """A fault of the reference drawing that its author accepts, and why.

    Args:
        box: The box it is about; empty when it is about the whole drawing.
    """

    fact: DrawingFact
    because: str
    box: str = ""


@dataclass(frozen=True)
class HighLevelDesign(PhaseScript):
    """The high-level design phase."""

    api: tuple[Endpoint, ...] = ()
    entities: tuple[Entity, ...] = ()
    diagram: str = ""
    read_path: str = ""
    write_path: str = ""
    simplest: str = ""
    simplest_diagram: str = ""
    paths: tuple[DataPath, ...] = ()
    accepted: tuple[AcceptedFault, ...] = ()
    evolution: tuple[Evolution, ...] = ()


@dataclass(frozen=True)
class Option:
    """One way to build a hot spot."""

    name: str
    how: str
    numbers: str
    cost: str
    when: str


@dataclass(frozen=True)
class HotSpot:
    """A part of the design that is worth a deep dive."""

    id: str
    title: str
    question: str
    options: tuple[Option, ...]
    decision: str
    follow_ups: tuple[FollowUp, ...]
    failures: tuple[str, ...]


@dataclass(frozen=True)
class DeepDive(PhaseScript):
    """The deep dive phase."""

    hot_spots: tuple[HotSpot, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A trade-off: what was chosen over what, why, at which cost, and when to think again."""

    id: str
    chose: str
    over: str
    because: str
    costs: str
    revisit: str


@dataclass(frozen=True)
class Failure:
    """A failure scenario.

    Args:
        boxes: Ids of the boxes of the reference drawing whose loss this is.
    """

    id: str
    fails: str
    user_sees: str
    detection: str
    recovery: str
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TradeOffs(PhaseScript):
    """The trade-offs phase."""

    decisions: tuple[Decision, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True)
class EvidenceItem:
    """Something an answer either holds or does not hold, tickable from the notes by yes or no.

    Args:
        phases: Where it is looked for.
        critical: Without it the dimension stays at level 2 or below.
        seniority: Asked at this seniority and above.
        hot_spot: Asked only when this hot spot was chosen.
        cues: Words that may mark the line which shows it.
        ask, answer: The card it becomes when it was missed.
    """

    id: str
    dimension: Dimension
    phases: tuple[Phase, ...]
    text: str
    ask: str
    answer: str
    cues: tuple[str, ...] = ()
    critical: bool = False
    seniority: Seniority = Seniority.MID
    hot_spot: str | None = None


@dataclass(frozen=True)
class Curveball:
    """A requirement that changes in mid-interview."""

    id: str
    phase: Phase
    at: float
    say: str
    moves: tuple[str, ...]
    stays: tuple[str, ...]


@dataclass(frozen=True)
class ConceptCard:
    """A question that asks for a why or a number, with its answer."""

    id: str
    ask: str
    answer: str


@dataclass(frozen=True)
class DeclaredFact:
    """A figure taken from the world."""

    id: str
    text: str
    source: str
    as_of: str
    disputed: str = ""


@dataclass(frozen=True)
class Problem:
    """One interview problem, whole."""

    id: str
    title: str
    summary: str
    tier: Tier
    patterns: tuple[str, ...]
    domains: tuple[str, ...]
    as_of: str
    brief: str
    clarifications: tuple[Clarification, ...]
    requirements: Requirements
    estimation: Estimation
    high_level_design: HighLevelDesign
    deep_dive: DeepDive
    trade_offs: TradeOffs
    follow_ups: tuple[FollowUp, ...]
    evidence: tuple[EvidenceItem, ...]
    curveballs: tuple[Curveball, ...]
    seniority: Mapping[Seniority, str]
    pitfalls: tuple[str, ...]
    cards: tuple[ConceptCard, ...]
    facts: tuple[DeclaredFact, ...] = ()
    related: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    spoilers: tuple[str, ...] = ()

    def script(self, phase: Phase) -> PhaseScript | None:
        """What the author wrote for a phase; Q&A has no script of this kind."""
        return {
            Phase.REQUIREMENTS: self.requirements,
            Phase.ESTIMATION: self.estimation,
            Phase.HIGH_LEVEL_DESIGN: self.high_level_design,
            Phase.DEEP_DIVE: self.deep_dive,
            Phase.TRADE_OFFS: self.trade_offs,
        }.get(phase)

    def in_short(self) -> ProblemSummary:
        """The problem as it stands in a list."""
        return ProblemSummary(self.id, self.title, self.tier, self.patterns, self.summary)
