"""The problems at hand: listed from the index, read from their files only when they changed or are opened."""

import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from drill.content.faults import Fault
from drill.content.files import FileStamp, Survey, content_hash, read_text, shipped_folder, survey_pack
from drill.domain.problem_summary import ProblemSummary
from drill.errors import ContentError
from drill.storage import content_index
from drill.storage.content_index import IndexedFile
from drill.storage.database import transaction

if TYPE_CHECKING:
    # Only for the hints: most starts open no problem.
    from drill.domain.format import Format
    from drill.domain.problem import Problem
    from drill.domain.rubric import Rubric


class Library:
    """All loaded content.

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
        self._folders = (shipped_folder("problems"), *packs)

    @cached_property
    def files(self) -> tuple[IndexedFile, ...]:
        """Every problem file with its summary or its faults."""
        known = {} if self._connection is None else {file.path: file for file in content_index.load(self._connection)}
        found = [stamp for survey in self._surveys for stamp in survey.stamps]
        fresh = {str(stamp.path): known.get(str(stamp.path)) for stamp in found}
        changed = [self._read(stamp) for stamp in found if not _is_current(fresh[str(stamp.path)], stamp)]
        gone = known.keys() - fresh.keys()
        if self._connection is not None and self._writable and (changed or gone):
            with transaction(self._connection):
                content_index.save(self._connection, changed, gone)
        read = {file.path: file for file in changed}
        return tuple(file for path in fresh if (file := read.get(path) or fresh[path]) is not None)

    @cached_property
    def _surveys(self) -> tuple[Survey, ...]:
        return tuple(survey_pack(folder) for folder in self._folders)

    @cached_property
    def _by_id(self) -> dict[str, IndexedFile]:
        """The file of each problem; of two with one id the first, so that no pack takes a shipped problem's place."""
        by_id: dict[str, IndexedFile] = {}
        for file in self.files:
            if file.summary is not None:
                by_id.setdefault(file.summary.id, file)
        return by_id

    @property
    def problems(self) -> tuple[ProblemSummary, ...]:
        """The problems that can be played."""
        return tuple(file.summary for file in self._by_id.values() if file.summary is not None)

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps files from being played, one `file:line:column: message` each."""
        surveyed = (str(fault) for survey in self._surveys for fault in survey.faults)
        decoded = (fault for file in self.files for fault in file.faults)
        doubled = (
            f"{file.path}:1:1: the id {file.summary.id} is taken by {self._by_id[file.summary.id].path}; choose another"
            for file in self.files
            if file.summary is not None and self._by_id[file.summary.id] is not file
        )
        return (*surveyed, *decoded, *doubled)

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

        path = self._path(problem_id)
        text = read_text(path)
        if isinstance(text, Fault):
            raise ContentError(f"The problem {problem_id} cannot be read:\n{text}", "Mend the file, then try again.")
        patterns = {pattern.id for pattern in self.rubric.patterns}
        decoded = decode_problem(text, str(path), allowed_patterns=patterns, expected_id=path.stem)
        if decoded.value is None:
            listed = "\n".join(str(fault) for fault in decoded.faults)
            raise ContentError(f"The problem {problem_id} cannot be read:\n{listed}", "Mend the file, then try again.")
        return decoded.value, content_hash(text)

    def _path(self, problem_id: str) -> Path:
        if problem_id in self._by_id:
            return Path(self._by_id[problem_id].path)
        raise ContentError(
            f"There is no problem {problem_id}.", "`drill problems` lists them; `drill check` tells of broken files."
        )

    def _read(self, stamp: FileStamp) -> IndexedFile:
        # Late, because most starts find every file as the index has it and need no YAML.
        from drill.content.library import read_problem

        decoded = read_problem(stamp.path, {pattern.id for pattern in self.rubric.patterns})
        summary = None if decoded.value is None else decoded.value.in_short()
        faults = tuple(str(fault) for fault in decoded.faults)
        return IndexedFile(str(stamp.path), stamp.mtime_ns, stamp.size, summary, faults)


def _is_current(file: IndexedFile | None, stamp: FileStamp) -> bool:
    return file is not None and (file.mtime_ns, file.size) == (stamp.mtime_ns, stamp.size)
