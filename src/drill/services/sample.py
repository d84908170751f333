"""The sample: the first five minutes of a mock, one thing to check, and one card for tomorrow."""

from dataclasses import dataclass

from drill.domain.answers import LineReference, Part
from drill.domain.cards import evidence_card
from drill.domain.events import CardAdded
from drill.domain.evidence import suggested_lines
from drill.domain.problem import EvidenceItem, Problem
from drill.domain.vocabulary import Dimension, Phase
from drill.services.recorder import Recorder
from drill.storage import cards, sessions
from drill.storage.database import transaction

SECONDS = 300
SESSION = "sample"
"""The name under which its draft is kept and its card is noted; no attempt is called so."""

PART = Part(Phase.REQUIREMENTS, "notes")


@dataclass(frozen=True)
class Kept:
    """What the sample leaves behind: whether the item was there, and the question asked from tomorrow on."""

    held: bool
    ask: str


class Sample:
    """The sample of a problem.

    Args:
        recorder: Where its card goes.
        problem: The problem whose requirements are tried.
    """

    def __init__(self, recorder: Recorder, problem: Problem) -> None:
        self.problem = problem
        self._recorder = recorder
        self._began = recorder.clock.monotonic()
        self.text = sessions.draft(recorder.connection, SESSION).get(str(PART), "")
        self._saved = self.text

    @property
    def seconds(self) -> float:
        """Seconds since the sample was opened."""
        return self._recorder.clock.monotonic() - self._began

    @property
    def item(self) -> EvidenceItem:
        """The one thing to check: the first critical item of the scope, else its first."""
        return self._items[0]

    def save(self) -> None:
        """Keep what is being typed, like any draft."""
        if self.text != self._saved:
            beat = sessions.Heartbeat(self.seconds, self._recorder.clock.now())
            with transaction(self._recorder.connection):
                sessions.save_draft(self._recorder.connection, SESSION, {str(PART): self.text}, beat)
            self._saved = self.text

    def suggestions(self) -> tuple[LineReference, ...]:
        """The lines that hold a cue of the item."""
        return suggested_lines(self.item, self.problem, {PART: self.text})

    def finish(self, held: bool) -> Kept:
        """End the sample: what was missed, else the next item, becomes a card; the text is let go."""
        asked = self._items[1] if held and len(self._items) > 1 else self.item
        new = evidence_card(self.problem.id, asked, self._recorder.today)
        with transaction(self._recorder.connection):
            if cards.find(self._recorder.connection, new.id) is None:
                self._recorder.append(CardAdded(new, SESSION))
            sessions.clear_draft(self._recorder.connection, SESSION)
        return Kept(held, asked.ask)

    @property
    def _items(self) -> list[EvidenceItem]:
        seniority = self._recorder.settings.seniority
        scope = [
            item
            for item in self.problem.evidence
            if item.dimension is Dimension.D1 and item.seniority.rank <= seniority.rank
        ]
        return sorted(scope, key=lambda item: not item.critical)
