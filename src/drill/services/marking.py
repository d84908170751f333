"""Marking a locked worksheet: which line answers which quantity, confirmed by the user, each on disk at once."""

from collections.abc import Mapping
from dataclasses import replace

from drill.domain.answers import WORKSHEET, LineReference
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.estimation.formatting import Shape, figure, suitable_shape
from drill.domain.estimation.grading import grade, likeliest_slip
from drill.domain.estimation.pairing import Line, fits, lines_with_values, propose_givens, propose_lines
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.quantity import Quantity as Value
from drill.domain.estimation.reference import Reference, given_values, references
from drill.domain.events import Fact, GivenPaired, QuantityMarked
from drill.domain.marking import GivenPair, Grade, Marking, QuantityMark
from drill.domain.problem import Problem, Quantity
from drill.errors import SessionError
from drill.services.library import Library
from drill.services.recorder import Recorder
from drill.storage import journal
from drill.storage.database import transaction


class WorksheetMarking:
    """The marking of the worksheet of one attempt.

    Args:
        recorder: Where facts go.
        problem: What the author wrote.
        attempt: The locked attempt.
    """

    def __init__(self, recorder: Recorder, problem: Problem, attempt: Attempt) -> None:
        self.problem = problem
        self.lines: tuple[Line, ...] = lines_with_values(attempt.answers.get(WORKSHEET, ""))
        self.marking: Marking = attempt.marking
        self._recorder = recorder
        self._session = attempt.session.id
        self._by_number = {line.number: line for line in self.lines}
        self._givens = given_values(problem.estimation)
        self._proposed_givens = propose_givens(self._givens, self.lines)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is to be marked, in the author's order."""
        return tuple(each for each in self.problem.estimation.quantities if each.id in self._references())

    @property
    def givens(self) -> tuple[str, ...]:
        """The givens for which another value seems to be assumed, or was paired."""
        found = {**self._proposed_givens, **self.marking.pairs}
        return tuple(name for name in self._givens if name in found)

    def value_of_given(self, name: str) -> str:
        """A given as the author wrote it."""
        return self.problem.estimation.givens[name]

    def proposed_for_given(self, name: str) -> Line | None:
        """The line in which another value of a given seems to be assumed."""
        return self._proposed_givens.get(name)

    def proposed(self) -> Mapping[str, Line]:
        """The line that may answer each quantity, by its id; lines that stand for a given answer none."""
        taken = {line.number for line in self._paired(self.marking).values()}
        # What was not decided yet may still turn out to be a given.
        taken |= {line.number for name, line in self._proposed_givens.items() if name not in self.marking.pairs}
        free = [line for line in self.lines if line.number not in taken]
        values = {id_: reference.value for id_, reference in self._references().items()}
        return propose_lines(self.quantities, values, free)

    def lines_for(self, quantity: Quantity) -> tuple[Line, ...]:
        """The lines that could answer a quantity by their unit."""
        reference = self._references()[quantity.id].value
        return tuple(line for line in self.lines if fits(line, reference))

    def lines_for_given(self, name: str) -> tuple[Line, ...]:
        """The lines that could hold another value of a given, by their unit."""
        return tuple(line for line in self.lines if fits(line, self._givens[name]))

    def line_at(self, reference: str) -> Line | None:
        """The line that a mark or a pair points to; None when it points to none."""
        return self._by_number.get(LineReference.parse(reference).line) if reference else None

    def preview(self, quantity: Quantity, line: Line | None) -> QuantityMark:
        """What a line would be worth."""
        return _mark(quantity, line, self._references()[quantity.id])

    def mark(self, quantity: Quantity, line: Line | None) -> None:
        """Say which line answers a quantity; None for none."""
        self._record(QuantityMarked(self._session, self.preview(quantity, line)))

    def pair(self, given: str, line: Line | None) -> None:
        """Say in which line another value of a given was assumed; what is marked already is marked anew.

        Args:
            given: Its name.
            line: None when the given was stayed with.
        """
        pair = GivenPair(given)
        if line is not None:
            pair = GivenPair(given, _reference_to(line), str(figure(line.value, suitable_shape(self._givens[given]))))
        after = references(self.problem.estimation, self._assumed(self.marking.with_pair(pair)))
        marked = [each for each in self.quantities if each.id in self.marking.marks and each.id in after]
        anew = (_mark(each, self.line_at(self.marking.marks[each.id].line), after[each.id]) for each in marked)
        changed = [mark for mark in anew if mark != self.marking.marks[mark.quantity]]
        self._record(GivenPaired(self._session, pair), *(QuantityMarked(self._session, mark) for mark in changed))

    def _references(self) -> Mapping[str, Reference]:
        return references(self.problem.estimation, self._assumed(self.marking))

    def _assumed(self, marking: Marking) -> Mapping[str, Value]:
        return {name: line.value for name, line in self._paired(marking).items()}

    def _paired(self, marking: Marking) -> Mapping[str, Line]:
        lines = {name: self.line_at(pair.line) for name, pair in marking.pairs.items()}
        return {name: line for name, line in lines.items() if line is not None}

    def _record(self, *facts: Fact) -> None:
        with transaction(self._recorder.connection):
            self._recorder.append(*facts)
        for fact in facts:
            match fact:
                case GivenPaired(pair=pair):
                    self.marking = self.marking.with_pair(pair)
                case QuantityMarked(mark=mark):
                    self.marking = self.marking.with_mark(mark)
                case _:
                    pass


def open_marking(recorder: Recorder, library: Library, session_id: str) -> WorksheetMarking:
    """Begin, or go on with, the marking of a locked attempt that is not scored yet.

    Raises:
        SessionError: when the attempt is not locked, or its marks are final.
        ContentError: when its problem is gone.
    """
    attempt = attempt_of(journal.read(recorder.connection, session_id))
    if attempt.session.locked_at is None:
        raise SessionError("Only the worksheet of a locked mock can be marked.")
    if attempt.finished is not None:
        raise SessionError("The scoring is closed; its marks are final.", "The result shows them.")
    return WorksheetMarking(recorder, library.problem(attempt.session.problem), attempt)


def can_be_marked(attempt: Attempt, problem: Problem) -> bool:
    """Whether a worksheet has lines to mark and nothing of it is marked yet."""
    marking = attempt.marking
    is_open = attempt.finished is None and not marking.marks and not marking.pairs
    return is_open and bool(problem.estimation.quantities and lines_with_values(attempt.answers.get(WORKSHEET, "")))


def _mark(quantity: Quantity, line: Line | None, reference: Reference) -> QuantityMark:
    unit = parse_unit(quantity.unit)
    mark = QuantityMark(quantity.id, quantity.ask, quantity.decides, "", "", _shown(reference, unit), Grade.NO_LINE)
    if line is None:
        return mark
    slip = likeliest_slip(line.value, reference.value, peak_factor=reference.peak_factor, copies=reference.copies)
    return replace(
        mark,
        line=_reference_to(line),
        value=str(figure(line.value, unit)),
        grade=grade(line.value, reference.value, quantity.factor),
        slip=slip or "",
    )


def _shown(reference: Reference, unit: Shape) -> str:
    return str(figure(reference.value, unit))


def _reference_to(line: Line) -> str:
    return str(LineReference(WORKSHEET, line.number))
