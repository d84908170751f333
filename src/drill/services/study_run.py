"""One run through one stage of a problem: what all stages share. Each deed is on disk before the next one."""

import secrets
from collections.abc import Mapping
from typing import ClassVar, Self

from drill.domain.events import Fact, HintTaken, PhasesExposed, StudyBegun
from drill.domain.exposure import Exposure
from drill.domain.problem import Problem
from drill.domain.study.record import StudyRecord, record_of
from drill.domain.study.stage import Stage
from drill.domain.vocabulary import Phase
from drill.errors import SessionError
from drill.services.recorder import Recorder
from drill.storage import exposure, journal, sessions, study
from drill.storage.database import transaction
from drill.storage.sessions import SessionState

SEEDS = 2**31


class StudyRun:
    """A run, from its beginning or from where it was left.

    Args:
        recorder: Where facts go.
        problem: What the author wrote.
        record: What has happened so far.
    """

    STAGE: ClassVar[Stage]

    def __init__(self, recorder: Recorder, problem: Problem, record: StudyRecord) -> None:
        self.problem = problem
        self.record = record
        self._recorder = recorder
        self._texts: dict[str, str] = sessions.draft(recorder.connection, record.id)
        self._saved: dict[str, str] = dict(self._texts)

    @classmethod
    def open(cls, recorder: Recorder, problem: Problem, seed: int | None = None) -> Self:
        """Go on with the run of this stage that was left last, or begin one.

        Args:
            recorder: Where facts go.
            problem: What the author wrote.
            seed: Draws the gaps of a run that begins; by chance by default.

        Raises:
            SessionError: while a mock of the problem runs.
        """
        running = (row for row in sessions.unfinished(recorder.connection) if row.state is SessionState.RUNNING)
        if any(row.problem == problem.id for row in running):
            raise SessionError("A mock of this problem is running.", "Lock or discard it first; then study it here.")
        rows = study.of_problem(recorder.connection, problem.id)
        left = next((row.id for row in rows if row.stage is cls.STAGE and row.finished_on is None), None)
        if left is None:
            left = secrets.token_hex(4)
            drawn = secrets.randbelow(SEEDS) if seed is None else seed
            recorder.record(StudyBegun(left, problem.id, problem.title, cls.STAGE, drawn))
        return cls(recorder, problem, record_of(journal.read(recorder.connection, left)))

    def hints(self, phase: Phase) -> tuple[str, ...]:
        """The hints of a phase that were read."""
        return self._hints_of(phase)[: self.record.hints.get(phase, 0)]

    def hints_left(self, phase: Phase) -> int:
        """How many hints of a phase there are still."""
        return len(self._hints_of(phase)) - len(self.hints(phase))

    def take_hint(self, phase: Phase) -> None:
        """Read the next hint of a phase; nothing where there is no other."""
        if self.hints_left(phase):
            self._record(HintTaken(self.record.id, phase, len(self.hints(phase)) + 1))

    def save(self) -> None:
        """Put what is being typed on disk.

        Raises:
            StorageError: when it could not be written; it stays in memory and the next call tries again.
        """
        changed = {key: text for key, text in self._texts.items() if self._saved.get(key) != text}
        if changed:
            with transaction(self._recorder.connection):
                study.save_draft(self._recorder.connection, self.record.id, changed)
            self._saved |= changed

    def _hints_of(self, phase: Phase) -> tuple[str, ...]:
        script = self.problem.script(phase)
        return () if script is None else script.hints

    def _note(self, texts: Mapping[str, str]) -> None:
        """Take over what stands in editors; `save` puts it on disk."""
        # The database takes no half of a surrogate pair, which a paste may hold.
        self._texts |= {key: text.encode("utf-8", "replace").decode("utf-8") for key, text in texts.items()}

    def _record(self, *facts: Fact, typed: tuple[str, ...] = ()) -> None:
        """Store facts, and forget the drafts of texts that are in them."""
        with transaction(self._recorder.connection):
            events = self._recorder.append(*facts)
            study.clear_draft(self._recorder.connection, self.record.id, typed)
        for event in events:
            self.record = self.record.after(event)
        for key in typed:
            self._texts.pop(key, None)
            self._saved.pop(key, None)

    def _exposing(self, phase: Phase, *, exemplars: bool = False) -> tuple[Fact, ...]:
        """That the answers to a phase are shown now, unless that is known."""
        connection, problem = self._recorder.connection, self.problem.id
        if exemplars:
            is_known = (problem, phase) in exposure.exemplars_shown(connection)
        else:
            is_known = (problem, phase) in exposure.met(connection)
        return () if is_known else (PhasesExposed(problem, (phase,), Exposure.SEEN, exemplars=exemplars),)
