"""Scoring a locked attempt: one decision after the other, each on disk before the next is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from drill.domain.answers import LineReference, Part, parts_of
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.cards import CardKind, cards_of
from drill.domain.drilling import items_drilled
from drill.domain.events import (
    CardAdded,
    CardPulled,
    EvidenceSkipped,
    Fact,
    FlagConfirmed,
    ItemDecided,
    LevelChosen,
    PhasesExposed,
    PracticePlanned,
    ScoringFinished,
    StageEntered,
)
from drill.domain.evidence import parts_searched, suggested_lines
from drill.domain.exposure import Exposure
from drill.domain.opening_scores import scoring_begun
from drill.domain.plan import Practice, next_practice
from drill.domain.problem import EvidenceItem, Problem
from drill.domain.rubric import Rubric
from drill.domain.scorecard import Decision, LevelRevision, Prediction, Scorecard, ScoringStage
from drill.domain.scoring import AskedItem, points, verdict_of
from drill.domain.vocabulary import HOME_PHASES, Dimension, Phase
from drill.errors import SessionError
from drill.services.known_levels import levels_known
from drill.services.recorder import Recorder
from drill.storage import cards, exposure, journal, sessions
from drill.storage.database import transaction

COMPARING = "compare:"
"""Starts the stored place of someone who compares; the number of the page follows."""


@dataclass(frozen=True)
class Question:
    """One thing to decide: an item, the red flags of a dimension, or its level.

    Args:
        item: None for the closing question of a dimension, its level.
    """

    dimension: Dimension
    item: AskedItem | None

    @property
    def id(self) -> str:
        """Unique within a scoring; what is stored as the place to go on at."""
        return self.item.id if self.item else f"level:{self.dimension}"


class Scoring:
    """The scoring of one attempt, from its first question to its result.

    Args:
        recorder: Where facts go.
        problem: What the author wrote, for suggestions and cards.
        rubric: Anchors and titles.
        attempt: The locked attempt, with its scorecard.
    """

    def __init__(self, recorder: Recorder, problem: Problem, rubric: Rubric, attempt: Attempt) -> None:
        if attempt.scorecard is None:
            raise SessionError("The scoring of this attempt was not begun.")
        self.problem = problem
        self.rubric = rubric
        self.attempt = attempt
        self.card: Scorecard = attempt.scorecard
        self._recorder = recorder
        items = (*problem.evidence, *rubric.generic_evidence)
        drilled = attempt.session.drilled
        authored = items_drilled(items, drilled) if drilled else items
        self._items: dict[str, EvidenceItem] = {item.id: item for item in authored}

    @classmethod
    def open(cls, recorder: Recorder, problem: Problem, rubric: Rubric, session_id: str) -> Self:
        """Begin the scoring of a locked attempt, or go on with it.

        Raises:
            SessionError: when the attempt is not locked.
        """
        attempt = attempt_of(journal.read(recorder.connection, session_id))
        if attempt.session.locked_at is None:
            raise SessionError("Only a locked mock can be scored.")
        if attempt.scorecard is None:
            recorder.record(scoring_begun(attempt, problem, rubric))
            attempt = attempt_of(journal.read(recorder.connection, session_id))
        return cls(recorder, problem, rubric, attempt)

    def questions(self) -> tuple[Question, ...]:
        """All that has to be decided, in order: per dimension its items, then its level."""
        return tuple(
            question for dimension in self.card.predicted_dimensions for question in self._questions_of(dimension)
        )

    def is_decided(self, question: Question) -> bool:
        """Whether a question has its answer."""
        item = question.item
        return question.dimension in self.card.levels if item is None else item.id in self.card.decisions

    def place(self) -> int:
        """The index of the question to go on at."""
        stored = sessions.place(self._recorder.connection, self.card.session)
        ids = [question.id for question in self.questions()]
        return ids.index(stored) if stored in ids else 0

    def remember_place(self, question: Question) -> None:
        """Keep the question at which the user stands."""
        with transaction(self._recorder.connection):
            sessions.save_place(self._recorder.connection, self.card.session, question.id)

    @property
    def page(self) -> int | None:
        """The page of the comparison to go on at; None as long as it was not opened."""
        stored = sessions.place(self._recorder.connection, self.card.session) or ""
        is_page = stored.startswith(COMPARING) and self.card.is_complete
        return int(stored.removeprefix(COMPARING)) if is_page else None

    def remember_page(self, page: int) -> None:
        """Keep the page of the comparison; from now on the first scores are closed to the user."""
        with transaction(self._recorder.connection):
            sessions.save_place(self._recorder.connection, self.card.session, f"{COMPARING}{page}")
            self._recorder.append(*self._all_shown())

    def suggestions(self, item: AskedItem) -> tuple[LineReference, ...]:
        """The lines that hold a cue of an item; proposed, never ticked."""
        authored = self._items.get(item.id)
        return () if authored is None else suggested_lines(authored, self.problem, self.attempt.answers)

    def searched_parts(self, item: AskedItem) -> tuple[Part, ...]:
        """Where an item is looked for; in all parts of its phases when its author has taken it out since."""
        authored = self._items.get(item.id)
        return self._parts_of(item.phases) if authored is None else parts_searched(authored, self.problem)

    def home_parts(self, dimension: Dimension) -> tuple[Part, ...]:
        """The parts from which a dimension is scored."""
        drilled = self.attempt.session.drilled
        return self._parts_of((drilled,) if drilled else HOME_PHASES[dimension])

    def predict(self, dimension: Dimension, level: int, sureness: int) -> None:
        """Say which level to expect, and how sure one is."""
        card = self.card.predict(dimension, Prediction(level, sureness))
        self._recorder.record(LevelChosen(card.session, ScoringStage.PREDICTED, dimension, level, sureness))
        self.card = card

    def enter(self, stage: ScoringStage) -> None:
        """Go on to the next stage.

        Raises:
            SessionError: when something of the present one is still undecided.
        """
        card = self.card.enter(stage)
        self._recorder.record(StageEntered(card.session, stage))
        self.card = card

    def skip_evidence(self) -> None:
        """Score by levels only from here on; no cards will come of it."""
        card = self.card.score_levels_only()
        self._recorder.record(EvidenceSkipped(card.session))
        self.card = card

    def revise_decision(self, item_id: str, held: bool, lines: tuple[LineReference, ...], reason: str) -> None:
        """Change a tick once, with a reason."""
        card = self.card.revise_decision(item_id, Decision(held, lines, reason))
        references = tuple(str(line) for line in lines)
        self._recorder.record(ItemDecided(card.session, ScoringStage.REVISED, item_id, held, references, reason))
        self.card = card

    def revise_level(self, dimension: Dimension, level: int, reason: str) -> None:
        """Change a level once, with a reason."""
        card = self.card.revise_level(dimension, LevelRevision(level, reason))
        self._recorder.record(LevelChosen(card.session, ScoringStage.REVISED, dimension, level, reason=reason))
        self.card = card

    def decide(self, item_id: str, held: bool, lines: tuple[LineReference, ...] = ()) -> None:
        """Say whether an item was found, and in which lines."""
        card = self.card.decide(item_id, Decision(held, lines))
        references = tuple(str(line) for line in lines)
        self._recorder.record(ItemDecided(card.session, ScoringStage.FIRST, item_id, held, references))
        self.card = card

    def confirm_flag(self, flag_id: str, confirmed: bool) -> None:
        """Confirm a red flag, or take it back."""
        card = self.card.confirm_flag(flag_id, confirmed)
        self._recorder.record(FlagConfirmed(card.session, card.stage, flag_id, confirmed))
        self.card = card

    def choose_level(self, dimension: Dimension, level: int) -> None:
        """Choose the level of a dimension."""
        card = self.card.choose_level(dimension, level)
        self._recorder.record(LevelChosen(card.session, ScoringStage.FIRST, dimension, level))
        self.card = card

    def finish(self) -> None:
        """Close the scoring: verdict, cards for what was missed, and the next practice, all in one.

        A phase drill has no verdict; it plans anew only the practice that it was for.

        Raises:
            SessionError: when something is still undecided.
        """
        card = self.card.finish()
        today = self._recorder.today
        with transaction(self._recorder.connection):
            self._recorder.append(
                self._finished(card),
                *self._schedule_cards(card, today),
                *self._all_shown(),
                *self._planned(card, today),
            )
        self.card = card

    def _parts_of(self, phases: Iterable[Phase]) -> tuple[Part, ...]:
        return parts_of(phases, [spot.id for spot in self.problem.deep_dive.hot_spots])

    def _questions_of(self, dimension: Dimension) -> tuple[Question, ...]:
        asked = () if self.card.levels_only else self.card.items_of(dimension)
        items = [item for item in asked if item.computed is None]
        return (*(Question(dimension, item) for item in items), Question(dimension, None))

    def _finished(self, card: Scorecard) -> ScoringFinished:
        levels = card.final_levels()
        if self.attempt.session.drilled:
            return ScoringFinished(card.session, levels, None, None)
        verdict = verdict_of(levels, card.weights, card.verdicts)
        return ScoringFinished(card.session, levels, points(levels, card.weights), verdict)

    def _planned(self, card: Scorecard, today: date) -> tuple[PracticePlanned, ...]:
        """What to practise next, and when."""
        levels = card.final_levels()
        if self.attempt.session.drilled is None:
            return (PracticePlanned(self._next_practice(self.problem.id, levels, card, today), card.session),)
        if self.attempt.practice is None:
            return ()
        known = levels_known(self._recorder.connection, self.attempt.practice)
        if known.keys() != set(Dimension):
            return ()
        after = {**known, **levels}
        return (PracticePlanned(self._next_practice(self.attempt.practice, after, card, today), card.session, after),)

    def _next_practice(self, problem: str, levels: Mapping[Dimension, int], card: Scorecard, today: date) -> Practice:
        chosen = self._recorder.settings
        verdict = verdict_of(levels, card.weights, card.verdicts)
        interview = chosen.coming_interview(today)
        return next_practice(
            problem, levels, card.weights, verdict, today, interview=interview, weekdays=chosen.weekdays
        )

    def _all_shown(self) -> tuple[Fact, ...]:
        """That comparison and result show sample answers and reference, unless that is known.

        Of a whole mock they show every phase; of a drill, the phase that was drilled.
        """
        problem, drilled = self.problem.id, self.attempt.session.drilled
        phases = (drilled,) if drilled else tuple(Phase)
        shown = {phase for of, phase in exposure.exemplars_shown(self._recorder.connection) if of == problem}
        return () if shown.issuperset(phases) else (PhasesExposed(problem, phases, Exposure.SEEN, exemplars=True),)

    def _schedule_cards(self, card: Scorecard, today: date) -> list[Fact]:
        facts: list[Fact] = []
        if card.levels_only:
            return facts
        # The author's cards are about the whole problem; a drill has met one phase of it.
        concepts = () if self.attempt.session.drilled else self.problem.cards
        for new in cards_of(self.problem.id, card.missed(), concepts, today):
            known = cards.find(self._recorder.connection, new.id)
            if known is None:
                facts.append(CardAdded(new, card.session))
            elif new.kind is CardKind.EVIDENCE and known.due > new.due:
                facts.append(CardPulled(new.id, new.due, card.session))
        return facts
