"""Pushing back: the interviewer asks for the price of a decision, or for what it was chosen over."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drill.domain.decisions import Lack, Unfinished, unfinished
from drill.domain.wording import one_line

PUSH_BACK = "pushback:"
"""Begins the id of such a line; what follows are the words for what was chosen, so that it is said once of each."""

MOST = 2
"""In one mock; with more, an interviewer would seem to recite."""

EARLIEST = 0.2
"""Of the phase's budget: before, a decision is only just being written down."""

SETTLED_SECONDS = 15.0
"""Without a key for this long, a decision that may be in the making is taken for finished."""

LONGEST_QUOTE = 60
"""Characters of the candidate's words that are said back."""

_QUESTIONS = {
    (Lack.REJECTED,): "You chose “{}”. Over what, and why not that?",
    (Lack.PRICE,): "You chose “{}”. What does it cost you?",
    (Lack.REJECTED, Lack.PRICE): "You chose “{}”. What else was there, and what does your choice cost you?",
}


@dataclass(frozen=True)
class PushBack:
    """A question about a decision.

    Args:
        id: The id of the line to say.
        reason: The rule and the line of the text, for the transcript.
    """

    id: str
    text: str
    reason: str


def push_backs(text: str, said: Collection[str], passed: float, silent_for: float) -> Iterator[PushBack]:
    """The questions that the decisions invite now, in the order of the text.

    Args:
        text: The decisions, as they stand.
        said: The ids of all lines said so far.
        passed: How much of the phase's budget has passed, as a fraction.
        silent_for: Seconds without a key.
    """
    asked = [line[len(PUSH_BACK) :] for line in said if line.startswith(PUSH_BACK)]
    if passed < EARLIEST or len(asked) >= MOST:
        return
    for decision in unfinished(text):
        words = _words(_quote(decision))
        is_written = silent_for >= SETTLED_SECONDS or not decision.is_open
        if words and is_written and not any(_is_same(words, each) for each in asked):
            yield PushBack(
                f"{PUSH_BACK}{words}", _QUESTIONS[decision.lacks].format(_quote(decision)), _reason(decision)
            )


def _reason(decision: Unfinished) -> str:
    missing = " and ".join(
        {Lack.REJECTED: "no rejected option", Lack.PRICE: "no price"}[each] for each in decision.lacks
    )
    return f"the decision in line {decision.line} names {missing}"


def _quote(decision: Unfinished) -> str:
    line = one_line(decision.choice)
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"


def _words(quote: str) -> str:
    return "-".join(re.findall(r"\w+", quote.lower()))


def _is_same(words: str, others: str) -> bool:
    """Whether two decisions are one that was gone on with: one begins with all words of the other."""
    shorter, longer = sorted((words, others), key=len)
    return f"{longer}-".startswith(f"{shorter}-")
