"""What is written in a mock, and how much of it is on disk: drafts within a second, snapshots with every fact."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from drill.domain.answers import Answers, Part
from drill.domain.attempt import Attempt
from drill.domain.events import Fact, PartsSaved
from drill.errors import DrillError
from drill.services.recorder import Recorder
from drill.storage import sessions
from drill.storage.database import transaction

SNAPSHOT_SECONDS = 300.0
HEARTBEAT_SECONDS = 5.0


class Writing:
    """The texts of one attempt.

    Args:
        recorder: Where facts go.
        attempt: The attempt, with what its snapshots hold.
        answers: The text of each part, drafts included.
    """

    def __init__(self, recorder: Recorder, attempt: Attempt, answers: Answers) -> None:
        self.answers: dict[Part, str] = dict(answers)
        self._recorder = recorder
        self._session = attempt.session.id
        self._saved: dict[Part, str] = {**attempt.answers, **attempt.afterword}
        self._drafted: dict[Part, str] = dict(answers)
        self._snapshot_at = attempt.session.counted
        self._beat_at = float("-inf")

    @property
    def is_drafted(self) -> bool:
        """Whether all that is written is on disk."""
        return self.answers == self._drafted

    @property
    def is_recorded(self) -> bool:
        """Whether all that is written stands in a snapshot."""
        return not self._changed_parts()

    def needs_snapshot(self, elapsed: float) -> bool:
        """Whether the last snapshot is old, by the seconds of the mock."""
        return elapsed - self._snapshot_at >= SNAPSHOT_SECONDS

    def needs_draft(self, at: float) -> bool:
        """Whether a draft or a sign of life is due, by the monotonic clock."""
        return not self.is_drafted or at - self._beat_at >= HEARTBEAT_SECONDS

    @contextmanager
    def with_insertion(self, part: Part, text: str) -> Iterator[None]:
        """Write a text into a part for as long as nothing fails; what fails takes it back."""
        before = dict(self.answers)
        self.answers[part] = text
        try:
            yield
        except DrillError:
            self.answers.clear()
            self.answers.update(before)
            raise

    def save(self, at: float, elapsed: float) -> None:
        """Put the drafts that changed, and the time passed, on disk.

        Raises:
            StorageError: when they could not be written; they stay in memory and the next call tries again.
        """
        with transaction(self._recorder.connection):
            self.keep_draft(elapsed)
        self._drafted, self._beat_at = dict(self.answers), at

    def keep_draft(self, elapsed: float) -> None:
        """Store the drafts that changed and a sign of life, inside a transaction."""
        texts = {str(part): text for part, text in self.answers.items() if self._drafted.get(part) != text}
        beat = sessions.Heartbeat(elapsed, self._recorder.clock.now())
        sessions.save_draft(self._recorder.connection, self._session, texts, beat)

    def record(self, at: float, elapsed: float, *facts: Fact, after_lock: bool, forget_draft: bool = False) -> None:
        """Store facts of one reading of the clock, after a snapshot of the parts that changed.

        The draft goes with them: an older one would win over the snapshot after a crash.

        Args:
            at: The monotonic reading, in seconds.
            elapsed: The seconds of the mock then.
            facts: What to store.
            after_lock: Whether the attempt is locked.
            forget_draft: Whether nothing is being typed any more.
        """
        parts = self._changed_parts()
        snapshot = (PartsSaved(self._session, elapsed, parts, after_lock),) if parts else ()
        with transaction(self._recorder.connection):
            self._recorder.append(*snapshot, *facts)
            if forget_draft:
                sessions.clear_draft(self._recorder.connection, self._session)
            else:
                self.keep_draft(elapsed)
        self._saved.update(self.answers)
        self._drafted, self._snapshot_at, self._beat_at = dict(self.answers), elapsed, at

    def _changed_parts(self) -> Mapping[str, str]:
        return {str(part): text for part, text in self.answers.items() if self._saved.get(part, "") != text}
