"""An attempt that is not scored: go on with it, or throw it away."""

from typing import ClassVar

from drill.storage.sessions import SessionState
from drill.tui.commands import Place, bindings
from drill.tui.messages import OpenSession
from drill.tui.screens.dialogs import Choice, ChoiceScreen
from drill.tui.screens.record import RecordScreen

DISCARD = (Choice("keep", "k", "Keep it"), Choice("discard", "d", "Discard it; it will never be scored"))


class AttemptScreen(RecordScreen):
    """An attempt that is running, locked, being scored, or discarded."""

    PLACE = Place.ATTEMPT
    BINDINGS: ClassVar = bindings(Place.ATTEMPT)

    def action_go_on(self) -> None:
        """Go on with the mock, or with its scoring."""
        if self._record.row.session.state is SessionState.DISCARDED:
            self.notify("This attempt was discarded; it stays as it is.")
        else:
            self.post_message(OpenSession(self._session_id))

    def action_discard(self) -> None:
        """Throw the attempt away, after asking."""
        title = f"Discard this attempt at {self._record.attempt.session.title}?"
        self.app.push_screen(ChoiceScreen(title, "", DISCARD), self._decided)

    def _decided(self, choice: str | None) -> None:
        if choice == "discard":
            self.discard()
