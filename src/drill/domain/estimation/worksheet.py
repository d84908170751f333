"""Many lines that name each other, in any order, each with its result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from drill.domain.estimation.evaluator import evaluate
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.formatting import Figure, Shape, figure, figure_per_second
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.statement import Statement, is_blamed, is_worth_computing, read_statement
from drill.domain.estimation.syntax import Node, spoken

MOST_SIZE: Final = 200_000
"""Of a worksheet: tokens in it. Ten thousand lines of the usual length stay below it."""

MOST_OPERATIONS: Final = 2 * MOST_SIZE
"""Of one evaluation: each token is read once, and computed with once."""

_MOST_NAMED = 6
"""Of the names in a circle; more help nobody."""


class Answer(NamedTuple):
    """What a line comes to.

    Args:
        name: What it defines, if anything.
        quantity: Its value.
        asked: The unit it was asked for in.
        node: What was understood.
    """

    name: str | None
    quantity: Quantity
    asked: Shape | None
    node: Node

    @property
    def figure(self) -> Figure:
        """The value in the unit asked for, else in one that suits."""
        return figure(self.quantity, self.asked)

    @property
    def understood(self) -> str:
        """The expression in words that leave no doubt."""
        return spoken(self.node)

    def echo(self) -> str:
        """What was understood and what it comes to, such as `1.5 billion tweets/day = 17.4k tweets/s`.

        A slow rate is also told per second.
        """
        last = figure_per_second(self.quantity) if self.asked is None else self.figure
        said = (self.name, self.understood, figure(self.quantity), last)
        return " = ".join(dict.fromkeys(str(part) for part in said if part is not None))


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a line that looks like arithmetic has no value.

    Args:
        reason: As a clause in lower case.
        column: Where in the line, counted from 0; None where it is no one place's fault.
    """

    reason: str
    column: int | None = None


Outcome: TypeAlias = Answer | Failure | None
"""Of a line; free text has none."""

_Value: TypeAlias = Quantity | None
"""Of a name; None where its line has none."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The outcomes of all lines.

    Args:
        outcomes: One for each line of the text.
        values: The value of each name; None where its line has none.
        operations: What it took to get there.
        read: What each line says, by its text.
        computed: What each line that was computed came to, by its text.
    """

    outcomes: tuple[Outcome, ...] = ()
    values: Mapping[str, _Value] = field(default_factory=dict)
    operations: int = 0
    read: Mapping[str, Statement] = field(default_factory=dict, repr=False, compare=False)
    computed: Mapping[str, Outcome] = field(default_factory=dict, repr=False, compare=False)

    def edited(self, text: str) -> "Worksheet":
        """The worksheet after an edit. Lines that neither changed nor rest on a changed one are not computed again."""
        return _Evaluation(text.split("\n"), self).run()


def evaluate_worksheet(text: str) -> Worksheet:
    """Compute all lines of a text. None of them can stop the others, and none raises."""
    return Worksheet().edited(text)


def compute(line: str) -> Answer:
    """Compute a single line.

    Raises:
        EstimateError: It has no value.
    """
    statement = read_statement(line)
    if statement.fault is not None:
        raise statement.fault
    if statement.expression is None:
        raise EstimateError("there is nothing to compute")
    value = evaluate(statement.expression, {})
    return Answer(statement.name, value, statement.expression.asked, statement.expression.node)


def compute_definitions(definitions: Sequence[tuple[str, str]]) -> tuple[Answer | Failure, ...]:
    """Compute definitions that refer to each other, such as the givens and formulas of a problem; none may be prose.

    Args:
        definitions: Names, or ids whose hyphens stand for underscores, and what they are.
    """
    if not definitions:
        return ()
    lines = [f"{name.replace('-', '_')} = {' '.join(text.split())}" for name, text in definitions]
    outcomes = evaluate_worksheet("\n".join(lines)).outcomes
    return tuple(outcome or _prose(line) for line, outcome in zip(lines, outcomes, strict=True))


def _prose(line: str) -> Answer | Failure:
    try:
        return compute(line)
    except EstimateError as error:
        return Failure(error.reason)


