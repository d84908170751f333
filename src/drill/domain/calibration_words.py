"""What the command line and the screens say about a rater's eye."""

from collections.abc import Sequence

from drill.domain.calibration import LEAST_ANSWERS_FOR_BIAS, LEAST_ANSWERS_FOR_KAPPA, Eye
from drill.domain.wording import count_text

HOW_TO_READ = "Above zero: you give more than the keys. It changes none of your scores."


def eye_text(eye: Eye) -> str:
    """The bias in a line: `Your eye: +0.4 levels on 23 graded answers`."""
    if eye.bias is None:
        return f"Your eye: too few graded answers yet, {eye.answers} of {LEAST_ANSWERS_FOR_BIAS}"
    return f"Your eye: {eye.bias.mean:+.1f} levels on {count_text(eye.answers, 'graded answer')}"


def eye_lines(eye: Eye) -> tuple[str, ...]:
    """All figures of an eye, a line each."""
    if eye.bias is None:
        return (eye_text(eye),)
    bias = eye.bias
    counts = f"{bias.exact} of {count_text(bias.grades, 'level')} exact, {bias.within_one} within one"
    return eye_text(eye), counts, _agreement_text(eye)


def difference_text(error: int) -> str:
    """How a level stands to its key: `exact`, `2 levels above`."""
    if not error:
        return "exact"
    return f"{count_text(abs(error), 'level')} {'above' if error > 0 else 'below'}"


def round_text(errors: Sequence[int]) -> str:
    """How a round went: `3 of 7 levels exact, 6 within one`."""
    exact, within_one = sum(error == 0 for error in errors), sum(abs(error) <= 1 for error in errors)
    return f"{exact} of {count_text(len(errors), 'level')} exact, {within_one} within one"


def _agreement_text(eye: Eye) -> str:
    if eye.agreement is not None:
        found = eye.agreement
        return f"Agreement: weighted kappa {found.kappa:.2f}, 95 % interval {found.low:.2f} to {found.high:.2f}"
    if eye.answers < LEAST_ANSWERS_FOR_KAPPA:
        return f"Agreement: too few graded answers yet, {eye.answers} of {LEAST_ANSWERS_FOR_KAPPA}"
    return "Agreement: not defined while all levels given are one and the same"
