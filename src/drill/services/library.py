"""The problems at hand: listed from the index, read from their files only when they changed or are opened."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from drill.content.faults import Fault
from drill.content.files import FileStamp, content_hash, read_text, shipped_folder
from drill.domain.problem_summary import ProblemSummary
from drill.errors import ContentError
from drill.services.packs import find_packs
from drill.storage import content_index
from drill.storage.content_index import IndexedFile
from drill.storage.database import transaction

if TYPE_CHECKING:
    # Only for the hints: most starts open no problem.
    from drill.content.library import Exercises
    from drill.domain.authored_answers import CalibrationAnswer
    from drill.domain.diagram.capacity import Capacities
    from drill.domain.format import Format
    from drill.domain.problem import Problem
    from drill.domain.rubric import Rubric


class Library:
    """All loaded content. A problem of a pack is known everywhere by the pack's name and its own: `acme/parking`.

    Args:
        connection: The database with the index; None reads every file.
        writable: Whether the index may be brought up to date.
        packs: Folders of the user's own problems, besides the shipped ones.
    """

    def __init__(
        self, connection: sqlite3.Connection | None, writable: bool = False, packs: Iterable[Path] = ()
    ) -> None:
        self._connection = connection
        self._writable = writable
        self._packs = find_packs(shipped_folder("problems"), packs)

    @cached_property
    def files(self) -> tuple[IndexedFile, ...]:
        """Every problem file with its faults or its summary, which holds the id that the problem has in its pack."""
        known = {} if self._connection is None else {file.path: file for file in content_index.load(self._connection)}
        found = [stamp for pack in self._packs for stamp in pack.survey.stamps]
        fresh = {str(stamp.path): known.get(str(stamp.path)) for stamp in found}
        changed = [self._read(stamp) for stamp in found if not _is_current(fresh[str(stamp.path)], stamp)]
        gone = known.keys() - fresh.keys()
        if self._connection is not None and self._writable and (changed or gone):
            with transaction(self._connection):
                content_index.save(self._connection, changed, gone)
        read = {file.path: file for file in changed}
        return tuple(file for path in fresh if (file := read.get(path) or fresh[path]) is not None)

    @cached_property
    def _by_id(self) -> Mapping[str, IndexedFile]:
        """The file of each problem; no pack takes another one's place, as its name stands in front."""
        files = {file.path: file for file in self.files}
        return {
            pack.known_as(summary.id): files[str(stamp.path)]
            for pack in self._packs
            for stamp in pack.survey.stamps
            if (summary := files[str(stamp.path)].summary) is not None
        }

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {problem.id: problem.title for problem in self.problems}

    @property
    def problems(self) -> tuple[ProblemSummary, ...]:
        """The problems that can be played."""
        return tuple(replace(file.summary, id=id_) for id_, file in self._by_id.items() if file.summary is not None)

    def title_of(self, problem_id: str) -> str:
        """The title of a problem; its id where its file is gone or broken."""
        return self._titles.get(problem_id, problem_id)

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps files from being played, one `file:line:column: message` each."""
        surveyed = (str(fault) for pack in self._packs for fault in pack.survey.faults)
        return (*surveyed, *(fault for file in self.files for fault in file.faults))

    @cached_property
    def rubric(self) -> "Rubric":
        """The rubric that comes with drill."""
        from drill.content.library import load_rubric

        return load_rubric()

    @cached_property
    def formats(self) -> "tuple[Format, ...]":
        """The interview formats."""
        from drill.content.library import load_formats

        return load_formats()

    @cached_property
    def exercises(self) -> "Exercises":
        """The families of tasks and the numbers to know of the estimation gym."""
        from drill.content.library import Exercises, load_exercises

        found = [(pack, load_exercises([pack.folder])) for pack in self._packs if not pack.refused]
        return Exercises(
            tuple(replace(each, id=pack.known_as(each.id)) for pack, own in found for each in own.families),
            tuple(replace(each, id=pack.known_as(each.id)) for pack, own in found for each in own.numbers),
            tuple(fault for _, own in found for fault in own.faults),
        )

    @cached_property
    def capacities(self) -> "Capacities":
        """What the boxes of a drawing usually bear."""
        from drill.content.library import load_capacities

        return load_capacities()

    def calibration(self, problem: "Problem") -> "tuple[CalibrationAnswer, ...]":
        """The answers to a problem that only calibration shows.

        Raises:
            ContentError: when their file is not valid.
        """
        from drill.content.calibration import load_calibration

        found = load_calibration(problem)
        return () if found is None else found.answers

    def problem(self, problem_id: str) -> "Problem":
        """A problem, whole.

        Raises:
            ContentError: when there is none of that id, or its file is not valid.
        """
        return self.problem_with_hash(problem_id)[0]

    def problem_with_hash(self, problem_id: str) -> "tuple[Problem, str]":
        """A problem with the hash of its file, by which later edits are noticed.

        Raises:
            ContentError: when there is none of that id, or its file is not valid.
        """
        from drill.content.decode import decode_problem

        path = self.path(problem_id)
        text = read_text(path)
        if isinstance(text, Fault):
            raise ContentError(f"The problem {problem_id} cannot be read:\n{text}", "Mend the file, then try again.")
        patterns = {pattern.id for pattern in self.rubric.patterns}
        decoded = decode_problem(text, str(path), allowed_patterns=patterns, expected_id=path.stem)
        if decoded.value is None:
            listed = "\n".join(str(fault) for fault in decoded.faults)
            raise ContentError(f"The problem {problem_id} cannot be read:\n{listed}", "Mend the file, then try again.")
        return replace(decoded.value, id=problem_id), content_hash(text)

    def path(self, problem_id: str) -> Path:
        """The file of a problem.

        Raises:
            ContentError: when there is none of that id.
        """
        if problem_id in self._by_id:
            return Path(self._by_id[problem_id].path)
        named = problem_id.rpartition("/")[0]
        if named and named not in {pack.name for pack in self._packs}:
            hint = "Name the folder of its pack with --pack, or in the setting `packs`."
        else:
            hint = "`drill problems` lists them, and names broken files."
        raise ContentError(f"There is no problem {problem_id}.", hint)

    def _read(self, stamp: FileStamp) -> IndexedFile:
        # Late, because most starts find every file as the index has it and need no YAML.
        from drill.content.library import read_problem

        decoded = read_problem(stamp.path, {pattern.id for pattern in self.rubric.patterns})
        summary = None if decoded.value is None else decoded.value.in_short()
        faults = tuple(str(fault) for fault in decoded.faults)
        return IndexedFile(str(stamp.path), stamp.mtime_ns, stamp.size, summary, faults)


def _is_current(file: IndexedFile | None, stamp: FileStamp) -> bool:
    return file is not None and (file.mtime_ns, file.size) == (stamp.mtime_ns, stamp.size)