class _Evaluation:
    """One pass over all lines, with what the one before it found."""

    def __init__(self, lines: Sequence[str], before: Worksheet) -> None:
        self._lines = lines
        self._before = before
        self._operations = 0
        self._read: dict[str, Statement] = {}
        self._computed: dict[str, Outcome] = {}
        self._statements: list[Statement] = []
        self._outcomes: list[Outcome] = [None] * len(lines)
        self._owners: dict[str, int] = {}
        self._values: dict[str, _Value] = {}
        self._changed: set[str] = set()
        """The names that have another value than before."""

    def run(self) -> Worksheet:
        self._read_all()
        self._find_owners()
        self._compute_all()
        return Worksheet(tuple(self._outcomes), self._values, self._operations, self._read, self._computed)

    def _read_all(self) -> None:
        size = 0
        for number, line in enumerate(self._lines):
            statement = self._before.read.get(line) or self._read.get(line)
            if statement is None:
                statement = read_statement(line)
                self._operations += statement.size
            size += statement.size
            if size > MOST_SIZE:
                self._outcomes[number] = Failure("the worksheet is too long to be computed from here on")
                return
            self._read[line] = statement
            self._statements.append(statement)

    def _find_owners(self) -> None:
        """Find the line of each name: the first of one's own, else the first that the interviewer said."""
        own: dict[str, int] = {}
        quoted: dict[str, int] = {}
        for number, statement in enumerate(self._statements):
            if statement.name is None:
                continue
            first = (quoted if statement.is_quoted else own).setdefault(statement.name, number)
            if first != number and not statement.is_quoted:
                self._outcomes[number] = Failure(f"`{statement.name}` is defined in line {first + 1} already")
        self._owners = quoted | own
        self._changed = self._owners.keys() ^ self._before.values.keys()

    def _compute_all(self) -> None:
        """Compute what each line rests on before the line itself; without recursion, since chains may be long."""
        is_open = [False] * len(self._statements)
        is_done = [outcome is not None for outcome in self._outcomes]
        for number in range(len(self._statements)):
            if not self._waits_for(number):
                if not is_done[number]:
                    self._compute(number)
                    is_done[number] = True
                continue
            waiting = [number]
            path: list[int] = []
            while waiting:
                current = waiting[-1]
                if is_done[current]:
                    waiting.pop()
                elif is_open[current]:
                    self._compute(current)
                    is_done[current] = True
                    path.pop()
                else:
                    is_open[current] = True
                    path.append(current)
                    for needed in self._waits_for(current):
                        if is_open[needed]:
                            self._name_cycle(path[path.index(needed) :])
                        else:
                            waiting.append(needed)

    def _waits_for(self, number: int) -> list[int]:
        """The lines that a line rests on and that are still to be computed."""
        owners, values = self._owners, self._values
        return [owners[name] for name in self._statements[number].names if name in owners and name not in values]

    def _name_cycle(self, cycle: Sequence[int]) -> None:
        names = [self._statements[number].name or "" for number in cycle]
        round_trip = " -> ".join([*names, names[0]] if len(names) <= _MOST_NAMED else [*names[:_MOST_NAMED], "..."])
        for number in cycle:
            self._outcomes[number] = Failure(f"defined in a circle: {round_trip}")

    def _compute(self, number: int) -> None:
        statement = self._statements[number]
        outcome = self._outcomes[number]
        if outcome is None:
            outcome = self._outcome(self._lines[number], statement)
            self._outcomes[number] = outcome
        name = statement.name
        if name is not None and self._owners[name] == number:
            value = outcome.quantity if isinstance(outcome, Answer) else None
            self._values[name] = value
            if value != self._before.values.get(name):
                self._changed.add(name)

    def _outcome(self, line: str, statement: Statement) -> Outcome:
        if line in self._before.computed and self._changed.isdisjoint(statement.names):
            outcome = self._before.computed[line]
        else:
            outcome = self._newly_computed(statement)
        self._computed[line] = outcome
        return outcome

    def _newly_computed(self, statement: Statement) -> Outcome:
        expression, values = statement.expression, self._values
        if expression is None:
            fault = statement.fault
            return _failure(fault, statement) if fault is not None and statement.is_arithmetic else None
        if not is_worth_computing(statement, expression, values):
            return None
        self._operations += statement.size
        shorter = statement.folded if values.keys().isdisjoint(statement.nouns) else None
        try:
            value = evaluate(shorter or expression, values)
        except EstimateError as error:
            return _failure(error, statement) if is_blamed(statement, expression, error, values) else None
        return Answer(statement.name, value, expression.asked, expression.node)


def _failure(error: EstimateError, statement: Statement) -> Failure:
    return Failure(error.reason, None if error.column is None else statement.start + error.column)
