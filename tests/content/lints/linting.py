"""Helpers: what one lint says of a problem, as `line: message`."""

from drill.content.decode import decode_problem
from drill.content.lints import LintedProblem
from drill.content.lints.finding import Lint


def linted(text: str, file: str = "p.yaml") -> LintedProblem:
    """A problem with its nodes, ready for the lints."""
    decoded = decode_problem(text, file)
    assert decoded.value is not None, decoded.faults
    assert decoded.root is not None
    return LintedProblem(file, decoded.root, decoded.value)


def told(lint: Lint, text: str) -> list[str]:
    """What a lint says, with the lines in the file."""
    problem = linted(text)
    faults = [problem.fault(finding) for finding in lint(problem.problem)]
    return [f"{fault.line}: {fault.message}" for fault in sorted(faults)]


def line_of(text: str, passage: str) -> int:
    """The line of a passage, which must stand in the text once."""
    assert text.count(passage) == 1, f"{passage!r} stands {text.count(passage)} times in the text"
    return text[: text.index(passage)].count("\n") + 1


def items(count: int, item: str) -> str:
    """A list as it follows on a key: so many items, each with its number in the place of `@`."""
    return "".join("\n  - " + item.replace("@", str(number)) for number in range(1, count + 1))
