"""What is asked before a mock ends, and before it is thrown away."""

from drill.domain.session import ClockStage
from drill.domain.wording import clock_text
from drill.services.mock import MockInterview
from drill.tui.screens.dialogs import Choice, ChoiceScreen

LEAVE = (
    Choice("keep", "k", "Keep it: the clock stops, Home goes on with it"),
    Choice("lock", "l", "Lock the answers now and score them"),
)
LOCK = (Choice("no", "c", "Continue"), Choice("lock", "l", "Lock the answers; they cannot be changed afterwards"))
DISCARD = (Choice("no", "k", "Keep it"), Choice("discard", "y", "Yes, discard it; it will never be scored"))
"""Not the letter that led here: a key held for long must not confirm itself."""


def ask_to_leave(mock: MockInterview) -> ChoiceScreen:
    """What becomes of a mock that is left."""
    noun = mock.session.noun
    choices = (*LEAVE, Choice("discard", "d", f"Discard this {noun}"))
    return ChoiceScreen(f"Leave this {noun}?", "All that was typed is saved.", choices)


def ask_to_lock(mock: MockInterview) -> ChoiceScreen:
    """Whether to lock, and what it costs to do so early."""
    seconds = mock.session.format.seconds - mock.elapsed
    left = clock_text(seconds) if mock.stage is ClockStage.RUNNING else "0:00"
    missing = "" if mock.session.is_last_step else " Steps not begun will score 1."
    return ChoiceScreen("Lock the answers?", f"{left} are left.{missing}", LOCK)


def ask_to_discard(mock: MockInterview) -> ChoiceScreen:
    """Whether it is really to go."""
    return ChoiceScreen(f"Discard this {mock.session.noun} for good?", "", DISCARD)
