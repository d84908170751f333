"""The one command table: keys, footer, leader menu, palette and help all come from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """Something a user can do on a screen.

    Args:
        action: The action of the screen, without the `action_` in front.
        key: The key, as Textual names it.
        label: The word in the footer.
        help: What it does, as a sentence.
        letter: On screens whose editor owns the letters: the letter after Esc.
        footer: Whether the footer shows it.
        priority: Whether it comes before the focused widget's own use of the key.
    """

    action: str
    key: str
    label: str
    help: str
    letter: str = ""
    footer: bool = True
    priority: bool = False


class Place(Enum):
    """The screens, by their titles."""

    HOME = "Home"
    PROBLEMS = "Problems"
    SETUP = "Before the mock"
    MOCK = "Mock"
    LOCKED = "Locked"
    SCORE = "Score"
    RESULT = "Result"
    REVIEW = "Review"


HELP = Command("help", "f1,question_mark", "Help", "Show the keys of this screen.")
BACK = Command("back", "escape", "Back", "Go back to the screen before.")

COMMANDS: Mapping[Place, tuple[Command, ...]] = {
    Place.HOME: (
        Command("open_mock", "m", "Mock", "Begin the suggested mock, or go on with the unfinished one."),
        Command("open_review", "r", "Review", "Review the cards that are due."),
        Command("open_problems", "p", "Problems", "See all problems."),
        Command("toggle_theme", "t", "Light/dark", "Change between the dark and the light theme."),
        HELP,
        Command("quit", "q", "Quit", "Leave drill; everything is saved already."),
    ),
    Place.PROBLEMS: (
        Command("choose", "enter", "Mock this", "Prepare a mock of the marked problem.", priority=True),
        Command("cursor_up", "up", "Up", "Mark the problem above.", footer=False),
        Command("cursor_down", "down", "Down", "Mark the problem below.", footer=False),
        Command("page_up", "pageup", "Page up", "Read the preview upwards.", footer=False),
        Command("page_down", "pagedown", "Page down", "Read the preview on.", footer=False),
        Command("back", "escape", "Clear/back", "Empty the filter; with an empty filter, go back."),
        Command("help", "f1", "Help", "Show the keys of this screen."),
    ),
    Place.SETUP: (
        Command("begin", "b", "Begin", "Start the clock."),
        Command("switch", "tab", "Format/seniority", "Go to the other list.", footer=True, priority=True),
        BACK,
        HELP,
    ),
    Place.MOCK: (
        Command("leader", "escape", "Commands", "Open the menu of commands; then press a letter.", priority=True),
        Command("next_step", "f2", "Next step", "Move the agenda on; five seconds to undo.", "n", priority=True),
        Command("undo_next", "f12", "Undo next", "Take moving on back, within five seconds.", "u", False, True),
        Command("next_part", "f4", "Next part", "Write in the next part.", "l", priority=True),
        Command("previous_part", "f3", "Previous part", "Write in the part before.", "h", False, True),
        Command("choose_part", "f8", "Parts", "Choose any part of any phase to write in.", "p", priority=True),
        Command("brief", "f7", "Brief", "Read the brief and the task again.", "b", False, True),
        Command("said", "f6", "Interviewer", "Read all that the interviewer has said.", "i", False, True),
        Command("clock", "f5", "Clock", "Show the clock in full, plain, or not at all.", "c", False, True),
        Command("external_editor", "f9", "$EDITOR", "Write this part in your own editor.", "e", False, True),
        Command("lock", "f10", "Lock", "End the mock and lock the answers.", "k", False, True),
        Command("leave", "ctrl+q", "Leave", "Keep it for later, lock it now, or discard it.", "q", False, True),
        Command("help", "f1", "Help", "Show the keys of this screen.", "?", priority=True),
    ),
    Place.LOCKED: (
        Command("score", "s", "Score now", "Score the answers against the rubric."),
        Command("write_on", "w", "Write on", "Go on writing, kept apart and not scored."),
        Command("later", "escape", "Later", "Go to Home; the scoring waits there."),
    ),
    Place.SCORE: (
        Command(
            "found",
            "enter",
            "Found/choose",
            "The marked lines, or this one, show it; choose this level.",
            priority=True,
        ),
        Command("mark", "space", "Mark line", "Mark or unmark a line, to point to more than one."),
        Command("not_found", "n", "Not found", "The answers do not show it."),
        Command("previous", "left", "Before", "Go back one question.", footer=True),
        Command("following", "right", "After", "Go on one question without deciding.", footer=True),
        Command("level(1)", "1", "Level 1", "Choose level 1.", footer=False),
        Command("level(2)", "2", "Level 2", "Choose level 2.", footer=False),
        Command("level(3)", "3", "Level 3", "Choose level 3.", footer=False),
        Command("level(4)", "4", "Level 4", "Choose level 4.", footer=False),
        Command("anchors", "a", "Anchors", "Show what each level looks like."),
        Command("back", "escape", "Later", "Go to Home; the scoring waits at this question."),
        Command("help", "f1,question_mark", "Help", "Show the keys of this screen.", footer=False),
    ),
    Place.RESULT: (
        Command("next_tab", "right", "Next tab", "Show the next tab.", priority=True),
        Command("previous_tab", "left", "Tab before", "Show the tab before.", footer=False, priority=True),
        Command("copy", "c", "Copy", "Copy this tab as Markdown to the clipboard."),
        Command("back", "escape", "Home", "Go to Home."),
        HELP,
    ),
    Place.REVIEW: (
        Command("reveal", "space,enter", "Reveal", "Show the answer."),
        Command("rate(1)", "1", "Again", "It did not come.", footer=False),
        Command("rate(2)", "2", "Hard", "It came with a real effort.", footer=False),
        Command("rate(3)", "3", "Good", "It came.", footer=False),
        Command("rate(4)", "4", "Easy", "It came at once.", footer=False),
        Command("undo", "u", "Undo", "Take the last rating back."),
        BACK,
        HELP,
    ),
}


def bindings(place: Place) -> list[BindingType]:
    """The key bindings of a screen."""
    return [
        Binding(command.key, command.action, command.label, show=command.footer, priority=command.priority)
        for command in COMMANDS[place]
    ]


def key_text(command: Command) -> str:
    """The keys of a command for a reader: `F2 or Esc n`."""
    names = {"question_mark": "?", "escape": "Esc", "space": "Space", "enter": "Enter", "tab": "Tab"}
    arrows = {"up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn"}
    keys = [(names | arrows).get(key, key.upper() if key.startswith("f") else key) for key in command.key.split(",")]
    keys = [key.replace("ctrl+", "Ctrl+") for key in keys]
    if command.letter:
        keys.append(f"Esc {command.letter}")
    return " or ".join(keys)
