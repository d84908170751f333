"""The talking side of a mock's screen: asking the interviewer, and dealing with what the interviewer asks."""

from drill.config import Config
from drill.domain.handling import Asked
from drill.domain.problem import Clarification
from drill.errors import DrillError
from drill.services.asking import Asking, Reply
from drill.services.mock import MockInterview
from drill.services.probes import Probes
from drill.tui.screens.asking import AskScreen
from drill.tui.screens.interviewer import InterviewerScreen
from drill.tui.screens.mock_writing import WritingScreen


class TalkingScreen(WritingScreen):
    """A screen on which a mock is written and talked about.

    Args:
        mock: The interview.
        config: How the clock is shown.
    """

    def __init__(self, mock: MockInterview, config: Config) -> None:
        super().__init__(mock, config)
        self._asking = Asking(mock)
        self._probes = Probes(mock)

    def action_said(self) -> None:
        """Read all that the interviewer has said, and deal with what is open."""
        self._take_over()
        self.app.push_screen(InterviewerScreen(self._probes, self.mock.session.said), self._chosen_to_answer)

    async def action_answer_probe(self) -> None:
        """Quote the latest open question where the cursor is, to answer it there."""
        self._take_over()
        try:
            await self._answer_probe(self._probes.newest_open())
        except DrillError as error:
            self.report(error)

    def action_postpone_probe(self) -> None:
        """Put the latest open question off."""
        try:
            asked = self._probes.newest_open()
            self._probes.postpone(asked)
        except DrillError as error:
            self.report(error)
            return
        self.notify("Put off: it comes back in a while.", timeout=3)
        self._show_all()

    def action_dismiss_probe(self) -> None:
        """Dismiss the latest open question."""
        try:
            self._probes.dismiss(self._probes.newest_open())
        except DrillError as error:
            self.report(error)
            return
        self.notify("Dismissed: F6 can still answer it.", timeout=3)
        self._show_all()

    def action_ask(self) -> None:
        """Ask the interviewer. The clock goes on meanwhile."""
        if not self._is_afterword():
            self.app.push_screen(AskScreen(self._ask, self._answer))

    def _ask(self, question: str) -> Reply:
        self._take_over()
        return self._shown(self._asking.ask(question, self._part, self._line))

    def _answer(self, topic: Clarification, question: str) -> Reply:
        self._take_over()
        return self._shown(self._asking.answer(topic, question, self._part, self._line))

    def _shown(self, reply: Reply) -> Reply:
        if reply.insertion is not None:
            put = reply.insertion
            self.editors.show_answer(put.part, put.line, put.text)
        self._show_all()
        return reply

    async def _chosen_to_answer(self, asked: Asked | None) -> None:
        if asked is not None:
            try:
                await self._answer_probe(asked)
            except DrillError as error:
                self.report(error)
        self._show_all()

    async def _answer_probe(self, asked: Asked) -> None:
        put = self._probes.answer(asked, self._part, self._line)
        self.editors.show_answer(put.part, put.line, put.text)
        if put.part != self._part:
            await self._open_part(put.part)
        self.editors.go_below(put.part, put.line + put.text.count("\n"))
        self._show_all()
