"""Pieces of the reasoning in Markdown, which the walkthrough reveals and the gaps leave out."""

from drill.domain.problem import Decision, Failure
from drill.domain.study.blocks import ended, listed
from drill.domain.study.figures import Worked
from drill.domain.wording import one_line


def ingredients(worked: Worked) -> str:
    """What goes into a figure, without saying how."""
    known = listed(f"`{name}` = {text}" for name, text in worked.known.items())
    constants = f"Figures to take: {', '.join(worked.constants)}" if worked.constants else ""
    return "\n\n".join(filter(None, (known, constants)))


def calculation(worked: Worked) -> str:
    """A figure worked out, line by line."""
    lines = dict.fromkeys((worked.formula, f"= {worked.with_figures}", f"= {worked.value}"))
    return "\n".join(lines)


def options_text(name: str, how: str, numbers: str) -> str:
    """One way to build something, with its figures."""
    return f"**{one_line(name)}.** {one_line(how)}\n\n> {one_line(numbers)}"


def decision_situation(decision: Decision) -> str:
    """What was chosen, and over what."""
    return f"**Chosen:** {one_line(decision.chose)}\n\n**Over:** {one_line(decision.over)}"


def decision_reasons(decision: Decision) -> tuple[str, ...]:
    """The rest of the card."""
    return (
        f"**Because** {ended(decision.because)}",
        f"**It costs** {ended(decision.costs)}",
        f"**Revisit when** {ended(decision.revisit)}",
    )


def failure_answer(failure: Failure) -> tuple[str, ...]:
    """What a failure means and what is done about it."""
    return (
        f"**The user sees:** {ended(failure.user_sees)}",
        f"**Noticed by:** {ended(failure.detection)}",
        f"**Brought back by:** {ended(failure.recovery)}",
    )
