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
    DRILL = "Before the drill"
    MOCK = "Mock"
    LOCKED = "Locked"
    PREDICT = "Predict"
    SCORE = "Score"
    MEASURE = "Held against others"
    REVISE = "Revise"
    MARKING = "Worksheet"
    RESULT = "Result"
    ATTEMPT = "Attempt"
    HISTORY = "History"
    COMPARE = "Compare"
    REVIEW = "Review"
    CARDS = "Cards"
    GYM = "Estimate"
    CALIBRATE = "Calibrate"
    DRAWING = "Drawing"
    PREVIEW = "Preview"
    STUDY = "Study"
    WALKTHROUGH = "Walkthrough"
    COMPLETION = "Completion"
    COLD = "Cold attempt"
    SETTINGS = "Settings"
    FIRST_RUN = "Welcome"
    SAMPLE = "Sample"


HELP = Command("help", "f1,question_mark", "Help", "Show the keys of this screen.")
BACK = Command("back", "escape", "Back", "Go back to the screen before.")
ATTEMPT_COMMANDS = (
    Command(
        "drawing", "a", "Drawing", "Ask the drawing: what stands out, what if a box dies, what it bears.", footer=False
    ),
    Command("compare", "v", "Compare", "Compare with another attempt at the same problem."),
    Command("copy", "c", "Copy", "Copy the whole attempt as Markdown to the clipboard."),
    Command("export", "e", "Export", "Write the whole attempt as Markdown to a file."),
)

