"""Home: what to do today, what comes, and how it went."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.plan import Practice
from drill.domain.study_day import study_day
from drill.domain.wording import clock_text, count_text, day_text, due_text
from drill.services.bootstrap import Services
from drill.services.home import PRACTICE_SHOWN, Home, load_home
from drill.storage.sessions import SessionRow, SessionState
from drill.tui.commands import Place, bindings
from drill.tui.messages import (
    OpenCalibration,
    OpenDrill,
    OpenGym,
    OpenHistory,
    OpenMock,
    OpenProblems,
    OpenReview,
    OpenSample,
    OpenSession,
    OpenSettings,
    OpenStudy,
)
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.themes import DARK, LIGHT
from drill.tui.words import heading, muted, verdict_content

UNFINISHED = {
    SessionState.RUNNING: "Go on with the mock",
    SessionState.LOCKED: "Score the mock",
    SessionState.SCORING: "Go on scoring",
}


TICK_SECONDS = 30.0
"""A look at the calendar costs next to nothing; nobody waits for the minute in which a day begins."""


class HomeScreen(DrillScreen):
    """The first screen.

    Args:
        services: What it shows comes from here.
    """

    PLACE = Place.HOME
    BINDINGS: ClassVar = bindings(Place.HOME)

    title_line = getters.query_one("#title", Static)
    entries = getters.query_one("#entries", OptionList)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._messages: dict[str, Message] = {}
        self._shown_day: date | None = None

    def compose(self) -> ComposeResult:
        """A title and one list for everything."""
        yield Static(id="title")
        yield OptionList(id="entries")
        yield Footer(show_command_palette=False, compact=True)  # so all keys fit into 80 columns

    def on_mount(self) -> None:
        """Watch for the next study day."""
        self.set_interval(TICK_SECONDS, self.tick)

    def tick(self) -> None:
        """Show the new day when Home was left open overnight."""
        if self.is_current and self._services.recorder.today != self._shown_day:
            self._show()

    def on_screen_resume(self) -> None:
        """Show what is true now; much may have changed on the screens above."""
        self._show()
        self.entries.focus()

    def _show(self) -> None:
        recorder = self._services.recorder
        home = load_home(recorder.connection, self._services.library.problems, recorder.today, recorder.settings)
        self.title_line.update(
            Content.assemble(heading("drill"), muted(f"   Home   {day_text(home.today)}")),
        )
        marked = self.entries.highlighted
        self.entries.clear_options()
        self._messages.clear()
        self.entries.add_options(self._options(home))
        self._mark(marked)
        self._shown_day = home.today

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what the line says."""
        message = self._messages.get(event.option_id or "")
        if message is not None:
            self.post_message(message)

    def action_open_mock(self) -> None:
        """Begin or go on with a mock."""
        self.post_message(OpenMock())

    def action_open_review(self) -> None:
        """Review the due cards."""
        self.post_message(OpenReview())

    def action_open_gym(self) -> None:
        """Estimate."""
        self.post_message(OpenGym())

    def action_open_calibration(self) -> None:
        """Grade authored answers."""
        self.post_message(OpenCalibration())

    def action_open_study(self) -> None:
        """Study the problem that was left, or the suggested one."""
        self.post_message(OpenStudy())

    def action_open_problems(self) -> None:
        """Show the problems."""
        self.post_message(OpenProblems())

    def action_open_history(self) -> None:
        """Show all attempts."""
        self.post_message(OpenHistory())

    def action_open_settings(self) -> None:
        """Show the settings."""
        self.post_message(OpenSettings())

    def action_toggle_theme(self) -> None:
        """Change between dark and light."""
        self.app.theme = DARK.name if self.app.theme == LIGHT.name else LIGHT.name

    async def action_quit(self) -> None:
        """Leave drill."""
        await self.app.action_quit()

    def _mark(self, marked: int | None) -> None:
        enabled = [i for i in range(self.entries.option_count) if not self.entries.get_option_at_index(i).disabled]
        self.entries.highlighted = marked if marked in enabled else next(iter(enabled), None)

    def _options(self, home: Home) -> Iterator[Option]:
        yield _title("Today")
        yield from self._today(home)
        if home.coming:
            yield _title("Coming up")
            for item in home.coming[:PRACTICE_SHOWN]:
                yield self._practice(item, home)
            yield from _left_out(home.coming)
        yield _title("Last results")
        for row in home.results:
            yield self._result(row)
        if not home.results:
            empty = muted("None yet. They appear here after your first scored mock.")
            yield Option(Rows([(Content("  "), empty)]), disabled=True)
        faults = self._services.library.faults
        if faults:
            yield _title("Problem files that cannot be read")
            for fault in faults[:3]:
                yield Option(Rows([(Content.styled("  ! ", "$warning"), Content(fault))]), disabled=True)
            yield Option(
                muted(f"  {count_text(len(faults), 'fault')} in all; `drill check` lists them."), disabled=True
            )

    def _today(self, home: Home) -> Iterator[Option]:
        for row in home.unfinished:
            begun = UNFINISHED[row.state].replace("mock", "drill") if row.drilled else UNFINISHED[row.state]
            yield self._entry(f"{begun}: {row.title}", self._when(row), OpenSession(row.id))
        if home.queue:
            new = sum(card.memory is None for card in home.queue)
            waiting = f", {home.waiting} more wait" if home.waiting else ""
            review = f"Review {count_text(len(home.queue), 'card')}"
            yield self._entry(review, f"{new} of them new{waiting}", OpenReview())
        if home.exercises:
            estimate = f"Estimate: {count_text(home.exercises, 'exercise')} of the gym"
            yield self._entry(estimate, "due", OpenGym())
        for item in home.practice[:PRACTICE_SHOWN]:
            yield self._practice(item, home)
        yield from _left_out(home.practice)
        if not home.results and not home.unfinished:
            yield self._entry("Sample: five minutes of a mock", "to see how it goes", OpenSample())
        if home.suggested is not None:
            detail = f"{home.suggested.tier}, not tried yet"
            yield self._entry(f"Mock: {home.suggested.title}", detail, OpenMock(home.suggested.id))
        if not (home.unfinished or home.queue or home.exercises or home.practice or home.suggested):
            yield Option(muted("  Nothing is due. Any problem can be played: p shows them."), disabled=True)

    def _result(self, row: SessionRow) -> Option:
        scored = f"{row.seniority}, {day_text(row.scored_on)}" if row.scored_on else ""
        if row.verdict is None:
            phase = f"{row.drilled.label.lower()} drill, " if row.drilled else ""
            return self._entry(row.title, f"{phase}{scored}", OpenSession(row.id))
        detail = f"{row.points} of 400 points, {scored}"
        return self._entry(row.title, detail, OpenSession(row.id), verdict_content(row.verdict))

    def _practice(self, item: Practice, home: Home) -> Option:
        """Planned practice: a drill of a phase, mostly on another problem, or the whole mock again."""
        due = "due" if item.due <= home.today else due_text(item.due, home.today)
        title = self._title_of(item.problem)
        if item.phase is None:
            text = f"Practise {title} again" if due == "due" else f"{title} again"
            return self._entry(text, due if due == "due" else f"the whole mock, {due}", OpenMock(item.problem))
        played = home.played[item.problem]
        weak = "there" if played == item.problem else f"in {title}"
        text = f"Drill the {item.phase.label.lower()} of {self._title_of(played)}"
        return self._entry(text, f"{due}; weak {weak}", OpenDrill(played, item.phase, item.problem))

    def _entry(self, text: str, detail: str, message: Message, verdict: Content | None = None) -> Option:
        key = f"entry-{len(self._messages)}"
        self._messages[key] = message
        middle = (verdict, "   ") if verdict else ()
        return Option(Rows([(Content("  "), Content.assemble((text, "bold"), "   ", *middle, muted(detail)))]), key)

    def _when(self, row: SessionRow) -> str:
        recorder = self._services.recorder
        day = study_day(row.began_at, recorder.clock.zone(), recorder.settings.rollover)
        began = f"begun {day_text(day)}"
        is_running = row.state is SessionState.RUNNING
        return began if is_running else f"{began}, {clock_text(row.elapsed)} long, answers locked"

    def _title_of(self, problem_id: str) -> str:
        return self._services.library.title_of(problem_id)


def _title(text: str) -> Option:
    return Option(Content.assemble("\n" if text != "Today" else "", heading(text)), disabled=True)


def _left_out(planned: Sequence[Practice]) -> Iterator[Option]:
    """A line for what there is no room for."""
    more = len(planned) - PRACTICE_SHOWN
    if more > 0:
        yield Option(muted(f"  and {count_text(more, 'problem')} more: p shows all."), disabled=True)
