"""An attempt, put together from its events: the session, what was written, and the scoring."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from drill.domain.answers import Answers, LineReference, Part
from drill.domain.diving import Dive
from drill.domain.events import (
    AnswersErased,
    Event,
    EvidenceSkipped,
    Fact,
    FlagConfirmed,
    GapRecorded,
    GivenPaired,
    HotSpotsChosen,
    ItemDecided,
    LevelChosen,
    LineSaid,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PartnerNoted,
    PartnerScored,
    PartsSaved,
    ProbeHandled,
    QuantityMarked,
    ScoringBegun,
    ScoringFinished,
    StageEntered,
    StepEntered,
    StepUndone,
)
from drill.domain.marking import Marking
from drill.domain.partner import PartnerGap, PartnerScore, partner_gap
from drill.domain.scorecard import GUESS, Decision, LevelRevision, Prediction, Scorecard, ScoringStage
from drill.domain.session import Handled, Said, Session
from drill.domain.vocabulary import Phase
from drill.errors import SessionError


@dataclass(frozen=True)
class Attempt:
    """One attempt with all that happened in it.

    Args:
        answers: The text of each part at the last snapshot; at the lock, once there is one.
        afterword: Parts that were gone on with after the lock: kept apart, not scored.
        scorecard: None until scoring was opened.
        marking: What the worksheet was worth, as far as it was marked.
        finished: What the scoring gave; None until it was closed.
        erased: What was written here was erased on the user's word.
        exposed: The phases whose answers were seen before they were ever attempted.
        partners: What second raters gave, by their names.
        practice: The problem whose planned practice a phase drill is for; None when it is for none.
    """

    session: Session
    content_hash: str
    answers: Answers = field(default_factory=dict)
    afterword: Answers = field(default_factory=dict)
    scorecard: Scorecard | None = None
    marking: Marking = field(default_factory=Marking)
    finished: ScoringFinished | None = None
    discarded: bool = False
    erased: bool = False
    exposed: tuple[Phase, ...] = ()
    partners: Mapping[str, PartnerScore] = field(default_factory=dict)
    practice: str | None = None

    @property
    def partner_gaps(self) -> tuple[PartnerGap, ...]:
        """How far one's own levels lie from each partner's; none before the scoring is finished."""
        if self.finished is None:
            return ()
        return tuple(partner_gap(self.finished.levels, partner) for partner in self.partners.values())


def attempt_of(events: Iterable[Event]) -> Attempt:
    """The attempt that a session's events tell of.

    Raises:
        SessionError: when they do not begin with the start of a mock.
    """
    attempt: Attempt | None = None
    for event in events:
        if isinstance(event.fact, MockBegun):
            attempt = _begun(event.fact)
        elif attempt is not None:
            attempt = _after_if_possible(attempt, event.fact)
    if attempt is None:
        raise SessionError("This attempt is not in the journal.", "Its text may have been erased.")
    return attempt


def _begun(fact: MockBegun) -> Attempt:
    session = Session(fact.session, fact.problem, fact.title, fact.format, fact.seniority, fact.seed)
    session = replace(session, drilled=fact.drilled, silence=fact.silence)
    return Attempt(session, fact.content_hash, exposed=fact.exposed, practice=fact.practice)


def _after_if_possible(attempt: Attempt, fact: Fact) -> Attempt:
    """What an attempt became; as it was, where its state does not allow the fact.

    That happens when two machines went on with one attempt and their journals met: what came first counts, and
    what was written after it was locked elsewhere is kept apart.
    """
    if isinstance(fact, AnswersErased):
        return replace(attempt, erased=True)
    if isinstance(fact, PartsSaved) and attempt.session.locked_at is not None:
        fact = replace(fact, after_lock=True)
    try:
        return _after(attempt, fact)
    except SessionError:
        return attempt


def _after(attempt: Attempt, fact: Fact) -> Attempt:
    session = attempt.session
    match fact:
        case StepEntered(elapsed=elapsed):
            return replace(attempt, session=session.paused_at(elapsed).next_step(0.0))
        case StepUndone(elapsed=elapsed):
            return replace(attempt, session=session.paused_at(elapsed).undo_next(0.0))
        case LineSaid() | ProbeHandled() | HotSpotsChosen():
            return replace(attempt, session=_talked(session.paused_at(fact.elapsed), fact))
        case GapRecorded(elapsed=elapsed, seconds=seconds):
            paused = session.paused_at(elapsed)
            return replace(attempt, session=replace(paused, gap_seconds=paused.gap_seconds + seconds))
        case PartsSaved(_, elapsed, parts, after_lock):
            return _saved(attempt, elapsed, parts, after_lock)
        case MockLocked(elapsed=elapsed):
            return replace(attempt, session=session.paused_at(elapsed).lock(0.0))
        case MockDiscarded():
            return replace(attempt, discarded=True)
        case _:
            return _scored(attempt, fact)


def _talked(session: Session, fact: LineSaid | ProbeHandled | HotSpotsChosen) -> Session:
    match fact:
        case LineSaid(_, line, phase, text, reason, elapsed):
            return session.say(Said(line, phase, text, reason, elapsed))
        case ProbeHandled(_, line, how, elapsed):
            return session.handle(Handled(line, how, elapsed))
        case HotSpotsChosen(chosen=chosen, own=own):
            return session.dive_into(Dive(chosen, own))


def _saved(attempt: Attempt, elapsed: float, parts: Mapping[str, str], after_lock: bool) -> Attempt:
    texts = {Part.parse(part): text for part, text in parts.items()}
    if after_lock:
        return replace(attempt, afterword={**attempt.afterword, **texts})
    return replace(attempt, session=attempt.session.paused_at(elapsed), answers={**attempt.answers, **texts})


def _scored(attempt: Attempt, fact: Fact) -> Attempt:
    card = attempt.scorecard
    match fact:
        case ScoringBegun() if card is None:
            return replace(attempt, scorecard=_opened(attempt.session, fact))
        case GivenPaired(pair=pair) if attempt.finished is None:
            return replace(attempt, marking=attempt.marking.with_pair(pair))
        case QuantityMarked(mark=mark) if attempt.finished is None:
            return replace(attempt, marking=attempt.marking.with_mark(mark))
        case PartnerScored(_, rater, levels, held):
            return replace(attempt, partners={**attempt.partners, rater: PartnerScore(rater, levels, held)})
        case PartnerNoted(_, rater, notes) if rater in attempt.partners:
            noted = replace(attempt.partners[rater], notes=notes)
            return replace(attempt, partners={**attempt.partners, rater: noted})
        case ScoringFinished() if card:
            return replace(attempt, scorecard=card.finish(), finished=fact)
        case _:
            return attempt if card is None else replace(attempt, scorecard=_scored_on(card, fact))


def _scored_on(card: Scorecard, fact: Fact) -> Scorecard:
    match fact:
        case StageEntered(stage=stage):
            return card.enter(stage)
        case EvidenceSkipped():
            return card.score_levels_only()
        case ItemDecided(_, stage, item, held, lines, reason):
            decision = Decision(held, tuple(LineReference.parse(line) for line in lines), reason)
            revised = stage is ScoringStage.REVISED
            return card.revise_decision(item, decision) if revised else card.decide(item, decision)
        case FlagConfirmed(flag=flag, confirmed=confirmed):
            return card.confirm_flag(flag, confirmed)
        case LevelChosen(_, ScoringStage.PREDICTED, dimension, level, sureness):
            return card.predict(dimension, Prediction(level, sureness or GUESS))
        case LevelChosen(_, ScoringStage.REVISED, dimension, level, _, reason):
            return card.revise_level(dimension, LevelRevision(level, reason))
        case LevelChosen(dimension=dimension, level=level):
            return card.choose_level(dimension, level)
        case _:
            return card


def _opened(session: Session, fact: ScoringBegun) -> Scorecard:
    return Scorecard(
        fact.session,
        session.seniority,
        fact.weights,
        fact.verdicts,
        fact.items,
        fact.red_flags,
        frozenset(fact.not_reached),
        dimensions=fact.dimensions,
    )