COMMANDS: Mapping[Place, tuple[Command, ...]] = {
    Place.HOME: (
        Command("open_mock", "m", "Mock", "Begin the suggested mock, or go on with the unfinished one."),
        Command("open_review", "r", "Review", "Review the cards that are due."),
        Command("open_gym", "e", "Estimate", "Five estimation tasks with changing figures, marked at once."),
        Command("open_calibration", "c", "Calibrate", "Grade authored answers to train your eye.", footer=False),
        Command("open_study", "y", "Study", "Study a problem without a clock, step by step.", footer=False),
        Command("open_problems", "p", "Problems", "See all problems."),
        Command("open_history", "h", "History", "See all attempts: answers, scores, transcripts."),
        Command("open_settings", "s", "Settings", "Change settings, each explained in a line."),
        Command("toggle_theme", "t", "Theme", "Change between the dark and the light theme.", footer=False),
        Command("quit", "q", "Quit", "Leave drill; everything is saved already."),
        HELP,
    ),
    Place.PROBLEMS: (
        Command("choose", "enter", "Mock this", "Prepare a mock of the marked problem.", priority=True),
        Command("study", "f2", "Study this", "Study the marked problem without a clock.", priority=True),
        Command("cursor_up", "up", "Up", "Mark the problem above.", footer=False),
        Command("cursor_down", "down", "Down", "Mark the problem below.", footer=False),
        Command("page_up", "pageup", "Page up", "Read the preview upwards.", footer=False),
        Command("page_down", "pagedown", "Page down", "Read the preview on.", footer=False),
        Command("back", "escape", "Clear/back", "Empty the filter; with an empty filter, go back."),
        Command("help", "f1", "Help", "Show the keys of this screen."),
    ),
    Place.SETUP: (
        Command("begin", "b", "Begin", "Start the clock."),
        Command("switch", "tab", "Other list", "Go to the other list.", footer=True, priority=True),
        Command("one_phase", "o", "One phase", "Drill one phase of this problem instead of a whole mock."),
        BACK,
        HELP,
    ),
    Place.DRILL: (
        Command("begin", "b", "Begin", "Start the clock."),
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
        Command("ask", "ctrl+r", "Ask", "Ask the interviewer in your own words; the clock goes on.", "a", False, True),
        Command("said", "f6", "Interviewer", "Read all that the interviewer has said.", "i", False, True),
        Command(
            "answer_probe", "ctrl+o", "Reply", "Quote the latest open question here and answer it.", "r", False, True
        ),
        Command(
            "postpone_probe", "ctrl+l", "Put off", "Put the latest open question off; it comes back.", "o", False, True
        ),
        Command("dismiss_probe", "ctrl+b", "Dismiss", "Dismiss the latest open question.", "x", False, True),
        Command("clock", "f5", "Clock", "Show the clock in full, plain, or not at all.", "c", False, True),
        Command("external_editor", "f9", "$EDITOR", "Write this part in your own editor.", "e", False, True),
        Command("drawing", "f11", "Drawing", "Give the room to the drawing, or to its text again.", "d", False, True),
        Command("ascii", "ctrl+t", "ASCII", "Draw with plain signs, or with lines again.", "t", False, True),
        Command("copy", "ctrl+g", "Copy Mermaid", "Copy the drawing as Mermaid.", "m", False, True),
        Command("hot_spots", "f11", "Hot spots", "In the deep dive: choose what to take apart.", "s", False, True),
        Command("begin_card", "ctrl+n", "New card", "Begin a decision card below the cursor.", "f", False, True),
        Command(
            "next_field",
            "tab",
            "Next field",
            "In a decision card: to the next field, and out behind the last.",
            footer=False,
            priority=True,
        ),
        Command(
            "previous_field", "shift+tab", "Field before", "In a decision card: to the field before.", "", False, True
        ),
        Command(
            "end_field",
            "enter",
            "End field",
            "In a decision card: to the next field; behind the last, to a fresh card.",
            footer=False,
            priority=True,
        ),
        Command("lock", "f10", "Lock", "End the mock and lock the answers.", "k", False, True),
        Command("leave", "ctrl+q", "Leave", "Keep it for later, lock it now, or discard it.", "q", False, True),
        Command("help", "f1", "Help", "Show the keys of this screen.", "?", priority=True),
    ),
    Place.LOCKED: (
        Command("score", "s", "Score now", "Score the answers against the rubric."),
        Command("write_on", "w", "Write on", "Go on writing, kept apart and not scored."),
        Command("later", "escape", "Later", "Go to Home; the scoring waits there."),
    ),
    Place.PREDICT: (
        Command(
            "go_on", "enter,f2", "To the evidence", "End the predictions and score by the evidence.", priority=True
        ),
        Command("up", "up", "Up", "To the dimension above.", footer=False, priority=True),
        Command("down", "down", "Down", "To the dimension below.", footer=False, priority=True),
        Command("level(1)", "1", "Level 1", "Predict level 1 and go on.", footer=False),
        Command("level(2)", "2", "Level 2", "Predict level 2 and go on.", footer=False),
        Command("level(3)", "3", "Level 3", "Predict level 3 and go on.", footer=False),
        Command("level(4)", "4", "Level 4", "Predict level 4 and go on.", footer=False),
        Command("surer", "s,plus,equals_sign", "How sure", "Surer; after certain comes a guess again."),
        Command("less_sure", "minus", "Less sure", "Less sure of the prediction.", footer=False),
        Command("skip", "k", "Skip", "Go on without the predictions that are missing."),
        Command("back", "escape", "Later", "Go to Home; the scoring waits here."),
        HELP,
    ),
    Place.SCORE: (
        Command(
            "found",
            "enter",
            "Found",
            "The marked lines, or this one, show it; choose this level.",
            priority=True,
        ),
        Command("mark", "space", "Mark", "Mark or unmark a line, to point to more than one."),
        Command("not_found", "n", "Not found", "The answers do not show it."),
        Command("previous", "left", "Before", "Go back one question.", priority=True),
        Command("following", "right", "After", "Go on one question without deciding.", priority=True),
        Command("level(1)", "1", "Level 1", "Choose level 1.", footer=False),
        Command("level(2)", "2", "Level 2", "Choose level 2.", footer=False),
        Command("level(3)", "3", "Level 3", "Choose level 3.", footer=False),
        Command("level(4)", "4", "Level 4", "Choose level 4.", footer=False),
        Command("worksheet", "w", "Worksheet", "Mark the worksheet against the reference figures.", footer=False),
        Command("anchors", "a", "Anchors", "Show what each level looks like."),
        Command("levels_only", "l", "Levels only", "Leave the evidence out: only levels, and no cards.", footer=False),
        Command(
            "drawing",
            "d",
            "Drawing",
            "Ask the drawing: what stands out, what if a box dies, what it bears.",
            footer=False,
        ),
        Command("back", "escape", "Later", "Go to Home; the scoring waits at this question."),
        Command("help", "f1,question_mark", "Help", "Show the keys of this screen.", footer=False),
    ),
    Place.MEASURE: (
        Command("go_on", "enter", "Go on", "To the next page; after the last, to revising.", priority=True),
        Command("following", "n", "Next", "Show the next phase.", footer=False),
        Command("previous", "p", "Before", "Show the phase before.", footer=False),
        Command("higher", "right", "Other answer", "Show the authored answer of the next level.", priority=True),
        Command("lower", "left", "Answer before", "The one of the level before.", footer=False, priority=True),
        Command("switch", "tab", "Yours", "Change between your answer and the authored one.", priority=True),
        Command("reference", "r", "Reference", "Read the reference answer of this phase."),
        Command("revise", "f2", "Revise", "End the comparison and revise the scores.", priority=True),
        Command("back", "escape", "Later", "Go to Home; the comparison waits at this page."),
        Command("help", "f1,question_mark", "Help", "Show the keys of this screen.", footer=False),
    ),
    Place.REVISE: (
        Command("change", "enter", "Change", "Change this tick or level, once and with a reason.", priority=True),
        Command("finish", "f", "Finish", "Close the scoring and see the result."),
        Command("measure", "c", "Compare", "Look at the authored answers again."),
        Command("back", "escape", "Later", "Go to Home; the revision waits here."),
        HELP,
    ),
    Place.MARKING: (
        Command("confirm", "enter", "Confirm", "This line answers it; here the given was assumed.", priority=True),
        Command("choose_line", "l", "Other line", "Choose another line, of those whose unit fits."),
        Command("no_line", "n", "No line", "No line answers it; the given was stayed with."),
        Command("page_up", "pageup", "Page up", "Read what stands below upwards.", footer=False, priority=True),
        Command("page_down", "pagedown", "Page down", "Read what stands below on.", footer=False, priority=True),
        Command("back", "escape", "Back", "Go back to the scoring; what is marked is kept."),
        HELP,
    ),
    Place.RESULT: (
        Command("next_tab", "right", "Next tab", "Show the next tab.", priority=True),
        Command("previous_tab", "left", "Tab before", "Show the tab before.", footer=False, priority=True),
        *ATTEMPT_COMMANDS,
        Command("discard", "d", "Discard", "Say how a scored attempt is erased; it cannot be discarded.", footer=False),
        BACK,
        HELP,
    ),
    Place.ATTEMPT: (
        Command("next_tab", "right", "Next tab", "Show the next tab.", priority=True),
        Command("previous_tab", "left", "Tab before", "Show the tab before.", footer=False, priority=True),
        Command("go_on", "g", "Go on", "Go on with the mock, or with its scoring."),
        *ATTEMPT_COMMANDS,
        Command("discard", "d", "Discard", "Throw the attempt away, after asking."),
        BACK,
        HELP,
    ),
    Place.HISTORY: (
        Command("open", "enter", "Open", "Open the marked attempt.", priority=True),
        Command("cursor_up", "up", "Up", "Mark the attempt above.", footer=False),
        Command("cursor_down", "down", "Down", "Mark the attempt below.", footer=False),
        Command("back", "escape", "Clear/back", "Empty the filter; with an empty filter, go back."),
        Command("help", "f1", "Help", "Show the keys of this screen."),
    ),
    Place.COMPARE: (
        Command("other_before", "b", "Before", "Compare with another earlier attempt."),
        Command("other_after", "a", "After", "Compare another later attempt."),
        BACK,
        HELP,
    ),
    Place.REVIEW: (
        Command("reveal", "space,enter", "Reveal", "Show the answer."),
        Command("type", "t", "Type", "Type the answer first, to compare; it is not kept.", footer=False),
        Command("rate(1)", "1", "Again", "It did not come: it comes once more today, and soon.", footer=False),
        Command("rate(2)", "2", "Hard", "It came with a real effort.", footer=False),
        Command("rate(3)", "3", "Good", "It came.", footer=False),
        Command("rate(4)", "4", "Easy", "It came at once.", footer=False),
        Command("undo", "u", "Undo", "Take back what was done last, as often as you like."),
        Command("toggle_flag", "f", "Flag", "Mark this card to look at it later, or take the mark away."),
        Command("bury", "b", "Bury", "Ask this card no more today."),
        Command("suspend", "s", "Suspend", "Ask this card no more, until the list of cards wakes it."),
        Command("edit", "e", "Edit", "Reword this card in your own editor; its history stays."),
        Command("take_more", "m", "More", "Take on more of the cards that wait for another day.", footer=False),
        Command("practise", "p", "Practise", "Practise cards that are not due; no due day moves.", footer=False),
        Command("cards", "c", "Cards", "See all cards: flagged, suspended, by problem."),
        Command("end_typing", "escape,f2", "Show answer", "After typing: show the answer to compare.", priority=True),
        Command("back", "escape", "Back", "Go back to the screen before.", priority=True),
        HELP,
    ),
    Place.CARDS: (
        Command("reveal", "enter", "Show", "Show the answer of the marked card.", priority=True),
        Command("practise", "f2", "Practise", "Practise the listed cards; no due day moves.", priority=True),
        Command("toggle_flag", "f4", "Flag", "Mark this card to look at it later, or take the mark away."),
        Command("suspend", "f5", "Rest", "Suspend this card, or wake it again."),
        Command("edit", "f9", "Edit", "Reword this card in your own editor; its history stays."),
        Command("undo", "f12", "Undo", "Take back what was done last in this sitting.", footer=False),
        Command("cursor_up", "up", "Up", "Mark the card above.", footer=False),
        Command("cursor_down", "down", "Down", "Mark the card below.", footer=False),
        Command("back", "escape", "Back", "Empty the filter; with an empty filter, go back."),
        Command("help", "f1", "Help", "Show the keys of this screen."),
    ),
    Place.GYM: (
        Command("enter", "enter", "Mark, go on", "Mark the answer; then go on to the next task.", priority=True),
        Command("show_answer", "f2", "Show me", "Give up this task and see how it goes; it comes back soon."),
        Command("clock", "f5", "Clock", "Show the clock in full, plain, or not at all."),
        Command("page_up", "pageup", "Page up", "Read the task upwards.", footer=False),
        Command("page_down", "pagedown", "Page down", "Read the task on.", footer=False),
        Command("back", "escape", "Leave", "Go back to the screen before; all that was marked is kept."),
        Command("help", "f1", "Help", "Show the keys of this screen."),
    ),
    Place.CALIBRATE: (
        Command("level(1)", "1", "Level 1", "Give level 1.", footer=False),
        Command("level(2)", "2", "Level 2", "Give level 2.", footer=False),
        Command("level(3)", "3", "Level 3", "Give level 3.", footer=False),
        Command("level(4)", "4", "Level 4", "Give level 4.", footer=False),
        Command("go_on", "enter", "Go on", "To the next answer; after the last, to how the round went.", priority=True),
        Command("anchors", "a", "Anchors", "Show what each level looks like."),
        Command("open_problem", "o", "Open a problem", "Take in the answers to a problem that you have not tried."),
        Command("page_up", "pageup", "Page up", "Read upwards.", footer=False),
        Command("page_down", "pagedown", "Page down", "Read on.", footer=False),
        Command("back", "escape", "Leave", "Go back to the screen before; every level you gave is kept."),
        HELP,
    ),
    Place.DRAWING: (
        Command("checks", "c", "Checks", "What stands out in the drawing, each with its reason and its boxes."),
        Command("kill", "k", "Kill", "Lose a box: what is out of reach, which paths break."),
        Command("load", "l", "Load", "Let requests flow: what each box bears, and what saturates first."),
        Command(
            "choose",
            "enter",
            "Choose",
            "Lose all of the marked box, or change the rate at which requests enter there.",
            footer=False,
            priority=True,
        ),
        Command("more", "plus,equals_sign", "More", "Turn the load up.", priority=True),
        Command("less", "minus", "Less", "Turn the load down.", footer=False, priority=True),
        Command("zoom", "z", "Zoom", "Give the room to the picture, which the arrow keys then move, or to the answer."),
        Command("page_up", "pageup", "Page up", "Read the answer upwards.", footer=False, priority=True),
        Command("page_down", "pagedown", "Page down", "Read the answer on.", footer=False, priority=True),
        Command("reference", "r", "Reference", "Change between your drawing and the author's, once scoring has begun."),
        Command("ascii", "a", "ASCII", "Draw with plain signs, or with lines again.", footer=False),
        Command("copy", "y", "Copy", "Copy the drawing as Mermaid.", footer=False),
        Command("save", "s", "Save", "Write the drawing to a file, as an SVG picture.", footer=False),
        BACK,
        HELP,
    ),
    Place.FIRST_RUN: (
        Command("keep", "f2", "Keep, go Home", "Keep the answers and go to Home."),
        Command("sample", "f3", "Keep, try a sample", "Keep the answers and try five minutes of a mock."),
        Command("back", "escape", "Skip", "Take the usual settings; Settings change them later."),
        Command("help", "f1", "Help", "Show the keys of this screen."),
    ),
    Place.SAMPLE: (
        Command("go_on", "f2", "Go on", "From writing to checking; from the card to Home.", priority=True),
        Command("found", "enter", "Found here", "The marked line shows it.", priority=True),
        Command("not_found", "n", "Not found", "The notes do not show it."),
        Command("back", "escape", "Home", "Go to Home; what was typed waits there.", priority=True),
        Command("help", "f1", "Help", "Show the keys of this screen.", priority=True),
    ),
    Place.PREVIEW: (
        Command("next_page", "right,n", "Next page", "Show the next page.", priority=True),
        Command("previous_page", "left,p", "Page before", "Show the page before.", priority=True),
        Command("back", "escape,q", "Leave", "Leave drill; the file is only read."),
        HELP,
    ),
    Place.STUDY: (
        Command("choose", "enter", "Begin, go on", "Begin the marked stage, or go on with it.", priority=True),
        BACK,
        HELP,
    ),
    Place.WALKTHROUGH: (
        Command("go_on", "enter,space", "Show, go on", "Show this step; then go on to the next one.", priority=True),
        Command("previous", "left", "Before", "Look back at the step before.", priority=True),
        Command("following", "right", "After", "Look at the step after, up to where you are.", priority=True),
        Command("drawing", "a", "Ask the drawing", "What stands out in it, what if a box dies, what it bears."),
        Command("back", "escape", "Leave", "Go back; the walkthrough waits at this step."),
        HELP,
    ),
    Place.COMPLETION: (
        Command("fill", "enter", "Mark, go on", "Mark the answer; then go on to the next gap.", priority=True),
        Command("show_answer", "f2", "Show me", "See what belongs there without an answer.", priority=True),
        Command("hint", "f6", "Hint", "Read the next of three hints for this phase.", priority=True),
        Command("judge(1)", "y", "Had it", "Your answer holds what belongs there."),
        Command("judge(0)", "n", "Not", "It was not in your answer."),
        Command("count_as_right", "c", "Counts as right", "Your name for the box is as good: count it as right."),
        Command("drawing", "a", "Ask the drawing", "What stands out in it, what if a box dies, what it bears."),
        Command("previous", "f3", "Before", "Look back at the gap before.", priority=True),
        Command("following", "f4", "After", "Look at the gap after, up to where you are.", footer=False, priority=True),
        Command("page_up", "pageup", "Page up", "Read the page upwards.", footer=False, priority=True),
        Command("page_down", "pagedown", "Page down", "Read the page on.", footer=False, priority=True),
        Command("back", "escape", "Leave", "Go back; the gaps wait here, and what is typed is kept."),
        Command("help", "f1", "Help", "Show the keys of this screen."),
    ),
    Place.COLD: (
        Command("leader", "escape", "Commands", "Open the menu of commands; then press a letter.", priority=True),
        Command(
            "go_on", "f2", "Compare, go on", "See the reference of this phase; then the next one.", "n", True, True
        ),
        Command("hint", "f6", "Hint", "Read the next of three hints for this phase.", "i", priority=True),
        Command("next_part", "f4", "Next part", "Write in the next part.", "l", priority=True),
        Command("previous_part", "f3", "Previous part", "Write in the part before.", "h", False, True),
        Command("brief", "f7", "Brief", "Read the brief and the task again.", "b", False, True),
        Command("next_page", "right", "Next page", "Show the next authored answer.", priority=True),
        Command("previous_page", "left", "Page before", "Show the page before.", footer=False, priority=True),
        Command("switch", "tab", "Yours", "Change between your answer and what its author wrote.", priority=True),
        Command("external_editor", "f9", "$EDITOR", "Write this part in your own editor.", "e", False, True),
        Command("drawing", "f11", "Drawing", "Give the room to the drawing, or to its text again.", "d", False, True),
        Command("ascii", "ctrl+t", "ASCII", "Draw with plain signs, or with lines again.", "t", False, True),
        Command("leave", "ctrl+q", "Leave", "Go back; everything is kept.", "q", False, True),
        Command("help", "f1", "Help", "Show the keys of this screen.", "?", priority=True),
    ),
    Place.SETTINGS: (
        Command("change", "enter", "Change", "Change the marked setting.", priority=True),
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
    names |= {"plus": "+", "minus": "-", "equals_sign": "="}
    arrows = {"up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn"}
    keys = [(names | arrows).get(key, key.upper() if key[1:].isdigit() else key) for key in command.key.split(",")]
    keys = [key.replace("ctrl+", "Ctrl+") for key in keys]
    if command.letter:
        keys.append(f"Esc {command.letter}")
    return " or ".join(keys)


def first_key(place: Place, action: str) -> str:
    """The key to press for a command of a screen, for a reader: `F2`."""
    command = next(command for command in COMMANDS[place] if command.action == action)
    return key_text(command).split(" or ", maxsplit=1)[0]
