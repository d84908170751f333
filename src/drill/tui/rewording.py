"""Rewording a card in the user's own editor."""

from pathlib import Path

from textual.app import App

from drill.domain.card_text import card_text, read_card_text
from drill.domain.cards import CardState
from drill.domain.sitting import CardStep
from drill.errors import UsageError
from drill.services.reviews import ReviewSitting
from drill.tui.external_editor import edit_text


class Rewording:
    """Opens cards in an editor. A text that could not be read is offered again, so that no work is lost.

    Args:
        sitting: Where the new wording goes.
        folder: Where the text lies while it is edited.
        command: The editor, with its arguments.
    """

    def __init__(self, sitting: ReviewSitting, folder: Path, command: str) -> None:
        self._sitting = sitting
        self._folder = folder
        self._command = command
        self._refused: dict[str, str] = {}

    def edit(self, app: App[object], card: CardState) -> CardStep | None:
        """Let the user change question and answer; None when nothing was changed.

        Raises:
            UsageError: when the editor cannot be run or its text is no card; the old wording stays.
            StorageError: when it could not be stored.
        """
        before = card_text(card.ask, card.answer)
        text = edit_text(app, self._refused.get(card.id, before), self._folder, self._command)
        if text.strip() == before.strip():
            return None
        try:
            ask, answer = read_card_text(text)
        except UsageError as error:
            self._refused[card.id] = text
            raise UsageError(error.message, f"{error.hint} e opens your text again.") from error
        self._refused.pop(card.id, None)
        return self._sitting.reword(card.id, ask, answer)
