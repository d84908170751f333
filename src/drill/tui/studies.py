"""Which screen a run of study mode is shown on."""

from pathlib import Path

from textual.screen import Screen

from drill.config import Config
from drill.services.cold_attempt import ColdAttempt
from drill.services.completion import Completion
from drill.services.study_run import StudyRun
from drill.services.walkthrough import Walkthrough
from drill.tui.screens.cold import ColdScreen
from drill.tui.screens.completion import CompletionScreen
from drill.tui.screens.walkthrough import WalkthroughScreen


def screen_of_run(run: StudyRun, config: Config, folder: Path) -> Screen[None]:
    """The screen for a run.

    Args:
        run: A run through one stage of a problem.
        config: Which editor the user has.
        folder: Where a text lies while it is in an external editor.
    """
    match run:
        case Walkthrough():
            return WalkthroughScreen(run)
        case Completion():
            return CompletionScreen(run)
        case ColdAttempt():
            return ColdScreen(run, config, folder)
        case _:
            raise NotImplementedError(f"no screen for {run}")
