"""The command that computes with units, and practises it: `drill estimate`."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from drill.cli.output import print_json, print_text
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from drill.domain.estimation.worksheet import Answer, Outcome

EXAMPLE = "`300M users * 5 tweets/user/day in tweets/s`"


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    estimate = add_command(
        commands, "estimate", estimate_lines, f"compute with units: {EXAMPLE}; or practise estimating"
    )
    estimate.add_argument("line", nargs="*", metavar="EXPRESSION", help="what to compute; else lines from stdin")
    estimate.add_argument(
        "--practise", action="store_true", help="practise in the estimation gym, five tasks a sitting"
    )
    estimate.add_argument("--json", action="store_true", help="print JSON, one line for each result")


def estimate_lines(options: Namespace, clock: Clock) -> int:
    """Compute the line that was given, else those on standard input; print what was understood and the result."""
    if options.practise:
        return _practise(options, clock)
    lines = _text_of(options.line).rstrip("\n").split("\n")
    outcomes = [_outcome(lines[0])] if len(lines) == 1 else _outcomes(lines)
    failed = False
    for number, outcome in enumerate(outcomes, start=1):
        if isinstance(outcome, str):
            failed = True
            _complain(outcome if len(lines) == 1 else f"line {number}: {outcome}")
        elif outcome is not None and options.json:
            print_json(_as_json(outcome))
        elif outcome is not None:
            print_text(outcome.echo())
    if not any(outcomes):
        failed = True
        _complain("there is nothing to compute")
    return ExitCode.FAILURE if failed else ExitCode.OK


def _practise(options: Namespace, clock: Clock) -> int:
    from drill.cli.gym import practise

    if options.line or options.json:
        raise UsageError("--practise asks by itself; it takes no expression and prints no JSON.")
    return practise(clock, options.pack)


def _text_of(words: list[str]) -> str:
    if words and words != ["-"]:
        return " ".join(words)
    if not words and sys.stdin.isatty():
        raise UsageError(
            f"Say what to compute, such as {EXAMPLE}, or give lines on standard input.",
            "`drill estimate --practise` asks you instead.",
        )
    return sys.stdin.buffer.read().decode(errors="replace")


def _outcome(line: str) -> "Answer | str":
    from drill.domain.estimation.failure import EstimateError
    from drill.domain.estimation.worksheet import compute

    try:
        return compute(line)
    except EstimateError as error:
        return error.reason


def _outcomes(lines: list[str]) -> "list[Answer | str | None]":
    from drill.domain.estimation.worksheet import Failure, evaluate_worksheet

    found: tuple[Outcome, ...] = evaluate_worksheet("\n".join(lines)).outcomes
    return [outcome.reason if isinstance(outcome, Failure) else outcome for outcome in found]


def _as_json(answer: "Answer") -> dict[str, object]:
    figure = answer.figure
    return {
        "name": answer.name,
        "understood": answer.understood,
        "value": figure.value,
        "unit": figure.unit,
        "low": figure.low,
        "high": figure.high,
    }


def _complain(reason: str) -> None:
    from drill.content.sanitise import sanitise

    print(sanitise(f"drill: {reason[0].upper()}{reason[1:]}."), file=sys.stderr)
