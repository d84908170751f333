"""A second rater: taking in the sheet that a partner filled in."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from drill.clock import Clock
from drill.content.faults import Fault
from drill.content.files import read_text
from drill.domain.answers import own_lines
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.events import Fact, PartnerNoted, PartnerScored
from drill.domain.evidence import dimensions_not_reached
from drill.domain.opening_scores import evidence_of
from drill.domain.partner import PartnerGap, PartnerScore, partner_gap
from drill.errors import ContentError, SessionError, UsageError
from drill.paths import Paths
from drill.services.history import find_attempt
from drill.services.library import Library
from drill.services.recorder import Recorder
from drill.storage import journal
from drill.storage.database import locked, open_locked


@dataclass(frozen=True)
class SheetPreview:
    """What an import of a sheet would bring.

    Args:
        attempt: The attempt that was scored.
        score: What the partner gave.
        earlier: What the same rater had given before; it would be replaced.
        gap: How far one's own levels lie from the partner's; None before one's own scoring is finished.
    """

    attempt: Attempt
    score: PartnerScore
    earlier: PartnerScore | None
    gap: PartnerGap | None


def import_sheet(
    paths: Paths, clock: Clock, library: Library, file: Path, prefix: str, *, is_wanted: Callable[[SheetPreview], bool]
) -> bool:
    """Take in a partner's sheet, all of it or nothing.

    Args:
        paths: Where the data lies.
        clock: Tells when.
        library: Tells which evidence is asked, where one's own scoring has not begun.
        file: The sheet, or a packet in Markdown that ends with one.
        prefix: The attempt's id, or the beginning of it.
        is_wanted: Asked with what it would bring, before anything is recorded.

    Returns:
        Whether it was taken in.

    Raises:
        UsageError: when there is no such attempt, or the beginning fits several.
        SessionError: when the attempt has no locked answers.
        ContentError: when the sheet has faults, or the evidence that was asked cannot be told.
        StorageError: when it could not be written.
    """
    if not paths.database.exists():
        raise _unknown(prefix)
    with locked(paths.database, paths.lock), closing(open_locked(paths.database)) as connection:
        attempt = _scorable(connection, prefix)
        preview = _looked_into(attempt, _read(file, attempt, library))
        if not is_wanted(preview):
            return False
        Recorder(connection, clock).record(*_facts(attempt.session.id, preview.score))
    return True


def _unknown(prefix: str) -> UsageError:
    return UsageError(f"There is no attempt {prefix}.", "`drill history` lists them.")


def _scorable(connection: sqlite3.Connection, prefix: str) -> Attempt:
    row = find_attempt(connection, prefix)
    if row is None:
        raise _unknown(prefix)
    attempt = attempt_of(journal.read(connection, row.id))
    if attempt.session.locked_at is None:
        raise SessionError("Only a locked mock can be scored by a partner.", "Nothing was changed. Lock it first.")
    if attempt.erased:
        raise SessionError("The answers of this attempt were erased; a partner cannot have scored them.")
    if not any(own_lines(text) for text in attempt.answers.values()):
        raise SessionError("Nothing was written in this attempt, so there is nothing to score.")
    return attempt


def _read(file: Path, attempt: Attempt, library: Library) -> PartnerScore:
    # Late, because this brings YAML, and most commands read no file.
    from drill.content.decode import decode_score_sheet
    from drill.content.score_sheet_spec import ExpectedSheet

    text = read_text(file)
    if isinstance(text, Fault):
        raise ContentError(f"The sheet cannot be read:\n{text}", "Nothing was changed.")
    evidence = tuple(_evidence_asked(attempt, library))
    expected = ExpectedSheet(attempt.session.id, evidence, dimensions_not_reached(attempt.session))
    decoded = decode_score_sheet(text, str(file), expected)
    if decoded.value is None:
        listed = "\n".join(str(fault) for fault in decoded.faults)
        raise ContentError(f"The sheet has faults:\n{listed}", "Nothing was changed. Mend it, then import it again.")
    return decoded.value


def _evidence_asked(attempt: Attempt, library: Library) -> Iterator[str]:
    """What was asked when the attempt was scored; before that, what would be asked today."""
    if attempt.scorecard is not None:
        yield from (item.id for item in attempt.scorecard.items if item.computed is None)
        return
    problem = library.problem(attempt.session.problem)
    yield from (item.id for item in evidence_of(problem, library.rubric, attempt))


def _looked_into(attempt: Attempt, score: PartnerScore) -> SheetPreview:
    gap = None if attempt.finished is None else partner_gap(attempt.finished.levels, score)
    return SheetPreview(attempt, score, attempt.partners.get(score.rater), gap)


def _facts(session: str, score: PartnerScore) -> Iterator[Fact]:
    yield PartnerScored(session, score.rater, score.levels, score.held)
    if score.notes:
        yield PartnerNoted(session, score.rater, score.notes)
