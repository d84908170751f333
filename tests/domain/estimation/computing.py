"""Shorthands for tests of the estimation language."""

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.worksheet import Answer, Failure, Outcome, compute, evaluate_worksheet


def shown(line: str) -> str:
    """The result of a line as it is shown."""
    return str(compute(line).figure)


def echoed(line: str) -> str:
    return compute(line).echo()


def value(line: str) -> Quantity:
    return compute(line).quantity


def number(line: str) -> float:
    """The result of a line in the unit in which it is shown."""
    return compute(line).figure.value


def refusal(line: str) -> str:
    """Why a line has no value."""
    try:
        answer = compute(line)
    except EstimateError as error:
        return error.reason
    raise AssertionError(f"{line} gave {answer.figure}")


def told(outcome: Outcome) -> str | None:
    """What stands beside a line: the result, or the reason in brackets."""
    if isinstance(outcome, Failure):
        return f"[{outcome.reason}]"
    return str(outcome.figure) if isinstance(outcome, Answer) else None


def beside(text: str) -> list[str | None]:
    """What stands beside each line."""
    return [told(outcome) for outcome in evaluate_worksheet(text).outcomes]
